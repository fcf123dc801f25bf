package release

import (
	"path"
	"slices"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// Addresses returns the addresses of what was made that people may have written down:
// pages, documents and packages, and the anchors that authors named or linked to. They
// are sorted, each once.
func Addresses(site *model.Site, outputs []out.Output) []string {
	var all []string
	for _, o := range outputs {
		if isPromised(o.Address) {
			all = append(all, o.Address)
		}
	}
	all = append(all, anchors(site)...)
	slices.Sort(all)
	return slices.Compact(all)
}

// isPromised reports whether an address is one that people keep. Styles, scripts,
// pictures and what machines ask for are parts of pages.
func isPromised(address string) bool {
	switch path.Ext(address) {
	case ".html":
		return address != "404.html"
	case ".css", ".js", ".json", ".xml", ".webmanifest", ".svg", ".png", ".jpg", ".jpeg", ".webp":
		return false
	}
	return address != "robots.txt"
}

// anchors lists the anchors of pages that an author gave a heading, or that a link leads
// to, on a page or on paper. Those that are made from the words of a heading are not
// promised: nobody was told of them.
func anchors(site *model.Site) []string {
	var all []string
	add := func(to model.Ref) {
		if p := site.Page(to.Page); p != nil && to.Anchor != "" && p.Anchors[to.Anchor] {
			all = append(all, to.Address())
		}
	}
	for _, p := range site.Pages {
		for _, h := range p.Headings {
			if h.Written && h.Level > 1 {
				add(model.Ref{Page: p.Path, Anchor: h.ID})
			}
		}
		for _, l := range p.Links {
			add(l.To)
		}
	}
	for _, item := range site.Config.Menu {
		add(item.To)
	}
	for _, d := range site.Decks {
		for _, i := range d.Include {
			add(i.From)
		}
	}
	for _, s := range site.Summaries {
		for _, i := range s.Include {
			add(i.From)
		}
	}
	return all
}
