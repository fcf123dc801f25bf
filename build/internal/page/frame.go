package page

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// frame is what stands around the words on every page of a folder, rendered once
// for each folder and current menu item.
type frame struct{ head, bar, foot template.HTML }

type frameKey struct {
	folder  string
	rooted  bool
	frames  bool
	current int
	exact   bool
}

// frameData is the dot of the partials head, bar and foot: a page without a name
// in the folder, and the menu with its current item marked.
type frameData struct {
	*data
	Menu []menuItem
}

// Fonts reports whether the layouts have fonts of their own, which the policy of a page
// must then let in.
func (d *data) Fonts() bool {
	return slices.ContainsFunc(d.r.assets.list, func(a Asset) bool {
		return slices.Contains([]string{".woff2", ".woff", ".ttf", ".otf"}, path.Ext(a.Address))
	})
}

// About returns the pages that explain the others: the glossary, and where it all
// comes from.
func (d *data) About() []*model.Page { return d.r.nav.about }

// frame returns what stands around the words of this page. A page asks once.
func (d *data) frame() (*frame, error) {
	if d.around != nil {
		return d.around, nil
	}
	key := frameKey{folder: path.Dir(d.Page.Address), rooted: d.Page.Rooted, frames: d.Page.Frames}
	key.current, key.exact = d.r.nav.current(d.Page)
	if f, ok := d.r.frames.Load(key); ok {
		d.around = f.(*frame)
		return d.around, nil
	}
	f, err := d.r.newFrame(key)
	if err != nil {
		return nil, err
	}
	d.around = f
	d.r.frames.Store(key, f)
	return f, nil
}

func (r *Renderer) newFrame(key frameKey) (*frame, error) {
	menu := slices.Clone(r.nav.menu)
	if key.current >= 0 {
		menu[key.current].Current = "true"
		if key.exact {
			menu[key.current].Current = "page"
		}
	}
	stand := r.data(&Page{Address: path.Join(key.folder, "-"), Rooted: key.rooted, Frames: key.frames})
	around := frameData{stand, menu}
	f := &frame{}
	for _, piece := range []struct {
		name string
		to   *template.HTML
	}{{"head-fixed", &f.head}, {"bar", &f.bar}, {"foot", &f.foot}} {
		html, err := r.fragment(piece.name, around)
		if err != nil {
			return nil, err
		}
		*piece.to = html
	}
	return f, nil
}

// frame is data's frame, or an empty one where that cannot be printed.
func (p *printer) frame() *frame {
	f, err := p.d.frame()
	if err != nil {
		p.fail(err)
		return &frame{}
	}
	return f
}

// Bar returns the bar at the top.
func (d *data) Bar() (template.HTML, error) { return d.print((*printer).bar) }

func (p *printer) bar() { p.raw(string(p.frame().bar)) }

// Foot returns the footer, and above it what is to be known of the page's past.
func (d *data) Foot() (template.HTML, error) { return d.print((*printer).foot) }

func (p *printer) foot() {
	p.past()
	p.raw(string(p.frame().foot))
}

// sharedKey names what a partial prints on every page of a folder that has the
// same layout.
type sharedKey struct {
	partial, folder, layout string
	rooted, lean            bool
}

// Shared prints a partial that asks for nothing of the page but its layout, once
// for all pages of a folder.
func (d *data) Shared(partial string) (template.HTML, error) {
	key := sharedKey{partial, path.Dir(d.Page.Address), d.Page.Layout, d.Page.Rooted, d.Page.Lean}
	if html, ok := d.r.shared.Load(key); ok {
		return html.(template.HTML), nil
	}
	stand := &Page{Address: path.Join(key.folder, "-"), Layout: key.layout, Rooted: key.rooted, Lean: key.lean}
	html, err := d.r.fragment(partial, d.r.data(stand))
	if err == nil {
		d.r.shared.Store(key, html)
	}
	return html, err
}

func (p *printer) shared(partial string) template.HTML {
	html, err := p.d.Shared(partial)
	p.fail(err)
	return html
}

// Present prints the way in to present mode, where a page has it above its words.
func (d *data) Present() (template.HTML, error) { return d.print((*printer).wayToPresent) }

