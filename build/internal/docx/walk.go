package docx

import (
	"strings"
)

// A walker goes through the text once, from its beginning to its end.
type walker struct {
	parts     *parts
	styles    *styles
	numbering *numbering
	rels      map[string]relation // of the part that is read
	mainRels  map[string]relation
	pictures  map[string][]byte // read so far, by part
	doc       *Document
	failed    error // of a picture

	heading    string
	paragraphs int
	cur        *Paragraph
	behind     []Block // text boxes of the paragraph
	fields     []*field
	marks      []mark   // bookmarks that have begun and not ended
	loose      []string // bookmarks that began where no words are
	carry      []Run    // of a paragraph whose end was deleted: the next goes on with them
	toc        bool     // a table of contents was passed over just now
	comments   map[string]*Comment
	open       []*Comment // whose words are gone through
}

type mark struct{ id, name string }

// here is the place of the current paragraph. Its words are filled in at its end.
func (w *walker) here() Place {
	number := w.paragraphs
	if w.cur != nil { // text boxes in it have been counted since
		number = w.cur.At.Paragraph
	}
	return Place{Heading: w.heading, Paragraph: number}
}

// leave notes what has no place in a text.
func (w *walker) leave(kind Kind, words string) {
	words = strings.Join(strings.Fields(clean(words, func(rune) {})), " ")
	w.doc.Left = append(w.doc.Left, Left{kind, words, w.here()})
}

// blocks reads what stands in the body, a cell, a note or a text box.
func (w *walker) blocks(kids []*node) []Block {
	var found []Block
	for _, k := range kids {
		switch k.name {
		case "w:p":
			found = append(found, w.paragraph(k)...)
		case "w:tbl":
			if t := w.table(k); t != nil {
				found = append(found, t)
			}
		case "w:sdt":
			found = append(found, w.control(k)...)
		case "w:del", "w:moveFrom":
			w.deleted(k)
		case "w:altChunk":
			w.leave(Other, "a file that Word shows here, and that is not part of the text")
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd":
			w.span(k)
		case "m:oMathPara", "m:oMath":
			w.leave(Equation, k.words("m:t"))
		case "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "mc:AlternateContent", "w:sdtContent":
			found = append(found, w.blocks(k.kids)...)
		}
	}
	return found
}

// control reads a content control that holds paragraphs.
func (w *walker) control(k *node) []Block {
	pr := k.kid("w:sdtPr")
	if gallery := pr.kid("w:docPartObj").kid("w:docPartGallery").attr("val"); strings.EqualFold(gallery, "Table of Contents") {
		w.toc = true
		return nil
	}
	content := k.kid("w:sdtContent")
	if content == nil {
		return nil
	}
	if pr.kid("w:showingPlcHdr") != nil {
		w.leave(Form, content.words("w:t"))
		return nil
	}
	return w.blocks(content.kids)
}

// dropContents takes out the heading of a table of contents that was passed over.
func (w *walker) dropContents() {
	if !w.toc {
		return
	}
	w.toc = false
	if n := len(w.doc.Body); n > 0 {
		if p, ok := w.doc.Body[n-1].(*Paragraph); ok && isContents(p.Plain()) {
			w.doc.Body = w.doc.Body[:n-1]
			if w.heading == p.Plain() {
				w.heading = ""
			}
		}
	}
}

func isContents(words string) bool {
	switch strings.ToLower(strings.Trim(words, " :")) {
	case "contents", "table of contents", "contents page", "list of contents", "cynnwys":
		return true
	}
	return false
}

// paragraph reads one paragraph, and the text boxes that hang on it.
func (w *walker) paragraph(n *node) []Block {
	pr := n.kid("w:pPr")
	id := pr.kid("w:pStyle").attr("val")
	if id == "" {
		id = w.styles.standard
	}
	name := w.styles.name(id)
	if strings.HasPrefix(name, "toc ") && len(name) == len("toc 1") || strings.HasPrefix(name, "contents ") && len(name) == len("contents 1") || name == "toc heading" || name == "contents heading" {
		w.toc = true
	}
	if holdsWords(n) {
		w.paragraphs++
	}
	outer, outerBehind := w.cur, w.behind
	p := &Paragraph{At: Place{Heading: w.heading, Paragraph: w.paragraphs}, Style: name, Level: w.styles.level(id, pr), Title: name == "title"}
	w.cur, w.behind = p, nil
	number, lefts, changes := w.paragraphs, len(w.doc.Left), len(w.doc.Changes)
	p.Runs, w.carry = w.carry, nil
	p.Marks, w.loose = w.loose, nil
	if p.Level > 0 {
		w.endContents()
	}
	fieldsBefore := len(w.fields)
	w.inline(n.kids, look{paragraph: id})
	for _, f := range w.fields[min(fieldsBefore, len(w.fields)):] {
		if !f.result {
			f.ready()
		}
	}
	behind := w.behind
	w.cur, w.behind = outer, outerBehind
	dropped := w.toc && (strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "contents "))
	if dropped {
		p.Runs = nil
	}
	words := firstWords(p.Plain())
	w.fill(number, words, lefts, changes)
	p.At.Words = words
	if pr.kid("w:rPr").kid("w:del") != nil {
		w.carry, w.loose = p.Runs, p.Marks
		return behind
	}
	trim(p)
	if len(p.Runs) == 0 {
		w.loose = p.Marks
		return behind
	}
	w.finish(p, id, pr)
	return append([]Block{p}, behind...)
}

