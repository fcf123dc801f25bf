package page

import (
	"slices"
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

// SourceBlocks returns the text of "where this comes from". Each table of points
// becomes a list of the pages that carry them, each with its points: a reader comes
// with a page in mind, and a point that many pages carry is said once.
func (d *data) SourceBlocks() []model.Block {
	if d.Page.From == nil {
		return nil
	}
	blocks := make([]model.Block, 0, len(d.Page.From.Body))
	level := 2
	for _, b := range d.Page.From.Body {
		switch b := b.(type) {
		case *model.Heading:
			level = b.Level
		case *model.Table:
			if groups := d.r.carriersOf(b); groups != nil {
				blocks = append(blocks, printedGroups(groups, level+1)...)
				continue
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// A pointGroup is the points that the same pages carry, in the table's order.
type pointGroup struct {
	pages []*model.Page
	items []*model.Definition
}

// carriersOf sorts the rows of a table of points by the pages that carry them, the
// group with the first point first. It returns nothing for a table of other things.
func (r *Renderer) carriersOf(t *model.Table) []*pointGroup {
	var groups []*pointGroup
	points := false
	for _, row := range t.Rows {
		if len(row.Cells) < 2 {
			return nil
		}
		pages := r.carried[strings.TrimSpace(row.Cells[0].Text.Plain())]
		points = points || len(pages) > 0
		at := slices.IndexFunc(groups, func(g *pointGroup) bool { return slices.Equal(g.pages, pages) })
		if at < 0 {
			at = len(groups)
			groups = append(groups, &pointGroup{pages: pages})
		}
		item := &model.Definition{At: row.At, Terms: []model.Inlines{row.Cells[0].Text}}
		for _, cell := range row.Cells[1:] {
			item.Blocks = append(item.Blocks, &model.Paragraph{At: row.At, Text: cell.Text})
		}
		groups[at].items = append(groups[at].items, item)
	}
	if !points {
		return nil
	}
	return groups
}

// printedGroups returns groups of points as text: the pages as a heading, then the
// points. Points that no page carries, which is a problem of its own, have no heading.
func printedGroups(groups []*pointGroup, level int) []model.Block {
	var blocks []model.Block
	for _, g := range groups {
		var names model.Inlines
		for i, p := range g.pages {
			if i > 0 {
				names = append(names, model.Text{Value: ", "})
			}
			names = append(names, &model.Link{To: model.Ref{Page: p.Path}, Text: model.Inlines{model.Text{Value: p.Title}}})
		}
		if len(names) > 0 {
			blocks = append(blocks, &model.Heading{Level: level, Text: names})
		}
		blocks = append(blocks, &model.Definitions{Items: g.items})
	}
	return blocks
}
