package flow

import (
	"math"
	"slices"

	"rethink/build/internal/sheet"
)

// ruleStrip is the dark band of what holds at every stage, at the foot of a poster.
type ruleStrip struct {
	title      string
	rules      []Rule
	titlesOnly bool // without what the rules say
}

// mostRules is how many rules stand beside each other at most.
const mostRules = 5

// A stripSet is a band with its places: rows of so many columns.
type stripSet struct {
	widths []float64 // of the columns
	rows   []float64 // heights of the rows
	title  float64
	all    float64
}

// layOut sets as many rules beside each other as give the lowest band in which no
// word is too wide.
func (r ruleStrip) layOut(o sheetOf) stripSet {
	if len(r.rules) == 0 {
		return stripSet{}
	}
	best := r.columns(o, 1)
	for n := 2; n <= min(len(r.rules), mostRules); n++ {
		if set := r.columns(o, n); set.all <= best.all {
			best = set
		}
	}
	return best
}

// columns sets so many rules beside each other, each column as wide as its words need.
func (r ruleStrip) columns(o sheetOf, n int) stripSet {
	pad, room := o.mm(posterPad), o.in().width-o.mm(2*posterPad)
	set := stripSet{title: o.headHigh(room, r.heading(o))}
	set.widths = balanced(n, room-2*pad*float64(n-1), o.mm(1), func(i int, width float64) float64 {
		high := 0.0
		for ; i < len(r.rules); i += n {
			if o.wide(width, r.paras(o, r.rules[i])...) != "" && n > 1 {
				return math.Inf(1)
			}
			high = max(high, o.high(width, r.paras(o, r.rules[i])...))
		}
		return high
	})
	set.all = 2*pad + set.title
	for row := range slices.Chunk(r.rules, n) {
		high := 0.0
		for i, rule := range row {
			if o.wide(set.widths[i], r.paras(o, rule)...) != "" && n > 1 {
				set.all = math.Inf(1)
			}
			high = max(high, o.high(set.widths[i], r.paras(o, rule)...))
		}
		set.rows = append(set.rows, high)
		set.all += high
	}
	set.all += pad / 2 * float64(len(set.rows)-1)
	return set
}

func (r ruleStrip) heading(o sheetOf) sheet.Para {
	return o.headed(sheet.Span{Text: r.title, Bold: true})
}

func (r ruleStrip) paras(o sheetOf, rule Rule) []sheet.Para {
	if r.titlesOnly || len(rule.Text) == 0 {
		return []sheet.Para{sheet.Strong(rule.Title)}
	}
	return []sheet.Para{sheet.Strong(rule.Title), {Spans: o.spans(rule.Text)}}
}

func (r ruleStrip) height(o sheetOf) float64 { return r.layOut(o).all }

// wide returns a word of the band that is too wide.
func (r ruleStrip) wide(o sheetOf) string {
	if len(r.rules) == 0 {
		return ""
	}
	if word := o.wide(o.in().width-o.mm(2*posterPad), r.heading(o)); word != "" {
		return word
	}
	set := r.layOut(o)
	for i, rule := range r.rules {
		if word := o.wide(set.widths[i%len(set.widths)], r.paras(o, rule)...); word != "" {
			return word
		}
	}
	return ""
}

func (r ruleStrip) draw(p *sheet.PDF, o sheetOf, y float64) {
	if len(r.rules) == 0 {
		return
	}
	in, pad, set := o.in(), o.mm(posterPad), r.layOut(o)
	p.RoundRect(in.x, y, in.width, set.all, o.mm(posterRound), sheet.Fill(sheet.Ink))
	y += pad
	title := o.headBox(in.width-2*pad).At(o.points, r.heading(o))
	p.Outline(2, r.title, y)
	p.In(sheet.Element{Tag: sheet.TagSect, Title: r.title}, func() {
		p.Tagged(sheet.TagH2, func() { p.Set(in.x+pad, y, title, sheet.Setting{Color: sheet.Sun, Inside: true}) })
		p.Tagged(sheet.TagList, func() { r.drawRows(p, o, set, in.x+pad, y+title.Height) })
	})
}

func (r ruleStrip) drawRows(p *sheet.PDF, o sheetOf, set stripSet, left, y float64) {
	pad, row := o.mm(posterPad), 0
	for rules := range slices.Chunk(r.rules, len(set.widths)) {
		x := left
		for i, rule := range rules {
			text := o.box(set.widths[i]).At(o.points, r.paras(o, rule)...)
			if i > 0 {
				p.Line(x-pad, y, x-pad, y+set.rows[row], sheet.Stroke(sheet.Edge, o.mm(0.2)))
			}
			p.Tagged(sheet.TagItem, func() {
				p.Tagged(sheet.TagBody, func() { p.Set(x, y, text, sheet.Setting{Color: sheet.White, Inside: true}) })
			})
			x += set.widths[i] + 2*pad
		}
		y += set.rows[row] + pad/2
		row++
	}
}
