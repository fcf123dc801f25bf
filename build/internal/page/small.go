package page

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"rethink/build/internal/diag"
)

// layoutMinifier minifies the source of a layout, and a whole page in the tests
// that compare the two.
type layoutMinifier struct{ m *minify.M }

func newLayoutMinifier() layoutMinifier {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDefaultAttrVals: true,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		TemplateDelims:      html.GoTemplateDelims,
	})
	return layoutMinifier{m}
}

var (
	// drawing is a picture, which the minifier leaves as it was written. The lines
	// before and after a shape in it are nothing that is drawn.
	drawing     = regexp.MustCompile(`<svg\b(?s:.*?)</svg>`)
	beforeShape = regexp.MustCompile(`\s*\n\s*(</?(?:circle|ellipse|g|line|path|polygon|polyline|rect|svg|text)\b)`)
	afterShape  = regexp.MustCompile(`(/>|</(?:g|text)>)\s*\n\s*`)
)

func (l layoutMinifier) minify(name string, src []byte) ([]byte, error) {
	src = trimmed(withoutComments(src))
	src = attributesTogether(src)
	if bytes.Contains(src, []byte("<svg")) {
		src = drawing.ReplaceAllFunc(src, func(svg []byte) []byte {
			return afterShape.ReplaceAll(beforeShape.ReplaceAll(svg, []byte("$1")), []byte("$1"))
		})
	}
	var out bytes.Buffer
	if err := l.m.Minify("text/html", &out, bytes.NewReader(src)); err != nil {
		return nil, &LayoutError{Pos: diag.Pos{File: "layouts/" + name}, Message: "layout cannot be made small: " + err.Error()}
	}
	return out.Bytes(), nil
}

// withoutComments empties the comments of a layout, which the minifier must not read: it
// takes an apostrophe in one for the start of a string, and leaves all up to the next one
// as it was written.
func withoutComments(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for {
		at := bytes.Index(src, []byte("/*"))
		if at < 0 {
			return append(out, src...)
		}
		text := at + len("/*")
		out = append(out, src[:text]...)
		if before := src[:at]; bytes.HasSuffix(before, []byte("{{")) || bytes.HasSuffix(before, []byte("{{- ")) {
			text += commentLength(src[text:])
		}
		src = src[text:]
	}
}

// commentLength returns how long a comment is up to its */, or nothing where it has no end.
func commentLength(src []byte) int {
	for at := 0; ; {
		end := bytes.Index(src[at:], []byte("*/"))
		if end < 0 {
			return 0
		}
		at += end
		if after := src[at+len("*/"):]; bytes.HasPrefix(after, []byte("}}")) || bytes.HasPrefix(after, []byte(" -}}")) {
			return at
		}
		at++
	}
}

// whiteSpace is what the marks {{- and -}} take away.
const whiteSpace = " \t\n\f\r"

// trimmed takes out the white space that the marks {{- and -}} take away. The minifier
// would count it, and drop a space further on that must stay.
func trimmed(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for {
		at := bytes.IndexByte(src, '-')
		if at < 0 {
			return append(out, src...)
		}
		before, after := src[:at], src[at+1:]
		switch {
		case bytes.HasSuffix(before, []byte("{{")) && bytes.HasPrefix(after, []byte(" ")):
			out = append(out, before[:at-len("{{")]...)
			out = append(bytes.TrimRight(out, whiteSpace), "{{- "...)
			src = after[1:]
		case bytes.HasSuffix(before, []byte(" ")) && bytes.HasPrefix(after, []byte("}}")):
			out = append(append(out, before...), "-}}"...)
			src = bytes.TrimLeft(after[len("}}"):], whiteSpace)
		default:
			out = append(append(out, before...), '-')
			src = after
		}
	}
}

// attributesTogether joins each line on which a tag goes on at an attribute with the one
// before it. The minifier leaves the white space before an attribute that holds an action.
func attributesTogether(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for {
		end := bytes.IndexByte(src, '\n')
		if end < 0 {
			return append(out, src...)
		}
		line := bytes.TrimLeft(src[end+1:], " \t")
		name := bytes.TrimLeft(line, "abcdefghijklmnopqrstuvwxyz-")
		out = append(out, src[:end]...)
		if len(name) < len(line) && bytes.HasPrefix(name, []byte(`="`)) {
			out, src = append(out, ' '), line
		} else {
			out, src = append(out, '\n'), src[end+1:]
		}
	}
}

// standalone makes lines that hold nothing but if, range, end and their like
// print nothing, not even the line's end, so that a layout can be set out to be
// read. Its lines keep their numbers.
func standalone(src []byte) []byte {
	out := make([]byte, 0, len(src)+len(src)/16)
	for len(src) > 0 {
		n := controlLine(src)
		if line := bytes.TrimRight(src[:n], " \t"); n > 0 && !bytes.HasSuffix(line, []byte("-}}")) {
			out = append(append(out, line[:len(line)-len("}}")]...), " -}}"...)
		} else {
			out = append(out, line...)
		}
		src = src[n:]
		if rest := bytes.IndexByte(src, '\n') + 1; rest > 0 {
			out, src = append(out, src[:rest]...), src[rest:]
		} else {
			out, src = append(out, src...), nil
		}
	}
	return out
}

// controlLine returns the length of what begins at the start of a line and holds nothing
// but control actions, up to the end of its last line, or 0. An action may go on over
// several lines.
func controlLine(src []byte) int {
	blank := func(at int) int { return at + len(src[at:]) - len(bytes.TrimLeft(src[at:], " \t")) }
	at := blank(0)
	for found := false; ; found = true {
		if found && (at == len(src) || src[at] == '\n') {
			return at
		}
		end := controlAction(src[at:])
		if end == 0 {
			return 0
		}
		at = blank(at + end)
	}
}

// controls are what the actions begin with that print nothing.
var controls = []string{"if", "else", "end", "range", "with", "define", "block", "/*"}

// controlAction returns the length of the control action that src begins with, or 0.
func controlAction(src []byte) int {
	inside, ok := bytes.CutPrefix(src, []byte("{{"))
	if !ok || !slices.ContainsFunc(controls, func(c string) bool { return bytes.HasPrefix(inside, []byte(c)) }) {
		return 0
	}
	end := bytes.IndexAny(inside, "{}")
	if end < 0 || !bytes.HasPrefix(inside[end:], []byte("}}")) {
		return 0
	}
	return len("{{") + end + len("}}")
}
