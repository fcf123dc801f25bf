package build

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A remembering is a site that is built again and again, with a memory.
type remembering struct {
	*editing
	t          *testing.T
	out, cache string
	o          Options
}

func newRemembering(t *testing.T) *remembering { return rememberingOf(t, newEditing(t, 1)) }

func rememberingOf(t *testing.T, e *editing) *remembering {
	r := &remembering{editing: e, t: t, out: filepath.Join(t.TempDir(), "out"), cache: filepath.Join(t.TempDir(), "cache")}
	r.o = r.options()
	r.o.Out, r.o.Cache = r.out, r.cache
	return r
}

// build builds, and reports whether anything was made.
func (r *remembering) build() (result *Result, made bool) {
	r.t.Helper()
	result, err := Build(r.t.Context(), r.o)
	if err != nil {
		r.t.Fatal(err)
	}
	return result, result.Made > 0
}

// published returns what stands in the output folder.
func (r *remembering) published() map[string]string {
	files := map[string]string{}
	err := filepath.WalkDir(r.out, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, err := os.ReadFile(name)
			files[strings.TrimPrefix(name, r.out)] = string(data)
			return err
		}
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return files
}

func TestAnUnchangedSiteIsNotMadeAgain(t *testing.T) {
	r := newRemembering(t)
	r.write("content/guidance/old.md", "---\ntitle: Old\nlast_reviewed: 2020-01-02\nreview_in: 3\n---\n\nWords.\n") // which is worth a warning
	first, made := r.build()
	if !made {
		t.Fatal("the first build made nothing")
	}
	site := r.published()
	again, made := r.build()
	if made || again.Published.Unchanged != first.Made || len(again.Published.Written) > 0 {
		t.Errorf("the second build made something: %v, %+v", made, again.Published)
	}
	if again.Pages != first.Pages || !reflect.DeepEqual(again.Problems, first.Problems) || len(first.Problems) == 0 {
		t.Errorf("it told of %d pages and %v, the first of %d and %v", again.Pages, again.Problems, first.Pages, first.Problems)
	}
	r.write("content/guidance/late.md", r.first["content/guidance/late.md"]) // the same bytes at another time
	if _, made = r.build(); made {
		t.Error("a file that was only saved counts as another")
	}
	if !maps.Equal(site, r.published()) {
		t.Error("the site changed")
	}
}

// Who builds twice is told twice what has changed since the release, and what is left to
// do.
func TestWhatIsNotedIsToldAgain(t *testing.T) {
	r := rememberingOf(t, newReleased(t, 1))
	r.write("content/site.yaml", strings.Replace(r.first["content/site.yaml"], "base_url:", "# base_url:", 1))
	r.write("content/guidance/about.md", r.first["content/guidance/about.md"]+"\nMore of it.\n")
	first, _ := r.build()
	again, made := r.build()
	if made || first.Note == "" || len(first.Notes) == 0 {
		t.Fatalf("made: %v, noted %q and %q", made, first.Note, first.Notes)
	}
	if again.Note != first.Note || !slices.Equal(again.Notes, first.Notes) {
		t.Errorf("told %q and %q, at first %q and %q", again.Note, again.Notes, first.Note, first.Notes)
	}
}

func TestWhatABuildReadsIsNotRemembered(t *testing.T) {
	for name, change := range map[string]func(r *remembering){
		"a page": func(r *remembering) {
			r.write("content/guidance/late.md", r.first["content/guidance/late.md"]+"\nMore.\n")
		},
		"a page comes":      func(r *remembering) { r.write("content/guidance/new.md", "---\ntitle: New\n---\n\nWords.\n") },
		"a release":         func(r *remembering) { r.write("content/releases/1.0.yaml", "odd") },
		"a layout":          func(r *remembering) { r.write("layouts/strings.yaml", "home: To the start\n") },
		"a style":           func(r *remembering) { r.write("static/css/site/own.css", "p{color:red}") },
		"an empty folder":   func(r *remembering) { r.do(os.Mkdir(filepath.Join(r.folder, "content", "Odd Name"), 0o755)) },
		"the address":       func(r *remembering) { r.o.BaseURL = "https://example.org/other/" },
		"drafts":            func(r *remembering) { r.o.Drafts = true },
		"the day":           func(r *remembering) { r.o.Now = r.o.Now.AddDate(0, 0, 1) },
		"built-in layouts":  func(r *remembering) { r.o.Defaults = os.DirFS(r.copyDefaults()) },
		"no cache":          func(r *remembering) { r.o.Cache = "" },
		"a cache in source": func(r *remembering) { r.o.Cache = filepath.Join(r.folder, "content", "cache") },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRemembering(t)
			r.build()
			change(r)
			if name == "an empty folder" || name == "a release" { // which is an error
				if result, err := Build(t.Context(), r.o); err != nil || result.Problems.Errors() == 0 {
					t.Errorf("it was not looked at: %v", err)
				}
				return
			}
			if _, made := r.build(); !made {
				t.Error("nothing was made")
			}
			if _, err := os.Stat(filepath.Join(r.folder, "content", "cache")); err == nil {
				t.Error("something was written beside the content")
			}
		})
	}
}

