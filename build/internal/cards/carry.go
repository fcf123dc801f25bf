package cards

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// Carry makes the one card to keep in a pocket: the steps of the deck's guide on
// its front; the standing rules, the urgent line and the contacts on its back. On a
// sheet where these have no room for the contacts, they have a card of their own. It
// returns nil where the deck includes no guide or no standing rules.
func Carry(site *model.Site, deck *model.Deck, say words.Say) *Pack {
	var guide *model.Guide
	var flow *model.Flow
	for _, i := range deck.Include {
		for _, g := range site.Guides {
			if guide == nil && g.Page.Path == i.From.Page {
				guide = g
			}
		}
		for _, f := range site.Flows {
			if flow == nil && f.Page.Path == i.From.Page && len(f.Rules) > 0 {
				flow = f
			}
		}
	}
	if guide == nil || flow == nil {
		return nil
	}
	steps := &model.List{At: guide.Page.At(), Ordered: true, Start: 1, Tight: true}
	for _, s := range guide.Steps {
		steps.Items = append(steps.Items, &model.Item{At: s.At, Blocks: []model.Block{paragraph(s.At, s.Title)}})
	}
	front := Face{At: guide.Page.At(), Shape: ShapePentagon, Word: guide.Page.Title, Blocks: []model.Block{steps}, Dense: true}
	if deck.Carry != "" {
		front.Blocks = append(front.Blocks, paragraph(deck.CarryAt, deck.Carry))
	}
	back := Face{At: flow.Page.At(), Shape: ShapeDiamond, Word: flow.RulesTitle, Blocks: carryBack(site, flow), Dense: true, Address: site.Config.ShortAddress()}
	p := newPack(site, deck, say)
	p.Title, p.fills = say("card_carry"), true
	p.shows = out.Of(guide.Page, flow.Page, deck.Page)
	p.shows.Facts = []string{out.FactUrgent, out.FactContacts}
	card := Card{
		At: front.At, Kind: Own, Shape: ShapeRings, Word: say("card_carry"), Group: say("card_carry"), From: guide.Page.Title,
		Front: front, Back: back,
	}
	p.Cards = []*Card{&card}
	if len(site.Config.Contacts) > 0 {
		short := card
		p.apart = []*Card{&short, contactCard(site, say)}
		card.Back.Blocks = append(slices.Clone(back.Blocks), contacts(site.Config, say)...)
	}
	return p
}

// contactCard makes a card that says whom to call.
func contactCard(site *model.Site, say words.Say) *Card {
	at := site.Config.Contacts[0].At
	c := &Card{
		At: at, Kind: Contact, Shape: ShapePerson, Word: say("card_contacts"), Group: say("card_contacts"), Cover: site.Config.Partnership.Name,
		Front: Face{At: at, Blocks: whoToCall(site.Config), Dense: true}, BothSides: true,
		Back: Face{At: at, Shared: true},
	}
	return c
}

// whoToCall returns the contacts for a card that holds nothing else: names and
// numbers are what people look for.
func whoToCall(cfg model.Config) []model.Block {
	var blocks []model.Block
	for _, c := range cfg.Contacts {
		strong := func(text string) model.Inline {
			return &model.Strong{At: c.At, Text: model.Inlines{model.Text{At: c.At, Value: text}}}
		}
		text := model.Inlines{strong(c.Name)}
		for i, more := range []string{c.Role, reach(c), c.Hours} {
			switch {
			case more == "":
			case i == 1:
				text = append(text, model.Text{At: c.At, Value: ", "}, strong(more))
			default:
				text = append(text, model.Text{At: c.At, Value: ", " + more})
			}
		}
		blocks = append(blocks, &model.Paragraph{At: c.At, Text: text})
	}
	return blocks
}

// reach returns the number of a contact or, where there is none, the email address: nobody
// taps on paper, and long addresses do not fit on small cards.
func reach(c model.Contact) string {
	if c.Phone == "" {
		return c.Email
	}
	return unbroken(c.Phone)
}

// unbroken keeps a telephone number on one line.
func unbroken(phone string) string { return strings.ReplaceAll(phone, " ", "\u00a0") }

// carryBack runs the rules on in one paragraph: as a list they leave no room for
// anybody to call.
func carryBack(site *model.Site, flow *model.Flow) []model.Block {
	var titles []string
	for _, r := range flow.Rules {
		titles = append(titles, r.Title)
	}
	blocks := []model.Block{paragraph(flow.Page.At(), strings.Join(titles, ". ")+".")}
	if u := site.Config.Urgent; u != nil {
		text := model.Inlines{&model.Strong{At: u.At, Text: model.Inlines{model.Text{At: u.At, Value: u.Text}}}}
		blocks = append(blocks, &model.Paragraph{At: u.At, Text: text})
	}
	return blocks
}

// cardsOn returns the cards that the pack has on a sheet: a carry card that has no
// room for the contacts leaves them to a card of their own.
func (p *Pack) cardsOn(f form) []*Card {
	if p.apart == nil || p.fits(p.Cards[0], f, f.smallest(), false) {
		return p.Cards
	}
	return p.apart
}
