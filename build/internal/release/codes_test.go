package release

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// dealt gives codes to cards, each "id words", and returns the coder.
func dealt(history History, cards ...string) *Coder {
	c := NewCoder(history)
	for _, card := range cards {
		id, words, _ := strings.Cut(card, " ")
		c.Of(out.PrintedCard{Deck: "cards.md", ID: strings.Trim(id, "-"), Title: words, Front: []model.Block{
			&model.Paragraph{Text: model.Inlines{model.Text{Value: words}}},
		}})
	}
	return c
}

func codesOf(c *Coder) map[string]string {
	codes := map[string]string{}
	for _, card := range c.Cards {
		codes[card.Title] = card.Code
	}
	return codes
}

func TestACodeBelongsToOneWording(t *testing.T) {
	one := dealt(nil, "a Ask first", "b Listen", "c Write it down")
	history := History{{Version: "1.0", Cards: one.Cards}}
	// Cards move, one is reworded, one is new: what says the same keeps its code.
	two := dealt(history, "- Look up", "c Write it down", "b Listen well", "a Ask first")
	was, is := codesOf(one), codesOf(two)
	if is["Ask first"] != was["Ask first"] || is["Write it down"] != was["Write it down"] {
		t.Errorf("a card that did not change has another code: %v, then %v", was, is)
	}
	old := map[string]bool{was["Ask first"]: true, was["Listen"]: true, was["Write it down"]: true}
	if old[is["Listen well"]] || old[is["Look up"]] {
		t.Errorf("new words have an old code: %v, then %v", was, is)
	}
	// A code never comes back for other words, and the same words have it again.
	history = append(history, &Release{Version: "1.1", Cards: two.Cards})
	three := dealt(history, "b Listen", "d Something else")
	if got := codesOf(three); got["Listen"] != was["Listen"] || old[got["Something else"]] {
		t.Errorf("codes of the third release are %v, and the first had %v", got, was)
	}
}

func TestCodesAreShortAndEachIsGivenOnce(t *testing.T) {
	var cards []string
	for i := range 400 {
		cards = append(cards, "- Card "+strings.Repeat("x", i))
	}
	seen := map[string]bool{}
	for _, c := range dealt(nil, cards...).Cards {
		if len(c.Code) > 3 || strings.ContainsAny(c.Code[:1], "BIOQSZG0123456789") {
			t.Errorf("code %s cannot be read at a glance", c.Code)
		}
		if seen[c.Code] {
			t.Errorf("code %s is given twice", c.Code)
		}
		seen[c.Code] = true
	}
}

func TestWhatBecameOfACard(t *testing.T) {
	one := dealt(nil, "a Ask first", "b Listen", "- Look up", "- Write it down", "- Go home")
	first := &Release{Version: "1.0", Cards: one.Cards}
	two := dealt(History{first}, "a Ask first", "b Listen well", "- Look up twice", "- Write it down")
	second := &Release{Version: "1.1", Cards: two.Cards}
	three := dealt(History{first, second}, "a Ask first", "b Listen very well", "- Look up twice", "- Write it down")
	got := map[string]string{}
	for _, f := range three.Fates() {
		said := "gone"
		switch {
		case f.Current:
			said = "current"
		case f.By != nil:
			said = "by " + f.By.Title
		}
		if f.In != nil {
			said += " in " + f.In.Version
		}
		got[f.Title] = said
	}
	for title, want := range map[string]string{
		"Ask first": "current", "Listen very well": "current",
		"Listen":      "by Listen very well in 1.1", // over what took its place first
		"Listen well": "by Listen very well",        // which is not released yet
		"Look up":     "by Look up twice in 1.1",    // by its place
		"Go home":     "gone in 1.1",
	} {
		if got[title] != want {
			t.Errorf("%s: %q, want %q", title, got[title], want)
		}
	}
}

// No code comes back, so the short ones run out one day: there are longer ones then, and
// nobody waits for ever.
func TestCodesDoNotRunOut(t *testing.T) {
	coder, given := NewCoder(nil), map[string]bool{}
	for n := range 2500 {
		code := coder.Of(out.PrintedCard{Deck: "cards.md", Title: fmt.Sprint("Card ", n)})
		if given[code] || len(code) > 4 {
			t.Fatalf("card %d has the code %s, given before: %v", n, code, given[code])
		}
		given[code] = true
	}
}

func TestSidesHaveBullets(t *testing.T) {
	got := sidesOf(&Card{Words: []string{"Ring", "- today", turned, "- tomorrow"}})
	if want := [][]string{{"Ring", "• today"}, {"• tomorrow"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
