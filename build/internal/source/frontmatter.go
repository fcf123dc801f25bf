package source

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
)

// fence stands alone on the line above the front matter and on the line below.
const fence = "---"

// byteOrderMark is the invisible character that some editors write first.
const byteOrderMark = "\ufeff"

// parts is a Markdown file taken apart.
type parts struct {
	yaml     string // the front matter without its fences
	yamlLine int    // lines of the file above it
	has      bool   // there is front matter
	body     string
	bodyLine int // lines of the file above the body
}

// split takes front matter and body apart, and reports what would make other tools
// take the one for the other without a word. It is not ok where nothing says which
// is which.
func split(file, src string, problems *diag.List) (p parts, ok bool) {
	first := diag.Pos{File: file, Line: 1, Col: 1}
	if rest, ok := strings.CutPrefix(src, byteOrderMark); ok {
		problems.Errorf(first, "byte-order-mark", "file starts with an invisible mark, which hides its front matter")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8", not "UTF-8 with BOM".`)
		src = rest
	}
	top, line := skipBlankLines(src)
	if line > 0 && startsFrontMatter(src[top:]) {
		problems.Errorf(first, "blank-before-front-matter", "front matter must start on the first line, but a blank line stands above it")
		problems.Hint("Take the blank line out.")
	} else if line > 0 {
		return parts{body: src}, true
	}
	opening, rest := cutLine(src[top:])
	if strings.TrimRight(opening, " \t") != fence {
		return withoutFence(file, src, opening, problems)
	}
	return cutFrontMatter(file, src, line, rest, problems)
}

// skipBlankLines returns the offset of the first line that is not blank, and how
// many lines stand above it.
func skipBlankLines(src string) (offset, lines int) {
	for offset < len(src) {
		line, rest := cutLine(src[offset:])
		if strings.TrimSpace(line) != "" {
			break
		}
		offset = len(src) - len(rest)
		lines++
	}
	return offset, lines
}

// startsFrontMatter tells that a fence and a key stand at the start of src, as
// opposed to a line across the text.
func startsFrontMatter(src string) bool {
	opening, rest := cutLine(src)
	if strings.TrimRight(opening, " \t") != fence {
		return false
	}
	line, _ := cutLine(rest)
	return keyOf(line) != ""
}

// cutFrontMatter finds the closing fence. The lines above the opening one are
// counted, rest is what stands below it.
func cutFrontMatter(file, src string, above int, rest string, problems *diag.List) (p parts, ok bool) {
	start := len(src) - len(rest)
	line := above + 1
	for at := start; at < len(src); {
		text, after := cutLine(src[at:])
		line++
		next := len(src) - len(after)
		switch trimmed := strings.TrimRight(text, " \t"); {
		case strings.TrimLeft(trimmed, " \t") == fence:
			if trimmed != fence {
				problems.Errorf(diag.Pos{File: file, Line: line, Col: 1}, "front-matter", "three hyphens below the front matter have a space before them")
				problems.Hint("Start the line with the hyphens.")
			}
			return parts{yaml: src[start:at], yamlLine: above + 1, has: true, body: after, bodyLine: line}, true
		case looksLikeFence(trimmed) || trimmed == "...":
			problems.Errorf(diag.Pos{File: file, Line: line, Col: 1}, "front-matter", "line below the front matter is “%s”, where three hyphens are wanted", trimmed)
			problems.Hint("Write exactly ---")
			return parts{yaml: src[start:at], yamlLine: above + 1, has: true, body: after, bodyLine: line}, true
		}
		at = next
	}
	problems.Errorf(diag.Pos{File: file, Line: above + 1, Col: 1}, "front-matter-open", "front matter is opened here and never closed")
	problems.Hint("Write --- on a line of its own below the last key.")
	return parts{}, false
}

// withoutFence reads a file whose first line opens no front matter, and tells
// where an author meant it to.
func withoutFence(file, src, opening string, problems *diag.List) (p parts, ok bool) {
	at := diag.Pos{File: file, Line: 1, Col: 1}
	trimmed := strings.TrimSpace(opening)
	below, _ := cutLine(src[min(len(src), len(opening)+1):])
	switch {
	case trimmed == fence:
		if startsFrontMatter(strings.TrimLeft(src, " \t")) {
			problems.Errorf(at, "front-matter", "three hyphens above the front matter have a space before them")
			problems.Hint("Start the line with the hyphens.")
			return parts{}, false
		}
	case trimmed == "+++" || looksLikeFence(trimmed) || strings.HasPrefix(trimmed, fence) && isPageKey(keyOf(below)):
		problems.Errorf(at, "front-matter", "file starts with “%s”, where three hyphens open the front matter", trimmed)
		problems.Hint("Write exactly --- above the keys, and again below them.")
		return parts{}, false
	case isPageKey(keyOf(opening)):
		problems.Errorf(at, "front-matter", "key `%s` stands in no front matter", keyOf(opening))
		problems.Hint("Write --- on a line of its own above the keys, and again below them.")
		return parts{}, false
	case frontMatterBelow(src):
		problems.Errorf(at, "front-matter", "front matter must start on the first line, but text stands above it")
		problems.Hint("Move the text below the second line of three hyphens.")
		return parts{}, false
	}
	return parts{body: src}, true
}

