package flow

import (
	"fmt"

	"rethink/build/internal/diag"
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
	TitlesOnly bool   // never: the board has room for what the rules say

	flow   *model.Flow
	size   Size
	words  Words
	head   head
	foot   foot
	points float64 // size of the type, pt
	rows   boardRows
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

// A Use is a choice that leads to a strategy: the question and the answer.
type Use struct{ Asked, Answer string }

// boardRows are the heights of the board's rows, in millimetres.
type boardRows struct{ head, name, when, options, then, endings, rules, foot float64 }

// NewBoard fits the board on a paper: the largest type at which every word is on
// it. The problems name the strategy that is too long. A flow without strategies
// has no board.
func NewBoard(f *model.Flow, s Size, imprint Imprint, say Words) (*Board, diag.List) {
	a := addresses{f}
	b := &Board{Title: f.Page.Title, Intro: lead(f.Intro), RulesTitle: f.RulesTitle, Rules: a.rules(true),
		PDF: a.Poster("board", s.Name, "pdf"), ChartPage: a.Chart(),
		flow: f, size: s, words: say, foot: newFoot(imprint, say)}
	var problems diag.List
	var err error
	if b.head, err = newHead(f, imprint); err != nil {
		problems.Errorf(diag.Pos{File: "content/site.yaml"}, "poster-code", "code on posters cannot be made: %v", err)
	}
	b.Code, b.Left, b.Right = b.head.code, b.foot.left, b.foot.right
	shown := Chart{}
	for _, step := range f.Steps {
		shown.addBox(a, step)
		box := shown.Boxes[len(shown.Boxes)-1]
		switch step.Kind {
		case model.Strategy:
			b.Columns = append(b.Columns, BoardColumn{box, uses(f, step)})
		case model.EndingStep:
			b.Endings = append(b.Endings, box)
		}
	}
	if len(b.Columns) == 0 {
		return nil, nil
	}
	return b, append(problems, b.fit()...)
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
// sheet.
func (b *Board) fit() diag.List {
	for b.points = b.size.Wish; ; b.points -= 0.5 {
		if b.measure() >= 0 || b.points <= b.size.Min {
			break
		}
	}
	var problems diag.List
	if over := -b.measure(); over > 0 {
		problems.Errorf(b.longest().At, "poster-full", "text does not fit on the %s board: at %g pt, the smallest type it may have, it is %.0f mm too high", b.size.Upright.Name, b.points, over+0.5)
		problems.Hint("Shorten the words of step %s, which takes the most room, or those of the other strategies.", b.longest().ID)
	}
	for _, c := range b.Columns {
		if word := wide(b.textWidth(), b.points, b.optionParas(c)...); word != "" {
			problems.Errorf(b.flow.Step(c.ID).At, "poster-full", "word %s does not fit in its column of the %s board", word, b.size.Upright.Name)
			problems.Hint("Use a shorter word, or give it a hyphen.")
		}
	}
	return problems
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
	text := height(width-b.size.mm(2*posterPad+posterSign+posterSpace), b.points, b.nameParas(c)...)
	return max(text, b.size.mm(posterSign)) + 2*b.size.mm(posterPad)
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

// thenPara is an answer and where it leads.
func (b *Board) thenPara(w Way) sheet.Para {
	text := w.Text
	if w.Added {
		text += " (" + b.words("flow_added_short") + ")"
	}
	return sheet.Para{Spans: []sheet.Span{{Text: text, Bold: true}, {Text: " → " + w.To.Name}}}
}

// thenGap is the room above each answer.
func (b *Board) thenGap() float64 { return b.size.mm(posterGap) / 2 }

func (b *Board) thenHeight(c BoardColumn) float64 {
	sum := 0.0
	for _, w := range c.Ways {
		sum += b.thenGap() + height(b.textWidth(), b.points, b.thenPara(w)) + b.size.mm(posterPad)
	}
	return sum
}

func (b *Board) strip() ruleStrip { return ruleStrip{title: b.RulesTitle, rules: b.Rules} }

// longest returns the strategy whose words take the most room.
func (b *Board) longest() *model.Step {
	longest, most := b.Columns[0], 0.0
	for _, c := range b.Columns {
		h := height(b.textWidth(), b.points, b.whenParas(c)...) + height(b.textWidth(), b.points, b.optionParas(c)...) + b.thenHeight(c)
		if h > most {
			longest, most = c, h
		}
	}
	return b.flow.Step(longest.ID)
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
