package cards

import (
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/sheet"
)

// signs looks for what the fonts lack of all that the pack says. What many cards
// say, such as what their kind is called, is read once.
func (p *Pack) signs() *sheet.Signs {
	signs := &sheet.Signs{At: p.at}
	said := map[string]bool{}
	once := func(at diag.Pos, words ...string) {
		for _, w := range words {
			if !said[w] {
				said[w] = true
				signs.Words(at, w)
			}
		}
	}
	once(p.at, p.Imprint...)
	for _, c := range p.Cards {
		once(c.At, c.Word, c.Group, c.Cover)
		for _, f := range []Face{c.Front, c.Back} {
			once(f.At, f.Word)
			for _, text := range slices.Concat(f.Main, f.Below) {
				signs.Text(text)
			}
			signs.Blocks(f.Blocks)
		}
	}
	return signs
}
