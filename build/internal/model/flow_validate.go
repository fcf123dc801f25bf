package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// What a reader can be expected to take in. More is a warning, not an error.
const (
	mostChoices       = 5  // of one step
	mostChoiceLetters = 60 // of one choice
	mostQuestions     = 8  // on the longest route
)

// Validate finds what is wrong with the flow: as a list of steps, as a graph, and
// as its author's walks see it. It adds to what the reader of the page reported of
// the page's structure.
func (f *Flow) Validate() diag.List {
	c := &flowChecker{flow: f, table: f.steps(), place: map[string]int{}, faults: map[string][]diag.Pos{}}
	for i, s := range f.Steps {
		c.place[s.ID] = i
	}
	c.addresses()
	c.frontMatter()
	c.begins()
	c.kinds()
	for _, s := range f.Steps {
		c.step(s)
		c.choices(s)
	}
	c.reach()
	c.loops()
	c.walks()
	return c.List
}

// flowChecker collects the problems of one flow.
type flowChecker struct {
	diag.List
	flow    *Flow
	table   stepTable
	place   map[string]int // of each step among the others
	guesses diag.Guesser
	vain    map[string]bool       // the ids of no step that choices lead to; nil until somebody asks
	low     map[string]*Heading   // headings that are too low for the step that they are named as
	faults  map[string][]diag.Pos // by step: where an error changes where the step leads
}

// fault adds an error that changes where s leads. What follows from it is not reported
// beside it: no walk, and no loop, that passes the step.
func (c *flowChecker) fault(s *Step, at diag.Pos, rule, format string, args ...any) {
	c.Errorf(at, rule, format, args...)
	c.faults[s.ID] = append(c.faults[s.ID], at)
}

// faultsOf returns the places of errors that change where steps lead: the first of
// them, since one is enough to make what follows needless.
func (c *flowChecker) faultsOf(ids []string) []diag.Pos {
	const enough = 16
	var places []diag.Pos
	for _, id := range ids {
		if places = append(places, c.faults[id]...); len(places) >= enough {
			return places[:enough]
		}
	}
	return places
}

// doubts returns the places where an error may be why a step seems to lead nowhere:
// the front matter names its section as the standing rules, or the step as an ending,
// and does not say so well.
func (c *flowChecker) doubts() []diag.Pos {
	f := c.flow
	var places []diag.Pos
	if f.RulesID == "" {
		places = append(places, f.RulesAt)
	}
	if len(f.Endings) == 0 {
		places = append(places, f.EndingsAt, top(f.Page))
	}
	for _, e := range f.Endings {
		if c.table[e.ID] == nil {
			places = append(places, e.At)
		}
	}
	for _, h := range c.low {
		places = append(places, h.At)
	}
	return places
}

