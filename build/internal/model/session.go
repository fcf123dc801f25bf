package model

import (
	"path"
	"strings"

	"rethink/build/internal/diag"
)

// A Session is a workshop plan.
type Session struct {
	Page       *Page
	Minutes    int
	MinutesAt  diag.Pos
	People     string // how many it is for, in words: "8 to 25"; may be empty
	Intro      []Block
	About      []Part // the sections above the agenda: aims, room
	Agenda     Agenda
	Activities []*Activity
	Notes      []Block // for the facilitator, about the whole session
}

// Activity returns the activity with an id, or nil.
func (s *Session) Activity(id string) *Activity {
	for _, a := range s.Activities {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// An Agenda is the table of what happens when. Intro is what stands between its
// heading and the table, After what stands below.
type Agenda struct {
	At    diag.Pos
	ID    string
	Title string
	Intro []Block
	Rows  []AgendaRow
	After []Block
}

// An AgendaRow is one line of the agenda.
type AgendaRow struct {
	At        diag.Pos
	Activity  string  // id of the activity that the row links to; empty where it has no link
	Name      string  // the link's words
	About     Inlines // what stands after the link
	Minutes   int
	MinutesAt diag.Pos
	Need      Inlines
}

// An Activity is one part of a session.
type Activity struct {
	At     diag.Pos
	ID     string
	Title  string
	Blocks []Block // for everybody
	Notes  []Block // for the facilitator alone
}

// A Scenario is a made-up case to practise on. Nothing in it is about a real
// family.
type Scenario struct {
	Page     *Page
	Agencies []string
	Practise string  // what it is for, in a few words; may be empty
	Uses     []Ref   // the steps, questions and cards that it links to
	Blocks   []Block // for everybody
	Notes    []Block // what a facilitator could listen for
}

// ID names the scenario among those of its folder: its file without its ending.
func (s *Scenario) ID() string {
	return strings.TrimSuffix(path.Base(s.Page.Path), ".md")
}
