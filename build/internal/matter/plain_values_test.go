package matter

import (
	"reflect"
	"testing"

	goldmark "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v3"
)

// meta returns what goldmark-meta reads.
func meta(src string) (map[string]any, error) {
	p := parser.NewParser(parser.WithBlockParsers(util.Prioritized(goldmark.NewParser(), 0)))
	context := parser.NewContext()
	p.Parse(text.NewReader([]byte("---\n"+src+"---\n")), parser.WithContext(context))
	return goldmark.TryGet(context)
}

// What is read without goldmark-meta is what goldmark-meta reads, so that no tool
// of an author's sees another title than the site.
func TestPlainValuesAreWhatEveryReaderSees(t *testing.T) {
	for _, c := range []struct {
		src  string
		sure bool
	}{
		{"title: About this guidance\norder: 6\n", true},
		{"title: \"Yes\"\ndescription: 'No. 4: \"a\"'\n", true},
		{"title: \"a \\u00e9 b\"\n", true},
		{"title: Words that\n  go on\n", true},
		{"title: Ask: why\n", false},
		{"title: Ask # a comment\n", true},
		{"last_reviewed: 2026-01-02\n", true},
		{"title: Yes\n", false},
		{"title: off\n", false},
		{"draft: true\n", false},
		{"title: null\n", false},
		{"title:\n", false},
		{"title: \"\"\n", false},
		{"title: 4.10\n", false},
		{"title: 010\n", false},
		{"title: 12:30\n", false},
		{"title: 1_000\n", false},
		{"title: .inf\n", false},
		{"title: ~\n", false},
		{"yes: a\n", false},
		{"1: a\n", false},
		{"title: &a b\n", false},
		{"title: !!str 1\n", false},
		{"title: |\n  a\n", false},
		{"title: [a]\n", false},
		{"title: a\ntitle: b\n", false},
		{"title: 2026-13-02\n", false},
	} {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(c.src), &doc); err != nil {
			if c.sure {
				t.Errorf("%q: %v", c.src, err)
			}
			continue
		}
		got := plainValues(doc.Content[0])
		if (got != nil) != c.sure {
			t.Errorf("%q: read without doubt: %v, want %v", c.src, got != nil, c.sure)
		}
		if got == nil {
			continue
		}
		if want, err := meta(c.src); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %#v, goldmark-meta reads %#v (%v)", c.src, got, want, err)
		}
	}
}
