package flow

import (
	"fmt"
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A Board is a poster on its side: the strategies beside each other, with when to
// use each, its options and what follows; below them the endings and what holds
// at every stage.
type Board struct {
	Columns    []BoardColumn
	Endings    []ChartBox
	RulesTitle string
	Rules      []Rule
	TitlesOnly bool // never: the board has room for what the rules say

	sheetOf
	widths []float64 // of the columns, mm
	ends   []float64 // widths of the endings
	rows   boardRows
}

// A BoardColumn is one strategy.
type BoardColumn struct {
	ChartBox
	Uses []Use // the choices that lead here, where the author does not say when to use it
	Next bool  // an answer leads to the strategy in the next column
}

// A Then is what follows on a strategy: an outcome, and the answers that lead to it.
type Then struct {
	Answers []Way
	To      Ref
}

// Several reports whether more than one answer leads there.
func (t Then) Several() bool { return len(t.Answers) > 1 }

// Thens returns what follows, in the order of the answers.
func (c BoardColumn) Thens() []Then {
	var thens []Then
	for _, w := range c.Ways {
		i := slices.IndexFunc(thens, func(t Then) bool { return t.To.ID == w.To.ID })
		if i < 0 {
			i = len(thens)
			thens = append(thens, Then{To: w.To})
		}
		thens[i].Answers = append(thens[i].Answers, w)
	}
	return thens
}

// A Use is a choice that leads to a strategy: the question and the answer.
type Use struct{ Asked, Answer string }

// boardRows are the heights of the board's rows, in millimetres.
type boardRows struct{ head, columns, endings, rules, foot float64 }

// boardChevron is the room between two columns, for the sign that one leads to the
// other.
const boardChevron = 6.0

// newBoard makes one sheet of the board, with some of its columns. Nothing of it is
// fitted yet.
func newBoard(fr frame, s Size, t Type, part Part, columns []BoardColumn, endings []ChartBox) *Board {
	a := addresses{fr.flow}
	return &Board{RulesTitle: fr.flow.RulesTitle, Rules: a.rules(true),
		Columns: columns, Endings: endings, sheetOf: fr.sheet("flow_board", s, t, s.Upright.Turned(), part)}
}

// boardOf returns the columns of a flow's board, and its endings.
func boardOf(f *model.Flow) (columns []BoardColumn, endings []ChartBox) {
	shown := Chart{}
	for _, step := range f.Steps {
		shown.addBox(addresses{f}, step)
		box := shown.Boxes[len(shown.Boxes)-1]
		switch step.Kind {
		case model.Strategy:
			columns = append(columns, BoardColumn{ChartBox: box, Uses: uses(f, step)})
		case model.EndingStep:
			endings = append(endings, box)
		}
	}
	for i := range columns[:max(0, len(columns)-1)] {
		next := columns[i+1].ID
		columns[i].Next = slices.ContainsFunc(columns[i].Ways, func(w Way) bool { return w.To.ID == next })
	}
	return columns, endings
}

// mostBeside is how many strategies stand beside each other at most.
const mostBeside = 5

// uses lists the choices that lead to a strategy that does not say when to use it.
func uses(f *model.Flow, to *model.Step) []Use {
	if len(lead(to.Text)) > 0 {
		return nil
	}
	var found []Use
	for _, s := range f.LeadsHere(to.ID) {
		asked := s.Title
		if s.Badge != "" {
			asked = s.Badge
		}
		for _, c := range s.ChoicesTo(to.ID) {
			found = append(found, Use{asked, c.Text})
		}
	}
	return found
}

// leastShare is how narrow a column gets at most, as a part of an equal share.
const leastShare = 0.72

// measure sets the heights of the rows for the size of type, and returns the room
// that is left on the sheet, below zero where there is none. The columns take what
// is left.
func (b *Board) measure() float64 {
	in, gap := b.in(), b.mm(posterGap)
	r := boardRows{head: b.head.height(b.sheetOf), foot: b.foot.height(b.sheetOf), rules: b.strip().height(b.sheetOf)}
	for i, c := range b.Columns {
		r.columns = max(r.columns, b.columnParts(c, b.widths[i]).all(b))
	}
	left := in.height - (r.head + gap + r.columns + gap + r.rules + gap + r.foot)
	for i := 0; i < len(b.Endings); i += len(b.ends) {
		left -= b.endingRow(i) + gap
		r.endings += b.endingRow(i)
		if i > 0 {
			r.endings += gap
		}
	}
	r.columns += max(left, 0)
	b.rows = r
	return left
}

// chevron is the room between two columns.
func (b *Board) chevron() float64 { return b.mm(boardChevron) }

// endingRow is how high the row is that begins with an ending.
func (b *Board) endingRow(first int) float64 {
	high := 0.0
	for i, e := range b.Endings[first:min(first+len(b.ends), len(b.Endings))] {
		high = max(high, b.endingHeight(e, b.ends[i]))
	}
	return high
}

// endingText is the room for an ending's words, beside its sign.
func (b *Board) endingText(width float64) float64 {
	return width - b.mm(2*posterPad+posterSign+posterSpace)
}

func (b *Board) endingHeight(e ChartBox, width float64) float64 {
	text := b.endingText(width)
	return max(b.mm(posterSign), b.headHigh(text, b.called(e))+b.high(text, b.says(e)...)) + b.mm(2*posterPad)
}

// A columnParts is the heights of a column's parts, without the room around them.
type columnParts struct{ badge, name, when, options, asks, then float64 }

// all is how high a column is at least.
func (c columnParts) all(b *Board) float64 {
	pad := b.mm(posterPad)
	sum := pad + c.badge + c.name + pad/2 + c.when + c.options + c.asks + c.then + pad
	for _, part := range []float64{c.when, c.options} {
		if part > 0 {
			sum += pad
		}
	}
	return sum
}

func (b *Board) columnParts(c BoardColumn, width float64) columnParts {
	text := width - b.mm(2*posterPad)
	parts := columnParts{badge: b.mm(posterSign), name: b.headHigh(text, b.called(c.ChartBox))}
	if c.Badge == "" { // the title stands beside the sign
		parts.badge = 0
		parts.name = max(b.mm(posterSign), b.headHigh(text-b.mm(posterSign+posterSpace), b.called(c.ChartBox)))
	} else {
		parts.badge = max(parts.badge, b.high(text-b.mm(posterSign+posterSpace), sheet.Strong(c.Badge)))
	}
	if when := b.whenParas(c); len(when) > 0 {
		parts.when = b.high(text, when...)
	}
	if len(c.Options) > 0 {
		parts.options = b.high(text, b.offerParas(c)...)
	}
	thens := c.Thens()
	if c.WaysTitle != "" && len(thens) > 0 {
		parts.asks = b.high(text, sheet.Strong(c.WaysTitle))
	}
	for _, t := range thens {
		parts.then += b.thenGap() + b.thenHeight(t, text)
	}
	return parts
}

func (b *Board) whenParas(c BoardColumn) []sheet.Para {
	if len(c.Uses) == 0 {
		return b.says(c.ChartBox)
	}
	out := append(b.factParas(c.Facts), sheet.Para{Spans: []sheet.Span{{Text: b.words("flow_use_if"), Bold: true}}, Before: betweenItems})
	for _, u := range c.Uses {
		out = append(out, bullet([]sheet.Span{{Text: u.Asked + " "}, {Text: u.Answer, Bold: true}}))
	}
	return out
}

func (b *Board) offerParas(c BoardColumn) []sheet.Para {
	if len(c.Options) == 0 {
		return nil
	}
	return append([]sheet.Para{sheet.Strong(optionsTitle(c.ChartBox, b.words))}, b.optionParas(c.Options)...)
}

// thenParas are answers and where they lead: one answer and its outcome are a
// sentence, several stand below each other. Where an answer leads is not parted if a
// line of this width can hold it.
func (b *Board) thenParas(t Then, width float64) []sheet.Para {
	var out []sheet.Para
	for _, w := range t.Answers {
		out = append(out, sheet.Para{Spans: append([]sheet.Span{{Text: w.Text, Bold: true}}, b.added(w.Added)...)})
	}
	if t.Several() {
		return append(out, sheet.Plain("→\u00a0"+b.Goes(t)))
	}
	goes := "→\u00a0" + b.Goes(t)
	if whole := strings.ReplaceAll(goes, " ", "\u00a0"); sheet.Regular.Width(whole, b.points) <= width {
		goes = whole
	}
	out[0].Spans = append(out[0].Spans, sheet.Span{Text: " " + goes})
	return out
}

// Goes says where answers lead: a strategy whose column stands on the same sheet is
// named by its badge, which its column has too.
func (b *Board) Goes(t Then) string {
	for _, c := range b.Columns {
		if c.ID == t.To.ID && c.Badge != "" {
			return c.Badge
		}
	}
	return t.To.Name
}

// thenGap is the room above each answer.
func (b *Board) thenGap() float64 { return b.mm(posterGap) / 2 }

// thenHeight is how high an answer is in the room of a column's text.
func (b *Board) thenHeight(t Then, text float64) float64 {
	inside := text - b.mm(2*posterPad)
	return b.high(inside, b.thenParas(t, inside)...) + b.mm(posterPad)
}

func (b *Board) strip() ruleStrip { return ruleStrip{title: b.RulesTitle, rules: b.Rules} }

// Stylesheet gives the print page the sizes that were measured.
func (b *Board) Stylesheet() []byte {
	gap := css(b.mm(posterGap))
	return fmt.Appendf(nil, `%s.board{grid-template-rows:%s %s minmax(%s,1fr) %s %s %s %s %s auto}
.columns{--chevron:%[10]s;column-gap:%[10]s;grid-template-columns:%s}
.ends{grid-template-columns:%s}
.rules{grid-template-columns:%s}
`+pageEnd,
		b.page(),
		atLeast(b.rows.head), gap, css(b.rows.columns), gap, atLeast(b.rows.endings), gap, atLeast(b.rows.rules), gap,
		css(b.chevron()), tracks(b.widths), tracks(b.ends), tracks(b.strip().layOut(b.sheetOf).widths))
}
