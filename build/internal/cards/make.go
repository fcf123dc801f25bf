package cards

import (
	"slices"
	"strings"
	"sync"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/sheet"
)

// A deckPrint is a deck with every way to print it.
type deckPrint struct {
	deck     *model.Deck
	folder   string // of the print pages and files: "cards/"
	pack     *Pack
	carry    *Pack // nil where the deck has none
	problems diag.List
	sheets   []*sheetPrint
	carries  []*sheetPrint
	rulers   []*rulerPrint
	shares   bool // the rulers are another deck's: a printer is out of line by as much for each
}

// A sheetPrint is one pack on one sheet, set in type when it is first asked for.
type sheetPrint struct {
	name  string // "a4-10up", "carry-fold": of its page and file
	title string
	pack  *Pack
	sheet Sheet
	set   func() *Printed
	pdf   *out.PDF
	web   string
	left  bool // it cannot be made
}

// A rulerPrint is a calibration sheet for one paper.
type rulerPrint struct {
	sheet *Calibration
	pdf   *out.PDF
	web   string
}

// Make makes, for each deck, the page of all its cards, its print pages and its
// files. It also returns what other capabilities may know of the first deck, or
// nil for a site without one.
func Make(env *out.Env) (out.Made, *out.Deck) {
	var made out.Made
	decks := deckPrints(env)
	for _, d := range decks {
		d.choose(env, &made)
		d.judge(&made)
		d.pages(env, &made)
		for _, p := range d.printables(env) {
			made.Print(p)
		}
		d.makeFresh(env, &made)
		made.Problems = append(made.Problems, d.problems...)
		made.Notes = append(made.Notes, d.codeNotes()...)
	}
	if len(decks) == 0 {
		return made, nil
	}
	return made, decks[0].summary()
}

// deckPrints gathers the decks of the site.
func deckPrints(env *out.Env) []*deckPrint {
	var decks []*deckPrint
	sheets, problems := Sheets(env.Site.Config.Stock)
	for _, deck := range env.Site.Decks {
		d := &deckPrint{deck: deck, folder: strings.TrimSuffix(deck.Page.Address(), ".html") + "/", problems: problems}
		var found diag.List
		d.pack, found = New(env.Site, deck, env.Say)
		d.problems = append(d.problems, found...)
		d.pack.giveCodes(env)
		d.pack.givePointers(env)
		for _, s := range sheets {
			d.sheets = append(d.sheets, newSheetPrint(d.folder, s.Name, sheetTitle(env, s), d.pack, s))
		}
		if d.carry = Carry(env.Site, deck, env.Say); d.carry != nil {
			d.carries = d.carrySheets(env, sheets)
		}
		if len(decks) > 0 {
			d.rulers, d.shares = decks[0].rulers, true
		} else {
			for _, paper := range []sheet.Paper{sheet.A4, sheet.Letter} {
				d.rulers = append(d.rulers, newRuler(env, d.folder, paper))
			}
		}
		decks = append(decks, d)
	}
	return decks
}

// choose keeps the sheets that the site wants to print, and the calibration sheets
// for their papers.
func (d *deckPrint) choose(env *out.Env, made *out.Made) {
	unwanted := func(address string, belongs ...string) bool {
		if env.Chosen(address, append(belongs, out.ForPocket.Name())...) {
			return false
		}
		made.Drop(env, address+".html", address+".pdf")
		return true
	}
	keep := func(sheets []*sheetPrint, belongs ...string) []*sheetPrint {
		return slices.DeleteFunc(slices.Clone(sheets), func(p *sheetPrint) bool { return unwanted(d.folder+p.name, belongs...) })
	}
	d.sheets, d.carries = keep(d.sheets), keep(d.carries, "carry")
	d.rulers = slices.DeleteFunc(slices.Clone(d.rulers), func(r *rulerPrint) bool {
		used := slices.ContainsFunc(d.all(), func(p *sheetPrint) bool { return p.sheet.Cells.Paper == r.sheet.Paper })
		return !used && unwanted(d.folder+sheetName(d, r.web))
	})
}

