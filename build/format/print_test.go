package format_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var (
	codeSpan = regexp.MustCompile("`[^`]*`")
	linkTo   = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
)

// textOf returns the lines of a page of the manual that are no example, without code.
func textOf(page string) []string {
	var lines []string
	fenced := false
	for line := range strings.SplitSeq(page, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		} else if !fenced && !strings.HasPrefix(line, "    ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// In a terminal nobody can follow a link, and a line that is too wide breaks in the
// middle of a word.
func TestWhatIsPrintedFitsTheNarrowestWindow(t *testing.T) {
	for _, topic := range append(manual.Topics(), "") {
		var words []string
		if topic != "" {
			words = []string{topic}
		}
		page, err := manual.Help(words...)
		if err != nil {
			t.Fatal(err)
		}
		page, _, _ = strings.Cut(page, "\n## The list of all words\n")
		for _, line := range textOf(page) {
			if n := utf8.RuneCountInString(line); n > 78 {
				t.Errorf("%s: line of %d letters: %s", topic, n, line)
			}
			if strings.Contains(codeSpan.ReplaceAllString(line, ""), "](") {
				t.Errorf("%s: a link is printed as it is written: %s", topic, line)
			}
		}
	}
}

// On a Git host each link leads somewhere, and the first page leads to all.
func TestTheManualsLinksLeadSomewhere(t *testing.T) {
	const folder = "../../docs/format"
	fromFirst := map[string]bool{}
	for _, topic := range append(manual.Topics(), "README") {
		page, err := os.ReadFile(filepath.Join(folder, topic+".md"))
		if err != nil {
			t.Fatal(err)
		}
		text := codeSpan.ReplaceAllString(strings.Join(textOf(string(page)), "\n"), "")
		for _, found := range linkTo.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(found[1]))); err != nil {
				t.Errorf("%s.md: %v", topic, err)
			}
			fromFirst[found[1]] = fromFirst[found[1]] || topic == "README"
		}
	}
	for _, topic := range manual.Topics() {
		if !fromFirst[topic+".md"] {
			t.Errorf("README.md does not lead to %s.md", topic)
		}
	}
}

// Nothing of a page is lost on the way to the terminal.
func TestEveryWordIsPrinted(t *testing.T) {
	page, err := os.ReadFile("../../docs/format/flow.md")
	if err != nil {
		t.Fatal(err)
	}
	printed, err := manual.Help("flow")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(strings.Fields(printed), " "), strings.Join(strings.Fields(string(page)), " "); got != want {
		t.Errorf("printed is:\n%s\nwant:\n%s", got, want)
	}
}
