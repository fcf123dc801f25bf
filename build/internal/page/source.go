package page

import (
	"strings"

	"rethink/build/internal/model"
)

// carriers lists the pages that carry each point of the source. A page that
// names "4" carries 4.1, 4.2 and all others below it.
func carriers(site *model.Site) map[string][]*model.Page {
	carried := map[string][]*model.Page{}
	for _, point := range site.Points {
		for _, p := range site.Pages {
			if carries(p, point.Number) {
				carried[point.Number] = append(carried[point.Number], p)
			}
		}
	}
	return carried
}

func carries(p *model.Page, number string) bool {
	for _, ref := range p.Source {
		if number == ref.Number || strings.HasPrefix(number, ref.Number+".") {
			return true
		}
	}
	return false
}

// SourceBlocks returns the text of "where this comes from", in which each table
// of points has a last column with the pages that carry the point.
func (d *data) SourceBlocks() []model.Block {
	if d.Page.From == nil {
		return nil
	}
	where := d.r.say("source_where")
	blocks := make([]model.Block, 0, len(d.Page.From.Body))
	for _, b := range d.Page.From.Body {
		if t, ok := b.(*model.Table); ok {
			b = d.r.withCarriers(t, where)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (r *Renderer) withCarriers(t *model.Table, where string) *model.Table {
	wide := &model.Table{At: t.At, Align: append(t.Align[:len(t.Align):len(t.Align)], model.AlignNone)}
	wide.Head = append(t.Head[:len(t.Head):len(t.Head)], model.Cell{Text: model.Inlines{model.Text{Value: where}}})
	points := false
	for _, row := range t.Rows {
		var cell model.Cell
		if len(row.Cells) > 0 {
			number := strings.TrimSpace(row.Cells[0].Text.Plain())
			for i, p := range r.carried[number] {
				if i > 0 {
					cell.Text = append(cell.Text, model.Break{})
				}
				cell.Text = append(cell.Text, &model.Link{To: model.Ref{Page: p.Path}, Text: model.Inlines{model.Text{Value: p.Title}}})
				points = true
			}
		}
		wide.Rows = append(wide.Rows, model.Row{At: row.At, Cells: append(row.Cells[:len(row.Cells):len(row.Cells)], cell)})
	}
	if !points {
		return t
	}
	return wide
}
