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
	Title       string
	Urgent      string
	Intro       []model.Block // the first words of the chart's
	Code        *QR
	Left, Right string // foot
	PDF         string // address
	ChartPage   string // address
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
	posterChannel = 2.5
	posterArrow   = 4.2
	posterBeside  = 1.7 // room at each side of a box that does not stand alone
	posterLine    = 0.55
	posterFirst   = 0.9 // the line round the box that it begins with
)

// pixelsPerMM is the number of CSS pixels in a millimetre. Browsers draw borders
// of whole pixels, and lines meet only where their width is one.
const pixelsPerMM = 96 / 25.4

// nameShare is the part of a box's width that its title has, where its words
// stand beside the title.
const nameShare = 0.38

// newChartPoster makes one sheet of a chart that has its plan. Nothing of it is
// fitted yet.
func newChartPoster(fr frame, plan *Plan, s Size, part Part) *ChartPoster {
	chart := drawn(fr.flow, plan)
	address := chart.sheet("chart", s, part)
	c := &ChartPoster{Chart: chart, Intro: lead(fr.flow.Intro), PDF: address + ".pdf", chartPage: address + ".html", ChartPage: chart.addresses.Chart(),
		Urgent: fr.imprint.Urgent, Title: part.title(chart.Title, fr.say), sheetOf: fr.sheet("flow_chart_poster", s, s.Upright, part)}
	c.Code, c.Left, c.Right = fr.code, c.foot.left, c.foot.right
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
	s, in := c.size, c.size.inside(c.size.Upright)
	gap := s.mm(posterGap)
	c.tracks = make([]float64, len(c.Plan.Tracks))
	arrows, sum := 0, 0.0
	for i, t := range c.Plan.Tracks {
		c.tracks[i] = s.trackHeight(t)
		if t == ArrowTrack {
			arrows++
		}
	}
	for i, b := range c.Plan.Boxes {
		h := c.boxHeight(b, c.Boxes[i])
		c.tracks[b.Top-1] = max(c.tracks[b.Top-1], h.head+h.foot)
	}
	for _, t := range c.tracks {
		sum += t
	}
	c.rules = c.strip().height(s, in.width, c.points)
	left := in.height - (c.head.height(s, in, c.points) + gap + sum + gap + c.rules + gap + c.foot.height(s, in))
	for i, t := range c.Plan.Tracks {
		if t == ArrowTrack && left > 0 {
			c.tracks[i] += min(left/float64(arrows), s.mm(posterArrow))
		}
	}
	return left
}

// x returns where a grid line is, in millimetres from the sheet's left edge.
func (c *ChartPoster) x(line int) float64 {
	in, lane := c.size.inside(c.size.Upright), c.size.mm(posterLane)
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
		m := c.size.mm(posterBeside)
		return x + m, width - 2*m
	}
	return x, width
}

// boxParts are the heights of a box's parts: its title with its words, and its
// answers.
type boxParts struct{ head, name, foot float64 }

// nameWidth and saysWidth are the room for a box's title and for its words, which
// stand beside each other where the box is alone on its layer.
func (c *ChartPoster) nameWidth(b Box, box ChartBox) float64 {
	_, w := c.sides(b)
	w -= c.size.mm(2*posterPad + posterSign + posterSpace)
	if box.Alone && c.hasWords(box) {
		_, all := c.sides(b)
		return (all-c.size.mm(3*posterPad))*nameShare - c.size.mm(posterSign+posterSpace)
	}
	return w
}

func (c *ChartPoster) saysWidth(b Box, box ChartBox) float64 {
	_, w := c.sides(b)
	if box.Alone {
		return (w - c.size.mm(3*posterPad)) * (1 - nameShare)
	}
	return w - c.size.mm(2*posterPad)
}

func (c *ChartPoster) hasWords(box ChartBox) bool {
	return len(box.Facts)+len(box.Lead)+len(box.Options) > 0
}

