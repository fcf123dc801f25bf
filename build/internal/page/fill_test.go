package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/words"
)

func fillOf(t *testing.T, files map[string]string) (*assets, error) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	said, _ := words.Read(words.Options{Site: []words.Entry{{Key: "say_on", Text: "Go \"on\" <b>"}}})
	a, err := readAssets(fsys, true)
	if err != nil {
		t.Fatal(err)
	}
	return a, a.fill(said)
}

func (a *assets) text(name string) string {
	for _, file := range a.list {
		if file.Address == a.address[name] {
			return string(file.Data)
		}
	}
	return ""
}

func TestAScriptSaysTheSitesWordsAndFindsItsFiles(t *testing.T) {
	a, err := fillOf(t, map[string]string{
		"js/way.js":    "load('asset:js/show.js', 'asset:css/show.css')",
		"js/show.js":   "say('word:say_on')",
		"css/show.css": "a { color: red }",
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.text("js/show.js"), `say("Go \"on\" \u003cb\u003e")`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := `load("` + strings.TrimPrefix(a.address["js/show.js"], "js/") + `","../` + a.address["css/show.css"] + `")`
	if got := a.text("js/way.js"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A browser keeps a script for as long as its address stays.
func TestAScriptWithOtherWordsHasAnotherAddress(t *testing.T) {
	files := map[string]string{"js/show.js": "say('word:say_on')"}
	a, err := fillOf(t, files)
	if err != nil {
		t.Fatal(err)
	}
	b, err := readAssets(fstest.MapFS{"js/show.js": {Data: []byte(files["js/show.js"])}}, true)
	if err != nil {
		t.Fatal(err)
	}
	welsh, _ := words.Read(words.Options{Site: []words.Entry{{Key: "say_on", Text: "Ymlaen"}}})
	if err := b.fill(welsh); err != nil {
		t.Fatal(err)
	}
	if a.address["js/show.js"] == b.address["js/show.js"] {
		t.Errorf("both are at %s", a.address["js/show.js"])
	}
}

func TestAScriptThatNamesNothingIsTold(t *testing.T) {
	for src, want := range map[string]string{
		"say('word:say_off')":      "static/js/show.js: there is no `say_off` in layouts/strings.yaml",
		"load('asset:js/gone.js')": "static/js/show.js: there is no file static/js/gone.js",
	} {
		if _, err := fillOf(t, map[string]string{"js/show.js": src}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