// Whatever befalls the memory or the output, the site is right after the next build.
func TestADamagedMemoryMakesNoWrongSite(t *testing.T) {
	r := newRemembering(t)
	r.build()
	site := r.published()
	files, err := filepath.Glob(filepath.Join(r.cache, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the memory is in %v, %v", files, err)
	}
	noted, err := os.ReadFile(files[0])
	r.do(err)
	about := filepath.Join(r.out, "guidance", "about.html")
	damage := map[string]func(){
		"no file":          func() { r.do(os.Remove(files[0])) },
		"a folder":         func() { r.do(os.Remove(files[0])); r.do(os.MkdirAll(filepath.Join(files[0], "x"), 0o755)) },
		"empty":            func() { r.do(os.WriteFile(files[0], nil, 0o600)) },
		"a page changed":   func() { r.do(os.WriteFile(about, []byte("other"), 0o644)) },
		"a page is gone":   func() { r.do(os.Remove(about)) },
		"a page is a link": func() { r.do(os.Remove(about)); r.do(os.Symlink("../index.html", about)) },
		"no manifest":      func() { r.do(os.Remove(filepath.Join(r.out, ".rethink-manifest"))) },
		"the output gone":  func() { r.do(os.RemoveAll(r.out)) },
		"killed before":    func() { r.do(os.MkdirAll(filepath.Join(r.out, ".rethink-work"), 0o755)) },
	}
	step := max(1, len(noted)/12)
	for at := 0; at < len(noted); at += step {
		damage["byte "+string(rune('a'+at/step))] = func() {
			bad := slices.Clone(noted)
			bad[at] ^= 1
			r.do(os.WriteFile(files[0], bad, 0o600))
		}
		damage["cut "+string(rune('a'+at/step))] = func() { r.do(os.WriteFile(files[0], noted[:at], 0o600)) }
	}
	for name, do := range damage {
		do()
		result, err := Build(t.Context(), r.o)
		if name == "a page is a link" || name == "no manifest" {
			// Somebody else's file stands in the way, and a build says so.
			if err != nil {
				r.do(os.RemoveAll(r.out))
				result, err = Build(t.Context(), r.o)
			}
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !strings.HasPrefix(name, "killed") && result.Made == 0 {
			t.Errorf("%s: it was not noticed", name)
		}
		if !maps.Equal(site, r.published()) {
			t.Errorf("%s: the site is wrong", name)
		}
		r.do(os.RemoveAll(files[0]))
		r.do(os.WriteFile(files[0], noted, 0o600))
	}
	stranger := filepath.Join(r.out, "notes.txt")
	r.do(os.WriteFile(stranger, []byte("mine"), 0o644))
	result, made := r.build()
	if made || !slices.Equal(result.Published.Foreign, []string{"notes.txt"}) {
		t.Errorf("made: %v, of a stranger's file it says %v", made, result.Published.Foreign)
	}
}

func (e *editing) do(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func (r *remembering) copyDefaults() string {
	dir := r.t.TempDir()
	for _, folder := range []string{"layouts", "static"} {
		r.do(os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("..", folder))))
	}
	r.do(os.WriteFile(filepath.Join(dir, "layouts", "extra.html"), []byte("<p>more</p>"), 0o644))
	return dir
}