// finish says what a paragraph is, now that it is known to have words.
func (w *walker) finish(p *Paragraph, id string, pr *node) {
	p.Quote = p.Style == "quote" || p.Style == "intense quote" || p.Style == "quotations" || p.Style == "block text"
	p.Box = w.styles.isBox(id, pr)
	if c, ok := w.numbering.count(id, pr); ok {
		w.numbering.take(p, c)
	}
	if p.Level > 0 {
		w.heading = strings.TrimSpace(p.Label + " " + p.Plain())
	}
}

// endContents ends a table of contents at the next heading, should it have no end of
// its own: the rest of the document is no part of it.
func (w *walker) endContents() {
	for i, f := range w.fields {
		if f.toc {
			w.fields = w.fields[:i]
			return
		}
	}
}

// holdsWords reports whether a paragraph has anything to count it by.
func holdsWords(n *node) bool {
	return n.find("w:t", "w:delText", "w:drawing", "w:pict", "w:object", "m:oMath", "w:sym") != nil
}

// fill gives their words to the places of one paragraph.
func (w *walker) fill(number int, words string, lefts, changes int) {
	for i := lefts; i < len(w.doc.Left); i++ {
		if at := &w.doc.Left[i].At; at.Paragraph == number && at.Words == "" {
			at.Words = words
		}
	}
	for _, c := range w.doc.Changes[changes:] {
		if c.At.Paragraph == number && c.At.Words == "" {
			c.At.Words = words
		}
	}
	for _, c := range w.comments {
		if c.At.Paragraph == number && c.At.Words == "" {
			c.At.Words = words
		}
	}
}

// firstWords shortens the words of a paragraph to what tells it from others.
func firstWords(s string) string {
	const most = 8
	words := strings.Fields(s)
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}

// trim takes spaces and breaks off both ends of a paragraph.
func trim(p *Paragraph) {
	runs := p.Runs
	for len(runs) > 0 && isBlank(runs[0]) {
		runs = runs[1:]
	}
	for len(runs) > 0 && isBlank(runs[len(runs)-1]) {
		runs = runs[:len(runs)-1]
	}
	if len(runs) > 0 {
		runs[0].Text = strings.TrimLeft(runs[0].Text, " \t")
		last := &runs[len(runs)-1]
		last.Text = strings.TrimRight(last.Text, " \t")
	}
	p.Runs = runs
}

func isBlank(r Run) bool {
	return r.Picture == nil && r.Note == "" && strings.TrimSpace(r.Text) == ""
}

// table reads a table; nil for one without words.
func (w *walker) table(n *node) *Table {
	t := &Table{At: Place{Heading: w.heading, Paragraph: w.paragraphs + 1}}
	w.rows(n.kids, t)
	merged, words := false, ""
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			merged = merged || cell.GoesOn || cell.Wide > 1
			if words == "" {
				words = firstWords(PlainBlocks(cell.Blocks))
			}
		}
	}
	t.At.Words = words
	if merged {
		w.doc.Left = append(w.doc.Left, Left{Merged, "", t.At})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func (w *walker) rows(kids []*node, t *Table) {
	for _, k := range kids {
		switch k.name {
		case "w:tr":
			pr := k.kid("w:trPr")
			if pr.kid("w:del") != nil {
				w.deleted(&node{name: "w:del", attrs: pr.kid("w:del").attrs, kids: k.kids})
				continue
			}
			head := pr.kid("w:tblHeader")
			row := Row{Head: head != nil && (!head.has("val") || isOn(head.attr("val")))}
			w.cells(k.kids, &row)
			if len(row.Cells) > 0 {
				t.Rows = append(t.Rows, row)
			}
		case "w:sdt", "w:sdtContent", "w:ins", "w:customXml", "mc:AlternateContent":
			w.rows(k.kids, t)
		}
	}
}

// mostColumns is how many columns a cell may say that it takes: Word has no more.
const mostColumns = 63

func (w *walker) cells(kids []*node, row *Row) {
	for _, k := range kids {
		switch k.name {
		case "w:tc":
			pr := k.kid("w:tcPr")
			merge := pr.kid("w:vMerge")
			row.Cells = append(row.Cells, Cell{
				Blocks: w.blocks(k.kids),
				Wide:   min(max(1, toInt(pr.kid("w:gridSpan").attr("val"))), mostColumns),
				GoesOn: merge != nil && merge.attr("val") != "restart",
			})
		case "w:sdt", "w:sdtContent", "w:customXml", "mc:AlternateContent", "w:ins":
			w.cells(k.kids, row)
		}
	}
}
