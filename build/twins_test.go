package build_test

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"rethink/build"
	"rethink/build/internal/sheet/sheettest"
	"rethink/build/internal/wordfile/wordfiletest"
	"rethink/build/starter"
)

// A sheet's page and its PDF come from one document and say the same, word by word
// and in order, in large print too, and explain the same abbreviations: whoever needs the
// one loses nothing of the other.
func TestEachSheetSaysTheSameOnPaperAndOnItsPage(t *testing.T) {
	sites := map[string]*build.Result{"the real site": mustBuild(t)}
	folder := t.TempDir() + "/started"
	day := fixedDay()
	if err := starter.Write(folder, day); err != nil {
		t.Fatal(err)
	}
	started, err := build.Check(t.Context(), build.Options{Source: folder, Defaults: os.DirFS(".."), Now: day})
	if err != nil {
		t.Fatal(err)
	}
	sites["the starter"] = started
	for name, site := range sites {
		compared, forms := 0, 0
		for _, address := range slices.Sorted(maps.Keys(site.Files)) {
			base, isPage := strings.CutSuffix(address, ".html")
			if !isPage {
				continue
			}
			tree, err := html.Parse(bytes.NewReader(site.Files[address]))
			if err != nil {
				t.Fatal(err)
			}
			sheet := sheetOf(tree)
			if sheet == nil {
				continue
			}
			if form, made := site.Files[base+".docx"]; made {
				forms++
				read := words(strings.Join(wordfiletest.Open(t, form).Words(), " "))
				read = read[min(len(read), len(words(siteTitle(tree)))):]
				if want := wordsOf(sheet, false); parts(want, read) >= 0 {
					t.Errorf("%s: %s.docx says … %s\nand its page … %s", name, base, around(read, parts(want, read)), around(want, parts(want, read)))
				}
			}
			want := wordsOf(sheet, true)
			for _, pdf := range []string{base + ".pdf", base + "-large.pdf"} {
				file, made := site.Files[pdf]
				if !made {
					continue
				}
				compared++
				read := words(sheettest.Read(t, file))
				if got, want := sheettest.Expansions(t, file), abbreviations(sheet); !slices.Equal(got, want) {
					t.Errorf("%s: %s has %q read out for its abbreviations, and its page %q", name, pdf, got, want)
				}
				// The name of the site stands above the title on paper, and in the bar
				// on the page; the large print of the guidance in short has a name of
				// its own. The words begin with the lead, or behind the title.
				read = read[min(len(read), len(words(siteTitle(tree)))):]
				if title := words(titleOf(sheet)); strings.HasSuffix(pdf, "summary-large.pdf") {
					read = append(slices.Clone(title), read[len(words("The guidance at a glance")):]...)
				}
				if at := parts(want, read); at >= 0 {
					t.Errorf("%s: %s says … %s\nand its page … %s", name, pdf, around(read, at), around(want, at))
				}
			}
		}
		if forms == 0 {
			t.Errorf("%s: no form for Word was compared", name)
		}
		if compared < 10 {
			t.Errorf("%s: only %d sheets were compared", name, compared)
		}
	}
}

// sheetOf returns what a page shows of a sheet of paper, or nil for another page.
func sheetOf(tree *html.Node) *html.Node {
	for n := range elements(tree) {
		if n.Data == "div" && slices.Equal(strings.Fields(attr(n, "class")), []string{"wrap", "paper"}) {
			return n
		}
	}
	return nil
}

func siteTitle(tree *html.Node) string {
	for n := range elements(tree) {
		if n.Data == "b" && attr(n.Parent.Parent, "class") == "name" {
			return textOf(n)
		}
	}
	return ""
}

func titleOf(sheet *html.Node) string {
	for n := range elements(sheet) {
		if n.Data == "h1" {
			return textOf(n)
		}
	}
	return ""
}

// wordsOf returns the words of a sheet as it is read out, without the ways to have it as a
// file and what is there to be heard alone. The numbers of its lists are words on paper,
// and Word's own counting in a form.
func wordsOf(sheet *html.Node, numbers bool) []string {
	var said []string
	var read func(n *html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			said = append(said, n.Data)
		case n.Data == "p" && attr(n, "class") == "ways", attr(n, "class") == "heard":
			return
		case numbers && n.Data == "li" && n.Parent.Data == "ol":
			said = append(said, strconv.Itoa(place(n))+".")
		case n.Data == "br":
			said = append(said, " ")
		}
		if block[n.Data] {
			said = append(said, " ")
		}
		for c := range n.ChildNodes() {
			read(c)
		}
		if block[n.Data] {
			said = append(said, " ")
		}
	}
	read(sheet)
	return words(strings.Join(said, ""))
}

// abbreviations returns what is heard for the abbreviations that a sheet explains.
func abbreviations(sheet *html.Node) []string {
	var full []string
	for n := range elements(sheet) {
		if n.Data == "abbr" {
			full = append(full, textOf(n)+textOf(n.NextSibling))
		}
	}
	return full
}

// block are the elements whose words do not run on into those beside them.
var block = map[string]bool{
	"p": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true, "td": true, "th": true, "div": true,
	"section": true, "dt": true, "dd": true, "b": false,
}

// place returns which entry of its list an entry is.
func place(li *html.Node) int {
	n, _ := strconv.Atoi(attr(li.Parent, "start"))
	n = max(n, 1)
	for before := li.PrevSibling; before != nil; before = before.PrevSibling {
		if before.Data == "li" {
			n++
		}
	}
	return n
}

// words cuts text into its words, with nothing but their letters and figures.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' })
}

// parts returns where two texts part, or -1.
func parts(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

func around(words []string, at int) string {
	return strings.Join(words[max(0, min(len(words), at-5)):min(len(words), at+8)], " ")
}

func TestTwinsAreToldApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"One two.", "One • two", -1}, {"one two", "one three", 1}, {"one two", "one", 1}, {"one", "one two", 1}, {"don’t", "dont", 0}} {
		if got := parts(words(c.a), words(c.b)); got != c.want {
			t.Errorf("%q and %q part at %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func fixedDay() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }
