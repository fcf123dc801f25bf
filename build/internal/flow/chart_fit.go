package flow

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// brevity says what a chart poster leaves out to fit: first the words of the
// strategies, which their lines say too, then those of the standing rules, of
// situations and questions, and of endings. Titles, facts, options and answers stay.
type brevity int

const (
	inFull brevity = iota
	withoutStrategyWords
	withoutRuleWords
	withoutQuestionWords
	withoutEndingWords
)

// fitCharts fits a chart on a paper: with all words, on one sheet or divided between
// its layers on as many as it needs. Only where a layer with all its words does not
// fit a sheet of its own are words left out: whoever reads a wall must find the
// conditions too. There are no sheets where that does not help.
func fitCharts(fr frame, s Size, divided *division) ([]*ChartPoster, *misfit) {
	var miss *misfit
	for _, most := range []brevity{inFull, withoutEndingWords} {
		for n := 1; n <= divided.most(); n++ {
			charts := divided.sheets(fr, s, n)
			if miss = fitAll(charts, most); miss == nil {
				return charts, nil
			}
		}
	}
	return nil, miss
}

// fitAll fits the sheets of a chart, in type of one size.
func fitAll(charts []*ChartPoster, most brevity) *misfit {
	points := charts[0].size.Wish
	for _, c := range charts {
		if miss := c.fit(inFull, most); miss != nil {
			return miss
		}
		points = min(points, c.points)
	}
	for _, c := range charts {
		c.points = points
		c.measure()
	}
	return nil
}

// A division is a chart's plan, and those of its parts as they are asked for: they
// are the same on every paper.
type division struct {
	flow  *model.Flow
	graph *graph
	plans [][]*Plan // by number of parts, from 1
}

// divide plans a chart that can be drawn; nil for one that cannot.
func divide(f *model.Flow) *division {
	g := newGraph(f)
	plan, _ := g.layOut()
	if plan == nil {
		return nil
	}
	return &division{flow: f, graph: g, plans: [][]*Plan{{plan}}}
}

// most returns how many parts the chart has at most: its layers.
func (d *division) most() int { return d.graph.inner() }

// sheets returns the sheets of the chart in so many parts. Nothing is fitted yet.
func (d *division) sheets(fr frame, s Size, n int) []*ChartPoster {
	for len(d.plans) < n {
		d.plans = append(d.plans, d.plan(fr, len(d.plans)+1))
	}
	var charts []*ChartPoster
	for i, plan := range d.plans[n-1] {
		part := Part{i + 1, n}
		if n == 1 {
			part = Part{}
		}
		charts = append(charts, newChartPoster(fr, plan, s, part))
	}
	for _, c := range charts {
		c.nameStandIns(charts)
	}
	return charts
}

// plan plans the parts of the chart, about equally high.
func (d *division) plan(fr frame, n int) []*Plan {
	whole := newChartPoster(fr, d.plans[0][0], Sizes()[0], Part{})
	whole.points = whole.size.Min
	heights := make([]float64, len(d.graph.rows))
	for i, b := range whole.Plan.Boxes {
		h := whole.boxHeight(b, whole.Boxes[i])
		heights[b.Layer] = max(heights[b.Layer], h.head+h.foot+whole.size.mm(posterArrow))
	}
	var plans []*Plan
	for _, part := range d.graph.parts(n, heights) {
		plans = append(plans, arrange(part).plan())
	}
	return plans
}

// nameStandIns lets each box that stands for a step of another sheet say so.
func (c *ChartPoster) nameStandIns(all []*ChartPoster) {
	for i := range c.Boxes {
		b := &c.Boxes[i]
		if b.Kind != standIn {
			continue
		}
		for _, other := range all {
			if other.holds(b.ID) {
				b.Badge, b.Title, b.Mark = c.words("flow_on_sheet", other.part.N), b.Name, ""
				b.Address = other.chartPage + "#" + b.ID
			}
		}
	}
}

// holds reports whether the sheet has the box of a step, and not a stand-in.
func (c *ChartPoster) holds(id string) bool {
	for _, b := range c.Boxes {
		if b.ID == id && b.Kind != standIn {
			return true
		}
	}
	return false
}

// fit leaves out as little as it can, from a brevity to another, and then takes the
// largest type that fits. It returns what does not fit.
func (c *ChartPoster) fit(least, most brevity) *misfit {
	full := c.Boxes
	for short := least; short <= most; short++ {
		c.Boxes = shortened(full, short)
		c.TitlesOnly, c.InShort = short >= withoutRuleWords, short > inFull
		c.points = c.size.Min
		if c.measure() >= 0 && c.wideWord() == nil {
			for c.points = c.size.Wish; c.measure() < 0 || c.wideWord() != nil; c.points -= 0.5 {
			}
			return nil
		}
	}
	if over := -c.measure(); over > 0 {
		return c.tooHigh(over)
	}
	return c.wideWord()
}

// shortened returns the boxes without the words that a brevity leaves out.
func shortened(boxes []ChartBox, short brevity) []ChartBox {
	out := make([]ChartBox, len(boxes))
	for i, b := range boxes {
		leave := withoutQuestionWords
		switch b.Kind {
		case model.Strategy:
			leave = withoutStrategyWords
		case model.EndingStep:
			leave = withoutEndingWords
		}
		if short >= leave {
			b.Lead = nil
		}
		out[i] = b
	}
	return out
}

// wideWord returns a word that is wider than its room; nil where there is none.
func (c *ChartPoster) wideWord() *misfit {
	for i, b := range c.Plan.Boxes {
		box := c.Boxes[i]
		name := c.nameParas(box)
		if box.WaysTitle != "" {
			name = append(name, sheet.Strong(box.WaysTitle))
		}
		word := wide(c.nameWidth(b, box), c.points, name...)
		if w := wide(c.saysWidth(b, box), c.points, c.saysParas(box)...); w != "" {
			word = w
		}
		for n, way := range box.Ways {
			if w := wide(c.answerWidth(b, n), c.points, c.answerParas(way)...); w != "" {
				word = w
			}
		}
		if word != "" {
			return c.tooWide(b.Step.At, word, box.ID)
		}
	}
	return c.wideRound(c.strip())
}

// tooHigh says by how much the chart is higher than its sheet, and what takes the
// most room on it.
func (c *ChartPoster) tooHigh(over float64) *misfit {
	parts := c.round(c.strip())
	for i, b := range c.Plan.Boxes {
		h := c.boxHeight(b, c.Boxes[i])
		parts = append(parts, taking{b.Step.At, "step " + c.Boxes[i].ID, h.head + h.foot})
	}
	return c.over(over, parts)
}
