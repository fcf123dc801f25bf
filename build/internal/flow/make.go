package flow

import (
	"cmp"
	"slices"
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
		printed := slices.ContainsFunc(posters, func(p out.Printable) bool { return p.PDF != nil })
		makeChart(env, f, printed, &made)
		if env.Chosen(strings.TrimSuffix(Guided(f).Route(), ".html"), out.ForMeeting.Name()) {
			made.Print(out.Printable{
				Group: out.ForMeeting, Title: env.Say("flow_record"), Purpose: env.Say("flow_record_purpose"),
				Paper: sheet.A4.Name, Thumb: "quiz", Web: Guided(f).Route(),
			})
		}
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
		at = top(f)
	}
	problems.Errorf(at, "flow-path", "path %s is that of %s too: both flows would have their steps in one folder", f.Path, first.Page.At().File)
	problems.Hint("Write `path: other`, or another name, between the `---` marks of one of the two.")
}

// makeGuidedPath makes a page a step, and the page that the path begins with.
func makeGuidedPath(env *out.Env, f *model.Flow, made *out.Made) {
	path := Guided(f)
	made.Page(out.Page{
		Address: path.Start(), Layout: "flow-start", Title: env.Say("flow_start_title", f.Page.Title), Description: f.Page.Description, Lang: f.Page.Lang,
		Parent: f.Page.Address(), Styles: factStyle(path.HasFacts(), "flow"), Scripts: []string{"route"}, Present: true, Lean: path.IsPlain(), View: path,
	})
	for _, step := range path.Steps {
		made.Page(out.Page{
			Address: step.Address, Layout: "flow-step", Title: step.Name, Lang: f.Page.Lang,
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
	styles := factStyle(HasFacts(f), "lines", "chart")
	if css := chart.Stylesheet(); css != nil {
		styles = append(styles, made.Style("css/chart-"+f.Path, css))
	}
	made.Page(out.Page{
		Address: chart.Chart(), Layout: "flow-chart", Title: f.Page.Title, Description: f.Page.Description,
		From: f.Page, Styles: styles, Scripts: []string{"chart"}, Present: true, Lean: IsPlain(f.Intro, f.RulesText), View: chart,
	})
	made.Page(out.Page{
		Address: chart.Route(), Layout: "flow-route", Title: env.Say("flow_your_route"), Lang: f.Page.Lang,
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

// makePosters makes a flow's posters, each once, with the print page of each sheet,
// and returns what there is to print of them: the board, then the chart. Links to a
// poster that is left out lead to the chart's page.
func makePosters(env *out.Env, f *model.Flow, made *out.Made) []out.Printable {
	posters, problems := posters(f, newImprint(env, f), env.Say, func(kind string, s Size) bool {
		address := addresses{f}.sheet(kind, s, Part{})
		if env.Chosen(address, out.ForWall.Name(), kind) {
			return true
		}
		made.Drop(env, address+".html", address+".pdf")
		return false
	})
	made.Problems = append(made.Problems, problems...)
	shows := out.Of(f.Page)
	shows.Facts = []string{out.FactUrgent}
	prints := map[string]*out.Printable{
		"board": {Group: out.ForWall, Title: env.Say("flow_board"), Purpose: env.Say("flow_board_purpose"), Thumb: "poster", Shows: shows},
		"chart": {Group: out.ForWall, Title: env.Say("flow_chart_poster"), Purpose: env.Say("flow_chart_purpose"), Thumb: "chart", Shows: shows},
	}
	inFull := true // every chart carries every word that the chart's page carries
	for _, p := range posters {
		for _, s := range p.Sheets {
			posterPage(env, f, made, s)
		}
		made.Leave(p.Stead, p.Left()...)
		addPoster(prints[p.Kind], p)
		inFull = inFull && !(p.Kind == "chart" && (p.InShort || len(p.Sheets) == 0))
	}
	if inFull {
		prints["chart"].Purpose = env.Say("flow_chart_purpose_full")
	}
	var all []out.Printable
	for _, kind := range []string{"board", "chart"} {
		if p := prints[kind]; p.Paper != "" {
			all = append(all, *p)
		}
	}
	return all
}

// posterPage makes the print page of a sheet, with its own sizes.
func posterPage(env *out.Env, f *model.Flow, made *out.Made, s Sheet) {
	style := made.Style("css/"+strings.ReplaceAll(s.Address, "/", "-"), s.Stylesheet)
	parent := env.List()
	if parent == "" {
		parent = f.Page.Address()
	}
	made.Page(out.Page{
		Address: s.Address + ".html", Layout: s.Layout, Title: s.Title, Parent: parent, Lang: f.Page.Lang,
		Light: true, NoIndex: true, Styles: append(factStyle(HasFacts(f), "lines", "poster"), style), View: s.View,
	})
}

// newImprint is what stands at the edge of a flow's posters.
func newImprint(env *out.Env, f *model.Flow) Imprint {
	c := env.Site.Config
	i := Imprint{Site: c.Title, Author: c.Partnership.Name, Language: cmp.Or(f.Page.Lang, c.Language), Date: c.Updated, Address: env.FullAddress}
	if i.Version = env.Version(); i.Version != "" {
		i.Version += "."
	}
	if c.BaseURL != "" {
		i.Link = c.BaseURL + f.Path + "/"
	}
	if c.Urgent != nil {
		i.Urgent = c.Urgent.Text
	}
	return i
}

// addPoster adds a poster's sheets: the first of all is the printable's own, the rest
// stand below it. One that is left out has a way to what says the same.
func addPoster(p *out.Printable, poster *Poster) {
	own := p.Paper == ""
	add := func(paper, web string, file *out.PDF) {
		if p.Paper == "" {
			p.Paper, p.Web, p.PDF, p.Left = paper, web, file, file == nil
			return
		}
		p.Others = append(p.Others, out.Other{Title: paper, Web: web, PDF: file, Left: file == nil, Sheet: own})
	}
	if len(poster.Sheets) == 0 {
		add(poster.Size.Upright.Name, poster.Stead, nil)
	}
	for _, s := range poster.Sheets {
		add(s.Paper, s.Address+".html", s.PDF)
	}
}
