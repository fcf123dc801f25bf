package page

import (
	"slices"

	"rethink/build/internal/out"
)

// Addresses of the pages that every site has.
const (
	HomeAddress          = "index.html"
	SearchAddress        = out.SearchAddress
	SiteMapAddress       = "a-z.html"
	AccessibilityAddress = "accessibility.html"
	PrivacyAddress       = "privacy.html"
	NotFoundAddress      = "404.html"
	ManifestAddress      = "manifest.webmanifest"
)

// Standard returns the pages that every site has though nobody wrote them: the
// accessibility statement, privacy, not found, and one for each old address. An
// author's page at the same address wins. The site map is made by [Renderer.SiteMap],
// since it lists all pages.
func (r *Renderer) Standard() []Page {
	say := r.say
	all := []Page{
		{Address: AccessibilityAddress, Layout: "accessibility", Title: say("accessibility_title"), Description: say("accessibility_lead")},
		{Address: PrivacyAddress, Layout: "privacy", Title: say("privacy_title"), Description: say("privacy_lead")},
		{Address: NotFoundAddress, Layout: "404", Title: say("notfound_title"), Description: say("notfound_lead"), NoIndex: true, Rooted: true},
	}
	all = slices.DeleteFunc(all, func(p Page) bool { return r.nav.byPath[p.Address] != nil })
	return append(all, r.redirects()...)
}

// redirects makes a page at each old address that leads to the new one.
func (r *Renderer) redirects() []Page {
	var pages []Page
	for _, p := range r.site.Pages {
		for _, old := range p.OldAddresses {
			pages = append(pages, Page{
				Address: old.Address,
				Layout:  "redirect",
				Title:   p.Title,
				NoIndex: true,
				Bare:    true,
				View:    p.Address(),
			})
		}
	}
	return pages
}
