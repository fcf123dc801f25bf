package handouts

import (
	"slices"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
	"rethink/build/internal/sheet"
)

// A Summary is the guidance on one page: what the deck holds beside its
// questions, group by group, then the strategies and standing rules of the flows.
type Summary struct {
	Groups []out.DeckGroup
	Urgent string
}

// summaryAddress is that of the page and of its PDF, without an ending.
const summaryAddress = folder + "summary"

// newSummary gathers the guidance on one page. It returns nil for a site without a
// deck: its lists and sections are what an author chose to carry.
func newSummary(site *model.Site, deck *out.Deck) *Summary {
	if deck == nil {
		return nil
	}
	s := &Summary{Groups: slices.Clone(deck.Groups)}
	for _, f := range site.Flows {
		s.Groups = append(s.Groups, summaryOf(f)...)
	}
	if len(s.Groups) == 0 {
		return nil
	}
	if u := site.Config.Urgent; u != nil {
		s.Urgent = u.Text
	}
	return s
}

// summaryOf returns the strategies of a flow and its standing rules.
func summaryOf(f *model.Flow) []out.DeckGroup {
	strategies := out.DeckGroup{Title: f.Page.Title}
	for _, step := range f.Steps {
		if step.Kind != model.Strategy {
			continue
		}
		name := step.Title
		if step.Badge != "" {
			name = step.Badge + ": " + step.Title
		}
		strategies.Entries = append(strategies.Entries, out.DeckEntry{Title: paper.WordsAt(step.At, name), Text: step.Text})
	}
	rules := out.DeckGroup{Title: f.RulesTitle}
	for _, r := range f.Rules {
		e := out.DeckEntry{Title: paper.WordsAt(r.At, r.Title)}
		if len(r.Text) > 0 {
			e.Text = []model.Block{&model.Paragraph{At: r.At, Text: r.Text}}
		}
		rules.Entries = append(rules.Entries, e)
	}
	return slices.DeleteFunc([]out.DeckGroup{strategies, rules}, func(g out.DeckGroup) bool { return len(g.Entries) == 0 })
}

// make makes the page, which is set by itself, and the large print, which flows as
// any document does.
func (s *Summary) make(env *out.Env, deck *out.Deck, made *out.Made) {
	if !env.Chosen(summaryAddress, out.ForMeeting.Name()) {
		made.Drop(env, summaryAddress+".html", summaryAddress+".pdf", summaryAddress+"-large.pdf")
		return
	}
	large := s.flowing(env)
	made.Problems = append(made.Problems, s.Check(deck.At)...)
	set := env.Set(large, out.LargePrint)
	made.Problems = append(made.Problems, set.Problems()...)
	pdf := out.NewPDF(summaryAddress+".pdf", func() ([]byte, error) { return s.PDF(env) })
	largePDF := out.NewPDF(summaryAddress+"-large.pdf", set.PDF)
	page, print := onPage(env, "summary"), inList(env, "summary", "text")
	page.Address, page.Layout, page.Title = summaryAddress+".html", "print-summary", env.Say("summary_title")
	if !set.Printable() {
		made.Leave(page.Address, pdf.Address(), largePDF.Address())
		pdf, largePDF, print.Left = nil, nil, true
	}
	page.Styles = []string{"paper"}
	page.View = SummaryView{Summary: s, Lead: env.Say("summary_lead"), PDF: pdf, Large: largePDF}
	made.Page(page)
	print.Title, print.Paper, print.Web, print.PDF, print.Large = page.Title, sheet.A4.Name, page.Address, pdf, largePDF
	made.Print(print)
}

// A SummaryView is the view of the guidance on one page.
type SummaryView struct {
	*Summary
	Lead       string
	PDF, Large *out.PDF
	Related    []out.Link // none
}

// column is half of the page.
const (
	pageMargin = 16.0
	gutter     = 9.0
	summaryTop = 50.0
	summaryEnd = 24.0 // above the paper's lower edge
	leastType  = 12.0
)

// PDF returns the page at the usual size: two columns, in type of at least 12 pt.
// Where all entries with their texts are too much, some groups give theirs up; what
// is too much even so takes more pages, and [Summary.Check] tells it.
func (s *Summary) PDF(env *out.Env) ([]byte, error) {
	set := s.fit()
	if !onePage(set) {
		return env.Set(s.flowing(env), leastType).PDF()
	}
	p := sheet.NewPDF(env.Options(env.Say("summary_title"), env.Say("summary_lead")))
	p.AddPage(sheet.A4)
	s.masthead(p, env)
	x := pageMargin
	for _, column := range set {
		y := summaryTop
		for _, g := range column {
			g.draw(p, x, y)
			y += g.height
		}
		x += columnWidth() + gutter
	}
	s.foot(p, env)
	return p.Bytes()
}

