package papers

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A Record is a form for one conversation: the steps of a guide with room to
// write, and a table for what is agreed at the last one.
type Record struct {
	Guide  *model.Guide
	Fields [][]string // labels to write beside, row by row
	Steps  []RecordStep
	Table  []string // headings of the table of what is agreed
	Rows   int
}

// A RecordStep is a step with lines to write on.
type RecordStep struct {
	Number int
	At     diag.Pos
	Title  string
	Text   []model.Block
	Lines  []int // as many as there are lines; their numbers mean nothing
	Last   bool  // what is agreed is written below it
}

const (
	recordLines = 4
	recordRows  = 10
)

// NewRecord makes the form of a guide.
func NewRecord(g *model.Guide, say Say) *Record {
	r := &Record{
		Guide:  g,
		Fields: [][]string{{say("record_about"), say("record_date")}, {say("record_who")}},
		Table:  []string{say("record_action"), say("record_by"), say("record_when")},
		Rows:   recordRows,
	}
	for i, s := range g.Steps {
		step := RecordStep{At: s.At, Number: s.Number, Title: s.Title, Text: plain(s.Text), Last: i == len(g.Steps)-1}
		if !step.Last {
			step.Lines = make([]int, recordLines)
		}
		r.Steps = append(r.Steps, step)
	}
	return r
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

// PDF returns the form to print, on both sides of one sheet at the usual size.
func (r *Record) PDF(f Facts) *sheet.Document {
	d := f.document(f.Say("record_title"), f.Say("record_lead"), sheet.LongEdge)
	d.Text(f.Say("record_added"))
	for _, row := range r.Fields {
		d.Fields(row...)
	}
	for _, s := range r.Steps {
		d.Keep(func() {
			d.Heading(2, sheet.WordsAt(s.At, f.Say("record_step", s.Number, s.Title)))
			d.Blocks(s.Text)
			if s.Last {
				d.Table(sheet.Grid{Head: r.Table, Widths: []float64{3, 1.3, 1}, Empty: r.Rows, RowHeight: 12})
			} else {
				d.Writing("", len(s.Lines))
			}
		})
	}
	return d
}

// RowNumbers is the rows of the table, for a layout to go through.
func (r *Record) RowNumbers() []int { return make([]int, r.Rows) }
