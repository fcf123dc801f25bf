package model

import (
	"slices"
	"strings"
)

// reach finds steps that nobody gets to and steps that nobody gets away from.
func (c *flowChecker) reach() {
	f := c.flow
	circles := c.circles()
	ends := c.reachesEnding()
	for _, s := range c.unreached() {
		c.Errorf(s.At, "flow-unreachable", "step %s cannot be reached from the start", s.ID)
		c.Hint("Let a choice lead to it with a link to `#%s`, or take the step out.", s.ID)
	}
	for _, s := range f.Steps {
		if !ends[s.ID] && !circles[s.ID] && len(s.Choices) > 0 && len(f.Endings) > 0 && c.allKnown(s) {
			c.Errorf(s.At, "flow-no-way-out", "no ending can be reached from step %s", s.ID)
			c.Hint("Let one of the steps after it lead to an ending.")
		}
	}
}

// unreached returns the steps that cannot be reached from the start: of those that
// lead to one another only the first. While a choice leads to no step, or there is
// no start, that is the problem to solve first.
func (c *flowChecker) unreached() []*Step {
	f := c.flow
	if f.Step(f.Start) == nil || slices.ContainsFunc(f.Steps, func(s *Step) bool { return !c.allKnown(s) }) {
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

// allKnown tells that every choice of s leads to a step: where one does not, that
// is the problem to solve first.
func (c *flowChecker) allKnown(s *Step) bool {
	return !slices.ContainsFunc(s.Choices, func(choice Choice) bool { return c.flow.Step(choice.To) == nil })
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

// circles finds loops in which no step offers a choice, and returns their steps.
func (c *flowChecker) circles() map[string]bool {
	inside := map[string]bool{}
	for _, s := range c.flow.Steps {
		circle := c.circle(s)
		if circle == nil || inside[s.ID] {
			continue
		}
		for _, id := range circle {
			inside[id] = true
		}
		c.Errorf(s.At, "flow-circle", "steps lead in a circle without a choice: %s", strings.Join(append(circle, s.ID), " → "))
		c.Hint("Give one of the steps a choice that leads out, or let it lead elsewhere.")
	}
	return inside
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
		if c.flow.isCircle(loop) {
			continue
		}
		c.Warnf(at, "flow-loop", "choice leads back in a loop: %s", strings.Join(append(loop, loop[0]), " → "))
		c.Hint("Check that somebody who goes round has something new to do.")
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

// isCircle tells that no step of the loop offers a choice: an error, told already.
func (f *Flow) isCircle(loop Loop) bool {
	return !slices.ContainsFunc(loop, func(id string) bool { return len(f.Step(id).Choices) != 1 })
}
