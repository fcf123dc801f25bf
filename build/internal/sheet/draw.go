package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Point is a place on the page, in millimetres from its top left corner.
type Point struct{ X, Y float64 }

// A Paint is how a shape is drawn: filled, outlined, or both. The zero Paint
// draws nothing.
type Paint struct {
	fill, stroke *Color
	width        float64
	dash         []float64
}

// Fill returns a paint that fills shapes.
func Fill(c Color) Paint { return Paint{fill: &c} }

// Stroke returns a paint that outlines shapes with a line of a width in
// millimetres.
func Stroke(c Color, width float64) Paint { return Paint{stroke: &c, width: width} }

// Outlined returns the paint with an outline added.
func (p Paint) Outlined(c Color, width float64) Paint {
	p.stroke, p.width = &c, width
	return p
}

// Dashed returns the paint with its outline cut into dashes and gaps of these
// lengths, in millimetres.
func (p Paint) Dashed(lengths ...float64) Paint {
	p.dash = lengths
	return p
}

// Line draws a line.
func (p *PDF) Line(x1, y1, x2, y2 float64, paint Paint) {
	p.Path(paint, false, Point{x1, y1}, Point{x2, y2})
}

// Path draws straight lines from point to point; closed also back to the first.
func (p *PDF) Path(paint Paint, closed bool, points ...Point) {
	b := p.shape()
	for i, pt := range points {
		b.op(strings.Repeat("l", min(i, 1))+strings.Repeat("m", 1-min(i, 1)), pt)
	}
	p.paint(b, paint, closed)
}

// Polygon draws a closed shape.
func (p *PDF) Polygon(paint Paint, points ...Point) { p.Path(paint, true, points...) }

// Rect draws a rectangle.
func (p *PDF) Rect(x, y, w, h float64, paint Paint) {
	p.Polygon(paint, Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h})
}

// RoundRect draws a rectangle whose corners are quarter circles.
func (p *PDF) RoundRect(x, y, w, h, r float64, paint Paint) {
	p.RoundCorners(x, y, w, h, [4]float64{r, r, r, r}, paint)
}

// RoundCorners draws a rectangle whose corners, clockwise from the top left one, are
// quarter circles of their own radius; zero leaves a corner square.
func (p *PDF) RoundCorners(x, y, w, h float64, r [4]float64, paint Paint) {
	for i := range r {
		r[i] = min(r[i], w/2, h/2)
	}
	k := [4]float64{}
	for i := range k {
		k[i] = r[i] * (1 - arcHandle)
	}
	b := p.shape()
	b.op("m", Point{x + r[0], y})
	b.op("l", Point{x + w - r[1], y})
	b.op("c", Point{x + w - k[1], y}, Point{x + w, y + k[1]}, Point{x + w, y + r[1]})
	b.op("l", Point{x + w, y + h - r[2]})
	b.op("c", Point{x + w, y + h - k[2]}, Point{x + w - k[2], y + h}, Point{x + w - r[2], y + h})
	b.op("l", Point{x + r[3], y + h})
	b.op("c", Point{x + k[3], y + h}, Point{x, y + h - k[3]}, Point{x, y + h - r[3]})
	b.op("l", Point{x, y + r[0]})
	b.op("c", Point{x, y + k[0]}, Point{x + k[0], y}, Point{x + r[0], y})
	p.paint(b, paint, true)
}

// arcHandle is how far the handles of a curve stand from its ends to draw a
// quarter circle, as a part of the radius.
const arcHandle = 4.0 / 3.0 * (math.Sqrt2 - 1)

// Circle draws a circle around its middle.
func (p *PDF) Circle(x, y, r float64, paint Paint) { p.RoundRect(x-r, y-r, 2*r, 2*r, r, paint) }

// Turned draws with the page turned clockwise around a point, in degrees. The
// structure stays as it is.
func (p *PDF) Turned(degrees, x, y float64, draw func()) {
	if len(p.paper) == 0 {
		p.fail(fmt.Errorf("turned drawing begins before the first page"))
		return
	}
	page := len(p.paper)
	p.closeContent()
	p.draw("q")
	p.draw(p.turning(degrees, x, y))
	p.size = 0
	draw()
	p.closeContent()
	p.draw("Q")
	p.size = 0
	if len(p.paper) != page {
		p.fail(fmt.Errorf("page begins inside a turned drawing"))
	}
}

// turning is the operator that turns what is drawn after it.
func (p *PDF) turning(degrees, x, y float64) string {
	x, y = x*PointsPerMM, (p.Paper().Height-y)*PointsPerMM
	sin, cos := math.Sincos(-degrees * math.Pi / 180)
	return fmt.Sprintf("%.5f %.5f %.5f %.5f %.5f %.5f cm", cos, sin, -sin, cos, x+sin*y-cos*x, y-cos*y-sin*x)
}

// A shape collects the operators of one path.
type shape struct {
	strings.Builder
	height float64 // of the page
	moved  float64
}

func (p *PDF) shape() *shape { return &shape{height: p.Paper().Height, moved: p.moved} }

func (b *shape) op(operator string, points ...Point) {
	for _, pt := range points {
		b.number((pt.X + b.moved) * PointsPerMM)
		b.number((b.height - pt.Y) * PointsPerMM)
	}
	b.WriteString(operator)
	b.WriteByte(' ')
}

func (b *shape) number(v float64) {
	b.WriteString(strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64))
	b.WriteByte(' ')
}

func (b *shape) color(c Color, operator string) {
	for _, v := range []uint8{c.R, c.G, c.B} {
		b.number(float64(v) / 255)
	}
	b.WriteString(operator)
	b.WriteByte(' ')
}

// inked is the colour that text and lines get in place of c.
func (p *PDF) inked(c Color) Color {
	if p.opt.Mono && c != White {
		return Black
	}
	return c
}

// filled is the colour that an area gets in place of c. In black on white a tint
// is left out: a copier would make dots of it.
func (p *PDF) filled(c Color) Color {
	const tint = 3 * 0xc0 // red, green and blue together are more in every tint
	if p.opt.Mono && int(c.R)+int(c.G)+int(c.B) > tint {
		return White
	}
	return p.inked(c)
}

// paint writes the path. Each shape brings its own colours and puts them back.
func (p *PDF) paint(path *shape, paint Paint, closed bool) {
	if len(p.paper) == 0 {
		p.fail(fmt.Errorf("shape is drawn before the first page"))
		return
	}
	if paint.fill == nil && paint.stroke == nil {
		return
	}
	p.openContent(true)
	out := p.shape()
	out.WriteString("q ")
	operator := "f"
	if paint.fill != nil {
		out.color(p.filled(*paint.fill), "rg")
	}
	if paint.stroke != nil {
		operator = "S"
		if paint.fill != nil {
			operator = "B"
		}
		out.color(p.inked(*paint.stroke), "RG")
		out.number(paint.width * PointsPerMM)
		out.WriteString("w [")
		for _, d := range paint.dash {
			out.number(d * PointsPerMM)
		}
		out.WriteString("] 0 d ")
	}
	out.WriteString(path.String())
	if closed {
		out.WriteString("h ")
	}
	out.WriteString(operator)
	out.WriteString(" Q")
	p.draw(out.String())
}
