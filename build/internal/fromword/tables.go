package fromword

import (
	"path"
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// table converts a table to what its shape says that it is: a box, text in columns,
// terms with their meanings, questions to avoid, or a table.
func (c *converter) table(t *docx.Table) []markdown.Block {
	rows := filled(t.Rows)
	if len(rows) == 0 {
		return nil
	}
	columns := width(rows)
	var before []markdown.Block
	if first := rows[0]; len(rows) > 2 && columns > 1 && len(first.Cells) == 1 { // a title over all columns
		before = c.inner(first.Cells[0].Blocks)
		rows = rows[1:]
		columns = width(rows)
	}
	switch {
	case columns == 1:
		var all []docx.Block
		for _, row := range rows {
			all = append(all, row.Cells[0].Blocks...)
		}
		if box := c.alert(all); box != nil {
			before = append(before, box)
		}
		return before
	case len(rows) == 1:
		c.tell(incoming.Altered, t.At, "table of one row is text now, cell by cell")
		for _, cell := range rows[0].Cells {
			before = append(before, c.blocks(cell.Blocks)...)
		}
		return before
	}
	return append(before, c.grid(t, rows, columns)...)
}

// filled returns the rows that have words or pictures.
func filled(rows []docx.Row) []docx.Row {
	var kept []docx.Row
	for _, row := range rows {
		for _, cell := range row.Cells {
			if len(cell.Blocks) > 0 {
				kept = append(kept, row)
				break
			}
		}
	}
	return kept
}

// width returns how many columns rows have.
func width(rows []docx.Row) int {
	most := 0
	for _, row := range rows {
		n := 0
		for _, cell := range row.Cells {
			n += max(1, cell.Wide)
		}
		if len(row.Cells) == 1 {
			n = 1
		}
		most = max(most, n)
	}
	return most
}

// grid converts a table of two columns and two rows at least.
func (c *converter) grid(t *docx.Table, rows []docx.Row, columns int) []markdown.Block {
	heads := make([]string, columns)
	for i, cell := range rows[0].Cells {
		if i < columns {
			heads[i] = strings.ToLower(strings.Trim(flat(cell.Blocks), " :?*"))
		}
	}
	switch {
	case columns == 2 && isTerms(heads):
		c.once(incoming.Idea, t.At, "a page of terms can be the glossary of the site, which explains abbreviations wherever they stand: rethink help format glossary")
		return c.terms(rows[1:])
	case columns == 2 && !rows[0].Head && !isBold(rows[0].Cells) && (firstBold(rows) || firstLabels(rows)):
		return c.terms(rows)
	case columns <= 4 && isSwaps(heads):
		if link, ok := c.swaps(t, rows); ok {
			return []markdown.Block{link}
		}
	}
	if !rows[0].Head && !isBold(rows[0].Cells) {
		c.tell(incoming.Altered, t.At, "the first row holds the headings of the table now. If it holds none, write a line of headings above it")
	}
	out := &markdown.Table{}
	for i, row := range rows {
		cells := c.cells(t, row, columns, i == 0)
		if i == 0 {
			out.Head = cells
			c.askHeads(t, cells)
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	return []markdown.Block{out}
}

func (c *converter) askHeads(t *docx.Table, heads []markdown.Text) {
	for i, h := range heads {
		if blank(h) {
			c.tell(incoming.Answer, t.At, "column %d of the table has no heading. Write what it holds", i+1)
		}
	}
}

// cells converts a row. A cell holds one line of text: paragraphs and lists in it follow
// one another.
func (c *converter) cells(t *docx.Table, row docx.Row, columns int, head bool) []markdown.Text {
	var out []markdown.Text
	for _, cell := range row.Cells {
		out = append(out, c.cell(t, cell, head))
		for range max(1, cell.Wide) - 1 {
			out = append(out, nil)
		}
	}
	for len(out) < columns {
		out = append(out, nil)
	}
	return out[:columns]
}

func (c *converter) cell(t *docx.Table, cell docx.Cell, head bool) markdown.Text {
	var text markdown.Text
	pieces := 0
	eachParagraph(cell.Blocks, func(p *docx.Paragraph) {
		copied := *p
		copied.Runs = append([]docx.Run{}, p.Runs...)
		if head || p.Level > 0 {
			plain(&copied)
		}
		piece := c.text(&copied)
		if len(piece) == 0 {
			return
		}
		if pieces++; pieces > 1 {
			c.once(incoming.Altered, t.At, "cells with several paragraphs or a list in them are one line now. Look whether they read well")
			text = append(text, markdown.Span{Text: joint(text)})
		}
		text = append(text, piece...)
	})
	for _, b := range cell.Blocks {
		if _, nested := b.(*docx.Table); nested {
			c.tell(incoming.Altered, t.At, "table in a table is text in its cell now")
		}
	}
	return text
}

// joint is what stands between two paragraphs that become one line.
func joint(text markdown.Text) string {
	words := strings.TrimSpace(text.Plain())
	if words == "" || strings.ContainsRune(".!?:;,…", rune(words[len(words)-1])) || strings.HasSuffix(words, "…") {
		return " "
	}
	return "; "
}

// flat returns the words of a cell in one line.
func flat(blocks []docx.Block) string {
	return strings.Join(strings.Fields(docx.PlainBlocks(blocks)), " ")
}

// isBold reports whether all words of some cells are bold.
func isBold(cells []docx.Cell) bool {
	bold, words := true, false
	for _, cell := range cells {
		eachRun(cell.Blocks, func(r docx.Run) {
			if strings.TrimSpace(r.Text) != "" {
				words = true
				bold = bold && r.Bold
			}
		})
	}
	return bold && words
}

// firstBold reports whether the first column is bold and the second is not.
func firstBold(rows []docx.Row) bool {
	for _, row := range rows {
		if len(row.Cells) != 2 || !isBold(row.Cells[:1]) || isBold(row.Cells[1:]) {
			return false
		}
	}
	return true
}

// firstLabels reports whether each cell of the first column ends in a colon.
func firstLabels(rows []docx.Row) bool {
	for _, row := range rows {
		if len(row.Cells) != 2 || !strings.HasSuffix(flat(row.Cells[0].Blocks), ":") {
			return false
		}
	}
	return true
}

func isTerms(heads []string) bool {
	return among(heads[0], "term", "terms", "word", "words", "phrase", "abbreviation", "acronym", "expression", "initials", "short form", "term used", "jargon") &&
		among(heads[1], "meaning", "definition", "explanation", "description", "what it means", "what this means", "stands for", "it means", "means", "in full", "full form", "in plain english")
}

func among(word string, words ...string) bool {
	for _, w := range words {
		if word == w {
			return true
		}
	}
	return false
}

// terms converts rows of a term and its meaning.
func (c *converter) terms(rows []docx.Row) []markdown.Block {
	d := &markdown.Definitions{}
	for _, row := range rows {
		cells := c.cells(&docx.Table{}, row, 2, false)
		for i := range cells[0] {
			cells[0][i].Bold = false
			if i == len(cells[0])-1 {
				cells[0][i].Text = strings.TrimSuffix(strings.TrimRight(cells[0][i].Text, " "), ":")
			}
		}
		switch last := len(d.Items) - 1; {
		case blank(cells[0]) && last >= 0:
			d.Items[last].Text = append(append(d.Items[last].Text, markdown.Span{Text: joint(d.Items[last].Text)}), cells[1]...)
		case !blank(cells[0]) && !blank(cells[1]):
			d.Items = append(d.Items, markdown.Definition{Term: cells[0], Text: cells[1]})
		case !blank(cells[0]) || !blank(cells[1]):
			d.Items = append(d.Items, markdown.Definition{Term: append(cells[0], cells[1]...), Text: markdown.Text{{Text: "–"}}})
		}
	}
	return []markdown.Block{d}
}

func isSwaps(heads []string) bool {
	avoid := func(h string) bool {
		return among(h, "instead of", "avoid", "avoid asking", "avoid saying", "don't ask", "don’t ask", "do not ask", "don't say", "don’t say", "do not say", "rather than", "closed question", "closed questions", "leading question", "leading questions",
			"question to avoid", "questions to avoid", "instead of asking", "instead of saying", "not this", "less helpful", "unhelpful", "words to avoid")
	}
	try := func(h string) bool {
		return among(h, "ask", "try", "say", "try asking", "try saying", "try this", "ask instead", "say instead", "use", "use instead", "open question", "open questions", "better", "you could ask", "you could say", "question to try", "questions to try",
			"alternative", "alternatives", "this", "more helpful", "helpful", "words to use")
	}
	return avoid(heads[0]) && try(heads[1])
}

// swaps makes a page of questions of a table, and returns the link that shows them in
// its place. It is not ok where the page could not be read as such.
func (c *converter) swaps(t *docx.Table, rows []docx.Row) (markdown.Block, bool) {
	const least = 2 // a quiz needs them
	columns, seen, avoided := width(rows), map[string]bool{}, 0
	for _, row := range rows[1:] {
		if len(row.Cells) != columns {
			return nil, false
		}
		for i, cell := range row.Cells[:2] {
			words := strings.ToLower(flat(cell.Blocks))
			if words == "" && (i == 1 || avoided == 0) || words != "" && (seen[words] || c.asked[words]) {
				c.tell(incoming.Idea, t.At, "table could be a quiz, if each question stood in it once: rethink help format swaps")
				return nil, false
			}
			seen[words] = true
		}
		if flat(row.Cells[0].Blocks) != "" {
			avoided++
		}
	}
	if avoided < least {
		c.tell(incoming.Idea, t.At, "table could be a quiz, if it had two questions to avoid: rethink help format swaps")
		return nil, false
	}
	if c.asked == nil {
		c.asked = map[string]bool{}
	}
	for words := range seen {
		c.asked[words] = words != ""
	}
	return c.swapsPage(t, rows, columns), true
}

func (c *converter) swapsPage(t *docx.Table, rows []docx.Row, columns int) markdown.Block {
	title := unnumbered(c.above)
	name := c.names.Free(incoming.Slug(title, "questions") + "-questions")
	file := path.Join(c.o.Into, name+".md")
	id := incoming.Slug(title, "questions")
	outer := c.here
	c.here = &section{title: title, path: file}
	table := &markdown.Table{}
	for i, row := range rows {
		cells := c.cells(t, row, columns, i == 0)
		if i == 0 {
			table.Head = cells
		} else {
			table.Rows = append(table.Rows, cells)
		}
	}
	c.here = outer
	text := markdown.Print(markdown.Page{
		Keys:   []markdown.Key{{Name: "kind", Value: string(model.KindSwaps)}, {Name: "title", Value: title + ": what to ask instead"}},
		Blocks: []markdown.Block{&markdown.Heading{Level: 2, ID: id, Text: markdown.Text{{Text: title}}}, table},
	})
	c.extra = append(c.extra, incoming.Page{Path: file, Title: title + ": what to ask instead", Text: text, Kind: model.KindSwaps})
	c.tell(incoming.Idea, t.At, "table of what to ask instead is a page of its own now, content/%s: it makes a quiz and cards too. Its page shows it where it stood", file)
	return &markdown.Paragraph{Text: markdown.Text{{Text: title + ": what to ask instead", Link: model.Relative(outer.path, file) + "#" + id}}}
}
