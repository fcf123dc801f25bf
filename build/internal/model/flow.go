package model

import (
	"strconv"

	"rethink/build/internal/diag"
)

// A Flow is a decision graph: steps, and choices that lead from one to another.
type Flow struct {
	Page    *Page
	Path    string    // folder of the guided path, "next": its steps are next/<id>.html
	PathAt  diag.Pos  // of the front matter's path; the zero position where it is not written
	Intro   []Block   // what is above the first step: "These are ideas, not a set way."
	Steps   []*Step   // in the author's order
	Start   string    // id of the step that it begins with; the first of Starts
	Starts  []StepRef // as written; any number but one is an error
	Endings []Ending  // the steps that end a route
	Entries []StepRef // "Already part of the way?"

	Rules      []Rule   // what holds at every step
	RulesID    string   // anchor of the standing rules on the flow's page
	RulesTitle string   // their heading: "At every stage"
	RulesText  []Block  // what stands above the list of rules
	RulesAt    diag.Pos // where the front matter names their section

	Walks []Walk

	EndingsAt diag.Pos // of the front matter's endings
}

// Door is the address where a reader in a hurry enters the flow: the first page of
// its guided path, which asks the first question. The flow's own page is the chart.
func (f *Flow) Door() string { return f.Path + "/index.html" }

// Step returns the step with an id, or nil.
func (f *Flow) Step(id string) *Step {
	for _, s := range f.Steps {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// StepKind is what a step is; its structure decides.
type StepKind string

const (
	Situation  StepKind = "situation" // leads straight on
	Question   StepKind = "question"  // choices alone
	Strategy   StepKind = "strategy"  // has options: what one can do
	EndingStep StepKind = "ending"    // listed under endings
)

// A Step is a node of a flow.
type Step struct {
	At           diag.Pos
	ID           string // an address: in bookmarks, QR codes and on paper
	IDWritten    bool   // the author wrote it; an id made from the heading would move with its words
	Kind         StepKind
	Badge        string        // "Strategy 2"; may be empty
	Title        string        // without the badge
	Tone         Tone          // of an ending
	Facts        []*Definition // what stands first in it as a definition list: who acts, by when
	Text         []Block       // what stands before the options and choices
	OptionsTitle string        // the heading or paragraph that introduces the options; may be empty
	OptionsStart int           // the number that the author's list of options begins with
	Options      []Option
	Between      []Block // what stands between the options and the choices
	ChoicesTitle string  // "How did it go?"; may be empty
	Choices      []Choice
	After        []Block    // what stands after the choices
	Added        bool       // the source does not hold it: the first block says so
	Left         []diag.Pos // lists, and entries of lists, that could not be read as options or choices
}

// Name is the step's badge and title as one line: "Strategy 2: Bring in fresh
// thinking".
func (s *Step) Name() string {
	if s.Badge == "" {
		return s.Title
	}
	return s.Badge + ": " + s.Title
}

// Choice returns the first choice that leads to the step with an id, or nil.
func (s *Step) Choice(to string) *Choice {
	if all := s.ChoicesTo(to); len(all) > 0 {
		return all[0]
	}
	return nil
}

// ChoicesTo returns the choices that lead to the step with an id, in the author's
// order: two answers may have the same outcome.
func (s *Step) ChoicesTo(to string) []*Choice {
	var all []*Choice
	for i := range s.Choices {
		if s.Choices[i].To == to {
			all = append(all, &s.Choices[i])
		}
	}
	return all
}

// Key is the address of choice number i among those of the step, as a route writes
// it: the id of the step that it leads to and, where an earlier choice leads there
// too, its number among them: "protocol", "protocol~2". So a route that was noted
// down before its step had a second such choice still says what was answered.
func (s *Step) Key(i int) string {
	to, n := s.Choices[i].To, 1
	for _, before := range s.Choices[:i] {
		if before.To == to {
			n++
		}
	}
	if n == 1 {
		return to
	}
	return to + "~" + strconv.Itoa(n)
}

// An Option is one thing that a strategy offers.
type Option struct {
	At     diag.Pos
	Blocks []Block
}

// A Choice is an edge of the flow. Several choices of one step may lead to the
// same step; [Step.Key] tells them apart.
type Choice struct {
	At    diag.Pos
	Text  string
	To    string  // id of a step
	Note  Inlines // what stands after the link
	More  []Block // what stands below the link in the same item: why it was added
	Added bool    // the source does not write this edge
}

// Tone is how an ending feels.
type Tone string

const (
	Settled  Tone = "settled"
	Escalate Tone = "escalate"
)

// An Ending is an entry of the front matter's endings.
type Ending struct {
	At   diag.Pos
	ID   string
	Tone Tone
}

// A StepRef names a step.
type StepRef struct {
	At diag.Pos
	ID string
}

// A Rule holds at every step.
type Rule struct {
	At    diag.Pos
	Title string
	Text  Inlines
	To    Ref // zero for none
}

// A Walk is an author's test of a route: the choices made, by their text, and
// the step where they must end. A situation offers no choice to make, so a walk
// may leave its one way on unnamed.
type Walk struct {
	At      diag.Pos
	Name    string
	From    StepRef // where it sets out; the flow's start where the author names none
	Choices []WalkChoice
	End     StepRef
	Keys    []diag.Pos // the places of all that is written of it
}

// A WalkChoice is one choice of a walk.
type WalkChoice struct {
	At   diag.Pos
	Text string
}
