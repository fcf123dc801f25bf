package format_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink"
	"rethink/build"
	"rethink/build/format"
)

var manual = format.Manual{Pages: rethink.Format, Words: rethink.Defaults}

// today is when the sites of these tests are built.
func today() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// siteYAML is a site.yaml with every fact that must be there, key by key.
func siteYAML(without string) string {
	var b strings.Builder
	for _, part := range []string{
		"title: Lending well\n", "language: en-GB\n", "partnership:\n  name: Saltmarsh Library\n",
		"statement:\n  email: access@saltmarsh.example.net\n  enforcement: The town council looks after the rules.\n  prepared: 2026-11-03\n",
		"privacy:\n  controller: Saltmarsh Library\n  email: privacy@saltmarsh.example.net\n  host: The town keeps the server.\n",
	} {
		key, _, _ := strings.Cut(part, ":")
		if !strings.HasPrefix(without, key+":") && !strings.Contains(without, "\n"+key+":") {
			b.WriteString(part)
		}
	}
	return b.String()
}

// checkSite builds a site of some files and returns its problems. What the files lack
// of a site is added: the facts, and a home page that leads to all pages.
func checkSite(t *testing.T, files map[string]string) []string {
	t.Helper()
	home := "---\ntitle: Start\n---\n\n## Pages\n\nAll of them:\n\n"
	for name := range files {
		if rel := strings.TrimPrefix(name, "content/"); path.Ext(name) == ".md" && rel != "index.md" {
			home += "- [The page " + strings.NewReplacer("-", " ", ".md", "", "/", " ").Replace(rel) + "](" + rel + ")\n"
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"content/site.yaml": siteYAML(""), "content/index.md": home} {
		if _, ok := files[name]; !ok {
			files[name] = text
		}
	}
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Check(t.Context(), build.Options{Source: dir, Defaults: rethink.Defaults, Now: today()})
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	for _, p := range result.Problems {
		problems = append(problems, p.String()+"\n    "+p.Hint)
	}
	return problems
}

// What the manual shows, its reader types: each example is built, and has no problem.
// The files that a topic names make one site, every piece of a page is a page of
// another, and the lines of site.yaml have a site each.
func TestEveryExampleIsBuiltAndHasNoProblem(t *testing.T) {
	t.Parallel()
	sites := map[string]map[string]string{}
	put := func(site, file, text string) {
		if sites[site] == nil {
			sites[site] = map[string]string{}
		}
		sites[site][file] = text
	}
	built := 0
	for _, topic := range append(manual.Topics(), "README") {
		examples, err := manual.Examples(topic)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range examples {
			built++
			at := fmt.Sprintf("%s-line-%d", strings.ToLower(topic), e.Line)
			switch {
			case e.Name != "":
				put(topic, e.Name, e.Text)
			case e.YAML && (topic == "site" || topic == "strings"):
				put(at, "content/site.yaml", siteYAML(e.Text)+e.Text)
			default:
				put("pieces", "content/part/"+at+".md", pageOf(e))
			}
		}
	}
	if built < 35 {
		t.Errorf("%d examples were found, where each kind and each key has one", built)
	}
	for name, files := range sites {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, p := range remind(t, name, checkSite(t, files)) {
				t.Errorf("%s", p)
			}
		})
	}
}

// pageOf is a page that has what an example shows a piece of.
func pageOf(e format.Example) string {
	const body = "\n## What you need {#need}\n\nWords.\n"
	switch {
	case e.YAML && strings.Contains(e.Text, "title:"):
		return "---\n" + e.Text + "---\n" + body
	case e.YAML:
		return "---\ntitle: A page\n" + e.Text + "---\n" + body
	}
	return "---\ntitle: A page\n---\n\n" + e.Text
}

