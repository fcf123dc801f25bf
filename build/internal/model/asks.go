package model

import "strings"

// Asks lists what an Embed can show: each group of prompts (*PromptGroup) and each
// category of swaps (*Category) by its page and anchor.
func (s *Site) Asks() map[Ref]any {
	found := map[Ref]any{}
	for _, p := range s.Prompts {
		for _, g := range p.Groups {
			found[Ref{Page: p.Page.Path, Anchor: g.ID}] = g
		}
	}
	for _, w := range s.Swaps {
		for _, c := range w.Categories {
			found[Ref{Page: w.Page.Path, Anchor: c.ID}] = c
		}
	}
	return found
}

// List returns the questions of the group as a list.
func (g *PromptGroup) List() *List {
	list := &List{At: g.At, Tight: true}
	for _, p := range g.Prompts {
		list.Items = append(list.Items, &Item{At: p.At, Blocks: []Block{&Paragraph{At: p.At, Text: p.Text}}})
	}
	return list
}

// Table returns the swaps of the category as a table below the two heads. The
// alternatives of a question stand in one row, one below the other, so that no page
// parts them from it.
func (c *Category) Table(avoid, try string) *Table {
	table := &Table{At: c.At}
	for _, head := range []string{avoid, try} {
		table.Head = append(table.Head, Cell{At: c.At, Text: Inlines{Text{Value: head}}})
	}
	for _, s := range c.Swaps {
		var text Inlines
		for i, t := range s.Try {
			if i > 0 {
				text = append(text, Break{At: t.At})
			}
			text = append(text, t.Text...)
		}
		table.Rows = append(table.Rows, Row{At: s.At, Cells: []Cell{{At: c.At, Text: s.Avoid}, {At: c.At, Text: text}}})
	}
	return table
}

// ShortAddress is the site's address as people type it: without its scheme, www.
// and its last slash. It is empty where the address is not known.
func (c Config) ShortAddress() string {
	_, rest, found := strings.Cut(c.BaseURL, "://")
	if !found {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}
