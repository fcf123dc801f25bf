package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// notesKey is the word of the layouts that names the facilitator's sections. A
// site in another language says its own under `strings:` in site.yaml.
const notesKey, notesHeading = "facilitator_notes", "Facilitator notes"

// readSession reads a page of kind session, as docs/format/session.md describes it. The
// facilitator's notes are taken out of the page's body, so no other output can show them
// by mistake.
func readSession(r *reading) *model.Session {
	s := &model.Session{
		Page:      r.page,
		Minutes:   r.matter.Number("minutes"),
		MinutesAt: r.matter.At("minutes"),
		People:    r.set(r.matter.Text("people")),
	}
	if !r.matter.Has("minutes") {
		r.problems.Errorf(r.page.At(), "missing-key", "key `minutes` is missing")
		r.problems.Hint("Write how long the session takes, such as `minutes: 45`.")
	}
	intro, parts := model.Parts(r.page.Body, 2)
	s.Intro = r.shared(intro, nil)
	r.page.Body = s.Intro
	for _, p := range parts {
		r.page.Body = append(r.page.Body, r.sessionPart(s, p)...)
	}
	r.keepHeadings()
	if s.Agenda.ID == "" {
		r.problems.Errorf(r.page.At(), "session-no-agenda", "session has no agenda")
		r.problems.Hint("Write a heading such as `## How the time goes {#agenda}` and below it a table: Part, Minutes, What you need.")
	}
	return s
}

// sessionPart reads one level 2 heading with all that stands under it, and
// returns what of it everybody may read.
func (r *reading) sessionPart(s *model.Session, p model.Part) []model.Block {
	if r.isNotes(p.Heading) {
		r.forget(p.Heading, p.Blocks)
		s.Notes = append(s.Notes, p.Blocks...)
		return nil
	}
	var open []model.Block
	table := tableOf(p.Blocks)
	switch {
	case s.Agenda.ID == "" && table >= 0:
		open = r.shared(p.Blocks, &s.Notes)
		s.Agenda = model.Agenda{
			At: p.Heading.At, ID: p.Heading.ID, Title: p.Heading.Text.Plain(),
			Intro: p.Blocks[:table],
			Rows:  r.agenda(p.Blocks[table].(*model.Table)),
			After: open[min(table+1, len(open)):],
		}
	case s.Agenda.ID == "":
		open = r.shared(p.Blocks, &s.Notes)
		s.About = append(s.About, model.Part{Heading: p.Heading, Blocks: open})
	default:
		a := &model.Activity{At: p.Heading.At, ID: p.Heading.ID, Title: p.Heading.Text.Plain()}
		open = r.shared(p.Blocks, &a.Notes)
		a.Blocks = open
		s.Activities = append(s.Activities, a)
	}
	return append([]model.Block{p.Heading}, open...)
}

// tableOf returns the index of the first table, or -1.
func tableOf(blocks []model.Block) int {
	for i, b := range blocks {
		if _, ok := b.(*model.Table); ok {
			return i
		}
	}
	return -1
}

// shared returns the blocks that everybody may read, and adds the facilitator's
// to notes. A section of notes ends at the next heading of its level or above.
func (r *reading) shared(blocks []model.Block, notes *[]model.Block) []model.Block {
	var open []model.Block
	level := 0 // of the notes that are being read; 0 outside of notes
	for _, b := range blocks {
		h, isHeading := b.(*model.Heading)
		switch {
		case isHeading && r.isNotes(h):
			level = h.Level
			r.forget(h, nil)
			if notes == nil {
				r.problems.Errorf(h.At, "notes-misplaced", "facilitator notes are above the first part of the session")
				r.problems.Hint("Write them as `## %s` below the agenda.", r.notesWords())
			}
			continue
		case isHeading && level > 0 && h.Level <= level:
			level = 0
		case !isHeading && level == 0:
			r.notesInText(b)
		}
		if level == 0 {
			open = append(open, b)
			continue
		}
		r.forget(nil, []model.Block{b})
		if notes != nil {
			*notes = append(*notes, b)
		}
	}
	return open
}

// notesInText reports a paragraph that begins as the facilitator's notes do: below no
// heading of theirs it would be shown to everybody.
func (r *reading) notesInText(b model.Block) {
	p, ok := b.(*model.Paragraph)
	if !ok {
		return
	}
	words, text := r.notesWords(), strings.TrimSpace(p.Text.Plain())
	if len(text) > len(words) && strings.EqualFold(text[:len(words)], words) && text[len(words)] == ':' {
		r.problems.Errorf(p.At, "notes-heading", "text begins with “%s”, and would be shown to everybody", words)
		r.problems.Hint("Write `%s` as a heading, and the notes below it.", words)
	}
}

// isNotes reports whether a heading begins notes for the facilitator. A heading
// that is nearly the right one would show the notes to everybody, so it is an
// error.
func (r *reading) isNotes(h *model.Heading) bool {
	words := r.notesWords()
	text := strings.TrimSpace(h.Text.Plain())
	if strings.EqualFold(text, words) {
		return true
	}
	if diag.Nearest(text, []string{words}) != "" || meansNotes(text) {
		r.problems.Errorf(h.At, "notes-heading", "heading “%s” is nearly “%s”: what is below it would be shown to everybody", text, words)
		r.problems.Hint("Write it exactly as `%s`.", words)
	}
	return false
}

