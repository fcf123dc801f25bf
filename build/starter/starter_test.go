package starter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTheStarterIsOfToday(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "site")
	if err := Write(dir, time.Date(2031, 4, 5, 23, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	pages := 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if strings.Contains(string(data), reviewed) {
			t.Errorf("%s is not of today", name)
		}
		if strings.Contains(string(data), "last_reviewed: 2031-04-05") {
			pages++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 10 {
		t.Errorf("%d pages say when they were reviewed", pages)
	}
}

func TestAFolderThatHoldsAnythingIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for folder, words := range map[string]string{dir: "is not empty (it holds notes.txt)", file: "is a file"} {
		if err := Write(folder, time.Time{}); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("error is %v, want one that says %q", err, words)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// A starter that names each kind of page is one that shows it.
func TestTheStarterShowsEachKindOfPage(t *testing.T) {
	found := map[string]bool{"page": true} // the kind of a page that names none
	dir := t.TempDir()
	if err := Write(dir, time.Time{}); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for line := range strings.Lines(string(data)) {
			if kind, ok := strings.CutPrefix(strings.TrimSpace(line), "kind: "); ok {
				found[kind] = true
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"page", "home", "glossary", "source", "flow", "guide", "swaps", "prompts", "cards", "session", "scenario", "print"} {
		if !found[kind] {
			t.Errorf("the starter shows no page of kind %s", kind)
		}
	}
}
