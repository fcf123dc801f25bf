package build_test

import (
	"bytes"
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

// placesOf reads the addresses from an index, as static/js/search.js does.
func placesOf(t *testing.T, script []byte) []string {
	t.Helper()
	var index struct{ P [][]any }
	text := bytes.TrimSuffix(bytes.TrimPrefix(script, []byte("window.rethinkSearch=")), []byte(";\n"))
	if err := json.Unmarshal(text, &index); err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, page := range index.P {
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
