package flow

import (
	"fmt"
	"slices"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A Board is a poster on its side: the strategies beside each other, with when to
// use each, its options and what follows; below them the endings and what holds
// at every stage.
type Board struct {
	Title      string
	Intro      []model.Block
	Columns    []BoardColumn
	Endings    []ChartBox
	RulesTitle string
	Rules      []Rule
	Code       *QR
	Left       string // foot
	Right      string
	PDF        string // address
	ChartPage  string // address
	Urgent     string
	TitlesOnly bool // never: the board has room for what the rules say

	sheetOf
	rows boardRows
}

// A BoardColumn is one strategy.
type BoardColumn struct {
	ChartBox
	Uses []Use // the choices that lead here, where the author does not say when to use it
}

// OneOption returns the only option of a strategy, which stands without a bullet;
// nil where there are several.
func (c BoardColumn) OneOption() model.Inlines {
	if len(c.Options) == 1 {
		return c.Options[0]
	}
	return nil
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
type boardRows struct{ head, name, when, options, then, endings, rules, foot float64 }

// newBoard makes one sheet of the board, with some of its columns. Nothing of it is
// fitted yet.
func newBoard(fr frame, s Size, part Part, columns []BoardColumn, endings []ChartBox) *Board {
	a := addresses{fr.flow}
	b := &Board{Title: part.title(fr.flow.Page.Title, fr.say), Intro: lead(fr.flow.Intro), RulesTitle: fr.flow.RulesTitle, Rules: a.rules(true),
		PDF: a.sheet("board", s, part) + ".pdf", ChartPage: a.Chart(), Urgent: fr.imprint.Urgent,
		Columns: columns, Endings: endings, sheetOf: fr.sheet("flow_board", s, s.Upright.Turned(), part)}
	b.Code, b.Left, b.Right = fr.code, b.foot.left, b.foot.right
	return b
}

// boardOf returns the columns of a flow's board, and its endings.
func boardOf(f *model.Flow) (columns []BoardColumn, endings []ChartBox) {
	shown := Chart{}
	for _, step := range f.Steps {
		shown.addBox(addresses{f}, step)
		box := shown.Boxes[len(shown.Boxes)-1]
		switch step.Kind {
		case model.Strategy:
			columns = append(columns, BoardColumn{box, uses(f, step)})
		case model.EndingStep:
			endings = append(endings, box)
		}
	}
	return columns, endings
}

// fitBoards fits the board on a paper: on one sheet, in the largest type at which
// every word is on it, or with its columns on as many sheets as they need. There are
// no boards where a flow has no strategies, and none where something does not fit a
// sheet of its own.
func fitBoards(fr frame, s Size) ([]*Board, *misfit) {
	columns, endings := boardOf(fr.flow)
	var miss *misfit
	for n := 1; n <= len(columns); n++ {
		boards := boardSheets(fr, s, n, columns, endings)
		points := s.Wish
		miss = nil
		for _, b := range boards {
			if miss = b.fit(); miss != nil {
				break
			}
			points = min(points, b.points)
		}
		if miss == nil {
			for _, b := range boards {
				b.points = points
				b.measure()
			}
			return boards, nil
		}
	}
	return nil, miss
}

// boardSheets deals the columns out to so many sheets, in their order.
func boardSheets(fr frame, s Size, n int, columns []BoardColumn, endings []ChartBox) []*Board {
	if n == 1 {
		return []*Board{newBoard(fr, s, Part{}, columns, endings)}
	}
	var boards []*Board
	for i := range n {
		many := len(columns) / (n - i)
		if len(columns)%(n-i) > 0 {
			many++ // the first sheets have one more
		}
		boards = append(boards, newBoard(fr, s, Part{i + 1, n}, columns[:many], endings))
		columns = columns[many:]
	}
	return boards
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
	b.points = b.size.Min
	if over := -b.measure(); over > 0 {
		return b.tooHigh(over)
	}
	if miss := b.wideWord(); miss != nil {
		return miss
	}
	for b.points = b.size.Wish; b.measure() < 0 || b.wideWord() != nil; b.points -= 0.5 {
	}
	return nil
}

// wideWord returns a word that is wider than its room; nil where there is none.
func (b *Board) wideWord() *misfit {
	for _, c := range b.Columns {
		then := []sheet.Para{}
		for _, t := range c.Thens() {
			then = append(then, b.thenParas(t)...)
		}
		for _, paras := range [][]sheet.Para{b.whenParas(c), b.optionParas(c), then} {
			if word := wide(b.textWidth(), b.points, paras...); word != "" {
				return b.tooWide(b.flow.Step(c.ID).At, word, c.ID)
			}
		}
		if word := wide(b.nameWidth(b.columnWidth()), b.points, b.nameParas(c.ChartBox)...); word != "" {
			return b.tooWide(b.flow.Step(c.ID).At, word, c.ID)
		}
	}
	for _, e := range b.Endings {
		word := wide(b.nameWidth(b.endingWidth()), b.points, b.nameParas(e)...)
		if w := wide(b.endingWidth()-2*b.size.mm(posterPad), b.points, says(e)...); w != "" {
			word = w
		}
		if word != "" {
			return b.tooWide(b.flow.Step(e.ID).At, word, e.ID)
		}
	}
	return b.wideRound(b.strip())
}

// measure sets the heights of the rows for the size of type, and returns the room
// that is left on the sheet, below zero where there is none. The row of options
// takes what is left.
func (b *Board) measure() float64 {
	s, in := b.size, b.size.inside(b.size.Upright.Turned())
	pad := s.mm(posterPad)
	r := boardRows{head: b.head.height(s, in, b.points), foot: b.foot.height(s, in)}
	for _, c := range b.Columns {
		r.name = max(r.name, b.nameHeight(b.columnWidth(), c.ChartBox))
		r.when = max(r.when, height(b.textWidth(), b.points, b.whenParas(c)...)+2*pad)
		r.options = max(r.options, height(b.textWidth(), b.points, b.optionParas(c)...)+2*pad)
		r.then = max(r.then, b.thenHeight(c))
	}
	for _, e := range b.Endings {
		r.endings = max(r.endings, b.nameHeight(b.endingWidth(), e)+height(b.endingWidth()-2*pad, b.points, says(e)...)+pad)
	}
	r.rules = b.strip().height(s, in.width, b.points)
	gap := s.mm(posterGap)
	left := in.height - (r.head + gap + r.name + r.when + r.options + r.then + gap + r.endings + gap + r.rules + gap + r.foot)
	r.options += max(left, 0)
	b.rows = r
	return left
}

func (b *Board) columnWidth() float64 {
	n := float64(len(b.Columns))
	return (b.size.inside(b.size.Upright.Turned()).width - b.size.mm(posterGap)*(n-1)) / n
}

func (b *Board) endingWidth() float64 {
	n := float64(len(b.Endings))
	return (b.size.inside(b.size.Upright.Turned()).width - b.size.mm(posterGap)*(n-1)) / n
}

func (b *Board) textWidth() float64 { return b.columnWidth() - 2*b.size.mm(posterPad) }

// nameHeight is the room of a step's sign, badge and title.
func (b *Board) nameHeight(width float64, c ChartBox) float64 {
	text := height(b.nameWidth(width), b.points, b.nameParas(c)...)
	return max(text, b.size.mm(posterSign)) + 2*b.size.mm(posterPad)
}

// nameWidth is the room for a step's badge and title beside its sign.
func (b *Board) nameWidth(width float64) float64 {
	return width - b.size.mm(2*posterPad+posterSign+posterSpace)
}

func (b *Board) nameParas(c ChartBox) []sheet.Para {
	title := c.Title
	if c.Added {
		title += " (" + b.words("flow_added_short") + ")"
	}
	name := sheet.Para{Spans: []sheet.Span{{Text: title, Bold: true}}, Scale: nameScale}
	if c.Badge == "" {
		return []sheet.Para{name}
	}
	return []sheet.Para{sheet.Strong(c.Badge), name}
}

func (b *Board) whenParas(c BoardColumn) []sheet.Para {
	if len(c.Uses) == 0 {
		return says(c.ChartBox)
	}
	out := append(factParas(c.Facts), sheet.Para{Spans: []sheet.Span{{Text: b.words("flow_use_if"), Bold: true}}, Before: betweenItems})
	for _, u := range c.Uses {
		out = append(out, bullet([]sheet.Span{{Text: u.Asked + " "}, {Text: u.Answer, Bold: true}}))
	}
	return out
}

func (b *Board) optionParas(c BoardColumn) []sheet.Para {
	return append([]sheet.Para{sheet.Strong(optionsTitle(c.ChartBox, b.words))}, optionParas(c.Options)...)
}

// thenParas are answers and where they lead: one answer and its outcome are a
// sentence, several stand below each other.
func (b *Board) thenParas(t Then) []sheet.Para {
	var out []sheet.Para
	for _, w := range t.Answers {
		text := w.Text
		if w.Added {
			text += " (" + b.words("flow_added_short") + ")"
		}
		out = append(out, sheet.Strong(text))
	}
	if t.Several() {
		return append(out, sheet.Plain("→ "+t.To.Name))
	}
	out[0].Spans = append(out[0].Spans, sheet.Span{Text: " → " + t.To.Name})
	return out
}

// thenGap is the room above each answer.
func (b *Board) thenGap() float64 { return b.size.mm(posterGap) / 2 }

func (b *Board) thenHeight(c BoardColumn) float64 {
	sum := 0.0
	for _, t := range c.Thens() {
		sum += b.thenGap() + height(b.textWidth(), b.points, b.thenParas(t)...) + b.size.mm(posterPad)
	}
	return sum
}

func (b *Board) strip() ruleStrip { return ruleStrip{title: b.RulesTitle, rules: b.Rules} }

// tooHigh says by how much the board is higher than its sheet, and what takes the
// most room on it.
func (b *Board) tooHigh(over float64) *misfit {
	parts := b.round(b.strip())
	for _, c := range b.Columns {
		parts = append(parts, taking{b.flow.Step(c.ID).At, "step " + c.ID,
			height(b.textWidth(), b.points, b.whenParas(c)...) + height(b.textWidth(), b.points, b.optionParas(c)...) + b.thenHeight(c)})
	}
	for _, e := range b.Endings {
		parts = append(parts, taking{b.flow.Step(e.ID).At, "step " + e.ID, b.rows.endings})
	}
	return b.over(over, parts)
}

// Stylesheet gives the print page the sizes that were measured.
func (b *Board) Stylesheet() []byte {
	s := b.size
	paper := s.Upright.Turned()
	return fmt.Appendf(nil, `%s.board{grid-template-rows:%s %s auto %s %s %s %s 1fr}
.columns{grid-template:%s %s %s %s/repeat(%d,minmax(0,1fr))}
.ends{grid-template-columns:repeat(%d,minmax(0,1fr))}
.rules{grid-template-columns:repeat(%d,minmax(0,1fr))}
`+pageEnd,
		s.page(paper, b.points),
		atLeast(b.rows.head), css(s.mm(posterGap)), css(s.mm(posterGap)), atLeast(b.rows.endings), css(s.mm(posterGap)), atLeast(b.rows.rules),
		atLeast(b.rows.name), atLeast(b.rows.when), atLeast(b.rows.options), atLeast(b.rows.then), len(b.Columns),
		max(1, len(b.Endings)), b.strip().columns())
}
