package docx

import (
	"strings"
	"time"
)

// A Document is what a Word file says.
type Document struct {
	Title    string // as in its properties; Word often keeps the title of another file there
	Author   string
	Modified time.Time // zero where the file does not say

	Body  []Block
	Notes map[string]*Note // footnotes and endnotes, by the key that a Run has

	Comments []*Comment // in the order of the text, answers behind what they answer
	Changes  []*Change  // in the order of the text
	Left     []Left     // in the order of the text
}

// A Block is a *Paragraph or a *Table.
type Block interface{ block() }

// A Place says where in the document something stands.
type Place struct {
	Heading   string // the nearest heading above; empty before the first
	Paragraph int    // counted from 1, over all paragraphs with words; 0 for the whole document
	Words     string // how the paragraph begins
}

// A Paragraph is a line of text up to where its author pressed Enter.
type Paragraph struct {
	At    Place
	Style string // the name of its style, as Word shows it: "heading 1", "List Bullet"
	Level int    // of a heading, 1 to 9; 0 for text
	Title bool   // it has the style of the document's title
	Label string // the number that Word shows before it, where it is no entry of a list: "3.1"
	Item  *Item  // nil where it is no entry of a list
	Box   bool   // it has a frame, a line at its side, or a coloured ground
	Quote bool   // it has the style of a quotation
	Marks []string
	Runs  []Run
}

// An Item says which entry of a list a paragraph is.
type Item struct {
	List    string // entries of one list have one name
	Level   int    // counted from 0
	Ordered bool
	Value   int    // what Word counts
	Label   string // what Word shows: "1.", "(a)", "•"
}

// A Run is text of one look, or what stands in its place. At most one of Text, Picture,
// Note and Break is set.
type Run struct {
	Text    string
	Picture *Picture
	Note    string // the key of a note
	Break   bool   // a new line in the same paragraph

	Bold, Italic, Underlined, Struck bool
	Raised, Lowered                  bool
	Link                             string // an address, or "#" and a bookmark; empty for none
}

// A Table is rows of cells. Rows may have different numbers of cells.
type Table struct {
	At   Place
	Rows []Row
}

// A Row is one line of a table.
type Row struct {
	Head  bool // it is repeated at the top of each page
	Cells []Cell
}

// A Cell holds blocks. One that goes on from the row above is there, and empty.
type Cell struct {
	Blocks []Block
	Wide   int  // how many columns it takes, 1 or more
	GoesOn bool // it is part of the cell above it
}

// A Note is a footnote or an endnote.
type Note struct{ Blocks []Block }

// A Picture is a picture of the file.
type Picture struct {
	At         Place
	Name       string // of its part in the file: "image1.png"
	Data       []byte
	Alt        string
	Decorative bool   // its author said that it has nothing to say
	Crop       [4]int // what Word cuts off: left, top, right, bottom, in thousandths of a percent
}

// A Comment is a remark at the side.
type Comment struct {
	ID       string
	Author   string
	Date     time.Time // zero where the file does not say
	Text     string    // its paragraphs, with \n between them
	About    string    // the words that it is about; empty where it is about a place only
	At       Place
	Marks    []string // the bookmarks around it, the outermost first, and those of its paragraph
	AnswerTo string   // the ID of another comment, or empty
	Done     bool     // somebody marked it as dealt with
}

// A Change is a tracked change. Inserted words stand in the text, deleted ones do not.
type Change struct {
	Deleted bool
	Author  string
	Date    time.Time
	Words   string
	At      Place
	Marks   []string // as of a Comment
}

// A Kind is what was left out or carried otherwise.
type Kind string

// The kinds of what is left.
const (
	TextBox     Kind = "text box"              // its words stand behind its paragraph
	Shape       Kind = "drawing"               // made of shapes
	SmartArt    Kind = "SmartArt"              // a diagram
	Chart       Kind = "chart"                 // of numbers
	Object      Kind = "embedded object"       // a file in the file
	Equation    Kind = "equation"              //
	Linked      Kind = "linked picture"        // which is not in the file
	Merged      Kind = "merged cells"          // of a table
	Hidden      Kind = "hidden text"           //
	Sign        Kind = "sign of a symbol font" // without a letter that says the same
	Form        Kind = "empty form field"      //
	Margin      Kind = "header or footer"      // of each page
	Other       Kind = "part of another file"  //
	PageNumber  Kind = "page reference"        // "see page 4": its words are kept
	LostPicture Kind = "picture"               // whose file is damaged or not there
)

// A Left is something that has no place in a text.
type Left struct {
	Kind  Kind
	Words string // its own, or its name; may be empty
	At    Place
}

func (*Paragraph) block() {}
func (*Table) block()     {}

// Plain returns the words of a paragraph, with a space for a break and nothing for
// pictures and notes.
func (p *Paragraph) Plain() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
		if r.Break {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// PlainBlocks returns the words of blocks, with \n between paragraphs.
func PlainBlocks(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			lines = append(lines, b.Plain())
		case *Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					lines = append(lines, PlainBlocks(cell.Blocks))
				}
			}
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
