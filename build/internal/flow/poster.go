package flow

import (
	"fmt"
	"math"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/qr"
	"rethink/build/internal/sheet"
	"rethink/build/internal/words"
)

// Words says words of the layouts: Words("flow_start") is "Start here".
type Words = words.Say

// An Imprint is what stands at the edge of every poster.
type Imprint struct {
	Site     string // the site's title
	Version  string // "Version 1.0, 3 November 2026"
	Link     string // full address of the guided path, in the code and in words; empty where it is not known
	Urgent   string // the line for a child in danger; empty where the site has none
	Author   string // the partnership
	Language string
	Date     model.Date

	Address func(model.Ref) string // the full address of a link, or "" to leave its text alone; nil leaves all of them alone
}

// A Size is a paper that posters are made for: a wall poster on A3, a handout on A4.
// A handout is not the wall's poster made smaller: its type would be too small.
type Size struct {
	Name         string // in addresses: "a3"
	Upright      sheet.Paper
	Board, Chart []Type  // what is tried, the best first
	Least        float64 // pt, of every word on it: what can be read from a step away
	relative     float64 // lengths as a part of those on A4
}

// A Type is the sizes of type of a poster, in points. There are three on a sheet.
type Type struct {
	Title, Head float64
	Wish, Min   float64 // of all the rest: the largest, and the smallest
}

// Sizes returns the papers that posters are made for.
func Sizes() []Size {
	small := []Type{{Title: 30, Head: 15, Wish: 12, Min: 10}, {Title: 22, Head: 13, Wish: 10, Min: 10}}
	return []Size{
		{Name: "a3", Upright: sheet.A3, Least: 14, relative: math.Sqrt2,
			Board: []Type{{Title: 48, Head: 24, Wish: 18, Min: 16}, {Title: 36, Head: 20, Wish: 16, Min: 14}},
			Chart: []Type{{Title: 48, Head: 24, Wish: 16, Min: 14}, {Title: 36, Head: 20, Wish: 14, Min: 14}}},
		{Name: "a4", Upright: sheet.A4, Least: 10, relative: 1, Board: small, Chart: small},
	}
}

// Lengths on an A4 poster, in millimetres. They grow with the paper.
const (
	posterSide   = 8.5 // margins: office printers leave 5 mm unprinted
	posterTop    = 6.8
	posterBottom = 6.0
	posterGap    = 2.2  // between boxes
	posterPad    = 2.2  // inside boxes
	posterSign   = 6.0  // a round sign
	posterSpace  = 2.0  // beside a sign
	posterCode   = 15.0 // the QR code
	posterRound  = 1.8  // corners of boxes
	posterFine   = 0.35 // the line round a box
	posterThick  = 0.8  // the line round a box that is not to be overlooked
)

// From baseline to baseline as a part of the size, in print and on the print page.
const (
	leading      = 1.17
	titleLeading = 1.05
	headLeading  = 1.1
)

// A Part says which of a poster's sheets one is. The zero Part is the only sheet.
type Part struct{ N, Of int }

// paper names the paper of a sheet: "A4", or "A4, sheet 1 of 2".
func (p Part) paper(s Size, say Words) string {
	if p.Of == 0 {
		return s.Upright.Name
	}
	return say("flow_sheet", s.Upright.Name, p.N, p.Of)
}

// goesOn reports whether the sheet hangs after another.
func (p Part) goesOn() bool { return p.N > 1 }

// isLast reports whether no sheet hangs after this one.
func (p Part) isLast() bool { return p.N == p.Of }

// A frame is what all sheets of a flow's posters share.
type frame struct {
	flow    *model.Flow
	imprint Imprint
	say     Words
	code    *qr.Code
}

// sheetOf is one sheet of paper of a poster: what stands round its drawing.
type sheetOf struct {
	flow  *model.Flow
	size  Size
	paper sheet.Paper
	part  Part
	words Words
	head  head
	foot  foot
	key   string // what the poster is called in the words of the interface

	Lead    string     // what stands above the sheet on its page
	PDF     *out.PDF   // the sheet's file
	Large   *out.PDF   // there is none: a poster is large
	Form    *out.File  // there is none: it is not to be typed into
	Related []out.Link // the other sheets, and the page of the chart
	kind    Type
	link    func(model.Ref) string // see [Imprint]
	points  float64                // size of the type, pt
}

func (fr frame) sheet(key string, s Size, t Type, paper sheet.Paper, part Part) sheetOf {
	return sheetOf{flow: fr.flow, size: s, paper: paper, part: part, words: fr.say, key: key, link: fr.imprint.Address, kind: t, points: t.Min,
		head: newHead(fr, part), foot: newFoot(fr)}
}

