package cards

import (
	"math"
	"strings"

	"rethink/build/internal/sheet"
)

// Sizes of what stands beside the cards of a sheet.
const (
	noteBaseline = 7.1 // below the paper's upper edge
	noteSize     = 8.5
	noteLeast    = 5.0 // where a site's own words or card stock leave no room for more
	noteGap      = 6.0 // between two that share a line
	rulerAbove   = 5.8 // the ruler, and the words beside it, above the paper's lower edge
	rulerLong    = 80.0
	markFrom     = 3.0 // crop marks begin this far from the cards
	markLong     = 4.0
	markInside   = 4.0 // and this far inside the paper's edge
)

// A Mark is a line beside the cards: a crop mark, or a part of the ruler.
type Mark struct {
	X1, Y1, X2, Y2 float64
	Fold           bool // fold here
}

// A Note is what a sheet says of itself, beside the cards.
type Note struct {
	X, Baseline float64
	Text        string
	Size        float64 // pt
	Right       bool    // X is where it ends
	Flip        string  // "long" or "short": only for printers that flip on that edge
}

// margin draws what belongs to the sheet and not to a card: how to print it, its
// number, a ruler to measure, and marks to cut by.
func (d *drawing) margin(side Side) {
	edge := "long"
	if d.shift.ShortEdge {
		edge = "short"
	}
	for _, n := range d.notes(side) {
		if n.Flip != "" && n.Flip != edge {
			continue
		}
		style := sheet.Style{Size: n.Size, Color: sheet.Mute}
		if n.Right {
			style.Align = sheet.Right
		}
		d.pdf.Text(n.X, n.Baseline, n.Text, style)
	}
	for _, m := range d.Sheet.ruler() {
		d.pdf.Line(m.X1, m.Y1, m.X2, m.Y2, sheet.Stroke(sheet.Mute, 0.2))
	}
	for _, m := range d.Sheet.marks(side) {
		paint := sheet.Stroke(sheet.Black, 0.2)
		if m.Fold {
			paint = paint.Dashed(0.6, 0.5)
		}
		d.pdf.Line(m.X1, m.Y1, m.X2, m.Y2, paint)
	}
}

// A strip is room for notes: from left to right between two marks.
type strip struct{ left, right float64 }

// strips are where notes can stand: above and below the first and the last column,
// clear of the marks between them; on card stock, which has none, one strip from
// edge to edge.
func (s Sheet) strips() (first, last strip) {
	const off, edge = 2.0, 9.0
	c := s.Cells
	if !s.Marks || c.Columns < 2 {
		all := strip{edge, c.Paper.Width - edge}
		return all, all
	}
	end := c.Left + float64(c.Columns-1)*c.PitchX
	return strip{c.Left + off, c.Left + c.Width - off}, strip{end + off, end + c.Width - off}
}

// notes returns what a sheet says on one of its sides. A sheet without room beside
// its cards says nothing: its page does.
func (p *Printed) notes(side Side) []Note {
	s := p.Sheet
	first, last := s.strips()
	var notes []Note
	if s.Cells.Top >= noteRoom {
		count := p.Pack.sheetCount(p)
		right := count + p.Pack.sideName(s, side)
		size := fitNote(last.right-last.left, right)
		for _, flip := range s.flips() {
			left := p.Pack.say("sheet_print_note") + ". " + p.Pack.turn(s, flip)
			if first == last {
				size = min(size, fitNote(first.right-first.left-noteGap, left+right))
			} else {
				size = min(size, fitNote(first.right-first.left, left))
			}
			notes = append(notes, Note{X: first.left, Text: left, Flip: flip})
		}
		notes = append(notes, Note{X: last.right, Text: right, Right: true})
		for i := range notes {
			notes[i].Baseline, notes[i].Size = noteBaseline, size
		}
	}
	if s.bottom() >= noteRoom {
		text := p.Pack.say("sheet_ruler", int(rulerLong))
		end := first.right
		if first == last {
			end = last.right - rulerLong - noteGap
		}
		notes = append(notes, Note{
			X: end, Baseline: s.Cells.Paper.Height - rulerAbove, Text: text, Right: true, Size: fitNote(end-first.left, text),
		})
	}
	return notes
}

