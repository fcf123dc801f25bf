package build

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"rethink/build/internal/page"
	"rethink/build/internal/search"
)

// searchView is what the search page shows: where its index is, and every page
// of the site for readers without JavaScript.
type searchView struct {
	Index   string
	Letters any
}

// overview makes what needs to know every other page: the site map, the search
// page with its index, and the files that machines ask for.
func (b *builder) overview(outputs []output) []output {
	pages := pagesOf(outputs)
	siteMap := b.pages.SiteMap(pages)
	index := search.New(b.site, findable(pages))
	made := []output{
		b.page(siteMap),
		b.page(page.Page{
			Address:     page.SearchAddress,
			Layout:      "search",
			Title:       b.words("search_title"),
			Description: b.words("search_lead"),
			Styles:      []string{"lists", "search"},
			Scripts:     []string{"search"},
			View:        searchView{Index: index.Address(), Letters: siteMap.View},
		}),
		{address: index.Address(), make: func() ([]byte, error) { return index.Data().Script, nil }},
		{address: page.ManifestAddress, make: b.manifest},
		{address: "robots.txt", make: b.robots},
	}
	if b.site.Config.BaseURL != "" {
		made = append(made, output{address: "sitemap.xml", make: func() ([]byte, error) { return b.sitemap(pages) }})
	}
	return made
}

// findable lists the made pages that a search may find, by their titles and leads.
func findable(pages []page.Page) []search.Entry {
	var entries []search.Entry
	for _, p := range pages {
		if p.From == nil && !p.NoIndex && !p.Bare {
			entries = append(entries, search.Entry{Address: p.Address, Title: p.Title, Words: p.Description, Aside: p.Layout == "form"})
		}
	}
	return entries
}

func pagesOf(outputs []output) []page.Page {
	var pages []page.Page
	for _, o := range outputs {
		if o.page != nil {
			pages = append(pages, *o.page)
		}
	}
	return pages
}

// sitemap lists the pages that search engines may show, as sitemaps.org asks.
func (b *builder) sitemap(pages []page.Page) ([]byte, error) {
	type entry struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	var list struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []entry  `xml:"url"`
	}
	for _, p := range pages {
		if p.NoIndex {
			continue
		}
		e := entry{Loc: b.site.Config.BaseURL + strings.TrimSuffix(p.Address, "index.html")}
		if p.From != nil && !p.From.LastReviewed.IsZero() {
			e.LastMod = p.From.LastReviewed.String()
		}
		list.URL = append(list.URL, e)
	}
	slices.SortFunc(list.URL, func(a, b entry) int { return strings.Compare(a.Loc, b.Loc) })
	out, err := xml.Marshal(list)
	return append([]byte(xml.Header), out...), err
}

// robots lets every search engine in, and says where the sitemap is.
func (b *builder) robots() ([]byte, error) {
	text := "User-agent: *\nDisallow:\n"
	if b.site.Config.BaseURL != "" {
		text += "Sitemap: " + b.site.Config.BaseURL + "sitemap.xml\n"
	}
	return []byte(text), nil
}

// manifest lets a phone keep the site as an icon on its home screen. It names no
// service worker: nothing is stored.
func (b *builder) manifest() ([]byte, error) {
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	c := b.site.Config
	return json.Marshal(struct {
		Name            string `json:"name"`
		ShortName       string `json:"short_name"`
		Lang            string `json:"lang"`
		StartURL        string `json:"start_url"`
		Display         string `json:"display"`
		BackgroundColor string `json:"background_color"`
		ThemeColor      string `json:"theme_color"`
		Icons           []icon `json:"icons"`
	}{
		Name: c.Title, ShortName: c.Title, Lang: c.Language,
		StartURL: page.HomeAddress, Display: "browser",
		BackgroundColor: "#f6f4ef", ThemeColor: "#10243a",
		Icons: []icon{
			{Src: b.pages.Asset("img/icon.svg"), Sizes: "any", Type: "image/svg+xml"},
			{Src: b.pages.Asset("img/icon-192.png"), Sizes: "192x192", Type: "image/png"},
			{Src: b.pages.Asset("img/icon-512.png"), Sizes: "512x512", Type: "image/png"},
		},
	})
}
