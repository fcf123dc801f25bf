package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// walker goes through the tree of one page once. On its way it makes the blocks
// of the model, and collects the headings, links and problems.
type walker struct {
	*reading
	src      string
	pos      positions
	heading  *model.Heading // the level 1 heading, which becomes the title
	level    int            // of the last heading; the title is 1
	headings []*model.Heading
	links    []*model.Link
	noteUses map[int]int // how often each footnote is referred to
	lint     linter
}

// readBody reads the text of the page.
func (r *reading) readBody() {
	src := r.parts.body
	root, unused := r.site.markdown.parse(r.raw)
	w := &walker{reading: r, src: src, pos: newPositions(r.file(), src, r.parts.bodyLine), level: 1}
	w.lint.w = w
	p := r.page
	p.Body = w.blocks(root, inPage)
	for _, note := range unused {
		r.problems.Errorf(w.pos.at(note.Pos()), "unused-note", "footnote %s stands here, but the text never refers to it", note.Ref)
		r.problems.Hint("Write [^%s] where it belongs, or take the footnote out.", note.Ref)
	}
	w.giveIDs()
	w.takeTitle()
	p.Headings, p.Links = w.headings, w.links
	p.Anchors = make(map[string]bool, len(p.Headings))
	for _, h := range p.Headings {
		p.Anchors[h.ID] = true
	}
}

// takeTitle makes the level 1 heading the page's title.
func (w *walker) takeTitle() {
	p := w.page
	if w.heading == nil {
		if p.Title == "" && w.matter != nil {
			w.problems.Errorf(diag.Pos{File: w.file(), Line: 1}, "no-title", "page has no title")
			w.problems.Hint("Write `title: …` at the top, between two lines of three hyphens.")
			w.problems.Unless(w.matter.near("title")...)
		}
		return
	}
	text := w.heading.Text.Plain()
	if p.Title == "" {
		p.Title, p.TitleAt = text, w.heading.At
		return
	}
	if text != p.Title {
		w.problems.Errorf(w.heading.At, "two-titles", "page has two titles: “%s” here and “%s” at its top", text, p.Title)
		w.problems.Hint("Take one of them out, or write ## here.")
	}
}

// where a block stands; it decides what is judged.
type where int

const (
	inPage where = iota
	inItem
	inQuote // words of somebody else, whose sentences are not ours to shorten
	inAlert
	inMeaning
	inNote
)

// blocks converts the children of a node.
func (w *walker) blocks(parent ast.Node, in where) []model.Block {
	var out []model.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b := w.block(n, in); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// block converts one node; nil for what has no place in the model.
func (w *walker) block(n ast.Node, in where) model.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return w.paragraph(n, in)
	case *ast.Heading:
		if h := w.readHeading(n, in); h != nil {
			return h
		}
	case *ast.List:
		return w.list(n, in)
	case *east.Table:
		return w.table(n)
	case *ast.Blockquote:
		return w.quote(n, in)
	case *ast.FencedCodeBlock:
		return w.fenced(n)
	case *ast.CodeBlock:
		return w.indented(n)
	case *ast.ThematicBreak:
		return &model.Divider{At: w.pos.at(n.Pos())}
	case *ast.HTMLBlock:
		w.rawHTML(n.Pos())
	case *east.DefinitionList:
		return w.definitions(n)
	case *east.FootnoteList:
		return w.notes(n)
	}
	return nil
}

func (w *walker) list(n *ast.List, in where) *model.List {
	list := &model.List{At: w.pos.at(n.Pos()), Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	list.Items = make([]*model.Item, 0, n.ChildCount())
	if in == inPage {
		in = inItem
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := &model.Item{At: w.pos.at(c.Pos()), Blocks: w.blocks(c, in)}
		if len(item.Blocks) == 0 {
			w.problems.Errorf(item.At, "empty-item", "entry of the list is empty")
			w.problems.Hint("Write its text after the hyphen or number, or take the line out.")
		}
		list.Items = append(list.Items, item)
	}
	return list
}

func (w *walker) definitions(n *east.DefinitionList) *model.Definitions {
	list := &model.Definitions{}
	var last *model.Definition
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *east.DefinitionTerm:
			if last == nil || len(last.Blocks) > 0 {
				last = &model.Definition{At: w.pos.at(c.Lines().At(0).Start)}
				list.Items = append(list.Items, last)
			}
			w.lint.begin()
			last.Terms = append(last.Terms, w.inlines(c))
			w.lint.end(false)
		case *east.DefinitionDescription:
			if last == nil {
				last = &model.Definition{At: w.pos.at(c.Pos())}
				list.Items = append(list.Items, last)
			}
			last.Blocks = append(last.Blocks, w.blocks(c, inMeaning)...)
		}
	}
	if len(list.Items) > 0 {
		list.At = list.Items[0].At
	}
	return list
}

