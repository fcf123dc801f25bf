package search

import (
	"bytes"
	"encoding/json"
	"fmt"
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
		{"guidance/about.html", "About", "", "What it is; It helps you to: listen; ask", "", false},
		{"guidance/about.html#who", "About", "Who it is for", "Everybody.", "", false},
		{"guidance/about.html#more", "About", "More", "Deep; At the bottom; one; two", "", false},
	}
	if got := Entries(site); !reflect.DeepEqual(got, want) {
		t.Errorf("entries are\n%+v\nwant\n%+v", got, want)
	}
}

func TestATermOfTheGlossaryIsAPlace(t *testing.T) {
	glossary := &model.Page{Path: "glossary.md", Kind: model.KindGlossary, Title: "Glossary", Body: []model.Block{&model.Definitions{}}}
	site := &model.Site{Pages: []*model.Page{glossary}, Glossary: []model.Term{
		{ID: "lp", Page: "glossary.md", Term: "LP", Full: "lead professional", Meaning: []model.Block{para("Lead professional. Who leads.")}},
	}}
	want := []Entry{
		{Address: "glossary.html", Title: "Glossary"},
		{"glossary.html#lp", "Glossary", "LP", "Lead professional. Who leads.", "", false},
	}
	if got := Entries(site); !reflect.DeepEqual(got, want) {
		t.Errorf("entries are\n%+v\nwant\n%+v", got, want)
	}
}

func TestTheTableOfTheSourceIsNotFound(t *testing.T) {
	table := &model.Table{Rows: []model.Row{{Cells: []model.Cell{{Text: text("4.1")}, {Text: text("Safety comes first")}}}}}
	site := &model.Site{Pages: []*model.Page{{Path: "source.md", Kind: model.KindSource, Title: "Source", Body: []model.Block{para("It has points."), table}}}}
	want := []Entry{{Address: "source.html", Title: "Source", Words: "It has points."}}
	if got := Entries(site); !reflect.DeepEqual(got, want) {
		t.Errorf("entries are %+v, want %+v", got, want)
	}
}

// Words that only the front matter has are found like a heading, and shown nowhere.
// A case to practise on does not come before the guidance that it is about.
func TestWhatLeadsToAPage(t *testing.T) {
	site := &model.Site{Config: model.Config{Language: "en"}, Pages: []*model.Page{
		{Path: "a.md", Title: "Next", SearchWords: "conflict, no progress"},
		{Path: "b.md", Kind: model.KindScenario, Title: "Manager"},
	}}
	f := parse(t, New(site, nil).Data().Script)
	if want := "conflict manager next no progress"; f.Words != want {
		t.Fatalf("words are %q, want %q", f.Words, want)
	}
	// conflict: place 0, in a heading; manager: place 1, in a heading; next: place 0, in the title.
	if want := "C,G,D,C,C"; f.Hits != want {
		t.Errorf("places are %q, want %q", f.Hits, want)
	}
	if shown := fmt.Sprint(f.Pages); strings.Contains(shown, "conflict") {
		t.Errorf("shown is %s", shown)
	}
}

func wordsOf(text string) []string {
	var all []string
	for token := range tokens(text) {
		all = append(all, words(token)...)
	}
	return all
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
		"end-":                  "end",
		"a’-b":                  "a b",
		"naïve-ness’":           "naiveness naive ness",
	} {
		if got := strings.Join(wordsOf(in), " "); got != want {
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
	hits := []hit{{0, 3}, {1, 0}, {7, 1}, {8, 2}, {300, 3}, {100_000, 0}}
	g := &group{}
	for _, h := range hits {
		g.add(h.place, h.class)
	}
	written := g.distances()
	var got []hit
	place, n, unit := 0, 0, 1
	for _, c := range written {
		digit := strings.IndexRune(digits, c)
		n += digit % 32 * unit
		unit *= 32
		if digit < 32 {
			place += n / 4
			got = append(got, hit{place, n % 4})
			n, unit = 0, 1
		}
	}
	if !reflect.DeepEqual(got, hits) {
		t.Errorf("%s reads back as %v, want %v", written, got, hits)
	}
}

// parse reads a script as the browser does.
func parse(t *testing.T, script []byte) (f struct {
	Pages []any  `json:"p"`
	Words string `json:"w"`
	Hits  string `json:"h"`
	Stop  string `json:"x"`
}) {
	t.Helper()
	src := bytes.TrimSuffix(bytes.TrimPrefix(script, []byte("window.rethinkSearch=")), []byte(";\n"))
	if err := json.Unmarshal(src, &f); err != nil {
		t.Fatalf("%v in %s", err, script)
	}
	return f
}

func TestTheIndexAsWritten(t *testing.T) {
	entries := []Entry{
		{"a.html", "Challenge", "", "Ask the question.", "", false},
		{"a.html#b", "Challenge", "Questions", "Question after <question>.", "", false},
		{"c.html", "Other", "", `</script><script>"\` + "\u2028", "", false},
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

func TestAMadePageIsFoundUnlessItRepeatsAnAuthors(t *testing.T) {
	site := &model.Site{Pages: []*model.Page{
		{Path: "next.md", Title: "What next?", Body: []model.Block{heading(2, "talk", "Talk it through"), para("Talk.")}},
	}}
	x := New(site, []Entry{
		{Address: "next/talk.html", Title: "Talk it through", Words: "Talk."},
		{Address: "quiz/index.html", Title: "Quiz", Words: "Practise."},
	})
	var got []string
	for _, e := range x.entries {
		got = append(got, e.Address)
	}
	if want := []string{"next.html", "next.html#talk", "quiz/index.html"}; !reflect.DeepEqual(got, want) {
		t.Errorf("places are %q, want %q", got, want)
	}
}

func TestTheAddressChangesWithTheWords(t *testing.T) {
	address := func(language string, words ...string) string {
		site := &model.Site{Config: model.Config{Language: language}}
		for i, w := range words {
			site.Pages = append(site.Pages, &model.Page{Path: fmt.Sprint(i, ".md"), Title: w})
		}
		return New(site, nil).Address()
	}
	if first, again := address("en", "a", "b"), address("en", "a", "b"); first != again {
		t.Error("one site has two addresses")
	}
	seen := map[string]bool{}
	for _, a := range []string{address("en", "a", "b"), address("en", "ab", ""), address("en", "b", "a"), address("fr", "a", "b")} {
		if seen[a] {
			t.Errorf("%s stands for two indexes", a)
		}
		seen[a] = true
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
		for _, w := range wordsOf(s) {
			if w == "" || strings.ContainsAny(w, " ,#") {
				t.Errorf("%q gives the word %q, which would break the index", s, w)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	site := &model.Site{Config: model.Config{Language: "en-GB"}}
	for i := range 1000 {
		p := &model.Page{Path: fmt.Sprintf("page-%d.md", i), Title: fmt.Sprintf("Page %d", i)}
		for j := range 5 {
			words := fmt.Sprintf("Challenging number%d and considered disagreements from section%d. ", i%97, j)
			p.Body = append(p.Body, heading(2, fmt.Sprintf("s%d", j), "Section"), para(strings.Repeat(words, 10)))
		}
		site.Pages = append(site.Pages, p)
	}
	b.ReportAllocs()
	for b.Loop() {
		if d := New(site, nil).Data(); d.Places != 6000 {
			b.Fatal(d.Places)
		}
	}
}
