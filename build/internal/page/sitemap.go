package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// SiteMap is the view of the site map: every page by the first letter of its
// title, and by where it lies.
type SiteMap struct {
	Letters []Letter
	Tree    []*Branch
}

// A Letter is a letter of the site map, with the pages whose title begins so.
type Letter struct {
	Letter string
	ID     string // its anchor
	Pages  []Entry
}

// An Entry is a page in a list.
type Entry struct {
	To, Title, Description string
	Section                string // title of the page above it; empty at the top
}

// A Branch is a page with those that lie below it.
type Branch struct {
	Entry
	Below []*Branch
}

// SiteMap returns the site map of all pages that a reader may look for. It leaves
// out sheets of paper and pages that no search engine should list.
func (r *Renderer) SiteMap(all []Page) Page {
	view := &SiteMap{}
	own := Page{
		Address:     SiteMapAddress,
		Layout:      "a-z",
		Title:       r.say("sitemap_title"),
		Description: r.say("sitemap_lead"),
		Styles:      []string{"lists"},
		Scripts:     []string{"find"},
		View:        view,
	}
	listed := make([]listing, 0, len(all)+1)
	for _, p := range append(slices.Clone(all), own) {
		if p.NoIndex || p.Bare || p.Title == "" {
			continue
		}
		if l := r.listing(&p); !l.isFace() {
			listed = append(listed, l)
		}
	}
	view.Letters = lettersOf(listed)
	view.Tree = treeOf(listed)
	return own
}

// A listing is a page of the site map while the map is made.
type listing struct {
	Entry
	from  *model.Page
	above []crumb // the pages above it, the nearest first, without the home page
}

func (r *Renderer) listing(p *Page) listing {
	above := r.nav.above(p, "")[1:]
	slices.Reverse(above)
	l := listing{Entry: Entry{To: p.Address, Title: p.Title, Description: p.Description}, from: p.From, above: above}
	if len(above) > 0 {
		l.Section = above[0].Title
	}
	return l
}

// isFace reports whether a made page is another face of the page above it, with the
// same name: the start of the guided path beside the chart. The list names it once.
func (l listing) isFace() bool { return l.from == nil && l.Title == l.Section }

func lettersOf(pages []listing) []Letter {
	byLetter := map[string][]Entry{}
	for _, p := range pages {
		letter := firstLetter(p.Title)
		byLetter[letter] = append(byLetter[letter], p.Entry)
	}
	list := make([]Letter, 0, len(byLetter))
	for letter, entries := range byLetter {
		slices.SortFunc(entries, func(a, b Entry) int {
			return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.To, b.To))
		})
		id := strings.ToLower(letter)
		if letter == "#" {
			id = "0"
		}
		list = append(list, Letter{letter, "letter-" + id, entries})
	}
	slices.SortFunc(list, func(a, b Letter) int { return strings.Compare(a.Letter, b.Letter) })
	return list
}

// firstLetter is the letter that a title is listed under; "#" for a number or a
// sign.
func firstLetter(title string) string {
	for _, c := range title {
		switch {
		case unicode.IsLetter(c):
			return string(unicode.ToUpper(c))
		case unicode.IsDigit(c):
			return "#"
		}
	}
	return "#"
}

// treeOf hangs each page below the nearest listed page above it. The home page
// comes first; what the author put into an order keeps it; made pages follow in
// the order that they are made.
func treeOf(pages []listing) []*Branch {
	branches := make(map[string]*Branch, len(pages))
	order := make([]*listing, len(pages))
	for i := range pages {
		branches[pages[i].To] = &Branch{Entry: pages[i].Entry}
		order[i] = &pages[i]
	}
	slices.SortStableFunc(order, func(a, b *listing) int {
		switch {
		case a.To == HomeAddress:
			return -1
		case b.To == HomeAddress:
			return 1
		case a.from != nil && b.from != nil:
			return model.ComparePages(a.from, b.from)
		case a.from != nil:
			return -1
		case b.from != nil:
			return 1
		}
		return 0
	})
	var top []*Branch
	for _, p := range order {
		own := branches[p.To]
		i := slices.IndexFunc(p.above, func(c crumb) bool { return branches[c.To] != nil })
		if i < 0 {
			top = append(top, own)
			continue
		}
		up := branches[p.above[i].To]
		up.Below = append(up.Below, own)
	}
	return top
}
