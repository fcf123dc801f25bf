package page

import (
	"net/url"
	"slices"

	"rethink/build/internal/model"
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

// RedirectsAddress is the file that tells a host which old addresses to lead on.
const RedirectsAddress = "_redirects"

// HostRedirects returns the lines for old addresses at which no page can stand: that of
// a program, of a document, or one without an ending. They are written as Netlify,
// Cloudflare Pages and GitLab Pages read them, from the root of the host: the old
// address, the new one, and the status for one that has moved for good.
func (r *Renderer) HostRedirects() []byte {
	var lines []byte
	for _, p := range r.site.Pages {
		for _, old := range p.OldAddresses {
			if model.IsPageAddress(old.Address) {
				continue
			}
			for _, address := range []string{old.Address, p.Address()} {
				lines = append(lines, (&url.URL{Path: r.folder() + address}).EscapedPath()+" "...)
			}
			lines = append(lines, "301\n"...)
		}
	}
	return lines
}

// folder returns the path of the site's folder on its host, with slashes around it: "/"
// where that is not known.
func (r *Renderer) folder() string {
	base, err := url.Parse(r.site.Config.BaseURL)
	if err != nil || base.Path == "" {
		return "/"
	}
	return base.Path
}

// redirects makes a page at each old address at which one can stand, that leads to the
// new one.
func (r *Renderer) redirects() []Page {
	var pages []Page
	for _, p := range r.site.Pages {
		for _, old := range p.OldAddresses {
			if !model.IsPageAddress(old.Address) {
				continue
			}
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
