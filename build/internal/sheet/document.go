package sheet

import (
	"rethink/build/internal/paper"

	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// DocumentOptions are the facts of a [Document].
type DocumentOptions struct {
	Options
	At       diag.Pos                       // the place of words that know none of their own, in a problem
	Paper    Paper                          // zero means A4
	Size     float64                        // of running text in pt; zero means 12. All the rest grows with it
	Columns  int                            // of closely set text, on one sheet; zero and one are running text
	Tight    bool                           // less room between questions and their choices, for a form that is to fill few sheets
	Snug     bool                           // less room between lines and paragraphs, where that saves a sheet
	Masthead string                         // above the title: the site's
	Footer   string                         // at the foot of each page: the version and that copies may be out of date
	Address  string                         // where the newest copy is: "example.org/record.html"; may be empty
	PageOf   string                         // "Page %d of %d"
	Link     func(r model.Ref) string       // the full address of a link, or "" to leave its text alone
	Word     func(k model.AlertKind) string // the word of an alert: "Important"
	Embed    func(e *model.Embed) []model.Block
	Terms    *model.Abbreviations // to be explained where running text first uses them; may be nil
}

// A Document is text that flows over as many pages as it needs. Its methods add
// to its end; [Document.PDF] breaks it into pages and draws it.
type Document struct {
	opt   DocumentOptions
	items []item
	frame frame
	opens []Element // to be opened by the next item
	keep  int       // number of the group that the next items belong to
	keeps int       // groups so far
	pages int
	room  int // lines of what fills its sheet
	signs Signs
	told  model.Told // the abbreviations that were explained
	wide  bool       // what is added stands above the columns
	foot  []Line     // at the foot of each page, on the left
	under string     // the last heading, which names the tables below it
}

// An item is what is never divided between pages: a line, a row, a rule.
type item struct {
	before float64 // mm above it, left out at the top of a page
	height float64
	draw   func(p *PDF, y float64)
	opens  []Element
	closes int
	keep   bool // stays on one page with the next item
	group  int  // items of a group stay on one page, if one page can hold them
	feed   bool // begins a page
	wide   bool // stands above the columns
	head   *item
	panels []*panel
}

// A frame is the column that text flows in.
type frame struct {
	left, width float64
	panels      []*panel
}

// A panel is drawn behind the items in it, on each page that has some.
type panel struct {
	left, width float64
	fill, edge  *Color
}

// Margins of a page. Office printers leave about 5 mm unprinted.
const (
	sideMargin   = 20.0
	topMargin    = 17.0
	bottomMargin = 22.0
)

// NewDocument begins an empty document.
func NewDocument(o DocumentOptions) *Document {
	if o.Paper.Width == 0 {
		o.Paper = A4
	}
	if o.Size == 0 {
		o.Size = 12
	}
	d := &Document{opt: o, frame: frame{left: o.side(), width: o.Paper.Width - 2*o.side()}, signs: Signs{At: o.At}, wide: o.close()}
	d.read(o.Footer, o.Address, o.PageOf)
	d.foot = d.footLines()
	return d
}

// Width returns the width of the column in millimetres.
func (d *Document) Width() float64 { return d.frame.width }

// read looks through words that know no place of their own.
func (d *Document) read(words ...string) {
	for _, w := range words {
		d.signs.Words(diag.Pos{}, w)
	}
}

// close reports whether text is set closely: more of it on a sheet, in lines that
// are short enough for it.
func (o DocumentOptions) close() bool { return o.Columns > 1 }

// What closely set text has of the room of running text.
const (
	closeRoom    = 0.4 // between paragraphs
	snugRoom     = 0.65
	closeLeading = 1.14
	snugLeading  = 1.25
	openLeading  = 1.35
	gutter       = 6.0 // mm between columns
	closeMargin  = 10.0
	closeTop     = 9.0
	closeBottom  = 16.0
)

func (o DocumentOptions) leading() float64 {
	if o.close() {
		return closeLeading
	}
	if o.Snug {
		return snugLeading
	}
	return openLeading
}

// side is the margin on the left and on the right.
func (o DocumentOptions) side() float64 {
	if o.close() {
		return closeMargin
	}
	return sideMargin
}

// top is the margin above the text.
func (o DocumentOptions) top() float64 {
	if o.close() {
		return closeTop
	}
	return topMargin
}

// columnStep is how far one column begins from the one before.
func (d *Document) columnStep() float64 {
	return (d.opt.Paper.Width - 2*d.opt.side() + gutter) / float64(d.opt.Columns)
}

// toColumns begins the columns below what was added so far.
func (d *Document) toColumns() {
	if d.opt.close() {
		d.wide = false
		d.frame.width = d.columnStep() - gutter
	}
}

// em returns a part of the running text's size in millimetres.
func (d *Document) em(part float64) float64 { return MM(d.opt.Size * part) }

func (d *Document) add(i item) {
	i.opens = append(slices.Clone(d.opens), i.opens...)
	i.panels = d.frame.panels
	i.wide = d.wide
	switch {
	case d.opt.close() && !d.wide:
		i.before *= closeRoom
	case d.opt.Snug:
		i.before *= snugRoom
	}
	if i.group == 0 {
		i.group = d.keep
	}
	d.opens = nil
	d.items = append(d.items, i)
}

// in puts what fill adds into an element; an element without content is left out.
func (d *Document) in(e Element, fill func()) {
	n := len(d.items)
	d.opens = append(d.opens, e)
	fill()
	if len(d.items) == n {
		d.opens = d.opens[:len(d.opens)-1]
		return
	}
	d.items[len(d.items)-1].closes++
}

// indented fills a column that begins so many millimetres further right.
func (d *Document) indented(by float64, fill func()) {
	before := d.frame
	d.frame.left += by
	d.frame.width -= by
	fill()
	d.frame = before
}

// Keep adds what is not to be divided between pages, if one page can hold it.
func (d *Document) Keep(fill func()) {
	before := d.keep
	if before == 0 {
		d.keeps++
		d.keep = d.keeps
	}
	fill()
	d.keep = before
}

// Space leaves room, except at the top of a page.
func (d *Document) Space(mm float64) {
	d.add(item{before: mm, draw: func(*PDF, float64) {}})
}

// NewPage begins a page.
func (d *Document) NewPage() {
	d.add(item{feed: true, draw: func(*PDF, float64) {}})
}

// Masthead adds the document's title with a word above it, such as the
// partnership's name, and a leading sentence below it. Both may be empty.
func (d *Document) Masthead(above string, title model.Inlines, lead string) {
	d.read(above, lead)
	if above != "" {
		d.setLines(TagP, []Span{{Text: above, Bold: true}}, look{size: 1, color: Teal, keep: true})
	}
	d.add(item{before: d.em(0.4), height: 1.2, keep: true, draw: func(p *PDF, y float64) {
		p.Rect(d.opt.side(), y, 12, 1.2, Fill(Teal))
	}})
	spans := d.spans(title)
	for i := range spans {
		spans[i].Bold = true
	}
	d.heading(1, spans, d.em(0.5))
	if lead != "" {
		size := 1.15
		if d.opt.close() {
			size = 1
		}
		d.setLines(TagP, []Span{{Text: lead}}, look{size: size, color: Mute, before: d.em(0.5)})
	}
}

// Heading adds a heading of level 1 to 6, which stays with what follows.
func (d *Document) Heading(level int, text model.Inlines) {
	before := []float64{0, 1.6, 1.5, 1.2, 1.0, 0.9, 0.9}
	spans := d.spans(text)
	for i := range spans {
		spans[i].Bold = true
	}
	room := before[min(max(level, 1), 6)]
	if d.opt.Tight {
		room *= 0.6
	}
	d.heading(level, spans, d.em(room))
}

func (d *Document) heading(level int, spans []Span, before float64) {
	scale := []float64{0, 2.2, 1.45, 1.15, 1, 1, 1}
	if d.opt.close() {
		scale = []float64{0, 1.6, 1.15, 1, 1, 1, 1}
		before = max(before, d.em(0.9)) // the rest is close, and headings are not
	}
	title := plainSpans(spans)
	d.under = title
	if d.opt.Tight {
		scale[3] = 1
	}
	level = min(max(level, 1), 6)
	d.add(item{keep: true, before: before, draw: func(p *PDF, y float64) { p.Outline(level, title, y) }})
	d.setLines(TagH(level), spans, look{size: scale[level], color: Ink, keep: true, leading: 1.15})
}

func plainSpans(spans []Span) string {
	text := ""
	for _, s := range spans {
		text += s.Text
	}
	return text
}

// Paragraph adds running text.
func (d *Document) Paragraph(text model.Inlines) {
	d.setLines(TagP, d.running(text), look{size: 1, color: Black, before: d.em(0.6)})
}

// Text adds running text without marks.
func (d *Document) Text(plain string) { d.Paragraph(Words(plain)) }

// Words returns plain words as the model's text.
func Words(plain string) model.Inlines { return paper.Words(plain) }

// WordsAt returns plain words that stand at a place, such as a title, as the
// model's text.
func WordsAt(at diag.Pos, plain string) model.Inlines { return paper.WordsAt(at, plain) }

// Panel adds a tinted box with a thick left edge around what fill adds.
func (d *Document) Panel(tint, edge Color, fill func()) {
	pad := d.em(0.6)
	before := d.frame
	d.add(item{before: d.em(0.9), keep: true, draw: func(*PDF, float64) {}})
	d.frame.panels = append(slices.Clone(before.panels), &panel{before.left, before.width, &tint, &edge})
	d.frame.left += 2 + d.em(1)
	d.frame.width -= 2 + 2*d.em(1)
	d.add(item{height: pad * 0.4, keep: true, draw: func(*PDF, float64) {}})
	fill()
	d.items[len(d.items)-1].keep = true
	d.add(item{height: pad, draw: func(*PDF, float64) {}})
	d.frame = before
}

// look is how a paragraph is set.
type look struct {
	size    float64 // as a part of the running text's
	color   Color
	before  float64 // mm
	keep    bool    // stays with what follows
	leading float64
}

// setLines adds a paragraph. Its first two lines stay together, and so do its
// last two.
func (d *Document) setLines(tag Tag, spans []Span, how look) {
	if len(spans) == 0 {
		return
	}
	if how.leading == 0 {
		how.leading = d.opt.leading()
	}
	box := Box{Width: d.frame.width, Leading: how.leading, Anywhere: true, Balance: tag != TagP && tag != TagBody}
	set := box.At(d.opt.Size*how.size, Para{Spans: spans})
	left, height := d.frame.left, set.Height/float64(max(len(set.Lines), 1))
	d.in(Element{Tag: tag}, func() {
		for n, l := range set.Lines {
			l.Baseline -= l.Top
			l.Top = 0
			before := 0.0
			if n == 0 {
				before = how.before
			}
			last := n == len(set.Lines)-1
			d.add(item{
				before: before, height: height,
				keep: how.keep || n == 0 && !last || n == len(set.Lines)-2,
				draw: func(p *PDF, y float64) { setting{p, left, y, Setting{Color: how.color}}.line(l) },
			})
		}
	})
}

// Problems returns what of the text cannot be printed.
func (d *Document) Problems() diag.List { return d.signs.Problems(d.opt.Title) }

// Printable reports whether the document can be printed. One that cannot is to be
// left out, for the reasons that Problems gives: without some of its letters it
// would say something else.
func (d *Document) Printable() bool { return d.signs.Printable() }

// Count returns how many pages the document takes.
func (d *Document) Count() int { return len(d.paginate()) }

// Pages returns how many pages the document has, once it was drawn.
func (d *Document) Pages() int { return d.pages }
