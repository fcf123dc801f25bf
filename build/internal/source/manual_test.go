package source

import (
	"os"
	"strings"
	"testing"

	"rethink/build/internal/keys"
	"rethink/build/internal/model"
)

// manualPage returns a page of the manual.
func manualPage(t *testing.T, topic string) string {
	t.Helper()
	text, err := os.ReadFile("../../../docs/format/" + topic + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The manual is the specification: it explains every key of front matter, on the page
// of the kind that has it, in a list of keys.
func TestTheManualExplainsEveryKeyOfFrontMatter(t *testing.T) {
	wanted := map[string][]keys.Key{"page": keys.OfPage()}
	for _, kind := range model.Kinds() {
		if own := keys.OfKind(kind); len(own) > 0 {
			wanted[string(kind)] = own
		}
	}
	for topic, some := range wanted {
		text := manualPage(t, topic)
		for _, key := range some {
			if !strings.Contains(text, "\n- `"+key.Name+"`: ") {
				t.Errorf("docs/format/%s.md does not explain the key %s", topic, key.Name)
			}
			for _, inside := range keys.Names(key.Of) {
				if !strings.Contains(text, "`"+inside+"`") {
					t.Errorf("docs/format/%s.md does not explain the key %s of %s", topic, inside, key.Name)
				}
			}
		}
	}
}

// It explains every key of site.yaml.
func TestTheManualExplainsEveryKeyOfTheSite(t *testing.T) {
	text := manualPage(t, "site")
	var explained func(some []keys.Key)
	explained = func(some []keys.Key) {
		for _, key := range some {
			if !strings.Contains(text, "`"+key.Name+"`") {
				t.Errorf("docs/format/site.md does not explain the key %s", key.Name)
			}
			explained(key.Of)
		}
	}
	explained(keys.OfSite())
}

// misfit is a value that no key of a kind of value can have.
func misfit(value keys.Value) string {
	switch value {
	case keys.Text, keys.Own:
		return "[some, words]"
	case keys.Texts, keys.Points:
		return "{some: words}"
	case keys.Addresses:
		return "[[some, words]]"
	}
	return "soon"
}

// The reader reads every key that the table names, as what the table says that it is: a
// value of another kind is told at its place. A key that the reader asks for and the table
// lacks would be unknown wherever it is written, so the manual's examples would fail.
func TestTheReaderReadsEveryKeyOfTheTable(t *testing.T) {
	told := func(t *testing.T, file, text string, key keys.Key) {
		t.Helper()
		line := 1 + strings.Count(text[:strings.Index(text, misfit(key.Value))], "\n")
		_, problems := loadFiles(files{file: text})
		for _, p := range problems {
			if strings.HasSuffix(p.Pos.File, file) && p.Pos.Line == line && !strings.Contains(p.Message, "not known") && (strings.Contains(p.Message, "`"+key.Name+"`") || strings.Contains(p.Message, key.Name+" “")) {
				return
			}
		}
		t.Errorf("key %s is not read as the table says it is: nothing tells of its value in\n%s\nbut only:\n%s", key.Name, text, listed(problems))
	}
	for _, kind := range model.Kinds() {
		name := "a.md"
		if kind == model.KindHome {
			name = homePath
		}
		for _, key := range append(keys.OfPage(), keys.OfKind(kind)...) {
			kindLine := "kind: " + string(kind) + "\n"
			if key.Name == "kind" {
				kindLine = ""
			}
			told(t, name, "---\n"+kindLine+key.Name+": "+misfit(key.Value)+"\n---\n\n## A {#a}\n", key)
			for _, inside := range key.Of {
				told(t, name, "---\n"+kindLine+key.Name+":\n  - "+inside.Name+": "+misfit(inside.Value)+"\n---\n\n## A {#a}\n", inside)
			}
		}
	}
	var site func(above, indent string, some []keys.Key)
	site = func(above, indent string, some []keys.Key) {
		for _, key := range some {
			told(t, "site.yaml", above+indent+key.Name+": "+misfit(key.Value)+"\n", key)
			below := "  "
			if key.Value == keys.Groups {
				below = "  - "
			}
			site(above+indent+key.Name+":\n", strings.Repeat(" ", len(indent))+below, key.Of)
		}
	}
	site("", "", keys.OfSite())
}

// It names every kind of page, of file, of alert and of shape, and every ending.
func TestTheManualNamesEverythingThereIsAChoiceOf(t *testing.T) {
	for _, kind := range model.Kinds() {
		if text := manualPage(t, string(kind)); !strings.HasPrefix(text, "# ") {
			t.Errorf("docs/format/%s.md does not begin with a title", kind)
		}
	}
	wanted := map[string][]string{
		"files": append(pictureTypes(), downloadTypes()...),
		"cards": model.CardShapes(),
		"flow":  {string(model.Settled), string(model.Escalate)},
	}
	for _, kind := range model.AlertKinds() {
		wanted["text"] = append(wanted["text"], "[!"+strings.ToUpper(string(kind))+"]")
	}
	for topic, names := range wanted {
		text := manualPage(t, topic)
		for _, name := range names {
			if !strings.Contains(text, name) {
				t.Errorf("docs/format/%s.md does not name %s", topic, name)
			}
		}
	}
}
