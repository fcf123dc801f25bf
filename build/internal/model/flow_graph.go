package model

import "slices"

// Reached returns the ids of the steps that can be reached from the step with an
// id, itself included.
func (f *Flow) Reached(from string) map[string]bool {
	reached := map[string]bool{}
	if f.Step(from) == nil {
		return reached
	}
	reached[from] = true
	for todo := []string{from}; len(todo) > 0; {
		s := f.Step(todo[0])
		todo = todo[1:]
		for _, c := range s.Choices {
			if f.Step(c.To) != nil && !reached[c.To] {
				reached[c.To] = true
				todo = append(todo, c.To)
			}
		}
	}
	return reached
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
	seen := map[string]bool{}
	var path []string
	var visit func(s *Step)
	visit = func(s *Step) {
		seen[s.ID] = true
		path = append(path, s.ID)
		for n, c := range s.Choices {
			if i := slices.Index(path, c.To); i >= 0 {
				if c.To != s.ID && s.Key(n) == c.To {
					loops = append(loops, slices.Clone(path[i:]))
				}
				continue
			}
			if next := f.Step(c.To); next != nil && !seen[c.To] {
				visit(next)
			}
		}
		path = path[:len(path)-1]
	}
	if start := f.Step(f.Start); start != nil {
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
	count := map[string]int{}
	next := map[string]string{}
	var measure func(s *Step) int
	measure = func(s *Step) int {
		if n, ok := count[s.ID]; ok {
			return n
		}
		most := 0
		for _, c := range s.Choices {
			to := f.Step(c.To)
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
	start := f.Step(f.Start)
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
