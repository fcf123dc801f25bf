package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// place says where text stands, since some signs are marks in some places only.
type place int

const (
	inParagraph place = iota
	inCell
	inHeading
)

// inline writes text in one line, or, where its author broke it, in several.
func inline(text Text, in place) string {
	w := inlineWriter{in: in, spans: tidy(text, in)}
	for w.at < len(w.spans) {
		w.group()
	}
	out := strings.TrimRight(w.out.String(), " ")
	if in != inParagraph {
		return out
	}
	lines := strings.Split(out, "\n")
	for i, line := range lines {
		lines[i] = escapeStart(line)
	}
	return strings.Join(lines, "\n")
}

// tidy gives each span one look, single spaces, and no break where there is none.
func tidy(text Text, in place) []Span {
	var spans []Span
	space := true // at the start of a line
	for _, s := range text {
		if s.Break && in != inParagraph {
			s = Span{Text: " "}
		}
		if s.Bold {
			s.Italic = false // weight is enough, and marks of both kinds get in each other's way
		}
		if isWords(s) && s.Text == "" {
			continue
		}
		if s.Text != "" && !s.Code {
			s.Text = squeeze(s.Text, space)
			if s.Text == "" {
				continue
			}
			space = strings.HasSuffix(s.Text, " ")
		} else if s.Break {
			if n := len(spans); n > 0 {
				spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
			}
			space = true
		} else {
			space = false
		}
		if n := len(spans); n > 0 && isWords(s) && isWords(spans[n-1]) && alike(s, spans[n-1]) {
			spans[n-1].Text += s.Text
			continue
		}
		spans = append(spans, s)
	}
	for len(spans) > 0 && spans[len(spans)-1].Break {
		spans = spans[:len(spans)-1]
	}
	if n := len(spans); n > 0 {
		spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
	}
	return spans
}

func isWords(s Span) bool { return s.Image == nil && s.Note == "" && !s.Break }

func alike(a, b Span) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Code == b.Code && a.Link == b.Link
}

// squeeze makes one space of many; none at the start where one stands already.
func squeeze(s string, after bool) string {
	var b strings.Builder
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 {
			if !after {
				b.WriteByte(' ')
			}
			after = true
			continue
		}
		after = false
		b.WriteRune(c)
	}
	return b.String()
}

// inlineWriter writes spans one after the other.
type inlineWriter struct {
	in    place
	spans []Span
	at    int
	out   strings.Builder
}

// group writes one span, or the spans of one link.
func (w *inlineWriter) group() {
	s := w.spans[w.at]
	switch {
	case s.Break:
		w.out.WriteString("\\\n")
		w.at++
		return
	case s.Note != "":
		w.out.WriteString("[^" + s.Note + "]")
		w.at++
		return
	case s.Link == "":
		w.span(w.at)
		w.at++
		return
	}
	end := w.at
	for end < len(w.spans) && w.spans[end].Link == s.Link && w.spans[end].Note == "" && !w.spans[end].Break {
		end++
	}
	w.link(s.Link, end)
}

// link writes a link, with the spaces at its ends outside of it.
func (w *inlineWriter) link(to string, end int) {
	words := Text(w.spans[w.at:end]).Plain()
	mail := strings.TrimPrefix(to, "mailto:")
	if strings.HasPrefix(to, "mailto:") && strings.TrimSpace(words) == mail && !strings.ContainsAny(mail, "<> \\") {
		w.out.WriteString(leading(words) + "<" + mail + ">" + trailing(words))
		w.at = end
		return
	}
	w.out.WriteString(leading(words))
	first, last := &w.spans[w.at], &w.spans[end-1]
	first.Text = strings.TrimLeft(first.Text, " ")
	last.Text = strings.TrimRight(last.Text, " ")
	w.out.WriteByte('[')
	for ; w.at < end; w.at++ {
		w.span(w.at)
	}
	w.out.WriteString("](" + Destination(to) + ")" + trailing(words))
}

func leading(s string) string {
	if strings.HasPrefix(s, " ") {
		return " "
	}
	return ""
}

func trailing(s string) string {
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		return " "
	}
	return ""
}

// Destination writes where a link leads so that its signs end no link.
func Destination(to string) string {
	var b strings.Builder
	for i := 0; i < len(to); i++ {
		switch c := to[i]; {
		case c <= ' ' || c == 0x7F || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || c == '|' || c == '*' || c == '"' || c == '`':
			const digits = "0123456789ABCDEF"
			b.WriteString("%" + string(digits[c>>4]) + string(digits[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// span writes the words of one span, with its emphasis.
func (w *inlineWriter) span(i int) {
	s := w.spans[i]
	switch {
	case s.Image != nil:
		w.out.WriteString("![" + w.escape(s.Image.Alt) + "](" + Destination(s.Image.File) + ")")
	case s.Code && s.Text != "":
		w.out.WriteString(codeSpan(s.Text, w.in))
	case s.Bold:
		w.emphasis("**", i)
	case s.Italic:
		w.emphasis("*", i)
	default:
		w.out.WriteString(w.escape(s.Text))
	}
}

// codeSpan writes code between as many signs as it has none of inside.
func codeSpan(s string, in place) string {
	s = strings.Join(strings.Fields(s), " ")
	if in == inCell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// emphasis writes a span between marks. Marks count only at the edge of words, so spaces
// and, beside a letter, other signs are written outside of them. Where marks would stand
// right beside those of another span, this one has none.
func (w *inlineWriter) emphasis(mark string, i int) {
	s := w.spans[i].Text
	core := strings.TrimSpace(s)
	before, after := s[:strings.Index(s, core)], s[strings.Index(s, core)+len(core):]
	if core == "" {
		before, after = s, ""
	}
	for core != "" && before == "" && w.isLetter(w.last()) {
		c, size := utf8.DecodeRuneInString(core)
		if w.isLetter(c) {
			break
		}
		before, core = before+core[:size], core[size:]
	}
	for core != "" && after == "" && w.isLetter(w.next(i)) {
		c, size := utf8.DecodeLastRuneInString(core)
		if w.isLetter(c) {
			break
		}
		core, after = core[:len(core)-size], core[len(core)-size:]
	}
	inner := strings.TrimSpace(core)
	if inner != core { // signs were taken off, and spaces stood behind them
		at := strings.Index(core, inner)
		before, after, core = before+core[:at], core[at+len(inner):]+after, inner
	}
	out := w.out.String()
	if core == "" || before == "" && strings.HasSuffix(out, "*") && !strings.HasSuffix(out, `\*`) {
		w.out.WriteString(w.escape(s))
		return
	}
	w.out.WriteString(w.escape(before))
	w.out.WriteString(mark + w.escape(core) + mark)
	w.out.WriteString(w.escape(after))
}

// isLetter reports whether a sign is a letter to Markdown: neither a space nor a sign.
func (w *inlineWriter) isLetter(c rune) bool {
	return c != 0 && !unicode.IsSpace(c) && !unicode.IsPunct(c) && !unicode.IsSymbol(c)
}

// last returns the sign that was written last; 0 at the start.
func (w *inlineWriter) last() rune {
	s := w.out.String()
	c, size := utf8.DecodeLastRuneInString(s)
	if size == 0 {
		return 0
	}
	return c
}

// next returns the sign behind a span; 0 where the line ends or a mark begins.
func (w *inlineWriter) next(i int) rune {
	if i+1 >= len(w.spans) || w.spans[i+1].Link != w.spans[i].Link || !isWords(w.spans[i+1]) {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(w.spans[i+1].Text)
	return c
}
