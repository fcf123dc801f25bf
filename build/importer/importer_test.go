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
