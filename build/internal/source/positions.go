package source

import (
	"sort"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// positions turns offsets in a text into lines and columns of its file.
type positions struct {
	file   string
	src    string
	above  int   // lines of the file above the text
	starts []int // offset of each line
	last   int   // index of the line asked for last: the next is seldom far
}

func newPositions(file, src string, above int) positions {
	starts := make([]int, 1, 1+strings.Count(src, "\n"))
	for at := 0; ; {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		starts = append(starts, at)
	}
	return positions{file: file, src: src, above: above, starts: starts}
}

// at returns the place of the character that starts at an offset, in bytes.
func (p *positions) at(offset int) diag.Pos {
	offset = max(0, min(offset, len(p.src)))
	if i := p.last; !p.holds(i, offset) {
		if i+1 < len(p.starts) && p.holds(i+1, offset) {
			p.last = i + 1
		} else {
			p.last = sort.SearchInts(p.starts, offset+1) - 1
		}
	}
	start := p.starts[p.last]
	return diag.Pos{
		File: p.file,
		Line: p.above + p.last + 1,
		Col:  utf8.RuneCountInString(p.src[start:offset]) + 1,
	}
}

// holds tells that the line with index i has the offset.
func (p *positions) holds(i, offset int) bool {
	return p.starts[i] <= offset && (i+1 == len(p.starts) || offset < p.starts[i+1])
}

// line returns the text of the line at an offset, from the offset on.
func (p *positions) line(offset int) string {
	line, _ := cutLine(p.src[min(offset, len(p.src)):])
	return line
}
