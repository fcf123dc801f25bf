package search

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
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
	// entries are printed under "p" as pages, [address, title, places…]; a place is
	// [anchor, heading, text]. Places are numbered through, from 0.
	entries []Entry
	// words, under "w", are the stems' groups of word forms, by a space. A group is
	// the part that all its forms begin with, then what each adds, by commas. One
	// form alone stands for itself.
	words string
	// hits, under "h", are, by a comma for each group, the places that hold the
	// stem: for each the distance to the place before, times 4, plus how much of the
	// place it is, as digits of base 32 in base64's alphabet, the lowest first; all
	// but a number's last digit have 32 added.
	hits string
	// stop, under "x", are words that are passed over.
	stop string
	// asking, under "q", are words that a place need not hold.
	asking string
}

// A group is a stem with its word forms and where it stands. The last place is
// still open: the stem may stand there again.
type group struct {
	forms  map[string]bool
	places []byte // those before the last, as distances
	before int    // the place before the last
	last   hit
	found  bool
}

// A hit is a place that holds a stem, and how much of the place it is.
type hit struct{ place, class int }

func (g *group) add(place, class int) {
	switch {
	case !g.found:
		g.last, g.found = hit{place, class}, true
	case g.last.place != place:
		g.places = appendDistance(g.places, g.before, g.last)
		g.before, g.last = g.last.place, hit{place, class}
	case class == inText && g.last.class == inText:
		g.last.class = oftenText
	default:
		g.last.class = max(g.last.class, class)
	}
}

// distances returns all places of the stem.
func (g *group) distances() string { return string(appendDistance(g.places, g.before, g.last)) }

// An indexer collects groups. It takes each spelling apart and stems it once, no
// matter how often it stands in the site.
type indexer struct {
	stemmer
	groups map[string]*group   // by stem
	tokens map[string][]*group // by what stands in the text
}

func write(entries []Entry, s stemmer) Data {
	x := &indexer{stemmer: s, groups: map[string]*group{}, tokens: map[string][]*group{}}
	pages := 0
	for i, e := range entries {
		if firstOfPage(entries, i) {
			pages++
			if e.Section == "" {
				x.index(i, titleOf(e), e.Title)
			}
		}
		x.index(i, inHeading, e.Section)
		x.index(i, inHeading, e.Also)
		x.index(i, inText, e.Words)
	}
	f := file{entries: entries, stop: strings.Join(slices.Sorted(maps.Keys(s.stop)), " "), asking: s.asking}
	forms := f.writeGroups(x.groups)
	return Data{Script: f.script(), Pages: pages, Places: len(entries), Stems: len(x.groups), Forms: forms}
}

// titleOf returns how much of a place the words of its title are.
func titleOf(e Entry) int {
	if e.Aside {
		return inHeading
	}
	return inTitle
}

// firstOfPage reports whether entry i is of another page than the one before it.
func firstOfPage(entries []Entry, i int) bool {
	return i == 0 || pageOf(entries[i]) != pageOf(entries[i-1])
}

// pageOf returns an entry's address without its anchor.
func pageOf(e Entry) string {
	address, _, _ := strings.Cut(e.Address, "#")
	return address
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
		all = append(all, written{spell(slices.Sorted(maps.Keys(g.forms))), g.distances()})
		forms += len(g.forms)
	}
	slices.SortFunc(all, func(a, b written) int { return strings.Compare(a.words, b.words) })
	var words, hits []string
	for _, w := range all {
		words, hits = append(words, w.words), append(hits, w.hits)
	}
	f.words, f.hits = strings.Join(words, " "), strings.Join(hits, ",")
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

// appendDistance writes a place by its distance from the one before.
func appendDistance(b []byte, before int, h hit) []byte {
	n := (h.place-before)*4 + h.class
	for n >= 32 {
		b = append(b, digits[n%32+32])
		n /= 32
	}
	return append(b, digits[n])
}

// script returns f as a classic script that sets one global constant. It is a file
// of its own, never a part of a page.
func (f *file) script() []byte {
	size := len(f.words) + len(f.hits) + 1000
	for _, e := range f.entries {
		size += len(e.Address) + len(e.Title) + len(e.Section) + len(e.Words) + 20
	}
	b := append(make([]byte, 0, size), `window.rethinkSearch={"p":[`...)
	for i, e := range f.entries {
		_, anchor, _ := strings.Cut(e.Address, "#")
		if firstOfPage(f.entries, i) {
			if i > 0 {
				b = append(b, "],"...)
			}
			b = appendTexts(append(b, '['), pageOf(e), e.Title)
		}
		b = append(appendTexts(append(b, ",["...), anchor, e.Section, e.Words), ']')
	}
	if len(f.entries) > 0 {
		b = append(b, ']')
	}
	b = appendText(append(b, `],"w":`...), f.words)
	b = appendText(append(b, `,"h":`...), f.hits)
	b = appendText(append(b, `,"x":`...), f.stop)
	b = appendText(append(b, `,"q":`...), f.asking)
	return append(b, "};\n"...)
}

// appendTexts writes texts with commas between them.
func appendTexts(b []byte, texts ...string) []byte {
	for i, s := range texts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return b
}

// appendText writes a text as JSON. Nearly all texts stand as they are.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0
	for i, r := range s {
		if !needsEscape(r) {
			continue
		}
		b = append(b, s[done:i]...)
		if r == '"' || r == '\\' {
			b = append(b, '\\', byte(r))
		} else {
			b = fmt.Appendf(b, `\u%04x`, r)
		}
		done = i + utf8.RuneLen(r)
	}
	return append(append(b, s[done:]...), '"')
}

// needsEscape tells characters that cannot stand in a text of JSON, or in one of
// a script written for older browsers.
func needsEscape(r rune) bool {
	return r == '"' || r == '\\' || r < ' ' || r == '\u2028' || r == '\u2029'
}
