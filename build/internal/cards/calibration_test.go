package cards

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// A printer lays the second side down a little beside the first. Who reads the two
// numbers off the sheet and types them must find the halves of 0 meeting on the
// next sheet: that is what moves the backs of cards behind their fronts.
func TestNumbersReadFromTheCalibrationSheetPutThePrinterRight(t *testing.T) {
	for _, paper := range []sheet.Paper{sheet.A4, sheet.Letter} {
		c := NewCalibration(model.Config{}, paper, say)
		for _, short := range []bool{false, true} {
			for _, slip := range []sheet.Point{{X: 1.5, Y: -1}, {X: -2.5, Y: 0.5}} {
				t.Run(fmt.Sprintf("%s, short edge %v, slip %v", paper.Name, short, slip), func(t *testing.T) {
					dx, dy := read(t, c, Shift{ShortEdge: short}, slip)
					if dx != -slip.X || dy != -slip.Y {
						t.Errorf("numbers read are %v, %v, want %v, %v", dx, dy, -slip.X, -slip.Y)
					}
					dx, dy = read(t, c, Shift{X: dx, Y: dy, ShortEdge: short}, slip)
					if dx != 0 || dy != 0 {
						t.Errorf("after moving, numbers read are %v, %v, want 0", dx, dy)
					}
				})
			}
		}
	}
}

// read holds a printed sheet to the light, and returns the numbers whose halves
// meet. Slip is how far the printer laid the back to the right and down.
func read(t *testing.T, c *Calibration, shift Shift, slip sheet.Point) (dx, dy float64) {
	t.Helper()
	dx, dy = math.NaN(), math.NaN()
	back := c.Back(shift).Thick
	for i, h := range c.halves() {
		x, y := back[i].X1+slip.X, back[i].Y1+slip.Y
		if shift.ShortEdge {
			y = c.Paper.Height - y
		} else {
			x = c.Paper.Width - x
		}
		switch {
		case h.down && math.Abs(y-h.front.Y1) < 0.01:
			dy = h.mm
		case !h.down && math.Abs(x-h.front.X1) < 0.01:
			dx = h.mm
		}
	}
	return dx, dy
}

func TestCalibrationSheetSaysWhichSideItIsAndHowToPrintIt(t *testing.T) {
	c := NewCalibration(model.Config{}, sheet.A4, say)
	for edge, shift := range map[string]Shift{"long": {}, "short": {ShortEdge: true}} {
		data, err := c.PDF(shift)
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, data)
		pages := sheettest.Pages(t, data)
		for i, want := range [][]string{
			{"Print at 100% (actual size)", "flip on the " + edge + " edge", "Sheet 1 of 1, front", "100 mm", "To the right, in mm", "Down, in mm"},
			{"Sheet 1 of 1, back"},
		} {
			all := ""
			for _, l := range pages[i].Lines {
				all += l.Text() + "\n"
			}
			for _, w := range want {
				if !strings.Contains(all, w) {
					t.Errorf("%s edge, page %d does not say %q", edge, i+1, w)
				}
			}
		}
	}
}
