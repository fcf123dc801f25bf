package cards

import (
	"slices"
	"strconv"
	"sync"

	"rethink/build/internal/sheet"
)

// Printed is a pack on paper: each card set in type, and its place.
type Printed struct {
	Pack  *Pack
	Sheet Sheet
	Form  form
	Sizes Sizes
	Cards []SetCard
	Sides []Side

	faults   []fault
	noRoomOn *Card // that keeps QR codes off all cards; nil for none
}

// whole reports whether the cards can be printed.
func (p *Printed) whole() bool {
	return len(p.faults) == 0
}

// continued returns the numbers of the cards of the deck that take several.
func (p *Printed) continued() []string {
	var numbers []string
	for _, c := range p.Cards {
		if c.Part == 2 && c.Of > 0 {
			numbers = append(numbers, strconv.Itoa(c.Number))
		}
	}
	return numbers
}

// A Side is one side of a sheet of paper.
type Side struct {
	Number, Of int // of the sheet of paper
	Back       bool
	Slots      []Slot
}

// A Slot is a card's place on a side. At is the cell's top left corner.
type Slot struct {
	Card int // index into Cards
	Cell int
	Back bool // the card's back stands here
	At   sheet.Point
}

// settings holds what is set for each form of card, since many sheets share one.
type settings struct {
	mutex sync.Mutex
	set   map[form]setting
}

// A setting is the cards of a pack set in type for one form.
type setting struct {
	form     form // with room for a QR code, where the cards have one
	sizes    Sizes
	cards    []SetCard
	faults   []fault
	unfit    []*Card // that have the faults
	noRoomOn *Card   // that keeps QR codes off all cards; nil for none
}

// on sets the cards for a form, or returns what was set before.
func (p *Pack) on(f form) setting {
	p.settings.mutex.Lock()
	defer p.settings.mutex.Unlock()
	if set, ok := p.settings.set[f]; ok {
		return set
	}
	set := p.choosing(f)
	if p.settings.set == nil {
		p.settings.set = map[form]setting{}
	}
	p.settings.set[f] = set
	return set
}

// choosing sets the cards with what leads to the pages of their codes, as long as it
// costs no card more paper: a QR code on all of them, or else the address on each that
// has room for it beside its words.
func (p *Pack) choosing(f form) setting {
	cards := p.cardsOn(f)
	plain := p.setIn(f, cards)
	if scanned, all := p.withCode(cards, f); all {
		set := p.setIn(scanned, cards)
		if plain.noRoomOn = set.dearer(plain); plain.noRoomOn == nil {
			return set
		}
	}
	if typed, all := withAddress(cards, f, plain.sizes.Body); all {
		for i, c := range plain.cards {
			if c.Parts == 1 && !c.BothSides && p.fits(c.Card, typed, plain.sizes, true) {
				parts, _ := p.setCard(c.Card, typed, plain.sizes)
				plain.cards[i] = parts[0]
			}
		}
	}
	return plain
}

// setIn sets the cards for a form.
func (p *Pack) setIn(f form, cards []*Card) setting {
	set := setting{form: f, sizes: p.choose(cards, f)}
	for _, c := range cards {
		parts, faults := p.setCard(c, f, set.sizes)
		for i := range parts {
			faults = append(faults, p.judgeLabels(&parts[i])...)
		}
		if len(faults) > 0 {
			set.unfit = append(set.unfit, c)
		}
		set.cards = append(set.cards, parts...)
		set.faults = append(set.faults, faults...)
	}
	return set
}

// On sets the pack's cards in type and lays them out. A card that is too long takes
// several, one after the other; what is wrong with any is in its faults.
func (p *Pack) On(s Sheet) *Printed {
	set := p.on(s.form())
	out := &Printed{
		Pack: p, Sheet: s, Form: set.form, Sizes: set.sizes, Cards: slices.Clone(set.cards), faults: set.faults, noRoomOn: set.noRoomOn,
	}
	if p.fills {
		once := out.Cards
		for len(out.Cards)+len(once) <= s.Capacity() {
			out.Cards = append(out.Cards, once...)
		}
	}
	out.lay()
	return out
}

// lay gives each card its place on the paper.
func (out *Printed) lay() {
	s := out.Sheet
	full := s.Capacity()
	of := (len(out.Cards) + full - 1) / full
	for n := range of {
		front := Side{Number: n + 1, Of: of}
		back := Side{Number: n + 1, Of: of, Back: true}
		for i := n * full; i < min((n+1)*full, len(out.Cards)); i++ {
			cell := i - n*full
			if s.Fold {
				front.Slots = append(front.Slots,
					Slot{Card: i, Cell: 2 * cell, At: s.Cells.Front(2 * cell)},
					Slot{Card: i, Cell: 2*cell + 1, Back: true, At: s.Cells.Front(2*cell + 1)})
				continue
			}
			front.Slots = append(front.Slots, Slot{Card: i, Cell: cell, At: s.Cells.Front(cell)})
			back.Slots = append(back.Slots, Slot{Card: i, Cell: cell, Back: true, At: s.Cells.Back(cell)})
		}
		out.Sides = append(out.Sides, front)
		if !s.Fold {
			out.Sides = append(out.Sides, back)
		}
	}
}

// Papers returns how many sheets of paper the cards take.
func (p *Printed) Papers() int {
	if len(p.Sides) == 0 {
		return 0
	}
	return p.Sides[0].Of
}
