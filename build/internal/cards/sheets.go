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

// The room beside the cards that the words of a sheet and its ruler need.
const (
	noteRoom = 9.5 // above and below
	noteOff  = 2.2 // how far they keep off the cards
)

// bottom is the room below the last row of cards.
func (s Sheet) bottom() float64 {
	c := s.Cells
	return c.Paper.Height - c.Top - float64(c.Rows-1)*c.PitchY - c.Height
}

// waste is the least room around the cards. Where it is none, cards are cut from the
// paper's edge, and how to print them is told on the sheet's page alone.
func (s Sheet) waste() float64 {
	c := s.Cells
	right := c.Paper.Width - c.Left - float64(c.Columns-1)*c.PitchX - c.Width
	return max(min(c.Left, c.Top, right, s.bottom()), 0)
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
		{Name: "a4-10up", Cells: apart(sheet.A4, 85, 55, 2, 5), Marks: true},
		{Name: "a4-fold", Cells: sheet.Close(sheet.A4, 85, 55, 2, 5), Marks: true, Fold: true},
		{Name: "any-8up", Cells: apart(sheet.A4, 85, 55, 2, 4), Marks: true},
		{Name: "any-8up-letter", Cells: apart(sheet.Letter, 85, 55, 2, 4), Marks: true},
		{Name: "a4-a7", Cells: sheet.Close(sheet.A4, 105, 74.25, 2, 4)},
		{Name: "large", Cells: sheet.Close(sheet.A4, 105, 148, 2, 2), Large: true},
	}
}

// The least size of a card that has room for words of 12 pt.
const (
	leastWidth  = 70.0
	leastHeight = 45.0
)

// gutter is the room between two columns, for the marks to cut by.
const gutter = 10.0

// apart returns cells in the middle of a paper, with a gutter between the columns.
func apart(p sheet.Paper, width, height float64, columns, rows int) sheet.Cells {
	c := sheet.Close(p, width, height, columns, rows)
	c.Left -= gutter * float64(columns-1) / 2
	c.PitchX += gutter
	return c
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
		case s.Width < leastWidth || s.Height < leastHeight:
			problems.Errorf(s.At, "stock-size", "cards of %s are %g x %g mm: too small for text that people can read", s.Name, s.Width, s.Height)
			problems.Hint("The least is %g x %g mm.", leastWidth, leastHeight)
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
