package flow

import (
	"rethink/build/internal/model"
)

// What no drawing helps. A chart beyond one of these is shown as a list.
const (
	mostSteps     = 20
	mostColumns   = 3
	mostCrossings = 8
)

// contentColumns is how many equal columns the boxes of a chart share. It divides
// into up to three boxes of up to five answers each, with a line under the middle
// of every answer.
const contentColumns = 120

// A Plan is where the boxes and lines of a chart stand on a grid. Grid lines
// count from 1 at the start and the top, as CSS does.
type Plan struct {
	Left, Right int // lanes before and after the columns of the boxes
	Tracks      []Track
	Boxes       []Box  // as they are read: layer by layer
	Lines       []Line // in the order of the steps and choices that they leave
	Crossings   int    // points where lines to different steps cross
}

// Columns returns the number of columns between the lanes.
func (p *Plan) Columns() int { return contentColumns }

// A Track is a row of the grid.
type Track int

const (
	BoxTrack     Track = iota // as high as its boxes
	ChannelTrack              // above a line that runs across
	ArrowTrack                // between the last of those, or a box, and the boxes below
)

// An Area is a part of the grid, from line to line.
type Area struct{ Top, Start, Bottom, End int }

// A Box is a step. Its answers stand side by side in its foot.
type Box struct {
	Step *model.Step
	Area
	Layer   int
	Beside  int    // how many boxes the layer has, itself included
	Place   int    // its place in the layer, from 0
	Answers []Cell // one for each choice
}

// A Cell is where one answer stands: between two grid lines.
type Cell struct{ Start, End int }

// A Line leads from an answer to a step. It begins at the lower edge of its box,
// under the answer, and ends at the upper edge of the step's box.
type Line struct {
	From, To *model.Step
	Choice   int
	Straight bool // it goes straight down to the next layer
	Pieces   []Piece
}

// A Piece is an empty rectangle of which some sides are drawn. Drawn sides that
// meet are joined by a rounded corner. Pieces of one line meet on grid lines.
type Piece struct {
	Area
	Drawn Sides
	Arrow bool // the drawn side that leads down ends in an arrow head
}

// Sides are the drawn sides of a piece.
type Sides struct{ Top, End, Bottom, Start bool }

// layOut plans the chart of a flow, or says in plain words why no drawing would
// help. The same flow always gives the same plan.
func (g *graph) layOut() (*Plan, TooBig) {
	big := TooBig{Steps: len(g.steps), Columns: g.width()}
	if big.Steps > mostSteps || big.Columns > mostColumns {
		return nil, big
	}
	r := arrange(g)
	big.Crossings = r.crossings
	if big.Crossings > mostCrossings {
		return nil, big
	}
	return r.plan(), TooBig{}
}

// TooBig tells how big a flow is of which no chart is drawn.
type TooBig struct{ Steps, Columns, Crossings int }

// spread returns where a part of a whole begins, in columns.
func spread(part, of int) int { return (contentColumns*part*2 + of) / (2 * of) }

// span returns the columns of the box in a place of its row.
func span(place, beside int) (start, end int) {
	return spread(place, beside), spread(place+1, beside)
}

// cell returns the columns of an answer in a box.
func cell(start, end, n, of int) (int, int) {
	width := end - start
	return start + (width*n*2+of)/(2*of), start + (width*(n+1)*2+of)/(2*of)
}

// plan turns the arrangement into areas of the grid.
func (r *router) plan() *Plan {
	p := &Plan{Left: r.laneCount(leftSide), Right: r.laneCount(rightSide), Crossings: r.crossings}
	top := make([]int, len(r.g.rows)+1)    // grid line at the upper edge of each layer's boxes
	bottom := make([]int, len(r.g.rows)+1) // at the lower edge of the boxes of the layer before
	line := 1
	for layer, row := range r.g.rows {
		bottom[layer] = line
		if n := r.levels(layer); layer > 0 || n > 0 {
			for range n {
				p.Tracks = append(p.Tracks, ChannelTrack)
			}
			p.Tracks = append(p.Tracks, ArrowTrack)
			line += n + 1
		}
		top[layer] = line
		p.Tracks = append(p.Tracks, BoxTrack)
		line++
		for place, i := range row {
			p.Boxes = append(p.Boxes, r.box(i, layer, place, top[layer], p.Left+1))
		}
	}
	bottom[len(r.g.rows)] = line
	d := drawing{origin: p.Left + 1, top: top, bottom: bottom}
	for i := range r.wires {
		p.Lines = append(p.Lines, d.line(r, &r.wires[i]))
	}
	return p
}

func (r *router) box(i, layer, place, top, origin int) Box {
	s := r.g.steps[i]
	start, end := span(place, len(r.g.rows[layer]))
	b := Box{Step: s, Layer: layer, Place: place, Beside: len(r.g.rows[layer]),
		Area: Area{Top: top, Start: origin + start, Bottom: top + 1, End: origin + end}}
	for n := range s.Choices {
		from, to := cell(start, end, n, len(s.Choices))
		b.Answers = append(b.Answers, Cell{origin + from, origin + to})
	}
	return b
}

// drawing turns places into grid lines.
type drawing struct {
	origin      int // grid line where the columns of the boxes begin
	top, bottom []int
}

func (d drawing) line(r *router, w *wire) Line {
	from, to := r.g.steps[w.from], r.g.steps[w.to]
	l := Line{From: from, To: to, Choice: w.choice, Straight: w.shape == straight}
	leave, arrive := d.bottom[w.leaveGap], d.top[w.enterGap]
	level := func(gap int, c *channel) int { return d.bottom[gap] + c.level }
	add := func(top, x1, bottom, x2 int, sides Sides, arrow bool) {
		l.Pieces = append(l.Pieces, Piece{Area{top, d.origin + min(x1, x2), bottom, d.origin + max(x1, x2)}, sides, arrow})
	}
	switch w.shape {
	case straight:
		add(leave, w.x0, arrive, w.x0+1, Sides{Start: true}, true)
	case bent:
		y, mid := level(w.leaveGap, w.leave), (w.x0+w.x1)/2
		right := w.x1 > w.x0
		add(leave, w.x0, y, mid, Sides{Bottom: true, Start: right, End: !right}, false)
		add(y, mid, arrive, w.x1, Sides{Top: true, End: right, Start: !right}, true)
	case byLane:
		right := w.side == rightSide
		edge, lane := 0, -w.lane.level
		if right {
			edge, lane = contentColumns, contentColumns+w.lane.level
		}
		y1, y2 := level(w.leaveGap, w.leave), level(w.enterGap, w.enter)
		add(leave, w.x0, y1, edge, Sides{Bottom: true, Start: right, End: !right}, false)
		add(min(y1, y2), edge, max(y1, y2), lane, Sides{Top: true, Bottom: true, End: right, Start: !right}, false)
		add(y2, edge, arrive, w.x1, Sides{Top: true, Start: right, End: !right}, true)
	}
	return l
}
