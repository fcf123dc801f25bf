package page

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"path"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// data is the dot of a layout. Its methods are what a layout can ask for; they
// are listed for people who write layouts in layouts/README.md.
type data struct {
	Page *Page
	View any
	Site *model.Site

	r      *Renderer
	seen   map[*model.Term]bool // abbreviations already explained on this page
	aside  *aside               // nil for what several pages share
	around *frame               // once it was asked for
}

func (r *Renderer) data(p *Page) *data {
	view := p.View
	if p.Late != nil {
		view = p.Late()
	}
	return &data{Page: p, View: view, Site: r.site, r: r}
}

// Place prints what the page's layout defines under a name: main, or where it does
// so, head and above.
func (d *data) Place(name string) (template.HTML, error) {
	p := d.r.layouts.places[place{d.Page.Layout, name}]
	if p == nil {
		return "", nil
	}
	buf := d.r.buffer()
	if err := p.print(buf, d); err != nil {
		return "", err
	}
	return d.keep(buf), nil
}

// URL returns how this page links to an address in the site.
func (d *data) URL(address string) template.URL { return template.URL(d.link(address)) }

// Ref returns how this page links to what a Ref names.
func (d *data) Ref(to model.Ref) template.URL { return template.URL(d.link(to.Address())) }

// link is relative, but for a page that is served at any address, such as "not
// found". Relative links cannot work there: nobody knows how deep the reader is. So
// its links begin at the root of the host, with the folder that base_url names.
func (d *data) link(to string) string {
	to = out.Instead(d.r.left, to)
	if d.Page.Rooted && d.r.root != "" && !model.HasScheme(to) {
		return d.r.root + to
	}
	return model.Relative(d.Page.Address, to)
}

// Asset returns how this page links to a static file: "img/icon.svg".
func (d *data) Asset(name string) (template.URL, error) {
	address := d.r.Asset(name)
	if address == "" {
		return "", fmt.Errorf("there is no file static/%s", name)
	}
	return template.URL(d.link(address)), nil
}

// T returns the words of a key of strings.yaml.
//
// On a page in another language than the site's they are marked as being in the site's.
// In an attribute, html/template leaves the mark out.
func (d *data) T(key string, args ...any) (any, error) {
	text, err := d.r.words.Lookup(key, args...)
	if err != nil || d.Page.Language() == "" {
		return text, err
	}
	return d.print(func(p *printer) { p.marked(text) })
}

// Word says words of the interface where no element may stand, such as in an option.
func (d *data) Word(key string, args ...any) (string, error) { return d.r.words.Lookup(key, args...) }

// Blocks prints an author's text.
func (d *data) Blocks(blocks []model.Block) (template.HTML, error) {
	return d.printLong(func(p *printer) { p.blocks(blocks) })
}

// Linkless prints an author's text where no link may stand and no file is found: its
// links and pictures are printed as their words.
func (d *data) Linkless(blocks []model.Block) (template.HTML, error) {
	return d.printLong(func(p *printer) {
		p.inLink, p.alone = true, true
		p.blocks(blocks)
	})
}

// Said returns an author's blocks without the notes that say what is added, and Marks
// those notes: on a page with something to do they come after it.
func (d *data) Said(blocks []model.Block) []model.Block { return added(blocks, false) }

// Marks returns the notes that Said leaves out.
func (d *data) Marks(blocks []model.Block) []model.Block { return added(blocks, true) }

func added(blocks []model.Block, marks bool) (found []model.Block) {
	for _, b := range blocks {
		alert, ok := b.(*model.Alert)
		if marks == (ok && alert.Kind == model.AlertAdded) {
			found = append(found, b)
		}
	}
	return found
}

// Text prints a run of an author's text.
func (d *data) Text(text model.Inlines) (template.HTML, error) {
	return d.print(func(p *printer) { p.inlines(text) })
}

// Label prints a run of an author's text where no link may stand, such as inside
// a link or a button: links in it are printed as their text.
func (d *data) Label(text model.Inlines) (template.HTML, error) {
	return d.print(func(p *printer) { p.linkless(text) })
}

// Voices prints a category of swaps as a table of two voices. With anchors, each
// row carries its swap's id.
func (d *data) Voices(c *model.Category, anchors bool) (template.HTML, error) {
	return d.print(func(p *printer) { p.voices(c, anchors) })
}

func (d *data) print(write func(*printer)) (template.HTML, error) {
	buf := d.r.buffer()
	defer d.r.buffers.Put(buf)
	err := d.printTo(buf, write)
	return template.HTML(buf.String()), err
}

// printLong prints what is long and never stands in an attribute.
func (d *data) printLong(write func(*printer)) (template.HTML, error) {
	buf := d.r.buffer()
	err := d.printTo(buf, write)
	return d.keep(buf), err
}

func (d *data) printTo(buf *bytes.Buffer, write func(*printer)) error {
	p := printer{buf: buf, r: d.r, d: d}
	write(&p)
	return p.err
}

