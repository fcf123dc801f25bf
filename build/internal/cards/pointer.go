package cards

import (
	"math"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/out"
	"rethink/build/internal/qr"
	"rethink/build/internal/sheet"
)

// A pointer is where a card leads whoever wants to know whether it is still the current
// one: to the page of its code.
type pointer struct {
	scan  *qr.Code // nil where no code can hold the address
	typed string   // the address as people type it: "example.org/c/k7.html"
}

// givePointers says on each card with a code where its page is, where the site knows its
// own address.
func (p *Pack) givePointers(env *out.Env) {
	base, short := env.Site.Config.BaseURL, env.Site.Config.ShortAddress()
	if base == "" || env.Codes == nil {
		return
	}
	for _, c := range p.Cards {
		page := env.Codes.Page(c.Code)
		c.pointer.typed = short + "/" + page
		// What is too long for a code is told where the posters have theirs.
		c.pointer.scan, _ = qr.New(base + page)
	}
}

// leastSquare is what a phone's camera needs of each square of a code, in millimetres.
const leastSquare = 0.35

// scannable reports whether cards of the form are as large as A7, whichever way up.
func (f form) scannable() bool {
	return min(f.width, f.height) >= 74 && max(f.width, f.height) >= 105
}

// scanned is the form with a QR code of so many squares in the upper right corner of the
// fronts. What stands below begins below its quiet edge, on the backs too, so that titles
// stay as high as each other.
func (f form) scanned(squares int) form {
	square := max(leastSquare, leastSquare*f.scale*7/9)
	f.scan, f.quiet = square*float64(squares), square*qr.Quiet
	bottom := f.panel + f.scan + f.quiet
	f.capTop, f.denseTop = max(f.capTop, bottom+f.raise), max(f.denseTop, bottom)
	return f
}

// A way is a form of the cards with one way to lead to the pages of their codes.
type way struct {
	form form
	what string // that they carry; empty for nothing
}

// ways returns the ways in which all cards can lead to the pages of their codes, the most
// wanted first and none last: all cards of a deck have the same.
func (p *Pack) ways(cards []*Card, f form) []way {
	var ways []way
	without := func(lacks func(c *Card) bool) bool { return slices.ContainsFunc(cards, lacks) }
	if f.scannable() && !without(func(c *Card) bool { return c.pointer.scan == nil }) {
		squares := 0
		for _, c := range cards {
			squares = max(squares, c.pointer.scan.Size)
		}
		ways = append(ways, way{f.scanned(squares), "QR code"})
	}
	if !without(func(c *Card) bool { return !c.holdsTyped(f, f.least) }) {
		typed := f
		typed.typed = true
		ways = append(ways, way{typed, "address of its page"})
	}
	return append(ways, way{form: f})
}

// holdsTyped reports whether the address of the card's page has room beside its code, on
// one line.
func (c *Card) holdsTyped(f form, size float64) bool {
	return c.pointer.typed != "" && sheet.Regular.Width(c.pointer.typed, size)+f.codeWidth(c.Code, size) <= f.width-2*f.inset
}

// codeWidth is the room that a card's code takes on its line.
func (f form) codeWidth(code string, size float64) float64 {
	if code == "" {
		return 0
	}
	return sheet.Bold.Width(code, size) + 3*f.scale
}

// A refused is a way in which a card could not lead to its page but at the price of
// another card of paper, so no card of its sheet does.
type refused struct {
	what string
	card *Card
}

// costs returns how much paper each card takes; one that cannot be printed takes more
// than any.
func (s setting) costs() map[*Card]int {
	costs := map[*Card]int{}
	for i := range s.cards {
		costs[s.cards[i].Card]++
	}
	for _, c := range s.unfit {
		costs[c] = math.MaxInt
	}
	return costs
}

// dearer returns the first card that takes more paper than in another setting, or nil.
func (s setting) dearer(than setting) *Card {
	now, before := s.costs(), than.costs()
	for i := range s.cards {
		if c := s.cards[i].Card; now[c] > before[c] {
			return c
		}
	}
	return nil
}

// pointerNotes says which sheets do without what leads from a card to its page, and
// which card is why.
func (d *deckPrint) pointerNotes() []string {
	type cause struct {
		what string
		card *Card
	}
	var order []cause
	sheets := map[cause][]string{}
	for _, p := range makeable(d.sheets) {
		for _, r := range p.set().refused {
			why := cause(r)
			if sheets[why] == nil {
				order = append(order, why)
			}
			sheets[why] = append(sheets[why], p.name)
		}
	}
	var notes []string
	for _, why := range order {
		notes = append(notes, "Cards of "+strings.TrimSuffix(d.folder, "/")+" on "+diag.Names(sheets[why], 4)+" carry no "+why.what+
			": card "+why.card.name()+" has no room for one, and all cards have one or none. To have it, shorten that card.")
	}
	return notes
}
