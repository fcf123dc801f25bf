package source

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read into the goldens instead of comparing it")

// TestGoldens reads the content in each archive and compares what is read and
// what is told with the archive's own words. See testdata/golden/README.md.
func TestGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/golden/*")
	if err != nil || len(names) < 2 {
		t.Fatal("no goldens:", err)
	}
	for _, name := range names {
		switch filepath.Ext(name) {
		case ".md":
		case ".txtar":
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
		default:
			t.Errorf("%s is no golden that a test reads", name)
		}
	}
}

func golden(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fsys := site(nil)
	want := map[string]string{}
	kept := archive.Files[:0]
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			want[f.Name] = string(f.Data)
			continue
		}
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		kept = append(kept, f)
	}
	s, _, problems := Load(fsys, Options{Today: today()})
	problems = ofInterest(problems)
	got := map[string]string{"want/site.txt": printSite(s), "want/problems.txt": listed(problems)}
	if *update {
		archive.Files = append(kept,
			txtar.File{Name: "want/site.txt", Data: []byte(got["want/site.txt"])},
			txtar.File{Name: "want/problems.txt", Data: []byte(got["want/problems.txt"])})
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for part, text := range got {
		if want[part] != text {
			t.Errorf("%s differs from line %d on:\ngot:\n%s\nwant:\n%s", part, firstDifference(text, want[part]), text, want[part])
		}
	}
	for part := range want {
		if _, ok := got[part]; !ok {
			t.Errorf("nothing makes %s", part)
		}
	}
}

func firstDifference(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1
		}
	}
	return min(len(x), len(y)) + 1
}
