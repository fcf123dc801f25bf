package cards

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// own is a pack of one card that an author wrote: a title, and blocks on each side.
func own(title string, front, back []model.Block) *Pack {
	site, deck := swapSite(0)
	site.Prompts, site.Swaps, deck.Include = nil, nil, nil
	deck.Cards = []*model.Card{{At: at("cards.md", 12), Title: title, Front: front, Back: back}}
	pack, _ := New(site, deck, say)
	return pack
}

func paraOf(words string) model.Block {
	return &model.Paragraph{At: at("cards.md", 14), Text: text(at("cards.md", 14), words)}
}

func entries(n int, words string) *model.List {
	list := &model.List{Ordered: true, Start: 1, Tight: true}
	for i := range n {
		list.Items = append(list.Items, &model.Item{Blocks: []model.Block{paraOf(fmt.Sprintf("%s e%d", words, i+1))}})
	}
	return list
}

// sentences are n sentences of some words, each word once: "S1w1 s1w2 s1w3."
func sentences(n, words int) string {
	var all []string
	for i := range n {
		for w := range words {
			word := fmt.Sprintf("s%dw%d", i+1, w+1)
			if w == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			if w == words-1 {
				word += "."
			}
			all = append(all, word)
		}
	}
	return strings.Join(all, " ")
}

// numbered are n sentences that differ by their number.
func numbered(n int, sentence string) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(sentence, i+1))
	}
	return strings.Join(all, " ")
}

// said is what the lines of a face say.
func said(f *SetFace) []string {
	var lines []string
	for _, l := range f.Text.Lines {
		lines = append(lines, strings.TrimSpace(l.Mark+" "+l.Text()))
	}
	return lines
}

var longCards = map[string]*Pack{
	"sentences":              own("A title", []model.Block{paraOf(sentences(14, 9))}, nil),
	"forty lines":            own("A title", []model.Block{paraOf(sentences(40, 8))}, nil),
	"one endless sentence":   own("A title", []model.Block{paraOf(sentences(1, 90))}, nil),
	"a list after its words": own("Agree", []model.Block{paraOf("Agree on these things:"), entries(9, "who sees the child and by when")}, nil),
	"a long title":           own(numbered(9, "Think again about this %d."), []model.Block{paraOf(sentences(4, 9))}, nil),
	"a title alone":          own(numbered(20, "Think again about this %d."), nil, nil),
	"both sides":             own("Both", []model.Block{paraOf(sentences(9, 9))}, []model.Block{entries(8, "somebody does a thing that takes a while")}),
	"a long back":            own("Back", []model.Block{paraOf("Short.")}, []model.Block{paraOf(sentences(12, 9))}),
	"words of one letter":    own("I", []model.Block{paraOf(numbered(150, "%d!"))}, nil),
	"Welsh":                  own("Cyfarfod", []model.Block{paraOf(numbered(9, "Gweithiwr cymdeithasol arweiniol sy'n gyfrifol am y plentyn %d."))}, nil),
	"German":                 own("Kinderschutz", []model.Block{paraOf(numbered(9, "Die Kinderschutzfachkraft %d spricht zuerst mit der Familie."))}, nil),
}

func TestALongCardGoesOnOnAnotherWithEveryWordOnce(t *testing.T) {
	sheets, _ := Sheets(nil)
	for name, pack := range longCards {
		for _, s := range sheets {
			printed := pack.On(s)
			c := pack.Cards[0]
			if !printed.whole() {
				t.Errorf("%s, %s: is left out: %v", name, s.Name, printed.faults)
				continue
			}
			var front, back []string
			for i := range printed.Cards {
				set := &printed.Cards[i]
				if set.Number != 1 || set.Part != i+1 || set.Parts != len(printed.Cards) {
					t.Errorf("%s, %s: card %d says that it is %d, part %d of %d", name, s.Name, i+1, set.Number, set.Part, set.Parts)
				}
				if foot, want := lines(set.Front.Foot.Text), fmt.Sprintf("Part %d of %d", i+1, len(printed.Cards)); len(printed.Cards) > 1 && foot != want || set.Front.Foot.Code != "1" {
					t.Errorf("%s, %s: at the foot of card %d is %q and %q", name, s.Name, i+1, foot, set.Front.Foot.Code)
				}
				front = append(front, set.Front.once(&printed.Cards[0].Front, c.Title())...)
				if !set.Back.Shared {
					back = append(back, set.Back.once(&printed.Cards[0].Back, "")...)
				}
			}
			for side, words := range map[string][2]string{
				"front": {strings.Join(front, " "), readFace(pack, c.Front)},
				"back":  {strings.Join(back, " "), readFace(pack, c.Back)},
			} {
				if words[0] = strings.ReplaceAll(strings.ReplaceAll(words[0], "\u00a0…", ""), "…\u00a0", ""); words[0] != words[1] {
					t.Errorf("%s, %s: the %s holds\n%s\nwant\n%s", name, s.Name, side, words[0], words[1])
				}
			}
			checkRoom(t, name, printed)
		}
	}
}