// flips are the edges that a printer can turn the sheet over: none where one side is
// printed.
func (s Sheet) flips() []string {
	if s.Fold {
		return []string{""}
	}
	return []string{"long", "short"}
}

// fitNote is the size in which a note has room.
func fitNote(room float64, text string) float64 {
	size := math.Floor(2*noteSize*room/sheet.Regular.Width(text, noteSize)) / 2
	return max(min(size, noteSize), noteLeast)
}

// turn says how a sheet is to be turned over or folded.
func (p *Pack) turn(s Sheet, flip string) string {
	switch {
	case s.Fold:
		return p.say("sheet_fold")
	case flip == "short":
		return p.say("sheet_flip_short")
	}
	return p.say("sheet_flip_long")
}

// how says on a sheet's page how to print it, and how to cut it where no marks say.
func (p *Pack) how(s Sheet, flip string) string {
	how := []string{p.say("sheet_print"), p.turn(s, flip)}
	if !s.Marks && s.Stock == "" {
		how = append(how, p.say("sheet_halve", s.Capacity()))
	}
	return strings.Join(how, ". ")
}

// sheetCount says how many cards there are, and how many on a sheet. Of a card that
// is printed again and again it says nothing.
func (p *Pack) sheetCount(printed *Printed) string {
	if p.fills {
		return ""
	}
	return p.say("sheet_count", len(printed.Cards), printed.Sheet.Capacity()) + ". "
}

func (p *Pack) sideName(s Sheet, side Side) string {
	key := "sheet_front"
	switch {
	case s.Fold:
		key = "sheet_one"
	case side.Back:
		key = "sheet_back"
	}
	return p.say(key, side.Number, side.Of)
}

// ruler returns 80 mm with a tick every ten, below the last column. A sheet without
// room below its cards has none: the calibration sheet has.
func (s Sheet) ruler() []Mark {
	if s.bottom() < noteRoom {
		return nil
	}
	_, last := s.strips()
	x, y := last.right-rulerLong, s.Cells.Paper.Height-rulerAbove
	lines := []Mark{{X1: x, Y1: y, X2: x + rulerLong, Y2: y}}
	for mm := 0.0; mm <= rulerLong; mm += 10 {
		high := 0.8
		if mm == 0 || mm == rulerLong {
			high = 1.6
		}
		lines = append(lines, Mark{X1: x + mm, Y1: y, X2: x + mm, Y2: y - high})
	}
	return lines
}

// marks returns the crop marks between and beside the cards, and where to fold. All
// keep off the cards, so that nothing of them is left on a card that is cut a little
// beside its edge. Cards are cut from their fronts, so the backs have none.
func (s Sheet) marks(side Side) []Mark {
	if !s.Marks || side.Back {
		return nil
	}
	c := s.Cells
	right := c.Left + float64(c.Columns-1)*c.PitchX + c.Width
	bottom := c.Paper.Height - s.bottom()
	above := strip{max(c.Top-markFrom-markLong, markInside), c.Top - markFrom}
	below := strip{bottom + markFrom, min(bottom+markFrom+markLong, c.Paper.Height-markInside)}
	var lines []Mark
	down := func(x float64, fold bool) {
		lines = append(lines, Mark{x, above.left, x, above.right, fold}, Mark{x, below.left, x, below.right, fold})
	}
	for i := range c.Columns {
		x := c.Left + float64(i)*c.PitchX
		if i == 0 || c.PitchX > c.Width {
			down(x, false)
		}
		down(x+c.Width, s.Fold && i == 0)
	}
	var across []strip
	across = append(across, strip{c.Left - markFrom - markLong, c.Left - markFrom}, strip{right + markFrom, right + markFrom + markLong})
	if gap := c.PitchX - c.Width; gap > 2*markFrom {
		for i := range c.Columns - 1 {
			x := c.Left + float64(i)*c.PitchX + c.Width
			across = append(across, strip{x + markFrom, x + gap - markFrom})
		}
	}
	for i := range c.Rows + 1 {
		y := c.Top + float64(i)*c.PitchY
		for _, a := range across {
			lines = append(lines, Mark{a.left, y, a.right, y, false})
		}
	}
	return lines
}
