package page

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rethink/build/internal/model"
)

var outdir = flag.String("outdir", "", "write the sample site to this folder, to look at it")

func newRenderer(t testing.TB, site *model.Site, small bool) *Renderer {
	t.Helper()
	r, err := New(Options{Layouts: os.DirFS("../../../layouts"), Static: os.DirFS("../../../static"), Site: site, Minify: small})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// allPages returns every page that this package makes by itself.
func allPages(r *Renderer) []Page {
	all := append(r.Written(), r.Standard()...)
	return append(all, r.SiteMap(all))
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
