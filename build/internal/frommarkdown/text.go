package frommarkdown

import (
	"regexp"
	"strings"
	"unicode"

	"rethink/build/internal/incoming"
)

// text is the text of one page on its way, line by line.
type text struct {
	c     *converter
	p     *page
	lines []line
	out   []string
	ids   map[string]bool // given to headings so far
}

// A line knows where it stood.
type line struct {
	text string
	at   int // counted from 1 in the file
}

// convert returns the text as a page of this format.
func (t *text) convert() string {
	for i, s := range strings.Split(strings.TrimRight(t.p.text, "\n"), "\n") {
		t.lines = append(t.lines, line{strings.TrimRight(s, "\t\r"), t.p.line + i})
	}
	t.comments()
	t.html()
	t.boxes()
	t.headings()
	for i := 0; i < len(t.lines); {
		if n := t.code(i); n > 0 {
			for _, l := range t.lines[i : i+n] {
				t.out = append(t.out, l.text)
			}
			i += n
			continue
		}
		t.out = append(t.out, t.inline(t.lines[i]))
		i++
	}
	return tidy(t.out)
}

// tidy leaves one empty line where there were several, and none at the ends.
func tidy(lines []string) string {
	var b strings.Builder
	empty := true
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			if !empty {
				b.WriteByte('\n')
			}
			empty = true
			continue
		}
		empty = false
		b.WriteString(l + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

var fence = regexp.MustCompile("^ {0,3}(```+|~~~+)")

// code counts the lines of the block of code that begins at a line; 0 for none.
func (t *text) code(i int) int {
	m := fence.FindStringSubmatch(t.lines[i].text)
	if m == nil {
		return 0
	}
	for n := 1; i+n < len(t.lines); n++ {
		if s := strings.TrimSpace(t.lines[i+n].text); strings.HasPrefix(s, m[1]) && strings.Trim(s, m[1][:1]) == "" {
			return n + 1
		}
	}
	return len(t.lines) - i
}

// each calls f with the number of each line that is no code.
func (t *text) each(f func(i int)) {
	for i := 0; i < len(t.lines); {
		if n := t.code(i); n > 0 {
			i += n
			continue
		}
		f(i)
		i++
	}
}

// comments takes the comments of HTML and of templates out. A note of an author is told.
func (t *text) comments() {
	for _, pair := range [][2]string{{"<!--", "-->"}, {"{% comment %}", "{% endcomment %}"}, {"{#-", "-#}"}} {
		open := -1
		var words []string
		t.each(func(i int) {
			l := &t.lines[i]
			for {
				if open < 0 {
					before, after, found := strings.Cut(l.text, pair[0])
					if !found || strings.Count(before, "`")%2 == 1 {
						return
					}
					if _, rest, closed := strings.Cut(after, pair[1]); closed {
						inside := after[:len(after)-len(rest)-len(pair[1])]
						t.tellComment(l.at, inside)
						l.text = before + rest
						continue
					}
					open, words, l.text = l.at, []string{after}, before
					return
				}
				inside, rest, closed := strings.Cut(l.text, pair[1])
				words = append(words, inside)
				if !closed {
					l.text = ""
					return
				}
				t.tellComment(open, strings.Join(words, " "))
				open, l.text = -1, rest
			}
		})
		if open > 0 {
			t.c.tell(incoming.Lost, t.p, open, "comment without an end: “%s”", strings.Join(strings.Fields(strings.Join(words, " ")), " "))
		}
	}
}

func (t *text) tellComment(at int, words string) {
	words = strings.Join(strings.Fields(words), " ")
	switch strings.ToLower(words) {
	case "", "more", "excerpt", "toc":
		return
	}
	t.c.tell(incoming.Lost, t.p, at, "comment, which a page does not show: “%s”", words)
}

var (
	setext  = regexp.MustCompile(`^(=+|-+)\s*$`)
	atx     = regexp.MustCompile(`^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$`)
	attrs   = regexp.MustCompile(`\s*\{:?\s*((?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|\S+))(?:\s+(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|\S+)))*)\s*\}`)
	idAttr  = regexp.MustCompile(`#([A-Za-z][\w-]*)`)
	boldOne = regexp.MustCompile(`^(?:\*\*([^*]+)\*\*|__([^_]+)__):?\s*$`)
)

// headings writes headings in one form, finds the title, and gives levels that follow
// one another below it.
func (t *text) headings() {
	var at []int
	t.each(func(i int) {
		l := &t.lines[i]
		if m := setext.FindStringSubmatch(l.text); m != nil && i > 0 && isText(t.lines[i-1].text) && (i < 2 || strings.TrimSpace(t.lines[i-2].text) == "") {
			level := "# "
			if m[1][0] == '-' {
				level = "## "
			}
			t.lines[i-1].text, l.text = level+strings.TrimSpace(t.lines[i-1].text), ""
			at = append(at, i-1)
		} else if atx.MatchString(l.text) {
			at = append(at, i)
		} else if m := boldOne.FindStringSubmatch(l.text); m != nil && (i == 0 || strings.TrimSpace(t.lines[i-1].text) == "") && !strings.ContainsAny(lastOf(m[1]+m[2]), ".!?…") {
			l.text = "###### " + strings.TrimSuffix(m[1]+m[2], ":")
			at = append(at, i)
		}
	})
	t.takeTitle(&at)
	var open []int
	for _, i := range at {
		m := atx.FindStringSubmatch(t.lines[i].text)
		level := len(m[1])
		for len(open) > 0 && open[len(open)-1] >= level {
			open = open[:len(open)-1]
		}
		open = append(open, level)
		t.lines[i].text = strings.Repeat("#", min(len(open)+1, 6)) + " " + t.headingText(m[2])
	}
}

func isText(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && !strings.HasPrefix(s, "#") && !strings.HasPrefix(s, ">") && !strings.HasPrefix(s, "|") && !strings.HasPrefix(s, "- ") && !strings.HasPrefix(s, "* ")
}

func lastOf(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	return s[len(s)-1:]
}

// headingText writes the words of a heading with its id: the one that it has, or the one
// that other programs make of its words, where a link names it.
func (t *text) headingText(s string) string {
	id := ""
	if made := madeID(plainWords(s)); t.c.anchors[made] && incoming.Slug(made, "") == made && !t.ids[made] {
		id = " {#" + made + "}"
		if t.ids == nil {
			t.ids = map[string]bool{}
		}
		t.ids[made] = true
	}
	s = attrs.ReplaceAllStringFunc(s, func(found string) string {
		if m := idAttr.FindStringSubmatch(found); m != nil {
			id = " {#" + incoming.Slug(m[1], "part") + "}"
		}
		return ""
	})
	return strings.TrimSpace(s) + id
}

// madeID is what other programs make of the words of a heading.
func madeID(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c == ' ' || c == '-':
			b.WriteByte('-')
		case unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_':
			b.WriteRune(c)
		}
	}
	return b.String()
}

