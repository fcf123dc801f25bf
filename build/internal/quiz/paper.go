package quiz

import (
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

// sheetPaper is the quiz to fill in: all rounds, in black on white, with boxes to tick
// and room to write. It says nothing of what a question does.
func (q *Quiz) sheetPaper(say words.Say) paper.Document {
	doc := paper.Document{
		Address: q.Sheet(), Title: q.Called(say, "quiz_sheet_title"), Lead: say("quiz_sheet_lead"), Lang: q.Swaps.Page.Lang,
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
			doc.Blocks = append(doc.Blocks, r.spotBlocks(say)...)
		case SayIt:
			doc.Blocks = append(doc.Blocks, r.writeGrid(say))
		}
	}
	return doc
}

// answersPaper is what to compare the filled-in quiz with: of each answer its words
// and what it does, and what the table offers. It is read without the quiz beside it.
func (q *Quiz) answersPaper(say words.Say) paper.Document {
	doc := paper.Document{
		Address: q.Answers(), Title: q.Called(say, "quiz_answers_title"), Lead: say("quiz_answers_lead"), Lang: q.Swaps.Page.Lang,
		Sides: paper.LongEdge, Mono: true,
	}
	doc.Blocks = append(doc.Blocks, q.added(say))
	for _, c := range usable(q.Swaps) {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.WordsAt(c.At, c.Title)}, paper.Text(c.Reason))
	}
	for _, r := range q.Rounds {
		doc.Blocks = append(doc.Blocks, paper.Heading{Level: 2, Text: paper.Words(r.part(say))})
		switch r.Kind {
		case SwapIt:
			doc.Blocks = append(doc.Blocks, r.answerGrid(say))
		case SpotIt:
			doc.Blocks = append(doc.Blocks, r.listedGrid(say))
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

// added says on paper what the source does not hold.
func (q *Quiz) added(say words.Say) paper.Text {
	alert := &model.Alert{At: q.Swaps.Page.At(), Kind: model.AlertAdded}
	for _, text := range append(q.Added(), paper.Words(say("quiz_added"))) {
		alert.Blocks = append(alert.Blocks, &model.Paragraph{At: text.Pos(), Text: text})
	}
	return paper.Text{alert}
}

// spotBlocks is the second round to fill in: a table with a row for each question and
// a column for each thing that it may do. Where the questions have different answers,
// each has its own below it.
func (r *Round) spotBlocks(say words.Say) []paper.Block {
	if len(r.Quiz.Categories()) > mostKinds {
		var blocks []paper.Block
		for _, question := range r.Questions {
			var choices paper.Choices
			for _, o := range question.Options {
				choices = append(choices, paper.Choice{Letter: o.Letter, Text: paper.Words(tagOf(say, o))})
			}
			blocks = append(blocks, paper.Keep{paper.Heading{Level: 3, Text: question.numbered(say)}, choices})
		}
		return blocks
	}
	g := paper.Grid{Head: []string{say("quiz_question")}, Widths: []float64{7}, RowHeight: 7, Lined: true, RowHeads: true, Tick: true}
	for _, o := range r.First().Options {
		g.Head = append(g.Head, tagOf(say, o))
		g.Widths = append(g.Widths, 1.8)
	}
	for _, question := range r.Questions {
		g.Rows = append(g.Rows, append([]model.Inlines{question.numbered(say)}, make([]model.Inlines, len(question.Options))...))
	}
	return []paper.Block{g}
}

// listedGrid says of every question of the second round how the table lists it, and
// what it does.
func (r *Round) listedGrid(say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("quiz_question"), say("quiz_answers_does")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		cell := model.Inlines{&model.Strong{Text: paper.Words(tagOf(say, Option{Tag: question.Tag}) + ".")}}
		for _, o := range question.Options {
			if o.Accepted && !question.general() {
				cell = remarked(say, cell, o.Feedback.Remarks)
			}
		}
		g.Rows = append(g.Rows, []model.Inlines{question.numbered(say), cell})
	}
	return g
}

// general reports whether what is said of the question is the reason of its whole table, which
// is on the sheet once.
func (q *Question) general() bool {
	return q.Tag != "" && len(q.Swap.Does) == 0
}

// answerGrid says of every answer of the first round what it does, with its words.
func (r *Round) answerGrid(say words.Say) paper.Grid {
	g := paper.Grid{Head: []string{say("quiz_question"), say("quiz_answers_does")}, Widths: []float64{2, 3}, RowHeads: true}
	for _, question := range r.Questions {
		var cell model.Inlines
		for i, o := range question.Options {
			if i > 0 {
				cell = append(cell, model.Break{})
			}
			cell = append(cell, model.Text{Value: o.Letter + ". "}, &model.Strong{Text: o.Text}, model.Text{Value: " " + tagOf(say, o) + "."})
			cell = remarked(say, cell, question.shortly(o))
		}
		g.Rows = append(g.Rows, []model.Inlines{question.numbered(say), cell})
	}
	return g
}

// remarked appends remarks to a text.
func remarked(say words.Say, text model.Inlines, remarks []Remark) model.Inlines {
	for _, r := range remarks {
		text = append(text, model.Text{Value: " "})
		if len(r.Text) > 0 {
			text = append(text, r.Text...)
		} else {
			text = append(text, model.Text{Value: say(r.Key, r.Of)})
		}
	}
	return text
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
