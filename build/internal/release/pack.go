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
			Address: CodePage(f.Code), Layout: "card-code", Title: env.Say("code_title", f.Code), NoIndex: true,
			Styles: []string{"changes"}, View: v,
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

// sidesOf is the words of the front, and of a back that is the card's own, as readers see
// them.
func sidesOf(c *Card) [][]string {
	words := slices.Clone(c.Words)
	for i, w := range words {
		if entry, ok := strings.CutPrefix(w, "- "); ok {
			words[i] = "• " + entry
		}
	}
	at := slices.Index(words, turned)
	if at < 0 {
		return [][]string{words}
	}
	return [][]string{words[:at], words[at+1:]}
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
	if names := outdated(env.Site, changed, prints); len(names) > 0 {
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

// outdated names what to print that shows something that changed. Decks are told card by
// card, and show nothing here.
func outdated(site *model.Site, changed []Change, prints []out.Printable) []string {
	var names []string
	for _, p := range prints {
		deck := p.Group == out.ForPocket && len(p.Shows.Pages) == 0
		printed := p.PDF != nil || p.Left
		hit := func(c Change) bool { return renames(c) || shows(site, p.Shows, c) }
		if printed && !deck && slices.ContainsFunc(changed, hit) && !slices.Contains(names, p.Title) {
			names = append(names, p.Title)
		}
	}
	return names
}

// renames reports whether the site or its partnership is called something else: its name
// stands on every sheet.
func renames(c Change) bool {
	if p := c.Part(); p.Kind != OfSite || p.ID != titleID {
		return false
	}
	called := func(p *Part) [2]string {
		if p == nil || len(p.Words) == 0 {
			return [2]string{}
		}
		return [2]string{p.Title, p.Words[len(p.Words)-1]}
	}
	return called(c.Before) != called(c.After)
}

// shows reports whether what is made from some pages and facts shows a part that changed,
// as it was or as it is.
func shows(site *model.Site, s out.Shows, c Change) bool {
	if c.Before != nil && c.After != nil && c.After.Kind == OfPage && c.Before.Title != c.After.Title {
		// The title of a page stands above what is taken from it, too.
		return slices.ContainsFunc(s.Pages, func(r model.Ref) bool { return r.Page == c.After.Page })
	}
	for _, p := range []*Part{c.Before, c.After} {
		switch {
		case p == nil:
		case p.Kind == OfSite:
			if slices.ContainsFunc(s.Facts, func(f string) bool { return strings.HasPrefix(p.ID, f) }) {
				return true
			}
		case p.Kind == OfNotes && !s.Notes:
		case slices.ContainsFunc(s.Pages, func(r model.Ref) bool { return r.Page == p.Page && within(site, p, r) }):
			return true
		}
	}
	return false
}

// within reports whether a part stands in what a reference names. Of a part that is gone
// nobody knows below which heading it stood, so it may have.
func within(site *model.Site, p *Part, r model.Ref) bool {
	page := site.Page(p.Page)
	if r.Anchor == "" || page == nil || p.Kind != OfSection {
		return r.Anchor == "" || p.Kind != OfPage
	}
	level := 0 // of the heading that is named, while what is below it is gone through
	for _, h := range page.Headings {
		switch {
		case h.ID == r.Anchor:
			level = h.Level
		case h.Level <= level:
			level = 0
		}
		if h.ID == p.ID {
			return level > 0
		}
	}
	return true
}
