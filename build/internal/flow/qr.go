package flow

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// A QR is a code that a phone's camera reads: Size by Size squares of which some
// are dark.
type QR struct {
	Size int
	Text string
	dark []bool
}

// NewQR returns the code of an address, or nil for none. It bears a fold or a
// stain: a seventh of it may be lost.
func NewQR(address string) (*QR, error) {
	if address == "" {
		return nil, nil
	}
	code, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("QR code of %s: %w", address, err)
	}
	q := &QR{Size: code.Bounds().Dx(), Text: address}
	for y := range q.Size {
		for x := range q.Size {
			q.dark = append(q.dark, code.At(x, y) == color.Black)
		}
	}
	return q, nil
}

// A Run is dark squares that touch in one row.
type Run struct{ X, Y, Length int }

// Runs returns the dark squares, row by row.
func (q *QR) Runs() []Run {
	var runs []Run
	for y := range q.Size {
		for x := 0; x < q.Size; x++ {
			start := x
			for x < q.Size && q.dark[y*q.Size+x] {
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
func (q *QR) Path() string {
	var b strings.Builder
	for _, r := range q.Runs() {
		fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", r.X, r.Y, r.Length, r.Length)
	}
	return b.String()
}