// once is what a face says, without what a card that goes on says again: its title,
// the words that announce a list, and a front whose back goes on.
func (f *SetFace) once(first *SetFace, title string) []string {
	all := said(f)
	if f == first {
		return all
	}
	if slices.Equal(all, said(first)) {
		return nil
	}
	main, _ := f.split()
	if lines(main) == title {
		all = all[len(main.Lines):]
		if len(all) > 0 && strings.HasSuffix(all[0], ":") {
			all = all[1:]
		}
	}
	return all
}

func lines(set sheet.Set) string {
	var all []string
	for _, l := range set.Lines {
		all = append(all, l.Text())
	}
	return strings.Join(all, " ")
}

// readFace is all that a face says, with the numbers of its lists.
func readFace(pack *Pack, f Face) string {
	var words []string
	paras, _ := f.paras(pack, title)
	for _, p := range paras {
		line := p.mark
		for _, s := range p.spans {
			line += " " + s.Text
		}
		words = append(words, strings.Fields(line)...)
	}
	return strings.Join(words, " ")
}

// checkRoom finds words that are beyond the room of their card or run into one
// another, sizes of type that are none of the deck's three, titles that are not as
// high as the others, and first lines of one word.
func checkRoom(t *testing.T, name string, printed *Printed) {
	t.Helper()
	f := printed.Form
	for i := range printed.Cards {
		c := &printed.Cards[i]
		for _, face := range []*SetFace{&c.Front, &c.Back} {
			back := face == &c.Back
			checkFace(t, fmt.Sprintf("%s, %s, card %d, back %v", name, printed.Sheet.Name, i+1, back), face, f, back)
		}
	}
}

func checkFace(t *testing.T, name string, face *SetFace, f form, back bool) {
	t.Helper()
	if s := face.Sizes; s.Body < 12 || f.large && s.Body < 18 || s.Title <= s.Body || s.Question <= s.Title {
		t.Errorf("%s: sizes are %v", name, s)
	}
	side, foot := f.inset, face.Foot.Top
	if back {
		side, foot = f.panel, face.ImprintTop
	} else if face.Foot.lines() == 0 {
		foot = f.height - f.inset + 1.5
	}
	if face.Bubble.Width > 0 {
		foot = face.Bubble.Y + face.Bubble.Height
		side = face.Bubble.X
	}
	for _, l := range face.Text.Lines {
		baseline := face.Top + l.Baseline
		if face.Left+l.X < side || face.Left+l.X+l.Width > f.width-side+0.01 || baseline+sheet.MM(l.Size*sheet.Descent) > foot+0.5 {
			t.Errorf("%s: line %q is beyond its room", name, l.Text())
		}
		if s := face.Sizes; l.Size != s.Body && l.Size != s.Title && l.Size != s.Question {
			t.Errorf("%s: line %q is set in %v pt, which is none of %v", name, l.Text(), l.Size, s)
		}
	}
	for _, set := range []sheet.Set{face.Foot.Text, face.Imprint} {
		for _, l := range set.Lines {
			if l.Size != face.Sizes.Body || l.Width > f.width-2*f.panel {
				t.Errorf("%s: %q is set in %v pt, %.1f mm wide", name, l.Text(), l.Size, l.Width)
			}
		}
	}
	if face.Shared || len(face.Text.Lines) == 0 {
		return
	}
	first := face.Text.Lines[0]
	if caps := face.Top + first.Baseline - sheet.MM(first.Size*sheet.CapHeight); !face.Dense && math.Abs(caps-f.capTop) > 0.01 {
		t.Errorf("%s: the capitals of %q are %.2f mm from the top, and those of others %.2f", name, first.Text(), caps, f.capTop)
	}
	if face.Foot.Top < 0 || back && face.ImprintTop < 0 {
		t.Errorf("%s: its foot is above it", name)
	}
}

