package build

import (
	"rethink/build/internal/cards"
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// What every sheet of paper says beside its own words, and how it does.

// newDocument begins a document on A4 whose newest copy is at an address of the
// site.
func (b *builder) newDocument(title model.Inlines, lead, address string) *sheet.Document {
	c := b.site.Config
	d := sheet.NewDocument(sheet.DocumentOptions{
		Options: sheet.Options{
			Title: title.Plain(), Subject: lead, Author: c.Partnership.Name, Language: c.Language, Date: c.Updated, Sides: sheet.LongEdge,
		},
		At:      c.At,
		Footer:  b.imprint(),
		Address: b.shortAddress(address),
		PageOf:  b.words("paper_page_of", "%d", "%d"),
		Link:    b.fullAddress,
		Word:    func(k model.AlertKind) string { return b.words("alert_" + string(k)) },
		Embed:   b.embedded,
	})
	d.Masthead(c.Title, title, lead)
	return d
}

// judged returns what of a document cannot be printed. A document that lacks some of
// its letters is an error, as long as it cannot be left out of the site.
func judged(d *sheet.Document) diag.List {
	problems := d.Problems()
	if !d.Printable() {
		for i := range problems {
			problems[i].Severity = diag.Error
		}
	}
	return problems
}

// imprint says which version a piece of paper is, and that it may be old.
func (b *builder) imprint() string {
	c := b.site.Config
	old := b.words("paper_old")
	if c.Version == "" || c.Updated.IsZero() {
		return old
	}
	return b.words("paper_version", c.Version, cards.LongDate(c.Updated, b.words)) + " " + old
}

// shortAddress is where the newest copy is, as people type it; empty where the
// site's address is not known.
func (b *builder) shortAddress(address string) string {
	short := cards.ShortAddress(b.site.Config.BaseURL)
	if short == "" {
		return ""
	}
	return short + "/" + address
}

// fullAddress is a link as paper and PDFs need it, or empty where it would lead
// nowhere.
func (b *builder) fullAddress(to model.Ref) string {
	if to.URL != "" {
		return to.URL
	}
	if b.site.Config.BaseURL == "" {
		return ""
	}
	return b.site.Config.BaseURL + to.Address()
}

// embedded returns the questions that an embed shows: a list of prompts, or a
// table of swaps.
func (b *builder) embedded(e *model.Embed) []model.Block {
	title := &model.Paragraph{At: e.At, Text: model.Inlines{&model.Strong{At: e.At, Text: e.Text}}}
	for _, p := range b.site.Prompts {
		for _, g := range p.Groups {
			if p.Page.Path == e.To.Page && g.ID == e.To.Anchor {
				return []model.Block{title, promptList(g)}
			}
		}
	}
	for _, s := range b.site.Swaps {
		for _, c := range s.Categories {
			if s.Page.Path == e.To.Page && c.ID == e.To.Anchor {
				return []model.Block{title, b.swapTable(c)}
			}
		}
	}
	return nil
}

func promptList(g *model.PromptGroup) *model.List {
	list := &model.List{At: g.At, Tight: true}
	for _, p := range g.Prompts {
		list.Items = append(list.Items, &model.Item{At: p.At, Blocks: []model.Block{&model.Paragraph{At: p.At, Text: p.Text}}})
	}
	return list
}

func (b *builder) swapTable(c *model.Category) *model.Table {
	cell := func(text model.Inlines) model.Cell { return model.Cell{At: c.At, Text: text} }
	table := &model.Table{At: c.At, Head: []model.Cell{
		cell(sheet.Words(b.words("voices_avoid"))), cell(sheet.Words(b.words("voices_try"))),
	}}
	for _, s := range c.Swaps {
		// Alternatives stand in one row, so that no page parts them from their question.
		var try model.Inlines
		for i, t := range s.Try {
			if i > 0 {
				try = append(try, model.Break{At: t.At})
			}
			try = append(try, t.Text...)
		}
		table.Rows = append(table.Rows, model.Row{At: s.At, Cells: []model.Cell{cell(s.Avoid), cell(try)}})
	}
	return table
}
