package cards

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/out"
)

// FileOptions says which cards to print, and how.
type FileOptions struct {
	Sheet     string   // "a4-10up" when empty
	Only      []string // kinds of card; empty for all
	BackDX    float64  // moves the backs to the right, in mm
	BackDY    float64  // moves the backs down, in mm
	ShortEdge bool     // the printer turns the paper over its short edge
}

// A File is a deck on paper: a PDF.
type File struct {
	Name   string // the sheet's: "a4-10up"
	Data   []byte
	Cards  int // zero for the calibration sheet
	Papers int // sheets of paper
}

// farthest is how far backs can be moved, in millimetres. What is farther off is
// not the printer's slip but scaling or a wrong setting.
const farthest = 10

// NewFile makes one file of the first deck's cards. What is wrong with the cards is
// in the problems; with an error among them the file is nil. The error is for
// options that make no sense.
func NewFile(env *out.Env, o FileOptions) (*File, diag.List, error) {
	if max(o.BackDX, -o.BackDX, o.BackDY, -o.BackDY) > farthest {
		return nil, nil, fmt.Errorf("backs can be moved by up to %d mm: if yours are farther off, check that the printer prints at 100%%", farthest)
	}
	decks := deckPrints(env)
	if len(decks) == 0 {
		return nil, nil, errors.New("site has no page of kind cards")
	}
	d := decks[0]
	found := slices.Clone(d.problems)
	shift := Shift{X: o.BackDX, Y: o.BackDY, ShortEdge: o.ShortEdge}
	for _, r := range d.rulers {
		if name := sheetName(d, r.web); name == o.Sheet {
			data, err := r.sheet.PDF(shift)
			return &File{Name: name, Data: data, Papers: 1}, found, err
		}
	}
	if o.Sheet == "" {
		o.Sheet = d.usual(env)
	}
	p, err := d.find(o.Sheet)
	if err != nil {
		return nil, nil, err
	}
	pack := p.pack
	if len(o.Only) > 0 {
		kinds, err := cardKinds(o.Only)
		if err != nil {
			return nil, nil, err
		}
		if pack = pack.Only(kinds...); len(pack.Cards) == 0 {
			return nil, nil, fmt.Errorf("%s has no cards of kind %s. It has cards of kind %s", p.name, strings.Join(o.Only, " or "), strings.Join(kindsOf(p.pack), ", "))
		}
	}
	printed := pack.On(p.sheet)
	found = append(found, printed.problems(p.name)...)
	if found.Errors() > 0 {
		return nil, found, nil
	}
	data, err := printed.PDF(pack.Title, shift)
	return &File{Name: p.name, Data: data, Cards: len(printed.Cards), Papers: printed.Papers()}, found, err
}

// problems is what is wrong with the cards on their sheet. Where that keeps them
// from being printed, it is an error to whom asked for them.
func (p *Printed) problems(name string) diag.List {
	list := problemsOf([]string{name}, map[string][]fault{name: p.faults})
	signs := p.Pack.signs()
	list = append(list, signs.Problems(p.Pack.Title)...)
	if !p.whole() || !signs.Printable() {
		for i := range list {
			list[i].Severity = diag.Error
		}
	}
	return list
}

func sheetName(d *deckPrint, web string) string {
	return strings.TrimSuffix(strings.TrimPrefix(web, d.folder), ".html")
}

// usual is the name of the first sheet that the site wants to print.
func (d *deckPrint) usual(env *out.Env) string {
	for _, p := range d.sheets {
		if env.Chosen(d.folder+p.name, out.ForPocket.Name()) {
			return p.name
		}
	}
	return d.sheets[0].name
}

// find returns the sheet with a name.
func (d *deckPrint) find(name string) (*sheetPrint, error) {
	all := slices.Concat(d.sheets, d.carries)
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

// kindsOf lists the kinds of a pack's cards, in the order of the
func kindsOf(p *Pack) []string {
	var kinds []string
	for _, c := range p.Cards {
		if !slices.Contains(kinds, string(c.Kind)) {
			kinds = append(kinds, string(c.Kind))
		}
	}
	return kinds
}

func cardKinds(names []string) ([]Kind, error) {
	var known []string
	for _, k := range Kinds() {
		known = append(known, string(k))
	}
	var kinds []Kind
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("kind of card %s is not known.%s The kinds are: %s", name, didYouMean(name, known), strings.Join(known, ", "))
		}
		kinds = append(kinds, Kind(name))
	}
	return kinds, nil
}
