package page

import (
	"bytes"
	"encoding/json"
	"encoding/xml"

	"rethink/build/internal/model"
)

// Sitemap returns sitemap.xml, the list of pages for search engines. A site whose
// base_url is not known has none: the addresses in it must be whole.
func (r *Renderer) Sitemap(pages []Page) []byte {
	root := r.site.Config.BaseURL
	if root == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for i := range pages {
		p := &pages[i]
		if p.NoIndex || p.Bare {
			continue
		}
		b.WriteString("<url><loc>")
		_ = xml.EscapeText(&b, []byte(root+publicAddress(p.Address)))
		b.WriteString("</loc>")
		if day := r.changed(p); !day.IsZero() {
			b.WriteString("<lastmod>" + day.String() + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// changed is the day to tell search engines: never today's, so that two builds of
// the same content are the same.
func (r *Renderer) changed(p *Page) model.Date {
	if p.From != nil && !p.From.LastReviewed.IsZero() {
		return p.From.LastReviewed
	}
	return r.site.Config.Updated
}

// Robots returns robots.txt: everything may be read, and where the list of pages
// is.
func (r *Renderer) Robots() []byte {
	text := "User-agent: *\nAllow: /\n"
	if root := r.site.Config.BaseURL; root != "" {
		text += "Sitemap: " + root + "sitemap.xml\n"
	}
	return []byte(text)
}

// Manifest returns the web manifest, for a page that is kept on a home screen.
func (r *Renderer) Manifest() ([]byte, error) {
	type icon struct {
		Source string `json:"src"`
		Sizes  string `json:"sizes"`
		Type   string `json:"type"`
	}
	c := r.site.Config
	m := struct {
		Name        string `json:"name"`
		ShortName   string `json:"short_name,omitempty"`
		Description string `json:"description,omitempty"`
		Language    string `json:"lang,omitempty"`
		Start       string `json:"start_url"`
		Scope       string `json:"scope"`
		Display     string `json:"display"`
		Theme       string `json:"theme_color"`
		Background  string `json:"background_color"`
		Icons       []icon `json:"icons"`
	}{
		Name: c.Title, ShortName: c.Partnership.Short, Description: c.Description, Language: c.Language,
		Start: HomeAddress, Scope: "./", Display: "minimal-ui", Theme: "#10243a", Background: "#f6f4ef",
	}
	for _, i := range []icon{
		{"img/icon.svg", "any", "image/svg+xml"},
		{"img/icon-192.png", "192x192", "image/png"},
		{"img/icon-512.png", "512x512", "image/png"},
	} {
		if i.Source = r.Asset(i.Source); i.Source != "" {
			m.Icons = append(m.Icons, i)
		}
	}
	return json.Marshal(m)
}
