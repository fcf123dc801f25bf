package diag

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// DidYouMean returns a hint that names the candidate nearest to word, or "" when
// none is near. At most a third of the word's letters, and never more than three,
// may differ: a farther guess confuses more than it helps.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return "Did you mean `" + near + "`?"
	}
	return ""
}

// Nearest returns the candidate that differs from word in the fewest letters,
// ignoring case, or "" when none is near. Ties go to the first in sorted order,
// so that the answer never depends on the order of a map.
func Nearest(word string, candidates []string) string {
	return nearest(word, candidates, mayDiffer(word))
}

// NearestFile is Nearest for paths of files. It is the name of the file that may
// differ in a third of its letters: folders and endings are alike between files that
// have nothing in common.
func NearestFile(name string, candidates []string) string {
	base := name[strings.LastIndexByte(name, '/')+1:]
	stem, _, _ := strings.Cut(base, ".")
	return nearest(name, candidates, mayDiffer(stem))
}

// mayDiffer returns how many letters of a word may differ.
func mayDiffer(word string) int { return min(3, max(1, utf8.RuneCountInString(word)/3)) }

// A Guesser guesses which name was meant, as Nearest does, but only for the first
// hundreds of names. Nobody reads more hints, and where thousands of names are wrong,
// to compare each with thousands of others would take longer than anybody waits.
type Guesser struct{ asked int }

const mostGuesses = 200

// Nearest is [Nearest], and "" once too much was asked.
func (g *Guesser) Nearest(word string, candidates []string) string {
	if g.asked++; g.asked > mostGuesses {
		return ""
	}
	return Nearest(word, candidates)
}

// NearestFile is [NearestFile], and "" once too much was asked.
func (g *Guesser) NearestFile(name string, candidates []string) string {
	if g.asked++; g.asked > mostGuesses {
		return ""
	}
	return NearestFile(name, candidates)
}

// DidYouMean is [DidYouMean], and "" once too much was asked.
func (g *Guesser) DidYouMean(word string, candidates []string) string {
	if g.asked++; g.asked > mostGuesses {
		return ""
	}
	return DidYouMean(word, candidates)
}

func nearest(word string, candidates []string, most int) string {
	best := ""
	var m measure
	letters := utf8.RuneCountInString(word)
	for _, c := range candidates {
		if n := len(c) - letters; n < -most || n > 4*most+3*letters { // in bytes, so roughly
			continue
		}
		if m.word == nil { // most words are near none, and need no taking apart
			m.word = []rune(strings.ToLower(word))
		}
		d := m.distance(strings.ToLower(c), most)
		if d < most || d == most && (best == "" || c < best) {
			best, most = c, d
		}
	}
	return best
}

// Few lists names for a hint: the first of them, and how many more there are.
func Few(names []string) string {
	const most = 12
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
}

// measure measures how far words are from one. It keeps its rows from one word to
// the next.
type measure struct {
	word              []rune
	other             []rune
	before, last, row []int
}

// distance is the number of letters to insert, delete, replace or swap with a
// neighbour to turn the word into another (the optimal string alignment distance).
// Beyond most it is any number beyond most: only letters that stand as near as that
// are compared.
func (m *measure) distance(other string, most int) int {
	m.other = m.other[:0]
	for _, c := range other {
		m.other = append(m.other, c)
	}
	s, t := m.word, m.other
	far := most + 1
	if len(s)-len(t) > most || len(t)-len(s) > most {
		return far
	}
	for len(m.row) <= len(t) {
		m.before, m.last, m.row = append(m.before, 0), append(m.last, 0), append(m.row, 0)
	}
	for j := range t {
		m.last[j+1] = j + 1
	}
	m.last[0] = 0
	for i := range s {
		from, to := max(0, i-most), min(len(t), i+most+1)
		m.row[from] = far
		if from == 0 {
			m.row[0] = i + 1
		}
		least := far
		for j := from; j < to; j++ {
			d := m.last[j]
			if s[i] != t[j] {
				d = min(d, m.row[j]) + 1
				if j+1 < i+most+1 { // what lies further off the diagonal was not measured
					d = min(d, m.last[j+1]+1)
				}
			}
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				d = min(d, m.before[j-1]+1)
			}
			m.row[j+1] = d
			least = min(least, d)
		}
		if least > most && from > 0 {
			return far
		}
		m.before, m.last, m.row = m.last, m.row, m.before
	}
	return m.last[len(t)]
}
