package cards

import (
	"path"
	"strconv"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// gathering makes cards of what a deck holds and includes.
type gathering struct {
	site     *model.Site
	say      words.Say
	from     string // title of the page that cards are being made of
	cards    []*Card
	problems diag.List
}

func (g *gathering) add(c Card) {
	c.From = g.from
	g.cards = append(g.cards, &c)
}

func (g *gathering) own(deck *model.Deck, c *model.Card) {
	word := c.Badge
	if word == "" {
		word = g.say("card_own")
	}
	g.add(Card{
		At: c.At, Kind: Own, Word: word, Group: word, Cover: deck.Page.Title,
		Front: Face{At: c.At, Main: line(c.At, c.Title), Blocks: c.Front},
		Back:  Face{At: c.At, Blocks: c.Back},
	})
}

// line returns plain words as one line of main text, or none for no words.
func line(at diag.Pos, text string) []model.Inlines {
	if text == "" {
		return nil
	}
	return []model.Inlines{{model.Text{At: at, Value: text}}}
}

// include makes the cards of one entry of a deck's include.
func (g *gathering) include(i model.Include) {
	before := len(g.cards)
	from := i.From
	page := g.site.Page(from.Page)
	if page == nil {
		return // told when the deck was read
	}
	if from.Anchor != "" && !page.Anchors[from.Anchor] {
		g.problems.Errorf(i.At, "dead-include", "included page %s has no section %s", path.Base(from.Page), from.Anchor)
		g.problems.Hint("%s", nearestAnchor(page, from.Anchor))
		return
	}
	g.from = page.Title
	switch page.Kind {
	case model.KindSwaps:
		g.swaps(from)
	case model.KindPrompts:
		g.prompts(from)
	case model.KindGuide:
		g.guide(from)
	case model.KindFlow:
		g.flow(from)
	default:
		g.page(page, i)
	}
	if len(g.cards) == before {
		g.problems.Errorf(i.At, "empty-include", "no card can be made of %s", refName(from))
		g.problems.Hint("Cards are made of swaps, questions, steps, standing rules, lists and sections.")
	}
}

func refName(r model.Ref) string {
	if r.Anchor != "" {
		return path.Base(r.Page) + "#" + r.Anchor
	}
	return path.Base(r.Page)
}

func nearestAnchor(page *model.Page, anchor string) string {
	var names []string
	for _, h := range page.Headings {
		names = append(names, h.ID)
	}
	return diag.DidYouMean(anchor, names)
}

func (g *gathering) swaps(from model.Ref) {
	for _, s := range g.site.Swaps {
		if s.Page.Path != from.Page {
			continue
		}
		for _, c := range s.Categories {
			if from.Anchor == "" || from.Anchor == c.ID {
				for _, w := range c.Swaps {
					g.swap(w)
				}
			}
		}
	}
}

// swap makes a card that turns from the question to avoid to those to try.
func (g *gathering) swap(w *model.Swap) {
	word := g.say("card_swap")
	c := Card{
		At: w.At, Kind: Swap, Word: word, Group: word, Cover: g.say("card_swap_cover"),
		Front: Face{At: w.At, Voice: Avoid, Word: g.say("card_swap_avoid"), Main: []model.Inlines{w.Avoid}},
		Back:  Face{At: w.At, Voice: Try, Word: g.say("card_swap_try")},
	}
	for _, a := range w.Try {
		c.Back.Main = append(c.Back.Main, a.Text)
		c.Back.Below = append(c.Back.Below, a.Because)
	}
	g.add(c)
}

func (g *gathering) prompts(from model.Ref) {
	word := g.say("card_prompt")
	seen := map[string]bool{}
	for _, p := range g.site.Prompts {
		if p.Page.Path != from.Page {
			continue
		}
		for _, group := range p.Groups {
			if from.Anchor != "" && from.Anchor != group.ID {
				continue
			}
			for _, q := range group.Prompts {
				// A question that suits two moments is one card.
				if text := q.Text.Plain(); !seen[text] {
					seen[text] = true
					g.add(Card{
						At: q.At, Kind: Prompt, Word: word, Group: word, Cover: g.say("card_prompt_cover"),
						Front: Face{At: q.At, Main: []model.Inlines{q.Text}},
					})
				}
			}
		}
	}
}

func (g *gathering) guide(from model.Ref) {
	for _, guide := range g.site.Guides {
		if guide.Page.Path != from.Page {
			continue
		}
		for _, s := range guide.Steps {
			if from.Anchor != "" && from.Anchor != s.ID {
				continue
			}
			mark := strconv.Itoa(s.Number)
			g.add(Card{
				At: s.At, Kind: Step, Word: g.say("card_step", mark), Group: g.say("card_step_kind"), Mark: mark,
				Cover: g.say("card_step_cover"),
				Front: Face{At: s.At, Main: line(s.At, s.Title), Blocks: onCard(s.Text)},
			})
		}
	}
}

// onCard leaves out what no card can hold, such as questions of another page.
func onCard(blocks []model.Block) []model.Block {
	var kept []model.Block
	for _, b := range blocks {
		switch b.(type) {
		case *model.Paragraph, *model.List:
			kept = append(kept, b)
		}
	}
	return kept
}

func (g *gathering) flow(from model.Ref) {
	for _, f := range g.site.Flows {
		if f.Page.Path != from.Page {
			continue
		}
		if from.Anchor != "" && from.Anchor == f.RulesID {
			g.from = f.RulesTitle
			g.rules(f)
			continue
		}
		n := 0
		for _, s := range f.Steps {
			if s.Kind != model.Strategy {
				continue
			}
			n++
			if from.Anchor == "" || from.Anchor == s.ID {
				g.strategy(s, n)
			}
		}
	}
}

// strategy makes a card with when to use a strategy on its front and what one can
// do on its back.
func (g *gathering) strategy(s *model.Step, n int) {
	mark := strconv.Itoa(n)
	word := s.Badge
	if word == "" {
		word = g.say("card_strategy", mark)
	}
	options := &model.List{At: s.At, Ordered: true, Start: 1, Tight: true}
	for _, o := range s.Options {
		options.Items = append(options.Items, &model.Item{At: o.At, Blocks: onCard(o.Blocks)})
	}
	g.add(Card{
		At: s.At, Kind: Strategy, Word: word, Group: g.say("card_strategy_kind"), Mark: mark,
		Cover: g.say("card_strategy_cover"),
		Front: Face{At: s.At, Main: line(s.At, s.Title), Blocks: onCard(s.Text)},
		Back:  Face{At: s.At, Blocks: []model.Block{options}},
	})
}

// rules makes a card of each standing rule, and those that say where help is.
func (g *gathering) rules(f *model.Flow) {
	card := func(at diag.Pos, front Face) {
		g.add(Card{At: at, Kind: Rule, Word: f.RulesTitle, Group: f.RulesTitle, Cover: g.say("card_rule_cover"), Front: front})
	}
	for _, r := range f.Rules {
		face := Face{At: r.At, Main: line(r.At, r.Title)}
		if len(r.Text) > 0 {
			face.Blocks = []model.Block{&model.Paragraph{At: r.At, Text: r.Text}}
		}
		card(r.At, face)
	}
	if u := g.site.Config.Urgent; u != nil {
		face := Face{At: u.At, Main: line(u.At, u.Text)}
		if u.After != "" {
			face.Blocks = append(face.Blocks, paragraph(u.At, u.After))
		}
		if len(g.site.Config.Contacts) > 0 {
			card(u.At, face)
			g.add(*contactCard(g.site, g.say))
			return
		}
		face.Blocks = append(face.Blocks, contacts(g.site.Config, g.say)...)
		card(u.At, face)
	}
}

func paragraph(at diag.Pos, text string) *model.Paragraph {
	return &model.Paragraph{At: at, Text: model.Inlines{model.Text{At: at, Value: text}}}
}

// contacts returns whom to ask: the site's contacts, or the line manager where
// the site names none.
func contacts(cfg model.Config, say words.Say) []model.Block {
	if len(cfg.Contacts) == 0 {
		at := diag.Pos{File: "content/site.yaml"}
		return []model.Block{paragraph(at, say("card_help"))}
	}
	list := &model.List{At: cfg.Contacts[0].At, Tight: true}
	for _, c := range cfg.Contacts {
		text := c.Name
		for _, more := range []string{c.Role, c.Phone, c.Hours} {
			if more != "" {
				text += ", " + more
			}
		}
		list.Items = append(list.Items, &model.Item{At: c.At, Blocks: []model.Block{paragraph(c.At, text)}})
	}
	return []model.Block{list}
}