// judge finds the sheets that cannot be made, and what is wrong with the others. The
// page of all cards stands in the stead of what is left out.
func (d *deckPrint) judge(made *out.Made) {
	var names []string
	faults := map[string][]fault{}
	for _, p := range d.all() {
		names = append(names, p.name)
		faults[p.name] = p.set().faults
		p.left = !p.set().whole()
	}
	d.problems = append(d.problems, problemsOf(names, faults)...)
	for _, sheets := range [][]*sheetPrint{d.sheets, d.carries} {
		if len(sheets) == 0 {
			continue
		}
		signs := sheets[0].pack.signs()
		d.problems = append(d.problems, signs.Problems(sheets[0].pack.Title)...)
		for _, p := range sheets {
			p.left = p.left || !signs.Printable()
		}
	}
	for _, p := range d.all() {
		if p.left {
			made.Leave(d.deck.Page.Address(), p.pdf.Address(), p.web)
		}
	}
	if len(makeable(d.all())) == 0 { // nothing is left to be calibrated
		for _, r := range d.rulers {
			made.Leave(d.deck.Page.Address(), r.pdf.Address(), r.web)
		}
		d.rulers = nil
	}
}

// makeable returns the sheets that can be made.
func makeable(sheets []*sheetPrint) []*sheetPrint {
	return slices.DeleteFunc(slices.Clone(sheets), func(p *sheetPrint) bool { return p.left })
}

// summary is what other capabilities may know of the deck.
func (d *deckPrint) summary() *out.Deck {
	sum := &out.Deck{At: d.deck.Page.At()}
	if sheets := makeable(d.sheets); len(sheets) > 0 {
		sum.Sheets = sheets[0].set().Papers()
	}
	for _, g := range d.pack.Groups() {
		if g.Kind != Step && g.Kind != Point {
			continue
		}
		group := out.DeckGroup{Title: g.From, Page: strings.TrimPrefix(g.Cards[0].At.File, "content/"), Ordered: g.Kind == Step}
		for _, c := range g.Cards {
			e := out.DeckEntry{Text: c.Front.Blocks}
			if len(c.Front.Main) > 0 {
				e.Title = c.Front.Main[0]
			}
			group.Entries = append(group.Entries, e)
		}
		sum.Groups = append(sum.Groups, group)
	}
	return sum
}

func newSheetPrint(folder, name, title string, pack *Pack, s Sheet) *sheetPrint {
	p := &sheetPrint{name: name, title: title, pack: pack, sheet: s, web: folder + name + ".html"}
	p.set = sync.OnceValue(func() *Printed { return pack.On(s) })
	p.pdf = out.NewPDF(folder+name+".pdf", func() ([]byte, error) { return p.set().PDF(pack.Title, Shift{}) })
	return p
}

// sheetTitle says what a sheet is: card stock by its name and the size of its
// cards, the others in words.
func sheetTitle(env *out.Env, s Sheet) string {
	if s.Stock != "" {
		return env.Say("sheet_stock", s.Stock, s.Cells.Count(), s.Cells.Width, s.Cells.Height)
	}
	return env.Say("sheet_" + strings.ReplaceAll(s.Name, "-", "_"))
}

// carrySheets puts the carry card on the sheets that suit it, as often as it fits.
func (d *deckPrint) carrySheets(env *out.Env, sheets []Sheet) []*sheetPrint {
	var prints []*sheetPrint
	for _, s := range sheets {
		name := map[string]string{"a4-10up": "carry", "a4-fold": "carry-fold", "any-8up-letter": "carry-letter", "large": "carry-large"}[s.Name]
		if name != "" {
			prints = append(prints, newSheetPrint(d.folder, name, sheetTitle(env, s), d.carry, s))
		}
	}
	return prints
}

