package docx

import (
	"strconv"
	"strings"
)

// A style is what a name stands for. What it does not say, the style that it is based
// on says.
type style struct {
	id, name string
	based    string
	pPr, rPr *node
}

// styles are those of a document, by id.
type styles struct {
	byID     map[string]*style
	standard string // the id of the one of paragraphs that name none
	rPr      *node  // of all text
}

func readStyles(p *parts, name string) (*styles, error) {
	s := &styles{byID: map[string]*style{}}
	root, err := p.tree(name)
	if err != nil || root == nil {
		return s, err
	}
	s.rPr = root.kid("w:docDefaults").kid("w:rPrDefault").kid("w:rPr")
	for _, k := range root.kids {
		if k.name != "w:style" {
			continue
		}
		st := &style{id: k.attr("styleId"), name: k.kid("w:name").attr("val"), based: k.kid("w:basedOn").attr("val"), pPr: k.kid("w:pPr"), rPr: k.kid("w:rPr")}
		s.byID[st.id] = st
		if k.attr("type") == "paragraph" && isOn(k.attr("default")) {
			s.standard = st.id
		}
	}
	return s, nil
}

// chain calls f with a style and each that it is based on, until f is content.
func (s *styles) chain(id string, f func(*style) (content bool)) {
	const longest = 32 // a damaged file may go round in a circle
	for range longest {
		st := s.byID[id]
		if st == nil || f(st) {
			return
		}
		id = st.based
	}
}

// name returns the name of a style, in small letters.
func (s *styles) name(id string) string {
	if st := s.byID[id]; st != nil {
		return strings.ToLower(st.name)
	}
	return strings.ToLower(id)
}

// paragraph returns what a property of a paragraph is: its own, or that of its style.
func (s *styles) paragraph(id string, own *node, property string) *node {
	if n := own.kid(property); n != nil {
		return n
	}
	var found *node
	s.chain(id, func(st *style) bool {
		found = st.pPr.kid(property)
		return found != nil
	})
	return found
}

// text returns what a property of text is: its own, that of its style of characters,
// that of its paragraph's style, or that of all text.
func (s *styles) text(paragraph string, own *node, property string) *node {
	if n := own.kid(property); n != nil {
		return n
	}
	var found *node
	for _, id := range []string{own.kid("w:rStyle").attr("val"), paragraph} {
		s.chain(id, func(st *style) bool {
			found = st.rPr.kid(property)
			return found != nil
		})
		if found != nil {
			return found
		}
	}
	return s.rPr.kid(property)
}

// is reports whether a property that is on or off is on.
func (s *styles) is(paragraph string, own *node, property string) bool {
	n := s.text(paragraph, own, property)
	return n != nil && (!n.has("val") || isOn(n.attr("val")))
}

func isOn(value string) bool {
	switch value {
	case "1", "true", "on":
		return true
	}
	return false
}

// level returns which heading a paragraph is, 1 to 9; 0 for text.
func (s *styles) level(id string, own *node) int {
	level := 0
	s.chain(id, func(st *style) bool {
		number, ok := strings.CutPrefix(strings.ToLower(st.name), "heading ")
		if n, err := strconv.Atoi(number); ok && err == nil && 1 <= n && n <= 9 {
			level = n
		}
		return level > 0
	})
	if level > 0 {
		return level
	}
	if n, err := strconv.Atoi(s.paragraph(id, own, "w:outlineLvl").attr("val")); err == nil && 0 <= n && n < 9 {
		return n + 1
	}
	return 0
}

// isBox reports whether a paragraph has a frame, a line at its side or a coloured
// ground. A line above or below parts paragraphs, and is no box.
func (s *styles) isBox(id string, own *node) bool {
	if ground(s.paragraph(id, own, "w:shd")) {
		return true
	}
	border := s.paragraph(id, own, "w:pBdr")
	return line(border.kid("w:left")) || line(border.kid("w:start")) || line(border.kid("w:right")) || line(border.kid("w:end"))
}

// line reports whether a border is drawn.
func line(n *node) bool {
	value := n.attr("val")
	return value != "" && value != "none" && value != "nil"
}

// ground reports whether a shading is another than that of the page.
func ground(n *node) bool {
	fill := strings.ToLower(n.attr("fill"))
	if n.has("themeFill") && n.attr("themeFill") != "background1" {
		return true
	}
	return fill != "" && fill != "auto" && fill != "ffffff"
}
