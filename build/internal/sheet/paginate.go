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
			it.draw(p, it.y)
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
}

// pageRoom is how high a page's text can be.
func (d *Document) pageRoom() float64 { return d.opt.Paper.Height - topMargin - d.footRoom() }

// paginate gives each item its page and its place. None is higher than a page:
// rows of tables were divided when they were set, all else is lines.
func (d *Document) paginate() [][]placedItem {
	bottom := d.opt.Paper.Height - d.footRoom()
	var pages [][]placedItem
	var page []placedItem
	y := topMargin
	turn := func() {
		if len(page) > 0 {
			pages = append(pages, page)
			page, y = nil, topMargin
		}
	}
	for i := 0; i < len(d.items); {
		end := d.chunk(i)
		height := 0.0
		for n := i; n < end; n++ {
			height += d.items[n].height
			if n > i || y > topMargin {
				height += d.items[n].before
			}
		}
		if d.items[i].feed || y+height > bottom+0.01 {
			turn()
		}
		for ; i < end; i++ {
			it := d.items[i]
			if y > topMargin && y+it.before+it.height > bottom+0.01 {
				turn()
			}
			if y == topMargin {
				it.before = 0
				if it.head != nil {
					page = append(page, placedItem{*it.head, y})
					y += it.head.height
				}
			}
			page = append(page, placedItem{it, y + it.before})
			y += it.before + it.height
		}
	}
	turn()
	return pages
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
	type span struct{ from, to float64 }
	spans := map[*panel]*span{}
	var order []*panel
	for _, it := range placed {
		for _, b := range it.panels {
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
			p.Rect(b.left, s.from, b.width, s.to-s.from, Fill(*b.fill))
		}
		if b.edge != nil {
			p.Rect(b.left, s.from, 1.6, s.to-s.from, Fill(*b.edge))
		}
	}
}

// footer draws the foot of a page: what it is and where the newest copy is on the
// left, the page's number on the right.
func (d *Document) footer(p *PDF, n, of int) {
	size := d.footSize()
	y := d.opt.Paper.Height - d.footRoom() + 5
	p.Line(sideMargin, y, d.opt.Paper.Width-sideMargin, y, Stroke(Edge, 0.25))
	style := Style{Regular, size, Mute, Left}
	for i, l := range d.foot {
		p.Text(sideMargin, y+MM(size*(1.3+1.2*float64(i))), l.Text(), style)
	}
	style.Align = Right
	if d.opt.PageOf != "" {
		p.Text(d.opt.Paper.Width-sideMargin, y+MM(size*1.3), fmt.Sprintf(d.opt.PageOf, n, of), style)
	}
}

func (d *Document) footSize() float64 { return math.Min(math.Max(d.opt.Size*10/12, 10), 14) }

// footLines sets what stands on the left, beside a page's number of two digits.
func (d *Document) footLines() []Line {
	size := d.footSize()
	width := d.opt.Paper.Width - 2*sideMargin
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
	return math.Max(bottomMargin, 5+MM(d.footSize()*(0.4+1.2*lines))+7)
}
