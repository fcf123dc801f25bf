package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A node is an element with what is in it. Its name has the prefix that Word writes,
// whichever the file chose: "w:p". A node that is not there, nil, has no attributes
// and nothing in it.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string // of the element itself, for those that hold text
}

type attr struct{ name, value string }

// attr returns the value of an attribute, by its name without a prefix; empty for none.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// has reports whether an attribute is written.
func (n *node) has(name string) bool {
	if n == nil {
		return false
	}
	for _, a := range n.attrs {
		if a.name == name {
			return true
		}
	}
	return false
}

// kid returns the first child with a name, or nil.
func (n *node) kid(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// find returns the first element with one of the names, at any depth, or nil.
func (n *node) find(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		for _, name := range names {
			if k.name == name {
				return k
			}
		}
		if found := k.find(names...); found != nil {
			return found
		}
	}
	return nil
}

// all returns each element with a name, at any depth; those in one another, too.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
		}
		found = append(found, k.all(name)...)
	}
	return found
}

// words returns the text of all elements with a name, with spaces between them.
func (n *node) words(name string) string {
	var words []string
	for _, k := range n.all(name) {
		words = append(words, k.text)
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// prefixOf returns the prefix that Word gives to the names of a namespace; "?:" for one
// that nothing is known of. The strict form of the standard has other beginnings and no
// year, so what the namespaces end in tells them.
func prefixOf(space string) string {
	if space == "" {
		return ""
	}
	space = strings.Replace(space, "/2006", "", 1)
	for _, p := range []struct{ end, prefix string }{
		{"/wordprocessingml/main", "w:"},
		{"/drawingml/main", "a:"},
		{"/drawingml/picture", "pic:"},
		{"ordprocessingDrawing", "wp:"},
		{"/markup-compatibility", "mc:"},
		{"/word/2010/wordprocessingShape", "wps:"},
		{"/word/2010/wordprocessingGroup", "wpg:"},
		{"/word/2010/wordprocessingCanvas", "wpc:"},
		{"/word/2010/wordml", "w14:"},
		{"/word/2012/wordml", "w15:"},
		{"/drawingml/chart", "c:"},
		{"/drawingml/diagram", "dgm:"},
		{"/officeDocument/math", "m:"},
		{"/drawing/2017/decorative", "adec:"},
		{"schemas-microsoft-com:vml", "v:"},
		{"schemas-microsoft-com:office:office", "o:"},
	} {
		if strings.HasSuffix(space, p.end) {
			return p.prefix
		}
	}
	return "?:"
}

// passedOver are elements that say nothing about the text. Not to keep them saves half
// of the memory of a large file.
func passedOver(name string) bool {
	switch name {
	case "w:proofErr", "w:lastRenderedPageBreak", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange",
		"w:sectPrChange", "w:tblGridChange", "w:tblPrExChange", "w:lang", "w:rFonts", "w:sz", "w:szCs", "w:color", "w:spacing", "w:ind", "w:jc",
		"w:bCs", "w:iCs", "w:kern", "w:noProof", "w:permStart", "w:permEnd", "w:tblGrid", "w:tblBorders", "w:tblLook", "w:sectPr", "w:tcBorders":
		return true
	}
	return false
}

// A parser reads one part, element by element, within limits.
type parser struct {
	dec    *xml.Decoder
	limits Limits
	depth  int
	nodes  int
}

func newParser(r io.Reader, limits Limits) *parser {
	return &parser{dec: xml.NewDecoder(r), limits: limits}
}

var errDamaged = errors.New("the file is damaged: open it in Word, and save it again as a Word document (.docx)")

// next returns the next token. A document type is refused: it is not used by Word, and
// is how files make a reader fetch or grow things.
func (p *parser) next() (xml.Token, error) {
	token, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case xml.Directive:
		return nil, fmt.Errorf("the file has a document type inside, which Word never writes: %w", errDamaged)
	case xml.StartElement:
		if p.depth++; p.depth > p.limits.Depth {
			return nil, fmt.Errorf("its parts stand more than %d deep inside one another, which no document needs: %w", p.limits.Depth, errDamaged)
		}
		for _, a := range t.Attr {
			if len(a.Value) > p.limits.Attr {
				return nil, fmt.Errorf("one value in it is longer than %d bytes, which no document needs: %w", p.limits.Attr, errDamaged)
			}
		}
	case xml.EndElement:
		p.depth--
	}
	return token, nil
}

// tree reads the element that was begun, to its end.
func (p *parser) tree(start xml.StartElement) (*node, error) {
	p.nodes = 0
	return p.element(start)
}

func (p *parser) element(start xml.StartElement) (*node, error) {
	if p.nodes++; p.nodes > p.limits.Nodes {
		return nil, fmt.Errorf("one table or paragraph in it has more than %d parts: divide it in Word", p.limits.Nodes)
	}
	n := &node{name: prefixOf(start.Name.Space) + start.Name.Local}
	if passedOver(n.name) {
		return nil, p.skip()
	}
	for _, a := range start.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && !strings.HasPrefix(a.Name.Local, "rsid") {
			n.attrs = append(n.attrs, attr{a.Name.Local, a.Value})
		}
	}
	for {
		token, err := p.next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			kid, err := p.element(t)
			if err != nil {
				return nil, err
			}
			if kid != nil {
				n.kids = append(n.kids, kid)
			}
		case xml.CharData:
			if len(n.kids) == 0 && holdsText(n.name) {
				n.text += string(t)
			}
		case xml.EndElement:
			return choose(n), nil
		}
	}
}

// choose keeps one of the forms in which a program wrote the same thing: the newer
// one, where what it needs is known.
func choose(n *node) *node {
	if n.name != "mc:AlternateContent" {
		return n
	}
	var chosen *node
	for _, k := range n.kids {
		if chosen == nil || chosen.name == "mc:Choice" && !isKnown(chosen.attr("Requires")) {
			chosen = k
		}
	}
	if chosen != nil {
		n.kids = chosen.kids
	}
	return n
}

func isKnown(requires string) bool {
	for name := range strings.FieldsSeq(requires) {
		switch name {
		case "wps", "wpg", "wpc", "wp14", "w14", "w15", "v", "a14", "pic14":
		default:
			return false
		}
	}
	return true
}

// holdsText reports whether what stands between the tags of an element is text; in all
// others it is the layout of the file.
func holdsText(name string) bool {
	_, local, _ := strings.Cut(name, ":")
	switch local {
	case "t", "delText", "instrText", "title", "creator", "modified":
		return true
	}
	return false
}

func (p *parser) skip() error {
	for depth := 1; depth > 0; {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
