package training

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// handout is the session for everybody in the room, with room to write, and with the
// address of the site to take away where the site has one.
func (p *Plan) handout(c model.Config) paper.Document {
	doc := paper.Document{
		Address: strings.TrimSuffix(p.Handout, ".html"), Title: p.Say("session_handout_title", p.Page.Title), TitleAt: p.Page.TitleAt, Lead: p.Say("session_handout_lead"),
		Lang: p.Page.Lang, Sides: paper.LongEdge, Blocks: p.about(),
	}
	for _, step := range p.Steps() {
		doc.Blocks = append(doc.Blocks, paper.Keep{
			paper.Heading{Level: 2, ID: step.ID, Text: paper.WordsAt(step.At, step.Title)},
			paper.Text(step.Blocks),
		})
	}
	doc.Blocks = append(doc.Blocks, formBlocks(p.Say, p.Writing())...)
	if short := c.ShortAddress(); short != "" {
		doc.Lead += " " + p.Say("session_site", short)
	}
	return doc
}

// guide is the session for the facilitator: the agenda with its times, and each
// activity with the notes that nobody else gets, on one page where it can be: who
// stands before a room does not turn pages in the middle of something.
func (p *Plan) guide() paper.Document {
	say := p.Say
	doc := paper.Document{
		Address: strings.TrimSuffix(p.Guide, ".html"), Title: say("session_guide_title", p.Page.Title), TitleAt: p.Page.TitleAt, Lead: say("session_guide_lead"),
		Lang: p.Page.Lang, Sides: paper.LongEdge, Blocks: []paper.Block{paper.Said(say("session_lasts", p.Lasts()))},
	}
	if p.People != "" {
		doc.Blocks = append(doc.Blocks, paper.Paragraph(paper.WordsAt(p.Page.At(), say("session_people", p.People))))
	}
	doc.Blocks = append(doc.Blocks, p.about()...)
	doc.Blocks = append(doc.Blocks,
		paper.Heading{Level: 2, ID: p.Agenda.ID, Text: paper.WordsAt(p.Agenda.At, p.Agenda.Title)},
		p.agenda(),
		paper.Keep(notes(say, 2, p.Notes)),
	)
	for _, step := range p.Steps() {
		activity := paper.Keep{
			paper.Heading{Level: 2, ID: step.ID, Text: paper.WordsAt(step.At, say("session_activity", step.Row.Start, step.Title))},
			paper.Paragraph(p.takes(step)),
			paper.Text(step.Blocks),
		}
		doc.Blocks = append(doc.Blocks, append(activity, notes(say, 3, step.Notes)...))
	}
	return doc
}

// about is what stands above the agenda.
func (p *Plan) about() []paper.Block {
	blocks := []paper.Block{paper.Text(p.Intro)}
	for _, part := range p.About {
		blocks = append(blocks,
			paper.Heading{Level: 2, ID: part.Heading.ID, Text: part.Heading.Text},
			paper.Text(part.Blocks),
		)
	}
	return blocks
}

// takes says how long an activity lasts and what it needs.
func (p *Plan) takes(step Step) model.Inlines {
	lasts := step.Row.Lasts()
	if len(step.Row.Need) == 0 {
		return paper.Words(lasts)
	}
	return append(paper.Words(lasts+". "+p.Say("session_need")+": "), step.Row.Need...)
}

// notes are the facilitator's notes, set apart from what is read out to the room;
// none for no notes.
func notes(say words.Say, level int, notes []model.Block) []paper.Block {
	if len(notes) == 0 {
		return nil
	}
	return []paper.Block{paper.Aside{Level: level, Title: say("facilitator_notes"), Blocks: []paper.Block{paper.Text(notes)}}}
}

func (p *Plan) agenda() paper.Grid {
	g := paper.Grid{
		Head:   []string{p.Say("session_starts"), p.Say("session_part"), p.Say("session_takes"), p.Say("session_need")},
		Widths: []float64{1.1, 3.6, 1.9, 4},
	}
	for _, row := range p.Rows {
		g.Rows = append(g.Rows, []model.Inlines{
			paper.Words(row.Start), paper.WordsAt(row.At, row.Name), paper.Words(row.Lasts()), row.Need,
		})
	}
	g.Rows = append(g.Rows, []model.Inlines{
		paper.Words(p.End), paper.Words(p.Say("session_end")), nil, nil,
	})
	return g
}

// handout is the scenarios of a pack, each on a sheet of its own. The sheets part
// in the room, so each says that it is made up.
func (p *Pack) handout(say words.Say) paper.Document {
	doc := paper.Document{Address: strings.TrimSuffix(p.Handout, ".html"), Title: say("scenario_handout_title"), Lang: p.lang(), Sides: paper.LongEdge}
	for i, s := range p.Scenarios {
		if i > 0 {
			doc.Blocks = append(doc.Blocks, paper.Feed{})
		}
		doc.Blocks = append(doc.Blocks, scenario(s)...)
		doc.Blocks = append(doc.Blocks, paper.Said(say("scenario_label")+" "+say("scenario_fiction")))
		doc.Blocks = append(doc.Blocks, formBlocks(say, p.Writing())...)
	}
	return doc
}

// lang is the language of the scenarios, where all of them are in one that is not the site's.
func (p *Pack) lang() string {
	lang := p.Scenarios[0].Page.Lang
	for _, s := range p.Scenarios {
		if s.Page.Lang != lang {
			return ""
		}
	}
	return lang
}

// guide is the scenarios with what a facilitator could listen for.
func (p *Pack) guide(say words.Say) paper.Document {
	doc := paper.Document{
		Address: strings.TrimSuffix(p.Guide, ".html"), Title: say("scenario_guide_title"), Lead: say("scenario_fiction"), Lang: p.lang(), Sides: paper.LongEdge,
	}
	for _, s := range p.Scenarios {
		doc.Blocks = append(doc.Blocks, paper.Keep(append(scenario(s), notes(say, 3, s.Notes)...)))
	}
	return doc
}

func scenario(s *model.Scenario) []paper.Block {
	blocks := []paper.Block{paper.Heading{Level: 2, ID: s.ID(), Text: paper.WordsAt(s.Page.TitleAt, s.Page.Title)}}
	if s.Page.Description != "" {
		blocks = append(blocks, paper.Paragraph(paper.WordsAt(s.Page.TitleAt, s.Page.Description)))
	}
	return append(blocks, paper.Text(deeper(s)))
}

// deeper returns a scenario's text for a sheet that holds several of them: each
// heading one level lower, below the scenario's title, and with an id that no
// other scenario has.
func deeper(s *model.Scenario) []model.Block {
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
