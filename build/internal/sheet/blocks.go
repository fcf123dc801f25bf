package sheet

import (
	"strconv"

	"rethink/build/internal/model"
)

// spans returns text as runs of two fonts, and notes what the fonts lack of it.
func (d *Document) spans(in model.Inlines) []Span {
	d.signs.Text(in)
	return Spans(in, d.address)
}

// Spans returns text as runs of the two fonts: both kinds of stress are bold.
// Link gives the full address of a link, or "" to leave its text alone; nil
// leaves all of them alone.
func Spans(in model.Inlines, link func(model.Ref) string) []Span {
	return flatten(nil, in, Span{}, link)
}

func flatten(to []Span, in model.Inlines, as Span, link func(model.Ref) string) []Span {
	add := func(text string) { as.Text = text; to = append(to, as) }
	for _, i := range in {
		switch i := i.(type) {
		case model.Text:
			add(i.Value)
		case model.CodeSpan:
			add(i.Value)
		case *model.Strong:
			to = flatten(to, i.Text, Span{Bold: true, URL: as.URL}, link)
		case *model.Emphasis:
			to = flatten(to, i.Text, Span{Bold: true, URL: as.URL}, link)
		case *model.Link:
			url := ""
			if link != nil {
				url = link(i.To)
			}
			to = flatten(to, i.Text, Span{Bold: as.Bold, URL: url}, link)
		case *model.Image:
			add(i.Alt)
		case model.Break:
			if i.Soft {
				add(" ")
			} else {
				add("\n")
			}
		case model.NoteRef:
			add(" [" + strconv.Itoa(i.Number) + "]")
		}
	}
	return to
}

func (d *Document) address(r model.Ref) string {
	if r.URL != "" || d.opt.Link == nil {
		return r.URL
	}
	return d.opt.Link(r)
}

// Blocks adds the blocks of a page.
func (d *Document) Blocks(blocks []model.Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *Document) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		d.Heading(b.Level, b.Text)
	case *model.Paragraph:
		d.Paragraph(b.Text)
	case *model.List:
		d.list(b)
	case *model.Table:
		d.modelTable(b)
	case *model.Quote:
		d.quote(b)
	case *model.Alert:
		d.alert(b)
	case *model.Code:
		d.signs.Words(b.At, b.Value)
		d.setLines(TagP, []Span{{Text: b.Value}}, look{size: 1, color: Black, before: d.em(0.6)})
	case *model.Divider:
		left, width := d.frame.left, d.frame.width
		d.add(item{before: d.em(1), draw: func(p *PDF, y float64) { p.Line(left, y, left+width, y, Stroke(Edge, 0.25)) }})
	case *model.Definitions:
		d.definitions(b)
	case *model.Notes:
		d.notes(b)
	case *model.Embed:
		if d.opt.Embed != nil {
			d.Blocks(d.opt.Embed(b))
		} else {
			d.Paragraph(b.Text)
		}
	}
}

func (d *Document) list(l *model.List) {
	d.in(Element{Tag: TagList, Ordered: l.Ordered}, func() {
		for n, it := range l.Items {
			mark := "•"
			if l.Ordered {
				mark = strconv.Itoa(l.Start+n) + "."
			}
			before := d.em(0.3)
			if n == 0 || !l.Tight {
				before = d.em(0.6)
			}
			entry := func() { d.entry(mark, before, func() { d.Blocks(it.Blocks) }) }
			if d.opt.close() {
				entry() // columns are too short to keep their entries whole
			} else {
				d.Keep(entry)
			}
		}
	})
}

// entry adds an entry of a list: its mark, and what fill adds beside it.
func (d *Document) entry(mark string, before float64, fill func()) {
	left := d.frame.left
	size := d.opt.Size
	indent := max(d.em(1.4), Regular.Width(mark+"  ", size))
	if d.opt.close() {
		indent = max(d.em(1), Regular.Width(mark+" ", size))
	}
	d.in(Element{Tag: TagItem}, func() {
		n := len(d.items)
		d.in(Element{Tag: TagLabel}, func() {
			d.add(item{before: before, keep: true, draw: func(p *PDF, y float64) {
				baseline := y + d.em((d.opt.leading()-Ascent-Descent)/2+Ascent)
				p.Text(left, baseline, mark+" ", Style{Regular, size, Black, Left})
			}})
		})
		d.in(Element{Tag: TagBody}, func() { d.indented(indent, fill) })
		if len(d.items) > n+1 {
			d.items[n+1].before = 0
		} else { // nothing was left of the entry: its mark keeps clear of the next
			d.items[n].height, d.items[n].keep = d.em(d.opt.leading()), false
		}
	})
}

func (d *Document) quote(q *model.Quote) {
	before := d.frame
	edge := Edge
	d.add(item{before: d.em(0.9), keep: true, draw: func(*PDF, float64) {}})
	d.frame.panels = append(before.panels[:len(before.panels):len(before.panels)], &panel{left: before.left, width: before.width, edge: &edge})
	d.frame.left += 1.6 + d.em(1)
	d.frame.width -= 1.6 + d.em(1)
	d.in(Element{Tag: TagQuote}, func() { d.Blocks(q.Blocks) })
	d.frame = before
}

// alert sets an alert apart by its word, its tint and its edge.
func (d *Document) alert(a *model.Alert) {
	tint, edge := LinkTint, Link
	switch a.Kind {
	case model.AlertImportant, model.AlertWarning, model.AlertCaution:
		tint, edge = PlumTint, Plum
	case model.AlertTip:
		tint, edge = LeafTint, Leaf
	case model.AlertAdded:
		tint, edge = Sand, Ink
	}
	d.in(Element{Tag: TagNote}, func() {
		d.Panel(tint, edge, func() {
			if d.opt.Word != nil {
				d.read(d.opt.Word(a.Kind))
				d.setLines(TagP, []Span{{Text: d.opt.Word(a.Kind), Bold: true}}, look{size: 1, color: edge, keep: true})
			}
			d.Blocks(a.Blocks)
		})
	})
}

func (d *Document) definitions(defs *model.Definitions) {
	for _, def := range defs.Items {
		for n, term := range def.Terms {
			spans := d.spans(term)
			for i := range spans {
				spans[i].Bold = true
			}
			before := d.em(0.8)
			if n > 0 {
				before = 0
			}
			d.setLines(TagP, spans, look{size: 1, color: Black, before: before, keep: true})
		}
		n := len(d.items)
		d.indented(d.em(1.4), func() { d.Blocks(def.Blocks) })
		if len(d.items) > n {
			d.items[n].before = d.em(0.15)
		}
	}
}

func (d *Document) notes(notes *model.Notes) {
	d.block(&model.Divider{})
	d.in(Element{Tag: TagList, Ordered: true}, func() {
		for n, note := range notes.Notes {
			d.entry("["+strconv.Itoa(n+1)+"]", d.em(0.4), func() { d.Blocks(note.Blocks) })
		}
	})
}