// takeTitle takes the heading of level 1 out, which is the title. Where the front matter
// has another, that one stays.
func (t *text) takeTitle(at *[]int) {
	first, count := -1, 0
	for k, i := range *at {
		if m := atx.FindStringSubmatch(t.lines[i].text); len(m[1]) == 1 {
			if count++; first < 0 {
				first = k
			}
		}
	}
	if first < 0 || count > 1 && first > 0 {
		t.nameless()
		return
	}
	i := (*at)[first]
	title := plainWords(attrs.ReplaceAllString(atx.FindStringSubmatch(t.lines[i].text)[2], ""))
	switch {
	case t.p.title == "" || strings.EqualFold(t.p.title, title):
		if t.p.title == "" {
			t.p.title = title
		}
	case first > 0:
		return
	default:
		t.c.tell(incoming.Altered, t.p, t.lines[i].at, "page has two titles: “%s” is the one in the front matter, and “%s” a heading now", t.p.title, title)
		return
	}
	t.lines[i].text = ""
	*at = append((*at)[:first:first], (*at)[first+1:]...)
}

// nameless gives a page without a title the words of its file.
func (t *text) nameless() {
	if t.p.title != "" {
		return
	}
	_, stem := t.c.place(t.p.source)
	if m := postName.FindStringSubmatch(stem); m != nil {
		stem = m[2]
	}
	name := strings.Join(strings.FieldsFunc(stem, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if name == "" || name == "index" {
		name = "Start"
	}
	t.p.title = strings.ToUpper(name[:1]) + name[1:]
	t.c.tell(incoming.Altered, t.p, 0, "page has no title, and is called “%s” now, by its file", t.p.title)
}

// plainWords takes the marks of Markdown out of a title.
func plainWords(s string) string {
	s = mdImage.ReplaceAllString(s, "")
	s = regexp.MustCompile(`\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])`).ReplaceAllString(s, "$1")
	s = regexp.MustCompile("\\*\\*|__|`|\\*").ReplaceAllString(s, "")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, `\`, "")), " ")
}

var (
	admonition = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)\s+([a-z-]+)(?:\s+"([^"]*)")?.*$`)
	tab        = regexp.MustCompile(`^===\+?\s+"([^"]*)"\s*$`)
	divOpen    = regexp.MustCompile(`^:{3,}\s*(?:\{[.]?)?\s*\.?([A-Za-z][\w-]*)?[^}]*\}?\s*(.*)$`)
	divClose   = regexp.MustCompile(`^:{3,}\s*$`)
	shortOpen  = regexp.MustCompile(`^\s*\{\{[<%]\s*(?:hint|notice|note|callout|alert|admonition|tip|warning|important|info|caution)\b(.*?)[%>]\}\}\s*$`)
	shortClose = regexp.MustCompile(`^\s*\{\{[<%]\s*/\s*(?:hint|notice|note|callout|alert|admonition|tip|warning|important|info|caution)\s*[%>]\}\}\s*$`)
)

var (
	boldAlert  = regexp.MustCompile(`(?i)^>\s*\*\*(note|tip|important|warning|caution)(?::\*\*|\*\*:?)\s*(.*)$`)
	closeAlert = regexp.MustCompile(`(?i)^>\s*\[!(note|tip|important|warning|caution)\]\s*(.*)$`)
)

// alertOf returns the box of this format that a word of another program means.
func alertOf(word string) string {
	for _, w := range []struct{ kind, words string }{
		{"WARNING", "warning danger error bug failure attention alert"}, {"CAUTION", "caution"}, {"IMPORTANT", "important"},
		{"TIP", "tip hint success check"}, {"NOTE", "note info notice abstract summary question example quote callout admonition seealso"},
	} {
		for one := range strings.FieldsSeq(w.words) {
			if strings.Contains(strings.ToLower(word), one) {
				return w.kind
			}
		}
	}
	return ""
}

// boxes writes the boxes of other programs as those of this format.
func (t *text) boxes() {
	var out []line
	for i := 0; i < len(t.lines); {
		if n := t.code(i); n > 0 {
			out = append(out, t.lines[i:i+n]...)
			i += n
			continue
		}
		l := t.lines[i]
		switch {
		case startsQuote(t.lines, i) && (boldAlert.MatchString(l.text) || closeAlert.MatchString(l.text)):
			m := boldAlert.FindStringSubmatch(l.text)
			if m == nil {
				m = closeAlert.FindStringSubmatch(l.text)
			}
			out = append(out, line{"> [!" + strings.ToUpper(m[1]) + "]", l.at})
			if m[2] != "" {
				out = append(out, line{"> " + m[2], l.at})
			}
			i++
		case admonition.MatchString(l.text):
			m := admonition.FindStringSubmatch(l.text)
			body, n := t.indented(i + 1)
			out = append(out, box(alertOr(m[1]), m[2], body, l.at)...)
			i += 1 + n
		case tab.MatchString(l.text):
			m := tab.FindStringSubmatch(l.text)
			body, n := t.indented(i + 1)
			out = append(out, line{"###### " + m[1], l.at}, line{"", l.at})
			out = append(out, body...)
			t.c.tell(incoming.Altered, t.p, l.at, "tab “%s” is a heading with its text below now", m[1])
			i += 1 + n
		case strings.HasPrefix(l.text, ":::") && !divClose.MatchString(l.text):
			m := divOpen.FindStringSubmatch(l.text)
			body, n := t.until(i+1, divClose)
			if kind := alertOf(m[1]); kind != "" {
				out = append(out, box(kind, strings.Trim(m[2], "[] "), body, l.at)...)
			} else {
				out = append(out, body...)
				t.c.tell(incoming.Altered, t.p, l.at, "“%s” is no box of this format: its text stands for itself now", strings.TrimSpace(l.text))
			}
			i += 1 + n
		case shortOpen.MatchString(l.text):
			body, n := t.until(i+1, shortClose)
			kind := alertOf(shortOpen.FindStringSubmatch(l.text)[1])
			if kind == "" {
				kind = alertOr(l.text)
			}
			out = append(out, box(kind, "", body, l.at)...)
			i += 1 + n
		default:
			out = append(out, l)
			i++
		}
	}
	t.lines = out
}

// startsQuote reports whether a quotation begins at a line.
func startsQuote(lines []line, i int) bool {
	return i == 0 || !strings.HasPrefix(lines[i-1].text, ">")
}

func alertOr(word string) string {
	if kind := alertOf(word); kind != "" {
		return kind
	}
	return "NOTE"
}

// indented returns the lines from one on that are indented, without their indent.
func (t *text) indented(from int) ([]line, int) {
	n := 0
	var body []line
	for from+n < len(t.lines) {
		l := t.lines[from+n]
		cut := strings.TrimPrefix(strings.TrimPrefix(l.text, "\t"), "    ")
		if cut == l.text && strings.TrimSpace(l.text) != "" {
			break
		}
		body = append(body, line{cut, l.at})
		n++
	}
	return body, n
}

// until returns the lines from one on to the one that ends them.
func (t *text) until(from int, end *regexp.Regexp) ([]line, int) {
	for n := 0; from+n < len(t.lines); n++ {
		if end.MatchString(t.lines[from+n].text) {
			return t.lines[from : from+n], n + 1
		}
	}
	return t.lines[from:], len(t.lines) - from
}

// box writes lines as a box.
func box(kind, title string, body []line, at int) []line {
	out := []line{{"", at}, {"> [!" + kind + "]", at}}
	if title != "" && !strings.EqualFold(title, kind) {
		out = append(out, line{"> " + title, at}, line{">", at})
	}
	for len(body) > 0 && strings.TrimSpace(body[0].text) == "" {
		body = body[1:]
	}
	for len(body) > 0 && strings.TrimSpace(body[len(body)-1].text) == "" {
		body = body[:len(body)-1]
	}
	for _, l := range body {
		out = append(out, line{strings.TrimRight("> "+l.text, " "), l.at})
	}
	return append(out, line{"", at})
}
