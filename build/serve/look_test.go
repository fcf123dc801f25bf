package serve

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Somebody else saves to a share of the network: the system tells this computer
// nothing, and the change is seen all the same.
func TestWhatTheSystemDoesNotTellIsSeen(t *testing.T) {
	for name, change := range map[string]func(folder string) error{
		"a file is saved":   func(f string) error { return os.WriteFile(f+"/content/a.md", []byte("more words"), 0o644) },
		"a file is touched": func(f string) error { return os.Chtimes(f+"/content/a.md", time.Time{}, time.Unix(1e9, 0)) },
		"a file comes":      func(f string) error { return os.WriteFile(f+"/content/deep/b.md", []byte("words"), 0o644) },
		"a file goes":       func(f string) error { return os.Remove(f + "/content/a.md") },
		"a file is renamed": func(f string) error { return os.Rename(f+"/content/a.md", f+"/content/c.md") },
		"a folder comes":    func(f string) error { return os.CopyFS(f+"/layouts", os.DirFS(f+"/content")) },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.MkdirAll(folder+"/content/deep", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(folder+"/content/a.md", []byte("words"), 0o644); err != nil {
				t.Fatal(err)
			}
			w, err := newWatcher(folder, func(err error) { t.Error(err) })
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range w.notify.WatchList() { // as on a share
				if err := w.notify.Remove(path); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go w.run(ctx, time.Millisecond)
			if err := change(folder); err != nil {
				t.Fatal(err)
			}
			<-w.changes
		})
	}
}

func TestWhatTheSystemToldIsNoNews(t *testing.T) {
	old, other := stamp{1, time.Unix(1, 0)}, stamp{1, time.Unix(2, 0)}
	file, folder := filepath.Join("s", "content", "deep", "a.md"), filepath.Join("s", "content", "deep")
	for name, c := range map[string]struct {
		before, now map[string]stamp
		told        string
		want        bool
	}{
		"nothing changed":          {map[string]stamp{file: old}, map[string]stamp{file: old}, "", false},
		"told":                     {map[string]stamp{file: old}, map[string]stamp{file: other}, file, false},
		"not told":                 {map[string]stamp{file: old}, map[string]stamp{file: other}, "", true},
		"another was told":         {map[string]stamp{file: old}, map[string]stamp{file: other}, filepath.Join(folder, "b.md"), true},
		"its folder was told":      {nil, map[string]stamp{file: old}, folder, false},
		"gone, and told":           {map[string]stamp{file: old}, nil, file, false},
		"gone, and nobody told":    {map[string]stamp{file: old}, nil, "", true},
		"gone with its folder":     {map[string]stamp{file: old}, nil, folder, false},
		"come, and nobody told it": {nil, map[string]stamp{file: old}, "", true},
	} {
		told := map[string]bool{}
		if c.told != "" {
			told[c.told] = true
		}
		if got := untold(c.before, c.now, told); got != c.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
