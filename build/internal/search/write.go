package search

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// The files of an index set or take window.rethinkSearch, whose keys are short since
// readers on poor lines load them; static/js/search.js says the same from its side.
//
// The first file has under "n" how many pages a file of texts holds, under "c" how
// many places each page has, as numbers like those of hits, under "k" where each file
// of words begins, by a space, under "x" words that are passed over, under "q" words
// that a place need not hold, and under "e" how words may end beyond their stems.
// Pages, and the places of all of them, are numbered through from 0.
//
// A file of words is [words, hits]. Words are groups of the forms of one stem, by a
// space. A group is the stem, or what it shares with the forms and after "=" what it
// adds; then by commas what each form adds to that. One form that is its own stem
// stands for itself. Hits are, by a comma for each group, the places that hold the
// stem: for each the distance to the place before, times 4, plus how much of the
// place it is, as digits of base 32 in base64's alphabet, the lowest first; all but a
// number's last digit have 32 added. A group whose words lie on both sides of a cut
// stands in both files.
//
// A file of texts is a list of pages, [address, title, places…], or [address, title,
// language, places…] where that is not the site's; a place is [anchor, heading, text]. Where the index is one file, it holds the words under "w" and the
// texts under "t".

// How much of a place a word is. The script gives each its weight.
const (
	inText    = iota // once in the text
	oftenText        // more than once
	inHeading
	inTitle
)

// A group is a stem with its word forms and where it stands. The last place is
// still open: the stem may stand there again.
type group struct {
	forms  []string
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
	groups map[string]*group // by stem
	known  []spelling        // what stood in the text, in the order in which it came
	table  []place           // a hash table of what is known, at most half full
}

// A spelling is a token with the groups that it belongs to. It is looked up for each
// word of the site, so the table is one of our own: Go's map took a quarter of the
// time of the whole index.
type spelling struct {
	token  string
	groups []*group
}

// A place in the table. The table is apart from what is known, since common words come
// early, and so are close to one another in the memory of the processor.
type place struct {
	hash uint32
	at   int32 // in known, from 1; 0 for an empty place
}

// of returns the groups of a token.
func (x *indexer) of(token string, hash uint64) []*group {
	if 2*len(x.known) >= len(x.table) {
		x.grow()
	}
	short := uint32(hash * 0x9E3779B97F4A7C15 >> 32) // its high bits depend on all of hash
	last := uint32(len(x.table) - 1)
	for i := short & last; ; i = (i + 1) & last {
		switch p := x.table[i]; {
		case p.at == 0:
			x.known = append(x.known, spelling{token, x.take(token)})
			x.table[i] = place{short, int32(len(x.known))}
			return x.known[len(x.known)-1].groups
		case p.hash == short && x.known[p.at-1].token == token:
			return x.known[p.at-1].groups
		}
	}
}

func (x *indexer) grow() {
	old := x.table
	x.table = make([]place, max(1024, 2*len(old)))
	last := uint32(len(x.table) - 1)
	for _, p := range old {
		if p.at == 0 {
			continue
		}
		i := p.hash & last
		for x.table[i].at != 0 {
			i = (i + 1) & last
		}
		x.table[i] = p
	}
}

// A lexicon is the words of an index, cut into parts in their order.
type lexicon struct {
	parts  []part
	starts []string // the start of each part's first word, as far as it tells them apart
}

// A part is the words and hits of one file.
type part struct{ words, hits string }

// A written is a group as it is written.
type written struct {
	words, hits string
	part        int // the number of the last that it was put into, from 1
}

// A key is a word that leads to a group: a form, or the stem.
type key struct {
	word  string
	group *written
}

func newLexicon(x *Index) lexicon {
	collected := &indexer{stemmer: x.stemmer, groups: map[string]*group{}}
	collected.all(x)
	keys, size := collected.keys()
	return cut(keys, size, max(x.parts, 1))
}

// all notes the words of all places.
func (x *indexer) all(index *Index) {
	page := 0
	for i, e := range index.entries {
		if page < len(index.firsts) && index.firsts[page] == i {
			page++
			if e.Section == "" {
				x.index(i, titleOf(e), e.Title)
			}
		}
		x.index(i, inHeading, e.Section)
		x.index(i, inHeading, e.Also)
		x.index(i, inText, e.Words)
	}
}

