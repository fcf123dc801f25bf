package flow

import (
	"slices"

	"rethink/build/internal/model"
)

// standIn is the kind of a box on a sheet that stands for a step of another sheet.
const standIn model.StepKind = "elsewhere"

// parts divides the graph between its layers into so many graphs, about equally high
// when each layer has the height given. An ending stands on the last part that leads
// to it, so the endings are no layer to divide at.
func (g *graph) parts(n int, heights []float64) []*graph {
	var all []*graph
	ends := cuts(heights[:g.inner()], n)
	homes := g.homes(ends)
	from := 0
	for i, to := range ends {
		all = append(all, g.part(from, to, func(ending int) bool { return homes[ending] == i }))
		from = to
	}
	return all
}

// homes returns the part that holds each ending: the last that leads to it.
func (g *graph) homes(ends []int) map[int]int {
	homes := map[int]int{}
	for _, e := range g.edges {
		if g.steps[e.to].Kind != model.EndingStep {
			continue
		}
		part := 0
		for part < len(ends)-1 && g.layer[e.from] >= ends[part] {
			part++
		}
		homes[e.to] = max(homes[e.to], part)
	}
	return homes
}

// inner returns how many layers hold other steps than endings.
func (g *graph) inner() int {
	n := len(g.rows)
	if n > 1 && g.steps[g.rows[n-1][0]].Kind == model.EndingStep {
		n--
	}
	return n
}

// cuts returns where each of n parts of a row of lengths ends, so that the longest
// part is as short as can be. No part is empty.
func cuts(lengths []float64, n int) []int {
	type best struct {
		longest float64
		cut     int // where the last part begins
	}
	table := make([][]best, n+1) // of parts, of lengths
	for parts := range table {
		table[parts] = make([]best, len(lengths)+1)
		for end := range table[parts] {
			if parts == 0 || end < parts {
				continue
			}
			sum := 0.0
			for cut := end - 1; cut >= parts-1; cut-- {
				sum += lengths[cut]
				longest := max(sum, table[parts-1][cut].longest)
				if parts == 1 && cut > 0 {
					continue
				}
				if b := &table[parts][end]; b.longest == 0 || longest <= b.longest {
					*b = best{longest, cut}
				}
			}
		}
	}
	var ends []int
	for parts, end := n, len(lengths); parts > 0; parts-- {
		ends = append(ends, end)
		end = table[parts][end].cut
	}
	slices.Reverse(ends)
	return ends
}

// part returns the graph of the layers from one up to, and without, another. Its
// last row are the endings that it leads to and is home to. Each other step that it
// leads to and does not hold has a stand-in above them.
func (g *graph) part(from, to int, home func(ending int) bool) *graph {
	p := &graph{index: map[string]int{}}
	place := map[int]int{} // of the whole's steps in the part
	var rows [][]int
	add := func(row []int, i int, s *model.Step) []int {
		place[i] = len(p.steps)
		p.index[s.ID] = place[i]
		p.steps = append(p.steps, s)
		return append(row, place[i])
	}
	for _, row := range g.rows[from:to] {
		var own []int
		for _, i := range row {
			own = add(own, i, g.steps[i])
		}
		rows = append(rows, own)
	}
	own := len(p.steps)
	var others, endings []int
	for _, row := range g.rows[from:to] {
		for _, i := range row {
			for _, e := range g.edges {
				if _, has := place[e.to]; e.from != i || has {
					continue
				}
				if s := g.steps[e.to]; s.Kind == model.EndingStep && home(e.to) {
					endings = add(endings, e.to, s)
				} else {
					others = add(others, e.to, &model.Step{At: s.At, ID: s.ID, Badge: s.Badge, Title: s.Title, Kind: standIn})
				}
			}
		}
	}
	rows = slices.AppendSeq(rows, slices.Chunk(others, mostColumns))
	if len(endings) > 0 {
		rows = append(rows, endings)
	}
	p.rows = rows
	p.layer = make([]int, len(p.steps))
	for layer, row := range rows {
		for _, i := range row {
			p.layer[i] = layer
		}
	}
	for _, e := range g.edges {
		i, ok := place[e.from]
		if !ok || i >= own {
			continue
		}
		p.edges = append(p.edges, edge{from: i, to: place[e.to], choice: e.choice})
	}
	return p
}
