package build_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rethink/build"
)

// smallSite is the site of the command's tests with more files.
func smallSite(t *testing.T, base string, files map[string]string) *build.Result {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../cmd/rethink/testdata/site")); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Check(t.Context(), build.Options{Source: folder, Defaults: os.DirFS(".."), BaseURL: base, Now: fixedDay()})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

const ownNotFound = "---\ntitle: Lost\n---\n\n## What now {#now}\n\nRead [about us](about.md), or [what others do](https://example.org/).\n\n![A blue square](square.svg)\n"

// Somebody follows a broken link deep in the site: what the host shows instead has its
// style, and each of its links leads somewhere. Where nobody knows in which folder of
// the host the site stands, it has neither, and says what to do.
func TestAWrongAddressShowsAPageThatWorksThere(t *testing.T) {
	own := map[string]string{"content/404.md": ownNotFound, "content/square.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`}
	for name, c := range map[string]struct {
		base, folder string
		files        map[string]string
		says         string
	}{
		"built in, in a folder":          {"https://example.org/some/where/", "/some/where/", nil, "It may have moved"},
		"built in, at the root":          {"https://example.org/", "/", nil, "It may have moved"},
		"built in, nobody knows where":   {"", "/some/where/", nil, "It may have moved"},
		"an own one, in a folder":        {"https://www.example.org/some/where", "/some/where/", own, "Read about us"},
		"an own one, at the root":        {"https://example.org", "/", own, "Read about us"},
		"an own one, nobody knows where": {"", "/some/where/", own, "Read about us"},
	} {
		t.Run(name, func(t *testing.T) {
			site := smallSite(t, c.base, c.files)
			if site.Files == nil || len(site.Problems) > 0 {
				t.Fatal(site.Problems)
			}
			host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				address := strings.TrimPrefix(r.URL.Path, c.folder)
				if data, ok := site.Files[address]; ok && strings.HasPrefix(r.URL.Path, c.folder) {
					_, _ = w.Write(data)
					return
				}
				w.WriteHeader(http.StatusNotFound)
				_, _ = w.Write(site.Files["404.html"])
			}))
			defer host.Close()
			lost := host.URL + c.folder + "a/b/c.html"
			answer, err := http.Get(lost)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			page, err := html.Parse(answer.Body)
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			links, styles := 0, 0
			for n := range page.Descendants() {
				if n.Type == html.TextNode {
					text.WriteString(n.Data)
				}
				for _, a := range n.Attr {
					if a.Key != "href" && a.Key != "src" {
						continue
					}
					to, err := url.Parse(a.Val)
					if err != nil {
						t.Fatal(err)
					}
					if to.IsAbs() && n.Data == "a" || strings.HasPrefix(a.Val, "#") {
						continue
					}
					links++
					if n.Data == "link" && strings.HasSuffix(to.Path, ".css") {
						styles++
					}
					from, _ := url.Parse(lost)
					there, err := http.Get(from.ResolveReference(to).String())
					if err != nil {
						t.Fatal(err)
					}
					there.Body.Close()
					if there.StatusCode != http.StatusOK || to.IsAbs() {
						t.Errorf("%s %s: answered %d", n.Data, a.Val, there.StatusCode)
					}
				}
			}
			if known := c.base != ""; known != (styles > 0) || known != (links > 5) {
				t.Errorf("it has %d links and %d styles", links, styles)
			}
			if !strings.Contains(text.String(), c.says) {
				t.Errorf("it does not say %q: %s", c.says, text.String())
			}
			for _, plain := range []string{"A blue square", "delete everything after the site’s own address"} {
				if strings.Contains(text.String(), plain) != (c.base == "" && (c.files != nil || plain != "A blue square")) {
					t.Errorf("it says %q, or not: %s", plain, text.String())
				}
			}
			if strings.Contains(string(site.Files["a-z.html"])+string(site.Files["sitemap.xml"]), "404.html") {
				t.Error("it is listed among the pages")
			}
			if notes := strings.Join(site.Notes, "\n"); strings.Contains(notes, "base_url") != (c.base == "") {
				t.Errorf("the build says %q", notes)
			}
		})
	}
}

