package cards

import (
	"rethink/build/internal/sheet"
)

// Shift moves the backs on the paper, for printers that lay the second side down
// beside the first: right and down are above zero.
type Shift struct {
	X, Y      float64 // mm
	ShortEdge bool    // the printer turns the paper over its short edge
}

// PDF returns the cards as a file. A screen reader reads it card by card, each
// front with its back, though they stand on different pages.
func (p *Printed) PDF(title string, shift Shift) ([]byte, error) {
	sides := p.Sheet.Sides()
	if sides == sheet.LongEdge && shift.ShortEdge {
		sides = sheet.ShortEdge
	}
	d := drawing{
		Printed: p, shift: shift, first: map[string]bool{},
		seen: map[cardPart]int{},
		pdf: sheet.NewPDF(sheet.Options{
			Title: title, Subject: p.Pack.say("sheet_print"), Author: p.Pack.Author, Language: p.Pack.Language,
			Date: p.Pack.Updated, Sides: sides, ActualSize: true,
		}),
	}
	for i, c := range p.Cards {
		if _, copied := d.seen[c.part()]; !copied {
			d.seen[c.part()] = i
			title := c.Title()
			if c.Part > 1 {
				title = p.Pack.say("card_continued", title)
			}
			d.places = append(d.places, d.pdf.Reserve(sheet.Element{Tag: sheet.TagSect, Title: c.Word + ": " + title}))
		} else {
			d.places = append(d.places, nil)
		}
	}
	for _, side := range p.Sides {
		d.side(side)
	}
	return d.pdf.Bytes()
}

type drawing struct {
	*Printed
	pdf    *sheet.PDF
	shift  Shift
	places []*sheet.Place   // of each card in the structure
	first  map[string]bool  // groups whose shared back was read out
	seen   map[cardPart]int // the first copy of each card, the one that is read out
	group  string           // of the outline's last entry
}

// A cardPart is a card, or one of those that it takes.
type cardPart struct {
	card *Card
	part int
}

func (c *SetCard) part() cardPart { return cardPart{c.Card, c.Part} }

func (d *drawing) side(side Side) {
	d.pdf.AddPage(d.Sheet.Cells.Paper)
	d.pdf.Artifact(func() { d.margin(side) })
	if !side.Back {
		for _, slot := range side.Slots {
			d.entry(slot)
			d.slot(slot, slot.At)
		}
		return
	}
	dx, dy := d.shift.X, d.shift.Y
	draw := func() {
		for _, slot := range side.Slots {
			d.slot(slot, sheet.Point{X: slot.At.X + dx, Y: slot.At.Y + dy})
		}
	}
	if d.shift.ShortEdge {
		paper := d.Sheet.Cells.Paper
		dx, dy = -dx, -dy
		d.pdf.Turned(180, paper.Width/2, paper.Height/2, draw)
		return
	}
	draw()
}

// entry adds a card to the outline, below its group.
func (d *drawing) entry(slot Slot) {
	c := d.Cards[slot.Card]
	if slot.Back || c.Part > 1 || d.seen[c.part()] != slot.Card {
		return
	}
	if group := string(c.Kind) + c.Group; group != d.group {
		d.group = group
		d.pdf.Outline(1, c.Group, slot.At.Y)
	}
	d.pdf.Outline(2, c.Title(), slot.At.Y)
}

func (d *drawing) slot(slot Slot, at sheet.Point) {
	c := &d.Cards[slot.Card]
	own := func() {
		switch {
		case slot.Back && c.Back.Shared:
			d.cover(c, at)
		case slot.Back:
			d.face(c, &c.Back, at)
		default:
			d.face(c, &c.Front, at)
		}
	}
	if d.places[slot.Card] == nil {
		d.pdf.Artifact(own)
		return
	}
	d.pdf.Into(d.places[slot.Card], func() {
		switch {
		case !slot.Back || !c.Back.Shared:
			own()
		case d.first[string(c.Kind)+c.Group]:
			// What a group's backs say is read out once.
			d.pdf.Artifact(func() { d.cover(c, at) })
		default:
			d.first[string(c.Kind)+c.Group] = true
			d.cover(c, at)
		}
	})
}