func TestATableStandsOnACardRowByRow(t *testing.T) {
	p := at("cards.md", 14)
	cell := func(words string) model.Cell {
		if words == "" {
			return model.Cell{At: p}
		}
		return model.Cell{At: p, Text: text(p, words)}
	}
	row := func(words ...string) model.Row {
		r := model.Row{At: p}
		for _, w := range words {
			r.Cells = append(r.Cells, cell(w))
		}
		return r
	}
	two := &model.Table{Head: row("Day", "Who").Cells, Rows: []model.Row{row("Monday", "Sam"), row("Friday", ""), row("", "Alex")}}
	three := &model.Table{Head: row("Step", "Who:", "By when:").Cells, Rows: []model.Row{row("Ask", "Sam", "Friday"), row("Tell", "", "Monday")}}
	pack := own("Rota", []model.Block{two}, []model.Block{three})
	c := pack.On(plainSheets()[0]).Cards[0]
	if got := strings.Join(said(&c.Front)[1:], "|"); got != "Monday: Sam|Friday|Alex" {
		t.Errorf("the front holds %q", got)
	}
	if got := strings.Join(said(&c.Back), " "); got != "Ask: Who: Sam, By when: Friday Tell: By when: Monday" {
		t.Errorf("the back holds %q", got)
	}
	long := &model.Table{Head: two.Head}
	for i := range 30 {
		long.Rows = append(long.Rows, row(fmt.Sprint("day", i), "somebody who can be asked"))
	}
	if printed := own("Rota", []model.Block{long}, nil).On(plainSheets()[0]); !printed.whole() || len(printed.Cards) < 3 {
		t.Errorf("a long table takes %d cards: %v", len(printed.Cards), printed.faults)
	}
}

func TestACardBreaksBetweenTwoThoughts(t *testing.T) {
	pocket := plainSheets()[0]
	begins := func(name string) []string {
		var all []string
		for _, c := range longCards[name].On(pocket).Cards[1:] {
			main, _ := c.Front.split()
			rest := said(&c.Front)[len(main.Lines):]
			if strings.HasSuffix(rest[0], ":") {
				rest = rest[1:] // what announces the list is said again
			}
			all = append(all, rest[0])
		}
		return all
	}
	for _, line := range begins("sentences") {
		if !strings.HasPrefix(line, "S") {
			t.Errorf("a card begins inside a sentence: %q", line)
		}
	}
	for _, line := range begins("a list after its words") {
		if line[0] < '1' || line[0] > '9' {
			t.Errorf("a card begins inside an entry: %q", line)
		}
	}
	if lines := said(&longCards["a list after its words"].On(pocket).Cards[0].Front); lines[len(lines)-1] == "Agree on these things:" {
		t.Error("a card ends with what announces the list on the next")
	}
}

// Whoever finds the second card of two has to know what it is about.
func TestEveryCardOfALongOneHasItsTitle(t *testing.T) {
	sheets, _ := Sheets(nil)
	for name, title := range map[string]string{
		"a short title":         "Kinderschutz",
		"a title of many words": "Gefährdungseinschätzung mit der insoweit erfahrenen Fachkraft",
	} {
		pack := own(title, []model.Block{paraOf(numbered(12, "Die Kinderschutzfachkraft %d spricht zuerst mit der Familie."))}, nil)
		for _, s := range sheets {
			cards := pack.On(s).Cards
			if len(cards) < 2 {
				t.Errorf("%s, %s: the card does not go on", name, s.Name)
			}
			for i := range cards {
				if main, _ := cards[i].Front.split(); lines(main) != title {
					t.Errorf("%s, %s: card %d of %d is called %q", name, s.Name, i+1, len(cards), lines(main))
				}
				if got, want := cards[i].Front.paras[0].tier, cards[0].Front.paras[0].tier; got != want {
					t.Errorf("%s, %s: the title of card %d has another size than that of the first", name, s.Name, i+1)
				}
			}
		}
	}
}

