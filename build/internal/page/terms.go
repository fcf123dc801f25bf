package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/model"
)

// terms finds the abbreviations of the glossary in running text, by their first
// word.
type terms struct {
	byWord map[string][]*model.Term
	begins [256]bool // the first bytes of these words: most words of a text begin with others
}

func newTerms(glossary []model.Term) *terms {
	t := &terms{byWord: map[string][]*model.Term{}}
	for i := range glossary {
		term := &glossary[i]
		if term.Full == "" || term.Term == "" {
			continue
		}
		word := term.Term[:wordEnd(term.Term, 0)]
		t.byWord[word] = append(t.byWord[word], term)
		t.begins[term.Term[0]] = true
	}
	return t
}

// words writes running text. The first use of an abbreviation on a page is
// explained in three ways at once, since no one of them serves everybody: abbr with
// its title, for a mouse; a link to the glossary, for a keyboard and a finger, which
// never see a title; and the full words after it, for who listens and on paper. The
// abbr has no role, as its title would be said in place of its letters, which are
// what colleagues say. Later uses stay plain, so that a page is not
// peppered with links; so do headings and the text of links.
func (p *printer) words(s string) {
	if p.quiet || p.inLink || len(p.r.terms.byWord) == 0 {
		p.text(s)
		return
	}
	done := 0
	for at := 0; at < len(s); {
		end := wordEnd(s, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
			continue
		}
		if term := p.r.terms.match(s, at, end); term != nil {
			end = at + len(term.Term)
			if !p.d.seen[term] {
				if p.d.seen == nil {
					p.d.seen = map[*model.Term]bool{}
				}
				p.d.seen[term] = true
				if !spelled(s[:at], term) {
					p.text(s[done:at])
					p.explained(term)
					done = end
				}
			}
		}
		at = end
	}
	p.text(s[done:])
}

// spelled reports whether the author has just written the full words: "Isle of Wight,
// Portsmouth and Southampton (HIPS)".
func spelled(before string, term *model.Term) bool {
	before, ok := strings.CutSuffix(before, " (")
	return ok && len(before) >= len(term.Full) && strings.EqualFold(before[len(before)-len(term.Full):], term.Full)
}

// match returns the longest abbreviation that stands at s[at:], whose first word
// ends at end.
func (t *terms) match(s string, at, end int) *model.Term {
	if !t.begins[s[at]] {
		return nil
	}
	var found *model.Term
	for _, term := range t.byWord[s[at:end]] {
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

// explained writes the first use of an abbreviation. On the glossary itself the
// link would lead to where the reader already is.
func (p *printer) explained(term *model.Term) {
	linked := term.Page != "" && term.ID != "" && (p.d.Page.From == nil || p.d.Page.From.Path != term.Page)
	if linked {
		p.raw(`<a class="term"`)
		p.attr("href", p.d.link(model.Ref{Page: term.Page, Anchor: term.ID}.Address()))
		p.raw(">")
	}
	p.raw(`<abbr role="none"`)
	p.attr("title", term.Full)
	p.raw(">")
	p.text(term.Term)
	p.raw(`</abbr><span class="heard"> (`)
	p.text(term.Full)
	p.raw(")</span>")
	if linked {
		p.raw("</a>")
	}
}