func newRuler(env *out.Env, folder string, paper sheet.Paper) *rulerPrint {
	name := "calibration"
	if paper.Name != sheet.A4.Name {
		name += "-" + strings.ToLower(paper.Name)
	}
	c := NewCalibration(env.Site.Config, paper, env.Say)
	return &rulerPrint{
		sheet: c, web: folder + name + ".html",
		pdf: out.NewPDF(folder+name+".pdf", func() ([]byte, error) { return c.PDF(Shift{}) }),
	}
}

// all returns the sheets of the deck and of its carry card.
func (d *deckPrint) all() []*sheetPrint { return slices.Concat(d.sheets, d.carries) }

// pages makes the page of all cards, and a page for each sheet.
func (d *deckPrint) pages(env *out.Env, made *out.Made) {
	made.Page(out.Page{
		Address: d.deck.Page.Address(), Layout: "cards", Title: d.deck.Page.Title, Description: d.deck.Page.Description,
		From: d.deck.Page, Parent: env.List(), Styles: []string{"shapes", "cards"}, View: d.view(env),
	})
	for _, p := range d.all() {
		if !p.left {
			d.sheetPage(env, p, made)
		}
	}
	if d.shares {
		return
	}
	for _, r := range d.rulers {
		d.rulerPage(env, r, made)
	}
}

// A deckView is the view of a deck's page.
type deckView struct {
	*DeckView
	Intro   []model.Block
	Leading []leadingSheet // the sheets that most people want
	All     string         // address of the list of all of them
}

// A leadingSheet is the first way to print something.
type leadingSheet struct {
	Title, Web string
	PDF        *out.PDF
}

func (d *deckPrint) view(env *out.Env) deckView {
	v := deckView{DeckView: d.pack.DeckView(), Intro: d.deck.Intro, All: env.List()}
	for i, s := range makeable(d.sheets) {
		switch {
		case i == 0:
			v.Leading = append(v.Leading, leadingSheet{env.Say("card_all", len(d.pack.Cards)), s.web, s.pdf})
		case s.sheet.Large:
			v.Leading = append(v.Leading, leadingSheet{s.title, s.web, s.pdf})
		}
	}
	if carries := makeable(d.carries); len(carries) > 0 {
		v.Leading = append(v.Leading, leadingSheet{d.carry.Title, carries[0].web, carries[0].pdf})
	}
	return v
}

// A sheetView is the view of a print page of
type sheetView struct {
	PrintView
	PDF    *out.PDF
	Ruler  string // address of the calibration sheet
	Stock  string // where the cards of card stock lie, to check against the packet
	Shifts []ShiftChoice
}

func (d *deckPrint) sheetPage(env *out.Env, p *sheetPrint, made *out.Made) {
	style := made.Style(d.folder+p.name, p.set().Stylesheet())
	made.Page(out.Page{
		Address: p.web, Layout: "cards-sheet", Title: p.pack.Title + ": " + p.title, Description: d.deck.Page.Description,
		Parent: d.deck.Page.Address(), Lang: d.deck.Page.Lang, Styles: []string{"shapes", "sheet", style}, Light: true, NoIndex: true,
		Late: func() any {
			return sheetView{PrintView: p.set().View(), PDF: p.pdf, Ruler: d.rulerFor(p.sheet).web, Stock: stockSizes(env, p.sheet), Shifts: ShiftChoices()}
		},
	})
}

// rulerFor returns the calibration sheet of a sheet's paper.
func (d *deckPrint) rulerFor(s Sheet) *rulerPrint {
	for _, r := range d.rulers {
		if r.sheet.Paper == s.Cells.Paper {
			return r
		}
	}
	return d.rulers[0]
}

// stockSizes says where the cards of bought card paper lie; nothing of plain paper.
func stockSizes(env *out.Env, s Sheet) string {
	if s.Stock == "" {
		return ""
	}
	return env.Say("sheet_stock_sizes", s.Cells.Left, s.Cells.Top, s.Cells.PitchX, s.Cells.PitchY)
}

