package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/prose"
)

// readGlossary reads the terms of a page of kind glossary from its definition
// lists. A term of capitals is an abbreviation: the first sentence of what stands
// below it is what it stands for.
func readGlossary(r *reading) []model.Term {
	var terms []model.Term
	ids := newNumbered(func(id string) bool { return r.page.Anchors[id] })
	for _, b := range r.page.Body {
		list, ok := b.(*model.Definitions)
		if !ok {
			continue
		}
		for _, d := range list.Items {
			terms = append(terms, r.definition(d, ids)...)
		}
	}
	r.checkNearTerms()
	if len(terms) == 0 {
		r.problems.Errorf(r.page.At(), "glossary", "glossary explains no word")
		r.problems.Hint("Write a word on a line of its own, and on the next line a colon, a space and what it means.")
	}
	return terms
}

// definition reads one entry, which may explain several terms at once.
func (r *reading) definition(d *model.Definition, ids numbered) []model.Term {
	var terms []model.Term
	for _, text := range d.Terms {
		t := model.Term{At: text.Pos(), Page: r.page.Path, Term: strings.TrimSpace(text.Plain()), Meaning: d.Blocks}
		t.ID = ids.free(slugOr(t.Term, "word"))
		r.page.Anchors[t.ID] = true
		if isAbbreviation(t.Term) {
			t.Full = r.fullForm(t)
		}
		terms = append(terms, t)
	}
	return terms
}

// fullForm returns what an abbreviation stands for: the first sentence of its
// explanation, without the full stop.
func (r *reading) fullForm(t model.Term) string {
	if len(t.Meaning) > 0 {
		if p, ok := t.Meaning[0].(*model.Paragraph); ok {
			if full := firstSentence(p.Text.Plain()); full != "" {
				return full
			}
		}
	}
	r.problems.Errorf(t.At, "glossary", "abbreviation %s has nothing that says what it stands for", t.Term)
	r.problems.Hint("Write it as the first sentence of the explanation.")
	return ""
}

func firstSentence(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] != '.' || i+1 < len(text) && text[i+1] != ' ' {
			continue
		}
		if word := text[strings.LastIndexByte(text[:i], ' ')+1 : i]; !prose.IsShortForm([]byte(word), []byte(text[i+1:])) {
			return strings.TrimSpace(text[:i])
		}
	}
	return strings.TrimSpace(text)
}

// isAbbreviation reports whether a term is made of capitals: at least two of them, and no
// small letter but the s of a plural.
func isAbbreviation(term string) bool {
	n := 0
	for _, c := range strings.TrimSuffix(term, "s") {
		switch {
		case unicode.IsUpper(c):
			n++
		case unicode.IsLetter(c) || c == ' ':
			return false
		}
	}
	return n > 1
}

// sortTerms puts the terms of all glossaries in order and tells those explained
// twice.
func sortTerms(terms []model.Term, problems *diag.List) {
	slices.SortStableFunc(terms, func(a, b model.Term) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)), a.At.Compare(b.At))
	})
	for i := 1; i < len(terms); i++ {
		if a, b := terms[i-1], terms[i]; strings.EqualFold(a.Term, b.Term) {
			problems.Errorf(b.At, "glossary", "word is explained twice: %s is on line %d of %s too", b.Term, a.At.Line, a.At.File)
			problems.Hint("Keep one of the two.")
		}
	}
}
