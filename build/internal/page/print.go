package page

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/model"
)

// printer writes an author's text as HTML, compact and without a newline between
// blocks, so that nothing has to be minified afterwards.
type printer struct {
	buf    *bytes.Buffer
	r      *Renderer
	d      *data
	inLink bool // no link may stand inside a link
	alone  bool // no file is found from here
	quiet  bool // in headings, where an explained abbreviation would be in the way
	err    error
}

func (p *printer) raw(s string) { p.buf.WriteString(s) }

// text writes s with the characters escaped that mean something in HTML, also
// between double quotes.
func (p *printer) text(s string) {
	last := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		p.buf.WriteString(s[last:i])
		p.buf.WriteString(escaped(s[i]))
		last = i + 1
	}
	p.buf.WriteString(s[last:])
}

// special tells the characters that text escapes.
var special = [256]bool{'&': true, '<': true, '>': true, '"': true, 0: true}

func escaped(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	}
	return "\ufffd" // for 0, which HTML has no way to write
}

// attr writes one attribute with a space before it.
func (p *printer) attr(name, value string) {
	p.buf.WriteByte(' ')
	p.buf.WriteString(name)
	p.buf.WriteString(`="`)
	p.text(value)
	p.buf.WriteByte('"')
}

// say writes words of the interface.
func (p *printer) say(key string, args ...any) { p.marked(p.word(key, args...)) }

// marked writes a text in the site's language, and says so on a page in another.
func (p *printer) marked(text string) {
	if p.d.Page.Language() == "" {
		p.text(text)
		return
	}
	p.raw("<span")
	p.lang("")
	p.raw(">")
	p.text(text)
	p.raw("</span>")
}

// lang writes the attribute for words from elsewhere, see [data.LangOf].
func (p *printer) lang(lang string) { p.raw(string(p.d.LangOf(lang))) }

// langAt writes it for words of the page at an address, and nothing where no author
// wrote that.
func (p *printer) langAt(address string) {
	if page := p.r.nav.byPath[address]; page != nil {
		p.lang(page.Lang)
	}
}

func (p *printer) word(key string, args ...any) string {
	s, err := p.d.Word(key, args...)
	p.fail(err)
	return s
}

func (p *printer) blocks(blocks []model.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *printer) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		p.heading(b)
	case *model.Paragraph:
		p.paragraph(b)
	case *model.List:
		p.list(b)
	case *model.Table:
		p.table(b)
	case *model.Quote:
		p.quote(b)
	case *model.Alert:
		p.alert(b)
	case *model.Code:
		p.raw("<pre><code>")
		p.text(b.Value)
		p.raw("</code></pre>")
	case *model.Divider:
		p.raw("<hr>")
	case *model.Definitions:
		p.definitions(b)
	case *model.Notes:
		p.notes(b)
	case *model.Embed:
		p.embed(b)
	}
}

func (p *printer) heading(h *model.Heading) {
	level := strconv.Itoa(h.Level)
	p.raw("<h" + level)
	if h.ID != "" {
		p.attr("id", h.ID)
	}
	p.raw(">")
	p.quiet = true
	p.inlines(h.Text)
	p.quiet = false
	p.raw("</h" + level + ">")
}

// paragraph writes a paragraph, or a figure where it is nothing but a picture.
func (p *printer) paragraph(b *model.Paragraph) {
	if len(b.Text) == 1 {
		if img, ok := b.Text[0].(*model.Image); ok {
			p.raw("<figure>")
			p.image(img)
			if img.Title != "" {
				p.raw("<figcaption>")
				p.text(img.Title)
				p.raw("</figcaption>")
			}
			p.raw("</figure>")
			return
		}
	}
	p.raw("<p>")
	p.inlines(b.Text)
	p.raw("</p>")
}

func (p *printer) list(l *model.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.raw("<" + tag)
	if l.Ordered && l.Start != 1 {
		p.attr("start", strconv.Itoa(l.Start))
	}
	p.raw(">")
	for _, item := range l.Items {
		if onlyLink(item.Text()) != nil {
			p.raw(`<li class="go">`) // an entry that is one link is a target of its own, wide enough for a thumb
		} else {
			p.raw("<li>")
		}
		p.item(item, l.Tight)
		p.raw("</li>")
	}
	p.raw("</" + tag + ">")
}

// item writes what stands in a list item or a definition. In a tight list its
// paragraphs have no tags of their own.
func (p *printer) item(item *model.Item, tight bool) {
	for _, b := range item.Blocks {
		para, ok := b.(*model.Paragraph)
		if !ok || !tight {
			p.block(b)
			continue
		}
		p.inlines(para.Text)
	}
}

func (p *printer) definitions(defs *model.Definitions) {
	p.raw("<dl>")
	for _, def := range defs.Items {
		for _, term := range def.Terms {
			p.raw("<dt>")
			p.quiet = true
			p.inlines(term)
			p.quiet = false
			p.raw("</dt>")
		}
		p.raw("<dd>")
		p.blocks(def.Blocks)
		p.raw("</dd>")
	}
	p.raw("</dl>")
}

