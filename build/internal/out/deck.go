package out

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// A Deck is what other capabilities may know of a site's first deck of cards: how
// much paper it takes, and what of the guidance its author chose for it.
type Deck struct {
	At     diag.Pos // of its page
	Sheets int      // of paper that all its cards take
	Groups []DeckGroup
}

// A DeckGroup is one list or page of the guidance that stands on cards.
type DeckGroup struct {
	Title   string
	Page    string // content path of the page that it was made of
	Ordered bool
	Entries []DeckEntry
}

// A DeckEntry is the front of one card.
type DeckEntry struct {
	Title model.Inlines
	Text  []model.Block
}
