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
	scan *qr.Code // nil where no code can hold the address
	site string   // the site's address as people type it: "example.org/"
	page string   // the page's in it: "c/k7.html"
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
		c.pointer.site, c.pointer.page = short+"/", page
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

// withCode returns the form with room for a QR code, where all cards can have one.
func (p *Pack) withCode(cards []*Card, f form) (form, bool) {
	squares := 0
	for _, c := range cards {
		if c.pointer.scan == nil {
			return f, false
		}
		squares = max(squares, c.pointer.scan.Size)
	}
	return f.scanned(squares), f.scannable()
}

// withAddress returns the form with the address of each card's page at its foot: on one
// line where all have room for it, or else on two.
func withAddress(cards []*Card, f form, size float64) (form, bool) {
	for f.typed < 2 {
		f.typed++
		if !slices.ContainsFunc(cards, func(c *Card) bool { return !c.holdsTyped(f, size) }) {
			return f, true
		}
	}
	return f, false
}

// typed returns the lines of the address of the card's page.
func (c *Card) typed(f form) []string {
	if f.typed == 1 {
		return []string{c.pointer.site + c.pointer.page}
	}
	return []string{c.pointer.site, c.pointer.page}
}

// holdsTyped reports whether the address of the card's page has room on its lines, the
// last of them beside the card's code.
func (c *Card) holdsTyped(f form, size float64) bool {
	if c.pointer.page == "" {
		return false
	}
	lines, room := c.typed(f), f.width-2*f.inset
	last := len(lines) - 1
	for _, l := range lines[:last] {
		if sheet.Regular.Width(l, size) > room {
			return false
		}
	}
	return sheet.Regular.Width(lines[last], size)+f.codeWidth(c.Code, size) <= room
}

// codeWidth is the room that a card's code takes on its line.
func (f form) codeWidth(code string, size float64) float64 {
	if code == "" {
		return 0
	}
	return sheet.Bold.Width(code, size) + 3*f.scale
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

// codeNotes says which sheets do without QR codes, and which card is why.
func (d *deckPrint) codeNotes() []string {
	var order []*Card
	sheets := map[*Card][]string{}
	for _, p := range makeable(d.sheets) {
		c := p.set().noRoomOn
		if c == nil {
			continue
		}
		if sheets[c] == nil {
			order = append(order, c)
		}
		sheets[c] = append(sheets[c], p.name)
	}
	var notes []string
	for _, c := range order {
		notes = append(notes, "Cards of "+strings.TrimSuffix(d.folder, "/")+" on "+diag.Names(sheets[c], 4)+" carry no QR code: card "+c.name()+
			" has no room for one, and all cards have one or none. To have it, shorten that card.")
	}
	return notes
}
