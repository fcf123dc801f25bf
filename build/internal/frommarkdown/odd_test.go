package frommarkdown_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/frommarkdown"
)

// Front matter that cannot be read is told in words, not in those of a parser.
func TestFrontMatterThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"---\ntitle: \"Bad\nfoo: [1\n---\nHello\n": "near line",
		"---\ntitle: a\ntitle: b\n---\nHello\n":    "key title is there twice",
		"---\n- a\n- b\n---\nHello\n":              "it holds no keys with a colon and a value",
		"+++\ntitle = \"x\n+++\nHello\n":           "near line 2",
		"{\n\"title\": \"x\n}\nHello\n":            "a quotation mark, bracket or comma is missing or too many",
	} {
		set, err := frommarkdown.Convert(fstest.MapFS{"a.md": {Data: []byte(text)}}, frommarkdown.Options{Into: "new"})
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, f := range set.Findings {
			told += f.What + "\n"
		}
		if !strings.Contains(told, "front matter cannot be read: ") || !strings.Contains(told, want) || strings.Contains(told, "unmarshal") || strings.Contains(told, "yaml:") {
			t.Errorf("%q: told is\n%s", text, told)
		}
	}
}

// What cannot be an old address here is told, and not written where `rethink check`
// would call it an error.
func TestOldAddressesThatASiteCannotHave(t *testing.T) {
	t.Parallel()
	set, err := frommarkdown.Convert(fstest.MapFS{
		"_config.yml": {Data: []byte("title: x\n")}, "My page.md": {Data: []byte("# One\n\nA.\n")}, "Same.md": {Data: []byte("# Two\n\nB.\n")}, "same.md": {Data: []byte("# Three\n\nC.\n")},
	}, frommarkdown.Options{Into: "new"})
	if err != nil {
		t.Fatal(err)
	}
	said, told := "", ""
	for _, p := range set.Pages {
		said += p.Text
	}
	for _, f := range set.Findings {
		told += f.Where + ": " + f.What + "\n"
	}
	if strings.Contains(said, "My page") || strings.Count(strings.ToLower(said), "same.html") != 1 || !strings.Contains(told, "My page.md: old address My page.html has characters that an address of a page cannot have") {
		t.Errorf("the pages are\n%s\nand told is\n%s", said, told)
	}
}

// A shortcut is told, and what it leads to stays outside.
func TestShortcutsAreToldAndNotFollowed(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "secret.md")
	for name, text := range map[string]string{outside: "# Secret\n", filepath.Join(dir, "a.md"): "# A\n\nText.\n"} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"b.md": outside, "more": filepath.Dir(outside), "gone.md": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("this disk has no links:", err)
		}
	}
	set, err := frommarkdown.Convert(os.DirFS(dir), frommarkdown.Options{Into: "new"})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range set.Findings {
		if strings.Contains(f.What, "is not followed") {
			told = append(told, f.Where)
		}
	}
	if len(set.Pages) != 1 || strings.Join(told, " ") != "b.md gone.md more" {
		t.Errorf("there are %d pages, and told is %v", len(set.Pages), told)
	}
}
