package cards

import (
	"math"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/words"
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

// A SetCard is a card set in type for one sheet.
type SetCard struct {
	*Card
	Front, Back SetFace
}

// A SetFace is one side of a card with its lines.
type SetFace struct {
	*Face
	Text    sheet.Set // main words, then blocks; of a shared back, the kind and its line
	Main    int       // how many paragraphs of Text are main words
	gaps    []float64 // above each paragraph, in its own lines
	Imprint sheet.Set
	Top     float64 // of Text below the card's top edge
	Bubble  Rect    // around the main words of a voice
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

// setCard sets both sides of a card.
func (p *Pack) setCard(c *Card, s Sheet) (SetCard, diag.List) {
	out := SetCard{Card: c}
	var problems diag.List
	set := func(f *Face, side string) SetFace {
		laid := p.setFace(c, f, s)
		if !f.Shared {
			problems = append(problems, s.judge(c, laid, side, p.say)...)
		}
		return laid
	}
	out.Front = set(&c.Front, "card_front")
	out.Back = set(&c.Back, "card_back")
	return out, problems
}

func (p *Pack) setFace(c *Card, f *Face, s Sheet) SetFace {
	if f.Shared {
		return p.setCover(c, f, s)
	}
	k, pad := s.scale(), s.pad()
	width, height := s.Cells.Width-2*pad, s.Cells.Height-pad
	out := SetFace{Face: f, Main: f.mains()}
	if f == &c.Back {
		out.Imprint = p.setImprint(width, s, false)
		height -= out.Imprint.Height + f.footGap()*k
	}
	top := s.bodyTop(f)
	box := sheet.Box{Width: width, Height: height - top, Wish: half(textSize * k), Min: s.least(), Leading: leading, Balance: true}
	if f.Voice != Plain {
		box.Width -= 2 * bubbleIn * k
		box.Height -= 2 * bubblePad * k
	}
	out.Text = s.fit(box, f)
	for _, para := range f.paras(1) {
		out.gaps = append(out.gaps, para.Before)
	}
	out.place(s, top, height)
	return out
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

// alone tells that a face has main words and no others.
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
	}
	return nil
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

// judge tells what of a face is too small to read, or does not fit at all.
func (s Sheet) judge(c *Card, f SetFace, side string, say words.Say) diag.List {
	var problems diag.List
	name := strconv.Itoa(c.Number) + " “" + shorten(c.Title()) + "”"
	if c.Of == 0 {
		name = "“" + c.Word + "”"
	}
	card := strconv.FormatFloat(s.Cells.Width, 'f', -1, 64) + " x " + strconv.FormatFloat(s.Cells.Height, 'f', -1, 64) + " mm"
	at := f.At
	switch size := strconv.FormatFloat(f.Text.Size, 'f', -1, 64); {
	case f.Text.Wide != "":
		problems.Errorf(at, "card-too-long", "card %s, %s: the word “%s” is too long for a card of %s even at %s pt", name, say(side), f.Text.Wide, card, size)
		problems.Hint("Use a shorter word, or put a hyphen in it where it may be broken.")
	case f.Text.Over > 0:
		problems.Errorf(at, "card-too-long", "card %s, %s: the text is too long for a card of %s even at %s pt", name, say(side), card, size)
		lines := math.Ceil(f.Text.Over / sheet.MM(f.Text.Size*leading))
		problems.Hint("Shorten it by about %s, or put the rest on the other side of the card below a line of three stars.", plural(int(lines), "line"))
	case f.Text.Size < s.easy() && f.Text.Lines != nil:
		problems.Warnf(at, "card-small-type", "card %s, %s: the text is set in %s pt on a card of %s, where %g pt is the least that is easy to read", name, say(side), size, card, s.easy())
		problems.Hint("Shorten the text.")
	}
	return problems
}

func plural(n int, word string) string {
	if n == 1 {
		return "one " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// shorten cuts a card's name for a message.
func shorten(text string) string {
	const most = 48
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := strings.LastIndexByte(string(runes[:most]), ' ')
	if cut < 0 {
		cut = most
	}
	return strings.TrimRight(text[:cut], " ,.") + "…"
}
