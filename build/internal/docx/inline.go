package docx

import (
	"strconv"
	"strings"
)

// A look is what surrounds a run.
type look struct {
	paragraph string // the id of its style
	link      string
	change    *Change // the insertion that it is part of
}

func toInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// inline reads what stands in a paragraph.
func (w *walker) inline(kids []*node, in look) {
	for _, k := range kids {
		switch k.name {
		case "w:pPr", "w:sdtPr", "w:sdtEndPr":
		case "w:r":
			w.run(k, in)
		case "w:hyperlink":
			inside := in
			inside.link = w.target(k)
			w.inline(k.kids, inside)
		case "w:ins", "w:moveTo":
			inside := in
			inside.change = w.change(k, false)
			w.inline(k.kids, inside)
			w.settle(inside.change)
		case "w:del", "w:moveFrom":
			w.deleted(k)
		case "w:fldSimple":
			f := &field{}
			f.code.WriteString(k.attr("instr"))
			w.begin(f)
			w.inline(k.kids, in)
			w.end(f)
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd":
			w.span(k)
		case "m:oMath", "m:oMathPara":
			w.leave(Equation, k.words("m:t"))
		case "w:subDoc":
			w.leave(Other, "another document, which is not in this file")
		case "w:sdt":
			if k.kid("w:sdtPr").kid("w:showingPlcHdr") != nil {
				w.leave(Form, k.words("w:t"))
				continue
			}
			w.inline(k.kids, in)
		default:
			w.inline(k.kids, in)
		}
	}
}

// target returns where a link leads. What is outside is never followed.
func (w *walker) target(k *node) string {
	address, anchor := "", k.attr("anchor")
	if r, ok := w.rels[k.attr("id")]; ok && k.attr("id") != "" {
		address = r.target
		if r.external && strings.HasPrefix(address, "#") {
			address, anchor = "", address[1:]
		}
	}
	if anchor != "" {
		return address + "#" + anchor
	}
	return address
}

func (w *walker) begin(f *field) {
	f.ready()
	w.fields = append(w.fields, f)
}

// end ends a field, and those in it that have no end of their own.
func (w *walker) end(f *field) {
	for i := len(w.fields) - 1; i >= 0; i-- {
		if w.fields[i] == f {
			w.fields = w.fields[:i]
			return
		}
	}
}

// run reads a run of text.
func (w *walker) run(n *node, in look) {
	pr := n.kid("w:rPr")
	if w.styles.is(in.paragraph, pr, "w:vanish") {
		if words := n.words("w:t"); words != "" && !w.inCode() {
			w.leave(Hidden, words)
		}
		w.onlyFields(n)
		return
	}
	w.pieces(n.kids, w.lookOf(pr, in), in)
}

// onlyFields goes on with the fields of a run that nobody sees.
func (w *walker) onlyFields(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:fldChar":
			w.fieldSign(k.attr("fldCharType"))
		case "w:instrText":
			w.code(k.text)
		}
	}
}

// lookOf returns what a run looks like.
func (w *walker) lookOf(pr *node, in look) Run {
	s, id := w.styles, in.paragraph
	r := Run{
		Bold: s.is(id, pr, "w:b"), Italic: s.is(id, pr, "w:i"),
		Struck: s.is(id, pr, "w:strike") || s.is(id, pr, "w:dstrike"),
		Link:   in.link,
	}
	if u := s.text(id, pr, "w:u").attr("val"); u != "" && u != "none" {
		r.Underlined = true
	}
	switch s.text(id, pr, "w:vertAlign").attr("val") {
	case "superscript":
		r.Raised = true
	case "subscript":
		r.Lowered = true
	}
	return r
}

