package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A falseEntry is how a line begins that was meant as an entry of a list.
type falseEntry int

const (
	noEntry     falseEntry = iota
	bulletEntry            // a bullet as word processors type it
	dashEntry              // a dash where a hyphen is wanted
	closeEntry             // no space behind the hyphen
	closeNumber            // no space behind the number
	lateNumber             // a number other than 1 right below text
	letterEntry            // a letter, or a number in brackets, where a number is wanted
)

// hint says what to do about each of them.
func (f falseEntry) hint() string {
	switch f {
	case bulletEntry, dashEntry:
		return "Start each entry with a hyphen and a space, and leave an empty line above the first."
	case closeEntry:
		return "Put a space after each hyphen."
	case closeNumber:
		return "Put a space after each number and its full stop."
	case lateNumber:
		return "Leave an empty line above the first entry."
	}
	return "Number the entries 1. 2. 3.: letters and brackets make no list."
}

// failedList reports lines of a paragraph that were meant to be a list: they would
// run together. One bullet is enough; what may also begin a line of
// prose must come twice.
func (j *Judge) failedList(p Paragraph) bool {
	var seen [letterEntry + 1]int
	for i := range p.Len {
		start, stop := p.Line(i)
		kind := beginsAs(strings.TrimLeft(j.Src[start:stop], " \t"), i == 0)
		if kind == noEntry {
			continue
		}
		if seen[kind]++; seen[kind] < 2 && kind != bulletEntry && kind != closeEntry {
			continue
		}
		j.Problems.Errorf(j.Lines.At(start), "failed-list", "lines look like a list and are not one")
		j.Problems.Hint("%s", kind.hint())
		return true
	}
	return false
}

var (
	inBrackets  = regexp.MustCompile(`^\((?:\d{1,2}|\pL|[ivx]{2,4})\) `)
	romanNumber = regexp.MustCompile(`^[ivx]{2,4}[.)] `)
)

// beginsAs returns how a line begins. The first of a paragraph cannot have a number
// with a space, which would be a list.
func beginsAs(line string, first bool) falseEntry {
	c, size := utf8.DecodeRuneInString(line)
	if size == 0 || size >= len(line) {
		return noEntry
	}
	rest := line[size:]
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case c >= utf8.RuneSelf && strings.ContainsRune("•·◦▪●○‣⁃\uf0b7", c), c == 'o' && (next == '\t' || strings.HasPrefix(rest, "  ")):
		return bulletEntry
	case c == '(':
		if inBrackets.MatchString(line) {
			return letterEntry
		}
	case c == '–' || c == '—':
		if unicode.IsSpace(next) {
			return dashEntry
		}
	case c == '-' && unicode.IsLetter(next):
		return closeEntry
	case '0' <= c && c <= '9':
		return numberedAs(strings.TrimLeft(line, "0123456789"), len(line), first)
	case unicode.IsLetter(c) && (next == ')' || next == '.') && strings.HasPrefix(rest[1:], " "), (c == 'i' || c == 'v' || c == 'x') && romanNumber.MatchString(line):
		return letterEntry
	}
	return noEntry
}

// numberedAs returns how a line begins whose number has at most two digits: a longer
// one is a year.
func numberedAs(after string, length int, first bool) falseEntry {
	if length-len(after) > 2 || len(after) < 2 || after[0] != '.' && after[0] != ')' {
		return noEntry
	}
	c, _ := utf8.DecodeRuneInString(after[1:])
	switch {
	case unicode.IsLetter(c):
		return closeNumber
	case c == ' ' && !first:
		return lateNumber
	}
	return noEntry
}
