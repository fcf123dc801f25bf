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
// fit a sheet of its own, under smaller titles and heads too, are words left out:
// whoever reads a wall must find the conditions too. There are no sheets where that does not help.
func fitCharts(fr frame, s Size, divided *division) ([]*ChartPoster, *misfit) {
	var miss *misfit
	try := func(t Type, most brevity) []*ChartPoster {
		for n := 1; n <= divided.most(); n++ {
			charts := divided.sheets(fr, s, t, n)
			if miss = fitAll(charts, most); miss == nil {
				return charts
			}
		}
		return nil
	}
	for _, t := range s.Chart {
		if charts := try(t, inFull); charts != nil {
			return charts, nil
		}
	}
	charts := try(s.Chart[len(s.Chart)-1], withoutEndingWords)
	return charts, miss
}

// fitAll fits the sheets of a chart, in type of one size.
func fitAll(charts []*ChartPoster, most brevity) *misfit {
	points := charts[0].kind.Wish
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
func (d *division) sheets(fr frame, s Size, t Type, n int) []*ChartPoster {
	for len(d.plans) < n {
		d.plans = append(d.plans, d.plan(fr, len(d.plans)+1))
	}
	var charts []*ChartPoster
	for i, plan := range d.plans[n-1] {
		part := Part{i + 1, n}
		if n == 1 {
			part = Part{}
		}
		charts = append(charts, newChartPoster(fr, plan, s, t, part))
	}
	for _, c := range charts {
		c.nameStandIns(charts)
	}
	return charts
}

// plan plans the parts of the chart, about equally high with what stands above the
// first and below the last.
func (d *division) plan(fr frame, n int) []*Plan {
	size := Sizes()[0]
	whole := newChartPoster(fr, d.plans[0][0], size, size.Chart[0], Part{})
	heights := make([]float64, len(d.graph.rows))
	for i, b := range whole.Plan.Boxes {
		heights[b.Layer] = max(heights[b.Layer], whole.boxHeight(b, whole.Boxes[i]).all(whole)+whole.mm(posterArrow))
	}
	inner := d.graph.inner()
	below := whole.strip().height(whole.sheetOf)
	for _, h := range heights[inner:] {
		below += h
	}
	heights[0] += whole.head.height(whole.sheetOf)
	heights[inner-1] += below
	var plans []*Plan
	for _, part := range d.graph.parts(n, heights) {
		plans = append(plans, arrange(part).plan())
	}
	return plans
}

// nameStandIns lets each box that stands for a step of another sheet say so, and the
// step say from which sheet lines lead to it.
func (c *ChartPoster) nameStandIns(all []*ChartPoster) {
	for i := range c.Boxes {
		b := &c.Boxes[i]
		if b.Kind != standIn {
			continue
		}
		for _, other := range all {
			home := other.holder(b.ID)
			if home == nil {
				continue
			}
			b.Badge, b.Title, b.Mark = c.words("flow_on_sheet", other.part.N), b.Name, ""
			b.Address = other.chartPage + "#" + b.ID
			if home.From != "" {
				home.From += ", "
			}
			home.From += c.words("flow_from_sheet", c.part.N)
		}
	}
}

// holder returns the box of a step, if the sheet has it and not a stand-in.
func (c *ChartPoster) holder(id string) *ChartBox {
	for i := range c.Boxes {
		if b := &c.Boxes[i]; b.ID == id && b.Kind != standIn {
			return b
		}
	}
	return nil
}

// fit leaves out as little as it can, from a brevity to another, and then takes the
// largest type that fits. It returns what does not fit.
func (c *ChartPoster) fit(least, most brevity) *misfit {
	full := c.Boxes
	for short := least; short <= most; short++ {
		c.Boxes = shortened(full, short)
		c.TitlesOnly, c.InShort = short >= withoutRuleWords, short > inFull
		c.points = c.kind.Min
		if c.measure() >= 0 && c.wideWord() == nil {
			for c.points = c.kind.Wish; c.measure() < 0 || c.wideWord() != nil; c.points -= 0.5 {
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
		word := c.wide(c.nameWidth(b, box), c.nameParas(box)...)
		if w := c.wide(c.saysWidth(b), append(c.saysParas(box), sheet.Strong(box.WaysTitle))...); w != "" {
			word = w
		}
		for n, way := range box.Ways {
			if w := c.wide(c.answerWidth(b, n), c.answerParas(way)...); w != "" {
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
		parts = append(parts, taking{b.Step.At, "step " + c.Boxes[i].ID, c.boxHeight(b, c.Boxes[i]).all(c)})
	}
	return c.over(over, parts)
}
