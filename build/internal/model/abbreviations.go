package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations finds the abbreviations of a glossary in running text, by their first
// word.
type Abbreviations struct {
	byWord map[string][]*Term
	begins [256]bool // the first bytes of these words: most words of a text begin with others
}

// NewAbbreviations returns those of a glossary: the terms that stand for full words.
func NewAbbreviations(glossary []Term) *Abbreviations {
	a := &Abbreviations{byWord: map[string][]*Term{}}
	for i := range glossary {
		term := &glossary[i]
		if term.Full == "" || term.Term == "" {
			continue
		}
		word := term.Term[:wordEnd(term.Term, 0)]
		a.byWord[word] = append(a.byWord[word], term)
		a.begins[term.Term[0]] = true
	}
	return a
}

// Told are the abbreviations that a page or a sheet has explained so far.
type Told map[*Term]bool

// Next returns where running text has, from a place on, the next abbreviation that is to
// be explained there, or no term. The first use of a page is explained, so that it is
// not peppered with explanations, and one that its author has just spelled out needs
// none, there or later. A sheet and its page ask here, so they explain the same.
func (a *Abbreviations) Next(s string, from int, told *Told) (at int, term *Term) {
	if len(a.byWord) == 0 {
		return len(s), nil
	}
	for at := from; at < len(s); {
		end := wordEnd(s, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
			continue
		}
		if term := a.match(s, at, end); term != nil {
			if told.first(term) && !spelled(s[:at], term) {
				return at, term
			}
			end = at + len(term.Term)
		}
		at = end
	}
	return len(s), nil
}

// first reports whether a term was not told before, and notes that it is now.
func (t *Told) first(term *Term) bool {
	if (*t)[term] {
		return false
	}
	if *t == nil {
		*t = Told{}
	}
	(*t)[term] = true
	return true
}

// spelled reports whether the author has just written the full words: "Isle of Wight,
// Portsmouth and Southampton (HIPS)".
func spelled(before string, term *Term) bool {
	before, ok := strings.CutSuffix(before, " (")
	return ok && len(before) >= len(term.Full) && strings.EqualFold(before[len(before)-len(term.Full):], term.Full)
}

// match returns the longest abbreviation that stands at s[at:], whose first word
// ends at end.
func (a *Abbreviations) match(s string, at, end int) *Term {
	if !a.begins[s[at]] {
		return nil
	}
	var found *Term
	for _, term := range a.byWord[s[at:end]] {
		whole := strings.HasPrefix(s[at:], term.Term) && wordEnd(s, at+len(term.Term)) == at+len(term.Term)
		if whole && (found == nil || len(term.Term) > len(found.Term)) {
			found = term
		}
	}
	return found
}

// wordEnd returns where the word that begins at s[at:] ends: at itself where
// there is none.
func wordEnd(s string, at int) int {
	for at < len(s) && s[at] < utf8.RuneSelf {
		letter, digit := s[at]|0x20 >= 'a' && s[at]|0x20 <= 'z', s[at] >= '0' && s[at] <= '9'
		if !letter && !digit {
			return at // most words hold nothing but letters of English
		}
		at++
	}
	for i, c := range s[at:] {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return at + i
		}
	}
	return len(s)
}
