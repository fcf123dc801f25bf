package release

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
)

// CodePage is the address of the page behind a code.
func CodePage(code string) string { return "c/" + strings.ToLower(code) + ".html" }

// A CodeView is the view of the page behind a code.
type CodeView struct {
	Fate
	Sides   [][]string // of the card that is current: the front, then the back
	ByTo    string     // address of the page of what took its place
	Deck    string     // address of its deck's page; empty where that is gone
	DeckAll string     // its title
}

// makeCards makes a page behind each code, and for whoever printed the release before
// the newest the sheet that says which cards to throw away. Prints is all there is to
// print.
func makeCards(env *out.Env, coder *Coder, changed []Change, prints []out.Printable, made *out.Made) {
	fates := coder.Fates()
	for _, f := range fates {
		v := CodeView{Fate: f}
		shown := &f.Card
		if !f.Current {
			shown = f.By
		}
		if shown != nil {
			v.Sides = sidesOf(shown)
		}
		if f.By != nil {
			v.ByTo = CodePage(f.By.Code)
		}
		if p := env.Site.Page(f.Card.Deck); p != nil {
			v.Deck, v.DeckAll = p.Address(), p.Title
		}
		made.Page(out.Page{
			Address: CodePage(f.Code), Layout: "card-code", Title: env.Say("code_title", f.Code), NoIndex: true, View: v,
		})
	}
	printed := slices.ContainsFunc(prints, func(p out.Printable) bool { return p.PDF != nil })
	if coder.Name() == "" || !printed {
		return
	}
	made.Paper(env, changePaper(env, coder, fates, changed, prints))
	for _, r := range coder.history[:len(coder.history)-1] {
		made.Page(out.Page{ // whoever has an older sheet has to replace more
			Address: changesName + r.Version + ".html", Layout: "redirect", Scripts: []string{"moved"}, Title: env.Say("pack_changes_title", coder.history.Newest().Version),
			NoIndex: true, Bare: true, View: coder.Name() + ".html",
		})
	}
}

// changesName is where the sheets of what to replace lie, but for the version.
const changesName = "print/changes-"

func sidesOf(c *Card) [][]string {
	at := slices.Index(c.Words, turned)
	if at < 0 {
		return [][]string{c.Words}
	}
	return [][]string{c.Words[:at], c.Words[at+1:]}
}

// changePaper is the sheet for whoever holds what was printed from the release before.
func changePaper(env *out.Env, coder *Coder, fates []Fate, changed []Change, prints []out.Printable) out.Paper {
	say, newest, before := env.Say, coder.history.Newest(), coder.before()
	old := map[string]bool{}
	for _, c := range before.Cards {
		old[c.Code] = true
	}
	var codes, older []string
	var rows, fresh [][]model.Inlines
	for _, f := range fates {
		switch {
		case f.Current && !old[f.Code]:
			fresh = append(fresh, []model.Inlines{paper.Words(f.Code), paper.Words(f.Title)})
		case !f.Current && old[f.Code]:
			by := say("code_nothing")
			if f.By != nil {
				by = f.By.Code
			}
			codes = append(codes, f.Code)
			rows = append(rows, []model.Inlines{paper.Words(f.Code), paper.Words(f.Title), paper.Words(by)})
		case !f.Current:
			older = append(older, f.Code)
		}
	}
	doc := paper.Document{Address: coder.Name(), Title: say("pack_changes_title", newest.Version), Lead: say("pack_changes_lead", before.Version), Sides: paper.OneSide}
	add := func(blocks ...paper.Block) { doc.Blocks = append(doc.Blocks, blocks...) }
	heading := func(key string) { add(paper.Heading{Level: 2, Text: paper.Words(say(key))}) }
	heading("pack_changes_cards")
	if len(codes) == 0 {
		add(paper.Said(say("pack_changes_keep_all")))
	} else {
		add(paper.Said(say("pack_changes_throw", strings.Join(codes, ", "))))
		add(paper.Grid{Head: []string{say("code_word"), say("code_card"), say("code_by")}, Rows: rows, RowHeads: true, Widths: []float64{1, 5, 2}})
	}
	if len(older) > 0 { // who missed a release would else keep what it replaced
		add(paper.Said(say("pack_changes_older", before.Version, strings.Join(older, ", "))))
	}
	if len(fresh) > 0 {
		heading("pack_changes_new")
		add(paper.Said(say("pack_changes_print")))
		add(paper.Grid{Head: []string{say("code_word"), say("code_card")}, Rows: fresh, RowHeads: true, Widths: []float64{1, 7}})
	}
	if names := outdated(env, changed, prints); len(names) > 0 {
		heading("pack_changes_sheets")
		add(paper.Said(say("pack_changes_replace", before.Version)))
		list := &model.List{Tight: true}
		for _, n := range names {
			list.Items = append(list.Items, &model.Item{Blocks: paper.Said(n)})
		}
		add(paper.Text{list})
	}
	return out.Paper{
		Document: doc, Always: true, Page: out.Page{NoIndex: true},
		Print: out.Printable{Group: out.ForPocket, Purpose: say("pack_changes_lead", before.Version), Thumb: "text"},
	}
}

// outdated names the posters and sheets that show something of a page that changed.
func outdated(env *out.Env, changed []Change, prints []out.Printable) []string {
	var kinds []Kind
	var stems []string
	flow := false
	for _, c := range changed {
		p := c.Part()
		kinds = append(kinds, p.Kind)
		flow = flow || p.step() != ""
		if p.Page != "" {
			stems = append(stems, strings.TrimSuffix(p.Page, ".md"))
		}
	}
	everywhere := slices.Contains(kinds, OfSite)
	var names []string
	for _, p := range prints {
		if p.Group == out.ForPocket {
			continue // told card by card
		}
		address := strings.TrimSuffix(p.Web, ".html")
		hit := everywhere || flow && p.Group == out.ForWall ||
			address == "print/questions" && (slices.Contains(kinds, OfSwap) || slices.Contains(kinds, OfPrompt)) ||
			strings.Contains(address, "quiz/") && slices.Contains(kinds, OfSwap) ||
			slices.ContainsFunc(stems, func(s string) bool { _, ok := cutName(address, s); return ok })
		if hit && !slices.Contains(names, p.Title) {
			names = append(names, p.Title)
		}
	}
	return names
}
