package sheet

import (
	"slices"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
)

// Print sets a document of paper in type. What it says beside the document's own
// blocks, and its size of type, stand in the options; title, lead, sides and
// colours are the document's.
func Print(doc paper.Document, o DocumentOptions) *Document {
	if !slices.ContainsFunc(doc.Blocks, fills) {
		return printed(doc, o)
	}
	best := printed(doc.WithRoom(leastLines), o)
	best.room = leastLines
	pages := best.Count()
	for low, high := leastLines, mostLines; low < high; {
		lines := (low + high + 1) / 2
		if d := printed(doc.WithRoom(lines), o); d.Count() <= pages {
			d.room = lines
			best, low = d, lines
		} else {
			high = lines - 1
		}
	}
	return best
}

// How many lines room that fills its sheet has.
const (
	leastLines = 3
	mostLines  = 20
)

func fills(b paper.Block) bool {
	w, ok := b.(paper.Writing)
	return ok && w.Fills
}

// Room returns how many lines room to write has where it fills its sheet, or 0
// where nothing does.
func (d *Document) Room() int { return d.room }

// printed sets a document as it is.
func printed(doc paper.Document, o DocumentOptions) *Document {
	o.Title, o.Subject, o.Sides, o.Mono, o.Tight = doc.Title, doc.Lead, doc.Sides, doc.Mono, doc.Tight
	o.Columns, o.Snug = doc.Columns, doc.Snug
	d := NewDocument(o)
	d.Masthead(o.Masthead, paper.WordsAt(doc.TitleAt, doc.Title), doc.Lead)
	blocks := doc.Blocks
	if len(blocks) > 0 {
		if first, ok := blocks[0].(paper.Urgent); ok {
			d.printBlock(first) // it stands above the columns
			blocks = blocks[1:]
		}
	}
	d.toColumns()
	d.print(blocks)
	return d
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
		d.Heading(b.Level, b.Text)
	case paper.Keep:
		d.Keep(func() { d.print(b) })
	case paper.Aside:
		d.Panel(TealTint, Teal, func() {
			d.Heading(b.Level, paper.Words(b.Title))
			d.print(b.Blocks)
		})
	case paper.Choices:
		d.Choices(b)
	case paper.Grid:
		d.Table(b)
	case paper.Fields:
		d.Fields(b...)
	case paper.Writing:
		d.Writing(b.Label, b.Lines)
	case paper.Feed:
		d.NewPage()
	case paper.Urgent:
		d.Panel(PlumTint, Plum, func() {
			d.Paragraph(model.Inlines{&model.Strong{Text: paper.Words(string(b))}})
		})
	}
}
