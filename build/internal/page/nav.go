package page

import (
	"path"
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// A section is a folder of pages. Its front page, index.md, names it.
type section struct {
	Front *model.Page    // nil where the folder has no index.md
	Pages []*model.Page  // without the front page, in their order
	Parts []*model.Page  // those that the author gave an order: "Part 4 of 7"
	part  map[string]int // the place of each of them, from 1, by its path
}

// navigation knows how pages stand to each other.
type navigation struct {
	sections map[string]*section    // by folder: "guidance"
	byPath   map[string]*model.Page // by address
	menu     []menuItem
	about    []*model.Page     // what explains the others, see [data.About]
	now      []*model.Page     // offered beside the words: "Do it now"
	doors    map[string]string // where a way in to a page leads, if not to the page
}

type menuItem struct {
	To      string // address
	Door    string // where the link leads: for a flow, its first question
	Label   string
	Lang    string // of the label, where it is a page's title in a language that is not the site's
	Current string // the value of aria-current, for the page that is shown
}

func newNavigation(site *model.Site) *navigation {
	n := &navigation{sections: map[string]*section{}, byPath: map[string]*model.Page{}, doors: map[string]string{}}
	for _, f := range site.Flows {
		n.doors[f.Page.Address()] = f.Door()
	}
	for _, p := range site.Pages {
		n.byPath[p.Address()] = p
		folder := path.Dir(p.Path)
		s := n.sections[folder]
		if s == nil {
			s = &section{part: map[string]int{}}
			n.sections[folder] = s
		}
		if path.Base(p.Path) == "index.md" {
			s.Front = p
		} else {
			s.Pages = append(s.Pages, p)
		}
	}
	for folder, s := range n.sections {
		slices.SortStableFunc(s.Pages, model.ComparePages)
		if folder == "." {
			continue
		}
		for _, p := range s.Pages {
			if p.Order > 0 {
				s.Parts = append(s.Parts, p)
				s.part[p.Path] = len(s.Parts)
			}
		}
	}
	for _, item := range site.Config.Menu {
		label := item.Label
		if label == "" {
			if p := n.byPath[item.To.Address()]; p != nil {
				label = p.Title
			}
		}
		entry := menuItem{To: item.To.Address(), Door: n.door(item.To.Address()), Label: label}
		if p := n.byPath[entry.To]; p != nil && p.Title == label {
			entry.Lang = p.Lang
		}
		n.menu = append(n.menu, entry)
	}
	n.now = toDo(site)
	for _, kind := range []model.Kind{model.KindGlossary, model.KindSource} {
		for _, p := range site.Pages {
			if p.Kind == kind {
				n.about = append(n.about, p)
			}
		}
	}
	return n
}

// door returns where a way in to an address leads. Somebody who asks "what do I do
// next?" meets the first question of a flow, not its whole chart.
func (n *navigation) door(address string) string {
	if door, ok := n.doors[address]; ok {
		return door
	}
	return address
}

// Door is navigation's door, for the layouts.
func (d *data) Door(address string) string { return d.r.nav.door(address) }

// toDo picks what a reader can do at once: follow the flow, print.
func toDo(site *model.Site) []*model.Page {
	var pages []*model.Page
	for _, kind := range []model.Kind{model.KindFlow, model.KindPrint} {
		for _, p := range site.Pages {
			if p.Kind == kind {
				pages = append(pages, p)
				break
			}
		}
	}
	return pages
}

// A crumb is one page above the page that is shown.
type crumb struct{ To, Title string }

// Crumbs returns the pages above this one, the home page first. The home page
// has none.
func (d *data) Crumbs() []crumb {
	if d.Page.Address == "index.html" {
		return nil
	}
	return d.r.nav.above(d.Page, d.r.homeTitle())
}

// homeTitle is what the home page is called in a breadcrumb.
func (r *Renderer) homeTitle() string {
	return r.say("home")
}

func (n *navigation) above(p *Page, home string) []crumb {
	crumbs := []crumb{{"index.html", home}}
	at := p.Address
	if p.Parent != "" && p.Parent != at {
		title := p.ParentTitle
		if parent := n.byPath[p.Parent]; parent != nil {
			title = parent.Title
		}
		crumbs = append(crumbs, n.fronts(p.Parent)...)
		if title != "" && p.Parent != "index.html" {
			crumbs = append(crumbs, crumb{p.Parent, title})
		}
		return crumbs
	}
	return append(crumbs, n.fronts(at)...)
}

// fronts returns the front pages of the folders that an address lies in, without
// the home page and without the address itself.
func (n *navigation) fronts(address string) []crumb {
	var crumbs []crumb
	for folder := path.Dir(address); folder != "."; folder = path.Dir(folder) {
		s := n.sections[folder]
		if s == nil || s.Front == nil || s.Front.Address() == address {
			continue
		}
		crumbs = append(crumbs, crumb{s.Front.Address(), s.Front.Title})
	}
	slices.Reverse(crumbs)
	return crumbs
}

// current returns which item of the menu the page is or lies below, or -1.
func (n *navigation) current(p *Page) (item int, exact bool) {
	at := func(address string) int {
		return slices.IndexFunc(n.menu, func(m menuItem) bool {
			to, _, _ := strings.Cut(m.To, "#")
			return to == address
		})
	}
	if i := at(p.Address); i >= 0 {
		return i, true
	}
	above := n.above(p, "")
	for i := len(above) - 1; i > 0; i-- {
		if item := at(above[i].To); item >= 0 {
			return item, false
		}
	}
	return -1, false
}

// section returns the section that the page belongs to as one of its pages.
func (d *data) section() *section {
	if d.Page.From == nil {
		return nil
	}
	folder := path.Dir(d.Page.From.Path)
	if folder == "." {
		return nil
	}
	return d.r.nav.sections[folder]
}

// A part is a page's place in its section.
type part struct{ Number, Of int }

// Part returns the page's place among the parts of its section, or nil.
func (d *data) Part() *part {
	s := d.section()
	if s == nil || len(s.Parts) < 2 {
		return nil
	}
	number := s.part[d.Page.From.Path]
	if number == 0 {
		return nil
	}
	return &part{number, len(s.Parts)}
}

// A pager leads to the parts before and after this one; either may be nil.
type pager struct{ Before, Next *model.Page }

// Pager returns the parts before and after this one, or nil.
func (d *data) Pager() *pager {
	place := d.Part()
	if place == nil {
		return nil
	}
	parts := d.section().Parts
	p := &pager{}
	if place.Number > 1 {
		p.Before = parts[place.Number-2]
	}
	if place.Number < len(parts) {
		p.Next = parts[place.Number]
	}
	return p
}

// contentsFrom is how many headings a page needs for its own table of contents.
const contentsFrom = 3

// Contents returns the page's level 2 headings, or none where they are few.
func (d *data) Contents() []*model.Heading {
	if d.Page.From == nil {
		return nil
	}
	var found []*model.Heading
	for _, h := range d.Page.From.Headings {
		if h.Level == 2 && h.ID != "" {
			found = append(found, h)
		}
	}
	if len(found) < contentsFrom {
		return nil
	}
	return found
}

// Opening returns the text of a front page up to the boxes at its end, and Ending
// those boxes: between them stands the list of the section's pages.
func (d *data) Opening() []model.Block {
	body := d.Page.From.Body
	return body[:len(body)-len(d.Ending())]
}

// Ending returns the alerts that end a page's text.
func (d *data) Ending() []model.Block {
	body := d.Page.From.Body
	from := len(body)
	for from > 0 {
		if _, ok := body[from-1].(*model.Alert); !ok {
			break
		}
		from--
	}
	return body[from:]
}

// Pages returns the pages of the folder whose front page this is, without those
// that its author links to already.
func (d *data) Pages() []*model.Page {
	s := d.section()
	if s == nil || s.Front == nil || s.Front.Path != d.Page.From.Path {
		return nil
	}
	linked := map[string]bool{}
	for _, l := range d.Page.From.Links {
		linked[l.To.Page] = true
	}
	return slices.DeleteFunc(slices.Clone(s.Pages), func(p *model.Page) bool { return linked[p.Path] })
}