func TestASentenceDoesNotEndAtAShortForm(t *testing.T) {
	for in, want := range map[string][]string{
		"Ask who was there. Then write it down.":       {"Ask who was there.", "Then write it down."},
		"Ask somebody, e.g. the nurse, who was there.": {"Ask somebody, e.g. the nurse, who was there."},
		"Das regelt § 8a Abs. 4 des Gesetzes.":         {"Das regelt § 8a Abs. 4 des Gesetzes."},
		"Who else was there? “Nobody,” he said.":       {"Who else was there?", "“Nobody,” he said."},
	} {
		var got []string
		for _, spans := range cutSpans([]sheet.Span{{Text: in}}, false) {
			got = append(got, spans[0].Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is cut into %q, want %q", in, got, want)
		}
	}
}

// Half a sentence can read like a whole one: “Use it if you have spoken to the family” …
// “and they asked you to”. So a card that begins or ends within one says so.
func TestACardThatStopsWithinASentenceSaysSo(t *testing.T) {
	sheets, _ := Sheets(nil)
	for name, within := range map[string]bool{"one endless sentence": true, "sentences": false, "a list after its words": false} {
		for _, s := range sheets {
			cards := longCards[name].On(s).Cards
			for i := range cards {
				main, _ := cards[i].Front.split()
				text := said(&cards[i].Front)[len(main.Lines):]
				begins, ends := strings.HasPrefix(text[0], "…"), strings.HasSuffix(text[len(text)-1], "…")
				if begins != (within && i > 0) || ends != (within && i+1 < len(cards)) {
					t.Errorf("%s, %s: card %d of %d says %q … %q", name, s.Name, i+1, len(cards), text[0], text[len(text)-1])
				}
			}
		}
	}
}

func TestBacksOfCardsThatGoOnLandBehindTheirFronts(t *testing.T) {
	site, deck := fullSite()
	deck.Cards[0].Front = []model.Block{paraOf(sentences(9, 9))}
	deck.Cards[0].Back = []model.Block{paraOf(strings.ReplaceAll(sentences(12, 9), "w", "b"))}
	pack, _ := New(site, deck, say)
	sheets, _ := Sheets(nil)
	for _, s := range []Sheet{sheets[0], sheets[1], sheets[5]} { // of each kind one
		printed := pack.On(s)
		data, err := printed.PDF("Prompt cards", Shift{})
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, data)
		if len(printed.Cards) <= len(pack.Cards) {
			t.Errorf("%s: %d cards for %d", s.Name, len(printed.Cards), len(pack.Cards))
		}
		backs := map[int]Slot{}
		for _, side := range printed.Sides {
			for _, slot := range side.Slots {
				if slot.Back {
					backs[slot.Card] = slot
				}
			}
		}
		for _, side := range printed.Sides {
			for _, slot := range side.Slots {
				if slot.Back {
					continue
				}
				want := s.Cells.Paper.Width - slot.At.X - s.Cells.Width
				if s.Fold {
					want = slot.At.X + s.Cells.PitchX
				}
				if back := backs[slot.Card]; math.Abs(back.At.X-want) > exact || math.Abs(back.At.Y-slot.At.Y) > exact {
					t.Errorf("%s: the back of card %d stands at %v", s.Name, slot.Card, back.At)
				}
			}
		}
		read := sheettest.Read(t, data)
		for _, word := range []string{"S1w1", "s9w9.", "S1b1", "s12b9."} {
			if strings.Count(read, word) != 1 {
				t.Errorf("%s: %s is read out %d times", s.Name, word, strings.Count(read, word))
			}
		}
	}
}

func contactsOf(n int) []model.Contact {
	var all []model.Contact
	for i := range n {
		all = append(all, model.Contact{
			At: at("site.yaml", 20+4*i), Name: fmt.Sprintf("Samira Okonkwo-Reed%d", i+1), Role: "Named nurse for safeguarding children",
			Phone: fmt.Sprintf("023 9268 000%d", i+1), Hours: "Monday to Friday, 9am to 5pm",
		})
	}
	return all
}

func TestContactsHaveACardWhereTheyHaveRoom(t *testing.T) {
	sheets, _ := Sheets(nil)
	for _, n := range []int{1, 3, 8} {
		site, deck := fullSite()
		site.Config.Contacts = contactsOf(n)
		pack, _ := New(site, deck, say)
		carry := Carry(site, deck, say)
		for _, s := range sheets {
			for _, p := range []*Pack{pack, carry} {
				printed := p.On(s)
				if len(printed.faults) > 0 {
					t.Errorf("%d contacts, %s, %s: %v", n, p.Title, s.Name, printed.faults)
				}
				checkRoom(t, fmt.Sprint(n, " contacts"), printed)
				if len(printed.Cards) < min(s.Capacity(), 2) || p == carry && len(printed.Cards) > max(s.Capacity(), 1+n) {
					t.Errorf("%d contacts, %s: %d cards on a sheet of %d", n, s.Name, len(printed.Cards), s.Capacity())
				}
				if p == pack && s.Name != "a4-a7" || p == carry && s.Name != "a4-10up" && s.Name != "large" {
					continue
				}
				data, err := printed.PDF(p.Title, Shift{})
				if err != nil {
					t.Fatal(err)
				}
				read := strings.Fields(sheettest.Read(t, data))
				for _, c := range site.Config.Contacts {
					last := strings.Fields(c.Name)[1] + ","
					if got := slices.Contains(read, last) && slices.Contains(read, c.Phone[9:]+","); !got {
						t.Errorf("%d contacts, %s, %s: %s is not on it", n, p.Title, s.Name, c.Name)
					}
				}
			}
		}
	}
}

