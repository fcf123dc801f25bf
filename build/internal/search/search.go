// Package search makes the index that the search page reads in a browser, of
// script files: so search works with no server and from a disk.
//
// Every section of a page is a place that can be found, by its own anchor. The
// index is inverted: for each stem it lists the places that hold it, with the
// stem's word forms and how words of the language may end beyond a stem, so that
// the browser needs no stemmer. Words of titles and headings are marked as such and
// count for more. The text of each place comes along, for the excerpt.
//
// The index of a small site is one file. That of a larger one is cut into shards,
// so that a phone loads what was typed and no more: the words in their order, and
// the texts of ten pages each. How many there are is known from the length of the
// texts, before anything is indexed.
//
// The package refuses to rank: how much a title counts for is the script's
// business (static/js/search.js). It reads only a page's body, which holds no
// notes for facilitators, since everybody can search.
package search

import (
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

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
	Lang    string // of the page, where it is not the site's
}

// An Index is what a search page reads, still to be written.
type Index struct {
	entries []Entry
	firsts  []int // the first entry of each page
	stemmer stemmer
	length  int    // of all texts, in bytes
	sum     uint32 // changes with what is in it
	parts   int    // files that the words are cut into; 0 where the whole index is one
	lexicon func() lexicon
}

// New collects what can be found in a site. Extra entries are places that no
// author wrote, such as a quiz; entries of one page have to follow one another,
// the page itself first. One that is named like a place of the author's own is
// left out: it says the same in another form.
func New(site *model.Site, extra []Entry) *Index { return newOf(site, Entries(site), extra) }

func newOf(site *model.Site, entries, extra []Entry) *Index {
	named := make(map[string]bool, len(extra))
	for _, e := range extra {
		named[name(e)] = false
	}
	for _, e := range entries {
		if _, asked := named[name(e)]; asked {
			named[name(e)] = true
		}
	}
	for _, e := range extra {
		if !named[name(e)] {
			entries = append(entries, e)
		}
	}
	return newIndex(entries, newStemmer(site.Config.Language))
}

func newIndex(entries []Entry, s stemmer) *Index {
	x := &Index{entries: entries, stemmer: s}
	x.lexicon = sync.OnceValue(func() lexicon { return newLexicon(x) })
	var place []byte
	for i, e := range entries {
		if i == 0 || pageOf(e) != pageOf(entries[i-1]) {
			x.firsts = append(x.firsts, i)
		}
		place = place[:0]
		if e.Lang != "" {
			place = append(append(place, e.Lang...), 2)
		}
		for _, s := range []string{e.Address, e.Title, e.Section, e.Words, e.Also} {
			place = append(append(place, s...), 0)
			x.length += len(s)
		}
		if e.Aside {
			place = append(place, 1)
		}
		x.sum = crc32.Update(x.sum, crc32.IEEETable, place)
	}
	x.sum = crc32.Update(x.sum, crc32.IEEETable, []byte(version+s.language))
	if x.length > most {
		x.parts = (x.length + perPart - 1) / perPart
	}
	return x
}

// pageOf returns an entry's address without its anchor.
func pageOf(e Entry) string {
	address, _, _ := strings.Cut(e.Address, "#")
	return address
}

func name(e Entry) string {
	if e.Section != "" {
		return e.Section
	}
	return e.Title
}

// version is a part of the files' names, so that no browser keeps an index that an
// older Rethink wrote. Raise it when the same entries give another file.
const version = "3"

// How an index is cut. Lengths are those of the texts in bytes.
const (
	most     = 75_000  // more is cut: an index of so much English is about 40 KB compressed
	perPart  = 48_000  // for each file of words, which then has 3 to 6 KB compressed
	perTexts = 10      // pages in one file of texts
	whole    = 1 << 30 // likewise, where the index is one file
)

// InShards reports whether the index is more than one file. Then the first of them
// is small, and a page that searches should load it at once.
func (x *Index) InShards() bool { return x.parts > 0 }

// Address returns the name of the first file, which changes with what is in the
// index. It costs far less than the file itself.
func (x *Index) Address() string {
	if x.InShards() {
		return fmt.Sprintf("search-index/%08x.js", x.sum)
	}
	return fmt.Sprintf("search-index-%08x.js", x.sum)
}

// A File is one of the scripts that an index is made of.
type File struct {
	Address string
	Make    func() []byte
}

// Files returns all files of the index. The first sets window.rethinkSearch.
func (x *Index) Files() []File {
	files := []File{{x.Address(), x.first}}
	if !x.InShards() {
		return files
	}
	stem := strings.TrimSuffix(x.Address(), ".js")
	for i := range x.parts {
		files = append(files, File{fmt.Sprintf("%s-w%d.js", stem, i), func() []byte { return x.words(i) }})
	}
	for i := 0; i*perTexts < len(x.firsts); i++ {
		files = append(files, File{fmt.Sprintf("%s-t%d.js", stem, i), func() []byte { return x.texts(i) }})
	}
	return files
}

// Entries returns the places of the pages that authors wrote, in reading order.
// The front page is left out: it repeats what the pages behind it say.
func Entries(site *model.Site) []Entry { return (*Texts)(nil).entries(site) }

// Texts are what can be found on pages that let go of their text before the index is
// made. It is safe for concurrent use.
type Texts struct {
	mu     sync.Mutex
	of     map[*model.Page][]Entry
	plains sync.Pool // in which texts are put together
}

// NewTexts returns the texts of no page yet.
func NewTexts() *Texts {
	return &Texts{of: map[*model.Page][]Entry{}, plains: sync.Pool{New: func() any { return new(plain) }}}
}

// Put takes what can be found on an ordinary page.
func (t *Texts) Put(p *model.Page) {
	text := t.plains.Get().(*plain)
	entries := text.page(p, nil)
	t.plains.Put(text)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.of[p] = entries
}

// taken returns what was taken of a page.
func (t *Texts) taken(p *model.Page) ([]Entry, bool) {
	if t == nil {
		return nil, false
	}
	entries, ok := t.of[p]
	return entries, ok
}

func (t *Texts) entries(site *model.Site) []Entry {
	terms := map[string][]model.Term{} // by the glossary's content path
	for _, t := range site.Glossary {
		terms[t.Page] = append(terms[t.Page], t)
	}
	count := 0
	for _, p := range site.Pages {
		count += 1 + len(p.Headings)
	}
	entries := make([]Entry, 0, count)
	var text plain
	for _, p := range site.Pages {
		if p.Kind == model.KindHome || p.IsNotFound() {
			continue
		}
		found, ok := t.taken(p)
		if !ok {
			found = text.page(p, terms[p.Path])
		}
		entries = append(entries, found...)
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
	entries[0] = Entry{Address: address, Title: p.Title, Lang: p.Lang, Also: p.SearchWords, Aside: p.Kind == model.KindScenario || p.Kind == model.KindSession}
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
