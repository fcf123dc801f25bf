package quiz

import (
	"bytes"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// onPaper sets the quiz and its answers as paper. Its words are short, so that lines
// are about as long as the real ones.
func onPaper(site *model.Site, size float64) map[string]*sheet.Document {
	site.Config.Partnership.Name, site.Config.Updated = "A partnership", model.Date{Year: 2026, Month: 11, Day: 23}
	env := out.NewEnv(site, func(key string, args ...any) string {
		switch key {
		case "quiz_said":
			return "“" + args[0].(string) + "”"
		case "paper_page_of":
			return "Page %d of %d"
		case "quiz_open":
			return "Open"
		case "quiz_numbered":
			return "1. " + args[1].(string)
		}
		return key
	})
	q := New(site)[0]
	return map[string]*sheet.Document{
		"quiz":    env.Set(q.sheetPaper(env.Say), size),
		"answers": env.Set(q.answersPaper(env.Say), size),
	}
}

func TestTheQuizOfTheSourceFitsOnFewSheetsOfPaper(t *testing.T) {
	sides := map[string]int{"quiz": 2, "answers": 4}
	for name, d := range onPaper(annexB(), 0) {
		pdf, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if n := sheet.CountPages(pdf); n > sides[name] {
			t.Errorf("%s has %d sides, want at most %d", name, n, sides[name])
		}
		if len(d.Problems()) > 0 {
			t.Errorf("%s: %v", name, d.Problems())
		}
		again, err := onPaper(annexB(), 0)[name].PDF()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pdf, again) {
			t.Errorf("%s: two files of the same quiz differ", name)
		}
	}
}

// Whoever has the answers needs no quiz beside them: each question is there with each
// of its answers and what that does.
func TestTheAnswersAreReadByThemselves(t *testing.T) {
	q := New(withPrompts(annexB()))[0]
	var said strings.Builder
	for _, b := range q.answersPaper(testWords).Blocks {
		if g, ok := b.(paper.Grid); ok {
			for _, row := range g.Rows {
				for _, cell := range row {
					said.WriteString(cell.Plain() + " ")
				}
			}
		}
	}
	for _, r := range q.Rounds {
		for _, question := range r.Questions {
			if !strings.Contains(said.String(), question.Text.Plain()) {
				t.Errorf("%s %s is not there", r.Kind, question.ID)
			}
			for _, o := range question.Options {
				if want := o.Letter + ". " + o.Text.Plain() + " " + tagOf(testWords, o) + "."; r.Kind == SwapIt && !strings.Contains(said.String(), want) {
					t.Errorf("%s: answer %q is not there", question.ID, want)
				}
			}
		}
	}
	for _, reason := range []string{"It names one helper.", "It looks for obstacles, not for blame.", "quiz reason prompt Step 1"} {
		if !strings.Contains(said.String(), reason) {
			t.Errorf("%q is not there", reason)
		}
	}
}

func TestTheQuizIsPrintedInBlackAndWhite(t *testing.T) {
	for name, d := range onPaper(annexB(), 0) {
		pdf, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if n := sheettest.Hues(t, pdf); n > 0 {
			t.Errorf("%s: %d dots are coloured", name, n)
		}
	}
}

func TestLargePrintHasAllOfTheQuiz(t *testing.T) {
	for name, d := range onPaper(annexB(), out.LargePrint) {
		pdf, err := d.PDF()
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
	if problems := onPaper(site, 0)["quiz"].Problems(); len(problems) == 0 {
		t.Error("nothing is told of a character that the font lacks")
	}
}