// face draws a side with words of its own.
func (d *drawing) face(c *SetCard, f *SetFace, at sheet.Point) {
	s, k, pad := d.Sheet, d.Sheet.scale(), d.Sheet.pad()
	color := colorOf(f.kind(c))
	back := f == &c.Back
	d.head(c, f, at, back)
	x := at.X + pad
	b := f.Bubble
	switch f.Voice {
	case Avoid:
		dash := sheet.Stroke(sheet.Edge, 0.7*k).Dashed(2.2*k, 1.4*k)
		d.pdf.RoundRect(at.X+b.X, at.Y+b.Y, b.Width, b.Height, 3*k, dash)
		x += bubbleIn * k
	case Try:
		d.pdf.RoundRect(at.X+b.X, at.Y+b.Y, b.Width, b.Height, 3*k, sheet.Fill(tintOf(f.kind(c))).Outlined(color, 0.7*k))
		x += bubbleIn * k
	}
	main, rest := f.split()
	tag := sheet.TagH1
	if back {
		tag = sheet.TagP
	}
	d.pdf.Set(x, at.Y+f.Top, main, sheet.Setting{Color: sheet.Black, Tag: tag})
	d.pdf.Set(x, at.Y+f.Top, rest, sheet.Setting{Color: sheet.Black})
	if back {
		d.imprint(f, at, s, true)
	}
}

// split takes the main words from those below.
func (f *SetFace) split() (main, rest sheet.Set) {
	n := 0
	for n < len(f.Text.Lines) && f.Text.Lines[n].Para < f.Main {
		n++
	}
	main, rest = f.Text, f.Text
	main.Lines, rest.Lines = f.Text.Lines[:n], f.Text.Lines[n:]
	return main, rest
}

// head draws the card's shape, its kind in words, its number and the bar. On most
// backs they repeat what the front says, so they are not read out again.
func (d *drawing) head(c *SetCard, f *SetFace, at sheet.Point, back bool) {
	k, pad := d.Sheet.scale(), d.Sheet.pad()
	color := colorOf(f.kind(c))
	x, y, side := at.X+pad, at.Y+pad, iconSide*k
	word := f.word(c)
	draw := func() {
		set := d.wordSet(c, word)
		baseline := y + side/2 + sheet.MM(wordSize*k*sheet.CapHeight)/2
		d.pdf.Tagged(f.wordTag(back), func() {
			iconOf(f.kind(c), f.mark(c)).draw(d.pdf, x, y, side, color, f.kind(c) == Point)
			if len(set.Lines) == 0 {
				return // nothing but signs that the font lacks
			}
			// Capitals, not lines, are centred beside the icon.
			last := set.Lines[len(set.Lines)-1].Baseline
			middle := (set.Lines[0].Baseline - sheet.MM(set.Size*sheet.CapHeight) + last) / 2
			d.pdf.Set(x+side+iconGap*k, y+side/2-middle, set, sheet.Setting{Color: color, Inside: true})
		})
		if number := d.numberOf(c); number != "" {
			if d.Sheet.numberBelow() {
				baseline = y + side + (barGap+barHigh)*k
			}
			d.pdf.Tagged(sheet.TagP, func() {
				d.pdf.Text(at.X+d.Sheet.Cells.Width-pad, baseline, number,
					sheet.Style{Size: d.Sheet.small(), Color: sheet.Mute, Align: sheet.Right})
			})
		}
		if !f.Dense {
			d.pdf.Rect(x, y+side+barGap*k, barWide*k, barHigh*k, sheet.Fill(color))
		}
	}
	if back && f.Face.Word == "" {
		d.pdf.Artifact(draw)
		return
	}
	draw()
}

// wordTag is the tag of the kind in words: it heads a side that has no title.
func (f *SetFace) wordTag(back bool) sheet.Tag {
	switch {
	case f.Main > 0:
		return sheet.TagP
	case back:
		return sheet.TagH2
	}
	return sheet.TagH1
}

// kind is whose shape and colour a face has.
func (f *SetFace) kind(c *SetCard) Kind {
	if f.Face.Kind != "" {
		return f.Face.Kind
	}
	return c.Kind
}

