package serve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rethink/build"
)

// That a page is heavy is known only when all files are made. It is told then, and not
// again after each save.
func TestWhatShowsLateIsToldOnce(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(folder, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const page = "---\ntitle: Drawings\n---\n\n[Home](index.md)\n"
	const drawings = "\n![One](a.svg)\n\n![Two](b.svg)\n\n![Three](c.svg)\n"
	write("site.yaml", "title: A small site\ndescription: For a test.\nlanguage: en-GB\npartnership:\n  name: The testers\n  short: Testers\nstatement:\n  email: access@example.org\n  reply: within 5 working days\n  enforcement: The testers answer for it.\n  prepared: 2026-02-27\nprivacy:\n  controller: The testers\n  email: privacy@example.org\n  host: The testers keep it.\n")
	write("index.md", "---\ntitle: A small site\ndescription: For a test.\n---\n\n[Drawings](drawings.md)\n")
	write("drawings.md", page+drawings)
	for _, name := range []string{"a", "b", "c"} {
		write(name+".svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>`+strings.Repeat(name, 800_000)+`</title></svg>`)
	}
	live, err := build.NewLive(build.Options{Source: folder, Defaults: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(live.Read, false)
	var told []string
	s.built = func(b Build) {
		if b.Failed {
			t.Fatal(b.Err, b.Result)
		}
		for _, p := range b.New {
			if build.ShowsLate(p) {
				told = append(told, "new")
			}
		}
		for _, p := range b.Mended {
			if build.ShowsLate(p) {
				told = append(told, "mended")
			}
		}
	}
	for _, step := range []struct{ page, want string }{
		{page + drawings, "new"},
		{page + drawings + "\nMore of it.\n", ""},
		{page, "mended"},
		{page + "\nMore of it.\n", ""},
	} {
		told = nil
		write("drawings.md", step.page)
		s.build(t.Context(), func() bool { return false })
		if len(told) > 0 {
			t.Errorf("%q is told before all is made", told)
		}
		s.finish(t.Context())
		if got := strings.Join(told, " "); got != step.want {
			t.Errorf("told %q, want %q", got, step.want)
		}
	}
}
