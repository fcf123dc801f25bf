package model

import (
	"slices"
	"strings"
)

// reach finds steps that nobody gets to and steps that nobody gets away from.
func (c *flowChecker) reach() {
	unreached, faults := c.unreached(), c.faultsOf(c.ids())
	c.circles()
	c.trapped()
	for _, s := range unreached {
		c.Errorf(s.At, "flow-unreachable", "step %s cannot be reached from the start", s.ID)
		c.Hint("Let a choice lead to it with a link to `#%s`, or take the step out.", s.ID)
		c.Unless(c.doubts()...)
		c.Unless(faults...)
	}
}

// trapped finds steps from which no ending can be reached: of those that lead to one
// another only the first. Where a step on the way has a fault of its own, that is the
// problem to solve first.
func (c *flowChecker) trapped() {
	f := c.flow
	ends := c.reachesEnding()
	seen := map[string]bool{}
	for _, s := range f.Steps {
		if ends[s.ID] {
			continue
		}
		reached := f.Reached(s.ID)
		ids := slices.DeleteFunc(c.ids(), func(id string) bool { return !reached[id] })
		if slices.ContainsFunc(ids, func(id string) bool { return seen[id] }) {
			continue
		}
		faults := c.faultsOf(ids)
		c.Errorf(s.At, "flow-no-way-out", "no ending can be reached from step %s", s.ID)
		c.Hint("Let one of these lead to an ending: %s.", strings.Join(ids, ", "))
		c.Unless(c.doubts()...)
		c.Unless(faults...)
		if len(faults) > 0 {
			continue // a step further on may be without a way out and without a fault
		}
		for _, id := range ids {
			seen[id] = true
			c.faults[id] = append(c.faults[id], s.At)
		}
	}
}

// unreached returns the steps that cannot be reached from the start: of those that
// lead to one another only the first.
func (c *flowChecker) unreached() []*Step {
	f := c.flow
	if f.Step(f.Start) == nil {
		return nil
	}
	reached := f.Reached(f.Start)
	var steps []*Step
	for _, s := range f.Steps {
		if reached[s.ID] || slices.ContainsFunc(f.LeadsHere(s.ID), func(from *Step) bool { return from != s && !reached[from.ID] }) {
			continue
		}
		steps = append(steps, s)
	}
	for _, s := range f.Steps {
		if !reached[s.ID] && !slices.ContainsFunc(steps, func(o *Step) bool { return f.Reached(o.ID)[s.ID] }) {
			steps = append(steps, s)
		}
	}
	return steps
}

// reachesEnding returns the steps from which an ending can be reached.
func (c *flowChecker) reachesEnding() map[string]bool {
	ends := map[string]bool{}
	for _, s := range c.flow.Steps {
		ends[s.ID] = s.Kind == EndingStep
	}
	for again := true; again; {
		again = false
		for _, s := range c.flow.Steps {
			if !ends[s.ID] && slices.ContainsFunc(s.Choices, func(choice Choice) bool { return ends[choice.To] }) {
				ends[s.ID], again = true, true
			}
		}
	}
	return ends
}

// circles reports loops in which no step offers a choice.
func (c *flowChecker) circles() {
	inside := map[string]bool{}
	for _, s := range c.flow.Steps {
		circle := c.circle(s)
		if circle == nil || inside[s.ID] {
			continue
		}
		for _, id := range circle {
			inside[id] = true
			c.faults[id] = append(c.faults[id], s.At)
		}
		c.Errorf(s.At, "flow-circle", "steps lead in a circle without a choice: %s", strings.Join(append(circle, s.ID), " → "))
		c.Hint("Give one of the steps a choice that leads out, or let it lead elsewhere.")
	}
}

// circle follows the only choice of s and of the steps after it, and returns them
// if the way comes back to s.
func (c *flowChecker) circle(s *Step) []string {
	var path []string
	for at := s; at != nil && len(at.Choices) == 1 && !slices.Contains(path, at.ID); {
		path = append(path, at.ID)
		at = c.flow.Step(at.Choices[0].To)
		if at == s && len(path) > 1 {
			return path
		}
	}
	return nil
}

// loops warns of ways back, and of routes that ask too much.
func (c *flowChecker) loops() {
	for _, loop := range c.flow.Loops() {
		last := c.flow.Step(loop[len(loop)-1])
		at := last.Choice(loop[0]).At
		c.Warnf(at, "flow-loop", "choice leads back in a loop: %s", strings.Join(append(loop, loop[0]), " → "))
		c.Hint("Check that somebody who goes round has something new to do.")
		c.Unless(c.faultsOf(loop)...)
	}
	questions := 0
	for _, id := range c.flow.Longest(Question) {
		if c.flow.Step(id).Kind == Question {
			questions++
		}
	}
	if questions > mostQuestions {
		c.Warnf(c.flow.Step(c.flow.Start).At, "flow-long-route", "longest route asks %d questions: more than %d tire people", questions, mostQuestions)
		c.Hint("It goes %s.", strings.Join(c.flow.Longest(Question), " → "))
	}
}
