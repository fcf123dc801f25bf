package handouts

import (
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// summaryAddress is that of the page and of its PDF, without an ending.
const summaryAddress = folder + "summary"

// The sizes of type in which the summary is tried, the largest first: it takes one
// side of a sheet where it can, and both where one cannot hold it.
const (
	mostType  = 14.0
	leastType = 12.0
	typeStep  = 0.5
)

// makeSummary makes the guidance on one sheet of paper, in words, where the site
// has something to put on it.
func makeSummary(env *out.Env, deck *out.Deck, made *out.Made) {
	g := gatherer{site: env.Site, say: env.Say}
	groups, at := g.chosen(), diag.Pos{}
	if groups == nil && deck != nil {
		groups, at = g.ofDeck(deck), deck.At
	}
	if len(groups) == 0 {
		return
	}
	if all := env.Site.Summaries; len(all) > 0 && len(all[0].Include) > 0 {
		at = all[0].Include[0].At
	}
	doc := summary(env, groups)
	if g.adds() {
		doc.Lead += " " + env.Say("summary_added")
	}
	size, sides := fit(env, &doc)
	if sides > 2 && env.Chosen(summaryAddress, out.ForMeeting.Name()) {
		made.Problems.Warnf(at, "summary-too-long", "guidance on one sheet takes %d pages in the smallest type", sides)
		made.Problems.Hint("Name fewer pages, or only sections of them, under `summary:` on the page of kind print, such as `../guidance/rules.md#rules`.")
	}
	made.Paper(env, out.Paper{
		Document: doc, Size: size, LargeTitle: env.Say("summary_large"),
		Page: onPage(env, "summary"), Print: inList(env, "summary", "text", out.PerPerson, g.shows(deck)), Large: true,
	})
}

// summary is the document: what matters at once, then a heading for each group.
func summary(env *out.Env, groups []group) paper.Document {
	doc := paper.Document{Address: summaryAddress, Lead: env.Say("summary_lead"), Columns: 2}
	if u := env.Site.Config.Urgent; u != nil {
		doc.Blocks = append(doc.Blocks, paper.Urgent(u.Text))
	}
	for _, g := range groups {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: g.title}, paper.Text(g.blocks()))
	}
	return doc
}

// fit gives the document its name and its sides: the largest type in which it fits
// on one side, else on both. It returns how many pages it takes.
func fit(env *out.Env, doc *paper.Document) (size float64, pages int) {
	for _, side := range []struct {
		pages int
		title string
		sides paper.Sides
	}{
		{1, "summary_title", paper.OneSide},
		{2, "summary_sheet", paper.LongEdge},
	} {
		doc.Title, doc.Sides = env.Say(side.title), side.sides
		if size, pages = fitted(env, *doc, side.pages, mostType, leastType); pages <= side.pages {
			return size, pages
		}
	}
	doc.Title = env.Say("summary_large")
	return leastType, pages
}

// fitted returns the largest type between two sizes in which a document takes so many
// pages at most, and how many it takes; the smallest where it takes more.
func fitted(env *out.Env, doc paper.Document, most int, from, to float64) (size float64, pages int) {
	for size = from; ; size -= typeStep {
		if pages = env.Set(doc, size).Count(); pages <= most || size <= to {
			return size, pages
		}
	}
}

// A group is one page of the guidance, or one section of it.
type group struct {
	title   model.Inlines
	lead    []model.Block // what stands above its entries
	listed  bool          // its entries are marked
	ordered bool          // with numbers
	entries []entry
}

// An entry is a thing to know: a title, which may be missing, and what it says.
type entry struct {
	title model.Inlines
	text  []model.Block
}

// A gatherer takes from a site what is to stand on the sheet.
type gatherer struct {
	site *model.Site
	say  words.Say
}

// chosen gathers what an author names under `summary:` on the page of kind print,
// or nothing where nobody names any.
func (r gatherer) chosen() []group {
	var groups []group
	for _, s := range r.site.Summaries {
		for _, i := range s.Include {
			groups = append(groups, r.ofPage(i.From)...)
		}
	}
	return groups
}

// shows is what the sheet is made from.
func (r gatherer) shows(deck *out.Deck) out.Shows {
	s := out.Shows{Facts: []string{out.FactUrgent}}
	for _, sum := range r.site.Summaries {
		for _, i := range sum.Include {
			s.Pages = append(s.Pages, i.From)
		}
	}
	if len(s.Pages) > 0 || deck == nil {
		return s
	}
	for _, d := range r.site.Decks {
		for _, i := range d.Include {
			if slices.ContainsFunc(deck.Groups, func(g out.DeckGroup) bool { return g.Page == i.From.Page }) {
				s.Pages = append(s.Pages, i.From)
			}
		}
	}
	for _, f := range r.site.Flows {
		s.Pages = append(s.Pages, model.Ref{Page: f.Page.Path})
	}
	return s
}

