package cards

import (
	"bytes"
	"fmt"
	"math"
	"slices"
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
	"a4-10up":        {"595.28 x 841.89 pts (A4)", 15, 11, 95, 55, 85, 55, 2, 5},
	"a4-fold":        {"595.28 x 841.89 pts (A4)", 20, 11, 85, 55, 85, 55, 2, 5},
	"any-8up":        {"595.28 x 841.89 pts (A4)", 15, 38.5, 95, 55, 85, 55, 2, 4},
	"any-8up-letter": {"612 x 792 pts (letter)", 17.95, 29.7, 95, 55, 85, 55, 2, 4},
	"a4-a7":          {"595.28 x 841.89 pts (A4)", 0, 0, 105, 74.25, 105, 74.25, 2, 4},
	"large":          {"595.28 x 841.89 pts (A4)", 0, 0.5, 105, 148, 105, 148, 2, 2},
	"avery-c32011":   {"595.28 x 841.89 pts (A4)", 15, 13.5, 95, 54, 85, 54, 2, 5},
	"avery-c32015":   {"595.28 x 841.89 pts (A4)", 17, 31.5, 91, 60, 85, 54, 2, 4},
	"avery-l7414":    {"595.28 x 841.89 pts (A4)", 15, 18.5, 90, 52, 90, 52, 2, 5},
	"sigel-lp-800":   {"595.28 x 841.89 pts (A4)", 15, 10, 95, 55, 85, 55, 2, 5},
}

// A corner is where something ends or begins that every card has at the same place,
// from which the card's own place follows.
type corner struct {
	page        int
	x, baseline float64
}

// codes finds the code of each card on each front: where it ends. Words finds the
// kind on each back: where it begins. With turned, a page is looked at upside down.
func codes(pages []sheettest.Page) map[int]corner {
	found := map[int]corner{}
	for n, p := range pages {
		for _, l := range p.Lines {
			last := l.Words[len(l.Words)-1]
			if k, err := strconv.Atoi(last.Text); err == nil && len(l.Words) == 1 {
				found[k] = corner{n, last.Right, last.Bottom}
			}
		}
	}
	return found
}

