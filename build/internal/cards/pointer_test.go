package cards

import (
	"fmt"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/qr"
	"rethink/build/internal/sheet"
)

// coded returns a deck whose cards have codes, below an address.
func coded(t *testing.T, site *model.Site, base string) *deckPrint {
	t.Helper()
	site.Config.BaseURL = base
	env := out.NewEnv(site, func(key string, args ...any) string {
		if strings.HasPrefix(key, "sheet_a") || key == "sheet_stock" || key == "sheet_large" {
			return key
		}
		return say(key, args...)
	})
	n := 0
	env.Codes = &out.Codes{
		Of:    func(out.PrintedCard) string { n++; return fmt.Sprintf("K%d", n) },
		Page:  func(code string) string { return "c/" + strings.ToLower(code) + ".html" },
		Fresh: func(string) bool { return false },
	}
	return deckPrints(env)[0]
}

func (d *deckPrint) sheetNamed(t *testing.T, name string) *Printed {
	t.Helper()
	p, err := d.find(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.set()
}

func TestLargeCardsLeadToTheirPageByACodeAndSmallOnesInWords(t *testing.T) {
	site, _ := swapSite(6)
	d := coded(t, site, "https://www.example.org/tools/")
	for _, p := range d.sheets {
		printed := p.set()
		large := min(p.sheet.Cells.Width, p.sheet.Cells.Height) >= 74 && max(p.sheet.Cells.Width, p.sheet.Cells.Height) >= 105
		for i := range printed.Cards {
			c := &printed.Cards[i]
			want := fmt.Sprintf("https://www.example.org/tools/c/k%d.html", c.Number)
			if front := faceView(c, &c.Front, false, printed.Form.scan > 0); (front.Scan != nil) != large || large && front.Scan.Text != want {
				t.Errorf("%s, card %d: the code is %+v, want %s", p.name, c.Number, front.Scan, want)
			}
			if back := faceView(c, &c.Back, true, printed.Form.scan > 0); back.Scan != nil {
				t.Errorf("%s, card %d has a code on its back", p.name, c.Number)
			}
			typed := fmt.Sprintf("example.org/tools/c/k%d.html", c.Number)
			if foot := lines(c.Front.Foot.Text); strings.HasSuffix(foot, typed) == large {
				t.Errorf("%s, card %d says %q at its foot", p.name, c.Number, foot)
			}
			printed.checkCode(t, p.name, c)
		}
	}
	if notes := d.codeNotes(); len(notes) > 0 {
		t.Errorf("noted %q", notes)
	}
}

// checkCode checks that a camera can read the code, and that nothing comes near it.
func (p *Printed) checkCode(t *testing.T, name string, c *SetCard) {
	t.Helper()
	f := p.Form
	if f.scan == 0 {
		return
	}
	square := f.scan / float64(c.pointer.scan.Size)
	if square < 0.35-1e-9 {
		t.Errorf("%s: a square is %.3f mm", name, square)
	}
	left, bottom := f.width-f.panel-f.scan-qr.Quiet*square, f.panel+f.scan+qr.Quiet*square
	if right := c.Front.LabelLeft + c.Front.Label.Width(); right > left+1e-9 {
		t.Errorf("%s, card %d: its kind ends at %.2f mm, and the code needs all from %.2f mm", name, c.Number, right, left)
	}
	top := c.Front.Bubble.Y
	if c.Front.Voice == Plain {
		first := c.Front.Text.Lines[0]
		top = c.Front.Top + first.Baseline - sheet.MM(first.Size*sheet.Ascent)
	}
	if top < bottom-1e-9 {
		t.Errorf("%s, card %d: its words begin at %.2f mm, and the code needs all down to %.2f mm", name, c.Number, top, bottom)
	}
}

// A card with no room for the code beside its words keeps it off the others too, and
// somebody is told which one it is. It never costs a card.
func TestACodeIsOnAllCardsOrOnNone(t *testing.T) {
	without := 0
	for gap := range 5 {
		site, deck := swapSite(1)
		card := &model.Card{At: at("cards.md", 20), Title: "Full"}
		deck.Cards = []*model.Card{card}
		fill := func(n int) { // short paragraphs, so that what is left over differs
			card.Front = []model.Block{paraOf(sentences(n, 6))}
			for range gap {
				card.Front = append(card.Front, paraOf("Short."))
			}
		}
		n := 1
		for fill(n); len(coded(t, site, "").sheetNamed(t, "a4-a7").Cards) == 3; fill(n) {
			n++
		}
		fill(n - 1) // the most that one card holds
		d := coded(t, site, "https://www.safeguarding-partnership.example.org/resolving-concerns/guidance-for-all/")
		printed := d.sheetNamed(t, "a4-a7")
		if len(printed.Cards) != 3 {
			t.Errorf("gap %d: %d cards, want 3", gap, len(printed.Cards))
		}
		notes := strings.Join(d.codeNotes(), "\n")
		if told := strings.Contains(notes, "no QR code: card 1 “Full”"); told == (printed.Form.scan > 0) {
			t.Errorf("gap %d: a code of %g mm, noted %q", gap, printed.Form.scan, notes)
		}
		if printed.Form.scan == 0 {
			without++
		}
	}
	if without == 0 {
		t.Error("every card had room for a code: nothing was tried")
	}
}

// A long address has a line of its own before the page's, and one that is longer still
// is on no card.
func TestALongAddressHasTwoLinesOrIsOnNoCard(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org/":                                       "example.org/c/k1.html",
		"https://www.portsmouthscp.org.uk/resolution/":               "portsmouthscp.org.uk/resolution/ c/k1.html",
		"https://example.org/" + strings.Repeat("a-long-folder/", 4): "",
	} {
		site, _ := swapSite(2)
		printed := coded(t, site, base).sheetNamed(t, "a4-10up")
		if got := lines(printed.Cards[0].Front.Foot.Text); got != want || len(printed.faults) > 0 {
			t.Errorf("%s: the foot says %q, want %q; faults %v", base, got, want, printed.faults)
		}
	}
}

func TestTheDeckHasACoverThatSaysWhoMayCopyIt(t *testing.T) {
	site, deck := swapSite(1)
	site.Config.Copying = "Anybody may copy this, for any purpose."
	pack, _ := New(site, deck, say)
	first := pack.Cards[0]
	if first.Title() != "Prompt cards" || !strings.Contains(readFace(pack, first.Front), "Anybody may copy this") {
		t.Errorf("the first card says %q", readFace(pack, first.Front))
	}
	site.Config.Copying = ""
	if pack, _ = New(site, deck, say); pack.Cards[0].Title() == "Prompt cards" {
		t.Error("a deck has a cover that says nothing")
	}
}
