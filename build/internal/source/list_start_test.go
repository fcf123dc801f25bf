package source

import (
	"testing"

	"rethink/build/internal/model"
)

// A list starts where its author starts it, whatever the numbers after the first.
func TestAListStartsWhereItsAuthorStartsIt(t *testing.T) {
	for text, want := range map[string]int{
		"1. one\n2. two":             1,
		"5. five\n6. six":            5,
		"5) five\n6) six":            5,
		"0. nought\n1. one":          0,
		"3. three\n3. three again":   3,
		"10. ten\n11. eleven":        10,
		"1. one\n1. two\n1. three":   1,
		"007. seven\n008. and eight": 7,
	} {
		s, problems := loadFiles(files{"a.md": page(text)})
		if problems.Errors() > 0 {
			t.Errorf("%q: %v", text, problems)
			continue
		}
		for _, p := range s.Pages {
			if p.Path != "a.md" {
				continue
			}
			list, ok := p.Body[0].(*model.List)
			if !ok || !list.Ordered || list.Start != want {
				t.Errorf("%q starts at %+v, want %d", text, p.Body[0], want)
			}
		}
	}
}
