package model

import "rethink/build/internal/diag"

// A Session is a workshop plan.
type Session struct {
	Page       *Page
	Minutes    int
	Intro      []Block // aims and all that stands above the agenda
	Agenda     []AgendaRow
	Activities []*Activity
}

// An AgendaRow is one line of the agenda. A break has no activity.
type AgendaRow struct {
	At       diag.Pos
	Part     Inlines
	Activity string // id of the activity that the row links to
	Minutes  int
	Need     Inlines
}

// An Activity is one part of a session.
type Activity struct {
	At     diag.Pos
	ID     string
	Title  string
	Blocks []Block // for everybody
	Notes  []Block // under "Facilitator notes": never in what participants get
}

// A Scenario is a made-up case to practise on. Nothing in it is about a real
// family.
type Scenario struct {
	Page   *Page
	Blocks []Block
	Notes  []Block // what a facilitator could listen for
}
