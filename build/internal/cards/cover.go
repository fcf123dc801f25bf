package cards

import (
	"rethink/build/internal/sheet"
)

// setCover sets the back that all cards of a group share, in places that are the
// same on each: its shape, its name, a line about it, and the imprint. Where they
// have no room, the address gives way first, then the day, the line, and at last
// the size of the shape.
func (p *Pack) setCover(c *Card, f form, sizes Sizes) (SetFace, []fault) {
	left := f.panel + 2*f.scale
	box := sheet.Box{Width: f.width - 2*left, Leading: bodyLeading, Balance: true}
	name := para{spans: []sheet.Span{{Text: c.Group, Bold: true}}, tier: title}
	l := plan{form: f, sizes: sizes, box: box}
	if _, holds := box.Measure(sizes.Body, l.sheetParas([]para{name})...); !holds {
		name.tier = body
	}
	ways := p.Imprint.lines()
	type attempt struct {
		imprint []string
		line    bool
	}
	var tries []attempt
	for _, way := range ways[:len(ways)-1] {
		tries = append(tries, attempt{way, true})
	}
	for _, way := range ways {
		tries = append(tries, attempt{way, false})
	}
	var out SetFace
	for _, smaller := range []bool{false, true} {
		for _, try := range tries {
			paras := []para{name}
			if try.line && c.Cover != "" {
				paras = append(paras, para{spans: []sheet.Span{{Text: c.Cover}}, gap: underGap})
			}
			set, ok := p.placeCover(c, l, left, paras, try.imprint, smaller)
			if out = set; ok {
				return out, nil
			}
		}
	}
	return out, []fault{{at: c.At, kind: longName, word: c.Group, size: sizes.Body}}
}

// leastShape is the least side of the shape on a back, for a pocket card.
const leastShape = 5.0

// placeCover gives the words of a shared back their places, and reports whether they
// have room.
func (p *Pack) placeCover(c *Card, l plan, left float64, paras []para, imprint []string, smaller bool) (SetFace, bool) {
	f, sizes := l.form, l.sizes
	out := SetFace{Face: &Face{At: c.At, Shared: true}, Sizes: sizes, Main: 1, Left: left, paras: paras}
	out.Text = l.box.At(sizes.Body, l.sheetParas(paras)...)
	var lines []sheet.Para
	for _, line := range imprint {
		if line == p.Imprint.Address {
			line = brokenAddress(line, l.box.Width, sizes.Body)
		}
		lines = append(lines, sheet.Plain(p.Imprint.unbroken(line, l.box.Width, sizes.Body)))
	}
	wide := l.box
	wide.Anywhere = true
	out.Imprint = wide.At(sizes.Body, lines...)
	line := sheet.MM(sizes.Body * bodyLeading)
	out.ImprintTop = f.imprintBase - float64(len(out.Imprint.Lines)-1)*line - sheet.MM(sizes.Body*(above(bodyLeading)+sheet.CapHeight))
	limit := out.ImprintTop + sheet.MM(sizes.Body*above(bodyLeading)) - f.clear
	size := sizes.of(paras[0].tier)
	rise := 2.3*f.scale - sheet.MM(size*above(paras[0].tier.leading())) // from the shape to the line's top
	top, side := f.coverTop, f.coverShape
	if out.Small = smaller; smaller {
		top = f.panel + 1.5
		side = min(max(limit-top-rise-out.Text.Height, leastShape), f.coverShape)
	}
	out.Shape = Rect{X: (f.width - side) / 2, Y: top, Width: side, Height: side}
	out.Top = top + side + rise
	return out, out.Text.Wide == "" && out.Top+out.Text.Height <= limit+0.01
}