func (d *deckPrint) rulerPage(env *out.Env, r *rulerPrint, made *out.Made) {
	style := made.Style(strings.TrimSuffix(r.web, ".html"), r.sheet.Stylesheet())
	title := r.sheet.Title
	if r != d.rulers[0] {
		title += ": " + env.Say("paper_"+strings.ToLower(r.sheet.Paper.Name))
	}
	made.Page(out.Page{
		Address: r.web, Layout: "cards-calibration", Title: title, Description: env.Say("calibration_purpose"),
		Parent: d.deck.Page.Address(), Styles: []string{"sheet", style}, Light: true, NoIndex: true,
		View: rulerView{r.sheet.View(), r.pdf},
	})
}

// A rulerView is the view of a calibration sheet's page.
type rulerView struct {
	CalibrationView
	PDF *out.PDF
}

// printables lists what the deck prints.
func (d *deckPrint) printables(env *out.Env) []out.Printable {
	var prints []out.Printable
	if len(d.sheets) > 0 {
		prints = append(prints, d.sheetsPrintable(env, d.sheets, out.Printable{
			Title: d.deck.Page.Title, Purpose: env.Say("print_cards_purpose", len(d.pack.Cards)), Thumb: "cards", For: out.PerGroup,
		}))
	}
	if len(d.carries) > 0 {
		prints = append(prints, d.sheetsPrintable(env, d.carries, out.Printable{
			Title: d.carry.Title, Purpose: env.Say("print_carry_purpose"), Thumb: "card", For: out.PerPerson, Shows: d.carry.shows,
		}))
	}
	if d.shares || len(d.rulers) == 0 {
		return prints
	}
	first := d.rulers[0]
	p := out.Printable{
		Group: out.ForPocket, Title: first.sheet.Title, Purpose: env.Say("calibration_purpose"), Paper: first.sheet.Paper.Name,
		Sides: sheet.LongEdge, Thumb: "ruler", Web: first.web, PDF: first.pdf,
	}
	for _, r := range d.rulers[1:] {
		p.Others = append(p.Others, out.Other{Title: env.Say("paper_" + strings.ToLower(r.sheet.Paper.Name)), Web: r.web, PDF: r.pdf})
	}
	return append(prints, p)
}

// sheetsPrintable makes one entry of the list from the same cards on several
// sheets: the first that can be made leads, the large one is the large print. Those
// that cannot be made say so.
func (d *deckPrint) sheetsPrintable(env *out.Env, sheets []*sheetPrint, p out.Printable) out.Printable {
	p.Group, p.Paper, p.Sides = out.ForPocket, env.Say("paper_card"), sheet.LongEdge
	var first *sheetPrint
	for _, s := range sheets {
		switch {
		case s.left:
			p.Others = append(p.Others, out.Other{Title: s.title, Left: true})
			continue
		case first == nil:
			first, p.Web, p.PDF, p.Remark = s, s.web, s.pdf, s.remark()
			if s.sheet.Stock != "" {
				p.Remark = strings.TrimSpace(env.Say("sheet_stock_check") + " " + p.Remark)
			}
			continue
		case s.sheet.Large:
			p.Large = s.pdf
		}
		if s.sheet.Stock != "" {
			p.Note = env.Say("sheet_stock_check")
		}
		p.Others = append(p.Others, out.Other{Title: s.title, Web: s.web, PDF: s.pdf, Remark: s.remark()})
	}
	if first == nil { // the cards can still be read
		p.Web, p.Left, p.Others = d.deck.Page.Address(), true, nil
	}
	return p
}

// remark says what is not as on other sheets: cards that go on, and contacts on a
// card of their own.
func (p *sheetPrint) remark() string {
	printed, say := p.set(), p.pack.say
	if numbers := printed.continued(); len(numbers) > 0 {
		key := "card_continue_other"
		if len(numbers) == 1 {
			key = "card_continue_one"
		}
		return say(key, strings.Join(numbers, ", "))
	}
	if p.pack.apart != nil && slices.ContainsFunc(printed.Cards, func(c SetCard) bool { return c.Card == p.pack.apart[0] }) {
		return say("card_contacts_apart")
	}
	return ""
}
