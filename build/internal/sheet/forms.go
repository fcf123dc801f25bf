package sheet

import (
	"rethink/build/internal/paper"
)

// Writing adds a label and lines to write on, which stay on one page.
func (d *Document) Writing(label string, lines int) {
	gap := max(9, d.em(2))
	d.Keep(func() {
		if label != "" {
			d.read(label)
			d.setLines(TagP, []Span{{Text: label, Bold: true}}, look{size: 1, color: Black, before: d.em(0.8), keep: true})
		}
		d.ruled(lines, gap)
	})
}

func (d *Document) ruled(lines int, gap float64) {
	left, width := d.frame.left, d.frame.width
	for range lines {
		d.add(item{height: gap, draw: func(p *PDF, y float64) {
			p.Line(left, y+gap-0.5, left+width, y+gap-0.5, Stroke(Edge, 0.3))
		}})
	}
}

// Fields adds labels side by side, each with a line to write on below it.
func (d *Document) Fields(labels ...string) {
	if len(labels) == 0 {
		return
	}
	const gutter = 6.0
	left := d.frame.left
	width := (d.frame.width - gutter*float64(len(labels)-1)) / float64(len(labels))
	sets := make([]Set, len(labels))
	height := 0.0
	for i, label := range labels {
		sets[i] = Box{Width: width, Anywhere: true}.At(d.opt.Size, Para{Spans: d.bold(label)})
		height = max(height, sets[i].Height)
	}
	if len(labels) > 1 && height > d.pageRoom()/4 { // more than labels: one below the other
		for _, label := range labels {
			d.Fields(label)
		}
		return
	}
	if height > d.pageRoom()/2 {
		d.Writing(labels[0], 1)
		return
	}
	line := height + max(8, d.em(1.8))
	d.add(item{before: d.em(0.8), height: line, draw: func(p *PDF, y float64) {
		for i, set := range sets {
			x := left + float64(i)*(width+gutter)
			p.Set(x, y+height-set.Height, set, Setting{Color: Black})
			p.Line(x, y+line, x+width, y+line, Stroke(Edge, 0.3))
		}
	}})
}

func (d *Document) bold(text string) []Span {
	spans := d.spans(Words(text))
	for i := range spans {
		spans[i].Bold = true
	}
	return spans
}

// Choices adds boxes to tick, each with its letter and text.
func (d *Document) Choices(choices []paper.Choice) {
	d.Keep(func() { d.choices(choices) })
}

func (d *Document) choices(choices []paper.Choice) {
	box := d.em(1.05)
	d.in(Element{Tag: TagList}, func() {
		for _, choice := range choices {
			left := d.frame.left
			before := d.em(0.5)
			if d.opt.Tight {
				before = d.em(0.1)
			}
			d.in(Element{Tag: TagItem}, func() {
				d.add(item{before: before, keep: true, draw: func(p *PDF, y float64) {
					p.RoundRect(left+0.2, y+d.em(0.12), box, box, 0.6, Stroke(Ink, 0.4))
				}})
				indent := box + d.em(0.6)
				if choice.Letter != "" {
					at := left + indent
					d.in(Element{Tag: TagLabel}, func() {
						d.add(item{keep: true, draw: func(p *PDF, y float64) {
							baseline := y + d.em((1.35-Ascent-Descent)/2+Ascent)
							p.Text(at, baseline, choice.Letter+" ", Style{Bold, d.opt.Size, Black, Left})
						}})
					})
					indent += d.em(1.3)
				}
				from := len(d.items)
				d.in(Element{Tag: TagBody}, func() {
					d.indented(indent, func() {
						d.setLines(TagP, d.spans(choice.Text), look{size: 1, color: Black})
					})
				})
				if len(d.items) == from { // nothing was left of the text: the box keeps clear of the next
					d.items[from-1].height = d.em(1.35)
				}
			})
		}
	})
}
