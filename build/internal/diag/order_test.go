package diag

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// However a list was put together, it is sorted as a whole and stably: of what is alike
// in all that is compared, the first stays first.
func TestAListOfSortedPartsIsSortedAsAnyOther(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for parts := range 60 {
		var list List
		for range parts {
			var part List
			for range random.IntN(20) {
				at := Pos{File: fmt.Sprintf("%d.md", random.IntN(4)), Line: random.IntN(4), Col: random.IntN(2)}
				part = append(part, Problem{Pos: at, Severity: Severity(random.IntN(2)), Rule: fmt.Sprint(random.IntN(2)), Hint: fmt.Sprint(len(list) + len(part))})
			}
			part.OrderPage()
			list = append(list, part...)
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b Problem) int { return compare(&a, &b) })
		list.order()
		if !reflect.DeepEqual(list, want) {
			t.Fatalf("%d parts are not sorted", parts)
		}
	}
}
