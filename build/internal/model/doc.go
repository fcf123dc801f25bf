// Package model holds a partnership's guidance as typed data: the [Site], each
// [Page], the text on them, and the things that only Rethink knows, such as a
// [Flow], a [Swap], a [Deck] or a [Session].
//
// Package source reads Markdown into these types; the packages flow, quiz,
// cards, training and search turn them into plain view structs; package page and
// package sheet print them. The model is the only thing those packages share, so
// each of its nodes knows the file, line and column that it came from, and its
// Validate methods say what is wrong in the author's words.
//
// The package refuses to know how text is written (Markdown) or printed (HTML,
// PDF): it imports only package diag.
package model

import (
	"strings"

	"rethink/build/internal/diag"
)

// A Block is a piece of text that stands on its own lines: one of *Heading,
// *Paragraph, *List, *Table, *Quote, *Alert, *Code, *Divider, *Definitions,
// *Notes and *Embed.
type Block interface{ block() }

// A Heading is a title inside a page. ID is its anchor, unique on the page;
// Written reports whether the author wrote it ("## Title {#id}"). A badge is what
// stands before a colon in the heading of a step: "Strategy 2: Bring in fresh
// thinking"; it stays a part of Text, [Heading.Badge] takes it apart.
type Heading struct {
	At      diag.Pos
	Level   int // 1 to 6
	ID      string
	Written bool
	Typed   string // what stands for an id and is none, as links may name it; empty for a good id
	Text    Inlines
}

// Badge splits the heading's plain text at its first colon. Without a colon the
// badge is empty.
func (h *Heading) Badge() (badge, title string) {
	plain := h.Text.Plain()
	if before, after, ok := strings.Cut(plain, ": "); ok {
		return strings.TrimSpace(before), strings.TrimSpace(after)
	}
	return "", plain
}

// A Paragraph is running text. A paragraph that is one Image is a figure.
type Paragraph struct {
	At   diag.Pos
	Text Inlines
}

// A List is a bullet list, or an ordered one that counts from Start. In a tight
// list no blank line stands between the items.
type List struct {
	At      diag.Pos
	Ordered bool
	Start   int
	Tight   bool
	Items   []*Item
}

// An Item is one entry of a list. Its first block is nearly always a Paragraph,
// also in a tight list, where the paragraph prints without its own tags.
type Item struct {
	At     diag.Pos
	Blocks []Block
}

// Text returns the item's first paragraph, or nil.
func (i *Item) Text() Inlines {
	if len(i.Blocks) > 0 {
		if p, ok := i.Blocks[0].(*Paragraph); ok {
			return p.Text
		}
	}
	return nil
}

// A Table has one row of headings and any number of rows, each as long as Head.
type Table struct {
	At    diag.Pos
	Align []Align // one for each column
	Head  []Cell
	Rows  []Row
}

// A Row is one line of a table. Where the author wrote fewer cells than the table
// has headings, Cells is filled up with empty ones, which have no place.
type Row struct {
	At    diag.Pos
	Cells []Cell
}

// Written returns how many cells of the row the author wrote.
func (r Row) Written() int {
	n := len(r.Cells)
	for n > 0 && r.Cells[n-1].At == (diag.Pos{}) {
		n--
	}
	return n
}

// CellAt returns the place of a cell, or that of the row where the author wrote no
// such cell.
func (r Row) CellAt(i int) diag.Pos {
	if at := r.Cells[i].At; at != (diag.Pos{}) {
		return at
	}
	return r.At
}

// A Cell is one field of a table.
type Cell struct {
	At   diag.Pos
	Text Inlines
}

// Align says how the text of a column is set.
type Align int

const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// A Quote is a quotation.
type Quote struct {
	At     diag.Pos
	Blocks []Block
}

// An Alert is a paragraph that is set apart: "> [!IMPORTANT]".
type Alert struct {
	At     diag.Pos
	Kind   AlertKind
	Blocks []Block
}

// AlertKind is the word of an alert, in lower case. The five are GitHub's; ours
// is AlertAdded, "> [!ADDED]": text that the source does not hold.
type AlertKind string

const (
	AlertNote      AlertKind = "note"
	AlertTip       AlertKind = "tip"
	AlertImportant AlertKind = "important"
	AlertWarning   AlertKind = "warning"
	AlertCaution   AlertKind = "caution"
	AlertAdded     AlertKind = "added"
)

// AlertKinds returns every kind of alert that an author can write.
func AlertKinds() []AlertKind {
	return []AlertKind{AlertNote, AlertTip, AlertImportant, AlertWarning, AlertCaution, AlertAdded}
}

// Code is text set as it was typed.
type Code struct {
	At       diag.Pos
	Language string
	Value    string
}

// A Divider is a line across the text ("***"). On a card it turns the card over.
type Divider struct{ At diag.Pos }

// Definitions is a list of terms with what they mean.
type Definitions struct {
	At    diag.Pos
	Items []*Definition
}

// A Definition is one or more terms and the blocks that explain them.
type Definition struct {
	At     diag.Pos
	Terms  []Inlines
	Blocks []Block
}

// Notes is the list of footnotes, always the last block of a document. The note
// with index i is number i+1.
type Notes struct {
	At    diag.Pos
	Notes []Note
}

