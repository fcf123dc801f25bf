package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/sheet/sheettest"
)

func newDocument(size float64) *Document {
	d := NewDocument(DocumentOptions{
		Options: Options{Title: "Record"}, Size: size, Footer: "Version 1.0. Printed copies may be out of date.",
		Address: "example.org/record.html", PageOf: "Page %d of %d",
		Word: func(k model.AlertKind) string { return strings.ToUpper(string(k)) },
		Link: func(r model.Ref) string { return r.URL },
	})
	d.Masthead("Saltmarsh", Words("Record"), "With room to write.")
	return d
}

func paragraph(words string) *model.Paragraph { return &model.Paragraph{Text: Words(words)} }

func TestEveryBlockIsReadOutOnceAndInOrder(t *testing.T) {
	d := newDocument(12)
	d.Fields("Child", "Date")
	d.Blocks([]model.Block{
		&model.Heading{Level: 2, Text: Words("Heading")},
		&model.Paragraph{Text: model.Inlines{model.Text{Value: "Plain, "}, &model.Strong{Text: Words("strong")}, model.Break{Soft: true}, &model.Link{To: model.Ref{URL: "https://example.org"}, Text: Words("linked")}, model.Text{Value: "."}}},
		&model.List{Ordered: true, Start: 3, Items: []*model.Item{{Blocks: []model.Block{paragraph("third")}}, {Blocks: []model.Block{paragraph("fourth"), paragraph("and more")}}}},
		&model.Alert{Kind: model.AlertImportant, Blocks: []model.Block{paragraph("Call somebody.")}},
		&model.Quote{Blocks: []model.Block{paragraph("Quoted words")}},
		&model.Definitions{Items: []*model.Definition{{Terms: []model.Inlines{Words("Term")}, Blocks: []model.Block{paragraph("Meaning")}}}},
		&model.Table{Align: []model.Align{0, model.AlignRight}, Head: []model.Cell{{Text: Words("A")}, {Text: Words("B")}}, Rows: []model.Row{{Cells: []model.Cell{{Text: Words("a1")}, {Text: Words("b1")}}}}},
	})
	d.Writing("Room", 3)
	d.Choices([]paper.Choice{{Letter: "A", Text: Words("yes")}, {Letter: "B", Text: Words("no")}})
	data, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	sheettest.Sound(t, data)
	want := "Saltmarsh Record With room to write. Child Date Heading Plain, strong linked . 3. third 4. fourth and more IMPORTANT Call somebody. Quoted words Term Meaning A B a1 b1 Room A yes B no"
	if got := sheettest.Read(t, data); got != want {
		t.Errorf("read out is\n%s\nwant\n%s", got, want)
	}
	tree := sheettest.Structure(t, data)
	for _, tag := range []string{"H1 (block)", "H2 (block)", "L (block)", "Lbl (block)", "LBody (block)", "Note (inline)", "BlockQuote", "Table (block)", "TH:", "/Scope /Column", "TD", "Link (inline)"} {
		if !strings.Contains(tree, tag) {
			t.Errorf("structure has no %s", tag)
		}
	}
	if problems := d.Problems(); len(problems) > 0 {
		t.Errorf("problems are %v", problems)
	}
}

// Who listens hears an abbreviation and its full words once, where running text first
// uses it; who looks sees the letters alone, with a link to what the glossary says.
func TestAnAbbreviationIsReadOutInFullOnce(t *testing.T) {
	terms := model.NewAbbreviations([]model.Term{
		{Term: "MASH", Full: "multi-agency safeguarding hub", Page: "glossary.md", ID: "mash"},
		{Term: "S 47", Full: "section 47"}, // of no page
	})
	mash, section := "MASH (multi-agency safeguarding hub)", "S 47 (section 47)"
	for _, c := range []struct {
		name string
		add  func(d *Document)
		want []string
	}{
		{"a paragraph", func(d *Document) { d.Text("Ask the MASH. The MASH knows.") }, []string{mash}},
		{"stressed", func(d *Document) {
			d.Paragraph(model.Inlines{&model.Strong{Text: Words("Ask the MASH")}})
		}, []string{mash}},
		{"a heading comes first", func(d *Document) { d.Heading(2, Words("The MASH")); d.Text("Ask the MASH.") }, []string{mash}},
		{"inside a link", func(d *Document) {
			d.Paragraph(model.Inlines{&model.Link{To: model.Ref{URL: "https://example.org"}, Text: Words("the MASH")}})
		}, nil},
		{"a table", func(d *Document) {
			d.Table(paper.Grid{Head: []string{"MASH"}, Rows: [][]model.Inlines{{Words("S 47")}, {Words("MASH")}}})
		}, []string{section, mash}},
		{"the author has spelled it out", func(d *Document) { d.Text("The multi-agency safeguarding hub (MASH). The MASH.") }, nil},
		{"two words where a line would end", func(d *Document) {
			d.Text(strings.Repeat("w ", 50) + strings.Repeat("S 47 ", 40))
		}, []string{section}},
	} {
		with, without := newDocument(12), newDocument(12)
		with.opt.Terms = terms
		c.add(with)
		c.add(without)
		data, err := with.PDF()
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, data)
		if got := sheettest.Expansions(t, data); !slices.Equal(got, c.want) {
			t.Errorf("%s: what is read out is %q, want %q", c.name, got, c.want)
		}
		plain, err := without.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.ReplaceAll(sheettest.Read(t, data), " .", "."), sheettest.Read(t, plain); got != want {
			t.Errorf("%s: what is seen is\n%s\nand without a glossary\n%s", c.name, got, want)
		}
	}
}

