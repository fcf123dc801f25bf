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

// running returns running text, which explains each abbreviation at its first use, as
// the page of the same address does. The others are headings and labels.
func (d *Document) running(in model.Inlines) []Span {
	d.signs.Text(in)
	return flattener{link: d.address, unfold: d.unfold}.flatten(nil, in, Span{})
}

// unfold returns a piece of running text with what is read out for its abbreviations:
// their letters, which are what colleagues say, and then their full words. Each leads
// to where the glossary has it.
func (d *Document) unfold(text string, as Span) []Span {
	if d.opt.Terms == nil {
		return []Span{as.with(text)}
	}
	var spans []Span
	done := 0
	for at, term := d.opt.Terms.Next(text, done, &d.told); term != nil; at, term = d.opt.Terms.Next(text, done, &d.told) {
		full := as.with(term.Term)
		full.Full = term.Term + " (" + term.Full + ")"
		if term.Page != "" && term.ID != "" {
			full.URL = d.address(model.Ref{Page: term.Page, Anchor: term.ID})
		}
		spans = append(spans, as.with(text[done:at]), full)
		done = at + len(term.Term)
	}
	return append(spans, as.with(text[done:]))
}

// Spans returns text as runs of the two fonts: both kinds of stress are bold.
// Link gives the full address of a link, or "" to leave its text alone; nil
// leaves all of them alone.
func Spans(in model.Inlines, link func(model.Ref) string) []Span {
	return flattener{link: link}.flatten(nil, in, Span{})
}

// A flattener makes runs of text in one font each. Unfold explains abbreviations, and
// may be nil; the text of a link is not given to it, as it leads elsewhere.
type flattener struct {
	link   func(model.Ref) string
	unfold func(text string, as Span) []Span
}

func (f flattener) flatten(to []Span, in model.Inlines, as Span) []Span {
	add := func(text string) { to = append(to, as.with(text)) }
	for _, i := range in {
		switch i := i.(type) {
		case model.Text:
			if f.unfold != nil {
				to = append(to, f.unfold(i.Value, as)...)
			} else {
				add(i.Value)
			}
		case model.CodeSpan:
			add(i.Value)
		case *model.Strong:
			to = f.flatten(to, i.Text, Span{Bold: true, URL: as.URL})
		case *model.Emphasis:
			to = f.flatten(to, i.Text, Span{Bold: true, URL: as.URL})
		case *model.Link:
			inside := flattener{link: f.link}
			url := ""
			if f.link != nil {
				url = f.link(i.To)
			}
			to = inside.flatten(to, i.Text, Span{Bold: as.Bold, URL: url})
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
