package cards

import (
	"fmt"
	"testing"
)

// All sheets of a deck, as a build makes them. The time of 500 cards is to be
// about ten times that of 50.
func BenchmarkAllSheets(b *testing.B) {
	sheets, _ := Sheets(nil)
	for _, n := range []int{50, 500} {
		site, deck := swapSite(n / 2)
		b.Run(fmt.Sprintf("%d cards", n), func(b *testing.B) {
			for b.Loop() {
				pack, _ := New(site, deck, say)
				for _, s := range sheets {
					printed := pack.On(s)
					if _, err := printed.PDF("Prompt cards", Shift{}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
