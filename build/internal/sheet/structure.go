package sheet

import (
	"fmt"
	"strings"
)

// writeStructure adds the tree of elements and the table that leads from marked
// content back to its element. It returns the tree's number.
func (p *PDF) writeStructure(objs *objects, pages []int) int {
	tree := objs.reserve()
	parents := objs.reserve()
	p.root.number(objs)
	for _, l := range p.links {
		l.object = objs.reserve()
	}
	byPage := make([][]int, len(pages))
	for i, n := range p.mcids {
		byPage[i] = make([]int, n)
	}
	p.root.write(*objs, tree, pages, byPage)

	var b strings.Builder
	for i, owners := range byPage {
		fmt.Fprintf(&b, "%d [", i)
		for _, o := range owners {
			fmt.Fprintf(&b, "%d 0 R ", o)
		}
		b.WriteString("]\n")
	}
	for i, l := range p.links {
		fmt.Fprintf(&b, "%d %d 0 R\n", len(pages)+i, l.owner.object)
	}
	objs.put(parents, "<</Nums [%s]>>", b.String())
	objs.put(tree, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		p.root.object, parents, len(pages)+len(p.links))
	return tree
}

// number gives the element and all below it their objects, in reading order.
func (e *element) number(objs *objects) {
	e.object = objs.reserve()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.number(objs)
		}
	}
}

func (e *element) write(objs objects, parent int, pages []int, byPage [][]int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", e.Tag, parent)
	page := -1
	for _, k := range e.kids {
		if k.element == nil && k.link == nil && page < 0 {
			page = k.page
			fmt.Fprintf(&b, " /Pg %d 0 R", pages[page])
		}
	}
	if e.Title != "" {
		b.WriteString(" /T " + pdfString(e.Title))
	}
	if e.Alt != "" {
		b.WriteString(" /Alt " + pdfString(e.Alt))
	}
	if e.Full != "" {
		b.WriteString(" /E " + pdfString(e.Full))
	}
	if e.Language != "" {
		b.WriteString(" /Lang " + pdfString(e.Language))
	}
	b.WriteString(e.attributes())
	b.WriteString(" /K [")
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			k.element.write(objs, e.object, pages, byPage)
			fmt.Fprintf(&b, "%d 0 R ", k.element.object)
		case k.link != nil:
			fmt.Fprintf(&b, "<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>> ", k.link.object, pages[k.link.page])
		case k.page == page:
			byPage[k.page][k.mcid] = e.object
			fmt.Fprintf(&b, "%d ", k.mcid)
		default:
			byPage[k.page][k.mcid] = e.object
			fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[k.page], k.mcid)
		}
	}
	b.WriteString("]>>")
	objs.put(e.object, "%s", b.String())
}

func (e *element) attributes() string {
	switch {
	case e.Tag == TagTable && e.Summary != "":
		return " /A <</O /Table /Summary " + pdfString(e.Summary) + ">>"
	case e.Scope == OfColumn:
		return " /A <</O /Table /Scope /Column>>"
	case e.Scope == OfRow:
		return " /A <</O /Table /Scope /Row>>"
	case e.Tag == TagList && e.Ordered:
		return " /A <</O /List /ListNumbering /Decimal>>"
	case e.Tag == TagList:
		return " /A <</O /List /ListNumbering /Disc>>"
	}
	return ""
}

func (p *PDF) writeLinks(objs objects, pages []int) {
	for i, l := range p.links {
		h := p.paper[l.page].Height
		objs.put(l.object, "<</Type /Annot /Subtype /Link /F 4 /P %d 0 R /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /StructParent %d /Contents %s /A <</S /URI /URI %s>>>>",
			pages[l.page], l.x*PointsPerMM, (h-l.y-l.h)*PointsPerMM, (l.x+l.w)*PointsPerMM, (h-l.y)*PointsPerMM,
			len(pages)+i, pdfString(l.url), pdfString(l.url))
	}
}

// annotations lists the links of a page for its object.
func (p *PDF) annotations(page int) string {
	list := ""
	for _, l := range p.links {
		if l.page == page {
			list += fmt.Sprintf("%d 0 R ", l.object)
		}
	}
	if list == "" {
		return ""
	}
	return " /Annots [" + list + "]"
}

// writeOutline adds the outline and returns what the catalogue says of it.
func (p *PDF) writeOutline(objs *objects, pages []int) string {
	if len(p.outline) == 0 {
		return ""
	}
	root := objs.reserve()
	type node struct{ object, parent, prev, next, first, last, level, count int }
	nodes := []*node{{object: root}}
	stack := []*node{nodes[0]}
	for _, o := range p.outline {
		for len(stack) > 1 && stack[len(stack)-1].level >= o.level {
			stack = stack[:len(stack)-1]
		}
		up := stack[len(stack)-1]
		n := &node{object: objs.reserve(), parent: up.object, prev: up.last, level: o.level}
		if up.first == 0 {
			up.first = n.object
		} else {
			nodes[up.last-root].next = n.object
		}
		up.last = n.object
		up.count++
		nodes, stack = append(nodes, n), append(stack, n)
	}
	for i, n := range nodes {
		var b strings.Builder
		ref := func(key string, object int) {
			if object != 0 {
				fmt.Fprintf(&b, " /%s %d 0 R", key, object)
			}
		}
		if i == 0 {
			b.WriteString("<</Type /Outlines")
			fmt.Fprintf(&b, " /Count %d", n.count)
		} else {
			o := p.outline[i-1]
			fmt.Fprintf(&b, "<</Title %s /Dest [%d 0 R /XYZ 0 %.2f null]", pdfString(o.title), pages[o.page],
				(p.paper[o.page].Height-o.y)*PointsPerMM)
			if n.count > 0 {
				// Closed: the entries below are shown when the reader opens it.
				fmt.Fprintf(&b, " /Count -%d", n.count)
			}
		}
		ref("Parent", n.parent)
		ref("Prev", n.prev)
		ref("Next", n.next)
		ref("First", n.first)
		ref("Last", n.last)
		b.WriteString(">>")
		objs.put(n.object, "%s", b.String())
	}
	return fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", root)
}
