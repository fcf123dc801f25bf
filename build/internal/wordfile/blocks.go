package wordfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Notes names the footnotes that the text which is added from here on refers to.
func (d *Document) Notes(notes []model.Note) { d.notesOf, d.noted = notes, map[int]string{} }

// Blocks adds an author's text.
func (d *Document) Blocks(blocks []model.Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *Document) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		d.Heading(b)
	case *model.Paragraph:
		d.Paragraph(b.At, b.Text)
	case *model.List:
		d.list(b)
	case *model.Table:
		d.table(b)
	case *model.Quote:
		d.within(func(p *place) { p.style, p.left = styleQuote, p.left+step }, func() { d.Blocks(b.Blocks) })
	case *model.Alert:
		d.Box(b.Kind, d.o.Word(b.Kind), func() { d.Blocks(b.Blocks) })
	case *model.Code:
		d.code(b)
	case *model.Divider:
		d.divider()
	case *model.Definitions:
		d.definitions(b)
	case *model.Notes: // each stands at the foot of the page that refers to it
	case *model.Embed:
		if d.o.Embed != nil {
			d.Blocks(d.o.Embed(b))
		}
	}
}

// Paragraph adds running text. What a picture in it shows stands below in words, for
// whoever cannot see it, and for whoever is to say whether the words are right.
func (d *Document) Paragraph(at diag.Pos, text model.Inlines) {
	d.passage(Passage{At: at, Text: text}, d.at.style, d.runs(text, manner{}))
	if d.o.Picture == nil {
		return
	}
	for _, img := range pictures(nil, text) {
		said := model.Inlines{model.Text{At: img.At, Value: d.o.Picture(img.Alt)}}
		d.passage(Passage{At: img.At, Text: said}, styleCaption, d.runs(said, manner{}))
		if img.Title != "" {
			title := model.Inlines{model.Text{At: img.At, Value: img.Title}}
			d.passage(Passage{At: img.At, Text: title}, styleCaption, d.runs(title, manner{}))
		}
	}
}

// pictures returns the pictures in a run of text.
func pictures(to []*model.Image, in model.Inlines) []*model.Image {
	for _, i := range in {
		switch i := i.(type) {
		case *model.Image:
			to = append(to, i)
		case *model.Strong:
			to = pictures(to, i.Text)
		case *model.Emphasis:
			to = pictures(to, i.Text)
		case *model.Link:
			to = pictures(to, i.Text)
		}
	}
	return to
}

// passage adds one paragraph where the text stands: with its number in the margin, as an
// entry of a list, or in the line where there is no margin.
func (d *Document) passage(p Passage, style string, runs []*node) {
	var m Mark
	if len(d.at.named) > 0 {
		m, d.at.named = d.at.named[0], nil
	} else {
		p.Beside = p.Beside || d.at.flat
		m = d.mark(p)
	}
	l := look{style: style, names: m.Names, numbered: m.Number, left: d.at.left}
	switch {
	case d.at.list != nil:
		if style == "" {
			l.style = styleList
		}
		l.list, l.hang = d.at.list, step
		d.at.list = nil
	case m.Number != "" && !d.at.flat && d.at.box == nil && d.at.left == hang:
		l.hang = hang
		if style == "" {
			l.style, l.left, l.hang = styleNumbered, 0, 0 // the style has them
			l.numbered = ""
			runs = append([]*node{run(el("w:rPr", val("w:rStyle", charNumber)), written(m.Number), el("w:tab"))}, runs...)
		}
	}
	d.add(l, runs...)
}

// list adds a list. Each of an ordered one counts by itself, from where its author began.
func (d *Document) list(l *model.List) {
	level := min(d.at.depth, deepest-1)
	numbering := bullets
	if l.Ordered {
		numbering = d.counted(level, l.Start)
	}
	d.within(func(p *place) { p.depth++; p.left += step }, func() {
		for _, item := range l.Items {
			d.at.list = &entry{numbering, level}
			if len(item.Blocks) == 0 || !isParagraph(item.Blocks[0]) {
				d.passage(Passage{At: item.At}, "", nil)
			}
			d.Blocks(item.Blocks)
		}
		d.at.list = nil
	})
}

func isParagraph(b model.Block) bool {
	_, ok := b.(*model.Paragraph)
	return ok
}

func (d *Document) definitions(defs *model.Definitions) {
	for _, def := range defs.Items {
		for _, term := range def.Terms {
			d.passage(Passage{At: term.Pos(), Text: term}, styleTerm, d.runs(term, manner{}))
		}
		d.within(func(p *place) { p.left += step }, func() { d.Blocks(def.Blocks) })
	}
}

func (d *Document) code(c *model.Code) {
	var runs []*node
	for i, l := range strings.Split(strings.TrimRight(c.Value, "\n"), "\n") {
		if i > 0 {
			runs = append(runs, run(nil, el("w:br")))
		}
		runs = append(runs, run(nil, written(l)))
	}
	d.passage(Passage{At: c.At, Text: model.Inlines{model.CodeSpan{At: c.At, Value: c.Value}}}, styleCode, runs)
}

