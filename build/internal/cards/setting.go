package cards

import (
	"rethink/build/internal/sheet"
)

// A SetCard is a card set in type for one sheet, or a part of one that goes on.
type SetCard struct {
	*Card
	Front, Back SetFace
	Part, Parts int // which of the cards that the card takes, and how many there are
}

// A SetFace is one side of a card with its lines. Places are millimetres from the
// card's top left corner.
type SetFace struct {
	*Face
	Sizes     Sizes
	Label     sheet.Set // the kind in words, beside the shape; empty on a shared back
	LabelLeft float64
	LabelTop  float64

	Text      sheet.Set // main words, then blocks; of a shared back, the kind and its line
	Main      int       // how many paragraphs of Text are main words
	Left, Top float64   // of Text
	paras     []para    // of Text

	Bubble Rect // around the words of a voice
	Shape  Rect // of the mark
	Small  bool // on a shared back it gives way to the words
	Foot   SetFoot

	Imprint    sheet.Set // of a back, in the middle
	ImprintTop float64
}

// A Rect is a place on a card, from the card's top left corner.
type Rect struct{ X, Y, Width, Height float64 }

// A SetFoot is what stands at the foot of a front: when to use the card, or which
// part it is, and the slot for its code at the right.
type SetFoot struct {
	Text  sheet.Set
	Top   float64 // of Text
	Code  string
	Apart bool // the code has a line of its own below the words
	Typed int  // how many of the last lines of Text are the address of the card's page
}

// A para is a paragraph on a card.
type para struct {
	spans []sheet.Span
	mark  string
	tier  tier
	gap   gap
}

// A gap is the room above a paragraph that is not the first.
type gap int

const (
	noGap    gap = iota // it belongs to what stands above it
	underGap            // below a title
	nextGap             // another thought
	entryGap            // another entry of a list
)

// class is the gap's class on a print page.
func (g gap) class() string { return [...]string{"", " gap-under", " gap-next", " gap-entry"}[g] }

// The room above a thought and above an entry, as parts of a line of the body.
const (
	nextPart  = 0.4
	entryPart = 0.1
)

// A plan is where the words of a face have their place, and in what.
type plan struct {
	form    form
	sizes   Sizes
	paras   []para
	mains   int
	box     sheet.Box
	left    float64
	bottom  float64
	bubble  Rect
	foot    SetFoot
	imprint sheet.Set
	label   sheet.Set
	room    float64 // mm, from the first line's capitals to the foot
	tier    tier    // of the main words
	lowered bool    // a main word is too wide for its size, and has a smaller one of the deck's
}

// sheetParas are paragraphs as a box sets them.
func (l plan) sheetParas(paras []para) []sheet.Para {
	all := make([]sheet.Para, len(paras))
	for i, p := range paras {
		size := l.sizes.of(p.tier)
		line := sheet.MM(size * p.tier.leading())
		all[i] = sheet.Para{Spans: p.spans, Mark: p.mark, Scale: size / l.sizes.Body, Leading: p.tier.leading()}
		switch p.gap {
		case underGap:
			all[i].Before = l.form.under / line
		case nextGap:
			all[i].Before = nextPart
		case entryGap:
			all[i].Before = entryPart
		}
	}
	return all
}

// lay plans a face. Part says which part of a card it is, at the foot of a front.
func (p *Pack) lay(c *Card, face *Face, f form, sizes Sizes, back bool, part string) plan {
	l := plan{form: f, sizes: sizes, left: f.inset}
	line, caps := sheet.MM(sizes.Body*bodyLeading), sheet.MM(sizes.Body*sheet.CapHeight)
	if back {
		l.left = f.back
		l.imprint = p.setImprint(f, sizes, face.Address)
		l.bottom = f.imprintBase - float64(len(l.imprint.Lines)-1)*line - caps - f.clear
	} else {
		l.foot = p.setFoot(c, f, sizes, footWords(c.Moment, part))
		l.bottom = f.footBase + sheet.MM(sizes.Body*sheet.Descent)
		if n := l.foot.lines(); n > 0 {
			l.bottom = f.footBase - float64(n-1)*line - caps - f.clear
		}
		if f.typed > 0 { // an address right below a sentence would read as its end
			l.bottom -= nextPart * line
		}
	}
	l.label = p.setLabel(c, face, f, sizes)
	capTop := l.capTop(face)
	if face.Voice != Plain {
		y := capTop - f.raise
		l.bubble = Rect{X: l.left, Y: y, Width: f.width - 2*l.left, Height: l.bottom - 1.5*f.clear - y}
		l.left += f.bubble
		l.bottom -= 2.5 * f.clear
	}
	l.box = sheet.Box{Width: f.width - 2*l.left, Leading: bodyLeading, Balance: true, Wish: sizes.Body, Min: sizes.Body}
	l.room = l.bottom - capTop
	l.words(p, face)
	return l
}