func TestAnAbbreviationLeadsToTheGlossary(t *testing.T) {
	for _, address := range []string{"https://example.org/", ""} {
		d := newDocument(12)
		d.opt.Terms = model.NewAbbreviations([]model.Term{{Term: "MASH", Full: "multi-agency safeguarding hub", Page: "glossary.md", ID: "mash"}})
		d.opt.Link = func(r model.Ref) string {
			if address == "" {
				return ""
			}
			return address + r.Address()
		}
		d.Text("Ask the MASH, then the MASH again.")
		data, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		if address != "" {
			want = []string{"https://example.org/glossary.html#mash"}
		}
		if got := sheettest.Links(t, data); !slices.Equal(got, want) {
			t.Errorf("at %q it leads to %q, want %q", address, got, want)
		}
	}
}

// find returns the page, counted from 1, and the height at which a line stands.
func find(pages []sheettest.Page, text string) (page int, top float64) {
	for i, p := range pages {
		for _, l := range p.Lines {
			if l.Text() == text {
				return i + 1, l.Words[0].Top
			}
		}
	}
	return 0, 0
}

func TestPagesAreNumberedAndSayThatTheyMayBeOld(t *testing.T) {
	d := newDocument(18)
	for i := range 60 {
		d.Text(fmt.Sprintf("Paragraph %d has words.", i))
	}
	data, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	pages := sheettest.Pages(t, data)
	if len(pages) != d.Pages() || len(pages) < 2 {
		t.Fatalf("document has %d pages and says %d", len(pages), d.Pages())
	}
	for i, p := range pages {
		text := ""
		for _, l := range p.Lines {
			text += l.Text() + "\n"
			for _, w := range l.Words {
				if w.Bottom > p.Height-5 || w.Right > p.Width-10 || w.Left < 10 || w.Top < 10 {
					t.Errorf("page %d: word %q stands at the paper's edge: %+v", i+1, w.Text, w)
				}
			}
		}
		for _, want := range []string{fmt.Sprintf("Page %d of %d", i+1, len(pages)), "out of date.", "example.org/record.html"} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
	if got := sheettest.Read(t, data); strings.Contains(got, "Page 1") {
		t.Error("page numbers are read out")
	}
}

func TestHeadingsAndKeptTextAreNotParted(t *testing.T) {
	for filler := 34; filler < 48; filler++ {
		d := newDocument(12)
		for i := range filler {
			d.Text(fmt.Sprintf("Filler %d", i))
		}
		d.Heading(2, Words("Kept heading"))
		d.Text("First words")
		d.Keep(func() {
			d.Text("Kept one")
			d.Text("Kept two")
			d.Text("Kept three")
		})
		data, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		pages := sheettest.Pages(t, data)
		heading, _ := find(pages, "Kept heading")
		words, _ := find(pages, "First words")
		if heading != words {
			t.Errorf("after %d lines the heading stands on page %d, its text on page %d", filler, heading, words)
		}
		one, _ := find(pages, "Kept one")
		three, _ := find(pages, "Kept three")
		if one != three {
			t.Errorf("after %d lines the kept text begins on page %d and ends on page %d", filler, one, three)
		}
	}
}

func TestHeadOfATableStandsOnEachPageAndIsReadOnce(t *testing.T) {
	d := newDocument(12)
	g := paper.Grid{Head: []string{"Action", "Who"}, Widths: []float64{3, 1}}
	for i := range 60 {
		g.Rows = append(g.Rows, []model.Inlines{Words(fmt.Sprintf("Row %d", i)), Words("Me")})
	}
	d.Table(g)
	data, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	pages := sheettest.Pages(t, data)
	for i, p := range pages {
		if n, _ := find([]sheettest.Page{p}, "Action"); n == 0 {
			t.Errorf("page %d has no head", i+1)
		}
	}
	if n := strings.Count(sheettest.Read(t, data), "Action"); n != 1 {
		t.Errorf("the head is read out %d times", n)
	}
}

func TestNoRowOfATableStandsAloneOnAPage(t *testing.T) {
	for filler := 34; filler < 48; filler++ {
		d := newDocument(12)
		for i := range filler {
			d.Text(fmt.Sprintf("Filler %d", i))
		}
		d.Table(paper.Grid{Head: []string{"Head"}, Widths: []float64{1}, Rows: [][]model.Inlines{{Words("Row one")}, {Words("Row two")}, {Words("Row three")}, {Words("Row four")}}})
		data, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		pages := sheettest.Pages(t, data)
		for _, pair := range [][2]string{{"Row one", "Row two"}, {"Row three", "Row four"}} {
			first, _ := find(pages, pair[0])
			second, _ := find(pages, pair[1])
			if first != second {
				t.Errorf("after %d lines %s stands on page %d, %s on page %d", filler, pair[0], first, pair[1], second)
			}
		}
	}
}

func TestMissingGlyphsAreToldWhereTheyStand(t *testing.T) {
	d := newDocument(12)
	at := diag.Pos{File: "content/a.md", Line: 7, Col: 3}
	d.Paragraph(model.Inlines{&model.Strong{Text: model.Inlines{model.Text{At: at, Value: "a ✅"}}}})
	problems := d.Problems()
	if len(problems) != 1 || problems[0].Pos != at || !strings.Contains(problems[0].Message, "“✅” (U+2705)") || !d.Printable() {
		t.Errorf("problems are %v", problems)
	}
}

func TestARowHigherThanAPageGoesOnOnTheNext(t *testing.T) {
	var words []string
	for i := range 700 {
		words = append(words, fmt.Sprintf("w%d", i))
	}
	for _, g := range []paper.Grid{
		{Head: []string{"A", "B"}, Widths: []float64{1, 9}, Rows: [][]model.Inlines{{Words(strings.Join(words, " ")), Words("beside")}, {Words("next"), nil}}},
		{Head: []string{strings.Join(words, " "), "B"}, Widths: []float64{1, 9}, Rows: [][]model.Inlines{{Words("next"), Words("beside")}}},
	} {
		d := newDocument(12)
		d.Table(g)
		data, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, data)
		read := " " + sheettest.Read(t, data) + " "
		for _, w := range append(words, "beside", "next") {
			if n := strings.Count(read, " "+w+" "); n != 1 {
				t.Fatalf("%s is read out %d times", w, n)
			}
		}
		for i, p := range sheettest.Pages(t, data) {
			for _, l := range p.Lines {
				if foot := l.Words[0].Top; foot > A4.Height-10 {
					t.Errorf("page %d has %q at %g mm", i+1, l.Text(), foot)
				}
			}
		}
	}
}