func (p *printer) wayToPresent() {
	layout := p.d.Page.Layout
	p.raw(string(p.wayIfHere(layout != "session" && presentsAbove[layout])))
}

// wayIfHere returns the way in to present mode, if it is to stand here and the page can
// be presented.
func (p *printer) wayIfHere(here bool) template.HTML {
	if !here || !p.d.Page.Lean && !presents(p.d.Page) {
		return ""
	}
	return p.shared("present")
}

// side is what stands beside the words of a section's pages: the section's ladder
// and what one can do now. It is rendered once, with the place of each row, and a
// page's own row is spliced in.
type side struct {
	html string
	rows []row
	row  map[string]int // by the content path of its page
}

// A row is html[from:to] of a side, and what stands there on the page itself.
type row struct {
	from, to int
	here     string
}

// Side returns the section's ladder, with this page marked, and what one can do
// now. Outside a section it is only the latter.
func (d *data) Side() (template.HTML, error) { return d.printLong((*printer).side) }

func (p *printer) side() {
	s, err := p.d.side()
	if err != nil {
		p.fail(err)
		return
	}
	done := 0
	if from := p.d.Page.From; from != nil {
		if i, ok := s.row[from.Path]; ok {
			at := s.rows[i]
			p.raw(s.html[:at.from])
			p.raw(at.here)
			done = at.to
		}
	}
	p.raw(s.html[done:])
}

// sideKey names a side: a front page that lists the section's pages among its
// words has no ladder beside them.
type sideKey struct {
	folder string
	ladder bool
}

func (d *data) side() (*side, error) {
	key := sideKey{path.Dir(d.Page.Address), len(d.Pages()) == 0}
	if s, ok := d.r.sides.Load(key); ok {
		return s.(*side), nil
	}
	var of *section
	if key.folder != "." && key.ladder {
		of = d.r.nav.sections[key.folder]
	}
	s, err := d.r.newSide(key.folder, of)
	if err != nil {
		return nil, err
	}
	d.r.sides.Store(key, s)
	return s, nil
}

// sideData is the dot of the partial side; its Rows are rendered already.
type sideData struct {
	*data
	Front *model.Page
	Rows  template.HTML
	Now   []*model.Page
}

// rowsMark stands in for the rows while the side around them is rendered.
const rowsMark = "<!--rows-->"

func (r *Renderer) newSide(folder string, s *section) (*side, error) {
	stand := r.data(&Page{Address: path.Join(folder, "-")})
	around := sideData{data: stand}
	for _, p := range r.nav.now {
		if path.Dir(p.Path) != folder || folder == "." {
			around.Now = append(around.Now, p)
		}
	}
	out := &side{row: map[string]int{}}
	if s != nil && len(s.Pages) > 1 {
		around.Front, around.Rows = s.Front, rowsMark
	}
	html, err := r.fragment("side", around)
	if err != nil {
		return nil, err
	}
	before, after, found := strings.Cut(string(html), rowsMark)
	if !found {
		out.html = string(html)
		return out, nil
	}
	var b strings.Builder
	b.WriteString(before)
	for i, p := range s.Pages {
		plain, err := stand.rung(p, false)
		if err != nil {
			return nil, err
		}
		here, err := stand.rung(p, true)
		if err != nil {
			return nil, err
		}
		out.rows = append(out.rows, row{b.Len(), b.Len() + len(plain), string(here)})
		out.row[p.Path] = i
		b.WriteString(string(plain))
	}
	b.WriteString(after)
	out.html = b.String()
	return out, nil
}

// rung prints one row of a ladder: a link, or the page that the reader is on.
func (d *data) rung(to *model.Page, here bool) (template.HTML, error) {
	return d.print(func(p *printer) {
		p.raw("<li>")
		if here {
			p.raw(`<span class="here" aria-current="page"><b`)
			p.lang(to.Lang)
			p.raw(">")
			p.text(to.Title)
			p.raw("</b> ")
			p.say("here")
			p.raw("</span>")
		} else {
			p.anchor(to.Address(), to.Title)
		}
		p.raw("</li>")
	})
}
