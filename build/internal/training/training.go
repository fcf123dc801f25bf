// Package training turns workshop plans and scenarios into what a trainer needs:
// the page for everybody, the facilitator's guide, the handout, the sheets that
// people fill in with a pen, and the numbers for a room of a given size.
//
// A session's page and its handout are made from the session without its notes;
// only the facilitator's guide holds them. The package source has taken the notes out of the
// page's text before, so there is no way in which another output could show them.
//
// The package refuses to invent a plan: minutes, order and kit are the author's.
// It works out when each part starts, how long its bar is, and how often a thing
// has to be printed.
package training

import (
	"fmt"
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A Plan is a session as everybody sees it.
type Plan struct {
	*model.Session
	Rows []Row
	End  string // "2:30"
	Time Time   // how long it takes
	Say  words.Say

	// Addresses of what else is made from the session.
	Guide, GuidePDF     string
	Handout, HandoutPDF string
}

// A Row is one line of the agenda with what can be worked out from the others.
type Row struct {
	model.AgendaRow
	Number int
	Start  string // since the beginning: "0:10"
	Bar    int    // length of its bar in parts of 100, the longest activity being 100
	say    words.Say
}

// Time is a span in hours and minutes.
type Time struct{ Hours, Minutes int }

// lasts says a span of time: "2 hours 30 minutes".
func lasts(say words.Say, t Time) string {
	hours, minutes := say.Count("session_hour", t.Hours), say.Count("session_minute", t.Minutes)
	switch {
	case t.Hours == 0:
		return minutes
	case t.Minutes == 0:
		return hours
	}
	return hours + " " + minutes
}

// Lasts says how long the session takes.
func (p *Plan) Lasts() string { return lasts(p.Say, p.Time) }

// Lasts says how long the row's activity takes.
func (r Row) Lasts() string { return r.say.Count("session_minute", r.Minutes) }

// NewPlan works out a session's plan.
func NewPlan(s *model.Session, say words.Say) *Plan {
	base := strings.TrimSuffix(s.Page.Address(), ".html")
	p := &Plan{
		Session: s, Time: Time{s.Minutes / 60, s.Minutes % 60}, Say: say,
		Guide: base + "-guide.html", GuidePDF: base + "-guide.pdf",
		Handout: base + "-handout.html", HandoutPDF: base + "-handout.pdf",
	}
	longest := 1
	for _, row := range s.Agenda.Rows {
		longest = max(longest, row.Minutes)
	}
	elapsed := 0
	for i, row := range s.Agenda.Rows {
		p.Rows = append(p.Rows, Row{AgendaRow: row, Number: i + 1, Start: clock(elapsed), Bar: max(4, row.Minutes*100/longest), say: say})
		elapsed += row.Minutes
	}
	p.End = clock(elapsed)
	return p
}

// clock writes minutes since the beginning as hours and minutes: "1:05".
func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// A Step is an activity with its line of the agenda.
type Step struct {
	*model.Activity
	Row Row
}

// Steps returns the activities in the order of the agenda.
func (p *Plan) Steps() []Step {
	var steps []Step
	for _, row := range p.Rows {
		if a := p.Activity(row.Activity); a != nil {
			steps = append(steps, Step{a, row})
		}
	}
	return steps
}

// Writing is the room for one's own words at the end of the handout.
func (p *Plan) Writing() []FormPart {
	return []FormPart{{Writing: "session_my_notes", Lines: 6, Fills: true}, {Writing: "session_my_step", Lines: 2}}
}

// A Case is a scenario as everybody sees it, with the pack that it lies in.
type Case struct {
	*model.Scenario
	Pack *Pack
}

// A Pack is the scenarios that lie in one folder: printed together, with one
// guide for the facilitator.
type Pack struct {
	Folder              string // "training/scenarios"
	Scenarios           []*model.Scenario
	Handout, HandoutPDF string
	Guide, GuidePDF     string
}

// Packs returns the scenarios of a site by folder, each folder's in the order
// that its pages have.
func Packs(site *model.Site) []*Pack {
	var packs []*Pack
	byFolder := map[string]*Pack{}
	for _, s := range site.Scenarios {
		folder := folderOf(s.Page.Path)
		pack := byFolder[folder]
		if pack == nil {
			base := strings.TrimPrefix(folder+"/", "/")
			pack = &Pack{
				Folder:  folder,
				Handout: base + "handout.html", HandoutPDF: base + "handout.pdf",
				Guide: base + "guide.html", GuidePDF: base + "guide.pdf",
			}
			byFolder[folder] = pack
			packs = append(packs, pack)
		}
		pack.Scenarios = append(pack.Scenarios, s)
	}
	for _, p := range packs {
		slices.SortStableFunc(p.Scenarios, func(a, b *model.Scenario) int { return model.ComparePages(a.Page, b.Page) })
	}
	return packs
}

// Cases returns the scenarios, each with its pack.
func (p *Pack) Cases() []Case {
	var cases []Case
	for _, s := range p.Scenarios {
		cases = append(cases, Case{s, p})
	}
	return cases
}

// Writing is the room for one's own words below each scenario on paper.
func (p *Pack) Writing() []FormPart {
	return []FormPart{{Writing: "scenario_first_words", Lines: 3}, {Writing: "session_my_notes", Lines: 5}}
}

func folderOf(path string) string {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i]
	}
	return ""
}
