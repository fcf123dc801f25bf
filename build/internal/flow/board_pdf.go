package flow

import (
	"rethink/build/internal/sheet"
)

// Bytes returns the board as a PDF file of one page. Its reading order is column
// by column.
func (b *Board) Bytes(imprint Imprint) ([]byte, error) {
	paper := b.size.Upright.Turned()
	p := sheet.NewPDF(b.options(imprint))
	p.AddPage(paper)
	in, gap := b.size.inside(paper), b.size.mm(posterGap)
	b.head.draw(p, b.size, in, b.points)
	y := in.y + b.rows.head + gap
	for i, c := range b.Columns {
		b.drawColumn(p, in.x+float64(i)*(b.columnWidth()+gap), y, c)
	}
	y += b.rows.name + b.rows.when + b.rows.options + b.rows.then + gap
	for i, e := range b.Endings {
		b.drawEnding(p, in.x+float64(i)*(b.endingWidth()+gap), y, e)
	}
	y += b.rows.endings + gap
	b.strip().draw(p, b.size, in, y, b.points)
	b.foot.draw(p, b.size, in)
	return p.Bytes()
}

func (b *Board) drawColumn(p *sheet.PDF, x, y float64, c BoardColumn) {
	s, w, pad := b.size, b.columnWidth(), b.size.mm(posterPad)
	color := ink(c.Look)
	body := b.rows.name + b.rows.when + b.rows.options
	p.Rect(x, y+b.rows.name, w, b.rows.when, sheet.Fill(sheet.Sand))
	p.Rect(x, y, w, body, sheet.Stroke(color, s.mm(0.5)))
	p.Rect(x, y, w, s.mm(1.6), sheet.Fill(color))
	p.In(sheet.Element{Tag: sheet.TagSect, Title: c.Name}, func() {
		b.drawName(p, x, y, w, c.ChartBox)
		y += b.rows.name
		box := sheet.Box{Width: b.textWidth(), Leading: leading}
		p.Set(x+pad, y+pad, box.At(b.points, b.whenParas(c)...), sheet.Setting{})
		y += b.rows.when
		p.Set(x+pad, y+pad, box.At(b.points, b.optionParas(c)...), sheet.Setting{})
		y += b.rows.options
		p.Tagged(sheet.TagList, func() { b.drawThen(p, x, y, c) })
	})
}

func (b *Board) drawThen(p *sheet.PDF, x, y float64, c BoardColumn) {
	s, pad := b.size, b.size.mm(posterPad)
	for _, then := range c.Thens() {
		set := sheet.Box{Width: b.textWidth(), Leading: leading}.At(b.points, b.thenParas(then)...)
		y += b.thenGap()
		p.RoundRect(x, y, b.columnWidth(), set.Height+pad, s.mm(1.5), sheet.Fill(tint(then.To.Look)).Outlined(lineInk(then.To.Look), s.mm(0.4)))
		p.Tagged(sheet.TagItem, func() {
			p.Tagged(sheet.TagBody, func() { p.Set(x+pad, y+pad/2, set, sheet.Setting{Inside: true}) })
		})
		y += set.Height + pad
	}
}

// lineInk is the colour of what leads to a step: only endings have one of their
// own.
func lineInk(look string) sheet.Color {
	if c := ink(look); c == sheet.Leaf || c == sheet.Plum {
		return c
	}
	return sheet.Link
}

// drawName draws a step's sign, badge and title as a heading, and adds it to the
// outline.
func (b *Board) drawName(p *sheet.PDF, x, y, width float64, c ChartBox) {
	s, pad, sign := b.size, b.size.mm(posterPad), b.size.mm(posterSign)
	p.Outline(2, c.Name, y)
	drawSign(p, x+pad+sign/2, y+pad+sign/2, sign/2, c)
	text := sheet.Box{Width: b.nameWidth(width), Leading: leading}.At(b.points, b.nameParas(c)...)
	top := y + pad + max(0, (sign-text.Height)/2)
	p.Tagged(sheet.TagH2, func() {
		p.Set(x+pad+sign+s.mm(posterSpace), top, text, sheet.Setting{Color: sheet.Ink, Inside: true})
	})
}

func (b *Board) drawEnding(p *sheet.PDF, x, y float64, e ChartBox) {
	s, w, pad := b.size, b.endingWidth(), b.size.mm(posterPad)
	color := ink(e.Look)
	p.RoundRect(x, y, w, b.rows.endings, s.mm(2), sheet.Fill(tint(e.Look)).Outlined(color, s.mm(0.5)))
	p.RoundRect(x+s.mm(0.9), y+s.mm(0.9), w-s.mm(1.8), b.rows.endings-s.mm(1.8), s.mm(1.4), sheet.Stroke(color, s.mm(0.3)))
	p.In(sheet.Element{Tag: sheet.TagSect, Title: e.Name}, func() {
		b.drawName(p, x, y, w, e)
		text := sheet.Box{Width: w - 2*pad, Leading: leading}.At(b.points, says(e)...)
		p.Set(x+pad, y+b.nameHeight(w, e), text, sheet.Setting{})
	})
}

// drawSign draws the round sign of a step around its middle.
func drawSign(p *sheet.PDF, x, y, r float64, c ChartBox) {
	color := ink(c.Look)
	line := r * 0.12
	mark := sheet.Stroke(sheet.White, r*0.2)
	switch c.Look {
	case "strategy", "settled", "escalate":
		p.Circle(x, y, r, sheet.Fill(color))
	default:
		p.Circle(x, y, r-line/2, sheet.Fill(sheet.White).Outlined(color, line))
		mark = sheet.Stroke(color, r*0.2)
	}
	at := func(dx, dy float64) sheet.Point { return sheet.Point{X: x + dx*r, Y: y + dy*r} }
	letter, white := c.Mark, sheet.White
	if c.Look == "question" && letter == "" {
		letter, white = "?", color
	}
	switch {
	case letter != "":
		size := r * 1.2 * sheet.PointsPerMM
		p.Artifact(func() {
			p.Text(x, y+sheet.MM(size*sheet.CapHeight/2), letter, sheet.Style{Font: sheet.Bold, Size: size, Color: white, Align: sheet.Center})
		})
	case c.Look == "settled":
		p.Path(mark, false, at(-0.38, 0.02), at(-0.1, 0.32), at(0.42, -0.3))
	case c.Look == "escalate":
		p.Path(mark, false, at(-0.38, 0.2), at(0, -0.2), at(0.38, 0.2))
	case c.Kind == standIn:
		p.Path(mark, false, at(-0.15, -0.38), at(0.25, 0), at(-0.15, 0.38))
	default:
		p.Path(mark, false, at(-0.38, -0.15), at(0, 0.25), at(0.38, -0.15))
	}
}
