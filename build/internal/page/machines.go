package page

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"rethink/build/internal/out"
)

// Machines makes the files that machines ask for: the web manifest, robots.txt and,
// where the site's address is known, the sitemap of search engines.
func (r *Renderer) Machines(pages []Page) out.Made {
	var made out.Made
	made.File(ManifestAddress, r.manifest)
	made.File("robots.txt", r.robots)
	if r.site.Config.BaseURL != "" {
		made.File("sitemap.xml", func() ([]byte, error) { return r.sitemap(pages) })
	}
	return made
}

// sitemap lists the pages that search engines may show, as sitemaps.org asks.
func (r *Renderer) sitemap(pages []Page) ([]byte, error) {
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
		e := entry{Loc: r.site.Config.BaseURL + publicAddress(p.Address)}
		if p.From != nil && !p.From.LastReviewed.IsZero() {
			e.LastMod = p.From.LastReviewed.String()
		}
		list.URL = append(list.URL, e)
	}
	slices.SortFunc(list.URL, func(a, b entry) int { return strings.Compare(a.Loc, b.Loc) })
	text, err := xml.Marshal(list)
	return append([]byte(xml.Header), text...), err
}

// robots lets every search engine in, and says where the sitemap is.
func (r *Renderer) robots() ([]byte, error) {
	text := "User-agent: *\nDisallow:\n"
	if r.site.Config.BaseURL != "" {
		text += "Sitemap: " + r.site.Config.BaseURL + "sitemap.xml\n"
	}
	return []byte(text), nil
}

// manifest lets a phone keep the site as an icon on its home screen. It names no
// service worker: nothing is stored.
func (r *Renderer) manifest() ([]byte, error) {
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	c := r.site.Config
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
		StartURL: HomeAddress, Display: "browser",
		BackgroundColor: "#f6f4ef", ThemeColor: "#10243a",
		Icons: []icon{
			{Src: r.Asset("img/icon.svg"), Sizes: "any", Type: "image/svg+xml"},
			{Src: r.Asset("img/icon-192.png"), Sizes: "192x192", Type: "image/png"},
			{Src: r.Asset("img/icon-512.png"), Sizes: "512x512", Type: "image/png"},
		},
	})
}