// Whatever an author writes, the file can be written.
func TestNothingThatIsWrittenFails(t *testing.T) {
	odd := []string{"✅", "✅.", "家族", "שלום עולם", "\u200d", "\ufe0f", "👩🏽\u200d⚕️ 1️⃣ 🇬🇧", strings.Repeat("w", 100), "a\u00adb", "\n", ""}
	for _, text := range odd {
		for _, size := range []float64{12, 18} {
			d := NewDocument(DocumentOptions{
				Options: Options{Title: "T" + text}, Size: size, Footer: strings.Repeat(text+" ", 90), Address: text, PageOf: text,
				Word: func(model.AlertKind) string { return text },
			})
			d.Masthead(text, Words(text), text)
			d.Fields(text, text)
			d.Fields(strings.Repeat(text+" x ", 300), "b")
			for level := range 7 {
				d.Heading(level, Words(text))
			}
			d.Blocks([]model.Block{
				&model.List{Items: []*model.Item{{}, {Blocks: []model.Block{paragraph(text)}}}},
				&model.List{Ordered: true, Items: []*model.Item{{Blocks: []model.Block{paragraph(text)}}}},
				&model.Alert{Blocks: []model.Block{paragraph(text)}},
				&model.Code{Value: text},
				&model.Definitions{Items: []*model.Definition{{Terms: []model.Inlines{Words(text)}, Blocks: []model.Block{paragraph(text)}}}},
				&model.Table{Head: []model.Cell{{Text: Words(text)}}, Rows: []model.Row{{Cells: []model.Cell{{Text: Words(text)}}}}},
			})
			d.Choices([]paper.Choice{{Letter: text, Text: Words(text)}, {Letter: text, Text: Words(text)}})
			d.Writing(text, 2)
			d.Table(paper.Grid{Head: make([]string, 60), Rows: [][]model.Inlines{{Words(text)}}, Empty: 2})
			if _, err := d.PDF(); err != nil {
				t.Errorf("%.20q at %g pt: %v", text, size, err)
			}
		}
	}
}
