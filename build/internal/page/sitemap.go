package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/model"
)

// SiteMap is the view of a page of the site map: pages by the first letter of their
// title, and by where they lie.
type SiteMap struct {
	Jump    []Letter // every letter of the site; To is the page that it is on
	Letters []Letter // those that this page shows, with their pages
	Tree    []*Branch
}

// A Letter is a letter of the site map, with the pages whose title begins so.
type Letter struct {
	Letter string
	To     string // the page that it is on
	ID     string // its anchor there
	Pages  []Entry
}

// longMap is how many pages one page of the site map lists at most.
const longMap = 300

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
// out sheets of paper and pages that no search engine should list. The map of a large
// site has pages of its own for each letter; the first one, which then names them and
// the sections alone, always comes first.
func (r *Renderer) SiteMap(all []Page) []Page {
	own := Page{
		Address:     SiteMapAddress,
		Layout:      "a-z",
		Title:       r.say("sitemap_title"),
		Description: r.say("sitemap_lead"),
		Styles:      []string{"lists"},
		Scripts:     []string{"find"},
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
	view := &SiteMap{Letters: lettersOf(listed), Tree: treeOf(listed)}
	view.Jump = view.Letters
	own.View = view
	if len(listed) <= longMap {
		return []Page{own}
	}
	letters := r.splitLetters(view, own)
	view.Tree = sections(view.Tree)
	return append([]Page{own}, letters...)
}

// splitLetters makes the pages of a long site map, and leaves in its first one the
// list of them.
func (r *Renderer) splitLetters(view *SiteMap, own Page) []Page {
	whole := view.Letters
	view.Letters = nil
	var pages []Page
	for _, l := range whole {
		listed := Letter{Letter: l.Letter, To: l.To, ID: l.ID}
		parts := slices.Collect(slices.Chunk(l.Pages, longMap))
		for i, part := range parts {
			p := own
			p.Address = letterAddress(l, i)
			p.Parent, p.ParentTitle = own.Address, own.Title
			p.Title = r.say("sitemap_letter", l.Letter)
			if len(parts) > 1 {
				p.Title = r.say("sitemap_part", l.Letter, i+1)
			}
			p.Description = part[0].Title
			if len(part) > 1 {
				p.Description = r.say("sitemap_range", part[0].Title, part[len(part)-1].Title)
			}
			p.View = &SiteMap{Jump: whole, Letters: []Letter{{Letter: l.Letter, To: p.Address, ID: l.ID, Pages: part}}}
			pages = append(pages, p)
			listed.Pages = append(listed.Pages, Entry{To: p.Address, Title: p.Title, Section: r.say.Count("sitemap_count", len(part)), Description: p.Description})
		}
		view.Letters = append(view.Letters, listed)
	}
	return pages
}

// letterAddress returns the address of a page of a letter: "a-z/b.html" and, where
// they are many, "a-z/b-2.html". A letter beyond ASCII is named by its number, since
// not every disk and host keeps it as it is.
func letterAddress(l Letter, part int) string {
	name := strings.TrimPrefix(l.ID, letterID)
	if r, size := utf8.DecodeRuneInString(name); size > 1 {
		name = fmt.Sprintf("u%04x", r)
	}
	if part > 0 {
		name += fmt.Sprint("-", part+1)
	}
	return "a-z/" + name + ".html"
}

// sections returns the pages of a tree that have pages below them, without those
// that have none: of two levels, if they are few enough, else of one.
func sections(tree []*Branch) []*Branch {
	var tops, all []*Branch
	n := 0
	for _, b := range tree {
		if len(b.Below) == 0 {
			continue
		}
		top := &Branch{Entry: b.Entry}
		tops = append(tops, top)
		with := &Branch{Entry: b.Entry}
		for _, below := range b.Below {
			if len(below.Below) > 0 {
				with.Below = append(with.Below, &Branch{Entry: below.Entry})
			}
		}
		n += 1 + len(with.Below)
		all = append(all, with)
	}
	if n > longMap {
		return tops
	}
	return all
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

// letterID begins the anchor of a letter.
const letterID = "letter-"

func lettersOf(pages []listing) []Letter {
	type titled struct {
		title string // in small letters
		of    int
	}
	titles := make([]titled, len(pages))
	for i, p := range pages {
		titles[i] = titled{strings.ToLower(p.Title), i}
	}
	slices.SortFunc(titles, func(a, b titled) int {
		return cmp.Or(strings.Compare(a.title, b.title), strings.Compare(pages[a.of].To, pages[b.of].To))
	})
	byLetter := map[string][]Entry{}
	for _, t := range titles {
		letter := firstLetter(pages[t.of].Title)
		byLetter[letter] = append(byLetter[letter], pages[t.of].Entry)
	}
	list := make([]Letter, 0, len(byLetter))
	for letter, entries := range byLetter {
		id := strings.ToLower(letter)
		if letter == "#" {
			id = "0"
		}
		list = append(list, Letter{letter, SiteMapAddress, letterID + id, entries})
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
	order := make([]int, len(pages))
	for i := range pages {
		branches[pages[i].To] = &Branch{Entry: pages[i].Entry}
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(compareListed(&pages[a], &pages[b]), cmp.Compare(a, b)) })
	var top []*Branch
	for _, at := range order {
		p := &pages[at]
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

// compareListed puts the home page first, and then what authors wrote, in their order.
func compareListed(a, b *listing) int {
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
}
