package release

import (
	"strings"
	"testing"
)

// Whatever stands in a file, it is read or reported, and what was read is written as a
// file that says the same.
func FuzzRead(f *testing.F) {
	r := &Release{Version: "1", Approver: "a", Snapshot: Snapshot{Addresses: []string{"a.html"}, Parts: []Part{{Kind: OfPage, Page: "a.md", ID: "a.md", Title: "A", Words: []string{"a"}}}}}
	r.Day.Year, r.Day.Month, r.Day.Day = 2026, 1, 2
	good := string(r.file())
	f.Add(good)
	f.Add(strings.ReplaceAll(good, "\n", "\r\n"))
	for i := range strings.Count(good, "\n") {
		lines := strings.SplitAfter(good, "\n")
		f.Add(strings.Join(lines[:i], ""))
		f.Add(strings.Join(append(lines[:i:i], lines[i+1:]...), ""))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, problems := read("a.yaml", []byte(text))
		for _, p := range problems {
			if p.Pos.Line < 1 || p.Hint == "" || p.Pos.Line > strings.Count(text, "\n")+1 {
				t.Errorf("%s -> %s", p, p.Hint)
			}
		}
		if len(problems) > 0 {
			return
		}
		again, problems := read("a.yaml", got.file())
		if len(problems) > 0 || string(again.file()) != string(got.file()) {
			t.Errorf("it reads back as something else: %v", problems)
		}
	})
}
