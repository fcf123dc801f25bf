package wordfile

import (
	"bytes"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/wordfile/wordfiletest"
)

func text(plain string) model.Inlines { return model.Inlines{model.Text{Value: plain}} }

func para(plain string) *model.Paragraph { return &model.Paragraph{Text: text(plain)} }

func item(blocks ...model.Block) *model.Item { return &model.Item{Blocks: blocks} }

// options are those of a document whose passages are numbered.
func options(t *testing.T) Options {
	t.Helper()
	n := 0
	picture, err := pngOf(image.NewGray(image.Rect(0, 0, 8, 4)))
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Title: "A <title> & more", Author: "Us", Language: "cy", Date: model.Date{Year: 2026, Month: 1, Day: 5},
		Header: "Head", Footer: "Foot", PageOf: "Page %d of %d", Tracked: true, TypeHere: "Type here",
		Mark: func(p Passage) Mark {
			n++
			m := Mark{Names: []string{fmt.Sprintf("p_%d", n)}}
			if !p.Title && !p.Beside {
				m.Number = fmt.Sprintf("1.%d", n)
			}
			return m
		},
		Link: func(r model.Ref) Target {
			if r.Page != "" {
				return Target{Bookmark: "p_1"}
			}
			return Target{URL: r.URL}
		},
		Word:    func(k model.AlertKind) string { return "Alert: " + string(k) },
		Picture: func(alt string) string { return "Picture: " + alt },
		Embed:   func(*model.Embed) []model.Block { return []model.Block{para("An embedded question?")} },
		File: func(path string) *model.File {
			switch path {
			case "a.png":
				return &model.File{Path: path, Data: picture}
			case "a.svg":
				return &model.File{Path: path, Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
			case "a.webp":
				return &model.File{Path: path, Data: []byte("no WebP")}
			}
			return nil
		},
	}
}

// everything has each kind of block and of inline, also in each other.
func everything() []model.Block {
	link := &model.Link{To: model.Ref{URL: "https://example.org/?a=1&b=2"}, Text: text("a link")}
	inside := &model.Link{To: model.Ref{Page: "a.md"}, Text: text("a link inside")}
	marks := model.Inlines{
		model.Text{Value: "Plain <text> & \x01 \"quotes\", "}, &model.Strong{Text: model.Inlines{&model.Emphasis{Text: text("both")}}},
		model.CodeSpan{Value: "code"}, model.Break{Soft: true}, model.Break{}, link, inside,
		model.NoteRef{Number: 1, Use: 1}, model.NoteRef{Number: 2, Use: 1}, model.NoteRef{Number: 1, Use: 2}, model.NoteRef{Number: 9},
		&model.Image{File: "a.png", Alt: "A picture", Width: 8, Height: 4, Title: "Its caption"}, &model.Image{File: "a.png", Alt: "Again"},
		&model.Image{File: "a.svg", Alt: "A drawing"}, &model.Image{File: "a.webp", Alt: "A broken one"}, &model.Image{File: "none.png", Alt: "Not there"},
	}
	deep := &model.List{Items: []*model.Item{item(para("deepest"))}}
	for level := range 11 {
		deep = &model.List{Ordered: level%2 == 0, Start: 3, Items: []*model.Item{item(para("level"), deep)}}
	}
	table := &model.Table{Head: []model.Cell{{Text: text("One")}, {Text: text("Two")}}, Rows: []model.Row{
		{Cells: []model.Cell{{Text: text("a")}, {Text: marks[4:7]}}}, {Cells: []model.Cell{{}, {}}},
	}}
	in := []model.Block{para("First."), &model.List{Ordered: true, Start: 1, Items: []*model.Item{item(para("one"), para("and more")), item(&model.Code{Value: "only code"}), item()}}, table}
	return []model.Block{
		&model.Heading{Level: 2, ID: "a", Text: marks[:2]}, &model.Paragraph{Text: marks}, deep, table, table,
		&model.Quote{Blocks: in}, &model.Alert{Kind: model.AlertWarning, Blocks: in}, &model.Alert{Kind: model.AlertAdded, Blocks: in},
		&model.Code{Value: "a\n  b\n"}, &model.Divider{}, &model.Embed{},
		&model.Definitions{Items: []*model.Definition{{Terms: []model.Inlines{text("term"), text("other")}, Blocks: in}}},
		&model.Notes{},
	}
}

