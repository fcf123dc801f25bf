package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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
		{"guidance/about.html", "About", "", "What it is; It helps you to: listen; ask", "", false, ""},
		{"guidance/about.html#who", "About", "Who it is for", "Everybody.", "", false, ""},
		{"guidance/about.html#more", "About", "More", "Deep; At the bottom; one; two", "", false, ""},
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
		{"glossary.html#lp", "Glossary", "LP", "Lead professional. Who leads.", "", false, ""},
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
	f := readFirst(t, New(site, nil))
	if want := "conflict manag,er next no progress"; f.Words[0] != want {
		t.Fatalf("words are %q, want %q", f.Words[0], want)
	}
	// conflict: place 0, in a heading; manager: place 1, in a heading; next: place 0, in the title.
	if want := "C,G,D,C,C"; f.Words[1] != want {
		t.Errorf("places are %q, want %q", f.Words[1], want)
	}
	if shown := fmt.Sprint(f.Texts); strings.Contains(shown, "conflict") {
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
		"Re-think time":             "rethink re think time",
		"non‑breaking":              "nonbreaking non breaking",
		"haven't haven’t":           "havent havent",
		"the child's children’":     "the child children",
		"Brené BROWN":               "brene brown",
		"call 999, then":            "call 999 then",
		"- a -- b' 'c'":             "a b c",
		"step/across":               "step across",
		"":                          "",
		"end-":                      "end",
		"a’-b":                      "a b",
		"naïve-ness’":               "naiveness naive ness",
		"re–think 2019–2020":        "rethink re think 20192020 2019 2020",
		"now—then":                  "now then",
		"safe\u00adguard":           "safeguard safe guard",
		"O'Brien O‘Brien Oʼ\tBrien": "obrien brien obrien brien o brien",
		"l’enfant o'r cymru'n":      "lenfant enfant or cymrun cymru",
		"don't I'm":                 "dont im",
		"Straße Łódź søster":        "strasse lodz soster",
		"œuvre æther ﬁle m²":        "oeuvre aether file m2",
		"S.47 s.17. D.S.L":          "s47 s 47 s17 s 17 dsl d s l",
		"Plan B. Then 4.1":          "plan b then 4 1",
		"1,000 12,345,678":          "1000 12345678",
		"1,00 1234,567 a1,000":      "1 00 1234 567 a1 000",
		"1,000,00":                  "1000 00",
		"__proto__ constructor":     "proto constructor",
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
		stem  string
		forms []string
		want  string
	}{
		{"zeal", []string{"zeal"}, "zeal"},
		{"challeng", []string{"challenge", "challenged", "challenging"}, "challeng,e,ed,ing"},
		{"principl", []string{"principles"}, "principl,es"},
		{"child", []string{"child", "childs"}, "child,,s"},
		{"babi", []string{"babies", "baby"}, "bab=i,ies,y"},
		{"мер", []string{"мера", "меры"}, "мер,а,ы"},
		{"a", []string{"a", "b"}, "=a,a,b"},
	} {
		if got := spell(c.stem, c.forms); got != c.want {
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

// A root is the first file of an index as the browser reads it.
type root struct {
	PerFile int       `json:"n"`
	Counts  string    `json:"c"`
	Starts  string    `json:"k"`
	Stop    string    `json:"x"`
	Endings string    `json:"e"`
	Words   [2]string `json:"w"`
	Texts   [][]any   `json:"t"`
}

// readFirst reads the first file of an index.
func readFirst(t *testing.T, x *Index) (r root) {
	t.Helper()
	unpack(t, x.first(), "window.rethinkSearch=", ";\n", &r)
	return r
}

// unpack reads the JSON that stands in a script.
func unpack(t *testing.T, script []byte, before, after string, into any) {
	t.Helper()
	text, begins := bytes.CutPrefix(script, []byte(before))
	text, ends := bytes.CutSuffix(text, []byte(after))
	if !begins || !ends {
		t.Fatalf("script does not stand between %s and %s: %.80s", before, after, script)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%v in %.200s", err, script)
	}
}

func TestTheIndexAsWritten(t *testing.T) {
	x := newIndex([]Entry{
		{"a.html", "Challenge", "", "Ask the question.", "", false, ""},
		{"a.html#b", "Challenge", "Questions", "Question after <question>.", "", false, ""},
		{"c.html", "Other", "", `</script><script>"\` + "\u2028é", "", false, ""},
	}, newStemmer("en"))
	f := readFirst(t, x)
	if want := "after ask challeng,e e other question,,s script"; f.Words[0] != want {
		t.Errorf("words are %q, want %q", f.Words[0], want)
	}
	// question: place 0 once in the text, place 1 in its heading.
	if got := strings.Split(f.Words[1], ",")[5]; got != "AG" {
		t.Errorf("places of question are %q", got)
	}
	if f.Counts != "CB" || f.Starts != "" || f.PerFile < 1000 || len(f.Texts) != 2 {
		t.Errorf("the file is %+v", f)
	}
	if got := fmt.Sprint(f.Texts[1]); got != `[c.html Other [  </script><script>"\`+"\u2028é]]" {
		t.Errorf("texts read back as %q", got)
	}
	if strings.ContainsAny(string(x.first()), "\u2028") {
		t.Error("a line separator stands in the script unescaped")
	}
}

func TestASiteOfThreePagesAndOneOfNoneHaveAnIndex(t *testing.T) {
	for n := range 4 {
		var entries []Entry
		for i := range n {
			entries = append(entries, Entry{Address: fmt.Sprint(i, ".html"), Title: "Page"})
		}
		x := newIndex(entries, newStemmer("cy"))
		if f := readFirst(t, x); len(f.Texts) != n || len(f.Counts) != n || len(x.Files()) != 1 {
			t.Errorf("%d pages: %+v", n, f)
		}
	}
}

// An index of many files says the same as one of one file, and each word is in the
// file that a browser looks for it in.
func TestShardsSayWhatOneFileSays(t *testing.T) {
	var entries []Entry
	for i := range 95 {
		address := fmt.Sprintf("p%d.html", i)
		entries = append(entries, Entry{Address: address, Title: fmt.Sprintf("Page %d of dying", i)})
		for j := range 1 + i%3 {
			var words strings.Builder
			for k := range 150 {
				fmt.Fprintf(&words, "%c%cword%d ", 'a'+(i+k)%26, 'a'+j, (i*7+k*k)%300)
			}
			words.WriteString("babies constructor __proto__ мера 𐐨𐐨 ﾊﾛ lies tying die")
			entries = append(entries, Entry{Address: fmt.Sprintf("%s#s%d", address, j), Title: "T", Section: "Section", Words: words.String()})
		}
	}
	x := newIndex(entries, newStemmer("en"))
	if !x.InShards() {
		t.Fatal("the index is one file")
	}
	files := map[string][]byte{}
	for _, f := range x.Files() {
		files[f.Address] = f.Make()
	}
	if want := 1 + x.parts + 10; len(files) != want {
		t.Fatalf("%d files, want %d", len(files), want)
	}
	stem := strings.TrimSuffix(x.Address(), ".js")
	one := *x
	one.parts = 0
	one.lexicon = func() lexicon { return newLexicon(&one) }
	whole := readFirst(t, &one)

	var texts [][]any
	for i := range 10 {
		var part [][]any
		unpack(t, files[fmt.Sprintf("%s-t%d.js", stem, i)], fmt.Sprintf(`rethinkSearch.take("t%d",`, i), ");\n", &part)
		texts = append(texts, part...)
	}
	if !reflect.DeepEqual(texts, whole.Texts) {
		t.Error("the texts differ")
	}

	first := readFirst(t, x)
	starts := strings.Split(first.Starts, " ")
	if first.Counts != whole.Counts || first.PerFile != perTexts || len(starts) != x.parts {
		t.Errorf("the first file has %d starts for %d parts", len(starts), x.parts)
	}
	hits := map[string]string{}
	for i := range x.parts {
		var part [2]string
		unpack(t, files[fmt.Sprintf("%s-w%d.js", stem, i)], fmt.Sprintf(`rethinkSearch.take("w%d",`, i), ");\n", &part)
		if len(part[1]) > 3*len(whole.Words[1])/x.parts {
			t.Errorf("part %d has %d bytes of %d in %d parts", i, len(part[1]), len(whole.Words[1]), x.parts)
		}
		places := strings.Split(part[1], ",")
		for j, group := range strings.Split(part[0], " ") {
			hits[fmt.Sprint(i, group)] = places[j]
		}
	}
	places := strings.Split(whole.Words[1], ",")
	for i, group := range strings.Split(whole.Words[0], " ") {
		for _, word := range keysOf(group) {
			at := 0
			for at+1 < len(starts) && compare(starts[at+1], word) <= 0 {
				at++
			}
			if got := hits[fmt.Sprint(at, group)]; got != places[i] {
				t.Errorf("part %d, where a browser looks for %s, has %q for %s, want %q", at, word, got, group, places[i])
			}
		}
	}
}

// keysOf returns the stem and the forms of a group as it is written.
func keysOf(group string) []string {
	parts := strings.Split(group, ",")
	shared, more, _ := strings.Cut(parts[0], "=")
	keys := []string{shared + more}
	for _, end := range parts[1:] {
		keys = append(keys, shared+end)
	}
	return keys
}

// The script takes endings off until a stem of the site is left. Here it is done in
// the same way for words as people type them.
func TestEndingsLeadToTheStem(t *testing.T) {
	s := newStemmer("en")
	for _, word := range strings.Fields(`blaming babies applying apply applied stopped stopping planned planning carries carried
		disagreements disagreeing organisations escalations meetings considered challenged challenging responsibilities
		agencies policies reviewing reviewed reviews referrals assessments concerns listened hoping making worried worries
		studies safeguarding supervising decisions professionals families children's thresholds conferences
		communicating communicated differences guidance's recording evidenced timings escalated neglecting injuries`) {
		word = fold(word)
		if want := s.stem(word); !slices.Contains(withoutEndings(word, s.endings), want) {
			t.Errorf("%s does not lead to %s", word, want)
		}
	}
	if got := newStemmer("cy").endings; got != "" {
		t.Errorf("Welsh words are taken to end as English ones: %s", got)
	}
}

// withoutEndings does what static/js/search.js does.
func withoutEndings(word, endings string) []string {
	all := []string{word}
	now := all
	for range 4 {
		var next []string
		for _, w := range now {
			for _, rule := range strings.Fields(endings) {
				end, put, _ := strings.Cut(rule, ":")
				left, ok := strings.CutSuffix(w, end)
				if n := len(left); ok && n > 1 {
					next = append(next, left+put)
					if put == "" && left[n-1] == left[n-2] {
						next = append(next, left[:n-1])
					}
				}
			}
		}
		all, now = append(all, next...), next
	}
	return all
}

func TestWordsAreComparedAsABrowserDoes(t *testing.T) {
	sorted := []string{"", "a", "ab", "b", "é", "мера", "\ud7ff", "𐐨", "\ue000", "ﾊ"}
	for i, a := range sorted {
		for j, b := range sorted {
			if got, want := compare(a, b), i-j; got != want && got*want <= 0 {
				t.Errorf("%q and %q compare as %d", a, b, got)
			}
		}
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
	first := newIndex(entries, newStemmer("en")).first()
	for range 5 {
		if !bytes.Equal(first, newIndex(slices.Clone(entries), newStemmer("en")).first()) {
			t.Fatal("the index differs from run to run")
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("Re-think the child’s “plan”")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range wordsOf(s) {
			if w == "" || strings.ContainsAny(w, " ,=#") {
				t.Errorf("%q gives the word %q, which would break the index", s, w)
			}
		}
	})
}

// Tokens are found in one pass over bytes. Read rune by rune, a text has the same, and a
// token has one hash wherever it is.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Re-think the child’s “plan”", "1,000 and S.47, D.S.L. école l’été", "a- -b --c don't", "ß\xff\xe2\x80", "naïve-té’s 10–12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want, got []string
		for at := 0; at < len(s); {
			end := at
			for end < len(s) {
				r, size := utf8.DecodeRuneInString(s[end:])
				if isApostrophe(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
					break
				}
				end += size
			}
			if end == at {
				_, size := utf8.DecodeRuneInString(s[at:])
				at += size
				continue
			}
			end = tokenEnd(s, at, end)
			want = append(want, s[at:end])
			at = end
		}
		for token, hash := range tokens(s) {
			got = append(got, token)
			alone := uint64(0)
			for i := range len(token) {
				alone = hashed(alone, token[i])
			}
			if hash != alone {
				t.Errorf("%q in %q has another hash than by itself", token, s)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}

func FuzzTidy(f *testing.F) {
	for _, s := range []string{"one two", " one  two ", "child’s\u00a0plan", "a\tb\u2003c\u3000", "é\u1680\xe2\x80", "", " "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var p plain
		p.add(s)
		if got, want := p.take(), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
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
		bytes := 0
		for _, f := range New(site, nil).Files() {
			bytes += len(f.Make())
		}
		if bytes < 1_000_000 {
			b.Fatal(bytes)
		}
	}
}
