package flow

import (
	"fmt"
	"math"
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

// fitBoards fits the board on a paper: on one sheet, in the largest type at which
// every word is on it, or with its columns on as many sheets as they need. Smaller
// titles and heads come before a sheet for each column, for strategies are compared.
// There are no boards where a flow has no strategies, and none where something does
// not fit a sheet of its own.
func fitBoards(fr frame, s Size) ([]*Board, *misfit) {
	columns, endings := boardOf(fr.flow)
	var miss *misfit
	try := func(t Type, from, to int) []*Board {
		for n := from; n <= to; n++ {
			boards := boardSheets(fr, s, t, n, columns, endings)
			if miss = fitAllBoards(boards); miss == nil {
				return boards
			}
		}
		return nil
	}
	fewest, pairs := (len(columns)+mostBeside-1)/mostBeside, (len(columns)+1)/2
	for _, t := range s.Board {
		if boards := try(t, fewest, pairs); boards != nil {
			return boards, nil
		}
	}
	for _, t := range s.Board {
		if boards := try(t, pairs+1, len(columns)); boards != nil {
			return boards, nil
		}
	}
	return nil, miss
}

// fitAllBoards fits the sheets of a board, in type of one size.
func fitAllBoards(boards []*Board) *misfit {
	points := boards[0].kind.Wish
	for _, b := range boards {
		if miss := b.fit(); miss != nil {
			return miss
		}
		points = min(points, b.points)
	}
	for _, b := range boards {
		b.points = points
		b.arrange()
		b.measure()
	}
	return nil
}

// boardSheets deals the columns out to so many sheets, in their order, each with the
// endings that its columns lead to.
func boardSheets(fr frame, s Size, t Type, n int, columns []BoardColumn, endings []ChartBox) []*Board {
	if n == 1 {
		return []*Board{newBoard(fr, s, t, Part{}, columns, endings)}
	}
	var boards []*Board
	rest := columns
	for i := range n {
		many := len(rest) / (n - i)
		if len(rest)%(n-i) > 0 {
			many++ // the first sheets have one more
		}
		own := rest[:many]
		boards = append(boards, newBoard(fr, s, t, Part{i + 1, n}, own, endingsOf(own, columns, endings, i+1 == n)))
		rest = rest[many:]
	}
	return boards
}

// endingsOf returns the endings that some columns lead to; on the last sheet those
// too that no column leads to.
func endingsOf(own, all []BoardColumn, endings []ChartBox, last bool) []ChartBox {
	leads := func(columns []BoardColumn, id string) bool {
		return slices.ContainsFunc(columns, func(c BoardColumn) bool {
			return slices.ContainsFunc(c.Ways, func(w Way) bool { return w.To.ID == id })
		})
	}
	var kept []ChartBox
	for _, e := range endings {
		if leads(own, e.ID) || last && !leads(all, e.ID) {
			kept = append(kept, e)
		}
	}
	return kept
}

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

// fit finds the largest size of type at which the board is not higher than its
// sheet, and none of its words wider than its room. It returns what does not fit.
func (b *Board) fit() *misfit {
	b.points = b.kind.Min
	b.arrange()
	if miss := b.wideWord(); miss != nil {
		return miss
	}
	if over := -b.measure(); over > 0 {
		return b.tooHigh(over)
	}
	for b.points = b.kind.Wish; b.points > b.kind.Min; b.points -= 0.5 {
		b.arrange()
		if b.measure() >= 0 && b.wideWord() == nil {
			return nil
		}
	}
	b.arrange()
	b.measure()
	return nil
}

// arrange gives each column the width that its words need: the columns are about
// equally high then, and the board is lower.
func (b *Board) arrange() {
	n := len(b.Columns)
	b.widths = balanced(n, b.in().width-b.chevron()*float64(n-1), b.mm(1), func(i int, width float64) float64 {
		if b.wideIn(b.Columns[i], width) != "" {
			return math.Inf(1)
		}
		return b.columnParts(b.Columns[i], width).all(b)
	})
	n = min(len(b.Endings), mostBeside)
	b.ends = balanced(n, b.in().width-b.mm(posterGap)*float64(n-1), b.mm(1), func(i int, width float64) float64 {
		high := 0.0
		for ; i < len(b.Endings); i += n {
			if b.wideEnding(b.Endings[i], width) != "" {
				return math.Inf(1)
			}
			high = max(high, b.endingHeight(b.Endings[i], width))
		}
		return high
	})
}

// leastShare is how narrow a column gets at most, as a part of an equal share.
const leastShare = 0.72

// balanced shares a width between columns so that the highest is as low as can be
// found by moving a few steps' width at a time.
func balanced(n int, width, step float64, height func(i int, width float64) float64) []float64 {
	widths, heights := make([]float64, n), make([]float64, n)
	for i := range widths {
		widths[i] = width / float64(n)
		heights[i] = height(i, widths[i])
	}
	least := width / float64(max(n, 1)) * leastShare
	for _, move := range []float64{8 * step, 4 * step, 2 * step} {
		for range n * 4 {
			highest := 0
			for i, h := range heights {
				if h > heights[highest] {
					highest = i
				}
			}
			if n < 2 || !relieve(widths, heights, highest, move, least, height) {
				break
			}
		}
	}
	return widths
}

// relieve moves width to the highest column from the one that bears it best, and
// reports whether that made the highest lower.
func relieve(widths, heights []float64, highest int, move, least float64, height func(i int, width float64) float64) bool {
	relieved := height(highest, widths[highest]+move)
	if relieved >= heights[highest] {
		return false
	}
	from, lowest := -1, heights[highest]
	for i := range widths {
		if i == highest || widths[i]-move < least {
			continue
		}
		if h := height(i, widths[i]-move); h < lowest {
			from, lowest = i, h
		}
	}
	if from < 0 {
		return false
	}
	widths[highest] += move
	widths[from] -= move
	heights[highest], heights[from] = relieved, lowest
	return true
}

// wideWord returns a word that is wider than its room; nil where there is none.
func (b *Board) wideWord() *misfit {
	for i, c := range b.Columns {
		if word := b.wideIn(c, b.widths[i]); word != "" {
			return b.tooWide(b.flow.Step(c.ID).At, word, c.ID)
		}
	}
	for i, e := range b.Endings {
		if word := b.wideEnding(e, b.ends[i%len(b.ends)]); word != "" {
			return b.tooWide(b.flow.Step(e.ID).At, word, e.ID)
		}
	}
	return b.wideRound(b.strip())
}

// wideIn returns a word of a strategy that is too wide for a column.
func (b *Board) wideIn(c BoardColumn, width float64) string {
	text := width - b.mm(2*posterPad)
	for _, paras := range [][]sheet.Para{{b.called(c.ChartBox)}, b.whenParas(c), b.offerParas(c)} {
		if word := b.wide(text, paras...); word != "" {
			return word
		}
	}
	if word := b.wide(text-b.mm(posterSign+posterSpace), sheet.Strong(c.Badge)); word != "" {
		return word
	}
	for _, t := range c.Thens() {
		inside := text - b.mm(2*posterPad)
		if word := b.wide(inside, b.thenParas(t, inside)...); word != "" {
			return word
		}
	}
	return ""
}

func (b *Board) wideEnding(e ChartBox, width float64) string {
	return b.wide(b.endingText(width), append([]sheet.Para{b.called(e)}, b.says(e)...)...)
}

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

// tooHigh says by how much the board is higher than its sheet, and what takes the
// most room on it.
func (b *Board) tooHigh(over float64) *misfit {
	parts := b.round(b.strip())
	for i, c := range b.Columns {
		parts = append(parts, taking{b.flow.Step(c.ID).At, "step " + c.ID, b.columnParts(c, b.widths[i]).all(b)})
	}
	for i, e := range b.Endings {
		parts = append(parts, taking{b.flow.Step(e.ID).At, "step " + e.ID, b.endingHeight(e, b.ends[i%len(b.ends)])})
	}
	return b.over(over, parts)
}

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
