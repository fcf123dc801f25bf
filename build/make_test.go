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