func columnWidth() float64 { return (sheet.A4.Width - 2*pageMargin - gutter) / 2 }

func (s *Summary) masthead(p *sheet.PDF, env *out.Env) {
	p.Tagged(sheet.TagP, func() {
		p.Text(pageMargin, 18, env.Site.Config.Title, sheet.Style{Font: sheet.Bold, Size: 12, Color: sheet.Teal})
	})
	p.Rect(pageMargin, 20.5, 12, 1.2, sheet.Fill(sheet.Teal))
	p.Outline(1, env.Say("summary_title"), 0)
	p.Tagged(sheet.TagH1, func() {
		p.Text(pageMargin, 32, env.Say("summary_title"), sheet.Style{Font: sheet.Bold, Size: 26, Color: sheet.Ink})
	})
	p.Tagged(sheet.TagP, func() {
		p.Text(pageMargin, 40, env.Say("summary_lead"), sheet.Style{Size: 13, Color: sheet.Mute})
	})
}

func (s *Summary) foot(p *sheet.PDF, env *out.Env) {
	y := sheet.A4.Height - summaryEnd + 4
	width := sheet.A4.Width - 2*pageMargin
	if s.Urgent != "" {
		p.RoundRect(pageMargin, y-1, width, 9, 2, sheet.Fill(sheet.PlumTint))
		p.Tagged(sheet.TagP, func() {
			p.Text(pageMargin+4, y+5, s.Urgent, sheet.Style{Font: sheet.Bold, Size: 13, Color: sheet.Plum})
		})
		y += 9
	}
	p.Artifact(func() {
		style := sheet.Style{Size: 10, Color: sheet.Mute}
		p.Text(pageMargin, y+5, env.Imprint(), style)
		style.Align = sheet.Right
		p.Text(sheet.A4.Width-pageMargin, y+5, env.ShortAddress(summaryAddress+".html"), style)
	})
}

// A PrintedGroup is a group set in type, with its texts where the page has room for
// them.
type PrintedGroup struct {
	out.DeckGroup
	Brief      bool // without its texts
	head, body sheet.Set
	height     float64 // mm
}

// Printed returns the groups as the one page holds them, so that a browser prints
// what the PDF holds. Where not even the titles fit on one page, all keep their
// texts, as they do in the PDF.
func (s *Summary) Printed() []PrintedGroup {
	columns := s.fit()
	groups := slices.Concat(columns...)
	if !onePage(columns) {
		for i := range groups {
			groups[i].Brief = false
		}
	}
	return groups
}

const afterGroup = 5.5

// fit finds which groups can keep their texts, in which size of type, so that two
// columns hold all: as many texts as possible, then the largest size.
func (s *Summary) fit() [][]PrintedGroup {
	n := min(len(s.Groups), 10)
	best, most := s.columns(leastType, 0, nil), -1
	for size := 14.0; size >= leastType; size -= 0.5 {
		sets := s.sets(size)
		for mask := range 1 << n {
			texts := 0
			for i := range n {
				texts += (mask >> i & 1) * len(s.Groups[i].Entries)
			}
			if texts <= most {
				continue
			}
			if columns := s.columns(size, mask, sets); onePage(columns) {
				best, most = columns, texts
			}
		}
	}
	return best
}

// sets sets each group without and with its texts.
func (s *Summary) sets(size float64) [][2]PrintedGroup {
	var sets [][2]PrintedGroup
	for _, g := range s.Groups {
		sets = append(sets, [2]PrintedGroup{setGroup(g, size, false), setGroup(g, size, true)})
	}
	return sets
}

func onePage(columns [][]PrintedGroup) bool {
	room := sheet.A4.Height - summaryTop - summaryEnd
	return height(columns[0]) <= room && height(columns[1]) <= room
}

func height(groups []PrintedGroup) float64 {
	sum := -afterGroup
	for _, g := range groups {
		sum += g.height
	}
	return sum
}

// columns breaks the groups into two columns that are as even as groups allow. The
// bits of mask are the groups with their texts.
func (s *Summary) columns(size float64, mask int, sets [][2]PrintedGroup) [][]PrintedGroup {
	if sets == nil {
		sets = s.sets(size)
	}
	var groups []PrintedGroup
	total := 0.0
	for i := range sets {
		set := sets[i][mask>>i&1]
		groups = append(groups, set)
		total += set.height
	}
	best, cut := total*2, 0
	for i := range groups {
		left := height(groups[:i+1])
		if taller := max(left, total-left-2*afterGroup); taller < best {
			best, cut = taller, i+1
		}
	}
	return [][]PrintedGroup{groups[:cut], groups[cut:]}
}

