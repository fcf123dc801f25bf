package page

import "rethink/build/internal/model"

// embed shows questions that stand on another page, and the way to them. Where
// they cannot be found the link alone remains, as a Markdown previewer shows it.
func (p *printer) embed(e *model.Embed) {
	switch found := p.r.asks[e.To].(type) {
	case *model.PromptGroup:
		p.raw(`<div class="ask"><p class="ask-t">`)
		p.say("ask")
		p.raw("</p><ul")
		p.langAt(model.PageAddress(e.To.Page))
		p.raw(">")
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
