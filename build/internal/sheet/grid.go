package sheet

import (
	"rethink/build/internal/paper"

	"slices"

	"rethink/build/internal/model"
)

// Table adds a table. Its head is repeated on each page, a row is not divided
// unless a page cannot hold it.
func (d *Document) Table(g paper.Grid) {
	t := table{head: make([][]Span, len(g.Head)), lined: g.Lined || g.Empty > 0, rowHeads: g.RowHeads, least: g.RowHeight}
	for i, h := range g.Head {
		t.head[i] = d.spans(Words(h))
	}
	for _, row := range g.Rows {
		cells := make([][]Span, len(g.Head))
		for i := range min(len(row), len(cells)) {
			cells[i] = d.running(row[i])
		}
		t.rows = append(t.rows, cells)
	}
	for range g.Empty {
		t.rows = append(t.rows, make([][]Span, len(g.Head)))
	}
	d.table(t, g.Widths)
}

func (d *Document) modelTable(m *model.Table) {
	t := table{align: m.Align}
	for _, c := range m.Head {
		t.head = append(t.head, d.spans(c.Text))
	}
	for _, row := range m.Rows {
		var cells [][]Span
		for _, c := range row.Cells {
			cells = append(cells, d.running(c.Text))
		}
		t.rows = append(t.rows, cells)
	}
	d.table(t, nil)
}

type table struct {
	head            [][]Span
	rows            [][][]Span
	align           []model.Align
	widths          []float64
	lined, rowHeads bool
	least           float64
}

const cellPad = 2.0

func (d *Document) table(t table, parts []float64) {
	for _, cell := range t.head {
		for i := range cell {
			cell[i].Bold = true
		}
	}
	t.widths = share(parts, d.frame.width)
	if parts == nil {
		t.widths = t.natural(d.opt.Size, d.frame.width)
	}
	d.in(Element{Tag: TagTable, Summary: d.under}, func() {
		heads := d.row(t, t.head, true, d.pageRoom())
		heads[0].before = d.em(0.8)
		for _, head := range heads {
			d.add(head)
		}
		repeat := repeated(heads, d)
		room := d.pageRoom()
		if repeat != nil {
			room -= repeat.height
		}
		for i, row := range t.rows {
			for _, it := range d.row(t, row, false, room) {
				it.head = repeat
				// No row stands alone with the head above or below the end of a page.
				it.keep = i == 0 && len(t.rows) > 1 || i == len(t.rows)-2
				d.add(it)
			}
		}
	})
}

// repeated returns the head of a table as it stands on the pages after its first, or
// nil for one that would leave the rows little room.
func repeated(heads []item, d *Document) *item {
	repeat := heads[0]
	if len(heads) > 1 || repeat.height > d.pageRoom()/2 {
		return nil
	}
	draw := repeat.draw
	repeat.draw = func(p *PDF, y float64) { p.Artifact(func() { draw(p, y) }) }
	repeat.panels = d.frame.panels
	return &repeat
}

// share divides a width in proportion to parts.
func share(parts []float64, width float64) []float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p
	}
	widths := make([]float64, len(parts))
	for i, p := range parts {
		widths[i] = width * p / sum
	}
	return widths
}

// natural gives each column what its longest word needs, and shares out the rest
// by how much more its cells could use.
func (t table) natural(size, width float64) []float64 {
	least := make([]float64, len(t.head))
	want := make([]float64, len(t.head))
	measure := func(row [][]Span) {
		for i, cell := range row {
			if i >= len(least) {
				break
			}
			line := 0.0
			for _, w := range (Para{Spans: cell}).words() {
				least[i] = max(least[i], MM(w.em*size)+2*cellPad)
				line += MM((w.em + spaceEm) * size)
			}
			want[i] = max(want[i], line+2*cellPad)
		}
	}
	measure(t.head)
	for _, row := range t.rows {
		measure(row)
	}
	sumLeast, sumMore := 0.0, 0.0
	for i := range least {
		sumLeast += least[i]
		sumMore += want[i] - least[i]
	}
	if sumLeast >= width || sumMore == 0 {
		return share(want, width)
	}
	for i := range least {
		least[i] += (width - sumLeast) * (want[i] - least[i]) / sumMore
	}
	return least
}

