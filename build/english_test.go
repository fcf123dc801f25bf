package build_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// foreign are English words as no native speaker of British English uses them: a
// reader stumbles, and begins to read the words instead of what they say. Behind
// each is what to write.
var foreign = []struct {
	words *regexp.Regexp
	write string
}{
	{regexp.MustCompile(`(?i)\be-mails?\b`), "email"},
	{regexp.MustCompile(`%d %%|\d[ \x{a0}\x{202f}]%(?:[^\w.\[]|$)`), "100%"},
	{regexp.MustCompile(`(?i)\bours\b`), "what it is"},
	{regexp.MustCompile(`(?i)\b(?:stands?|lies?|lands?) (?:above|at|behind|below|beside|beneath|here|in|inside|on|once|there|twice|under|with)\b`), "is, or appears"},
	{regexp.MustCompile(`(?i)\b(?:can|cannot|may|will|should) (?:stand|lie)\b`), "can be"},
	{regexp.MustCompile(`(?i)\b(?:is|are) wanted\b`), "should be"},
	{regexp.MustCompile(`(?i)\bslips? in it\b`), "mistake"},
}

// native are the few uses of these words that everybody has.
var native = regexp.MustCompile(`(?i)\bstands? in the way\b`)

// unEnglish says what is foreign in some words, and what to write instead; empty if
// nothing is.
func unEnglish(said string) string {
	said = native.ReplaceAllString(said, "")
	for _, f := range foreign {
		if at := f.words.FindStringIndex(said); at != nil {
			return strconv.Quote(said[at[0]:at[1]]) + " in …" + said[max(0, at[0]-40):min(len(said), at[1]+40)] + "…: say " + f.write
		}
	}
	return ""
}

func TestUnEnglishKnowsWhatItReads(t *testing.T) {
	for said, want := range map[string]bool{
		"The principles stand on the sheet":      true,
		"Backs land behind fronts":               true,
		"value is 3, where a list is wanted":     true,
		"Write an e-mail":                        true,
		"100 %":                                  true,
		"The headings are ours":                  true,
		"a file stands in the way: move it away": false,
		"S.T.A.N.D. stands for nothing":          false,
		"Everybody understands it. 100%":         false,
		"Hours and courses":                      false,
	} {
		if got := unEnglish(said); (got != "") != want {
			t.Errorf("%q: told %q", said, got)
		}
	}
}

// Whatever somebody reads here is natural English: the content, the words of the
// layouts, the starter, the guide for authors and this repository's own documents.
func TestDocumentsAreNaturalEnglish(t *testing.T) {
	read := 0
	for _, root := range []string{"../content", "../docs", "../layouts", "starter/site", "../README.md", "../CONTRIBUTING.md", "browser/README.md"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{".md", ".yaml", ".txt"}, path.Ext(name)) {
				return err
			}
			read++
			text, err := os.ReadFile(name)
			for n, line := range strings.Split(string(text), "\n") {
				if fault := unEnglish(line); fault != "" {
					t.Errorf("%s:%d: %s", name, n+1, fault)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 60 {
		t.Errorf("only %d documents were read", read)
	}
}

// So are the messages and the help of the command: authors mend what a message
// says, and cannot mend what they have to read twice.
func TestMessagesAreNaturalEnglish(t *testing.T) {
	read := 0
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if d.IsDir() && d.Name() == "node_modules" {
				return fs.SkipDir
			}
			if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				said, ok := n.(*ast.BasicLit)
				if !ok || said.Kind != token.STRING || !strings.Contains(said.Value, " ") || strings.Contains(said.Value, "(?i") {
					return true
				}
				read++
				if fault := unEnglish(said.Value); fault != "" {
					t.Errorf("%s: %s", set.Position(said.Pos()), fault)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 1000 {
		t.Errorf("only %d messages were read", read)
	}
}

// Pages set quotation marks and apostrophes as print does. The guidance's questions
// keep their letters, and code keeps what is typed.
func TestPagesHaveNoStraightQuotationMarks(t *testing.T) {
	phrases := carried(t)
	read := 0
	for address, body := range mustBuild(t).Files {
		if path.Ext(address) != ".html" {
			continue
		}
		read++
		said := seen(t, body)
		for _, phrase := range phrases {
			said = strings.ReplaceAll(said, phrase, "")
		}
		if at := strings.IndexAny(said, `'"`); at >= 0 {
			t.Errorf("%s has a straight mark: …%s…", address, said[max(0, at-40):min(len(said), at+40)])
		}
	}
	if read < 100 {
		t.Errorf("only %d pages were read", read)
	}
}

// seen is the text of a page as people see it, without scripts, styles and code.
func seen(t *testing.T, body []byte) string {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for n := range tree.Descendants() {
		if n.Type == html.TextNode && !slices.Contains([]string{"script", "style", "code"}, n.Parent.Data) {
			said.WriteString(n.Data)
		}
	}
	return said.String()
}

// carried are the guidance's questions that have a straight mark in them.
func carried(t *testing.T) []string {
	t.Helper()
	list, err := os.ReadFile("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var phrases []string
	for _, line := range strings.Split(string(list), "\n") {
		_, phrase, _ := strings.Cut(line, " ")
		if strings.ContainsAny(phrase, `'"`) && !strings.HasPrefix(line, "#") {
			phrases = append(phrases, phrase)
		}
	}
	if len(phrases) == 0 {
		t.Fatal("testdata/phrases.txt has no question with an apostrophe: this test tests nothing")
	}
	return phrases
}
