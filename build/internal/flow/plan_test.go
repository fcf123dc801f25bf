package flow_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
)

// flowOf makes a flow from lines such as "a > b, c": from step a, choices lead to
// b and c. The first step is the start, a step without choices an ending.
func flowOf(lines ...string) *model.Flow {
	f := &model.Flow{Page: &model.Page{Path: "flow.md", Title: "What next?"}, Path: "next"}
	for i, line := range lines {
		id, targets, _ := strings.Cut(line, " > ")
		s := &model.Step{ID: id, IDWritten: true, Title: "Step " + id, Kind: model.Question}
		for _, to := range strings.Split(targets, ", ") {
			if to != "" {
				s.Choices = append(s.Choices, model.Choice{Text: "to " + to, To: to})
			}
		}
		switch {
		case i == 0:
			f.Start = id
		case len(s.Choices) == 0:
			s.Kind, s.Tone = model.EndingStep, model.Settled
			f.Endings = append(f.Endings, model.Ending{ID: id, Tone: model.Settled})
		}
		f.Steps = append(f.Steps, s)
	}
	return f
}

func drawnFlows(t *testing.T) map[string]*model.Flow {
	flows := map[string]*model.Flow{
		"real":            realFlow(t),
		"one question":    flowOf("a > b, c", "b", "c"),
		"a way back":      flowOf("a > b, c", "b > a, c, d", "c", "d"),
		"a long way back": flowOf("a > b", "b > c, e", "c > d, e", "d > a, e", "e"),
		"three abreast":   flowOf("a > b, c, d", "b > e, f", "c > e, f, g", "d > f, g", "e", "f", "g"),
		"crossed over":    flowOf("a > b, c", "b > d, e", "c > d, e", "d > f, g", "e > g, f", "f", "g"),
		"five answers":    flowOf("a > b, c, d, e, f", "b > c, d", "c > d, e", "d > e, f", "e", "f"),
		"seven answers":   flowOf("a > b", "b > c, d, e, f, g, h, i", "c > d", "d > e", "e > f", "f > g", "g > h", "h", "i"),
		"two alike below": flowOf("a > b, b", "b > c, d", "c", "d"),
		"two alike aside": flowOf("a > b, c", "b > d, d", "c > d, e", "d", "e"),
		"two alike apart": flowOf("a > b, c, b", "b > d, c", "c > d, e", "d", "e"),
		"three alike":     flowOf("a > b, b, b, c", "b > d, e", "c > d, d, e", "d", "e"),
		"alike past rows": flowOf("a > b, e, e", "b > c, e, e", "c > d, e", "d > a, a, e", "e"),
		"past two rows":   flowOf("a > b, c, d, e", "b > d, e", "c > d, e", "d > e, f", "e", "f"),
	}
	for n := 5; n <= 20; n++ {
		flows[fmt.Sprintf("%d steps", n)] = generated(n)
	}
	return flows
}

// A reader follows a line from the answer to the step. So each line begins at the
// lower edge of its box under the middle of its answer, is of one piece, and ends
// with its arrow on the upper edge of the step's box.
func TestEachLineLeadsFromItsAnswerToItsStep(t *testing.T) {
	for name, f := range drawnFlows(t) {
		t.Run(name, func(t *testing.T) {
			plan := flow.NewChart(f).Plan
			if plan == nil {
				t.Skip("too big to draw")
			}
			boxes := map[string]flow.Box{}
			for _, b := range plan.Boxes {
				boxes[b.Step.ID] = b
			}
			lines := 0
			for _, l := range plan.Lines {
				lines++
				from, to := boxes[l.From.ID], boxes[l.To.ID]
				what := l.From.ID + " to " + l.To.ID
				answer := from.Answers[l.Choice]
				at := point{(answer.Start + answer.End) / 2, from.Bottom}
				for i, p := range l.Pieces {
					end, ok := follow(p, at)
					if !ok {
						t.Fatalf("%s: piece %d does not begin at column line %d, row line %d: %+v", what, i+1, at.x, at.y, p)
					}
					if p.Arrow != (i == len(l.Pieces)-1) {
						t.Errorf("%s: piece %d of %d has arrow %v", what, i+1, len(l.Pieces), p.Arrow)
					}
					at = end
				}
				if at.y != to.Top || at.x <= to.Start || at.x >= to.End {
					t.Errorf("%s: ends at column line %d, row line %d; its box begins at row line %d, between %d and %d", what, at.x, at.y, to.Top, to.Start, to.End)
				}
			}
			choices := 0
			for _, s := range f.Steps {
				choices += len(s.Choices)
			}
			if lines != choices {
				t.Errorf("%d lines for %d choices", lines, choices)
			}
		})
	}
}

