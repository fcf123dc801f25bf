package model

import (
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// swapRow is a line of a test's table: a question to avoid and what to try. An empty
// question adds an alternative to the one above.
type swapRow struct{ avoid, try string }

// swapsOf makes a page with one category for each table. Line numbers count the
// rows of the page from 1.
func swapsOf(tables ...[]swapRow) *Swaps {
	s := &Swaps{}
	line := 0
	for i, rows := range tables {
		title := []string{"Why questions", "Leading questions", "More"}[i]
		c := &Category{Title: title, Tag: title, Reason: []Block{&Paragraph{}}}
		for _, r := range rows {
			line++
			at := diag.Pos{File: "swaps.md", Line: line, Col: 3}
			if r.avoid != "" {
				c.Swaps = append(c.Swaps, &Swap{At: at, ID: r.avoid, Avoid: questionText(r.avoid)})
			}
			last := c.Swaps[len(c.Swaps)-1]
			last.Try = append(last.Try, Alternative{At: diag.Pos{File: "swaps.md", Line: line, Col: 30}, Text: questionText(r.try)})
		}
		s.Categories = append(s.Categories, c)
	}
	return s
}

func questionText(s string) Inlines {
	if s == "" {
		return nil
	}
	return Inlines{Text{Value: s}}
}

func TestSwapsAreCheckedInPlainWords(t *testing.T) {
	good := swapRow{"Why did….?", "What happened next?"}
	other := swapRow{"Why has this happened?", "How come this happened?"}
	for _, c := range []struct {
		name  string
		given *Swaps
		want  []string
	}{
		{"the source's own rows", swapsOf([]swapRow{good, {"", "How do you think that happened?"}, other}), nil},
		{"nothing to try", swapsOf([]swapRow{good, {"Why me?", ""}}), []string{
			"swaps.md:2:30: row gives nothing to try in place of “Why me?” [swap-empty-try]"}},
		{"the same question twice, in other signs", swapsOf([]swapRow{good, other, {"why did…?", "Who was there?"}}), []string{
			"swaps.md:3:3: question “why did…?” appears twice: first on line 1 [swap-twice]"}},
		{"the same question in two tables", swapsOf([]swapRow{good, other}, []swapRow{{"Why did you?", "x?"}, {"Why did", "y?"}}), []string{
			"swaps.md:4:3: question “Why did” appears twice: first on line 1 [swap-twice]"}},
		{"the same alternative twice", swapsOf([]swapRow{good, {"", "What happened, next?"}, other}), []string{
			"swaps.md:2:30: alternative “What happened, next?” to “Why did….?” appears twice: first on line 1 [swap-twice]"}},
		{"one to try that is one to avoid", swapsOf([]swapRow{good, {"Why now?", "Why did…?"}}), []string{
			"swaps.md:2:30: question “Why did…?” is one to try here and one to avoid on line 1 [swap-both]"}},
		{"one row", swapsOf([]swapRow{good}), []string{
			":0: section “Why questions” has only one question to avoid, and a quiz needs at least two [swap-too-few]"}},
		{"an alternative that asks why", swapsOf([]swapRow{good, {"Is that so?", "Why is that so?"}}), []string{
			"swaps.md:2:30: warning: alternative “Why is that so?” begins with “why” [asks-why]"}},
		{"an alternative with a tag", swapsOf([]swapRow{good, {"Is that so?", "You were there, weren't you?"}}), []string{
			"swaps.md:2:30: warning: alternative “You were there, weren't you?” ends in “weren't you?”, which asks the other person to agree [tag-question]"}},
		{"nothing but how come", swapsOf([]swapRow{other, {"Why me?", "How come it was you?"}}), []string{
			":0: section “Why questions” offers nothing but “how come” in place of its questions [swap-only-how-come]"}},
	} {
		t.Run(c.name, func(t *testing.T) { sameQuestionProblems(t, c.given.Validate(), c.want) })
	}
}

func TestACategoryWithoutAReasonIsTold(t *testing.T) {
	s := swapsOf([]swapRow{{"Why did….?", "What happened next?"}, {"Why now?", "What is different now?"}})
	s.Categories[0].Reason = nil
	s.Categories[0].Tag = "Asks the other person for a reason"
	sameQuestionProblems(t, s.Validate(), []string{
		":0: warning: section “Why questions” does not say why these questions hinder [swap-no-reason]",
		":0: warning: tag “Asks the other person for a reason” of section “Why questions” has 34 letters, and 24 fit on its label [swap-tag]",
	})
}

func TestPromptsAreChecked(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "open.md", Line: line, Col: 3} }
	p := &Prompts{Groups: []*PromptGroup{
		{At: at(1), Title: "At the start", Prompts: []*Prompt{
			{At: at(2), Text: questionText("Who else is involved?")},
			{At: at(3), Text: questionText("Who else is involved")},
			{At: at(4), Text: questionText("Why is that?")},
		}},
		{At: at(6), Title: "Later"},
		{At: at(8), Title: "At the end", Prompts: []*Prompt{{At: at(9), Text: questionText("Who else is involved?")}}},
	}}
	sameQuestionProblems(t, p.Validate(), []string{
		"open.md:3:3: question “Who else is involved” appears twice in section “At the start”: first on line 2 [prompt-twice]",
		"open.md:4:3: warning: question “Why is that?” begins with “why” [asks-why]",
		"open.md:6:3: section “Later” has no list of questions [prompts-none]",
	})
}

func TestTagQuestion(t *testing.T) {
	for text, want := range map[string]string{
		"You saw the family on Tuesday, didn't you?": "didn't you?",
		"You saw them, didn’t you?":                  "didn’t you?",
		"It is stuck, isn't it?":                     "isn't it?",
		"You have not asked, have you?":              "have you?",
		"That is agreed, is it not?":                 "is it not?",
		"You will call, right?":                      "right?",
		"If you could, what would you do?":           "",
		"What happened next?":                        "",
		"After the visit, did you write it down?":    "",
		"Tell me more, will you.":                    "",
		"You want it, want you?":                     "",
	} {
		if got := tagQuestion(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestHowComeAsksWhy(t *testing.T) {
	for question, want := range map[string]bool{
		"How come this happened?":         true,
		"Why, though?":                    true,
		"How do you think that happened?": false,
		"Whose help is needed?":           false,
		"":                                false,
	} {
		if got := (Alternative{Text: questionText(question)}).AsksWhy(); got != want {
			t.Errorf("%q: got %v, want %v", question, got, want)
		}
	}
}

func sameQuestionProblems(t *testing.T, got diag.List, want []string) {
	t.Helper()
	var lines []string
	for _, p := range got {
		line := p.String() + " [" + p.Rule + "]"
		if p.Pos.File == "" {
			line = ":0" + line
		}
		lines = append(lines, line)
	}
	if g, w := strings.Join(lines, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}
