package cards

import (
	"fmt"
	"math"
	"strings"

	"rethink/build/internal/sheet"
)

// An icon is the shape of a kind of card, drawn in a square of side 1. The PDF and
// the print page draw the same pieces.
type icon struct {
	pieces []piece
	text   string  // in the middle of the shape: a number or a question mark
	textY  float64 // middle of the text
	textEm float64 // size of the text as a part of the side
}

// A piece is a closed path of straight lines and curves.
type piece struct {
	ink    ink
	width  float64 // of an outline
	dashed bool
	open   bool
	points []sheet.Point
	circle bool    // points[0] is the middle of a circle
	radius float64 // of the circle, or of a rectangle's corners
	rect   bool    // points are two opposite corners
}

// ink says what a piece is drawn with.
type ink string

const (
	solid   ink = "f" // filled with the kind's colour
	outline ink = "o" // outlined with it
	paper   ink = "w" // outlined in white, on a solid piece
	hole    ink = "h" // filled with white, on a solid piece
	sun     ink = "s" // filled with yellow
)

// iconOf returns the shape of a kind with a mark in it.
func iconOf(k Kind, mark string) icon {
	switch k {
	case Strategy:
		return icon{pieces: []piece{{ink: solid, circle: true, radius: 0.5, points: pts(0.5, 0.5)}}, text: mark, textY: 0.5, textEm: 0.56}
	case Step:
		return icon{pieces: []piece{{ink: solid, points: polygon(5, 0.5, 0.54, 0.53)}}, text: mark, textY: 0.56, textEm: 0.52}
	case Point:
		return icon{pieces: []piece{{ink: solid, rect: true, radius: 0.12, points: pts(0.06, 0.06, 0.94, 0.94)}}, text: mark, textY: 0.5, textEm: 0.54}
	case Swap:
		return icon{pieces: []piece{
			{ink: outline, width: 0.075, dashed: true, rect: true, radius: 0.06, points: pts(0.04, 0.1, 0.68, 0.5)},
			{ink: solid, rect: true, radius: 0.06, points: pts(0.36, 0.4, 1, 0.78)},
			{ink: solid, points: pts(0.62, 0.7, 0.9, 0.7, 0.9, 0.98)},
		}}
	case Prompt:
		return icon{pieces: []piece{
			{ink: solid, rect: true, radius: 0.12, points: pts(0.03, 0.06, 0.97, 0.74)},
			{ink: solid, points: pts(0.28, 0.7, 0.62, 0.7, 0.28, 0.99)},
		}, text: "?", textY: 0.41, textEm: 0.56}
	case Rule:
		return icon{pieces: []piece{
			{ink: solid, points: polygon(4, 0.5, 0.5, 0.54)},
			{ink: paper, width: 0.11, open: true, points: pts(0.3, 0.52, 0.44, 0.66, 0.7, 0.38)},
		}}
	}
	return icon{pieces: []piece{
		{ink: sun, points: lens()},
		{ink: outline, width: 0.085, circle: true, radius: 0.29, points: pts(0.34, 0.5)},
		{ink: outline, width: 0.085, circle: true, radius: 0.29, points: pts(0.66, 0.5)},
	}}
}

// coverOf returns the shape of a kind as it stands on the backs, where no card's
// own number can be in it: an arrow, five dots, a list.
func coverOf(k Kind) icon {
	ic := iconOf(k, "")
	white := func(open bool, xy ...float64) piece {
		return piece{ink: paper, width: 0.075, open: open, points: pts(xy...)}
	}
	switch k {
	case Strategy:
		ic.pieces = append(ic.pieces, white(true, 0.26, 0.5, 0.72, 0.5), white(true, 0.52, 0.3, 0.73, 0.5, 0.52, 0.7))
	case Step:
		for _, pt := range polygon(5, 0.5, 0.55, 0.24) {
			ic.pieces = append(ic.pieces, piece{ink: hole, circle: true, radius: 0.065, points: []sheet.Point{pt}})
		}
	case Point:
		for _, y := range []float64{0.32, 0.5, 0.68} {
			ic.pieces = append(ic.pieces, piece{ink: hole, circle: true, radius: 0.045, points: pts(0.28, y)}, white(true, 0.4, y, 0.76, y))
		}
	}
	return ic
}

func pts(xy ...float64) []sheet.Point {
	points := make([]sheet.Point, 0, len(xy)/2)
	for i := 0; i+1 < len(xy); i += 2 {
		points = append(points, sheet.Point{X: xy[i], Y: xy[i+1]})
	}
	return points
}

// polygon returns a regular polygon that stands with a corner upwards.
func polygon(corners int, x, y, r float64) []sheet.Point {
	points := make([]sheet.Point, corners)
	for i := range points {
		a := 2*math.Pi*float64(i)/float64(corners) - math.Pi/2
		points[i] = sheet.Point{X: x + r*math.Cos(a), Y: y + r*math.Sin(a)}
	}
	return points
}

