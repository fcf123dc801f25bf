package sheet

// A Setting is how set text is drawn.
type Setting struct {
	Color Color
	Bold  *Color // of bold words, where it differs
	Align Align
	Width float64 // of the box, for text that is centred or set to the right
	// Inside leaves out the paragraphs' own elements: all text belongs to the
	// open one, as in a heading.
	Inside bool
	// Plain paragraphs are tagged with this; empty means TagP.
	Tag Tag
}

// Set draws set text with its box's top left corner at x and y. Each paragraph is
// an element of its own; paragraphs with a mark are entries of a list.
func (p *PDF) Set(x, y float64, s Set, how Setting) {
	d := setting{p, x, y, how}
	if how.Inside {
		for i, l := range s.Lines {
			// Paragraphs that share an element are kept apart by a space when they are read.
			l.Space = l.Space || i+1 < len(s.Lines) && s.Lines[i+1].Para != l.Para
			d.mark(l)
			d.line(l)
		}
		return
	}
	for i := 0; i < len(s.Lines); {
		end := i
		if s.Lines[i].Mark == "" {
			for end < len(s.Lines) && s.Lines[end].Para == s.Lines[i].Para {
				end++
			}
			d.paragraph(s.Lines[i:end])
		} else {
			for end < len(s.Lines) && (s.Lines[end].Mark != "" || s.Lines[end].X > 0) {
				end++
			}
			d.list(s.Lines[i:end])
		}
		i = end
	}
}

type setting struct {
	p    *PDF
	x, y float64
	Setting
}

func (d setting) paragraph(lines []Line) {
	tag := d.Tag
	if tag == "" {
		tag = TagP
	}
	d.p.Tagged(tag, func() {
		for _, l := range lines {
			d.line(l)
		}
	})
}

// list draws the lines of one list, each entry from its mark to the next.
func (d setting) list(lines []Line) {
	ordered := lines[0].Mark[0] >= '0' && lines[0].Mark[0] <= '9'
	d.p.In(Element{Tag: TagList, Ordered: ordered}, func() {
		for i := 0; i < len(lines); {
			end := i + 1
			for end < len(lines) && lines[end].Mark == "" {
				end++
			}
			d.p.Tagged(TagItem, func() {
				d.p.Tagged(TagLabel, func() { d.mark(lines[i]) })
				d.p.Tagged(TagBody, func() {
					for _, l := range lines[i:end] {
						d.line(l)
					}
				})
			})
			i = end
		}
	})
}

func (d setting) mark(l Line) {
	if l.Mark != "" {
		d.p.Text(d.x, d.y+l.Baseline, l.Mark+" ", Style{Regular, l.Size, d.Color, Left})
	}
}

// line draws one line. Where it was broken at a space, the space is drawn too, so
// that text taken out of the file does not run together.
func (d setting) line(l Line) {
	x := d.x + l.X
	switch d.Align {
	case Center:
		x += (d.Width - l.X - l.Width) / 2
	case Right:
		x += d.Width - l.X - l.Width
	}
	for i, s := range l.Spans {
		text := s.Text
		if i == len(l.Spans)-1 && l.Space {
			text += " "
		}
		width := s.font().Width(s.Text, l.Size)
		color := d.Color
		if s.Bold && d.Bold != nil {
			color = *d.Bold
		}
		style := Style{s.font(), l.Size, color, Left}
		draw := func() { d.p.Text(x, d.y+l.Baseline, text, style) }
		if s.Full != "" {
			draw = func() {
				d.p.In(Element{Tag: TagSpan, Full: s.Full}, func() { d.p.Text(x, d.y+l.Baseline, s.Text, style) })
				d.p.Text(x+width, d.y+l.Baseline, text[len(s.Text):], style)
			}
		}
		if s.URL == "" {
			draw()
		} else {
			d.p.Tagged(TagLink, func() {
				draw()
				d.p.LinkArea(x, d.y+l.Top, width, MM(l.Size*(Ascent+Descent)), s.URL)
				d.p.underline(x, d.y+l.Baseline, width, l.Size, d.Color)
			})
		}
		x += width
	}
}

// underline draws the line below a link.
func (p *PDF) underline(x, baseline, width, size float64, c Color) {
	if p.opt.Unlined {
		return
	}
	y := baseline + MM(size*0.12)
	p.Line(x, y, x+width, y, Stroke(c, MM(size*0.06)))
}
