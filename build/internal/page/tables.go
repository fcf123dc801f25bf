package page

import "rethink/build/internal/model"

// A table is wrapped in a box that styles can measure: where the box is narrow,
// each row becomes a small list with the column's name before each cell, so no
// table ever moves the page sideways. Browsers of today still tell screen readers
// that it is a table, however it is displayed, so no part needs a role: a test asks
// three of them. The column's name stands in data-label: styles show it, and keep it
// from screen readers, who hear the header of the column.
func (p *printer) table(t *model.Table) {
	p.raw(`<div class="tw"><table><thead><tr>`)
	labels := make([]string, len(t.Head))
	for i, cell := range t.Head {
		labels[i] = cell.Text.Plain()
		p.raw(`<th scope="col"` + aligned(t, i) + `>`)
		p.quiet = true
		p.inlines(cell.Text)
		p.quiet = false
		p.raw("</th>")
	}
	p.raw(`</tr></thead><tbody>`)
	for _, row := range t.Rows {
		p.raw(`<tr>`)
		for i, cell := range row.Cells {
			p.cell(t, labels, i, cell)
		}
		p.raw("</tr>")
	}
	p.raw("</tbody></table></div>")
}

// cell writes one cell. The first of a row names it, unless it is empty.
func (p *printer) cell(t *model.Table, labels []string, i int, cell model.Cell) {
	if i == 0 && len(cell.Text) > 0 && len(labels) > 1 {
		p.raw(`<th scope="row"` + aligned(t, i) + `>`)
		p.inlines(cell.Text)
		p.raw("</th>")
		return
	}
	p.raw(`<td` + aligned(t, i))
	if i < len(labels) && len(cell.Text) > 0 {
		p.attr("data-label", labels[i])
	}
	p.raw(">")
	p.inlines(cell.Text)
	p.raw("</td>")
}

func aligned(t *model.Table, i int) string {
	if i >= len(t.Align) {
		return ""
	}
	switch t.Align[i] {
	case model.AlignCenter:
		return ` class="mid"`
	case model.AlignRight:
		return ` class="end"`
	}
	return ""
}

// voices writes the swaps of a category: questions to avoid, and what to ask
// instead. In a narrow box each row becomes a small conversation.
func (p *printer) voices(c *model.Category, anchors bool) {
	avoid, try := p.word("voices_avoid"), p.word("voices_try")
	p.raw(`<div class="tw"><table class="voices"><caption class="vh">`)
	p.say("voices_caption", c.Title)
	p.raw(`</caption><thead><tr><th scope="col">`)
	p.text(avoid)
	p.raw(`</th><th scope="col">`)
	p.text(try)
	p.raw(`</th></tr></thead><tbody>`)
	for _, s := range c.Swaps {
		p.raw(`<tr`)
		if anchors && s.ID != "" {
			p.attr("id", s.ID)
		}
		p.raw(`><td`)
		p.attr("data-label", avoid)
		p.raw("><p>")
		p.inlines(s.Avoid)
		p.raw("</p>")
		if len(s.Does) > 0 {
			p.raw(`<p class="why">`)
			p.inlines(s.Does)
			p.raw("</p>")
		}
		p.raw(`</td><td`)
		p.attr("data-label", try)
		p.raw(">")
		for _, a := range s.Try {
			p.alternative(a)
		}
		p.raw("</td></tr>")
	}
	p.raw("</tbody></table></div>")
}

func (p *printer) alternative(a model.Alternative) {
	p.raw("<p><strong>")
	p.inlines(a.Text)
	p.raw("</strong></p>")
	if len(a.Because) > 0 {
		p.raw(`<p class="why">`)
		p.inlines(a.Because)
		p.raw("</p>")
	}
}
