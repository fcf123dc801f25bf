package source

import "strconv"

// numbered makes ids, each once: of two that are the same, the second gets a number.
// It remembers how far it counted, since thousands may be the same.
type numbered struct {
	taken func(id string) bool
	last  map[string]int
}

func newNumbered(taken func(id string) bool) numbered {
	return numbered{taken: taken, last: map[string]int{}}
}

// free returns id, or id with the first number behind it that is not taken.
func (n numbered) free(id string) string {
	if !n.taken(id) {
		return id
	}
	for i := max(2, n.last[id]+1); ; i++ {
		if made := id + "-" + strconv.Itoa(i); !n.taken(made) {
			n.last[id] = i
			return made
		}
	}
}
