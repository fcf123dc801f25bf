package page

import "rethink/build/internal/model"

// words writes running text. The first use of an abbreviation on a page is
// explained in three ways at once, since no one of them serves everybody: abbr with
// its title, for a mouse; a link to the glossary, for a keyboard and a finger, which
// never see a title; and the full words after it, for who listens and on paper. The
// abbr has no role, as its title would be said in place of its letters, which are
// what colleagues say. Headings and the text of links explain nothing.
func (p *printer) words(s string) {
	if p.quiet || p.inLink {
		p.text(s)
		return
	}
	done := 0
	for at, term := p.r.terms.Next(s, done, &p.d.told); term != nil; at, term = p.r.terms.Next(s, done, &p.d.told) {
		p.text(s[done:at])
		p.explained(term)
		done = at + len(term.Term)
	}
	p.text(s[done:])
}

// explained writes the first use of an abbreviation. On the glossary itself the
// link would lead to where the reader already is.
func (p *printer) explained(term *model.Term) {
	linked := term.Page != "" && term.ID != "" && (p.d.Page.From == nil || p.d.Page.From.Path != term.Page)
	if linked {
		p.raw(`<a class="term"`)
		p.attr("href", p.d.link(model.Ref{Page: term.Page, Anchor: term.ID}.Address()))
		p.raw(">")
	}
	p.raw(`<abbr role="none"`)
	p.attr("title", term.Full)
	p.raw(">")
	p.text(term.Term)
	p.raw(`</abbr><span class="heard"> (`)
	p.text(term.Full)
	p.raw(")</span>")
	if linked {
		p.raw("</a>")
	}
}
