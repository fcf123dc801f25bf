package page

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

var outdir = flag.String("outdir", "", "write the sample site to this folder, to look at it")

func newRenderer(t testing.TB, site *model.Site, small bool) *Renderer {
	t.Helper()
	return saying(t, site, small, nil)
}

// wordsOf returns the built-in words, with some of a site's own.
func wordsOf(t testing.TB, own map[string]string) *words.Words {
	t.Helper()
	var entries []words.Entry
	for key, text := range own {
		entries = append(entries, words.Entry{Key: key, Text: text})
	}
	w, problems := words.Read(words.Options{BuiltIn: os.DirFS("../../../layouts"), Site: entries})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

// saying returns the renderer of a site that says some words in its own way.
func saying(t testing.TB, site *model.Site, small bool, own map[string]string) *Renderer {
	t.Helper()
	r, err := New(Options{Layouts: os.DirFS("../../../layouts"), Static: os.DirFS("../../../static"), Site: site, Words: wordsOf(t, own), Minify: small})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// allPages returns every page that this package makes by itself.
func allPages(r *Renderer) []Page {
	all := append(r.Written(), r.Standard()...)
	return append(all, r.SiteMap(all)...)
}

func TestEveryPageOfTheSampleIsRendered(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, p := range allPages(r) {
		html, err := r.Render(&p)
		if err != nil {
			t.Error(err)
			continue
		}
		save(t, p.Address, html)
	}
	for _, a := range r.Assets() {
		save(t, a.Address, a.Data)
	}
}

func save(t *testing.T, address string, data []byte) {
	t.Helper()
	if *outdir == "" {
		return
	}
	file := filepath.Join(*outdir, filepath.FromSlash(address))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
