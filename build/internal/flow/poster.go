package flow

import (
	"fmt"
	"math"
	"strings"

	"rethink/build/internal/model"
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
	Author   string
	Language string
	Date     model.Date
}

// A Size is a paper that posters are made for. The smallest type is what can be
// read from a step away: a wall poster's on A3, a handout's on A4.
type Size struct {
	Name     string // in addresses: "a3"
	Upright  sheet.Paper
	Min      float64 // pt, of every word on it
	Wish     float64 // pt, where there is room
	relative float64 // lengths as a part of those on A4
}

// Sizes returns the papers that posters are made for.
func Sizes() []Size {
	return []Size{
		{Name: "a3", Upright: sheet.A3, Min: 14, Wish: 20, relative: math.Sqrt2},
		{Name: "a4", Upright: sheet.A4, Min: 10, Wish: 14, relative: 1},
	}
}

// Lengths on an A4 poster, in millimetres. They grow with the paper.
const (
	posterMargin = 8.0  // office printers leave 5 mm unprinted
	posterGap    = 3.4  // between boxes
	posterPad    = 2.0  // inside boxes
	posterSign   = 7.0  // a round sign
	posterSpace  = 2.0  // beside a sign
	posterCode   = 15.0 // the QR code
)

// leading is from baseline to baseline as a part of the size, in print and on the
// print page.
const leading = 1.2

// Sizes of type as a part of the poster's.
const (
	titleScale = 1.9 // of the poster
	nameScale  = 1.3 // of a step
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

// title is the title of a sheet.
func (p Part) title(flow string, say Words) string {
	if p.Of == 0 {
		return flow
	}
	return say("flow_sheet_title", flow, p.N, p.Of)
}

// A frame is what all sheets of a flow's posters share.
type frame struct {
	flow    *model.Flow
	imprint Imprint
	say     Words
	code    *QR
}

// Beside is another sheet of the same poster.
type Beside struct{ Paper, Address string }

// sheetOf is one sheet of paper of a poster: what stands round its drawing.
type sheetOf struct {
	flow   *model.Flow
	size   Size
	paper  sheet.Paper
	part   Part
	words  Words
	head   head
	foot   foot
	Beside []Beside // the other sheets
	key    string   // what the poster is called in the words of the interface
	points float64  // size of the type, pt
}

func (fr frame) sheet(key string, s Size, paper sheet.Paper, part Part) sheetOf {
	return sheetOf{flow: fr.flow, size: s, paper: paper, part: part, words: fr.say, key: key, head: newHead(fr, part), foot: newFoot(fr.imprint, fr.say)}
}

// PageTitle is the title of the page that the poster shows.
func (o sheetOf) PageTitle() string { return o.flow.Page.Title }

// options are those of the sheet's PDF file. Its title says what it shows, on which
// paper, and of which flow: the posters of a flow lie beside each other in a folder.
func (o sheetOf) options(i Imprint) sheet.Options {
	return sheet.Options{
		Title:  o.words(o.key) + ", " + o.part.paper(o.size, o.words) + " - " + o.flow.Page.Title,
		Author: i.Author, Language: i.Language, Date: i.Date,
	}
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
	m := s.mm(posterMargin)
	return inset{m, m, p.Width - 2*m, p.Height - 2*m}
}

// A paper page rounds each length to a hundredth of a millimetre.
func css(mm float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", mm), "0"), ".") + "mm"
}

// atLeast is a row of this height that grows where a reader's own spacing or type
// needs more room than was measured.
func atLeast(mm float64) string { return "minmax(" + css(mm) + ",max-content)" }

// page writes the rules that make a print page exactly one sheet of this size:
// on paper, and on a screen that is as wide, where it may be higher. The rules for
// the sheet's inside follow, before the stylesheet is closed with pageEnd.
func (s Size) page(paper sheet.Paper, points float64) string {
	return fmt.Sprintf(`@layer print{@page{size:%[1]s %[2]s;margin:0}
.poster-room{padding:0;font-size:%[11]s}
@media print{.poster{height:%[2]s}}
@container poster (min-width:99em){
.poster{width:%[1]s;min-height:%[2]s;padding:%[3]s;font-size:%[4]gpt;--min:%[5]gpt;--gap:%[6]s;--pad:%[7]s;--sign:%[8]s;--space:%[9]s;--code:%[10]s}
`,
		css(paper.Width), css(paper.Height), css(s.mm(posterMargin)), points, s.Min,
		css(s.mm(posterGap)), css(s.mm(posterPad)), css(s.mm(posterSign)), css(s.mm(posterSpace)), css(s.mm(posterCode)), css(paper.Width/100))
}

const pageEnd = "}}\n"

// spans returns text in the two fonts of paper, without its links.
func spans(text model.Inlines) []sheet.Span { return sheet.Spans(text, nil) }

// paras sets blocks as paragraphs and lists.
func paras(blocks []model.Block) []sheet.Para {
	var out []sheet.Para
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			out = append(out, sheet.Para{Spans: spans(b.Text), Before: betweenParas})
		case *model.List:
			for _, item := range b.Items {
				out = append(out, bullet(spans(item.Text())))
			}
		}
	}
	return out
}

