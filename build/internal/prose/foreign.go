package prose

import (
	"bytes"
	"regexp"
	"strings"
)

// A foreignMark is what another program understands and a page shows as it is typed.
type foreignMark struct {
	first string // what it begins with
	where place  // where that stands
	form  *regexp.Regexp
	what  string // said of it
	hint  string
}

// A place is where in a block a mark can stand.
type place int

const (
	anywhere place = iota
	atStart
	behindSpace // or at the start
)

// mayBeIn reports whether a block may have the mark, given its traits. Nearly none has,
// and to look for a form costs a hundred times as much.
func (m *foreignMark) mayBeIn(text []byte, has traits) bool {
	if !has.mayHold(m.first) {
		return false
	}
	switch m.where {
	case atStart:
		return bytes.HasPrefix(text, []byte(m.first))
	case behindSpace:
		return bytes.HasPrefix(text, []byte(m.first)) || bytes.Contains(text, []byte(" "+m.first))
	}
	return bytes.Contains(text, []byte(m.first))
}

// foreignMarks are in the order in which they are looked for; of each block the first
// of each kind is reported.
var foreignMarks = []foreignMark{
	{"+", atStart, regexp.MustCompile(`^\+[-=:]{2,}[-=:+]*\+`), "begins a table in other programs only", "Write a table as lines of cells with | between them, and a line such as `| --- | --- |` below the headings."},
	{"{", anywhere, regexp.MustCompile(`\{(?:\.[A-Za-z][^{}]*|[A-Za-z-]+ ?= ?[^{}]*|:[^{}]+)\}`), "is a mark of another program", "Take it out: a page has no classes and sizes. Where you mean weight, write **text**."},
	{"{", anywhere, regexp.MustCompile(`\{#[A-Za-z][^{}]*\}`), "names a place in other programs, and here only at the end of a heading", "Take it out, or write a heading here."},
	{"{", anywhere, regexp.MustCompile(`\{%[^{}]*%\}`), "is a mark of another program", "Take it out: a page is Markdown alone."},
	{"%", anywhere, regexp.MustCompile(`%%[^%]+%%`), "is hidden in other programs, and here everybody reads it", "Take it out, and keep notes for yourself outside the page."},
	{"~", anywhere, regexp.MustCompile(`[\pL\d)]~[^\s~]{1,12}~`), "is lowered in other programs only", "Write the plain letters, or a sign such as ₂."},
	{"^", anywhere, regexp.MustCompile(`[\pL\d)]\^[^\s^]{1,12}\^`), "is raised in other programs only", "Write the plain letters, or a sign such as ²."},
	{"^", anywhere, regexp.MustCompile(`\^\[[^\]]+\]`), "is a note in other programs only", "Write [^1] here, and on a line of its own: [^1]: The text."},
	{"=", anywhere, regexp.MustCompile(`==[^\s=](?:[^=]*[^\s=])?==`), "is marked in other programs only", "Write **text** for weight."},
	{"=", atStart, regexp.MustCompile(`^={1,6} \S`), "begins a heading in other programs only", "Write ## and a space before the heading."},
	{"[", atStart, regexp.MustCompile(`^\[(?i:toc|_toc_)\]$`), "makes a table of contents in other programs only", "Take it out: a page that is long gets one by itself."},
	{"[", anywhere, regexp.MustCompile(`\[@[^\]]+\]`), "names a source in other programs only", "Write [what is there](address), or a footnote: [^1]."},
	{"[", anywhere, regexp.MustCompile(`\[/?(?:b|i|u|s|url|img|quote|list|color|size)(?:=[^\]]*)?\]`), "is a mark of another program", "Write **text** for weight, and [text](address) for a link."},
	{"[", anywhere, regexp.MustCompile(`\[\d{1,3}\]`), "is not a footnote, and leads nowhere", "Write [^1] here, and on a line of its own: [^1]: The text."},
	{`\`, anywhere, regexp.MustCompile(`\\(?:newpage|pagebreak|clearpage|tableofcontents|toc|begin\{\w+\}|end\{\w+\}|vspace\{[^}]*\}|hline|textbf\{[^}]*\}|emph\{[^}]*\})`), "is a mark of another program", "Take it out: pages break where they are printed."},
	{"$", anywhere, regexp.MustCompile(`\$\$[^$]+\$\$`), "is a formula in other programs only", "Write it in words, or as a picture."},
	{":", behindSpace, regexp.MustCompile(`(?:^| ):[a-z][a-z0-9]*(?:_[a-z0-9]+)*:(?: |$|[.,!?])`), "is a picture in other programs only", "Take it out, or type the picture itself."},
	{"'''", anywhere, regexp.MustCompile(`'''[^']+'''`), "is bold in other programs only", "Write **text** for weight."},
	{"h", atStart, regexp.MustCompile(`^h[1-6]\. \S`), "begins a heading in other programs only", "Write ## and a space before the heading."},
	{"..", atStart, regexp.MustCompile(`^\.\. [a-z-]+::`), "is a mark of another program", "Write `> [!NOTE]`, and `> ` before the text below it."},
	{"<", anywhere, regexp.MustCompile(`</?(?i:img|br|b|i|u|a|p|div|span|font|table|tr|td|th|ul|ol|li|script|iframe|video|audio|style|svg|object|embed|form|input|details|summary|strong|em|sup|sub|center|hr|h[1-6])(?:[ /][^<>]*)?>?`), "is HTML that is not whole, and is shown as it is typed", "Write it in Markdown. To show the sign itself, write \\<"},
}

// beginsForeign tells the bytes with which a block may begin that has a mark at its
// start. All other marks have a sign.
var beginsForeign = func() (is [256]bool) {
	for _, m := range foreignMarks {
		is[m.first[0]] = is[m.first[0]] || m.where == atStart
	}
	return is
}()

// foreign warns of what only other programs understand. The id of a heading is read
// and judged elsewhere.
func (j *Judge) foreign(text []byte, heading bool) {
	for i := range foreignMarks {
		m := &foreignMarks[i]
		if !m.mayBeIn(text, j.has) {
			continue
		}
		for _, at := range m.form.FindAllIndex(text, 20) {
			from := at[0] + bytes.IndexAny(text[at[0]:at[1]], m.first)
			if !j.isTyped(from, m.first) || heading && bytes.HasPrefix(text[from:], []byte("{#")) {
				continue
			}
			place, said := j.at(at[0]), strings.TrimSpace(string(text[at[0]:min(at[1], at[0]+60)]))
			j.Problems.Warnf(place, "foreign-mark", "%s %s", said, m.what)
			j.Problems.Hint("%s", m.hint)
			if whole := at[1] == len(text); at[0] == 0 && (whole || m.first == "+") {
				j.IgnoreSince(Mark{}) // it is no prose at all
				return
			}
			break
		}
	}
}

// isTyped reports whether a sign of the words stands in the text as it is: not in code,
// and not behind a backslash.
func (j *Judge) isTyped(offset int, sign string) bool {
	s := j.spanAt(offset)
	src := s.src + offset - s.words
	return !s.asIs && strings.HasPrefix(j.Src[min(src, len(j.Src)):], sign)
}
