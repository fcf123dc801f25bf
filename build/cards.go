package build

import (
	"strings"
	"sync"

	"rethink/build/internal/cards"
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/sheet"
)

// A deckPrint is a deck with every way to print it.
type deckPrint struct {
	deck     *model.Deck
	folder   string // of the print pages and files: "cards/"
	pack     *cards.Pack
	carry    *cards.Pack // nil where the deck has none
	problems diag.List
	sheets   []*sheetPrint
	carries  []*sheetPrint
	rulers   []*rulerPrint
}

// A sheetPrint is one pack on one sheet, set in type when it is first asked for.
type sheetPrint struct {
	name  string // "a4-10up", "carry-fold": of its page and file
	title string
	pack  *cards.Pack
	sheet cards.Sheet
	set   func() (*cards.Printed, diag.List)
	pdf   *pdf
	web   string
}

// A rulerPrint is a calibration sheet for one paper.
type rulerPrint struct {
	sheet *cards.Calibration
	pdf   *pdf
	web   string
}

// deckPrints gathers the decks of the site, once a build.
func (b *builder) deckPrints() []*deckPrint {
	if b.decks != nil {
		return b.decks
	}
	sheets, problems := cards.Sheets(b.site.Config.Stock)
	for _, deck := range b.site.Decks {
		d := &deckPrint{deck: deck, folder: strings.TrimSuffix(deck.Page.Address(), ".html") + "/", problems: problems}
		var found diag.List
		d.pack, found = cards.New(b.site, deck, b.words)
		d.problems = append(d.problems, found...)
		for _, s := range sheets {
			d.sheets = append(d.sheets, newSheetPrint(d.folder, s.Name, b.sheetTitle(s), d.pack, s))
		}
		if d.carry = cards.Carry(b.site, deck, b.words); d.carry != nil {
			d.carries = b.carrySheets(d, sheets)
		}
		for _, paper := range []sheet.Paper{sheet.A4, sheet.Letter} {
			d.rulers = append(d.rulers, b.newRuler(d.folder, paper))
		}
		b.decks = append(b.decks, d)
	}
	return b.decks
}

func newSheetPrint(folder, name, title string, pack *cards.Pack, s cards.Sheet) *sheetPrint {
	p := &sheetPrint{name: name, title: title, pack: pack, sheet: s, web: folder + name + ".html"}
	p.set = sync.OnceValues(func() (*cards.Printed, diag.List) { return pack.On(s) })
	p.pdf = newPDF(folder+name+".pdf", func() ([]byte, error) {
		printed, _ := p.set()
		return printed.PDF(pack.Title, cards.Shift{})
	})
	return p
}

// sheetTitle says what a sheet is: card stock by its name and the size of its
// cards, the others in words.
func (b *builder) sheetTitle(s cards.Sheet) string {
	if s.Stock != "" {
		return b.words("sheet_stock", s.Stock, s.Cells.Count(), s.Cells.Width, s.Cells.Height)
	}
	return b.words("sheet_" + strings.ReplaceAll(s.Name, "-", "_"))
}

// carrySheets puts the carry card on the sheets that suit it, as often as it fits.
func (b *builder) carrySheets(d *deckPrint, sheets []cards.Sheet) []*sheetPrint {
	var prints []*sheetPrint
	for _, s := range sheets {
		name := map[string]string{"a4-10up": "carry", "a4-fold": "carry-fold", "any-8up-letter": "carry-letter", "large": "carry-large"}[s.Name]
		if name != "" {
			prints = append(prints, newSheetPrint(d.folder, name, b.sheetTitle(s), d.carry.Filled(s), s))
		}
	}
	return prints
}

func (b *builder) newRuler(folder string, paper sheet.Paper) *rulerPrint {
	name := "calibration"
	if paper.Name != sheet.A4.Name {
		name += "-" + strings.ToLower(paper.Name)
	}
	c := cards.NewCalibration(b.site.Config, paper, b.words)
	return &rulerPrint{
		sheet: c, web: folder + name + ".html",
		pdf: newPDF(folder+name+".pdf", func() ([]byte, error) { return c.PDF(cards.Shift{}) }),
	}
}

// cardOutputs makes, for each deck, the page of all its cards and the print pages.
// The PDF files are made with all others, from what can be printed.
func (b *builder) cardOutputs() []output {
	var outputs []output
	for _, d := range b.deckPrints() {
		outputs = append(outputs, b.page(page.Page{
			Address: d.deck.Page.Address(), Layout: "cards", Title: d.deck.Page.Title, Description: d.deck.Page.Description,
			From: d.deck.Page, Parent: b.printList(), Styles: []string{"cards"}, View: b.deckView(d),
		}))
		for _, p := range append(d.sheets[:len(d.sheets):len(d.sheets)], d.carries...) {
			outputs = append(outputs, b.sheetPage(d, p)...)
		}
		for _, r := range d.rulers {
			outputs = append(outputs, b.rulerPage(d, r)...)
		}
	}
	return outputs
}

// A deckView is the view of a deck's page.
type deckView struct {
	*cards.DeckView
	Intro   []model.Block
	Leading []leading // the sheets that most people want
	All     string    // address of the list of all of them
}

// A leading sheet is the first way to print something.
type leading struct {
	Title, Web string
	PDF        *pdf
}

