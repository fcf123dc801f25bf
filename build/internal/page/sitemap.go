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
		Title:       r.mustSay("sitemap_title"),
		Description: r.mustSay("sitemap_lead"),
		Styles:      []string{"lists"},
		Scripts:     []string{"find"},
		View:        view,
	}
	var listed []Page
	for _, p := range append(slices.Clone(all), own) {
		if !p.NoIndex && !p.Bare && p.Title != "" && !r.isFace(&p) {
			listed = append(listed, p)
		}
	}
	view.Letters = r.letters(listed)
	view.Tree = r.tree(listed)
	return own
}

// isFace tells that a made page is another face of the page above it, with the
// same name: the start of the guided path beside the chart. The list names it once.
func (r *Renderer) isFace(p *Page) bool {
	return p.From == nil && p.Title == r.entry(p).Section
}

func (r *Renderer) entry(p *Page) Entry {
	e := Entry{To: p.Address, Title: p.Title, Description: p.Description}
	if above := r.nav.above(p, ""); len(above) > 1 {
		e.Section = above[len(above)-1].Title
	}
	return e
}

func (r *Renderer) letters(pages []Page) []Letter {
	byLetter := map[string][]Entry{}
	for i := range pages {
		letter := firstLetter(pages[i].Title)
		byLetter[letter] = append(byLetter[letter], r.entry(&pages[i]))
	}
	letters := make([]Letter, 0, len(byLetter))
	for letter, entries := range byLetter {
		slices.SortFunc(entries, func(a, b Entry) int {
			return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.To, b.To))
		})
		id := strings.ToLower(letter)
		if letter == "#" {
			id = "0"
		}
		letters = append(letters, Letter{letter, "letter-" + id, entries})
	}
	slices.SortFunc(letters, func(a, b Letter) int { return strings.Compare(a.Letter, b.Letter) })
	return letters
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

// tree hangs each page below the nearest listed page above it. The home page
// comes first; what the author put into an order keeps it; made pages follow in
// the order that they are made.
func (r *Renderer) tree(pages []Page) []*Branch {
	branches := make(map[string]*Branch, len(pages))
	for i := range pages {
		branches[pages[i].Address] = &Branch{Entry: r.entry(&pages[i])}
	}
	pages = slices.Clone(pages)
	slices.SortStableFunc(pages, func(a, b Page) int {
		switch {
		case a.Address == HomeAddress:
			return -1
		case b.Address == HomeAddress:
			return 1
		case a.From != nil && b.From != nil:
			return model.ComparePages(a.From, b.From)
		case a.From != nil:
			return -1
		case b.From != nil:
			return 1
		}
		return 0
	})
	var top []*Branch
	for i := range pages {
		p := &pages[i]
		own := branches[p.Address]
		above := r.nav.above(p, "")
		slices.Reverse(above)
		i := slices.IndexFunc(above, func(c crumb) bool { return c.To != HomeAddress && branches[c.To] != nil })
		if i < 0 {
			top = append(top, own)
			continue
		}
		up := branches[above[i].To]
		up.Below = append(up.Below, own)
	}
	return top
}
