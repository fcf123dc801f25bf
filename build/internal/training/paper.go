package training

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Paper prints the handouts and guides of a training. Say returns words of the
// layouts; New begins a document with everything of it that belongs to the site:
// name, version, address, how links are written.
type Paper struct {
	Say Say
	New func(title model.Inlines, lead, address string) *sheet.Document
}

// Handout is the session for everybody in the room, with room to write.
func (p Paper) Handout(plan *Plan) *sheet.Document {
	d := p.New(sheet.WordsAt(plan.Page.TitleAt, plan.Page.Title), p.Say("session_handout_lead"), plan.Handout)
	d.Blocks(plan.Intro)
	for _, part := range plan.About {
		d.Heading(2, part.Heading.Text)
		d.Blocks(part.Blocks)
	}
	for _, step := range plan.Steps() {
		d.Keep(func() {
			d.Heading(2, sheet.WordsAt(step.At, step.Title))
			d.Blocks(step.Blocks)
		})
	}
	p.formParts(d, plan.Writing())
	return d
}

// Guide is the session for the facilitator: the agenda with its times, and each
// activity with the notes that nobody else gets, on one page where it can be: who
// stands before a room does not turn pages in the middle of something.
func (p Paper) Guide(plan *Plan) *sheet.Document {
	title := p.Say("session_guide_title", plan.Page.Title)
	d := p.New(sheet.WordsAt(plan.Page.TitleAt, title), p.Say("session_guide_lead"), plan.Guide)
	d.Text(p.Say("session_lasts", plan.Lasts()))
	if plan.People != "" {
		d.Text(p.Say("session_people", plan.People))
	}
	d.Blocks(plan.Intro)
	for _, part := range plan.About {
		d.Heading(2, part.Heading.Text)
		d.Blocks(part.Blocks)
	}
	d.Heading(2, sheet.WordsAt(plan.Agenda.At, plan.Agenda.Title))
	d.Table(p.agenda(plan))
	d.Keep(func() { p.notes(d, 2, plan.Notes) })
	for _, step := range plan.Steps() {
		d.Keep(func() {
			d.Heading(2, sheet.WordsAt(step.At, p.Say("session_activity", step.Row.Start, step.Title)))
			d.Paragraph(p.takes(step))
			d.Blocks(step.Blocks)
			p.notes(d, 3, step.Notes)
		})
	}
	return d
}

// takes says how long an activity lasts and what it needs.
func (p Paper) takes(step Step) model.Inlines {
	lasts := step.Row.Lasts()
	if len(step.Row.Need) == 0 {
		return sheet.Words(lasts)
	}
	return append(sheet.Words(lasts+". "+p.Say("session_need")+": "), step.Row.Need...)
}

// notes prints the facilitator's notes so that they stand apart from what is read
// out to the room.
func (p Paper) notes(d *sheet.Document, level int, notes []model.Block) {
	if len(notes) == 0 {
		return
	}
	d.Panel(sheet.TealTint, sheet.Teal, func() {
		d.Heading(level, sheet.Words(p.Say("facilitator_notes")))
		d.Blocks(notes)
	})
}

func (p Paper) agenda(plan *Plan) sheet.Grid {
	g := sheet.Grid{
		Head:   []string{p.Say("session_starts"), p.Say("session_part"), p.Say("session_takes"), p.Say("session_need")},
		Widths: []float64{1.1, 3.6, 1.9, 4},
	}
	for _, row := range plan.Rows {
		g.Rows = append(g.Rows, []model.Inlines{
			sheet.Words(row.Start), sheet.WordsAt(row.At, row.Name), sheet.Words(row.Lasts()), row.Need,
		})
	}
	g.Rows = append(g.Rows, []model.Inlines{
		sheet.Words(plan.End), sheet.Words(p.Say("session_end")), nil, nil,
	})
	return g
}

// Cases prints the scenarios of a pack, each on a sheet of its own. The sheets part
// in the room, so each says that it is made up.
func (p Paper) Cases(pack *Pack) *sheet.Document {
	d := p.New(sheet.Words(p.Say("scenario_handout_title")), "", pack.Handout)
	for i, s := range pack.Scenarios {
		if i > 0 {
			d.NewPage()
		}
		p.scenario(d, s)
		d.Text(p.Say("scenario_label") + " " + p.Say("scenario_fiction"))
		p.formParts(d, pack.Writing())
	}
	return d
}

// CasesGuide prints the scenarios with what a facilitator could listen for.
func (p Paper) CasesGuide(pack *Pack) *sheet.Document {
	d := p.New(sheet.Words(p.Say("scenario_guide_title")), p.Say("scenario_fiction"), pack.Guide)
	for _, s := range pack.Scenarios {
		d.Keep(func() {
			p.scenario(d, s)
			p.notes(d, 3, s.Notes)
		})
	}
	return d
}

func (p Paper) scenario(d *sheet.Document, s *model.Scenario) {
	d.Heading(2, sheet.WordsAt(s.Page.TitleAt, s.Page.Title))
	if s.Page.Description != "" {
		d.Paragraph(sheet.WordsAt(s.Page.TitleAt, s.Page.Description))
	}
	d.Blocks(Deeper(s))
}

// Deeper returns a scenario's text for a page that holds several of them: each
// heading one level lower, below the scenario's title, and with an id that no
// other scenario has.
func Deeper(s *model.Scenario) []model.Block {
	lower := make([]model.Block, len(s.Blocks))
	for i, b := range s.Blocks {
		if h, ok := b.(*model.Heading); ok {
			one := *h
			one.Level = min(6, h.Level+1)
			one.ID = s.ID() + "-" + h.ID
			b = &one
		}
		lower[i] = b
	}
	return lower
}

// Form prints a sheet to fill in.
func (p Paper) Form(f Form) *sheet.Document {
	d := p.New(sheet.Words(p.Say(f.ID+"_title")), p.Say(f.ID+"_lead"), f.Address()+".html")
	p.formParts(d, f.Parts)
	return d
}

func (p Paper) formParts(d *sheet.Document, parts []FormPart) {
	for _, part := range parts {
		p.formPart(d, part)
	}
}

func (p Paper) formPart(d *sheet.Document, part FormPart) {
	switch {
	case part.Heading != "":
		d.Heading(2, sheet.Words(p.Say(part.Heading)))
	case part.Text != "":
		d.Text(p.Say(part.Text))
	case part.Fields != nil:
		for len(part.Fields) > 2 {
			d.Fields(p.sayAll(part.Fields[:2])...)
			part.Fields = part.Fields[2:]
		}
		d.Fields(p.sayAll(part.Fields)...)
	case part.Writing != "":
		d.Writing(p.Say(part.Writing), part.Lines)
	case part.Table != nil:
		d.Table(p.formTable(part))
	}
}

func (p Paper) formTable(part FormPart) sheet.Grid {
	g := sheet.Grid{Head: p.sayAll(part.Table), Empty: part.Rows, RowHeight: 10, Lined: true, RowHeads: len(part.Asked) > 0}
	if len(part.Asked) > 0 {
		g.Widths = []float64{4, 1, 1}
	}
	for _, key := range part.Asked {
		row := make([]model.Inlines, len(part.Table))
		row[0] = sheet.Words(p.Say(key))
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (p Paper) sayAll(keys []string) []string {
	said := make([]string, len(keys))
	for i, key := range keys {
		said[i] = p.Say(key)
	}
	return said
}
