package wordfile

import (
	"strconv"
	"strings"

	"rethink/build/internal/model"
)

// A Document is a file that is being written. Its methods add to its end;
// [Document.Bytes] writes it down.
type Document struct {
	o     Options
	body  []*node
	at    place
	inked bool // something stands in it: a title begins a page only below something

	notes     []*node // the footnotes
	notesOf   []model.Note
	noted     map[int]string // the bookmark of each footnote that a page referred to
	bookmarks int
	lists     []*node // the numberings beyond that of bullets
	fields    int     // fields to fill in
	speaks    string  // language of what is added, where it is not the document's
	turn      string  // what a divider says; empty for a line
	growing   bool    // a table grows: the newer words of the format are needed
	under     string  // the last heading, which names a field without a label

	main, foot relations // of the text, and of the footnotes
	media      []medium
}

// A place is what the text that is added stands in.
type place struct {
	left  int    // twentieths of a point, to the right of the margin
	depth int    // of lists
	box   *box   // nil for none
	style string // of running text; empty is the usual one
	list  *entry // the next paragraph is the first of this entry
	flat  bool   // in a cell or a footnote: numbers stand in the line
	named []Mark // marks that the next paragraph takes over
	keep  bool   // stays on one sheet with what follows
}

// A box is what sets paragraphs apart.
type box struct{ edge, tint string }

// An entry is one of a list.
type entry struct{ numbering, level int }

// New begins an empty document.
func New(o Options) *Document {
	d := &Document{o: o}
	if o.Mark != nil {
		d.at.left = hang
	}
	return d
}

// within adds what stands in another place.
func (d *Document) within(change func(*place), fill func()) {
	before := d.at
	change(&d.at)
	fill()
	d.at = before
}

// Cover adds the title of the whole, with words above it and below it; both may be
// empty.
func (d *Document) Cover(above, title, below string) {
	if above != "" {
		d.add(look{style: styleSubtitle}, d.text(above))
	}
	d.add(look{style: styleTitle}, d.text(title))
	if below != "" {
		d.add(look{style: styleSubtitle}, d.text(below))
	}
	d.inked = true
}

// Above adds a title that stands in no table of contents.
func (d *Document) Above(title string) { d.add(look{style: styleAbove}, d.text(title)) }

// Say adds words that nobody is asked about: they have no number and no bookmark.
func (d *Document) Say(plain string) { d.add(look{}, d.text(plain)) }

// Steps adds such words as a numbered list.
func (d *Document) Steps(plain ...string) {
	n := d.counted(0, 1)
	for _, p := range plain {
		d.add(look{style: styleList, list: &entry{n, 0}, left: step, hang: step}, d.text(p))
	}
}

// Language says that what is added from here on is in another language than the document:
// "cy". A screen reader and a spelling checker go by it. Empty is the document's own.
func (d *Document) Language(tag string) { d.speaks = tag }

// Turn says from here on, with these words, that a card is turned over at a divider;
// with none of them a divider is a line.
func (d *Document) Turn(words string) { d.turn = words }

// Small adds a line of small print, which stays with what follows.
func (d *Document) Small(plain string) { d.add(look{style: styleFile}, d.text(plain)) }

// An Entry is one line of the contents.
type Entry struct{ Number, Text, Bookmark string }

// Contents adds the table of contents: a field of Word's own, so that it can be brought
// up to date, with what it would say. It has no numbers of pages, which nobody knows
// before Word has laid them out: each line leads to its place.
func (d *Document) Contents(entries []Entry) {
	for i, e := range entries {
		var runs []*node
		if i == 0 {
			runs = append(runs, fieldSign("begin"), run(nil, words("w:instrText", ` TOC \o "1-1" \n \h `).set("xml:space", "preserve")), fieldSign("separate"))
		}
		link := el("w:hyperlink", run(nil, written(e.Number)), run(nil, el("w:tab")), run(nil, written(e.Text))).set("w:anchor", e.Bookmark, "w:history", "1")
		runs = append(runs, link)
		if i == len(entries)-1 {
			runs = append(runs, fieldSign("end"))
		}
		d.add(look{style: styleContents}, runs...)
	}
}

// Title adds the title of a page of the site: a heading of the first level, on a new
// sheet, with its number and its bookmarks.
func (d *Document) Title(text model.Inlines, m Mark) {
	runs := d.runs(text, manner{})
	if m.Number != "" {
		runs = append([]*node{run(nil, written(m.Number)), run(nil, el("w:tab"))}, runs...)
	}
	d.add(look{style: styleHeading + "1", newPage: d.inked, left: hang, hang: hang, names: m.Names}, runs...)
	d.inked = true
}

// Heading adds a heading of level 1 to 6.
func (d *Document) Heading(h *model.Heading) {
	m := d.mark(Passage{At: h.At, Text: h.Text, Title: true, ID: h.ID})
	level := strconv.Itoa(min(max(h.Level, 1), 6))
	d.under = h.Text.Plain()
	d.add(look{style: styleHeading + level, names: m.Names, left: max(0, d.at.left-hang)}, d.runs(h.Text, manner{})...)
}

