package build_test

import (
	"fmt"
	"strings"
	"testing"

	"rethink/build"
)

// stagedPolicy is a flow as many partnerships have it: stages, each with two options
// and the same two answers; with who acts and by when, where facts are wanted.
func stagedPolicy(stages int, facts bool) string {
	var b strings.Builder
	b.WriteString("---\nkind: flow\ntitle: When we disagree\ndescription: Stage by stage.\norder: 1\nlast_reviewed: 2026-11-01\nreview_in: 12\nsource: [\"3.1\", \"3.2\"]\nstart: stage-1\nendings:\n  settled: settled\n  board: escalate\nrules: always\n---\n\nAny professional can begin.\n\n")
	for i := 1; i <= stages; i++ {
		fmt.Fprintf(&b, "## Stage %d: Talk to the other managers {#stage-%d}\n\n", i, i)
		if facts {
			fmt.Fprintf(&b, "Who acts\n: the manager of whoever disagrees\n\nBy when\n: within %d working days\n\n", 2*i)
		}
		next := fmt.Sprintf("stage-%d", i+1)
		if i == stages {
			next = "board"
		}
		fmt.Fprintf(&b, "Use it when the stage before has not settled it, and the child is not safer.\n\n### What you can do\n\n1. Meet, and say what each of you is worried about and what you would like to happen.\n2. Write down what you agree, what you do not agree, and who tells the family.\n\n### How did it go?\n\n- [It is settled](#settled)\n- [It is not settled](#%s)\n- [Nobody answered in time](#%s)\n\n", next, next)
	}
	b.WriteString("## It is settled {#settled}\n\nWrite it down.\n\n## Ask the board {#board}\n\nThe board decides.\n\n## At every stage {#always}\n\n- **Keep the child in mind.** At every stage.\n")
	return b.String()
}

// whatNext is the starter's flow.
const whatNext = "content/what-next.md"

// published fails where a site was not built, or was told of an error.
func published(t *testing.T, site *build.Result) {
	t.Helper()
	if site.Problems.Errors() > 0 || len(site.Files) == 0 {
		t.Fatalf("there is no site: %v", site.Problems)
	}
}

// ofPosters returns what was told of posters, among what was told of cards.
func ofPosters(site *build.Result) build.Problems {
	var told build.Problems
	for _, p := range site.Problems {
		if p.Rule == "poster-full" || p.Rule == "missing-glyph" {
			told = append(told, p)
		}
	}
	return told
}

// One true answer more made the chart 2 mm too high for its sheet, and there was no
// site.
func TestOneAnswerMoreIsNoReasonToHaveNoSite(t *testing.T) {
	strategies := contentFile(t, "strategies.md")
	const was = "- [No, not yet](#strategy-1)\n"
	if strings.Count(strategies, was) != 1 {
		t.Skip("the guidance does not ask this any more")
	}
	site := siteWith(t, map[string]string{"content/strategies.md": strings.Replace(strategies, was, was+"- [The lead professional disagrees](#hips-protocol)\n", 1)})
	published(t, site)
	for _, p := range site.Problems {
		if p.Rule != "unchecked-link" {
			t.Errorf("told %v", p)
		}
	}
	for _, address := range []string{"print/chart-a4.pdf", "print/chart-a3.pdf", "print/board-a4.pdf"} {
		if site.Files[address] == nil {
			t.Errorf("there is no %s", address)
		}
	}
}

