package page

import "rethink/build/internal/model"

// Glossary is the view of a glossary page: what stands before and after its
// terms, and the terms themselves, sorted.
type Glossary struct {
	Intro, After []model.Block
	Terms        []model.Term
}

func newGlossary(site *model.Site, p *model.Page) *Glossary {
	g := &Glossary{}
	for _, t := range site.Glossary {
		if t.Page == p.Path {
			g.Terms = append(g.Terms, t)
		}
	}
	listed := false
	for _, b := range p.Body {
		if _, ok := b.(*model.Definitions); ok && len(g.Terms) > 0 {
			listed = true
			continue
		}
		if listed {
			g.After = append(g.After, b)
		} else {
			g.Intro = append(g.Intro, b)
		}
	}
	return g
}
