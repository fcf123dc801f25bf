package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file is read whole, however long it was a moment before.
func TestAFileThatIsLongerThanItWasIsReadWhole(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	for _, text := range []string{"", "words", strings.Repeat("many words ", 5000)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, size := range []int64{0, 3, int64(len(text)), 1 << 20} {
			if data, err := read(name, size); err != nil || string(data) != text {
				t.Errorf("%d of %d bytes are read of a file that had %d: %v", len(data), len(text), size, err)
			}
		}
	}
}

// What cannot be read is named as it is in the folder, wherever that is.
func TestWhatCannotBeReadIsNamedByItsPlaceInTheFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a", "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a", "locked.md"), nil, 0); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a/none.md", "a/locked.md", "../a", "a/folder"} {
		_, err := fs.ReadFile(Of(dir), name)
		if err == nil && name == "a/locked.md" {
			continue // permissions do not hold this user back
		}
		if err == nil || name != "a/folder" && (!strings.Contains(err.Error(), name) || strings.Contains(err.Error(), dir)) {
			t.Errorf("error of %s is %v", name, err)
		}
	}
}
