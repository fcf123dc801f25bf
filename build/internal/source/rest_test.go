package source

import (
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

func siteOf(pages map[string]string) fstest.MapFS {
	files := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: Site\nlanguage: en-GB\n")},
		"content/index.md":  {Data: []byte("---\ntitle: Home\n---\n\n[One](one.md), [two](two.md#part), [bare](bare.md) and [three](three.md).\n")},
		"content/one.md":    {Data: []byte("---\ntitle: One\n---\n\nSee [two](two.md#part).\n\n## Part {#part}\n\nWords.\n")},
		"content/two.md":    {Data: []byte("---\ntitle: Two\n---\n\nWords.\n\n## Part {#part}\n\nSee [one](one.md#part).\n")},
		"content/three.md":  {Data: []byte("---\ntitle: Three\nold_addresses:\n  - was: part\n---\n\n## Part {#part}\n\nWords.\n")},
		"content/bare.md":   {Data: []byte("# Bare\n\nIts title is in its text.\n")},
	}
	for name, text := range pages {
		files["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// readLate reads a site with its rest, and returns the paths of the pages that were
// handed on, which are as they are in whole.
func readLate(t *testing.T, files fstest.MapFS, whole *model.Site) (handed []string, problems diag.List) {
	t.Helper()
	site, _, rest := Begin(files, Options{})
	late := rest.Late()
	var mu sync.Mutex
	err := rest.Each(func(p *model.Page) error {
		mu.Lock()
		defer mu.Unlock()
		handed = append(handed, p.Path)
		if want := whole.Page(p.Path); !late[p] || !reflect.DeepEqual(p, want) {
			t.Errorf("page that is read late is\n%+v\nwant\n%+v", p, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range site.Pages {
		if late[p] && p.Body != nil {
			t.Errorf("%s still has its text", p.Path)
		}
	}
	slices.Sort(handed)
	return handed, rest.Problems()
}

// A page that is read late is as if it were read at once, and then nothing but its text
// is gone. What others know of a page, such as a title in its text, is read before.
func TestPagesMayBeReadLate(t *testing.T) {
	files := siteOf(nil)
	whole, _, want := Load(files, Options{})
	handed, problems := readLate(t, files, whole)
	if !slices.Equal(handed, []string{"one.md", "two.md"}) {
		t.Errorf("read late are %v", handed)
	}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("problems are %v, want %v", problems, want)
	}
}

// Every problem is found, and between pages too, whichever page is the first with one;
// no page with an error is handed on.
func TestPagesThatAreReadLateHaveTheirProblems(t *testing.T) {
	files := siteOf(map[string]string{
		"one.md":  "---\ntitle: One\n---\n\nSee [two](two.md#prat) and [nowhere](nowhere.md).\n",
		"two.md":  "---\ntitle: Two\n---\n\n-one\n-two\n",
		"four.md": "---\ntitle: Four\n---\n\nNobody comes here.\n",
	})
	whole, _, want := Load(files, Options{})
	handed, problems := readLate(t, files, whole)
	if want.Errors() < 4 || !reflect.DeepEqual(problems, want) {
		t.Errorf("problems are %v, want %v", problems, want)
	}
	if slices.Contains(handed, "two.md") {
		t.Error("a page with an error was handed on")
	}
}

// Once a page could not be taken, no other is handed on.
func TestReadingLateEndsWithTheFirstFault(t *testing.T) {
	_, _, rest := Begin(siteOf(nil), Options{})
	full, times := errors.New("disk is full"), 0
	var mu sync.Mutex
	err := rest.Each(func(*model.Page) error {
		mu.Lock()
		defer mu.Unlock()
		times++
		return full
	})
	if err != full || times == 0 {
		t.Errorf("error is %v after %d pages, want %v", err, times, full)
	}
}

// A folder that is no site has the problem that it has at once.
func TestNoSiteIsReadLate(t *testing.T) {
	_, _, rest := Begin(fstest.MapFS{}, Options{})
	if err := rest.Each(nil); err != nil || rest.Problems().Errors() != 1 {
		t.Errorf("error is %v, problems are %v", err, rest.Problems())
	}
}