// Head is what stands at the top of the sheet.
func (o sheetOf) Head() head { return o.head }

// Foot is what stands at its lower edge.
func (o sheetOf) Foot() foot { return o.foot }

// options are those of the sheet's PDF file. Its title says what it shows, on which
// paper, and of which flow: the posters of a flow lie beside each other in a folder.
func (o sheetOf) options(i Imprint) sheet.Options {
	return sheet.Options{
		Title:  o.words(o.key) + ", " + o.part.paper(o.size, o.words) + " - " + o.flow.Page.Title,
		Author: i.Author, Language: i.Language, Date: i.Date, Unlined: true,
	}
}

// in is the room inside the margins of the sheet.
func (o sheetOf) in() inset { return o.size.inside(o.paper) }

// mm returns a length on the sheet, from that on A4.
func (o sheetOf) mm(onA4 float64) float64 { return o.size.mm(onA4) }

// headed is a paragraph in the size of heads.
func (o sheetOf) headed(text ...sheet.Span) sheet.Para {
	return sheet.Para{Spans: text, Scale: o.kind.Head / o.points}
}

// added says that the author marked something as added, after its words.
func (o sheetOf) added(is bool) []sheet.Span {
	if !is {
		return nil
	}
	return []sheet.Span{{Text: " (" + o.words("flow_added_short") + ")"}}
}

// called is a step's title as a head.
func (o sheetOf) called(c ChartBox) sheet.Para {
	return o.headed(append([]sheet.Span{{Text: c.Title, Bold: true}}, o.added(c.Added)...)...)
}

// box is room for text in a width.
func (o sheetOf) box(width float64) sheet.Box { return sheet.Box{Width: width, Leading: leading} }

// headBox is room for a head that stands alone.
func (o sheetOf) headBox(width float64) sheet.Box {
	return sheet.Box{Width: width, Leading: headLeading}
}

// headHigh returns how high a head is that stands alone in a width.
func (o sheetOf) headHigh(width float64, head sheet.Para) float64 {
	return boxHeight(o.headBox(width), o.points, head)
}

// high returns how high paragraphs are in a width.
func (o sheetOf) high(width float64, paras ...sheet.Para) float64 {
	return height(width, o.points, paras...)
}

// wide returns a word that is wider than the width, or "".
func (o sheetOf) wide(width float64, paras ...sheet.Para) string {
	if _, holds := o.box(width).Measure(o.points, paras...); holds {
		return ""
	}
	return o.box(width).At(o.points, paras...).Wide
}

// optionsTitle is what stands above the options of a strategy.
func optionsTitle(c ChartBox, say Words) string {
	if c.OptionsTitle != "" {
		return c.OptionsTitle
	}
	return say(c.UseKey())
}

// mm returns a length on this paper.
func (s Size) mm(onA4 float64) float64 { return onA4 * s.relative }

// inset is the size of a paper with the room inside its margins.
type inset struct {
	x, y, width, height float64
}

func (s Size) inside(p sheet.Paper) inset {
	side, top, bottom := s.mm(posterSide), s.mm(posterTop), s.mm(posterBottom)
	return inset{side, top, p.Width - 2*side, p.Height - top - bottom}
}

// A paper page rounds each length to a hundredth of a millimetre.
func css(mm float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", mm), "0"), ".") + "mm"
}

// tracks writes the widths of columns.
func tracks(widths []float64) string {
	var all []string
	for _, w := range widths {
		all = append(all, css(w))
	}
	return strings.Join(all, " ")
}

// atLeast is a row of this height that grows where a reader's own spacing or type
// needs more room than was measured.
func atLeast(mm float64) string { return "minmax(" + css(mm) + ",max-content)" }

// page writes the rules that make a print page exactly one sheet of this size:
// on paper, and on a screen that is as wide, where it may be higher. The rules for
// the sheet's inside follow, before the stylesheet is closed with pageEnd.
func (o sheetOf) page() string {
	title := o.kind.Title
	if o.part.goesOn() {
		title = o.kind.Head
	}
	top := o.head.layOut(o)
	var b strings.Builder
	fmt.Fprintf(&b, `@layer print{@page{size:%[1]s %[2]s;margin:0}
.poster-room{font-size:%[3]s}
@media print{.poster{height:%[2]s}}
@container poster (min-width:75em){
.poster{width:%[1]s;min-height:%[2]s;padding:%[4]s %[5]s %[6]s;font-size:%[7]gpt;--min:%[8]gpt;--title:%[9]gpt;--called:%[10]gpt;`,
		css(o.paper.Width), css(o.paper.Height), css(o.paper.Width/100),
		css(o.mm(posterTop)), css(o.mm(posterSide)), css(o.mm(posterBottom)), o.points, o.kind.Min, title, o.kind.Head)
	for _, length := range []struct {
		name string
		mm   float64
	}{{"gap", posterGap}, {"pad", posterPad}, {"sign", posterSign}, {"space", posterSpace}, {"code", posterCode},
		{"round", posterRound}, {"fine", posterFine}, {"thick", posterThick}} {
		fmt.Fprintf(&b, "--%s:%s;", length.name, css(o.mm(length.mm)))
	}
	b.WriteString("}\n")
	if top.beside {
		fmt.Fprintf(&b, ".poster-title{grid-template-columns:%s minmax(0,1fr)}\n", css(top.titleWidth))
	}
	return b.String()
}

