package cards

import (
	"fmt"
	"slices"
	"strconv"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/words"
)

// Calibration is a sheet that shows what a printer does: whether it scales, how
// much of the edge it leaves unprinted, and how far the second side lies beside
// the first. Each side has half of every line of two rows; on the back, each half
// is moved by the number that stands beside it. Held to the light, the two halves
// that meet give the number to type.
type Calibration struct {
	Paper sheet.Paper
	Title string
	Long  string   // how to print it on a printer that flips on the long edge
	Short string   // the same for the short edge
	Steps []string // what to do, one after the other
	Front Drawn
	back  string // what the back calls itself
	opt   sheet.Options
}

// Drawn is one side of the calibration sheet, as it lies on the paper.
type Drawn struct {
	Name   string
	Thin   []Mark
	Thick  []Mark
	Labels []Label
}

// A Label is a short text on the calibration sheet. X is its middle.
type Label struct {
	X, Y float64 // of the baseline
	Text string
	Size float64 // pt
}

// The rows of half lines go from -3 to 3 mm in steps of half a millimetre.
const (
	rowSteps = 6    // half millimetres to each side
	rowPitch = 12.0 // from line to line
	rowTop   = 113.0
	rowHalf  = 9.0 // length of half a line
	colPitch = 8.5
	colTop   = 150.0
	colHalf  = 16.0
)

// NewCalibration returns the sheet for a paper.
func NewCalibration(cfg model.Config, paper sheet.Paper, say words.Say) *Calibration {
	c := &Calibration{
		Paper: paper, Title: say("calibration_title"), back: say("sheet_back", 1, 1),
		Long:  say("sheet_print") + ". " + say("sheet_flip_long") + ".",
		Short: say("sheet_print") + ". " + say("sheet_flip_short") + ".",
		opt: sheet.Options{
			Title: say("calibration_title"), Subject: say("calibration_purpose"), Author: cfg.Partnership.Name, Language: cfg.Language,
			Date: cfg.Updated, Sides: sheet.LongEdge, ActualSize: true,
		},
	}
	for n := 1; n <= 4; n++ {
		c.Steps = append(c.Steps, say("calibration_"+strconv.Itoa(n)))
	}
	c.Front = Drawn{Name: say("sheet_front", 1, 1)}
	c.Front.nameAt(paper)
	c.frames()
	c.rules()
	c.rows(say)
	return c
}

// nameAt puts the side's name beside the title.
func (d *Drawn) nameAt(paper sheet.Paper) {
	d.Labels = append(d.Labels, Label{X: paper.Width - 40, Y: stepsTop + 6.5, Text: d.Name, Size: 11})
}

// frames draws a frame every millimetre from 3 to 8 mm inside the paper's edge.
func (c *Calibration) frames() {
	w, h := c.Paper.Width, c.Paper.Height
	for mm := 3.0; mm <= 8; mm++ {
		c.Front.Thin = append(c.Front.Thin, box(mm, mm, w-mm, h-mm)...)
		// Each frame is named where it crosses a line of its own along the edge.
		x := 30 + (mm-3)*12
		c.Front.Thin = append(c.Front.Thin, Mark{X1: x, Y1: mm, X2: x, Y2: 11})
		c.Front.Labels = append(c.Front.Labels, Label{X: x, Y: 14.5, Text: number(mm) + " mm", Size: 8})
	}
}

func box(left, top, right, bottom float64) []Mark {
	return []Mark{
		{X1: left, Y1: top, X2: right, Y2: top}, {X1: right, Y1: top, X2: right, Y2: bottom},
		{X1: right, Y1: bottom, X2: left, Y2: bottom}, {X1: left, Y1: bottom, X2: left, Y2: top},
	}
}

// rules draws 100 mm across and 100 mm down.
func (c *Calibration) rules() {
	x, y := c.Paper.Width/2-50, c.Paper.Height-17
	add := func(m Mark) { c.Front.Thick = append(c.Front.Thick, m) }
	add(Mark{X1: x, Y1: y, X2: x + 100, Y2: y})
	left, top := 20.0, colTop
	add(Mark{X1: left, Y1: top, X2: left, Y2: top + 100})
	for mm := 0.0; mm <= 100; mm += 10 {
		long := 2.0
		if mm == 0 || mm == 100 {
			long = 4
		}
		add(Mark{X1: x + mm, Y1: y, X2: x + mm, Y2: y - long})
		add(Mark{X1: left, Y1: top + mm, X2: left + long, Y2: top + mm})
	}
	c.Front.Labels = append(c.Front.Labels,
		Label{X: c.Paper.Width / 2, Y: y + 5, Text: "100 mm", Size: 11},
		Label{X: left + 12, Y: top + 51, Text: "100 mm", Size: 11})
}

