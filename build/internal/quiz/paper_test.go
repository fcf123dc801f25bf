package quiz

import (
	"bytes"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// testPaper says short words, so that lines are about as long as the real ones.
func testPaper() Paper {
	return Paper{Site: "A partnership", Date: model.Date{Year: 2026, Month: 11, Day: 23}, Say: func(key string, args ...any) string {
		switch key {
		case "quiz_said":
			return "“" + args[0].(string) + "”"
		case "quiz_page_of":
			return "Page %d of %d"
		case "quiz_open":
			return "Open"
		case "quiz_numbered":
			return "1. " + args[1].(string)
		}
		return key
	}}
}

func TestTheQuizOfTheSourceFitsOnOneSheetOfPaper(t *testing.T) {
	q := New(annexB())[0]
	for name, make := range map[string]func(Paper) *sheet.Document{"quiz": q.SheetPDF, "answers": q.AnswersPDF} {
		d := make(testPaper())
		pdf, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if n := sheet.CountPages(pdf); n != 2 {
			t.Errorf("%s has %d sides, want 2", name, n)
		}
		if len(d.Problems()) > 0 {
			t.Errorf("%s: %v", name, d.Problems())
		}
		again, err := make(testPaper()).PDF()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pdf, again) {
			t.Errorf("%s: two files of the same quiz differ", name)
		}
	}
}

func TestTheQuizIsPrintedInBlackAndWhite(t *testing.T) {
	q := New(annexB())[0]
	for name, make := range map[string]func(Paper) *sheet.Document{"quiz": q.SheetPDF, "answers": q.AnswersPDF} {
		pdf, err := make(testPaper()).PDF()
		if err != nil {
			t.Fatal(err)
		}
		if n := sheettest.Hues(t, pdf); n > 0 {
			t.Errorf("%s: %d dots are coloured", name, n)
		}
	}
}

func TestLargePrintHasAllOfTheQuiz(t *testing.T) {
	q := New(annexB())[0]
	p := testPaper()
	p.Size = 16
	for name, make := range map[string]func(Paper) *sheet.Document{"quiz": q.SheetPDF, "answers": q.AnswersPDF} {
		pdf, err := make(p).PDF()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := sheet.CountPages(pdf); n < 3 {
			t.Errorf("%s has %d sides in large print, no more than in small", name, n)
		}
	}
}

func TestACharacterThatPaperCannotShowIsTold(t *testing.T) {
	site := &model.Site{Swaps: []*model.Swaps{swapsPage("a.md", category("a", "A", "A", "", "Why 漢?|What?", "Why now?|What now?"))}}
	if problems := New(site)[0].SheetPDF(testPaper()).Problems(); len(problems) == 0 {
		t.Error("nothing is told of a character that the font lacks")
	}
}
