package handouts

import (
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// questions is the sheet of all questions of the site: the open ones by their
// moment, then what to ask instead of those to avoid. It reports whether the site
// has any.
func questions(site *model.Site, address string, say words.Say) (paper.Document, bool) {
	doc := paper.Document{Address: address, Title: say("questions_title"), Lead: say("questions_lead"), Sides: paper.LongEdge}
	for _, p := range site.Prompts {
		if marks := added(p.Intro); len(marks) > 0 {
			doc.Blocks = append(doc.Blocks, marks)
		}
		for _, g := range p.Groups {
			doc.Blocks = append(doc.Blocks, paper.Keep{
				paper.Heading{Level: 2, Text: paper.WordsAt(g.At, g.Title)},
				paper.Text{g.List()},
			})
		}
	}
	for _, s := range site.Swaps {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.WordsAt(s.Page.TitleAt, s.Page.Title)})
		if marks := added(s.Intro); len(marks) > 0 {
			doc.Blocks = append(doc.Blocks, marks)
		}
		for _, c := range s.Categories {
			doc.Blocks = append(doc.Blocks, paper.Keep{
				paper.Heading{Level: 3, Text: paper.WordsAt(c.At, c.Title)},
				swapGrid(c, say),
			})
		}
	}
	return doc, len(doc.Blocks) > 0
}

// ofQuestions is what the sheet of questions is made from.
func ofQuestions(site *model.Site) out.Shows {
	var pages []*model.Page
	for _, p := range site.Prompts {
		pages = append(pages, p.Page)
	}
	for _, s := range site.Swaps {
		pages = append(pages, s.Page)
	}
	return out.Of(pages...)
}

// swapGrid is a category as a table. A question with several alternatives has them
// one below the other in one row.
func swapGrid(c *model.Category, say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("voices_avoid"), say("voices_try")}, Widths: []float64{1, 1}, RowHeads: true}
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

// added returns what a page says of its own additions: who holds the sheet alone
// never sees the page.
func added(blocks []model.Block) paper.Text {
	var marks paper.Text
	for _, b := range blocks {
		if isAdded(b) {
			marks = append(marks, b)
		}
	}
	return marks
}
