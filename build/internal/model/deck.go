package model

import "rethink/build/internal/diag"

// A Deck is a pack of prompt cards.
type Deck struct {
	Page    *Page
	Intro   []Block
	Cards   []*Card
	Include []Include
}

// A Card is one card that the author wrote on the deck's page.
type Card struct {
	At          diag.Pos
	ID          string
	Title       string
	Front, Back []Block // Back is empty unless a divider turns the card over
}

// An Include takes text from another page into the deck, so that no sentence is
// written twice.
type Include struct {
	At   diag.Pos
	From Ref // a page, or one section of it
}
