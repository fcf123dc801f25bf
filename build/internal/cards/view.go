package cards

import (
	"fmt"
	"strings"

	"rethink/build/internal/qr"
	"rethink/build/internal/sheet"
)

// A PrintView is a print page: every side of every sheet, with the same places,
// sizes and lines as the PDF.
type PrintView struct {
	Name    string
	Size    string // "210 297" for the drawing of the margin
	How     string
	Turns   bool // has backs, on the other side of the paper
	Sides   []SideView
	Cards   int
	Papers  int
	PaperID string // "A4"
}

// A SideView is one side of a sheet.
type SideView struct {
	Name  string
	Back  bool
	Marks string // one SVG path each; empty where there are none
	Folds string
	Ruler string
	Notes []NoteView
	Slots []SlotView
}

// A NoteView is a Note with its lengths in millimetres.
type NoteView struct {
	X, Y, Size, Text, Flip string
	Right                  bool
}

// A SlotView is a card's place with what stands there.
type SlotView struct {
	Class string // "c3": the cell
	Card  int    // the card's number
	Lang  string // of its words, where it is not the site's
	Face  FaceView
}

// A FaceView is one side of a card, line by line.
type FaceView struct {
	Shape   Shape
	Voice   Voice
	Cover   bool
	Back    bool
	Dense   bool
	Icon    SVGIcon
	Word    []string // its lines
	Main    []ParaView
	Rest    []ParaView
	Foot    []LineView
	Code    string
	Scan    *qr.Code // nil for none
	Typed   int      // how many of the last lines of Foot are the address of the card's page
	Apart   bool     // the code has a line of its own
	Tall    bool     // its head has two lines
	Small   bool     // the shape of a cover gives way to its words
	Imprint []LineView
}

// A ParaView is a paragraph with its lines.
type ParaView struct {
	Class string // its size, and the room above: "as-title", "as-body gap-under"
	Mark  string
	Lines []LineView
}

// A LineView is one line; it ends with a space where it was broken at one, but in
// the middle of a card, where a space would move it.
type LineView []sheet.Span