// Addresses of duty teams are long. None of them costs a partnership its cards.
func TestALongAddressHasRoomOnACard(t *testing.T) {
	sheets, _ := Sheets(nil)
	site, deck := fullSite()
	for _, email := range []string{
		"childrens.services.first.response.duty.team@northsaltmarsh.example.org",
		"duty@northsaltmarshandislandssafeguardingchildrenpartnership.example.org",
	} {
		site.Config.Contacts = []model.Contact{{Name: "Duty team", Role: "First response", Email: email}}
		pack, _ := New(site, deck, say)
		for _, p := range []*Pack{pack, Carry(site, deck, say)} {
			for _, s := range sheets {
				if printed := p.On(s); !printed.whole() {
					t.Errorf("%s, %s: is left out: %v", p.Title, s.Name, printed.faults)
				} else {
					checkRoom(t, s.Name, printed)
				}
			}
		}
	}
}

func TestContactsHaveOneCardOfTheDeck(t *testing.T) {
	site, deck := fullSite()
	pack, _ := New(site, deck, say)
	site.Config.Contacts = contactsOf(3)
	more, _ := New(site, deck, say)
	if len(more.Cards) != len(pack.Cards)+1 {
		t.Errorf("with contacts there are %d cards, without %d", len(more.Cards), len(pack.Cards))
	}
}

func TestAWordThatIsTooWideLeavesTheSheetOutOnce(t *testing.T) {
	word := strings.Repeat("Kinderschutz", 5)
	pack := own("A title", []model.Block{paraOf("A card with " + word + ".")}, nil)
	faults := map[string][]fault{}
	var names []string
	for _, s := range plainSheets() {
		printed := pack.On(s)
		names = append(names, s.Name)
		faults[s.Name] = printed.faults
		if printed.whole() {
			t.Errorf("%s is printed", s.Name)
		}
		if _, err := printed.PDF("Cards", Shift{}); err != nil { // asked for or not
			t.Error(err)
		}
	}
	list := problemsOf(names, faults)
	list.Sort()
	checkProblems(t, list, []string{
		"content/cards.md:12:1: warning: card 1 “A title”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 49 mm wider than the card has room for, even in 12 pt, so these sheets are not printed: a4-10up, a4-fold, any-8up and any-8up-letter | Use a shorter word, or put a hyphen in it where it may be broken.",
		"content/cards.md:12:1: warning: card 1 “A title”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 56 mm wider than the card has room for, even in 14 pt, so these sheets are not printed: a4-a7 | Use a shorter word, or put a hyphen in it where it may be broken.",
		"content/cards.md:12:1: warning: card 1 “A title”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 98 mm wider than the card has room for, even in 18 pt, so these sheets are not printed: large | Use a shorter word, or put a hyphen in it where it may be broken.",
	})
}

// Whatever stands on a card, each sheet is printed or says why not.
func FuzzCardsArePrintedOrSayWhyNot(f *testing.F) {
	f.Add("A title", "Front.", "Back.", 2)
	f.Add("❌", "✅", "", 0)
	f.Add("", "a\u00adb", strings.Repeat("w", 80), 9)
	f.Add(strings.Repeat("Title ", 30), strings.Repeat("One. Two: ", 40), "שלום", 1)
	f.Fuzz(func(t *testing.T, title, front, back string, n int) {
		if len(title)+len(front)+len(back) > 1200 {
			return
		}
		site, deck := swapSite(0)
		site.Config.Title = back
		deck.Cards = []*model.Card{{At: at("cards.md", 1), Badge: title, Title: title, Front: []model.Block{paraOf(front), entries(min(max(n, 0), 5), front)}, Back: []model.Block{paraOf(back)}}}
		pack, _ := New(site, deck, say)
		for _, s := range plainSheets() {
			if strings.HasPrefix(s.Name, "any-") {
				continue // its cards are those of the first
			}
			printed := pack.On(s)
			if _, err := printed.PDF("Cards", Shift{}); err != nil {
				t.Errorf("%s: %v", s.Name, err)
			}
			if printed.whole() {
				checkRoom(t, "fuzz", printed)
			}
			printed.View()
		}
	})
}
