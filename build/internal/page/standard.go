package page

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

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
				lines = append(lines, cmp.Or(folderOf(r.site.Config.BaseURL), "/")+(&url.URL{Path: address}).EscapedPath()+" "...)
			}
			lines = append(lines, "301\n"...)
		}
	}
	return lines
}

// folderOf returns the path of a site's folder on its host, with slashes around it; empty
// where its address is not known. Links from there work under every name of the host.
func folderOf(baseURL string) string {
	base, err := url.Parse(baseURL)
	if baseURL == "" || err != nil {
		return ""
	}
	return "/" + strings.TrimPrefix(base.EscapedPath(), "/")
}

// reachable returns the page to render for one. The page for a wrong address is served
// wherever somebody got lost, so that no relative link leads anywhere from it; where
// the site's folder is not known, it is plain, and has no links at all.
func (r *Renderer) reachable(p *Page) *Page {
	if !p.Rooted || r.root != "" {
		return p
	}
	return &Page{Address: p.Address, Layout: "404-plain", Title: p.Title, From: p.From, NoIndex: true, Rooted: true, Bare: true}
}

// Notes says what whoever publishes the site should know, one line each: nothing is
// wrong, but something is left for them to do.
func (r *Renderer) Notes() []string {
	var notes []string
	if r.root == "" {
		notes = append(notes, NotFoundAddress+", the page for a wrong address, is plain and has no links. Set `base_url` in content/site.yaml to give it both style and links.")
	}
	if len(r.HostRedirects()) > 0 {
		notes = append(notes, RedirectsAddress+" leads on from old addresses at which no page can be made. Netlify, Cloudflare Pages and GitLab Pages read it. For another server, `rethink build --headers` prints the lines.")
	}
	return notes
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
				Scripts: []string{"moved"},
				Title:   p.Title,
				NoIndex: true,
				Bare:    true,
				View:    p.Address(),
			})
		}
	}
	return pages
}
