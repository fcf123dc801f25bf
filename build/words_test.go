package build_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rethink/build"
)

// siteWith copies the repository's content, with some files written over it or
// added, and builds it in memory.
func siteWith(t *testing.T, files map[string]string) *build.Result {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		name = filepath.Join(source, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Check(t.Context(), build.Options{Source: source, Defaults: os.DirFS("..")})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// contentFile returns a file of the repository's content.
func contentFile(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "content", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// A site's own strings.yaml may hold some words only, or be older than the
// command: what it lacks is said as it is built in.
func TestASitesOwnWordsNeedNotBeAll(t *testing.T) {
	result := siteWith(t, map[string]string{"layouts/strings.yaml": "home: Hafan\n"})
	if result.Files == nil {
		t.Fatal(result.Problems)
	}
	for _, want := range []string{"Hafan", "Skip to main content"} {
		if !strings.Contains(string(result.Files["guidance/about.html"]), want) {
			t.Errorf("page does not say %q", want)
		}
	}
}

// What the facilitator's notes are called is a word like any other, wherever a site
// says it: nobody else may read them.
func TestTheFacilitatorsNotesStayTheirsInAnyLanguage(t *testing.T) {
	const words = "facilitator_notes: Nodiadau hwylusydd\n"
	workshop := contentFile(t, "training/briefing.md")
	workshop = strings.ReplaceAll(workshop, "Facilitator notes", "Nodiadau hwylusydd")
	const secret = "Nobody in the room may read this sentence."
	workshop = strings.Replace(workshop, "Nodiadau hwylusydd\n", "Nodiadau hwylusydd\n\n"+secret+"\n", 1)
	inSiteYAML := strings.Replace(contentFile(t, "site.yaml"), "\nstrings:\n", "\nstrings:\n  "+words, 1)
	for where, files := range map[string]map[string]string{
		"layouts/strings.yaml": {"layouts/strings.yaml": words},
		"site.yaml":            {"content/site.yaml": inSiteYAML},
	} {
		files["content/training/briefing.md"] = workshop
		for _, other := range []string{"training/workshop.md", "training/team-meeting.md"} {
			files["content/"+other] = strings.ReplaceAll(contentFile(t, other), "Facilitator notes", "Nodiadau hwylusydd")
		}
		scenarios, err := filepath.Glob("../content/training/scenarios/*.md")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range scenarios {
			name = "training/scenarios/" + filepath.Base(name)
			files["content/"+name] = strings.ReplaceAll(contentFile(t, name), "Facilitator notes", "Nodiadau hwylusydd")
		}
		result := siteWith(t, files)
		if result.Files == nil {
			t.Fatalf("%s: %v", where, result.Problems)
		}
		for address, data := range result.Files {
			if strings.Contains(string(data), secret) && address != "training/briefing-guide.html" {
				t.Errorf("%s: %s shows the facilitator's notes", where, address)
			}
		}
		if !strings.Contains(string(result.Files["training/briefing-guide.html"]), secret) {
			t.Errorf("%s: the facilitator's guide lacks the notes", where)
		}
	}
}

// Go code may say only what the built-in words have. Computed keys are checked by
// the part of them that is written.
func TestEveryWordThatGoSaysIsWritten(t *testing.T) {
	src, err := os.ReadFile("../layouts/strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	keys := regexp.MustCompile(`(?m)^([a-z0-9_]+):`).FindAllStringSubmatch(string(src), -1)
	written := func(fits func(key string) bool) bool {
		return slices.ContainsFunc(keys, func(m []string) bool { return fits(m[1]) })
	}
	said := 0
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !says(call.Fun) {
				return true
			}
			first, last := ends(call.Args[0])
			if first == "" && last == "" {
				return true
			}
			said++
			if !written(func(key string) bool {
				if first == last && first != "" {
					return key == first || key == first+"_other"
				}
				return strings.HasPrefix(key, first) && strings.HasSuffix(key, last)
			}) {
				t.Errorf("%s says %q … %q, which layouts/strings.yaml does not have", path, first, last)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if said < 100 {
		t.Errorf("only %d calls that say words were found: does the test still know them?", said)
	}
}

// says reports whether a call asks for words of the interface.
func says(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "say"
	case *ast.SelectorExpr:
		return slices.Contains([]string{"say", "Say", "Count", "CountInWords"}, f.Sel.Name)
	}
	return false
}

// ends returns the written beginning and end of a key: both the same for one that
// is written whole, one of them empty where that part is computed.
func ends(key ast.Expr) (first, last string) {
	switch k := key.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(k.Value)
		if err != nil {
			return "", ""
		}
		return text, text
	case *ast.BinaryExpr:
		first, _ = ends(k.X)
		_, last = ends(k.Y)
		if first == last { // a key is never the same word twice
			return "", ""
		}
		return first, last
	}
	return "", ""
}

// Each piece of paper says its date in the site's own words.
func TestPostersSayTheirDateInTheSitesWords(t *testing.T) {
	const months = "strings:\n  months: Jan Feb Mar Apr Mai Jun Jul Aug Sep Okt Nebelung Dez\n"
	result := siteWith(t, map[string]string{
		"content/site.yaml": strings.Replace(contentFile(t, "site.yaml"), "strings:\n", months, 1),
	})
	if result.Files == nil {
		t.Fatal(result.Problems)
	}
	for _, address := range []string{"print/board-a4.html", "print/board-a3.html"} {
		if page := string(result.Files[address]); !strings.Contains(page, "23 Nebelung 2026") || strings.Contains(page, "November") {
			t.Errorf("%s does not say its date in the site's words", address)
		}
	}
}
