package schema_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"rethink"
	"rethink/build/format"
	"rethink/build/schema"
)

var manual = format.Manual{Pages: rethink.Format, Words: rethink.Defaults}

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := schema.Write(name, manual)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name+".json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// value reads YAML as editors do: a day is a text to them.
func value(t *testing.T, text string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		if n.Tag == "!!timestamp" {
			n.Tag = "!!str"
		}
		for _, c := range n.Content {
			visit(c)
		}
	}
	visit(&doc)
	var v any
	if err := doc.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// frontMatter returns the lines between the hyphens of a page, or all of a text that has none.
func frontMatter(text string) string {
	if _, rest, ok := strings.Cut(text, "---\n"); ok {
		top, _, _ := strings.Cut(rest, "\n---\n")
		return top + "\n"
	}
	return text
}

// What the manual shows is what an editor lets stand: every example of it.
func TestEveryExampleOfTheManualFitsItsSchema(t *testing.T) {
	site, page := compiled(t, schema.Site), compiled(t, schema.Page)
	tried := 0
	for _, topic := range manual.Topics() {
		examples, err := manual.Examples(topic)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range examples {
			ofSite := topic == "site" || topic == "strings"
			if !ofSite && !e.YAML && !strings.HasPrefix(e.Text, "---\n") {
				continue
			}
			tried++
			is, text := page, frontMatter(e.Text)
			if ofSite {
				is, text = site, e.Text
				for _, part := range []string{"title: A\n", "language: en\n", "partnership: {name: A}\n", "statement: {enforcement: A, prepared: 2026-11-03}\n", "privacy: {controller: A, host: A}\n"} {
					if key, _, _ := strings.Cut(part, ":"); !strings.Contains("\n"+text, "\n"+key+":") {
						text += part
					}
				}
			}
			if err := is.Validate(value(t, text)); err != nil {
				t.Errorf("docs/format/%s.md, line %d: %v", topic, e.Line, err)
			}
		}
	}
	if tried < 25 {
		t.Errorf("%d examples were tried", tried)
	}
}

// What `rethink check` calls an error of a key or its value, an editor marks.
func TestSlipsAreMarked(t *testing.T) {
	page, site := compiled(t, schema.Page), compiled(t, schema.Site)
	const facts = "title: A\nlanguage: en\npartnership: {name: A}\nstatement: {enforcement: A, prepared: 2026-11-03}\nprivacy: {controller: A, host: A}\n"
	for _, c := range []struct {
		name, text string
		of         *jsonschema.Schema
		good       bool
	}{
		{"an ordinary page", "title: A\norder: 2\n", page, true},
		{"a title that is a number", "title: 999\n", page, true},
		{"a page of a kind", "kind: flow\nstart: a\nendings: {b: settled}\n", page, true},
		{"a kind without keys of its own", "kind: glossary\ntitle: A\n", page, true},
		{"a key that is not known", "titel: A\n", page, false},
		{"a kind that is not known", "kind: flwo\n", page, false},
		{"a key of another kind", "kind: swaps\nstart: a\n", page, false},
		{"a key of a kind without the kind", "start: a\n", page, false},
		{"a day in words", "last_reviewed: 3 November 2026\n", page, false},
		{"an ending that is none", "kind: flow\nstart: a\nendings: {b: happy}\n", page, false},
		{"a walk with a key that is not known", "kind: flow\nstart: a\nwalks: [{naem: A}]\n", page, false},
		{"the facts of a site", facts, site, true},
		{"no, as people write it", facts + "agreed: no\n", site, true},
		{"a fact that is missing", "title: A\n", site, false},
		{"a fact that is not known", facts + "menue: none\n", site, false},
		{"a key that is not known inside", facts + "urgent: {text: A, fone: \"1\"}\n", site, false},
	} {
		if err := c.of.Validate(value(t, c.text)); (err == nil) != c.good {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// An editor shows what a key is for, in the words of the manual.
func TestEachKeyIsExplained(t *testing.T) {
	for _, name := range schema.Names() {
		text, err := schema.Write(name, manual)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "](") || strings.Contains(string(text), "`") {
			t.Errorf("schema %s has signs of Markdown in it", name)
		}
	}
	text, err := schema.Write(schema.Page, manual)
	if want := `"description": "How long the review holds: 12, 12 months or 2 years. After that a warning reminds you. It needs last_reviewed."`; err != nil || !strings.Contains(string(text), want) {
		t.Errorf("the schema does not say %s", want)
	}
}
