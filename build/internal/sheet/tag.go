package sheet

import "fmt"

// A Tag says what an element of the structure is.
type Tag string

const (
	TagDocument Tag = "Document"
	TagPart     Tag = "Part"
	TagSect     Tag = "Sect"
	TagH1       Tag = "H1"
	TagH2       Tag = "H2"
	TagH3       Tag = "H3"
	TagH4       Tag = "H4"
	TagH5       Tag = "H5"
	TagH6       Tag = "H6"
	TagP        Tag = "P"
	TagQuote    Tag = "BlockQuote"
	TagNote     Tag = "Note"
	TagList     Tag = "L"
	TagItem     Tag = "LI"
	TagLabel    Tag = "Lbl" // a list entry's number or bullet
	TagBody     Tag = "LBody"
	TagTable    Tag = "Table"
	TagRow      Tag = "TR"
	TagHead     Tag = "TH"
	TagCell     Tag = "TD"
	TagFigure   Tag = "Figure"
	TagCaption  Tag = "Caption"
	TagSpan     Tag = "Span"
	TagLink     Tag = "Link"
)

// TagH returns the tag of a heading of a level from 1 to 6.
func TagH(level int) Tag { return Tag(fmt.Sprintf("H%d", min(max(level, 1), 6))) }

// An Element is a piece of the structure that a screen reader sees.
type Element struct {
	Tag      Tag
	Title    string // names a Part or Sect in the list of tags; not read out
	Alt      string // what a Figure shows; a Figure must have one
	Full     string // what is read out in place of an abbreviation
	Summary  string // what a Table holds: the heading that it stands under
	Scope    Scope  // what a TagHead is the heading of
	Ordered  bool   // a TagList has numbers
	Language string // where it differs from the file's
}

// Scope is what a table's heading belongs to.
type Scope int

const (
	NoScope Scope = iota
	OfColumn
	OfRow
)

type element struct {
	Element
	parent *element
	kids   []kid
	object int // its number in the file
}

// A kid is an element, a piece of marked content, or the area of a link.
type kid struct {
	element *element
	page    int // of marked content, from 0
	mcid    int
	link    *linkArea
}

type linkArea struct {
	page       int
	x, y, w, h float64
	url        string
	owner      *element
	object     int
}

// content is a run of drawing on one page that belongs to one element, or to
// none, which makes it an artifact.
type content struct{ owner *element }

// In draws inside a new element, which becomes the last child of the open one.
// Inside an artifact there are no elements.
func (p *PDF) In(e Element, draw func()) {
	if p.aside {
		draw()
		return
	}
	before := p.at
	p.push(e)
	draw()
	p.at = before
}

// A Place is an element that was put into the structure before anything of it is
// drawn, so that what is drawn on several pages is read in one go: a card's back
// after its front.
type Place struct{ element *element }

// Reserve puts an element where reading has come to, to be drawn into later.
func (p *PDF) Reserve(e Element) *Place {
	before := p.at
	p.push(e)
	place := &Place{p.at}
	p.at = before
	return place
}

// Into draws inside a reserved element, after what it holds already.
func (p *PDF) Into(place *Place, draw func()) {
	before, aside := p.at, p.aside
	p.at, p.aside = place.element, false
	draw()
	p.at, p.aside = before, aside
}

func (p *PDF) push(e Element) {
	parent := p.at
	if parent == nil {
		parent = p.root
	}
	if e.Tag == TagFigure && e.Alt == "" {
		p.fail(fmt.Errorf("figure has no alternative text"))
	}
	el := &element{Element: e, parent: parent}
	parent.kids = append(parent.kids, kid{element: el})
	p.at = el
}

// pop closes the open element. The root is not held open: text there is a fault.
func (p *PDF) pop() {
	p.at = p.at.parent
	if p.at == p.root {
		p.at = nil
	}
}

// Tagged draws inside a new element that is nothing but its tag.
func (p *PDF) Tagged(tag Tag, draw func()) { p.In(Element{Tag: tag}, draw) }

// Artifact draws what a screen reader leaves out: page numbers, crop marks,
// rules, ornaments. Shapes are artifacts by themselves, except inside a Figure.
func (p *PDF) Artifact(draw func()) {
	aside := p.aside
	p.aside = true
	draw()
	p.aside = aside
}

// LinkArea makes a rectangle of the page lead to an address outside the file. It
// belongs to the open element, which must be a TagLink with the link's text.
func (p *PDF) LinkArea(x, y, w, h float64, url string) {
	if p.aside {
		return
	}
	if p.at == nil || p.at.Tag != TagLink || len(p.paper) == 0 {
		p.fail(fmt.Errorf("link to %s stands outside a Link element", url))
		return
	}
	l := &linkArea{page: len(p.paper) - 1, x: x + p.moved, y: y, w: w, h: h, url: url, owner: p.at}
	p.links = append(p.links, l)
	p.at.kids = append(p.at.kids, kid{link: l})
}

// openContent sees to it that what is drawn next is marked as what it is. It
// returns false for text outside all elements.
func (p *PDF) openContent(shape bool) bool {
	owner := p.at
	if p.aside || shape && !p.at.inFigure() {
		owner = nil
	}
	if owner == nil && !p.aside && !shape {
		return false
	}
	if p.open != nil && p.open.owner == owner {
		return true
	}
	p.closeContent()
	p.open = &content{owner}
	if owner == nil {
		p.draw("/Artifact BMC")
		return true
	}
	page := len(p.paper) - 1
	mcid := p.mcids[page]
	p.mcids[page]++
	owner.kids = append(owner.kids, kid{page: page, mcid: mcid})
	p.draw(fmt.Sprintf("/%s <</MCID %d>> BDC", owner.Tag, mcid))
	return true
}

func (p *PDF) closeContent() {
	if p.open != nil {
		p.draw("EMC")
		p.open = nil
	}
}

func (e *element) inFigure() bool {
	for ; e != nil; e = e.parent {
		if e.Tag == TagFigure {
			return true
		}
	}
	return false
}