const pageEnd = "}}\n"

// spans returns text in the two fonts of paper.
func (o sheetOf) spans(text model.Inlines) []sheet.Span { return sheet.Spans(text, o.link) }

// paras sets blocks as paragraphs and lists.
func (o sheetOf) paras(blocks []model.Block) []sheet.Para {
	var out []sheet.Para
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			out = append(out, sheet.Para{Spans: o.spans(b.Text), Before: betweenParas})
		case *model.List:
			for _, item := range b.Items {
				out = append(out, bullet(o.spans(item.Text())))
			}
		}
	}
	return out
}

// Space above a paragraph or an entry of a list, in lines.
const (
	betweenParas = 0.3
	betweenItems = 0.2
)

func bullet(text []sheet.Span) sheet.Para {
	return sheet.Para{Spans: text, Mark: "•", Before: betweenItems}
}

// optionParas sets options as a list; a single one stands alone.
func (o sheetOf) optionParas(options []model.Inlines) []sheet.Para {
	if len(options) == 1 {
		return []sheet.Para{{Spans: o.spans(options[0]), Before: betweenItems}}
	}
	var out []sheet.Para
	for _, text := range options {
		out = append(out, bullet(o.spans(text)))
	}
	return out
}

// height returns how high paragraphs are when they are set in a width at a size.
func height(width, size float64, paras ...sheet.Para) float64 {
	return boxHeight(sheet.Box{Width: width, Leading: leading}, size, paras...)
}

func boxHeight(box sheet.Box, size float64, paras ...sheet.Para) float64 {
	if mm, holds := box.Measure(size, paras...); holds {
		return mm
	}
	return box.At(size, paras...).Height
}

// ink returns the colour of a look, as the site's tokens have it for paper.
func ink(look string) sheet.Color {
	switch look {
	case string(model.Strategy):
		return sheet.Teal
	case string(model.Settled):
		return sheet.Leaf
	case string(model.Escalate):
		return sheet.Plum
	case string(model.Question):
		return sheet.Link
	}
	return sheet.Ink
}

func tint(look string) sheet.Color {
	switch look {
	case string(model.Settled):
		return sheet.LeafTint
	case string(model.Escalate):
		return sheet.PlumTint
	}
	return sheet.LinkTint
}

// lineInk is the colour of what leads to a step: only endings have one of their
// own.
func lineInk(look string) sheet.Color {
	if c := ink(look); c == sheet.Leaf || c == sheet.Plum {
		return c
	}
	return sheet.Link
}

// drawBox draws the line round a box of a look, which tells endings apart in black
// and white too: thick where it escalates, double where it is settled.
func (o sheetOf) drawBox(p *sheet.PDF, x, y, w, h float64, look string, fill sheet.Color) {
	o.drawLines(p, inset{x, y, w, h}, look, ink(look), fill, o.mm(posterThick))
}

// drawAnswer draws the line round an answer that leads to a look.
func (o sheetOf) drawAnswer(p *sheet.PDF, x, y, w, h float64, look string) {
	o.drawLines(p, inset{x, y, w, h}, look, lineInk(look), tint(look), o.mm(2*posterFine))
}

func (o sheetOf) drawLines(p *sheet.PDF, in inset, look string, color, fill sheet.Color, thick float64) {
	round, fine := o.mm(posterRound), o.mm(posterFine)
	line := fine
	if look == string(model.Escalate) {
		line = thick
	}
	// The line lies inside the box, as the borders of a page do.
	p.RoundRect(in.x+line/2, in.y+line/2, in.width-line, in.height-line, round, sheet.Fill(fill).Outlined(color, line))
	if look == string(model.Settled) {
		d := thick + fine/2
		p.RoundRect(in.x+d, in.y+d, in.width-2*d, in.height-2*d, round-thick, sheet.Stroke(color, fine))
	}
}
