package cards

import (
	"fmt"
	"strconv"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Calibration is a sheet that shows what a printer does: whether it scales, how
// much of the edge it leaves unprinted, and how far the second side lies beside
// the first. Each side has half of every line of two rows; on the back, each half
// is moved by the number that stands beside it. Held to the light, the two halves
// that meet give the number to type.
type Calibration struct {
	Paper sheet.Paper
	Title string
	Steps []string // what to do, one after the other
	Front Drawn
	Back  Drawn
	opt   sheet.Options
}

// Drawn is one side of the calibration sheet.
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
	rowTop   = 108.0
	rowHalf  = 9.0 // length of half a line
	colPitch = 8.5
	colTop   = 150.0
	colHalf  = 16.0
)

// NewCalibration returns the sheet for a paper.
func NewCalibration(cfg model.Config, paper sheet.Paper, say Say) *Calibration {
	c := &Calibration{
		Paper: paper, Title: say("calibration_title"),
		opt: sheet.Options{
			Title: say("calibration_title"), Subject: say("calibration_purpose"), Author: cfg.Partnership.Name, Language: cfg.Language,
			Date: cfg.Updated, Sides: sheet.LongEdge, ActualSize: true,
		},
	}
	for n := 1; n <= 4; n++ {
		c.Steps = append(c.Steps, say("calibration_"+strconv.Itoa(n)))
	}
	c.Front = Drawn{Name: say("calibration_front")}
	c.Back = Drawn{Name: say("calibration_back")}
	c.frames()
	c.rules()
	c.rows()
	return c
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

// rows draws the two rows of half lines. A half on the back is moved as the backs
// of cards would be by its number, so the number whose halves meet is the one that
// puts this printer right.
func (c *Calibration) rows() {
	cx := c.Paper.Width / 2
	for step := -rowSteps; step <= rowSteps; step++ {
		mm := float64(step) / 2
		x := cx + float64(step)*rowPitch
		back := c.Paper.Width - x + mm
		c.Front.Thick = append(c.Front.Thick, Mark{X1: x, Y1: rowTop, X2: x, Y2: rowTop + rowHalf})
		c.Back.Thick = append(c.Back.Thick, Mark{X1: back, Y1: rowTop + rowHalf, X2: back, Y2: rowTop + 2*rowHalf})
		c.Front.Labels = append(c.Front.Labels, Label{X: x, Y: rowTop - 2, Text: signed(mm), Size: 10})

		y := colTop + float64(step+rowSteps)*colPitch
		c.Front.Thick = append(c.Front.Thick, Mark{X1: cx - colHalf, Y1: y, X2: cx, Y2: y})
		left := c.Paper.Width - cx - colHalf // the half to the right, as seen from the front
		c.Back.Thick = append(c.Back.Thick, Mark{X1: left, Y1: y + mm, X2: left + colHalf, Y2: y + mm})
		c.Front.Labels = append(c.Front.Labels, Label{X: cx - colHalf - 7, Y: y + 1.3, Text: signed(mm), Size: 10})
	}
	c.Front.Labels = append(c.Front.Labels,
		Label{X: cx, Y: rowTop - 9, Text: "--back-dx", Size: 12},
		Label{X: cx - colHalf/2, Y: colTop - 6, Text: "--back-dy", Size: 12})
	c.Back.Labels = append(c.Back.Labels, Label{X: cx, Y: 40, Text: c.Back.Name, Size: 14})
}

func signed(mm float64) string {
	if mm > 0 {
		return "+" + number(mm)
	}
	return number(mm)
}

// stepsTop is where the words of the calibration sheet stand.
const stepsTop = 24.0

// Text returns the words of the sheet, set in type: the title, then the steps.
func (c *Calibration) text() (title, steps sheet.Set) {
	width := c.Paper.Width - 2*20
	title = sheet.Box{Width: width, Height: 12}.At(22, sheet.Strong(c.Title))
	var paras []sheet.Para
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
	title, steps := c.text()
	p.Tagged(sheet.TagH1, func() { p.Set(20, stepsTop, title, sheet.Setting{Color: sheet.Ink, Inside: true}) })
	p.Set(20, stepsTop+title.Height+2, steps, sheet.Setting{Color: sheet.Black})
	p.Artifact(func() { c.Front.draw(p, 0, 0) })
	p.AddPage(c.Paper)
	p.Artifact(func() {
		dx, dy := shift.X, shift.Y
		if shift.ShortEdge {
			p.Turned(180, c.Paper.Width/2, c.Paper.Height/2, func() { c.Back.draw(p, -dx, -dy) })
			return
		}
		c.Back.draw(p, dx, dy)
	})
	return p.Bytes()
}

func (d Drawn) draw(p *sheet.PDF, dx, dy float64) {
	for _, m := range d.Thin {
		p.Line(m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy, sheet.Stroke(sheet.Mute, 0.15))
	}
	for _, m := range d.Thick {
		p.Line(m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy, sheet.Stroke(sheet.Black, 0.25))
	}
	for _, l := range d.Labels {
		p.Text(l.X+dx, l.Y+dy, l.Text, sheet.Style{Size: l.Size, Color: sheet.Black, Align: sheet.Center})
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
}

// View returns the print page.
func (c *Calibration) View() CalibrationView {
	v := CalibrationView{Title: c.Title, Size: number(c.Paper.Width) + " " + number(c.Paper.Height)}
	title, steps := c.text()
	for i, d := range []Drawn{c.Front, c.Back} {
		side := CalibrationSide{Name: d.Name, Thin: svgLines(d.Thin, false), Thick: svgLines(d.Thick, false), Back: i == 1}
		for _, l := range d.Labels {
			side.Labels = append(side.Labels, LabelView{number(l.X), number(l.Y), number(sheet.MM(l.Size)), l.Text})
		}
		if i == 0 {
			side.Lines = append(lineSets(title, 20, stepsTop, true), lineSets(steps, 20, stepsTop+title.Height+2, false)...)
		}
		v.Sides = append(v.Sides, side)
	}
	return v
}

func lineSets(set sheet.Set, x, y float64, bold bool) []LineSet {
	var lines []LineSet
	for _, l := range set.Lines {
		if l.Mark != "" {
			lines = append(lines, LineSet{number(x), number(y + l.Baseline), number(sheet.MM(l.Size)), l.Mark, bold})
		}
		lines = append(lines, LineSet{number(x + l.X), number(y + l.Baseline), number(sheet.MM(l.Size)), l.Text(), bold})
	}
	return lines
}

// Stylesheet returns the size of the paper.
func (c *Calibration) Stylesheet() []byte {
	return fmt.Appendf(nil, "@page card-sheet{size:%[1]smm %[2]smm;margin:0}\n.paper{page:card-sheet;--pw:%[1]smm;--ph:%[2]smm}\n",
		number(c.Paper.Width), number(c.Paper.Height))
}
