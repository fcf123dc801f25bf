package cards

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/sheet"
)

// Printed is a pack on paper: each card set in type, and its place.
type Printed struct {
	Pack  *Pack
	Sheet Sheet
	Cards []SetCard
	Sides []Side
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

// On sets the pack's cards in type and lays them out. Problems are cards whose
// text is too long.
func (p *Pack) On(s Sheet) (*Printed, diag.List) {
	out := &Printed{Pack: p, Sheet: s}
	var problems diag.List
	for _, c := range p.Cards {
		set, found := p.setCard(c, s)
		out.Cards = append(out.Cards, set)
		problems = append(problems, found...)
		problems = append(problems, out.judgeWord(&set)...)
	}
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
	return out, problems
}

// judgeWord tells a kind whose name has no room at the head of its cards.
func (p *Printed) judgeWord(c *SetCard) diag.List {
	var problems diag.List
	for _, f := range []*SetFace{&c.Front, &c.Back} {
		if word := f.word(c); !f.Shared && !p.wordSet(c, word).Fits() {
			problems.Errorf(c.At, "card-name", "name “%s” is too long for the head of a card", word)
			problems.Hint("Give these cards a shorter name: under `names:` of the deck's page, or before the colon of the card's heading.")
		}
	}
	return problems
}

// Papers returns how many sheets of paper the cards take.
func (p *Printed) Papers() int {
	if len(p.Sides) == 0 {
		return 0
	}
	return p.Sides[0].Of
}
