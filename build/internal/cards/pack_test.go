package cards

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// fullSite is a site with one of everything that a card can be made of.
func fullSite() (*model.Site, *model.Deck) {
	site, deck := swapSite(3)
	p := at("page.md", 9)
	list := func(items ...model.Inlines) *model.List {
		l := &model.List{Ordered: true, Start: 1, Tight: true}
		for i, in := range items {
			l.Items = append(l.Items, &model.Item{At: at("page.md", 20+i), Blocks: []model.Block{&model.Paragraph{Text: in}}})
		}
		return l
	}
	page := &model.Page{Path: "page.md", Kind: model.KindPage, Title: "Eight principles", Description: "Respected at all times."}
	page.Body = []model.Block{
		&model.Paragraph{Text: text(p, "An introduction.")},
		&model.Heading{At: p, Level: 2, ID: "list", Text: text(p, "The principles")},
		list(
			text(p, "Safety first: the safety of children and of families."),
			model.Inlines{&model.Strong{Text: text(p, "Be open.")}, model.Text{Value: " And be willing to explore further."}},
			text(p, "Disagreements must be resolved in a timely manner."),
			text(p, "This entry has no title and is rather long, so all of it is set as running text on its card."),
		),
		&model.Heading{At: p, Level: 2, ID: "ask", Text: text(p, "Questions to ask")},
		&model.Embed{To: model.Ref{Page: "open.md", Anchor: "any"}},
		&model.Heading{At: p, Level: 2, ID: "curious", Text: text(p, "Stay curious")},
		&model.Paragraph{Text: text(p, "Ask open questions.")},
	}
	for _, b := range page.Body {
		if h, ok := b.(*model.Heading); ok {
			page.Headings = append(page.Headings, h)
		}
	}
	page.Anchors = map[string]bool{"list": true, "ask": true, "curious": true}
	guide := &model.Guide{Page: &model.Page{Path: "guide.md", Kind: model.KindGuide, Title: "A re-think"}}
	for i, title := range []string{"Share the concerns", "See the impact"} {
		guide.Steps = append(guide.Steps, model.GuideStep{
			At: at("guide.md", 5+i), ID: title[:3], Number: i + 1, Title: title,
			Text: []model.Block{&model.Paragraph{Text: text(p, "Say what happened.")}, &model.Embed{}},
		})
	}
	flow := &model.Flow{
		Page: &model.Page{Path: "flow.md", Kind: model.KindFlow, Title: "What next?", Anchors: map[string]bool{"always": true}},
		Steps: []*model.Step{
			{ID: "start", Kind: model.Question, Title: "Are you?"},
			{At: at("flow.md", 30), ID: "one", Kind: model.Strategy, Badge: "Strategy 1", Title: "Talk it through", Text: []model.Block{&model.Paragraph{Text: text(p, "When nothing moves.")}},
				Options: []model.Option{{Blocks: []model.Block{&model.Paragraph{Text: text(p, "Ask for a talk.")}}}}},
		},
		RulesID: "always", RulesTitle: "At every stage",
		Rules: []model.Rule{{At: at("flow.md", 40), Title: "Record it", Text: text(p, "Clearly and in time.")}},
	}
	deck.Cards = []*model.Card{{At: at("cards.md", 30), Title: "Count to ten", Front: []model.Block{&model.Paragraph{Text: text(p, "Say nothing yet.")}}, Back: []model.Block{&model.Paragraph{Text: text(p, "Then ask.")}}}}
	deck.Include = append(deck.Include,
		model.Include{At: at("cards.md", 7), From: model.Ref{Page: "guide.md"}},
		model.Include{At: at("cards.md", 8), From: model.Ref{Page: "page.md", Anchor: "list"}, Name: "Key principle"},
		model.Include{At: at("cards.md", 9), From: model.Ref{Page: "flow.md", Anchor: "always"}},
	)
	site.Config.Urgent = &model.Urgent{At: at("site.yaml", 9), Text: "If a child is in danger, call 999", After: "Come back after."}
	site.Pages = append(site.Pages, page, guide.Page, flow.Page)
	slices.SortFunc(site.Pages, func(a, b *model.Page) int { return strings.Compare(a.Path, b.Path) })
	site.Guides = []*model.Guide{guide}
	site.Flows = []*model.Flow{flow}
	return site, deck
}

