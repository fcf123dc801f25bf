package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rethink/build/internal/diag"
	"rethink/build/internal/prose"
)

// asMeant reads a text as its author means it, where programs put other signs than the
// keyboard's: a space of any kind behind the sign of a list, a number or > is a space,
// and so is one before it; one at the end of a line, or alone in a cell of a table, is
// none. Signs that only say where a word may be divided are dropped, ligatures are
// letters, a hyphen that does not break is a hyphen, and a letter and its accent are
// one sign. Lines stay lines; the shifts say where each character was typed.
func asMeant(src string, yaml bool) (string, *diag.Shifts) {
	r := rewriter{shifts: &diag.Shifts{}}
	r.out.Grow(len(src))
	top := yaml // whether the line is of the front matter
	for line := 1; src != ""; line++ {
		text, rest, more := strings.Cut(src, "\n")
		start := r.out.Len()
		r.line(text, line, top)
		// By the line as it is meant: a sign that nobody sees may follow the hyphens.
		fence := r.out.String()[start:] == "---"
		if more {
			r.out.WriteByte('\n')
		}
		top = yaml || fence && line == 1 || top && !fence
		src = rest
	}
	return r.out.String(), r.shifts
}

// rewriter writes lines as they are meant.
type rewriter struct {
	out    strings.Builder
	shifts *diag.Shifts
	signs  []sign // of the line
}

// A sign is a character, and the column in which it was typed.
type sign struct {
	c   rune
	col int
}

func (r *rewriter) line(text string, number int, yaml bool) {
	if isPlain(text) {
		r.out.WriteString(text)
		return
	}
	r.meant(text, number, yaml)
	r.compose()
	by := 0
	for i, s := range r.signs {
		r.out.WriteRune(s.c)
		if moved := s.col - (i + 1); moved != by {
			r.shifts.Add(number, i+1, moved-by)
			by = moved
		}
	}
}

// meant takes a line apart into the signs that are meant.
func (r *rewriter) meant(text string, number int, yaml bool) {
	r.signs = r.signs[:0]
	start, gap := structureEnd(text, yaml)
	end := len(strings.TrimRightFunc(text, isOdd))
	table := !yaml && strings.IndexByte(text, '|') >= 0
	col := 0
	add := func(s string) {
		for _, c := range s {
			r.signs = append(r.signs, sign{c, col})
		}
	}
	for i, c := range text {
		col++
		switch {
		case number == 1 && i == 0 && c == 0xFEFF:
			add("\ufeff") // a byte order mark, which is a problem of its own
		case isOdd(c) && (i >= end || table && atEdge(text, i, utf8.RuneLen(c))):
		case isOdd(c) && (i < start || gap[0] <= i && i < gap[1]):
			add(" ")
		case prose.IsDropped(c):
		case c == 0x2011:
			add("-")
		case 0xFB00 <= c && c <= 0xFB06:
			add([]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[c-0xFB00])
		default:
			add(string(c))
		}
	}
}

// compose makes one sign of each letter and its accents.
func (r *rewriter) compose() {
	var text strings.Builder
	for _, s := range r.signs {
		text.WriteRune(s.c)
	}
	if norm.NFC.IsNormalString(text.String()) {
		return
	}
	typed := r.signs
	r.signs = make([]sign, 0, len(typed))
	for rest := text.String(); rest != ""; {
		segment := rest[:max(1, norm.NFC.NextBoundaryInString(rest, true))]
		rest = rest[len(segment):]
		for _, c := range norm.NFC.String(segment) {
			r.signs = append(r.signs, sign{c, typed[0].col})
		}
		typed = typed[utf8.RuneCountInString(segment):]
	}
}

// isPlain reports whether nothing in a line may have to be read as another sign.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isOdd(c rune) bool { return prose.IsOddSpace(c) || prose.HasNoWidth(c) }

// atEdge reports whether nothing but spaces stands between a sign and a bar of a table.
func atEdge(text string, i, size int) bool {
	space := func(c rune) bool { return c == ' ' || c == '\t' || isOdd(c) }
	before := strings.TrimRightFunc(text[:i], space)
	after := strings.TrimLeftFunc(text[i+size:], space)
	return before == "" || after == "" || strings.HasSuffix(before, "|") && !strings.HasSuffix(before, `\|`) || strings.HasPrefix(after, "|")
}

// structureEnd returns where the words of a line begin, behind spaces and the signs of
// lists, quotations and headings; in YAML also where the spaces behind a key are.
func structureEnd(text string, yaml bool) (end int, behindKey [2]int) {
	blank := func(s string) int { // spaces of any kind
		return len(s) - len(strings.TrimLeftFunc(s, func(c rune) bool { return c == ' ' || c == '\t' || isOdd(c) }))
	}
	at := blank(text)
	for at < len(text) {
		sign := signOf(text[at:])
		if sign == 0 {
			break
		}
		gap := blank(text[at+sign:])
		if gap == 0 && text[at] != '>' {
			break
		}
		at += sign + gap
	}
	if yaml {
		if colon := strings.IndexByte(text[at:], ':'); colon > 0 && strings.IndexFunc(text[at:at+colon], func(c rune) bool { return c == ' ' || prose.IsOddSpace(c) }) < 0 {
			from := at + colon + 1
			behindKey = [2]int{from, from + blank(text[from:])}
		}
	}
	return at, behindKey
}

// signOf returns the length of the sign of an entry, quotation or heading that text
// begins with; 0 for none.
func signOf(text string) int {
	const hyphen = "\u2011" // that does not break: read as a hyphen
	switch c := text[0]; {
	case strings.HasPrefix(text, hyphen):
		return len(hyphen)
	case c == '-' || c == '+' || c == '*' || c == '>':
		return 1
	case c == '#':
		if n := len(text) - len(strings.TrimLeft(text, "#")); n <= 6 {
			return n
		}
	case '0' <= c && c <= '9':
		n := len(text) - len(strings.TrimLeft(text, "0123456789"))
		if n < 10 && n < len(text) && (text[n] == '.' || text[n] == ')') {
			return n + 1
		}
	}
	return 0
}
