package build_test

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// No handout spends a sheet on a few lines, also where the site's address takes a line
// of each foot: the site of these tests has one.
func TestHandoutsFillTheirSheets(t *testing.T) {
	site := mustBuild(t)
	for address, most := range map[string]int{
		"print/summary.pdf": 2, "print/questions.pdf": 1, "print/record.pdf": 2,
		"training/team-meeting-handout.pdf": 1, "training/attendance.pdf": 1, "training/cpd.pdf": 1, "training/feedback.pdf": 1,
	} {
		if n := sheet.CountPages(site.Files[address]); n == 0 || n > most {
			t.Errorf("%s has %d pages, want %d at most", address, n, most)
		}
	}
	for _, name := range []string{"briefing", "team-meeting", "workshop"} {
		pages := sheettest.Pages(t, site.Files["training/"+name+"-handout.pdf"])
		low := 0.0
		for _, l := range pages[len(pages)-1].Lines {
			if w := l.Words[0]; strings.HasPrefix(l.Text(), "One thing I will do") {
				low = w.Bottom
			}
		}
		if low < 220 {
			t.Errorf("the last sheet of the %s handout ends %.0f mm down, and the rest is empty", name, low)
		}
	}
}

// Who takes a handout home finds the site again.
func TestHandoutsNameTheSite(t *testing.T) {
	read := sheettest.Read(t, mustBuild(t).Files["training/workshop-handout.pdf"])
	if want := "The site is at example.org/a/b"; !strings.Contains(read, want) {
		t.Errorf("the handout does not say %q: %s", want, read[:min(400, len(read))])
	}
}

// A screen reader hears what each sheet is called, and what each table on it holds.
func TestEachSheetAndItsTablesHaveNames(t *testing.T) {
	site := mustBuild(t)
	tables := 0
	for address, file := range site.Files {
		if !strings.HasSuffix(address, ".pdf") {
			continue
		}
		s := sheettest.Structure(t, file)
		if !strings.Contains(s, "H1 (block)") {
			t.Errorf("%s has no heading", address)
		}
		found, named := strings.Count(s, "Table (block)"), strings.Count(s, "/Summary ")
		if found != named {
			t.Errorf("%s has %d tables, and %d of them say what they hold", address, found, named)
		}
		tables += found
	}
	if tables == 0 {
		t.Error("no sheet has a table")
	}
}

// What leads on from the page of a paper leads on from its PDF, also to what an
// abbreviation means.
func TestPapersLeadWhereTheirPagesDo(t *testing.T) {
	site := mustBuild(t)
	links := 0
	for address, file := range site.Files {
		page, ok := site.Files[strings.TrimSuffix(address, ".pdf")+".html"]
		if !ok || !strings.HasSuffix(address, ".pdf") || !bytes.Contains(page, []byte(`data-kind="paper"`)) && !bytes.Contains(page, []byte(`data-kind=paper`)) {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		base, err := url.Parse("https://example.org/a/b/" + address)
		if err != nil {
			t.Fatal(err)
		}
		leads := sheettest.Links(t, file)
		for n := range elements(tree) {
			if n.Data != "a" || !within(n, "paper") || within(n, "ways") {
				continue
			}
			to, err := base.Parse(attr(n, "href"))
			if err != nil {
				t.Fatal(err)
			}
			links++
			if !slices.Contains(leads, to.String()) {
				t.Errorf("%s does not lead to %s, as its page does", address, to)
			}
		}
	}
	if links == 0 {
		t.Error("no page of a paper leads anywhere")
	}
}

// within reports whether an element is inside another with a class.
func within(n *html.Node, class string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && hasClass(p, class) {
			return true
		}
	}
	return false
}