func whole(t *testing.T) []byte {
	t.Helper()
	d := New(options(t))
	d.Cover("Above", "The title", "Below")
	d.Above("Contents")
	d.Contents([]Entry{{"1", "A page", "p_1"}, {"2", "Another", "p_2"}})
	d.Steps("one", "two")
	notes := []model.Note{{Blocks: []model.Block{para("A note."), &model.List{Items: []*model.Item{item(para("in a list"))}}}}, {Blocks: []model.Block{
		&model.Paragraph{Text: model.Inlines{&model.Link{To: model.Ref{URL: "https://example.org/note"}, Text: text("A linked note")}, model.NoteRef{Number: 1}}}}}}
	for _, title := range []string{"A page", "Another"} {
		d.Notes(notes)
		m := d.o.Mark(Passage{Title: true})
		m.Number = "1"
		d.Title(text(title), m)
		d.Small("File: a.md")
		d.Turn(strings.Repeat("Turned", len(d.media)))
		d.Blocks(everything())
	}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Word opens a file without repairing it only where each element stands in its place.
func TestEachElementStandsWhereTheFormatHasIt(t *testing.T) {
	f := wordfiletest.Open(t, whole(t))
	said := strings.Join(f.Words(), " ")
	for _, want := range []string{
		`Plain <text> & "quotes", both`, "a link", "Picture: A picture", "Its caption", "Picture: A drawing", "A broken one", "Not there",
		"Alert: warning 1.", "An embedded question?", "term", "only code", "deepest",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
	document := f.Trees["word/document.xml"]
	if n := len(document.All("w:tblHeader")); n != 2*6 {
		t.Errorf("%d tables have a head row, want 6 on each of 2 pages", n)
	}
	if n := len(document.All("w:footnoteReference")); n != 4 {
		t.Errorf("%d footnotes are referred to, want 2 on each of 2 pages", n)
	}
	if language := f.Trees["word/styles.xml"].All("w:lang")[0].Attrs["w:val"]; language != "cy" {
		t.Errorf("the language is %s", language)
	}
	if n := len(f.Trees["word/settings.xml"].All("w:trackRevisions")); n != 1 {
		t.Error("changes are not tracked")
	}
}

// The test above must be able to fail.
func TestAnElementOutOfItsPlaceIsFound(t *testing.T) {
	for name, change := range map[string][2]string{
		"order of a paragraph": {"<w:pStyle w:val=\"Title\"/>", "<w:ind/><w:pStyle w:val=\"Title\"/>"},
		"unknown element":      {"<w:pStyle w:val=\"Title\"/>", "<w:nonsense/>"},
		"style not there":      {"<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Nothing\"/>"},
		"bookmark twice":       {"w:name=\"p_2\"", "w:name=\"p_1\""},
		"link to nothing":      {"w:anchor=\"p_1\"", "w:anchor=\"p_nothing\""},
		"number of bookmark":   {"<w:bookmarkStart w:id=\"2\"", "<w:bookmarkStart w:id=\"1\""},
		"cell without end":     {"</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"},
		"relation not there":   {"r:embed=\"rId", "r:embed=\"none"},
	} {
		f := wordfiletest.Open(t, whole(t))
		part := bytes.Replace(f.Parts["word/document.xml"], []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(part, f.Parts["word/document.xml"]) {
			t.Fatalf("%s: nothing to change", name)
		}
		tree, err := wordfiletest.Tree(part)
		if err != nil {
			t.Fatal(err)
		}
		f.Trees["word/document.xml"] = tree
		if len(f.Faults()) == 0 {
			t.Errorf("%s: no fault is found", name)
		}
	}
}

func TestEqualTextGivesEqualBytes(t *testing.T) {
	if !bytes.Equal(whole(t), whole(t)) {
		t.Error("two files of one text differ")
	}
}

func TestAFileThatSomebodySavedIsNotUntouched(t *testing.T) {
	data := whole(t)
	if !Untouched(data) {
		t.Error("a file as it was written counts as touched")
	}
	f := wordfiletest.Open(t, data)
	for name, change := range map[string]func(){
		"other words":  func() { f.Parts["word/document.xml"] = append(f.Parts["word/document.xml"], ' ') },
		"without seal": func() { delete(f.Parts, sealPart) },
		"with more":    func() { f.Parts["word/comments.xml"] = []byte("<w:comments/>") },
	} {
		f = wordfiletest.Open(t, data)
		change()
		var parts []part
		for _, p := range slices.Sorted(keys(f.Parts)) {
			parts = append(parts, part{name: p, data: f.Parts[p]})
		}
		saved, err := zipped(parts)
		if err != nil {
			t.Fatal(err)
		}
		if Untouched(saved) {
			t.Errorf("%s: the file counts as untouched", name)
		}
	}
	if Untouched([]byte("no file")) || Untouched(nil) {
		t.Error("what is no file for Word counts as one")
	}
}

func keys(m map[string][]byte) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func TestASheetBecomesAForm(t *testing.T) {
	o := options(t)
	o.Mark = nil
	data, err := Print(paper.Document{Title: "Record", Lead: "Keep it.", Blocks: []paper.Block{
		paper.Urgent("Call 999."), paper.Said("Said."), paper.Fields{"Date", strings.Repeat("Who took part ", 9)},
		paper.Keep{paper.Heading{Level: 2, Text: append(text("Share"), model.NoteRef{Number: 1})}, paper.Writing{Lines: 3}},
		paper.Writing{Label: "Open"}, paper.Choices{{Letter: "A", Text: text("Yes")}}, paper.Feed{},
		paper.Grid{Head: []string{"Action", "Who"}, Empty: 6, Widths: []float64{2, 1}},
		paper.Grid{Head: []string{"Point", "Done"}, Rows: [][]model.Inlines{{text("One"), nil}}, Tick: true},
		paper.Aside{Level: 3, Title: "Aside", Blocks: []paper.Block{paper.Said("Apart."), paper.Text{&model.Notes{Notes: []model.Note{{Blocks: []model.Block{para("A note.")}}}}}}},
	}}, "The site", o)
	if err != nil {
		t.Fatal(err)
	}
	f := wordfiletest.Open(t, data)
	const want = "The site Record Keep it. Call 999. Said. Date Who took part"
	if said := strings.Join(f.Words(), " "); !strings.HasPrefix(said, want) || !strings.HasSuffix(said, "Share Open A Yes Action Who Point Done One Aside Apart.") {
		t.Errorf("the form says %q", said)
	}
	if note := f.Trees["word/footnotes.xml"].All("w:t"); len(note) == 0 || note[len(note)-1].Text != "A note." {
		t.Error("the form has lost its footnote")
	}
	labels := map[string]int{}
	for _, a := range f.Trees["word/document.xml"].All("w:alias") {
		labels[a.Attrs["w:val"]]++
	}
	for label, n := range map[string]int{"Date": 1, "Share": 1, "Open": 1, "Yes": 1, "Action": 3, "Who": 3, "Done": 1} {
		if labels[label] != n {
			t.Errorf("%d fields are called %s, want %d: %v", labels[label], label, n, labels)
		}
	}
	if n := len(f.Trees["word/document.xml"].All("w15:repeatingSection")); n != 1 {
		t.Errorf("%d tables grow, want 1", n)
	}
}

func TestAPageInAnotherLanguageSaysSo(t *testing.T) {
	d := New(options(t))
	d.Say("Before.")
	d.Language("cy")
	d.Paragraph(diag.Pos{}, model.Inlines{&model.Strong{Text: text("Helo")}, model.Text{Value: " byd"}})
	d.Language("")
	d.Say("After.")
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range wordfiletest.Open(t, data).Trees["word/document.xml"].All("w:r") {
		said := ""
		for _, w := range r.All("w:t") {
			said += w.Text
		}
		marked := len(r.All("w:lang")) == 1 && r.All("w:lang")[0].Attrs["w:val"] == "cy"
		if ours := said == "Before." || said == "After."; ours == marked {
			t.Errorf("%q is marked as Welsh: %v", said, marked)
		}
	}
}

// A passage's place is asked for once, in the order that it is read.
func TestPassagesAreAskedForInOrder(t *testing.T) {
	var got []string
	o := options(t)
	o.Mark = func(p Passage) Mark {
		got = append(got, fmt.Sprintf("%d %s", p.At.Line, p.Text.Plain()))
		return Mark{}
	}
	d := New(o)
	at := func(line int) diag.Pos { return diag.Pos{File: "a.md", Line: line} }
	d.Blocks([]model.Block{
		&model.Heading{At: at(1), Level: 2, Text: text("Title")},
		&model.Paragraph{At: at(3), Text: text("Text")},
		&model.Table{Head: []model.Cell{{At: at(5), Text: text("H")}}, Rows: []model.Row{{At: at(7), Cells: []model.Cell{{Text: text("c")}}}}},
	})
	if want := []string{"1 Title", "3 Text", "5 H", "7 c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