func kinds(pages []sheettest.Page, word string, turned func(page int) bool) []corner {
	var found []corner
	for n, p := range pages {
		for _, l := range p.Lines {
			for i, w := range l.Words {
				if w.Text != "Swap:" || i+1 == len(l.Words) || l.Words[i+1].Text != word {
					continue
				}
				c := corner{n, w.Left, w.Bottom}
				if turned(n) {
					c = corner{n, p.Width - w.Right, p.Height - w.Top}
					c.x = p.Width - w.Right
				}
				found = append(found, c)
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
	for _, s := range sheets {
		for _, shift := range []Shift{{}, {X: 1.5, Y: -0.7}, {X: -2, Y: 1, ShortEdge: true}} {
			if s.Fold && shift != (Shift{}) {
				continue
			}
			name := fmt.Sprintf("%s, backs moved by %v", s.Name, shift)
			printed := pack.On(s)
			if len(printed.faults) > 0 {
				t.Errorf("%s: %v", name, printed.faults)
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
	pages := sheettest.Pages(t, data)
	fronts := codes(pages)
	backs := kinds(pages, "try", func(page int) bool { return shift.ShortEdge && page%2 == 1 })
	if len(fronts) != n || len(backs) != n {
		t.Fatalf("%s: %d fronts and %d backs of %d cards", name, len(fronts), len(backs), n)
	}
	full := want.columns * want.rows
	if s.Fold {
		full = want.rows
	}
	f, paper := s.form(), s.Cells.Paper
	// A code ends where the words of a front end, and a kind begins where it does on
	// every back; how far below the card's top they are is the same on every card.
	down, backDown := fronts[1].baseline-want.top, math.NaN()
	for k := 1; k <= n; k++ {
		front := fronts[k]
		i := (k - 1) % full
		column, row := i%want.columns, i/want.columns
		if s.Fold {
			column, row = 0, i
		}
		x, y := want.left+float64(column)*want.pitchX, want.top+float64(row)*want.pitchY
		gotX, gotY := front.x-(want.wide-f.inset), front.baseline-down
		if math.Abs(gotX-x) > exact || math.Abs(gotY-y) > exact {
			t.Errorf("%s: card %d is at %.3f, %.3f, want %.3f, %.3f", name, k, gotX, gotY, x, y)
		}
		page, behindX, behindY := front.page+1, paper.Width-x-want.wide+shift.X, y+shift.Y
		switch {
		case s.Fold:
			page, behindX = front.page, x+want.pitchX
		case shift.ShortEdge:
			// Looked at upside down, a sheet for the short edge is one for the long edge,
			// moved the other way.
			behindX, behindY = paper.Width-x-want.wide-shift.X, y-shift.Y
		}
		found := false
		for _, back := range backs {
			if math.IsNaN(backDown) && back.page == page && k == 1 && math.Abs(back.x-behindX-f.back-f.labelLeft) < exact && back.baseline < behindY+f.capTop && back.baseline > behindY {
				backDown = back.baseline - behindY
			}
			found = found || back.page == page && math.Abs(back.x-behindX-f.back-f.labelLeft) < exact && math.Abs(back.baseline-behindY-backDown) < exact
		}
		if !found {
			t.Errorf("%s: the back of card %d is not at %.3f, %.3f of page %d", name, k, behindX, behindY, page+1)
		}
	}
}

// readOut is all that the pack says, in the order in which it is to be read.
func readOut(p *Pack, printed *Printed) string {
	imprint := struct {
		own    string
		shared map[string]string
	}{shared: map[string]string{}}
	for i := range printed.Cards { // which of it has room is tested elsewhere
		if c := &printed.Cards[i]; c.Back.Shared {
			imprint.shared[c.Group] = lines(c.Back.Imprint)
		} else {
			imprint.own = lines(c.Back.Imprint)
		}
	}
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
		first := c.Front.Word
		if first == "" {
			first = c.Word
		}
		add(first)
		face(c.Front)
		add(c.Moment)
		add(c.Code)
		switch {
		case !c.Back.Shared:
			add(c.Back.Word)
			face(c.Back)
			add(imprint.own)
		case !covered[c.Group]:
			covered[c.Group] = true
			add(c.Group)
			add(c.Cover)
			add(imprint.shared[c.Group])
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
	for _, s := range []Sheet{sheets[0], sheets[1], sheets[4], sheets[5]} { // of each kind one
		printed := pack.On(s)
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
		got, want := strings.Fields(plain(sheettest.Read(t, data))), strings.Fields(plain(readOut(pack, printed)))
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
		printed := pack.On(s)
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
		printed := pack.On(plainSheets()[0])
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

// What belongs to the sheet is never on a card, where it would be cut out with it:
// neither notes nor marks nor the ruler. A sheet without room beside its cards has
// cards on it and nothing else, and its page says how to print it.
func TestNoNoteAndNoMarkTouchesACard(t *testing.T) {
	own := []model.Stock{
		{At: at("site.yaml", 40), Name: "Low", Paper: "A4", Width: 90, Height: 50, Columns: 2, Rows: 5, Left: 15, Top: 9.6, PitchX: 90, PitchY: 55},
		{At: at("site.yaml", 50), Name: "To the edge", Paper: "Letter", Width: 107, Height: 69, Columns: 2, Rows: 4, Left: 0, Top: 1, PitchX: 107, PitchY: 69},
		{At: at("site.yaml", 60), Name: "One column", Paper: "A4", Width: 100, Height: 70, Columns: 1, Rows: 3, Left: 55, Top: 30, PitchX: 100, PitchY: 75},
		{At: at("site.yaml", 70), Name: "Least", Paper: "A4", Width: 70, Height: 45, Columns: 2, Rows: 5, Left: 20, Top: 15, PitchX: 80, PitchY: 50},
	}
	sheets, problems := Sheets(own)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	site, deck := fullSite()
	pack, _ := New(site, deck, say)
	carry := Carry(site, deck, say)
	noted := 0
	for _, s := range sheets {
		for _, p := range []*Pack{pack, carry} {
			printed := p.On(s)
			for _, side := range printed.Sides {
				for _, m := range append(s.marks(side), s.ruler()...) {
					if off := s.off(side, m.X1, m.Y1, m.X2, m.Y2); off < 2 {
						t.Errorf("%s: a line from %.1f, %.1f to %.1f, %.1f is %.2f mm off a card", s.Name, m.X1, m.Y1, m.X2, m.Y2, off)
					}
				}
			}
			if !printed.whole() {
				t.Errorf("%s: %s is left out: %v", s.Name, p.Title, printed.faults)
				continue
			}
			shifts := []Shift{{}}
			if p == pack && s.Stock == "" {
				shifts = append(shifts, Shift{ShortEdge: true})
			}
			for _, shift := range shifts {
				data, err := printed.PDF("Prompt cards", shift)
				if err != nil {
					t.Fatal(err)
				}
				noted += s.checkNotes(t, printed, shift, sheettest.Pages(t, data))
			}
		}
	}
	if noted < 500 {
		t.Errorf("only %d words of notes were looked at", noted)
	}
}

// checkNotes looks at every word of a file: it belongs to a card, well inside its
// cell, or to the sheet, off all of them. It returns how many belong to the sheet.
func (s Sheet) checkNotes(t *testing.T, printed *Printed, shift Shift, pages []sheettest.Page) int {
	t.Helper()
	noted := 0
	for i, page := range pages {
		side := printed.Sides[i]
		var notes []string
		for _, l := range page.Lines {
			for _, w := range l.Words {
				left, top, right, bottom := w.Left, w.Top, w.Right, w.Bottom
				if shift.ShortEdge && side.Back && s.inside(side, page.Width-right, page.Height-bottom, page.Width-left, page.Height-top) {
					continue
				}
				if s.inside(side, left, top, right, bottom) {
					continue
				}
				noted++
				notes = append(notes, w.Text)
				if off := s.off(side, left, top, right, bottom); off < 1.2 || left < 4 || top < 3 || right > page.Width-4 || bottom > page.Height-3 {
					t.Errorf("%s, page %d: %q is %.2f mm off a card, at %.1f, %.1f", s.Name, i+1, w.Text, off, left, top)
				}
			}
		}
		for _, m := range s.marks(side) {
			for _, l := range page.Lines {
				for _, w := range l.Words {
					if m.X1 == m.X2 && m.X1 > w.Left && m.X1 < w.Right && m.Y1 < w.Bottom && m.Y2 > w.Top {
						t.Errorf("%s, page %d: a mark strikes %q", s.Name, i+1, w.Text)
					}
				}
			}
		}
		said := strings.Join(notes, " ")
		turn := map[bool]string{false: "flip on the long edge", true: "flip on the short edge"}[shift.ShortEdge]
		want := []string{"Print at 100%", turn, fmt.Sprintf("Sheet %d of %d", side.Number, side.Of), fmt.Sprintf("%d to a sheet.", s.Capacity()), "This ruler is 80 mm long."}
		if s.Fold {
			want[1] = "Fold on the dashed line"
		}
		if printed.Pack.fills {
			want[3] = ""
		}
		if s.Cells.Top < noteRoom {
			want = want[4:]
		}
		if s.bottom() < noteRoom {
			want = want[:len(want)-1]
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s, page %d does not say %q beside its cards: %q", s.Name, i+1, w, said)
			}
		}
		if len(want) == 0 && said != "" {
			t.Errorf("%s, page %d says %q on its cards", s.Name, i+1, said)
		}
	}
	return noted
}

// cells are the places of the cards of a side.
func (s Sheet) cells(side Side) []sheet.Point {
	var cells []sheet.Point
	for i := range s.Cells.Count() {
		at := s.Cells.Front(i)
		if side.Back && !s.Fold {
			at = s.Cells.Back(i)
		}
		cells = append(cells, at)
	}
	return cells
}

// inside reports whether a box is inside a card, as far from its edges as words are.
func (s Sheet) inside(side Side, left, top, right, bottom float64) bool {
	panel := s.form().panel
	for _, c := range s.cells(side) {
		if left >= c.X+panel && right <= c.X+s.Cells.Width-panel && top >= c.Y+panel-1 && bottom <= c.Y+s.Cells.Height-panel+1 {
			return true
		}
	}
	return false
}

// off returns how far a box is off the nearest card.
func (s Sheet) off(side Side, left, top, right, bottom float64) float64 {
	nearest := math.Inf(1)
	for _, c := range s.cells(side) {
		x := max(c.X-right, left-c.X-s.Cells.Width)
		y := max(c.Y-bottom, top-c.Y-s.Cells.Height)
		nearest = min(nearest, max(x, y))
	}
	return nearest
}

func TestRulerIsEightyMillimetresLong(t *testing.T) {
	for _, s := range plainSheets() {
		if s.bottom() < noteRoom {
			continue
		}
		r := s.ruler()[0]
		if math.Abs(r.X2-r.X1-80) > 1e-9 {
			t.Errorf("%s: the ruler is %v mm long", s.Name, r.X2-r.X1)
		}
		if r.X1 < 5 || r.X2 > s.Cells.Paper.Width-5 || r.Y1 > s.Cells.Paper.Height-5 {
			t.Errorf("%s: the ruler is where printers do not print", s.Name)
		}
	}
}

// Another partnership's words are longer than ours, and its policy has more stages.
func TestLongWordsAndManyCardsKeepToTheTemplateToo(t *testing.T) {
	site, deck := swapSite(150)
	p := at("open.md", 5)
	site.Config.Title = "Datrys pryderon am blant a phobl ifanc gyda'n gilydd yng Nghanolbarth a Gorllewin Cymru"
	site.Config.Version, site.Config.BaseURL = "2026.11 drafft ymgynghori", "https://diogelu.canolbarth-gorllewin.example.org/datrys-pryderon/"
	site.Prompts[0].Groups[0].Title = "Cam 1: Rhannu'r pryderon presennol gyda phawb yn y rhwydwaith proffesiynol"
	site.Swaps[0].Categories[0].Swaps[0].Try[0].Because = text(p, sentences(3, 9))
	site.Swaps[0].Categories[0].Swaps[1].Avoid = text(p, "Onid ydych chi wedi meddwl am gysylltu â'r gweithiwr cymdeithasol arweiniol a'i rheolwr llinell cyn hyn?")
	guide := &model.Guide{Page: &model.Page{Path: "guide.md", Kind: model.KindGuide, Title: "Cynnal ailystyriaeth amlasiantaethol mewn wyth cam"}}
	for i := range 8 {
		guide.Steps = append(guide.Steps, model.GuideStep{At: p, ID: fmt.Sprint("s", i), Number: i + 1, Title: "Cofnodi'r hyn y cytunwyd arno gyda'ch gilydd", Text: []model.Block{paraOf(sentences(i, 7))}})
	}
	site.Guides = []*model.Guide{guide}
	flow := &model.Flow{Page: &model.Page{Path: "flow.md", Kind: model.KindFlow, Title: "Beth nesaf?", Anchors: map[string]bool{"always": true}}, RulesID: "always", RulesTitle: "Ar bob cam o'r broses datrys gwahaniaethau proffesiynol"}
	for i := range 6 {
		flow.Steps = append(flow.Steps, &model.Step{At: p, ID: fmt.Sprint("f", i), Kind: model.Strategy, Badge: fmt.Sprint("Cyfnod ", i+1), Title: "Uwchgyfeirio at y rheolwyr gwasanaeth", OptionsTitle: "Yr hyn y gallwch ei wneud ar y cam hwn",
			Facts:   []*model.Definition{{At: p, Terms: []model.Inlines{text(p, "Erbyn pryd")}, Blocks: []model.Block{paraOf("o fewn pum diwrnod gwaith")}}},
			Text:    []model.Block{paraOf(sentences(2, 12))},
			Options: []model.Option{{At: p, Blocks: []model.Block{paraOf(sentences(3, 8))}}, {At: p, Blocks: []model.Block{paraOf(sentences(1, 8))}}}})
		flow.Rules = append(flow.Rules, model.Rule{At: p, Title: "Siaradwch â'ch rheolwr llinell", Text: text(p, "Ar bob cam.")})
	}
	site.Flows = []*model.Flow{flow}
	site.Config.Urgent = &model.Urgent{At: p, Text: "Os yw plentyn mewn perygl uniongyrchol, ffoniwch 999."}
	site.Config.Contacts = contactsOf(4)
	for _, page := range []string{"guide.md", "flow.md"} {
		deck.Include = append(deck.Include, model.Include{At: p, From: model.Ref{Page: page}})
	}
	deck.Include = append(deck.Include, model.Include{At: p, From: model.Ref{Page: "flow.md", Anchor: "always"}})
	deck.Carry = "Gall unrhyw weithiwr proffesiynol yn y rhwydwaith ofyn am ailystyriaeth."
	site.Pages = append([]*model.Page{flow.Page, guide.Page}, site.Pages...)
	slices.SortFunc(site.Pages, func(a, b *model.Page) int { return strings.Compare(a.Path, b.Path) })
	pack, problems := New(site, deck, say)
	if len(problems) > 0 || len(pack.Cards) < 300 {
		t.Fatal(len(pack.Cards), problems)
	}
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		for _, p := range []*Pack{pack, Carry(site, deck, say)} {
			printed := p.On(s)
			for _, f := range printed.faults {
				t.Errorf("%s, %s: %+v", p.Title, s.Name, f)
			}
			checkRoom(t, p.Title, printed)
		}
	}
}

// Every card has the deck's template: three sizes of type, titles at one height,
// words inside the cut and off one another, on every sheet.
func TestEveryCardKeepsToTheTemplate(t *testing.T) {
	site, deck := fullSite()
	site.Config.BaseURL = "https://example.org/a-long/address/of-a-site/"
	site.Config.Contacts = contactsOf(2)
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range sheets {
		checkRoom(t, "full site", pack.On(s))
		// A front that is just full, and a back that goes on.
		for n := 1; n < 9; n++ {
			deck.Carry = sentences(1, 2*n)
			printed := Carry(site, deck, say).On(s)
			for _, f := range printed.faults {
				t.Errorf("carry card, %s: %+v", s.Name, f)
			}
			checkRoom(t, "carry card", printed)
		}
	}
}
