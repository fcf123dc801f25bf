package importer_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"rethink"
	"rethink/build"
	"rethink/build/importer"
	"rethink/build/internal/docx"
	"rethink/build/internal/docx/docxtest"
)

const siteYAML = `title: Lending well
language: en-GB
partnership:
  name: Saltmarsh Library
statement:
  email: access@saltmarsh.example.net
  enforcement: The town council looks after the rules.
  prepared: 2026-11-03
privacy:
  controller: Saltmarsh Library
  email: privacy@saltmarsh.example.net
  host: The town keeps the server.
print: none
`

// newSite makes a site whose home page leads to what is imported.
func newSite(t *testing.T, home string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "content", "site.yaml"), siteYAML)
	put(t, filepath.Join(dir, "content", "index.md"), "---\ntitle: Start\n---\n\n## Pages {#pages}\n\n"+home+"\n")
	return dir
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// imported imports a Word file into content/new of a site.
func imported(t *testing.T, site string, data []byte, split string) *importer.Report {
	t.Helper()
	file := filepath.Join(t.TempDir(), "given.docx")
	put(t, file, string(data))
	report, err := importer.Import(importer.Options{From: file, Site: site, Into: "content/new", Split: split})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func check(t *testing.T, site string) *build.Result {
	t.Helper()
	result, err := build.Check(t.Context(), build.Options{Source: site, Defaults: rethink.Defaults, Now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// errorsOf returns the errors of a check, one a line.
func errorsOf(result *build.Result) string {
	var lines []string
	for _, p := range result.Problems {
		if p.Severity == build.Error {
			lines = append(lines, p.String())
		}
	}
	return strings.Join(lines, "\n")
}

// mainWords returns what a page says, in one line, with the quotation marks of the
// keyboard.
func mainWords(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		if n.Data == "sup" && n.Type == html.ElementNode {
			return // the number of a footnote
		}
		in = in || n.Data == "main"
		if n.Type == html.TextNode && in {
			b.WriteString(n.Data)
		}
		if n.Data == "img" {
			for _, a := range n.Attr {
				if a.Key == "alt" && in {
					b.WriteString(a.Val)
				}
			}
		}
		for c := range n.ChildNodes() {
			walk(c, in)
		}
		if block := n.Data; n.Type == html.ElementNode && slices.Contains([]string{"p", "li", "td", "th", "h1", "h2", "h3", "br", "dt", "dd"}, block) {
			b.WriteByte(' ')
		}
	}
	walk(root, false)
	return plain(b.String())
}

// plain makes single spaces and straight quotation marks of a text.
func plain(s string) string {
	s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00ad", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// nasty are words that Markdown, or the Markdown of another program, reads as marks.
var nasty = strings.Fields("* ** *** _ __ __x__ _a a_ a_b_c *a* **a** a*b <b> </p> <br/> <!-- --> < > >> & &amp; &lt &#65; # ## ### #a 1. 2. 3) 12. (a) a) b. - -- --- -x + +x " +
	"| || |a| [x] [a](b) ![a](b) [^1] [1] [toc] [a]: ` `` ``` `a` ~ ~~ ~~~ ~~a~~ a~b~ ^ x^2^ ^[n] {#id} {{x}} {%y%} {.c} {k=v} ::: :ok: : !!! !a \\ \\\\ \\n \\* \\newpage $ $$ $$a$$ == ==a== = === ___ h1. .. ''' %% %%a%% @ @x : ; … – — “q” ‘r’ don't é ŵ 100% £2 a|b 3.1 3.1.2")

// A generator writes documents of nasty words.
type generator struct {
	*rand.Rand
	want []string
}

func (g *generator) words(most int) string {
	var words []string
	for range 1 + g.IntN(most) {
		if g.IntN(2) == 0 {
			words = append(words, nasty[g.IntN(len(nasty))])
		} else {
			words = append(words, []string{"tell", "the", "lead", "Ask", "again", "today"}[g.IntN(6)])
		}
	}
	return strings.Join(words, " ")
}

// runs divides a text into runs of different looks, also in the middle of words.
func (g *generator) runs(text string) string {
	var b strings.Builder
	for text != "" {
		cut := len(text)
		if g.IntN(3) > 0 {
			cut = 1 + g.IntN(len(text))
		}
		for cut < len(text) && text[cut]&0xC0 == 0x80 {
			cut++
		}
		looks := [][]string{nil, nil, {`<w:b/>`}, {`<w:i/>`}, {`<w:b/>`, `<w:i/>`}}
		b.WriteString(docxtest.R(text[:cut], looks[g.IntN(len(looks))]...))
		text = text[cut:]
	}
	return b.String()
}

func (g *generator) block() string {
	text := "x " + g.words(8) + " end."
	if g.IntN(3) == 0 {
		text = g.words(8) + " end."
	}
	g.want = append(g.want, text)
	switch g.IntN(7) {
	case 0:
		return `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + g.runs(text) + `</w:p>`
	case 1:
		return `<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + g.runs(text) + `</w:p>`
	case 2:
		more := g.words(4) + " too."
		g.want = append(g.want, more)
		return `<w:tbl><w:tr><w:tc>` + docxtest.P("", "Who") + `</w:tc><w:tc>` + docxtest.P("", "What") + `</w:tc></w:tr><w:tr><w:tc><w:p>` + g.runs(text) + `</w:p></w:tc><w:tc><w:p>` + g.runs(more) + `</w:p></w:tc></w:tr></w:tbl>`
	case 3:
		return `<w:p><w:pPr><w:shd w:fill="FFEEDD"/></w:pPr>` + g.runs(text) + `</w:p>`
	case 4:
		g.want = append(g.want, "Below.")
		return `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>` + g.runs(text) + `</w:p>` + docxtest.P("", "Below.")
	}
	return `<w:p>` + g.runs(text) + `</w:p>`
}

const lists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`

// typed is a sign of a list that somebody typed, which becomes one of the list's own.
var typed = regexp.MustCompile(`^(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–—*•]) `)

// Whatever signs stand in a document, the page says its words, letter by letter: what
// would be a mark is none. Errors would keep the page from being made.
func TestThePageSaysTheWordsOfTheDocument(t *testing.T) {
	t.Parallel()
	const documents = 25
	for seed := range uint64(documents) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			g := &generator{Rand: rand.New(rand.NewPCG(seed, 7))}
			body := docxtest.P("Heading1", "Part")
			g.want = append(g.want, "Part")
			for range 12 {
				body += g.block()
			}
			site := newSite(t, "[All](new/given.md)")
			data := docxtest.File{Body: docxtest.P("Title", "Given") + body, Styles: docxtest.Headings, Numbering: lists}.Bytes()
			report := imported(t, site, data, "none")
			result := check(t, site)
			if said := errorsOf(result); said != "" {
				text, err := os.ReadFile(filepath.Join(site, "content", "new", "given.md"))
				t.Fatalf("the page has errors:\n%s\n%s%v\n%s", said, text, err, report.Text())
			}
			wantInOrder(t, mainWords(t, result.Files["new/given.html"]), g.want)
		})
	}
}

// wantInOrder wants that a page says some texts, one after the other.
func wantInOrder(t *testing.T, page string, want []string) {
	t.Helper()
	rest := page
	before := rest[:max(0, strings.Index(rest, plain(want[0])))] // what stands above
	for _, text := range want {
		text = plain(text)
		at := strings.Index(rest, text)
		if at < 0 {
			text = typed.ReplaceAllString(text, "")
			at = strings.Index(rest, text)
		}
		if at < 0 {
			t.Errorf("the page does not say\n%s\nbut\n%s", text, rest)
			return
		}
		for word := range strings.FieldsSeq(strings.Replace(rest[:at], before, "", 1)) {
			if word != "Note" && word != "Who" && word != "What" { // of boxes, and of tables
				t.Errorf("the page says %q before\n%s", rest[:at], text)
			}
		}
		before = ""
		rest = rest[at+len(text):]
	}
}

// FuzzWords wants the words of one paragraph on its page, whatever they are.
func FuzzWords(f *testing.F) {
	f.Add("12", ". > x", " tell.")
	f.Add("- ", "**", "](")
	f.Add("&", "#65;", "\\&lt")
	f.Fuzz(func(t *testing.T, before, bold, after string) {
		data := docxtest.File{Body: docxtest.P("Title", "Given") + docxtest.P("", "First.") + `<w:p>` + docxtest.R(before) + docxtest.R(bold, `<w:b/>`) + docxtest.R(after) + `</w:p>`, Styles: docxtest.Headings}.Bytes()
		d, err := docx.Read(bytes.NewReader(data), int64(len(data)), docx.Limits{})
		if err != nil || len(d.Body) < 3 {
			return
		}
		site := newSite(t, "[All](new/given.md)")
		imported(t, site, data, "none")
		result := check(t, site)
		if errorsOf(result) != "" {
			return // of what only people can answer: an address, letters that are no words
		}
		page := strings.ToLower(mainWords(t, result.Files["new/given.html"]))
		words := docx.PlainBlocks(d.Body[2:])
		words = strings.NewReplacer("https://", "", "http://", "", "www.", "").Replace(words)
		wantInOrder(t, strings.NewReplacer("https://", "", "http://", "", "www.", "").Replace(page), []string{strings.ToLower(words)})
	})
}

// What comes from another program is a site with no error but those that only a person
// can answer: words for a picture, and links that led nowhere before.
func TestAFolderOfAnotherProgramBecomesPages(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../internal/frommarkdown/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no sites", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			given := t.TempDir()
			for _, f := range archive.Files {
				data := string(f.Data)
				switch path.Ext(f.Name) {
				case ".png", ".jpg":
					data = picture(t, path.Ext(f.Name))
				}
				put(t, filepath.Join(given, filepath.FromSlash(f.Name)), data)
			}
			site := newSite(t, "[All](new/index.md)")
			if _, err := importer.Import(importer.Options{From: given, Site: site, Into: "content/new"}); err != nil {
				t.Fatal(err)
			}
			for _, p := range check(t, site).Problems {
				answer := p.Rule == "image-alt" || p.Rule == "dead-link"
				if p.Severity == build.Error && !answer {
					t.Errorf("%s\n%s", p, p.Hint)
				}
			}
		})
	}
}

func picture(t *testing.T, ext string) string {
	t.Helper()
	var b bytes.Buffer
	var err error
	if img := image.NewRGBA(image.Rect(0, 0, 4, 4)); ext == ".png" {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A policy of twelve pages, as people write them in Word, becomes pages with no error but
// those that only a person can answer; and when these are answered, the site says every
// word of it.
func TestAPolicyOfTwelvePagesBecomesPagesInOneCommand(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"policy.docx", "policy-libreoffice.docx"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("..", "internal", "docx", "testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			site := newSite(t, "[All](new/index.md)")
			report := imported(t, site, data, "auto")
			for _, p := range check(t, site).Problems {
				if p.Severity == build.Error && p.Rule != "image-alt" {
					t.Errorf("%s\n%s", p, p.Hint)
				}
			}
			answer(t, filepath.Join(site, "content", "new"))
			result := check(t, site)
			if said := errorsOf(result); said != "" {
				t.Fatalf("with words for the picture, there are errors:\n%s", said)
			}
			said := " "
			for address, page := range result.Files {
				if strings.HasPrefix(address, "new/") && path.Ext(address) == ".html" {
					said += tokens(mainWords(t, page)) + " "
				}
			}
			d, err := docx.Read(bytes.NewReader(data), int64(len(data)), docx.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			all := docx.PlainBlocks(d.Body)
			for _, n := range d.Notes {
				all += "\n" + docx.PlainBlocks(n.Blocks)
			}
			headings := []string{"", "term", "meaning", "instead of", "try", "because"} // of terms and of questions, which have none or the site's own
			for line := range strings.SplitSeq(all, "\n") {
				words := tokens(strings.ReplaceAll(line, "www.", ""))
				if !slices.Contains(headings, words) && !strings.Contains(said, " "+words+" ") {
					t.Errorf("no page says “%s”", line)
				}
			}
			for _, what := range []string{"what does the picture", "DRAFT", "Sunil Rao deleted “should”", "Sunil Rao about “Ring them between 9 and 17.”", "headings name stages"} {
				if !strings.Contains(strings.ToLower(report.Text()), strings.ToLower(what)) {
					t.Errorf("the report does not tell %q:\n%s", what, report.Text())
				}
			}
		})
	}
}

// answer writes words for the pictures that have none.
func answer(t *testing.T, dir string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(names) < 8 {
		t.Fatalf("there are %d pages: %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		put(t, name, strings.ReplaceAll(string(text), "![](", "![The door of the desk]("))
	}
}

// tokens are the letters and digits of a text, in small letters.
func tokens(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}

// An import that cannot write all of its files writes none, and leaves no folder.
func TestAnImportIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "internal", "docx", "testdata", "policy.docx"))
	if err != nil {
		t.Fatal(err)
	}
	site, file := newSite(t, "Nothing yet."), filepath.Join(t.TempDir(), "policy.docx")
	put(t, file, string(data))
	put(t, filepath.Join(site, "content", "new", "img"), "a file where the folder of pictures would be")
	put(t, filepath.Join(site, "content", "new", "whom-to-ask.md"), "mine")
	_, err = importer.Import(importer.Options{From: file, Site: site, Into: `content\new`})
	if err == nil || !strings.Contains(err.Error(), "whom-to-ask.md") || !strings.Contains(err.Error(), "whom-to-ask.png") || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("the error is %v", err)
	}
	entries, err := os.ReadDir(filepath.Join(site, "content", "new"))
	if err != nil || len(entries) != 2 {
		t.Errorf("%d files are there, where two were: %v", len(entries), err)
	}
}

// What people do in Word that no manual would tell them to still makes pages without an
// error.
func TestOddDocumentsMakePages(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	note := `<w:r><w:footnoteReference w:id="1"/></w:r>`
	item := func(level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="3"/></w:numPr></w:pPr>%s</w:p>`, level, r(text))
	}
	deep := ""
	for level := range 9 {
		deep += item(level, fmt.Sprintf("level %d", level))
	}
	table := func(cells string) string { return `<w:tbl><w:tr>` + cells + `</w:tr></w:tbl>` }
	cell := func(inside string) string { return `<w:tc>` + inside + `</w:tc>` }
	for name, body := range map[string]string{
		"a footnote in a heading":             `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + r("Keys") + note + `</w:p>` + p("", "Text."),
		"a footnote in a table and a box":     table(cell(`<w:p>`+r("Alone")+note+`</w:p>`)) + `<w:tbl><w:tr>` + cell(p("", "Who")) + cell(p("", "What")) + `</w:tr><w:tr>` + cell(`<w:p>`+r("You")+note+`</w:p>`) + cell(p("", "Ask")) + `</w:tr></w:tbl>`,
		"a footnote in terms":                 `<w:tbl><w:tr>` + cell(p("", "Term")) + cell(p("", "Meaning")) + `</w:tr><w:tr>` + cell(`<w:p>`+r("plot")+note+`</w:p>`) + cell(p("", "a field")) + `</w:tr></w:tbl>`,
		"a footnote with a list":              `<w:p>` + r("Text") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
		"nine levels":                         p("", "Text:") + deep + item(4, "back at four") + item(0, "back at none"),
		"a list that begins below":            item(3, "three") + item(1, "one") + item(0, "none") + item(2, "two"),
		"a table and a list in a box":         table(cell(p("", "Above:") + item(0, "a") + item(1, "b") + `<w:tbl><w:tr>` + cell(p("", "Who")) + cell(p("", "What")) + `</w:tr><w:tr>` + cell(p("", "a")) + cell(p("", "b")) + `</w:tr></w:tbl>`)),
		"a heading in a box and in a cell":    table(cell(p("Heading1", "Inside")+p("", "Text."))) + `<w:tbl><w:tr>` + cell(p("Heading2", "Who")) + cell(p("", "What")) + `</w:tr><w:tr>` + cell(p("Heading2", "a")) + cell(p("", "b")) + `</w:tr></w:tbl>`,
		"headings without text":               p("Heading1", "One") + p("Heading1", "Two") + p("Heading2", " ") + p("", "Text."),
		"only headings":                       p("Heading1", "One") + p("Heading2", "Two"),
		"a link in a heading":                 `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:hyperlink r:id="out">` + r("Keys") + `</w:hyperlink></w:p>` + p("", "Text."),
		"bold that ends the document":         p("", "Text.") + `<w:p>` + r("Signed", `<w:b/>`) + `</w:p>`,
		"bold in entries":                     `<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + r("Be kind", `<w:b/>`) + `</w:p><w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + r("Be quick", `<w:b/>`) + `</w:p>`,
		"bold lines in one paragraph":         p("", "Text.") + `<w:p>` + r("Saltmarsh", `<w:b/>`) + `<w:r><w:br/></w:r>` + r("Sea Road 1") + `<w:r><w:br/></w:r>` + r("PO1 2AB") + `</w:p>` + p("", "Text."),
		"a bold line above text":              `<w:p>` + r("Who acts", `<w:b/>`) + `<w:r><w:br/></w:r>` + r("The housing officer rings both households on the same day, and writes down why.") + `</w:p>`,
		"a bold line in a box":                `<w:p><w:pPr><w:shd w:fill="FFEEDD"/></w:pPr>` + r("Who acts", `<w:b/>`) + `<w:r><w:br/></w:r>` + r("The officer.") + `</w:p>` + p("", "Text."),
		"an address in brackets":              p("", "Look (www.example.org/help) or (desk@example.org), “https://example.org/a”."),
		"a box that is bold":                  `<w:p><w:pPr><w:shd w:fill="FFEEDD"/></w:pPr>` + r("Call the desk", `<w:b/>`) + `</w:p>` + p("", "Text."),
		"only a table":                        `<w:tbl><w:tr>` + cell(p("", "Who")) + cell(p("", "What")) + `</w:tr><w:tr>` + cell(p("", "a")) + cell(p("", "")) + `</w:tr></w:tbl>`,
		"two tables and two lists":            `<w:tbl><w:tr>` + cell(p("", "A")) + cell(p("", "B")) + `</w:tr><w:tr>` + cell(p("", "a")) + cell(p("", "b")) + `</w:tr></w:tbl><w:tbl><w:tr>` + cell(p("", "A")) + cell(p("", "B")) + `</w:tr><w:tr>` + cell(p("", "a")) + cell(p("", "b")) + `</w:tr></w:tbl>` + item(0, "x") + `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + r("y") + `</w:p>` + item(0, "z"),
		"words of layouts, code and programs": p("", "Note:") + p("", "The file a.txt is on drive C:\\x.") + p("", "Price: £5 / day; 50% off!") + p("", "    indented"),
		"the same heading twice":              p("Heading1", "Keys") + p("", "a") + p("Heading1", "Keys") + p("", "b") + p("Heading1", "Con") + p("", "c") + p("Heading1", "123") + p("", "d") + p("Heading1", "…") + p("", "e") + p("Title", "Again") + p("", "f"),
		"Welsh":                               p("Heading1", "Ŵyau a physgod") + p("", "Mae’r llyfrgell ar agor.") + p("Heading1", "Ymweld â ni") + p("", "Croeso!"),
	} {
		for _, split := range []string{"none", "1"} {
			t.Run(name+" "+split, func(t *testing.T) {
				t.Parallel()
				site := newSite(t, "[All](new/index.md)")
				imported(t, site, docxtest.File{Body: p("Title", "Given") + body, Styles: docxtest.Headings,
					Numbering: lists + `<w:abstractNum w:abstractNumId="9">` + levels() + `</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>`,
					Footnotes: `<w:footnote w:id="1">` + p("", "A note.") + `</w:footnote><w:footnote w:id="2">` + p("", "A list:") + item(0, "a") + item(0, "b") + `</w:footnote>`,
					Relations: `<Relationship Id="out" Type="x/hyperlink" Target="https://example.org/law" TargetMode="External"/>`,
				}.Bytes(), split)
				for _, problem := range check(t, site).Problems {
					if problem.Severity == build.Error && problem.Pos.File != "content/index.md" { // which may link to a page that there is not
						names, _ := filepath.Glob(filepath.Join(site, "content", "new", "*.md"))
						text, _ := os.ReadFile(names[0])
						t.Errorf("%s\n%s\n%s", problem, problem.Hint, text)
					}
				}
			})
		}
	}
}

// levels are nine levels of a list with bullets.
func levels() string {
	s := ""
	for i := range 9 {
		s += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>`, i)
	}
	return s
}
