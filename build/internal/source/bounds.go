package source

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What the Markdown library reads in time that grows with the square of it, or worse.
// Nobody writes as much as this, but a program may, and then a build would seem to
// hang; so it is a problem, and the page is not read.
const (
	deepest     = 30   // lists and quotations inside one another
	mostMarks   = 1000 // in one paragraph, heading or row
	mostNotes   = 500  // footnotes of a page
	mostColumns = 100  // of a table
)

// tooMuch finds text that is too much to be read, and where its line begins. It looks
// at little but the first signs of each line.
func tooMuch(src string) (at int, message, hint string) {
	notes := 0
	for at < len(src) {
		line := src[at:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if message, hint = outOfBounds(line, &notes); message != "" {
			return at, message, hint
		}
		at += len(line) + 1
	}
	return 0, "", ""
}

func outOfBounds(line string, notes *int) (message, hint string) {
	if len(line) > mostMarks && marksIn(line) > mostMarks {
		return tooManyMarks()
	}
	if line == "" || line[0]|0x20 >= 'a' && line[0]|0x20 <= 'z' {
		return "", ""
	}
	if depth := nesting(line); depth > deepest {
		return "lists and quotations are more than " + strconv.Itoa(deepest) + " deep inside one another",
			"Take signs and spaces at the start of the line out. What belongs below a point can have a heading of its own."
	}
	if rest := strings.TrimLeft(line, " >"); strings.HasPrefix(rest, "[^") && strings.Contains(rest, "]:") {
		if *notes++; *notes > mostNotes {
			return "page has more than " + strconv.Itoa(mostNotes) + " footnotes", "Divide the page into several."
		}
	}
	if n := strings.Count(line, "|"); n > mostColumns && strings.Trim(line, "|-: \t>") == "" {
		return "table has more than " + strconv.Itoa(mostColumns) + " columns",
			"Turn it, so that each column becomes a row, or make several tables of it."
	}
	return "", ""
}

func tooManyMarks() (message, hint string) {
	return "paragraph has more than " + strconv.Itoa(mostMarks) + " signs that may be marks, such as * or [",
		"Leave an empty line between paragraphs, and take out the signs that mark nothing."
}

// marksIn counts the signs of a text that the library looks for a partner of.
func marksIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '*', '_', '`', '[', '<':
			n++
		}
	}
	return n
}

// nesting returns how deep the line stands in lists and quotations: the signs at its
// start, or, since each list is indented by two columns at least, its indent.
func nesting(line string) int {
	if strings.Trim(line, "-* \t") == "" || strings.Trim(line, "_ \t") == "" {
		return 0 // a line across the text, or an empty entry
	}
	signs, column, last := 0, 0, 0
	for i := 0; i < len(line); {
		size := 0
		switch c := line[i]; {
		case c == ' ':
			i, column = i+1, column+1
			continue
		case c == '\t':
			i, column = i+1, column+4-column%4
			continue
		case c == '>':
			size = 1
		case c == '-' || c == '+' || c == '*':
			size = entrySign(line[i:], 1)
		case '0' <= c && c <= '9':
			digits := len(line[i:]) - len(strings.TrimLeft(line[i:], "0123456789"))
			if rest := line[i+digits:]; digits < 10 && rest != "" && (rest[0] == '.' || rest[0] == ')') {
				size = entrySign(line[i:], digits+1)
			}
		}
		if size == 0 {
			break
		}
		signs, last = signs+1, column
		i, column = i+size, column+size
	}
	return max(signs, last/4)
}

// entrySign returns size where a sign of that size begins an entry of a list.
func entrySign(s string, size int) int {
	if len(s) == size || s[size] == ' ' || s[size] == '\t' {
		return size
	}
	return 0
}

var tooMuchKey = parser.NewContextKey()

// boundMarks empties the paragraphs that have too many marks before the library
// reads what is in them, and notes where they begin.
type boundMarks struct{}

func (boundMarks) Transform(p *ast.Paragraph, reader text.Reader, context parser.Context) {
	lines, size := p.Lines(), 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
	}
	if size <= mostMarks || marksIn(string(lines.Value(reader.Source()))) <= mostMarks {
		return
	}
	found, _ := context.Get(tooMuchKey).([]int)
	start := lines.At(0).Start
	context.Set(tooMuchKey, append(found, start))
	nothing := text.NewSegments()
	nothing.Append(text.NewSegment(start, start))
	p.SetLines(nothing)
}
