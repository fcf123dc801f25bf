package build

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/sheet"
	"rethink/build/internal/training"
)

// roomAddress is the page that says what a room of a given size needs.
const roomAddress = "training/room.html"

// trainingOutputs makes, for each session, its page, the facilitator's guide and
// the handout; for each scenario its page, and for each folder of them both sets
// on paper; and, where there is a session at all, the sheets to fill in and the
// numbers for a room.
func (b *builder) trainingOutputs() []output {
	var outputs []output
	for _, plan := range b.plans() {
		outputs = append(outputs, b.sessionPages(plan)...)
	}
	for _, pack := range training.Packs(b.site) {
		outputs = append(outputs, b.scenarioPages(pack)...)
	}
	if len(b.site.Sessions) == 0 {
		return outputs
	}
	for _, f := range training.Forms() {
		outputs = append(outputs, b.page(page.Page{
			Address: f.Address() + ".html", Layout: "form", Title: b.words(f.ID + "_title"),
			Description: b.words(f.ID + "_lead"), Styles: []string{"training"}, View: f,
		}))
	}
	return append(outputs, b.page(page.Page{
		Address: roomAddress, Layout: "room", Title: b.words("room_title"), Description: b.words("room_lead"),
		Styles: []string{"training"}, Scripts: []string{"room"}, View: roomView{training.Rooms(b.deckSheets()), b.added("room_rule")},
	}))
}

// A roomView is the table of rooms, the smallest first. Rule says that its rules
// of thumb are ours.
type roomView struct {
	Rooms []training.Room
	Rule  []model.Block
}

// added sets words of ours apart, as an author does with "> [!ADDED]".
func (b *builder) added(key string) []model.Block {
	return []model.Block{&model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{
		&model.Paragraph{Text: sheet.Words(b.words(key))},
	}}}
}

// Least and Most are the fewest and most people that the table covers.
func (v roomView) Least() int { return v.Rooms[0].People }
func (v roomView) Most() int  { return v.Rooms[len(v.Rooms)-1].People }

func (b *builder) plans() []*training.Plan {
	var plans []*training.Plan
	for _, s := range b.site.Sessions {
		plans = append(plans, training.NewPlan(s, b.words))
	}
	return plans
}

func (b *builder) sessionPages(plan *training.Plan) []output {
	p := plan.Page
	paper := func(address, layout, title string) output {
		return b.page(page.Page{
			Address: address, Layout: layout, Title: title, Parent: p.Address(), NoIndex: true,
			Styles: []string{"training"}, View: plan,
		})
	}
	return []output{
		b.page(page.Page{
			Address: p.Address(), Layout: "session", Title: p.Title, Description: p.Description, From: p,
			Styles: []string{"training"}, View: plan,
		}),
		paper(plan.Guide, "session-guide", b.words("session_guide_title", p.Title)),
		paper(plan.Handout, "session-handout", b.words("session_handout_title", p.Title)),
	}
}

// A packView is a folder of scenarios on one page: for everybody, or with the
// facilitator's notes.
type packView struct {
	Pack           *training.Pack
	ForFacilitator bool
}

// PDF is the address of the page's twin.
func (v packView) PDF() string {
	if v.ForFacilitator {
		return v.Pack.GuidePDF
	}
	return v.Pack.HandoutPDF
}

// Text is a scenario's text, set below its title.
func (v packView) Text(s *model.Scenario) []model.Block { return training.Deeper(s) }

func (b *builder) scenarioPages(pack *training.Pack) []output {
	var outputs []output
	for _, c := range pack.Cases() {
		p := c.Page
		outputs = append(outputs, b.page(page.Page{
			Address: p.Address(), Layout: "scenario", Title: p.Title, Description: p.Description, From: p,
			Styles: []string{"training"}, View: c,
		}))
	}
	for _, set := range []struct {
		address, words string
		notes          bool
	}{
		{pack.Handout, "scenario_handout", false},
		{pack.Guide, "scenario_guide", true},
	} {
		outputs = append(outputs, b.page(page.Page{
			Address: set.address, Layout: "scenario-pack", Title: b.words(set.words + "_title"),
			Description: b.words(set.words + "_line"), NoIndex: true,
			Styles: []string{"training"}, View: packView{pack, set.notes},
		}))
	}
	return outputs
}

// trainingPrintables lists the handouts, guides and sheets for the page of all
// there is to print.
func (b *builder) trainingPrintables() []printable {
	paper := b.trainingPaper()
	var prints []printable
	add := func(title, purpose, thumb, web string, make func() *sheet.Document) {
		address := strings.TrimSuffix(web, ".html") + ".pdf"
		prints = append(prints, printable{
			Group: forTraining, Title: title, Purpose: purpose, Paper: sheet.A4.Name, Sides: sheet.LongEdge, Thumb: thumb, Web: web,
			PDF: newPDF(address, func() ([]byte, error) { return make().PDF() }),
		})
	}
	say := b.words
	for _, plan := range b.plans() {
		add(say("session_guide_title", plan.Page.Title), say("session_guide_line"), "text", plan.Guide,
			func() *sheet.Document { return paper.Guide(plan) })
		add(say("session_handout_title", plan.Page.Title), say("session_handout_line"), "form", plan.Handout,
			func() *sheet.Document { return paper.Handout(plan) })
	}
	for _, pack := range training.Packs(b.site) {
		add(say("scenario_handout_title"), say("scenario_handout_line"), "form", pack.Handout,
			func() *sheet.Document { return paper.Cases(pack) })
		add(say("scenario_guide_title"), say("scenario_guide_line"), "text", pack.Guide,
			func() *sheet.Document { return paper.CasesGuide(pack) })
	}
	if len(b.site.Sessions) > 0 {
		for _, f := range training.Forms() {
			add(say(f.ID+"_title"), say(f.ID+"_lead"), "form", f.Address()+".html",
				func() *sheet.Document { return paper.Form(f) })
		}
	}
	return prints
}

// trainingPaper begins documents with everything of them that belongs to the
// site.
func (b *builder) trainingPaper() training.Paper {
	return training.Paper{Say: b.words, New: b.newDocument}
}

// deckSheets is how many sheets of paper a deck takes on the first of its sheets;
// none where the site has no deck.
func (b *builder) deckSheets() int {
	for _, d := range b.deckPrints() {
		a := d.sheets[0].sheet.Capacity()
		return (len(d.pack.Cards) + a - 1) / a
	}
	return 0
}

// checkTraining tells of kit that the site cannot print or show, and of
// characters that paper cannot.
func (b *builder) checkTraining() diag.List {
	var problems diag.List
	paper := b.trainingPaper()
	for _, plan := range b.plans() {
		problems = append(problems, judged(paper.Guide(plan))...)
		for _, row := range plan.Rows {
			problems = append(problems, b.checkKit(row.Need)...)
		}
	}
	for _, pack := range training.Packs(b.site) {
		problems = append(problems, judged(paper.CasesGuide(pack))...)
	}
	return problems
}

// checkKit tells of a link among what one needs that leads to nothing of the
// site: a room cannot be given a web page of somebody else without Wi-Fi.
func (b *builder) checkKit(need model.Inlines) diag.List {
	var problems diag.List
	for _, in := range need {
		if l, ok := in.(*model.Link); ok && l.To.URL != "" {
			problems.Errorf(l.At, "kit-elsewhere", "kit “%s” is not something that this site prints or shows", l.Text.Plain())
			problems.Hint("Link to a page or a PDF of this site, or write it without a link. Trainers often have no Wi-Fi.")
		}
	}
	return problems
}
