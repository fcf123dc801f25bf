package search

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// How much of a place a word is. The script gives each its weight.
const (
	inText    = iota // once in the text
	oftenText        // more than once
	inHeading
	inTitle
)

// file is the index as the script reads it. Its keys are short since readers on
// poor lines load it; static/js/search.js says the same from its side.
type file struct {
	// Pages are [address, title, places…]; a place is [anchor, heading, text].
	// Places are numbered through, from 0.
	Pages []any `json:"p"`
	// Words are the stems' groups of word forms, by a space. A group is the part
	// that all its forms begin with, then what each adds, by commas. One form
	// alone stands for itself.
	Words string `json:"w"`
	// Hits are, by a comma for each group, the places that hold the stem: for each
	// the distance to the place before, times 4, plus how much of the place it is,
	// as digits of base 32 in base64's alphabet, the lowest first; all but a
	// number's last digit have 32 added.
	Hits string `json:"h"`
	// Stop are words that are passed over.
	Stop string `json:"x"`
}

// A group is a stem with its word forms and where it stands.
type group struct {
	forms map[string]bool
	hits  map[int]int // class by place
}

func write(entries []Entry, s stemmer) Data {
	groups := map[string]*group{}
	f := file{Stop: strings.Join(slices.Sorted(maps.Keys(s.stop)), " ")}
	var pages []any
	var page []any
	var address string
	for i, e := range entries {
		to, anchor, _ := strings.Cut(e.Address, "#")
		if page == nil || to != address {
			if page != nil {
				pages = append(pages, page)
			}
			address, page = to, []any{to, e.Title}
		}
		if len(page) == 2 && e.Section == "" {
			index(groups, s, i, inTitle, e.Title)
		}
		page = append(page, []string{anchor, e.Section, e.Words})
		index(groups, s, i, inHeading, e.Section)
		index(groups, s, i, inText, e.Words)
	}
	if page != nil {
		pages = append(pages, page)
	}
	f.Pages = pages
	forms := f.writeGroups(groups)
	return Data{Script: f.script(), Pages: len(pages), Places: len(entries), Stems: len(groups), Forms: forms}
}

// index notes that place holds the words of text.
func index(groups map[string]*group, s stemmer, place, class int, text string) {
	for _, word := range words(text) {
		if s.stop[word] {
			continue
		}
		stem := s.stem(word)
		g := groups[stem]
		if g == nil {
			g = &group{forms: map[string]bool{}, hits: map[int]int{}}
			groups[stem] = g
		}
		g.forms[word] = true
		before, seen := g.hits[place]
		if seen && class == inText && before == inText {
			g.hits[place] = oftenText
		} else {
			g.hits[place] = max(before, class)
		}
	}
}

func (f *file) writeGroups(groups map[string]*group) (forms int) {
	type written struct{ words, hits string }
	all := make([]written, 0, len(groups))
	for _, g := range groups {
		all = append(all, written{spell(slices.Sorted(maps.Keys(g.forms))), distances(g.hits)})
		forms += len(g.forms)
	}
	slices.SortFunc(all, func(a, b written) int { return strings.Compare(a.words, b.words) })
	var words, hits []string
	for _, w := range all {
		words, hits = append(words, w.words), append(hits, w.hits)
	}
	f.Words, f.Hits = strings.Join(words, " "), strings.Join(hits, ",")
	return forms
}

// spell writes sorted word forms as what they share and what each adds.
func spell(forms []string) string {
	if len(forms) == 1 {
		return forms[0]
	}
	shared := forms[0]
	for !strings.HasPrefix(forms[len(forms)-1], shared) {
		shared = shared[:len(shared)-1]
	}
	shared = strings.ToValidUTF8(shared, "")
	parts := []string{shared}
	for _, form := range forms {
		parts = append(parts, form[len(shared):])
	}
	return strings.Join(parts, ",")
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// distances writes the places of a stem.
func distances(hits map[int]int) string {
	var b strings.Builder
	before := 0
	for _, place := range slices.Sorted(maps.Keys(hits)) {
		n := (place-before)*4 + hits[place]
		before = place
		for n >= 32 {
			b.WriteByte(digits[n%32+32])
			n /= 32
		}
		b.WriteByte(digits[n])
	}
	return b.String()
}

// script returns f as a classic script that sets one global constant.
func (f *file) script() []byte {
	var b bytes.Buffer
	b.WriteString("window.rethinkSearch=")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it is a file of its own, never a part of a page
	if err := e.Encode(f); err != nil {
		panic(err) // strings and lists always encode
	}
	return append(bytes.TrimSuffix(b.Bytes(), []byte("\n")), ';', '\n')
}
