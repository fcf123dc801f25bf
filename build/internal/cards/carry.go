package cards

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// Carry makes the one card to keep in a pocket: the steps of the deck's guide on
// its front; the standing rules, the urgent line and the contacts on its back. It
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
	front := Face{At: guide.Page.At(), Kind: Step, Word: guide.Page.Title, Blocks: []model.Block{steps}}
	back := Face{At: flow.Page.At(), Kind: Rule, Word: flow.RulesTitle, Blocks: carryBack(site, flow, say), Dense: true}
	p := newPack(site, deck, say)
	p.Title = say("card_carry")
	p.Cards = []*Card{{
		At: front.At, Kind: Own, Word: say("card_carry"), Group: say("card_carry"), From: guide.Page.Title,
		Front: front, Back: back,
	}}
	return p
}

// carryBack runs the rules on in one paragraph: as a list they leave no room for
// anybody to call.
func carryBack(site *model.Site, flow *model.Flow, say words.Say) []model.Block {
	var titles []string
	for _, r := range flow.Rules {
		titles = append(titles, r.Title)
	}
	blocks := []model.Block{paragraph(flow.Page.At(), strings.Join(titles, ". ")+".")}
	if u := site.Config.Urgent; u != nil {
		text := model.Inlines{&model.Strong{At: u.At, Text: model.Inlines{model.Text{At: u.At, Value: u.Text}}}}
		blocks = append(blocks, &model.Paragraph{At: u.At, Text: text})
	}
	if len(site.Config.Contacts) > 0 {
		blocks = append(blocks, contacts(site.Config, say)...)
	}
	return blocks
}

// Filled returns the pack with its cards repeated until they fill a sheet.
func (p *Pack) Filled(s Sheet) *Pack {
	full := *p
	full.Cards = nil
	for len(p.Cards) > 0 && len(full.Cards)+len(p.Cards) <= s.Capacity() {
		full.Cards = append(full.Cards, p.Cards...)
	}
	return &full
}
