package model

import (
	"path"
	"strings"

	"rethink/build/internal/diag"
)

// A Deck is a pack of prompt cards.
type Deck struct {
	Page    *Page
	Intro   []Block
	Cards   []*Card
	Include []Include
	Carry   string // a sentence for the carry card; may be empty
	CarryAt diag.Pos
}

// A Card is one card that the author wrote on the deck's page.
type Card struct {
	At          diag.Pos
	ID          string
	Badge       string // what stands before the colon of its heading; may be empty
	Title       string
	Front, Back []Block // Back is empty unless a divider turns the card over
	Turned      bool    // a divider stands on the card
}

// An Include takes text from another page into the deck, so that no sentence is
// written twice.
type Include struct {
	At   diag.Pos
	From Ref    // a page, or one section of it
	Name string // what its cards are called; empty: as their kind, or their page

	Shape string // one of CardShapes that its cards are marked with; empty: as their kind, or the next that is free
}

// CardShapes returns the shapes that an author can ask for.
func CardShapes() []string {
	return []string{"arrow", "tray", "star", "square", "hexagon", "shield", "flag", "leaf"}
}

// Validate reports what cannot be a card: text that no card can hold, a card that
// is turned over twice or to nothing, one that appears twice, and a deck without
// any card. Whether the text is too long is known only once it is set in type.
func (d *Deck) Validate() diag.List {
	var problems diag.List
	if len(d.Cards) == 0 && len(d.Include) == 0 {
		problems.Errorf(d.Page.At(), "deck-empty", "deck has no cards")
		problems.Hint("Write a card under a heading with two # signs, or name pages under `include:`.")
	}
	titles := map[string]diag.Pos{}
	for _, c := range d.Cards {
		if first, ok := titles[strings.ToLower(c.Title)]; ok {
			problems.Errorf(c.At, "card-twice", "card “%s” appears twice: first on line %d", c.Title, first.Line)
		}
		titles[strings.ToLower(c.Title)] = c.At
		problems = append(problems, c.validate()...)
	}
	included := map[Ref]diag.Pos{}
	for _, i := range d.Include {
		if first, ok := included[i.From]; ok {
			problems.Errorf(i.At, "include-twice", "%s is included twice: first on line %d", path.Base(i.From.Page), first.Line)
		}
		included[i.From] = i.At
	}
	return problems
}

func (c *Card) validate() diag.List {
	var problems diag.List
	if c.Turned && len(c.Back) == 0 {
		problems.Errorf(c.At, "card-back", "card “%s” is turned over, but there is nothing on its back", c.Title)
		problems.Hint("Write the back below the line of three stars, or take that line out.")
	}
	for _, side := range [][]Block{c.Front, c.Back} {
		for _, b := range side {
			problems = append(problems, onCard(c, b)...)
		}
	}
	return problems
}

// onCard reports a block that no card can hold.
func onCard(c *Card, b Block) diag.List {
	var problems diag.List
	what := ""
	switch b := b.(type) {
	case *Paragraph, *List, *Table:
		return nil
	case *Quote:
		return inOnCard(c, b.Blocks)
	case *Alert:
		return inOnCard(c, b.Blocks)
	case *Definitions:
		for _, d := range b.Items {
			problems = append(problems, inOnCard(c, d.Blocks)...)
		}
		return problems
	case *Divider:
		problems.Errorf(b.At, "card-back", "card “%s” is turned over a second time", c.Title)
		problems.Hint("A card has two sides. Take this line out, or start another card with a heading.")
		return problems
	case *Code:
		what = "piece of code"
	case *Notes:
		what = "footnote"
	case *Embed:
		what = "list of questions from another page"
	case *Heading:
		what = "heading"
	}
	problems.Errorf(BlockPos(b), "card-text", "%s cannot go on a card", what)
	problems.Hint("A card holds paragraphs, lists, tables, quotations, alerts and terms. Pages of questions, steps or principles go under `include:`.")
	return problems
}

// inOnCard reports what no card can hold of what stands inside another block.
func inOnCard(c *Card, blocks []Block) diag.List {
	var problems diag.List
	for _, b := range blocks {
		problems = append(problems, onCard(c, b)...)
	}
	return problems
}

// A Summary is what an author wants on the sheet that holds the guidance in short:
// pages and sections, in this order.
type Summary struct {
	Page    *Page
	Include []Include
}
