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
		"record_when": "When", "record_outcome": "Outcome", "record_missing": "Missing", "record_led": "Led", "record_responses": "Responses", "record_disagreed": "Open", "record_next": "Next", "record_kept": "Kept", "record_added": "Ours.", "summary_title": "On one page", "summary_sheet": "On one sheet", "alert_added": "Added", "summary_added": "Some ours.", "summary_lead": "In short.", "summary_purpose": "In words.", "summary_large": "In short",
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
	want := "Together Record Room to write. Ours. Child Date Who Missing Led 1. Share Say it. 2. Feel Say it. 3. See Say it. 4. Find Say it. 5. Agree Say it. Action By When Outcome Responses Open Next Kept"
	if got := sheettest.Read(t, data); got != want {
		t.Errorf("read out is %q, want %q", got, want)
	}
	if pages := sheettest.Info(t, data)["Pages"]; pages != "2" {
		t.Errorf("it takes %s pages, not the two sides of one sheet", pages)
	}
}

func TestQuestionSheetHasEveryQuestion(t *testing.T) {
	site := &model.Site{
		Prompts: []*model.Prompts{{Page: &model.Page{}, Intro: []model.Block{block("Not here."), &model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{block("We sorted them.")}}}, Groups: []*model.PromptGroup{{Title: "At first", Prompts: []*model.Prompt{{Text: sheet.Words("What happened?")}}}}}},
		Swaps: []*model.Swaps{{Page: &model.Page{Title: "Swaps"}, Categories: []*model.Category{{Title: "Why", Swaps: []*model.Swap{{
			Avoid: sheet.Words("Why did you?"), Try: []model.Alternative{{Text: sheet.Words("What next?")}, {Text: sheet.Words("How so?")}},
		}}}}}},
	}
	doc, _ := questions(site, "questions", say)
	data, err := env(site).Set(doc, 18).PDF()
	if err != nil {
		t.Fatal(err)
	}
	want := "Together Questions Choose one. Added We sorted them. At first • What happened? Swaps Why Instead of Try Why did you? What next? How so?"
	if got := sheettest.Read(t, data); got != want {
		t.Errorf("read out is %q, want %q", got, want)
	}
	if _, ok := questions(&model.Site{}, "questions", say); ok {
		t.Error("a site without questions has a sheet of them")
	}
}

// page makes an ordinary page of so many sections, each of so many words.
func longPage(sections, words int) *model.Page {
	p := &model.Page{Path: "rules.md", Title: "Rules"}
	for n := range sections {
		p.Body = append(p.Body,
			&model.Heading{Level: 2, ID: fmt.Sprintf("r%d", n+1), Text: sheet.Words(fmt.Sprintf("Title %d", n+1))},
			block(strings.TrimSpace(strings.Repeat("text ", words))))
	}
	return p
}

// The guidance in short says every word, on one side where it can, else on both
// sides of one sheet; what is too much even so is reported, and printed all the same.
func TestSummarySaysEveryWordOnOneSheet(t *testing.T) {
	for _, c := range []struct {
		name            string
		sections, words int
		pages           string
		title           string
	}{
		{"little", 3, 5, "1", "On one page"},
		{"more than a side", 24, 55, "2", "On one sheet"},
		{"more than a sheet", 40, 60, "3", "In short"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := longPage(c.sections, c.words)
			site := &model.Site{
				Pages:     []*model.Page{page},
				Summaries: []*model.Summary{{Page: &model.Page{}, Include: []model.Include{{At: diag.Pos{File: "content/print.md"}, From: model.Ref{Page: "rules.md"}}}}},
			}
			site.Config.Urgent = &model.Urgent{Text: "Call 999."}
			var made out.Made
			makeSummary(env(site), nil, &made)
			if title := made.Prints[0].Title; title != c.title {
				t.Errorf("it is called %q, want %q", title, c.title)
			}
			if too := len(made.Problems) > 0; too != (c.title == "In short") {
				t.Errorf("problems are %v", made.Problems)
			}
			for _, o := range made.Outputs {
				if !strings.HasSuffix(o.Address, ".pdf") {
					continue
				}
				data, err := o.Make()
				if err != nil {
					t.Fatal(err)
				}
				sheettest.Sound(t, data)
				read := sheettest.Read(t, data)
				if n := strings.Count(read, "text"); n != c.sections*c.words {
					t.Errorf("%s says %d words of %d", o.Address, n, c.sections*c.words)
				}
				if at := strings.Index(read, "Call 999."); at < 0 || at > strings.Index(read, "Title 1") {
					t.Errorf("in %s the urgent line does not lead", o.Address)
				}
				if pages := sheettest.Info(t, data)["Pages"]; !strings.Contains(o.Address, "large") && pages != c.pages {
					t.Errorf("it takes %s pages, want %s", pages, c.pages)
				}
			}
		})
	}
}

