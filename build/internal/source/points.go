package source

import (
	"strings"

	"rethink/build/internal/model"
)

// readPoints reads the points of the source from the tables of a page of kind
// source. The first column is a point's number, the second what it says.
func readPoints(r *reading) []model.SourcePoint {
	var points []model.SourcePoint
	for _, b := range r.page.Body {
		table, ok := b.(*model.Table)
		if !ok {
			continue
		}
		if len(table.Head) < 2 {
			r.problems.Errorf(table.At, "source-shape", "table of the source's points has one column, and needs two")
			r.problems.Hint("The first column is the number of a point, the second what it says.")
			continue
		}
		for _, row := range table.Rows {
			if p, ok := r.point(row); ok {
				points = append(points, p)
			}
		}
	}
	if len(points) == 0 {
		r.problems.Errorf(r.page.At(), "source-shape", "page names no point of the source")
		r.problems.Hint("Write a table with the number of each point in the first column and what it says in the second.")
	}
	return points
}

func (r *reading) point(row model.Row) (model.SourcePoint, bool) {
	p := model.SourcePoint{
		At:     row.At,
		Number: strings.TrimSuffix(strings.TrimSpace(row.Cells[0].Text.Plain()), "."),
		Text:   row.Cells[1].Text,
	}
	switch {
	case p.Number == "":
		r.problems.Errorf(row.CellAt(0), "source-shape", "point has no number")
	case strings.ContainsAny(p.Number, " ,"):
		r.problems.Errorf(row.CellAt(0), "source-shape", "number of the point has a space or comma in it: %s", p.Number)
	case len(p.Text) == 0:
		r.problems.Errorf(row.CellAt(1), "source-shape", "point %s says nothing", p.Number)
	default:
		return p, true
	}
	r.problems.Hint("The first column is the number of a point, such as 4.1, and the second what it says.")
	return p, false
}
