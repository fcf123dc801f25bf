package wordfile

import (
	"fmt"
	"strconv"

	"rethink/build/internal/model"
)

// A manner is how words are set.
type manner struct{ bold, italic, linked bool }

func (m manner) props(style string) *node {
	props := el("w:rPr")
	switch {
	case style != "":
		props.add(val("w:rStyle", style))
	case m.linked:
		props.add(val("w:rStyle", charLink))
	}
	if m.bold {
		props.add(el("w:b"), el("w:bCs"))
	}
	if m.italic {
		props.add(el("w:i"), el("w:iCs"))
	}
	return props
}

// runs returns text as runs.
func (d *Document) runs(in model.Inlines, m manner) []*node {
	var runs []*node
	for _, i := range in {
		switch i := i.(type) {
		case model.Text:
			runs = append(runs, run(m.props(""), written(i.Value)))
		case model.CodeSpan:
			runs = append(runs, run(m.props(charCode), written(i.Value)))
		case *model.Strong:
			bold := m
			bold.bold = true
			runs = append(runs, d.runs(i.Text, bold)...)
		case *model.Emphasis:
			italic := m
			italic.italic = true
			runs = append(runs, d.runs(i.Text, italic)...)
		case *model.Link:
			runs = append(runs, d.link(i, m)...)
		case *model.Image:
			runs = append(runs, d.picture(i))
		case model.Break:
			if i.Soft {
				runs = append(runs, run(m.props(""), written(" ")))
			} else {
				runs = append(runs, run(nil, el("w:br")))
			}
		case model.NoteRef:
			runs = append(runs, d.noteMark(i)...)
		}
	}
	return runs
}

func (d *Document) link(l *model.Link, m manner) []*node {
	if d.o.Link == nil || m.linked {
		return d.runs(l.Text, m)
	}
	to := d.o.Link(l.To)
	linked := m
	linked.linked = true
	switch {
	case to.Bookmark != "":
		return []*node{el("w:hyperlink", d.runs(l.Text, linked)...).set("w:anchor", to.Bookmark, "w:history", "1")}
	case to.URL != "":
		id := d.relations().to(relLink, to.URL, true)
		return []*node{el("w:hyperlink", d.runs(l.Text, linked)...).set("r:id", id, "w:history", "1")}
	}
	return d.runs(l.Text, m)
}

// relations are those of the part that is being written.
func (d *Document) relations() *relations {
	if d.inNote() {
		return &d.foot
	}
	return &d.main
}

func (d *Document) inNote() bool { return d.at.style == styleNote }

// noteMark returns the mark of a footnote. Word counts footnotes through the whole file,
// and has one mark for each: a second one is a field that shows the number of the first.
func (d *Document) noteMark(ref model.NoteRef) []*node {
	if ref.Number < 1 || ref.Number > len(d.notesOf) || d.inNote() {
		return []*node{run(el("w:rPr", val("w:rStyle", charNote)), written(strconv.Itoa(ref.Number)))}
	}
	if name, ok := d.noted[ref.Number]; ok {
		return []*node{
			fieldSign("begin"), run(nil, words("w:instrText", " NOTEREF "+name+" \\f \\h ").set("xml:space", "preserve")),
			fieldSign("separate"), run(el("w:rPr", val("w:rStyle", charNote)), written(d.noteNumber(name))), fieldSign("end"),
		}
	}
	d.bookmarks++
	mark, id := strconv.Itoa(d.bookmarks), strconv.Itoa(len(d.notes)+1)
	name := "_Note" + id
	d.noted[ref.Number] = name
	d.footnote(id, d.notesOf[ref.Number-1])
	return []*node{
		el("w:bookmarkStart").set("w:id", mark, "w:name", name),
		run(el("w:rPr", val("w:rStyle", charNote)), el("w:footnoteReference").set("w:id", id)),
		el("w:bookmarkEnd").set("w:id", mark),
	}
}

func (d *Document) noteNumber(name string) string {
	var n int
	_, _ = fmt.Sscanf(name, "_Note%d", &n)
	return strconv.Itoa(n)
}

// footnote writes a footnote. Its number stands in its first paragraph.
func (d *Document) footnote(id string, note model.Note) {
	number := run(el("w:rPr", val("w:rStyle", charNote)), el("w:footnoteRef"))
	whole := el("w:footnote").set("w:id", id)
	d.notes = append(d.notes, whole)
	body := d.body
	d.body = nil
	d.within(func(p *place) { *p = place{flat: true, style: styleNote} }, func() { d.Blocks(note.Blocks) })
	if len(d.body) == 0 || d.body[0].name != "w:p" {
		d.body = append([]*node{el("w:p", el("w:pPr", val("w:pStyle", styleNote)))}, d.body...)
	}
	first := d.body[0]
	at := 0
	if len(first.in) > 0 && first.in[0].name == "w:pPr" {
		at = 1
	}
	rest := append([]*node{number, run(nil, written(" "))}, first.in[at:]...)
	first.in = append(first.in[:at:at], rest...)
	whole.add(d.body...)
	d.body = body
}
