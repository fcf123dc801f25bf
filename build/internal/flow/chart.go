package flow

import (
	"slices"

	"rethink/build/internal/model"
)

// A Chart is the flow's own page: all steps as one list of boxes, with lines
// between them where there is room, the standing rules, and the chart in words.
type Chart struct {
	addresses
	Title      string
	Intro      []model.Block
	Boxes      []ChartBox // as they are read
	Lines      []ChartLine
	Plan       *Plan  // nil: the chart is a list only
	TooBig     TooBig // why
	RulesTitle string
	RulesID    string
	RulesText  []model.Block
	Rules      []Rule
	Words      []Word
	Added      bool   // something is marked as added
	PosterPage string // address of the page that lists what there is to print; empty for none
}

// A ChartBox is one step on the chart.
type ChartBox struct {
	Ref
	Number       int // its place in the list, from 1; it names the box in the stylesheet
	Kind         model.StepKind
	Badge        string
	Mark         string
	Title        string
	First        bool
	Added        bool
	Alone        bool // no other box stands beside it
	Facts        []Fact
	Lead         []model.Block
	OptionsTitle string
	Options      []model.Inlines
	WaysTitle    string
	Ways         []Way
	Script       string // the choices, for route.js
	From         string // on a sheet of a poster: the other sheets that lead to it
}

// StandsIn reports whether the box stands for a step of another sheet.
func (b ChartBox) StandsIn() bool { return b.Kind == standIn }

// Above reports whether something stands above the title on a poster.
func (b ChartBox) Above() bool { return b.Badge != "" || b.First || b.From != "" }

// OneOption returns the only option of a strategy, which stands without a bullet on a
// poster; nil where there are several.
func (b ChartBox) OneOption() model.Inlines {
	if len(b.Options) == 1 {
		return b.Options[0]
	}
	return nil
}

// UseKey names the words above the options, where the author wrote none.
func (b ChartBox) UseKey() string { return useKey(len(b.Options)) }

// A ChartLine is the line of one choice, made of empty pieces.
type ChartLine struct {
	From, To string // id of the step it leaves, and key of the choice
	Look     string // of the step it leads to
	Pieces   []ChartPiece
}

// A ChartPiece is a part of a line: its number in the stylesheet and the classes
// that say which of its sides are drawn.
type ChartPiece struct {
	Number  int
	Classes string
}

// NewChart makes the view of the chart.
func NewChart(f *model.Flow) *Chart {
	g := newGraph(f)
	plan, big := g.layOut()
	if plan != nil {
		return drawn(f, plan)
	}
	c := newChart(f)
	c.TooBig = big
	for _, i := range newGraph(f).order() {
		c.addBox(c.addresses, f.Steps[i])
	}
	return c
}

func newChart(f *model.Flow) *Chart {
	a := addresses{f}
	return &Chart{addresses: a, Title: f.Page.Title, Intro: f.Intro,
		RulesTitle: f.RulesTitle, RulesID: f.RulesID, RulesText: f.RulesText, Rules: a.rules(true), Words: InWords(f)}
}

// drawn makes the view of a chart whose boxes and lines have their places.
func drawn(f *model.Flow, plan *Plan) *Chart {
	c := newChart(f)
	a := c.addresses
	c.Plan = plan
	for _, b := range c.Plan.Boxes {
		c.addBox(a, b.Step)
		c.Boxes[len(c.Boxes)-1].Alone = b.Beside == 1
	}
	n := 0
	for _, l := range c.Plan.Lines {
		line := ChartLine{From: l.From.ID, To: l.From.Key(l.Choice), Look: a.lineLook(l.To)}
		for _, p := range l.Pieces {
			n++
			line.Pieces = append(line.Pieces, ChartPiece{n, p.classes()})
		}
		c.Lines = append(c.Lines, line)
		if l.Straight {
			c.goesStraight(l)
		}
	}
	return c
}

// lineLook is that of the step that a line leads to, wherever its box stands.
func (a addresses) lineLook(to *model.Step) string { return look(a.f.Step(to.ID)) }

func (c *Chart) addBox(a addresses, s *model.Step) {
	b := ChartBox{
		Ref: a.ref(s), Number: len(c.Boxes) + 1, Kind: s.Kind, Badge: s.Badge, Mark: number(s.Badge), Title: s.Title,
		First: s.ID == a.f.Start && s.Kind != standIn, Added: s.Added,
		Facts: facts(s), Lead: lead(s.Text), OptionsTitle: s.OptionsTitle, Options: options(s),
		WaysTitle: s.ChoicesTitle, Ways: a.ways(s), Script: waysForScript(s),
	}
	c.Added = c.Added || s.Added || slices.ContainsFunc(s.Choices, func(c model.Choice) bool { return c.Added })
	c.Boxes = append(c.Boxes, b)
}

func (c *Chart) goesStraight(l Line) {
	for i := range c.Boxes {
		if c.Boxes[i].ID == l.From.ID {
			c.Boxes[i].Ways[l.Choice].Straight = true
		}
	}
}

// classes names the sides of a piece that are drawn: t(op), e(nd), b(ottom),
// s(tart), and a for the arrow head.
func (p Piece) classes() string {
	names := ""
	for _, side := range []struct {
		drawn bool
		name  string
	}{{p.Drawn.Top, "t"}, {p.Drawn.End, "e"}, {p.Drawn.Bottom, "b"}, {p.Drawn.Start, "s"}, {p.Arrow, "a"}} {
		if side.drawn {
			names += " " + side.name
		}
	}
	return names[1:]
}