// rows draws the front's halves of the two rows, with their numbers.
func (c *Calibration) rows(say words.Say) {
	cx := c.Paper.Width / 2
	for _, h := range c.halves() {
		c.Front.Thick = append(c.Front.Thick, h.front)
		at := Label{X: h.front.X1, Y: rowTop - 2, Text: signed(h.mm), Size: 10}
		if h.down {
			at.X, at.Y = cx-colHalf-7, h.front.Y1+1.3
		}
		c.Front.Labels = append(c.Front.Labels, at)
	}
	c.Front.Labels = append(c.Front.Labels,
		Label{X: cx, Y: rowTop - 9, Text: say("sheet_tools_dx") + " (--back-dx)", Size: 12},
		Label{X: cx, Y: colTop - 6, Text: say("sheet_tools_dy") + " (--back-dy)", Size: 12})
}

// A halfPair is one line of the two rows: its half on the front, and where the
// other half is to be seen through the paper.
type halfPair struct {
	mm           float64
	down         bool // of the row for moving down
	front, other Mark
}

func (c *Calibration) halves() []halfPair {
	var all []halfPair
	cx := c.Paper.Width / 2
	for step := -rowSteps; step <= rowSteps; step++ {
		mm := float64(step) / 2
		x, y := cx+float64(step)*rowPitch, colTop+float64(step+rowSteps)*colPitch
		all = append(all,
			halfPair{
				mm: mm, front: Mark{X1: x, Y1: rowTop, X2: x, Y2: rowTop + rowHalf},
				other: Mark{X1: x, Y1: rowTop + rowHalf, X2: x, Y2: rowTop + 2*rowHalf},
			},
			halfPair{
				mm: mm, down: true, front: Mark{X1: cx - colHalf, Y1: y, X2: cx, Y2: y},
				other: Mark{X1: cx, Y1: y, X2: cx + colHalf, Y2: y},
			})
	}
	return all
}

// Back returns the back for a printer. Each half on it is moved as the backs of
// cards would be by its number, so the number whose halves meet is the one that
// puts this printer right.
func (c *Calibration) Back(shift Shift) Drawn {
	d := Drawn{Name: c.back}
	d.nameAt(c.Paper)
	for _, h := range c.halves() {
		m := h.other
		if shift.ShortEdge {
			m.Y1, m.Y2 = c.Paper.Height-m.Y1, c.Paper.Height-m.Y2
		} else {
			m.X1, m.X2 = c.Paper.Width-m.X1, c.Paper.Width-m.X2
		}
		dx, dy := shift.X+h.mm, shift.Y
		if h.down {
			dx, dy = shift.X, shift.Y+h.mm
		}
		d.Thick = append(d.Thick, Mark{X1: m.X1 + dx, Y1: m.Y1 + dy, X2: m.X2 + dx, Y2: m.Y2 + dy})
	}
	return d
}

func signed(mm float64) string {
	if mm > 0 {
		return "+" + number(mm)
	}
	return number(mm)
}

// stepsTop is where the words of the calibration sheet stand.
const stepsTop = 24.0

// text returns the words of the sheet, set in type: the title, then how to print
// it and the steps.
func (c *Calibration) text(shortEdge bool) (title, steps sheet.Set) {
	width := c.Paper.Width - 2*20
	title = sheet.Box{Width: width, Height: 12}.At(22, sheet.Strong(c.Title))
	paras := []sheet.Para{sheet.Strong(c.Long)}
	if shortEdge {
		paras = []sheet.Para{sheet.Strong(c.Short)}
	}
	for i, s := range c.Steps {
		paras = append(paras, sheet.Para{Spans: []sheet.Span{{Text: s}}, Mark: strconv.Itoa(i+1) + ".", Before: 0.25})
	}
	return title, sheet.Box{Width: width, Height: 80, Wish: 12, Min: 10, Leading: 1.3}.Fit(paras...)
}

