package source

import (
	"strings"
	"testing"

	"rethink/build/internal/model"
)

// workshop is a session with nothing wrong. Tests change one thing in it.
const workshop = `---
kind: session
title: A workshop
minutes: 40
people: 8 to 25
---

Come as you are.

## What people leave with {#aims}

- One question to try.

## How the time goes {#agenda}

| Part | Minutes | What you need |
| --- | --- | --- |
| [Welcome](#welcome) One line each | 10 | Name labels |
| [Try it](#try) | 30 | |

## Welcome {#welcome}

Say who you are.

### Facilitator notes

Keep it short.

### Ask {#ask}

What brought you?

## Try it {#try}

Talk in pairs.

## Facilitator notes

Come early.
`

func TestASessionIsRead(t *testing.T) {
	loaded, problems := loadFiles(files{"w.md": workshop})
	if len(problems) > 0 {
		t.Fatal(listed(problems))
	}
	s := loaded.Sessions[0]
	if s.Minutes != 40 || s.People != "8 to 25" || len(s.About) != 1 || len(s.Activities) != 2 {
		t.Errorf("got %d minutes for %q, %d sections above the agenda, %d activities", s.Minutes, s.People, len(s.About), len(s.Activities))
	}
	row := s.Agenda.Rows[0]
	if row.Activity != "welcome" || row.Name != "Welcome" || row.About.Plain() != "One line each" || row.Minutes != 10 || row.Need.Plain() != "Name labels" {
		t.Errorf("got row %+v", row)
	}
	if got := spoken(s.Activities[0].Notes) + spoken(s.Notes); got != "Keep it short. Come early. " {
		t.Errorf("facilitator's notes are %q", got)
	}
}

// Nobody but the facilitator may meet the notes: not in the page's text, not in
// its list of headings, not by a link.
func TestFacilitatorNotesAreTakenOutOfThePage(t *testing.T) {
	loaded, _ := loadFiles(files{"w.md": workshop})
	p := loaded.Page("w.md")
	if got := spoken(p.Body); strings.Contains(got, "Keep it short") || strings.Contains(got, "Come early") || !strings.Contains(got, "What brought you?") {
		t.Errorf("page says %q", got)
	}
	for _, h := range p.Headings {
		if strings.Contains(h.Text.Plain(), "notes") {
			t.Errorf("page lists the heading %q", h.Text.Plain())
		}
	}
	if !p.Anchors["ask"] {
		t.Error("the section after the notes lost its anchor")
	}
}

func TestSessionProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"minutes do not add up", "minutes: 40", "minutes: 45",
			"a.md:4:1: minutes of the agenda add up to 40, and the session has 45 -> Change the rows of the agenda or write `minutes: 40`."},
		{"no minutes", "minutes: 40\n", "",
			"a.md: key `minutes` is missing -> Write how long the session takes, such as `minutes: 45`."},
		{"a row that links nowhere", "(#try)", "(#tried)",
			"a.md:19:3: link to #tried leads nowhere: no heading of this page has that id"},
		{"a row without a link", "[Try it](#try)", "Try it",
			"a.md:19:3: row “Try it” links to no activity -> Start the row with a link to a heading below: [Try it](#try). A break is an activity too."},
		{"minutes in words", "| 30 |", "| half an hour |",
			"a.md:19:20: minutes are “half an hour”, and should be a whole number -> Write the number alone: 15"},
		{"an activity that is not on the agenda", "## Facilitator notes\n\nCome", "## Goodbye {#bye}\n\nCome",
			"a.md:37:1: activity “Goodbye” is not on the agenda -> Add a row to the agenda that starts with a link to it: | [Goodbye](#bye) | minutes | |"},
		{"the same activity twice", "[Try it](#try)", "[Again](#welcome)",
			"a.md:19:3: activity #welcome is on the agenda twice: first on line 18"},
		{"a row that leads to no activity", "[Try it](#try)", "[Aims](#aims)",
			"a.md:19:3: row leads to #aims, which is not an activity of this session -> Activities are the ## headings below the agenda."},
		{"notes under a heading that is nearly right", "### Facilitator notes", "### Facilitators notes",
			"a.md:25:1: heading “Facilitators notes” is nearly “Facilitator notes”: what is below it would be shown to everybody -> Write it exactly as `Facilitator notes`."},
		{"notes under other words", "### Facilitator notes", "### Notes for the trainer",
			"a.md:25:1: heading “Notes for the trainer” is nearly “Facilitator notes”: what is below it would be shown to everybody -> Write it exactly as `Facilitator notes`."},
		{"notes under no heading", "Say who you are.", "Facilitator notes: say who you are.",
			"a.md:23:1: text begins with “Facilitator notes”, and would be shown to everybody -> Write `Facilitator notes` as a heading, and the notes below it."},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := strings.Replace(workshop, c.old, c.new, 1)
			if page == workshop {
				t.Fatalf("the workshop has no %q", c.old)
			}
			_, problems := loadFiles(files{"a.md": page})
			if got := listed(problems); len(problems) != 1 || !strings.HasPrefix(got, c.want) {
				t.Errorf("told:\n%s\nwant one line that starts with:\n%s", got, c.want)
			}
		})
	}
}

func TestASessionWithoutAnAgenda(t *testing.T) {
	_, problems := loadFiles(files{"a.md": "---\nkind: session\ntitle: A\nminutes: 5\n---\n\n## Welcome {#welcome}\n\nWords.\n"})
	want := "a.md: session has no agenda -> Write a heading such as `## How the time goes {#agenda}` and below it a table: Part, Minutes, What you need.\n"
	if got := listed(problems); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
}

func TestScenarios(t *testing.T) {
	const scenario = "---\nkind: scenario\ntitle: A\nagencies: [Health, School]\npractise: listening\n---\n\nA made-up day.\n\n[The cards](cards.md)\n\n## Facilitator notes\n\nListen for questions.\n"
	const deck = "---\nkind: cards\ntitle: Cards\n---\n\n## One {#one}\n\nWords.\n"
	loaded, problems := loadFiles(files{"a.md": scenario, "cards.md": deck})
	if len(problems) > 0 {
		t.Fatal(listed(problems))
	}
	s := loaded.Scenarios[0]
	if len(s.Agencies) != 2 || s.Practise != "listening" || len(s.Uses) != 1 || spoken(s.Notes) != "Listen for questions. " {
		t.Errorf("got %+v", s)
	}
	_, problems = loadFiles(files{"a.md": "---\nkind: scenario\ntitle: A\n---\n\nA made-up day.\n"})
	want := "a.md: warning: scenario says nothing to the facilitator -> Write a section of facilitator notes at its end: what could they listen for?\n" +
		"a.md: warning: scenario links to no step, question or card -> Link to what people practise with: a step of a flow, a question to swap, a guide or a deck of cards.\n"
	if got := listed(problems); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
}

// spoken is the paragraphs of blocks, one after the other.
func spoken(blocks []model.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		if p, ok := block.(*model.Paragraph); ok {
			b.WriteString(p.Text.Plain() + " ")
		}
	}
	return b.String()
}
