package cards

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// gathering makes cards of what a deck holds and includes.
type gathering struct {
	site     *model.Site
	say      words.Say
	from     string // title of the page that cards are being made of
	lang     string // of that page
	cards    []*Card
	problems diag.List
	shapes   map[string]Shape // that an author asked for, by the group's name
	notes    []note
}

// A note is what a page says of its own additions, in its words: who holds a card
// never sees the page.
type note struct {
	at    diag.Pos
	title string // of the page
	text  []model.Block
}

func (g *gathering) add(c Card) {
	c.From, c.Lang = g.from, g.lang
	g.cards = append(g.cards, &c)
}

func (g *gathering) own(deck *model.Deck, c *model.Card) {
	g.lang = deck.Page.Lang
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

// cover makes the card that lies on the deck: what it is called, and who may copy it.
// Where the site does not say that, a deck has none.
func (g *gathering) cover(deck *model.Deck) {
	copying, at := g.site.Config.Copying, g.site.Config.At
	if copying == "" {
		return
	}
	word := g.say("card_deck")
	g.from = deck.Page.Title
	g.add(Card{
		At: at, Kind: Own, Word: word, Group: word, Cover: g.say("card_deck_cover"),
		Front: Face{At: at, Main: line(at, deck.Page.Title), Blocks: []model.Block{&model.Paragraph{At: at, Text: inlines(at, copying)}}},
	})
	g.from = ""
}

// line returns plain words as one line of main text, or none for no words.
func line(at diag.Pos, text string) []model.Inlines {
	if text == "" {
		return nil
	}
	return []model.Inlines{inlines(at, text)}
}

func inlines(at diag.Pos, text string) model.Inlines {
	return model.Inlines{model.Text{At: at, Value: text}}
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
	g.from, g.lang = page.Title, page.Lang
	if i.Shape != "" {
		defer func() {
			for _, c := range g.cards[before:] {
				g.shapes[c.Group] = Shape(i.Shape)
			}
		}()
	}
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
		g.problems.Hint("%s", emptyHint(page.Kind))
	}
}

// emptyHint says what a page of some kind needs so that cards can be made of it.
func emptyHint(kind model.Kind) string {
	if kind == model.KindFlow {
		return "A card is made of each step that has options (a numbered list) or says who acts and by when."
	}
	return "Cards are made of swaps, questions, steps, standing rules, lists and sections."
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
		added := g.note(s.Page, s.Intro)
		for _, c := range s.Categories {
			if from.Anchor == "" || from.Anchor == c.ID {
				inside := g.note(s.Page, c.Reason) || added
				for _, w := range c.Swaps {
					g.swap(w, inside)
				}
				g.note(s.Page, c.After)
			}
		}
	}
}

// swap makes a card for each alternative: it turns from the question to avoid to
// that one. A reason is marked where the page says that it added some.
func (g *gathering) swap(w *model.Swap, added bool) {
	word := g.say("card_swap")
	for i, a := range w.Try {
		c := Card{
			At: w.At, Kind: Swap, Word: word, Group: word, Cover: g.say("card_swap_cover"),
			Front: Face{At: w.At, Voice: Avoid, Asks: true, Word: g.say("card_swap_avoid"), Main: []model.Inlines{w.Avoid}},
			Back:  Face{At: a.At, Voice: Try, Asks: true, Word: g.say("card_swap_try"), Main: []model.Inlines{a.Text}},
		}
		if len(w.Try) > 1 { // fronts that are the same say which is which
			c.Moment = g.say("card_alternative", i+1, len(w.Try))
		}
		if len(a.Because) > 0 {
			because := a.Because
			if added {
				because = g.marked(because)
			}
			c.Back.Below = []model.Inlines{because}
		}
		g.add(c)
	}
}

// marked returns text with a small word behind it that says it was added.
func (g *gathering) marked(text model.Inlines) model.Inlines {
	mark := model.Text{Value: " (" + g.say("flow_added_short") + ")"}
	return append(text[:len(text):len(text)], mark)
}

