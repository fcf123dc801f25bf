package source

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// times joins what f makes of the numbers below n.
func times(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

// Four times the text is about four times the work: what is read is counted in the
// memory that it takes. What the Markdown library itself takes more for is bounded
// (see TestTextThatIsTooMuchIsAProblem).
func TestWorkGrowsWithTheText(t *testing.T) {
	for _, c := range growing() {
		t.Run(c.name, func(t *testing.T) {
			once := memoryOf(func() { loadFiles(files{"a.md": c.text(c.n)}) })
			fourfold := memoryOf(func() { loadFiles(files{"a.md": c.text(4 * c.n)}) })
			if fourfold > 7*once {
				t.Errorf("%d things take %d bytes, %d take %d: %.1f times as many", c.n, once, 4*c.n, fourfold, float64(fourfold)/float64(once))
			}
		})
	}
}

// memoryOf returns how many bytes a function asks for: the least of some runs, since
// what else runs asks too.
func memoryOf(f func()) uint64 {
	least := uint64(0)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; least == 0 || took < least {
			least = took
		}
	}
	return least
}

type growingText struct {
	name string
	n    int
	text func(n int) string
}

// growing are pages of n things of one kind.
func growing() []growingText {
	const (
		swaps = "---\ntitle: Q\nkind: swaps\n---\n\n## Why {#why}\n\nText.\n\n| A | B |\n| --- | --- |\n"
		flow  = "---\ntitle: F\nkind: flow\nstart: s0\nendings:\n  end: settled\n---\n\n"
		end   = "## End {#end}\n"
	)
	number := func(format string) func(i int) string {
		count := strings.Count(format, "%d")
		return func(i int) string {
			args := make([]any, count)
			for k := range args {
				args[k] = i
			}
			return fmt.Sprintf(format, args...)
		}
	}
	return []growingText{
		{"equal headings", 300, func(n int) string { return page(strings.Repeat("## Same\n\nWords.\n\n", n)) }},
		{"equal headings below one", 300, func(n int) string { return page("## Top\n\n" + strings.Repeat("### Same\n\nWords.\n\n", n)) }},
		{"unknown keys", 500, func(n int) string { return "---\ntitle: A\n" + times(n, number("key%dx: v\n")) + "---\n\nWords.\n" }},
		{"keys inside a key", 500, func(n int) string {
			return "---\ntitle: A\nkind: cards\nnames:\n" + times(n, number("  key%dx: v\n")) + "---\n\nWords.\n"
		}},
		{"words in capitals", 500, func(n int) string {
			return page(times(n, func(i int) string { return fmt.Sprintf("the %cQ%cX word ", 'A'+i%26, 'A'+i/26%26) }))
		}},
		{"links to one heading that is not there", 300, func(n int) string {
			return page(strings.Repeat("[the part](#frist)\n\n", n) + times(n/5, number("## First %d\n\nWords.\n\n")))
		}},
		{"links to headings that are not there", 300, func(n int) string {
			return page(times(n, number("[the part](#part%dx)\n\n## Part %d\n\nWords.\n\n")))
		}},
		{"pictures that are not there", 300, func(n int) string { return page(strings.Repeat("![the part](bb.png)\n\n", n)) }},
		{"terms of a glossary", 300, func(n int) string {
			return "---\ntitle: G\nkind: glossary\n---\n\n" + times(n, number("term %d\n: Meaning.\n\n"))
		}},
		{"terms that differ in signs", 300, func(n int) string {
			return "---\ntitle: G\nkind: glossary\n---\n\n" + times(n, func(i int) string { return "term" + strings.Repeat("!", i%7) + "\n: Meaning.\n\n" })
		}},
		{"rows of a table", 1000, func(n int) string { return page("| A | B |\n| --- | --- |\n" + strings.Repeat("| one | two |\n", n)) }},
		{"tables that failed", 300, func(n int) string { return page(strings.Repeat("| one | two |\n| a | b |\n\n", n)) }},
		{"swaps", 300, func(n int) string { return swaps + times(n, number("| Why did %d? | What is %d? |\n")) }},
		{"equal swaps", 300, func(n int) string { return swaps + strings.Repeat("| Why did? | What is? |\n", n) }},
		{"equal prompts", 300, func(n int) string {
			return "---\ntitle: Q\nkind: prompts\n---\n\n## When\n\n" + strings.Repeat("- What is?\n", n)
		}},
		{"footnotes", 100, func(n int) string { return page(times(n, number("Words.[^%d]\n\n[^%d]: Note.\n\n"))) }},
		{"a flow", 50, func(n int) string {
			return flow + times(n, func(i int) string {
				return fmt.Sprintf("## Is it %d? {#s%d}\n\n- [Yes](#s%d)\n- [No](#end)\n\n", i, i, min(i+1, n-1))
			}) + end
		}},
		{"a flow without a way out", 50, func(n int) string {
			return flow + times(n, func(i int) string {
				return fmt.Sprintf("## Is it %d? {#s%d}\n\n- [Yes](#s%d)\n- [No](#s%d)\n\n", i, i, (i+1)%n, (i+2)%n)
			}) + end
		}},
		{"a flow whose steps nobody reaches", 50, func(n int) string {
			return flow + times(n, number("## Is it %d? {#s%d}\n\n- [Yes](#end)\n- [No](#end2)\n\n")) + end
		}},
		{"a flow whose choices lead nowhere", 50, func(n int) string {
			return flow + times(n, number("## Is it %d? {#s%d}\n\n- [Yes](#x%d)\n- [No](#y%d)\n\n")) + end
		}},
		{"a session", 50, func(n int) string {
			return "---\ntitle: S\nkind: session\nminutes: 5\n---\n\n## Agenda\n\n| Part | Minutes | Need |\n| --- | --- | --- |\n" +
				times(n, number("| [P%d](#p%d) | 5 | |\n")) + "\n" + times(n, number("## P%d {#p%d}\n\nWords.\n\n### Facilitator notes\n\nWords.\n\n"))
		}},
		{"points that pages carry", 200, func(n int) string {
			return "---\ntitle: S\nkind: source\nsource: " + times(n, number("%d, ")) + "0\n---\n\n| N | S |\n| --- | --- |\n" + times(n, number("| %d | Says. |\n"))
		}},
	}
}