// lens returns what the two circles of the mark share.
func lens() []sheet.Point {
	const r, left, right, steps = 0.29, 0.34, 0.66, 12
	half := math.Acos((right - left) / 2 / r)
	var points []sheet.Point
	for i := 0; i <= steps; i++ {
		a := -half + 2*half*float64(i)/steps
		points = append(points, sheet.Point{X: left + r*math.Cos(a), Y: 0.5 + r*math.Sin(a)})
	}
	for i := 0; i <= steps; i++ {
		a := math.Pi - half + 2*half*float64(i)/steps
		points = append(points, sheet.Point{X: right + r*math.Cos(a), Y: 0.5 + r*math.Sin(a)})
	}
	return points
}

// draw draws the icon with its top left corner at x and y. The text in it is read
// out if the words beside it do not say it.
func (ic icon) draw(p *sheet.PDF, x, y, side float64, c sheet.Color, read bool) {
	at := func(pt sheet.Point) sheet.Point { return sheet.Point{X: x + pt.X*side, Y: y + pt.Y*side} }
	for _, pc := range ic.pieces {
		paint := pc.paint(side, c)
		first := at(pc.points[0])
		switch {
		case pc.circle:
			p.Circle(first.X, first.Y, pc.radius*side, paint)
		case pc.rect:
			last := at(pc.points[1])
			p.RoundRect(first.X, first.Y, last.X-first.X, last.Y-first.Y, pc.radius*side, paint)
		default:
			points := make([]sheet.Point, len(pc.points))
			for i, pt := range pc.points {
				points[i] = at(pt)
			}
			p.Path(paint, !pc.open, points...)
		}
	}
	if ic.text != "" {
		size := ic.textSize() * side * sheet.PointsPerMM
		baseline := y + ic.textY*side + sheet.MM(size*sheet.CapHeight)/2
		left := x + side/2 - sheet.Bold.Width(ic.text, size)/2
		text := func() {
			p.Text(left, baseline, ic.text+" ", sheet.Style{Font: sheet.Bold, Size: size, Color: sheet.White})
		}
		if read {
			text()
		} else {
			p.Artifact(text)
		}
	}
}

// textSize makes numbers of two digits smaller.
func (ic icon) textSize() float64 {
	if len(ic.text) > 1 {
		return ic.textEm * 0.78
	}
	return ic.textEm
}

func (pc piece) paint(side float64, c sheet.Color) sheet.Paint {
	switch pc.ink {
	case outline:
		paint := sheet.Stroke(c, pc.width*side)
		if pc.dashed {
			return paint.Dashed(pc.width*side*1.3, pc.width*side)
		}
		return paint
	case paper:
		return sheet.Stroke(sheet.White, pc.width*side)
	case hole:
		return sheet.Fill(sheet.White)
	case sun:
		return sheet.Fill(sheet.Sun)
	}
	return sheet.Fill(c)
}

// An SVGPiece is a piece of an icon in a square of side 100, for a page.
type SVGPiece struct {
	Ink   string // the class: f, o, w, h or s
	Path  string
	Width string // of an outline
	Dash  string
}

// An SVGIcon is an icon for a page.
type SVGIcon struct {
	Pieces []SVGPiece
	Text   string
	X, Y   string // of the text's baseline
	Size   string
}

func (ic icon) svg() SVGIcon {
	out := SVGIcon{Text: ic.text}
	for _, pc := range ic.pieces {
		sp := SVGPiece{Ink: string(pc.ink), Path: pc.path()}
		if pc.width > 0 {
			sp.Width = number(pc.width * 100)
		}
		if pc.dashed {
			sp.Dash = number(pc.width*130) + " " + number(pc.width*100)
		}
		out.Pieces = append(out.Pieces, sp)
	}
	if ic.text != "" {
		out.X = "50"
		out.Size = number(ic.textSize() * 100)
		out.Y = number((ic.textY + ic.textSize()*sheet.CapHeight/2) * 100)
	}
	return out
}

// path writes a piece as SVG.
func (pc piece) path() string {
	x := func(i int) float64 { return pc.points[i].X * 100 }
	y := func(i int) float64 { return pc.points[i].Y * 100 }
	r := pc.radius * 100
	switch {
	case pc.circle:
		return fmt.Sprintf("M%s %sa%[3]s %[3]s 0 1 1 %[4]s 0a%[3]s %[3]s 0 1 1 -%[4]s 0z", number(x(0)-r), number(y(0)), number(r), number(2*r))
	case pc.rect:
		w, h := x(1)-x(0)-2*r, y(1)-y(0)-2*r
		return fmt.Sprintf("M%s %sh%s%sv%s%sh-%s%sv-%s%sz", number(x(0)+r), number(y(0)),
			number(w), arc(r, r, r), number(h), arc(r, -r, r), number(w), arc(r, -r, -r), number(h), arc(r, r, -r))
	}
	var b strings.Builder
	for i := range pc.points {
		b.WriteString([]string{"M", "L"}[min(i, 1)] + number(x(i)) + " " + number(y(i)))
	}
	if !pc.open {
		b.WriteString("z")
	}
	return b.String()
}

func arc(r, dx, dy float64) string {
	return fmt.Sprintf("a%[1]s %[1]s 0 0 1 %[2]s %[3]s", number(r), number(dx), number(dy))
}

// number writes a length as short as it goes.
func number(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
