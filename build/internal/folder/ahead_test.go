package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// What was read ahead is given once, whatever became of the file, and all else is read
// from the disk.
func TestWhatWasReadAheadIsGivenOnce(t *testing.T) {
	dir := t.TempDir()
	save := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save("a", "first")
	save("b", "first")
	ahead := ReadAhead(dir)
	if data, err := fs.ReadFile(ahead, "a"); err != nil || string(data) != "first" {
		t.Fatal(string(data), err)
	}
	save("a", "second")
	save("b", "second")
	rest := ahead.Rest()
	for _, want := range []string{"a first", "a second", "a second", "b second"} {
		data, err := fs.ReadFile(rest, want[:1])
		if err != nil || string(data) != want[2:] {
			t.Errorf("%q is read, want %q: %v", data, want, err)
		}
	}
	if _, err := fs.ReadFile(rest, "c"); err == nil {
		t.Error("a file that is not there is read")
	}
	if names, err := fs.ReadDir(rest, "."); err != nil || len(names) != 2 {
		t.Errorf("the folder holds %v: %v", names, err)
	}
}
