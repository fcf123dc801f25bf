package cards

import (
	"math"
	"strconv"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Sizes of a pocket card of 85 x 55 mm; on larger cards they grow by the sheet's
// scale. Lengths are millimetres, type sizes points.
const (
	iconSide   = 6.5
	iconGap    = 2.0 // beside the icon
	barGap     = 1.5 // below the icon
	barWide    = 12.0
	barHigh    = 1.2
	bodyGap    = 1.5 // below the bar
	wordSize   = 12.0
	smallSize  = 10.0 // the number and the imprint
	titleSize  = 18.0
	aloneSize  = 20.0 // of main words with no others
	textSize   = 14.0
	bubblePad  = 1.8  // above and below the words in a bubble
	bubbleIn   = 3.0  // beside them
	footGap    = 1.2  // above the imprint
	coverFoot  = 2.0  // the same on a shared back
	coverSide  = 17.0 // of the shape on a shared back
	coverLeast = 7.0  // the same where the words need room
	coverGap   = 2.0  // below it
	voiceFoot  = 2.0  // the same below a bubble, whose line is in the way
	leading    = 1.2

	wordLeading = 1.05
)

// The least sizes of type. Below the first an author is warned, below the second
// nothing is printed.
const (
	easySize, leastSize           = 12.0, 10.0
	easyLargeSize, leastLargeSize = 18.0, 16.0
)

// A SetCard is a card set in type for one sheet, or a part of one that goes on.
type SetCard struct {
	*Card
	Front, Back SetFace
	Part, Parts int // which of the cards that the card takes, and how many there are
}

// A SetFace is one side of a card with its lines.
type SetFace struct {
	*Face
	Text sheet.Set // main words, then blocks; of a shared back, the kind and its line
	Main int       // how many paragraphs of Text are main words
	gaps []float64 // above each paragraph, in its own lines

	boxWidth float64 // of the room for Text
	Imprint  sheet.Set
	Top      float64 // of Text below the card's top edge
	Bubble   Rect    // around the main words of a voice
}

// A Rect is a place on a card, from the card's top left corner.
type Rect struct{ X, Y, Width, Height float64 }

// half rounds a size of type to half points.
func half(size float64) float64 { return math.Round(size*2) / 2 }

func (s Sheet) least() float64 {
	if s.Large {
		return leastLargeSize
	}
	return leastSize
}

func (s Sheet) easy() float64 {
	if s.Large {
		return easyLargeSize
	}
	return easySize
}

// bodyTop is where the words of a face begin, below its head and bar.
func (s Sheet) bodyTop(f *Face) float64 {
	if f.Dense {
		return s.pad() + (iconSide+bodyGap)*s.scale()
	}
	return s.pad() + (iconSide+barGap+barHigh+bodyGap)*s.scale()
}

// setCard sets both sides of a card. A side that is too long goes on on a second
// card, and a third, which follow the first.
func (p *Pack) setCard(c *Card, s Sheet) ([]SetCard, []fault) {
	var faults []fault
	set := func(f *Face, back bool) []SetFace {
		parts, found := p.setFace(c, f, s, back)
		faults = append(faults, found...)
		return parts
	}
	if c.BothSides {
		if cards := p.bothSides(c, s); cards != nil {
			return cards, nil
		}
	}
	fronts, backs := set(&c.Front, false), set(&c.Back, true)
	n := max(len(fronts), len(backs))
	for len(fronts) < n {
		fronts = append(fronts, p.setMarker(c, s))
	}
	for len(backs) < n {
		backs = append(backs, p.shared(c, s))
	}
	cards := make([]SetCard, n)
	for i := range cards {
		cards[i] = SetCard{Card: c, Front: fronts[i], Back: backs[i], Part: i + 1, Parts: n}
	}
	return cards, faults
}

// bothSides puts a front that is too long for one side, in type that is easy to
// read, on both sides of cards. It returns nil for one that is not, or that no number
// of cards can hold.
func (p *Pack) bothSides(c *Card, s Sheet) []SetCard {
	if fronts, faults := p.setFace(c, &c.Front, s, false); len(fronts) == 1 && len(faults) == 0 {
		return nil
	}
	blank := SetFace{Face: &c.Front}
	r := p.roomFor(&c.Front, s, true, &blank) // of a back, which has less of it
	parts := p.parts(&c.Front, s, r, true)
	n := (len(parts) + 1) / 2
	var cards []SetCard
	for i := 0; i < len(parts); i += 2 {
		one := SetCard{Card: c, Front: blank.with(&c.Front, parts[i], s, r), Back: p.shared(c, s), Part: i/2 + 1, Parts: n}
		if i+1 < len(parts) {
			one.Back = blank.with(&c.Front, parts[i+1], s, r)
		}
		cards = append(cards, one)
	}
	return cards
}

// shared sets the back that the card shares with its group.
func (p *Pack) shared(c *Card, s Sheet) SetFace {
	parts, _ := p.setFace(c, &Face{At: c.At, Shared: true}, s, true)
	return parts[0]
}

// A room is where the words of a face stand on its card.
type room struct {
	box         sheet.Box
	top, bottom float64 // of the card's room for them
}

// setFace sets a face in the largest type in which it fits: on one card, or else
// on as few cards as hold it in type that is easy to read.
func (p *Pack) setFace(c *Card, f *Face, s Sheet, back bool) ([]SetFace, []fault) {
	if f.Shared {
		set := p.setCover(c, f, s)
		return []SetFace{set}, p.judgeCover(c, set, s)
	}
	out := SetFace{Face: f, Main: f.mains()}
	r := p.roomFor(f, s, back, &out)
	paras := f.paras(1)
	if height, holds := r.box.Measure(s.least(), paras...); holds && height > r.box.Height+0.01 {
		if parts := p.parts(f, s, r, back); parts != nil {
			var sets []SetFace
			for _, part := range parts {
				sets = append(sets, out.with(f, part, s, r))
			}
			return sets, nil
		}
	}
	out.Text = s.fit(r.box, f)
	out.setGaps(paras)
	out.place(s, r.top, r.bottom)
	return []SetFace{out}, p.judge(c, out, s, back)
}

// roomFor measures the room for the words of a face. The imprint of a back takes
// some, and is set here.
func (p *Pack) roomFor(f *Face, s Sheet, back bool, out *SetFace) room {
	k, pad := s.scale(), s.pad()
	width, height := s.Cells.Width-2*pad, s.Cells.Height-pad
	if back {
		out.Imprint = p.setImprint(width, s, false)
		height -= out.Imprint.Height + f.footGap()*k
	}
	top := s.bodyTop(f)
	box := sheet.Box{Width: width, Height: height - top, Wish: half(textSize * k), Min: s.least(), Leading: leading, Balance: true}
	if f.Voice != Plain {
		box.Width -= 2 * bubbleIn * k
		box.Height -= 2 * bubblePad * k
	}
	out.boxWidth = box.Width
	return room{box, top, height}
}

func (f *SetFace) setGaps(paras []sheet.Para) {
	f.gaps = nil
	for _, p := range paras {
		f.gaps = append(f.gaps, p.Before)
	}
}

// footGap is the room above the imprint.
func (f *Face) footGap() float64 {
	if f.Voice != Plain {
		return voiceFoot
	}
	return footGap
}

// fit sets the words of a face. Main words alone are set in their own size; where
// other words stand below, the main ones give up their extra size before any of
// the text becomes hard to read.
func (s Sheet) fit(box sheet.Box, f *Face) sheet.Set {
	if f.alone() {
		box.Wish = half(aloneSize * s.scale())
		return box.Fit(f.paras(1)...)
	}
	easy := box
	easy.Min = s.easy()
	for _, more := range []float64{titleSize / textSize, 1.2, 1.1, 1} {
		if set := easy.Fit(f.paras(more)...); set.Fits() {
			return set
		}
	}
	return box.Fit(f.paras(1)...)
}

// alone reports whether a face has main words and no others.
func (f *Face) alone() bool {
	for _, b := range f.Below {
		if len(b) > 0 {
			return false
		}
	}
	return len(f.Blocks) == 0
}

// mains is how many paragraphs the main words are, with what stands below each.
func (f *Face) mains() int {
	n := len(f.Main)
	for _, b := range f.Below {
		n += min(len(b), 1)
	}
	return n
}

// paras returns the face's words: the main ones bold and larger by a factor, then
// the blocks.
func (f *Face) paras(larger float64) []sheet.Para {
	var paras []sheet.Para
	for i, m := range f.Main {
		p := sheet.Para{Spans: bold(sheet.Spans(m, nil)), Scale: larger}
		if i > 0 {
			p.Before = 0.3
		}
		paras = append(paras, p)
		if i < len(f.Below) && len(f.Below[i]) > 0 {
			paras = append(paras, sheet.Para{Spans: sheet.Spans(f.Below[i], nil), Before: 0.15})
		}
	}
	for _, b := range f.Blocks {
		paras = append(paras, blockParas(b, len(paras) == 0)...)
	}
	return paras
}

func bold(spans []sheet.Span) []sheet.Span {
	for i := range spans {
		spans[i].Bold = true
	}
	return spans
}

func blockParas(b model.Block, first bool) []sheet.Para {
	before := 0.4
	if first {
		before = 0
	}
	switch b := b.(type) {
	case *model.Paragraph:
		return []sheet.Para{{Spans: sheet.Spans(b.Text, nil), Before: before}}
	case *model.List:
		var paras []sheet.Para
		for n, item := range b.Items {
			mark := "•"
			if b.Ordered {
				mark = strconv.Itoa(b.Start+n) + "."
			}
			for i, inner := range item.Blocks {
				inside := blockParas(inner, i == 0)
				if i == 0 && len(inside) > 0 {
					inside[0].Mark = mark
					if n == 0 {
						inside[0].Before = before
					} else {
						inside[0].Before = 0.15
					}
				}
				paras = append(paras, inside...)
			}
		}
		return paras
	case *model.Table:
		var paras []sheet.Para
		for n, row := range b.Rows {
			p := sheet.Para{Spans: sheet.Spans(rowText(b.Head, row.Cells), nil), Before: before}
			if n > 0 {
				p.Before = 0.15
			}
			paras = append(paras, p)
		}
		return paras
	}
	return nil
}

// rowText runs a row of a table on in one paragraph, since a card has no room for
// columns: its first cell stands out, and of several others each has its heading.
func rowText(head, cells []model.Cell) model.Inlines {
	var text model.Inlines
	for i, c := range cells {
		switch {
		case len(c.Text) == 0:
		case i == 0:
			text = append(text, &model.Strong{At: c.At, Text: c.Text})
		default:
			between := ", "
			if len(text) == 1 {
				between = ": "
			}
			if len(text) == 0 {
				between = ""
			}
			if len(cells) > 2 && i < len(head) && len(head[i].Text) > 0 {
				between += head[i].Text.Plain() + " "
			}
			text = append(append(text, model.Text{At: c.At, Value: between}), c.Text...)
		}
	}
	return text
}

// place puts the words in the middle of their room, with the bubble around the
// main ones.
func (f *SetFace) place(s Sheet, top, bottom float64) {
	k := s.scale()
	around := 0.0
	if f.Voice != Plain {
		around = 2 * bubblePad * k
	}
	free := bottom - top - around - f.Text.Height
	f.Top = top + max(free/2, 0) + around/2
	if f.Voice == Plain {
		return
	}
	mainHeight := 0.0
	for _, l := range f.Text.Lines {
		if l.Para < f.Main {
			mainHeight = l.Top + sheet.MM(l.Size*leading)
		}
	}
	f.Bubble = Rect{X: s.pad(), Y: f.Top - bubblePad*k, Width: s.Cells.Width - 2*s.pad(), Height: mainHeight + 2*bubblePad*k}
	// What stands below the bubble keeps as far from it as its words do.
	for i := range f.Text.Lines {
		if l := &f.Text.Lines[i]; l.Para >= f.Main {
			l.Top += bubblePad * k
			l.Baseline += bubblePad * k
		}
	}
}

// setImprint sets what the card belongs to: as many of its parts on a line as fit.
// A back with words of its own leaves out the site's title.
func (p *Pack) setImprint(width float64, s Sheet, shared bool) sheet.Set {
	parts := p.Imprint
	if !shared {
		parts = parts[1:]
	}
	const between = " · "
	text := ""
	line := ""
	for _, part := range parts {
		if sheet.Regular.Width(part, s.small()) > width {
			part = strings.ReplaceAll(part, ", ", ",\n") // the date stays in one piece
		}
		switch {
		case line == "":
			line = part
		case sheet.Regular.Width(line+between+part, s.small()) <= width:
			line += between + part
		default:
			text += line + "\n"
			line = part
		}
	}
	return sheet.Box{Width: width, Balance: true, Leading: 1.15}.At(s.small(), sheet.Plain(text+line))
}

// setCover sets the back that all cards of a group share: its shape, its name, a
// line about it, and the imprint.
func (p *Pack) setCover(c *Card, f *Face, s Sheet) SetFace {
	k, width := s.scale(), s.Cells.Width-2*s.pad()
	out := SetFace{Face: f, Main: 1, Imprint: p.setImprint(width, s, true)}
	room := s.Cells.Height - 2*s.pad() - out.Imprint.Height - (coverFoot+coverGap)*k
	box := sheet.Box{Width: width, Height: room - coverLeast*k, Wish: half(wordSize * k), Min: s.easy(), Balance: true, Leading: 1.2}
	paras := []sheet.Para{{Spans: []sheet.Span{{Text: c.Group, Bold: true}}, Scale: 16.0 / 12}}
	if c.Cover != "" {
		paras = append(paras, sheet.Para{Spans: []sheet.Span{{Text: c.Cover}}, Before: 0.1})
	}
	out.Text = box.Fit(paras...)
	if !out.Text.Fits() && len(paras) > 1 {
		// The line about the kind is an ornament: without it the card loses nothing.
		box.Min = s.least()
		out.Text = box.Fit(paras[:1]...)
	}
	for _, para := range paras {
		out.gaps = append(out.gaps, para.Before)
	}
	// The shape gives way, so that the words keep clear of the imprint.
	room -= out.Text.Height
	side := min(coverSide*k, room)
	free := room - side
	out.Bubble = Rect{X: (s.Cells.Width - side) / 2, Y: s.pad() + free/2, Width: side, Height: side}
	out.Top = out.Bubble.Y + side + coverGap*k
	return out
}
