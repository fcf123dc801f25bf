package build

import (
	"crypto/sha256"
	"encoding/hex"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
)

// flowOutputs makes, for each flow, the guided path, the chart with its
// stylesheet, the page of one's own route, and the posters.
func (b *builder) flowOutputs() []output {
	var outputs []output
	for _, f := range b.site.Flows {
		outputs = append(outputs, b.guidedPath(f)...)
		posters := b.flowPosters(f)
		outputs = append(outputs, b.flowChart(f, len(posters) > 0)...)
		outputs = append(outputs, posters...)
	}
	return outputs
}

// guidedPath makes a page a step, and the page that the path begins with.
func (b *builder) guidedPath(f *model.Flow) []output {
	path := flow.Guided(f)
	outputs := []output{b.page(page.Page{
		Address: path.Start(), Layout: "flow-start", Title: b.words("flow_start_title", f.Page.Title), Description: f.Page.Description,
		Parent: f.Page.Address(), Styles: factStyle(path.HasFacts(), "flow", "flow-start"), Scripts: []string{"route"}, Lean: path.IsPlain(), View: path,
	})}
	for _, step := range path.Steps {
		outputs = append(outputs, b.page(page.Page{
			Address: step.Address, Layout: "flow-step", Title: step.Name,
			Parent: f.Page.Address(), Styles: factStyle(len(step.Facts) > 0, "flow"), Scripts: []string{"route"}, Lean: step.IsPlain(), View: step,
		}))
	}
	return outputs
}

// flowChart makes the flow's own page, and the page that one's route is printed
// from. A flow that is too big for posters has no link to them.
func (b *builder) flowChart(f *model.Flow, posters bool) []output {
	chart := flow.NewChart(f)
	if posters {
		chart.PosterPage = b.printList()
	}
	styles := factStyle(flow.HasFacts(f), "chart")
	var outputs []output
	if sheet := chart.Stylesheet(); sheet != nil {
		address := hashedAddress("css/chart-"+f.Path, sheet, ".css")
		styles = append(styles, address)
		outputs = append(outputs, data(address, sheet))
	}
	return append(outputs,
		b.page(page.Page{
			Address: chart.Chart(), Layout: "flow-chart", Title: f.Page.Title, Description: f.Page.Description,
			From: f.Page, Styles: styles, Scripts: []string{"chart"}, Lean: flow.IsPlain(f.Intro, f.RulesText), View: chart,
		}),
		b.page(page.Page{
			Address: chart.Route(), Layout: "flow-route", Title: b.words("flow_your_route"),
			Parent: f.Page.Address(), Styles: factStyle(flow.HasFacts(f), "flow-route"), Scripts: []string{"record"}, NoIndex: true, View: flow.Guided(f),
		}),
	)
}

// factStyle adds the style of facts to those of a page that shows some: all others do
// without it.
func factStyle(shown bool, styles ...string) []string {
	if shown {
		styles = append(styles, "flow-facts")
	}
	return styles
}

// hashedAddress is where a made file is published: its name changes with its
// bytes, so that a browser may keep it for ever.
func hashedAddress(name string, data []byte, ending string) string {
	sum := sha256.Sum256(data)
	return name + "-" + hex.EncodeToString(sum[:4]) + ending
}
