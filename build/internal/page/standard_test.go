package page

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"os"
	"slices"
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
	if strings.Contains(tested, "listened to") {
		t.Error("a record without listening says that somebody listened")
	}
	for _, want := range []string{"61 pages", "23 November 2026", "Chromium 156", "axe-core 4.14.1", "Every page at 320 px", "Screen readers, with people who use them", "partially compliant"} {
		if !strings.Contains(tested, want) {
			t.Errorf("the statement lacks %s", want)
		}
	}
	record, err = ReadRecord([]byte(`{"date": "2026-11-23", "heard": {"date": "2026-11-24", "with": "Orca 43.1 and Firefox ESR 153.7", "moments": ["a search"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	heard := render(record)
	for _, want := range []string{"A screen reader was listened to (Orca 43.1 and Firefox ESR 153.7)", "24 November 2026", "<li>a search"} {
		if !strings.Contains(heard, want) {
			t.Errorf("the statement does not say %s of what was listened to", want)
		}
	}
	if strings.Contains(tested, "has not been tested yet") {
		t.Error("a tested site says that it is not")
	}
	for _, broken := range []string{"", "{}", `{"date": "soon"}`, `{"date": "2026-11-23", "heard": {"date": "soon"}}`} {
		if _, err := ReadRecord([]byte(broken)); err == nil {
			t.Errorf("%q is read as a record", broken)
		}
	}
}

// Old addresses at which no page can stand are lines for the host, from its root.
func TestTheHostLeadsOldAddressesOn(t *testing.T) {
	site := sampleSite()
	for _, c := range []struct{ base, want string }{
		{"", "/old/page.aspx /guidance/about.html 301\n/files/caf%C3%A9.pdf /guidance/about.html 301\n/old /guidance/about.html 301\n"},
		{"https://example.org/to%20gether/", "/to%20gether/old/page.aspx /to%20gether/guidance/about.html 301\n/to%20gether/files/caf%C3%A9.pdf /to%20gether/guidance/about.html 301\n/to%20gether/old /to%20gether/guidance/about.html 301\n"},
	} {
		site.Config.BaseURL = c.base
		about := site.Page("guidance/about.md")
		about.OldAddresses = []model.OldAddress{{Address: "old/page.aspx"}, {Address: "old/page.html"}, {Address: "files/café.pdf"}, {Address: "old"}}
		r := newRenderer(t, site, true)
		made := map[string]string{}
		for _, o := range r.Make().Outputs {
			made[o.Address] = ""
			if o.Address == RedirectsAddress {
				data, err := o.Make()
				if err != nil {
					t.Fatal(err)
				}
				made[o.Address] = string(data)
			}
		}
		if got := made[RedirectsAddress]; got != c.want {
			t.Errorf("base_url %q: got\n%swant\n%s", c.base, got, c.want)
		}
		if _, ok := made["old/page.html"]; !ok {
			t.Error("no page stands at an old address at which one can")
		}
		for _, no := range []string{"old/page.aspx", "files/café.pdf", "old"} {
			if _, ok := made[no]; ok {
				t.Errorf("a page is made at %s", no)
			}
		}
		if notes := strings.Join(r.Notes(), "\n"); !strings.Contains(notes, RedirectsAddress) {
			t.Errorf("nobody is told of the file: %s", notes)
		}
		about.OldAddresses = nil
		if lines := newRenderer(t, site, true).HostRedirects(); lines != nil {
			t.Errorf("a file is made that says nothing: %s", lines)
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
	view := r.SiteMap(all)[0].View.(*SiteMap)
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

// The site map of a large site has pages for each letter, none of them long, and
// every page is on one of them once.
func TestALongSiteMapIsSplitByLetter(t *testing.T) {
	site := sampleSite()
	for i := range 700 {
		title := fmt.Sprintf("Review %03d", i)
		if i%10 == 0 {
			title = fmt.Sprintf("Łan %03d", i)
		}
		site.Pages = append(site.Pages, written(fmt.Sprintf("guidance/p%d.md", i), model.KindPage, i, title, "", para("Words.")))
	}
	slices.SortFunc(site.Pages, func(a, b *model.Page) int { return strings.Compare(a.Path, b.Path) })
	r := newRenderer(t, site, true)
	all := append(r.Written(), r.Standard()...)
	pages := r.SiteMap(all)
	first := pages[0].View.(*SiteMap)
	var addresses []string
	listed := map[string]int{}
	for _, p := range pages[1:] {
		addresses = append(addresses, p.Address)
		view := p.View.(*SiteMap)
		if len(view.Letters) != 1 || len(view.Letters[0].Pages) > longMap || len(view.Tree) > 0 || len(view.Jump) != len(first.Letters) {
			t.Errorf("%s has %d letters, %d pages", p.Address, len(view.Letters), len(view.Letters[0].Pages))
		}
		for _, e := range view.Letters[0].Pages {
			listed[e.To]++
		}
		html := string(mustRender(t, r, p))
		if want := `<a href="../a-z.html#` + url.PathEscape(view.Letters[0].ID) + `">`; !strings.Contains(strings.ToUpper(html), strings.ToUpper(want)) {
			t.Errorf("%s lacks %s", p.Address, want)
		}
	}
	for _, want := range []string{"a-z/r.html", "a-z/r-2.html", "a-z/r-3.html", "a-z/u0142.html"} {
		if !slices.Contains(addresses, want) {
			t.Errorf("there is no %s among %q", want, addresses)
		}
	}
	for i := range 700 {
		if to := fmt.Sprintf("guidance/p%d.html", i); listed[to] != 1 {
			t.Errorf("%s is listed %d times", to, listed[to])
		}
	}
	html := string(mustRender(t, r, pages[0]))
	for _, want := range []string{`<a href="a-z/r-2.html">All pages: R, part 2</a>`, "300 pages", `<h2 id="letter-ł">`} {
		if !strings.Contains(html, want) {
			t.Errorf("the first page lacks %s", want)
		}
	}
	if got := outline(first.Tree, 0); got != "Find the words\nGuidance\n" {
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
