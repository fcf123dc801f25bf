package cards

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// exact is what a card may be off its place, in millimetres.
const exact = 0.05

// The places of the cards as the specification gives them: the first card's
// corner, the pitch, the card's size.
var specified = map[string]struct {
	paper                                 string
	left, top, pitchX, pitchY, wide, high float64
	columns, rows                         int
}{
	"a4-10up":        {"595.28 x 841.89 pts (A4)", 20, 11, 85, 55, 85, 55, 2, 5},
	"a4-fold":        {"595.28 x 841.89 pts (A4)", 20, 11, 85, 55, 85, 55, 2, 5},
	"any-8up":        {"595.28 x 841.89 pts (A4)", 20, 38.5, 85, 55, 85, 55, 2, 4},
	"any-8up-letter": {"612 x 792 pts (letter)", 22.95, 29.7, 85, 55, 85, 55, 2, 4},
	"a4-a7":          {"595.28 x 841.89 pts (A4)", 0, 0, 105, 74.25, 105, 74.25, 2, 4},
	"large":          {"595.28 x 841.89 pts (A4)", 0, 0.5, 105, 148, 105, 148, 2, 2},
	"avery-c32011":   {"595.28 x 841.89 pts (A4)", 15, 13.5, 95, 54, 85, 54, 2, 5},
	"avery-c32015":   {"595.28 x 841.89 pts (A4)", 17, 31.5, 91, 60, 85, 54, 2, 4},
	"avery-l7414":    {"595.28 x 841.89 pts (A4)", 15, 18.5, 90, 52, 90, 52, 2, 5},
	"sigel-lp-800":   {"595.28 x 841.89 pts (A4)", 15, 10, 95, 55, 85, 55, 2, 5},
}

// A corner is where a card's number ends, from which its place follows.
type corner struct {
	page       int
	right, top float64
}

// numbers finds the "12 of 23" of each card on each page: the right end of its
// last word. With turned, the page is looked at upside down.
func numbers(t *testing.T, data []byte, of int, turned func(page int) bool) map[int][]corner {
	t.Helper()
	found := map[int][]corner{}
	for n, p := range sheettest.Pages(t, data) {
		for _, l := range p.Lines {
			for i := 0; i+2 < len(l.Words); i++ {
				k, err := strconv.Atoi(l.Words[i].Text)
				if err != nil || l.Words[i+1].Text != "of" || l.Words[i+2].Text != strconv.Itoa(of) {
					continue
				}
				c := corner{n, l.Words[i+2].Right, l.Words[i+2].Top}
				if turned != nil && turned(n) {
					c = corner{n, p.Width - l.Words[i+2].Left, p.Height - l.Words[i+2].Bottom}
				}
				found[k] = append(found[k], c)
			}
		}
	}
	return found
}

func TestEachCardStandsWhereTheSheetSaysAndItsBackBehindIt(t *testing.T) {
	sheets, problems := Sheets(nil)
	if len(problems) > 0 || len(sheets) != len(specified) {
		t.Fatalf("there are %d sheets and %v, want %d", len(sheets), problems, len(specified))
	}
	const n = 23 // fills no sheet
	site, deck := swapSite(n)
	pack, _ := New(site, deck, say)
	pack = pack.Only(Swap)
	for _, c := range pack.Cards {
		c.Of = n
	}
	for _, s := range sheets {
		for _, shift := range []Shift{{}, {X: 1.5, Y: -0.7}, {X: -2, Y: 1, ShortEdge: true}} {
			if s.Fold && shift != (Shift{}) {
				continue
			}
			name := fmt.Sprintf("%s, backs moved by %v", s.Name, shift)
			printed, problems := pack.On(s)
			if len(problems) > 0 {
				t.Errorf("%s: %v", name, problems)
			}
			data, err := printed.PDF("Prompt cards", shift)
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, name, s, n, shift, data)
		}
	}
}