// Pictures that are light each are heavy together, and what a page of the layouts loads
// is no fault of an author's.
func TestAPageOverItsWeightIsAWarning(t *testing.T) {
	picture := func(size int) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>` + strings.Repeat("x", size) + `</title></svg>`
	}
	const light = "---\ntitle: Pictures\n---\n\n![A square](a.svg)\n\n![A square once more](a.svg)\n\n[About us](about.md)\n"
	home := "---\ntitle: A small site\n---\n\n[Pictures](pictures.md), [about us](about.md)\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"one picture twice":       {map[string]string{"content/pictures.md": light, "content/a.svg": picture(900_000)}, ""},
		"three pictures":          {map[string]string{"content/pictures.md": light + "\n![A circle](b.svg)\n\n![A star](c.svg)\n", "content/a.svg": picture(900_000), "content/b.svg": picture(900_001), "content/c.svg": picture(900_002)}, "content/pictures.md: page has 2.7 MB with its pictures, which is slow on a phone"},
		"one that is told itself": {map[string]string{"content/pictures.md": light, "content/a.svg": picture(2_100_000)}, "content/a.svg: picture has 2.1 MB, which is slow on a phone"},
		"text":                    {map[string]string{"content/pictures.md": "---\ntitle: Pictures\n---\n\n" + strings.Repeat("Words of a page.\n\n", 105_000)}, "content/pictures.md: page has 2.4 MB with its pictures, which is slow on a phone"},
	} {
		c.files["content/index.md"] = home
		site := smallSite(t, "", c.files)
		got := ""
		for _, p := range site.Problems {
			got += p.Pos.String() + ": " + p.Message
		}
		if got != c.want || site.Problems.Errors() > 0 {
			t.Errorf("%s: reported %q, want %q", name, got, c.want)
		}
	}
}

// What the build alone can know of a link or a name is said of it, and once.
func TestWhatOnlyTheBuildKnowsOfLinks(t *testing.T) {
	config, err := os.ReadFile("../cmd/rethink/testdata/site/content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	about := func(text string) map[string]string {
		return map[string]string{"content/about.md": "---\ntitle: About\n---\n\n" + text + "\n", "content/site.yaml": string(config) + "base_url: https://example.org/tools\n"}
	}
	for text, want := range map[string]string{
		"[the place](https://example.org/tools/gone.html)":          "leads to a page that this site does not have",
		"[the place](http://www.example.org/tools/gone/)":           "leads to a page that this site does not have",
		"[the place](HTTPS://EXAMPLE.ORG/tools/gone.html#a)":        "leads to a page that this site does not have",
		"[the place](https://example.org/tools/files/gone.pdf?x=1)": "leads to a page that this site does not have",
		"[the place](https://example.org/tools/index.html)":         "leads to a page of this site by its address on the web",
		"[the place](https://example.org/tools/search.html)":        "",
		"[the place](https://example.org/tools/)":                   "",
		"[the place](https://example.org/tools)":                    "",
		"[the place](https://example.org/toolshed/gone.html)":       "",
		"[the place](https://other.example.org/tools/gone.html)":    "",
	} {
		got := ""
		for _, p := range smallSite(t, "", about(text)).Problems {
			got += p.Message
		}
		if want == "" && got != "" || !strings.HasSuffix(got, want) {
			t.Errorf("%s: reported %q, want %q", text, got, want)
		}
	}
	deep := strings.Repeat("abcdefghi/", 20)
	files := about("See [what lies deep](" + deep + "index.md).")
	files["content/"+deep+"index.md"] = "---\ntitle: Deep\n---\n\nWords.\n"
	const want = "address of 210 letters is longer than some computers can hold: "
	if got := smallSite(t, "", files).Problems; len(got) != 1 || got[0].Severity != build.Warning || !strings.HasPrefix(got[0].Message, want) {
		t.Errorf("reported %v, want %q", got, want)
	}
	files = about("Words.")
	files["content/site.yaml"] += "print: [crads]\n"
	files["content/questions.md"] = "---\ntitle: Questions\nkind: prompts\n---\n\n## To understand {#understand}\n\n- What happened?\n"
	files["content/about.md"] += "\nSee [the sheet](print/questions.pdf), from [the questions](questions.md).\n"
	if got := smallSite(t, "", files).Problems; len(got) != 1 || !strings.HasPrefix(got[0].Message, "`print:` names crads") {
		t.Errorf("reported %v, want `print:` alone", got)
	}
}