func (b *builder) deckView(d *deckPrint) deckView {
	v := deckView{DeckView: d.pack.DeckView(), Intro: d.deck.Intro, All: b.printList()}
	first := d.sheets[0]
	v.Leading = append(v.Leading, leading{b.words("card_all", len(d.pack.Cards)), first.web, first.pdf})
	for _, s := range d.sheets {
		if s.sheet.Large {
			v.Leading = append(v.Leading, leading{s.title, s.web, s.pdf})
		}
	}
	if len(d.carries) > 0 {
		v.Leading = append(v.Leading, leading{d.carry.Title, d.carries[0].web, d.carries[0].pdf})
	}
	return v
}

// A sheetView is the view of a print page of cards.
type sheetView struct {
	cards.PrintView
	PDF    *pdf
	Ruler  string // address of the calibration sheet
	Stock  string // where the cards of card stock lie, to check against the packet
	Shifts []cards.ShiftChoice
}

func (b *builder) sheetPage(d *deckPrint, p *sheetPrint) []output {
	css := p.sheet.Stylesheet()
	address := hashedAddress(d.folder+p.name, css, ".css")
	made := page.Page{
		Address: p.web, Layout: "cards-sheet", Title: p.pack.Title + ": " + p.title, Description: d.deck.Page.Description,
		Parent: d.deck.Page.Address(), Styles: []string{"sheet", address}, Bare: true, NoIndex: true,
	}
	return []output{data(address, css), {address: p.web, page: &made, make: func() ([]byte, error) {
		printed, _ := p.set()
		with := made
		with.View = sheetView{PrintView: printed.View(), PDF: p.pdf, Ruler: d.rulerFor(p.sheet).web, Stock: b.stockSizes(p.sheet), Shifts: cards.ShiftChoices()}
		return b.pages.Render(&with)
	}}}
}

// rulerFor returns the calibration sheet of a sheet's paper.
func (d *deckPrint) rulerFor(s cards.Sheet) *rulerPrint {
	for _, r := range d.rulers {
		if r.sheet.Paper == s.Cells.Paper {
			return r
		}
	}
	return d.rulers[0]
}

// stockSizes says where the cards of bought card paper lie; nothing of plain paper.
func (b *builder) stockSizes(s cards.Sheet) string {
	if s.Stock == "" {
		return ""
	}
	return b.words("sheet_stock_sizes", s.Cells.Left, s.Cells.Top, s.Cells.PitchX, s.Cells.PitchY)
}

func (b *builder) rulerPage(d *deckPrint, r *rulerPrint) []output {
	css := r.sheet.Stylesheet()
	address := hashedAddress(strings.TrimSuffix(r.web, ".html"), css, ".css")
	title := r.sheet.Title
	if r != d.rulers[0] {
		title += ": " + b.words("paper_"+strings.ToLower(r.sheet.Paper.Name))
	}
	return []output{data(address, css), b.page(page.Page{
		Address: r.web, Layout: "cards-calibration", Title: title, Description: b.words("calibration_purpose"),
		Parent: d.deck.Page.Address(), Styles: []string{"sheet", address}, Bare: true, NoIndex: true,
		View: struct {
			cards.CalibrationView
			PDF *pdf
		}{r.sheet.View(), r.pdf},
	})}
}

// checkCards tells which cards hold more than fits, each once for each size of
// type, not again for every sheet.
func (b *builder) checkCards() diag.List {
	var problems diag.List
	for _, d := range b.deckPrints() {
		problems = append(problems, d.problems...)
		told := map[string]bool{}
		for _, p := range append(d.sheets[:len(d.sheets):len(d.sheets)], d.carries...) {
			_, found := p.set()
			for _, one := range found {
				key := one.Pos.String() + one.Rule + one.Severity.String() + strings.SplitN(one.Message, ":", 2)[0]
				if !told[key] {
					told[key] = true
					problems = append(problems, one)
				}
			}
		}
	}
	return problems
}

// cardPrintables lists what the decks of the site print.
func (b *builder) cardPrintables() []printable {
	var prints []printable
	for _, d := range b.deckPrints() {
		prints = append(prints, b.sheetsPrintable(d.sheets, printable{
			Title: d.deck.Page.Title, Purpose: b.words("print_cards_purpose", len(d.pack.Cards)), Thumb: "cards",
		}))
		if len(d.carries) > 0 {
			prints = append(prints, b.sheetsPrintable(d.carries, printable{
				Title: d.carry.Title, Purpose: b.words("print_carry_purpose"), Thumb: "card",
			}))
		}
		first := d.rulers[0]
		p := printable{
			Group: forPocket, Title: first.sheet.Title, Purpose: b.words("calibration_purpose"), Paper: first.sheet.Paper.Name,
			Sides: sheet.LongEdge, Thumb: "ruler", Web: first.web, PDF: first.pdf,
		}
		for _, r := range d.rulers[1:] {
			p.Others = append(p.Others, printableOther{Title: b.words("paper_" + strings.ToLower(r.sheet.Paper.Name)), Web: r.web, PDF: r.pdf})
		}
		prints = append(prints, p)
	}
	return prints
}

// sheetsPrintable makes one entry of the list from the same cards on several
// sheets: the first leads, the large one is the large print.
func (b *builder) sheetsPrintable(sheets []*sheetPrint, p printable) printable {
	p.Group, p.Paper, p.Sides = forPocket, b.words("paper_card"), sheet.LongEdge
	p.Web, p.PDF = sheets[0].web, sheets[0].pdf
	for _, s := range sheets[1:] {
		if s.sheet.Large {
			p.Large = s.pdf
		}
		if s.sheet.Stock != "" {
			p.Note = b.words("sheet_stock_check")
		}
		p.Others = append(p.Others, printableOther{Title: s.title, Web: s.web, PDF: s.pdf})
	}
	return p
}
