package training

import (
	"fmt"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/sheet"
)

// say returns the key and its arguments, so that a test sees what was said.
func say(key string, args ...any) string { return strings.TrimSpace(key + " " + fmt.Sprint(args...)) }

func session() *model.Session {
	row := func(id string, minutes int) model.AgendaRow {
		return model.AgendaRow{Activity: id, Name: id, Minutes: minutes}
	}
	activity := func(id, words, notes string) *model.Activity {
		text := func(s string) []model.Block { return []model.Block{&model.Paragraph{Text: sheet.Words(s)}} }
		return &model.Activity{ID: id, Title: strings.ToUpper(id), Blocks: text(words), Notes: text(notes)}
	}
	return &model.Session{
		Page: &model.Page{Path: "training/w.md", Title: "Workshop"}, Minutes: 105,
		Agenda:     model.Agenda{ID: "agenda", Title: "Agenda", Rows: []model.AgendaRow{row("hello", 5), row("try", 60), row("close", 40)}},
		Activities: []*model.Activity{activity("hello", "Say hello.", "Smile."), activity("close", "Go home.", "Thank them."), activity("try", "Try it.", "Wait.")},
	}
}

func TestAPlanSaysWhenEachPartStarts(t *testing.T) {
	p := NewPlan(session(), say)
	for i, want := range []struct {
		start string
		bar   int
	}{{"0:00", 8}, {"0:05", 100}, {"1:05", 66}} {
		if got := p.Rows[i]; got.Start != want.start || got.Bar != want.bar {
			t.Errorf("row %d starts at %s with a bar of %d, want %s and %d", i, got.Start, got.Bar, want.start, want.bar)
		}
	}
	if p.End != "1:45" || p.Lasts() != "session_hour_one session_minute_other 45" {
		t.Errorf("plan ends at %s and lasts %q", p.End, p.Lasts())
	}
	if p.Guide != "training/w-guide.html" || p.HandoutPDF != "training/w-handout.pdf" {
		t.Errorf("guide is at %s, handout at %s", p.Guide, p.HandoutPDF)
	}
}

// The agenda decides the order, not where an activity stands on the page.
func TestStepsFollowTheAgenda(t *testing.T) {
	var got []string
	for _, step := range NewPlan(session(), say).Steps() {
		got = append(got, step.ID+"@"+step.Row.Start)
	}
	if want := "hello@0:00 try@0:05 close@1:05"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

func TestLasts(t *testing.T) {
	for minutes, want := range map[int]string{
		1: "session_minute_one", 45: "session_minute_other 45", 60: "session_hour_one", 120: "session_hour_other 2",
		150: "session_hour_other 2 session_minute_other 30",
	} {
		if got := lasts(say, Time{minutes / 60, minutes % 60}); got != want {
			t.Errorf("%d minutes: got %q, want %q", minutes, got, want)
		}
	}
}

// Everybody sits in a group of three to five, whatever the number.
func TestEverybodyHasAGroup(t *testing.T) {
	rooms := Rooms()
	if rooms[0].People != 3 || rooms[len(rooms)-1].People != 60 {
		t.Fatalf("table goes from %d to %d people", rooms[0].People, rooms[len(rooms)-1].People)
	}
	for _, r := range rooms {
		people, groups := 0, 0
		for _, g := range r.Seating() {
			people += g.Count * g.Of
			groups += g.Count
			if g.Of < 3 || g.Of > 5 {
				t.Errorf("%d people: a group of %d", r.People, g.Of)
			}
		}
		if people != r.People || groups != r.Groups {
			t.Errorf("%d people: %d sit in %d groups, want %d groups", r.People, people, groups, r.Groups)
		}
	}
}

func TestScenariosOfAFolderArePrintedTogether(t *testing.T) {
	page := func(path string, order int) *model.Scenario {
		return &model.Scenario{Page: &model.Page{Path: path, Title: path, Order: order}}
	}
	packs := Packs(&model.Site{Scenarios: []*model.Scenario{page("t/s/a.md", 2), page("t/s/b.md", 1), page("c.md", 0)}})
	if len(packs) != 2 || packs[0].Handout != "t/s/handout.html" || packs[1].GuidePDF != "guide.pdf" {
		t.Fatalf("got %d packs, the first with its handout at %s", len(packs), packs[0].Handout)
	}
	if first := packs[0].Scenarios[0].Page.Path; first != "t/s/b.md" {
		t.Errorf("the first scenario is %s, want the one whose order is 1", first)
	}
}

// Each part of a form is exactly one thing, so neither of its two printers can
// leave something out.
func TestEachPartOfAFormIsOneThing(t *testing.T) {
	for _, f := range Forms() {
		for i, p := range f.Parts {
			things := 0
			for _, set := range []bool{p.Heading != "", p.Text != "", p.Fields != nil, p.Writing != "", p.Table != nil} {
				if set {
					things++
				}
			}
			if things != 1 {
				t.Errorf("form %s, part %d holds %d things: %+v", f.ID, i, things, p)
			}
		}
	}
}

// What a session needs is what its agenda links to, once each, by who gets it: also
// on other paper, by its PDF, and by the page of a deck.
func TestAKitIsWhatTheAgendaLinksTo(t *testing.T) {
	link := func(address string) model.Inline {
		return &model.Link{Text: sheet.Words(address), To: model.Ref{Made: address}}
	}
	s := session()
	s.Agenda.Rows[0].Need = model.Inlines{link("print/record.html"), model.Text{Value: ", tea"}, link("cards.html"), link("quiz/index.html")}
	s.Agenda.Rows[1].Need = model.Inlines{link("print/record.html"), link("print/chart-a3.html"), link("print/summary.pdf"), &model.Link{To: model.Ref{URL: "https://example.org/"}}}
	prints := []out.Printable{
		{Title: "Cards", Web: "cards/a4.html", Thumb: "cards", For: out.PerGroup},
		{Title: "Carry", Web: "cards/carry.html", Thumb: "card", For: out.PerPerson},
		{Title: "Record", Web: "print/record.html", For: out.PerGroup},
		{Title: "Chart", Web: "print/chart-a4.html", Others: []out.Other{{Title: "A3", Web: "print/chart-a3.html"}}},
		{Title: "In short", Web: "print/summary.html", PDF: out.NewPDF("print/summary.pdf", nil), For: out.PerPerson},
		{Title: "Guide", Web: "training/w-guide.html"},
		{Title: "Other guide", Web: "training/v-guide.html"},
	}
	var got []string
	for _, share := range newKit(s, prints).Shares {
		got = append(got, share.Key+":")
		for _, thing := range share.Things {
			got = append(got, thing.Title)
		}
	}
	if want := "room_each_person: In short room_each_group: Record Cards room_each_room: Chart, A3 Guide"; strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, " "), want)
	}
}
