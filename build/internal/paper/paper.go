// Package paper holds a sheet of paper as a value: what stands on it, in order,
// and nothing of how it looks. A [Document] has two printers, which say the same
// words: package sheet makes the PDF, package page the web page of the same
// address.
//
// The blocks are a closed set. What a capability wants to print it says with
// these, or it measures itself as cards and posters do.
//
// The package refuses to know a font, a width or HTML.
package paper

import (
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Sides says how a document lies on its paper.
type Sides int

// The ways to print.
const (
	OneSide   Sides = iota
	LongEdge        // both sides, turned over the long edge
	ShortEdge       // both sides, turned over the short edge
)

// A Document is text that flows over as many sheets as it needs.
type Document struct {
	Address string // of its page and of its PDF, without an ending: "print/record"
	Title   string
	TitleAt diag.Pos // where an author wrote the title; zero for words of the interface
	Lead    string   // one sentence below the title; may be empty
	Lang    string   // of what an author wrote, where it is not the site's
	Sides   Sides
	Mono    bool // nothing is told by a tint: for forms that are copied
	Columns int  // of closely set text, where much is to stand on one sheet; zero is running text
	Tight   bool // less room between questions and their choices, for a form that is to fill few sheets
	Snug    bool // less room between lines and paragraphs, where that saves a sheet
	Blocks  []Block
}

// A Block is one thing on a sheet: [Text], [Heading], [Keep], [Aside], [Choices],
// [Grid], [Fields], [Writing], [Feed] or [Urgent].
type Block interface{ block() }

// Text is an author's text.
type Text []model.Block

// A Heading is a title of level 2 to 6, which stays with what follows.
type Heading struct {
	Level int
	ID    string // of the heading on the page; may be empty
	Text  model.Inlines
}

// Keep is what is not to be divided between sheets, if one sheet can hold it.
type Keep []Block

// An Aside is set apart from what is read out to everybody.
type Aside struct {
	Level  int // of its title
	Title  string
	Blocks []Block
}

// Choices are boxes to tick, each with its text.
type Choices []Choice

// A Choice is one of them. Letter stands in front of it, and may be empty.
type Choice struct {
	Letter string
	Text   model.Inlines
}

// A Grid is a table to read or to write in.
type Grid struct {
	Head      []string
	Widths    []float64 // of the columns, in parts of their sum; nil makes them fit their text
	Rows      [][]model.Inlines
	Empty     int     // rows to write in, below the others
	RowHeight float64 // mm at least; zero is as high as the text
	Lined     bool    // lines between the columns too; rows to write in have them anyway
	RowHeads  bool    // the first cell of a row is its heading
	Tick      bool    // an empty cell is a box to tick, not room to write
}

// Fields are labels side by side, each with a line to write on.
type Fields []string

// Writing is room for one's own words: a label, which may be empty, above so many
// lines.
type Writing struct {
	Label string
	Lines int
	Fills bool // fewer lines, rather than a further sheet for them, and as many as the last one holds
}

// WithRoom returns a document whose room to write has so many lines where it fills
// its sheet.
func (d Document) WithRoom(lines int) Document {
	d.Blocks = slices.Clone(d.Blocks)
	for i, b := range d.Blocks {
		if w, ok := b.(Writing); ok && w.Fills {
			w.Lines = lines
			d.Blocks[i] = w
		}
	}
	return d
}

// Feed begins a sheet.
type Feed struct{}

// Urgent is the line for an emergency, set apart.
type Urgent string

func (Text) block()    {}
func (Heading) block() {}
func (Keep) block()    {}
func (Aside) block()   {}
func (Choices) block() {}
func (Grid) block()    {}
func (Fields) block()  {}
func (Writing) block() {}
func (Feed) block()    {}
func (Urgent) block()  {}

// Words returns plain words as a text of one run.
func Words(plain string) model.Inlines { return model.Inlines{model.Text{Value: plain}} }

// WordsAt returns plain words that stand at a place, such as a title, as a text of
// one run.
func WordsAt(at diag.Pos, plain string) model.Inlines {
	return model.Inlines{model.Text{At: at, Value: plain}}
}

// Said returns plain words as a paragraph.
func Said(plain string) Text { return Paragraph(Words(plain)) }

// Paragraph returns a run of text as a paragraph.
func Paragraph(text model.Inlines) Text { return Text{&model.Paragraph{At: text.Pos(), Text: text}} }