func checkPlaces(t *testing.T, name string, s Sheet, n int, shift Shift, data []byte) {
	t.Helper()
	want := specified[s.Name]
	info := sheettest.Info(t, data)
	if info["Page size"] != want.paper {
		t.Errorf("%s: page is %s, want %s", name, info["Page size"], want.paper)
	}
	turned := func(page int) bool { return shift.ShortEdge && page%2 == 1 }
	places := numbers(t, data, n, turned)
	full := want.columns * want.rows
	if s.Fold {
		full = want.rows
	}
	paper := s.Cells.Paper
	// The number ends one margin inside the card's edge; how far below the card's
	// top it stands is the same on every card.
	down := places[1][0].top - want.top
	for k := 1; k <= n; k++ {
		if len(places[k]) != 2 {
			t.Errorf("%s: card %d has %d sides", name, k, len(places[k]))
			continue
		}
		front, back := places[k][0], places[k][1]
		i := (k - 1) % full
		column, row := i%want.columns, i/want.columns
		if s.Fold {
			column, row = 0, i
		}
		x, y := want.left+float64(column)*want.pitchX, want.top+float64(row)*want.pitchY
		gotX, gotY := front.right-(want.wide-s.pad()), front.top-down
		if math.Abs(gotX-x) > exact || math.Abs(gotY-y) > exact {
			t.Errorf("%s: card %d stands at %.3f, %.3f, want %.3f, %.3f", name, k, gotX, gotY, x, y)
		}
		backX, backY := back.right-(want.wide-s.pad()), back.top-down
		if s.Fold {
			if math.Abs(backX-(x+want.pitchX)) > exact || math.Abs(backY-y) > exact || back.page != front.page {
				t.Errorf("%s: back of card %d stands at %.3f, %.3f", name, k, backX, backY)
			}
			continue
		}
		if back.page != front.page+1 || front.page%2 != 0 {
			t.Errorf("%s: card %d is on page %d, its back on page %d", name, k, front.page+1, back.page+1)
		}
		// Turned over its long edge, the paper's left is its right. Looked at upside
		// down, a sheet for the short edge is one for the long edge, moved the other way.
		behindX, behindY := paper.Width-gotX-want.wide+shift.X, gotY+shift.Y
		if shift.ShortEdge {
			behindX, behindY = paper.Width-gotX-want.wide-shift.X, gotY-shift.Y
		}
		if math.Abs(backX-behindX) > exact || math.Abs(backY-behindY) > exact {
			t.Errorf("%s: back of card %d stands at %.3f, %.3f, want %.3f, %.3f", name, k, backX, backY, behindX, behindY)
		}
	}
}

// readOut is all that the pack says, in the order in which it is to be read.
func readOut(p *Pack) string {
	var words []string
	add := func(text string) { words = append(words, strings.Fields(text)...) }
	face := func(f Face) {
		for i, m := range f.Main {
			add(m.Plain())
			if i < len(f.Below) {
				add(f.Below[i].Plain())
			}
		}
		for _, b := range f.Blocks {
			switch b := b.(type) {
			case *model.Paragraph:
				add(b.Text.Plain())
			case *model.List:
				for _, item := range b.Items {
					add("• " + item.Text().Plain())
				}
			}
		}
	}
	covered := map[string]bool{}
	for _, c := range p.Cards {
		number := fmt.Sprintf("%d of %d", c.Number, c.Of)
		first := c.Front.Word
		if first == "" {
			first = c.Word
		}
		if c.Kind == Point {
			first = c.Mark + " " + first
		}
		add(first)
		add(number)
		face(c.Front)
		switch {
		case !c.Back.Shared:
			if c.Back.Word != "" {
				add(c.Back.Word)
				add(number)
			}
			face(c.Back)
			add(strings.Join(p.Imprint[1:], " · "))
		case !covered[c.Group]:
			covered[c.Group] = true
			add(c.Group)
			add(c.Cover)
			add(strings.Join(p.Imprint, " · "))
		}
	}
	return strings.Join(words, " ")
}

// plain takes out what only parts the imprint's lines.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "·", " ")), " ")
}

func TestEveryWordOfTheDeckIsReadOnceCardByCard(t *testing.T) {
	site, deck := fullSite()
	pack, problems := New(site, deck, say)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		printed, _ := pack.On(s)
		data, err := printed.PDF("Prompt cards", Shift{})
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, data)
		info := sheettest.Info(t, data)
		if info["Tagged"] != "yes" || info["Title"] != "Prompt cards" {
			t.Errorf("%s: tagged %s, title %q", s.Name, info["Tagged"], info["Title"])
		}
		if !bytes.Contains(data, []byte("/Type /Pages")) {
			t.Errorf("%s: pages cannot be counted", s.Name)
		}
		got, want := strings.Fields(plain(sheettest.Read(t, data))), strings.Fields(plain(readOut(pack)))
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: from word %d on, read out is %q, want %q", s.Name, i+1, got[min(i, len(got)):min(i+8, len(got))], want[min(i, len(want)):min(i+8, len(want))])
				break
			}
		}
	}
}

func TestPrintPageHasTheLinesOfThePDF(t *testing.T) {
	site, deck := fullSite()
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range []Sheet{sheets[0], sheets[5]} {
		printed, _ := pack.On(s)
		data, err := printed.PDF("Prompt cards", Shift{})
		if err != nil {
			t.Fatal(err)
		}
		lines := map[string]bool{}
		for _, p := range sheettest.Pages(t, data) {
			for _, l := range p.Lines {
				lines[l.Text()] = true
			}
		}
		for _, side := range printed.View().Sides {
			for _, slot := range side.Slots {
				for _, para := range append(append([]ParaView{}, slot.Face.Main...), slot.Face.Rest...) {
					for i, line := range para.Lines {
						text := ""
						for _, span := range line {
							text += span.Text
						}
						if i == 0 && para.Mark != "" {
							text = para.Mark + " " + text
						}
						if !lines[strings.TrimSpace(text)] {
							t.Errorf("%s, card %d: line %q of the print page is none of the PDF", s.Name, slot.Card, text)
						}
					}
				}
			}
		}
	}
}