// adds reports whether a page that stands on the sheet says that some of it was
// added. The sheet has no room to mark each title; it says so once.
func (r gatherer) adds() bool {
	var from []model.Include
	for _, s := range r.site.Summaries {
		from = append(from, s.Include...)
	}
	if from == nil && len(r.site.Decks) > 0 {
		from = r.site.Decks[0].Include
	}
	for _, i := range from {
		if page := r.site.Page(i.From.Page); page != nil && slices.ContainsFunc(page.Body, isAdded) {
			return true
		}
	}
	return false
}

// ofPage gathers a page, or one section of it, as what its kind makes of it.
func (r gatherer) ofPage(from model.Ref) []group {
	page := r.site.Page(from.Page)
	if page == nil {
		return nil
	}
	for _, f := range r.site.Flows {
		if f.Page == page {
			return r.ofFlow(f, from.Anchor)
		}
	}
	for _, g := range r.site.Guides {
		if g.Page == page && from.Anchor == "" {
			return []group{r.ofGuide(g)}
		}
	}
	g := group{title: paper.WordsAt(page.TitleAt, page.Title)}
	body := page.Body
	if from.Anchor != "" {
		part := section(page.Body, from.Anchor)
		if part.Heading == nil {
			return nil
		}
		g.title, body = part.Heading.Text, part.Blocks
		r.list(&g, body)
		if len(g.entries) > 0 {
			return []group{g}
		}
	}
	lead, parts := model.Parts(body, 2)
	if from.Anchor != "" {
		lead, parts = body, nil
	}
	g.lead = r.onPaper(lead)
	for _, p := range parts {
		if text := r.onPaper(p.Blocks); len(text) > 0 && !asks(p.Blocks) && !isAdded(p.Blocks[0]) {
			g.entries = append(g.entries, entry{p.Heading.Text, text})
		}
	}
	return []group{g}
}

// list takes the entries of the first list of a section, and leaves what stands
// above it as the group's lead.
func (r gatherer) list(g *group, body []model.Block) {
	for i, b := range body {
		list, ok := b.(*model.List)
		if !ok {
			continue
		}
		g.lead, g.listed, g.ordered = r.onPaper(body[:i]), true, list.Ordered
		for _, item := range list.Items {
			g.entries = append(g.entries, entry{text: item.Blocks})
		}
		return
	}
}

func (r gatherer) ofGuide(guide *model.Guide) group {
	g := group{title: paper.WordsAt(guide.Page.TitleAt, guide.Page.Title), lead: r.onPaper(guide.Intro), listed: true, ordered: true}
	for _, s := range guide.Steps {
		g.entries = append(g.entries, entry{paper.WordsAt(s.At, s.Title), r.onPaper(s.Text)})
	}
	return g
}

// ofFlow gathers the strategies of a flow with what each offers and where its
// answers lead, and its standing rules; or the rules alone.
func (r gatherer) ofFlow(f *model.Flow, anchor string) []group {
	strategies := group{title: paper.WordsAt(f.Page.TitleAt, f.Page.Title), lead: r.onPaper(f.Intro)}
	for _, s := range f.Steps {
		if s.Kind == model.Strategy && (anchor == "" || anchor == s.ID) {
			strategies.entries = append(strategies.entries, r.ofStrategy(f, s))
		}
	}
	rules := group{title: paper.Words(f.RulesTitle), listed: true, lead: r.onPaper(f.RulesText)}
	for _, r := range f.Rules {
		e := entry{title: paper.WordsAt(r.At, r.Title)}
		if len(r.Text) > 0 {
			e.text = []model.Block{&model.Paragraph{At: r.At, Text: r.Text}}
		}
		rules.entries = append(rules.entries, e)
	}
	var groups []group
	if len(strategies.entries) > 0 {
		groups = append(groups, strategies)
	}
	if len(rules.entries) > 0 && (anchor == "" || anchor == f.RulesID) {
		groups = append(groups, rules)
	}
	return groups
}

// ofStrategy is what a strategy offers, and from which answer its formal procedure
// follows. Where the others lead, the next strategies say themselves.
func (r gatherer) ofStrategy(f *model.Flow, s *model.Step) entry {
	e := entry{title: paper.WordsAt(s.At, s.Name()), text: r.onPaper(s.Text)}
	options := &model.List{At: s.At, Ordered: len(s.Options) > 1, Start: 1, Tight: true}
	for _, o := range s.Options {
		options.Items = append(options.Items, &model.Item{At: o.At, Blocks: r.onPaper(o.Blocks)})
	}
	if s.OptionsTitle != "" && len(s.Options) > 1 {
		e.text = append(e.text, paper.Said(s.OptionsTitle)...) // such as "use one, or both"
	}
	e.text = append(e.text, options)
	for _, c := range s.Choices {
		if to := f.Step(c.To); to != nil && to.Tone == model.Escalate && !c.Added {
			e.text = append(e.text, &model.Paragraph{At: c.At, Text: wayOut(c, to)})
		}
	}
	return e
}

