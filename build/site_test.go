package build_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"rethink/build"
)

// realSite builds the guidance of this repository, once for all tests.
var realSite = sync.OnceValues(func() (*build.Result, error) { return buildReal() })

func buildReal() (*build.Result, error) {
	root := os.DirFS("..")
	return build.Check(context.Background(), build.Options{
		Source: "..", Defaults: root, BaseURL: "https://example.org/a/b/",
		Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
	})
}

func mustBuild(t *testing.T) *build.Result {
	t.Helper()
	site, err := realSite()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// The real content keeps one warning until somebody opens the protocol's address,
// finds the right document there, and writes down the day.
func TestTheRealContentHasNoProblemsButTheUncheckedAddress(t *testing.T) {
	for _, p := range mustBuild(t).Problems {
		if p.Rule != "unchecked-link" {
			t.Errorf("%s\n    %s", p, p.Hint)
		}
	}
}

// A crawl of the built site: every link leads somewhere, every anchor exists,
// and nothing leaves the site's folder, so it works from disk and in a sub-path.
func TestEveryLinkOfTheSiteLeadsSomewhere(t *testing.T) {
	if n := crawl(t, mustBuild(t).Files); n < 20 {
		t.Fatalf("the site has %d pages, so the crawl would prove nothing", n)
	}
}

// crawl follows every link of a site, and returns how many pages it has.
func crawl(t *testing.T, files map[string][]byte) int {
	t.Helper()
	pages := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	for address, body := range files {
		if path.Ext(address) != ".html" {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		pages[address] = tree
		ids[address] = map[string]bool{}
		for n := range elements(tree) {
			if id := attr(n, "id"); id != "" {
				if ids[address][id] {
					t.Errorf("%s: id %s is given twice", address, id)
				}
				ids[address][id] = true
			}
		}
	}
	for _, address := range slices.Sorted(maps.Keys(pages)) {
		for n := range elements(pages[address]) {
			for _, key := range []string{"href", "src", "action"} {
				if to, ok := lookAttr(n, key); ok && !outward(n) {
					if fault := follow(files, ids, address, to); fault != "" {
						t.Errorf("%s: %s=%q %s", address, key, to, fault)
					}
				}
			}
		}
	}
	return len(pages)
}

// follow says what is wrong with a link from a page to an address, or "".
func follow(files map[string][]byte, ids map[string]map[string]bool, from, to string) string {
	u, err := url.Parse(to)
	switch {
	case err != nil:
		return "is no address"
	case u.Scheme != "" || u.Host != "":
		if u.Scheme == "https" || u.Scheme == "tel" || u.Scheme == "mailto" {
			return ""
		}
		return "has a scheme that the site does not use"
	case from == "404.html" && strings.HasPrefix(u.Path, "/a/b/"): // a host shows it at any depth
		u.Path = strings.TrimPrefix(u.Path, "/a/b/")
	case strings.HasPrefix(u.Path, "/"):
		return "starts at the root, so it breaks in a sub-path and from disk"
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	if strings.HasPrefix(target, "../") {
		return "leaves the site"
	}
	if _, ok := files[target]; !ok {
		return "leads to no file: " + target
	}
	if u.Fragment != "" && path.Ext(target) == ".html" && !strings.Contains(u.Fragment, "=") && !ids[target][u.Fragment] {
		return "names an anchor that " + target + " has not"
	}
	return ""
}

// outward reports whether an element names the site's public address on purpose.
func outward(n *html.Node) bool {
	return n.Data == "link" && attr(n, "rel") == "canonical"
}

func TestTheCrawlCanFail(t *testing.T) {
	files := map[string][]byte{"index.html": nil, "a/b.html": nil}
	ids := map[string]map[string]bool{"a/b.html": {"here": true}}
	for to, want := range map[string]string{
		"a/b.html":        "",
		"a/b.html#here":   "",
		"a/b.html#there":  "anchor",
		"a/c.html":        "no file",
		"../x.html":       "leaves",
		"/a/b.html":       "root",
		"http://a.org/":   "scheme",
		"https://a.org/":  "",
		"tel:999":         "",
		"javascript:x()":  "scheme",
		"//other.org/a.b": "scheme",
	} {
		if got := follow(files, ids, "index.html", to); (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("follow(%q) = %q, want a fault that says %q", to, got, want)
		}
	}
}

// No page may ask for anything elsewhere, run a script of its own text or carry
// a style of its own.
func TestNoPageBreaksItsOwnPolicy(t *testing.T) {
	for address, body := range mustBuild(t).Files {
		if path.Ext(address) != ".html" {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		policy := false
		for n := range elements(tree) {
			switch {
			case n.Data == "script" && (attr(n, "src") == "" || attr(n, "type") == "module"):
				t.Errorf("%s: has a script that is inline or a module", address)
			case n.Data == "style":
				t.Errorf("%s: has an inline stylesheet", address)
			case n.Data == "form" && strings.EqualFold(attr(n, "method"), "post"):
				t.Errorf("%s: has a form that posts", address)
			case n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "content-security-policy"):
				policy = strings.Contains(attr(n, "content"), "default-src 'none'")
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s> has an inline %s", address, n.Data, a.Key)
				}
			}
			for _, key := range []string{"src", "data", "poster"} {
				if strings.Contains(attr(n, key), "//") {
					t.Errorf("%s: <%s> asks for %s", address, n.Data, attr(n, key))
				}
			}
		}
		if !policy {
			t.Errorf("%s: has no strict content security policy", address)
		}
	}
}

// The same content gives the same bytes, whatever the day and however many
// processors work on it.
func TestTwoBuildsAreTheSameByteForByte(t *testing.T) {
	first := mustBuild(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, err := build.Check(t.Context(), build.Options{
		Source: "..", Defaults: os.DirFS(".."), BaseURL: "https://example.org/a/b/",
		Now: time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Files) != len(second.Files) {
		t.Fatalf("one build made %d files, the other %d", len(first.Files), len(second.Files))
	}
	for address, body := range first.Files {
		if !bytes.Equal(body, second.Files[address]) {
			t.Errorf("%s: differs %s", address, difference(body, second.Files[address]))
		}
	}
}

// difference tells where two byte slices part.
func difference(a, b []byte) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("at byte %d: %q and %q", i, a[i:min(i+40, len(a))], b[i:min(i+40, len(b))])
		}
	}
	return fmt.Sprintf("in length: %d and %d bytes", len(a), len(b))
}
