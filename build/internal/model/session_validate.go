package model

import (
	"rethink/build/internal/diag"
)

// Validate reports where a session's agenda and its activities do not agree: a row
// that leads to no activity, an activity on no row or on two, and minutes that do
// not add up.
func (s *Session) Validate() diag.List {
	var problems diag.List
	if len(s.Agenda.Rows) == 0 {
		return problems // the reader told that there is no agenda
	}
	onAgenda := map[string]diag.Pos{}
	c := agendaCheck{session: s, problems: &problems, onAgenda: onAgenda, activities: map[string]bool{}}
	for _, a := range s.Activities {
		c.activities[a.ID] = true
	}
	astray := 0
	for _, row := range s.Agenda.Rows {
		if !c.row(row) {
			astray++
		}
	}
	var missing []*Activity
	for _, a := range s.Activities {
		if _, ok := onAgenda[a.ID]; !ok {
			missing = append(missing, a)
		}
	}
	if len(missing) <= astray { // the rows that lead astray were to lead there
		s.checkMinutes(&problems)
		return problems
	}
	for _, a := range missing { // with their minutes, which the sum lacks
		problems.Errorf(a.At, "agenda-missing", "activity “%s” is not on the agenda", a.Title)
		problems.Hint("Add a row to the agenda that starts with a link to it: | [%s](#%s) | minutes | |", a.Title, a.ID)
	}
	return problems
}

// agendaCheck goes through the rows of an agenda.
type agendaCheck struct {
	session    *Session
	problems   *diag.List
	activities map[string]bool
	onAgenda   map[string]diag.Pos
	guesses    diag.Guesser
}

// row reports whether a row leads to an activity that no row above led to.
func (c *agendaCheck) row(row AgendaRow) bool {
	s := c.session
	if row.Activity == "" || s.Page.Anchors != nil && !s.Page.Anchors[row.Activity] {
		return false // reported by the reader, or of every link
	}
	if !c.activities[row.Activity] {
		c.problems.Errorf(row.At, "agenda-no-activity", "row leads to #%s, which is not an activity of this session", row.Activity)
		c.problems.Hint("%s", orElse(c.guesses.DidYouMean(row.Activity, s.activityIDs()), "Activities are the ## headings below the agenda."))
		return false
	}
	if first, ok := c.onAgenda[row.Activity]; ok {
		c.problems.Errorf(row.At, "agenda-twice", "activity #%s is on the agenda twice: first on line %d", row.Activity, first.Line)
		c.problems.Hint("Let each row lead to an activity of its own.")
		return false
	}
	c.onAgenda[row.Activity] = row.At
	return true
}

func (s *Session) activityIDs() []string {
	var ids []string
	for _, a := range s.Activities {
		ids = append(ids, a.ID)
	}
	return ids
}

func (s *Session) checkMinutes(problems *diag.List) {
	sum := 0
	for _, row := range s.Agenda.Rows {
		sum += row.Minutes
	}
	if s.Minutes == 0 || sum == s.Minutes {
		return
	}
	problems.Errorf(s.MinutesAt, "agenda-minutes", "minutes of the agenda add up to %d, and the session has %d", sum, s.Minutes)
	problems.Hint("Change the rows of the agenda or write `minutes: %d`.", sum)
	for _, row := range s.Agenda.Rows {
		problems.Unless(row.MinutesAt)
	}
}

// Validate reports a scenario that nobody can use: without anything of the site
// to practise with, or without a word for the facilitator.
func (s *Scenario) Validate() diag.List {
	var problems diag.List
	if len(s.Uses) == 0 {
		problems.Warnf(s.Page.At(), "scenario-uses-nothing", "scenario links to no step, question or card")
		problems.Hint("Link to what people practise with: a step of a flow, a question to swap, a guide or a deck of cards.")
	}
	if len(s.Notes) == 0 {
		problems.Warnf(s.Page.At(), "scenario-no-notes", "scenario says nothing to the facilitator")
		problems.Hint("Write a section of facilitator notes at its end: what could they listen for?")
	}
	return problems
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
