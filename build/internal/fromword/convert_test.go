package fromword_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"strings"
	"testing"

	"rethink/build/internal/docx"
	"rethink/build/internal/docx/docxtest"
	"rethink/build/internal/fromword"
	"rethink/build/internal/incoming"
)

const lists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

// pixel is a picture of one pixel.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

func convert(t *testing.T, f docxtest.File, split int) incoming.Set {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		t.Fatal(err)
	}
	f.Styles, f.Numbering = docxtest.Headings, lists
	f.Relations += `<Relationship Id="pic" Type="x/image" Target="media/image1.png"/><Relationship Id="emf" Type="x/image" Target="media/image2.emf"/><Relationship Id="out" Type="x/hyperlink" Target="file:///S:/policy.doc" TargetMode="External"/>`
	f.Parts = map[string]string{"word/media/image1.png": string(data), "word/media/image2.emf": "\x01\x00EMF"}
	file := f.Bytes()
	d, err := docx.Read(bytes.NewReader(file), int64(len(file)), docx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return fromword.Convert(d, fromword.Options{Name: "given.docx", Into: "new", Split: split})
}

func told(s incoming.Set) string {
	var b strings.Builder
	for _, f := range s.Findings {
		b.WriteString(f.What + " @ " + f.Where + "\n")
	}
	return b.String()
}

