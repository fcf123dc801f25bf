package cards

import (
	"math"

	"rethink/build/internal/sheet"
)

// A Shape is what a kind of card is marked with, so that the pack sorts without
// colour: by the hand that fans it, and on a black and white printer.
type Shape string

// Shapes that belong to one kind of card.
const (
	ShapeDisc     Shape = "strategy" // a disc with the strategy's number
	ShapePentagon Shape = "step"     // a pentagon with the step's number
	ShapeBubbles  Shape = "swap"     // two bubbles
	ShapeSpeech   Shape = "prompt"   // a speech box with a question mark
	ShapeDiamond  Shape = "rule"     // a diamond with a tick
	ShapePerson   Shape = "contact"  // head and shoulders
	ShapeRings    Shape = "own"      // the site's two circles
)

// Shapes for what a deck includes of ordinary pages. An author names one under
// `shapes:`, or gets the next that no other cards have.
const (
	ShapeStar    Shape = "star"
	ShapeSquare  Shape = "square"
	ShapeHexagon Shape = "hexagon"
	ShapeShield  Shape = "shield"
	ShapeFlag    Shape = "flag"
	ShapeLeaf    Shape = "leaf"
	ShapeArrow   Shape = "arrow" // to give: it points away
	ShapeTray    Shape = "tray"  // to receive: an arrow into a tray
)

// free are the shapes that are given without being asked for.
var free = []Shape{ShapeStar, ShapeSquare, ShapeHexagon, ShapeShield, ShapeFlag, ShapeLeaf}

// shapeOf returns the shape that belongs to a kind, if it has one.
func shapeOf(k Kind) Shape {
	if k == Point {
		return ""
	}
	return Shape(k)
}

// giveShapes gives each group of cards a shape: the one asked for, that of its
// kind, or the next that is free. When all are given, they are given again.
func giveShapes(groups []Group, asked map[string]Shape) {
	taken := map[Shape]bool{}
	for _, s := range asked {
		taken[s] = true
	}
	next := 0
	for _, g := range groups {
		shape := asked[g.Name]
		if shape == "" {
			shape = shapeOf(g.Kind)
			for tries := 0; (shape == "" || taken[shape]) && tries <= len(free); tries++ {
				shape = free[next%len(free)]
				next++
			}
		}
		taken[shape] = true
		for _, c := range g.Cards {
			c.Shape = shape
		}
	}
}

// color is the colour of a shape and of the words beside it.
func (s Shape) color() sheet.Color {
	switch s {
	case ShapeDisc:
		return sheet.Teal
	case ShapeBubbles:
		return sheet.Link
	case ShapeSpeech:
		return sheet.Leaf
	case ShapeDiamond:
		return sheet.Plum
	case ShapeArrow, ShapeTray:
		return sheet.Clay
	case ShapePentagon, ShapePerson, ShapeRings:
		return sheet.Ink
	}
	return sheet.Mute
}

// tint is the colour of the panel on a back.
func (s Shape) tint() sheet.Color {
	switch s {
	case ShapeDisc:
		return sheet.TealTint
	case ShapeBubbles:
		return sheet.LinkTint
	case ShapeSpeech:
		return sheet.LeafTint
	case ShapeDiamond:
		return sheet.PlumTint
	case ShapeArrow, ShapeTray:
		return sheet.ClayTint
	case ShapePentagon, ShapePerson, ShapeRings:
		return sheet.Sand
	}
	return sheet.MuteTint
}

// iconOf returns a shape with a mark in it, where it has room for one.
func iconOf(s Shape, mark string) icon {
	switch s {
	case ShapeDisc:
		return icon{pieces: []piece{{ink: solid, circle: true, radius: 0.5, points: pts(0.5, 0.5)}}, text: mark, textY: 0.5, textEm: 0.56}
	case ShapePentagon:
		return icon{pieces: []piece{{ink: solid, points: polygon(5, 0.5, 0.54, 0.53)}}, text: mark, textY: 0.56, textEm: 0.52}
	case ShapeBubbles:
		return icon{pieces: []piece{
			{ink: outline, width: 0.075, dashed: true, rect: true, radius: 0.06, points: pts(0.04, 0.1, 0.68, 0.5)},
			{ink: solid, rect: true, radius: 0.06, points: pts(0.36, 0.4, 1, 0.78)},
			{ink: solid, points: pts(0.62, 0.7, 0.9, 0.7, 0.9, 0.98)},
		}}
	case ShapeSpeech:
		return icon{pieces: []piece{
			{ink: solid, rect: true, radius: 0.12, points: pts(0.03, 0.06, 0.97, 0.74)},
			{ink: solid, points: pts(0.28, 0.7, 0.62, 0.7, 0.28, 0.99)},
		}, text: "?", textY: 0.41, textEm: 0.56}
	case ShapeDiamond:
		return icon{pieces: []piece{
			{ink: solid, points: polygon(4, 0.5, 0.5, 0.54)},
			{ink: paper, width: 0.11, open: true, points: pts(0.3, 0.52, 0.44, 0.66, 0.7, 0.38)},
		}}
	case ShapePerson:
		return icon{pieces: []piece{
			{ink: solid, circle: true, radius: 0.24, points: pts(0.5, 0.26)},
			{ink: solid, points: shoulders()},
		}}
	case ShapeRings:
		return icon{pieces: []piece{
			{ink: sun, points: lens()},
			{ink: outline, width: 0.085, circle: true, radius: 0.29, points: pts(0.34, 0.5)},
			{ink: outline, width: 0.085, circle: true, radius: 0.29, points: pts(0.66, 0.5)},
		}}
	case ShapeArrow:
		return icon{pieces: []piece{{ink: solid, points: pts(0.02, 0.3, 0.46, 0.3, 0.46, 0.06, 0.98, 0.5, 0.46, 0.94, 0.46, 0.7, 0.02, 0.7)}}}
	case ShapeTray:
		return icon{pieces: []piece{
			{ink: solid, points: pts(0.37, 0.02, 0.63, 0.02, 0.63, 0.32, 0.86, 0.32, 0.5, 0.68, 0.14, 0.32, 0.37, 0.32)},
			{ink: solid, points: pts(0.02, 0.56, 0.17, 0.56, 0.17, 0.82, 0.83, 0.82, 0.83, 0.56, 0.98, 0.56, 0.98, 0.98, 0.02, 0.98)},
		}}
	}
	return freeIcon(s, mark)
}

