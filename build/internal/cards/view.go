package cards

import (
	"fmt"
	"math"
	"strings"

	"rethink/build/internal/sheet"
)

// A PrintView is a print page: every side of every sheet, with the same places,
// sizes and lines as the PDF.
type PrintView struct {
	Name    string
	Size    string // "210 297" for the drawing of the margin
	How     string
	Short   string // the same for a printer that flips on the short edge
	Turns   bool   // has backs, on the other side of the paper
	Slug    SlugView
	Sides   []SideView
	Cards   int
	Papers  int
	PaperID string // "A4"
}

// A SlugView is where the words in the margin stand, in millimetres.
type SlugView struct{ Left, Right, Baseline, RuleX, RuleY, Size string }

// A SideView is one side of a sheet.
type SideView struct {
	Name  string
	Back  bool
	Marks string // one SVG path each
	Folds string
	Rule  string
	Slots []SlotView
}

// A SlotView is a card's place with what stands there.
type SlotView struct {
	Class string // "c3": the cell
	Card  int    // the card's number
	Face  FaceView
}

// A FaceView is one side of a card, line by line.
type FaceView struct {
	Kind     Kind
	Voice    Voice
	Cover    bool
	Back     bool
	Dense    bool
	Below    bool // the number stands beside the bar
	Icon     SVGIcon
	Word     []string // its lines
	WordSize string   // "t24": 12 pt
	Number   string
	Small    string
	Main     []ParaView
	Rest     []ParaView
	Imprint  []ParaView
}

// A ParaView is a paragraph with its lines.
type ParaView struct {
	Class string // size and room above: "t28 g40"
	Mark  string
	Lines []LineView
}

// A LineView is one line; it ends with a space where it was broken at one.
type LineView []sheet.Span

// View returns the print page of the printed cards.
func (p *Printed) View() PrintView {
	paper := p.Sheet.Cells.Paper
	left := p.Sheet.slugLeft()
	v := PrintView{
		Name: p.Sheet.Name, Size: number(paper.Width) + " " + number(paper.Height), How: p.Pack.slug(p.Sheet, false), Short: p.Pack.slug(p.Sheet, true),
		Turns: !p.Sheet.Fold, Cards: len(p.Cards), Papers: p.Papers(), PaperID: paper.Name,
		Slug: SlugView{number(left), number(paper.Width - left), number(slugBaseline), number(paper.Width/2 + 52), number(paper.Height - ruleAbove), number(sheet.MM(p.slugSize()))},
	}
	for _, side := range p.Sides {
		sv := SideView{Name: p.Pack.sideName(p.Sheet, side), Back: side.Back, Rule: svgLines(p.Sheet.rule(), false)}
		marks := p.Sheet.marks(side)
		sv.Marks, sv.Folds = svgLines(marks, false), svgLines(marks, true)
		for _, slot := range side.Slots {
			c := &p.Cards[slot.Card]
			f := &c.Front
			if slot.Back {
				f = &c.Back
			}
			sv.Slots = append(sv.Slots, SlotView{Class: fmt.Sprintf("c%d", slot.Cell), Card: c.Number, Face: p.faceView(c, f, slot.Back)})
		}
		v.Sides = append(v.Sides, sv)
	}
	return v
}

func svgLines(marks []Mark, fold bool) string {
	var b strings.Builder
	for _, m := range marks {
		if m.Fold == fold {
			fmt.Fprintf(&b, "M%s %sL%s %s", number(m.X1), number(m.Y1), number(m.X2), number(m.Y2))
		}
	}
	return b.String()
}

func (p *Printed) faceView(c *SetCard, f *SetFace, back bool) FaceView {
	word := p.wordSet(c, f.word(c))
	v := FaceView{
		Kind: f.kind(c), Voice: f.Voice, Cover: f.Shared, Back: back, Dense: f.Dense, Below: p.Sheet.numberBelow(), WordSize: sizeClass(word.Size),
		Number: p.numberOf(c), Small: sizeClass(p.Sheet.small()), Imprint: paraViews(f.Imprint, nil),
		Icon: iconOf(f.kind(c), f.mark(c)).svg(),
	}
	for _, l := range word.Lines {
		v.Word = append(v.Word, l.Text())
	}
	if f.Shared {
		v.Icon = coverOf(c.Kind).svg()
	}
	main, rest := f.split()
	v.Main, v.Rest = paraViews(main, f.gaps), paraViews(rest, f.gaps)
	return v
}