// titleOf returns how much of a place the words of its title are.
func titleOf(e Entry) int {
	if e.Aside {
		return inHeading
	}
	return inTitle
}

// keys returns all words in the order in which the script compares them, and the
// size of all groups in bytes.
func (x *indexer) keys() (keys []key, size int) {
	for stem, g := range x.groups {
		slices.Sort(g.forms)
		w := &written{spell(stem, g.forms), g.distances(), 0}
		size += w.size()
		for _, form := range g.forms {
			keys = append(keys, key{form, w})
		}
		if !slices.Contains(g.forms, stem) {
			keys = append(keys, key{stem, w})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(compare(a.word, b.word), strings.Compare(a.group.words, b.group.words))
	})
	return keys, size
}

func (w *written) size() int { return len(w.words) + len(w.hits) + 2 }

// compare compares words as a browser does, by the units of UTF-16.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			// What takes four bytes is written with units from D800 to DFFF.
			if a[i] >= 0xee && b[i] >= 0xee && (a[i] >= 0xf0) != (b[i] >= 0xf0) {
				return cmp.Compare(b[i], a[i])
			}
			return cmp.Compare(a[i], b[i])
		}
	}
	return cmp.Compare(len(a), len(b))
}

// cut cuts sorted keys into n parts of about one size.
func cut(keys []key, size, n int) lexicon {
	l := lexicon{parts: make([]part, n), starts: []string{""}}
	var groups []*written
	room := size / n
	for i, k := range keys {
		if room <= 0 && len(l.starts) < n && keys[i-1].word != k.word {
			l.parts[len(l.starts)-1] = join(groups)
			groups = groups[:0]
			l.starts = append(l.starts, start(keys[i-1].word, k.word))
			room = size / (n + 1 - len(l.starts))
		}
		if k.group.part == len(l.starts) {
			continue
		}
		if k.group.part == 0 {
			size -= k.group.size()
		}
		k.group.part = len(l.starts)
		groups = append(groups, k.group)
		room -= k.group.size()
	}
	l.parts[len(l.starts)-1] = join(groups)
	return l
}

// start returns the shortest start of a word that comes after the word before it.
func start(before, word string) string {
	for i := range word {
		if i > 0 && compare(word[:i], before) > 0 {
			return word[:i]
		}
	}
	return word
}

func join(groups []*written) part {
	slices.SortFunc(groups, func(a, b *written) int { return strings.Compare(a.words, b.words) })
	words, hits := make([]string, len(groups)), make([]string, len(groups))
	for i, g := range groups {
		words[i], hits[i] = g.words, g.hits
	}
	return part{strings.Join(words, " "), strings.Join(hits, ",")}
}

// index notes that place holds the words of text.
func (x *indexer) index(place, class int, text string) {
	for token, hash := range tokens(text) {
		for _, g := range x.of(token, hash) {
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
			g = &group{}
			x.groups[stem] = g
		}
		if !slices.Contains(g.forms, word) {
			g.forms = append(g.forms, word)
		}
		groups = append(groups, g)
	}
	return groups
}

