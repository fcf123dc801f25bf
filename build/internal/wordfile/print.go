package wordfile

import (
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
)

// Print writes a sheet of paper as a form to type into: the words of its PDF, with a
// field wherever there is room to write.
func Print(doc paper.Document, masthead string, o Options) ([]byte, error) {
	o.Title, o.Subject = doc.Title, doc.Lead
	d := New(o)
	d.Cover(masthead, doc.Title, doc.Lead)
	d.Notes(notesOf(doc.Blocks))
	d.print(doc.Blocks)
	return d.Bytes()
}

// notesOf returns the footnotes of a sheet, which stand behind the text that refers to
// them.
func notesOf(blocks []paper.Block) []model.Note {
	for _, b := range blocks {
		var found []model.Note
		switch b := b.(type) {
		case paper.Text:
			for _, t := range b {
				if notes, ok := t.(*model.Notes); ok {
					found = notes.Notes
				}
			}
		case paper.Keep:
			found = notesOf(b)
		case paper.Aside:
			found = notesOf(b.Blocks)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func (d *Document) print(blocks []paper.Block) {
	for _, b := range blocks {
		d.printBlock(b)
	}
}

func (d *Document) printBlock(b paper.Block) {
	switch b := b.(type) {
	case paper.Text:
		d.Blocks(b)
	case paper.Heading:
		d.Heading(&model.Heading{Level: b.Level, ID: b.ID, Text: b.Text})
	case paper.Keep:
		for i := range b {
			d.within(func(p *place) { p.keep = i < len(b)-1 }, func() { d.printBlock(b[i]) })
		}
	case paper.Aside:
		d.Box(model.AlertNote, "", func() {
			d.Heading(&model.Heading{Level: b.Level, Text: paper.Words(b.Title)})
			d.print(b.Blocks)
		})
	case paper.Choices:
		for _, c := range b {
			runs := []*node{d.box(c.Text.Plain()), run(nil, written(" "))}
			if c.Letter != "" {
				runs = append(runs, run(el("w:rPr", el("w:b"), el("w:bCs")), written(c.Letter+" ")))
			}
			d.add(look{style: styleField}, append(runs, d.runs(c.Text, manner{})...)...)
		}
	case paper.Grid:
		d.sheetGrid(b)
	case paper.Fields:
		for _, label := range b {
			d.add(look{style: styleField}, run(el("w:rPr", el("w:b"), el("w:bCs")), written(label+" ")), d.field(label, false))
		}
	case paper.Writing:
		if b.Label != "" {
			d.add(look{style: styleTerm}, d.text(b.Label))
		}
		label := b.Label
		if label == "" {
			label = d.under
		}
		d.add(look{style: styleAnswer}, d.field(label, true))
	case paper.Feed: // a form grows with what is written, so its sheets begin where they will
	case paper.Urgent:
		d.Box(model.AlertWarning, "", func() {
			d.Paragraph(diag.Pos{}, model.Inlines{&model.Strong{Text: paper.Words(string(b))}})
		})
	}
}

// formRows is how many rows to write in a table begins with.
const formRows = 3

// sheetGrid adds a table to read or to write in. Where it has rows to write in, Word adds
// the last of them again as often as somebody needs, and LibreOffice at the Tab key.
func (d *Document) sheetGrid(b paper.Grid) {
	g := grid{widths: parts(b.Widths, len(b.Head), d.tableWide()), grows: b.Empty > 0}
	var head []func()
	for _, h := range b.Head {
		head = append(head, func() { d.add(look{}, d.text(h)) })
	}
	g.rows = append(g.rows, head)
	rows := b.Rows
	for range min(b.Empty, formRows) {
		rows = append(rows[:len(rows):len(rows)], make([]model.Inlines, len(b.Head)))
	}
	for _, r := range rows {
		var row []func()
		for i, c := range r {
			row = append(row, func() { d.gridCell(b, i, c) })
		}
		g.rows = append(g.rows, row)
	}
	d.grid(g)
}

// parts shares out the width of a table in parts of their sum; nil makes all alike.
func parts(of []float64, columns, wide int) []int {
	if of == nil {
		of = slices.Repeat([]float64{1}, columns)
	}
	sum := 0.0
	for _, w := range of {
		sum += w
	}
	widths := make([]int, columns)
	for i := range widths {
		widths[i] = int(float64(wide) * of[i] / sum)
	}
	return widths
}

func (d *Document) gridCell(b paper.Grid, column int, text model.Inlines) {
	switch {
	case len(text) > 0:
		d.Paragraph(text.Pos(), text)
	case b.Tick:
		d.add(look{}, d.box(b.Head[column]))
	default:
		d.add(look{}, d.field(b.Head[column], true))
	}
}
