package build

import (
	"fmt"
	"strings"

	"rethink/build/internal/cards"
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/papers"
	"rethink/build/internal/sheet"
)

// A paperPrint is one sheet for a meeting: its page and its files.
type paperPrint struct {
	name   string // of its words, "record", and of its files
	folder string
	layout string
	thumb  string
	sides  sheet.Sides
	view   any
	pdf    func(papers.Facts) ([]byte, error)
	large  func(papers.Facts) ([]byte, error)
	check  func() diag.List
}

// paperPrints lists the sheets for a meeting that the site has something for.
func (b *builder) paperPrints() []paperPrint {
	const folder = "print/"
	var prints []paperPrint
	for i, g := range b.site.Guides {
		r := papers.NewRecord(g, b.words)
		document := func(f papers.Facts) ([]byte, error) { return r.PDF(f).PDF() }
		p := paperPrint{name: "record", folder: folder, layout: "print-record", thumb: "form", sides: sheet.LongEdge, view: r, pdf: document, large: document}
		if i > 0 {
			// A second guide has its form beside its own page.
			p.folder = strings.TrimSuffix(g.Page.Address(), ".html") + "/"
		}
		p.check = func() diag.List { return judged(r.PDF(b.facts(p.address(), 0))) }
		prints = append(prints, p)
	}
	if s := b.summary(); s != nil {
		prints = append(prints, paperPrint{
			name: "summary", folder: folder, layout: "print-summary", thumb: "text", view: s, pdf: s.PDF,
			large: func(f papers.Facts) ([]byte, error) { return s.Large(f).PDF() },
			check: func() diag.List {
				return append(s.Check(b.site.Decks[0].Page.At()), judged(s.Large(b.facts("", 0)))...)
			},
		})
	}
	if q := papers.NewQuestions(b.site); q != nil {
		document := func(f papers.Facts) ([]byte, error) { return q.PDF(f).PDF() }
		prints = append(prints, paperPrint{
			name: "questions", folder: folder, layout: "print-questions", thumb: "quiz", sides: sheet.LongEdge, view: q, pdf: document, large: document,
			check: func() diag.List { return judged(q.PDF(b.facts("", 0))) },
		})
	}
	return prints
}

func (p paperPrint) address() string { return p.folder + p.name + ".html" }

// facts are what every sheet of paper says beside its own words. Address is that
// of its page.
func (b *builder) facts(address string, size float64) papers.Facts {
	return papers.Facts{
		Say: b.words, Config: b.site.Config, Footer: b.imprint(), Address: b.shortAddress(address), Size: size, Link: b.fullAddress,
	}
}

// summary gathers the guidance on one page from the first deck: its lists and
// sections, then the strategies and standing rules of the flows.
func (b *builder) summary() *papers.Summary {
	if len(b.site.Decks) == 0 {
		return nil
	}
	s := &papers.Summary{}
	for _, g := range b.deckPrints()[0].pack.Groups() {
		if g.Kind != cards.Step && g.Kind != cards.Point {
			continue
		}
		group := papers.SummaryGroup{Title: g.From, Ordered: g.Kind == cards.Step}
		for _, c := range g.Cards {
			e := papers.SummaryEntry{Text: c.Front.Blocks}
			if len(c.Front.Main) > 0 {
				e.Title = c.Front.Main[0]
			}
			group.Entries = append(group.Entries, e)
		}
		s.Groups = append(s.Groups, group)
	}
	for _, f := range b.site.Flows {
		s.Groups = append(s.Groups, summaryOf(f)...)
	}
	if len(s.Groups) == 0 {
		return nil
	}
	if u := b.site.Config.Urgent; u != nil {
		s.Urgent = u.Text
	}
	return s
}

// summaryOf returns the strategies of a flow and its standing rules.
func summaryOf(f *model.Flow) []papers.SummaryGroup {
	strategies := papers.SummaryGroup{Title: f.Page.Title}
	for _, step := range f.Steps {
		if step.Kind != model.Strategy {
			continue
		}
		name := step.Title
		if step.Badge != "" {
			name = fmt.Sprintf("%s: %s", step.Badge, step.Title)
		}
		strategies.Entries = append(strategies.Entries, papers.SummaryEntry{Title: sheet.WordsAt(step.At, name), Text: step.Text})
	}
	rules := papers.SummaryGroup{Title: f.RulesTitle}
	for _, r := range f.Rules {
		e := papers.SummaryEntry{Title: sheet.WordsAt(r.At, r.Title)}
		if len(r.Text) > 0 {
			e.Text = []model.Block{&model.Paragraph{At: r.At, Text: r.Text}}
		}
		rules.Entries = append(rules.Entries, e)
	}
	var groups []papers.SummaryGroup
	for _, g := range []papers.SummaryGroup{strategies, rules} {
		if len(g.Entries) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// paperOutputs makes the pages of the sheets for a meeting.
func (b *builder) paperOutputs() []output {
	var outputs []output
	for _, p := range b.paperPrints() {
		outputs = append(outputs, b.page(page.Page{
			Address: p.address(), Layout: p.layout, Title: b.words(p.name + "_title"), Description: b.words(p.name + "_lead"),
			Parent: b.printList(), Styles: []string{"papers"}, NoIndex: true, View: paperView{p.view, strings.TrimSuffix(p.address(), ".html")},
		}))
	}
	return outputs
}

// A paperView is the view of a sheet's page. Name is its address without ending.
type paperView struct {
	Paper any
	Name  string
}

// paperPrintables lists the sheets for a meeting.
func (b *builder) paperPrintables() []printable {
	var prints []printable
	for _, p := range b.paperPrints() {
		name := strings.TrimSuffix(p.address(), ".html")
		prints = append(prints, printable{
			Group: forMeeting, Title: b.words(p.name + "_title"), Purpose: b.words(p.name + "_purpose"), Paper: sheet.A4.Name,
			Sides: p.sides, Thumb: p.thumb, Web: p.address(),
			PDF:   newPDF(name+".pdf", func() ([]byte, error) { return p.pdf(b.facts(p.address(), 0)) }),
			Large: newPDF(name+"-large.pdf", func() ([]byte, error) { return p.large(b.facts(p.address(), papers.LargeSize)) }),
		})
	}
	return prints
}

// checkPapers tells what of the sheets cannot be printed.
func (b *builder) checkPapers() diag.List {
	var problems diag.List
	for _, p := range b.paperPrints() {
		problems = append(problems, p.check()...)
	}
	return problems
}
