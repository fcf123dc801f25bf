package page

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// laidOver is the repository's own layouts with some files replaced, as a site
// that has layouts of its own lays them over.
func laidOver(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	own := os.DirFS("../../../layouts")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(own, name)
		all[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range files {
		if src == "" {
			delete(all, name)
			continue
		}
		all[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return all
}

// Whoever changes a layout is told the file and the line in plain words, whether
// the fault shows when the layout is read or only when a page is printed by it.
func TestALayoutThatCannotBeUsedNamesItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		file, src, want string
	}{
		"not closed":     {"page.html", "{{define \"main\"}}\n<p>\n{{if .Page.Title}}x\n</p>\n", "layouts/page.html:5: layout ends before its last {{if}}, {{with}}, {{range}} or {{define}} has its {{end}}"},
		"no function":    {"page.html", "{{define \"main\"}}\n\n<p>{{shout .Page.Title}}</p>{{end}}", "layouts/page.html:3: layout calls `shout`, which does not exist"},
		"no field":       {"page.html", "{{define \"main\"}}\n<p>\n  x</p>\n<p>{{.Page.Titel}}</p>{{end}}", "layouts/page.html:4:11: layout asks for `Titel`, which this page does not have"},
		"no words":       {"page.html", "{{define \"main\"}}\n<p>{{.T \"skipp\"}}</p>{{end}}", "layouts/page.html:2:6: layout cannot print {{.T}}: there is no `skipp` in layouts/strings.yaml"},
		"no file":        {"page.html", "{{define \"main\"}}\n<img src=\"{{.Asset \"img/none.svg\"}}\">{{end}}", "layouts/page.html:2:13: layout cannot print {{.Asset}}: there is no file static/img/none.svg"},
		"in a partial":   {"partials/foot.html", "{{define \"foot\"}}\n\n{{.T \"nothing\"}}{{end}}", "layouts/partials/foot.html:3:3: layout cannot print {{.T}}: there is no `nothing` in layouts/strings.yaml"},
		"layout is gone": {"page.html", "", "layouts/page.html: layout is missing"},
		"base is gone":   {"base.html", "", "layouts/base.html: layout is missing: every page starts from it"},
	} {
		t.Run(name, func(t *testing.T) {
			site := sampleSite()
			r, err := New(Options{Layouts: laidOver(t, map[string]string{c.file: c.src}), Static: os.DirFS("../../../static"), Site: site, Words: wordsOf(t, nil), Minify: true})
			if err == nil {
				_, err = r.Render(&Page{Address: "a.html", Layout: "page", Title: "A", From: site.Pages[0]})
			}
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestASiteMayReplaceOneLayoutAndOnePartial(t *testing.T) {
	layouts := laidOver(t, map[string]string{
		"page.html":          `{{define "main"}}<p>own layout</p>{{end}}`,
		"partials/foot.html": `{{define "foot"}}<footer>own footer</footer>{{end}}`,
	})
	site := sampleSite()
	r, err := New(Options{Layouts: layouts, Static: os.DirFS("../../../static"), Site: site, Words: wordsOf(t, nil), Minify: true})
	if err != nil {
		t.Fatal(err)
	}
	html := string(mustRender(t, r, Page{Address: "a.html", Layout: "page", Title: "A", From: site.Pages[0]}))
	for _, want := range []string{"<p>own layout</p>", "<footer>own footer</footer>", `class="skip"`} {
		if !strings.Contains(html, want) {
			t.Errorf("page lacks %s", want)
		}
	}
}

func TestAPageThatNamesAMissingComponentIsAnError(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, p := range []Page{
		{Address: "a.html", Layout: "404", Styles: []string{"nothing"}},
		{Address: "a.html", Layout: "404", Scripts: []string{"nothing"}},
	} {
		if _, err := r.Render(&p); err == nil || !strings.Contains(err.Error(), "nothing") || !strings.Contains(err.Error(), "a.html") {
			t.Errorf("got %v", err)
		}
	}
}

// A layout is set out to be read: a line of if, range or end prints nothing.
func TestStandaloneLinesPrintNothing(t *testing.T) {
	for src, want := range map[string]string{
		"a\n{{if .}}\nb\n{{end}}\nc":       "a\n{{if . -}}\nb\n{{end -}}\nc",
		"  {{range .}} {{with .}}\nx":      "  {{range .}} {{with . -}}\nx",
		"a {{if .}} b {{end}}\nc":          "a {{if .}} b {{end}}\nc",
		"{{.T \"a\"}}\n<b>":                "{{.T \"a\"}}\n<b>",
		"{{template \"a\" .}}\n<b>":        "{{template \"a\" .}}\n<b>",
		"{{- if . -}}\nx":                  "{{- if . -}}\nx",
		"{{/* said */}}\n{{define \"x\"}}": "{{/* said */ -}}\n{{define \"x\" -}}",
	} {
		if got := string(standalone([]byte(src))); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// Every layout and partial says in a comment or its name what it is; none has a
// style, script or handler inside the page, which the policy would refuse.
func TestLayoutsHoldNothingInline(t *testing.T) {
	own := os.DirFS("../../../layouts")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		src, err := fs.ReadFile(own, name)
		for _, banned := range []string{"<style", " style=", " onclick=", " onload=", "javascript:", "type=\"module\""} {
			if strings.Contains(string(src), banned) {
				t.Errorf("layouts/%s holds %q", name, banned)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThePolicyStandsBeforeAnythingIsLoaded(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, p := range allPages(r) {
		html := string(mustRender(t, r, p))
		policy, first := strings.Index(html, "Content-Security-Policy"), strings.Index(html, "<link")
		if script := strings.Index(html, "<script"); script >= 0 {
			first = min(first, script)
		}
		if policy < 0 || first < policy {
			t.Errorf("%s: policy at %d, first load at %d", p.Address, policy, first)
		}
	}
}