// row sets one row. One that is higher than the room that a page has goes on in
// another below it.
func (d *Document) row(t table, cells [][]Span, head bool, room float64) []item {
	sets := make([]Set, len(cells))
	height := t.least
	if head {
		height = 0
	}
	for i, cell := range cells {
		if i < len(t.widths) {
			sets[i] = Box{Width: t.widths[i] - 2*cellPad, Leading: 1.25, Anywhere: true}.At(d.opt.Size, Para{Spans: cell})
			height = max(height, sets[i].Height+2*cellPad*0.8)
		}
	}
	if height <= room {
		return []item{d.rowItem(t, sets, head, height)}
	}
	var items []item
	for held := room - 2*cellPad*0.8; ; {
		part, rest := make([]Set, len(sets)), false
		height := 0.0
		for i, set := range sets {
			part[i], sets[i] = set.parted(held)
			height = max(height, part[i].Height+2*cellPad*0.8)
			rest = rest || len(sets[i].Lines) > 0
		}
		items = append(items, d.rowItem(t, part, head, height))
		if !rest {
			return items
		}
	}
}

// parted returns the lines that a height holds, at least one, and those that follow.
func (s Set) parted(height float64) (part, rest Set) {
	n := 0
	for n < len(s.Lines) && (n == 0 || s.Lines[n].Top+s.lineHeight() <= height+tolerance) {
		n++
	}
	part, rest = s, s
	part.Lines, rest.Lines = s.Lines[:n], nil
	part.Height = float64(n) * s.lineHeight()
	rest.Height = s.Height - part.Height
	for _, l := range s.Lines[n:] {
		l.Top, l.Baseline = l.Top-part.Height, l.Baseline-part.Height
		rest.Lines = append(rest.Lines, l)
	}
	return part, rest
}

// lineHeight is that of each line of one paragraph.
func (s Set) lineHeight() float64 { return s.Height / float64(max(len(s.Lines), 1)) }

func (d *Document) rowItem(t table, sets []Set, head bool, height float64) item {
	left, widths, lined := d.frame.left, slices.Clone(t.widths), t.lined
	return item{height: height, keep: head, draw: func(p *PDF, y float64) {
		d.rowLines(p, left, y, height, widths, head, lined)
		p.Tagged(TagRow, func() {
			x := left
			for i, set := range sets {
				e := Element{Tag: TagCell}
				if head {
					e = Element{Tag: TagHead, Scope: OfColumn}
				} else if i == 0 && t.rowHeads {
					e = Element{Tag: TagHead, Scope: OfRow}
				}
				how := Setting{Color: Black, Inside: true, Width: widths[i] - 2*cellPad}
				if i < len(t.align) {
					how.Align = map[model.Align]Align{model.AlignCenter: Center, model.AlignRight: Right}[t.align[i]]
				}
				p.In(e, func() { p.Set(x+cellPad, y+cellPad*0.8, set, how) })
				x += widths[i]
			}
		})
	}}
}

// rowLines draws the lines of a row: a thick one below the head, thin ones below
// the others, and between the columns of a table to write in.
func (d *Document) rowLines(p *PDF, left, y, height float64, widths []float64, head, lined bool) {
	right := left
	for _, w := range widths {
		right += w
	}
	below := Stroke(Edge, 0.25)
	if head {
		below = Stroke(Ink, 0.8)
		if lined {
			p.Rect(left, y, right-left, height, Fill(Sand))
			if d.opt.Mono { // no tint says where the table begins
				p.Line(left, y, right, y, Stroke(Edge, 0.25))
			}
		}
	}
	p.Line(left, y+height, right, y+height, below)
	if !lined {
		return
	}
	p.Line(left, y, left, y+height, Stroke(Edge, 0.25))
	x := left
	for _, w := range widths {
		x += w
		p.Line(x, y, x, y+height, Stroke(Edge, 0.25))
	}
}
