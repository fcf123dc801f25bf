package matter

import (
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
)

// A Reader reads YAML mappings. Meta says what each value is read as by the tools
// that everybody else uses; the nodes of a second reading know the places, and the
// characters as written. A Reader is safe for use by several goroutines where Meta
// is.
type Reader struct {
	Meta func(src string) (map[string]any, error)
}

// Read returns the mapping of a text of YAML, which stands in a file below some
// lines. It returns nil after telling why the text is no mapping. An empty text
// is an empty mapping.
func (y *Reader) Read(src string, in Place, problems *diag.List) *Mapping {
	top := diag.Pos{File: in.File, Line: max(1, in.Above), Col: 1}
	if n := loneHyphen(src); n > 0 {
		problems.Errorf(diag.Pos{File: in.File, Line: in.Above + n}, "front-matter", "hyphen is alone on its line")
		problems.Hint("Write the entry of the list after it, on the same line.")
		return nil
	}
	if n := headingLine(src); n > 0 && in.Above > 0 {
		problems.Errorf(diag.Pos{File: in.File, Line: in.Above + n, Col: 1}, "front-matter", "heading is in the front matter, where # begins a note that nobody sees")
		problems.Hint("%s", textBegins)
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		problems.Add(explain(src, in, err))
		return nil
	}
	if len(doc.Content) == 0 {
		return &Mapping{at: top, problems: problems, place: in}
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		problems.Add(explain(src, in, nil))
		return nil
	}
	values, err := plainValues(doc.Content[0]), error(nil)
	if values == nil {
		values, err = y.Meta(src)
	}
	if err != nil {
		problems.Add(explain(src, in, err))
		return nil
	}
	return newMapping(doc.Content[0], values, in, problems)
}

// loneHyphen returns the number of the first line that holds only hyphens, where
// other tools would take the front matter to end; 0 if there is none.
func loneHyphen(src string) int {
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if line = strings.TrimSpace(line); line != "" && line[0] == '-' && strings.Trim(line, "-") == "" {
			return n
		}
	}
	return 0
}

// headingLine returns the number of the first line that can only be a heading of
// the text, for which the front matter was not closed; 0 if there is none.
func headingLine(src string) int {
	if !strings.Contains(src, "## ") {
		return 0
	}
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if level := len(line) - len(strings.TrimLeft(line, "#")); level > 1 && strings.HasPrefix(line[level:], " ") {
			return n
		}
	}
	return 0
}

// plainValues returns what Meta reads, without asking it, for a mapping of
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
	switch v := n.Value; {
	case n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || v == "":
		return nil
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return v
	case n.Style != 0:
		return nil
	case isLetter(v[0]):
		if isReserved(v) {
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

// isReserved reports whether some reader of YAML takes a word for more than a text.
func isReserved(word string) bool {
	if len(word) > len("false") {
		return false
	}
	switch strings.ToLower(word) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
