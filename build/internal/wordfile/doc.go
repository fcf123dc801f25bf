// Package wordfile is the printer for Word: it writes text of the model, and sheets of
// paper, as a file that Word and LibreOffice open, read aloud and let people edit. It is
// to .docx what package sheet is to PDF: the only place that knows the format when it is
// written.
//
// Everything that has a meaning is a style or an element of Word's own (headings, lists,
// head rows of tables, footnotes, alternative texts, fields to fill in), so that a screen
// reader and a table of contents find it. Elements stand in the order that ECMA-376 sets,
// since Word refuses a file in which they do not; a test holds every part against it.
//
// The package refuses to read the clock: equal text gives equal bytes. It refuses to know
// what a passage is called or numbered: who prints says so with [Options.Mark].
package wordfile

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Options are the facts of a [Document], and what it asks while it is written.
type Options struct {
	Title, Subject, Author string
	Language               string     // BCP 47: "en-GB"
	Date                   model.Date // of the text; zero for none
	Header                 string     // at the top of each page but the first; may be empty
	Footer                 string     // at the foot of each page; may be empty
	PageOf                 string     // "Page %d of %d"; empty for no numbers of pages
	Tracked                bool       // whoever edits the text leaves tracked changes

	// Mark is asked for each passage, in the order that they are read. Nil numbers none.
	Mark func(Passage) Mark
	// Link says where a link leads. Nil leaves the words of links alone.
	Link func(model.Ref) Target
	// Word is the word of an alert: "Important".
	Word func(model.AlertKind) string
	// Embed returns the questions that an embed shows; nil shows none.
	Embed func(*model.Embed) []model.Block
	// File returns a picture by its content path; nil, and a file that is not there,
	// leave its words alone.
	File func(path string) *model.File
	// Picture introduces the alternative text that stands below a picture: "Picture:
	// five steps in a row". Nil leaves it to the picture itself.
	Picture func(alt string) string
	// TypeHere stands in a field until somebody writes in it.
	TypeHere string
}

// A Passage is a piece of text that somebody can point at: a paragraph, an entry of a
// list, a heading, a cell, a footnote.
type Passage struct {
	At     diag.Pos
	Text   model.Inlines
	Title  bool   // a heading
	ID     string // of the heading on its page; may be empty
	Beside bool   // belongs to the passage before: a further cell of a row, a footnote
}

// A Mark is how a passage is found again. Names are those of its bookmarks: letters,
// digits and low lines, 40 at most, each once in the file. Number is what people quote,
// and stands in front of the passage as text; empty for none.
type Mark struct {
	Number string
	Names  []string
}

// A Target is where a link leads in the file: one of its bookmarks, or an address. A link
// that leads to neither, as to a page that only the site has, is its words alone.
type Target struct{ Bookmark, URL string }
