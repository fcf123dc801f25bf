// Package page turns typed pages into HTML: it owns the layouts, the words they
// say, the navigation around a page, the printing of an author's text, and the
// stylesheets, scripts and pictures that belong to the layouts. It is the only
// package that knows html/template and minify.
//
// A [Renderer] is made once a build. It reads layouts/ (base.html, one file for
// each kind of page, partials/) and static/, minifies each layout
// once before it is parsed, and then renders pages in parallel. What pages share
// (bar, footer, section menus) is rendered once for each folder and spliced in;
// an author's text is written as compact HTML straight into a pooled buffer.
//
// The home page has a structure of its own, so that it needs no syntax of its
// own: see home.go.
//
// The package refuses to read content, to check links, or to know where a file
// ends up. Every address it prints is relative, made by [model.Relative], so that
// a site works from a disk and under any sub-path. It never prints a script or a
// style inside a page, and prints an author's text only after escaping it.
package page

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"sync"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// Options says what a Renderer prints and with which layouts.
type Options struct {
	Layouts fs.FS // holds base.html, page.html … and partials/
	Static  fs.FS // holds css/, js/ and img/
	Site    *model.Site
	Words   *words.Words // what the layouts say
	Minify  bool
	Root    string // where a rooted page's links begin, with its final slash; empty is the site's base_url

	// Record is what was tested in browsers, for the accessibility statement. Nil
	// says that there is no record.
	Record *TestRecord
}

// A Page is one HTML file to make.
type Page struct {
	Address     string      // from the site's root: "next/are-you.html"
	Layout      string      // name of its layout: "flow-step" for layouts/flow-step.html
	Title       string      // plain text
	Description string      // plain text, one sentence; the lead below the title
	From        *model.Page // the page that an author wrote; nil for a made one

	Parent      string // address of the page above, for the breadcrumb; empty for the front page of the folder
	ParentTitle string // needed only where Parent is not a page that an author wrote

	Styles  []string // components that the page loads: "flow" for static/css/flow.css; a name that ends in ".css" is an address in the site
	Scripts []string // likewise "route" for static/js/route.js; a name that ends in ".js" is an address in the site
	Lean    bool     // has no running text, and does without the stylesheet that only that needs
	Bare    bool     // a sheet of paper or a projector page: no bar and no footer
	Frames  bool     // may show another page of the site inside it: a package for a learning platform
	NoIndex bool     // stays out of the site map and of search engines
	Rooted  bool     // served at any address (not found): links begin at Options.Root
	View    any      // what a peer prepared: .View in the layout
}

// A Renderer renders the pages of one site. It is safe for concurrent use.
type Renderer struct {
	site    *model.Site
	root    string // empty when not known
	record  *TestRecord
	words   *words.Words
	say     words.Say // its words, for what no layout says
	assets  *assets
	layouts *layouts
	nav     *navigation
	terms   *terms
	asks    map[model.Ref]any // *model.PromptGroup or *model.Category by what an Embed names
	carried map[string][]*model.Page
	frames  sync.Map // frameKey -> *frame
	sides   sync.Map // sideKey -> *side
	shared  sync.Map // sharedKey -> template.HTML
	buffers sync.Pool
}

// New reads and checks the layouts and static files. Its errors name the file
// and line that cannot be used.
func New(o Options) (*Renderer, error) {
	assets, err := readAssets(o.Static, o.Minify)
	if err != nil {
		return nil, err
	}
	if err := assets.fill(o.Words); err != nil {
		return nil, err
	}
	layouts, err := readLayouts(o.Layouts, o.Minify)
	if err != nil {
		return nil, err
	}
	return &Renderer{
		site:    o.Site,
		root:    cmp.Or(o.Root, o.Site.Config.BaseURL),
		record:  o.Record,
		words:   o.Words,
		say:     o.Words.Say,
		assets:  assets,
		layouts: layouts,
		nav:     newNavigation(o.Site),
		terms:   newTerms(o.Site.Glossary),
		asks:    asks(o.Site),
		carried: carriers(o.Site),
		buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}, nil
}

// Render returns the page's HTML. The error names the layout's file and line.
func (r *Renderer) Render(p *Page) ([]byte, error) {
	buf := r.buffer()
	defer r.buffers.Put(buf)
	d := r.data(p)
	d.aside = &aside{}
	if err := r.layouts.page(buf, d); err != nil {
		return nil, fmt.Errorf("%w (while making %s)", err, p.Address)
	}
	html := d.aside.fill(buf.Bytes())
	for _, piece := range d.aside.pieces {
		r.buffers.Put(piece)
	}
	return html, nil
}

func (r *Renderer) buffer() *bytes.Buffer {
	buf := r.buffers.Get().(*bytes.Buffer)
	buf.Reset()
	return buf
}

// fragment executes one partial and returns what it printed.
func (r *Renderer) fragment(name string, d any) (template.HTML, error) {
	buf := r.buffer()
	defer r.buffers.Put(buf)
	if err := r.layouts.execute(buf, name, d); err != nil {
		return "", err
	}
	return template.HTML(buf.String()), nil
}
