// Package quotes sets quotation marks and apostrophes as English prints them, from
// the straight ones that keyboards have: “ ” and ‘ ’, and ′ ″ for feet and inches.
//
// Which way a mark turns depends on what stands before and behind it, across
// emphasis, links and code, so that a paragraph is set as one [Run] of pieces. What
// an author typed curly stays as it is, and so does a piece that is Fixed.
//
// The package refuses to know Markdown and the model, and what is text and what is
// code: its callers do. It knows English alone. Other languages quote in other ways.
package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// English reports whether a language tag is one of English: "en", "en-GB".
func English(language string) bool {
	first, _, _ := strings.Cut(strings.ToLower(language), "-")
	return first == "en"
}

// Set sets the quotation marks of a text that stands alone.
func Set(text string) string {
	if !strings.ContainsAny(text, straight) {
		return text
	}
	run := []Piece{{Text: text}}
	Run(run)
	return run[0].Text
}

const straight = `"'`

// A Piece is a part of a run of text. A fixed one is looked at, and not changed.
type Piece struct {
	Text  string
	Fixed bool
}

// Run sets the quotation marks of a run of text in its pieces, and reports whether there
// was one to set. Most text has none.
func Run(pieces []Piece) bool {
	size, marks := 0, false
	for _, p := range pieces {
		size += len(p.Text)
		marks = marks || !p.Fixed && (strings.IndexByte(p.Text, '"') >= 0 || strings.IndexByte(p.Text, '\'') >= 0)
	}
	if !marks {
		return false
	}
	s := setter{text: make([]rune, 0, size), fixed: make([]bool, 0, size)}
	for _, p := range pieces {
		for _, r := range p.Text {
			s.text = append(s.text, r)
			s.fixed = append(s.fixed, p.Fixed)
		}
	}
	s.lastEnd = s.endIn()
	s.set()
	at := 0
	for i, p := range pieces {
		n := utf8.RuneCountInString(p.Text)
		if !p.Fixed && strings.ContainsAny(p.Text, straight) {
			pieces[i].Text = string(s.text[at : at+n])
		}
		at += n
	}
	return true
}

// setter sets one run. What stands before a mark has been set when its turn comes.
type setter struct {
	text  []rune
	fixed []bool // by the index of a sign: it is not to be changed

	double, single int // quotations that are open
	lastEnd        int // see ends
}

func (s *setter) set() {
	for i := 0; i < len(s.text); i++ {
		r := s.text[i]
		if s.fixed[i] {
			continue
		}
		switch r {
		case '“':
			s.double++
		case '”':
			s.double = max(0, s.double-1)
		case '‘':
			s.single++
		case '’':
			if !wordly(s.at(i + 1)) {
				s.single = max(0, s.single-1)
			}
		case '"':
			s.text[i] = s.setDouble(i)
		case '\'':
			s.text[i] = s.setSingle(i)
		}
	}
}

// at returns a sign of the run, or a space beyond its ends.
func (s *setter) at(i int) rune {
	if i < 0 || i >= len(s.text) {
		return ' '
	}
	return s.text[i]
}

func (s *setter) setDouble(i int) rune {
	before, after := s.at(i-1), s.at(i+1)
	if unicode.IsDigit(before) && s.double == 0 && !wordly(after) {
		return '″'
	}
	if s.opens(before, after, s.double > 0) {
		s.double++
		return '“'
	}
	s.double = max(0, s.double-1)
	return '”'
}

func (s *setter) setSingle(i int) rune {
	before, after := s.at(i-1), s.at(i+1)
	switch {
	case unicode.IsDigit(before) && s.single == 0 && (unicode.IsDigit(after) || !wordly(after) && !s.plural(i)):
		return '′'
	case wordly(before) && wordly(after):
		return '’' // don't, O'Brien, 1990's
	case s.opens(before, after, s.single > 0) && !s.elision(i):
		s.single++
		return '‘'
	case !wordly(after) && !s.possessive(i):
		s.single = max(0, s.single-1)
	}
	return '’'
}

// opens reports whether a mark begins a quotation, by what stands on its two sides.
func (s *setter) opens(before, after rune, open bool) bool {
	switch {
	case unicode.IsSpace(after):
		return false
	case unicode.IsSpace(before), strings.ContainsRune("([{<“‘", before):
		return true
	case strings.ContainsRune("-‐‑–—/=+&", before):
		return wordly(after) || strings.ContainsRune("‘“'\"([", after)
	}
	return !wordly(before) && wordly(after) && !open
}

// elision reports whether a mark at the beginning of a word stands for letters that
// are left out, such as '90s, 'n' and 'tis. A word that is not known for it is one
// where no quotation could end.
func (s *setter) elision(i int) bool {
	word := s.word(i + 1)
	switch {
	case len(word) > 1 && isDecade(word):
		return strings.HasSuffix(word, "s") || !s.ends(i+1)
	case always[word]:
		return true
	case word == "n":
		return s.at(i+2) == '\'' || s.at(i+2) == '’' || unicode.IsSpace(s.at(i+2))
	case i == 0 && unicode.IsUpper(s.at(1)):
		return false // a quotation that goes on in the next paragraph
	}
	return wordly(s.at(i+1)) && !s.ends(i+1)
}

// always are the words that begin with an apostrophe and can begin no quotation.
var always = map[string]bool{"tis": true, "twas": true, "twere": true, "twill": true, "em": true, "til": true}

// isDecade reports whether a word is two figures, as in '90s or '24.
func isDecade(word string) bool {
	digits := strings.TrimSuffix(word, "s")
	return len(digits) == 2 && digits[0] >= '0' && digits[0] <= '9' && digits[1] >= '0' && digits[1] <= '9'
}

// word returns the letters and figures from a place on, in small letters.
func (s *setter) word(from int) string {
	to := from
	for wordly(s.at(to)) {
		to++
	}
	return strings.ToLower(string(s.text[from:to]))
}

// ends reports whether a quotation that is open could end behind a place.
func (s *setter) ends(from int) bool { return s.lastEnd >= from }

// endIn returns the last place where a quotation could end: a mark stands there
// right behind something, and before no letter.
func (s *setter) endIn() int {
	for i := len(s.text) - 1; i >= 0; i-- {
		if (s.text[i] == '\'' || s.text[i] == '’') && !s.fixed[i] && !unicode.IsSpace(s.at(i-1)) && !wordly(s.at(i+1)) {
			return i
		}
	}
	return -1
}

// possessive reports whether a mark behind an s belongs to the word, as in the
// boys' games, while a quotation is open that ends later.
func (s *setter) possessive(i int) bool {
	if s.single == 0 || unicode.ToLower(s.at(i-1)) != 's' || s.at(i+1) != ' ' {
		return false
	}
	for j := i + 1; j < len(s.text); j++ {
		if s.text[j] == '\'' && unicode.IsSpace(s.at(j-1)) {
			return false // the next quotation begins
		}
		if (s.text[j] == '\'' || s.text[j] == '’') && !wordly(s.at(j+1)) {
			return true
		}
	}
	return false
}

// plural reports whether figures before a mark belong to a span of years, not to a
// length: nobody is 1990 feet tall in guidance.
func (s *setter) plural(i int) bool {
	digits := 0
	for j := i - 1; j >= 0 && unicode.IsDigit(s.text[j]); j-- {
		digits++
	}
	return digits >= 4
}

// wordly reports whether a sign is part of a word.
func wordly(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
