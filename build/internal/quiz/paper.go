package quiz

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Paper is what a quiz on paper says beside its questions.
type Paper struct {
	Say     Say
	Site    string   // stands above the title
	Footer  string   // the version, and that copies may be out of date
	Address string   // where the newest copy is; may be empty
	At      diag.Pos // of the facts above: the file that they come from
	Author  string
	Lang    string
	Date    model.Date
	Size    float64 // of the type in pt; zero means 12
}

func (p Paper) document(title, lead string, tight bool) *sheet.Document {
	d := sheet.NewDocument(sheet.DocumentOptions{
		At: p.At,
		Options: sheet.Options{
			Title: title, Subject: lead, Author: p.Author, Language: p.Lang, Date: p.Date, Sides: sheet.LongEdge, Mono: true,
		},
		Size: p.Size, Tight: tight, Footer: p.Footer, Address: p.Address, PageOf: p.Say("quiz_page_of", "%d", "%d"),
	})
	d.Masthead(p.Site, sheet.WordsAt(p.At, title), lead)
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
					d.Heading(3, question.words(p.Say))
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
		d.Heading(2, sheet.WordsAt(c.At, c.Title))
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

func (q *Question) numbered(say Say) string {
	return say("quiz_numbered", q.Number, say.said(q.Text))
}

// words is the question with its number, as text that knows its place.
func (q *Question) words(say Say) model.Inlines {
	return sheet.WordsAt(q.Text.Pos(), q.numbered(say))
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
func (q *Quiz) spotGrid(r *Round, say Say, filled bool) sheet.Grid {
	g := sheet.Grid{Head: []string{say("quiz_question")}, Widths: []float64{7}, RowHeight: 7, Lined: true, RowHeads: true}
	for _, o := range r.First().Options {
		g.Head = append(g.Head, say.tag(o))
		g.Widths = append(g.Widths, 1.8)
	}
	for _, question := range r.Questions {
		row := []model.Inlines{question.words(say)}
		for _, o := range question.Options {
			var cell model.Inlines
			if filled && o.Accepted {
				cell = sheet.Words(say.tag(o))
			}
			row = append(row, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// answerGrid says of every answer of the first round what it does. A letter is not
// parted from its words.
func (q *Quiz) answerGrid(r *Round, say Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("quiz_question"), say("quiz_answers_does")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		var does []string
		for _, o := range question.Options {
			does = append(does, strings.ReplaceAll(o.Letter+": "+say.tag(o), " ", "\u00a0"))
		}
		g.Rows = append(g.Rows, []model.Inlines{question.words(say), sheet.Words(strings.Join(does, ". ") + ".")})
	}
	return g
}

// writeGrid has room beside each question for one in a person's own words.
func writeGrid(r *Round, say Say) sheet.Grid {
	g := sheet.Grid{Head: []string{say("csv_avoid"), say("quiz_sheet_yours")}, Widths: []float64{2, 3}, RowHeight: 11, Lined: true, RowHeads: true}
	for _, question := range r.Questions {
		g.Rows = append(g.Rows, []model.Inlines{question.words(say), nil})
	}
	return g
}

// tryGrid is the author's table: each question with what it can become.
func tryGrid(r *Round, say Say) sheet.Grid {
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
		g.Rows = append(g.Rows, []model.Inlines{question.words(say), try})
	}
	return g
}
