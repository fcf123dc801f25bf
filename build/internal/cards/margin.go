package cards

import (
	"math"
	"strings"

	"rethink/build/internal/sheet"
)

// Sizes of what stands in the margin of a sheet.
const (
	slugBaseline = 7.1 // below the paper's upper edge
	slugSize     = 9.0
	slugGap      = 6.0 // between its two texts
	ruleAbove    = 5.8 // the 100 mm rule above the paper's lower edge
	markFrom     = 1.5 // crop marks begin this far from the cards
	markLong     = 2.0
)

// A Mark is a line in the margin: a crop mark, or a part of the rule.
type Mark struct {
	X1, Y1, X2, Y2 float64
	Fold           bool // fold here
}

// margin draws what belongs to the sheet and not to a card: how to print it, its
// number, a rule to measure, and marks to cut by.
func (d *drawing) margin(side Side) {
	paper := d.Sheet.Cells.Paper
	left := d.Sheet.slugLeft()
	how := d.Pack.slug(d.Sheet, d.shift.ShortEdge)
	style := sheet.Style{Size: d.slugSize(), Color: sheet.Mute}
	d.pdf.Text(left, slugBaseline, how, style)
	style.Align = sheet.Right
	d.pdf.Text(paper.Width-left, slugBaseline, d.Pack.sideName(d.Sheet, side), style)
	for _, m := range d.Sheet.rule() {
		d.pdf.Line(m.X1, m.Y1, m.X2, m.Y2, sheet.Stroke(sheet.Mute, 0.2))
	}
	d.pdf.Text(paper.Width/2+52, paper.Height-ruleAbove, "100 mm", sheet.Style{Size: d.slugSize(), Color: sheet.Mute})
	for _, m := range d.Sheet.marks(side) {
		paint := sheet.Stroke(sheet.Black, 0.2)
		if m.Fold {
			paint = paint.Dashed(0.6, 0.5)
		}
		d.pdf.Line(m.X1, m.Y1, m.X2, m.Y2, paint)
	}
}

// slugSize is the size of the words in the margin: smaller than wished where a
// site's own words or card stock leave no room for more.
func (p *Printed) slugSize() float64 {
	size, room := slugSize, p.Sheet.Cells.Paper.Width-2*p.Sheet.slugLeft()-slugGap
	for _, side := range p.Sides[max(len(p.Sides)-2, 0):] { // the last have the longest names
		for _, shortEdge := range []bool{false, true} {
			wide := sheet.Regular.Width(p.Pack.slug(p.Sheet, shortEdge)+p.Pack.sideName(p.Sheet, side), slugSize)
			size = min(size, math.Floor(2*slugSize*room/wide)/2)
		}
	}
	return max(size, 5)
}

func (s Sheet) slugLeft() float64 { return max(s.Cells.Left, 6) + 3 }

// slug says how to print a sheet.
func (p *Pack) slug(s Sheet, shortEdge bool) string {
	how := []string{p.say("sheet_print")}
	switch {
	case s.Fold:
		how = append(how, p.say("sheet_fold"))
	case shortEdge:
		how = append(how, p.say("sheet_flip_short"))
	default:
		how = append(how, p.say("sheet_flip_long"))
	}
	if s.edgeSlug() && s.Stock == "" {
		how = append(how, p.say("sheet_halve", s.Capacity()))
	}
	return strings.Join(how, ". ")
}

func (p *Pack) sideName(s Sheet, side Side) string {
	key := "sheet_front"
	switch {
	case s.Fold:
		key = "sheet_one"
	case side.Back:
		key = "sheet_back"
	}
	return s.Name + ". " + p.say(key, side.Number, side.Of)
}

// rule returns 100 mm with a tick every ten.
func (s Sheet) rule() []Mark {
	x, y := s.Cells.Paper.Width/2-50, s.Cells.Paper.Height-ruleAbove
	lines := []Mark{{X1: x, Y1: y, X2: x + 100, Y2: y}}
	for mm := 0.0; mm <= 100; mm += 10 {
		high := 0.8
		if mm == 0 || mm == 100 {
			high = 1.6
		}
		lines = append(lines, Mark{X1: x + mm, Y1: y, X2: x + mm, Y2: y - high})
	}
	return lines
}

// marks returns the crop marks outside the cards, and where to fold. Cards are
// cut from their fronts, so the backs have none.
func (s Sheet) marks(side Side) []Mark {
	if !s.Marks || side.Back {
		return nil
	}
	c := s.Cells
	right := c.Left + float64(c.Columns)*c.PitchX
	bottom := c.Top + float64(c.Rows)*c.PitchY
	var lines []Mark
	for i := range c.Columns + 1 {
		x, fold := c.Left+float64(i)*c.PitchX, s.Fold && i == 1
		lines = append(lines,
			Mark{x, c.Top - markFrom - markLong, x, c.Top - markFrom, fold},
			Mark{x, bottom + markFrom, x, bottom + markFrom + markLong, fold})
	}
	for i := range c.Rows + 1 {
		y := c.Top + float64(i)*c.PitchY
		lines = append(lines,
			Mark{c.Left - markFrom - markLong, y, c.Left - markFrom, y, false},
			Mark{right + markFrom, y, right + markFrom + markLong, y, false})
	}
	return lines
}