// View returns the print page of the printed cards.
func (p *Printed) View() PrintView {
	paper := p.Sheet.Cells.Paper
	v := PrintView{
		Name: p.Sheet.Name, Size: number(paper.Width) + " " + number(paper.Height), How: p.Pack.how(p.Sheet, ""),
		Turns: !p.Sheet.Fold, Cards: len(p.Cards), Papers: p.Papers(), PaperID: paper.Name,
	}
	ruler := svgLines(p.Sheet.ruler(), false)
	for _, side := range p.Sides {
		sv := SideView{Name: p.Pack.sideName(p.Sheet, side), Back: side.Back, Ruler: ruler}
		marks := p.Sheet.marks(side)
		sv.Marks, sv.Folds = svgLines(marks, false), svgLines(marks, true)
		for _, n := range p.notes(side) {
			sv.Notes = append(sv.Notes, NoteView{number(n.X), number(n.Baseline), number(sheet.MM(n.Size)), n.Text, n.Flip, n.Right})
		}
		for _, slot := range side.Slots {
			c := &p.Cards[slot.Card]
			f := &c.Front
			if slot.Back {
				f = &c.Back
			}
			sv.Slots = append(sv.Slots, SlotView{Class: fmt.Sprintf("c%d", slot.Cell), Card: c.Number, Lang: c.Lang, Face: faceView(c, f, slot.Back, p.Form.scan > 0)})
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

func faceView(c *SetCard, f *SetFace, back, scanned bool) FaceView {
	shape := f.shape(c)
	v := FaceView{
		Shape: shape, Voice: f.Voice, Cover: f.Shared, Back: back, Dense: f.Dense,
		Icon: iconOf(shape, f.mark(c)).svg(), Foot: lineViews(f.Foot.Text.Lines), Code: f.Foot.Code, Typed: f.Foot.Typed, Apart: f.Foot.Apart,
	}
	if back {
		v.Foot, v.Code = nil, ""
		for _, l := range f.Imprint.Lines {
			l.Space = false
			v.Imprint = append(v.Imprint, lineView(l))
		}
	}
	if scanned && !back {
		v.Scan = c.pointer.scan
	}
	for _, l := range f.Label.Lines {
		v.Word = append(v.Word, l.Text())
	}
	if f.Shared {
		v.Icon = coverOf(c.Card.Shape).svg()
	}
	v.Tall = len(v.Word) > 1
	v.Small = f.Small
	main, rest := f.split()
	v.Main, v.Rest = f.paraViews(main), f.paraViews(rest)
	return v
}

func (f *SetFace) paraViews(set sheet.Set) []ParaView {
	var paras []ParaView
	for i, l := range set.Lines {
		if i == 0 || l.Para != set.Lines[i-1].Para {
			p := ParaView{Class: f.paras[l.Para].tier.class(), Mark: l.Mark}
			if l.Para > 0 {
				p.Class += f.paras[l.Para].gap.class()
			}
			paras = append(paras, p)
		}
		last := &paras[len(paras)-1]
		l.Space = l.Space && !f.Shared
		last.Lines = append(last.Lines, lineView(l))
	}
	return paras
}

func lineViews(lines []sheet.Line) []LineView {
	var views []LineView
	for _, l := range lines {
		views = append(views, lineView(l))
	}
	return views
}

func lineView(l sheet.Line) LineView {
	spans := append(LineView{}, l.Spans...)
	if l.Space && len(spans) > 0 {
		spans[len(spans)-1].Text += " "
	}
	return spans
}

// Stylesheet returns the places of a sheet's cards and the sizes of its type, which
// no fixed stylesheet can know.
func (p *Printed) Stylesheet() []byte {
	c, f := p.Sheet.Cells, p.Form
	var b strings.Builder
	fmt.Fprintf(&b, "@page card-sheet{size:%smm %smm;margin:0}\n", number(c.Paper.Width), number(c.Paper.Height))
	b.WriteString(".paper{page:card-sheet")
	for _, v := range []struct {
		name string
		mm   float64
	}{
		{"pw", c.Paper.Width}, {"ph", c.Paper.Height}, {"cw", c.Width}, {"ch", c.Height},
		{"panel", f.panel}, {"inset", f.inset}, {"back", f.back}, {"shape", f.shape}, {"shape-top", f.shapeTop},
		{"cap", f.capTop}, {"dense", f.denseTop}, {"under", f.under}, {"bubble", f.bubble}, {"raise", f.raise}, {"clear", f.clear},
		{"foot", f.height - f.footBase}, {"imprint", f.height - f.imprintBase}, {"cover", f.coverShape}, {"cover-top", f.coverTop}, {"scan", f.scan}, {"k", f.scale},
	} {
		fmt.Fprintf(&b, ";--%s:%smm", v.name, number(v.mm))
	}
	fmt.Fprintf(&b, ";--body:%spt;--title:%spt;--question:%spt}\n", number(p.Sizes.Body), number(p.Sizes.Title), number(p.Sizes.Question))
	for i := range c.Count() {
		front, back := c.Front(i), c.Back(i)
		fmt.Fprintf(&b, ".c%d{left:%smm;top:%smm}\n", i, number(front.X), number(front.Y))
		if back.X != front.X && !p.Sheet.Fold {
			fmt.Fprintf(&b, ".back .c%d{left:%smm}\n", i, number(back.X))
		}
	}
	return []byte(b.String())
}

// A DeckView is the page of all cards, to be read on a screen.
type DeckView struct {
	Groups []GroupView
	Count  int
	Sorted bool // each kind has a shape of its own
}

// A GroupView is the cards of one kind.
type GroupView struct {
	ID    string
	Shape Shape
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
	v := &DeckView{Count: len(p.Cards), Sorted: true}
	shapes := map[Shape]bool{}
	for i, g := range p.Groups() {
		v.Sorted = v.Sorted && !shapes[g.Shape]
		shapes[g.Shape] = true
		gv := GroupView{ID: fmt.Sprintf("kind-%d", i+1), Shape: g.Shape, Name: g.Name, From: g.From, Cover: g.Cover, Icon: coverOf(g.Shape).svg()}
		for _, c := range g.Cards {
			gv.Cards = append(gv.Cards, CardView{c, iconOf(c.Shape, c.Mark).svg()})
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
