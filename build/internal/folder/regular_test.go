//go:build unix

package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestOnlyFilesAndFoldersAreOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := Of(dir)
	for _, name := range []string{"pipe", "link"} {
		if _, err := fs.ReadFile(folder, name); err == nil || !strings.Contains(err.Error(), "not an ordinary file") {
			t.Errorf("%s is read: %v", name, err)
		}
		if _, err := folder.Open(name); err == nil {
			t.Errorf("%s is opened", name)
		}
	}
	if data, err := fs.ReadFile(folder, "file"); err != nil || string(data) != "words" {
		t.Errorf("file is read as %q: %v", data, err)
	}
}

// A link may stand anywhere in the path of the output folder, which need not be there
// yet.
