package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/model"
)

func deckPage(matter, body string) string {
	return "---\nkind: cards\ntitle: A\n" + matter + "---\n\n" + body + "\n"
}

func TestDecksThatAreWrong(t *testing.T) {
	const card = "## Count to ten {#x}\n\nSay nothing yet.\n"
	check(t, []problemCase{
		{"a good one", deckPage("", card+"\n***\n\nThen ask.\n"), ""},
		{"no cards", deckPage("", "Words."),
			"a.md: deck has no cards -> Write a card under a heading with two # signs, or name pages under `include:`."},
		{"a back without words", deckPage("", card+"\n***\n"),
			"a.md:6:1: card “Count to ten” is turned over, but there is nothing on its back -> Write the back below the line of three stars, or take that line out."},
		{"turned over twice", deckPage("", card+"\n***\n\nThen ask.\n\n***\n\nAnd again.\n"),
			"a.md:14:1: card “Count to ten” is turned over a second time -> A card has two sides. Take this line out, or start another card with a heading."},
		{"a table on a card", deckPage("", "## One\n\n| A | B |\n| --- | --- |\n| a | b |\n"), ""},
		{"code on a card", deckPage("", "## One\n\n```\na\n```\n"),
			"a.md:8:1: piece of code cannot go on a card -> A card holds paragraphs, lists, tables, quotations, alerts and terms. Pages of questions, steps or principles go under `include:`."},
		{"an alert on a card", deckPage("", "## One\n\n> [!NOTE]\n> Words.\n"), ""},
		{"a quotation on a card", deckPage("", "## One\n\n> Words.\n"), ""},
		{"terms on a card", deckPage("", "## One\n\nTerm\n: What it means.\n"), ""},
		{"code in an alert on a card", deckPage("", "## One\n\n> [!NOTE]\n> ```\n> a\n> ```\n"),
			"a.md:9:3: piece of code cannot go on a card -> A card holds paragraphs, lists, tables, quotations, alerts and terms. Pages of questions, steps or principles go under `include:`."},
		{"the same card twice", deckPage("", card+"\n## Count to ten\n\nAgain.\n"),
			"a.md:10:1: card “Count to ten” appears twice: first on line 6"},
		{"a page that does not exist", deckPage("include:\n  - nowhere.md\n", card),
			"a.md:5:5: included page nowhere.md does not exist -> Write it as in a link: from the folder of this page, with .md at its end."},
		{"a page included twice", deckPage("include:\n  - a.md#x\n  - a.md#x\n", card),
			"a.md:6:5: a.md is included twice: first on line 5"},
		{"a name for what is not included", deckPage("include:\n  - a.md#x\nnames:\n  a.md#y: Tip\n", card),
			"a.md:7:3: name is given to a.md#y, which the deck does not include -> Write it exactly as under `include:`."},
		{"a shape", deckPage("include:\n  - a.md#x\nshapes:\n  a.md#x: arrow\n", card), ""},
		{"a shape that is not known", deckPage("include:\n  - a.md#x\nshapes:\n  a.md#x: arow\n", card),
			"a.md:7:11: warning: shape arow is not known, so these cards have another -> Did you mean `arrow`?"},
		{"a shape for what is not included", deckPage("include:\n  - a.md#x\nshapes:\n  a.md#y: arrow\n", card),
			"a.md:7:3: shape is given to a.md#y, which the deck does not include -> Write it exactly as under `include:`."},
		{"a key that is not known", deckPage("includes:\n  - a.md\n", card),
			"a.md:4:1: key `includes` is not known here -> Did you mean `include`?"},
	})
}

func TestADeckIsReadWithItsSidesAndItsIncludes(t *testing.T) {
	page := "---\nkind: cards\ntitle: Cards\ninclude:\n  - ../open.md\n  - more/list.md#three\nnames:\n  more/list.md#three: Key principle\nshapes:\n  more/list.md#three: tray\ncarry: Anybody can \"ask\".\n---\n\nDraw one.\n\n## Tip: Count to ten\n\nSay nothing yet.\n\n***\n\nThen ask.\n\n## No badge here\n\nWords.\n"
	fsys := fstest.MapFS{
		"content/site.yaml":         {Data: []byte("title: T\nlanguage: en-GB\n")},
		"content/index.md":          {Data: []byte("---\ntitle: Home\n---\n\nWords.\n")},
		"content/open.md":           {Data: []byte("---\ntitle: Open\n---\n\nWords.\n")},
		"content/deck/cards.md":     {Data: []byte(page)},
		"content/deck/more/list.md": {Data: []byte("---\ntitle: List\n---\n\n## Three {#three}\n\n- a\n")},
	}
	site, _, _ := Load(fsys, Options{})
	if len(site.Decks) != 1 {
		t.Fatalf("there are %d decks", len(site.Decks))
	}
	d := site.Decks[0]
	want := []model.Ref{{Page: "open.md"}, {Page: "deck/more/list.md", Anchor: "three"}}
	if len(d.Include) != 2 || d.Include[0].From != want[0] || d.Include[1].From != want[1] || d.Include[1].Name != "Key principle" {
		t.Errorf("includes are %+v", d.Include)
	}
	if d.Include[1].Shape != "tray" || d.Carry != "Anybody can “ask”." || d.CarryAt.Line != 11 {
		t.Errorf("shape is %q, the carry card says %q from line %d", d.Include[1].Shape, d.Carry, d.CarryAt.Line)
	}
	if len(d.Cards) != 2 || len(d.Intro) != 1 {
		t.Fatalf("there are %d cards", len(d.Cards))
	}
	tip, plain := d.Cards[0], d.Cards[1]
	if tip.Badge != "Tip" || tip.Title != "Count to ten" || len(tip.Front) != 1 || len(tip.Back) != 1 || !tip.Turned {
		t.Errorf("first card is %+v", tip)
	}
	if plain.Badge != "" || plain.Title != "No badge here" || plain.Turned || !strings.HasSuffix(plain.At.File, "cards.md") {
		t.Errorf("second card is %+v", plain)
	}
}
