package quiz

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// sheetPaper is the quiz to fill in: all rounds, in black on white, with boxes to tick
// and room to write. It says nothing of what a question does.
func (q *Quiz) sheetPaper(say words.Say) paper.Document {
	doc := paper.Document{
		Address: q.Sheet(), Title: q.Called(say, "quiz_sheet_title"), Lead: say("quiz_sheet_lead"),
		Sides: paper.LongEdge, Mono: true, Tight: true,
	}
	for _, r := range q.Rounds {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.Words(r.part(say))}, paper.Said(say(r.Key("sheet"))))
		switch r.Kind {
		case SwapIt:
			for _, question := range r.Questions {
				doc.Blocks = append(doc.Blocks, paper.Keep{
					paper.Heading{Level: 3, Text: question.numbered(say)},
					question.choices(),
				})
			}
		case SpotIt:
			doc.Blocks = append(doc.Blocks, r.spotGrid(say, false))
		case SayIt:
			doc.Blocks = append(doc.Blocks, r.writeGrid(say))
		}
	}
	return doc
}

// answersPaper is what to compare the filled-in quiz with: what each question
// does, why that hinders or helps, and what the table offers.
func (q *Quiz) answersPaper(say words.Say) paper.Document {
	doc := paper.Document{
		Address: q.Answers(), Title: q.Called(say, "quiz_answers_title"), Lead: say("quiz_answers_lead"),
		Sides: paper.LongEdge, Mono: true,
	}
	for _, c := range usable(q.Swaps) {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.WordsAt(c.At, c.Title)}, paper.Text(c.Reason))
	}
	for _, r := range q.Rounds {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.Words(r.part(say))})
		switch r.Kind {
		case SwapIt:
			doc.Blocks = append(doc.Blocks, r.answerGrid(say))
		case SpotIt:
			doc.Blocks = append(doc.Blocks, r.spotGrid(say, true))
		case SayIt:
			doc.Blocks = append(doc.Blocks, paper.Said(say("quiz_answers_say")), r.tryGrid(say))
		}
	}
	return doc
}

// part is the heading of a round: "Part 1: Swap it".
func (r *Round) part(say words.Say) string {
	return say("quiz_part", r.Number(), say(r.Key("title")))
}

// numbered is the question with its number, as text that knows its place.
func (q *Question) numbered(say words.Say) model.Inlines {
	return paper.WordsAt(q.Text.Pos(), say("quiz_numbered", q.Number, said(say, q.Text)))
}

func (q *Question) choices() paper.Choices {
	var choices paper.Choices
	for _, o := range q.Options {
		choices = append(choices, paper.Choice{Letter: o.Letter, Text: o.Text})
	}
	return choices
}

// spotGrid is the second round as a table: a row for each question, a column for
// each thing that it may do. Filled in, the column that fits says so in words.
func (r *Round) spotGrid(say words.Say, filled bool) paper.Grid {
	g := paper.Grid{Head: []string{say("quiz_question")}, Widths: []float64{7}, RowHeight: 7, Lined: true, RowHeads: true, Tick: !filled}
	for _, o := range r.First().Options {
		g.Head = append(g.Head, tagOf(say, o))
		g.Widths = append(g.Widths, 1.8)
	}
	for _, question := range r.Questions {
		row := []model.Inlines{question.numbered(say)}
		for _, o := range question.Options {
			var cell model.Inlines
			if filled && o.Accepted {
				cell = paper.Words(tagOf(say, o))
			}
			row = append(row, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// answerGrid says of every answer of the first round what it does. A letter is not
// parted from its words.
func (r *Round) answerGrid(say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("quiz_question"), say("quiz_answers_does")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		var does []string
		for _, o := range question.Options {
			does = append(does, strings.ReplaceAll(o.Letter+": "+tagOf(say, o), " ", "\u00a0"))
		}
		g.Rows = append(g.Rows, []model.Inlines{question.numbered(say), paper.Words(strings.Join(does, ". ") + ".")})
	}
	return g
}

// writeGrid has room beside each question for one in a person's own words.
func (r *Round) writeGrid(say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("voices_avoid"), say("quiz_sheet_yours")}, Widths: []float64{2, 3}, RowHeight: 11, Lined: true, RowHeads: true}
	for _, question := range r.Questions {
		g.Rows = append(g.Rows, []model.Inlines{question.numbered(say), nil})
	}
	return g
}

// tryGrid is the author's table: each question with what it can become.
func (r *Round) tryGrid(say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("voices_avoid"), say("voices_try")}, Widths: []float64{2, 3}, RowHeads: true}
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
		g.Rows = append(g.Rows, []model.Inlines{question.numbered(say), try})
	}
	return g
}
