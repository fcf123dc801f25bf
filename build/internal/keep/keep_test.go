package keep

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestWhatWasSavedIsSeen(t *testing.T) {
	now := time.Date(2026, time.November, 3, 12, 0, 0, 0, time.UTC)
	old := now.Add(-time.Hour)
	for name, c := range map[string]struct {
		before, after *fstest.MapFile
		changed       bool
	}{
		"nothing":                        {&fstest.MapFile{Data: []byte("a"), ModTime: old}, &fstest.MapFile{Data: []byte("a"), ModTime: old}, false},
		"another size":                   {&fstest.MapFile{Data: []byte("a"), ModTime: old}, &fstest.MapFile{Data: []byte("ab"), ModTime: old}, true},
		"another time":                   {&fstest.MapFile{Data: []byte("a"), ModTime: old}, &fstest.MapFile{Data: []byte("b"), ModTime: now}, true},
		"saved just before it was noted": {&fstest.MapFile{Data: []byte("a"), ModTime: now}, &fstest.MapFile{Data: []byte("b"), ModTime: now}, true},
		"gone":                           {&fstest.MapFile{Data: []byte("a"), ModTime: old}, nil, true},
		"come":                           {nil, &fstest.MapFile{Data: []byte("a"), ModTime: old}, true},
		"never there":                    {nil, nil, false},
	} {
		fsys := fstest.MapFS{}
		set := func(f *fstest.MapFile) {
			delete(fsys, "a.md")
			if f != nil {
				fsys["a.md"] = f
			}
		}
		set(c.before)
		s := NewStamps(fsys, func() time.Time { return now })
		s.Note("a.md")
		set(c.after)
		if got := s.Changed("a.md"); got != c.changed {
			t.Errorf("%s: changed is %v", name, got)
		}
	}
	if !NewStamps(fstest.MapFS{}, nil).Changed("a.md") {
		t.Error("a file that was never noted counts as the same")
	}
}

func TestAFileIsMadeOnceAndKept(t *testing.T) {
	made := map[string]int{}
	first := NewFiles(func(late *Files) {
		late.Add("late", func() ([]byte, error) { made["late"]++; return []byte("late"), nil })
		late.AddWhole("all", func(files map[string][]byte) ([]byte, error) {
			made["all"] += len(files)
			return []byte("all"), nil
		})
	})
	first.Add("a", func() ([]byte, error) { made["a"]++; return []byte("a"), nil })
	first.Add("b", func() ([]byte, error) { made["b"]++; return nil, errors.New("bad") })
	if data, ok, err := first.File("a"); string(data) != "a" || !ok || err != nil || made["late"] != 0 {
		t.Errorf("file is %q %v %v, and late was made %d times", data, ok, err, made["late"])
	}
	if _, ok, _ := first.File("none"); ok || first.Has("none") || !first.Has("all") || !first.Has("late") {
		t.Error("what there is is not known")
	}
	if _, err := first.Parts(context.Background()); err == nil {
		t.Error("a failure is lost")
	}
	second := NewFiles(nil)
	second.Keep("a", first)
	files, err := second.All(context.Background())
	if err != nil || string(files["a"]) != "a" || made["a"] != 1 {
		t.Errorf("kept %q %v, made %d times", files, err, made["a"])
	}
	third := NewFiles(func(late *Files) {
		late.AddWhole("all", func(files map[string][]byte) ([]byte, error) { made["all"] = len(files); return nil, nil })
	})
	third.Keep("a", first)
	if files, err := third.All(context.Background()); err != nil || len(files) != 2 || made["all"] != 1 {
		t.Errorf("%d files, the whole holds %d: %v", len(files), made["all"], err)
	}
}

// Files that are handed over one after the other are made in the same memory. Who holds
// them has copies, and so has one that holds them all.
func TestFilesThatAreHandedOverAreNotKept(t *testing.T) {
	files := NewFiles(nil)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := map[string]string{"plain": "as it is"}
	for _, name := range []string{"a", "b", "c"} {
		want[name] = strings.Repeat(name, 9)
		files.AddTo(name, func(to []byte) ([]byte, error) { return append(to, want[name]...), nil })
	}
	plain := []byte(want["plain"])
	files.Add("plain", func() ([]byte, error) { return plain, nil })
	check := func(what string, got map[string][]byte) {
		t.Helper()
		for name, text := range want {
			if string(got[name]) != text {
				t.Errorf("%s: %s is %q, want %q", what, name, got[name], text)
			}
		}
	}
	var held Held
	if err := files.Each(t.Context(), held.Add); err != nil {
		t.Fatal(err)
	}
	check("held", held.All())
	files.AddWhole("all", func(parts map[string][]byte) ([]byte, error) {
		check("in the whole", parts)
		return []byte("all"), nil
	})
	handed := 0
	err := files.Each(t.Context(), func(name string, data []byte) error {
		if handed++; name == "all" && handed != len(want)+1 {
			t.Error("the whole does not come last")
		}
		if name != "plain" {
			clear(data) // as the next file does
		}
		return nil
	})
	if err != nil || handed != len(want)+1 {
		t.Errorf("%d files were handed over: %v", handed, err)
	}
	all, err := files.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	check("kept", all)
}

func TestARecordIsOfOneState(t *testing.T) {
	r := Record{File: filepath.Join(t.TempDir(), "deep", "record"), Key: "k"}
	if _, ok := r.Load(); ok {
		t.Error("something was noted")
	}
	if err := r.Save([]byte("one\ntwo")); err != nil {
		t.Fatal(err)
	}
	if data, ok := r.Load(); !ok || string(data) != "one\ntwo" {
		t.Errorf("noted is %q %v", data, ok)
	}
	if _, ok := (Record{r.File, "other"}).Load(); ok {
		t.Error("it tells of another state")
	}
	if left, _ := os.ReadDir(filepath.Dir(r.File)); len(left) != 1 {
		t.Errorf("there are %d files", len(left))
	}
}

func TestADigestTellsNamesAndBytes(t *testing.T) {
	digest := func(files fstest.MapFS) string {
		state, ok := StateOf(files, "content", "none")
		if !ok || !state.Holds(files, "content", "none") || state.Holds(files, "content/a") {
			t.Fatal("no digest, or one that does not hold")
		}
		return state.Content
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	all := []string{
		digest(fstest.MapFS{"content/a": file("1"), "content/b": file("2")}),
		digest(fstest.MapFS{"content/a": file("2"), "content/b": file("1")}),
		digest(fstest.MapFS{"content/a": file("1"), "content/c": file("2")}),
		digest(fstest.MapFS{"content/a": file("1"), "content/b/c": file("2")}),
		digest(fstest.MapFS{"content/a": file("1"), "content/d": file("")}),
	}
	slices.Sort(all)
	if len(slices.Compact(all)) != 5 {
		t.Error("two contents have one digest")
	}
	if _, ok := StateOf(fstest.MapFS{"content/a": &fstest.MapFile{Mode: os.ModeSymlink}}, "content"); ok {
		t.Error("a link counts as a file")
	}
}