// inShort is a pack in few words: the word, mark and words of each card.
func inShort(p *Pack) []string {
	var lines []string
	side := func(f Face) string {
		var parts []string
		for i, m := range f.Main {
			parts = append(parts, m.Plain())
			if i < len(f.Below) && len(f.Below[i]) > 0 {
				parts = append(parts, f.Below[i].Plain())
			}
		}
		for _, b := range f.Blocks {
			switch b := b.(type) {
			case *model.Paragraph:
				parts = append(parts, b.Text.Plain())
			case *model.List:
				for _, item := range b.Items {
					parts = append(parts, "- "+item.Text().Plain())
				}
			}
		}
		if f.Address != "" {
			parts = append(parts, f.Address)
		}
		return strings.Join(parts, " / ")
	}
	for _, c := range p.Cards {
		line := string(c.Kind) + " [" + c.Word + "|" + c.Mark + "] " + side(c.Front)
		if !c.Back.Shared {
			line += " >> " + side(c.Back)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestDeckGathersItsOwnCardsAndWhatItIncludes(t *testing.T) {
	site, deck := fullSite()
	deck.Include = append(deck.Include,
		model.Include{At: at("cards.md", 10), From: model.Ref{Page: "page.md"}},
		model.Include{At: at("cards.md", 11), From: model.Ref{Page: "flow.md"}},
	)
	pack, problems := New(site, deck, say)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []string{
		"own [Card|] Count to ten / Say nothing yet. >> Then ask.",
		"swap [Swap|] Why has number 0 happened? >> How come number 0 happened, and what came next? / It asks for events.",
		"swap [Swap|] Why has number 1 happened? >> How come number 1 happened, and what came next? / It asks for events.",
		"swap [Swap|] Why has number 2 happened? >> How come number 2 happened, and what came next? / It asks for events.",
		"prompt [Open question|] Who else is involved in number 0?",
		"prompt [Open question|] Who else is involved in number 1?",
		"prompt [Open question|] Who else is involved in number 2?",
		"step [Re-think step 1|1] Share the concerns / Say what happened.",
		"step [Re-think step 2|2] See the impact / Say what happened.",
		"point [Key principle 1|1] Safety first / The safety of children and of families.",
		"point [Key principle 2|2] Be open / And be willing to explore further.",
		"point [Key principle 3|3] Disagreements must be resolved in a timely manner.",
		"point [Key principle 4|4] This entry has no title and is rather long, so all of it is set as running text on its card.",
		"rule [At every stage|] Record it / Clearly and in time.",
		"rule [At every stage|] If a child is in danger, call 999 / Come back after. / Ask your line manager.",
		"point [Eight principles|] The principles / - Safety first: the safety of children and of families. / - Be open. And be willing to explore further. / - Disagreements must be resolved in a timely manner. / - This entry has no title and is rather long, so all of it is set as running text on its card.",
		"point [Eight principles|] Stay curious / Ask open questions.",
		"strategy [Strategy 1|1] Talk it through / When nothing moves. >> Ask for a talk.",
	}
	got := inShort(pack)
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("card %d is\n%s\nwant\n%s", i+1, g, w)
		}
	}
	for i, c := range pack.Cards {
		if c.Number != i+1 || c.Of != len(pack.Cards) {
			t.Errorf("card %d says %d of %d", i+1, c.Number, c.Of)
		}
	}
	if got := strings.Join(pack.Imprint.lines()[0], "|"); got != "Working it out together|Version 2.1, 3 November 2026|example.org/rethink" {
		t.Errorf("imprint is %s", got)
	}
	if n := len(pack.Only(Swap, Rule).Cards); n != 5 {
		t.Errorf("there are %d swaps and rules", n)
	}
}

func TestADayIsNotPartedAtTheFootOfACard(t *testing.T) {
	sheets, _ := Sheets(nil)
	pack := own("A title", []model.Block{paraOf("Front.")}, []model.Block{paraOf("Back.")})
	pack.Imprint = Imprint{Title: strings.Repeat("A long name of a site ", 3), Version: "Version 1.0, 27 November 2026", Day: "27 November 2026"}
	for _, s := range sheets {
		for _, l := range pack.On(s).Cards[0].Back.Imprint.Lines {
			text := strings.ReplaceAll(l.Text(), "\u00a0", " ")
			if strings.Contains(text, "27") != strings.Contains(text, "2026") {
				t.Errorf("%s: a line is %q", s.Name, text)
			}
		}
	}
}

// A quotation, an alert and a term have no box on a card: marks and words say what
// they are, and nothing of them is lost.
func TestAQuotationAnAlertAndTermsAreParagraphsWithTheirMarks(t *testing.T) {
	p := at("cards.md", 14)
	pack := own("Rules", []model.Block{
		&model.Quote{At: p, Blocks: []model.Block{paraOf("Ask first."), paraOf("Then act.")}},
		&model.Quote{At: p, Blocks: []model.Block{paraOf("“Marked already.”")}},
		&model.Alert{At: p, Kind: model.AlertImportant, Blocks: []model.Block{paraOf("Write it down.")}},
	}, []model.Block{
		&model.Alert{At: p, Kind: model.AlertNote, Blocks: []model.Block{entries(2, "Thing")}},
		&model.Definitions{At: p, Items: []*model.Definition{
			{At: p, Terms: []model.Inlines{text(p, "Who"), text(p, "and who else")}, Blocks: []model.Block{paraOf("The manager.")}},
			{At: p, Terms: []model.Inlines{text(p, "By when")}, Blocks: []model.Block{paraOf("Friday.")}},
		}},
	})
	front, back := readFace(pack, pack.Cards[0].Front), readFace(pack, pack.Cards[0].Back)
	if want := "Rules “ Ask first. Then act. ” “Marked already.” Important: Write it down."; front != want {
		t.Errorf("the front says %s, want %s", front, want)
	}
	if want := "Note: 1. Thing e1 2. Thing e2 Who, and who else: The manager. By when: Friday."; back != want {
		t.Errorf("the back says %s, want %s", back, want)
	}
	for _, s := range plainSheets() {
		printed := pack.On(s)
		checkProblems(t, printed.problems(s.Name), nil)
		checkRoom(t, "blocks", printed)
	}
}

// What a page says of its own additions is on the cards too: a small word where it
// is, and a card that tells it in the page's words.
func TestCardsSayWhatWasAdded(t *testing.T) {
	site, deck := fullSite()
	note := func(line int, words string) []model.Block {
		p := at("page.md", line)
		return []model.Block{&model.Alert{At: p, Kind: model.AlertAdded, Blocks: []model.Block{&model.Paragraph{At: p, Text: text(p, words)}}}}
	}
	site.Swaps[0].Intro = note(3, "We added the reasons.")
	site.Prompts[0].Intro = note(4, "We sorted them.")
	step := site.Flows[0].Steps[1]
	step.Text = append(note(5, "We wrote this step."), step.Text...)
	deck.Include = append(deck.Include, model.Include{At: at("cards.md", 11), From: model.Ref{Page: "flow.md"}})
	pack, _ := New(site, deck, say)
	var all []string
	for _, line := range inShort(pack) {
		if strings.Contains(strings.ToLower(line), "added") {
			all = append(all, line)
		}
	}
	want := []string{
		"swap [Swap|] Why has number 0 happened? >> How come number 0 happened, and what came next? / It asks for events. (added)",
		"swap [Swap|] Why has number 1 happened? >> How come number 1 happened, and what came next? / It asks for events. (added)",
		"swap [Swap|] Why has number 2 happened? >> How come number 2 happened, and what came next? / It asks for events. (added)",
		"strategy [Strategy 1|1] Talk it through (added) / When nothing moves. >> Ask for a talk.",
		"own [Added by this site|] Swaps: We added the reasons. / Open: We sorted them. / What next? We wrote this step.",
	}
	if !slices.Equal(all, want) {
		t.Errorf("marked are\n%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(want, "\n"))
	}
}

// A question that suits several moments is one card: with the step that asks it.
// Fronts that are the same say which is which.
func TestACardSaysWhenToAskItsQuestion(t *testing.T) {
	site, deck := fullSite()
	prompts, guide := site.Prompts[0], site.Guides[0]
	q := func(words string) *model.Prompt {
		return &model.Prompt{At: at("open.md", 30), Text: text(at("open.md", 30), words)}
	}
	prompts.Groups = []*model.PromptGroup{
		{ID: "any", Title: "At any time", Prompts: []*model.Prompt{q("What now?"), q("Who else?")}},
		{ID: "two", Title: "Step 2: See the impact", Prompts: []*model.Prompt{q("Who is affected?"), q("What now?")}},
	}
	guide.Steps[1].Ask = []model.Ref{{Page: "open.md", Anchor: "two"}}
	w := site.Swaps[0].Categories[0].Swaps[0]
	w.Try = append(w.Try, model.Alternative{At: w.At, Text: text(w.At, "What came before?")})
	pack, _ := New(site, deck, say)
	var got []string
	for _, c := range pack.Cards {
		if c.Moment != "" {
			got = append(got, c.Title()+" / "+c.Moment)
		}
	}
	want := []string{
		"Why has number 0 happened? / Alternative 1 of 2", "Why has number 0 happened? / Alternative 2 of 2",
		"Who else? / At any time", "Who is affected? / Step 2: See the impact", "What now? / Step 2: See the impact",
	}
	if !slices.Equal(got, want) {
		t.Errorf("at the foot of the cards is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Each kind has a shape of its own, so that the deck sorts without colour.
func TestEachKindHasAShapeOfItsOwn(t *testing.T) {
	site, deck := fullSite()
	site.Config.Contacts = contactsOf(1)
	deck.Include[3].Shape = "tray"
	deck.Cards = append(deck.Cards, &model.Card{At: at("cards.md", 50), Badge: "Tip", Title: "Listen"}, &model.Card{At: at("cards.md", 60), Badge: "Rule", Title: "Write"})
	deck.Include = append(deck.Include, model.Include{At: at("cards.md", 10), From: model.Ref{Page: "page.md"}}, model.Include{At: at("cards.md", 11), From: model.Ref{Page: "flow.md"}})
	pack, _ := New(site, deck, say)
	drawn := map[string]string{}
	shapes := map[string]Shape{}
	for _, g := range pack.Groups() {
		shapes[g.Name] = g.Shape
		picture := fmt.Sprint(iconOf(g.Shape, "").svg())
		if other, twice := drawn[picture]; twice {
			t.Errorf("%s and %s have one shape", g.Name, other)
		}
		drawn[picture] = g.Name
	}
	if len(drawn) < 11 || shapes["Key principle"] != ShapeTray || shapes["Card"] != ShapeRings || shapes["Tip"] == ShapeRings || !pack.DeckView().Sorted {
		t.Errorf("shapes are %v", shapes)
	}
	// With more kinds than there are shapes, the page does not claim it.
	for i := range 12 {
		deck.Cards = append(deck.Cards, &model.Card{At: at("cards.md", 70+i), Badge: fmt.Sprint("Kind ", i), Title: fmt.Sprint("Card ", i)})
	}
	if pack, _ := New(site, deck, say); pack.DeckView().Sorted {
		t.Error("more kinds than shapes are said to be sorted by them")
	}
}

// A procedure whose stages say who acts is cards, though its steps have no options, and so
// is a page without headings, as an import writes them.
func TestStagesAndShortPagesAreCards(t *testing.T) {
	site, deck := fullSite()
	flow := site.Flows[0]
	flow.Steps = []*model.Step{
		{At: at("flow.md", 5), ID: "ask", Kind: model.Question, Title: "Are you?"},
		{At: at("flow.md", 9), ID: "stage-1", Kind: model.Question, Badge: "Stage 1", Title: "Talk", Text: []model.Block{&model.Paragraph{Text: text(at("flow.md", 12), "Speak soon.")}},
			Facts: []*model.Definition{{Terms: []model.Inlines{text(at("flow.md", 10), "Who")}, Blocks: []model.Block{&model.Paragraph{Text: text(at("flow.md", 11), "the clerk")}}}}},
		{At: at("flow.md", 20), ID: "done", Kind: model.EndingStep, Title: "Done", Facts: []*model.Definition{{}}},
	}
	short := &model.Page{Path: "short.md", Kind: model.KindPage, Title: "In short", Body: []model.Block{&model.Paragraph{Text: text(at("short.md", 5), "Keep a record.")}}}
	site.Pages = append(site.Pages, short)
	slices.SortFunc(site.Pages, func(a, b *model.Page) int { return strings.Compare(a.Path, b.Path) })
	site.Config.Contacts = []model.Contact{{Name: "Clerk", Phone: "01632 960001", Email: "clerk@example.org"}, {Name: "Desk", Email: "desk@example.org"}}
	deck.Cards, deck.Include = nil, []model.Include{{At: at("cards.md", 5), From: model.Ref{Page: "flow.md"}}, {At: at("cards.md", 6), From: model.Ref{Page: "short.md"}}}
	pack, problems := New(site, deck, say)
	checkProblems(t, problems, nil)
	var got []string
	for _, c := range pack.Cards {
		words := string(c.Kind) + ":"
		for _, m := range c.Front.Main {
			words += " " + m.Plain()
		}
		for _, b := range c.Front.Blocks {
			if p, ok := b.(*model.Paragraph); ok {
				words += " | " + p.Text.Plain()
			}
		}
		got = append(got, words)
	}
	want := []string{"strategy: Talk | Speak soon.", "point: In short | Keep a record.", "contact: | Clerk, 01632\u00a0960001 | Desk, desk@example.org"}
	if !slices.Equal(got, want) {
		t.Errorf("the cards are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	flow.Steps = flow.Steps[:1]
	deck.Include = deck.Include[:1]
	_, problems = New(site, deck, say)
	checkProblems(t, problems, []string{"content/cards.md:5:1: no card can be made of flow.md | A card is made of each step that has options (a numbered list) or says who acts and by when."})
}

func TestIncludesThatMakeNoCardAreTold(t *testing.T) {
	site, deck := fullSite()
	deck.Include = []model.Include{
		{At: at("cards.md", 5), From: model.Ref{Page: "page.md", Anchor: "lst"}},
		{At: at("cards.md", 6), From: model.Ref{Page: "page.md", Anchor: "ask"}},
	}
	_, problems := New(site, deck, say)
	want := []string{
		"content/cards.md:5:1: included page page.md has no section lst | Did you mean `list`?",
		"content/cards.md:6:1: no card can be made of page.md#ask | Cards are made of swaps, questions, steps, standing rules, lists and sections.",
	}
	checkProblems(t, problems, want)
}

func checkProblems(t *testing.T, problems diag.List, want []string) {
	t.Helper()
	for i := range max(len(problems), len(want)) {
		g, w := "", ""
		if i < len(problems) {
			g = problems[i].String() + " | " + problems[i].Hint
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("problem %d is\n%s\nwant\n%s", i+1, g, w)
		}
	}
}

// A deck has three sizes of type, chosen once: the largest in which every card fits.
func TestADeckIsSetInTheLargestTypeInWhichEveryCardFits(t *testing.T) {
	sheets := plainSheets()
	deckOf := func(words ...int) *Pack {
		site, deck := swapSite(0)
		site.Prompts, site.Swaps, deck.Include = nil, nil, nil
		for i, n := range words {
			p := at("cards.md", 12+i)
			deck.Cards = append(deck.Cards, &model.Card{At: p, Title: fmt.Sprint("Title ", i+1), Front: []model.Block{&model.Paragraph{Text: text(p, strings.TrimSpace(strings.Repeat("word ", n)))}}})
		}
		pack, _ := New(site, deck, say)
		return pack
	}
	for _, c := range []struct {
		name  string
		words []int
		on    string
		body  float64
		cards int
	}{
		{"short", []int{3, 20}, "a4-10up", 14, 2},
		{"one that is fuller", []int{3, 26, 20}, "a4-10up", 12.5, 3},
		{"one that is full", []int{3, 34, 20}, "a4-10up", 12, 3},
		{"one too long", []int{3, 60, 20}, "a4-10up", 12, 4},
		{"larger cards", []int{3, 34, 20}, "a4-a7", 14.5, 3},
		{"larger cards, full", []int{3, 37, 20}, "a4-a7", 14, 4},
		{"large print", []int{3, 34}, "large", 22, 2},
		{"large print, too long", []int{3, 110}, "large", 18, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Name == c.on })
			pack := deckOf(c.words...)
			printed := pack.On(sheets[i])
			checkProblems(t, printed.problems(c.on), nil)
			if printed.Sizes.Body != c.body || len(printed.Cards) != c.cards {
				t.Errorf("it is set in %v on %d cards, want %v pt on %d", printed.Sizes, len(printed.Cards), c.body, c.cards)
			}
			checkRoom(t, c.name, printed)
			if larger := sizesFor(c.body+0.5, titleParts[2], questionParts[3]); c.body < printed.Form.most && pack.fitsAll(printed.Form, larger) {
				t.Errorf("all cards fit in %v too", larger)
			}
		})
	}
}

// fitsAll reports whether each card fits in some sizes.
func (p *Pack) fitsAll(f form, sizes Sizes) bool {
	return !slices.ContainsFunc(p.Cards, func(c *Card) bool { return !p.fits(c, f, sizes, true) })
}

func TestCharactersThatCannotBePrintedAreTold(t *testing.T) {
	site, deck := swapSite(1)
	site.Prompts[0].Groups[0].Prompts[0].Text = text(at("open.md", 10), "What now ➜?")
	deck.Page.Title = "Cards"
	site.Prompts[0].Groups[0].Prompts[0].Text = text(at("open.md", 10), "What now ➜?")
	pack, _ := New(site, deck, say)
	problems := pack.signs().Problems(pack.Title)
	problems.Sort()
	checkProblems(t, problems, []string{
		"content/open.md:10:1: warning: sign “➜” (U+279C) cannot be printed and is left out of Cards | If it says something that the words around it do not say, write it in words.",
	})
}

func TestANameThatIsTooLongForTheHeadOfACardIsTold(t *testing.T) {
	site, deck := fullSite()
	deck.Cards, deck.Include = nil, deck.Include[3:4]
	deck.Include[0].Name = "Kinderschutzvereinbarungsverfahrensgrundsatz"
	pack, _ := New(site, deck, say)
	printed := pack.On(plainSheets()[0])
	problems := problemsOf([]string{"a4-10up"}, map[string][]fault{"a4-10up": printed.faults})
	problems.Sort()
	checkProblems(t, problems, []string{
		"content/page.md:20:1: warning: name “Kinderschutzvereinbarungsverfahrensgrundsatz” is too long for a card, even in 12 pt, so these sheets are not printed: a4-10up | Give these cards a shorter name: under `names:` of the deck's page, or before the colon of the card's heading.",
	})
	deck.Include[0].Name = "Principles of the partnership, as agreed"
	pack, _ = New(site, deck, say)
	if printed := pack.On(plainSheets()[0]); len(printed.faults) > 0 {
		t.Errorf("a name on two lines: %v", printed.faults)
	}
}

func TestSitesOwnCardStock(t *testing.T) {
	good := model.Stock{At: at("site.yaml", 40), Name: "Herma 5028", Paper: "A4", Width: 90, Height: 50, Columns: 2, Rows: 5, Left: 15, Top: 20, PitchX: 90, PitchY: 50}
	corrected := model.Stock{At: at("site.yaml", 50), Name: "Avery C32011", Paper: "A4", Width: 85, Height: 54, Columns: 2, Rows: 5, Left: 16, Top: 13.5, PitchX: 94, PitchY: 54}
	wide := good
	wide.Name, wide.PitchX = "Too wide", 120
	odd := good
	odd.Name, odd.Paper = "Odd", "B5"
	sheets, problems := Sheets([]model.Stock{good, corrected, wide, odd})
	checkProblems(t, problems, []string{
		"content/site.yaml:40:1: cards of Too wide do not fit on their paper | 2 columns and 5 rows of 90 x 50 mm, from 15 mm left and 20 mm top, every 120 and 50 mm, go beyond 210 x 297 mm or cover one another.",
		"content/site.yaml:40:1: paper \"B5\" of card stock Odd is not known | Write A4 or Letter.",
	})
	found := map[string]Sheet{}
	for _, s := range sheets {
		found[s.Name] = s
	}
	if found["herma-5028"].Cells.Left != 15 || found["avery-c32011"].Cells.Left != 16 || len(sheets) != 11 {
		t.Errorf("sheets are %v", sheets)
	}
}

func TestCarryCardHoldsStepsRulesAndHelp(t *testing.T) {
	site, deck := fullSite()
	deck.Carry, deck.CarryAt = "Anybody can ask for a re-think.", at("cards.md", 4)
	site.Config.Contacts = []model.Contact{{At: at("site.yaml", 20), Name: "Sam Reed", Role: "Duty officer", Phone: "01234 567890"}}
	pack := Carry(site, deck, say)
	got := inShort(pack)
	want := "own [Carry card|] - Share the concerns / - See the impact / Anybody can ask for a re-think. >> Record it. / If a child is in danger, call 999 / - Sam Reed, Duty officer, 01234\u00a0567890 / example.org/rethink"
	if len(got) != 1 || got[0] != want {
		t.Errorf("carry card is\n%s\nwant\n%s", got, want)
	}
	if n := len(pack.On(plainSheets()[0]).Cards); n != 10 {
		t.Errorf("a sheet of ten holds %d", n)
	}
	deck.Include = deck.Include[:2]
	if Carry(site, deck, say) != nil {
		t.Error("a deck without steps and rules has a carry card")
	}
}