// A strategy is there with when to use it, what it offers and where it may lead; a
// list keeps its numbers; what only points elsewhere, asks or is added is not there.
func TestSummaryTakesFromEachKindWhatItSays(t *testing.T) {
	flow := &model.Flow{
		Page: &model.Page{Path: "flow.md", Title: "What next"},
		Steps: []*model.Step{
			{Kind: model.Strategy, ID: "s", Badge: "Way 1", Title: "Talk", Text: []model.Block{block("Use it early.")}, OptionsTitle: "Use both",
				Options: []model.Option{{Blocks: []model.Block{block("Call.")}}, {Blocks: []model.Block{block("Meet.")}}},
				Choices: []model.Choice{{Text: "No answer", To: "law"}, {Text: "It works", To: "end"}}},
			{Kind: model.EndingStep, ID: "law", Title: "Ask the board", Tone: model.Escalate},
			{Kind: model.EndingStep, ID: "end", Title: "Settled", Tone: model.Settled},
		},
		RulesTitle: "Always", Rules: []model.Rule{{Title: "Record it", Text: sheet.Words("At once.")}},
	}
	rules := &model.Page{Path: "rules.md", Title: "Rules", Body: []model.Block{
		block("Lead words."),
		&model.Paragraph{Text: model.Inlines{model.Text{Value: "See also "}, &model.Link{Text: sheet.Words("the law")}, model.Text{Value: "."}}},
		&model.Heading{Level: 2, ID: "be", Text: sheet.Words("Be fair")}, block("To all."),
		&model.Heading{Level: 2, ID: "ours", Text: sheet.Words("Ours")}, &model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{block("Added words.")}}, block("More."),
		&model.Heading{Level: 2, ID: "ask", Text: sheet.Words("Ask")}, &model.Embed{},
		&model.Heading{Level: 2, ID: "eight", Text: sheet.Words("Principles")},
		&model.List{Ordered: true, Start: 1, Items: []*model.Item{{Blocks: []model.Block{block("First.")}}, {Blocks: []model.Block{block("Second.")}}}},
	}}
	site := &model.Site{Pages: []*model.Page{flow.Page, rules}, Flows: []*model.Flow{flow}, Guides: nil}
	g := gatherer{site: site, say: say}
	for _, c := range []struct {
		from model.Ref
		want string
	}{
		{model.Ref{Page: "flow.md"}, "Together On one page In short. What next Way 1: Talk. Use it early. Use both 1. Call. 2. Meet. No answer. Ask the board. Always • Record it. At once."},
		{model.Ref{Page: "rules.md"}, "Together On one page In short. Rules Lead words. Be fair. To all. Principles 1. First. 2. Second."},
		{model.Ref{Page: "rules.md", Anchor: "eight"}, "Together On one page In short. Principles 1. First. 2. Second."},
	} {
		doc := summary(env(site), g.ofPage(c.from))
		doc.Title = say("summary_title")
		data, err := env(site).Set(doc, 12).PDF()
		if err != nil {
			t.Fatal(err)
		}
		if got := sheettest.Read(t, data); got != c.want {
			t.Errorf("%v: read out is\n%q, want\n%q", c.from, got, c.want)
		}
	}
}