// words sets the sizes of the face's paragraphs: main words that have no room in
// their own size have the next smaller of the deck's.
func (l *plan) words(p *Pack, face *Face) {
	wanted := title
	if face.Asks {
		wanted = question
	}
	for t := wanted; ; t-- {
		l.inTier(p, face, t)
		l.lowered = t < wanted
		if t == body || l.holds(l.paras[:l.mains]) {
			return
		}
	}
}

// inTier sets the face's main words in one of the deck's sizes.
func (l *plan) inTier(p *Pack, face *Face, t tier) {
	l.tier = t
	l.paras, l.mains = face.paras(p, t)
	first := body
	if len(l.paras) > 0 {
		first = l.paras[0].tier
	}
	l.box.Height = l.room + sheet.MM(l.sizes.of(first)*above(first.leading()))
}

// capTop is where the capitals of a face's first line are: as high as those of every
// other card, or right below its head.
func (l plan) capTop(face *Face) float64 {
	switch {
	case !face.Dense:
		return l.form.capTop
	case len(l.label.Lines) > 1:
		return l.form.denseTop + tallPart*sheet.MM(l.sizes.Body)
	}
	return l.form.denseTop
}

// tallPart is how much lower the words begin below a head of two lines, as a part
// of the size of the body.
const tallPart = 0.58

// footWords joins when to use a card and which part it is.
func footWords(moment, part string) string {
	if moment != "" && part != "" {
		return moment + " · " + part
	}
	return moment + part
}

// setFoot sets the foot of a front: on one line with the code where there is room,
// or else with the words on lines of their own. The address of the card's page stands on
// the line of the code.
func (p *Pack) setFoot(c *Card, f form, sizes Sizes, words string) SetFoot {
	foot := SetFoot{Code: c.Code, Typed: f.typed}
	room, code := f.width-2*f.inset, f.codeWidth(c.Code, sizes.Body)
	switch {
	case f.typed > 0:
		var paras []sheet.Para
		if words != "" {
			paras = append(paras, sheet.Plain(words))
		}
		for _, line := range c.typed(f) {
			paras = append(paras, sheet.Plain(line))
		}
		box := sheet.Box{Width: room, Leading: bodyLeading, Balance: true, Anywhere: true}
		foot.Text = box.At(sizes.Body, paras...)
	case words != "":
		box := sheet.Box{Width: room - code, Leading: bodyLeading, Balance: true, Anywhere: true}
		foot.Text = box.At(sizes.Body, sheet.Plain(words))
		if len(foot.Text.Lines) > 1 {
			box.Width = room
			foot.Text = box.At(sizes.Body, sheet.Plain(words))
			last := foot.Text.Lines[len(foot.Text.Lines)-1]
			foot.Apart = c.Code != "" && last.Width+code > room
		}
	}
	foot.Top = f.footBase - float64(foot.lines()-1)*sheet.MM(sizes.Body*bodyLeading) -
		sheet.MM(sizes.Body*(above(bodyLeading)+sheet.CapHeight))
	return foot
}

// momentLines is how many lines the foot has beside that of the address.
func (f SetFoot) momentLines() int {
	return len(f.Text.Lines) - f.Typed
}

// lines is how many lines the foot has.
func (f SetFoot) lines() int {
	n := len(f.Text.Lines)
	if f.Apart || n == 0 && f.Code != "" {
		n++
	}
	return n
}

// setImprint sets the imprint of a back with words of its own: the site with its
// version on one line, or the version alone; and where there is more.
func (p *Pack) setImprint(f form, sizes Sizes, address string) sheet.Set {
	box := sheet.Box{Width: f.width - 2*f.panel - 5*f.scale, Leading: bodyLeading, Balance: true, Anywhere: true}
	paras := []sheet.Para{sheet.Plain(p.Imprint.short())}
	if set := box.At(sizes.Body, paras...); len(set.Lines) > 1 {
		paras[0] = sheet.Plain(p.Imprint.unbroken(p.Imprint.least(), box.Width, sizes.Body))
	}
	if address != "" {
		paras = append(paras, sheet.Plain(brokenAddress(address, box.Width, sizes.Body)))
	}
	return box.At(sizes.Body, paras...)
}