// ids returns the ids of the steps, for guesses.
func (c *flowChecker) ids() []string {
	var ids []string
	for _, s := range c.flow.Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

var folderName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// pagesOfThePath are the names in the guided path's folder that are no steps.
func pagesOfThePath() []string { return []string{"index", "route"} }

// addresses checks the ids: they are in bookmarks, QR codes and on paper, so they
// must be written, and may not change with the words of a heading. That ids are
// well formed and given once holds for the headings of every page, and is checked
// where pages are read.
func (c *flowChecker) addresses() {
	for _, s := range c.flow.Steps {
		switch {
		case !s.IDWritten:
			c.Errorf(s.At, "flow-step-id", "step `%s` has no id of its own", s.Name())
			c.Hint("Write one at the end of the heading, such as `{#%s}`. It is the step's address on paper and in bookmarks, and stays when the words change.", c.wantedID(s))
		case slices.Contains(pagesOfThePath(), s.ID):
			c.Errorf(s.At, "flow-step-id", "step id %s is taken by a page of the guided path", s.ID)
			c.Hint("Choose another id, such as `{#the-%s}`.", s.ID)
		case NameProblem(s.ID) != "":
			c.Errorf(s.At, "flow-step-id", "step id %s cannot be the name of a file: it %s", FirstLetters(s.ID), NameProblem(s.ID))
			c.Hint("Choose another id, such as `{#the-%s}`.", FirstLetters(s.ID))
		}
	}
	if c.flow.PathAt.Line > 0 && !folderName.MatchString(c.flow.Path) {
		c.Errorf(c.flow.PathAt, "flow-path", "path `%s` cannot be the name of a folder", c.flow.Path)
		c.Hint("Use one word of lower-case letters, digits and hyphens, such as `path: next`.")
	} else if problem := NameProblem(c.flow.Path); problem != "" {
		c.Errorf(c.flow.PathAt, "flow-path", "path `%s` cannot be the name of a folder: it %s", FirstLetters(c.flow.Path), problem)
		c.Hint("Use another word, such as `path: next`.")
	}
}

// wantedID is an id for a step that has none: the one that choices lead to in vain, if
// there is just one, since that is the id that went missing.
func (c *flowChecker) wantedID(s *Step) string {
	if c.vain == nil {
		c.vain = map[string]bool{}
		for _, from := range c.flow.Steps {
			for _, choice := range from.Choices {
				if c.table[choice.To] == nil {
					c.vain[choice.To] = true
				}
			}
		}
	}
	if len(c.vain) == 1 {
		for id := range c.vain {
			return id
		}
	}
	return s.ID
}

func (c *flowChecker) frontMatter() {
	f := c.flow
	switch {
	case len(f.Starts) == 0:
		c.Errorf(top(f.Page), "flow-start", "flow does not say where it starts")
		c.Hint("Add `start:` with the id of a step to the lines between the `---` marks%s.", exampleID(f, ", such as `start: ", "`"))
	case len(f.Starts) > 1:
		c.Errorf(f.Starts[1].At, "flow-start", "flow has %d starts, and may have one", len(f.Starts))
		c.Hint("Keep one under `start:`. Steps where people may join later go under `entries:`.")
	}
	if len(f.Endings) == 0 {
		c.Errorf(top(f.Page), "flow-ending", "flow has no endings")
		c.Hint("Add `endings:` and, below it, indented by two spaces, an id and its tone, such as `it-is-moving: settled`.")
		c.Unless(f.EndingsAt)
	}
	for _, s := range f.Starts {
		c.known(s, "flow-start", "start")
	}
	for i, e := range f.Entries {
		c.known(e, "flow-entry", "entries")
		if slices.ContainsFunc(f.Entries[:i], func(o StepRef) bool { return o.ID == e.ID }) {
			c.Errorf(e.At, "flow-entry", "step %s is under `entries` twice", e.ID)
			c.Hint("Keep it once.")
		}
	}
	for _, e := range f.Endings {
		c.known(StepRef{At: e.At, ID: e.ID}, "flow-ending", "endings")
		if e.Tone != "" && e.Tone != Settled && e.Tone != Escalate { // none at all is reported where keys are read
			c.Errorf(e.At, "flow-ending", "tone of ending %s is `%s`, which is not a tone", e.ID, e.Tone)
			c.Hint("%s", strings.TrimSpace(diag.DidYouMean(string(e.Tone), []string{string(Settled), string(Escalate)})+" A tone is settled or escalate."))
		}
	}
}

func (c *flowChecker) known(ref StepRef, rule, key string) {
	if c.table[ref.ID] != nil || c.lower(ref.ID) != nil {
		return
	}
	c.Errorf(ref.At, rule, "`%s` names step %s, which is not on the page", key, ref.ID)
	c.Hint("%s", c.guessStep(ref.ID))
}

func exampleID(f *Flow, before, after string) string {
	if len(f.Steps) == 0 {
		return ""
	}
	return before + f.Steps[0].ID + after
}

// step checks what a step is.
func (c *flowChecker) step(s *Step) {
	c.faults[s.ID] = append(c.faults[s.ID], s.Left...)
	switch {
	case s.Kind == EndingStep && len(s.Choices) > 0:
		c.fault(s, s.Choices[0].At, "flow-ending-leads-on", "ending %s leads on to %s", s.ID, s.Choices[0].To)
		c.Hint("Take the choice away, or take %s out of `endings:`.", s.ID)
	case c.leadsNowhere(s):
		c.fault(s, s.At, "flow-dead-end", "step %s leads nowhere", s.ID)
		hint := "Add a list of choices that starts each with a link to a step, or name the step under `endings:`."
		if c.flow.RulesID == "" && len(s.Options) == 0 {
			hint += " If it holds the standing rules, write `rules: " + s.ID + "` at the top."
		}
		c.Hint("%s", hint)
		c.Unless(c.doubts()...)
		c.Unless(s.Left...)
	case s.Kind == Situation && strings.HasSuffix(s.Title, "?"):
		c.fault(s, s.At, "flow-one-choice", "question %s has only one choice", s.ID)
		c.Hint("Add the other answers. A step that leads straight on has no question mark in its heading.")
		c.Unless(s.Left...)
	}
	if len(s.Choices) > mostChoices {
		c.Warnf(s.Choices[mostChoices].At, "flow-many-choices", "step %s has %d choices: more than %d are hard to choose from", s.ID, len(s.Choices), mostChoices)
		c.Hint("Ask in two steps.")
	}
	if len(s.Options) > 0 && s.OptionsStart != 1 {
		c.Warnf(s.Options[0].At, "flow-options-number", "options of step %s are numbered from %d, not from 1", s.ID, s.OptionsStart)
		c.Hint("Number them 1, 2, 3.")
	}
}

// leadsNowhere reports whether s is no ending, and that there is no way on from it.
func (c *flowChecker) leadsNowhere(s *Step) bool {
	return s.Kind != EndingStep && len(s.Choices) == 0
}

// choices checks each choice of a step on its own and beside the others.
func (c *flowChecker) choices(s *Step) {
	written := make(map[string]bool, len(s.Choices))
	for _, choice := range s.Choices {
		switch {
		case choice.To == s.ID:
			c.fault(s, choice.At, "flow-self-link", "choice `%s` leads back to its own step %s", choice.Text, s.ID)
			c.Hint("Let it lead to another step.")
		case c.table[choice.To] == nil && c.isDead(choice):
			c.faults[s.ID] = append(c.faults[s.ID], choice.At) // where every link is checked
		case c.table[choice.To] == nil && c.lower(choice.To) != nil:
			c.faults[s.ID] = append(c.faults[s.ID], c.low[choice.To].At)
		case c.table[choice.To] == nil:
			c.fault(s, choice.At, "flow-unknown-step", "choice `%s` leads to %s, which is not a step of this page", choice.Text, choice.To)
			c.Hint("%s", c.guessStep(choice.To))
		}
		words := strings.ToLower(oneSpace(choice.Text))
		if written[words] {
			c.fault(s, choice.At, "flow-same-choice", "choice `%s` is written twice in step %s", choice.Text, s.ID)
			c.Hint("Say in each what is different.")
		}
		written[words] = true
		if n := utf8.RuneCountInString(choice.Text); n > mostChoiceLetters {
			c.Warnf(choice.At, "flow-long-choice", "choice has %d letters: more than %d are hard to take in at a glance", n, mostChoiceLetters)
			c.Hint("Shorten the link's text. A note can follow the link.")
		}
	}
}

// isDead reports whether a choice leads to nothing on the page at all, which is
// reported of every link.
func (c *flowChecker) isDead(choice Choice) bool {
	anchors := c.flow.Page.Anchors
	return anchors != nil && !anchors[choice.To]
}

func (c *flowChecker) guessStep(id string) string {
	if id == c.flow.RulesID {
		return "It is the section of standing rules."
	}
	if hint := c.guesses.DidYouMean(id, c.ids()); hint != "" {
		return hint
	}
	return "The steps are " + diag.Few(c.ids()) + "."
}

// top is the first line of a page: where a missing key would be written.
func top(p *Page) diag.Pos { return diag.Pos{File: p.At().File, Line: 1} }