func drawing(id, properties string) string {
	return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" ` + properties + `/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

func TestConvertEachKind(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	bold := func(text string) string { return `<w:p>` + r(text, `<w:b/>`) + `</w:p>` }
	item := func(list, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
	}
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	table := func(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }
	boxed := func(runs string) string {
		return `<w:p><w:pPr><w:pBdr><w:left w:val="single"/></w:pBdr></w:pPr>` + runs + `</w:p>`
	}
	for _, tt := range []struct {
		name, body, want string
		file             docxtest.File
		told             []string // each stands in what is told
	}{
		{name: "bold lines are headings, bold sentences are not", body: bold("Who acts:") + p("", "You do.") + bold("Do it today.") + p("", "End."),
			want: "## Who acts {#who-acts}\n\nYou do.\n\n**Do it today.**\n\nEnd.\n", told: []string{"lines in bold are headings now"}},
		{name: "a numbered bold line is a heading", body: `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + r("Scope", `<w:b/>`) + `</w:p>` + p("", "All."),
			want: "## 1. Scope {#scope}\n\nAll.\n"},
		{name: "levels are not skipped", body: p("Heading1", "One") + p("Heading3", "Three") + p("", "Text.") + p("Heading1", "Two") + p("", "Text."),
			want: "## One {#one}\n\n### Three\n\nText.\n\n## Two {#two}\n\nText.\n"},
		{name: "lists, their levels and their numbers", body: item("1", "0", "one") + item("1", "1", "sub") + item("1", "0", "two") + item("5", "0", "anew") + p("", "Between.") + item("2", "0", "four") + item("3", "0", "dot"),
			want: "1. one\n   1. sub\n2. two\n\n1) anew\n\nBetween.\n\n4. four\n\n- dot\n", told: []string{"lists with letters, such as (a), have numbers now"}},
		{name: "paragraphs with numbers keep them", body: item("4", "0", "Duties") + item("4", "1", "Tell them."), want: "1 Duties\n\n1.1 Tell them.\n"},
		{name: "lists that were typed", body: p("", "• one") + p("", "• two") + p("", "1. first") + p("", "2. second") + p("", "7. alone") + p("", "– a") + p("", "– b"),
			want: "- one\n- two\n\n1. first\n2. second\n\n7\\. alone\n\n- a\n- b\n"},
		{name: "a list in one paragraph", body: `<w:p>` + r("Bring:") + `<w:r><w:br/></w:r>` + r("(a) a key") + `<w:r><w:br/></w:r>` + r("(b) a card") + `</w:p>`, want: "Bring:\n\n1. a key\n2. a card\n"},
		{name: "boxes name themselves", body: boxed(r("Important:", `<w:b/>`)+r(" Lock it.")) + p("", "Text.") + boxed(r("Remember", `<w:b/>`)) + boxed(r("The key.")) + p("", "Text.") + boxed(r("Plain.")),
			want: "> [!IMPORTANT]\n> Lock it.\n\nText.\n\n> [!IMPORTANT]\n> Remember\n>\n> The key.\n\nText.\n\n> [!NOTE]\n> Plain.\n"},
		{name: "a table of one cell is a box", body: table(row(p("", "Warning") + p("", "It is deep."))), want: "> [!WARNING]\n> It is deep.\n"},
		{name: "a table", body: table(row(bold("Day"), bold("Hours")), row(p("", "Monday"), p("", "9 | 17")+p("", "and by call"))),
			want: "| Day | Hours |\n| --- | --- |\n| Monday | 9 \\| 17; and by call |\n", told: []string{"cells with several paragraphs"}},
		{name: "a table without headings", body: table(row(p("", "Monday"), p("", "9")), row(p("", "Friday"), p("", "10"))),
			want: "| Monday | 9 |\n| --- | --- |\n| Friday | 10 |\n", told: []string{"the first row holds the headings of the table now"}},
		{name: "a column without a heading is asked for", body: table(row(p("", ""), bold("Hours")), row(p("", "Monday"), p("", "9"))),
			want: "| | Hours |\n| --- | --- |\n| Monday | 9 |\n", told: []string{"column 1 of the table has no heading"}},
		{name: "terms", body: table(row(p("", "Term"), p("", "Meaning")), row(p("", "plot"), p("", "a field")), row(bold("butt"), p("", "a barrel"))),
			want: "plot\n: a field\n\nbutt\n: a barrel\n"},
		{name: "a table whose first column is bold holds terms", body: table(row(bold("Who"), p("", "the officer")), row(bold("When"), p("", "today"))), want: "Who\n: the officer\n\nWhen\n: today\n"},
		{name: "a table whose first column ends in colons holds terms", body: table(row(p("", "Author:"), p("", "Ann")), row(p("", "Agreed on: "), p("", "3 March"))), want: "Author\n: Ann\n\nAgreed on\n: 3 March\n"},
		{name: "labels are facts", body: `<w:p>` + r("Who: ", `<w:b/>`) + r("the officer") + `</w:p><w:p>` + r("By when", `<w:b/>`) + r(": today") + `</w:p><w:p>` + r("Alone: ", `<w:b/>`) + `</w:p>`,
			want: "Who\n: the officer\n\nBy when\n: today\n\nAlone:\n"},
		{name: "merged cells and nested tables", body: table(row(bold("Who"), bold("What")), `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+p("", "Both")+`</w:tc></w:tr>`, row(p("", "a"), table(row(p("", "in")))+`<w:p/>`)),
			want: "| Who | What |\n| --- | --- |\n| Both | |\n| a | in |\n", told: []string{"merged cells of a table", "table in a table"}},
		{name: "pictures", body: `<w:p>` + drawing("pic", `descr="A shelf"`) + `</w:p><w:p>` + drawing("pic", ``) + `</w:p><w:p>` + drawing("emf", `descr="A chart"`) + `</w:p>`,
			want: "![A shelf](img/a-shelf.png)\n\n![](img/a-shelf.png)\n", told: []string{"what does the picture a-shelf.png show", "picture image2.emf: it is of a kind that browsers do not show", "Its words are: “A chart”"}},
		{name: "links within, and to files at home", body: p("Heading1", "Keys") + `<w:p><w:bookmarkStart w:id="1" w:name="k"/>` + r("Here.") + `<w:bookmarkEnd w:id="1"/></w:p><w:p><w:hyperlink w:anchor="k">` + r("the keys") + `</w:hyperlink>` + r(", ") + `<w:hyperlink w:anchor="gone">` + r("gone") + `</w:hyperlink>` + r(", ") + `<w:hyperlink r:id="out">` + r("policy") + `</w:hyperlink></w:p>`,
			want: "## Keys {#keys}\n\nHere.\n\n[the keys](#keys), gone, policy\n", told: []string{"a place that is not in the document", "file:///S:/policy.doc, a file that only your own computers have"}},
		{name: "addresses are links, also those that Word cut", body: `<w:p>` + r("Write to desk@exa") + r("mple.org", `<w:i/>`) + r(", see https://www.example.org/a_b.") + `</w:p>`,
			want: "Write to <desk@example.org>, see [example.org/a_b](https://www.example.org/a_b).\n"},
		{name: "notes", body: `<w:p>` + r("Ask") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + r(".") + `</w:p>`, file: docxtest.File{Footnotes: `<w:footnote w:id="2">` + p("", " By phone.") + p("", "Or not.") + `</w:footnote>`},
			want: "Ask[^1].\n\n[^1]: By phone.\n\n    Or not.\n"},
		{name: "capitals", body: p("Heading1", "KEYS AND GATES") + p("", "You MUST ALWAYS LOCK the gate of the NHS, says the NHS.") + p("", "Never SHOUTING."),
			want: "## Keys and gates {#keys-and-gates}\n\nYou **must always lock** the gate of the NHS, says the NHS.\n\nNever **Shouting**.\n", told: []string{"in capitals in Word"}},
		{name: "raised, lowered, underlined, struck out", body: `<w:p>` + r("m") + r("2", `<w:vertAlign w:val="superscript"/>`) + r(" H") + r("2", `<w:vertAlign w:val="subscript"/>`) + r("O, ") + r("must", `<w:u w:val="single"/>`) + r(" ") + r("not", `<w:strike/>`) + `</w:p>`,
			want: "m² H₂O, **must** not\n", told: []string{"struck out in Word, and are plain text now: “not”"}},
		{name: "a table of contents that was typed", body: p("", "Contents") + p("", "Keys ......... 2") + p("", "Gates ........ 3") + p("", "Water ........ 4") + p("", "Text."), want: "Text.\n", told: []string{"table of contents of 3 lines"}},
		{name: "questions to avoid need two", body: table(row(p("", "Instead of"), p("", "Ask")), row(p("", "Why?"), p("", "What?"))), want: "| Instead of | Ask |\n| --- | --- |\n| Why? | What? |\n", told: []string{"could be a quiz, if it had two questions to avoid"}},
		{name: "comments and tracked changes are told", body: `<w:p>` + r("We ") + `<w:ins w:author="Ann">` + r("must ") + `</w:ins><w:del w:author="Bob"><w:r><w:delText>may </w:delText></w:r></w:del><w:commentRangeStart w:id="1"/>` + r("tell") + `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
			file: docxtest.File{Comments: `<w:comment w:id="1" w:author="Ann">` + p("", "Whom?") + `</w:comment>`}, want: "We must tell\n", told: []string{"Ann inserted “must”", "Bob deleted “may”", "Ann about “tell”: Whom?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := tt.file
			f.Body = p("Title", "Given") + tt.body
			set := convert(t, f, -1)
			if len(set.Pages) != 1 {
				t.Fatalf("there are %d pages", len(set.Pages))
			}
			if got, want := set.Pages[0].Text, "---\ntitle: Given\n---\n\n"+tt.want; got != want {
				t.Errorf("the page is\n%s\nwant\n%s", got, want)
			}
			for _, what := range tt.told {
				if !strings.Contains(told(set), what) {
					t.Errorf("nothing tells %q, but\n%s", what, told(set))
				}
			}
		})
	}
}

func TestATableOfQuestionsIsAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	cell := func(text string) string { return `<w:tc>` + docxtest.P("", text) + `</w:tc>` }
	set := convert(t, docxtest.File{Body: docxtest.P("Title", "Given") + docxtest.P("Heading1", "Asking") + `<w:tbl><w:tr>` + cell("Avoid") + cell("Try") + `</w:tr><w:tr>` + cell("Why?") + cell("What?") + `</w:tr><w:tr>` + cell("") + cell("How?") + `</w:tr><w:tr>` + cell("Didn't you?") + cell("Who?") + `</w:tr></w:tbl>`}, -1)
	if len(set.Pages) != 2 {
		t.Fatalf("there are %d pages", len(set.Pages))
	}
	page := set.Pages[1]
	if want := "---\nkind: swaps\ntitle: \"Asking: what to ask instead\"\n---\n\n## Asking {#asking}\n\n| Avoid | Try |\n| --- | --- |\n| Why? | What? |\n| | How? |\n| Didn't you? | Who? |\n"; page.Text != want {
		t.Errorf("the page is\n%s\nwant\n%s", page.Text, want)
	}
	if want := "[Asking: what to ask instead](asking-questions.md#asking)"; !strings.Contains(set.Pages[0].Text, want) {
		t.Errorf("the page does not show the questions:\n%s", set.Pages[0].Text)
	}
}

// A document is divided where its headings say, each page has its links, its footnotes
// and its place.
func TestConvertDivides(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	body := p("Title", "Given") + p("", "Before.") + p("Heading1", "One") + `<w:p><w:bookmarkStart w:id="1" w:name="a"/>` + r("First") + `<w:r><w:footnoteReference w:id="1"/></w:r><w:bookmarkEnd w:id="1"/></w:p>` +
		p("Heading2", "Inside") + p("", "Text.") + p("Heading1", "Two") + `<w:p><w:hyperlink w:anchor="a">` + r("first") + `</w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
	f := docxtest.File{Body: body, Footnotes: `<w:footnote w:id="1">` + p("", "n1") + `</w:footnote><w:footnote w:id="2">` + p("", "n2") + `</w:footnote>`}
	for _, tt := range []struct {
		split int
		want  string
	}{
		{-1, "new/given.md"}, {0, "new/given.md"}, {1, "new/index.md new/one.md new/two.md"}, {2, "new/index.md new/one.md new/inside.md new/two.md"},
	} {
		var names []string
		for _, page := range convert(t, f, tt.split).Pages {
			names = append(names, page.Path)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("split %d makes %s, want %s", tt.split, got, tt.want)
		}
	}
	set := convert(t, f, 1)
	for i, want := range []string{
		"---\ntitle: Given\n---\n\nBefore.\n\n- [One](one.md)\n- [Two](two.md)\n",
		"---\ntitle: One\norder: 1\n---\n\nFirst[^1]\n\n## Inside {#inside}\n\nText.\n\n[^1]: n1\n",
		"---\ntitle: Two\norder: 2\n---\n\n[first](one.md)[^1]\n\n[^1]: n2\n",
	} {
		if got := set.Pages[i].Text; got != want {
			t.Errorf("page %d is\n%s\nwant\n%s", i, got, want)
		}
	}
}

// A document that has no style at all still has a title, and headings whose look says
// which stands above which.
func TestLooksAreAnOutline(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	bold := func(text string) string { return `<w:p>` + r(text, `<w:b/>`) + `</w:p>` }
	set := convert(t, docxtest.File{Body: `<w:p>` + r("SALTMARSH FOOD BANK", `<w:b/>`) + `<w:r><w:br/></w:r>` + r("WHAT VOLUNTEERS DO", `<w:b/>`) + `</w:p>` + bold("1. STAGES") + bold("Stage 1") + p("", "Say hello.") +
		`<w:p>` + r("Who acts?", `<w:u w:val="single"/>`) + `</w:p>` + p("", "You do.") + bold("2. HELP") + p("", "Ask.")}, -1)
	want := "---\ntitle: Saltmarsh food bank what volunteers do\n---\n\n## 1. Stages {#stages}\n\n### Stage 1\n\nSay hello.\n\n#### Who acts?\n\nYou do.\n\n## 2. Help {#help}\n\nAsk.\n"
	if got := set.Pages[0].Text; got != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
}

// Pictures are written as a page can show them: of a kind that browsers know, without
// what Word cuts off, and once however often they stand in the text.
func TestPicturesAreWrittenAsTheyAreShown(t *testing.T) {
	t.Parallel()
	var wide bytes.Buffer
	if err := gif.Encode(&wide, image.NewPaletted(image.Rect(0, 0, 8, 4), color.Palette{color.Black, color.White}), nil); err != nil {
		t.Fatal(err)
	}
	show := func(crop string, more string) docx.Block {
		p := &docx.Picture{Name: "image9.gif", Data: wide.Bytes(), Alt: "A plan"}
		if crop != "" {
			p.Crop = [4]int{50_000, 0, 0, 25_000}
		}
		p.Decorative = more == "decorative"
		if more == "guessed" {
			p.Alt = "A map. Description automatically generated"
		}
		return &docx.Paragraph{At: docx.Place{Paragraph: 1}, Runs: []docx.Run{{Picture: p}}}
	}
	d := &docx.Document{Body: []docx.Block{show("", ""), show("", ""), show("cut", ""), show("", "decorative"), show("", "guessed")}}
	set := fromword.Convert(d, fromword.Options{Name: "plans.docx", Into: "new", Split: -1})
	if want := "![A plan](img/a-plan.png)\n\n![A plan](img/a-plan.png)\n\n![A plan](img/a-plan-2.png)\n\n![A map](img/a-plan.png)\n"; !strings.HasSuffix(set.Pages[0].Text, want) {
		t.Errorf("the page is\n%s\nwant\n%s", set.Pages[0].Text, want)
	}
	var sizes []string
	for _, f := range set.Files {
		config, format, err := image.DecodeConfig(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, fmt.Sprint(f.Path, " ", format, " ", config.Width, "x", config.Height))
	}
	if got, want := strings.Join(sizes, "\n"), "new/img/a-plan.png png 8x4\nnew/img/a-plan-2.png png 4x3"; got != want {
		t.Errorf("the files are\n%s\nwant\n%s", got, want)
	}
	for _, what := range []string{"marks as decorative", "Word guessed what a picture shows: “A map”. Is it right?"} {
		if !strings.Contains(told(set), what) {
			t.Errorf("nothing tells %q, but\n%s", what, told(set))
		}
	}
}
