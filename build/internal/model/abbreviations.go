package model

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations finds the abbreviations of a glossary in running text, by their first
// word.
type Abbreviations struct{ byWord map[string][]*Term }

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
	}
	return a
}

// Told are the abbreviations that a page or a sheet has explained so far.
type Told map[*Term]bool

// Unfold cuts running text before and after each abbreviation that is to be explained
// there, and gives each piece with the term that it is, or nil. The first use of a page
// is explained, so that it is not peppered with explanations, and one that its author
// has just spelled out needs none, there or later. A sheet and its page ask here, so
// they explain the same.
func (a *Abbreviations) Unfold(s string, told Told) iter.Seq2[string, *Term] {
	return func(yield func(string, *Term) bool) {
		done := 0
		for at := 0; at < len(s) && len(a.byWord) > 0; {
			end := wordEnd(s, at)
			if end == at {
				_, size := utf8.DecodeRuneInString(s[at:])
				at += size
				continue
			}
			if term := a.match(s, at, end); term != nil {
				end = at + len(term.Term)
				if !told[term] {
					told[term] = true
					if !spelled(s[:at], term) {
						if done < at && !yield(s[done:at], nil) || !yield(s[at:end], term) {
							return
						}
						done = end
					}
				}
			}
			at = end
		}
		if done < len(s) {
			yield(s[done:], nil)
		}
	}
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
	for i, c := range s[at:] {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return at + i
		}
	}
	return len(s)
}
