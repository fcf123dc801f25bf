package review

import (
	"path"
	"slices"

	"rethink/build/internal/model"
)

// inOrder returns the pages as the site map has them: the home page first, then each
// page with those below it, in their author's order.
func inOrder(site *model.Site) []*model.Page {
	below := map[*model.Page][]*model.Page{}
	home := site.Page("index.md")
	for _, p := range site.Pages {
		if p != home {
			above := front(site, p)
			below[above] = append(below[above], p)
		}
	}
	var all []*model.Page
	var walk func(*model.Page)
	walk = func(p *model.Page) {
		if p != nil {
			all = append(all, p)
		}
		slices.SortStableFunc(below[p], model.ComparePages)
		for _, b := range below[p] {
			walk(b)
		}
	}
	if home != nil {
		all = append(all, home)
	}
	walk(nil)
	return all
}

// front returns the front page that a page lies below; nil for one at the top.
func front(site *model.Site, p *model.Page) *model.Page {
	for dir := path.Dir(p.Path); dir != "."; dir = path.Dir(dir) {
		if f := site.Page(dir + "/index.md"); f != nil && f != p {
			return f
		}
	}
	return nil
}
