package source

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rethink/build/internal/model"
)

// paragraph converts running text. One that is nothing but a link to questions
// of another page becomes an embed, unless it is an entry in a list of links.
func (w *walker) paragraph(n ast.Node, in where) model.Block {
	if n.FirstChild() == nil {
		return nil
	}
	start := n.Pos()
	w.lint.begin()
	text := w.inlines(n)
	if w.checkFailedBlock(n, text) {
		w.lint.ignoreSince(mark{})
	}
	w.lint.end(in != inQuote)
	if len(text) == 0 {
		return nil
	}
	if in == inPage || in == inAlert {
		w.checkBoldHeading(text)
	}
	if link, ok := text[0].(*model.Link); ok && len(text) == 1 && !startsItem(n) && w.embeds(link.To) {
		return &model.Embed{At: link.At, To: link.To, Text: link.Text}
	}
	return &model.Paragraph{At: w.pos.at(start), Text: text}
}

// startsItem tells that a paragraph is the first of a list's entry.
func startsItem(n ast.Node) bool {
	return n.Parent().Kind() == ast.KindListItem && n.PreviousSibling() == nil
}

// embeds tells that a link leads to a section of questions on another page.
func (w *walker) embeds(to model.Ref) bool {
	if to.Page == "" || to.Anchor == "" || to.Page == w.page.Path {
		return false
	}
	kind := w.site.kinds[to.Page]
	return kind == model.KindPrompts || kind == model.KindSwaps
}

// checkFailedBlock tells a paragraph that was meant to be a heading, a list, a
// table, an alert or an entry of a glossary, and failed by a character.
func (w *walker) checkFailedBlock(n ast.Node, text model.Inlines) (failed bool) {
	start := n.Pos()
	if start < 0 || start >= len(w.src) || w.src[start] == '\n' {
		return false
	}
	if w.failedDefinition(text) || w.failedList(n) {
		return true
	}
	switch line := w.pos.from(start); line[0] {
	case '[':
		return w.failedAlert(start, line)
	case '#':
		return w.failedHeading(start, line)
	case '|':
		return w.failedTable(n, line)
	case ':', '!':
		return w.failedBox(start, line)
	}
	return false
}

// failedBox tells a box as other programs write it.
func (w *walker) failedBox(start int, line string) bool {
	if !strings.HasPrefix(line, ":::") && !strings.HasPrefix(line, "!!!") {
		return false
	}
	w.problems.Errorf(w.pos.at(start), "alert", "%s begins a box in other programs, and none here", line[:3])
	w.problems.Hint("Write `> [!NOTE]`, and `> ` before the text below it.")
	return true
}

func (w *walker) failedAlert(start int, line string) bool {
	if strings.HasPrefix(line, "[ ] ") || strings.HasPrefix(strings.ToLower(line), "[x] ") {
		w.problems.Errorf(w.pos.at(start), "failed-mark", "boxes to tick are not used here: %s", line[:3])
		w.problems.Hint("Write the words alone.")
		return true
	}
	word, ok := alertWord(strings.TrimSpace(line))
	if ok {
		w.problems.Errorf(w.pos.at(start), "alert", "alert [!%s] needs > and a space before each of its lines", word)
		w.problems.Hint("Write `> [!%s]`, and `> ` before the text below it.", word)
	}
	return ok
}

func (w *walker) failedHeading(start int, line string) bool {
	after := strings.TrimLeft(line, "#")
	level := len(line) - len(after)
	if level > 6 {
		w.problems.Errorf(w.pos.at(start), "heading-space", "heading has %d # signs, and may have 6", level)
		w.problems.Hint("Write one # sign more than in the heading that it belongs to.")
		return true
	}
	if after == "" || level == 1 && !unicode.IsLetter([]rune(after)[0]) {
		return false // "#1" is a number
	}
	w.problems.Errorf(w.pos.at(start), "heading-space", "heading needs a space after %s", line[:level])
	w.problems.Hint("Write `%s %s`", line[:level], after)
	return true
}

// failedDefinition tells an explanation whose colon has no space behind it.
func (w *walker) failedDefinition(text model.Inlines) bool {
	for i := 1; i < len(text); i++ {
		if _, ok := text[i-1].(model.Break); !ok {
			continue
		}
		if t, ok := text[i].(model.Text); ok && len(t.Value) > 1 && t.Value[0] == ':' && t.Value[1] != ':' && !strings.HasSuffix(t.Value, ":") {
			w.problems.Errorf(t.At, "glossary", "colon before an explanation needs a space behind it")
			w.problems.Hint("Write `: %s`", firstWords(t.Value[1:]))
			return true
		}
	}
	return false
}