// prompts makes a card for each question, moment by moment. One that suits several
// moments is one card: with the step of a guide that asks it, or its first moment.
func (g *gathering) prompts(from model.Ref) {
	word := g.say("card_prompt")
	for _, p := range g.site.Prompts {
		if p.Page.Path != from.Page {
			continue
		}
		g.note(p.Page, p.Intro)
		home := g.homes(p, from.Anchor)
		for _, group := range p.Groups {
			for _, q := range group.Prompts {
				text := q.Text.Plain()
				if home[text] != group {
					continue
				}
				delete(home, text)
				g.add(Card{
					At: q.At, Kind: Prompt, Word: word, Group: word, Cover: g.say("card_prompt_cover"), Moment: group.Title,
					Front: Face{At: q.At, Asks: true, Main: []model.Inlines{q.Text}},
				})
			}
		}
	}
}

// homes returns the moment under which each question has its card.
func (g *gathering) homes(p *model.Prompts, anchor string) map[string]*model.PromptGroup {
	home := map[string]*model.PromptGroup{}
	for _, steps := range []bool{true, false} {
		for _, group := range p.Groups {
			if anchor != "" && anchor != group.ID || steps && !g.asked(p.Page, group) {
				continue
			}
			for _, q := range group.Prompts {
				if text := q.Text.Plain(); home[text] == nil {
					home[text] = group
				}
			}
		}
	}
	return home
}

// asked reports whether a step of a guide asks the questions of a moment.
func (g *gathering) asked(page *model.Page, group *model.PromptGroup) bool {
	for _, guide := range g.site.Guides {
		for _, s := range guide.Steps {
			if slices.Contains(s.Ask, model.Ref{Page: page.Path, Anchor: group.ID}) {
				return true
			}
		}
	}
	return false
}

func (g *gathering) guide(from model.Ref) {
	for _, guide := range g.site.Guides {
		if guide.Page.Path != from.Page {
			continue
		}
		g.note(guide.Page, guide.Intro)
		for _, s := range guide.Steps {
			if from.Anchor != "" && from.Anchor != s.ID {
				continue
			}
			mark := strconv.Itoa(s.Number)
			g.add(Card{
				At: s.At, Kind: Step, Word: g.say("card_step", mark), Group: g.say("card_step_kind"), Mark: mark,
				Cover: g.say("card_step_cover"),
				Front: g.face(guide.Page, s.At, inlines(s.At, s.Title), s.Text),
			})
		}
	}
}

// onCard leaves out what no card can hold, such as questions of another page.
func onCard(blocks []model.Block) []model.Block {
	var kept []model.Block
	for _, b := range blocks {
		switch b.(type) {
		case *model.Paragraph, *model.List, *model.Table, *model.Quote, *model.Alert, *model.Definitions:
			kept = append(kept, b)
		}
	}
	return kept
}

// face makes the front of a card with a title. Where the text begins by saying that
// all of it was added, the title carries a small mark; what is said of it is told
// once, on the card about the deck.
func (g *gathering) face(page *model.Page, at diag.Pos, title model.Inlines, text []model.Block) Face {
	if len(text) > 0 && isAdded(text[0]) {
		g.note(page, text[:1])
		title, text = g.marked(title), text[1:]
	}
	return Face{At: at, Main: []model.Inlines{title}, Blocks: onCard(text)}
}

func isAdded(b model.Block) bool {
	alert, ok := b.(*model.Alert)
	return ok && alert.Kind == model.AlertAdded
}

// note keeps what blocks say of additions, and reports whether they say anything.
func (g *gathering) note(page *model.Page, blocks []model.Block) bool {
	found := false
	for _, b := range blocks {
		if !isAdded(b) {
			continue
		}
		found = true
		alert := b.(*model.Alert)
		if !slices.ContainsFunc(g.notes, func(n note) bool { return n.at == alert.At }) {
			g.notes = append(g.notes, note{alert.At, page.Title, alert.Blocks})
		}
	}
	return found
}