// pieces reads what is in a run.
func (w *walker) pieces(kids []*node, as Run, in look) {
	for _, k := range kids {
		r := as
		switch k.name {
		case "w:t":
			r.Text = clean(k.text, func(c rune) { w.leave(Sign, "U+"+strings.ToUpper(strconv.FormatInt(int64(c), 16))) })
		case "w:tab", "w:ptab":
			r.Text = "\t"
		case "w:noBreakHyphen":
			r.Text = "-"
		case "w:br", "w:cr":
			if kind := k.attr("type"); kind == "page" || kind == "column" {
				continue
			}
			r.Break = true
		case "w:sym":
			r.Text = w.sign(k)
		case "w:footnoteReference":
			r.Note = "f" + k.attr("id")
		case "w:endnoteReference":
			r.Note = "e" + k.attr("id")
		case "w:fldChar":
			w.fieldSign(k.attr("fldCharType"))
		case "w:instrText":
			w.code(k.text)
		case "w:commentReference":
			w.refer(k.attr("id"))
		case "w:drawing", "w:pict", "w:object":
			w.draw(k, as, in)
		case "w:contentPart":
			w.leave(Shape, "drawn by hand")
		case "w:ruby":
			if base := k.kid("w:rubyBase"); base != nil {
				w.inline(base.kids, in)
			}
		case "mc:AlternateContent":
			w.pieces(k.kids, as, in)
		}
		w.emit(r, in)
	}
}

// sign returns the sign of a symbol font as one of every font.
func (w *walker) sign(k *node) string {
	c, err := strconv.ParseInt(k.attr("char"), 16, 32)
	if err != nil {
		return ""
	}
	if s, ok := symbol(rune(c)); ok {
		return s
	}
	if c < 0xE000 && c >= 0x100 {
		return string(rune(c))
	}
	w.leave(Sign, k.attr("font")+" "+k.attr("char"))
	return ""
}

func (w *walker) fieldSign(kind string) {
	switch top := len(w.fields) - 1; {
	case kind == "begin":
		w.fields = append(w.fields, &field{})
	case top < 0:
	case kind == "separate":
		w.fields[top].ready()
	case kind == "end":
		if !w.fields[top].result {
			w.fields[top].ready()
		}
		w.toc = w.toc || w.fields[top].toc
		w.fields = w.fields[:top]
	}
}

// code adds to the code of the field that has begun last.
func (w *walker) code(text string) {
	const longest = 4096
	if top := len(w.fields) - 1; top >= 0 && !w.fields[top].result && w.fields[top].code.Len() < longest {
		w.fields[top].code.WriteString(text)
	}
}

// inCode reports whether text is the code of a field, or what a field made for the
// program's own use.
func (w *walker) inCode() bool {
	for _, f := range w.fields {
		if !f.result || f.drop {
			return true
		}
	}
	return false
}

// emit adds a run to the paragraph.
func (w *walker) emit(r Run, in look) {
	if w.cur == nil || r.Text == "" && r.Picture == nil && r.Note == "" && !r.Break || w.inCode() {
		return
	}
	for i := len(w.fields) - 1; i >= 0; i-- {
		f := w.fields[i]
		if r.Link == "" && f.link != "" {
			r.Link = f.link
		}
		if f.page {
			f.page = false
			w.leave(PageNumber, r.Text)
		}
	}
	for _, c := range w.open {
		if len(c.About) < mostAbout {
			c.About += wordsOf(r)
		}
	}
	if in.change != nil {
		in.change.Words += wordsOf(r)
	}
	w.cur.Runs = add(w.cur.Runs, r)
}

// mostAbout is how many bytes of the words that a comment is about are kept.
const mostAbout = 4096

func wordsOf(r Run) string {
	if r.Break {
		return " "
	}
	return r.Text
}

// add adds a run to others, joined to the last where they look alike.
func add(runs []Run, r Run) []Run {
	if n := len(runs); n > 0 && r.Text != "" && runs[n-1].Text != "" {
		last := runs[n-1]
		last.Text = r.Text
		if last == r {
			runs[n-1].Text += r.Text
			return runs
		}
	}
	return append(runs, r)
}
