package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Lines turns offsets in a text into lines and columns of its file. It is not safe
// for use by several goroutines.
type Lines struct {
	file   string
	src    string
	above  int   // lines of the file above the text
	starts []int // offset of each line
	shifts *Shifts

	// What was asked for last. The next place is seldom far behind it, and lines
	// of prose are long to count through.
	line   int // index
	offset int
	col    int
}

// NewLines returns the lines of a text that stands in a file below some lines.
func NewLines(file, src string, above int) *Lines {
	starts := make([]int, 1, 1+strings.Count(src, "\n"))
	for at := 0; ; {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		starts = append(starts, at)
	}
	return &Lines{file: file, src: src, above: above, starts: starts, col: 1}
}

// Shifted makes the places those of the file as it was typed.
func (p *Lines) Shifted(s *Shifts) *Lines {
	p.shifts = s
	return p
}

// At returns the place of the character that starts at an offset, in bytes.
func (p *Lines) At(offset int) Pos {
	offset = max(0, min(offset, len(p.src)))
	switch {
	case p.holds(p.line, offset) && offset >= p.offset:
	case p.holds(p.line+1, offset):
		p.start(p.line + 1)
	default:
		p.start(sort.SearchInts(p.starts, offset+1) - 1)
	}
	p.col += utf8.RuneCountInString(p.src[p.offset:offset])
	p.offset = offset
	line := p.above + p.line + 1
	return Pos{File: p.file, Line: line, Col: p.shifts.Typed(line, p.col)}
}

// start goes to the first character of the line with index i.
func (p *Lines) start(i int) { p.line, p.offset, p.col = i, p.starts[i], 1 }

// holds reports whether there is a line with index i and that it has the offset.
func (p *Lines) holds(i, offset int) bool {
	return i < len(p.starts) && p.starts[i] <= offset && (i+1 == len(p.starts) || offset < p.starts[i+1])
}

// From returns the text of the line at an offset, from the offset on.
func (p *Lines) From(offset int) string {
	line, _, _ := strings.Cut(p.src[min(offset, len(p.src)):], "\n")
	return line
}
