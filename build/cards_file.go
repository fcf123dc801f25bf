package build

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rethink/build/internal/cards"
	"rethink/build/internal/diag"
)

// CardsOptions says which cards to print, and how.
type CardsOptions struct {
	Sheet     string   // "a4-10up" when empty; see [CardSheets]
	Only      []string // kinds of card; empty for all
	BackDX    float64  // moves the backs to the right, in mm
	BackDY    float64  // moves the backs down, in mm
	ShortEdge bool     // the printer turns the paper over its short edge
}

// A CardsFile is a deck on paper: a PDF.
type CardsFile struct {
	Name   string // the sheet's: "a4-10up"
	Data   []byte
	Cards  int // zero for the calibration sheet
	Papers int // sheets of paper
}

// farthest is how far backs can be moved, in millimetres. What is farther off is
// not the printer's slip but scaling or a wrong setting.
const farthest = 10

// Cards makes one file of the first deck's cards. Faults of the content are in the
// result, as with [Check]; nothing is made while one of them is an error.
func Cards(o Options, c CardsOptions) (*Result, *CardsFile, error) {
	started := time.Now()
	if max(c.BackDX, -c.BackDX, c.BackDY, -c.BackDY) > farthest {
		return nil, nil, fmt.Errorf("backs can be moved by up to %d mm: if yours are farther off, check that the printer prints at 100 %%", farthest)
	}
	result := &Result{}
	b, err := load(o, result)
	if err != nil {
		return nil, nil, err
	}
	var file *CardsFile
	if b != nil {
		if file, err = b.cardsFile(c, result); err != nil {
			return nil, nil, err
		}
	}
	result.Problems.Sort()
	result.Elapsed = time.Since(started)
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	return result, file, nil
}

func (b *builder) cardsFile(c CardsOptions, result *Result) (*CardsFile, error) {
	decks := b.deckPrints()
	if len(decks) == 0 {
		return nil, errors.New("site has no page of kind cards")
	}
	d := decks[0]
	result.Problems = append(result.Problems, d.problems...)
	shift := cards.Shift{X: c.BackDX, Y: c.BackDY, ShortEdge: c.ShortEdge}
	for _, r := range d.rulers {
		if name := sheetName(d, r.web); name == c.Sheet {
			data, err := r.sheet.PDF(shift)
			return &CardsFile{Name: name, Data: data, Papers: 1}, err
		}
	}
	p, err := d.find(c.Sheet)
	if err != nil {
		return nil, err
	}
	pack := p.pack
	if len(c.Only) > 0 {
		kinds, err := cardKinds(c.Only)
		if err != nil {
			return nil, err
		}
		if pack = pack.Only(kinds...); len(pack.Cards) == 0 {
			return nil, fmt.Errorf("%s has no cards of kind %s. It has cards of kind %s", p.name, strings.Join(c.Only, " or "), strings.Join(kindsOf(p.pack), ", "))
		}
	}
	printed, problems := pack.On(p.sheet)
	result.Problems = append(result.Problems, problems...)
	if result.Problems.Errors() > 0 {
		return nil, nil
	}
	data, err := printed.PDF(pack.Title, shift)
	return &CardsFile{Name: p.name, Data: data, Cards: len(printed.Cards), Papers: printed.Papers()}, err
}

func sheetName(d *deckPrint, web string) string {
	return strings.TrimSuffix(strings.TrimPrefix(web, d.folder), ".html")
}

// find returns the sheet with a name.
func (d *deckPrint) find(name string) (*sheetPrint, error) {
	all := slices.Concat(d.sheets, d.carries)
	if name == "" {
		return all[0], nil
	}
	var names []string
	for _, p := range all {
		if p.name == name {
			return p, nil
		}
		names = append(names, p.name)
	}
	for _, r := range d.rulers {
		names = append(names, sheetName(d, r.web))
	}
	return nil, fmt.Errorf("sheet %s is not known.%s The sheets are: %s", name, didYouMean(name, names), strings.Join(names, ", "))
}

// didYouMean is the hint inside a sentence, with the space before it.
func didYouMean(name string, known []string) string {
	if hint := diag.DidYouMean(name, known); hint != "" {
		return " " + hint
	}
	return ""
}

// kindsOf lists the kinds of a pack's cards, in the order of the cards.
func kindsOf(p *cards.Pack) []string {
	var kinds []string
	for _, c := range p.Cards {
		if !slices.Contains(kinds, string(c.Kind)) {
			kinds = append(kinds, string(c.Kind))
		}
	}
	return kinds
}

func cardKinds(names []string) ([]cards.Kind, error) {
	var known []string
	for _, k := range cards.Kinds() {
		known = append(known, string(k))
	}
	var kinds []cards.Kind
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("kind of card %s is not known.%s The kinds are: %s", name, didYouMean(name, known), strings.Join(known, ", "))
		}
		kinds = append(kinds, cards.Kind(name))
	}
	return kinds, nil
}