// Two answers with one outcome are one line for the eye: they join on their way, and
// one arrow arrives.
func TestAnswersThatLeadToOneStepArriveTogether(t *testing.T) {
	joined := 0
	for name, f := range drawnFlows(t) {
		plan := flow.NewChart(f).Plan
		if plan == nil {
			continue
		}
		arrives := map[[2]string]flow.Area{}
		for _, l := range plan.Lines {
			key := [2]string{l.From.ID, l.To.ID}
			last := l.Pieces[len(l.Pieces)-1]
			x := last.Start
			if last.Drawn.End {
				x = last.End
			}
			at := flow.Area{Start: x, Bottom: last.Bottom}
			if first, ok := arrives[key]; ok {
				joined++
				if at != first {
					t.Errorf("%s: the answers of %s arrive at %s in two places, %v and %v", name, key[0], key[1], first, at)
				}
			}
			arrives[key] = at
		}
	}
	if joined < 8 {
		t.Errorf("%d answers join another: the flows do not test what they should", joined)
	}
}

type point struct{ x, y int }

// follow walks along the drawn sides of a piece from one of their two open ends
// to the other.
func follow(p flow.Piece, from point) (point, bool) {
	x := p.Start
	if p.Drawn.End {
		x = p.End
	}
	other := p.Start + p.End - x
	ends := [2]point{{x, p.Top}, {x, p.Bottom}}
	if p.Drawn.Top {
		ends[0].x = other
	}
	if p.Drawn.Bottom {
		ends[1].x = other
	}
	switch from {
	case ends[0]:
		return ends[1], true
	case ends[1]:
		return ends[0], true
	}
	return point{}, false
}

// Lines to different steps may cross. They may not run along each other, or nobody
// can tell which is which.
func TestLinesToDifferentStepsNeverLieOnEachOther(t *testing.T) {
	for name, f := range drawnFlows(t) {
		plan := flow.NewChart(f).Plan
		if plan == nil {
			continue
		}
		type unit struct {
			point
			down bool
		}
		taken := map[unit]string{}
		for _, l := range plan.Lines {
			for _, p := range l.Pieces {
				for _, u := range units(p) {
					key := unit(u)
					if before, ok := taken[key]; ok && before != l.To.ID {
						t.Errorf("%s: lines to %s and %s lie on each other at column line %d, row line %d", name, before, l.To.ID, u.x, u.y)
					}
					taken[key] = l.To.ID
				}
			}
		}
	}
}

type step struct {
	point
	down bool
}

// units cuts the drawn sides of a piece into lengths of one column or row.
func units(p flow.Piece) []step {
	var all []step
	x := p.Start
	if p.Drawn.End {
		x = p.End
	}
	for y := p.Top; y < p.Bottom; y++ {
		all = append(all, step{point{x, y}, true})
	}
	for c := p.Start; c < p.End; c++ {
		if p.Drawn.Top {
			all = append(all, step{point{c, p.Top}, false})
		}
		if p.Drawn.Bottom {
			all = append(all, step{point{c, p.Bottom}, false})
		}
	}
	return all
}

func TestLinesPassNoBox(t *testing.T) {
	for name, f := range drawnFlows(t) {
		plan := flow.NewChart(f).Plan
		if plan == nil {
			continue
		}
		for _, l := range plan.Lines {
			for _, p := range l.Pieces {
				for _, u := range units(p) {
					for _, b := range plan.Boxes {
						if u.y >= b.Top && u.y < b.Bottom && u.x > b.Start && u.x < b.End {
							t.Errorf("%s: line %s to %s passes through %s", name, l.From.ID, l.To.ID, b.Step.ID)
						}
					}
				}
			}
		}
	}
}

