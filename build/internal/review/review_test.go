package review_test

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/review"
	"rethink/build/internal/source"
	"rethink/build/internal/wordfile/wordfiletest"
)

var update = flag.Bool("update", false, "write what is made into the goldens instead of comparing it")

const goldenFile = "testdata/desk.txtar"

// The parts of the Word file that the golden holds.
var goldenParts = []string{"word/document.xml", "word/footnotes.xml"}

// desk returns the site in testdata, with changes to some of its files.
func desk(t *testing.T, changes ...func(fstest.MapFS)) *out.Env {
	t.Helper()
	golden, err := txtar.ParseFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"content/img/ticket.png": {Data: ticket(t)}}
	for _, f := range golden.Files {
		if strings.HasPrefix(f.Name, "content/") {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	for _, change := range changes {
		change(files)
	}
	return envOf(t, files)
}

func envOf(t *testing.T, files fs.FS) *out.Env {
	t.Helper()
	site, said, problems := source.Load(files, source.Options{Layouts: os.DirFS("../../../layouts"), Today: model.Date{Year: 2026, Month: 1, Day: 6}})
	if problems.Errors() > 0 {
		t.Fatalf("the site has errors: %v", problems)
	}
	return out.NewEnv(site, said.Say)
}

// ticket is a picture that txtar cannot hold.
func ticket(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 80, 40))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func written(t *testing.T, env *out.Env) *review.File {
	t.Helper()
	file, err := review.New(env)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

var begins = regexp.MustCompile(`<(w:p|w:tbl|w:tr|w:tc|w:sectPr|w:footnote)[ >]`)

func TestGolden(t *testing.T) {
	golden, err := txtar.ParseFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	parts := wordfiletest.Open(t, written(t, desk(t)).Data).Parts
	got := &txtar.Archive{Comment: golden.Comment}
	for _, f := range golden.Files {
		if strings.HasPrefix(f.Name, "content/") {
			got.Files = append(got.Files, f)
		}
	}
	for _, name := range goldenParts {
		lines := begins.ReplaceAll(parts[name], []byte("\n$0"))
		got.Files = append(got.Files, txtar.File{Name: name, Data: append(lines, '\n')})
	}
	if *update {
		if err := os.WriteFile(goldenFile, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(txtar.Format(got)) != string(txtar.Format(golden)) {
		t.Errorf("%s has changed: if it should have, run go test with -update and read the difference\ngot:\n%s", goldenFile, txtar.Format(got))
	}
}