// about makes the card that says what of the deck is not in the guidance.
func (g *gathering) about() {
	if len(g.notes) == 0 {
		return
	}
	at, word := g.notes[0].at, g.say("flow_added")
	face := Face{At: at, Dense: true}
	for _, n := range g.notes {
		blocks := onCard(n.text)
		lead := n.title
		if !strings.HasSuffix(lead, "?") {
			lead += ":"
		}
		title := &model.Strong{At: n.at, Text: inlines(n.at, lead)}
		if first, ok := first(blocks).(*model.Paragraph); ok {
			text := append(model.Inlines{title, model.Text{At: n.at, Value: " "}}, first.Text...)
			blocks = append([]model.Block{&model.Paragraph{At: first.At, Text: text}}, blocks[1:]...)
		} else {
			blocks = append([]model.Block{&model.Paragraph{At: n.at, Text: model.Inlines{title}}}, blocks...)
		}
		face.Blocks = append(face.Blocks, blocks...)
	}
	g.from = word
	g.add(Card{At: at, Kind: Own, Word: word, Group: word, Cover: g.say("card_about_cover"), Front: face, BothSides: true})
}

func first(blocks []model.Block) model.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

func (g *gathering) flow(from model.Ref) {
	for _, f := range g.site.Flows {
		if f.Page.Path != from.Page {
			continue
		}
		if from.Anchor != "" && from.Anchor == f.RulesID {
			g.from = f.RulesTitle
			g.note(f.Page, f.RulesText)
			g.rules(f)
			continue
		}
		g.note(f.Page, f.Intro)
		n := 0
		for _, s := range f.Steps {
			if !acts(s) {
				continue
			}
			n++
			if from.Anchor == "" || from.Anchor == s.ID {
				g.strategy(f.Page, s, n)
			}
		}
	}
}

// acts reports whether a step of a flow says what somebody does: it has options, or names
// who acts or by when, as the stages of a procedure do.
func acts(s *model.Step) bool {
	return s.Kind == model.Strategy || s.Kind != model.EndingStep && len(s.Facts) > 0
}

// strategy makes a card with when to use a strategy on its front and what one can
// do on its back.
func (g *gathering) strategy(page *model.Page, s *model.Step, n int) {
	mark := strconv.Itoa(n)
	word := s.Badge
	if word == "" {
		word = g.say("card_strategy", mark)
	}
	start := max(s.OptionsStart, 1)
	options := &model.List{At: s.At, Ordered: len(s.Options) > 1, Start: start, Tight: true}
	for _, o := range s.Options {
		options.Items = append(options.Items, &model.Item{At: o.At, Blocks: onCard(o.Blocks)})
	}
	back := Face{At: s.At, Word: s.OptionsTitle, Blocks: []model.Block{options}, Dense: true}
	switch len(s.Options) {
	case 0: // all of it is on the front
		back = Face{At: s.At, Shared: true}
	case 1:
		back.Blocks = options.Items[0].Blocks
	}
	front := g.face(page, s.At, inlines(s.At, s.Title), s.Text)
	if len(s.Facts) > 0 {
		front.Blocks = append([]model.Block{&model.Definitions{At: s.At, Items: s.Facts}}, front.Blocks...)
	}
	g.add(Card{
		At: s.At, Kind: Strategy, Word: word, Group: g.say("card_strategy_kind"), Mark: mark,
		Cover: g.say("card_strategy_cover"), Front: front, Back: back,
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
		if len(g.site.Config.Contacts) == 0 {
			face.Blocks = append(face.Blocks, contacts(g.site.Config, g.say)...)
		}
		card(u.At, face)
	}
	g.contacts()
}

// ofFlow reports whether an entry of a deck's include is a flow, or part of one.
func (g *gathering) ofFlow(i model.Include) bool {
	page := g.site.Page(i.From.Page)
	return page != nil && page.Kind == model.KindFlow
}

// contacts makes the card that says whom to call, once a deck: what a flow asks of people
// often needs somebody whom they do not know.
func (g *gathering) contacts() {
	called := func(c *Card) bool { return c.Kind == Contact }
	if len(g.site.Config.Contacts) > 0 && !slices.ContainsFunc(g.cards, called) {
		g.add(*contactCard(g.site, g.say))
	}
}

func paragraph(at diag.Pos, text string) *model.Paragraph {
	return &model.Paragraph{At: at, Text: inlines(at, text)}
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
		for _, more := range []string{c.Role, reach(c), c.Hours} {
			if more != "" {
				text += ", " + more
			}
		}
		list.Items = append(list.Items, &model.Item{At: c.At, Blocks: []model.Block{paragraph(c.At, text)}})
	}
	return []model.Block{list}
}
