// Package cards makes prompt cards: it gathers a deck from its own cards and from
// what it includes, sets each card in type, and lays the cards out on sheets of
// paper so that every back lands behind its front.
//
// A [Pack] is a deck with nothing left to look up. [Pack.On] puts it on a
// [Sheet], which a PDF and a print page are then made from: both have the same
// places, type sizes and lines, since both are made from the same result.
//
// The package refuses to shorten an author's words: what does not fit is a
// problem that names the card, its file and its line.
package cards

import (
	"cmp"
	"slices"
	"strconv"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// A Kind is what a card is made of.
type Kind string

const (
	Strategy Kind = "strategy" // of a flow
	Step     Kind = "step"     // of a guide
	Swap     Kind = "swap"     // a question to avoid, and what to try
	Prompt   Kind = "prompt"   // an open question
	Rule     Kind = "rule"     // holds at every step of a flow
	Contact  Kind = "contact"  // whom to call
	Point    Kind = "point"    // an entry of a list, a section of a page
	Own      Kind = "own"      // written on the deck's own page, or about the deck
)

// Kinds returns every kind, in the order of the list of kinds.
func Kinds() []Kind { return []Kind{Strategy, Step, Swap, Prompt, Rule, Contact, Point, Own} }

// A Pack is a deck with all its cards.
type Pack struct {
	Deck     *model.Deck
	Title    string
	Cards    []*Card
	Imprint  Imprint
	Language string
	site     string // its language
	Author   string
	Updated  model.Date
	say      words.Say
	at       diag.Pos // of the site's facts, for what a card says of it
	fills    bool     // its cards are repeated until they fill a sheet
	apart    []*Card  // in place of Cards, on a sheet whose cards have no room for the contacts; may be nil
	settings *settings
	shows    out.Shows // what it was made from; of the carry card alone
}

// A Card has two sides. Number counts through the deck from 1.
type Card struct {
	At     diag.Pos
	Number int
	Of     int
	Kind   Kind
	Shape  Shape
	Code   string // in the slot at the foot of the front, which holds three letters: the card's number, until cards have a code that lasts
	Word   string // the kind in words, with the card's number in its kind: "Re-think step 3"
	Group  string // the kind in words: "Re-think step"; cards of one group share a back
	From   string // what the group was made of: the title of a page
	Lang   string // of its words, where it is not the site's
	Mark   string // in the shape, where it has room: "3"
	Moment string // at the foot of the front: when to ask a question
	Cover  string // one line about the kind, on a shared back
	Front  Face
	Back   Face

	pointer   pointer
	BothSides bool // what has no room on the front goes on on the back
}

// A Face is what stands on one side of a card.
type Face struct {
	At      diag.Pos
	Shape   Shape // where it is not the card's
	Voice   Voice
	Asks    bool            // Main is a question, set larger than a title
	Word    string          // what the face is, where the card's word does not say it: "Swap: try"
	Main    []model.Inlines // the title or question; alternatives
	Below   []model.Inlines // in smaller type below each of Main; may be shorter
	Blocks  []model.Block   // what stands below all, in smaller type
	Dense   bool            // the words begin right below the head, so that more fits
	Address string          // where there is more, below the imprint of a back
	Shared  bool            // the back of all cards of the group
}

// Voice is how a face's main words are set.
type Voice string

const (
	Plain Voice = ""
	Avoid Voice = "avoid" // regular, in a dashed bubble
	Try   Voice = "try"   // bold, in a solid bubble
)

// Title returns the card's name in a list or a message.
func (c *Card) Title() string {
	if len(c.Front.Main) > 0 {
		return c.Front.Main[0].Plain()
	}
	for _, b := range c.Front.Blocks {
		if p, ok := b.(*model.Paragraph); ok {
			return p.Text.Plain()
		}
	}
	return c.Word
}

// Only returns the pack with the cards of some kinds, which keep their numbers.
func (p *Pack) Only(kinds ...Kind) *Pack {
	some := *p
	some.Cards, some.settings = nil, &settings{}
	for _, c := range p.Cards {
		for _, k := range kinds {
			if c.Kind == k {
				some.Cards = append(some.Cards, c)
			}
		}
	}
	return &some
}

// Groups returns the cards group by group, in the order of the deck.
func (p *Pack) Groups() []Group {
	var groups []Group
	at := map[string]int{}
	for _, c := range p.Cards {
		key := string(c.Kind) + c.Group
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, Group{Kind: c.Kind, Shape: c.Shape, Name: c.Group, From: c.From, Cover: c.Cover})
		}
		groups[i].Cards = append(groups[i].Cards, c)
	}
	return groups
}

// A Group is the cards that share a back.
type Group struct {
	Kind  Kind
	Shape Shape
	Name  string
	From  string // the title of the page that its cards come from
	Cover string
	Cards []*Card
}

// New gathers the cards of a deck: its cover and its own first, then what it includes, in the
// author's order. Problems are includes that name nothing a card can be made of.
func New(site *model.Site, deck *model.Deck, say words.Say) (*Pack, diag.List) {
	g := gathering{site: site, say: say, shapes: map[string]Shape{}}
	g.cover(deck)
	for _, c := range deck.Cards {
		g.own(deck, c)
	}
	for _, i := range deck.Include {
		g.include(i)
	}
	if slices.ContainsFunc(deck.Include, g.ofFlow) {
		g.from, g.lang = "", ""
		g.contacts()
	}
	g.about()
	p := newPack(site, deck, say)
	p.Cards = g.cards
	giveShapes(p.Groups(), g.shapes)
	for i, c := range p.Cards {
		c.Number, c.Of, c.Code = i+1, len(p.Cards), strconv.Itoa(i+1)
		if len(c.Back.Main) == 0 && len(c.Back.Blocks) == 0 {
			c.Back = Face{At: c.At, Shared: true}
		}
	}
	return p, g.problems
}

func newPack(site *model.Site, deck *model.Deck, say words.Say) *Pack {
	cfg := site.Config
	return &Pack{
		Deck: deck, Title: deck.Page.Title, Language: cmp.Or(deck.Page.Lang, cfg.Language), site: cfg.Language,
		Author: cfg.Partnership.Name, Updated: cfg.Updated, Imprint: imprint(cfg, say), say: say, at: cfg.At,
		settings: &settings{},
	}
}