// Space above a paragraph or an entry of a list, in lines.
const (
	betweenParas = 0.4
	betweenItems = 0.25
)

func bullet(text []sheet.Span) sheet.Para {
	return sheet.Para{Spans: text, Mark: "•", Before: betweenItems}
}

// optionParas sets options as a list; a single one stands alone.
func optionParas(options []model.Inlines) []sheet.Para {
	if len(options) == 1 {
		return []sheet.Para{{Spans: spans(options[0]), Before: betweenItems}}
	}
	var out []sheet.Para
	for _, o := range options {
		out = append(out, bullet(spans(o)))
	}
	return out
}

// height returns how high paragraphs are when they are set in a width at a size.
func height(width, size float64, paras ...sheet.Para) float64 {
	return sheet.Box{Width: width, Leading: leading}.At(size, paras...).Height
}

// wide returns a word that is wider than the width, or "".
func wide(width, size float64, paras ...sheet.Para) string {
	return sheet.Box{Width: width, Leading: leading}.At(size, paras...).Wide
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
	case string(model.Strategy):
		return sheet.TealTint
	}
	return sheet.White
}

// head is the head of a poster: its title, the line for a child in danger, the
// sentence above all, and the code.
type head struct {
	title sheet.Para
	intro []sheet.Para // the urgent line first
	code  *QR
}

func newHead(fr frame, part Part) head {
	h := head{
		title: sheet.Para{Spans: []sheet.Span{{Text: part.title(fr.flow.Page.Title, fr.say), Bold: true}}, Scale: titleScale},
		intro: paras(lead(fr.flow.Intro)),
		code:  fr.code,
	}
	if fr.imprint.Urgent != "" {
		h.intro = append([]sheet.Para{sheet.Strong(fr.imprint.Urgent)}, h.intro...)
	}
	return h
}

// width is the room for words beside the code.
func (h head) width(s Size, in inset) float64 {
	if h.code == nil {
		return in.width
	}
	return in.width - s.mm(posterCode+posterGap)
}

func (h head) height(s Size, in inset, size float64) float64 {
	words := height(h.width(s, in), size, append([]sheet.Para{h.title}, h.intro...)...)
	if h.code == nil {
		return words
	}
	return max(words, s.mm(posterCode))
}

func (h head) draw(p *sheet.PDF, s Size, in inset, size float64) {
	box := sheet.Box{Width: h.width(s, in), Leading: leading}
	title := box.At(size, h.title)
	p.Outline(1, h.title.Spans[0].Text, in.y)
	p.Tagged(sheet.TagH1, func() { p.Set(in.x, in.y, title, sheet.Setting{Color: sheet.Ink, Inside: true}) })
	p.Set(in.x, in.y+title.Height, box.At(size, h.intro...), sheet.Setting{})
	if h.code == nil {
		return
	}
	side := s.mm(posterCode)
	p.In(sheet.Element{Tag: sheet.TagFigure, Alt: h.code.Text}, func() {
		drawCode(p, h.code, in.x+in.width-side, in.y, side)
	})
}

// drawCode draws a code with the quiet edge that readers need: the paper's white.
func drawCode(p *sheet.PDF, q *QR, x, y, side float64) {
	unit := side / float64(q.Size)
	for _, r := range q.Runs() {
		// A hair of overlap keeps the gaps between rows from showing.
		p.Rect(x+float64(r.X)*unit, y+float64(r.Y)*unit, float64(r.Length)*unit, unit+0.02, sheet.Fill(sheet.Black))
	}
}

// foot is the line at the poster's edge, in its smallest type.
type foot struct{ left, right string }

func newFoot(i Imprint, say Words) foot {
	f := foot{left: i.Site, right: strings.TrimSpace(i.Version + " " + say("flow_old"))}
	if i.Link != "" {
		_, plain, _ := strings.Cut(i.Link, "://")
		f.right += " " + say("flow_latest", plain)
	}
	return f
}

// beside reports whether both ends of the foot fit beside each other on one line.
func (f foot) beside(s Size, in inset) bool {
	return sheet.Regular.Width(f.left+"    "+f.right, s.Min) <= in.width
}

// set breaks the right end into lines of its own, which a site with a long address
// needs. A long address is broken after a slash.
func (f foot) set(s Size, in inset) sheet.Set {
	return sheet.Box{Width: in.width, Leading: leading}.At(s.Min, sheet.Plain(f.right))
}

func (f foot) height(s Size, in inset) float64 {
	line := sheet.MM(s.Min * leading)
	if f.beside(s, in) {
		return line
	}
	return line + f.set(s, in).Height
}

func (f foot) draw(p *sheet.PDF, s Size, in inset) {
	line := sheet.MM(s.Min * leading)
	top := in.y + in.height - f.height(s, in)
	style := sheet.Style{Size: s.Min, Color: sheet.Ink}
	p.Tagged(sheet.TagP, func() {
		p.Text(in.x, top+line*0.75, f.left+" ", style)
		if f.beside(s, in) {
			style.Align = sheet.Right
			p.Text(in.x+in.width, top+line*0.75, f.right, style)
			return
		}
		p.Set(in.x, top+line, f.set(s, in), sheet.Setting{Color: sheet.Ink, Inside: true})
	})
}
