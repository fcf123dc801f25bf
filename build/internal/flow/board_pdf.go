package flow

import (
	"rethink/build/internal/sheet"
)

// Bytes returns the board as a PDF file of one page. Its reading order is column
// by column.
func (b *Board) Bytes(imprint Imprint) ([]byte, error) {
	p := sheet.NewPDF(b.options(imprint))
	p.AddPage(b.paper)
	in, gap := b.in(), b.mm(posterGap)
	urgent := b.head.draw(p, b.sheetOf)
	x, y := in.x, in.y+b.rows.head+gap
	for i, c := range b.Columns {
		b.drawColumn(p, x, y, b.widths[i], c)
		if x += b.widths[i] + b.chevron(); c.Next && i+1 < len(b.Columns) {
			b.drawChevron(p, x-b.chevron()/2, y+b.rows.columns/2)
		}
	}
	y += b.rows.columns + gap
	for first := 0; first < len(b.Endings); first += len(b.ends) {
		x, high := in.x, b.endingRow(first)
		for i, e := range b.Endings[first:min(first+len(b.ends), len(b.Endings))] {
			b.drawEnding(p, x, y, b.ends[i], high, e)
			x += b.ends[i] + gap
		}
		y += high + gap
	}
	b.strip().draw(p, b.sheetOf, in.y+in.height-b.rows.foot-gap-b.rows.rules)
	b.foot.draw(p, b.sheetOf, urgent)
	return p.Bytes()
}

// drawChevron draws the sign between two columns, around its middle.
func (b *Board) drawChevron(p *sheet.PDF, x, y float64) {
	w, h := b.mm(1), b.mm(2)
	p.Path(sheet.Stroke(sheet.Link, b.mm(0.8)), false, sheet.Point{X: x - w, Y: y - h}, sheet.Point{X: x + w, Y: y}, sheet.Point{X: x - w, Y: y + h})
}

func (b *Board) drawColumn(p *sheet.PDF, x, y, width float64, c BoardColumn) {
	pad := b.mm(posterPad)
	parts := b.columnParts(c, width)
	below := y + pad + parts.badge + parts.name + pad/2
	b.drawBox(p, x, y, width, b.rows.columns, c.Look, sheet.White)
	if parts.when > 0 {
		fine := b.mm(posterFine)
		p.Rect(x+fine, below, width-2*fine, parts.when+pad, sheet.Fill(sheet.Sand))
	}
	p.In(sheet.Element{Tag: sheet.TagSect, Title: c.Name}, func() {
		b.drawName(p, x+pad, y+pad, width-2*pad, c.ChartBox)
		box := b.box(width - 2*pad)
		if parts.when > 0 {
			p.Set(x+pad, below+pad/2, box.At(b.points, b.whenParas(c)...), sheet.Setting{})
			below += parts.when + pad
		}
		p.Set(x+pad, below+pad/2, box.At(b.points, b.offerParas(c)...), sheet.Setting{})
		at := y + b.rows.columns - pad - parts.then - parts.asks
		if parts.asks > 0 {
			p.Set(x+pad, at, box.At(b.points, sheet.Strong(c.WaysTitle)), sheet.Setting{Color: sheet.Ink})
		}
		if thens := c.Thens(); len(thens) > 0 {
			p.Tagged(sheet.TagList, func() { b.drawThens(p, x+pad, at+parts.asks, width-2*pad, thens) })
		}
	})
}

func (b *Board) drawThens(p *sheet.PDF, x, y, width float64, thens []Then) {
	pad := b.mm(posterPad)
	for _, then := range thens {
		set := b.box(width-2*pad).At(b.points, b.thenParas(then, width-2*pad)...)
		high, color := b.thenHeight(then, width), lineInk(then.To.Look)
		y += b.thenGap()
		b.drawAnswer(p, x, y, width, high, then.To.Look)
		p.Tagged(sheet.TagItem, func() {
			p.Tagged(sheet.TagBody, func() { p.Set(x+pad, y+pad/2, set, sheet.Setting{Bold: &color, Inside: true}) })
		})
		y += high
	}
}

