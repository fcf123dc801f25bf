package page

import (
	"flag"
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build/internal/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// documents are what the printer is shown, by the name of their golden file.
func documents() map[string][]model.Block {
	note := model.NoteRef{Number: 1, Use: 1}
	again := model.NoteRef{Number: 1, Use: 2}
	swaps := &model.Embed{To: model.Ref{Page: "questions/swaps.md", Anchor: "why"}, Text: text("All of these")}
	ask := &model.Embed{To: model.Ref{Page: "questions/open.md", Anchor: "start"}, Text: text("Questions for sharing")}
	aligned := table([]string{"Part", "Minutes", ""}, []string{"Welcome", "10", ""}, []string{"", "5", "Tea"})
	aligned.Align = []model.Align{model.AlignLeft, model.AlignRight, model.AlignCenter}
	return map[string][]model.Block{
		"headings":      {heading(2, "a", "A & b"), heading(3, "", "Without an id"), heading(2, "hips", "HIPS in a heading stays plain")},
		"escaping":      {para(`<script>alert("&")</script>`), &model.Code{Value: "<b> & \"c\"\n  d"}, para(&model.Image{File: "a\"b.png", Alt: `"x" <y>`})},
		"marks":         {para(strong("strong"), " and ", &model.Emphasis{Text: run("stressed ", strong("more"))}, " ", model.CodeSpan{Value: "<kbd>"}, model.Break{}, "next", model.Break{Soft: true}, "same")},
		"links":         {para(link("guidance/part.md", "up"), " ", link("index.md", "home"), " ", outside("https://example.org/?a=1&b=2", "out"), " ", outside("mailto:a@example.org", "write"), " ", outside("tel:999", "call")), para(&model.Link{To: model.Ref{Made: "print/index.html", Anchor: "cards"}, Title: "All to print", Text: text("print")}, " ", &model.Link{To: model.Ref{Page: "guidance/room.md", Anchor: "who"}, Text: text("here")})},
		"unsafe-links":  {para(outside("javascript:alert(1)", "run"), " ", outside("JavaScript:alert(1)", "run"), " ", outside("data:text/html,x", "data"))},
		"abbreviations": {para("The HIPS protocol, HIPS again, HIPSTER and xHIPS; an LP."), para(outside("https://example.org/", "LP in a link"), " and LP.")},
		"lists":         {bullets("one", "two"), &model.List{Ordered: true, Start: 3, Tight: true, Items: items("three", []model.Block{para("four"), bullets("inside")})}, &model.List{Items: items("loose", []model.Block{para("first"), para("second")})}},
		"table":         {table([]string{"Who", "Before", "On the day"}, []string{"Manager", "Knows", "Helps"}, []string{"Lead", "", "Hears <all>"}), aligned, table([]string{"Alone"}, []string{"one"})},
		"quotes":        {&model.Quote{Blocks: []model.Block{para("Short words."), para("— Who said them")}}, &model.Quote{Blocks: []model.Block{para("Short, of nobody.")}}, &model.Quote{Blocks: []model.Block{para("One."), para("Two.")}}, &model.Quote{Blocks: []model.Block{para("– A dash alone is no source")}}},
		"alerts":        {alert(model.AlertNote, para("n")), alert(model.AlertTip, para("t")), alert(model.AlertImportant, para("i")), alert(model.AlertWarning, para("w")), alert(model.AlertCaution, para("c"), bullets("d")), alert(model.AlertAdded, para("a"))},
		"figures":       {para(&model.Image{File: "img/a.svg", Alt: "A", Title: "Caption", Width: 40, Height: 30}), para("with ", &model.Image{File: "img/b.svg", Alt: ""}, " inside")},
		"definitions":   {&model.Definitions{Items: []*model.Definition{{Terms: []model.Inlines{text("HIPS"), text("other")}, Blocks: []model.Block{para("Meaning.")}}, {Terms: []model.Inlines{text("next")}, Blocks: []model.Block{para("One."), para("Two.")}}}}},
		"footnotes":     {para("Said", note, " and said again", again, "."), &model.Notes{Notes: []model.Note{{References: 2, Blocks: []model.Block{para("Twice.")}}, {References: 1, Blocks: []model.Block{para("Once.")}}}}},
		"embeds":        {ask, swaps, &model.Embed{To: model.Ref{Page: "questions/open.md", Anchor: "gone"}, Text: text("Not there")}},
		"divider":       {para("before"), &model.Divider{}, para("after")},
	}
}

func TestPrinter(t *testing.T) {
	const file = "testdata/print.txtar"
	r := newRenderer(t, sampleSite(), true)
	docs := documents()
	got := &txtar.Archive{}
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		html, err := r.data(&Page{Address: "guidance/room.html"}).Blocks(docs[name])
		if err != nil {
			t.Fatal(name, err)
		}
		got.Files = append(got.Files, txtar.File{Name: name + ".html", Data: []byte(broken(string(html)) + "\n")})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range golden.Files {
		want[f.Name] = string(f.Data)
	}
	for _, f := range got.Files {
		if want[f.Name] != string(f.Data) {
			t.Errorf("%s\n got %s\nwant %s", f.Name, f.Data, want[f.Name])
		}
		delete(want, f.Name)
	}
	for name := range want {
		t.Errorf("%s holds %s, and no document is printed so", file, name)
	}
}

var blockStart = regexp.MustCompile(`<(h[1-6]|p|ul|ol|li|div|table|thead|tbody|tr|th|td|figure|figcaption|blockquote|dl|dt|dd|section|pre|hr|caption)\b`)

// broken puts a line break before each block.
func broken(html string) string {
	return blockStart.ReplaceAllString(html, "\n$0")[1:]
}

// What one page explains, another page explains again.
func TestAnAbbreviationIsExplainedOnceAPage(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	d := r.data(&Page{Address: "a.html"})
	for i, want := range []string{
		`<a class="term" href="glossary.html#hips"><abbr role="none" title="Hampshire, Isle of Wight, Portsmouth and Southampton">HIPS</abbr>` +
			`<span class="heard"> (Hampshire, Isle of Wight, Portsmouth and Southampton)</span></a>`,
		"HIPS",
	} {
		got, err := d.Text(text("HIPS"))
		if err != nil || string(got) != want {
			t.Errorf("use %d: got %s, %v; want %s", i+1, got, err, want)
		}
	}
	again, _ := r.data(&Page{Address: "b.html"}).Text(text("HIPS"))
	if again == "HIPS" {
		t.Error("the second page does not explain the abbreviation")
	}
}

func TestLabelHoldsNoLink(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	got, err := r.data(&Page{Address: "a.html"}).Label(run("See ", link("rethink.md", "the steps"), model.NoteRef{Number: 1, Use: 1}, " of HIPS"))
	if want := "See the steps of HIPS"; err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}

// Where an author has just written the full words, the abbreviation needs no more
// explanation, there or later.
func TestAnAbbreviationThatIsSpelledOutIsLeftAlone(t *testing.T) {
	d := newRenderer(t, sampleSite(), true).data(&Page{Address: "a.html"})
	in := "It covers Hampshire, Isle of Wight, Portsmouth and Southampton (HIPS). HIPS agreed."
	if got, err := d.Text(text(in)); err != nil || string(got) != in {
		t.Errorf("got %s, %v", got, err)
	}
}
