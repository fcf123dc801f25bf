package cards

import (
	"cmp"

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
			d.places = append(d.places, d.pdf.Reserve(sheet.Element{Tag: sheet.TagSect, Title: c.Word + ": " + title, Language: p.Pack.languageOf(c.Card)}))
		} else {
			d.places = append(d.places, nil)
		}
	}
	for _, side := range p.Sides {
		d.side(side)
	}
	return d.pdf.Bytes()
}

// languageOf returns the language of a card, where it is not that of the deck.
func (p *Pack) languageOf(c *Card) string {
	if lang := cmp.Or(c.Lang, p.site); lang != p.Language {
		return lang
	}
	return ""
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
			d.face(c, &c.Back, at, true)
		default:
			d.face(c, &c.Front, at, false)
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
func (d *drawing) face(c *SetCard, f *SetFace, at sheet.Point, back bool) {
	k, shape := d.Form.scale, f.shape(c)
	if back {
		d.panel(at, shape)
	}
	d.head(c, f, at, back)
	b := f.Bubble
	switch r := 2.5 * k; f.Voice { // one square corner shows who speaks
	case Avoid:
		dash := sheet.Stroke(sheet.Edge, 0.7*k).Dashed(2.2*k, 1.4*k)
		d.pdf.RoundCorners(at.X+b.X, at.Y+b.Y, b.Width, b.Height, [4]float64{r, r, r, 0}, dash)
	case Try:
		d.pdf.RoundCorners(at.X+b.X, at.Y+b.Y, b.Width, b.Height, [4]float64{r, r, 0, r}, sheet.Fill(sheet.White).Outlined(shape.color(), 0.9*k))
	}
	main, rest := f.split()
	how := sheet.Setting{Color: sheet.Black, Tag: sheet.TagH1}
	if back {
		how.Tag = sheet.TagP
	}
	d.pdf.Set(at.X+f.Left, at.Y+f.Top, main, how)
	d.pdf.Set(at.X+f.Left, at.Y+f.Top, rest, sheet.Setting{Color: sheet.Black})
	if back {
		d.imprint(f, at)
		return
	}
	d.foot(f, at, shape)
	if d.Form.scan > 0 {
		c.pointer.scan.Draw(d.pdf, at.X+d.Form.width-d.Form.panel-d.Form.scan, at.Y+d.Form.panel, d.Form.scan)
	}
}

// panel draws the tint of a back, inside the cut.
func (d *drawing) panel(at sheet.Point, shape Shape) {
	f := d.Form
	d.pdf.RoundRect(at.X+f.panel, at.Y+f.panel, f.width-2*f.panel, f.height-2*f.panel, 2*f.scale, sheet.Fill(shape.tint()))
}

// head draws the card's shape and its kind in words. On most backs they repeat what
// the front says, so they are not read out again.
func (d *drawing) head(c *SetCard, f *SetFace, at sheet.Point, back bool) {
	shape, r := f.shape(c), f.Shape
	draw := func() {
		d.pdf.Tagged(f.wordTag(back), func() {
			iconOf(shape, f.mark(c)).draw(d.pdf, at.X+r.X, at.Y+r.Y, r.Width, shape.color())
			if len(f.Label.Lines) > 0 { // else it was nothing but signs that the font lacks
				d.pdf.Set(at.X+f.LabelLeft, at.Y+f.LabelTop, f.Label, sheet.Setting{Color: shape.color(), Inside: true})
			}
		})
	}
	if back && f.Word == "" {
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

// foot draws when to use the card, or which part it is, and its code.
func (d *drawing) foot(f *SetFace, at sheet.Point, shape Shape) {
	moment, address := f.Foot.Text, f.Foot.Text
	n := f.Foot.momentLines()
	moment.Lines, address.Lines = moment.Lines[:n], address.Lines[n:]
	d.pdf.Set(at.X+d.Form.inset, at.Y+f.Foot.Top, moment, sheet.Setting{Color: shape.color()})
	d.pdf.Set(at.X+d.Form.inset, at.Y+f.Foot.Top, address, sheet.Setting{Color: sheet.Mute})
	if f.Foot.Code == "" {
		return
	}
	d.pdf.Tagged(sheet.TagP, func() {
		d.pdf.Text(at.X+d.Form.width-d.Form.inset, at.Y+d.Form.footBase, f.Foot.Code,
			sheet.Style{Font: sheet.Bold, Size: f.Sizes.Body, Color: sheet.Mute, Align: sheet.Right})
	})
}

// cover draws a back that all cards of a group share.
func (d *drawing) cover(c *SetCard, at sheet.Point) {
	f := &c.Back
	shape, r := c.Card.Shape, f.Shape
	d.panel(at, shape)
	coverOf(shape).draw(d.pdf, at.X+r.X, at.Y+r.Y, r.Width, shape.color())
	main, rest := f.split()
	how := sheet.Setting{Color: shape.color(), Align: sheet.Center, Width: d.Form.width - 2*f.Left}
	d.pdf.Set(at.X+f.Left, at.Y+f.Top, main, how)
	how.Color = sheet.Black
	d.pdf.Set(at.X+f.Left, at.Y+f.Top, rest, how)
	d.imprint(f, at)
}

// imprint draws what the card belongs to at the foot of its back.
func (d *drawing) imprint(f *SetFace, at sheet.Point) {
	d.pdf.Set(at.X, at.Y+f.ImprintTop, f.Imprint, sheet.Setting{Color: sheet.Mute, Align: sheet.Center, Width: d.Form.width})
}