func (w *walker) notes(n *east.FootnoteList) *model.Notes {
	notes := &model.Notes{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f, ok := c.(*east.Footnote)
		if !ok {
			continue
		}
		notes.Notes = append(notes.Notes, model.Note{
			At:         w.pos.at(f.Pos()),
			References: w.noteUses[f.Index],
			Blocks:     w.blocks(f, inNote),
		})
	}
	if len(notes.Notes) > 0 {
		notes.At = notes.Notes[0].At
	}
	return notes
}

// quote converts a quotation, or an alert when its first line says so.
func (w *walker) quote(n *ast.Blockquote, in where) model.Block {
	at := w.pos.at(n.Pos())
	first, _ := n.FirstChild().(*ast.Paragraph)
	if first == nil || first.Lines().Len() == 0 {
		return &model.Quote{At: at, Blocks: w.blocks(n, inQuote)}
	}
	start := first.Lines().At(0)
	line := strings.TrimRight(w.src[start.Start:start.Stop], " \t\n")
	word, ok := alertWord(line)
	near := w.nearlyAlert(line)
	switch {
	case !ok && near == "":
		return &model.Quote{At: at, Blocks: w.blocks(n, inQuote)}
	case !ok:
		word = near
		w.problems.Errorf(w.pos.at(start.Start), "alert", "alert is not written as one: %s", line)
		w.problems.Hint("Write [!%s] alone on the line.", near)
	}
	alert := &model.Alert{At: at, Kind: w.alertKind(word, start.Start)}
	rest := ok && strings.TrimSpace(line[len("[!")+len(word)+len("]"):]) != ""
	if rest {
		w.problems.Errorf(w.pos.at(start.Start), "alert", "text stands on the same line as [!%s]", word)
		w.problems.Hint("Start the text on the next line, after > and a space.")
	}
	if b := w.afterFirstLine(first, inAlert); b != nil {
		alert.Blocks = append(alert.Blocks, b)
	}
	n.RemoveChild(n, first)
	alert.Blocks = append(alert.Blocks, w.blocks(n, inAlert)...)
	if len(alert.Blocks) == 0 && !rest {
		w.problems.Errorf(at, "alert", "alert has no text")
		w.problems.Hint("Write its text on the next line, after > and a space.")
	}
	return alert
}

// alertWord takes the word out of "[!NOTE]", with or without text behind it.
func alertWord(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "[!")
	if !ok {
		return "", false
	}
	word, after, ok := strings.Cut(rest, "]")
	if !ok || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "[") || strings.ContainsAny(word, "[ ") {
		return "", false
	}
	return word, true
}

// nearlyAlert returns the kind of alert that a line was meant to name: [NOTE],
// [! NOTE], **Note**. It is empty for any other line.
func (w *walker) nearlyAlert(line string) string {
	word := strings.Trim(line, "*_\\[]!: ")
	if word == line || !strings.ContainsAny(line[:1], "[*_\\") || !strings.ContainsAny(line[len(line)-1:], "]*_:") {
		return ""
	}
	for _, k := range model.AlertKinds() {
		if strings.EqualFold(word, string(k)) {
			return strings.ToUpper(string(k))
		}
	}
	return ""
}

// alertKind returns the kind that a word names. An unknown one is told and read
// as a note.
func (w *walker) alertKind(word string, offset int) model.AlertKind {
	names := make([]string, 0, len(model.AlertKinds()))
	for _, k := range model.AlertKinds() {
		if strings.EqualFold(word, string(k)) {
			return k
		}
		names = append(names, strings.ToUpper(string(k)))
	}
	w.problems.Errorf(w.pos.at(offset), "unknown-alert", "alert [!%s] is not known", word)
	hint := "The alerts are " + strings.Join(names, ", ") + "."
	if near := diag.Nearest(word, names); near != "" {
		hint = "Did you mean [!" + near + "]?"
	}
	w.problems.Hint("%s", hint)
	return model.AlertNote
}

