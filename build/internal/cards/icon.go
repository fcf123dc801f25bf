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

// draw draws the icon with its top left corner at x and y. The text in it is not
// read out: the words beside it say it.
func (ic icon) draw(p *sheet.PDF, x, y, side float64, c sheet.Color) {
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
		p.Artifact(func() {
			p.Text(left, baseline, ic.text+" ", sheet.Style{Font: sheet.Bold, Size: size, Color: sheet.White})
		})
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
