package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// Addresses of the pages that every site has.
const (
	HomeAddress          = "index.html"
	SearchAddress        = "search.html"
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
	say := r.mustSay
	all := []Page{
		{Address: AccessibilityAddress, Layout: "accessibility", Title: say("accessibility_title"), Description: say("accessibility_lead")},
		{Address: PrivacyAddress, Layout: "privacy", Title: say("privacy_title"), Description: say("privacy_lead")},
		{Address: NotFoundAddress, Layout: "404", Title: say("notfound_title"), NoIndex: true, Rooted: true},
	}
	all = slices.DeleteFunc(all, func(p Page) bool { return r.nav.byPath[p.Address] != nil })
	return append(all, r.redirects()...)
}

// mustSay returns words of the layouts, or the key where they are missing: the
// layout that prints the page tells it with its place.
func (r *Renderer) mustSay(key string) string {
	text, err := r.words.say(key)
	if err != nil {
		return key
	}
	return text
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

// A Letter is a letter of the site map, with the pages whose title begins so.
type Letter struct {
	Letter string
	Pages  []Entry
}

// An Entry is a page in a list.
type Entry struct {
	To, Title, Description string
	Section                string // title of the section that it lies in; empty at the top
}

// SiteMap returns the site map: every page of all that a reader may look for, by
// the first letter of its title.
func (r *Renderer) SiteMap(all []Page) Page {
	byLetter := map[string][]Entry{}
	for _, p := range all {
		if p.NoIndex || p.Bare || p.Title == "" {
			continue
		}
		e := Entry{To: p.Address, Title: p.Title, Description: p.Description}
		if above := r.nav.above(&p, ""); len(above) > 1 {
			e.Section = above[len(above)-1].Title
		}
		letter := firstLetter(p.Title)
		byLetter[letter] = append(byLetter[letter], e)
	}
	letters := make([]Letter, 0, len(byLetter))
	for letter, entries := range byLetter {
		slices.SortFunc(entries, func(a, b Entry) int {
			return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.To, b.To))
		})
		letters = append(letters, Letter{letter, entries})
	}
	slices.SortFunc(letters, func(a, b Letter) int { return strings.Compare(a.Letter, b.Letter) })
	return Page{
		Address:     SiteMapAddress,
		Layout:      "a-z",
		Title:       r.mustSay("sitemap_title"),
		Description: r.mustSay("sitemap_lead"),
		View:        letters,
	}
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

// A TestRecord is what was tested, with what and when, as the accessibility
// statement tells it. It comes from the browser tests' own record.
type TestRecord struct {
	Date     model.Date
	Engines  []string // "Chromium 156"
	Tools    []string // "axe-core 4.14.1"
	Checks   []string // what was looked at, a line each
	NotDone  []string // what a machine cannot test
	Pages    int      // how many pages
	Failures int
}

// Record returns what was tested, or nil.
func (d *data) Record() *TestRecord { return d.r.record }
