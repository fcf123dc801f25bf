package flow

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/qr"
)

// A Poster is what hangs on a wall, of one kind and on one paper: a sheet, or several
// where its words need them. Without a sheet it is left out.
type Poster struct {
	Kind    string // "board" or "chart"
	Key     string // what it is called in the words of the interface
	Size    Size
	Sheets  []Sheet
	InShort bool   // some of what the chart's own page says is left out
	Address string // of its first sheet, without the ending
	Stead   string // address of the page that holds the same
}

// Left returns the addresses that a poster which is left out would have had. Links
// to them lead to its [Poster.Stead].
func (p *Poster) Left() []string {
	if len(p.Sheets) > 0 {
		return nil
	}
	return []string{p.Address + ".html", p.Address + ".pdf"}
}

// A Sheet is one sheet of a poster: a print page and its twin, a PDF file.
type Sheet struct {
	Address    string // without the ending: "print/chart-a4-2"
	Title      string // "The whole chart as a poster, A4, sheet 2 of 2"
	Paper      string // "A4, sheet 2 of 2"
	Layout     string
	View       any
	Stylesheet []byte
	Bytes      func() ([]byte, error)
	PDF        *out.PDF // of these bytes, made once
}

// Posters fits the posters of a flow, each once. What does not fit, on however many
// sheets, is left out: no poster is ever an error. There is one problem for a place
// and a size of type.
func Posters(f *model.Flow, imprint Imprint, say Words) ([]*Poster, diag.List) {
	return posters(f, imprint, say, func(string, Size) bool { return true })
}

// posters fits those that are wanted.
func posters(f *model.Flow, imprint Imprint, say Words, wanted func(kind string, s Size) bool) ([]*Poster, diag.List) {
	fr := frame{flow: f, imprint: imprint, say: say}
	var problems diag.List
	var err error
	if fr.code, err = qr.New(imprint.Link); err != nil {
		problems.Warnf(diag.Pos{File: "content/site.yaml"}, "poster-code", "posters have no code for a phone's camera: %v", err)
		problems.Hint("Give the site a shorter `base_url`.")
	}
	var all []*Poster
	var missing misfits
	divided := divide(f)
	printable := func(kind string) bool {
		signs := fr.signs(kind)
		for _, s := range Sizes() {
			if !wanted(kind, s) {
				continue
			}
			problems = append(problems, signs.Problems("the "+s.Upright.Name+" "+kind)...)
		}
		return signs.Printable()
	}
	boards := hasStrategies(f)
	printBoards := boards && printable("board")
	printCharts := divided != nil && printable("chart")
	for _, s := range Sizes() {
		if boards && wanted("board", s) {
			board := boardPoster(fr, s, nil)
			if printBoards {
				sheets, miss := fitBoards(fr, s)
				board = boardPoster(fr, s, sheets)
				missing.add(miss)
			}
			all = append(all, board)
		}
		if !wanted("chart", s) {
			continue
		}
		chart := chartPoster(fr, s, nil)
		if printCharts {
			sheets, miss := fitCharts(fr, s, divided)
			chart = chartPoster(fr, s, sheets)
			missing.add(miss)
		}
		all = append(all, chart)
	}
	return all, append(problems, missing.problems()...)
}

func hasStrategies(f *model.Flow) bool {
	for _, s := range f.Steps {
		if s.Kind == model.Strategy {
			return true
		}
	}
	return false
}

func boardPoster(fr frame, s Size, boards []*Board) *Poster {
	a := addresses{fr.flow}
	p := &Poster{Kind: "board", Key: "flow_board", Size: s, Address: a.sheet("board", s, Part{}), Stead: a.Chart()}
	for _, b := range boards {
		p.add(&b.sheetOf, Sheet{Layout: "flow-board", View: b, Stylesheet: b.Stylesheet(), Bytes: func() ([]byte, error) { return b.Bytes(fr.imprint) }}, a)
	}
	return p
}

func chartPoster(fr frame, s Size, charts []*ChartPoster) *Poster {
	a := addresses{fr.flow}
	p := &Poster{Kind: "chart", Key: "flow_chart_poster", Size: s, Address: a.sheet("chart", s, Part{}), Stead: a.Chart()}
	for _, c := range charts {
		p.InShort = p.InShort || c.InShort
		p.add(&c.sheetOf, Sheet{Layout: "flow-poster", View: c, Stylesheet: c.Stylesheet(), Bytes: func() ([]byte, error) { return c.Bytes(fr.imprint) }}, a)
	}
	return p
}

func (p *Poster) add(of *sheetOf, s Sheet, a addresses) {
	s.Address = a.sheet(p.Kind, p.Size, of.part)
	s.Paper = of.part.paper(p.Size, of.words)
	s.Title = of.words(p.Key) + ", " + s.Paper
	s.PDF = out.NewPDF(s.Address+".pdf", s.Bytes)
	// As breadcrumbs say it: the menu leads by the chart's name to the guided path.
	chart := out.Link{Title: a.f.Page.Title + " (" + of.words("flow_chart_title") + ")", Address: a.Chart()}
	of.PDF, of.Related = s.PDF, append(a.beside(p.Kind, p.Size, of.part, of.words), chart)
	of.Lead = of.words(p.Key + "_lead")
	p.Sheets = append(p.Sheets, s)
}

// beside lists the other sheets of a poster.
func (a addresses) beside(what string, s Size, part Part, say Words) []out.Link {
	var others []out.Link
	for n := 1; n <= part.Of; n++ {
		if other := (Part{n, part.Of}); other != part {
			others = append(others, out.Link{Title: other.paper(s, say), Address: a.sheet(what, s, other) + ".html"})
		}
	}
	return others
}
