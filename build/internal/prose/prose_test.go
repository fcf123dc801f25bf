package prose

import (
	"testing"

	"rethink/build/internal/diag"
)

// What an author reads of a judge is tested where pages are read, in package source.

func TestPlainTextsHaveNoMarksAndDoNotShout(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"What to do next", ""},
		{"A word about the NHS and MASH", ""}, // the glossary has the second
		{"WHAT TO DO NEXT", "text of `title` is in capitals: “WHAT TO DO NEXT”"},
		{"What to do IMMEDIATELY", "text of `title` is in capitals: “What to do IMMEDIATELY”"},
		{"Call **now**", "text of `title` has Markdown or HTML in it, and is shown as it is: **"},
		{"See [this](page.md)", "text of `title` has Markdown or HTML in it, and is shown as it is: ]("},
		{"Next {#next}", "text of `title` has Markdown or HTML in it, and is shown as it is: {#"},
	} {
		var problems diag.List
		j := Judge{Problems: &problems, Terms: map[string]bool{"MASH": true}}
		j.Plain("title", c.text, diag.Pos{File: "a.md", Line: 2, Col: 8}, diag.Error)
		got := ""
		if len(problems) > 0 {
			got = problems[0].Message
		}
		if got != c.want || len(problems) > 1 {
			t.Errorf("%q: got %q, want %q", c.text, problems, c.want)
		}
	}
}

func TestCellsAreCountedAsTheParserDoes(t *testing.T) {
	for line, want := range map[string]int{
		"| a | b |":   2,
		"a | b":       2,
		`| a \| b |`:  1,
		"|":           0,
		"| a |  | c":  3,
		"  | a | b  ": 2,
	} {
		if got := CountCells(line); got != want {
			t.Errorf("%q: got %d cells, want %d", line, got, want)
		}
	}
}
