package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/prose"
)

// walker goes through the tree of one page once. On its way it makes the blocks
// of the model, and collects the headings, links and problems.
type walker struct {
	*reading
	src     string
	raw     []byte // the same, as goldmark wants it
	pos     *diag.Lines
	heading *model.Heading // the level 1 heading, which becomes the title
	level   int            // of the last heading; the title is 1

	leftOfMerge string // said of a title that a line such as Git's may have made; empty for any other
	headings    []*model.Heading
	links       []*model.Link
	noteUses    map[int]int // how often each footnote is referred to
	lint        *prose.Judge
}

// readBody reads the text of the page.
func (r *reading) readBody() {
	src := r.parts.Body
	w := &walker{reading: r, src: src, raw: asBytes(src), pos: diag.NewLines(r.file(), src, r.parts.BodyAbove).Shifted(r.shifts), level: 1}
	w.lint = r.site.judges.Get().(*prose.Judge)
	defer r.site.judges.Put(w.lint)
	w.lint.Reuse(prose.Judge{Src: src, Lines: w.pos, Problems: r.problems, Terms: r.site.terms, Explains: r.page.Kind == model.KindGlossary, Unread: r.site.unread})
	p, tree := r.page, r.site.markdown.parse(w.raw)
	for _, at := range tree.tooMuch {
		message, hint := tooManyMarks()
		r.problems.Errorf(w.pos.At(at), "too-much", "%s", message)
		r.problems.Hint("%s", hint)
	}
	p.Body = w.blocks(tree.root, inPage)
	for _, note := range tree.unused {
		r.problems.Errorf(w.pos.At(note.Pos()), "unused-note", "footnote %s is here, but the text never refers to it", note.Ref)
		r.problems.Hint("Write [^%s] where it belongs, or take the footnote out.", note.Ref)
	}
	w.giveIDs()
	w.setBody()
	w.takeTitle()
	w.checkParts()
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
			w.problems.Unless(w.matter.Near("title")...)
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
		w.problems.Hint("Take one of them out, or write ## here.%s", w.leftOfMerge)
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
		w.lint.FailedDivider(n.Pos())
		return &model.Divider{At: w.pos.At(n.Pos())}
	case *ast.HTMLBlock:
		w.lint.RawHTML(n.Pos())
	case *east.DefinitionList:
		return w.definitions(n)
	case *east.FootnoteList:
		return w.notes(n)
	}
	return nil
}

func (w *walker) list(n *ast.List, in where) *model.List {
	list := &model.List{At: w.pos.At(n.Pos()), Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	w.checkNumbers(n)
	list.Items = make([]*model.Item, 0, n.ChildCount())
	if in == inPage {
		in = inItem
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := &model.Item{At: w.pos.At(c.Pos()), Blocks: w.blocks(c, in)}
		if len(item.Blocks) == 0 {
			w.problems.Errorf(item.At, "empty-item", "entry of the list is empty")
			w.problems.Hint("Write its text after the hyphen or number, or take the line out.")
			if first := c.FirstChild(); first != nil {
				w.problems.Unless(w.pos.At(first.Pos())) // too much to be read
			}
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
				last = &model.Definition{At: w.pos.At(c.Lines().At(0).Start)}
				list.Items = append(list.Items, last)
			}
			w.lint.Begin()
			last.Terms = append(last.Terms, w.inlines(c))
			w.lint.End(false)
		case *east.DefinitionDescription:
			if last == nil {
				last = &model.Definition{At: w.pos.At(c.Pos())}
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
			At:         w.pos.At(f.Pos()),
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
	at := w.pos.At(n.Pos())
	first, _ := n.FirstChild().(*ast.Paragraph)
	if first == nil || first.Lines().Len() == 0 {
		return &model.Quote{At: at, Blocks: w.blocks(n, inQuote)}
	}
	start := first.Lines().At(0)
	line := strings.TrimRight(w.src[start.Start:start.Stop], " \t\n")
	word, ok := prose.AlertWord(line)
	near := prose.NearlyAlert(line)
	switch {
	case !ok && near == "":
		return &model.Quote{At: at, Blocks: w.blocks(n, inQuote)}
	case !ok:
		word = near
		w.problems.Errorf(w.pos.At(start.Start), "alert", "alert is not written as one: %s", line)
		w.problems.Hint("Write [!%s] alone on the line.", near)
	}
	alert := &model.Alert{At: at, Kind: w.alertKind(word, start.Start)}
	rest := ok && strings.TrimSpace(line[len("[!")+len(word)+len("]"):]) != ""
	if rest {
		w.problems.Errorf(w.pos.At(start.Start), "alert", "text is on the same line as [!%s]", word)
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

// alertKind returns the kind that a word names. An unknown one is reported and read
// as a note.
func (w *walker) alertKind(word string, offset int) model.AlertKind {
	names := make([]string, 0, len(model.AlertKinds()))
	for _, k := range model.AlertKinds() {
		if strings.EqualFold(word, string(k)) {
			return k
		}
		names = append(names, strings.ToUpper(string(k)))
	}
	w.problems.Errorf(w.pos.At(offset), "unknown-alert", "alert [!%s] is not known", word)
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
	code := &model.Code{At: w.pos.At(n.Pos()), Language: string(n.Language(w.raw))}
	code.Value = w.codeText(n)
	switch strings.ToLower(code.Language) {
	case "mermaid", "plantuml", "puml", "dot", "graphviz", "math", "latex":
		w.problems.Warnf(code.At, "foreign-mark", "%s is drawn in other programs, and is shown here as it is typed", code.Language)
		w.problems.Hint("Save the drawing as a picture, and write ![what it shows](file).")
	}
	fenceChars := strings.TrimLeft(w.pos.From(n.Pos()), " ")
	if !w.isClosed(n, fenceChars[:min(3, len(fenceChars))]) {
		w.problems.Errorf(code.At, "code-open", "code block is opened here and never closed")
		w.problems.Hint("Write ``` on a line of its own below the code. Until then, all that follows is code.")
	}
	return code
}

// isClosed reports whether the line below a code block is its closing fence.
func (w *walker) isClosed(n ast.Node, fence string) bool {
	at := n.Pos() + len(w.pos.From(n.Pos())) + 1
	if lines := n.Lines(); lines.Len() > 0 {
		at = lines.At(lines.Len() - 1).Stop
	}
	return at < len(w.src) && strings.HasPrefix(strings.TrimLeft(w.pos.From(at), " >\t"), fence)
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
	at := w.pos.At(n.Pos())
	w.problems.Errorf(at, "indented-text", "text is indented by four spaces or a tab, which makes it code")
	w.problems.Hint("Take the spaces at the start of the line out. For code, write ``` on the lines above and below.")
	return &model.Code{At: at, Value: w.codeText(n)}
}
