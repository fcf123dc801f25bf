package flow

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Bytes returns the poster as a PDF file of one page. Its reading order is that of
// the list of boxes; the lines are artifacts, and each answer says where it leads.
func (c *ChartPoster) Bytes(imprint Imprint) ([]byte, error) {
	p := sheet.NewPDF(c.options(imprint))
	p.AddPage(c.paper)
	in, gap := c.in(), c.mm(posterGap)
	urgent := c.head.draw(p, c.sheetOf)
	top := in.y + c.head.height(c.sheetOf) + gap
	for i, l := range c.Plan.Lines {
		for _, piece := range l.Pieces {
			c.drawPiece(p, top, piece, lineInk(c.Lines[i].Look))
		}
	}
	for i, b := range c.Plan.Boxes {
		p.In(sheet.Element{Tag: sheet.TagSect, Title: c.Boxes[i].Name}, func() { c.drawStep(p, top, b, c.Boxes[i]) })
	}
	c.strip().draw(p, c.sheetOf, in.y+in.height-c.foot.height(c.sheetOf)-gap-c.rules)
	c.foot.draw(p, c.sheetOf, urgent)
	return p.Bytes()
}

// drawPiece draws the sides of a piece, joined by rounded corners.
func (c *ChartPoster) drawPiece(p *sheet.PDF, top float64, piece Piece, color sheet.Color) {
	d := piece.Drawn
	x1, x2 := c.x(piece.Start), c.x(piece.End)
	y1, y2 := top+c.y(piece.Top), top+c.y(piece.Bottom)
	stroke := sheet.Stroke(color, c.mm(posterLine))
	r := min(c.mm(1.4), (x2-x1)/2, (y2-y1)/2)
	side, other := x1, x2
	if d.End {
		side, other = x2, x1
	}
	inwards := r
	if other < side {
		inwards = -r
	}
	var path []sheet.Point
	if d.Top {
		path = append(path, sheet.Point{X: other, Y: y1})
		path = append(path, corner(side+inwards, y1, side, y1, side, y1+r)...)
	} else {
		path = append(path, sheet.Point{X: side, Y: y1})
	}
	if d.Bottom {
		path = append(path, corner(side, y2-r, side, y2, side+inwards, y2)...)
		path = append(path, sheet.Point{X: other, Y: y2})
	} else {
		path = append(path, sheet.Point{X: side, Y: y2})
	}
	p.Path(stroke, false, path...)
	if piece.Arrow {
		a := c.mm(1.3)
		p.Path(stroke, false, sheet.Point{X: side - a, Y: y2 - a}, sheet.Point{X: side, Y: y2}, sheet.Point{X: side + a, Y: y2 - a})
	}
}

// corner returns points on the curve that joins two lines at a corner.
func corner(fromX, fromY, atX, atY, toX, toY float64) []sheet.Point {
	const parts = 6
	var points []sheet.Point
	for i := range parts + 1 {
		t := float64(i) / parts
		a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
		points = append(points, sheet.Point{X: a*fromX + b*atX + c*toX, Y: a*fromY + b*atY + c*toY})
	}
	return points
}

// drawStep draws a box with its words. The first box is dark, so that nobody has to
// look for it.
func (c *ChartPoster) drawStep(p *sheet.PDF, top float64, b Box, box ChartBox) {
	pad, sign := c.mm(posterPad), c.mm(posterSign)
	x, w := c.sides(b)
	y, high := top+c.y(b.Top), c.tracks[b.Top-1]
	parts := c.boxHeight(b, box)
	look := boxInks(box)
	c.drawBox(p, x, y, w, high, box.Look, look.fill)
	p.Outline(2, box.Name, y)
	name := c.box(c.nameWidth(b, box)).At(c.points, c.nameParas(box)...)
	left, shift := x+pad, 0.0
	if box.Kind != standIn {
		drawSign(p, x+pad+sign/2, y+pad+sign/2, sign/2, box, look.sign)
		left, shift = left+sign+c.mm(posterSpace), max(0, (sign-name.Height)/2)
	}
	p.Tagged(sheet.TagH2, func() {
		set, badge := splitPara(name)
		p.Set(left, y+pad+shift, badge, sheet.Setting{Color: look.badge, Inside: true})
		p.Set(left, y+pad+shift, set, sheet.Setting{Color: look.title, Inside: true})
	})
	box1 := c.box(c.saysWidth(b))
	p.Set(x+pad, y+pad+parts.name, box1.At(c.points, c.saysParas(box)...), sheet.Setting{Color: look.text})
	foot := y + high - parts.foot(c)
	if parts.asks > 0 {
		p.Set(x+pad, foot-pad/2-parts.asks, box1.At(c.points, sheet.Strong(box.WaysTitle)), sheet.Setting{Color: look.title})
	}
	if len(box.Ways) > 0 {
		p.Line(x, foot, x+w, foot, sheet.Stroke(sheet.Edge, c.mm(0.2)))
		p.Tagged(sheet.TagList, func() { c.drawAnswers(p, foot, y+high-foot, b, box, look.text) })
	}
}

// splitPara takes the first of two paragraphs, a badge, from the others.
func splitPara(set sheet.Set) (rest, badge sheet.Set) {
	rest, badge = set, set
	badge.Lines, rest.Lines = nil, nil
	last := 0
	for _, l := range set.Lines {
		last = max(last, l.Para)
	}
	for _, l := range set.Lines {
		if l.Para < last {
			l.Space = true // it is read before the title
			badge.Lines = append(badge.Lines, l)
		} else {
			rest.Lines = append(rest.Lines, l)
		}
	}
	return rest, badge
}

// inks are the colours of a box.
type inks struct{ fill, sign, badge, title, text sheet.Color }

func boxInks(box ChartBox) inks {
	color := ink(box.Look)
	switch {
	case box.First:
		return inks{fill: sheet.Ink, sign: sheet.Sun, badge: sheet.Sun, title: sheet.White, text: sheet.White}
	case box.Kind == model.EndingStep:
		return inks{fill: tint(box.Look), sign: color, badge: color, title: sheet.Ink}
	case box.Kind == standIn:
		return inks{fill: sheet.Sand, sign: color, badge: sheet.Ink, title: sheet.Black}
	}
	return inks{fill: sheet.White, sign: color, badge: color, title: sheet.Ink}
}

func (c *ChartPoster) drawAnswers(p *sheet.PDF, y, h float64, b Box, box ChartBox, text sheet.Color) {
	pad := c.mm(posterPad)
	for n, way := range box.Ways {
		x := c.x(b.Answers[n].Start)
		if n > 0 {
			p.Line(x, y, x, y+h, sheet.Stroke(sheet.Edge, c.mm(0.2)))
		}
		set := c.box(c.answerWidth(b, n)).At(c.points, c.answerParas(way)...)
		bold := lineInk(way.To.Look)
		if box.First {
			bold = sheet.White
		}
		p.Tagged(sheet.TagItem, func() {
			p.Tagged(sheet.TagBody, func() {
				p.Set(x+pad, y+pad/2, set, sheet.Setting{Color: text, Bold: &bold, Inside: true})
			})
		})
	}
}
