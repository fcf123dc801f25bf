// Package qr makes codes that a phone's camera reads, as squares for both printers.
//
// It refuses to make a code that a fold or a stain would spoil: a seventh of each may
// be lost.
package qr

import (
	"fmt"
	"image/color"
	"strings"

	barcode "github.com/boombuler/barcode/qr"

	"rethink/build/internal/sheet"
)

// Quiet is how many squares around a code have to be as white as paper.
const Quiet = 4

// A Code is Size by Size squares of which some are dark.
type Code struct {
	Size int
	Text string
	dark []bool
}

// New returns the code of an address, or nil for none.
func New(address string) (*Code, error) {
	if address == "" {
		return nil, nil
	}
	made, err := barcode.Encode(address, barcode.M, barcode.Auto)
	if err != nil {
		return nil, fmt.Errorf("QR code of %s: %w", address, err)
	}
	c := &Code{Size: made.Bounds().Dx(), Text: address}
	for y := range c.Size {
		for x := range c.Size {
			c.dark = append(c.dark, made.At(x, y) == color.Black)
		}
	}
	return c, nil
}

// A Run is dark squares that touch in one row.
type Run struct{ X, Y, Length int }

// Runs returns the dark squares, row by row.
func (c *Code) Runs() []Run {
	var runs []Run
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			start := x
			for x < c.Size && c.dark[y*c.Size+x] {
				x++
			}
			if x > start {
				runs = append(runs, Run{start, y, x - start})
			}
		}
	}
	return runs
}

// Path returns the dark squares as the path of an SVG picture whose unit is a
// square.
func (c *Code) Path() string {
	var b strings.Builder
	for _, r := range c.Runs() {
		fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", r.X, r.Y, r.Length, r.Length)
	}
	return b.String()
}

// Draw draws the code, whose side is in millimetres, as a figure that is called by its
// address. What is around it has to leave it its quiet edge.
func (c *Code) Draw(p *sheet.PDF, x, y, side float64) {
	unit := side / float64(c.Size)
	p.In(sheet.Element{Tag: sheet.TagFigure, Alt: c.Text}, func() {
		for _, r := range c.Runs() {
			// A hair of overlap keeps the gaps between rows from showing.
			p.Rect(x+float64(r.X)*unit, y+float64(r.Y)*unit, float64(r.Length)*unit, unit+0.02, sheet.Fill(sheet.Black))
		}
	})
}
