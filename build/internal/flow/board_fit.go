package flow

import (
	"math"
	"slices"

	"rethink/build/internal/sheet"
)

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
