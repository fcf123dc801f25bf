package model

import (
	"slices"
	"strings"

	"rethink/build/internal/diag"
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
	ends := c.reachesEnding()
	seen := map[string]bool{} // what a step that was reported leads to, and what leads there
	for _, s := range c.flow.Steps {
		if ends[s.ID] || c.leadsTo(s, seen) {
			continue
		}
		if faults := c.faultsOf([]string{s.ID}); len(faults) > 0 {
			c.Errorf(s.At, "flow-no-way-out", "no ending can be reached from step %s", s.ID)
			c.Unless(faults...)
			continue
		}
		reached := map[string]bool{}
		c.table.reach(s.ID, reached)
		ids := slices.DeleteFunc(c.ids(), func(id string) bool { return !reached[id] })
		faults := c.faultsOf(ids)
		c.Errorf(s.At, "flow-no-way-out", "no ending can be reached from step %s", s.ID)
		c.Hint("Let one of these lead to an ending: %s.", diag.Few(ids))
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

// leadsTo reports whether a step leads to one of those that were seen, and adds it to
// them where it does.
func (c *flowChecker) leadsTo(s *Step, seen map[string]bool) bool {
	passed := map[string]bool{s.ID: true}
	for todo := []*Step{s}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at.ID] {
			seen[s.ID] = true
			return true
		}
		for _, choice := range at.Choices {
			if next := c.table[choice.To]; next != nil && !passed[choice.To] {
				passed[choice.To] = true
				todo = append(todo, next)
			}
		}
	}
	return false
}

// unreached returns the steps that cannot be reached from the start: of those that
// lead to one another only the first.
func (c *flowChecker) unreached() []*Step {
	f := c.flow
	if f.Step(f.Start) == nil {
		return nil
	}
	reached := f.Reached(f.Start)
	fromOutside := map[string]bool{} // steps with a choice of another unreached one that leads there
	for _, s := range f.Steps {
		for _, choice := range s.Choices {
			if !reached[s.ID] && choice.To != s.ID {
				fromOutside[choice.To] = true
			}
		}
	}
	var steps []*Step
	covered := map[string]bool{}
	for _, s := range f.Steps {
		if !reached[s.ID] && !fromOutside[s.ID] {
			steps = append(steps, s)
			c.table.reach(s.ID, covered)
		}
	}
	for _, s := range f.Steps {
		if !reached[s.ID] && !covered[s.ID] {
			steps = append(steps, s)
			c.table.reach(s.ID, covered)
		}
	}
	return steps
}

// reachesEnding returns the steps from which an ending can be reached.
func (c *flowChecker) reachesEnding() map[string]bool {
	ends := map[string]bool{}
	before := map[string][]string{} // the steps with a choice that leads to one
	var todo []string
	for _, s := range c.flow.Steps {
		if s.Kind == EndingStep && !ends[s.ID] {
			ends[s.ID] = true
			todo = append(todo, s.ID)
		}
		for _, choice := range s.Choices {
			before[choice.To] = append(before[choice.To], s.ID)
		}
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, id := range before[at] {
			if !ends[id] {
				ends[id] = true
				todo = append(todo, id)
			}
		}
	}
	return ends
}

// circles reports loops in which no step offers a choice.
func (c *flowChecker) circles() {
	const onWay, done = 1, 2
	state := map[string]int{}
	for _, s := range c.flow.Steps {
		var way []string
		at := s
		for at != nil && len(at.Choices) == 1 && state[at.ID] == 0 {
			state[at.ID] = onWay
			way = append(way, at.ID)
			at = c.table[at.Choices[0].To]
		}
		if at != nil && state[at.ID] == onWay && len(at.Choices) == 1 {
			c.circle(way[slices.Index(way, at.ID):])
		}
		for _, id := range way {
			state[id] = done
		}
	}
}

// circle reports steps that lead in a circle, at the first of them on the page.
func (c *flowChecker) circle(ids []string) {
	if len(ids) < 2 {
		return // a choice that leads back to its own step is reported as one
	}
	first := 0
	for i, id := range ids {
		if c.place[id] < c.place[ids[first]] {
			first = i
		}
	}
	ids = slices.Concat(ids[first:], ids[:first])
	s := c.table[ids[0]]
	c.Errorf(s.At, "flow-circle", "steps lead in a circle without a choice: %s", way(append(slices.Clone(ids), s.ID)))
	c.Hint("Give one of the steps a choice that leads out, or let it lead elsewhere.")
	for _, id := range ids {
		c.faults[id] = append(c.faults[id], s.At)
	}
}

// way writes the ids of steps that lead to one another; the middle of a long way is
// left out.
func way(ids []string) string {
	const most = 12
	if len(ids) > most+1 {
		ids = slices.Concat(ids[:most-1], []string{"…"}, ids[len(ids)-1:])
	}
	return strings.Join(ids, " → ")
}

// loops warns of ways back, and of routes that ask too much.
func (c *flowChecker) loops() {
	for _, loop := range c.flow.Loops() {
		last := c.table[loop[len(loop)-1]]
		at := last.Choice(loop[0]).At
		c.Warnf(at, "flow-loop", "choice leads back in a loop: %s", way(append(slices.Clone(loop), loop[0])))
		c.Hint("Check that somebody who goes round has something new to do.")
		c.Unless(c.faultsOf(loop)...)
	}
	questions := 0
	longest := c.flow.Longest(Question)
	for _, id := range longest {
		if c.table[id].Kind == Question {
			questions++
		}
	}
	if questions > mostQuestions {
		c.Warnf(c.table[c.flow.Start].At, "flow-long-route", "longest route asks %d questions: more than %d tire people", questions, mostQuestions)
		c.Hint("It goes %s.", way(longest))
	}
}
