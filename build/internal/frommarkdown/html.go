package frommarkdown

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
)

var (
	blockTag = regexp.MustCompile(`(?i)^\s*<(table|ul|ol|dl|figure|blockquote|pre|details|iframe|video|audio|script|style|form|svg|object|embed)\b`)
	holder   = regexp.MustCompile(`(?i)</?(?:div|section|article|main|center|span|font|small|big|mark|p|header|footer|aside|abbr|cite|label|nav|time|ins|nobr|wbr|tt|dfn)\b[^<>]*>`)
	pairs    = []struct {
		form *regexp.Regexp
		to   string
	}{
		{regexp.MustCompile(`(?is)<(?:b|strong|u)(?:\s[^<>]*)?>\s*(.*?)\s*</(?:b|strong|u)>`), "**$1**"},
		{regexp.MustCompile(`(?is)<(?:i|em)(?:\s[^<>]*)?>\s*(.*?)\s*</(?:i|em)>`), "*$1*"},
		{regexp.MustCompile(`(?is)<(?:code|kbd|samp)(?:\s[^<>]*)?>(.*?)</(?:code|kbd|samp)>`), "`$1`"},
		{regexp.MustCompile(`(?is)<(?:del|s|strike)(?:\s[^<>]*)?>(.*?)</(?:del|s|strike)>`), "~~$1~~"},
	}
	anchorTag = regexp.MustCompile(`(?is)<a\s+([^<>]*)>(.*?)</a>`)
	namedTag  = regexp.MustCompile(`(?i)<a\s+(?:name|id)=["']?[^<>"']*["']?\s*/?>(?:</a>)?`)
	imageTag  = regexp.MustCompile(`(?i)<img\s+([^<>]*?)/?>`)
	breakTag  = regexp.MustCompile(`(?i)\s*<br\s*/?>\s*`)
	ruleTag   = regexp.MustCompile(`(?i)^\s*<hr\s*/?>\s*$`)
	headTag   = regexp.MustCompile(`(?i)^\s*<h([1-6])(?:\s[^<>]*)?>(.*?)</h[1-6]>\s*$`)
	supTag    = regexp.MustCompile(`(?i)<(sup|sub)>([^<]*)</(?:sup|sub)>`)
	anyTag    = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>`)
)

// html writes HTML that has a form in Markdown in that, and takes out what has none.
func (t *text) html() {
	t.joinTags()
	var out []line
	for i := 0; i < len(t.lines); {
		if n := t.code(i); n > 0 {
			out = append(out, t.lines[i:i+n]...)
			i += n
			continue
		}
		if m := blockTag.FindStringSubmatch(t.lines[i].text); m != nil {
			n := t.element(i, strings.ToLower(m[1]))
			var source []string
			for _, l := range t.lines[i : i+n] {
				source = append(source, l.text)
			}
			for l := range strings.SplitSeq(t.block(strings.Join(source, "\n"), t.lines[i].at), "\n") {
				out = append(out, line{l, t.lines[i].at})
			}
			i += n
			continue
		}
		for l := range strings.SplitSeq(t.tags(t.lines[i].text, t.lines[i].at), "\n") {
			out = append(out, line{l, t.lines[i].at})
		}
		i++
	}
	t.lines = out
}

// unended is a tag that its line does not end.
var unended = regexp.MustCompile(`<[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?$`)

// joinTags puts a tag, and the words of a link, on one line.
func (t *text) joinTags() {
	const most = 30
	var out []line
	for i := 0; i < len(t.lines); {
		if n := t.code(i); n > 0 {
			out = append(out, t.lines[i:i+n]...)
			i += n
			continue
		}
		l, n := t.lines[i], 1
		for n < most && i+n < len(t.lines) && (unended.MatchString(l.text) || opensLink(l.text)) && strings.TrimSpace(t.lines[i+n].text) != "" {
			l.text += " " + strings.TrimSpace(t.lines[i+n].text)
			n++
		}
		out = append(out, l)
		i += n
	}
	t.lines = out
}

func opensLink(s string) bool {
	lower := strings.ToLower(s)
	return strings.Count(lower, "<a ") > strings.Count(lower, "</a>") && strings.Contains(lower, "href")
}

// element counts the lines of an element that begins at a line.
func (t *text) element(i int, name string) int {
	tag := regexp.MustCompile(`(?i)<(/?)` + name + `\b[^<>]*?(/?)>`)
	depth := 0
	for n := 0; i+n < len(t.lines); n++ {
		for _, m := range tag.FindAllStringSubmatch(t.lines[i+n].text, -1) {
			switch {
			case m[1] == "/":
				depth--
			case m[2] != "/" && name != "embed":
				depth++
			}
		}
		if depth <= 0 {
			return n + 1
		}
	}
	return 1
}

// tags writes the tags of a line as marks.
func (t *text) tags(s string, at int) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	from := 0
	for _, code := range codeSpan.FindAllStringIndex(s, -1) {
		b.WriteString(t.marks(s[from:code[0]], at))
		b.WriteString(s[code[0]:code[1]])
		from = code[1]
	}
	b.WriteString(t.marks(s[from:], at))
	return b.String()
}

func (t *text) marks(s string, at int) string {
	if ruleTag.MatchString(s) {
		return "***"
	}
	if m := headTag.FindStringSubmatch(s); m != nil {
		s = strings.Repeat("#", int(m[1][0]-'0')) + " " + m[2]
	}
	s = namedTag.ReplaceAllString(s, "")
	s = anchorTag.ReplaceAllStringFunc(s, func(found string) string {
		m := anchorTag.FindStringSubmatch(found)
		if to := attributeOf(m[1], "href"); to != "" {
			return "[" + strings.TrimSpace(m[2]) + "](" + markdown.Destination(to) + ")"
		}
		return m[2]
	})
	s = imageTag.ReplaceAllStringFunc(s, func(found string) string {
		m := imageTag.FindStringSubmatch(found)
		return "![" + attributeOf(m[1], "alt") + "](" + markdown.Destination(attributeOf(m[1], "src")) + ")"
	})
	for range 3 { // marks in one another
		for _, p := range pairs {
			s = p.form.ReplaceAllString(s, p.to)
		}
	}
	s = supTag.ReplaceAllStringFunc(s, func(found string) string {
		m := supTag.FindStringSubmatch(found)
		return raised(m[2], strings.EqualFold(m[1], "sup"))
	})
	if strings.HasPrefix(strings.TrimSpace(s), "|") {
		s = breakTag.ReplaceAllString(s, "; ")
	} else {
		s = strings.TrimSuffix(breakTag.ReplaceAllString(s, "\\\n"), "\\\n")
	}
	s = holder.ReplaceAllString(s, "")
	return anyTag.ReplaceAllStringFunc(s, func(found string) string {
		if !strings.HasPrefix(found, "</") {
			t.c.tell(incoming.Lost, t.p, at, "HTML that has no form in Markdown: %s", found)
		}
		return ""
	})
}

func raised(s string, up bool) string {
	signs := []rune("₀₁₂₃₄₅₆₇₈₉")
	if up {
		signs = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	}
	if strings.Trim(s, "0123456789") != "" {
		return s
	}
	return strings.Map(func(c rune) rune { return signs[c-'0'] }, s)
}

var attributeForm = regexp.MustCompile(`(?i)([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

func attributeOf(tag, name string) string {
	for _, m := range attributeForm.FindAllStringSubmatch(tag, -1) {
		if strings.EqualFold(m[1], name) {
			return html.UnescapeString(m[2] + m[3] + m[4])
		}
	}
	return ""
}

// block writes an element that stands for itself.
func (t *text) block(source string, at int) string {
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.c.tell(incoming.Lost, t.p, at, "HTML that cannot be read: “%s”", source)
		return ""
	}
	r := htmlReader{t: t, at: at}
	var blocks []markdown.Block
	for _, n := range nodes {
		blocks = append(blocks, r.blocks(n)...)
	}
	return "\n" + markdown.Blocks(blocks) + "\n"
}

// htmlReader turns the elements of one piece of HTML into blocks.
type htmlReader struct {
	t  *text
	at int
}

// blocks returns what an element is.
func (r *htmlReader) blocks(n *html.Node) []markdown.Block {
	switch n.DataAtom {
	case atom.Table:
		return r.table(n)
	case atom.Ul, atom.Ol:
		return []markdown.Block{r.list(n)}
	case atom.Dl:
		return []markdown.Block{r.terms(n)}
	case atom.Blockquote:
		return []markdown.Block{&markdown.Quote{Blocks: r.flow(n)}}
	case atom.Pre:
		return []markdown.Block{&markdown.Code{Text: textOf(n)}}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return []markdown.Block{&markdown.Heading{Level: int(n.Data[1] - '0'), Text: r.inline(n, markdown.Span{})}}
	case atom.Summary:
		return []markdown.Block{&markdown.Heading{Level: 6, Text: r.inline(n, markdown.Span{})}}
	case atom.Hr:
		return []markdown.Block{&markdown.Rule{}}
	case atom.Script, atom.Style, atom.Iframe, atom.Video, atom.Audio, atom.Form, atom.Svg, atom.Object, atom.Embed:
		what := "HTML that has no form in Markdown: <" + n.Data + ">"
		if src := attr(n, "src"); src != "" {
			what += ". Link to it instead: " + src
		} else if words := strings.Join(strings.Fields(textOf(n)), " "); words != "" && n.DataAtom != atom.Script && n.DataAtom != atom.Style {
			what += ". Its words are: “" + words + "”"
		}
		r.t.c.tell(incoming.Lost, r.t.p, r.at, "%s", what)
		return nil
	}
	return r.flow(n)
}

// isBlock reports whether an element stands on lines of its own.
func isBlock(n *html.Node) bool {
	return n.Type == html.ElementNode && slices.Contains([]atom.Atom{atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Summary, atom.Hr, atom.Script,
		atom.Style, atom.Iframe, atom.Video, atom.Audio, atom.Form, atom.Svg, atom.Object, atom.Embed, atom.P, atom.Div, atom.Section, atom.Figure, atom.Figcaption, atom.Details, atom.Article}, n.DataAtom)
}

// flow returns what stands in an element: blocks, and text between them as paragraphs.
// That may be Markdown already, and is left as it is.
func (r *htmlReader) flow(n *html.Node) []markdown.Block {
	if n.Type == html.TextNode {
		if strings.TrimSpace(n.Data) == "" {
			return nil
		}
		return []markdown.Block{&markdown.Raw{Text: unindent(n.Data)}}
	}
	var out []markdown.Block
	var text markdown.Text
	flush := func() {
		if strings.TrimSpace(text.Plain()) != "" || slices.ContainsFunc(text, func(s markdown.Span) bool { return s.Image != nil }) {
			out = append(out, &markdown.Paragraph{Text: text})
		}
		text = nil
	}
	for c := range n.ChildNodes() {
		switch {
		case isBlock(c):
			flush()
			out = append(out, r.blocks(c)...)
		case c.Type == html.TextNode && strings.Contains(c.Data, "\n\n") && len(text) == 0:
			out = append(out, r.flow(c)...)
		default:
			text = append(text, r.inlineNode(c, markdown.Span{})...)
		}
	}
	flush()
	return out
}

func unindent(s string) string {
	var lines []string
	for l := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		lines = append(lines, strings.TrimLeft(l, " \t"))
	}
	return strings.Join(lines, "\n")
}

func (r *htmlReader) inline(n *html.Node, as markdown.Span) markdown.Text {
	var text markdown.Text
	for c := range n.ChildNodes() {
		text = append(text, r.inlineNode(c, as)...)
	}
	return text
}

func (r *htmlReader) inlineNode(n *html.Node, as markdown.Span) markdown.Text {
	if n.Type == html.TextNode {
		as.Text = n.Data
		return markdown.Text{as}
	}
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.U:
		as.Bold = true
	case atom.I, atom.Em:
		as.Italic = true
	case atom.Code, atom.Kbd:
		as.Code = true
	case atom.Br:
		return markdown.Text{{Break: true}}
	case atom.A:
		as.Link = attr(n, "href")
	case atom.Img:
		as.Image = &markdown.Image{Alt: attr(n, "alt"), File: attr(n, "src")}
		return markdown.Text{as}
	case atom.Sup, atom.Sub:
		as.Text = raised(textOf(n), n.DataAtom == atom.Sup)
		return markdown.Text{as}
	}
	return r.inline(n, as)
}

func (r *htmlReader) list(n *html.Node) *markdown.List {
	l := &markdown.List{Ordered: n.DataAtom == atom.Ol, Start: 1}
	if s := attr(n, "start"); s != "" && strings.Trim(s, "0123456789") == "" && len(s) < 6 {
		l.Start = 0
		for _, d := range s {
			l.Start = l.Start*10 + int(d-'0')
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Li {
			if item := r.flow(c); len(item) > 0 {
				l.Items = append(l.Items, item)
			}
		}
	}
	return l
}

func (r *htmlReader) terms(n *html.Node) *markdown.Definitions {
	d := &markdown.Definitions{}
	for c := range n.ChildNodes() {
		switch last := len(d.Items) - 1; {
		case c.DataAtom == atom.Dt:
			d.Items = append(d.Items, markdown.Definition{Term: r.inline(c, markdown.Span{})})
		case c.DataAtom == atom.Dd && last >= 0:
			d.Items[last].Text = append(d.Items[last].Text, r.inline(c, markdown.Span{})...)
		}
	}
	return d
}

// table returns a table, with the text of its caption above.
func (r *htmlReader) table(n *html.Node) []markdown.Block {
	var out []markdown.Block
	t := &markdown.Table{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch c.DataAtom {
			case atom.Caption:
				out = append(out, &markdown.Paragraph{Text: r.inline(c, markdown.Span{})})
			case atom.Tr:
				r.row(c, t)
			default:
				walk(c)
			}
		}
	}
	walk(n)
	if len(t.Rows) == 0 {
		out = append(out, &markdown.Paragraph{Text: joined(t.Head)})
		return out
	}
	return append(out, t)
}

func joined(cells []markdown.Text) markdown.Text {
	var text markdown.Text
	for _, c := range cells {
		text = append(append(text, c...), markdown.Span{Text: " "})
	}
	return text
}

func (r *htmlReader) row(n *html.Node, t *markdown.Table) {
	var cells []markdown.Text
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			text := r.inline(c, markdown.Span{})
			cells = append(cells, text)
			if span := attr(c, "colspan") + attr(c, "rowspan"); span != "" && span != "1" && span != "11" {
				r.t.c.tell(incoming.Altered, r.t.p, r.at, "merged cells of a table are single ones now. Write the words into each cell that they are for")
			}
		}
	}
	switch {
	case len(cells) == 0:
	case t.Head == nil:
		t.Head = cells
	default:
		for len(t.Head) < len(cells) {
			t.Head = append(t.Head, nil)
		}
		t.Rows = append(t.Rows, cells)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	s := ""
	for c := range n.ChildNodes() {
		s += textOf(c)
	}
	return s
}
