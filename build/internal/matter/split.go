package matter

import (
	"strings"

	"rethink/build/internal/diag"
)

// fence stands alone on the line above the front matter and on the line below.
const fence = "---"

// byteOrderMark is the invisible character that some editors write first.
const byteOrderMark = "\ufeff"

// Parts is a Markdown file taken apart.
type Parts struct {
	YAML      string // the front matter without its fences
	YAMLAbove int    // lines of the file above it
	Has       bool   // there is front matter
	Body      string
	BodyAbove int // lines of the file above the body
}

// Split takes front matter and body apart, and reports what would make other tools
// take the one for the other without a word. It is not ok where nothing says which
// is which. IsKey reports whether a word is a key that every page may have.
func Split(file, src string, isKey func(string) bool, problems *diag.List) (p Parts, ok bool) {
	first := diag.Pos{File: file, Line: 1, Col: 1}
	if rest, ok := strings.CutPrefix(src, byteOrderMark); ok {
		problems.Errorf(first, "byte-order-mark", "file starts with an invisible mark, which hides its front matter")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8", not "UTF-8 with BOM".`)
		src = rest
	}
	top, line := skipBlankLines(src)
	if line > 0 && startsFrontMatter(src[top:]) {
		problems.Errorf(first, "blank-before-front-matter", "front matter must start on the first line, but there is a blank line above it")
		problems.Hint("Take the blank line out.")
	} else if line > 0 {
		return Parts{Body: src}, true
	}
	opening, rest := cutLine(src[top:])
	if strings.TrimRight(opening, " \t") != fence {
		return withoutFence(file, src, opening, isKey, problems)
	}
	return cutFrontMatter(file, src, line, rest, problems)
}

// Whole takes what may stand above the first key off a file that is YAML and nothing
// else, and returns how many lines that was.
func Whole(file, src string, problems *diag.List) (yaml string, above int) {
	if text, ok := strings.CutPrefix(src, byteOrderMark); ok {
		problems.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "byte-order-mark", "file starts with an invisible mark, which hides its first key")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8", not "UTF-8 with BOM".`)
		src = text
	}
	if first, rest := cutLine(src); strings.TrimRight(first, " \t") == fence {
		return rest, 1
	}
	return src, 0
}

// Begins reports whether a file begins with front matter, however it was saved.
func Begins(src string) bool {
	src = strings.ReplaceAll(strings.TrimPrefix(src, byteOrderMark), "\r\n", "\n")
	top, _ := skipBlankLines(src)
	return startsFrontMatter(src[top:])
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

// startsFrontMatter reports whether a fence and a key stand at the start of src, as
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
func cutFrontMatter(file, src string, above int, rest string, problems *diag.List) (p Parts, ok bool) {
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
			return Parts{YAML: src[start:at], YAMLAbove: above + 1, Has: true, Body: after, BodyAbove: line}, true
		case looksLikeFence(trimmed) || trimmed == "...":
			problems.Errorf(diag.Pos{File: file, Line: line, Col: 1}, "front-matter", "line below the front matter is “%s”, and should be three hyphens", trimmed)
			problems.Hint("Write exactly ---")
			return Parts{YAML: src[start:at], YAMLAbove: above + 1, Has: true, Body: after, BodyAbove: line}, true
		}
		at = next
	}
	problems.Errorf(diag.Pos{File: file, Line: above + 1, Col: 1}, "front-matter-open", "front matter is opened here and never closed")
	problems.Hint("Write --- on a line of its own below the last key.")
	return Parts{}, false
}

// withoutFence reads a file whose first line opens no front matter, and reports
// where an author meant it to.
func withoutFence(file, src, opening string, isKey func(string) bool, problems *diag.List) (p Parts, ok bool) {
	at := diag.Pos{File: file, Line: 1, Col: 1}
	trimmed := strings.TrimSpace(opening)
	below, _ := cutLine(src[min(len(src), len(opening)+1):])
	switch {
	case trimmed == fence:
		if startsFrontMatter(strings.TrimLeft(src, " \t")) {
			problems.Errorf(at, "front-matter", "three hyphens above the front matter have a space before them")
			problems.Hint("Start the line with the hyphens.")
			return Parts{}, false
		}
	case trimmed == "+++" || looksLikeFence(trimmed) || strings.HasPrefix(trimmed, fence) && isKey(keyOf(below)):
		problems.Errorf(at, "front-matter", "file starts with “%s”, where three hyphens open the front matter", trimmed)
		problems.Hint("Write exactly --- above the keys, and again below them.")
		return Parts{}, false
	case isKey(keyOf(opening)):
		problems.Errorf(at, "front-matter", "key `%s` is in no front matter", keyOf(opening))
		problems.Hint("Write --- on a line of its own above the keys, and again below them.")
		return Parts{}, false
	case frontMatterBelow(src, isKey):
		problems.Errorf(at, "front-matter", "front matter must start on the first line, but there is text above it")
		problems.Hint("Move the text below the second line of three hyphens.")
		return Parts{}, false
	}
	return Parts{Body: src}, true
}

// frontMatterBelow reports whether a fence, a key that every page may have, and another
// fence stand further down.
func frontMatterBelow(src string, isKey func(string) bool) bool {
	for {
		_, below, ok := strings.Cut(src, "\n"+fence+"\n")
		if !ok {
			return false
		}
		if line, _ := cutLine(below); isKey(keyOf(line)) && strings.Contains("\n"+below, "\n"+fence) {
			return true
		}
		src = below
	}
}

// looksLikeFence reports whether a line is made of hyphens, or of the dashes that word
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
