package release

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/model"
)

// released reads the two releases of the site in testdata. They were written by an
// earlier build, and every later one has to read them.
func released(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, version := range []string{"1.0", "1.1"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "released", Path(version)))
		if err != nil {
			t.Fatal(err)
		}
		files[version] = data
	}
	return files
}

func TestAReleaseReadsBackAsTheSameBytes(t *testing.T) {
	for version, data := range released(t) {
		for name, text := range map[string]string{
			"as written":            string(data),
			"with lines of Windows": strings.ReplaceAll(string(data), "\n", "\r\n"),
			"saved by Notepad":      "\ufeff" + strings.ReplaceAll(string(data), "\n", "\r\n"),
			"with spaces at ends":   strings.ReplaceAll(string(data), "\n", "  \n"),
		} {
			r, problems := read(Path(version), []byte(text))
			if len(problems) > 0 {
				t.Errorf("%s, %s: %v", version, name, problems)
			} else if string(r.file()) != string(data) {
				t.Errorf("%s, %s: the file reads back as something else", version, name)
			}
		}
	}
}

// Other tools have to be able to read it too.
func TestAReleaseIsYAML(t *testing.T) {
	data := released(t)["1.1"]
	r, _ := read(Path("1.1"), data)
	var plain struct {
		Version   string
		Addresses []string
		Parts     []struct{ Part, Page, ID, Title, Words string }
	}
	if err := yaml.Unmarshal(data, &plain); err != nil {
		t.Fatal(err)
	}
	if plain.Version != r.Version || !slices.Equal(plain.Addresses, r.Addresses) || len(plain.Parts) != len(r.Parts) {
		t.Fatalf("YAML reads version %s with %d parts", plain.Version, len(plain.Parts))
	}
	for i, p := range plain.Parts {
		if strings.TrimSuffix(p.Words, "\n") != strings.Join(r.Parts[i].Words, "\n") || p.Title != r.Parts[i].Title {
			t.Errorf("YAML reads part %s of %s as %q", p.ID, p.Page, p.Words)
		}
	}
}

func TestOddWordsReadBack(t *testing.T) {
	r := &Release{Version: "2", Day: model.Date{Year: 2026, Month: 1, Day: 2}, Approver: `the "board" <a & b>`, Note: "Nodiadau: tŷ # 1"}
	r.Addresses = []string{"a.html", "a.html#b"}
	r.Parts = []Part{
		{Kind: OfSection, Page: "a.md", ID: "x", Title: "# no: \\ heading", Words: []string{"# a sign", "- part: section", "seal: x", "| a | b", "“curly”", "日本語 🙂"}},
		{Kind: OfPrompt, Page: "a.md", ID: "y", Title: "What?"},
	}
	got, problems := read(Path("2"), r.file())
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, r.file())
	}
	if string(got.file()) != string(r.file()) || got.Parts[0].Words[1] != "- part: section" {
		t.Errorf("it reads back as\n%s", got.file())
	}
}

func TestADamagedReleaseIsNamedByItsLine(t *testing.T) {
	good := string(released(t)["1.0"])
	line := func(text, of string) int {
		before, _, found := strings.Cut(text, of)
		if !found {
			t.Fatalf("nothing says %q", of)
		}
		return strings.Count(before, "\n") + 1
	}
	for _, c := range []struct {
		name, old, now string
		at             string // what stands on the line that is named
		says           string
	}{
		{"a word of a part", "within 3 days", "within 9 days", "id: \"talk\"", "words of this part"},
		{"a title of a part", `title: "Four habits"`, `title: "Five habits"`, "id: \"habits\"", "words of this part"},
		{"an approver", "the trustees", "the trustee", "seal: ", "approver"},
		{"an address", "- \"next/talk.html\"\n", "", "addresses_seal", "addresses of the release"},
		{"a part taken out", "- part: prompt\n  page: \"questions/open.md\"\n  id: \"who-could-help\"\n  title: \"Who could help?\"\n", "", "  seal: ", "should be here"},
		{"a line without its quotation marks", `approved_by: "the trustees of the library"`, "approved_by: the trustees", "approved_by", "not in quotation marks"},
		{"a merge that was not finished", "parts:\n", "<<<<<<< mine\nparts:\n", "<<<<<<<", "`parts` should be here"},
		{"the file breaks off", good[strings.Index(good, "parts_seal"):], "", "", "breaks off"},
		{"a day that is none", "day: 2026-03-02", "day: 2026-02-30", "day: ", "is none"},
		{"a version that is none", `version: "1.0"`, `version: "one"`, "version: ", "no version"},
	} {
		text := strings.Replace(good, c.old, c.now, 1)
		if text == good {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		_, problems := read(Path("1.0"), []byte(text))
		if len(problems) == 0 {
			t.Errorf("%s is not noticed", c.name)
			continue
		}
		p := problems[0]
		if !strings.Contains(p.Message, c.says) || p.Hint == "" || p.Pos.Line == 0 {
			t.Errorf("%s: %s -> %s", c.name, p, p.Hint)
		}
		// Of a part, its first line is named, which says what it is.
		if c.at != "" && !strings.HasPrefix(c.at, "id: ") && !strings.Contains(strings.Split(text, "\n")[p.Pos.Line-1], c.at) {
			t.Errorf("%s: line %d is named, which says %q", c.name, p.Pos.Line, strings.Split(text, "\n")[p.Pos.Line-1])
		}
		if strings.HasPrefix(c.at, "id: ") && (p.Pos.Line > line(text, c.at) || p.Pos.Line < line(text, c.at)-2) {
			t.Errorf("%s: line %d is named, and the part stands at %d", c.name, p.Pos.Line, line(text, c.at))
		}
	}
}

func TestVersions(t *testing.T) {
	for text, want := range map[string]bool{"1": true, "1.0": true, "2026.11.3": true, "": false, "1.": false, "v1": false, "1.01": false, "1.0-b": false, "../1": false, "1.2.3.4.5": false} {
		if IsVersion(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
	if CompareVersions("1.9", "1.10") >= 0 || CompareVersions("1", "1.0") != 0 || CompareVersions("2.0", "1.9") <= 0 {
		t.Error("versions are not ordered by their numbers")
	}
}

func TestSentencesStandOnLinesOfTheirOwn(t *testing.T) {
	for text, want := range map[string][]string{
		"One.  Two?\nThree":                      {"One.", "Two?", "Three"},
		"Say “no.” Then go.":                     {"Say “no.”", "Then go."},
		"See 4.1 and e.g. this. 5 days.":         {"See 4.1 and e.g. this.", "5 days."},
		"":                                       nil,
		"What…? Why\u0007 not":                   {"What…?", "Why not"},
		"It is open at 9 a.m. every day. (Ask.)": {"It is open at 9 a.m. every day.", "(Ask.)"},
	} {
		if got := sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}
