package build_test

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rethink/build/internal/model"

	"rethink/build"
)

// What people's own guidance is like: small true changes to ours, and policies that
// are not ours. One sheet of paper must never cost the website.
func TestNoSheetOfPaperVetoesTheSite(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"two contacts":   {"content/site.yaml": withContacts(t, 2)},
		"three contacts": {"content/site.yaml": withContacts(t, 3)},
		"four contacts":  {"content/site.yaml": withContacts(t, 4)},
		"nine contacts":  {"content/site.yaml": withContacts(t, 9)},
		"one contact with a long name": {"content/site.yaml": withContactsNamed(t, 1,
			"Gwasanaeth Diogelu Plant ac Oedolion Rhanbarthol Canolbarth a Gorllewin Cymru")},
		"a policy of six stages":               {"content/policy.md": stages(6, 2, "")},
		"a policy of six stages, with facts":   {"content/policy.md": stages(6, 2, "Who acts\n: the team manager and the service manager together\n\nBy when\n: within 2 working days of the disagreement\n\n")},
		"a policy of twelve stages":            {"content/policy.md": stages(12, 3, "")},
		"two conditions lead to one step":      {"content/policy.md": strings.ReplaceAll(stages(3, 2, ""), "- [It is settled](#settled)", "- [No reply](#settled)\n- [No meeting yet](#settled)")},
		"an emoji in a choice":                 {"content/policy.md": strings.ReplaceAll(stages(3, 2, ""), "[It is settled]", "[✅ It is settled]")},
		"an emoji in a heading":                {"content/policy.md": strings.ReplaceAll(stages(3, 2, ""), "## Talk", "## 🗣️ Talk")},
		"letters that the font lacks":          {"content/policy.md": strings.ReplaceAll(stages(3, 2, ""), "## Talk", "## 話す talk")},
		"a word of 90 letters":                 {"content/policy.md": strings.ReplaceAll(stages(3, 2, ""), "## Talk", "## "+strings.Repeat("Zusammenarbeit", 7)+" talk")},
		"a cell that reads like an attribute":  {"content/questions/swaps.md": withSwap(t, "It sets href=x in the form.", "What does src=y do?")},
		"a cell with quotes and brackets":      {"content/questions/swaps.md": withSwap(t, `Is it "href='x'"?`, `What is src="y" for?`)},
		"a cell of 400 words":                  {"content/questions/swaps.md": withSwap(t, "Why "+strings.Repeat("on earth ", 200)+"now?", "What "+strings.Repeat("exactly ", 200)+"happened?")},
		"a cell with an emoji":                 {"content/questions/swaps.md": withSwap(t, "Why ❌?", "What ✅ happened?")},
		"a cell with letters the font lacks":   {"content/questions/swaps.md": withSwap(t, "なぜ?", "What happened, 先生?")},
		"a title that reads like an attribute": {"content/questions/swaps.md": strings.Replace(contentFile(t, "questions/swaps.md"), "title: ", "title: href=x ", 1)},
		"an interface that reads like one":     {"layouts/strings.yaml": "quiz_title: Practise src=x with href=\"y\"\n"},
		"a title that reads like HTML":         {"content/site.yaml": strings.Replace(contentFile(t, "site.yaml"), "title: ", "title: About href=x and ", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := siteWith(t, files)
			if result.Files == nil {
				t.Fatalf("there is no site: %v", result.Problems)
			}
			for _, address := range []string{"index.html", "cards.html", "print/index.html", "training/packages/swaps-scorm12.zip", "training/take-away.zip"} {
				if result.Files[address] == nil {
					t.Errorf("%s is not made", address)
				}
			}
			deadLinks(t, result)
			oneProblemAPlace(t, result)
		})
	}
}

// deadLinks wants that no page of the site leads to a file that is not there.
func deadLinks(t *testing.T, result *build.Result) {
	t.Helper()
	for address, page := range result.Files {
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		for _, to := range linksOf(t, address, page) {
			if _, ok := result.Files[to]; !ok {
				t.Errorf("%s leads to %s, which is not made", address, to)
			}
		}
	}
}

