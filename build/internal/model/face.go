package model

import (
	"cmp"
	"reflect"
)

// Face returns what other pages may know of a page: all but its text, with the
// headings and links in it.
func (p *Page) Face() *Page {
	face := *p
	face.Body, face.Headings, face.Links = nil, nil, nil
	return &face
}

// Faces returns the site as most of what is made of it may know it. An ordinary page
// is nothing but its face there, so that an author may go on writing it and nothing
// but the page itself, and the search, has to be made again. Pages of other kinds and
// those that text is taken from are whole.
func (s *Site) Faces() *Site {
	taken := s.Taken()
	faces := *s
	faces.Pages = make([]*Page, len(s.Pages))
	for i, p := range s.Pages {
		if p.Kind == KindPage && !taken[p.Path] {
			p = p.Face()
		}
		faces.Pages[i] = p
	}
	return &faces
}

// Forget lets go of a page's text, once it was printed: a large site is mostly text. The
// headings and links stay by their names and places, since what leads to the page, and
// where it leads, is compared once all pages are read.
func (p *Page) Forget() {
	p.Body = nil
	for _, h := range p.Headings {
		h.Text = nil
	}
	for _, l := range p.Links {
		l.Text = nil
	}
}

// Taken returns the content paths of the pages that text is taken from: for cards, for
// the guidance on one sheet, and by an old id, which names the heading that it leads to.
func (s *Site) Taken() map[string]bool {
	taken := map[string]bool{}
	for _, d := range s.Decks {
		for _, i := range d.Include {
			taken[i.From.Page] = true
		}
	}
	for _, sum := range s.Summaries {
		for _, i := range sum.Include {
			taken[i.From.Page] = true
		}
	}
	for _, p := range s.Pages {
		for _, old := range p.OldIDs {
			taken[cmp.Or(old.ToRef.Page, p.Path)] = true
		}
	}
	return taken
}

// Written returns the pages whose text is another in a later reading of the same site, by
// their paths. It is not ok where more than their text is, or where text is taken from
// one of them.
func (s *Site) Written(later *Site) (saved map[string]*Page, ok bool) {
	saved, taken := map[string]*Page{}, later.Taken()
	for i, p := range later.Pages {
		before := s.Pages[i]
		if p == before {
			continue
		}
		if taken[p.Path] || !reflect.DeepEqual(p.Face(), before.Face()) {
			return nil, false
		}
		saved[p.Path] = p
	}
	return saved, true
}
