package out

import (
	"bytes"
	"iter"
	"path"
	"sync"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// heaviestPage is how many bytes a page may have together with its own pictures: what a
// phone with a poor signal loads in half a minute. A picture that has more than a half
// of it is reported by itself.
const heaviestPage = 2_000_000

// HeavyRule is the rule of the problems of [Scale.Problems].
const HeavyRule = "heavy-page"

// A Scale weighs the pages of a site as they are made. It is safe for concurrent use.
type Scale struct {
	pictures map[string]int // by address; a heavy one is reported where it lies
	all      int            // what they weigh together
	mu       sync.Mutex
	heavy    map[string]int // weights of the pages that are heavy, by address
}

// NewScale returns a scale for the pages of a site.
func NewScale(site *model.Site) *Scale {
	s := &Scale{pictures: map[string]int{}, heavy: map[string]int{}}
	for _, f := range site.Files {
		if len(f.Data) <= heaviestPage/2 {
			s.pictures[f.Path] = len(f.Data)
			s.all += len(f.Data)
		}
	}
	return s
}

// Weigh weighs all files of a site, and returns what there is to say of it.
func Weigh(site *model.Site, outputs []Output, files map[string][]byte) diag.List {
	s := NewScale(site)
	for address, data := range files {
		s.Put(address, data)
	}
	return s.Problems(outputs)
}

// Put weighs the page at an address, together with the pictures that lie in the site.
func (s *Scale) Put(address string, page []byte) {
	weight := len(page)
	if weight+s.all > heaviestPage { // else it is light with all pictures of the site
		weight += s.shown(address, page)
	}
	if weight > heaviestPage {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.heavy[address] = weight
	}
}

// shown returns what the pictures weigh that a page shows, each once.
func (s *Scale) shown(address string, page []byte) (weight int) {
	var seen map[string]bool
	for source := range sources(page) {
		picture := path.Join(path.Dir(address), string(source))
		if s.pictures[picture] == 0 || seen[picture] {
			continue
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		seen[picture] = true
		weight += s.pictures[picture]
	}
	return weight
}

// sources goes over what is in the src attributes of a page. It looks for the sign in
// them that is the rarest in a page, since every page is looked through.
func sources(page []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		const name, quote = " src", '"'
		for {
			i := bytes.IndexByte(page, '=')
			if i < 0 || i+1 == len(page) {
				return
			}
			before, after := page[:i], page[i+1:]
			if after[0] != quote || !bytes.HasSuffix(before, []byte(name)) {
				page = after
				continue
			}
			source, rest, _ := bytes.Cut(after[1:], []byte{quote})
			if !yield(source) {
				return
			}
			page = rest
		}
	}
}

// Problems warns of pages that are slow to load: many pictures that are light each, or
// more text than anybody reads at once. What the layouts load is on many pages, and is
// weighed where it lies.
func (s *Scale) Problems(outputs []Output) diag.List {
	told := map[*model.Page]bool{}
	var problems diag.List
	for _, o := range outputs {
		if o.Page == nil || o.Page.From == nil || told[o.Page.From] || s.heavy[o.Address] == 0 {
			continue
		}
		told[o.Page.From] = true
		problems.Warnf(o.Page.From.At(), HeavyRule, "page has %.1f MB with its pictures, which is slow on a phone", float64(s.heavy[o.Address])/1_000_000)
		problems.Hint("Make its pictures smaller in a picture program: 1,600 pixels wide is enough. Or divide the page into several.")
	}
	return problems
}