// mark is the number in a face's shape.
func (f *SetFace) mark(c *SetCard) string {
	if f.Face.Kind != "" {
		return ""
	}
	return c.Mark
}

// word is what a face calls itself.
func (f *SetFace) word(c *SetCard) string {
	if f.Face.Word != "" {
		return f.Face.Word
	}
	return c.Word
}

// small is the size of a card's number and imprint.
func (s Sheet) small() float64 {
	if s.Large {
		return easyLargeSize
	}
	return half(smallSize * s.scale())
}

// numberOf is the card's place in the deck, and which part it is of a card that goes
// on. A card that is no part of anything has none.
func (p *Printed) numberOf(c *SetCard) string {
	switch {
	case c.Of == 0 && c.Parts < 2:
		return ""
	case c.Of == 0:
		return p.Pack.say("card_part", c.Part, c.Parts)
	case c.Parts < 2:
		return p.Pack.say("card_number", c.Number, c.Of)
	}
	return p.Pack.say("card_number_part", c.Number, c.Of, c.Part, c.Parts)
}

// numberBelow reports whether the number stands beside the bar, since large print
// leaves no room for it beside the kind.
func (s Sheet) numberBelow() bool { return s.Large }

// wordSet sets the kind's words beside the icon: as large as wished, or as leaves
// room for the number. In large print, and where one line has no room in the least
// size, they may take two lines.
func (p *Printed) wordSet(c *SetCard, word string) sheet.Set {
	k := p.Sheet.scale()
	room := p.Sheet.Cells.Width - 2*p.Sheet.pad() - (iconSide+iconGap)*k
	if p.numberOf(c) != "" && !p.Sheet.numberBelow() {
		room -= iconGap*k + sheet.Regular.Width(p.numberOf(c), p.Sheet.small())
	}
	size := half(wordSize * k)
	height := sheet.MM(size * wordLeading)
	if p.Sheet.Large {
		height = 2 * sheet.MM(easyLargeSize*wordLeading)
	}
	box := sheet.Box{Width: room, Height: height, Wish: size, Min: p.Sheet.least(), Leading: wordLeading, Balance: true}
	set := box.Fit(sheet.Strong(word))
	if !set.Fits() {
		box.Wish, box.Height = box.Min, 2*sheet.MM(box.Min*wordLeading)
		set = box.Fit(sheet.Strong(word))
	}
	return set
}

// cover draws a back that all cards of a group share.
func (d *drawing) cover(c *SetCard, at sheet.Point) {
	f := &c.Back
	color := colorOf(c.Kind)
	b := f.Bubble
	coverOf(c.Kind).draw(d.pdf, at.X+b.X, at.Y+b.Y, b.Width, color, false)
	pad := d.Sheet.pad()
	main, rest := f.split()
	how := sheet.Setting{Color: color, Align: sheet.Center, Width: d.Sheet.Cells.Width - 2*pad}
	d.pdf.Set(at.X+pad, at.Y+f.Top, main, how)
	how.Color = sheet.Black
	d.pdf.Set(at.X+pad, at.Y+f.Top, rest, how)
	d.imprint(f, at, d.Sheet, false)
}

// imprint draws what the card belongs to at the foot of its back.
func (d *drawing) imprint(f *SetFace, at sheet.Point, s Sheet, left bool) {
	how := sheet.Setting{Color: sheet.Mute, Align: sheet.Center, Width: s.Cells.Width - 2*s.pad()}
	if left {
		how.Align = sheet.Left
	}
	d.pdf.Set(at.X+s.pad(), at.Y+s.Cells.Height-s.pad()-f.Imprint.Height, f.Imprint, how)
}

func colorOf(k Kind) sheet.Color {
	switch k {
	case Strategy:
		return sheet.Teal
	case Swap:
		return sheet.Link
	case Prompt:
		return sheet.Leaf
	case Rule:
		return sheet.Plum
	case Point:
		return sheet.Mute
	}
	return sheet.Ink
}

func tintOf(k Kind) sheet.Color {
	switch k {
	case Strategy:
		return sheet.TealTint
	case Prompt:
		return sheet.LeafTint
	case Rule:
		return sheet.PlumTint
	}
	return sheet.LinkTint
}
