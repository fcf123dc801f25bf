package build_test

import (
	"bytes"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rethink/build"
	"rethink/build/internal/sheet/sheettest"
)

// What a person downloads to print has to be readable by programs that know
// nothing of how it was made, and to a screen reader.
func TestEveryPDFOfTheSiteIsSoundAndSaysWhatItIs(t *testing.T) {
	site := mustBuild(t)
	files := 0
	for _, address := range slices.Sorted(maps.Keys(site.Files)) {
		if path.Ext(address) != ".pdf" {
			continue
		}
		files++
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			file := site.Files[address]
			sheettest.Sound(t, file)
			info := sheettest.Info(t, file)
			if info["Tagged"] != "yes" || info["Title"] == "" || info["JavaScript"] != "no" {
				t.Errorf("tagged is %s, the title %q, scripts %s", info["Tagged"], info["Title"], info["JavaScript"])
			}
			for name, flags := range sheettest.Fonts(t, file) {
				if flags != "yes yes yes" {
					t.Errorf("font %s is embedded, subset, readable: %s", name, flags)
				}
			}
			if read := sheettest.Read(t, file); len(read) < 20 {
				t.Errorf("only %q is read out", read)
			}
		})
	}
	if files < 15 {
		t.Errorf("the site has %d PDF files", files)
	}
}

// The list of all there is to print is where people look for paper.
func TestPrintListsEveryPDFWithItsPagesAndSize(t *testing.T) {
	site := mustBuild(t)
	tree, err := html.Parse(bytes.NewReader(site.Files["print/index.html"]))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for n := range elements(tree) {
		to, ok := lookAttr(n, "href")
		if !ok || !strings.HasSuffix(to, ".pdf") {
			continue
		}
		address := path.Join("print", to)
		listed[address] = true
		text := textOf(n)
		if !regexp.MustCompile(`^(PDF|Large print) \(\d+ KB\)`).MatchString(text) {
			t.Errorf("link to %s says %q, without its size", address, text)
		}
	}
	for address := range site.Files {
		if path.Ext(address) == ".pdf" && !listed[address] {
			t.Errorf("%s is not listed", address)
		}
	}
	for n := range elements(tree) {
		if n.Data == "dd" && strings.TrimSpace(textOf(n)) == "" {
			t.Error("an entry of the list has an empty field")
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// The summary promises one sheet, in words: not in titles alone.
func TestTheGuidanceOnOneSheetIsOneSheetInTypeThatCanBeRead(t *testing.T) {
	file := mustBuild(t).Files["print/summary.pdf"]
	if pages := sheettest.Info(t, file)["Pages"]; pages != "2" {
		t.Errorf("it is %s pages, not the two sides of a sheet", pages)
	}
	for _, p := range sheettest.Pages(t, file) {
		for _, l := range p.Lines {
			if w := l.Words[0]; w.Right > p.Width-10 || w.Bottom > p.Height-5 {
				t.Errorf("%q stands at the paper's edge", l.Text())
			}
		}
	}
	read := sheettest.Read(t, file)
	for _, want := range []string{"The eight principles", "When you make a challenge", "At every stage", "Strategy 3", "999",
		"have a responsibility to challenge them", "Resisting challenge puts a child’s safety at risk", "Use restorative questions",
		"Record every action that you agree", "with an external facilitator", "8. Involve your manager"} {
		if !strings.Contains(read, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

// The alternatives for one question are one row, so that no page parts them.
func TestAHandoutKeepsAlternativesWithTheirQuestion(t *testing.T) {
	for i, p := range sheettest.Pages(t, mustBuild(t).Files["training/workshop-handout.pdf"]) {
		text := ""
		for _, l := range p.Lines {
			text += l.Text() + "\n"
		}
		question, alternative := strings.Contains(text, "Why did….?"), strings.Contains(text, "How do you think that happened?")
		if question != alternative {
			t.Errorf("page %d has the question: %v, its second alternative: %v", i+1, question, alternative)
		}
	}
}

func TestCardsMakesOneFileOfSomeCards(t *testing.T) {
	o := build.Options{Source: "..", Defaults: os.DirFS(".."), BaseURL: "https://example.org/a/b/"}
	result, file, err := build.Cards(o, build.CardsOptions{Sheet: "a4-fold", Only: []string{"swap", "prompt"}})
	if err != nil || result.Problems.Errors() > 0 {
		t.Fatal(err, result)
	}
	read := sheettest.Read(t, file.Data)
	if !strings.Contains(read, "Swap: try") || strings.Contains(read, "Re-think step") || !strings.Contains(read, "example.org/a/b") {
		t.Errorf("it says %s", read)
	}
	if file.Papers != (file.Cards+4)/5 {
		t.Errorf("%d cards take %d sheets of five", file.Cards, file.Papers)
	}
}

// Who holds paper never sees the pages behind it: each sheet that carries something
// of the site's own says so.
func TestWhatIsAddedIsMarkedOnPaper(t *testing.T) {
	for _, address := range []string{"print/summary.pdf", "print/summary-large.pdf", "print/questions.pdf", "print/record.pdf", "questions/quiz/answers.pdf", "cards/a4-10up.pdf", "cards/large.pdf"} {
		if read := sheettest.Read(t, mustBuild(t).Files[address]); !strings.Contains(strings.ToLower(read), "added by this site") {
			t.Errorf("%s does not say what was added", address)
		}
	}
}
