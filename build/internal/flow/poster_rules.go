package flow

import "rethink/build/internal/sheet"

// ruleStrip is the standing rules at the foot of a poster, beside each other.
type ruleStrip struct {
	title      string
	rules      []Rule
	titlesOnly bool // without what the rules say
}

// columns is how many rules stand beside each other.
func (r ruleStrip) columns() int { return max(1, min(len(r.rules), 5)) }

func (r ruleStrip) width(s Size, all float64) float64 {
	n := float64(r.columns())
	return (all - s.mm(posterGap)*(n-1)) / n
}

func (r ruleStrip) heading() sheet.Para {
	return sheet.Para{Spans: []sheet.Span{{Text: r.title, Bold: true}}, Scale: nameScale}
}

func (r ruleStrip) paras(rule Rule) []sheet.Para {
	if r.titlesOnly {
		return []sheet.Para{sheet.Strong(rule.Title)}
	}
	return []sheet.Para{sheet.Strong(rule.Title), {Spans: spans(rule.Text)}}
}

// row returns the rules of the row that begins with rule i, and how high it is.
func (r ruleStrip) row(s Size, all, points float64, i int) ([]Rule, float64) {
	rules := r.rules[i:min(i+r.columns(), len(r.rules))]
	highest := 0.0
	for _, rule := range rules {
		highest = max(highest, height(r.width(s, all), points, r.paras(rule)...))
	}
	return rules, highest
}

func (r ruleStrip) height(s Size, all, points float64) float64 {
	if len(r.rules) == 0 {
		return 0
	}
	sum := s.mm(posterPad) + height(all, points, r.heading())
	for i := 0; i < len(r.rules); i += r.columns() {
		_, high := r.row(s, all, points, i)
		sum += high
	}
	return sum
}

func (r ruleStrip) draw(p *sheet.PDF, s Size, in inset, y, points float64) {
	if len(r.rules) == 0 {
		return
	}
	p.Rect(in.x, y, in.width, s.mm(0.8), sheet.Fill(sheet.Ink))
	y += s.mm(posterPad)
	title := sheet.Box{Width: in.width, Leading: leading}.At(points, r.heading())
	p.Outline(2, r.title, y)
	p.In(sheet.Element{Tag: sheet.TagSect, Title: r.title}, func() {
		p.Tagged(sheet.TagH2, func() { p.Set(in.x, y, title, sheet.Setting{Color: sheet.Ink, Inside: true}) })
		p.Tagged(sheet.TagList, func() { r.drawRows(p, s, in, y+title.Height, points) })
	})
}

func (r ruleStrip) drawRows(p *sheet.PDF, s Size, in inset, y, points float64) {
	width := r.width(s, in.width)
	for i := 0; i < len(r.rules); i += r.columns() {
		rules, high := r.row(s, in.width, points, i)
		for n, rule := range rules {
			set := sheet.Box{Width: width, Leading: leading}.At(points, r.paras(rule)...)
			x := in.x + float64(n)*(width+s.mm(posterGap))
			p.Tagged(sheet.TagItem, func() {
				p.Tagged(sheet.TagBody, func() { p.Set(x, y, set, sheet.Setting{Inside: true}) })
			})
		}
		y += high
	}
}
