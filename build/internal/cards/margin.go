package cards

import (
	"strings"

	"rethink/build/internal/sheet"
)

// Sizes of what stands in the margin of a sheet.
const (
	slugBaseline = 7.2 // below the paper's upper edge
	slugSize     = 7.5
	ruleAbove    = 5.8 // the 100 mm rule above the paper's lower edge
	markFrom     = 1.5 // crop marks begin this far from the cards
	markLong     = 2.5
)

// margin draws what belongs to the sheet and not to a card: how to print it, its
// number, a rule to measure, and marks to cut by.
func (d *drawing) margin(side Side) {
	c := d.Sheet.Cells
	middle := c.Paper.Width / 2
	style := sheet.Style{Size: slugSize, Color: sheet.Mute}
	left := max(c.Left, 6) + 3
	width := middle - 3 - left
	how := d.Pack.slug(d.Sheet, d.shift.ShortEdge)
	size := sheet.Box{Width: width, Height: 5, Wish: slugSize, Min: 5}.Fit(sheet.Plain(how)).Size
	d.pdf.Text(left, slugBaseline, how, sheet.Style{Size: size, Color: sheet.Mute})
	style.Align = sheet.Right
	d.pdf.Text(c.Paper.Width-left, slugBaseline, d.Pack.sideName(d.Sheet, side), style)
	d.rule(middle-50, c.Paper.Height-ruleAbove)
	if d.Sheet.Marks && !side.Back {
		d.marks()
	}
}

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

// rule draws 100 mm with a tick every ten.
func (d *drawing) rule(x, y float64) {
	ink := sheet.Stroke(sheet.Mute, 0.2)
	d.pdf.Line(x, y, x+100, y, ink)
	for mm := 0.0; mm <= 100; mm += 10 {
		high := 0.8
		if mm == 0 || mm == 100 {
			high = 1.6
		}
		d.pdf.Line(x+mm, y, x+mm, y-high, ink)
	}
	d.pdf.Text(x+102, y, "100 mm", sheet.Style{Size: slugSize, Color: sheet.Mute})
}

// marks draws the crop marks outside the cards, and dashed ones where a sheet is
// folded.
func (d *drawing) marks() {
	c := d.Sheet.Cells
	right := c.Left + float64(c.Columns)*c.PitchX
	bottom := c.Top + float64(c.Rows)*c.PitchY
	ink := sheet.Stroke(sheet.Black, 0.2)
	for i := range c.Columns + 1 {
		x, paint := c.Left+float64(i)*c.PitchX, ink
		if d.Sheet.Fold && i == 1 {
			paint = ink.Dashed(0.6, 0.5)
		}
		d.pdf.Line(x, c.Top-markFrom-markLong, x, c.Top-markFrom, paint)
		d.pdf.Line(x, bottom+markFrom, x, bottom+markFrom+markLong, paint)
	}
	for i := range c.Rows + 1 {
		y := c.Top + float64(i)*c.PitchY
		d.pdf.Line(c.Left-markFrom-markLong, y, c.Left-markFrom, y, ink)
		d.pdf.Line(right+markFrom, y, right+markFrom+markLong, y, ink)
	}
}
