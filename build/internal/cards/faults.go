package cards

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/sheet"
)

// A fault is what is wrong with one side of a card on one sheet. The same on
// several sheets is one problem for the author.
type fault struct {
	at   diag.Pos
	kind faultKind
	card string  // "12 “A title”"
	side string  // in words
	size float64 // of the type, in points
	word string  // that is too wide
	over float64 // mm by which it is
}

type faultKind int

// All keep the card's sheet from being printed.
const (
	wideWord faultKind = iota
	longName
	noRoom
)

// judge finds what of a face does not fit, on however many cards.
func (p *Pack) judge(c *Card, f SetFace, l plan, back bool) []fault {
	one := fault{at: f.At, card: c.name(), side: p.say("card_front"), size: f.Sizes.Body}
	if back {
		one.side = p.say("card_back")
	}
	switch {
	case f.Text.Wide != "":
		one.kind, one.word, one.over = wideWord, f.Text.Wide, f.Text.Width()-l.box.Width
	case f.Text.Over > 0:
		one.kind, one.over = noRoom, f.Text.Over
	default:
		return nil
	}
	return []fault{one}
}

// judgeLabels finds a kind whose name has no room at the head of its cards.
func (p *Pack) judgeLabels(c *SetCard) []fault {
	var faults []fault
	for _, f := range []*SetFace{&c.Front, &c.Back} {
		if f.Shared || f.Label.Fits() {
			continue
		}
		name := f.Word
		if name == "" {
			name = c.Group
		}
		faults = append(faults, fault{at: c.At, kind: longName, word: name, size: f.Sizes.Body})
	}
	return faults
}

// name is what a card is called in a message.
func (c *Card) name() string {
	if c.Of == 0 {
		return "“" + c.Word + "”"
	}
	return strconv.Itoa(c.Number) + " “" + shorten(c.Title()) + "”"
}

// problemsOf makes one problem of the faults that sheets have at one place in one
// size of type. Faults holds those of each sheet by its name.
func problemsOf(names []string, faults map[string][]fault) diag.List {
	type key struct {
		at   diag.Pos
		kind faultKind
		side string
		size float64
		word string
	}
	type shared struct {
		fault
		sheets []string
	}
	var order []*shared
	found := map[key]*shared{}
	for _, name := range names {
		for _, f := range faults[name] {
			k := key{f.at, f.kind, f.side, f.size, f.word}
			if f.kind == longName {
				k.at = diag.Pos{} // the same on all cards of the kind
			}
			s := found[k]
			if s == nil {
				s = &shared{fault: f}
				found[k] = s
				order = append(order, s)
			}
			s.over = max(s.over, f.over)
			if !slices.Contains(s.sheets, name) {
				s.sheets = append(s.sheets, name)
			}
		}
	}
	var list diag.List
	for _, s := range order {
		s.report(&list, s.sheets)
	}
	return list
}

// report adds the problem of a fault that some sheets have.
func (f *fault) report(list *diag.List, sheets []string) {
	const notPrinted = ", so these sheets are not printed:"
	p := diag.Problem{Pos: f.at, Severity: diag.Warning, Sheets: sheets}
	card, size := "card "+f.card+", "+f.side+": ", points(f.size)
	switch f.kind {
	case wideWord:
		p.Rule = "card-too-long"
		p.Message = card + "the word “" + shorten(f.word) + "” is " + millimetres(f.over) + " wider than the card has room for, even in " + size + " pt" + notPrinted
		p.Hint = "Use a shorter word, or put a hyphen in it where it may be broken."
	case noRoom:
		p.Rule = "card-too-long"
		p.Message = card + "no line of the text has room below what else is on the card, even in " + size + " pt: " + millimetres(f.over) + " are missing" + notPrinted
		p.Hint = "Shorten the title of the card, or the title of the site."
	case longName:
		p.Rule = "card-name"
		p.Message = "name “" + shorten(f.word) + "” is too long for a card, even in " + size + " pt" + notPrinted
		p.Hint = "Give these cards a shorter name: under `names:` of the deck's page, or before the colon of the card's heading."
	}
	list.Add(p)
}

func points(size float64) string { return strconv.FormatFloat(size, 'f', -1, 64) }

func millimetres(length float64) string {
	return strconv.FormatFloat(math.Max(math.Ceil(length), 1), 'f', -1, 64) + " mm"
}

// shorten cuts a card's name for a message.
func shorten(text string) string {
	const most = 48
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	start := string(runes[:most])
	if cut := strings.LastIndexByte(start, ' '); cut > 0 {
		start = start[:cut]
	}
	return strings.TrimRight(start, " ,.") + "…"
}

// signs looks for what the fonts lack of all that the pack says. What many cards
// say, such as what their kind is called, is read once.
func (p *Pack) signs() *sheet.Signs {
	signs := &sheet.Signs{At: p.at}
	said := map[string]bool{}
	once := func(at diag.Pos, words ...string) {
		for _, w := range words {
			if !said[w] {
				said[w] = true
				signs.Words(at, w)
			}
		}
	}
	once(p.at, p.Imprint.Title, p.Imprint.Version, p.Imprint.Short, p.Imprint.Address)
	for _, c := range p.Cards {
		once(c.At, c.Word, c.Group, c.Cover, c.Moment)
		for _, f := range []Face{c.Front, c.Back} {
			once(f.At, f.Word)
			for _, text := range slices.Concat(f.Main, f.Below) {
				signs.Text(text)
			}
			signs.Blocks(f.Blocks)
		}
	}
	return signs
}
