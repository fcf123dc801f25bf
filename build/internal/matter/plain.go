package matter

import (
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// plainMapping returns the mapping of a text in which each line is a key with one value
// that needs no thinking about, as the library would return it; nil for any other. Most
// front matter is such a text, and to have the library read it took a twentieth of a
// large build. Tests compare the two.
func plainMapping(src string) *yaml.Node {
	nodes := make([]yaml.Node, 1, 1+2*(1+strings.Count(src, "\n")))
	for line := 1; src != ""; line++ {
		text, rest, _ := strings.Cut(src, "\n")
		src = rest
		if text == "" {
			continue
		}
		key, value, ok := strings.Cut(text, ": ")
		if !ok || !isPlainKey(key) || len(text) > 1000 {
			return nil
		}
		n := yaml.Node{Kind: yaml.ScalarNode, Line: line, Column: len(text) - len(value) + 1}
		if !takePlain(&n, value) {
			return nil
		}
		nodes = append(nodes, yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: line, Column: 1}, n)
	}
	if len(nodes) == 1 {
		return nil
	}
	mapping := &nodes[0]
	*mapping = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: nodes[1].Line, Column: 1, Content: make([]*yaml.Node, 0, len(nodes)-1)}
	for i := range nodes[1:] {
		mapping.Content = append(mapping.Content, &nodes[1+i])
	}
	return mapping
}

// isPlainKey reports whether a key is small letters and hyphens below, and no word that
// is more than a text.
func isPlainKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; (c < 'a' || c > 'z') && c != '_' {
			return false
		}
	}
	return key != "" && key[0] != '_' && !isReserved(key)
}

// takePlain gives a node a value on one line: a text in quotes without another of their
// kind, a text that starts with a letter, a small number, or a day. It returns false for
// any other.
func takePlain(n *yaml.Node, value string) bool {
	if value == "" || !isPlainText(value) {
		return false
	}
	last := len(value) - 1
	switch c := value[0]; {
	case c == '"' || c == '\'':
		n.Tag, n.Style, n.Value = "!!str", yaml.DoubleQuotedStyle, value[1:max(1, last)]
		if c == '\'' {
			n.Style = yaml.SingleQuotedStyle
		}
		return last > 0 && value[last] == c && strings.IndexByte(n.Value, c) < 0 && (c == '\'' || strings.IndexByte(n.Value, '\\') < 0)
	case strings.Contains(value, ": ") || strings.Contains(value, " #") || value[last] == ':' || value[last] == ' ':
		return false
	case isLetter(c):
		n.Tag, n.Value = "!!str", value
		return !isReserved(value)
	case '1' <= c && c <= '9' && len(value) < 10 && strings.Trim(value, "0123456789") == "":
		n.Tag, n.Value = "!!int", value
		return true
	}
	n.Tag, n.Value = "!!timestamp", value
	_, err := time.Parse(time.DateOnly, value)
	return err == nil
}

// isPlainText reports whether a text has no sign that YAML refuses, or reads as the end of
// a line.
func isPlainText(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < ' ' || c == 0x7f {
			return false
		}
		if c < utf8.RuneSelf {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError || r < 0xa0 || 0x2000 <= r && r <= 0x200f || 0x2028 <= r && r <= 0x202f || r >= 0xd800 {
			return false
		}
		i += size - 1
	}
	return true
}