// afterFirstLine converts a paragraph without its first line; nil if that is all
// there is.
func (w *walker) afterFirstLine(p *ast.Paragraph, in where) model.Block {
	end := p.Lines().At(0).Stop
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		if c.Pos() >= end {
			break
		}
		p.RemoveChild(p, c)
		c = next
	}
	if p.FirstChild() == nil {
		return nil
	}
	p.Lines().SetSliced(1, p.Lines().Len())
	return w.paragraph(p, in)
}

func (w *walker) fenced(n *ast.FencedCodeBlock) *model.Code {
	code := &model.Code{At: w.pos.at(n.Pos()), Language: string(n.Language(w.raw))}
	code.Value = w.codeText(n)
	fenceChars := strings.TrimLeft(w.pos.from(n.Pos()), " ")
	if !w.isClosed(n, fenceChars[:min(3, len(fenceChars))]) {
		w.problems.Errorf(code.At, "code-open", "code block is opened here and never closed")
		w.problems.Hint("Write ``` on a line of its own below the code. Until then, all that follows is code.")
	}
	return code
}

// isClosed tells that the line below a code block is its closing fence.
func (w *walker) isClosed(n ast.Node, fence string) bool {
	at := n.Pos() + len(w.pos.from(n.Pos())) + 1
	if lines := n.Lines(); lines.Len() > 0 {
		at = lines.At(lines.Len() - 1).Stop
	}
	return at < len(w.src) && strings.HasPrefix(strings.TrimLeft(w.pos.from(at), " >\t"), fence)
}

func (w *walker) codeText(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.raw))
	}
	return b.String()
}

// indented reads text that four spaces made into code, which nobody means who
// writes guidance.
func (w *walker) indented(n *ast.CodeBlock) *model.Code {
	at := w.pos.at(n.Pos())
	w.problems.Errorf(at, "indented-text", "text is indented by four spaces or a tab, which makes it code")
	w.problems.Hint("Take the spaces at the start of the line out. For code, write ``` on the lines above and below.")
	return &model.Code{At: at, Value: w.codeText(n)}
}

// rawHTML tells that HTML is not used. Closing tags are passed over: their
// opening ones are told.
func (w *walker) rawHTML(offset int) {
	line := w.pos.from(offset)
	if strings.HasPrefix(line, "</") {
		return
	}
	if strings.HasPrefix(line, "<!--") {
		w.problems.Errorf(w.pos.at(offset), "raw-html", "comment in HTML is not used here")
		w.problems.Hint("Keep notes for yourself outside the page. A page that is not ready has `draft: true` at its top.")
		return
	}
	tag, _, _ := strings.Cut(line, ">")
	w.problems.Errorf(w.pos.at(offset), "raw-html", "HTML is not used here: %s>", tag)
	w.problems.Hint("%s", htmlHint(tag))
}

// htmlHint says how to write in Markdown what a tag of HTML was to do.
func htmlHint(tag string) string {
	name := strings.FieldsFunc(strings.ToLower(tag)+" ", func(r rune) bool { return r == '<' || r == '/' || r == ' ' || r == '>' })
	if len(name) == 0 {
		name = []string{""}
	}
	switch name[0] {
	case "br":
		return "Leave an empty line for a new paragraph, or write a list. In a table, write one row for each line."
	case "b", "strong":
		return "Write **text** for weight."
	case "i", "em":
		return "Write *text* for stress."
	case "u":
		return "Readers take underlined text for a link. Write **text** for weight."
	case "a":
		return "Write [text](address)."
	case "img":
		return "Write ![what it shows](file)."
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "Write ## and a space before the heading."
	case "ul", "ol", "li":
		return "Start each entry with a hyphen and a space, or with a number, a full stop and a space."
	case "table", "tr", "td", "th":
		return "Write a table as lines of cells with | between them, and a line such as `| --- | --- |` below the headings."
	case "hr":
		return "Write *** on a line of its own, with an empty line above and below."
	case "p", "div", "span", "font", "center", "section":
		return "Take the tags out: the text stands for itself, with an empty line between paragraphs."
	case "iframe", "video", "audio", "script", "embed", "object":
		return "Pages load nothing from elsewhere. Link to it: [what is there](address)."
	case "details", "summary":
		return "Write a heading and the text below it."
	}
	return "Write it in Markdown. To show the characters themselves, put ` before and after them."
}
