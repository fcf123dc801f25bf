package quiz

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

// Moodle refuses a matching question of fewer than three pairs. Tables are joined
// until there are enough, and what would be too little at the end goes with the
// table before it.
func TestAMatchingQuestionHasAtLeastThreePairs(t *testing.T) {
	for _, c := range []struct{ rows, want []int }{
		{[]int{1}, nil},
		{[]int{2}, nil},
		{[]int{3}, []int{3}},
		{[]int{1, 1}, nil},
		{[]int{1, 2}, []int{3}},
		{[]int{3, 2}, []int{5}},
		{[]int{3, 3}, []int{3, 3}},
		{[]int{2, 2, 2}, []int{6}},
		{[]int{4, 1, 3}, []int{4, 4}},
		{[]int{3, 3, 1, 1}, []int{3, 5}},
	} {
		var tables []*model.Category
		for i, n := range c.rows {
			var rows []string
			for row := range n {
				rows = append(rows, fmt.Sprintf("Why is %d%d?|What is %d%d?", i, row, i, row))
			}
			tables = append(tables, category(fmt.Sprintf("t%d", i), fmt.Sprintf("Table %d", i), "Asks why", "", rows...))
		}
		q := New(&model.Site{Swaps: []*model.Swaps{swapsPage("a.md", tables...)}})[0]
		gift := string(q.GIFT(testWords, &model.Config{Title: "Site"}))
		var got []int
		for _, question := range strings.Split(gift, "\n// [id:") {
			if pairs := strings.Count(question, " -> "); pairs > 0 {
				got = append(got, pairs)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("tables of %v rows give questions of %v pairs, want %v", c.rows, got, c.want)
		}
	}
}