// MainLang returns the attribute that says the language of the page's own words, where
// it is not the site's.
func (d *data) MainLang() template.HTMLAttr {
	if lang := d.Page.Language(); lang != "" {
		return template.HTMLAttr(` lang="` + lang + `"`)
	}
	return ""
}

// LangOf returns the attribute that says the language of words from elsewhere, "" for
// the site's. It is empty where both these and the page are in that.
func (d *data) LangOf(lang string) template.HTMLAttr {
	if lang == "" && d.Page.Language() == "" {
		return ""
	}
	return template.HTMLAttr(` lang="` + cmp.Or(lang, d.Lang()) + `"`)
}

// Lang returns the site's language.
func (d *data) Lang() string {
	if d.Site.Config.Language == "" {
		return "en-GB"
	}
	return d.Site.Config.Language
}

// headTitle returns the page's name in a browser's tab: "Page - Site".
func (d *data) headTitle() string {
	site := d.Site.Config.Title
	if d.Page.Title == "" || d.Page.Title == site {
		return site
	}
	if site == "" {
		return d.Page.Title
	}
	return d.Page.Title + " - " + site
}

// manifest returns the address of the web manifest on the home page of a site
// that knows its own address, and nothing elsewhere: opened from a disk, a browser
// may not read a manifest and says so in its console.
func (d *data) manifest() string {
	if p := d.Page.From; p == nil || p.Kind != model.KindHome || d.Site.Config.BaseURL == "" {
		return ""
	}
	return d.link(ManifestAddress)
}

// canonical returns the page's one address in the world, where it is known.
func (d *data) canonical() string {
	if d.Page.NoIndex {
		return ""
	}
	return string(d.CanonicalOf(d.Page.Address))
}

// CanonicalOf returns the one address in the world of an address in the site,
// where it is known.
func (d *data) CanonicalOf(address string) template.URL {
	if d.Site.Config.BaseURL == "" {
		return ""
	}
	return template.URL(d.Site.Config.BaseURL + publicAddress(address))
}

// publicAddress is an address as a server serves it: the front page of a folder
// has the folder's.
func publicAddress(address string) string {
	if path.Base(address) == "index.html" {
		return strings.TrimSuffix(address, "index.html")
	}
	return address
}

// Menu returns the items of the menu.
func (d *data) Menu() []menuItem { return d.r.nav.menu }

// Owner returns who looks after the page's text.
func (d *data) Owner() string {
	if p := d.Page.From; p != nil && p.Owner != "" {
		return p.Owner
	}
	return d.Site.Config.Partnership.Owner
}

// Reviewed returns when the page was last looked through. For a made page it is
// the date of the guidance's version.
func (d *data) Reviewed() model.Date {
	if p := d.Page.From; p != nil && !p.LastReviewed.IsZero() {
		return p.LastReviewed
	}
	return d.Site.Config.Updated
}

// ReviewDue returns when the page is to be looked through next, or no date.
func (d *data) ReviewDue() model.Date {
	p := d.Page.From
	if p == nil || p.LastReviewed.IsZero() || p.ReviewIn == 0 {
		return model.Date{}
	}
	return p.LastReviewed.Add(p.ReviewIn)
}

// Date writes a day in the site's words, for people and for machines. Many pages share
// a day, so each is written once.
func (d *data) Date(day model.Date) template.HTML {
	if html, ok := d.r.dates.Load(day); ok {
		return html.(template.HTML)
	}
	html := template.HTML(`<time datetime="` + day.String() + `">` + template.HTMLEscapeString(d.r.say.Date(day)) + `</time>`)
	d.r.dates.Store(day, html)
	return html
}

// Count returns the words of key_one or key_other with n put in as a word, where
// the language has one for it: "Three strategies".
func (d *data) Count(key string, n int) string { return d.r.say.CountInWords(key, n) }

// With returns the same page with another view, for a partial that prints one
// thing out of many.
func (d *data) With(view any) *data {
	if d.seen == nil {
		d.seen = map[*model.Term]bool{} // shared, so that each term is explained once
	}
	with := *d
	with.View = view
	return &with
}

// urgent is the line for a child in danger, taken apart around the call.
type urgent struct{ Before, Call, Rest, Phone, After string }

// Urgent returns the urgent line, or nil where the site has none. The link to
// call takes the word before the number with it, so that a list of links says
// "call 999" and not "999".
func (d *data) Urgent() *urgent {
	u := d.Site.Config.Urgent
	if u == nil {
		return nil
	}
	before, rest, found := strings.Cut(u.Text, u.Phone)
	if u.Phone == "" || !found {
		return &urgent{Before: u.Text, After: u.After}
	}
	trimmed := strings.TrimRight(before, " ")
	start := strings.LastIndexByte(trimmed, ' ') + 1
	return &urgent{
		Before: before[:start],
		Call:   before[start:] + u.Phone,
		Rest:   rest,
		Phone:  strings.ReplaceAll(u.Phone, " ", ""),
		After:  u.After,
	}
}
