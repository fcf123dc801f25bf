package flow

import (
	"fmt"
	"strings"
)

// roomForLines is how wide the chart must be for its lines, in the size of its
// own text: below, and at a larger text size in the same window, it is a list.
const roomForLines = "44em"

// Stylesheet places the boxes, answers and lines of a chart on its grid. The
// pages carry no style attribute, so every place is a rule here. All sizes come
// from the component's own stylesheet: this one knows grid lines only. It is
// empty for a chart without a plan.
func (c *Chart) Stylesheet() []byte {
	if c.Plan == nil {
		return nil
	}
	var b strings.Builder
	b.WriteString("@layer components{@supports (grid-template-columns:subgrid){@container chart (min-width:" + roomForLines + "){\n")
	fmt.Fprintf(&b, ".chart{grid-template:%s/%s}\n", rowTracks(c.Plan.Tracks), columnTracks(c.Plan))
	c.writePlaces(&b)
	b.WriteString("}}}\n")
	return []byte(b.String())
}

// writePlaces writes where each box, answer and piece of a line stands.
func (c *Chart) writePlaces(b *strings.Builder) {
	for i, box := range c.Plan.Boxes {
		fmt.Fprintf(b, ".n%d{grid-area:%s}\n", i+1, box.Area.css())
		b.WriteString(answerRules(i+1, box.Answers))
	}
	n := 0
	for _, l := range c.Plan.Lines {
		for _, p := range l.Pieces {
			n++
			fmt.Fprintf(b, ".w%d{grid-area:%s}\n", n, p.Area.css())
		}
	}
}

func (a Area) css() string {
	return fmt.Sprintf("%d/%d/%d/%d", a.Top, a.Start, a.Bottom, a.End)
}

// rowTracks writes the rows, runs of equal ones as one word.
func rowTracks(tracks []Track) string {
	words := map[Track]string{BoxTrack: "auto", ChannelTrack: "var(--channel)", ArrowTrack: "var(--arrow)"}
	var out []string
	for _, t := range tracks {
		out = append(out, words[t])
	}
	return strings.Join(out, " ")
}

func columnTracks(p *Plan) string {
	out := fmt.Sprintf("repeat(%d,minmax(0,1fr))", p.Columns())
	if p.Left > 0 {
		out = fmt.Sprintf("repeat(%d,var(--lane)) ", p.Left) + out
	}
	if p.Right > 0 {
		out += fmt.Sprintf(" repeat(%d,var(--lane))", p.Right)
	}
	return out
}

// answerRules gives each answer of a box its share of the columns.
func answerRules(box int, cells []Cell) string {
	if len(cells) == 0 {
		return ""
	}
	width := cells[0].End - cells[0].Start
	for _, c := range cells {
		if c.End-c.Start != width {
			return unequalRules(box, cells)
		}
	}
	return fmt.Sprintf(".n%d .goes>li{grid-column-end:span %d}\n", box, width)
}

func unequalRules(box int, cells []Cell) string {
	var b strings.Builder
	for i, c := range cells {
		fmt.Fprintf(&b, ".n%d .goes>:nth-child(%d){grid-column-end:span %d}\n", box, i+1, c.End-c.Start)
	}
	return b.String()
}