// oneProblemAPlace wants that a place has at most one warning of a kind for each size
// of type, however many sheets it concerns.
func oneProblemAPlace(t *testing.T, result *build.Result) {
	t.Helper()
	size := regexp.MustCompile(`[0-9.]+ pt`)
	seen := map[string]string{}
	for _, p := range result.Problems {
		key := fmt.Sprint(p.Pos, p.Rule, size.FindString(p.Message))
		if first, twice := seen[key]; twice && p.Rule != "long-sentence" {
			t.Errorf("two problems at one place:\n%s\n%s", first, p)
		}
		seen[key] = p.String()
		if p.Hint == "" {
			t.Errorf("no hint: %s", p)
		}
	}
}

func withContacts(t *testing.T, n int) string { return withContactsNamed(t, n, "Multi-Agency Hub") }

// withContactsNamed returns the site's facts with so many contacts.
func withContactsNamed(t *testing.T, n int, name string) string {
	t.Helper()
	contacts := "contacts:\n"
	for i := range n {
		contacts += fmt.Sprintf("  - name: %s %d\n    role: Advice on thresholds and escalation\n    phone: 023 9200 000%d\n    hours: Monday to Friday, 9am to 5pm\n", name, i+1, i)
	}
	config := contentFile(t, "site.yaml")
	if m := regexp.MustCompile(`(?m)^contacts:.*\n(?:[ -].*\n)*`); m.MatchString(config) {
		return m.ReplaceAllString(config, contacts)
	}
	return config + contacts
}

// stages returns a policy of so many stages, each with so many options, that lead
// from one to the next.
func stages(n, options int, facts string) string {
	var b strings.Builder
	b.WriteString("---\ntitle: A policy of stages\ndescription: What to do, stage by stage.\nkind: flow\npath: policy\nstart: talk\nendings:\n  settled: settled\n  board: escalate\n---\n\n")
	b.WriteString("## Talk {#talk}\n\nTwo services disagree.\n\n- [Go on](#stage-1)\n\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "## Stage %d: Meet at level %d {#stage-%d}\n\n%s", i, i, i, facts)
		for o := 1; o <= options; o++ {
			fmt.Fprintf(&b, "%d. Ask the manager at level %d to look at the decision again, option %d.\n", o, i, o)
		}
		next := fmt.Sprintf("#stage-%d", i+1)
		if i == n {
			next = "#board"
		}
		fmt.Fprintf(&b, "\n- [It is settled](#settled)\n- [We still disagree](%s)\n\n", next)
	}
	b.WriteString("## It is settled {#settled}\n\nRecord it.\n\n## The board decides {#board}\n\nSend it to the board.\n")
	return b.String()
}

// withSwap returns the page of swaps with one row more in its first table.
func withSwap(t *testing.T, avoid, try string) string {
	t.Helper()
	page := contentFile(t, "questions/swaps.md")
	rule := regexp.MustCompile(`(?m)^\|( ?-+ ?\|)+\n`).FindStringIndex(page)
	if rule == nil {
		t.Fatal("the page of swaps has no table")
	}
	columns := strings.Count(page[rule[0]:rule[1]], "|") - 1
	row := "| " + avoid + " | " + try + " |" + strings.Repeat(" |", columns-2) + "\n"
	return page[:rule[1]] + row + page[rule[1]:]
}

// linksOf returns the addresses in the site that a page links to or loads.
func linksOf(t *testing.T, address string, page []byte) []string {
	t.Helper()
	var found []string
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		for _, a := range tokens.Token().Attr {
			to, _, _ := strings.Cut(a.Val, "#")
			if (a.Key == "href" || a.Key == "src") && to != "" && !model.HasScheme(to) {
				found = append(found, path.Join(path.Dir(address), to))
			}
		}
	}
	return found
}
