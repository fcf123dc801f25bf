package frommarkdown_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build/internal/frommarkdown"
	"rethink/build/internal/incoming"
)

var update = flag.Bool("update", false, "write what became of each site of testdata beside it")

func siteOf(archive *txtar.Archive) fs.FS {
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

// shown writes what became of a site as one archive.
func shown(set incoming.Set) []byte {
	out := &txtar.Archive{}
	var told strings.Builder
	for _, f := range set.Findings {
		told.WriteString(f.Topic.String() + " | " + f.Where + " | " + f.What + "\n")
	}
	out.Comment = []byte(told.String())
	for _, p := range set.Pages {
		out.Files = append(out.Files, txtar.File{Name: p.Path, Data: []byte(p.Text)})
	}
	for _, f := range set.Files {
		out.Files = append(out.Files, txtar.File{Name: f.Path, Data: f.Data})
	}
	return txtar.Format(out)
}

// What becomes of a site of each program stands beside it.
func TestConvertSitesOfOtherPrograms(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no sites", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set, err := frommarkdown.Convert(siteOf(archive), frommarkdown.Options{Into: "new"})
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(name, ".txtar") + ".golden"
		if *update {
			if err := os.WriteFile(golden, shown(set), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(set); string(got) != string(want) {
			t.Errorf("%s became\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Whatever stands in a page, converting it ends.
func FuzzConvert(f *testing.F) {
	f.Add("---\ntitle: a\n---\n# b\n\n{{< x >}} [a](b.md) <b>c</b>\n")
	f.Add("!!! note\n    a\n\n<table><tr><td>a</table>\n")
	f.Add("+++\na = [\n+++\n```\n<!-- \n:::x\n")
	f.Fuzz(func(t *testing.T, text string) {
		set, err := frommarkdown.Convert(fstest.MapFS{"a.md": {Data: []byte(text)}}, frommarkdown.Options{Into: "new"})
		if err == nil && len(set.Pages) != 1 {
			t.Errorf("a page became %d", len(set.Pages))
		}
	})
}