// drawName draws a step's sign, badge and title as a heading, and adds it to the
// outline. Without a badge the title stands beside the sign.
func (b *Board) drawName(p *sheet.PDF, x, y, width float64, c ChartBox) {
	sign, space := b.mm(posterSign), b.mm(posterSpace)
	p.Outline(2, c.Name, y)
	drawSign(p, x+sign/2, y+sign/2, sign/2, c, ink(c.Look))
	color := ink(c.Look)
	p.Tagged(sheet.TagH2, func() {
		beside := b.box(width - sign - space)
		if c.Badge == "" {
			title := b.headBox(width-sign-space).At(b.points, b.called(c))
			p.Set(x+sign+space, y+max(0, (sign-title.Height)/2), title, sheet.Setting{Color: sheet.Ink, Inside: true})
			return
		}
		badge := beside.At(b.points, sheet.Strong(c.Badge))
		badge.Lines[len(badge.Lines)-1].Space = true // it is read before the title
		p.Set(x+sign+space, y+max(0, (sign-badge.Height)/2), badge, sheet.Setting{Color: color, Inside: true})
		p.Set(x, y+max(sign, badge.Height), b.headBox(width).At(b.points, b.called(c)), sheet.Setting{Color: sheet.Ink, Inside: true})
	})
}

func (b *Board) drawEnding(p *sheet.PDF, x, y, width, high float64, e ChartBox) {
	pad, sign := b.mm(posterPad), b.mm(posterSign)
	b.drawBox(p, x, y, width, high, e.Look, tint(e.Look))
	p.In(sheet.Element{Tag: sheet.TagSect, Title: e.Name}, func() {
		p.Outline(2, e.Name, y)
		drawSign(p, x+pad+sign/2, y+pad+sign/2, sign/2, e, ink(e.Look))
		box := b.box(b.endingText(width))
		title := b.headBox(b.endingText(width)).At(b.points, b.called(e))
		left := x + pad + sign + b.mm(posterSpace)
		p.Tagged(sheet.TagH2, func() { p.Set(left, y+pad, title, sheet.Setting{Color: sheet.Ink, Inside: true}) })
		p.Set(left, y+pad+title.Height, box.At(b.points, b.says(e)...), sheet.Setting{})
	})
}

// drawSign draws the round sign of a step around its middle.
func drawSign(p *sheet.PDF, x, y, r float64, c ChartBox, color sheet.Color) {
	line := r * 0.12
	mark := sheet.Stroke(sheet.White, r*0.2)
	filled := false
	switch c.Look {
	case "strategy", "settled", "escalate":
		p.Circle(x, y, r, sheet.Fill(color))
		filled = true
	default:
		p.Circle(x, y, r-line/2, sheet.Stroke(color, line))
		mark = sheet.Stroke(color, r*0.2)
	}
	at := func(dx, dy float64) sheet.Point { return sheet.Point{X: x + dx*r, Y: y + dy*r} }
	letter, shade := c.Mark, sheet.White
	if !filled {
		shade = color
	}
	if c.Look == "question" && letter == "" {
		letter = "?"
	}
	switch {
	case letter != "":
		size := r * 1.2 * sheet.PointsPerMM
		p.Artifact(func() {
			p.Text(x, y+sheet.MM(size*sheet.CapHeight/2), letter, sheet.Style{Font: sheet.Bold, Size: size, Color: shade, Align: sheet.Center})
		})
	case c.Look == "settled":
		p.Path(mark, false, at(-0.38, 0.02), at(-0.1, 0.32), at(0.42, -0.3))
	case c.Look == "escalate":
		p.Path(mark, false, at(-0.38, 0.2), at(0, -0.2), at(0.38, 0.2))
	default:
		p.Path(mark, false, at(-0.38, -0.15), at(0, 0.25), at(0.38, -0.15))
	}
}