// sizeClass is the class of a size of type, in half points.
func sizeClass(size float64) string { return fmt.Sprintf("t%d", int(math.Round(size*2))) }

func paraViews(set sheet.Set, gaps []float64) []ParaView {
	var paras []ParaView
	for i, l := range set.Lines {
		if i == 0 || l.Para != set.Lines[i-1].Para {
			p := ParaView{Class: sizeClass(l.Size), Mark: l.Mark}
			if l.Para < len(gaps) && l.Para > 0 && gaps[l.Para] > 0 {
				p.Class += fmt.Sprintf(" g%d", int(math.Round(gaps[l.Para]*100)))
			}
			paras = append(paras, p)
		}
		last := &paras[len(paras)-1]
		spans := append(LineView{}, l.Spans...)
		if l.Space && len(spans) > 0 {
			spans[len(spans)-1].Text += " "
		}
		last.Lines = append(last.Lines, spans)
	}
	return paras
}

// Stylesheet returns the places of a sheet's cards, which no fixed stylesheet can
// know, since a site can add card stock of its own.
func (s Sheet) Stylesheet() []byte {
	c := s.Cells
	var b strings.Builder
	fmt.Fprintf(&b, "@page card-sheet{size:%smm %smm;margin:0}\n", number(c.Paper.Width), number(c.Paper.Height))
	fmt.Fprintf(&b, ".paper{page:card-sheet;--pw:%smm;--ph:%smm;--cw:%smm;--ch:%smm;--pad:%smm;--k:%s}\n",
		number(c.Paper.Width), number(c.Paper.Height), number(c.Width), number(c.Height), number(s.pad()), number(s.scale()))
	for i := range c.Count() {
		front, back := c.Front(i), c.Back(i)
		fmt.Fprintf(&b, ".c%d{left:%smm;top:%smm}\n", i, number(front.X), number(front.Y))
		if back.X != front.X && !s.Fold {
			fmt.Fprintf(&b, ".back .c%d{left:%smm}\n", i, number(back.X))
		}
	}
	return []byte(b.String())
}

// A DeckView is the page of all cards, to be read on a screen.
type DeckView struct {
	Groups []GroupView
	Count  int
}

// A GroupView is the cards of one kind.
type GroupView struct {
	ID    string
	Kind  Kind
	Name  string
	From  string
	Cover string
	Icon  SVGIcon
	Cards []CardView
}

// A CardView is a card as text: its words are the author's own, with their links.
type CardView struct {
	*Card
	Icon SVGIcon
}

// DeckView returns the cards group by group.
func (p *Pack) DeckView() *DeckView {
	v := &DeckView{Count: len(p.Cards)}
	for i, g := range p.Groups() {
		gv := GroupView{ID: fmt.Sprintf("kind-%d", i+1), Kind: g.Kind, Name: g.Name, From: g.From, Cover: g.Cover, Icon: coverOf(g.Kind).svg()}
		for _, c := range g.Cards {
			gv.Cards = append(gv.Cards, CardView{c, iconOf(c.Kind, c.Mark).svg()})
		}
		v.Groups = append(v.Groups, gv)
	}
	return v
}

// A ShiftChoice is one radio button of the print page, which moves the backs.
type ShiftChoice struct {
	ID   string // "dx-m15" for 1.5 mm to the left
	Axis string // "dx" or "dy"
	MM   string // "-1.5"
	Zero bool
}

// ShiftChoices returns the buttons of both axes, from -3 to 3 mm in halves.
func ShiftChoices() []ShiftChoice {
	var choices []ShiftChoice
	for _, axis := range []string{"dx", "dy"} {
		for half := -6; half <= 6; half++ {
			id := fmt.Sprintf("%s-%d", axis, half*5)
			id = strings.Replace(id, "--", "-m", 1)
			choices = append(choices, ShiftChoice{ID: id, Axis: axis, MM: signed(float64(half) / 2), Zero: half == 0})
		}
	}
	return choices
}
