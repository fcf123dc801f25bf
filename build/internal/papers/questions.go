package papers

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Questions is the sheet of all questions of the site: the open ones by their
// moment, then what to ask instead of those to avoid.
type Questions struct {
	Prompts []*model.Prompts
	Swaps   []*model.Swaps
}

// NewQuestions gathers the questions. It returns nil for a site without any.
func NewQuestions(site *model.Site) *Questions {
	if len(site.Prompts)+len(site.Swaps) == 0 {
		return nil
	}
	return &Questions{site.Prompts, site.Swaps}
}

// PDF returns the sheet to print.
func (q *Questions) PDF(f Facts) *sheet.Document {
	d := f.document(f.Say("questions_title"), f.Say("questions_lead"), sheet.LongEdge)
	for _, p := range q.Prompts {
		for _, g := range p.Groups {
			d.Keep(func() {
				d.Heading(2, sheet.WordsAt(g.At, g.Title))
				list := &model.List{At: g.At, Tight: true}
				for _, one := range g.Prompts {
					list.Items = append(list.Items, &model.Item{At: one.At, Blocks: []model.Block{&model.Paragraph{At: one.At, Text: one.Text}}})
				}
				d.Blocks([]model.Block{list})
			})
		}
	}
	for _, s := range q.Swaps {
		d.Heading(2, sheet.WordsAt(s.Page.TitleAt, s.Page.Title))
		for _, c := range s.Categories {
			d.Keep(func() {
				d.Heading(3, sheet.WordsAt(c.At, c.Title))
				d.Table(swapGrid(c, f.Say))
			})
		}
	}
	return d
}

// swapGrid is a category as a table. A question with several alternatives has them
// one below the other in one row.
func swapGrid(c *model.Category, say Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("voices_avoid"), say("voices_try")}, Widths: []float64{1, 1}, RowHeads: true}
	for _, w := range c.Swaps {
		var try model.Inlines
		for i, a := range w.Try {
			if i > 0 {
				try = append(try, model.Break{At: a.At})
			}
			try = append(try, &model.Strong{At: a.At, Text: a.Text})
		}
		g.Rows = append(g.Rows, []model.Inlines{w.Avoid, try})
	}
	return g
}
