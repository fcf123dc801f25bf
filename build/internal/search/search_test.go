package search

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

func text(s string) model.Inlines { return model.Inlines{model.Text{Value: s}} }

func para(s string) model.Block { return &model.Paragraph{Text: text(s)} }

func heading(level int, id, s string) model.Block {
	return &model.Heading{Level: level, ID: id, Text: text(s)}
}

func bullets(items ...string) model.Block {
	l := &model.List{}
	for _, i := range items {
		l.Items = append(l.Items, &model.Item{Blocks: []model.Block{para(i)}})
	}
	return l
}

func TestEachSectionOfAPageIsAPlace(t *testing.T) {
	site := &model.Site{Pages: []*model.Page{
		{Path: "index.md", Kind: model.KindHome, Title: "Home", Body: []model.Block{para("Never found.")}},
		{Path: "guidance/about.md", Kind: model.KindPage, Title: "About", Description: "What it is", Body: []model.Block{
			para("It helps you to:"), bullets("listen", "ask"),
			heading(2, "who", "Who it is for"), para("Everybody."),
			heading(3, "more", "More"), heading(4, "deep", "Deep"), para("At the bottom"),
			&model.Table{Head: []model.Cell{{Text: text("Not found")}}, Rows: []model.Row{{Cells: []model.Cell{{Text: text("one")}, {Text: text("two")}}}}},
		}},
	}}
	want := []Entry{
		{"guidance/about.html", "About", "", "What it is; It helps you to: listen; ask"},
		{"guidance/about.html#who", "About", "Who it is for", "Everybody."},
		{"guidance/about.html#more", "About", "More", "Deep; At the bottom; one; two"},
	}
	if got := Entries(site); !reflect.DeepEqual(got, want) {
		t.Errorf("entries are\n%q\nwant\n%q", got, want)
	}
}

func TestATermOfTheGlossaryIsAPlace(t *testing.T) {
	glossary := &model.Page{Path: "glossary.md", Kind: model.KindGlossary, Title: "Glossary", Body: []model.Block{&model.Definitions{}}}
	site := &model.Site{Pages: []*model.Page{glossary}, Glossary: []model.Term{
		{ID: "lp", Page: "glossary.md", Term: "LP", Full: "lead professional", Meaning: []model.Block{para("Who leads.")}},
	}}
	want := []Entry{
		{Address: "glossary.html", Title: "Glossary"},
		{"glossary.html#lp", "Glossary", "LP", "lead professional; Who leads."},
	}
	if got := Entries(site); !reflect.DeepEqual(got, want) {
		t.Errorf("entries are\n%q\nwant\n%q", got, want)
	}
}

func TestWordsAreFolded(t *testing.T) {
	for in, want := range map[string]string{
		"Re-think time":         "rethink re think time",
		"non‑breaking":          "nonbreaking non breaking",
		"haven't haven’t":       "havent havent",
		"the child's children’": "the child children",
		"Brené BROWN":           "brene brown",
		"call 999, then":        "call 999 then",
		"- a -- b' 'c'":         "a b c",
		"step/across":           "step across",
		"":                      "",
	} {
		if got := strings.Join(words(in), " "); got != want {
			t.Errorf("words of %q are %q, want %q", in, got, want)
		}
	}
}

func TestTheLanguageDecidesTheStem(t *testing.T) {
	for _, c := range []struct{ language, word, want string }{
		{"en-GB", "challenges", "challeng"},
		{"", "challenges", "challeng"},
		{"fr", "réunions", "réunion"},
		{"cy", "challenges", "challenges"},
	} {
		if got := newStemmer(c.language).stem(c.word); got != c.want {
			t.Errorf("%s: stem of %s is %s, want %s", c.language, c.word, got, c.want)
		}
	}
}

func TestFormsAreSpelledByWhatTheyShare(t *testing.T) {
	for _, c := range []struct {
		forms []string
		want  string
	}{
		{[]string{"zeal"}, "zeal"},
		{[]string{"challenge", "challenged", "challenging"}, "challeng,e,ed,ing"},
		{[]string{"child", "childs"}, "child,,s"},
		{[]string{"мера", "меры"}, "мер,а,ы"},
		{[]string{"a", "b"}, ",a,b"},
	} {
		if got := spell(c.forms); got != c.want {
			t.Errorf("%q: %q, want %q", c.forms, got, c.want)
		}
	}
}

func TestDistancesReadBack(t *testing.T) {
	hits := map[int]int{0: 3, 1: 0, 7: 1, 8: 2, 300: 3, 100_000: 0}
	written := distances(hits)
	got := map[int]int{}
	place, n, unit := 0, 0, 1
	for _, c := range written {
		digit := strings.IndexRune(digits, c)
		n += digit % 32 * unit
		unit *= 32
		if digit < 32 {
			place += n / 4
			got[place] = n % 4
			n, unit = 0, 1
		}
	}
	if !reflect.DeepEqual(got, hits) {
		t.Errorf("%s reads back as %v, want %v", written, got, hits)
	}
}

// parse reads a script as the browser does.
func parse(t *testing.T, script []byte) file {
	t.Helper()
	var f file
	src := bytes.TrimSuffix(bytes.TrimPrefix(script, []byte("window.rethinkSearch=")), []byte(";\n"))
	if err := json.Unmarshal(src, &f); err != nil {
		t.Fatalf("%v in %s", err, script)
	}
	return f
}

func TestTheIndexAsWritten(t *testing.T) {
	entries := []Entry{
		{"a.html", "Challenge", "", "Ask the question."},
		{"a.html#b", "Challenge", "Questions", "Question after <question>."},
		{"c.html", "Other", "", `</script><script>"\` + "\u2028"},
	}
	d := write(entries, newStemmer("en"))
	f := parse(t, d.Script)
	if want := "after ask challenge other question,,s script"; f.Words != want {
		t.Errorf("words are %q, want %q", f.Words, want)
	}
	// question: place 0 once in the text, place 1 in its heading.
	if got := strings.Split(f.Hits, ",")[4]; got != "AG" {
		t.Errorf("places of question are %q", got)
	}
	if d.Pages != 2 || d.Places != 3 || d.Stems != 6 || d.Forms != 7 {
		t.Errorf("counts are %+v", d)
	}
	if strings.ContainsAny(string(d.Script), "\u2028") {
		t.Error("a line separator stands in the script unescaped")
	}
}

func TestTwoIndexesOfOneSiteAreTheSame(t *testing.T) {
	var entries []Entry
	for _, w := range strings.Fields(strings.Repeat("one two three four five six seven eight nine ten ", 30)) {
		entries = append(entries, Entry{Address: w + ".html", Title: w, Words: w + " words " + w})
	}
	first := write(entries, newStemmer("en")).Script
	for range 5 {
		if !bytes.Equal(first, write(slices.Clone(entries), newStemmer("en")).Script) {
			t.Fatal("the index differs from run to run")
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("Re-think the child’s “plan”")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range words(s) {
			if w == "" || strings.ContainsAny(w, " ,#") {
				t.Errorf("%q gives the word %q, which would break the index", s, w)
			}
		}
	})
}
