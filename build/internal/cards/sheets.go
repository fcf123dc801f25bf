package cards

import (
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A Sheet is a way to put cards on paper.
type Sheet struct {
	Name  string // "a4-10up": in addresses and on the command line
	Stock string // the name of bought card paper; empty for plain paper
	Cells sheet.Cells
	Fold  bool // front and back side by side on one side of the paper
	Marks bool // crop marks
	Large bool // large print
}

// Pad is the room that a card keeps clear at its edges: printers lay the second
// side down to about a millimetre, and scissors cut no better.
func (s Sheet) pad() float64 {
	if s.Cells.Height > 100 {
		return 10
	}
	if s.edgeSlug() {
		return 9
	}
	return 4.5
}

// edgeSlug reports whether the sheet has no margin, so that what belongs to the sheet
// stands at the edges of its outer cards.
func (s Sheet) edgeSlug() bool { return s.Cells.Top < slugRoom }

// slugRoom is the margin that the words of a sheet and its rule need.
const slugRoom = 9.5

// scale is how much larger a card's shapes and type are than on a pocket card.
func (s Sheet) scale() float64 {
	switch {
	case s.Large:
		return 1.7
	case s.Cells.Width > 95:
		return 1.2
	}
	return 1
}

// Sides returns how the sheet is to be printed.
func (s Sheet) Sides() sheet.Sides {
	if s.Fold {
		return sheet.OneSide
	}
	return sheet.LongEdge
}

// Capacity returns how many cards a sheet of paper holds.
func (s Sheet) Capacity() int {
	if s.Fold {
		return s.Cells.Rows
	}
	return s.Cells.Count()
}

// The sheets for plain paper.
func plainSheets() []Sheet {
	return []Sheet{
		{Name: "a4-10up", Cells: sheet.Close(sheet.A4, 85, 55, 2, 5), Marks: true},
		{Name: "a4-fold", Cells: sheet.Close(sheet.A4, 85, 55, 2, 5), Marks: true, Fold: true},
		{Name: "any-8up", Cells: sheet.Close(sheet.A4, 85, 55, 2, 4), Marks: true},
		{Name: "any-8up-letter", Cells: sheet.Close(sheet.Letter, 85, 55, 2, 4), Marks: true},
		{Name: "a4-a7", Cells: sheet.Close(sheet.A4, 105, 74.25, 2, 4)},
		{Name: "large", Cells: sheet.Close(sheet.A4, 105, 148, 2, 2), Large: true},
	}
}

// stock lists the bought card papers that are known. Their sizes were measured by
// users, not given by their makers, so each is to be checked against the packet.
func stock() []model.Stock {
	return []model.Stock{
		{Name: "Avery C32011", Paper: "A4", Width: 85, Height: 54, Columns: 2, Rows: 5, Left: 15, Top: 13.5, PitchX: 95, PitchY: 54},
		{Name: "Avery C32015", Paper: "A4", Width: 85, Height: 54, Columns: 2, Rows: 4, Left: 17, Top: 31.5, PitchX: 91, PitchY: 60},
		{Name: "Avery L7414", Paper: "A4", Width: 90, Height: 52, Columns: 2, Rows: 5, Left: 15, Top: 18.5, PitchX: 90, PitchY: 52},
		{Name: "Sigel LP 800", Paper: "A4", Width: 85, Height: 55, Columns: 2, Rows: 5, Left: 15, Top: 10, PitchX: 95, PitchY: 55},
	}
}

// Sheets returns every sheet: those for plain paper, then those for card stock, a
// site's own among them. A site corrects a known stock by its name. Problems are
// sizes of the site's own that cannot be on the paper.
func Sheets(own []model.Stock) ([]Sheet, diag.List) {
	var problems diag.List
	all := stock()
	for _, s := range own {
		same := slices.IndexFunc(all, func(o model.Stock) bool { return stockName(o) == stockName(s) })
		if same >= 0 {
			all[same] = s
		} else {
			all = append(all, s)
		}
	}
	sheets := plainSheets()
	for _, s := range all {
		paper, known := paperOf(s.Paper)
		c := Sheet{Name: stockName(s), Stock: s.Name, Cells: sheet.Cells{
			Paper: paper, Width: s.Width, Height: s.Height, Columns: s.Columns, Rows: s.Rows,
			Left: s.Left, Top: s.Top, PitchX: s.PitchX, PitchY: s.PitchY,
		}}
		switch {
		case c.Name == "" || slices.ContainsFunc(sheets, func(o Sheet) bool { return o.Name == c.Name }):
			problems.Errorf(s.At, "stock-name", "card stock %q has no name of its own", s.Name)
			problems.Hint("Write `name:` with the maker's name and number, as on the packet.")
		case !known:
			problems.Errorf(s.At, "stock-paper", "paper %q of card stock %s is not known", s.Paper, s.Name)
			problems.Hint("Write A4 or Letter.")
		case s.Width < 50 || s.Height < 40:
			problems.Errorf(s.At, "stock-size", "cards of %s are %g x %g mm: too small for text that people can read", s.Name, s.Width, s.Height)
			problems.Hint("The least is 50 x 40 mm.")
		case !c.Cells.Fits():
			problems.Errorf(s.At, "stock-size", "cards of %s do not fit on their paper", s.Name)
			problems.Hint("%d columns and %d rows of %g x %g mm, from %g mm left and %g mm top, every %g and %g mm, go beyond %g x %g mm or cover one another.",
				s.Columns, s.Rows, s.Width, s.Height, s.Left, s.Top, s.PitchX, s.PitchY, paper.Width, paper.Height)
		default:
			sheets = append(sheets, c)
		}
	}
	return sheets, problems
}

// stockName makes a stock's name fit for an address: "Avery C32011" becomes
// "avery-c32011".
func stockName(s model.Stock) string {
	return strings.ReplaceAll(model.NameOfPrint(s.Name), "/", "-")
}

func paperOf(name string) (sheet.Paper, bool) {
	switch strings.ToLower(name) {
	case "a4", "":
		return sheet.A4, true
	case "letter", "us letter":
		return sheet.Letter, true
	}
	return sheet.Paper{}, false
}
