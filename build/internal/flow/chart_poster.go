package flow

import (
	"fmt"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A ChartPoster is the chart on an upright sheet. Its lines run on the grid lines
// of the chart's plan, which here have lengths.
type ChartPoster struct {
	*Chart
	// TitlesOnly: there is room for the names of the standing rules, not for what
	// they say.
	TitlesOnly bool
	// InShort: there is no room for all that the chart's own page says.
	InShort bool

	sheetOf
	chartPage string  // address of the sheet's print page
	rules     float64 // height of the standing rules, mm
	tracks    []float64
}

// Lengths on an A4 chart poster, in millimetres.
const (
	posterLane    = 3.4
	posterChannel = 2.2
	posterArrow   = 3.8
	posterBeside  = 1.7 // room at each side of a box that does not stand alone
	posterLine    = 0.55
)

// pixelsPerMM is the number of CSS pixels in a millimetre. Browsers draw borders
// of whole pixels, and lines meet only where their width is one.
const pixelsPerMM = 96 / 25.4

// newChartPoster makes one sheet of a chart that has its plan. Nothing of it is
// fitted yet.
func newChartPoster(fr frame, plan *Plan, s Size, t Type, part Part) *ChartPoster {
	chart := drawn(fr.flow, plan)
	address := chart.sheet("chart", s, part)
	c := &ChartPoster{Chart: chart, chartPage: address + ".html",
		sheetOf: fr.sheet("flow_chart_poster", s, t, s.Upright, part)}
	if !part.isLast() { // the sheets hang below each other, and what holds at every stage stands at the foot
		c.Chart.Rules = nil
	}
	return c
}

// trackHeight is the least height of a track; that of boxes is told by their words.
func (s Size) trackHeight(t Track) float64 {
	switch t {
	case ChannelTrack:
		return s.mm(posterChannel)
	case ArrowTrack:
		return s.mm(posterArrow)
	}
	return 0
}

// measure gives every track its height and returns the room that is left on the
// sheet, below zero where there is none. The tracks of arrows share what is left,
// up to double their height.
func (c *ChartPoster) measure() float64 {
	c.tracks = make([]float64, len(c.Plan.Tracks))
	arrows, sum := 0, 0.0
	for i, t := range c.Plan.Tracks {
		c.tracks[i] = c.size.trackHeight(t)
		if t == ArrowTrack {
			arrows++
		}
	}
	for i, b := range c.Plan.Boxes {
		c.tracks[b.Top-1] = max(c.tracks[b.Top-1], c.boxHeight(b, c.Boxes[i]).all(c))
	}
	for _, t := range c.tracks {
		sum += t
	}
	c.rules = c.strip().height(c.sheetOf)
	gap := c.mm(posterGap)
	left := c.in().height - (c.head.height(c.sheetOf) + gap + sum + gap + c.foot.height(c.sheetOf))
	if c.rules > 0 {
		left -= c.rules + gap
	}
	for i, t := range c.Plan.Tracks {
		if t == ArrowTrack && left > 0 {
			c.tracks[i] += min(left/float64(arrows), c.mm(posterArrow))
		}
	}
	return left
}

// x returns where a grid line is, in millimetres from the sheet's left edge.
func (c *ChartPoster) x(line int) float64 {
	in, lane := c.in(), c.mm(posterLane)
	n := c.Plan.Columns()
	column := (in.width - lane*float64(c.Plan.Left+c.Plan.Right)) / float64(n)
	at := line - 1
	lanes := min(at, c.Plan.Left) + max(at-c.Plan.Left-n, 0)
	columns := min(max(at-c.Plan.Left, 0), n)
	return in.x + lane*float64(lanes) + column*float64(columns)
}

// y returns where a grid line is, in millimetres from the chart's upper edge.
func (c *ChartPoster) y(line int) float64 {
	sum := 0.0
	for _, t := range c.tracks[:line-1] {
		sum += t
	}
	return sum
}

// sides returns the left edge and the width of a box.
func (c *ChartPoster) sides(b Box) (x, width float64) {
	x, width = c.x(b.Start), c.x(b.End)-c.x(b.Start)
	if b.Beside > 1 {
		m := c.mm(posterBeside)
		return x + m, width - 2*m
	}
	return x, width
}

// boxParts are the heights of a box's parts, without the room around them: its sign
// and title, its words, what it asks, and its answers.
type boxParts struct{ name, says, asks, ways float64 }

// all is how high a box is at least.
func (h boxParts) all(c *ChartPoster) float64 {
	return h.above(c) + h.foot(c)
}

// above is the height of what stands above the answers.
func (h boxParts) above(c *ChartPoster) float64 {
	sum := c.mm(2*posterPad) + h.name + h.says
	if h.asks > 0 {
		sum += h.asks + c.mm(posterPad)/2
	}
	return sum
}

// foot is the height of the answers, with the room around them.
func (h boxParts) foot(c *ChartPoster) float64 {
	if h.ways == 0 {
		return 0
	}
	return h.ways + c.mm(posterPad)
}

// saysWidth is the room for a box's words, and nameWidth that beside its sign.
func (c *ChartPoster) saysWidth(b Box) float64 {
	_, w := c.sides(b)
	return w - c.mm(2*posterPad)
}

func (c *ChartPoster) nameWidth(b Box, box ChartBox) float64 {
	if box.Kind == standIn {
		return c.saysWidth(b)
	}
	return c.saysWidth(b) - c.mm(posterSign+posterSpace)
}

func (c *ChartPoster) boxHeight(b Box, box ChartBox) boxParts {
	h := boxParts{name: c.high(c.nameWidth(b, box), c.nameParas(box)...)}
	if box.Kind != standIn {
		h.name = max(h.name, c.mm(posterSign))
	}
	if says := c.saysParas(box); len(says) > 0 {
		h.says = c.high(c.saysWidth(b), says...)
	}
	if box.WaysTitle != "" && len(box.Ways) > 0 {
		h.asks = c.high(c.saysWidth(b), sheet.Strong(box.WaysTitle))
	}
	for n, w := range box.Ways {
		h.ways = max(h.ways, c.high(c.answerWidth(b, n), c.answerParas(w)...))
	}
	return h
}

// answerWidth is the room for the words of an answer.
func (c *ChartPoster) answerWidth(b Box, n int) float64 {
	return c.x(b.Answers[n].End) - c.x(b.Answers[n].Start) - c.mm(2*posterPad)
}

// nameParas are a step's badge and title. The kind of a step without a badge is
// left to its sign. What stands on another sheet is named in the size of the text.
func (c *ChartPoster) nameParas(box ChartBox) []sheet.Para {
	if box.Kind == standIn {
		return []sheet.Para{c.toward(box, sheet.Strong(box.Title)), sheet.Plain(box.Badge)}
	}
	badge := badge(box, c.words)
	if badge == "" && box.From == "" {
		return []sheet.Para{c.linked(box)}
	}
	var above []sheet.Span
	if badge != "" {
		above = append(above, sheet.Span{Text: badge, Bold: true})
	}
	if box.From != "" {
		if badge != "" {
			above = append(above, sheet.Span{Text: " "})
		}
		above = append(above, sheet.Span{Text: "(" + box.From + ")"})
	}
	return []sheet.Para{{Spans: above}, c.linked(box)}
}

// linked is a step's title, which leads to the step's own page or to its other sheet.
func (c *ChartPoster) linked(box ChartBox) sheet.Para {
	return c.toward(box, c.called(box))
}

func (c *ChartPoster) toward(box ChartBox, title sheet.Para) sheet.Para {
	if c.link == nil {
		return title
	}
	page, anchor, _ := strings.Cut(box.Address, "#")
	title.Spans[0].URL = c.link(model.Ref{Made: page, Anchor: anchor})
	return title
}

// badge is what stands above the title of a box.
func badge(box ChartBox, say Words) string {
	if box.Badge == "" && box.First {
		return say("flow_start")
	}
	return box.Badge
}

func (c *ChartPoster) saysParas(box ChartBox) []sheet.Para {
	out := c.says(box)
	if len(box.Options) == 0 {
		return out
	}
	out = append(out, sheet.Para{Spans: []sheet.Span{{Text: optionsTitle(box, c.words), Bold: true}}, Before: betweenParas})
	return append(out, c.optionParas(box.Options)...)
}

// answerParas are the words of an answer, what the author adds to them, and where it
// leads: who hears the sheet, or finds the line hard to follow, has nothing else.
func (c *ChartPoster) answerParas(w Way) []sheet.Para {
	out := []sheet.Para{{Spans: append([]sheet.Span{{Text: w.Text, Bold: true}}, c.added(w.Added)...)}}
	if len(w.Note) > 0 {
		out = append(out, sheet.Para{Spans: c.spans(w.Note)})
	}
	return append(out, sheet.Plain("→\u00a0"+w.To.Name))
}

func (c *ChartPoster) strip() ruleStrip {
	return ruleStrip{title: c.RulesTitle, rules: c.Chart.Rules, titlesOnly: c.TitlesOnly}
}

// Stylesheet gives the print page the sizes that were measured and places the
// boxes and lines.
func (c *ChartPoster) Stylesheet() []byte {
	var rows []string
	for _, t := range c.tracks {
		rows = append(rows, atLeast(t))
	}
	gap := css(c.mm(posterGap))
	var b strings.Builder
	fmt.Fprintf(&b, `%s.poster-chart{grid-template-rows:%s %s auto %s %s 1fr}
.rules{grid-template-columns:%s}
.chart{--lane:%s;--beside:%s;--w:%.0fpx;grid-template:%s/%s}
`,
		c.page(), css(c.head.height(c.sheetOf)), gap, gap, css(c.rules),
		tracks(c.strip().layOut(c.sheetOf).widths), css(c.mm(posterLane)), css(c.mm(posterBeside)), c.mm(posterLine)*pixelsPerMM, strings.Join(rows, " "), columnTracks(c.Plan))
	c.writePlaces(&b)
	b.WriteString(pageEnd)
	return []byte(b.String())
}