// frontMatterBelow tells that a fence, a key that every page may have, and another
// fence stand further down.
func frontMatterBelow(src string) bool {
	for {
		_, below, ok := strings.Cut(src, "\n"+fence+"\n")
		if !ok {
			return false
		}
		if line, _ := cutLine(below); isPageKey(keyOf(line)) && strings.Contains("\n"+below, "\n"+fence) {
			return true
		}
		src = below
	}
}

// looksLikeFence tells that a line is made of hyphens, or of the dashes that word
// processors put in their place.
func looksLikeFence(line string) bool {
	n := 0
	for _, c := range line {
		if c != '-' && c != '–' && c != '—' {
			return false
		}
		n++
	}
	return n > 1 || line == "—"
}

// keyOf returns the word before a line's first colon, empty if that is no key.
func keyOf(line string) string {
	word, after, ok := strings.Cut(line, ":")
	if !ok || word == "" || after != "" && after[0] != ' ' && after[0] != '\t' {
		return ""
	}
	for _, c := range word {
		if c != '_' && c != '-' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return ""
		}
	}
	return word
}

func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return line, rest
}

// yamlReader reads YAML mappings. goldmark-meta says what each value is read as;
// the nodes of a second reading know the places, and the characters as written.
// It is safe for use by several goroutines.
type yamlReader struct{ meta parser.Parser }

func newYAMLReader() *yamlReader {
	return &yamlReader{parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(meta.NewParser(), 0),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
	)}
}

// read returns the mapping of a text of YAML, which stands in a file below some
// lines. It returns nil after telling why the text is no mapping. An empty text
// is an empty mapping.
func (y *yamlReader) read(src string, in place, problems *diag.List) *matter {
	top := diag.Pos{File: in.file, Line: max(1, in.above), Col: 1}
	if n := loneHyphen(src); n > 0 {
		problems.Errorf(diag.Pos{File: in.file, Line: in.above + n}, "front-matter", "hyphen stands alone on its line")
		problems.Hint("Write the entry of the list behind it, on the same line.")
		return nil
	}
	if n := headingLine(src); n > 0 && in.above > 0 {
		problems.Errorf(diag.Pos{File: in.file, Line: in.above + n, Col: 1}, "front-matter", "heading stands in the front matter, where # begins a note that nobody sees")
		problems.Hint("%s", textBegins)
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		problems.Add(explain(src, in, err))
		return nil
	}
	if len(doc.Content) == 0 {
		return &matter{at: top, problems: problems, place: in}
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		problems.Add(explain(src, in, nil))
		return nil
	}
	values, err := plainValues(doc.Content[0]), error(nil)
	if values == nil {
		values, err = y.values(src)
	}
	if err != nil {
		problems.Add(explain(src, in, err))
		return nil
	}
	return newMatter(doc.Content[0], values, in, problems)
}

// loneHyphen returns the number of the first line that holds only hyphens, where
// goldmark-meta would take the front matter to end; 0 if there is none.
func loneHyphen(src string) int {
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if line = strings.TrimSpace(line); line != "" && strings.Trim(line, "-") == "" {
			return n
		}
	}
	return 0
}

// headingLine returns the number of the first line that can only be a heading of
// the text, for which the front matter was not closed; 0 if there is none.
func headingLine(src string) int {
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if level := len(line) - len(strings.TrimLeft(line, "#")); level > 1 && strings.HasPrefix(line[level:], " ") {
			return n
		}
	}
	return 0
}

// plainValues returns what goldmark-meta reads, without asking it, for a mapping of
// words and single values about which all readers of YAML agree; nil for any other.
// Most front matter is such a mapping, and to read it twice costs a third of what
// it costs to parse its page.
func plainValues(mapping *yaml.Node) map[string]any {
	values := make(map[string]any, len(mapping.Content)/2)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		k, v := mapping.Content[i], mapping.Content[i+1]
		key, sure := plainValue(k).(string)
		value := plainValue(v)
		if _, twice := values[key]; !sure || twice || value == nil {
			return nil
		}
		values[key] = value
	}
	return values
}

// plainValue returns what a node reads as where that is certain, else nil: text that
// is quoted or starts with a letter, and a small number.
func plainValue(n *yaml.Node) any {
	const words = " y n yes no on off true false null "
	switch v := n.Value; {
	case n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || v == "":
		return nil
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return v
	case n.Style != 0:
		return nil
	case isLetter(v[0]):
		if strings.Contains(words, " "+strings.ToLower(v)+" ") {
			return nil
		}
		return v
	case '1' <= v[0] && v[0] <= '9' && len(v) < 10:
		if number, err := strconv.Atoi(v); err == nil {
			return number
		}
	}
	if _, err := time.Parse(time.DateOnly, n.Value); err == nil {
		return n.Value
	}
	return nil
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// values returns what goldmark-meta reads.
func (y *yamlReader) values(src string) (map[string]any, error) {
	var block bytes.Buffer
	block.Grow(len(src) + 2*len(fence) + 3)
	block.WriteString(fence + "\n")
	block.WriteString(src)
	if !strings.HasSuffix(src, "\n") {
		block.WriteByte('\n')
	}
	block.WriteString(fence + "\n")
	context := parser.NewContext()
	y.meta.Parse(text.NewReader(block.Bytes()), parser.WithContext(context))
	return meta.TryGet(context)
}
