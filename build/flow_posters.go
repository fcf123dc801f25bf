package build

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/sheet"
)

// flowPosters makes the print pages of a flow's posters, each with its own sizes.
func (b *builder) flowPosters(f *model.Flow) []output {
	var outputs []output
	add := func(layout, title, pdf string, sheet []byte, view any) {
		address := strings.TrimSuffix(pdf, ".pdf")
		styles := hashedAddress("css/"+strings.ReplaceAll(address, "/", "-"), sheet, ".css")
		outputs = append(outputs, data(styles, sheet), b.page(page.Page{
			Address: address + ".html", Layout: layout, Title: title, From: f.Page,
			Bare: true, NoIndex: true, Styles: append(factStyle(flow.HasFacts(f), "poster"), styles), View: view,
		}))
	}
	for _, size := range flow.Sizes() {
		if board, _ := flow.NewBoard(f, size, b.posterImprint(f), b.words); board != nil {
			add("flow-board", b.posterTitle("flow_board", size), board.PDF, board.Stylesheet(), board)
		}
		if chart, _ := flow.NewChartPoster(f, size, b.posterImprint(f), b.words); chart != nil {
			add("flow-poster", b.posterTitle("flow_chart_poster", size), chart.PDF, chart.Stylesheet(), chart)
		}
	}
	return outputs
}

func (b *builder) posterTitle(key string, size flow.Size) string {
	return b.words(key) + ", " + size.Upright.Name
}

// posterImprint is what stands at the edge of a flow's posters.
func (b *builder) posterImprint(f *model.Flow) flow.Imprint {
	c := b.site.Config
	i := flow.Imprint{Site: c.Title, Author: c.Partnership.Name, Language: c.Language, Date: c.Updated}
	if c.Version != "" {
		i.Version = b.words("version", c.Version)
		if !c.Updated.IsZero() {
			i.Version += ", " + b.words.Date(c.Updated)
		}
		i.Version += "."
	}
	if c.BaseURL != "" {
		i.Link = c.BaseURL + f.Path + "/"
	}
	return i
}

// flowPrintables lists what each flow prints: the board, the chart, and the record
// of one's own route, which has a page only.
func (b *builder) flowPrintables() []printable {
	var prints []printable
	for _, f := range b.site.Flows {
		prints = append(prints, printable{
			Group: forMeeting, Title: b.words("flow_record"), Purpose: b.words("flow_record_purpose"),
			Paper: sheet.A4.Name, Thumb: "quiz", Web: flow.Guided(f).Route(),
		})
		boards := printable{Group: forWall, Title: b.words("flow_board"), Purpose: b.words("flow_board_purpose"), Thumb: "poster"}
		charts := printable{Group: forWall, Title: b.words("flow_chart_poster"), Purpose: b.words("flow_chart_purpose"), Thumb: "chart"}
		for _, size := range flow.Sizes() {
			if board, _ := flow.NewBoard(f, size, b.posterImprint(f), b.words); board != nil {
				boards.addPoster(size, board.PDF, func() ([]byte, error) { return board.Bytes(b.posterImprint(f)) })
			}
			if chart, _ := flow.NewChartPoster(f, size, b.posterImprint(f), b.words); chart != nil {
				charts.addPoster(size, chart.PDF, func() ([]byte, error) { return chart.Bytes(b.posterImprint(f)) })
			}
		}
		for _, p := range []printable{boards, charts} {
			if p.PDF != nil {
				prints = append(prints, p)
			}
		}
	}
	return prints
}

// addPoster adds a paper: the first is the poster's own, the rest stand below it.
func (p *printable) addPoster(size flow.Size, address string, make func() ([]byte, error)) {
	web := strings.TrimSuffix(address, ".pdf") + ".html"
	if p.PDF == nil {
		p.Paper, p.Web, p.PDF = size.Upright.Name, web, newPDF(address, make)
		return
	}
	p.Others = append(p.Others, printableOther{Title: size.Upright.Name, Web: web, PDF: newPDF(address, make)})
}

// checkFlows finds what shows only when a flow is drawn, on the screen and on
// paper.
func (b *builder) checkFlows() diag.List {
	var problems diag.List
	paths := map[string]*model.Flow{}
	for _, f := range b.site.Flows {
		if first := paths[f.Path]; first != nil {
			at := f.PathAt
			if at.Line == 0 {
				at = f.Page.At()
			}
			problems.Errorf(at, "flow-path", "path %s is that of %s too: both flows would have their steps in one folder", f.Path, first.Page.At().File)
			problems.Hint("Give one of the two a path of its own, such as `path: other`.")
			continue
		}
		paths[f.Path] = f
		problems = append(problems, flow.Check(f)...)
		for _, size := range flow.Sizes() {
			_, board := flow.NewBoard(f, size, b.posterImprint(f), b.words)
			_, chart := flow.NewChartPoster(f, size, b.posterImprint(f), b.words)
			problems = append(problems, board...)
			problems = append(problems, chart...)
		}
	}
	return problems
}