// divider draws a line, or says that a card is turned over.
func (d *Document) divider() {
	if d.turn != "" {
		d.add(look{style: styleBoxTitle, left: d.at.left}, d.text(d.turn))
		return
	}
	d.body = append(d.body, el("w:p", el("w:pPr", val("w:pStyle", styleGap), el("w:pBdr", border("w:bottom", line, 6, 1)))))
}

// table adds an author's table: its first row is a head that Word repeats and a screen
// reader knows.
func (d *Document) table(t *model.Table) {
	g := grid{widths: widthsOf(d.columnsOf(t), d.tableWide())}
	var head []func()
	for i, c := range t.Head {
		head = append(head, d.cell(i, c))
	}
	g.rows = append(g.rows, head)
	for _, r := range t.Rows {
		var row []func()
		for i, c := range r.Cells {
			if c.At == (diag.Pos{}) {
				c.At = r.At
			}
			row = append(row, d.cell(i, c))
		}
		g.rows = append(g.rows, row)
	}
	d.grid(g)
}

func (d *Document) cell(column int, c model.Cell) func() {
	return func() {
		if column > 0 && len(c.Text) == 0 {
			return
		}
		p := Passage{At: c.At, Text: c.Text, Beside: column > 0}
		d.at.named = []Mark{d.mark(p)}
		d.Paragraph(c.At, c.Text)
	}
}

// column is how wide a column of a table wants to be, in letters: its longest text, and
// its longest word.
type column struct{ text, word int }

// columnsOf measures the columns of a table. A long text counts as no more than a
// paragraph, so that a short column stays legible beside it.
func (d *Document) columnsOf(t *model.Table) []column {
	const paragraph, number = 60, 7
	columns := make([]column, len(t.Head))
	measure := func(i int, text model.Inlines) {
		plain := text.Plain()
		c := column{text: min(utf8.RuneCountInString(plain), paragraph)}
		for _, w := range strings.Fields(plain) {
			c.word = max(c.word, utf8.RuneCountInString(w))
		}
		if i == 0 && d.o.Mark != nil { // the number of the row stands there too
			c.text, c.word = c.text+number, c.word+number
		}
		columns[i].text, columns[i].word = max(columns[i].text, c.text), max(columns[i].word, c.word)
	}
	for i, c := range t.Head {
		measure(i, c.Text)
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells[:min(len(r.Cells), len(columns))] {
			measure(i, c.Text)
		}
	}
	return columns
}

// widthsOf shares out the width of a table: first what each column needs for its longest
// word, then the rest as the texts ask for.
func widthsOf(columns []column, wide int) []int {
	const letter, padding = 125, 240 // twentieths of a point, of bold type
	widths := make([]int, len(columns))
	rest, texts := wide, 0
	for i, c := range columns {
		widths[i] = min(c.word*letter+padding, wide/len(columns))
		rest -= widths[i]
		texts += c.text + 1
	}
	for i, c := range columns {
		widths[i] += rest * (c.text + 1) / texts
	}
	return widths
}

// grid is a table while it is written. Each cell adds its own paragraphs.
type grid struct {
	widths []int // twentieths of a point
	rows   [][]func()
	grows  bool // the last row can be added again, as often as somebody needs
}

func (d *Document) grid(g grid) {
	wide := d.tableWide()
	layout := el("w:tblGrid")
	for _, w := range g.widths {
		layout.add(el("w:gridCol").set("w:w", strconv.Itoa(w)))
	}
	props := el("w:tblPr", val("w:tblStyle", tableGrid), el("w:tblW").set("w:w", strconv.Itoa(wide), "w:type", "dxa"))
	if d.at.left > 0 {
		props.add(el("w:tblInd").set("w:w", strconv.Itoa(d.at.left), "w:type", "dxa"))
	}
	props.add(el("w:tblLayout").set("w:type", "fixed"),
		el("w:tblLook").set("w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1"))
	table := el("w:tbl", props, layout)
	for i, row := range g.rows {
		tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
		if i == 0 {
			tr.in[0].add(el("w:tblHeader"))
		}
		for column, fill := range row {
			tr.add(d.filled(g.widths[column], fill))
		}
		if g.grows && i == len(g.rows)-1 {
			tr = d.again(tr)
		}
		table.add(tr)
	}
	d.body = append(d.body, table)
	d.gap() // or a table that follows would run on into this one
}

// filled returns a cell with what fill adds.
func (d *Document) filled(width int, fill func()) *node {
	before := d.body
	d.body = nil
	d.within(func(p *place) { *p = place{flat: true} }, fill)
	if len(d.body) == 0 {
		d.body = []*node{el("w:p")}
	}
	cell := el("w:tc", el("w:tcPr", el("w:tcW").set("w:w", strconv.Itoa(width), "w:type", "dxa"))).add(d.body...)
	d.body = before
	return cell
}

// tableWide is how wide a table is here.
func (d *Document) tableWide() int {
	if d.at.flat {
		return textWide / 2 // in a footnote
	}
	return textWide - d.at.left
}
