package flow

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Bytes returns the poster as a PDF file of one page. Its reading order is that of
// the list of boxes; the lines are artifacts, and each answer says where it leads.
func (c *ChartPoster) Bytes(imprint Imprint) ([]byte, error) {
	s := c.size
	p := sheet.NewPDF(c.options(imprint))
	p.AddPage(s.Upright)
	in, gap := s.inside(s.Upright), s.mm(posterGap)
	c.head.draw(p, s, in, c.points)
	top := in.y + c.head.height(s, in, c.points) + gap
	for _, l := range c.Plan.Lines {
		for _, piece := range l.Pieces {
			c.drawPiece(p, top, piece, lineInk(look(l.To)))
		}
	}
	for i, b := range c.Plan.Boxes {
		p.In(sheet.Element{Tag: sheet.TagSect, Title: c.Boxes[i].Name}, func() { c.drawBox(p, top, b, c.Boxes[i]) })
	}
	c.strip().draw(p, s, in, top+c.y(len(c.tracks)+1)+gap, c.points)
	c.foot.draw(p, s, in)
	return p.Bytes()
}

// drawPiece draws the sides of a piece, joined by rounded corners.
func (c *ChartPoster) drawPiece(p *sheet.PDF, top float64, piece Piece, color sheet.Color) {
	s, d := c.size, piece.Drawn
	x1, x2 := c.x(piece.Start), c.x(piece.End)
	y1, y2 := top+c.y(piece.Top), top+c.y(piece.Bottom)
	stroke := sheet.Stroke(color, s.mm(posterLine))
	r := min(s.mm(1.4), (x2-x1)/2, (y2-y1)/2)
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
		a := s.mm(1.3)
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

func (c *ChartPoster) drawBox(p *sheet.PDF, top float64, b Box, box ChartBox) {
	s, pad, sign := c.size, c.size.mm(posterPad), c.size.mm(posterSign)
	x, w := c.sides(b)
	y := top + c.y(b.Top)
	track := c.tracks[b.Top-1]
	parts := c.boxHeight(b, box)
	foot := y + track - parts.foot
	c.drawFrame(p, x, y, w, track, box)
	if len(box.Ways) > 0 {
		p.Line(x, foot, x+w, foot, sheet.Stroke(sheet.Edge, s.mm(0.2)))
	}
	p.Outline(2, box.Name, y)
	drawSign(p, x+pad+sign/2, y+pad+sign/2, sign/2, box)
	inner := sheet.Box{Width: c.nameWidth(b, box), Leading: leading}
	name := inner.At(c.points, c.nameParas(box)...)
	p.Tagged(sheet.TagH2, func() {
		p.Set(x+pad+sign+s.mm(posterSpace), y+pad+max(0, (sign-name.Height)/2), name, sheet.Setting{Color: sheet.Ink, Inside: true})
	})
	says := sheet.Box{Width: c.saysWidth(b, box), Leading: leading}.At(c.points, c.saysParas(box)...)
	if box.Alone {
		p.Set(x+w-pad-c.saysWidth(b, box), y+pad, says, sheet.Setting{})
	} else {
		p.Set(x+pad, y+pad+parts.name, says, sheet.Setting{})
	}
	if box.WaysTitle != "" {
		asks := inner.At(c.points, sheet.Strong(box.WaysTitle))
		p.Set(x+pad+sign+s.mm(posterSpace), foot-pad/2-asks.Height, asks, sheet.Setting{Color: sheet.Ink})
	}
	if len(box.Ways) > 0 {
		p.Tagged(sheet.TagList, func() { c.drawAnswers(p, foot, track-(foot-y), b, box) })
	}
}

// drawFrame draws what is round a box: strategies have a thick upper edge, endings
// two lines and a tint, the start round corners and a thick line.
func (c *ChartPoster) drawFrame(p *sheet.PDF, x, y, w, h float64, box ChartBox) {
	s, color := c.size, ink(box.Look)
	switch {
	case box.First:
		p.RoundRect(x, y, w, h, s.mm(4), sheet.Fill(sheet.White).Outlined(sheet.Ink, s.mm(posterFirst)))
	case box.Kind == model.EndingStep:
		p.RoundRect(x, y, w, h, s.mm(2), sheet.Fill(tint(box.Look)).Outlined(color, s.mm(0.4)))
		p.RoundRect(x+s.mm(0.8), y+s.mm(0.8), w-s.mm(1.6), h-s.mm(1.6), s.mm(1.4), sheet.Stroke(color, s.mm(0.25)))
	case box.Kind == standIn:
		p.RoundRect(x, y, w, h, s.mm(2), sheet.Fill(sheet.Sand).Outlined(sheet.Mute, s.mm(0.3)))
	case box.Kind == model.Strategy:
		p.Rect(x, y, w, h, sheet.Fill(sheet.White).Outlined(color, s.mm(0.5)))
		p.Rect(x, y, w, s.mm(1.4), sheet.Fill(color))
	default:
		p.RoundRect(x, y, w, h, s.mm(2), sheet.Fill(sheet.White).Outlined(color, s.mm(0.5)))
	}
}

func (c *ChartPoster) drawAnswers(p *sheet.PDF, y, h float64, b Box, box ChartBox) {
	s, pad := c.size, c.size.mm(posterPad)
	for n, way := range box.Ways {
		x1, x2 := c.x(b.Answers[n].Start), c.x(b.Answers[n].End)
		if n > 0 {
			p.Line(x1, y, x1, y+h, sheet.Stroke(sheet.Edge, s.mm(0.2)))
		}
		set := sheet.Box{Width: c.answerWidth(b, n), Leading: leading}.At(c.points, c.answerParas(way)...)
		draw := func() {
			p.Set(x1+pad, y+pad/2, set, sheet.Setting{Color: answerInk(way), Align: sheet.Center, Width: x2 - x1 - 2*pad, Inside: true})
		}
		p.Tagged(sheet.TagItem, func() {
			if way.Straight {
				p.In(sheet.Element{Tag: sheet.TagBody, Alt: way.Text + " → " + way.To.Name}, draw)
			} else {
				p.Tagged(sheet.TagBody, draw)
			}
		})
	}
}

// answerInk is the colour of an answer: black, but for those that lead to an
// ending.
func answerInk(w Way) sheet.Color {
	if c := lineInk(w.To.Look); c != sheet.Link {
		return c
	}
	return sheet.Black
}
