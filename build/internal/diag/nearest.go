package diag

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// DidYouMean returns a hint that names the candidate nearest to word, or "" when
// none is near. At most a third of the word's letters, and never more than three,
// may differ: a farther guess confuses more than it helps.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return "Did you mean `" + near + "`?"
	}
	return ""
}

// Nearest returns the candidate that differs from word in the fewest letters,
// ignoring case, or "" when none is near. Ties go to the first in sorted order,
// so that the answer never depends on the order of a map.
func Nearest(word string, candidates []string) string {
	limit := min(3, max(1, utf8.RuneCountInString(word)/3))
	best, bestDistance := "", limit+1
	sorted := slices.Clone(candidates)
	slices.Sort(sorted)
	for _, c := range sorted {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with a
// neighbour to turn a into b (the optimal string alignment distance).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row := make([]int, len(t)+1)
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(t)]
}
