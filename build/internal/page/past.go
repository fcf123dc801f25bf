package page

import (
	"rethink/build/internal/model"
)

// past prints that the page changed, and what the parts of it that have another name
// now used to be called: an address with the old name leads here, and shows where to go
// on. A page without a past has neither.
func (p *printer) past() {
	d := p.d
	mark := d.r.marks[d.Page.Address]
	if mark.Text == "" && !d.hasOldIDs() {
		return
	}
	p.raw(`<div class="wrap past">`)
	if mark.Text != "" {
		p.raw(`<p class="changed">`)
		p.text(mark.Text)
		if mark.To != "" {
			p.raw(" <a")
			p.attr("href", d.link(mark.To))
			p.raw(">")
			p.say("changed_see")
			p.raw("</a>")
		}
		p.raw("</p>")
	}
	if d.Page.From != nil {
		for _, old := range d.Page.From.OldIDs {
			p.movedPart(old)
		}
	}
	for _, m := range mark.Moved {
		p.moved(m.ID, m.To, m.Title)
	}
	p.raw("</div>")
}

// hasOldIDs reports whether parts of the page used to have other names.
func (d *data) hasOldIDs() bool {
	return d.Page.From != nil && len(d.Page.From.OldIDs) > 0 || len(d.r.marks[d.Page.Address].Moved) > 0
}

// movedPart writes what stands at the old name of a part: where it is now.
func (p *printer) movedPart(old model.OldID) {
	page := p.d.Page.From
	id, ref, ok := p.r.site.Lead(page, old.ID)
	if !ok {
		return
	}
	if ref.IsZero() {
		ref = model.Ref{Page: page.Path, Anchor: id}
	}
	p.moved(old.ID, ref.Address(), p.r.partTitle(ref))
}

func (p *printer) moved(id, to, title string) {
	p.raw(`<p class="moved"`)
	p.attr("id", id)
	p.raw(">")
	p.say("moved_part")
	p.raw(" ")
	p.anchor(to, title)
	p.raw("</p>")
}

// partTitle names what a reference leads to: a heading, a step or a question, or else
// its page.
func (r *Renderer) partTitle(ref model.Ref) string {
	page := r.site.Page(ref.Page)
	if page == nil {
		return ref.Address()
	}
	for _, f := range r.site.Flows {
		if s := f.Step(ref.Anchor); f.Page == page && s != nil {
			return s.Name()
		}
	}
	for _, s := range r.site.Swaps {
		if w := s.Swap(ref.Anchor); s.Page == page && w != nil {
			return w.Avoid.Plain()
		}
	}
	for _, h := range page.Headings {
		if h.ID == ref.Anchor {
			return h.Text.Plain()
		}
	}
	return page.Title
}
