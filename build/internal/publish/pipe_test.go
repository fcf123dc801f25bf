//go:build unix

package publish

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// To open a pipe would wait for whoever writes into it, for ever.
func TestAPipeIsNeverOpened(t *testing.T) {
	for _, name := range []string{ManifestName, workName, "index.html", "other.html"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
				t.Skip("no pipes here:", err)
			}
			_, err := Publish(dir, site("index.html", "words"))
			if name == "other.html" {
				if err != nil {
					t.Errorf("a pipe that is in nobody's way: %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), "stands in the way") {
				t.Errorf("error is %v, want one about what stands in the way", err)
			}
		})
	}
}
