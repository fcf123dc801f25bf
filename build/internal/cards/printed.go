package cards

import (
	"slices"
	"strconv"

	"rethink/build/internal/sheet"
)

// Printed is a pack on paper: each card set in type, and its place.
type Printed struct {
	Pack  *Pack
	Sheet Sheet
	Cards []SetCard
	Sides []Side

	faults []fault
}

// whole reports whether the cards can be printed.
func (p *Printed) whole() bool {
	return !slices.ContainsFunc(p.faults, func(f fault) bool { return f.kind.leaves() })
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

// On sets the pack's cards in type and lays them out. A card that is too long takes
// several, one after the other; what is wrong with any is in its faults.
func (p *Pack) On(s Sheet) *Printed {
	out := &Printed{Pack: p, Sheet: s}
	for _, c := range p.cardsOn(s) {
		parts, faults := p.setCard(c, s)
		for i := range parts {
			faults = append(faults, out.judgeWord(&parts[i])...)
		}
		out.Cards = append(out.Cards, parts...)
		out.faults = append(out.faults, faults...)
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