func TestTheSameFlowGivesTheSamePlan(t *testing.T) {
	for name, f := range drawnFlows(t) {
		first, again := flow.NewChart(f), flow.NewChart(f)
		if !reflect.DeepEqual(first.Plan, again.Plan) {
			t.Errorf("%s: two plans differ", name)
		}
	}
}

// A screen reader reads the list from top to bottom, so it has to be the order in
// which the boxes stand.
func TestTheListIsReadInTheOrderOfThePicture(t *testing.T) {
	for name, f := range drawnFlows(t) {
		plan := flow.NewChart(f).Plan
		if plan == nil {
			continue
		}
		for i, b := range plan.Boxes[1:] {
			before := plan.Boxes[i]
			if b.Layer < before.Layer || b.Layer == before.Layer && b.Start < before.End {
				t.Errorf("%s: %s comes after %s in the list, and stands before it", name, b.Step.ID, before.Step.ID)
			}
		}
	}
}

func TestEndingsStandAtTheBottom(t *testing.T) {
	plan := flow.NewChart(flowOf("a > b, z", "b > c, z", "c > y, z", "y", "z")).Plan
	last := plan.Boxes[len(plan.Boxes)-1].Layer
	for _, b := range plan.Boxes {
		if (b.Step.Kind == model.EndingStep) != (b.Layer == last) {
			t.Errorf("%s stands on layer %d of %d", b.Step.ID, b.Layer+1, last+1)
		}
	}
}

// b's first answer leads to the second ending and the other way round, so the
// endings change places.
func TestARowIsTurnedRoundWhereThatUncrossesLines(t *testing.T) {
	plan := flow.NewChart(flowOf("a > b", "b > d, c", "c", "d")).Plan
	if plan.Crossings != 0 {
		t.Errorf("%d lines cross", plan.Crossings)
	}
	if left := plan.Boxes[2].Step.ID; left != "d" {
		t.Errorf("%s stands on the left", left)
	}
}

func TestTheRealChartIsEasyToRead(t *testing.T) {
	plan := flow.NewChart(realFlow(t)).Plan
	if plan == nil {
		t.Fatal("the real flow has no picture")
	}
	if plan.Crossings > 1 {
		t.Errorf("%d lines of the real chart cross", plan.Crossings)
	}
}

func TestAFlowThatIsTooBigIsAListAndIsTold(t *testing.T) {
	wide := flowOf("a > b, c, d, e", "b > f, g", "c > f, g", "d > f, g", "e > f, g", "f", "g")
	tangled := flowOf("a > b, c, d", "b > e, f, g", "c > g, e, f", "d > f, g, e", "e > h, i, j", "f > j, h, i", "g > i, j, h", "h > k, l, m", "i > m, k, l", "j > l, m, k", "k", "l", "m")
	for _, c := range []struct {
		name string
		flow *model.Flow
		want string
	}{
		{"long", generated(40), "content/flow-40.md:1: warning: chart is too big to draw well: it has 40 steps (at most 20)"},
		{"wide", wide, "content/flow.md:1: warning: chart is too big to draw well: it has 4 steps side by side (at most 3)"},
		{"tangled", tangled, "places where lines cross (at most 8)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			chart := flow.NewChart(c.flow)
			if chart.Plan != nil || len(chart.Lines) > 0 || chart.Stylesheet() != nil {
				t.Error("there is a picture")
			}
			if len(chart.Boxes) != len(c.flow.Steps) {
				t.Errorf("the list has %d of %d steps", len(chart.Boxes), len(c.flow.Steps))
			}
			problems := flow.Check(c.flow)
			if len(problems) != 1 || !strings.Contains(problems[0].String(), c.want) {
				t.Errorf("told %v, want %s", problems, c.want)
			}
		})
	}
	if problems := flow.Check(generated(15)); len(problems) > 0 {
		t.Errorf("told of a flow that can be drawn: %v", problems)
	}
}