// freeIcon returns one of the shapes that belong to no kind. All hold a number.
func freeIcon(s Shape, mark string) icon {
	numbered := func(y, em float64, pieces ...piece) icon {
		return icon{pieces: pieces, text: mark, textY: y, textEm: em}
	}
	switch s {
	case ShapeSquare:
		return numbered(0.5, 0.54, piece{ink: solid, rect: true, radius: 0.12, points: pts(0.06, 0.06, 0.94, 0.94)})
	case ShapeHexagon:
		return numbered(0.5, 0.52, piece{ink: solid, points: polygon(6, 0.5, 0.5, 0.53)})
	case ShapeShield:
		return numbered(0.44, 0.5, piece{ink: solid, points: pts(0.08, 0.04, 0.92, 0.04, 0.92, 0.5, 0.84, 0.7, 0.7, 0.86, 0.5, 0.99, 0.3, 0.86, 0.16, 0.7, 0.08, 0.5)})
	case ShapeFlag:
		return numbered(0.4, 0.5, piece{ink: solid, points: pts(0.08, 0.03, 0.92, 0.03, 0.92, 0.98, 0.5, 0.74, 0.08, 0.98)})
	case ShapeLeaf:
		return numbered(0.52, 0.5, piece{ink: solid, circle: true, radius: 0.48, points: pts(0.5, 0.52)}, piece{ink: solid, points: pts(0.5, 0.04, 0.98, 0.04, 0.98, 0.52, 0.5, 0.52)})
	}
	return numbered(0.5, 0.46, piece{ink: solid, points: star(8, 0.5, 0.52, 0.41)})
}

// coverOf returns a shape as it is on the backs, where no card's own number can be
// in it: an arrow, dots, lines.
func coverOf(s Shape) icon {
	ic := iconOf(s, "")
	white := func(open bool, xy ...float64) piece {
		return piece{ink: paper, width: 0.075, open: open, points: pts(xy...)}
	}
	dots := func(n int, y, r, size float64) {
		for _, pt := range polygon(n, 0.5, y, r) {
			ic.pieces = append(ic.pieces, piece{ink: hole, circle: true, radius: size, points: []sheet.Point{pt}})
		}
	}
	switch s {
	case ShapeDisc:
		ic.pieces = append(ic.pieces, white(true, 0.26, 0.5, 0.72, 0.5), white(true, 0.52, 0.3, 0.73, 0.5, 0.52, 0.7))
	case ShapePentagon:
		dots(5, 0.55, 0.24, 0.065)
	case ShapeStar:
		dots(8, 0.5, 0.23, 0.05)
	case ShapeSquare, ShapeHexagon, ShapeShield, ShapeFlag, ShapeLeaf:
		for _, y := range []float64{0.3, 0.45, 0.6} {
			ic.pieces = append(ic.pieces, white(true, 0.28, y, 0.72, y))
		}
	}
	return ic
}

// star returns a star with so many points that stands with one upwards.
func star(points int, x, outer, inner float64) []sheet.Point {
	all := make([]sheet.Point, 2*points)
	for i := range all {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		a := math.Pi*float64(i)/float64(points) - math.Pi/2
		all[i] = sheet.Point{X: x + r*math.Cos(a), Y: 0.5 + r*math.Sin(a)}
	}
	return all
}

// shoulders returns the lower part of a person: half an ellipse on a short base.
func shoulders() []sheet.Point {
	const steps = 14
	points := pts(0.06, 0.98)
	for i := 0; i <= steps; i++ {
		a := math.Pi - math.Pi*float64(i)/steps
		points = append(points, sheet.Point{X: 0.5 + 0.44*math.Cos(a), Y: 0.92 - 0.36*math.Sin(a)})
	}
	return append(points, sheet.Point{X: 0.94, Y: 0.98})
}
