package source

import (
	"os"
	"regexp"
	"strings"
	"testing"

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
	wanted := map[string][]string{"page": pageKeys()}
	for kind, keys := range kindKeys() {
		wanted[string(kind)] = keys
	}
	for topic, keys := range wanted {
		text := manualPage(t, topic)
		for _, key := range keys {
			if !strings.Contains(text, "\n- `"+key+"`: ") {
				t.Errorf("docs/format/%s.md does not explain the key %s", topic, key)
			}
		}
	}
	flow := manualPage(t, "flow")
	for _, key := range []string{"name", "choices", "ends", "from"} {
		if !strings.Contains(flow, "`"+key+"`") {
			t.Errorf("docs/format/flow.md does not explain the key %s of a walk", key)
		}
	}
}

// A key that a reader asks for and the tables above do not name would be explained
// nowhere. So the readers' own code is searched for the keys that they ask for.
func TestTheTablesNameEveryKeyThatAReaderAsksFor(t *testing.T) {
	asked := map[string]bool{}
	key := regexp.MustCompile(`(?:matter|\bm)\.(?:TextAt|Text|Texts|Number|Date|Flag|Map|List|Pairs|Has|Written|WrittenList)\("([a-z_]+)"\)`)
	for _, file := range []string{"page.go", "flow.go", "questions.go", "deck.go", "session.go"} {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range key.FindAllStringSubmatch(string(code), -1) {
			asked[found[1]] = true
		}
	}
	if len(asked) < 25 {
		t.Fatalf("%d keys were found in the readers", len(asked))
	}
	inWalks := map[string]bool{"name": true, "choices": true, "from": true, "ends": true}
	for name := range asked {
		if kind, _ := kindOfKey(name); kind == "" && !isPageKey(name) && !inWalks[name] {
			t.Errorf("a reader asks for the key %s, which pageKeys and kindKeys do not name", name)
		}
	}
}

// It explains every key of site.yaml: those that the reader asks for.
func TestTheManualExplainsEveryKeyOfTheSite(t *testing.T) {
	code, err := os.ReadFile("config.go")
	if err != nil {
		t.Fatal(err)
	}
	text := manualPage(t, "site")
	key := regexp.MustCompile(`(?:\.(?:Text|TextAt|Texts|Number|Decimal|Map|List|Flag|Has)\(|c\.(?:need|day|web|way|length)\([a-z.]+, )"([a-z_]+)"`)
	keys := map[string]bool{}
	for _, found := range key.FindAllStringSubmatch(string(code), -1) {
		keys[found[1]] = true
	}
	if len(keys) < 35 {
		t.Fatalf("%d keys were found in the reader", len(keys))
	}
	for name := range keys {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("docs/format/site.md does not explain the key %s", name)
		}
	}
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