// PDF returns the sheet as a file, with its back moved as a deck's would be, so
// that a correction can be checked.
func (c *Calibration) PDF(shift Shift) ([]byte, error) {
	opt := c.opt
	if shift.ShortEdge {
		opt.Sides = sheet.ShortEdge
	}
	p := sheet.NewPDF(opt)
	p.AddPage(c.Paper)
	title, steps := c.text(shift.ShortEdge)
	p.Tagged(sheet.TagH1, func() { p.Set(20, stepsTop, title, sheet.Setting{Color: sheet.Ink, Inside: true}) })
	p.Set(20, stepsTop+title.Height+2, steps, sheet.Setting{Color: sheet.Black})
	p.Artifact(func() { c.Front.draw(p) })
	p.AddPage(c.Paper)
	p.Artifact(func() { c.Back(shift).draw(p) })
	return p.Bytes()
}

func (d Drawn) draw(p *sheet.PDF) {
	for _, m := range d.Thin {
		p.Line(m.X1, m.Y1, m.X2, m.Y2, sheet.Stroke(sheet.Mute, 0.15))
	}
	for _, m := range d.Thick {
		p.Line(m.X1, m.Y1, m.X2, m.Y2, sheet.Stroke(sheet.Black, 0.25))
	}
	for _, l := range d.Labels {
		p.Text(l.X, l.Y, l.Text, sheet.Style{Size: l.Size, Color: sheet.Black, Align: sheet.Center})
	}
}

// A CalibrationView is the print page of the sheet.
type CalibrationView struct {
	Title string
	Size  string
	Sides []CalibrationSide
}

// A CalibrationSide is one side, drawn in millimetres.
type CalibrationSide struct {
	Name, Thin, Thick string
	Short             string // of the back, for the short edge: in place of Thick
	Labels            []LabelView
	Lines             []LineSet
	Back              bool
}

// A LabelView is a Label with its size in millimetres.
type LabelView struct{ X, Y, Size, Text string }

// A LineSet is one line of the words, at its baseline.
type LineSet struct {
	X, Y, Size, Text string
	Bold             bool
	Flip             string // "long" or "short": only for printers that flip on that edge
}

// View returns the print page.
func (c *Calibration) View() CalibrationView {
	v := CalibrationView{Title: c.Title, Size: number(c.Paper.Width) + " " + number(c.Paper.Height)}
	front, back := c.Front.view(), c.Back(Shift{}).view()
	front.Lines = c.lines()
	back.Back, back.Short = true, svgLines(c.Back(Shift{ShortEdge: true}).Thick, false)
	v.Sides = []CalibrationSide{front, back}
	return v
}

func (d Drawn) view() CalibrationSide {
	side := CalibrationSide{Name: d.Name, Thin: svgLines(d.Thin, false), Thick: svgLines(d.Thick, false)}
	for _, l := range d.Labels {
		side.Labels = append(side.Labels, LabelView{number(l.X), number(l.Y), number(sheet.MM(l.Size)), l.Text})
	}
	return side
}

// lines returns the words of the front. How to print it is there for both edges.
func (c *Calibration) lines() []LineSet {
	title, steps := c.text(false)
	top := stepsTop + title.Height + 2
	_, short := c.text(true)
	first := 0
	for first < len(steps.Lines) && steps.Lines[first].Para == 0 {
		first++
	}
	long := lineSets(sheet.Set{Lines: steps.Lines[:first]}, 20, top, true)
	for i := range long {
		long[i].Flip = "long"
	}
	other := lineSets(sheet.Set{Lines: short.Lines[:first]}, 20, top, true)
	for i := range other {
		other[i].Flip = "short"
	}
	rest := lineSets(sheet.Set{Lines: steps.Lines[first:]}, 20, top, false)
	return slices.Concat(lineSets(title, 20, stepsTop, true), long, other, rest)
}

func lineSets(set sheet.Set, x, y float64, bold bool) []LineSet {
	var lines []LineSet
	for _, l := range set.Lines {
		line := LineSet{X: number(x), Y: number(y + l.Baseline), Size: number(sheet.MM(l.Size)), Bold: bold}
		if l.Mark != "" {
			mark := line
			mark.Text = l.Mark
			lines = append(lines, mark)
		}
		line.X, line.Text = number(x+l.X), l.Text()
		lines = append(lines, line)
	}
	return lines
}

// Stylesheet returns the size of the paper.
func (c *Calibration) Stylesheet() []byte {
	return fmt.Appendf(nil, "@page card-sheet{size:%[1]smm %[2]smm;margin:0}\n.paper{page:card-sheet;--pw:%[1]smm;--ph:%[2]smm}\n",
		number(c.Paper.Width), number(c.Paper.Height))
}