func setGroup(g out.DeckGroup, size float64, full bool) PrintedGroup {
	box := sheet.Box{Width: columnWidth(), Height: 1000, Leading: 1.22}
	printed := PrintedGroup{DeckGroup: g, Brief: !full, head: box.At(size*1.2, sheet.Strong(g.Title))}
	var paras []sheet.Para
	for i, e := range g.Entries {
		mark := "•"
		if g.Ordered {
			mark = strconv.Itoa(i+1) + "."
		}
		paras = append(paras, sheet.Para{Mark: mark, Spans: spansOf(e, full), Before: 0.12})
	}
	printed.body = box.At(size, paras...)
	printed.height = printed.head.Height + 1 + printed.body.Height + afterGroup
	return printed
}

// spansOf runs an entry's title and text on in one paragraph.
func spansOf(e out.DeckEntry, full bool) []sheet.Span {
	spans := sheet.Spans(e.Title, nil)
	text := plainText(e)
	switch {
	case len(spans) == 0:
		return []sheet.Span{{Text: text}}
	case !full || text == "":
		return spans
	}
	for i := range spans {
		spans[i].Bold = true
	}
	last := &spans[len(spans)-1]
	if !strings.ContainsAny(last.Text[len(last.Text)-1:], ".?!") {
		last.Text += "."
	}
	return append(spans, sheet.Span{Text: " " + text})
}

func plainText(e out.DeckEntry) string {
	var parts []string
	for _, b := range e.Text {
		switch b := b.(type) {
		case *model.Paragraph:
			parts = append(parts, b.Text.Plain())
		case *model.List:
			for _, item := range b.Items {
				parts = append(parts, item.Text().Plain())
			}
		}
	}
	return strings.Join(parts, " ")
}

func (g PrintedGroup) draw(p *sheet.PDF, x, y float64) {
	p.Outline(2, g.Title, y)
	p.Tagged(sheet.TagH2, func() { p.Set(x, y, g.head, sheet.Setting{Color: sheet.Ink, Inside: true}) })
	p.Set(x, y+g.head.Height+1, g.body, sheet.Setting{Color: sheet.Black})
}

// flowing runs the groups on, with all texts, over as many pages as they take.
func (s *Summary) flowing(env *out.Env) paper.Document {
	doc := paper.Document{Address: summaryAddress, Title: env.Say("summary_large"), Lead: env.Say("summary_lead"), Sides: paper.LongEdge}
	// It leads: at the end it could come to stand alone on a last page.
	if s.Urgent != "" {
		doc.Blocks = append(doc.Blocks, paper.Urgent(s.Urgent))
	}
	for _, g := range s.Groups {
		list := &model.List{Ordered: g.Ordered, Start: 1, Tight: true}
		for _, e := range g.Entries {
			list.Items = append(list.Items, &model.Item{Blocks: blocksOf(e)})
		}
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.Words(g.Title)}, paper.Text{list})
	}
	return doc
}

// blocksOf runs the title and the first paragraph on in one.
func blocksOf(e out.DeckEntry) []model.Block {
	if len(e.Title) == 0 {
		return e.Text
	}
	title := &model.Strong{Text: e.Title}
	text, rest := model.Inlines{title}, e.Text
	if len(rest) > 0 {
		if p, ok := rest[0].(*model.Paragraph); ok {
			dot := "."
			if strings.ContainsAny(e.Title.Plain()[len(e.Title.Plain())-1:], ".?!") {
				dot = ""
			}
			title.Text = append(append(model.Inlines{}, e.Title...), model.Text{Value: dot})
			text, rest = append(append(text, model.Text{Value: " "}), p.Text...), rest[1:]
		}
	}
	return append([]model.Block{&model.Paragraph{Text: text}}, rest...)
}

// Check tells when the page is too full even in the smallest type and without
// texts.
func (s *Summary) Check(at diag.Pos) diag.List {
	var problems diag.List
	if !onePage(s.fit()) {
		problems.Warnf(at, "summary-too-long", "guidance on one page does not fit on one page: the deck includes %d lists and pages", len(s.Groups))
		problems.Hint("Include fewer of them, or give their entries short titles: **Title.** Text.")
	}
	return problems
}
