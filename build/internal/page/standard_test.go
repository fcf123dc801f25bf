package page

import (
	"bytes"
	"html"
	"os"
	"strings"
	"sync"
	"testing"

	"rethink/build/internal/model"
)

func find(t *testing.T, pages []Page, address string) Page {
	t.Helper()
	for _, p := range pages {
		if p.Address == address {
			return p
		}
	}
	t.Fatalf("there is no page %s", address)
	return Page{}
}

// The United Kingdom's model statement asks for these headings, in this order.
func TestTheStatementHasItsHeadings(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	html := html.UnescapeString(string(mustRender(t, r, find(t, r.Standard(), AccessibilityAddress))))
	at := 0
	for _, heading := range []string{"How accessible this site is", "Feedback and contact information", "Reporting accessibility problems with this site",
		"Enforcement procedure", "Technical information about this site's accessibility", "Compliance status", "Non-accessible content", "Preparation of this accessibility statement"} {
		i := strings.Index(html[at:], heading+"<")
		if i < 0 {
			t.Errorf("heading %q is missing, or out of order", heading)
			continue
		}
		at += i
	}
	for _, fact := range []string{"mailto:access@example.org", "tel:01632960002", "within 5 working days", "(EHRC)", "3 November 2026", "PDF/UA", "https://example.org/complain"} {
		if !strings.Contains(html, fact) {
			t.Errorf("the statement lacks %s", fact)
		}
	}
}

// The page names who hears complaints only where the site knows.
func TestThePrivacyPageSaysWhereToComplain(t *testing.T) {
	site := sampleSite()
	told := func() bool {
		r := newRenderer(t, site, true)
		return strings.Contains(string(mustRender(t, r, find(t, r.Standard(), PrivacyAddress))), "Your rights<")
	}
	if told() {
		t.Error("rights are told, and nobody is named who hears complaints")
	}
	site.Config.Privacy.Complaints = &model.Way{Text: "The regulator", URL: "https://example.org/regulator"}
	if !told() {
		t.Error("the rights are missing")
	}
}

func TestTheStatementClaimsOnlyWhatWasTested(t *testing.T) {
	render := func(record *TestRecord) string {
		r, err := New(Options{Layouts: os.DirFS("../../../layouts"), Static: os.DirFS("../../../static"), Site: sampleSite(), Words: wordsOf(t, nil), Minify: true, Record: record})
		if err != nil {
			t.Fatal(err)
		}
		return string(mustRender(t, r, find(t, r.Standard(), AccessibilityAddress)))
	}
	untested := render(nil)
	if !strings.Contains(untested, "has not been tested yet") || strings.Contains(untested, "compliant with") {
		t.Error("a site without a record claims something")
	}
	record, err := ReadRecord([]byte(`{"date": "2026-11-23", "pages": 61, "engines": ["Chromium 156"], "tools": ["axe-core 4.14.1"], "checks": ["Every page at 320 px"], "notDone": ["Screen readers, with people who use them"]}`))
	if err != nil {
		t.Fatal(err)
	}
	tested := render(record)
	for _, want := range []string{"61 pages", "23 November 2026", "Chromium 156", "axe-core 4.14.1", "Every page at 320 px", "Screen readers, with people who use them", "partially compliant"} {
		if !strings.Contains(tested, want) {
			t.Errorf("the statement lacks %s", want)
		}
	}
	if strings.Contains(tested, "has not been tested yet") {
		t.Error("a tested site says that it is not")
	}
	for _, broken := range []string{"", "{}", `{"date": "soon"}`} {
		if _, err := ReadRecord([]byte(broken)); err == nil {
			t.Errorf("%q is read as a record", broken)
		}
	}
}

// Nobody knows how deep the address is that a server does not find.
func TestNotFoundWorksAtAnyDepth(t *testing.T) {
	site := sampleSite()
	for base, want := range map[string]string{
		"https://example.org/together/": `href="https://example.org/together/guidance/index.html"`,
		"":                              `href="guidance/index.html"`,
	} {
		site.Config.BaseURL = base
		r := newRenderer(t, site, true)
		p := find(t, r.Standard(), NotFoundAddress)
		if html := string(mustRender(t, r, p)); !strings.Contains(html, want) || !strings.Contains(html, `content="noindex"`) {
			t.Errorf("base_url %q: page lacks %s or noindex", base, want)
		}
	}
}

