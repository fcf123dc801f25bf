package build

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"rethink/build/internal/publish"
)

// A site whose pages are printed as they are read is, file by file and problem by
// problem, the one that is read whole first; and where it has an error the folder is as
// it was, whenever the error showed.
func TestWhatIsPublishedIsWhatIsChecked(t *testing.T) {
	const rounds = 12
	for seed, start := range map[uint64]func(t *testing.T, seed uint64) *editing{4: newEditing, 5: newReleased} {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			e := start(t, seed)
			var done []string
			failed := 0
			for range rounds {
				checked, err := Check(t.Context(), e.options())
				e.do(err)
				o := e.options()
				o.Out = filepath.Join(t.TempDir(), "public")
				e.do(os.Mkdir(o.Out, 0o777))
				e.do(os.WriteFile(filepath.Join(o.Out, "notes.txt"), []byte("Somebody's own."), 0o666))
				before, err := os.Stat(o.Out)
				e.do(err)
				published, err := Build(t.Context(), o)
				e.do(err)
				if !reflect.DeepEqual(published.Problems, checked.Problems) || published.Pages != checked.Pages || published.Made != checked.Made {
					t.Fatalf("after %q %d pages are published with\n%v\nand %d checked with\n%v", done, published.Pages, published.Problems, checked.Pages, checked.Problems)
				}
				files := filesOf(t, o.Out)
				if checked.Failed(false) {
					failed++
					after, err := os.Stat(o.Out)
					e.do(err)
					if len(files) != 1 || !after.ModTime().Equal(before.ModTime()) {
						t.Fatalf("after %q nothing may be published, and the folder of %v holds %d files and is of %v", done, before.ModTime(), len(files), after.ModTime())
					}
				} else {
					delete(files, "notes.txt")
					delete(files, publish.ManifestName)
					if !maps.EqualFunc(files, checked.Files, bytes.Equal) {
						t.Fatalf("after %q what is published differs from what is checked", done)
					}
				}
				done = append(done, e.edit())
				if checked.Failed(false) && e.r.IntN(2) == 0 {
					done = append(done, e.mend())
				}
			}
			t.Logf("%d of %d sites had an error", failed, rounds)
		})
	}
}

// filesOf returns the files of a folder by their addresses.
func filesOf(t *testing.T, dir string) map[string][]byte {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		address, err := filepath.Rel(dir, name)
		if err == nil {
			files[filepath.ToSlash(address)], err = os.ReadFile(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// An error on an ordinary page, which shows last, is told as a check tells it: before what
// is wrong with a layout, with what would have been made, or with the output folder.
func TestAnErrorOnAnOrdinaryPageIsToldAlone(t *testing.T) {
	for name, spoil := range map[string]func(e *editing, o *Options){
		"one address twice":   func(e *editing, _ *Options) { e.write("content/search.md", "---\ntitle: Find\n---\n\nFind it.\n") },
		"a layout that fails": func(e *editing, _ *Options) { e.write("layouts/page.html", `{{define "main"}}{{.Gone}}{{end}}`) },
		"a layout nobody can read": func(e *editing, _ *Options) {
			e.write("layouts/page.html", `{{define "main"}}{{template "gone"}}{{end}}`)
		},
		"an output that is a file":  func(e *editing, o *Options) { e.do(os.WriteFile(o.Out, nil, 0o666)) },
		"nothing else that matters": func(*editing, *Options) {},
	} {
		t.Run(name, func(t *testing.T) {
			e := newEditing(t, 1)
			o := e.options()
			o.Out = filepath.Join(t.TempDir(), "public")
			e.write("content/guidance/late.md", "---\ntitle: Late books\n---\n\nSee [what is not there](nowhere.md).\n")
			spoil(e, &o)
			checked, err := Check(t.Context(), o)
			e.do(err)
			published, err := Build(t.Context(), o)
			e.do(err)
			if !reflect.DeepEqual(published.Problems, checked.Problems) || !reflect.DeepEqual(published.Notes, checked.Notes) {
				t.Errorf("a build tells\n%v\n%q\nand a check\n%v\n%q", published.Problems, published.Notes, checked.Problems, checked.Notes)
			}
		})
	}
}
