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
	"slices"
	"sync"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// Options says what a Renderer prints and with which layouts.
type Options struct {
	Layouts fs.FS // holds base.html, page.html … and partials/
	Static  fs.FS // holds css/, js/ and img/
	BuiltIn fs.FS // holds the built-in layouts/ and static/, to tell a site's own files from them; nil for none to tell
	Site    *model.Site
	Words   *words.Words // what the layouts say
	Minify  bool
	Root    string // where a rooted page's links begin, with its final slash; empty is the folder that base_url names

	// Record is what was tested in browsers, for the accessibility statement. Nil
	// says that there is no record.
	Record *TestRecord
}

// A Page is one HTML file to make.
type Page = out.Page

// A Renderer renders the pages of one site. It is safe for concurrent use.
type Renderer struct {
	site    *model.Site   // its pages' faces: what a page prints of others
	whole   []*model.Page // the pages themselves
	root    string        // empty when not known
	record  *TestRecord
	words   *words.Words
	say     words.Say // its words, for what no layout says
	assets  *assets
	layouts *layouts
	faults  diag.List
	nav     *navigation
	terms   *terms
	asks    map[model.Ref]any // *model.PromptGroup or *model.Category by what an Embed names
	carried map[string][]*model.Page
	frames  sync.Map          // frameKey -> *frame
	sides   sync.Map          // sideKey -> *side
	shared  sync.Map          // sharedKey -> template.HTML
	dates   sync.Map          // model.Date -> template.HTML
	left    map[string]string // what could not be made, and what stands in its stead
	marks   map[string]out.Mark
	buffers sync.Pool
}

// New reads and checks the layouts and static files. Its errors name the file
// and line that cannot be used.
func New(o Options) (*Renderer, error) {
	var assets *assets
	var wrong error // with the static files
	var problems diag.List
	var reading sync.WaitGroup
	reading.Go(func() { assets, wrong = prepareAssets(o) })
	files, err := layoutFiles(o.Layouts)
	var layouts *layouts
	if err == nil {
		reading.Go(func() { problems = checkLayouts(files) })
		layouts, err = readLayouts(files, o.Minify)
	}
	reading.Wait()
	if err := cmp.Or(wrong, err); err != nil {
		return nil, err
	}
	stray, err := strayFiles(o, assets.used)
	if err != nil {
		return nil, err
	}
	site := o.Site.Faces()
	return &Renderer{
		site:    site,
		whole:   o.Site.Pages,
		root:    cmp.Or(o.Root, folderOf(o.Site.Config.BaseURL)),
		record:  o.Record,
		words:   o.Words,
		say:     o.Words.Say,
		assets:  assets,
		layouts: layouts,
		faults:  slices.Concat(problems, assets.problems, stray),
		nav:     newNavigation(site),
		terms:   newTerms(o.Site.Glossary),
		asks:    o.Site.Asks(),
		carried: carriers(site),
		left:    map[string]string{},
		buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}, nil
}

// Problems returns what is wrong with the layouts and static files and does not keep
// pages from being rendered: what they load from elsewhere, or in vain.
func (r *Renderer) Problems() diag.List { return r.faults }

// Make makes what belongs to no capability: the pages that an author wrote, those
// that every site has, the stylesheets, scripts and pictures of the layouts, and the
// files of the content.
func (r *Renderer) Make() out.Made {
	var made out.Made
	for _, p := range append(r.Written(), r.Standard()...) {
		made.Page(p)
	}
	for _, a := range r.Assets() {
		made.Data(a.Address, a.Data)
	}
	if lines := r.HostRedirects(); lines != nil {
		made.Data(RedirectsAddress, lines)
	}
	for _, f := range r.site.Files {
		made.Data(f.Path, f.Data)
	}
	return made
}

// Lead makes links to what could not be made lead to what stands in its stead. It is
// called once, before the first page is rendered.
func (r *Renderer) Lead(left []out.Left) {
	for _, l := range left {
		r.left[l.Address] = l.Stead
	}
}

// Mark says which pages have changed, by their addresses. It is called once, before the
// first page is rendered.
func (r *Renderer) Mark(marks map[string]out.Mark) { r.marks = marks }

// Render returns the page's HTML. The error names the layout's file and line.
func (r *Renderer) Render(p *Page) ([]byte, error) { return r.Append(nil, p) }

// Append adds the page's HTML to what is in to. To make many pages one after the other
// in the same memory takes a tenth off the time of a large build.
func (r *Renderer) Append(to []byte, p *Page) ([]byte, error) {
	buf := r.buffer()
	defer r.buffers.Put(buf)
	d := r.data(r.reachable(p))
	d.aside = &aside{}
	if err := r.layouts.page(buf, d); err != nil {
		return to, fmt.Errorf("%w (while making %s)", err, p.Address)
	}
	html := d.aside.fill(to, buf.Bytes())
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
