package flow

import "slices"

// router arranges the lines of a graph whose rows are in a given order. What it
// may change is the side that a line passes the boxes on, and how lanes and
// channels are stacked.
type router struct {
	g         *graph
	wires     []wire
	channels  []*channel // as they are stacked in each gap, from the top
	lanes     []*lane    // as they are stacked, from the boxes outwards
	crossings int
	cost      int
}

// arrange orders the rows and lines so that few lines cross. It tries every order
// of each row (there are at most six) and keeps what is better, until nothing is.
func arrange(g *graph) *router {
	best := route(g)
	for better := true; better; {
		better = false
		for layer, row := range g.rows {
			kept := slices.Clone(row)
			for _, order := range otherOrders(kept) {
				g.rows[layer] = order
				if r := route(g); r.cost < best.cost {
					best, kept, better = r, order, true
				}
			}
			g.rows[layer] = kept
		}
	}
	return best
}

// otherOrders returns the orders that a row of up to three could also have.
func otherOrders(row []int) [][]int {
	switch len(row) {
	case 2:
		return [][]int{{row[1], row[0]}}
	case 3:
		a, b, c := row[0], row[1], row[2]
		return [][]int{{a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}
	}
	return nil
}

// route arranges the lines for the rows as they are.
func route(g *graph) *router {
	r := &router{g: g, wires: newWires(g)}
	r.bundle()
	r.measure()
	for before := r.cost + 1; r.cost < before; {
		before = r.cost
		for i := range r.wires {
			if w := &r.wires[i]; w.shape == byLane && kin(r.wires, w)[0] == w {
				r.tryOtherSide(w)
			}
		}
		trySwaps(r, r.lanes, func(a, b *lane) bool { return a.key.side == b.key.side })
		trySwaps(r, r.channels, func(a, b *channel) bool { return a.key.gap == b.key.gap })
	}
	return r
}

func (r *router) tryOtherSide(w *wire) {
	cost, was := r.cost, w.side
	lanes, channels := r.lanes, r.channels
	r.turn(w, rightSide-was)
	r.bundle()
	r.measure()
	if r.cost < cost {
		return
	}
	r.turn(w, was)
	r.lanes, r.channels = lanes, channels
	r.bundle()
	r.measure()
}

// turn lets the line that w is a part of arrive from a side.
func (r *router) turn(w *wire, s side) {
	for _, o := range kin(r.wires, w) {
		o.turn(s)
	}
}

// trySwaps swaps members of a stack where that is better.
func trySwaps[T any](r *router, stack []T, may func(a, b T) bool) {
	for i := range stack {
		for j := i + 1; j < len(stack); j++ {
			if !may(stack[i], stack[j]) {
				continue
			}
			cost := r.cost
			stack[i], stack[j] = stack[j], stack[i]
			if r.measure(); r.cost >= cost {
				stack[i], stack[j] = stack[j], stack[i]
				r.measure()
			}
		}
	}
}

// What an arrangement costs. A crossing is worse than any detour, and two lines on
// top of each other are worse than any crossing.
const (
	costTouch    = 1_000_000
	costCrossing = 10_000
	costLevel    = 30 // of a lane or channel, for each step away from the boxes
)

// measure puts lanes and channels on levels and counts what the arrangement costs.
func (r *router) measure() {
	r.stackLanes()
	r.stackChannels()
	across, down := r.segments()
	r.crossings, r.cost = 0, 0
	seen := map[[2]int]bool{}
	for i, d := range down {
		for _, a := range across {
			switch meet(a, d) {
			case 1:
				if at := [2]int{d.at, a.at}; !seen[at] {
					seen[at] = true
					r.crossings++
				}
			case 2:
				r.cost += costTouch
			}
		}
		for _, o := range down[:i] {
			if o.at == d.at && o.target != d.target && o.from < d.to && d.from < o.to {
				r.cost += costTouch
			}
		}
	}
	r.cost += r.crossings * costCrossing
	for _, a := range across {
		r.cost += a.to - a.from
	}
	for _, l := range r.lanes {
		r.cost += costLevel*l.level + (l.to - l.from)
	}
	for _, c := range r.channels {
		r.cost += costLevel * c.level
	}
}

// stackLanes puts each lane as near to the boxes as those before it let it be.
func (r *router) stackLanes() {
	for i, l := range r.lanes {
		l.level = 1
		for _, o := range r.lanes[:i] {
			if o.key.side == l.key.side && o.from <= l.to && l.from <= o.to {
				l.level = max(l.level, o.level+1)
			}
		}
	}
}

// stackChannels finds how far each channel reaches, and puts it as high as those
// before it let it be.
func (r *router) stackChannels() {
	for _, c := range r.channels {
		c.from, c.to = 1<<30, -1<<30
	}
	for i := range r.wires {
		w := &r.wires[i]
		switch w.shape {
		case bent:
			w.leave.reach(w.x0, w.x1)
		case byLane:
			w.leave.reach(w.x0, w.lane.column())
			w.enter.reach(w.x1, w.lane.column())
		}
	}
	for i, c := range r.channels {
		c.level = 1
		for _, o := range r.channels[:i] {
			if o.key.gap == c.key.gap && o.from <= c.to+1 && c.from <= o.to+1 {
				c.level = max(c.level, o.level+1)
			}
		}
	}
}

func (c *channel) reach(x1, x2 int) {
	c.from, c.to = min(c.from, x1, x2), max(c.to, x1, x2)
}

// column is where the lane runs, counted in columns from the boxes' left edge.
func (l *lane) column() int {
	if l.key.side == leftSide {
		return -l.level
	}
	return contentColumns + l.level
}

// levels returns how many channels are stacked in a gap.
func (r *router) levels(gap int) int {
	n := 0
	for _, c := range r.channels {
		if c.key.gap == gap {
			n = max(n, c.level)
		}
	}
	return n
}

// laneCount returns how many lanes a side has.
func (r *router) laneCount(s side) int {
	n := 0
	for _, l := range r.lanes {
		if l.key.side == s {
			n = max(n, l.level)
		}
	}
	return n
}

// A segment is a part of a line, across or down: at is its place in the other
// direction.
type segment struct{ target, at, from, to int }

// gapHeight is the room that a gap has in the count of heights: more than it can
// have channels.
const gapHeight = 1000

// segments cuts the lines into their parts.
func (r *router) segments() (across, down []segment) {
	addDown := func(target, x, y1, y2 int) {
		down = append(down, segment{target, x, min(y1, y2), max(y1, y2)})
	}
	for i := range r.wires {
		w := &r.wires[i]
		top, bottom := w.leaveGap*gapHeight, w.enterGap*gapHeight+gapHeight-1
		if w.shape == straight {
			addDown(w.to, w.x0, top, bottom)
			continue
		}
		y1 := top + w.leave.level
		y2 := y1
		addDown(w.to, w.x0, top, y1)
		if w.shape == byLane {
			y2 = w.enterGap*gapHeight + w.enter.level
			addDown(w.to, w.lane.column(), y1, y2)
		}
		addDown(w.to, w.x1, y2, bottom)
	}
	for _, c := range r.channels {
		across = append(across, segment{c.key.target, c.key.gap*gapHeight + c.level, c.from, c.to})
	}
	return across, down
}

// meet returns 1 where two lines to different steps cross, and 2 where one ends on
// the other.
func meet(across, down segment) int {
	if across.target == down.target || across.at <= down.from || across.at >= down.to {
		return 0
	}
	switch {
	case across.from < down.at && down.at < across.to:
		return 1
	case across.from == down.at || across.to == down.at:
		return 2
	}
	return 0
}
