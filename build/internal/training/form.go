package training

import (
	"slices"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// A Form is a sheet that people fill in with a pen. It is never filled in on a
// screen: nothing that somebody writes about their practice goes through a site.
// The print page and the PDF are made from the same Form.
type Form struct {
	ID    string // "attendance": the last part of its address, and the beginning of its words' keys
	Parts []FormPart
	For   out.Sharing // who of a room gets one
}

// Holds returns how many people share one sheet, or zero for any number.
func (f Form) Holds() int {
	if f.For != out.PerRoom {
		return 0
	}
	return AttendanceRows
}

// A FormPart is one thing of a Form; one of its fields is set. All words are keys
// of the layouts' words.
type FormPart struct {
	Heading string
	Text    string
	Fields  []string // short lines side by side, each with its label
	Writing string   // a label above lines to write on
	Lines   int      // how many
	Fills   bool     // it fills its sheet: see [paper.Writing]
	Table   []string // the headings of a table to write in
	Rows    int      // how many empty rows it has
	Asked   []string // or rows that begin with these words
}

// Address returns the form's address without its ending.
func (f Form) Address() string { return "training/" + f.ID }

// Forms returns the sheets of every training: who was there, what it was worth,
// and the record of continuing professional development.
func Forms() []Form {
	return []Form{attendance(), feedback(), development()}
}

// AttendanceRows is how many people one attendance sheet holds: as many rows as
// one side of A4 does.
const AttendanceRows = 17

func attendance() Form {
	return Form{ID: "attendance", Parts: []FormPart{
		{Fields: []string{"attendance_session", "attendance_date", "attendance_place", "attendance_facilitator"}},
		{Text: "attendance_keep"},
		{Table: []string{"attendance_name", "attendance_role", "attendance_agency", "attendance_signature"}, Rows: AttendanceRows},
	}}
}

func feedback() Form {
	return Form{ID: "feedback", For: out.PerPerson, Parts: []FormPart{
		{Fields: []string{"feedback_session", "feedback_date"}},
		{Text: "feedback_no_name"},
		{Writing: "feedback_useful", Lines: 2},
		{Writing: "feedback_try", Lines: 2},
		{Writing: "feedback_unclear", Lines: 2},
		{Heading: "feedback_before_after"},
		{Text: "feedback_scale"},
		{
			Table: []string{"feedback_how_sure", "feedback_before", "feedback_after"},
			Asked: []string{"feedback_sure_raise", "feedback_sure_hear", "feedback_sure_words", "feedback_sure_next"},
		},
		{Writing: "feedback_change", Lines: 2},
	}}
}

func development() Form {
	return Form{ID: "cpd", For: out.PerPerson, Parts: []FormPart{
		{Text: "cpd_privacy"},
		{Fields: []string{"cpd_name", "cpd_role", "cpd_date", "cpd_hours"}},
		{Writing: "cpd_type", Lines: 1},
		{Writing: "cpd_description", Lines: 3},
		{Writing: "cpd_learnt", Lines: 3},
		{Writing: "cpd_impact", Lines: 3},
		{Writing: "cpd_peer", Lines: 2},
		{Fields: []string{"cpd_peer_name", "cpd_peer_date"}},
	}}
}

// document is the form as a sheet of paper.
func (f Form) document(say words.Say) paper.Document {
	return paper.Document{
		Address: f.Address(), Title: say(f.ID + "_title"), Lead: say(f.ID + "_lead"), Sides: paper.LongEdge,
		Blocks: formBlocks(say, f.Parts),
	}
}

func formBlocks(say words.Say, parts []FormPart) []paper.Block {
	var blocks []paper.Block
	for _, part := range parts {
		blocks = append(blocks, part.blocks(say)...)
	}
	return blocks
}

func (p FormPart) blocks(say words.Say) []paper.Block {
	switch {
	case p.Heading != "":
		return []paper.Block{paper.Heading{Level: 2, Text: paper.Words(say(p.Heading))}}
	case p.Text != "":
		return []paper.Block{paper.Said(say(p.Text))}
	case p.Writing != "":
		return []paper.Block{paper.Writing{Label: say(p.Writing), Lines: p.Lines, Fills: p.Fills}}
	case p.Table != nil:
		return []paper.Block{p.grid(say)}
	}
	var pairs []paper.Block
	for pair := range slices.Chunk(p.Fields, 2) {
		pairs = append(pairs, paper.Fields(sayAll(say, pair)))
	}
	return pairs
}

func (p FormPart) grid(say words.Say) paper.Grid {
	g := paper.Grid{Head: sayAll(say, p.Table), Empty: p.Rows, RowHeight: 10, Lined: true, RowHeads: len(p.Asked) > 0}
	if len(p.Asked) > 0 {
		g.Widths = []float64{4, 1, 1}
	}
	for _, key := range p.Asked {
		row := make([]model.Inlines, len(p.Table))
		row[0] = paper.Words(say(key))
		g.Rows = append(g.Rows, row)
	}
	return g
}

func sayAll(say words.Say, keys []string) []string {
	said := make([]string, len(keys))
	for i, key := range keys {
		said[i] = say(key)
	}
	return said
}