// spell writes a stem with its sorted word forms as what they share and what each
// adds.
func spell(stem string, forms []string) string {
	if len(forms) == 1 && forms[0] == stem {
		return stem
	}
	shared := stem
	for _, form := range forms {
		for !strings.HasPrefix(form, shared) {
			shared = shared[:len(shared)-1]
		}
	}
	shared = strings.ToValidUTF8(shared, "")
	var b strings.Builder
	b.WriteString(shared)
	if shared != stem {
		b.WriteString("=" + stem[len(shared):])
	}
	for _, form := range forms {
		b.WriteString("," + form[len(shared):])
	}
	return b.String()
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// appendDistance writes a place by its distance from the one before.
func appendDistance(b []byte, before int, h hit) []byte {
	return appendNumber(b, (h.place-before)*4+h.class)
}

func appendNumber(b []byte, n int) []byte {
	for n >= 32 {
		b = append(b, digits[n%32+32])
		n /= 32
	}
	return append(b, digits[n])
}

// first returns the file that sets window.rethinkSearch: all of a small index.
func (x *Index) first() []byte {
	l := x.lexicon()
	perFile := perTexts
	if !x.InShards() {
		perFile = whole
	}
	var counts []byte
	for i, first := range x.firsts {
		counts = appendNumber(counts, x.end(i)-first)
	}
	b := fmt.Appendf(nil, `window.rethinkSearch={"n":%d,"c":`, perFile)
	b = appendText(b, string(counts))
	b = appendText(append(b, `,"k":`...), strings.Join(l.starts, " "))
	b = appendText(append(b, `,"x":`...), strings.Join(slices.Sorted(maps.Keys(x.stemmer.stop)), " "))
	b = appendText(append(b, `,"q":`...), x.stemmer.asking)
	b = appendText(append(b, `,"e":`...), x.stemmer.endings)
	if !x.InShards() {
		b = append(appendTexts(append(b, `,"w":[`...), l.parts[0].words, l.parts[0].hits), ']')
		b = x.appendPages(append(b, `,"t":`...), 0, len(x.firsts))
	}
	return append(b, "};\n"...)
}

// end returns the place after the last of a page.
func (x *Index) end(page int) int {
	if page+1 < len(x.firsts) {
		return x.firsts[page+1]
	}
	return len(x.entries)
}

// words returns a file of words.
func (x *Index) words(i int) []byte {
	p := x.lexicon().parts[i]
	b := make([]byte, 0, len(p.words)+len(p.hits)+50)
	b = fmt.Appendf(b, `rethinkSearch.take("w%d",[`, i)
	return append(appendTexts(b, p.words, p.hits), "]);\n"...)
}

// texts returns a file of texts.
func (x *Index) texts(i int) []byte {
	b := fmt.Appendf(nil, `rethinkSearch.take("t%d",`, i)
	b = x.appendPages(b, i*perTexts, min((i+1)*perTexts, len(x.firsts)))
	return append(b, ");\n"...)
}

// appendPages writes pages from one up to another with all their places.
func (x *Index) appendPages(b []byte, from, to int) []byte {
	if from == to {
		return append(b, "[]"...)
	}
	places := x.entries[x.firsts[from]:x.end(to-1)]
	size := 0
	for _, e := range places {
		size += len(e.Address) + len(e.Title) + len(e.Section) + len(e.Words) + 20
	}
	b = slices.Grow(b, size)
	for i := from; i < to; i++ {
		separator := ","
		if i == from {
			separator = "["
		}
		b = append(append(b, separator...), '[')
		page := x.entries[x.firsts[i]]
		b = appendTexts(b, pageOf(page), page.Title)
		if page.Lang != "" {
			b = appendText(append(b, ','), page.Lang)
		}
		for _, e := range x.entries[x.firsts[i]:x.end(i)] {
			_, anchor, _ := strings.Cut(e.Address, "#")
			b = append(appendTexts(append(b, ",["...), anchor, e.Section, e.Words), ']')
		}
		b = append(b, ']')
	}
	return append(b, ']')
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
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && !anyMayNeedEscape(s[i:i+8]) {
			i += 8
		}
		if i == len(s) || !mayNeedEscape[s[i]] {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if size > 1 && r != '\u2028' && r != '\u2029' {
			continue
		}
		b = append(b, s[done:i]...)
		if r == '"' || r == '\\' {
			b = append(b, '\\', byte(r))
		} else {
			b = fmt.Appendf(b, `\u%04x`, r)
		}
		done = i + size
	}
	return append(append(b, s[done:]...), '"')
}

// anyMayNeedEscape reports whether [mayNeedEscape] may be true of one of eight bytes. It
// looks at them at once: a byte is found where taking one away borrows from the next.
func anyMayNeedEscape(s string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quote, slash, line := w^'"'*ones, w^'\\'*ones, w^0xe2*ones
	found := (w-' '*ones)&^w | (quote-ones)&^quote | (slash-ones)&^slash | (line-ones)&^line
	return found&tops != 0
}

// mayNeedEscape tells bytes with which a character begins that cannot stand in a text
// of JSON, or in one of a script written for older browsers.
var mayNeedEscape = func() (may [256]bool) {
	for c := range byte(' ') {
		may[c] = true
	}
	may['"'], may['\\'], may["\u2028"[0]] = true, true, true
	return may
}()
