// Package diag says what is wrong with a partnership's content, and where.
//
// A [Problem] is one fault in one file, in plain words, with a position and,
// where one can be guessed, a hint. Every later package reports its findings as
// a [List], so that an author sees all of them in one run, sorted, each once.
//
// The package knows nothing of Markdown or of pages and imports only the
// standard library. It refuses to stop at the first fault: a List is collected,
// never thrown.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a content file.
//
// Line and Col count from 1, Col in characters (not bytes), as editors do.
// A zero Line means the file as a whole; a zero Col means the whole line.
type Pos struct {
	File string // slash-separated, relative to the site's folder: "content/guidance/about.md"
	Line int
	Col  int
}

// String formats p as file:line:col, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders positions by file, then line, then column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		strings.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Col, q.Col),
	)
}

// Severity says whether a problem stops the site from being published.
type Severity int

const (
	Error   Severity = iota // nothing is written
	Warning                 // reported, and published all the same unless the build is strict
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Problem is one fault in the content.
//
// Message is lower case, starts with the subject and has no full stop: "link to
// page principels.md leads nowhere". Hint is a whole sentence that says what to
// do, or empty. Rule is the fault's stable short name, for editors and tests:
// "dead-link".
//
// Unless names places. Where one of them has an error of its own, this problem
// only follows from it: authors mend the first message and lose heart at the
// tenth, so [List.Sort] drops it.
//
// Sheets are the sheets of paper that a fault concerns; its message then ends where
// they are to be named, and [List.Sort] names them.
type Problem struct {
	Pos      Pos
	Severity Severity
	Rule     string
	Message  string
	Hint     string
	Unless   []Pos
	Sheets   []string
}

// String formats the problem on one line, with its position, without its hint.
func (p Problem) String() string {
	if p.Severity == Warning {
		return fmt.Sprintf("%s: warning: %s", p.Pos, p.Message)
	}
	return fmt.Sprintf("%s: %s", p.Pos, p.Message)
}

// A List is the problems of one run.
type List []Problem

// Errorf adds an error without a hint.
func (l *List) Errorf(at Pos, rule, format string, args ...any) {
	l.Add(Problem{Pos: at, Severity: Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning without a hint.
func (l *List) Warnf(at Pos, rule, format string, args ...any) {
	l.Add(Problem{Pos: at, Severity: Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// Add adds p.
func (l *List) Add(p Problem) { *l = append(*l, p) }

// Hint sets the hint of the problem that was added last.
func (l List) Hint(format string, args ...any) {
	if len(l) > 0 {
		l[len(l)-1].Hint = fmt.Sprintf(format, args...)
	}
}

// Unless names the places whose own errors make the problem that was added last
// needless. A zero position names no place.
func (l List) Unless(places ...Pos) {
	if len(l) > 0 {
		last := &l[len(l)-1]
		last.Unless = append(last.Unless[:len(last.Unless):len(last.Unless)], places...)
	}
}

// With returns the problems of this list and of others, sorted.
func (l List) With(others ...List) List {
	all := slices.Concat(append([]List{l}, others...)...)
	all.Sort()
	return all
}

// Names reports whether a problem is in a file, or depends on what is wrong there.
func (l List) Names(file string) bool {
	in := func(at Pos) bool { return at.File == file }
	return slices.ContainsFunc(l, func(p Problem) bool { return in(p.Pos) || slices.ContainsFunc(p.Unless, in) })
}

// Sort orders the list by position, and removes problems that are reported twice
// or that follow from another (see [Problem]). Where two problems share a
// position, errors come before warnings. What several sheets of paper have on one
// line is one problem, which names them all.
func (l *List) Sort() {
	l.nameSheets()
	l.order()
	*l = slices.CompactFunc(*l, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
	l.dropNeedless()
}

// nameSheets makes one problem of those that differ in nothing but their sheets and
// their columns, and names the sheets at the end of its message.
func (l *List) nameSheets() {
	type key struct {
		file          string
		line          int
		rule, message string
	}
	if !slices.ContainsFunc(*l, func(p Problem) bool { return len(p.Sheets) > 0 }) {
		return
	}
	first := map[key]int{}
	var kept List
	for _, p := range *l {
		if len(p.Sheets) == 0 {
			kept = append(kept, p)
			continue
		}
		k := key{p.Pos.File, p.Pos.Line, p.Rule, p.Message}
		i, ok := first[k]
		if !ok {
			first[k] = len(kept)
			p.Sheets = slices.Clone(p.Sheets)
			kept = append(kept, p)
			continue
		}
		if p.Pos.Col < kept[i].Pos.Col {
			kept[i].Pos = p.Pos
		}
		for _, s := range p.Sheets {
			if !slices.Contains(kept[i].Sheets, s) {
				kept[i].Sheets = append(kept[i].Sheets, s)
			}
		}
	}
	for i := range kept {
		if p := &kept[i]; len(p.Sheets) > 0 {
			p.Message += " " + Names(p.Sheets, 6)
			p.Sheets = nil
		}
	}
	*l = kept
}

// Names lists names for a message: the first most of them, and how many more.
func Names(names []string, most int) string {
	shown := slices.Clone(names[:min(len(names), most)])
	if n := len(names) - most; n > 0 {
		shown = append(shown, fmt.Sprintf("%d more", n))
	}
	last := len(shown) - 1
	if last < 1 {
		return strings.Join(shown, "")
	}
	return strings.Join(shown[:last], ", ") + " and " + shown[last]
}

// Errors returns how many problems of the list are errors.
func (l List) Errors() int { return l.count(Error) }

// Warnings returns how many problems of the list are warnings.
func (l List) Warnings() int { return l.count(Warning) }

func (l List) count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Promote makes errors of the warnings of a rule.
func (l List) Promote(rule string) {
	for i := range l {
		if l[i].Rule == rule {
			l[i].Severity = Error
		}
	}
}
