package matter

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"
)

// compareToLibrary reports whether a text is read without the library, and fails where
// that makes another mapping of it.
func compareToLibrary(t *testing.T, src string) (plain bool) {
	t.Helper()
	got := plainMapping(src)
	if got == nil {
		return false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	if want := doc.Content[0]; !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as\n%+v, want\n%+v", src, got, want)
	}
	if loneHyphen(src) > 0 || headingLine(src) > 0 {
		t.Fatalf("%q has a line that is no front matter", src)
	}
	return true
}

func TestAPlainMappingIsWhatTheLibraryReads(t *testing.T) {
	for src, plain := range map[string]bool{
		"title: About this guidance\norder: 6\n":        true,
		"title: \"What happens: next\"\n\nkind: page":   true,
		"title: 'Say \"no\"'\n":                         true,
		"last_reviewed: 2026-11-03\nreview_in: 12\n":    true,
		"title: L’être – déjà vu\n":                     true,
		"title: a, b [c] {d} & e * f ! g % h @ i ` j\n": true,
		"title: Ask:why#now\n":                          true,
		"title: a\ntitle: b\n":                          true, // which is told later
		"\ntitle: a\n":                                  true,
		"title: \"\"\n":                                 true,
		"":                                              false,
		"title:\n":                                      false,
		"title: \n":                                     false,
		"title:  two spaces\n":                          false,
		"title: a \n":                                   false,
		"title: Ask: why\n":                             false,
		"title: Ask:\n":                                 false,
		"title: a # note\n":                             false,
		"title: a\n  b\n":                               false,
		"title: a\nb\n":                                 false,
		"title: \"a \\\" b\"\n":                         false,
		"title: 'it''s'\n":                              false,
		"title: \"a\" b\n":                              false,
		"title: \"\n":                                   false,
		"draft: true\n":                                 false,
		"title: No\n":                                   false,
		"order: 010\n":                                  false,
		"order: 4.10\n":                                 false,
		"day: 2026-13-01\n":                             false,
		"tags: [a]\n":                                   false,
		"text: |\n  a\n":                                false,
		"- a\n":                                         false,
		"---\n":                                         false,
		"title: a\ttab\n":                               false,
		"title: a\r\n":                                  false,
		"title: a\u0085b\n":                             false,
		"title: a\u2028b\n":                             false,
		"title: \xff\n":                                 false,
		"Title: a\n":                                    false,
		"y: a\n":                                        false,
	} {
		if got := compareToLibrary(t, src); got != plain {
			t.Errorf("%q: it is read without the library: %v, want %v", src, got, plain)
		}
	}
}

func FuzzPlainMapping(f *testing.F) {
	for _, src := range []string{
		"title: About this guidance\norder: 6\n", "title: \"What happens: next\"\n\nkind: page", "day: 2026-11-03\n",
		"title: 'a'\nb: c d\n", "title: é – “b”\n", "a: b\n c: d\n", "a: \"b\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { compareToLibrary(t, src) })
}
