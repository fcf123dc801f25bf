package flow

import (
	"math"
	"strings"

	"rethink/build/internal/sheet"
)

// foot is the lower edge of a poster: the line for a child in danger, whose poster
// it is, and how old. It is set in the smallest type that the poster's text may have.
type foot struct {
	Urgent  string
	Whose   string // the partnership, beside the site's sign
	Version string // with where the newest copy is
}

func newFoot(fr frame) foot {
	i := fr.imprint
	f := foot{Urgent: i.Urgent, Whose: i.Author, Version: strings.TrimSpace(i.Version + " " + fr.say("flow_old"))}
	if f.Whose == "" {
		f.Whose = i.Site
	}
	if i.Link != "" {
		_, plain, _ := strings.Cut(i.Link, "://")
		f.Version += " " + fr.say("flow_latest", plain)
	}
	return f
}

// Lengths beside the sign, as parts of the size of type.
const (
	markWidth = 1.85
	markSpace = 0.5
	footSpace = 1.5 // between two pieces of the foot
)

// beside reports which pieces of the foot stand on one line: all three, or the first
// two with the version below them, or none.
func (f foot) beside(o sheetOf) int {
	em, room := sheet.MM(o.kind.Min), o.in().width
	used := sheet.Bold.Width(f.Urgent, o.kind.Min) + sheet.Bold.Width(f.Whose, o.kind.Min) + (markWidth+markSpace+footSpace)*em
	if used > room {
		return 1
	}
	if used+sheet.Regular.Width(f.Version, o.kind.Min)+footSpace*em > room {
		return 2
	}
	return 3
}

func (f foot) setOf(o sheetOf, bold bool, text string, less float64) sheet.Set {
	para := sheet.Plain(text)
	if bold {
		para = sheet.Strong(text)
	}
	return sheet.Box{Width: o.in().width - less, Leading: leading, Anywhere: true}.At(o.kind.Min, para)
}

// sets returns the three pieces in the room that each has.
func (f foot) sets(o sheetOf) (urgent, whose, version sheet.Set) {
	return f.setOf(o, true, f.Urgent, 0), f.setOf(o, true, f.Whose, sheet.MM(o.kind.Min*(markWidth+markSpace))), f.setOf(o, false, f.Version, 0)
}

func (f foot) height(o sheetOf) float64 {
	urgent, whose, version := f.sets(o)
	switch f.beside(o) {
	case 3:
		return max(urgent.Height, whose.Height)
	case 2:
		return max(urgent.Height, whose.Height) + version.Height
	}
	return urgent.Height + whose.Height + version.Height
}

// draw draws the pieces from left to right, or below each other. The line for a child
// in danger is read in its place, near the top.
func (f foot) draw(p *sheet.PDF, o sheetOf, first *sheet.Place) {
	in := o.in()
	urgent, whose, version := f.sets(o)
	em := sheet.MM(o.kind.Min)
	x, y := in.x, in.y+in.height-f.height(o)
	beside := f.beside(o)
	if first != nil {
		p.Into(first, func() { p.Set(x, y, urgent, sheet.Setting{Color: sheet.Plum, Inside: true}) })
	}
	switch {
	case beside == 1:
		y += urgent.Height
	case f.Urgent == "":
	case beside == 2:
		x = in.x + in.width - whose.Width() - (markWidth+markSpace)*em
	default: // in the middle of what the others leave
		room := in.width - urgent.Width() - version.Width() - whose.Width() - (markWidth+markSpace)*em
		x = in.x + urgent.Width() + room/2
	}
	drawMark(p, x, y+(sheet.MM(o.kind.Min*leading)-em*markWidth*26/40)/2, em*markWidth)
	p.Set(x+(markWidth+markSpace)*em, y, whose, sheet.Setting{Color: sheet.Ink})
	if beside == 3 {
		p.Set(in.x+in.width-version.Width(), y, version, sheet.Setting{Color: sheet.Ink})
		return
	}
	p.Set(in.x, y+whose.Height, version, sheet.Setting{Color: sheet.Ink})
}

// drawMark draws the site's sign, as layouts/partials/bar.html has it: two circles,
// and what they share.
func drawMark(p *sheet.PDF, x, y, width float64) {
	unit := width / 40
	at := func(x0, y0 float64) sheet.Point { return sheet.Point{X: x + x0*unit, Y: y + y0*unit} }
	const r, left, right, middle, top = 11.0, 13.5, 26.5, 13.0, 4.0
	var lens []sheet.Point
	half := math.Atan2(middle-top, 20-left)
	const parts = 12
	for i := range 2*parts + 2 {
		center, turn := left, -half+2*half*float64(i)/parts
		if i > parts {
			center, turn = right, math.Pi-half+2*half*float64(i-parts-1)/parts
		}
		lens = append(lens, at(center+r*math.Cos(turn), middle+r*math.Sin(turn)))
	}
	p.Artifact(func() {
		p.Polygon(sheet.Fill(sheet.Sun), lens...)
		for _, center := range []float64{left, right} {
			c := at(center, middle)
			p.Circle(c.X, c.Y, r*unit, sheet.Stroke(sheet.Ink, 2.4*unit))
		}
	})
}
