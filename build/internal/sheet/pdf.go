package sheet

import (
	"bytes"
	"errors"
	"fmt"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
)

// Sides says on how many sides a file is meant to be printed, and over which
// edge a printer turns the paper. Viewers that follow it choose so by themselves.
type Sides = paper.Sides

// The ways to print, as package paper names them.
const (
	OneSide   = paper.OneSide
	LongEdge  = paper.LongEdge  // both sides, turned like the page of a book
	ShortEdge = paper.ShortEdge // both sides, turned like the page of a notepad
)

// Options are the facts of a file.
type Options struct {
	Title      string // shown in the window's title; must be set
	Subject    string
	Author     string
	Language   string     // BCP 47; empty means en-GB
	Date       model.Date // written as the file's date, so that the same content gives the same bytes
	Sides      Sides
	ActualSize bool // asks the viewer not to scale the pages to the printer's
	Unlined    bool // links are not underlined: on a wall a line below a word says nothing
	Mono       bool // black on white alone, for a sheet that is copied: what is dark is drawn black, what is light not tinted
}

// A PDF is a file that is being drawn. It is drawn from front to back, and what
// is drawn first is read out first. Faults of the drawing, such as text outside
// the structure, are kept and returned by [PDF.Bytes].
type PDF struct {
	opt   Options
	paper []Paper         // of each page
	drawn []*bytes.Buffer // the drawing of each page
	fonts [2]*embedded    // what the file uses of each Font

	moved float64 // mm to the right, for what is drawn now

	root    *element
	at      *element // the open element; nil outside all of them
	aside   bool     // what is drawn now is an artifact
	open    *content // the marked content that is open on the page
	mcids   []int    // number of marked contents of each page
	outline []outlineEntry
	links   []*linkArea

	font Font
	size float64 // of the font that the page has set; zero when not known
	err  error
}

// NewPDF begins a file without pages.
func NewPDF(o Options) *PDF {
	if o.Language == "" {
		o.Language = "en-GB"
	}
	p := &PDF{opt: o, fonts: [...]*embedded{Regular: newEmbedded(Regular), Bold: newEmbedded(Bold)}}
	p.root = &element{Element: Element{Tag: TagDocument}}
	if o.Title == "" {
		p.fail(errors.New("PDF has no title"))
	}
	return p
}

func (p *PDF) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// AddPage begins a page. An open element goes on over the page's edge.
func (p *PDF) AddPage(paper Paper) {
	p.closeContent()
	p.paper = append(p.paper, paper)
	p.drawn = append(p.drawn, &bytes.Buffer{})
	p.mcids = append(p.mcids, 0)
	p.size = 0
}

// Pages returns how many pages were begun.
func (p *PDF) Pages() int { return len(p.paper) }

// Paper returns the size of the current page.
func (p *PDF) Paper() Paper {
	if len(p.paper) == 0 {
		return Paper{}
	}
	return p.paper[len(p.paper)-1]
}

// Outline adds an entry to the file's outline that leads to the current page at
// height y. Level counts from 1.
func (p *PDF) Outline(level int, title string, y float64) {
	p.outline = append(p.outline, outlineEntry{level, title, len(p.paper) - 1, y})
}

type outlineEntry struct {
	level int
	title string
	page  int // from 0
	y     float64
}

// Align says where text stands at its x.
type Align int

const (
	Left Align = iota
	Center
	Right
)

// A Style is how one line of text looks.
type Style struct {
	Font  Font
	Size  float64 // pt
	Color Color
	Align Align
}

// Text draws one line at a baseline. X is the left end, the middle or the right
// end, by the style. Text belongs to the open element. Signs that the font lacks
// are left out: [Signs] reports them, and what they leave out.
func (p *PDF) Text(x, baseline float64, text string, s Style) {
	if text == "" {
		return
	}
	if len(p.paper) == 0 {
		p.fail(fmt.Errorf("text %q is drawn before the first page", text))
		return
	}
	if text = s.Font.closed(text); text == "" {
		return
	}
	if !p.openContent(false) {
		p.fail(fmt.Errorf("text %q is drawn outside the structure", text))
		return
	}
	switch s.Align {
	case Center:
		x -= s.Font.Width(text, s.Size) / 2
	case Right:
		x -= s.Font.Width(text, s.Size)
	}
	x += p.moved
	p.setFont(s.Font, s.Size)
	b := p.shape()
	b.WriteString("q ")
	b.color(p.inked(s.Color), "rg")
	fmt.Fprintf(b, "BT %.2f %.2f Td (", x*PointsPerMM, (b.height-baseline)*PointsPerMM)
	p.fonts[s.Font].write(b, text)
	b.WriteString(") Tj ET Q")
	p.draw(b.String())
}

func (p *PDF) setFont(f Font, size float64) {
	if p.size == size && p.font == f {
		return
	}
	p.font, p.size = f, size
	p.draw(fmt.Sprintf("BT /%s %.2f Tf ET", f.resource(), size))
}

// draw adds operators to the drawing of the page that was begun last.
func (p *PDF) draw(operators string) {
	page := p.drawn[len(p.drawn)-1]
	page.WriteString(operators)
	page.WriteByte('\n')
}

// Bytes ends the file and returns it, or the first fault of its drawing.
func (p *PDF) Bytes() ([]byte, error) {
	p.closeContent()
	if p.err == nil && len(p.paper) == 0 {
		p.err = errors.New("PDF has no pages")
	}
	if p.err != nil {
		return nil, fmt.Errorf("sheet %q: %w", p.opt.Title, p.err)
	}
	return p.finish(), nil
}