// An example with a slip in it must not pass.
func TestAnExampleWithASlipIsFound(t *testing.T) {
	t.Parallel()
	slips := map[string]string{
		"content/part/one.md": pageOf(format.Example{Text: "##Title\n"}),
		"content/part/two.md": pageOf(format.Example{YAML: true, Text: "titel: Words\n"}),
		"content/site.yaml":   siteYAML("") + "menue: none\n",
	}
	problems := strings.Join(checkSite(t, slips), "\n")
	for _, name := range []string{"content/part/one.md", "content/part/two.md", "content/site.yaml"} {
		if !strings.Contains(problems, name+":") {
			t.Errorf("%s has no problem", name)
		}
	}
}

// What `rethink add` writes is built without a problem, under any name, and beside all
// the others: two flows too, which need two folders for their paths.
func TestWhatIsAddedIsBuiltAndHasNoProblem(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	home := map[string]string{"content/borrowing.md": "---\ntitle: Borrow and bring back\n---\n\nWords.\n"}
	add := func(files map[string]string, kind, file string) {
		t.Helper()
		added, err := manual.Add(format.Addition{Kind: kind, Site: dir, File: file, Day: today()})
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		files[file] = string(text)
		if added.Title == "" || !strings.Contains(files[file], "title: "+added.Title+"\n") {
			t.Errorf("title of %s is %q", file, added.Title)
		}
		if kind != "page" && !strings.Contains(files[file], "kind: "+kind+"\n") {
			t.Errorf("%s is of no kind %s:\n%s", file, kind, text)
		}
		if !strings.Contains(files[file], "\n# ") {
			t.Errorf("%s has no note for its author:\n%s", file, text)
		}
	}
	for _, kind := range format.Kinds() {
		if kind == "home" {
			add(home, kind, "content/index.md")
			continue
		}
		add(files, kind, "content/deep/new-"+kind+".md")
	}
	add(files, "flow", "content/deep/second.md")
	for _, p := range checkSite(t, home) {
		t.Errorf("%s", p)
	}
	for _, p := range remind(t, "scenario", checkSite(t, files)) {
		t.Errorf("%s", p)
	}
}

// remind returns problems without the one that the example of a scenario is meant to
// have: it stands alone, and only its author knows what people practise with.
func remind(t *testing.T, topic string, problems []string) []string {
	t.Helper()
	if topic != "scenario" {
		return problems
	}
	i := slices.IndexFunc(problems, func(p string) bool {
		return strings.Contains(p, "warning: scenario links to no step, question or card")
	})
	if i < 0 {
		t.Error("nothing reminds the author to link to what people practise with")
		return problems
	}
	return slices.Delete(problems, i, i+1)
}

func TestWhatCannotBeAddedIsSaid(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"content/site.yaml": "title: Mine\n", "content/mine.md": "My words.\n"} {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ name, kind, file, want string }{
		{"a file that is there", "flow", "content/mine.md", "is there already, and was left as it is"},
		{"a misspelt kind", "flwo", "content/new.md", `kind "flwo" is not known. Did you mean`},
		{"no kind at all", "banana", "content/new.md", "Choose one of page, home, "},
		{"no ending", "flow", "content/new", "ends in .md: write content/new.md"},
		{"another ending", "flow", "content/a/new.txt", "ends in .md: write content/a/new.md"},
		{"outside of the content", "flow", "new.md", filepath.Join("content", "new.md")},
		{"outside of the site", "flow", "elsewhere/content/new.md", "there is no folder"},
		{"a name with a space", "flow", "content/My page.md", "My page.md cannot be a name in a site: write it with small letters"},
		{"a name of Windows", "flow", "content/con.md", "con.md cannot be a name in a site: it is one that Windows keeps"},
		{"the home page", "flow", "content/index.md", "is the home page and cannot be of kind flow"},
		{"a second home page", "home", "content/new.md", "the home page is content/index.md and no other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := manual.Add(format.Addition{Kind: c.kind, Site: dir, File: c.file, Day: today()})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want one that says %q", err, c.want)
			}
		})
	}
	var found []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, name)
		}
		return err
	})
	if text, readErr := os.ReadFile(filepath.Join(dir, "content", "mine.md")); err != nil || readErr != nil || string(text) != "My words.\n" || len(found) != 2 {
		t.Errorf("the site holds %v, and mine.md %q", found, text)
	}
}
