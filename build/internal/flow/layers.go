package flow

import (
	"slices"

	"rethink/build/internal/model"
)

// An edge is a choice seen from above: where it leaves and where it arrives.
type edge struct {
	from, to int // indices of steps
	choice   int // its place among the choices of the step that it leaves
}

// graph is a flow reduced to what a drawing needs.
type graph struct {
	steps []*model.Step
	index map[string]int
	edges []edge
	layer []int   // of each step, from 0
	rows  [][]int // the steps of each layer, from left to right
}

// newGraph sorts the steps into layers: each stands one below the lowest of the
// steps that lead to it, and the endings side by side at the bottom, where people
// look for them.
func newGraph(f *model.Flow) *graph {
	g := &graph{steps: f.Steps, index: map[string]int{}, layer: make([]int, len(f.Steps))}
	for i, s := range f.Steps {
		g.index[s.ID] = i
	}
	for i, s := range f.Steps {
		for n, c := range s.Choices {
			if to, ok := g.index[c.To]; ok && to != i {
				g.edges = append(g.edges, edge{from: i, to: to, choice: n})
			}
		}
	}
	g.sink(g.forward(f))
	g.endingsLast()
	for i := range g.steps {
		for len(g.rows) <= g.layer[i] {
			g.rows = append(g.rows, nil)
		}
		g.rows[g.layer[i]] = append(g.rows[g.layer[i]], i)
	}
	g.rows = slices.DeleteFunc(g.rows, func(row []int) bool { return len(row) == 0 })
	for layer, row := range g.rows {
		for _, i := range row {
			g.layer[i] = layer
		}
	}
	return g
}

// forward returns the edges without those that close a loop.
func (g *graph) forward(f *model.Flow) []edge {
	back := map[[2]int]bool{}
	for _, l := range f.Loops() {
		back[[2]int{g.index[l[len(l)-1]], g.index[l[0]]}] = true
	}
	return slices.DeleteFunc(slices.Clone(g.edges), func(e edge) bool { return back[[2]int{e.from, e.to}] })
}

// sink lets every step fall below those that lead to it: the longest path from
// the start decides its layer. The edges have no loop, so it comes to rest.
func (g *graph) sink(edges []edge) {
	for moved := true; moved; {
		moved = false
		for _, e := range edges {
			if g.layer[e.to] <= g.layer[e.from] {
				g.layer[e.to], moved = g.layer[e.from]+1, true
			}
		}
	}
}

func (g *graph) endingsLast() {
	last := 0
	for i, s := range g.steps {
		last = max(last, g.layer[i])
		if s.Kind != model.EndingStep {
			last = max(last, g.layer[i]+1)
		}
	}
	for i, s := range g.steps {
		if s.Kind == model.EndingStep {
			g.layer[i] = last
		}
	}
}

// width returns how many steps the widest layer holds.
func (g *graph) width() int {
	widest := 0
	for _, row := range g.rows {
		widest = max(widest, len(row))
	}
	return widest
}

// order returns all steps as they are read: layer by layer, from left to right.
func (g *graph) order() []int { return slices.Concat(g.rows...) }