// pullLimit is the longest quotation, in characters, that is set large.
const pullLimit = 160

// quote writes a quotation. A last paragraph that begins with a dash says whose
// words they are. Short words of one paragraph are pulled out: set large under
// the site's short bar.
func (p *printer) quote(q *model.Quote) {
	said, by := attribution(q.Blocks)
	p.raw("<figure")
	if isPull(said) {
		p.attr("class", "pull")
	} else {
		p.attr("class", "quote")
	}
	p.raw("><blockquote>")
	p.blocks(said)
	p.raw("</blockquote>")
	if by != nil {
		p.raw("<figcaption>")
		p.inlines(by)
		p.raw("</figcaption>")
	}
	p.raw("</figure>")
}

func isPull(blocks []model.Block) bool {
	if len(blocks) != 1 {
		return false
	}
	para, ok := blocks[0].(*model.Paragraph)
	return ok && utf8.RuneCountInString(para.Text.Plain()) <= pullLimit
}

// attribution splits off a last paragraph that begins with a dash, without it.
func attribution(blocks []model.Block) (said []model.Block, by model.Inlines) {
	if len(blocks) < 2 {
		return blocks, nil
	}
	last, ok := blocks[len(blocks)-1].(*model.Paragraph)
	if !ok || len(last.Text) == 0 {
		return blocks, nil
	}
	first, ok := last.Text[0].(model.Text)
	if !ok {
		return blocks, nil
	}
	for _, dash := range []string{"—", "–", "-"} {
		if rest, ok := strings.CutPrefix(first.Value, dash); ok {
			first.Value = strings.TrimLeft(rest, " ")
			return blocks[:len(blocks)-1], append(model.Inlines{first}, last.Text[1:]...)
		}
	}
	return blocks, nil
}

// alertShape is the shape of each kind of alert beside its word, so that colour
// is never the only sign: the outlines of a 24 by 24 picture.
var alertShape = map[model.AlertKind]string{
	model.AlertNote:      `<circle cx="12" cy="12" r="11"/><path class="x" d="M12 10v8M12 5.5v1"/>`,
	model.AlertTip:       `<circle cx="12" cy="12" r="11"/><path class="x" d="m7 12.5 3.5 3.5L17 8.5"/>`,
	model.AlertImportant: `<path d="M12 1 24 23H0z"/><path class="x" d="M12 9v6M12 18.5v1"/>`,
	model.AlertWarning:   `<path d="M12 1 24 23H0z"/><path class="x" d="M12 9v6M12 18.5v1"/>`,
	model.AlertCaution:   `<path d="M7 1h10l6 6v10l-6 6H7l-6-6V7z"/><path class="x" d="M12 6v8M12 17.5v1"/>`,
}

func (p *printer) alert(a *model.Alert) {
	kind := string(a.Kind)
	if a.Kind == model.AlertAdded {
		p.added(a)
		return
	}
	p.raw(`<div class="alert ` + kind + `"><p class="alert-t"><svg class="shape" viewBox="0 0 24 24" aria-hidden="true">`)
	p.raw(alertShape[a.Kind])
	p.raw("</svg>")
	p.say("alert_" + kind)
	p.raw("</p>")
	p.blocks(a.Blocks)
	p.raw("</div>")
}

// added writes what the guidance does not say as one quiet line: who reads it came for
// what it is about.
func (p *printer) added(a *model.Alert) {
	p.raw(`<div class="added"><p><b>`)
	p.say("alert_added")
	p.raw(".</b>")
	rest := a.Blocks
	if len(rest) > 0 {
		if first, ok := rest[0].(*model.Paragraph); ok {
			p.raw(" ")
			p.inlines(first.Text)
			rest = rest[1:]
		}
	}
	p.raw("</p>")
	p.blocks(rest)
	p.raw("</div>")
}

// notes writes the footnotes, each with a way back to every place that names it.
func (p *printer) notes(n *model.Notes) {
	p.raw(`<section class="notes" aria-label="`)
	p.say("notes_title")
	p.raw(`"><ol>`)
	for i, note := range n.Notes {
		number := strconv.Itoa(i + 1)
		p.raw(`<li id="fn-` + number + `">`)
		p.blocks(note.Blocks)
		p.raw("<p>")
		for use := 1; use <= max(1, note.References); use++ {
			if use > 1 {
				p.raw(" ")
			}
			p.raw(`<a href="#` + noteMark(i+1, use) + `">`)
			if note.References > 1 {
				p.say("note_back_many", use)
			} else {
				p.say("note_back")
			}
			p.raw("</a>")
		}
		p.raw("</p></li>")
	}
	p.raw("</ol></section>")
}

// noteMark is the id of the mark of a note in the text.
func noteMark(number, use int) string {
	id := "fnref-" + strconv.Itoa(number)
	if use > 1 {
		id += "-" + strconv.Itoa(use)
	}
	return id
}
