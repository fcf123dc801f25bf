// Package search makes the index that the search page reads in a browser: a
// script file, so that search works with no server and from a disk.
//
// Every section of a page is a place that can be found, by its own anchor. The
// index is inverted: for each stem it lists the places that hold it, and it
// carries the stem's word forms, so that the browser needs no stemmer. Words of
// titles and headings are marked as such and count for more. The text of each
// place comes along, for the excerpt.
//
// The package refuses to rank: how much a title counts for is the script's
// business (static/js/search.js). It reads only a page's body, which holds no
// notes for facilitators, since everybody can search.
package search

import (
	"fmt"
	"hash/crc32"

	"rethink/build/internal/model"
)

// An Entry is a place that a search can find.
type Entry struct {
	Address string // in the site, with its anchor: "guidance/about.html#purpose"
	Title   string // of the page
	Section string // heading of the section; empty for the page itself
	Words   string // plain text
	Also    string // words that lead here and stand nowhere on the page
	Aside   bool   // its title counts for no more than a heading: a case to practise on, a form
}

// An Index is what a search page reads, still to be written.
type Index struct {
	entries []Entry
	stemmer stemmer
}

// New collects what can be found in a site. Extra entries are places that no
// author wrote, such as a quiz; entries of one page have to follow one another,
// the page itself first. One that is named like a place of the author's own is
// left out: it says the same in another form.
func New(site *model.Site, extra []Entry) *Index {
	x := &Index{entries: Entries(site), stemmer: newStemmer(site.Config.Language)}
	named := map[string]bool{}
	for _, e := range x.entries {
		named[name(e)] = true
	}
	for _, e := range extra {
		if !named[name(e)] {
			x.entries = append(x.entries, e)
		}
	}
	return x
}

func name(e Entry) string {
	if e.Section != "" {
		return e.Section
	}
	return e.Title
}

// version is a part of the file's name, so that no browser keeps an index that an
// older Rethink wrote. Raise it when the same entries give another file.
const version = "2"

// Address returns the name of the file, which changes with what is in it. It
// costs far less than the file itself.
func (x *Index) Address() string {
	sum := uint32(0)
	var place []byte
	for _, e := range x.entries {
		place = place[:0]
		for _, s := range []string{e.Address, e.Title, e.Section, e.Words, e.Also} {
			place = append(append(place, s...), 0)
		}
		if e.Aside {
			place = append(place, 1)
		}
		sum = crc32.Update(sum, crc32.IEEETable, place)
	}
	sum = crc32.Update(sum, crc32.IEEETable, []byte(version+x.stemmer.language))
	return fmt.Sprintf("search-index-%08x.js", sum)
}

// Data is the finished index.
type Data struct {
	Script []byte // sets window.rethinkSearch
	Pages  int
	Places int
	Stems  int
	Forms  int
}

// Data writes the index.
func (x *Index) Data() Data { return write(x.entries, x.stemmer) }

// Entries returns the places of the pages that authors wrote, in reading order.
// The front page is left out: it repeats what the pages behind it say.
func Entries(site *model.Site) []Entry {
	terms := map[string][]model.Term{} // by the glossary's content path
	for _, t := range site.Glossary {
		terms[t.Page] = append(terms[t.Page], t)
	}
	var entries []Entry
	var t plain
	for _, p := range site.Pages {
		if p.Kind != model.KindHome && !p.IsNotFound() {
			entries = append(entries, t.page(p, terms[p.Path])...)
		}
	}
	return entries
}

// page returns the places of one page: the page itself, its sections and the terms
// that it explains.
func (t *plain) page(p *model.Page, terms []model.Term) []Entry {
	entries := t.split(p)
	for _, term := range terms {
		t.blocks(term.Meaning)
		entries = append(entries, Entry{
			Address: p.Address() + "#" + term.ID,
			Title:   p.Title,
			Section: term.Term,
			Words:   t.take(),
		})
	}
	return entries
}

// split cuts a page's text at its headings of level 2 and 3. Deeper headings are
// too small a target: their text belongs to the section above, as does what
// stands under the headings inside a flow's step. A deck's headings are its own
// cards, which the page numbers and gives no other anchor.
func (t *plain) split(p *model.Page) []Entry {
	deepest := 3
	switch p.Kind {
	case model.KindFlow:
		deepest = 2
	case model.KindCards:
		deepest = 1
	}
	address := p.Address()
	entries := make([]Entry, 1, len(p.Headings)+1)
	entries[0] = Entry{Address: address, Title: p.Title, Also: p.SearchWords, Aside: p.Kind == model.KindScenario || p.Kind == model.KindSession}
	t.add(p.Description)
	for _, b := range p.Body {
		if _, table := b.(*model.Table); table && p.Kind == model.KindSource {
			continue // it repeats every other page in short, and would be found for every word
		}
		if _, terms := b.(*model.Definitions); terms && p.Kind == model.KindGlossary {
			continue // each term is a place of its own
		}
		h, ok := b.(*model.Heading)
		if !ok || h.Level > deepest || h.ID == "" {
			t.block(b)
			continue
		}
		entries[len(entries)-1].Words = t.take()
		entries = append(entries, Entry{Address: address + "#" + h.ID, Title: p.Title, Section: h.Text.Plain()})
	}
	entries[len(entries)-1].Words = t.take()
	return entries
}
