package out

import "rethink/build/internal/model"

// A PrintedCard is the words of one card of a deck, for what outlives its drawing.
type PrintedCard struct {
	Deck        string // content path of its deck
	ID          string // of what it was made of, such as a step; empty where that has none
	Title       string
	Front, Back []model.Block // Back is empty where the cards of a group share one
}

// Codes says which code each card carries, and which cards somebody has to print anew.
type Codes struct {
	// Of returns the code of a card: it belongs to these words, and to no others.
	Of func(PrintedCard) string
	// Page is the address of the page that tells whether the card with a code is still
	// the current one.
	Page func(code string) string
	// Fresh reports whether the card with a code is not among those of the release
	// before the newest.
	Fresh func(code string) bool
	// Name is what the sheets of fresh cards are called, such as "print/changes-1.1";
	// empty where there are none.
	Name string
}
