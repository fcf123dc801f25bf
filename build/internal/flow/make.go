package flow

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/sheet"
)

// Make makes, for each flow, the guided path, the chart with its stylesheet, the
// page of one's own route, and the posters.
func Make(env *out.Env) out.Made {
	var made out.Made
	paths := map[string]*model.Flow{}
	for _, f := range env.Site.Flows {
		if first := paths[f.Path]; first != nil {
			samePath(f, first, &made.Problems)
			continue
		}
		paths[f.Path] = f
		made.Problems = append(made.Problems, Check(f)...)
		makeGuidedPath(env, f, &made)
		posters := makePosters(env, f, &made)
		makeChart(env, f, len(posters) > 0, &made)
		made.Print(out.Printable{
			Group: out.ForMeeting, Title: env.Say("flow_record"), Purpose: env.Say("flow_record_purpose"),
			Paper: sheet.A4.Name, Thumb: "quiz", Web: Guided(f).Route(),
		})
		for _, p := range posters {
			made.Print(p)
		}
	}
	return made
}

// samePath reports two flows whose steps would lie in one folder.
func samePath(f, first *model.Flow, problems *diag.List) {
	at := f.PathAt
	if at.Line == 0 {
		at = f.Page.At()
	}
	problems.Errorf(at, "flow-path", "path %s is that of %s too: both flows would have their steps in one folder", f.Path, first.Page.At().File)
	problems.Hint("Give one of the two a path of its own, such as `path: other`.")
}

// makeGuidedPath makes a page a step, and the page that the path begins with.
func makeGuidedPath(env *out.Env, f *model.Flow, made *out.Made) {
	path := Guided(f)
	made.Page(out.Page{
		Address: path.Start(), Layout: "flow-start", Title: env.Say("flow_start_title", f.Page.Title), Description: f.Page.Description,
		Parent: f.Page.Address(), Styles: factStyle(path.HasFacts(), "flow", "flow-start"), Scripts: []string{"route"}, Present: true, Lean: path.IsPlain(), View: path,
	})
	for _, step := range path.Steps {
		made.Page(out.Page{
			Address: step.Address, Layout: "flow-step", Title: step.Name,
			Parent: f.Page.Address(), Styles: factStyle(len(step.Facts) > 0, "flow"), Scripts: []string{"route"}, Present: true, Lean: step.IsPlain(), View: step,
		})
	}
}

// makeChart makes the flow's own page, and the page that one's route is printed
// from. A flow that is too big for posters has no link to them.
func makeChart(env *out.Env, f *model.Flow, posters bool, made *out.Made) {
	chart := NewChart(f)
	if posters {
		chart.PosterPage = env.List()
	}
	styles := factStyle(HasFacts(f), "chart")
	if css := chart.Stylesheet(); css != nil {
		styles = append(styles, made.Style("css/chart-"+f.Path, css))
	}
	made.Page(out.Page{
		Address: chart.Chart(), Layout: "flow-chart", Title: f.Page.Title, Description: f.Page.Description,
		From: f.Page, Styles: styles, Scripts: []string{"chart"}, Present: true, Lean: IsPlain(f.Intro, f.RulesText), View: chart,
	})
	made.Page(out.Page{
		Address: chart.Route(), Layout: "flow-route", Title: env.Say("flow_your_route"),
		Parent: f.Page.Address(), Styles: factStyle(HasFacts(f), "flow-route"), Scripts: []string{"record"}, NoIndex: true, View: Guided(f),
	})
}

// factStyle adds the style of facts to those of a page that shows some: all others do
// without it.
func factStyle(shown bool, styles ...string) []string {
	if shown {
		styles = append(styles, "flow-facts")
	}
	return styles
}

// makePosters makes a flow's posters, each once, with the print page of each, and
// returns what there is to print of them: the board, then the chart.
func makePosters(env *out.Env, f *model.Flow, made *out.Made) []out.Printable {
	imprint := newImprint(env, f)
	boards := out.Printable{Group: out.ForWall, Title: env.Say("flow_board"), Purpose: env.Say("flow_board_purpose"), Thumb: "poster"}
	charts := out.Printable{Group: out.ForWall, Title: env.Say("flow_chart_poster"), Purpose: env.Say("flow_chart_purpose"), Thumb: "chart"}
	for _, size := range Sizes() {
		board, problems := NewBoard(f, size, imprint, env.Say)
		made.Problems = append(made.Problems, problems...)
		if board != nil {
			posterPage(env, f, made, "flow-board", posterTitle(env, "flow_board", size), board.PDF, board.Stylesheet(), board)
			addPoster(&boards, size, board.PDF, func() ([]byte, error) { return board.Bytes(imprint) })
		}
		chart, problems := NewChartPoster(f, size, imprint, env.Say)
		made.Problems = append(made.Problems, problems...)
		if chart != nil {
			posterPage(env, f, made, "flow-poster", posterTitle(env, "flow_chart_poster", size), chart.PDF, chart.Stylesheet(), chart)
			addPoster(&charts, size, chart.PDF, func() ([]byte, error) { return chart.Bytes(imprint) })
		}
	}
	var prints []out.Printable
	for _, p := range []out.Printable{boards, charts} {
		if p.PDF != nil {
			prints = append(prints, p)
		}
	}
	return prints
}

func posterTitle(env *out.Env, key string, size Size) string {
	return env.Say(key) + ", " + size.Upright.Name
}

// posterPage makes the print page of a poster, with its own sizes.
func posterPage(env *out.Env, f *model.Flow, made *out.Made, layout, title, pdf string, css []byte, view any) {
	address := strings.TrimSuffix(pdf, ".pdf")
	style := made.Style("css/"+strings.ReplaceAll(address, "/", "-"), css)
	made.Page(out.Page{
		Address: address + ".html", Layout: layout, Title: title, From: f.Page,
		Bare: true, NoIndex: true, Styles: append(factStyle(HasFacts(f), "poster"), style), View: view,
	})
}

// newImprint is what stands at the edge of a flow's posters.
func newImprint(env *out.Env, f *model.Flow) Imprint {
	c := env.Site.Config
	i := Imprint{Site: c.Title, Author: c.Partnership.Name, Language: c.Language, Date: c.Updated}
	if c.Version != "" {
		i.Version = env.Say("version", c.Version)
		if !c.Updated.IsZero() {
			i.Version += ", " + env.Say.Date(c.Updated)
		}
		i.Version += "."
	}
	if c.BaseURL != "" {
		i.Link = c.BaseURL + f.Path + "/"
	}
	return i
}

// addPoster adds a paper: the first is the poster's own, the rest stand below it.
func addPoster(p *out.Printable, size Size, address string, make func() ([]byte, error)) {
	web := strings.TrimSuffix(address, ".pdf") + ".html"
	if p.PDF == nil {
		p.Paper, p.Web, p.PDF = size.Upright.Name, web, out.NewPDF(address, make)
		return
	}
	p.Others = append(p.Others, out.Other{Title: size.Upright.Name, Web: web, PDF: out.NewPDF(address, make)})
}