func TestSameDeckGivesTheSameBytes(t *testing.T) {
	site, deck := fullSite()
	var first []byte
	for range 3 {
		pack, _ := New(site, deck, say)
		printed, _ := pack.On(plainSheets()[0])
		data, err := printed.PDF("Prompt cards", Shift{})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Fatal("files differ")
		}
	}
}

func TestEverySheetSaysHowToPrintIt(t *testing.T) {
	site, deck := fullSite()
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		printed, _ := pack.On(s)
		data, err := printed.PDF("Prompt cards", Shift{})
		if err != nil {
			t.Fatal(err)
		}
		if size := printed.slugSize(); size < 8.5 || printed.View().Slug.Size != number(sheet.MM(size)) {
			t.Errorf("%s: says it in %v pt, on the print page in %s mm", s.Name, size, printed.View().Slug.Size)
		}
		pages := sheettest.Pages(t, data)
		if len(pages) != len(printed.Sides) {
			t.Errorf("%s: %d pages for %d sides", s.Name, len(pages), len(printed.Sides))
		}
		for i, p := range pages {
			all := ""
			for _, l := range p.Lines {
				all += l.Text() + "\n"
			}
			side := printed.Sides[i]
			want := []string{"Print at 100% (actual size)", "100 mm", s.Name + "."}
			switch {
			case s.Fold:
				want = append(want, "One side.", fmt.Sprintf("Sheet %d of %d", side.Number, side.Of))
			case side.Back:
				want = append(want, "flip on the long edge", fmt.Sprintf("Sheet %d of %d, back", side.Number, side.Of))
			default:
				want = append(want, "flip on the long edge", fmt.Sprintf("Sheet %d of %d, front", side.Number, side.Of))
			}
			if !s.Marks && s.Stock == "" {
				want = append(want, fmt.Sprintf("Cut in half until there are %d cards", s.Capacity()))
			}
			for _, w := range want {
				if !strings.Contains(all, w) {
					t.Errorf("%s, page %d does not say %q", s.Name, i+1, w)
				}
			}
		}
	}
}

func TestRuleIsHundredMillimetresLong(t *testing.T) {
	for _, s := range plainSheets() {
		r := s.rule()[0]
		if math.Abs(r.X2-r.X1-100) > 1e-9 {
			t.Errorf("%s: the rule is %v mm long", s.Name, r.X2-r.X1)
		}
		if r.X1 < 5 || r.X2 > s.Cells.Paper.Width-5 || r.Y1 > s.Cells.Paper.Height-5 {
			t.Errorf("%s: the rule stands where printers do not print", s.Name)
		}
	}
}

// The words of every card keep clear of its edges, where printers and scissors
// slip.
func TestNothingOnACardStandsAtItsEdge(t *testing.T) {
	site, deck := fullSite()
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		printed, _ := pack.On(s)
		for _, c := range printed.Cards {
			for _, f := range []SetFace{c.Front, c.Back} {
				bottom := s.Cells.Height - s.pad() - f.Imprint.Height
				for _, l := range f.Text.Lines {
					foot := f.Top + l.Top + sheet.MM(l.Size*leading)
					if f.Top+l.Top < s.pad() || foot > bottom+0.05 || l.X+l.Width > s.Cells.Width-2*s.pad()+0.01 {
						t.Errorf("%s, card %d: line %q reaches to %.2f, %.2f of a card of %v x %v mm", s.Name, c.Number, l.Text(), l.X+l.Width, foot, s.Cells.Width, s.Cells.Height)
					}
				}
			}
		}
	}
}

// Large print is at least 18 pt, whatever stands on the card; pocket cards are at
// least 12 pt, but for their number and what they belong to.
func TestNothingOnACardIsTooSmallToRead(t *testing.T) {
	site, deck := fullSite()
	site.Config.BaseURL = "https://example.org/a-long/address/of-a-site/"
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		least, small := 12.0, 10.0
		if s.Large {
			least, small = 18, 18
		}
		printed, _ := pack.On(s)
		for i := range printed.Cards {
			c := &printed.Cards[i]
			for _, f := range []SetFace{c.Front, c.Back} {
				for _, l := range f.Text.Lines {
					if l.Size < least {
						t.Errorf("%s, card %d: line %q is set in %v pt", s.Name, c.Number, l.Text(), l.Size)
					}
				}
				for _, l := range f.Imprint.Lines {
					if l.Size < small {
						t.Errorf("%s, card %d: imprint %q is set in %v pt", s.Name, c.Number, l.Text(), l.Size)
					}
				}
				if size := printed.wordSet(c, f.word(c)).Size; !f.Shared && size < small {
					t.Errorf("%s, card %d: its name is set in %v pt", s.Name, c.Number, size)
				}
			}
		}
		if s.small() < small {
			t.Errorf("%s: numbers are set in %v pt", s.Name, s.small())
		}
	}
}