// meansNotes reports whether a heading has other English words for notes that only the facilitator is to
// read.
func meansNotes(text string) bool {
	notes, person := false, false
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch strings.TrimSuffix(word, "s") {
		case "note", "guidance", "tip", "answer", "prompt":
			notes = true
		case "facilitator", "trainer", "presenter", "tutor", "facilitation":
			person = true
		}
	}
	return notes && person
}

func (r *reading) notesWords() string {
	if own := r.site.notes; own != "" {
		return own
	}
	return notesHeading
}

// forget takes headings of the facilitator's notes out of what the page's other
// readers can link to.
func (r *reading) forget(h *model.Heading, blocks []model.Block) {
	if h != nil {
		delete(r.page.Anchors, h.ID)
	}
	for _, b := range blocks {
		if h, ok := b.(*model.Heading); ok {
			delete(r.page.Anchors, h.ID)
		}
	}
}

// keepHeadings takes those headings out of the page's list too.
func (r *reading) keepHeadings() {
	r.page.Headings = slices.DeleteFunc(r.page.Headings, func(h *model.Heading) bool { return !r.page.Anchors[h.ID] })
}

// agenda reads the rows of an agenda.
func (r *reading) agenda(t *model.Table) []model.AgendaRow {
	if n := len(t.Head); n != 2 && n != 3 {
		r.problems.Errorf(t.At, "agenda-shape", "agenda has %d columns, and needs two or three", n)
		r.problems.Hint("The columns are: part, minutes, what you need. The third may be left out.")
		return nil
	}
	var rows []model.AgendaRow
	for _, row := range t.Rows {
		rows = append(rows, r.agendaRow(row))
	}
	return rows
}

func (r *reading) agendaRow(row model.Row) model.AgendaRow {
	part, minutes := row.Cells[0], row.Cells[1]
	a := model.AgendaRow{At: row.CellAt(0), MinutesAt: row.CellAt(1)}
	if len(row.Cells) > 2 {
		a.Need = row.Cells[2].Text
	}
	if link, ok := startingLink(part.Text); ok && link.To.Page == r.page.Path && link.To.Anchor != "" {
		a.Activity, a.Name, a.About = link.To.Anchor, link.Text.Plain(), trimStart(part.Text[1:])
	} else {
		a.Name = part.Text.Plain()
		r.problems.Errorf(a.At, "agenda-no-link", "row “%s” links to no activity", a.Name)
		r.problems.Hint("Start the row with a link to a heading below: [%s](#%s). A break is an activity too.", a.Name, r.idOf(a.Name, "its-id"))
	}
	n, err := strconv.Atoi(strings.TrimSpace(minutes.Text.Plain()))
	if err != nil || n <= 0 {
		r.problems.Errorf(a.MinutesAt, "agenda-minutes", "minutes are “%s”, and should be a whole number", minutes.Text.Plain())
		r.problems.Hint("Write the number alone: 15")
		return a
	}
	a.Minutes = n
	return a
}

// idOf returns the id of the heading with a text.
func (r *reading) idOf(text, otherwise string) string {
	for _, h := range r.page.Headings {
		if strings.EqualFold(strings.TrimSpace(h.Text.Plain()), strings.TrimSpace(text)) {
			return h.ID
		}
	}
	return otherwise
}

func startingLink(text model.Inlines) (*model.Link, bool) {
	if len(text) == 0 {
		return nil, false
	}
	l, ok := text[0].(*model.Link)
	return l, ok
}

// trimStart takes spaces and a colon off the beginning of text.
func trimStart(text model.Inlines) model.Inlines {
	if len(text) == 0 {
		return nil
	}
	t, ok := text[0].(model.Text)
	if !ok {
		return text
	}
	t.Value = strings.TrimLeft(t.Value, " \u00a0:")
	if t.Value == "" {
		return trimStart(text[1:])
	}
	rest := append(model.Inlines{t}, text[1:]...)
	return rest
}

// readScenario reads a page of kind scenario, as docs/format/scenario.md describes it.
func readScenario(r *reading) *model.Scenario {
	s := &model.Scenario{Page: r.page, Practise: r.set(r.matter.Text("practise"))}
	for _, a := range r.matter.Texts("agencies") {
		s.Agencies = append(s.Agencies, r.set(a.Text))
	}
	s.Blocks = r.shared(r.page.Body, &s.Notes)
	r.page.Body = s.Blocks
	r.keepHeadings()
	for _, l := range r.page.Links {
		if r.isPractice(l.To) {
			s.Uses = append(s.Uses, l.To)
		}
	}
	return s
}

// isPractice reports whether a link leads to something to practise with.
func (r *reading) isPractice(to model.Ref) bool {
	switch r.site.kinds[to.Page] {
	case model.KindFlow, model.KindSwaps, model.KindPrompts, model.KindGuide, model.KindCards:
		return true
	}
	return to.Made != ""
}
