package model

import "slices"

// Reached returns the ids of the steps that can be reached from the step with an
// id, itself included.
func (f *Flow) Reached(from string) map[string]bool {
	reached := map[string]bool{}
	f.steps().reach(from, reached)
	return reached
}

// A stepTable finds the steps of a flow by their ids. Of two with one id it has the
// first.
type stepTable map[string]*Step

func (f *Flow) steps() stepTable {
	steps := make(stepTable, len(f.Steps))
	for _, s := range f.Steps {
		if steps[s.ID] == nil {
			steps[s.ID] = s
		}
	}
	return steps
}

// reach adds the ids of the steps that can be reached from one, itself included. It
// goes no further where it was before.
func (t stepTable) reach(from string, reached map[string]bool) {
	if t[from] == nil || reached[from] {
		return
	}
	reached[from] = true
	for todo := []string{from}; len(todo) > 0; {
		s := t[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		for _, c := range s.Choices {
			if t[c.To] != nil && !reached[c.To] {
				reached[c.To] = true
				todo = append(todo, c.To)
			}
		}
	}
}

// LeadsHere returns the steps with a choice that leads to the step with an id, in
// the author's order.
func (f *Flow) LeadsHere(id string) []*Step {
	var steps []*Step
	for _, s := range f.Steps {
		if s.Choice(id) != nil {
			steps = append(steps, s)
		}
	}
	return steps
}

// A Loop is a way back to a step that was passed before: the ids from that step
// to the one whose choice leads back to it.
type Loop []string

// Loops returns the loops that a walk through the flow meets, in the author's
// order of steps and choices, each once, however many answers lead back. Taking
// the last edge of each loop away leaves a flow without loops.
func (f *Flow) Loops() []Loop {
	var loops []Loop
	steps := f.steps()
	seen := map[string]bool{}
	on := map[string]int{} // where a step is on the path, from 1
	var path []string
	var visit func(s *Step)
	visit = func(s *Step) {
		seen[s.ID] = true
		path = append(path, s.ID)
		on[s.ID] = len(path)
		for n, c := range s.Choices {
			if i := on[c.To]; i > 0 {
				if c.To != s.ID && s.Key(n) == c.To {
					loops = append(loops, slices.Clone(path[i-1:]))
				}
				continue
			}
			if next := steps[c.To]; next != nil && !seen[c.To] {
				visit(next)
			}
		}
		path = path[:len(path)-1]
		on[s.ID] = 0
	}
	if start := steps[f.Start]; start != nil {
		visit(start)
	}
	for _, s := range f.Steps {
		if !seen[s.ID] {
			visit(s)
		}
	}
	return loops
}

// Longest returns the route from the start with the most steps of the given kinds
// (all kinds if none is given), loops left out, as ids; the first such route in
// the author's order.
func (f *Flow) Longest(kinds ...StepKind) []string {
	back := map[[2]string]bool{}
	for _, l := range f.Loops() {
		back[[2]string{l[len(l)-1], l[0]}] = true
	}
	steps := f.steps()
	count := map[string]int{}
	next := map[string]string{}
	var measure func(s *Step) int
	measure = func(s *Step) int {
		if n, ok := count[s.ID]; ok {
			return n
		}
		most := 0
		for _, c := range s.Choices {
			to := steps[c.To]
			if to == nil || to == s || back[[2]string{s.ID, c.To}] {
				continue
			}
			if n := measure(to); next[s.ID] == "" || n > most {
				most, next[s.ID] = n, c.To
			}
		}
		if len(kinds) == 0 || slices.Contains(kinds, s.Kind) {
			most++
		}
		count[s.ID] = most
		return most
	}
	start := steps[f.Start]
	if start == nil {
		return nil
	}
	measure(start)
	var route []string
	for id := f.Start; id != ""; id = next[id] {
		route = append(route, id)
	}
	return route
}