// setLabel sets the kind in words, beside the shape: on one line, or on two, or on
// three in large print.
func (p *Pack) setLabel(c *Card, face *Face, f form, sizes Sizes) sheet.Set {
	left, right := f.inset, f.inset
	switch {
	case face == &c.Back:
		left, right = f.back, f.back
	case f.scan > 0:
		right = f.panel + f.scan + f.quiet
	}
	line := sheet.MM(sizes.Body * labelLeading)
	most := 2.0
	if f.large {
		most = 3
	}
	box := sheet.Box{Width: f.width - left - right - f.labelLeft, Height: most * line, Leading: labelLeading, Balance: true}
	return box.At(sizes.Body, sheet.Strong(face.word(c)))
}

// place gives the words of a face their places.
func (p *Pack) place(c *Card, face *Face, l plan, paras []para, mains int, back bool) SetFace {
	f := l.form
	out := SetFace{Face: face, Sizes: l.sizes, Main: mains, paras: paras, Left: l.left, Bubble: l.bubble, Foot: l.foot, Imprint: l.imprint}
	out.Text = l.box.At(l.sizes.Body, l.sheetParas(paras)...)
	out.Top = l.capTop(face)
	if len(out.Text.Lines) > 0 { // which need not be of the first paragraph: that may hold nothing but signs that the font lacks
		first := out.Text.Lines[0]
		out.Top -= first.Baseline - sheet.MM(first.Size*sheet.CapHeight)
	}
	left := f.inset
	if back {
		left = f.back
		out.ImprintTop = f.imprintBase - float64(len(l.imprint.Lines)-1)*sheet.MM(l.sizes.Body*bodyLeading) -
			sheet.MM(l.sizes.Body*(above(bodyLeading)+sheet.CapHeight))
	}
	out.Shape = Rect{X: left, Y: f.shapeTop, Width: f.shape, Height: f.shape}
	out.Label = l.label
	out.LabelLeft = left + f.labelLeft
	if n := len(out.Label.Lines); n > 0 { // capitals, not lines, are centred beside the shape
		middle := (out.Label.Lines[0].Baseline - sheet.MM(l.sizes.Body*sheet.CapHeight) + out.Label.Lines[n-1].Baseline) / 2
		out.LabelTop = f.shapeTop + f.shape/2 - middle
	}
	return out
}

// setCard sets both sides of a card. A side that is too long goes on on a second
// card, and a third, which follow the first.
func (p *Pack) setCard(c *Card, f form, sizes Sizes) ([]SetCard, []fault) {
	if c.BothSides {
		if cards := p.bothSides(c, f, sizes); cards != nil {
			return cards, nil
		}
	}
	fronts, faults := p.share(c, &c.Front, f, sizes, false)
	backs, found := p.share(c, &c.Back, f, sizes, true)
	faults = append(faults, found...)
	n := max(len(fronts), len(backs))
	if n > 1 && len(fronts) == 1 { // with the part at its foot, a front may have less room
		if l := p.lay(c, &c.Front, f, sizes, false, p.part(n, n)); !l.holds(fronts[0].paras) {
			if parts := p.cutting(c, &c.Front, f, sizes, false, p.part(n, n)).parts(); parts != nil {
				fronts, n = parts, max(len(parts), len(backs))
			}
		}
	}
	note := func(i int) string {
		if n == 1 {
			return ""
		}
		return p.part(i+1, n)
	}
	cards := make([]SetCard, n)
	for i := range cards {
		set := SetCard{Card: c, Part: i + 1, Parts: n}
		l := p.lay(c, &c.Front, f, sizes, false, note(i))
		switch {
		case i < len(fronts):
			set.Front = p.place(c, &c.Front, l, fronts[i].paras, fronts[i].mains, false)
		case len(fronts) == 1: // a front whose back goes on is on each card
			all := p.again(l, fronts[0])
			set.Front = p.place(c, &c.Front, l, all.paras, all.mains, false)
		default:
			all := p.again(l, fronts[0].title(l))
			set.Front = p.place(c, &c.Front, l, all.paras, all.mains, false)
		}
		if i < len(backs) && !c.Back.Shared {
			l := p.lay(c, &c.Back, f, sizes, true, "")
			set.Back = p.place(c, &c.Back, l, backs[i].paras, backs[i].mains, true)
		} else {
			var found []fault
			set.Back, found = p.setCover(c, f, sizes)
			faults = append(faults, found...)
		}
		cards[i] = set
	}
	return cards, faults
}

