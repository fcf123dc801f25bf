package page

import (
	"path"

	"rethink/build/internal/model"
)

// styles are the components that a layout of this package needs.
var styles = map[string][]string{
	"home":     {"home"},
	"guide":    {"guide"},
	"glossary": {"lists"},
	"source":   {"source"},
}

// presentable are the layouts whose pages are shown on a projector.
var presentable = map[string]bool{"page": true, "section": true, "guide": true, "swaps": true}

var scripts = map[string][]string{"home": {"find"}}

// Written returns a Page for every page that an author wrote and whose layout
// needs nothing from a capability. Pages of the other kinds are made by the
// capabilities.
func (r *Renderer) Written() []Page {
	var pages []Page
	for _, p := range r.whole {
		if page, ok := r.OfPage(p); ok {
			pages = append(pages, page)
		}
	}
	return pages
}

// OfPage returns the Page of one page that an author wrote, and whether it is one of
// those of [Renderer.Written].
func (r *Renderer) OfPage(p *model.Page) (Page, bool) {
	layout, view := r.layoutOf(p)
	return Page{
		Address:     p.Address(),
		Layout:      layout,
		Title:       p.Title,
		Description: p.Description,
		From:        p,
		Styles:      styles[layout],
		Scripts:     scripts[layout],
		Present:     presentable[layout],
		View:        view,
		Rooted:      p.IsNotFound(),
		NoIndex:     p.IsNotFound(),
	}, layout != ""
}

// layoutOf returns the layout and the view of a written page, or no layout for a
// page that a capability makes.
func (r *Renderer) layoutOf(p *model.Page) (string, any) {
	switch p.Kind {
	case model.KindPage:
		if path.Base(p.Path) == "index.md" {
			return "section", nil
		}
		return "page", nil
	case model.KindHome:
		return "home", newHome(r.site, r.nav, p)
	case model.KindGlossary:
		return "glossary", newGlossary(r.site, p)
	case model.KindSource:
		return "source", nil
	case model.KindGuide:
		for _, g := range r.site.Guides {
			if g.Page == p {
				return "guide", g
			}
		}
	case model.KindSwaps:
		for _, s := range r.site.Swaps {
			if s.Page == p {
				return "swaps", s
			}
		}
	}
	return "", nil
}
