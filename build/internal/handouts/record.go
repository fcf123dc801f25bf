package handouts

import (
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/words"
)

const (
	recordLines = 3 // to write on at each step
	recordRows  = 6 // of the table of what is agreed
	recordAfter = 2 // to write on below it
)

// record is a form for one conversation: the steps of a guide with room to write,
// and a table for what is agreed at the last one, with what came of it; then what
// was answered, what is still open, and when it goes on. At the usual size it takes both
// sides of one sheet.
func record(g *model.Guide, address string, say words.Say) paper.Document {
	doc := paper.Document{
		Address: address, Title: say("record_title"), Lead: say("record_lead"), Sides: paper.LongEdge,
		Blocks: []paper.Block{
			paper.Said(say("record_added")),
			paper.Fields{say("record_about"), say("record_date")},
			paper.Fields{say("record_who")},
			paper.Fields{say("record_missing"), say("record_led")},
		},
	}
	for i, s := range g.Steps {
		step := paper.Keep{
			paper.Heading{Level: 2, Text: paper.WordsAt(s.At, say("record_step", s.Number, s.Title))},
			paper.Text(plain(s.Text)),
		}
		if i == len(g.Steps)-1 {
			step = append(step, paper.Grid{
				Head:   []string{say("record_action"), say("record_by"), say("record_when"), say("record_outcome")},
				Widths: []float64{3, 1.3, 1, 2}, Empty: recordRows, RowHeight: 12,
			})
		} else {
			step = append(step, paper.Writing{Lines: recordLines})
		}
		doc.Blocks = append(doc.Blocks, step)
	}
	doc.Blocks = append(doc.Blocks,
		paper.Writing{Label: say("record_responses"), Lines: recordAfter},
		paper.Writing{Label: say("record_disagreed"), Lines: recordAfter},
		paper.Fields{say("record_next"), say("record_kept")},
	)
	return doc
}

// plain leaves out the questions of another page: they have a sheet of their own.
func plain(blocks []model.Block) []model.Block {
	var kept []model.Block
	for _, b := range blocks {
		if _, ok := b.(*model.Embed); !ok {
			kept = append(kept, b)
		}
	}
	return kept
}
