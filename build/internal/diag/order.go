package diag

import (
	"cmp"
	"slices"
	"strings"
)

// order sorts the list and leaves what is alike in its order. A list is mostly put
// together of some that are sorted already, page by page, so these are merged: of a
// large site there are tens of thousands of warnings, and they are sorted at each save.
func (l *List) order() {
	runs := l.runs(manyRuns)
	if len(runs) > manyRuns {
		slices.SortStableFunc(*l, func(a, b Problem) int { return compare(&a, &b) })
		return
	}
	for len(runs) > 1 {
		var merged []List
		for pair := range slices.Chunk(runs, 2) {
			if len(pair) == 2 {
				pair[0] = merge(pair[0], pair[1])
			}
			merged = append(merged, pair[0])
		}
		runs = merged
	}
	if len(runs) == 1 {
		*l = runs[0]
	}
}

// manyRuns is how many sorted parts of a list are worth being merged.
const manyRuns = 32

// runs cuts the list into parts that are sorted. It ends early where they are more than
// most.
func (l *List) runs(most int) []List {
	var runs []List
	start := 0
	for i := range *l {
		if last := i+1 == len(*l); last || compare(&(*l)[i], &(*l)[i+1]) > 0 {
			runs = append(runs, (*l)[start:i+1])
			start = i + 1
		}
		if len(runs) > most {
			break
		}
	}
	return runs
}

func merge(a, b List) List {
	merged := make(List, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(&a[0], &b[0]) <= 0 {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

func compare(a, b *Problem) int {
	if c := a.Pos.Compare(b.Pos); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Severity, b.Severity), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
}

// OrderPage sorts the problems of one page, as they are found, so that [List.Sort] has
// less to do when those of all pages are put together.
func (l List) OrderPage() {
	slices.SortStableFunc(l, func(a, b Problem) int { return compare(&a, &b) })
}
