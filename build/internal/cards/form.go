package cards

import (
	"math"

	"rethink/build/internal/sheet"
)

// A form is where everything has its place on the cards of a sheet: one template for
// all of them. Lengths are millimetres from the card's edges. It depends on nothing
// but the size of a card and the room around it, so sheets with the same cards share
// what is set for them.
type form struct {
	width, height float64
	large         bool
	scale         float64 // of shapes and gaps, against a pocket card of 85 x 55 mm

	panel float64 // the tinted panel of a back inside the cut
	inset float64 // the words of a front inside the cut
	back  float64 // the words of a back inside the cut

	shape, shapeTop float64 // of the head
	labelLeft       float64 // the words beside the shape, from its left edge
	capTop          float64 // the capitals of every title and question
	denseTop        float64 // the capitals of the first line right below the head of one line

	footBase    float64 // baseline of the last line at the foot of a front
	imprintBase float64 // baseline of the last line at the foot of a back

	under                float64 // between a title and what stands below it
	clear                float64 // between the words and the foot
	bubble               float64 // from a bubble's line to its words, at the sides
	raise                float64 // from a bubble's line to the capitals
	coverTop, coverShape float64

	scan, quiet float64 // the side of a QR code in the upper right corner of the fronts, and the white around it; none is 0
	typed       int     // on how many lines at the foot of the fronts stands the address of the card's page; none is 0

	least, most float64 // pt: what the body may be set in
}

// A printer lays the second side down to about a millimetre, and scissors cut no
// better. So a panel keeps 3 mm inside the cut where there is waste to cut off, and
// 6 mm where the cut is the paper's own edge.
const (
	panelInside = 3.0
	panelAtEdge = 6.0
)

func (s Sheet) form() form {
	c := s.Cells
	f := form{width: c.Width, height: c.Height, large: s.Large, scale: 1, least: 12, most: 14}
	switch {
	case s.Large:
		f.scale, f.least, f.most = 12.0/7, 18, 22
	case c.Width >= 100 && c.Height >= 70:
		f.scale, f.least, f.most = 9.0/7, 14, 16
	}
	k := f.scale
	f.panel = min(panelAtEdge, max(panelInside, panelAtEdge-s.waste()))
	// A lower card gives its words a little more of its height.
	f.inset = f.panel + min(2, max(1.4, 2-0.4*(55-c.Height))) + 0.6*(k-1)
	f.back = f.panel + 4 + (k - 1)
	f.shape, f.shapeTop, f.labelLeft = 7*k, f.inset-0.5, 7*k+2.3*k
	f.capTop = f.shapeTop + f.shape + 4.1 + 2.6*(k-1)
	f.denseTop = f.shapeTop + f.shape + 2.4*k
	f.footBase, f.imprintBase = c.Height-f.inset+0.4, c.Height-f.panel-2.8*k
	f.under, f.clear, f.bubble, f.raise = 1.3*k, 0.8*k, 3*k, 2.9*k
	f.coverShape = 13 + 9*(k-1)
	f.coverTop = max(f.panel+2, 7+0.335*(c.Height-55))
	return f
}

// The leading of each size of type: the distance of two baselines as a part of it.
const (
	bodyLeading     = 1.15
	titleLeading    = 1.1
	questionLeading = 1.12
	labelLeading    = 1.05
)

// above is how far a line's top stands above its capitals, as a part of its size.
func above(leading float64) float64 {
	return (leading-sheet.Ascent-sheet.Descent)/2 + sheet.Ascent - sheet.CapHeight
}

// A tier is one of the three sizes of type of a deck.
type tier int

const (
	body tier = iota
	title
	question
)

func (t tier) leading() float64 {
	return [...]float64{bodyLeading, titleLeading, questionLeading}[t]
}

// class is the tier's class on a print page.
func (t tier) class() string { return [...]string{"as-body", "as-title", "as-question"}[t] }

// Sizes are the three sizes of type of a deck on a sheet, in points.
type Sizes struct{ Body, Title, Question float64 }

func (s Sizes) of(t tier) float64 { return [...]float64{s.Body, s.Title, s.Question}[t] }

// The sizes of titles and questions as parts of the body's, the most wanted first.
var (
	titleParts    = []float64{4.0 / 3, 1.25, 7.0 / 6}
	questionParts = []float64{5.0 / 3, 1.58, 1.5, 1.42}
)

func sizesFor(size, titlePart, questionPart float64) Sizes {
	return Sizes{size, half(size * titlePart), half(size * questionPart)}
}

// half rounds a size of type to half points.
func half(size float64) float64 { return math.Round(size*2) / 2 }

// smallest are the least sizes of the form.
func (f form) smallest() Sizes {
	return sizesFor(f.least, titleParts[len(titleParts)-1], questionParts[len(questionParts)-1])
}

// choose returns the sizes of a pack: the largest body at which every card fits, with
// the largest questions and titles that go with it. A card that does not even fit in
// the least goes on on a second, and the others keep the least body too, so that it
// takes as few as can be.
func (p *Pack) choose(cards []*Card, f form) Sizes {
	var judged []judgedCard
	most := f.most
	for _, c := range cards {
		switch {
		case c.BothSides: // goes on as it must
		case p.fits(c, f, f.smallest(), false):
			judged = append(judged, judgedCard{c, p.fits(c, f, f.smallest(), true)})
		default:
			most = f.least
		}
	}
	for size := most; size >= f.least; size -= 0.5 {
		for _, q := range questionParts {
			for _, t := range titleParts {
				if sizes := sizesFor(size, t, q); p.allFit(judged, f, sizes) {
					return sizes
				}
			}
		}
	}
	return f.smallest()
}

// A judgedCard is a card that fits in the least sizes. Strict ones must keep to the
// template in full; the others cannot in any size.
type judgedCard struct {
	card   *Card
	strict bool
}

// allFit reports whether all cards fit. The first that does not is asked first the
// next time.
func (p *Pack) allFit(cards []judgedCard, f form, sizes Sizes) bool {
	for i, c := range cards {
		if !p.fits(c.card, f, sizes, c.strict) {
			copy(cards[1:i+1], cards[:i])
			cards[0] = c
			return false
		}
	}
	return true
}

// fits reports whether one card holds both sides of a card. Strictly, its titles
// have their own size, and its moment has one line.
func (p *Pack) fits(c *Card, f form, sizes Sizes, strict bool) bool {
	if !p.setLabel(c, &c.Front, f, sizes).Fits() {
		return false
	}
	if f.typed > 0 && !c.holdsTyped(f, sizes.Body) {
		return false
	}
	if strict && !f.large && p.setFoot(c, f, sizes, c.Moment).momentLines() > 1 {
		return false
	}
	for _, face := range []*Face{&c.Front, &c.Back} {
		if face.Shared {
			continue
		}
		l := p.lay(c, face, f, sizes, face == &c.Back, "")
		if strict && l.lowered {
			return false
		}
		if !l.holds(l.paras) {
			return false
		}
	}
	return true
}
