package search

import "rethink/build/internal/model"

// plain returns the text of blocks in reading order, without marks. Definitions
// are left out: each term of a glossary is a place of its own.
func plain(blocks []model.Block) string {
	var texts []string
	for _, b := range blocks {
		texts = append(texts, blockTexts(b)...)
	}
	return join(texts...)
}

// blockTexts returns the runs of text of one block.
func blockTexts(b model.Block) []string {
	switch b := b.(type) {
	case *model.Heading:
		return []string{b.Text.Plain()}
	case *model.Paragraph:
		return []string{b.Text.Plain()}
	case *model.Embed:
		return []string{b.Text.Plain()}
	case *model.List:
		var texts []string
		for _, item := range b.Items {
			texts = append(texts, plain(item.Blocks))
		}
		return texts
	case *model.Quote:
		return []string{plain(b.Blocks)}
	case *model.Alert:
		return []string{plain(b.Blocks)}
	case *model.Table:
		return tableTexts(b)
	case *model.Notes:
		var texts []string
		for _, n := range b.Notes {
			texts = append(texts, plain(n.Blocks))
		}
		return texts
	}
	return nil
}

// tableTexts leaves out the table's headings: they say the same in every table
// and would be found in each.
func tableTexts(t *model.Table) []string {
	var texts []string
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			texts = append(texts, cell.Text.Plain())
		}
	}
	return texts
}
