package diag

import "strings"

// FirstWords shortens text to what a message can quote.
func FirstWords(s string) string {
	const most = 6
	words := make([]string, 0, most)
	for word := range strings.FieldsSeq(s) {
		if len(words) == most {
			return strings.Join(words, " ") + " …"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