func TestAPolicyOfManyStagesHasItsPostersOnTwoSheets(t *testing.T) {
	site := startedSite(t, map[string]string{whatNext: stagedPolicy(7, true)})
	published(t, site)
	if told := ofPosters(site); len(told) > 0 {
		t.Errorf("told %v", told)
	}
	list := string(site.Files["print/index.html"])
	for _, want := range []string{"print/chart-a4", "print/chart-a4-2", "print/board-a3", "print/board-a3-2"} {
		if site.Files[want+".pdf"] == nil || site.Files[want+".html"] == nil {
			t.Errorf("there is no %s", want)
		}
		if !strings.Contains(list, strings.TrimPrefix(want, "print/")+".pdf") {
			t.Errorf("the list of what to print has no %s", want)
		}
	}
	for _, want := range []string{"A3, sheet 1 of 2", "A3, sheet 2 of 2", "A4, sheet 1 of 2", "A4, sheet 2 of 2"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list of what to print does not name %q", want)
		}
	}
	if !strings.Contains(list, "A poster of every step in full") {
		t.Errorf("the list does not say that the chart is whole")
	}
}

// What fits on no sheet, and what the fonts lack, leaves out posters: the site is
// there, the list of what to print says so, and links lead to the chart's page.
func TestAPosterThatCannotBeMadeIsLeftOut(t *testing.T) {
	linked := "---\ntitle: Hang it up\ndescription: Where the chart hangs.\n---\n\nThe [chart for the wall](print/chart-a3.html) is also [a file](print/chart-a4.pdf).\n"
	for name, change := range map[string]func(flow string) string{
		"a text that fits on no sheet": func(flow string) string {
			return strings.Replace(flow, ": within 2 working days\n", ": "+strings.Repeat("Within two working days, or sooner if the child is not safe. ", 150)+"\n", 1)
		},
		"letters that the fonts lack": func(flow string) string {
			return strings.Replace(flow, "[It is settled]", "[It is settled 解決]", 1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			site := startedSite(t, map[string]string{whatNext: change(stagedPolicy(3, true)), "content/wall.md": linked})
			published(t, site)
			if n := len(ofPosters(site)); n == 0 || n > 3 {
				t.Errorf("told %d problems: %v", n, ofPosters(site))
			}
			for address := range site.Files {
				if strings.HasPrefix(address, "print/chart-") || strings.HasPrefix(address, "print/board-") {
					t.Errorf("%s is made", address)
				}
			}
			if page := string(site.Files["wall.html"]); strings.Count(page, `what-next.html`) < 2 || strings.Contains(page, "chart-a") {
				t.Errorf("links to the posters lead elsewhere: %s", page)
			}
			if list := string(site.Files["print/index.html"]); strings.Count(list, "There is no PDF of this") < 4 {
				t.Errorf("the list of what to print says of %d posters that they are left out", strings.Count(list, "There is no PDF of this"))
			}
		})
	}
}

// A picture in a choice stopped the whole build.
func TestASignInAChoiceLeavesOnlyTheSignOut(t *testing.T) {
	site := startedSite(t, map[string]string{whatNext: strings.Replace(stagedPolicy(3, true), "[It is not settled]", "[❌ It is not settled]", 1)})
	published(t, site)
	if told := ofPosters(site); len(told) != 1 || told[0].Severity != build.Warning || !strings.HasSuffix(told[0].Message, "the A3 board, the A4 board, the A3 chart and the A4 chart") {
		t.Errorf("told %v, want one warning", told)
	}
	if site.Files["print/chart-a4.pdf"] == nil || !strings.Contains(string(site.Files["next/stage-1.html"]), "❌") {
		t.Error("the poster, or the sign on the web page, is missing")
	}
}

// A chart poster that leaves words out to stay on one sheet does not claim to hold all.
func TestAChartInShortDoesNotClaimToBeWhole(t *testing.T) {
	site := startedSite(t, map[string]string{whatNext: stagedPolicy(4, false)})
	published(t, site)
	poster, page, list := string(site.Files["print/chart-a4.html"]), string(site.Files["what-next.html"]), string(site.Files["print/index.html"])
	const condition = "and the child is not safer"
	if !strings.Contains(page, condition) {
		t.Fatal("the page of the chart does not hold the condition: this test tests nothing")
	}
	if claims := strings.Contains(list, "every step in full"); claims != strings.Contains(poster, condition) {
		t.Errorf("the list claims that the poster is whole: %v; the poster holds the condition: %v", claims, !claims)
	}
}