// Box sets apart what fill adds, below a title that may be empty.
func (d *Document) Box(kind model.AlertKind, title string, fill func()) {
	d.within(func(p *place) {
		p.box = &box{teal, tealTint}
		switch kind {
		case model.AlertImportant, model.AlertWarning, model.AlertCaution:
			p.box = &box{plum, plumTint}
		case model.AlertAdded:
			p.box = &box{line, grayTint}
		}
	}, func() {
		if title != "" {
			d.add(look{style: styleBoxTitle, left: d.at.left}, d.text(title))
		}
		fill()
	})
	d.gap() // or a box that follows would run on into this one
}

// gap adds a little room.
func (d *Document) gap() { d.body = append(d.body, el("w:p", el("w:pPr", val("w:pStyle", styleGap)))) }

// mark asks who prints for the mark of a passage.
func (d *Document) mark(p Passage) Mark {
	if d.o.Mark == nil {
		return Mark{}
	}
	return d.o.Mark(p)
}

// look is how a paragraph is set.
type look struct {
	style      string
	keep       bool // on one sheet with what follows
	newPage    bool
	list       *entry
	left, hang int
	names      []string // of its bookmarks
	numbered   string   // what people quote
}

// props returns the properties of a paragraph, in the order of the format.
func (l look) props(in *box) *node {
	props := el("w:pPr")
	if l.style != "" && l.style != styleNormal {
		props.add(val("w:pStyle", l.style))
	}
	if l.keep {
		props.add(el("w:keepNext"))
	}
	if l.newPage {
		props.add(el("w:pageBreakBefore"))
	}
	if l.list != nil {
		props.add(el("w:numPr", val("w:ilvl", strconv.Itoa(l.list.level)), val("w:numId", strconv.Itoa(l.list.numbering))))
	}
	if in != nil {
		props.add(el("w:pBdr",
			border("w:top", in.tint, 4, 4), border("w:left", in.edge, 36, 8),
			border("w:bottom", in.tint, 4, 4), border("w:right", in.tint, 4, 4)), shade(in.tint))
	}
	if l.hang > 0 && l.list == nil {
		props.add(el("w:tabs", el("w:tab").set("w:val", "left", "w:pos", strconv.Itoa(l.left))))
	}
	if l.left > 0 {
		props.add(indent(l.left, l.hang))
	}
	return props
}

// add adds a paragraph.
func (d *Document) add(l look, runs ...*node) {
	l.keep = d.at.keep
	p := el("w:p", l.props(d.at.box).orNil())
	var ends []*node
	for _, name := range l.names {
		d.bookmarks++
		id := strconv.Itoa(d.bookmarks)
		p.add(el("w:bookmarkStart").set("w:id", id, "w:name", name))
		ends = append(ends, el("w:bookmarkEnd").set("w:id", id))
	}
	if l.numbered != "" {
		gap := el("w:tab")
		if l.list != nil || l.hang == 0 {
			gap = written("\u2002")
		}
		p.add(run(el("w:rPr", val("w:rStyle", charNumber)), written(l.numbered), gap))
	}
	p.add(runs...)
	p.add(ends...)
	if d.speaks != "" {
		p.speak(d.speaks)
	}
	d.body = append(d.body, p)
}

// speak marks the runs below an element as of a language.
func (n *node) speak(tag string) {
	for _, k := range n.in {
		if k.name != "w:r" {
			k.speak(tag)
			continue
		}
		if len(k.in) == 0 || k.in[0].name != "w:rPr" {
			k.in = append([]*node{el("w:rPr")}, k.in...)
		}
		k.in[0].add(val("w:lang", tag))
	}
}

// text returns plain words as runs.
func (d *Document) text(plain string) *node { return run(nil, written(plain)) }

func run(props *node, in ...*node) *node {
	n := el("w:r")
	if props != nil {
		n.add(props.orNil())
	}
	return n.add(in...)
}

// written is text as it is, with its spaces.
func written(text string) *node {
	return words("w:t", text).set("xml:space", "preserve")
}

func fieldSign(kind string) *node { return run(nil, el("w:fldChar").set("w:fldCharType", kind)) }

// field returns a field of one word, which Word works out when it lays out the page.
func field(code, shows string) []*node {
	return []*node{
		fieldSign("begin"), run(nil, words("w:instrText", " "+code+" ").set("xml:space", "preserve")),
		fieldSign("separate"), run(nil, written(shows)), fieldSign("end"),
	}
}

// pageOf is the line of page numbers: "Page %d of %d" with its two fields.
func pageOf(line string) []*node {
	var runs []*node
	fields := []string{"PAGE", "NUMPAGES"}
	for i, piece := range strings.SplitN(line, "%d", len(fields)+1) {
		if i > 0 {
			runs = append(runs, field(fields[i-1], "1")...)
		}
		if piece != "" {
			runs = append(runs, run(nil, written(piece)))
		}
	}
	return runs
}