// A Note is one footnote. References is how often the text refers to it.
type Note struct {
	At         diag.Pos
	References int
	Blocks     []Block
}

// An Embed shows questions that are written on another page: a paragraph that is
// nothing but one link to a section of a page of kind prompts or swaps. So the
// questions stand in one file, and a Markdown previewer still shows a link.
type Embed struct {
	At   diag.Pos
	To   Ref
	Text Inlines // the link's text: the heading above the questions
}

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Table) block()       {}
func (*Quote) block()       {}
func (*Alert) block()       {}
func (*Code) block()        {}
func (*Divider) block()     {}
func (*Definitions) block() {}
func (*Notes) block()       {}
func (*Embed) block()       {}

// Inlines is a run of text with its marks.
type Inlines []Inline

// An Inline is a piece of a run of text: one of Text, *Strong, *Emphasis,
// CodeSpan, *Link, *Image, Break and NoteRef.
type Inline interface{ inline() }

// Text is plain characters, unescaped. AsTyped is text whose quotation marks its
// author wants as they are.
type Text struct {
	At      diag.Pos
	Value   string
	AsTyped bool
}

// Strong is text of strong importance.
type Strong struct {
	At   diag.Pos
	Text Inlines
}

// Emphasis is stressed text.
type Emphasis struct {
	At   diag.Pos
	Text Inlines
}

// CodeSpan is text as it is typed into a computer.
type CodeSpan struct {
	At    diag.Pos
	Value string
}

// A Link leads to To. At is its opening bracket. Written is the address as the
// author wrote it.
type Link struct {
	At      diag.Pos
	To      Ref
	Written string
	Title   string
	Text    Inlines
}

// An Image is a picture. Width and Height are in pixels as measured in the file,
// zero where the file does not say.
type Image struct {
	At            diag.Pos
	File          string // content path: "img/five-steps.svg"
	Alt           string
	Title         string
	Width, Height int
}

// A Break ends a line inside a paragraph. Soft means only in the source.
type Break struct {
	At   diag.Pos
	Soft bool
}

// A NoteRef is the mark of footnote Number. Use counts the references to the
// same note from 1.
type NoteRef struct {
	At     diag.Pos
	Number int
	Use    int
}

func (Text) inline()      {}
func (*Strong) inline()   {}
func (*Emphasis) inline() {}
func (CodeSpan) inline()  {}
func (*Link) inline()     {}
func (*Image) inline()    {}
func (Break) inline()     {}
func (NoteRef) inline()   {}

// Plain returns the text without its marks. A picture gives its alternative
// text, a line break a space.
func (in Inlines) Plain() string {
	if len(in) == 1 {
		if t, ok := in[0].(Text); ok {
			return t.Value
		}
	}
	var room [256]byte
	return string(in.AppendPlain(room[:0]))
}

// AppendPlain adds the text without its marks to b, as Plain gives it.
func (in Inlines) AppendPlain(b []byte) []byte {
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			b = append(b, i.Value...)
		case *Strong:
			b = i.Text.AppendPlain(b)
		case *Emphasis:
			b = i.Text.AppendPlain(b)
		case CodeSpan:
			b = append(b, i.Value...)
		case *Link:
			b = i.Text.AppendPlain(b)
		case *Image:
			b = append(b, i.Alt...)
		case Break:
			b = append(b, ' ')
		}
	}
	return b
}

// Pos returns where the text begins, or the zero position for no text.
func (in Inlines) Pos() diag.Pos {
	if len(in) == 0 {
		return diag.Pos{}
	}
	switch i := in[0].(type) {
	case Text:
		return i.At
	case *Strong:
		return i.At
	case *Emphasis:
		return i.At
	case CodeSpan:
		return i.At
	case *Link:
		return i.At
	case *Image:
		return i.At
	case Break:
		return i.At
	case NoteRef:
		return i.At
	}
	return diag.Pos{}
}

// A Part is a heading with all that stands under it, up to the next heading of
// the same or a higher level.
type Part struct {
	Heading *Heading
	Blocks  []Block
}

// Parts splits blocks at its headings of the given level. Intro is what stands
// before the first of them.
func Parts(blocks []Block, level int) (intro []Block, parts []Part) {
	start := len(blocks)
	for i, b := range blocks {
		if h, ok := b.(*Heading); ok && h.Level == level {
			start = i
			break
		}
	}
	intro = blocks[:start]
	for _, b := range blocks[start:] {
		if h, ok := b.(*Heading); ok && h.Level == level {
			parts = append(parts, Part{Heading: h})
			continue
		}
		last := &parts[len(parts)-1]
		last.Blocks = append(last.Blocks, b)
	}
	return intro, parts
}

// BlockPos returns where a block begins.
func BlockPos(b Block) diag.Pos {
	switch b := b.(type) {
	case *Heading:
		return b.At
	case *Paragraph:
		return b.At
	case *List:
		return b.At
	case *Table:
		return b.At
	case *Quote:
		return b.At
	case *Alert:
		return b.At
	case *Code:
		return b.At
	case *Divider:
		return b.At
	case *Definitions:
		return b.At
	case *Notes:
		return b.At
	case *Embed:
		return b.At
	}
	return diag.Pos{}
}