func (c *ChartPoster) boxHeight(b Box, box ChartBox) boxParts {
	pad := c.size.mm(posterPad)
	h := boxParts{name: max(height(c.nameWidth(b, box), c.points, c.nameParas(box)...), c.size.mm(posterSign))}
	name := h.name
	if box.WaysTitle != "" {
		name += height(c.nameWidth(b, box), c.points, sheet.Strong(box.WaysTitle)) + pad/2
	}
	says := 0.0
	if c.hasWords(box) {
		says = height(c.saysWidth(b, box), c.points, c.saysParas(box)...)
	}
	if box.Alone {
		h.head = max(name, says) + 2*pad
	} else {
		h.head = name + says + 2*pad
	}
	for n, w := range box.Ways {
		h.foot = max(h.foot, height(c.answerWidth(b, n), c.points, c.answerParas(w)...)+pad)
	}
	if box.First && len(box.Ways) > 0 {
		h.foot += c.size.mm(posterFirst)
	}
	return h
}

// answerWidth is the room for the words of an answer.
func (c *ChartPoster) answerWidth(b Box, n int) float64 {
	return c.x(b.Answers[n].End) - c.x(b.Answers[n].Start) - c.size.mm(2*posterPad)
}

// nameParas are a step's badge and title. The kind of a step without a badge is
// left to its sign.
func (c *ChartPoster) nameParas(box ChartBox) []sheet.Para {
	badge := box.Badge
	if badge == "" && box.First {
		badge = c.words("flow_start")
	}
	title := box.Title
	if box.Added {
		title += " (" + c.words("flow_added_short") + ")"
	}
	name := sheet.Para{Spans: []sheet.Span{{Text: title, Bold: true}}, Scale: chartNameScale}
	if badge == "" {
		return []sheet.Para{name}
	}
	return []sheet.Para{sheet.Strong(badge), name}
}

// chartNameScale is the size of a step's title as a part of the poster's type.
const chartNameScale = 1.15

func (c *ChartPoster) saysParas(box ChartBox) []sheet.Para {
	out := says(box)
	if len(box.Options) == 0 {
		return out
	}
	out = append(out, sheet.Para{Spans: []sheet.Span{{Text: optionsTitle(box, c.words), Bold: true}}, Before: betweenItems})
	for _, o := range box.Options {
		out = append(out, bullet(spans(o)))
	}
	return out
}

// answerParas are the words of an answer, what the author adds to them, and where it
// leads unless its line goes straight there.
func (c *ChartPoster) answerParas(w Way) []sheet.Para {
	text := w.Text
	if w.Added {
		text += " (" + c.words("flow_added_short") + ")"
	}
	out := []sheet.Para{sheet.Strong(text)}
	if len(w.Note) > 0 {
		out = append(out, sheet.Para{Spans: spans(w.Note)})
	}
	if !w.Straight {
		out = append(out, sheet.Plain("→ "+w.To.Name))
	}
	return out
}

func (c *ChartPoster) strip() ruleStrip {
	return ruleStrip{title: c.RulesTitle, rules: c.Chart.Rules, titlesOnly: c.TitlesOnly}
}

// Stylesheet gives the print page the sizes that were measured and places the
// boxes and lines.
func (c *ChartPoster) Stylesheet() []byte {
	s, in := c.size, c.size.inside(c.size.Upright)
	var rows []string
	for _, t := range c.tracks {
		rows = append(rows, css(t))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `%s.poster-chart{grid-template-rows:%s %s auto %s %s 1fr}
.rules{grid-template-columns:repeat(%d,minmax(0,1fr))}
.chart{--lane:%s;--beside:%s;--w:%.0fpx;grid-template:%s/%s}
`,
		s.page(s.Upright, c.points),
		css(c.head.height(s, in, c.points)), css(s.mm(posterGap)), css(s.mm(posterGap)), css(c.rules),
		c.strip().columns(), css(s.mm(posterLane)), css(s.mm(posterBeside)), s.mm(posterLine)*pixelsPerMM, strings.Join(rows, " "), columnTracks(c.Plan))
	c.writePlaces(&b)
	b.WriteString(pageEnd)
	return []byte(b.String())
}
