package build_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every place that a search can find is there: the page, and the anchor on it.
func TestEverythingThatASearchFindsIsThere(t *testing.T) {
	site := mustBuild(t)
	places := 0
	for address, data := range site.Files {
		if ok, _ := path.Match("search-index-*.js", address); !ok {
			continue
		}
		for _, place := range placesOf(t, data) {
			places++
			to, anchor, _ := strings.Cut(place, "#")
			page, ok := site.Files[to]
			switch {
			case !ok:
				t.Errorf("the search leads to %s, which is not there", to)
			case anchor != "" && !hasID(t, page, anchor):
				t.Errorf("the search leads to %s, which has no such anchor", place)
			}
		}
	}
	if places < 50 {
		t.Errorf("the search finds %d places, so this test proves nothing", places)
	}
}

// A phone that searches a small site loads one file of at most 40 KB.
func TestTheIndexOfASmallSiteIsOneFile(t *testing.T) {
	for address, data := range mustBuild(t).Files {
		if !strings.HasPrefix(address, "search-index") {
			continue
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if packed.Len() > 40<<10 || strings.Contains(address, "/") {
			t.Errorf("%s has %d bytes compressed", address, packed.Len())
		}
	}
}

// Search engines are told of the list of all pages, and not of the page that searches.
func TestSearchEnginesAreToldOfTheSiteMap(t *testing.T) {
	site := mustBuild(t)
	listed := string(site.Files["sitemap.xml"])
	for address, data := range site.Files {
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		// A search engine asks for what is listed, and passes over what says noindex.
		in := strings.Contains(listed, "/"+strings.TrimSuffix(address, "index.html")+"</loc>")
		if out := bytes.Contains(data, []byte(`name="robots" content="noindex`)) || bytes.Contains(data, []byte(`name=robots content=noindex`)); in == out {
			t.Errorf("%s is in the list of pages for search engines: %t; not to be indexed: %t", address, in, out)
		}
	}
	for address, want := range map[string]bool{"a-z.html": true, "search.html": false} {
		if strings.Contains(listed, "/"+address+"</loc>") != want {
			t.Errorf("%s is listed: %t", address, !want)
		}
	}
}

// placesOf reads the addresses from an index, as static/js/search.js does.
func placesOf(t *testing.T, script []byte) []string {
	t.Helper()
	var index struct{ T [][]any }
	text := bytes.TrimSuffix(bytes.TrimPrefix(script, []byte("window.rethinkSearch=")), []byte(";\n"))
	if err := json.Unmarshal(text, &index); err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, page := range index.T {
		for _, place := range page[2:] {
			places = append(places, fmt.Sprintf("%v#%v", page[0], place.([]any)[0]))
		}
	}
	return places
}

func hasID(t *testing.T, page []byte, id string) bool {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range elements(tree) {
		if attr(n, "id") == id {
			return true
		}
	}
	return false
}