func TestTextThatIsTooMuchIsAProblem(t *testing.T) {
	const (
		deep    = " lists and quotations are more than 30 deep inside one another -> Take signs and spaces at the start of the line out. What belongs below a point can have a heading of its own."
		marks   = " paragraph has more than 1000 signs that may be marks, such as * or [ -> Leave an empty line between paragraphs, and take out the signs that mark nothing."
		notes   = " page has more than 500 footnotes -> Divide the page into several."
		columns = " table has more than 100 columns -> Turn it, so that each column becomes a row, or make several tables of it."
	)
	check(t, []problemCase{
		{"lists, each further to the right", page(times(1600, func(i int) string { return strings.Repeat("  ", i) + "- a\n" })), "a.md:67:1:" + deep},
		{"lists on one line", page("Words.\n\n" + strings.Repeat("- ", 1600) + "a"), "a.md:7:1:" + deep},
		{"numbers on one line", page(strings.Repeat("1. ", 40) + "a"), "a.md:5:1:" + deep},
		{"quotations", page(strings.Repeat("> ", 31) + "a"), "a.md:5:1:" + deep},
		{"quotations without spaces", page(strings.Repeat(">", 31) + "a"), "a.md:5:1:" + deep},
		{"what may be slanted", page(strings.Repeat("*a_ ", 20000)), "a.md:5:1:" + marks},
		{"what may be slanted, on many lines", page("Words.\n\n" + strings.Repeat("*a_ b\n", 20000)), "a.md:7:1:" + marks},
		{"what may be code", page(times(1100, func(i int) string { return "e" + strings.Repeat("`", i%9+1) })), "a.md:5:1:" + marks},
		{"what may be a link", page("## " + strings.Repeat("[a](", 5000)), "a.md:5:1:" + marks},
		{"in a list", page("- " + strings.Repeat("*a_ b\n  ", 600)), "a.md:5:3:" + marks},
		{"footnotes", page(times(501, func(i int) string { return fmt.Sprintf("Words.[^%d]\n\n[^%d]: Note.\n\n", i, i) })), "a.md:2007:1:" + notes},
		{"columns", page("|" + strings.Repeat(" A |", 2000) + "\n|" + strings.Repeat(" --- |", 2000) + "\n| b |\n"), "a.md:6:1:" + columns},

		{"much, and not too much", page(strings.Repeat("- **One** _two_ [three](b.md)\n", 2000) + "\n" +
			"| A | B |\n| --- | --- |\n" + strings.Repeat("| **one** | *two* |\n", 2000) + "\n" +
			strings.Repeat("> ", 20) + "deep\n\n" + strings.Repeat("\\*", 1500)), ""},
	})
}
