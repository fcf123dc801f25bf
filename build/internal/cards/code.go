package cards

import (
	"strconv"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// giveCodes puts the code that outlives versions into the slot of each card, where the
// site was released.
func (p *Pack) giveCodes(env *out.Env) {
	if env.Codes == nil {
		return
	}
	ids := idsOf(env.Site, p.Deck)
	for _, c := range p.Cards {
		id := ids[c.At]
		if c.Kind == Swap {
			id += ids[c.Back.At] // one row has a card for each alternative
		}
		c.Code = env.Codes.Of(out.PrintedCard{
			Deck: p.Deck.Page.Path, ID: id, Title: c.Title(),
			Front: append(wordBlocks(c.Word), sideWords(c.Front)...), Back: sideWords(c.Back),
		})
	}
}

func wordBlocks(word string) []model.Block {
	return []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: word}}}}
}

// sideWords is what stands on a side, but for what all cards of a group share.
func sideWords(f Face) []model.Block {
	if f.Shared {
		return nil
	}
	var blocks []model.Block
	for i, m := range f.Main {
		blocks = append(blocks, &model.Paragraph{At: f.At, Text: m})
		if i < len(f.Below) && len(f.Below[i]) > 0 {
			blocks = append(blocks, &model.Paragraph{At: f.At, Text: f.Below[i]})
		}
	}
	return append(blocks, f.Blocks...)
}

// idsOf names what cards are made of, by where it stands.
func idsOf(site *model.Site, deck *model.Deck) map[diag.Pos]string {
	ids := map[diag.Pos]string{}
	for _, c := range deck.Cards {
		ids[c.At] = c.ID
	}
	for _, f := range site.Flows {
		for _, s := range f.Steps {
			ids[s.At] = s.ID
		}
	}
	for _, g := range site.Guides {
		for _, s := range g.Steps {
			ids[s.At] = s.ID
		}
	}
	for _, s := range site.Swaps {
		for _, c := range s.Categories {
			for _, w := range c.Swaps {
				ids[w.At] = w.ID
				for i, a := range w.Try {
					ids[a.At] = "." + strconv.Itoa(i+1)
				}
			}
		}
	}
	for _, s := range site.Prompts {
		for _, g := range s.Groups {
			for _, q := range g.Prompts {
				ids[q.At] = q.ID
			}
		}
	}
	return ids
}

// fresh is the deck with the cards alone that are new since the release before the
// newest, on the papers of the deck; nil where there are none.
func (d *deckPrint) fresh(env *out.Env) *deckPrint {
	if env.Codes == nil || env.Codes.Name == "" {
		return nil
	}
	some := *d.pack
	some.Cards, some.settings = nil, &settings{}
	for _, c := range d.pack.Cards {
		if env.Codes.Fresh(c.Code) {
			some.Cards = append(some.Cards, c)
		}
	}
	if len(some.Cards) == 0 || len(d.rulers) == 0 {
		return nil
	}
	some.Title = env.Say("pack_changes_deck", d.pack.Title)
	only := &deckPrint{deck: d.deck, folder: env.Codes.Name + "-", pack: &some, rulers: d.rulers, shares: true}
	if d.folder != "cards/" {
		only.folder += d.folder[:len(d.folder)-1] + "-"
	}
	for _, s := range d.sheets {
		only.sheets = append(only.sheets, newSheetPrint(only.folder, s.name, s.title, &some, s.sheet))
	}
	return only
}

// makeFresh makes the sheets of the fresh cards.
func (d *deckPrint) makeFresh(env *out.Env, made *out.Made) {
	only := d.fresh(env)
	if only == nil {
		return
	}
	only.judge(made)
	for _, p := range only.sheets {
		if !p.left {
			only.sheetPage(env, p, made)
		}
	}
	if len(only.sheets) > 0 {
		made.Print(only.sheetsPrintable(env, only.sheets, out.Printable{
			Title: only.pack.Title, Purpose: env.Say("print_cards_purpose", len(only.pack.Cards)), Thumb: "cards", For: out.PerGroup,
		}))
	}
}