// part says which part of a card this is.
func (p *Pack) part(n, of int) string { return p.say("card_part", n, of) }

// share shares a face out among as few cards as hold it: mostly one. A back that all
// cards of a group share is one part with no words of its own.
func (p *Pack) share(c *Card, face *Face, f form, sizes Sizes, back bool) ([]part, []fault) {
	l := p.lay(c, face, f, sizes, back, "")
	whole := []part{{l.paras, l.mains}}
	if face.Shared || l.holds(l.paras) {
		return whole, nil
	}
	for n := 9; ; n = 10*n + 9 { // "Part 9 of 9", "Part 99 of 99"
		parts := p.cutting(c, face, f, sizes, back, p.part(n, n)).parts()
		switch {
		case parts == nil:
			set := p.place(c, face, l, l.paras, l.mains, back)
			return whole, p.judge(c, set, l, back)
		case len(parts) <= n:
			return parts, nil
		}
	}
}

// holds reports whether the plan has room for paragraphs.
func (l plan) holds(paras []para) bool {
	height, holds := l.box.Measure(l.sizes.Body, l.sheetParas(paras)...)
	return holds && height <= l.box.Height+0.01
}

// title is the main words of a card that goes on, in the size that they have on its
// first part, where that has all of them.
func (o part) title(l plan) part {
	if o.mains != l.mains {
		return part{l.paras[:l.mains], l.mains}
	}
	return part{o.paras[:o.mains], o.mains}
}

// again returns what a front says once more: all of it, its title, or nothing where
// there is no room.
func (p *Pack) again(l plan, all part) part {
	if l.holds(all.paras) {
		return all
	}
	if head := l.paras[:l.mains]; l.holds(head) {
		return part{head, l.mains}
	}
	return part{}
}

// bothSides puts a front that is too long for one side on both sides of cards. It
// returns nil for one that is not, or that no number of cards can hold.
func (p *Pack) bothSides(c *Card, f form, sizes Sizes) []SetCard {
	if l := p.lay(c, &c.Front, f, sizes, false, ""); l.holds(l.paras) {
		return nil
	}
	sides := func(of int) []part {
		cut := p.cutting(c, &c.Front, f, sizes, false, p.part(of, of))
		// A back has less room to the sides, and at its foot.
		other := p.lay(c, &c.Front, f, sizes, true, "")
		cut.plan.box.Width = min(cut.plan.box.Width, other.box.Width)
		cut.plan.box.Height = min(cut.plan.box.Height, other.box.Height)
		return cut.parts()
	}
	parts := sides(1)
	n := (len(parts) + 1) / 2
	if parts = sides(n); parts == nil {
		return nil
	}
	n = (len(parts) + 1) / 2
	var cards []SetCard
	for i := 0; i < len(parts); i += 2 {
		note := ""
		if n > 1 {
			note = p.part(i/2+1, n)
		}
		front := p.lay(c, &c.Front, f, sizes, false, note)
		one := SetCard{Card: c, Part: i/2 + 1, Parts: n, Front: p.place(c, &c.Front, front, parts[i].paras, parts[i].mains, false)}
		if i+1 < len(parts) {
			back := p.lay(c, &c.Front, f, sizes, true, "")
			one.Back = p.place(c, &c.Front, back, parts[i+1].paras, parts[i+1].mains, true)
		} else {
			one.Back, _ = p.setCover(c, f, sizes)
		}
		cards = append(cards, one)
	}
	return cards
}

// mark is the number in a face's shape.
func (f *SetFace) mark(c *SetCard) string {
	if f.Face.Shape != "" {
		return ""
	}
	return c.Mark
}

// shape is the shape of a face.
func (f *SetFace) shape(c *SetCard) Shape {
	if f.Face.Shape != "" {
		return f.Face.Shape
	}
	return c.Card.Shape
}

// word is what a face calls itself.
func (f *Face) word(c *Card) string {
	if f.Word != "" {
		return f.Word
	}
	return c.Word
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