// wayOut says which answer leads to an ending.
func wayOut(c model.Choice, to *model.Step) model.Inlines {
	text := append(paper.WordsAt(c.At, c.Text+". "), c.Note...)
	if len(c.Note) > 0 {
		text = append(text, model.Text{At: c.At, Value: " "})
	}
	return append(text, &model.Strong{At: c.At, Text: paper.WordsAt(c.At, to.Name()+".")})
}

// ofDeck gathers what the cards of a deck hold beside their questions, and the
// flows of the site.
func (r gatherer) ofDeck(deck *out.Deck) []group {
	var groups []group
	for _, d := range deck.Groups {
		g := group{title: paper.Words(d.Title), listed: true, ordered: d.Ordered}
		for _, e := range d.Entries {
			g.entries = append(g.entries, entry{e.Title, e.Text})
		}
		groups = append(groups, g)
	}
	for _, f := range r.site.Flows {
		groups = append(groups, r.ofFlow(f, "")...)
	}
	return groups
}

// blocks are the group as text: its lead, and its entries.
func (g group) blocks() []model.Block {
	blocks := slices.Clone(g.lead)
	if !g.listed {
		for _, e := range g.entries {
			blocks = append(blocks, e.blocks()...)
		}
		return blocks
	}
	list := &model.List{Ordered: g.ordered, Start: 1, Tight: true}
	for _, e := range g.entries {
		list.Items = append(list.Items, &model.Item{Blocks: e.blocks()})
	}
	return append(blocks, list)
}

// blocks runs the title and the first paragraph on in one.
func (e entry) blocks() []model.Block {
	if len(e.title) == 0 {
		return e.text
	}
	title := &model.Strong{At: e.title.Pos(), Text: e.title}
	text, rest := model.Inlines{title}, e.text
	if len(rest) > 0 {
		if p, ok := rest[0].(*model.Paragraph); ok {
			if plain := e.title.Plain(); !strings.ContainsAny(plain[len(plain)-1:], ".?!") {
				title.Text = append(append(model.Inlines{}, e.title...), model.Text{At: p.At, Value: "."})
			}
			text, rest = append(append(text, model.Text{At: p.At, Value: " "}), p.Text...), rest[1:]
		}
	}
	return append([]model.Block{&model.Paragraph{At: e.title.Pos(), Text: text}}, rest...)
}

// section returns the section of a page that an anchor names.
func section(body []model.Block, anchor string) model.Part {
	for level := 2; level <= 6; level++ {
		_, parts := model.Parts(body, level)
		for _, p := range parts {
			if p.Heading.ID == anchor {
				return p
			}
		}
	}
	return model.Part{}
}

// onPaper leaves out what leads nowhere on paper: the questions of another page,
// which have a sheet of their own, and paragraphs that only point to a page; and
// what a site adds, for the sheet is the guidance in short. What is set apart on
// the page is said with its word: there is no room for frames.
func (r gatherer) onPaper(blocks []model.Block) []model.Block {
	var kept []model.Block
	for _, b := range plain(blocks) {
		switch b := b.(type) {
		case *model.Paragraph:
			if !points(b.Text) {
				kept = append(kept, b)
			}
		case *model.Alert:
			if isAdded(b) {
				continue
			}
			kept = append(kept, r.said(b)...)
		default:
			kept = append(kept, b)
		}
	}
	return kept
}

// isAdded reports whether a block is text that the source does not hold. A section
// that begins with one is added as a whole.
func isAdded(b model.Block) bool {
	a, ok := b.(*model.Alert)
	return ok && a.Kind == model.AlertAdded
}

// said runs the word of an alert and its first paragraph on in one.
func (r gatherer) said(a *model.Alert) []model.Block {
	return entry{paper.WordsAt(a.At, r.say("alert_"+string(a.Kind))), r.onPaper(a.Blocks)}.blocks()
}

// mostPointing is how many words a paragraph that only points has beside its link:
// "See also".
const mostPointing = 2

// points reports whether a paragraph is nothing but a way to another page.
func points(text model.Inlines) bool {
	links, beside := 0, 0
	for _, in := range text {
		switch in := in.(type) {
		case *model.Link:
			links++
		case model.Text:
			for word := range strings.FieldsSeq(in.Value) {
				if strings.Trim(word, ".,:;!?") != "" {
					beside++
				}
			}
		default:
			return false
		}
	}
	return links == 1 && beside <= mostPointing
}

// asks reports whether a section shows questions of another page.
func asks(blocks []model.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(*model.Embed); ok {
			return true
		}
	}
	return false
}
