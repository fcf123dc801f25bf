package quiz

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/words"
)

// Paper is what a quiz on paper says beside its questions.
type Paper struct {
	Say     words.Say
	Site    string // stands above the title
	Footer  string // the version, and that copies may be out of date
	Address string // where the newest copy is; may be empty
	Author  string
	Lang    string
	Date    model.Date
	Size    float64 // of the type in pt; zero means 12
}

func (p Paper) document(title, lead string, tight bool) *sheet.Document {
	d := sheet.NewDocument(sheet.DocumentOptions{
		Options: sheet.Options{
			Title: title, Subject: lead, Author: p.Author, Language: p.Lang, Date: p.Date, Sides: sheet.LongEdge, Mono: true,
		},
		Size: p.Size, Tight: tight, Footer: p.Footer, Address: p.Address, PageOf: p.Say("quiz_page_of", "%d", "%d"),
	})
	d.Masthead(p.Site, title, lead)
	return d
}

// SheetPDF returns the quiz to fill in: all rounds, in black on white, with boxes
// to tick and lines to write on. It says nothing of what a question does.
func (q *Quiz) SheetPDF(p Paper) *sheet.Document {
	d := p.document(q.Called(p.Say, "quiz_sheet_title"), p.Say("quiz_sheet_lead"), true)
	for _, r := range q.Rounds {
		d.Heading(2, sheet.Words(p.part(r)))
		d.Text(p.Say(r.Key("sheet")))
		switch r.Kind {
		case SwapIt:
			for _, question := range r.Questions {
				d.Keep(func() {
					d.Heading(3, sheet.Words(question.numbered(p.Say)))
					d.Choices(labels(question), letters(question))
				})
			}
		case SpotIt:
			d.Table(q.spotGrid(r, p.Say, false))
		case SayIt:
			d.Table(writeGrid(r, p.Say))
		}
	}
	return d
}

// AnswersPDF returns what to compare the filled-in quiz with: what each question
// does, why that hinders or helps, and what the table offers.
func (q *Quiz) AnswersPDF(p Paper) *sheet.Document {
	d := p.document(q.Called(p.Say, "quiz_answers_title"), p.Say("quiz_answers_lead"), false)
	for _, c := range usable(q.Swaps) {
		d.Heading(2, sheet.Words(c.Title))
		d.Blocks(c.Reason)
	}
	for _, r := range q.Rounds {
		d.Heading(2, sheet.Words(p.part(r)))
		switch r.Kind {
		case SwapIt:
			d.Table(q.answerGrid(r, p.Say))
		case SpotIt:
			d.Table(q.spotGrid(r, p.Say, true))
		case SayIt:
			d.Text(p.Say("quiz_answers_say"))
			d.Table(tryGrid(r, p.Say))
		}
	}
	return d
}

// part is the heading of a round: "Part 1: Swap it".
func (p Paper) part(r *Round) string {
	return p.Say("quiz_part", r.Number(), p.Say(r.Key("title")))
}

func (q *Question) numbered(say words.Say) string {
	return say("quiz_numbered", q.Number, said(say, q.Text))
}

func labels(q *Question) []model.Inlines {
	var texts []model.Inlines
	for _, o := range q.Options {
		texts = append(texts, o.Text)
	}
	return texts
}

func letters(q *Question) []string {
	var all []string
	for _, o := range q.Options {
		all = append(all, o.Letter)
	}
	return all
}

// spotGrid is the second round as a table: a row for each question, a column for
// each thing that it may do. Filled in, the column that fits says so in words.
func (q *Quiz) spotGrid(r *Round, say words.Say, filled bool) sheet.Grid {
	g := sheet.Grid{Head: []string{say("quiz_question")}, Widths: []float64{7}, RowHeight: 7, Lined: true, RowHeads: true}
	for _, o := range r.First().Options {
		g.Head = append(g.Head, tagOf(say, o))
		g.Widths = append(g.Widths, 1.8)
	}
	for _, question := range r.Questions {
		row := []model.Inlines{sheet.Words(question.numbered(say))}
		for _, o := range question.Options {
			var cell model.Inlines
			if filled && o.Accepted {
				cell = sheet.Words(tagOf(say, o))
			}
			row = append(row, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// answerGrid says of every answer of the first round what it does. A letter is not
// parted from its words.
func (q *Quiz) answerGrid(r *Round, say words.Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("quiz_question"), say("quiz_answers_does")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		var does []string
		for _, o := range question.Options {
			does = append(does, strings.ReplaceAll(o.Letter+": "+tagOf(say, o), " ", "\u00a0"))
		}
		g.Rows = append(g.Rows, []model.Inlines{sheet.Words(question.numbered(say)), sheet.Words(strings.Join(does, ". ") + ".")})
	}
	return g
}

// writeGrid has room beside each question for one in a person's own words.
func writeGrid(r *Round, say words.Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("csv_avoid"), say("quiz_sheet_yours")}, Widths: []float64{2, 3}, RowHeight: 11, Lined: true, RowHeads: true}
	for _, question := range r.Questions {
		g.Rows = append(g.Rows, []model.Inlines{sheet.Words(question.numbered(say)), nil})
	}
	return g
}

// tryGrid is the author's table: each question with what it can become.
func tryGrid(r *Round, say words.Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("csv_avoid"), say("voices_try")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		var try model.Inlines
		for i, a := range question.Try {
			if i > 0 {
				try = append(try, model.Break{})
			}
			try = append(try, &model.Strong{Text: a.Text})
			if len(a.Because) > 0 {
				try = append(append(try, model.Text{Value: " "}), a.Because...)
			}
		}
		g.Rows = append(g.Rows, []model.Inlines{sheet.Words(question.numbered(say)), try})
	}
	return g
}
