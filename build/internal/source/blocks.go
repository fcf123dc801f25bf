package source

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rethink/build/internal/model"
	"rethink/build/internal/prose"
)

// paragraph converts running text. One that is nothing but a link to questions
// of another page becomes an embed, unless it is an entry in a list of links.
func (w *walker) paragraph(n ast.Node, in where) model.Block {
	if n.FirstChild() == nil {
		return nil
	}
	start := n.Pos()
	w.lint.Begin()
	text := w.inlines(n)
	lines := w.lines(n)
	if w.lint.FailedBlock(lines, text) {
		w.lint.IgnoreSince(prose.Mark{})
	} else if in != inQuote {
		w.lint.Joined(lines, in == inItem)
	}
	w.lint.End(in != inQuote)
	if len(text) == 0 {
		return nil
	}
	if in == inPage || in == inAlert {
		w.lint.BoldHeading(text)
	}
	if link, ok := text[0].(*model.Link); ok && len(text) == 1 && !startsItem(n) && w.embeds(link.To) {
		return &model.Embed{At: link.At, To: link.To, Text: link.Text}
	}
	return &model.Paragraph{At: w.pos.At(start), Text: text}
}

// startsItem reports whether a paragraph is the first of a list's entry.
func startsItem(n ast.Node) bool {
	return n.Parent().Kind() == ast.KindListItem && n.PreviousSibling() == nil
}

// embeds reports whether a link leads to a section of questions on another page.
func (w *walker) embeds(to model.Ref) bool {
	if to.Page == "" || to.Anchor == "" || to.Page == w.page.Path {
		return false
	}
	kind := w.site.kinds[to.Page]
	return kind == model.KindPrompts || kind == model.KindSwaps
}

// lines returns the lines of a paragraph, as they are judged.
func (w *walker) lines(n ast.Node) prose.Paragraph {
	lines, before := n.Lines(), n.PreviousSibling()
	return prose.Paragraph{
		Start: n.Pos(),
		Len:   lines.Len(),
		Line: func(i int) (start, stop int) {
			line := lines.At(i)
			return line.Start, line.Stop
		},
		AfterTable: before != nil && before.Kind() == east.KindTable,
	}
}

// table converts a table. goldmark drops cells beyond the last heading, so they
// are reported here.
func (w *walker) table(n *east.Table) *model.Table {
	t := &model.Table{Align: make([]model.Align, len(n.Alignments))}
	for i, a := range n.Alignments {
		t.Align[i] = align(a)
	}
	t.Rows = make([]model.Row, 0, max(0, n.ChildCount()-1))
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row := w.row(c)
		if c.Kind() == east.KindTableHeader {
			t.At, t.Head = row.At, row.Cells
			w.checkHead(t)
			continue
		}
		w.checkRow(c, row, len(t.Head))
		t.Rows = append(t.Rows, row)
	}
	if next, ok := n.NextSibling().(*ast.Paragraph); len(t.Rows) == 0 && !(ok && strings.HasPrefix(w.pos.From(next.Pos()), "|")) {
		w.problems.Errorf(t.At, "table", "table has headings and no rows")
		w.problems.Hint("Write its rows right below the line of hyphens, or take it out.")
	}
	return t
}

func align(a east.Alignment) model.Align {
	switch a {
	case east.AlignLeft:
		return model.AlignLeft
	case east.AlignCenter:
		return model.AlignCenter
	case east.AlignRight:
		return model.AlignRight
	}
	return model.AlignNone
}

func (w *walker) row(n ast.Node) model.Row {
	row := model.Row{Cells: make([]model.Cell, 0, n.ChildCount())}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Lines().Len() == 0 {
			row.Cells = append(row.Cells, model.Cell{})
			continue
		}
		start := c.Lines().At(0).Start
		if len(row.Cells) == 0 {
			row.At = w.pos.At(w.rowStart(start))
		}
		if c.FirstChild() == nil {
			start = w.skipBack(start)
		}
		w.lint.Begin()
		row.Cells = append(row.Cells, model.Cell{At: w.pos.At(start), Text: w.inlines(c)})
		w.lint.End(true)
	}
	if row.At.Line == 0 && n.Pos() >= 0 {
		row.At = w.pos.At(n.Pos())
	}
	return row
}

// rowStart returns the offset where a row begins, from that of its first cell.
func (w *walker) rowStart(cell int) int {
	at := w.skipBack(cell)
	if at > 0 && w.src[at-1] == '|' {
		return at - 1
	}
	return cell
}

// skipBack returns the offset of the first of the spaces that stand before one.
func (w *walker) skipBack(at int) int {
	for at > 0 && (w.src[at-1] == ' ' || w.src[at-1] == '\t') {
		at--
	}
	return at
}

// checkHead reports columns without a heading: whoever listens to the table is not
// told what a cell means.
func (w *walker) checkHead(t *model.Table) {
	var empty []string
	for i, c := range t.Head {
		if len(c.Text) == 0 {
			empty = append(empty, strconv.Itoa(i+1))
		}
	}
	switch {
	case len(empty) == 0:
		return
	case len(empty) == len(t.Head):
		w.problems.Errorf(t.At, "table-headings", "table has no headings")
	default:
		w.problems.Errorf(t.At, "table-headings", "table has no heading for column %s", strings.Join(empty, " and "))
	}
	w.problems.Hint("Write in the first line of the table what each column holds.")
}

func (w *walker) checkRow(n ast.Node, row model.Row, columns int) {
	if n.Pos() < 0 {
		return
	}
	if cells := prose.CountCells(w.pos.From(n.Pos())); cells > columns {
		w.problems.Errorf(row.At, "table", "row has %d cells, but the table has headings for %d: the rest would be lost", cells, columns)
		w.problems.Hint(`A bar inside a cell is written \|`)
	} else if row.Written() < columns && !w.mayBeShort() {
		w.problems.Warnf(row.At, "table", "row has %s, but the table has headings for %d", prose.CountOf(cells, "cell"), columns)
		w.problems.Hint("Put a | between the cells. A cell that is to stay empty is written | |")
	}
}

// mayBeShort reports whether the page is of a kind whose tables have last columns that
// may be left out, and which judges its rows itself.
func (w *walker) mayBeShort() bool {
	switch w.page.Kind {
	case model.KindSwaps, model.KindSession, model.KindSource:
		return true
	}
	return false
}