func (w *walker) failedTable(n ast.Node, head string) bool {
	start := n.Pos()
	below := strings.TrimSpace(w.pos.from(min(start+len(head)+1, len(w.src))))
	head = strings.TrimSpace(head)
	if before := n.PreviousSibling(); before != nil && before.Kind() == east.KindTable {
		w.problems.Errorf(w.pos.at(start), "table", "row stands apart from its table")
		w.problems.Hint("Take the blank line above it out.")
		return true
	}
	if !strings.HasPrefix(below, "|") && (len(head) < 2 || !strings.HasSuffix(head, "|")) {
		return false
	}
	w.problems.Errorf(w.pos.at(start), "table", "lines look like a table and are not one")
	if strings.HasPrefix(below, "|") && strings.Contains(below, "---") {
		w.problems.Hint("The headings have %s and the line of hyphens below them %s. Make them the same.",
			countOf(countCells(head), "cell"), countOf(countCells(below), "cell"))
		return true
	}
	w.problems.Hint("Write a line such as `| --- | --- |` below the headings, with as many cells.")
	return true
}

func countOf(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// countCells counts the cells of a line of a table as goldmark does: a bar with
// a backslash before it is a character of the cell.
func countCells(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if line == "" {
		return 0
	}
	n := 1
	for i := 0; i < len(line); i++ {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') && i < len(line)-1 {
			n++
		}
	}
	return n
}

// checkBoldHeading tells a paragraph, or its first line, that is only bold and does not end as a
// sentence does: it stands for a heading, which nobody can jump to.
func (w *walker) checkBoldHeading(text model.Inlines) {
	bold, ok := text[0].(*model.Strong)
	if !ok {
		return
	}
	if len(text) > 1 {
		if b, ok := text[1].(model.Break); !ok || b.Soft {
			return
		}
	}
	plain := strings.TrimRight(bold.Text.Plain(), " \"'”’)")
	if plain == "" || strings.ContainsRune(".?!…", lastRune(plain)) {
		return
	}
	w.problems.Errorf(bold.At, "bold-heading", "bold text is used as a heading: “%s”", firstWords(plain))
	w.problems.Hint("Write it as a heading, with ## and a space before it. A sentence ends with a full stop.")
}

func lastRune(s string) rune {
	runes := []rune(s)
	return runes[len(runes)-1]
}

// firstWords shortens text to what a message can quote.
func firstWords(s string) string {
	const most = 6
	words := make([]string, 0, most)
	for word := range strings.FieldsSeq(s) {
		if len(words) == most {
			return strings.Join(words, " ") + " …"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// table converts a table. goldmark drops cells beyond the last heading, so they
// are told here.
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
	if next, ok := n.NextSibling().(*ast.Paragraph); len(t.Rows) == 0 && !(ok && strings.HasPrefix(w.pos.from(next.Pos()), "|")) {
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
			row.At = w.pos.at(w.rowStart(start))
		}
		if c.FirstChild() == nil {
			start = w.skipBack(start)
		}
		w.lint.begin()
		row.Cells = append(row.Cells, model.Cell{At: w.pos.at(start), Text: w.inlines(c)})
		w.lint.end(true)
	}
	if row.At.Line == 0 && n.Pos() >= 0 {
		row.At = w.pos.at(n.Pos())
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

// checkHead tells columns without a heading: whoever listens to the table is not
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
	if cells := countCells(w.pos.from(n.Pos())); cells > columns {
		w.problems.Errorf(row.At, "table", "row has %d cells, but the table has headings for %d: the rest would be lost", cells, columns)
		w.problems.Hint(`A bar inside a cell is written \|`)
	} else if row.Written() < columns && !w.mayBeShort() {
		w.problems.Warnf(row.At, "table", "row has %s, but the table has headings for %d", countOf(cells, "cell"), columns)
		w.problems.Hint("Put a | between the cells. A cell that is to stay empty is written | |")
	}
}

// mayBeShort tells pages whose tables have last columns that may be left out, and
// whose kind judges its rows.
func (w *walker) mayBeShort() bool {
	switch w.page.Kind {
	case model.KindSwaps, model.KindSession, model.KindSource:
		return true
	}
	return false
}
