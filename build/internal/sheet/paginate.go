package sheet

import (
	"fmt"
	"math"
)

// PDF breaks the document into pages and draws it.
func (d *Document) PDF() ([]byte, error) {
	pages := d.paginate()
	d.pages = len(pages)
	p := NewPDF(d.opt.Options)
	for n, placed := range pages {
		p.AddPage(d.opt.Paper)
		drawPanels(p, placed)
		for _, it := range placed {
			for _, e := range it.opens {
				p.push(e)
			}
			p.moved = it.x
			it.draw(p, it.y)
			p.moved = 0
			for range it.closes {
				p.pop()
			}
		}
		p.Artifact(func() { d.footer(p, n+1, len(pages)) })
	}
	return p.Bytes()
}

type placedItem struct {
	item
	y float64
	x float64 // how far right of the first column
}

// pageRoom is how high a page's text can be.
func (d *Document) pageRoom() float64 { return d.opt.Paper.Height - d.opt.top() - d.footRoom() }

// paginate gives each item its page, its column and its place. None is higher than
// a page: rows of tables were divided when they were set, all else is lines.
func (d *Document) paginate() [][]placedItem {
	bottom := d.opt.Paper.Height - d.footRoom()
	var pages [][]placedItem
	var page []placedItem
	y, top, column := d.opt.top(), d.opt.top(), 0
	turn := func(feed bool) {
		if column+1 < d.opt.Columns && !feed && y > top {
			column++
			y = top
			return
		}
		if len(page) > 0 {
			pages = append(pages, page)
			page, y, top, column = nil, d.opt.top(), d.opt.top(), 0
		}
	}
	for i := 0; i < len(d.items); {
		end := d.chunk(i)
		height := 0.0
		for n := i; n < end; n++ {
			height += d.items[n].height
			if n > i || y > top {
				height += d.items[n].before
			}
		}
		if d.items[i].feed || y+height > bottom+0.01 {
			turn(d.items[i].feed)
		}
		for ; i < end; i++ {
			it := d.items[i]
			if y > top && y+it.before+it.height > bottom+0.01 {
				turn(false)
			}
			if y == top {
				it.before = 0
				if it.head != nil {
					page = append(page, placedItem{*it.head, y, d.columnAt(column)})
					y += it.head.height
				}
			}
			page = append(page, placedItem{it, y + it.before, d.columnAt(column)})
			y += it.before + it.height
			if it.wide && i+1 < len(d.items) && !d.items[i+1].wide {
				y += d.em(1)
				top = y // the columns of this page begin below it
			}
		}
	}
	turn(true)
	return pages
}

// columnAt is how far a column begins from the first one.
func (d *Document) columnAt(column int) float64 {
	if column == 0 {
		return 0
	}
	return float64(column) * d.columnStep()
}

// chunk returns where the run of items ends that begins at i and should stay on
// one page. A group that one page cannot hold counts item by item.
func (d *Document) chunk(i int) int {
	room := d.pageRoom()
	end, height := i, 0.0
	for end < len(d.items) {
		it := d.items[end]
		height += it.before + it.height
		end++
		stays := it.keep || it.group != 0 && end < len(d.items) && d.items[end].group == it.group
		if !stays {
			return end
		}
	}
	if height > room {
		return i + 1
	}
	return end
}

// drawPanels draws the boxes behind a page's items, one piece for each.
func drawPanels(p *PDF, placed []placedItem) {
	type piece struct {
		*panel
		x float64
	}
	type span struct{ from, to float64 }
	spans := map[piece]*span{}
	var order []piece
	for _, it := range placed {
		for _, b := range it.panels {
			b := piece{b, it.x}
			if spans[b] == nil {
				spans[b] = &span{it.y, it.y}
				order = append(order, b)
			}
			spans[b].to = math.Max(spans[b].to, it.y+it.height)
		}
	}
	for _, b := range order {
		s := spans[b]
		if b.fill != nil {
			p.Rect(b.left+b.x, s.from, b.width, s.to-s.from, Fill(*b.fill))
		}
		if b.edge != nil {
			p.Rect(b.left+b.x, s.from, 1.6, s.to-s.from, Fill(*b.edge))
		}
	}
}

// footer draws the foot of a page: what it is and where the newest copy is on the
// left, the page's number on the right.
func (d *Document) footer(p *PDF, n, of int) {
	size := d.footSize()
	y := d.opt.Paper.Height - d.footRoom() + 5
	if d.opt.close() {
		y -= 2
	}
	p.Line(d.opt.side(), y, d.opt.Paper.Width-d.opt.side(), y, Stroke(Edge, 0.25))
	style := Style{Regular, size, Mute, Left}
	for i, l := range d.foot {
		p.Text(d.opt.side(), y+MM(size*(1.3+1.2*float64(i))), l.Text(), style)
	}
	style.Align = Right
	if d.opt.PageOf != "" {
		p.Text(d.opt.Paper.Width-d.opt.side(), y+MM(size*1.3), fmt.Sprintf(d.opt.PageOf, n, of), style)
	}
}

func (d *Document) footSize() float64 { return math.Min(math.Max(d.opt.Size*10/12, 10), 14) }

// footLines sets what stands on the left, beside a page's number of two digits.
func (d *Document) footLines() []Line {
	size := d.footSize()
	width := d.opt.Paper.Width - 2*d.opt.side()
	if d.opt.PageOf != "" {
		width -= Regular.Width(fmt.Sprintf(d.opt.PageOf, 88, 88), size) + 6
	}
	var foot []Para
	for _, line := range []string{d.opt.Footer, d.opt.Address} {
		if line != "" {
			foot = append(foot, Plain(line))
		}
	}
	lines := Box{Width: width, Leading: 1.2, Anywhere: true}.At(size, foot...).Lines
	return lines[:min(len(lines), mostFoot)] // a version of a hundred words leaves room for the text
}

// mostFoot is how many lines the foot of a page can have.
const mostFoot = 6

// footRoom is the margin below the text: it grows with the foot's lines.
func (d *Document) footRoom() float64 {
	lines := float64(max(len(d.foot), 1))
	if d.opt.close() {
		return math.Max(closeBottom, 4+MM(d.footSize()*(0.4+1.2*lines))+6)
	}
	return math.Max(bottomMargin, 5+MM(d.footSize()*(0.4+1.2*lines))+7)
}
