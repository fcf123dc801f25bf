//go:build unix

package build

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
	folder := newRegular(dir)
	for _, name := range []string{"pipe", "link"} {
		if _, err := fs.ReadFile(folder, name); err == nil || !strings.Contains(err.Error(), "no ordinary file") {
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
func TestAnOutputFolderByALinkIsFoundOut(t *testing.T) {
	source, elsewhere := t.TempDir(), t.TempDir()
	for _, folder := range []string{"content/guidance", "layouts"} {
		if err := os.MkdirAll(filepath.Join(source, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"lc": filepath.Join(source, "content"), "ls": source, "lo": elsewhere, "ll": "lc"} {
		if err := os.Symlink(to, filepath.Join(elsewhere, link)); err != nil {
			t.Skip("no links here")
		}
	}
	for out, allowed := range map[string]bool{
		"lc": false, "lc/new": false, "lc/guidance/new/deep": false, "ll/new": false, "ls": false, "ls/layouts/x": false, "ls/content/x": false,
		"ls/public": true, "lo/new": true, "new": true, "new/deep": true,
	} {
		if err := apart(source, filepath.Join(elsewhere, out)); (err == nil) != allowed {
			t.Errorf("--out %s: %v, allowed: %v", out, err, allowed)
		}
	}
}
