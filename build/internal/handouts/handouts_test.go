package handouts

import (
	"fmt"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

func say(key string, args ...any) string {
	words := map[string]string{
		"paper_page_of": "Page {1} of {2}", "paper_old": "Version 1.", "record_step": "{1}. {2}", "record_title": "Record", "record_lead": "Room to write.",
		"record_about": "Child", "record_date": "Date", "record_who": "Who", "record_action": "Action", "record_by": "By",
		"record_when": "When", "record_added": "Ours.", "summary_title": "On one page", "summary_lead": "In short.", "summary_large": "In short",
		"questions_title": "Questions", "questions_lead": "Choose one.", "voices_avoid": "Instead of", "voices_try": "Try", "alert_note": "Note",
	}
	text, ok := words[key]
	if !ok {
		panic("no words for " + key)
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i+1), fmt.Sprint(a))
	}
	return text
}

func env(site *model.Site) *out.Env {
	site.Config.Title, site.Config.Language = "Together", "en-GB"
	return out.NewEnv(site, say)
}

func block(words string) model.Block { return &model.Paragraph{Text: sheet.Words(words)} }

func guide() *model.Guide {
	g := &model.Guide{Page: &model.Page{Title: "A re-think"}}
	for i, title := range []string{"Share", "Feel", "See", "Find", "Agree"} {
		g.Steps = append(g.Steps, model.GuideStep{Number: i + 1, Title: title, Text: []model.Block{block("Say it."), &model.Embed{}}})
	}
	return g
}

func TestRecordSheetHasRoomForEachStepAndATableAtTheLast(t *testing.T) {
	data, err := env(&model.Site{}).Set(record(guide(), "record", say), 12).PDF()
	if err != nil {
		t.Fatal(err)
	}
	sheettest.Sound(t, data)
	want := "Together Record Room to write. Ours. Child Date Who 1. Share Say it. 2. Feel Say it. 3. See Say it. 4. Find Say it. 5. Agree Say it. Action By When"
	if got := sheettest.Read(t, data); got != want {
		t.Errorf("read out is %q, want %q", got, want)
	}
	if pages := sheettest.Info(t, data)["Pages"]; pages != "2" {
		t.Errorf("it takes %s pages, not the two sides of one sheet", pages)
	}
}

func TestQuestionSheetHasEveryQuestion(t *testing.T) {
	site := &model.Site{
		Prompts: []*model.Prompts{{Page: &model.Page{}, Groups: []*model.PromptGroup{{Title: "At first", Prompts: []*model.Prompt{{Text: sheet.Words("What happened?")}}}}}},
		Swaps: []*model.Swaps{{Page: &model.Page{Title: "Swaps"}, Categories: []*model.Category{{Title: "Why", Swaps: []*model.Swap{{
			Avoid: sheet.Words("Why did you?"), Try: []model.Alternative{{Text: sheet.Words("What next?")}, {Text: sheet.Words("How so?")}},
		}}}}}},
	}
	doc, _ := questions(site, "questions", say)
	data, err := env(site).Set(doc, 18).PDF()
	if err != nil {
		t.Fatal(err)
	}
	want := "Together Questions Choose one. At first • What happened? Swaps Why Instead of Try Why did you? What next? How so?"
	if got := sheettest.Read(t, data); got != want {
		t.Errorf("read out is %q, want %q", got, want)
	}
	if _, ok := questions(&model.Site{}, "questions", say); ok {
		t.Error("a site without questions has a sheet of them")
	}
}

func summary(groups, entries, words int) *Summary {
	s := &Summary{Urgent: "Call 999."}
	for i := range groups {
		g := out.DeckGroup{Title: fmt.Sprintf("Group %d", i+1)}
		for n := range entries {
			g.Entries = append(g.Entries, out.DeckEntry{Title: sheet.Words(fmt.Sprintf("Title %d", n+1)), Text: []model.Block{block(strings.TrimSpace(strings.Repeat("text ", words)))}})
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

func TestSummaryKeepsAsManyTextsAsOnePageHolds(t *testing.T) {
	for _, c := range []struct {
		name                   string
		groups, entries, words int
		texts                  int // entries that keep their text
		fits                   bool
	}{
		{"little", 2, 3, 5, 6, true},
		{"more than all texts", 6, 5, 25, 20, true},
		{"more than a page", 12, 9, 5, 108, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := summary(c.groups, c.entries, c.words)
			data, err := s.PDF(env(&model.Site{}))
			if err != nil {
				t.Fatal(err)
			}
			read := sheettest.Read(t, data)
			if n := strings.Count(read, ". text"); n != c.texts {
				t.Errorf("%d entries keep their text, want %d", n, c.texts)
			}
			if n := strings.Count(read, "Title"); n != c.groups*c.entries {
				t.Errorf("%d entries are there of %d", n, c.groups*c.entries)
			}
			problems := s.Check(diag.Pos{File: "content/cards.md"})
			if fits := len(problems) == 0; fits != c.fits {
				t.Errorf("problems are %v", problems)
			}
			if pages := sheettest.Info(t, data)["Pages"]; (pages == "1") != c.fits {
				t.Errorf("it takes %s pages", pages)
			}
			large, err := env(&model.Site{}).Set(s.flowing(env(&model.Site{})), out.LargePrint).PDF()
			if err != nil {
				t.Fatal(err)
			}
			read = sheettest.Read(t, large)
			if n := strings.Count(read, ". text"); n != c.groups*c.entries {
				t.Errorf("%d entries keep their text in large print", n)
			}
			if at := strings.Index(read, "Call 999."); at < 0 || at > strings.Index(read, "Title") {
				t.Error("in large print the urgent line does not lead")
			}
		})
	}
}
