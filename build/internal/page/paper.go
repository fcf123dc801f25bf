package page

import (
	"html/template"
	"strconv"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
)

// Paper prints the blocks of a document of paper: the same words as its PDF, set
// for a screen, and for a browser's printer.
func (d *data) Paper(blocks []paper.Block) (template.HTML, error) {
	return d.printLong(func(p *printer) { p.paper(blocks) })
}

func (p *printer) paper(blocks []paper.Block) {
	for _, b := range blocks {
		p.paperBlock(b)
	}
}

func (p *printer) paperBlock(b paper.Block) {
	switch b := b.(type) {
	case paper.Text:
		p.blocks(b)
	case paper.Heading:
		p.heading(&model.Heading{Level: b.Level, ID: b.ID, Text: b.Text})
	case paper.Keep:
		if len(b) > 0 {
			p.raw(`<section class="keep">`)
			p.paper(b)
			p.raw("</section>")
		}
	case paper.Aside:
		p.raw(`<section class="facilitator">`)
		p.heading(&model.Heading{Level: b.Level, Text: paper.Words(b.Title)})
		p.paper(b.Blocks)
		p.raw("</section>")
	case paper.Choices:
		p.choices(b)
	case paper.Grid:
		p.grid(b)
	case paper.Fields:
		p.fields(b)
	case paper.Writing:
		p.writing(b)
	case paper.Feed:
		p.raw(`<div class="feed"></div>`)
	case paper.Urgent:
		p.raw(`<p class="danger"><b>`)
		p.text(string(b))
		p.raw("</b></p>")
	}
}

func (p *printer) choices(choices paper.Choices) {
	p.raw(`<ul class="ticks" role="list">`)
	for _, c := range choices {
		p.raw(`<li><span class="box"></span> `)
		if c.Letter != "" {
			p.raw(`<b class="letter">`)
			p.text(c.Letter)
			p.raw("</b> ")
		}
		p.linkless(c.Text)
		p.raw("</li>")
	}
	p.raw("</ul>")
}

// grid writes a table as those of an author, with room to write in its empty
// cells, or boxes to tick.
func (p *printer) grid(g paper.Grid) {
	class := "grid"
	if g.Lined || g.Empty > 0 {
		class += " lined"
	}
	if g.Tick {
		class += " tick"
	}
	p.raw(`<div class="tw"><table class="` + class + `">`)
	p.raw(`<thead><tr>`)
	for i, head := range g.Head {
		p.raw(`<th scope="col"` + widthOf(g, i) + `>`)
		p.text(head)
		p.raw("</th>")
	}
	p.raw(`</tr></thead><tbody>`)
	for _, row := range g.Rows {
		p.gridRow(g, row)
	}
	for range g.Empty {
		p.gridRow(g, make([]model.Inlines, len(g.Head)))
	}
	p.raw("</tbody></table></div>")
}

// widthOf is the class of a column that takes a part of the table's width, where the
// document says so: "w4" for four tenths.
func widthOf(g paper.Grid, column int) string {
	sum := 0.0
	for _, w := range g.Widths {
		sum += w
	}
	if sum == 0 || column >= len(g.Widths) {
		return ""
	}
	return ` class="w` + strconv.Itoa(max(1, int(10*g.Widths[column]/sum+0.5))) + `"`
}

func (p *printer) gridRow(g paper.Grid, row []model.Inlines) {
	p.raw(`<tr>`)
	for i, cell := range row {
		if i == 0 && g.RowHeads {
			p.raw(`<th scope="row">`)
			p.inlines(cell)
			p.raw("</th>")
			continue
		}
		p.raw(`<td`)
		if len(cell) > 0 || len(g.Rows) > 0 {
			p.attr("data-label", g.Head[i])
		}
		p.raw(">")
		if len(cell) == 0 && g.Tick {
			p.raw(`<span class="box"></span>`)
		}
		p.inlines(cell)
		p.raw("</td>")
	}
	p.raw("</tr>")
}

func (p *printer) fields(labels paper.Fields) {
	p.raw(`<ul class="fields" role="list">`)
	for _, label := range labels {
		p.raw("<li>")
		p.text(label)
		p.raw(`<span class="rule"></span></li>`)
	}
	p.raw("</ul>")
}

func (p *printer) writing(w paper.Writing) {
	class := "writing"
	if w.Fills {
		class += " fills"
	}
	p.raw(`<div class="` + class + `">`)
	if w.Label != "" {
		p.raw("<p><b>")
		p.text(w.Label)
		p.raw("</b></p>")
	}
	p.raw(strings.Repeat(`<div class="rule"></div>`, w.Lines))
	p.raw("</div>")
}
