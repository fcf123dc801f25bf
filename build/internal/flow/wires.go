package flow

import (
	"cmp"
	"slices"
)

// side is where a line passes the boxes between its two ends.
type side int

const (
	leftSide side = iota
	rightSide
)

// shape is how a line runs.
type shape int

const (
	straight shape = iota // down to the next layer
	bent                  // across, then down to the next layer
	byLane                // out to a lane beside the boxes, along it, and back in
)

// A wire is a line while it is being arranged. Positions across are columns from
// the boxes' left edge. Gap n is the room above layer n.
type wire struct {
	edge
	shape              shape
	side               side
	x0, x1             int    // columns where it leaves and arrives
	corner             [2]int // columns where it would arrive from each side
	leaveGap, enterGap int
	leave, enter       *channel // where it runs across; enter only by lane
	lane               *lane
}

// A channel is a place to run across in a gap. Lines to the same step from the
// same side share it. Level counts from 1 at the top.
type channel struct {
	key      channelKey
	from, to int // columns
	level    int
}

type channelKey struct {
	gap    int
	enters bool // it comes from a lane
	target int
	side   side
}

// A lane is a place to run down (or up) beside the boxes. Lines to the same step
// share it. Level counts from 1 at the boxes.
type lane struct {
	key      laneKey
	from, to int // gaps
	level    int
}

type laneKey struct {
	target int
	side   side
}

// cornerColumns is how far from a box's corner a line arrives at least.
const cornerColumns = 3

// newWires finds where each line leaves and arrives, which depends on the order
// of the rows alone.
func newWires(g *graph) []wire {
	start, end := make([]int, len(g.steps)), make([]int, len(g.steps))
	for _, row := range g.rows {
		for place, i := range row {
			start[i], end[i] = span(place, len(row))
		}
	}
	busy := map[[2]int]bool{} // gap and column where a line comes down
	var wires []wire
	for _, e := range g.edges {
		from, to := cell(start[e.from], end[e.from], e.choice, len(g.steps[e.from].Choices))
		w := wire{edge: e, x0: (from + to) / 2, leaveGap: g.layer[e.from] + 1, enterGap: g.layer[e.to]}
		for n := -1; n <= 1; n++ {
			busy[[2]int{w.leaveGap, w.x0 + n}] = true
		}
		wires = append(wires, w)
	}
	for i := range wires {
		w := &wires[i]
		w.corner = [2]int{free(busy, w.enterGap, start[w.to], 1), free(busy, w.enterGap, end[w.to], -1)}
		w.run(start[w.to], end[w.to])
	}
	for i := range wires {
		join(kin(wires, &wires[i]))
	}
	return wires
}

// kin returns the wires of the answers of one step that lead to the same step as w,
// itself included, in the order of the answers.
func kin(wires []wire, w *wire) []*wire {
	var all []*wire
	for i := range wires {
		if wires[i].from == w.from && wires[i].to == w.to {
			all = append(all, &wires[i])
		}
	}
	return all
}

// join makes the wires of several answers one line that arrives once: they run down
// the first of them that is straight, or arrive from the same side.
func join(kin []*wire) {
	if len(kin) < 2 {
		return
	}
	straightOn := func(w *wire) bool { return w.shape == straight }
	if i := slices.IndexFunc(kin, straightOn); i >= 0 {
		trunk := kin[i]
		for _, w := range kin {
			if w == trunk {
				continue
			}
			w.shape, w.side, w.x1 = bent, leftSide, trunk.x0
			if w.x0 > trunk.x0 {
				w.side = rightSide
			}
		}
		return
	}
	for _, w := range kin[1:] {
		w.turn(kin[0].side)
	}
}

// free returns a column near a corner of a box where no line comes down.
func free(busy map[[2]int]bool, gap, corner, inwards int) int {
	for _, n := range []int{4, 5, 6, 7, 8, 9, 10, 3} {
		if x := corner + inwards*n; !busy[[2]int{gap, x}] {
			return x
		}
	}
	return corner + inwards*4
}

// run decides how the wire reaches a box that stands between two columns.
func (w *wire) run(start, end int) {
	middle := contentColumns / 2
	switch {
	case w.leaveGap != w.enterGap:
		w.shape = byLane
	case w.x0 >= start+cornerColumns && w.x0 <= end-cornerColumns:
		w.shape, w.x1 = straight, w.x0
		return
	default:
		w.shape, middle = bent, (start+end)/2
	}
	w.turn(leftSide)
	if w.x0 >= middle {
		w.turn(rightSide)
	}
}

// turn lets the wire arrive from a side.
func (w *wire) turn(s side) { w.side, w.x1 = s, w.corner[s] }

// bundle gathers the wires into lanes and channels. Those that were there before
// keep their order.
func (r *router) bundle() {
	lanes, channels := r.lanes, r.channels
	r.lanes, r.channels = nil, nil
	for i := range r.wires {
		w := &r.wires[i]
		if w.shape == straight {
			continue
		}
		w.leave = r.channel(channelKey{w.leaveGap, false, w.to, w.side})
		if w.shape == byLane {
			w.enter = r.channel(channelKey{w.enterGap, true, w.to, w.side})
			w.lane = r.lane(w)
		}
	}
	slices.SortStableFunc(r.lanes, func(a, b *lane) int {
		return cmp.Or(
			cmp.Compare(place(lanes, func(o *lane) bool { return o.key == a.key }), place(lanes, func(o *lane) bool { return o.key == b.key })),
			cmp.Compare(a.to-a.from, b.to-b.from))
	})
	slices.SortStableFunc(r.channels, func(a, b *channel) int {
		return cmp.Compare(place(channels, func(o *channel) bool { return o.key == a.key }), place(channels, func(o *channel) bool { return o.key == b.key }))
	})
}

// place returns where a list has a member, or its end.
func place[T any](list []T, is func(T) bool) int {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return i
	}
	return len(list)
}

func (r *router) channel(k channelKey) *channel {
	if i := slices.IndexFunc(r.channels, func(c *channel) bool { return c.key == k }); i >= 0 {
		return r.channels[i]
	}
	c := &channel{key: k}
	r.channels = append(r.channels, c)
	return c
}

func (r *router) lane(w *wire) *lane {
	k := laneKey{w.to, w.side}
	from, to := min(w.leaveGap, w.enterGap), max(w.leaveGap, w.enterGap)
	if i := slices.IndexFunc(r.lanes, func(l *lane) bool { return l.key == k }); i >= 0 {
		l := r.lanes[i]
		l.from, l.to = min(l.from, from), max(l.to, to)
		return l
	}
	l := &lane{key: k, from: from, to: to}
	r.lanes = append(r.lanes, l)
	return l
}