func TestAnOldAddressLeadsToTheNewOne(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	html := string(mustRender(t, r, find(t, r.Standard(), "old/about.html")))
	for _, want := range []string{
		`<meta http-equiv="refresh" content="0; url=../guidance/about.html">`,
		`<link rel="canonical" href="https://example.org/together/guidance/about.html">`,
		`<meta name="robots" content="noindex">`,
		`<a href="../guidance/about.html">What this is for</a>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("page lacks %s:\n%s", want, html)
		}
	}
}

func TestAnAuthorsPageWins(t *testing.T) {
	site := sampleSite()
	site.Pages = append(site.Pages, written("privacy.md", model.KindPage, 1, "Our privacy", "", para("Own words.")))
	r := newRenderer(t, site, true)
	for _, p := range r.Standard() {
		if p.Address == PrivacyAddress {
			t.Error("the site's own privacy page would be made twice")
		}
	}
}

func TestTheSiteMapListsEachPageOnce(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	all := append(r.Written(), r.Standard()...)
	all = append(all,
		Page{Address: "next/a.html", Title: "Ärger", Parent: "strategies.html"},
		Page{Address: "next/index.html", Title: "What do I do next?", Parent: "strategies.html"},
		Page{Address: "next/b.html", Title: "“999” first", Parent: "rethink.html"},
		Page{Address: "print/cards.html", Title: "Cards", Bare: true})
	view := r.SiteMap(all).View.(*SiteMap)
	var letters strings.Builder
	seen := map[string]int{}
	for _, l := range view.Letters {
		letters.WriteString(l.Letter)
		for _, p := range l.Pages {
			seen[p.To]++
		}
	}
	if got := letters.String(); got != "#AFGMPQRWYÄ" {
		t.Errorf("letters are %s", got)
	}
	for _, hidden := range []string{"next/index.html", NotFoundAddress, "old/about.html", "print/cards.html"} {
		if seen[hidden] > 0 {
			t.Errorf("the site map lists %s", hidden)
		}
	}
	for to, n := range seen {
		if n != 1 {
			t.Errorf("%s is listed %d times", to, n)
		}
	}
	if seen["guidance/room.html"] == 0 || seen[SiteMapAddress] == 0 {
		t.Error("the site map lacks a page")
	}
	if got := outline(view.Tree, 0); !strings.Contains(got, "Run a re-think in five steps\n  “999” first\n") || !strings.Contains(got, "Guidance\n  What this is for\n  Your part in it\n") || !strings.HasPrefix(got, "What worries you now?\n") {
		t.Errorf("the tree is\n%s", got)
	}
}

func outline(branches []*Branch, depth int) string {
	var b strings.Builder
	for _, branch := range branches {
		b.WriteString(strings.Repeat("  ", depth) + branch.Title + "\n" + outline(branch.Below, depth+1))
	}
	return b.String()
}

func TestWhereThisComesFromNamesThePages(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	html := string(mustRender(t, r, find(t, r.Written(), "source.html")))
	group := `<h3><a href="guidance/about.html">What this is for</a>, <a href="guidance/principles.html">What we hold to</a></h3><dl><dt>4.2</dt><dd><p>Family must be engaged.</p></dd></dl>`
	if !strings.Contains(html, group) {
		t.Errorf("page lacks %s:\n%s", group, html)
	}
}

// A manifest cannot be read from a disk, and the browser would say so.
func TestOnlyAPublishedHomePageNamesTheManifest(t *testing.T) {
	site := sampleSite()
	for base, want := range map[string]int{"https://example.org/together/": 1, "": 0} {
		site.Config.BaseURL = base
		r := newRenderer(t, site, true)
		n := 0
		for _, p := range allPages(r) {
			n += strings.Count(string(mustRender(t, r, p)), `rel="manifest"`)
		}
		if n != want {
			t.Errorf("base_url %q: %d pages name the manifest, want %d", base, n, want)
		}
	}
}

// Pages are made in parallel: the same page is the same bytes, whoever comes
// first to what pages share.
func TestRenderInParallelIsTheSame(t *testing.T) {
	site := sampleSite()
	one := newRenderer(t, site, true)
	want := map[string][]byte{}
	for _, p := range allPages(one) {
		want[p.Address] = mustRender(t, one, p)
	}
	many := newRenderer(t, site, true)
	var group sync.WaitGroup
	for range 4 {
		for _, p := range allPages(many) {
			group.Go(func() {
				got, err := many.Render(&p)
				if err != nil || !bytes.Equal(got, want[p.Address]) {
					t.Errorf("%s differs, or %v", p.Address, err)
				}
			})
		}
	}
	group.Wait()
}
