package page

import "rethink/build/internal/model"

// asks lists what an Embed can show, by page and anchor.
func asks(site *model.Site) map[model.Ref]any {
	found := map[model.Ref]any{}
	for _, p := range site.Prompts {
		for _, g := range p.Groups {
			found[model.Ref{Page: p.Page.Path, Anchor: g.ID}] = g
		}
	}
	for _, s := range site.Swaps {
		for _, c := range s.Categories {
			found[model.Ref{Page: s.Page.Path, Anchor: c.ID}] = c
		}
	}
	return found
}

// embed shows questions that stand on another page, and the way to them. Where
// they cannot be found the link alone remains, as a Markdown previewer shows it.
func (p *printer) embed(e *model.Embed) {
	switch found := p.r.asks[e.To].(type) {
	case *model.PromptGroup:
		p.raw(`<div class="ask"><p class="ask-t">`)
		p.say("ask")
		p.raw("</p><ul>")
		for _, q := range found.Prompts {
			p.raw("<li>")
			p.inlines(q.Text)
			p.raw("</li>")
		}
		p.raw(`</ul><p class="more">`)
		p.link(&model.Link{To: e.To, Text: e.Text})
		p.raw("</p></div>")
	case *model.Category:
		p.voices(found, false)
		p.raw(`<p class="more">`)
		p.link(&model.Link{To: e.To, Text: e.Text})
		p.raw("</p>")
	default:
		p.raw("<p>")
		p.link(&model.Link{To: e.To, Text: e.Text})
		p.raw("</p>")
	}
}
