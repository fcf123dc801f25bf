package build_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"rethink/build"
	"rethink/build/internal/sheet/sheettest"
)

// portsmouth are words of the guidance in this repository that would be nonsense
// on a site about anything else.
var portsmouth = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
	`re-think`, `famil(y|ies)`, `child(ren)?`, `young (person|people)`, `concerns?`, `lead professionals?`,
	`protocols?`, `escalat\w*`, `strateg(y|ies)`, `(three|five|5) steps`, `HIPS`, `Portsmouth`, `PSCP`, `partnerships?`,
	`safeguard\w*`, `restorative\w*`, `agenc(y|ies)`, `multi-agency`, `challeng\w*`, `(line )?managers?`, `statutory`,
	`practitioners?`, `professionals`, `social (care|work\w*)`, `tier of need`, `stages?`,
}, "|") + `)\b`)

// Another partnership replaces the content and has its own site. What the layouts
// say must fit it: an edition of lending rules that speaks of "the family" on its
// record sheet, or of "five steps" where it has six, was not worth having.
func TestASiteAboutSomethingElseSaysNothingOfPortsmouths(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/lending.txtar")
	if err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	for _, f := range archive.Files {
		name := source + "/" + f.Name
		if err := os.MkdirAll(path.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Check(t.Context(), build.Options{Source: source, Defaults: os.DirFS(".."), BaseURL: "https://example.org/lend/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		t.Errorf("%s\n    %s", p, p.Hint)
	}
	kinds := map[string]int{}
	for _, address := range slices.Sorted(maps.Keys(result.Files)) {
		kinds[path.Ext(address)]++
		if path.Base(address) == "take-away.zip" {
			continue // the same files once more
		}
		for where, said := range saidIn(t, address, result.Files[address]) {
			for _, found := range portsmouth.FindAllStringIndex(said, -1) {
				t.Errorf("%s says %q: …%s…", where, said[found[0]:found[1]], said[max(0, found[0]-40):min(len(said), found[1]+40)])
			}
		}
	}
	for _, kind := range []string{".html", ".pdf", ".txt", ".csv", ".zip", ".js"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s was made, so nothing of its words was seen", kind)
		}
	}
	for _, address := range []string{
		"overdue.html", "next/index.html", "next/town.html", "print/chart-a3.html", "print/board-a4.html", "next/route.html", "print/record.html",
		"print/summary.html", "print/questions.html", "cards.html", "cards/carry.html", "training/room.html", "training/feedback.html",
		"training/cases/handout.html", "questions/quiz/answers.html", "glossary.html", "source.html", "accessibility.html", "privacy.html", "404.html",
	} {
		if result.Files[address] == nil {
			t.Errorf("%s is not made, so nothing of its words was seen", address)
		}
	}
}

// No word of the layouts is of use to one partnership alone: also those that the
// small site above has no occasion to say.
func TestTheLayoutsWordsFitAnyGuidance(t *testing.T) {
	words, err := os.ReadFile("../layouts/strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(words), "\n") {
		key, said, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		if found := portsmouth.FindString(said); found != "" {
			t.Errorf("layouts/strings.yaml:%d: %s says %q", n+1, key, found)
		}
	}
}

// saidIn returns what people read in a file, by where they read it: the text and
// the labels of a page, the words of a PDF, and all that a package holds.
func saidIn(t *testing.T, address string, body []byte) map[string]string {
	t.Helper()
	switch path.Ext(address) {
	case ".html":
		return map[string]string{address: spoken(t, body)}
	case ".pdf":
		return map[string]string{address: sheettest.Read(t, body)}
	case ".txt", ".csv", ".xml":
		return map[string]string{address: string(body)}
	case ".zip":
		pack, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, f := range pack.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			inside, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if name := path.Ext(f.Name); name == ".html" || name == ".txt" {
				maps.Copy(all, saidIn(t, address+" "+f.Name, inside))
			}
		}
		return all
	}
	return nil
}

// spoken is all text of a page, and the attributes that are read out or that a
// script shows. Names of classes and addresses are nobody's words.
func spoken(t *testing.T, body []byte) string {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for n := range tree.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			said = append(said, n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "aria-label", "title", "alt", "content", "placeholder", "data-label",
				"data-single", "data-many", "data-other", "data-some", "data-none", "data-near", "data-fail", "data-failed",
				"data-count", "data-last", "data-choose", "data-all", "data-says", "data-outside", "data-score", "data-change", "data-word":
				said = append(said, a.Val)
			}
		}
	}
	return strings.Join(strings.Fields(strings.Join(said, " ")), " ")
}
