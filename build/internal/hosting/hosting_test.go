package hosting

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

func page(policy string) []byte {
	return []byte(`<!doctype html><html lang=en><head><title>A</title><meta http-equiv=Content-Security-Policy content="` + policy + `"></head><body></body></html>`)
}

// A golden file begins with the site's address. Its files whose names begin with
// "site/" are the site, and the others what is printed for each server.
func TestSnippets(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			golden, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files, want := map[string][]byte{}, map[string]string{}
			got := &txtar.Archive{Comment: golden.Comment}
			for _, f := range golden.Files {
				if address, of := strings.CutPrefix(f.Name, "site/"); of {
					files[address] = f.Data
					got.Files = append(got.Files, f)
				} else {
					want[f.Name] = string(f.Data)
				}
			}
			for _, server := range servers {
				data, err := Snippet(server, files, strings.TrimSpace(string(golden.Comment)))
				if err != nil {
					t.Fatal(err)
				}
				got.Files = append(got.Files, txtar.File{Name: string(server), Data: data})
				if !*update && want[string(server)] != string(data) {
					t.Errorf("%s\n got %s\nwant %s", server, data, want[string(server)])
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// A header and a page's own policy are both obeyed, so the header must allow what any
// page allows itself.
func TestThePolicyNarrowsNoPage(t *testing.T) {
	for _, c := range []struct {
		what  string
		pages []string
		want  string
	}{
		{"one page", []string{"default-src 'none'; img-src 'self'"}, "default-src 'none'; img-src 'self'"},
		{"two alike", []string{"default-src 'none'; img-src 'self'", "default-src 'none';  img-src  'self';"}, "default-src 'none'; img-src 'self'"},
		{"one frames", []string{"default-src 'none'", "default-src 'none'; frame-src 'self'"}, "default-src 'none'; frame-src 'self'"},
		{"one takes scripts from its fallback", []string{"default-src 'self'", "default-src 'none'; script-src a.example"}, "default-src 'self'; script-src 'self' a.example"},
		{"one sends forms anywhere", []string{"default-src 'none'; form-action 'self'", "default-src 'none'"}, "default-src 'none'"},
		{"three", []string{"default-src 'none'; img-src data:", "default-src 'none'; img-src 'self'", "default-src 'none'; img-src 'none'"}, "default-src 'none'; img-src data: 'self'"},
		{"one has none", []string{"default-src 'none'", ""}, ""},
		{"one has no fallback", []string{"default-src 'none'", "img-src 'self'"}, ""},
		{"one that no server could be told", []string{"default-src 'none'; img-src $host"}, ""},
		{"no page", nil, ""},
	} {
		files := map[string][]byte{"404.html": page("default-src 'none'; base-uri 'none'"), "css/site.css": []byte("a{}")}
		for i, policy := range c.pages {
			files[string(rune('a'+i))+".html"] = page(policy)
		}
		if got := policyOf(files); got != c.want {
			t.Errorf("%s: the policy is %q, want %q", c.what, got, c.want)
		}
	}
}

func TestWhatIsKeptForEver(t *testing.T) {
	files := map[string][]byte{}
	for _, name := range []string{
		"index.html", "css/site-0123abcd.css", "css/deep/a-0123abcd.css", "js/find-89abcdef.js",
		"cards/a4-0123abcd.css", "cards/a4.html", "search-index/0123abcd.js", "search-index/0123abcd-w12.js", "find-0123abcd.js",
		"mixed/inner/a-0123abcd.css", "mixed/other.css",
		"img/outing-20261123.jpg", "page-0123abcd.html", "js-own/tool.js", "report-20261123.pdf",
	} {
		files[name] = nil
	}
	want := []string{"cards/a4-0123abcd.css", "css/*", "find-0123abcd.js", "js/*", "mixed/inner/*", "search-index/*"}
	got := keptAt(files)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("kept are\n%v, want\n%v", got, want)
	}
}

func TestServersByName(t *testing.T) {
	for _, name := range []string{"nginx", "caddy", "apache", "netlify"} {
		var s Server
		if err := s.Set(name); err != nil || s.String() != name {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
	for _, name := range []string{"", "iis", "Nginx", "../nginx"} {
		var s Server
		if err := s.Set(name); err == nil || !strings.Contains(err.Error(), "name one of") || s != "" {
			t.Errorf("%q is taken, or refused without help: %v", name, err)
		}
	}
	if got, err := Snippet("", nil, ""); err != nil || got != nil {
		t.Errorf("for no server there is %q, %v", got, err)
	}
}
