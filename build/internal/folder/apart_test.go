//go:build unix

package folder

import (
	"os"
	"path/filepath"
	"testing"
)

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
		if err := Apart(source, filepath.Join(elsewhere, out)); (err == nil) != allowed {
			t.Errorf("--out %s: %v, allowed: %v", out, err, allowed)
		}
	}
}
