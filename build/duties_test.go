package build_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A duty is one row of testdata/duties.txt.
type duty struct {
	line               int
	point, page, begin string
	words              []string
}

// dutyWords are what binds people in safeguarding guidance, the strongest first.
// "can" is among them since a permission that is lost or won is a change too.
var dutyWords = regexp.MustCompile(`(?i)\b(must|shall|have to|has to|needs? to|should|always|can|responsib(?:ility|le))\b`)

func readDuties(t *testing.T) []duty {
	t.Helper()
	table, err := os.ReadFile("testdata/duties.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []duty
	for i, line := range strings.Split(string(table), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			t.Fatalf("testdata/duties.txt:%d: row has %d cells, not 4", i+1, len(cells))
		}
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		d := duty{line: i + 1, point: cells[0], page: cells[1], begin: cells[2]}
		if cells[3] != "-" {
			d.words = strings.Split(cells[3], ", ")
		}
		all = append(all, d)
	}
	return all
}

// Whoever rewords a sentence of the guidance keeps its duty: "must" stays "must",
// "should" stays "should", and what binds nobody there binds nobody here.
func TestNoDutyIsSoftenedOrHardened(t *testing.T) {
	duties := readDuties(t)
	pages := map[string][]string{}
	for _, d := range duties {
		if pages[d.page] == nil {
			pages[d.page] = sentencesOf(t, d.page+".html")
		}
		i := slices.IndexFunc(pages[d.page], func(s string) bool { return strings.HasPrefix(s, evenQuotes(d.begin)) })
		if i < 0 {
			t.Errorf("testdata/duties.txt:%d: no sentence of content/%s.md begins “%s”, which carried point %s. If it was reworded, keep its duty (%s) and change the row",
				d.line, d.page, d.begin, d.point, strings.Join(d.words, ", "))
			continue
		}
		if got := bound(pages[d.page][i]); !slices.Equal(got, bound(strings.Join(d.words, " "))) {
			t.Errorf("testdata/duties.txt:%d: point %s: “%s” says %v, where the guidance says %v", d.line, d.point, pages[d.page][i], got, d.words)
		}
	}
}

// Each point that content/source.md lists has a sentence, and no other has.
func TestEachPointHasItsSentence(t *testing.T) {
	source, err := os.ReadFile("../content/source.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| ([0-9SB]+\.[0-9.]+) \|`).FindAllSubmatch(source, -1) {
		listed[string(m[1])] = false
	}
	if len(listed) != 57 {
		t.Errorf("content/source.md lists %d points, not 57", len(listed))
	}
	for _, d := range readDuties(t) {
		if _, ok := listed[d.point]; !ok {
			t.Errorf("testdata/duties.txt:%d: point %s is not in content/source.md", d.line, d.point)
		}
		listed[d.point] = true
	}
	for point, found := range listed {
		if !found {
			t.Errorf("point %s has no sentence in testdata/duties.txt", point)
		}
	}
}

// The questions are the partnership's own, letter for letter.
func TestQuestionPhrasesAreExact(t *testing.T) {
	list, err := os.ReadFile("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, page := range []string{"swaps", "open"} {
		tree, err := html.Parse(bytes.NewReader(mustBuild(t).Files["questions/"+page+".html"]))
		if err != nil {
			t.Fatal(err)
		}
		for n := range elements(tree) {
			said[page] += "\n" + text(n)
		}
	}
	phrases := 0
	for line := range strings.Lines(string(list)) {
		page, phrase, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || page == "#" {
			continue
		}
		phrases++
		if !strings.Contains(said[page], phrase) {
			t.Errorf("questions/%s.html does not ask “%s”, letter for letter", page, phrase)
		}
	}
	if phrases != 33 {
		t.Errorf("testdata/phrases.txt holds %d phrases, not 33", phrases)
	}
}

// bound returns the duty words of a sentence, each once, in one order.
func bound(sentence string) []string {
	var words []string
	for _, w := range dutyWords.FindAllString(sentence, -1) {
		w = strings.ToLower(w)
		if w == "needs to" {
			w = "need to"
		}
		words = append(words, w)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// sentencesOf returns the sentences in the words of a built page, and what its
// headings and lists begin with.
func sentencesOf(t *testing.T, address string) []string {
	t.Helper()
	body, ok := mustBuild(t).Files[address]
	if !ok {
		t.Fatalf("%s is not made", address)
	}
	tree, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var sentences []string
	for n := range elements(tree) {
		switch n.Data {
		case "p", "li", "h2", "h3", "td", "b", "span", "a":
			said := evenQuotes(strings.Join(strings.Fields(text(n)), " "))
			for said != "" {
				sentence, rest, _ := strings.Cut(said, ". ")
				sentences = append(sentences, sentence)
				said = strings.TrimSpace(rest)
			}
		}
	}
	return sentences
}

// evenQuotes makes quotation marks and apostrophes straight, so that a sentence is
// found whichever an author types and whichever a page shows.
func evenQuotes(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
}

// A duty that was changed is found: the test above is only worth having if it fails.
func TestAChangedDutyIsSeen(t *testing.T) {
	for sentence, want := range map[string]string{
		"They must be fully engaged":          "[must]",
		"They should be fully engaged":        "[should]",
		"You need to keep an open mind":       "[need to]",
		"Everybody needs to keep one":         "[need to]",
		"You can and should":                  "[can should]",
		"Safety is paramount":                 "[]",
		"You have a responsibility to do it":  "[responsibility]",
		"The statute must always be followed": "[always must]",
	} {
		if got := fmt.Sprint(bound(sentence)); got != want {
			t.Errorf("%q: got %s, want %s", sentence, got, want)
		}
	}
}
