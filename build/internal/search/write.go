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
	hits  []hit // by place
}

type hit struct{ place, class int }

func (g *group) add(place, class int) {
	if last := len(g.hits) - 1; last < 0 || g.hits[last].place != place {
		g.hits = append(g.hits, hit{place, class})
	} else if before := g.hits[last].class; class == inText && before == inText {
		g.hits[last].class = oftenText
	} else {
		g.hits[last].class = max(before, class)
	}
}

// An indexer collects groups. It takes each spelling apart and stems it once, no
// matter how often it stands in the site.
type indexer struct {
	stemmer
	groups map[string]*group   // by stem
	tokens map[string][]*group // by what stands in the text
}

func write(entries []Entry, s stemmer) Data {
	x := &indexer{stemmer: s, groups: map[string]*group{}, tokens: map[string][]*group{}}
	f := file{Stop: strings.Join(slices.Sorted(maps.Keys(s.stop)), " ")}
	var page []any
	finish := func() {
		if page != nil {
			f.Pages = append(f.Pages, page)
		}
	}
	var address string
	for i, e := range entries {
		to, anchor, _ := strings.Cut(e.Address, "#")
		if page == nil || to != address {
			finish()
			address, page = to, []any{to, e.Title}
		}
		if len(page) == 2 && e.Section == "" {
			x.index(i, inTitle, e.Title)
		}
		page = append(page, []string{anchor, e.Section, e.Words})
		x.index(i, inHeading, e.Section)
		x.index(i, inText, e.Words)
	}
	finish()
	forms := f.writeGroups(x.groups)
	return Data{Script: f.script(), Pages: len(f.Pages), Places: len(entries), Stems: len(x.groups), Forms: forms}
}

// index notes that place holds the words of text.
func (x *indexer) index(place, class int, text string) {
	for token := range tokens(text) {
		groups, known := x.tokens[token]
		if !known {
			groups = x.take(token)
			x.tokens[token] = groups
		}
		for _, g := range groups {
			g.add(place, class)
		}
	}
}

// take returns the groups that a token belongs to, none for a common word.
func (x *indexer) take(token string) []*group {
	var groups []*group
	for _, word := range words(token) {
		if x.stop[word] {
			continue
		}
		stem := x.stem(word)
		g := x.groups[stem]
		if g == nil {
			g = &group{forms: map[string]bool{}}
			x.groups[stem] = g
		}
		g.forms[word] = true
		groups = append(groups, g)
	}
	return groups
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
func distances(hits []hit) string {
	var b strings.Builder
	before := 0
	for _, h := range hits {
		n := (h.place-before)*4 + h.class
		before = h.place
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
