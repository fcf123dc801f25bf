package flow

import (
	"fmt"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Check finds what shows only when a flow is drawn. The model has found what is
// wrong with it as a graph.
func Check(f *model.Flow) diag.List {
	var problems diag.List
	if plan, big := newGraph(f).layOut(); plan == nil {
		problems.Warnf(top(f), "flow-too-big", "chart is too big to draw well: it has %s", big)
		problems.Hint("The page shows the list of steps instead of the picture. To have a picture, split the flow in two, with a link from one to the other.")
	}
	return problems
}

// top is the first line of the flow's file.
func top(f *model.Flow) diag.Pos { return diag.Pos{File: f.Page.At().File, Line: 1} }

// String says what is too much: "24 steps (at most 20)".
func (t TooBig) String() string {
	var parts []string
	add := func(n, most int, what string) {
		if n > most {
			parts = append(parts, fmt.Sprintf("%d %s (at most %d)", n, what, most))
		}
	}
	add(t.Steps, mostSteps, "steps")
	add(t.Columns, mostColumns, "steps side by side")
	add(t.Crossings, mostCrossings, "places where lines cross")
	return strings.Join(parts, " and ")
}
