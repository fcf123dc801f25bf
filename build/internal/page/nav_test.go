package page

import (
	"fmt"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

func TestCrumbs(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, c := range []struct {
		page Page
		want string
	}{
		{Page{Address: "index.html"}, ""},
		{Page{Address: "rethink.html"}, "Home"},
		{Page{Address: "guidance/index.html"}, "Home"},
		{Page{Address: "guidance/room.html"}, "Home > Guidance"},
		{Page{Address: "next/step.html", Parent: "strategies.html"}, "Home > What do I do next?"},
		{Page{Address: "questions/quiz/one.html", Parent: "questions/quiz/index.html", ParentTitle: "Quiz"}, "Home > Find the words > Quiz"},
		{Page{Address: "questions/quiz/index.html"}, "Home > Find the words"},
		{Page{Address: "print/cards.html", Parent: "print/index.html"}, "Home > Print"},
		{Page{Address: "nowhere/page.html"}, "Home"},
	} {
		var titles []string
		for _, crumb := range r.data(&c.page).Crumbs() {
			titles = append(titles, crumb.Title)
		}
		if got := strings.Join(titles, " > "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.page.Address, got, c.want)
		}
	}
}

func TestTheMenuMarksWhereOneIs(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, c := range []struct {
		page Page
		want string
	}{
		{Page{Address: "rethink.html"}, `<a href="rethink.html" aria-current="page">`},
		{Page{Address: "guidance/room.html"}, `<a href="index.html" aria-current="true">`},
		{Page{Address: "next/step.html", Parent: "strategies.html"}, `<a href="index.html" aria-current="true">`},
		{Page{Address: "questions/quiz/one.html", Parent: "questions/quiz/index.html"}, `<a href="../index.html" aria-current="true">`},
		{Page{Address: "glossary.html"}, ""},
	} {
		c.page.Layout = "404"
		html := string(mustRender(t, r, c.page))
		if got := strings.Count(html, "aria-current"); got != min(1, len(c.want)) {
			t.Errorf("%s: %d items are marked", c.page.Address, got)
		}
		if !strings.Contains(html, c.want) {
			t.Errorf("%s: lacks %s", c.page.Address, c.want)
		}
	}
}

func TestASectionCountsTheParts(t *testing.T) {
	site := sampleSite()
	r := newRenderer(t, site, true)
	for _, c := range []struct{ path, part, before, next string }{
		{"guidance/about.md", "1 of 6", "", "Your part in it"},
		{"guidance/room.md", "4 of 6", "What we hold to", "When you make a challenge"},
		{"guidance/hear.md", "6 of 6", "When you make a challenge", ""},
		{"guidance/index.md", "", "", ""},
		{"rethink.md", "", "", ""},
	} {
		p := site.Page(c.path)
		d := r.data(&Page{Address: p.Address(), From: p})
		place, before, next := "", "", ""
		if part := d.Part(); part != nil {
			place = fmt.Sprint(part.Number, " of ", part.Of)
		}
		if pager := d.Pager(); pager != nil {
			if pager.Before != nil {
				before = pager.Before.Title
			}
			if pager.Next != nil {
				next = pager.Next.Title
			}
		}
		if place != c.part || before != c.before || next != c.next {
			t.Errorf("%s: got %q, before %q, next %q", c.path, place, before, next)
		}
	}
}

// The ladder is made once a section; on each page its own row, and no other, says
// "you are here".
func TestTheLadderMarksThePage(t *testing.T) {
	site := sampleSite()
	r := newRenderer(t, site, true)
	for range 2 { // made, then spliced
		for _, path := range []string{"guidance/about.md", "guidance/room.md", "guidance/hear.md"} {
			p := site.Page(path)
			html, err := r.data(&Page{Address: p.Address(), From: p}).Side()
			if err != nil {
				t.Fatal(err)
			}
			here := fmt.Sprintf(`<span class="here" aria-current="page"><b>%s</b> (you are here)</span>`, p.Title)
			if strings.Count(string(html), here) != 1 || strings.Count(string(html), "you are here") != 1 {
				t.Errorf("%s: %s", path, html)
			}
			if got := strings.Count(string(html), "<li>"); got != 6 {
				t.Errorf("%s: the ladder has %d rows", path, got)
			}
		}
	}
}

func TestShortPagesHaveNoContents(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for n, want := range map[int]int{0: 0, 2: 0, 3: 3, 5: 5} {
		p := &model.Page{Path: "a.md"}
		for i := range n {
			p.Headings = append(p.Headings, heading(2, fmt.Sprint("h", i), "Heading"), heading(3, fmt.Sprint("s", i), "Sub"))
		}
		if got := len(r.data(&Page{From: p}).Contents()); got != want {
			t.Errorf("%d headings: %d in the contents, want %d", n, got, want)
		}
	}
}

// A front page lists what its author has not linked to.
func TestAFrontPageListsWhatIsLeft(t *testing.T) {
	site := sampleSite()
	front := site.Page("guidance/index.md")
	front.Links = []*model.Link{link("guidance/about.md", "About"), link("guidance/part.md", "Part")}
	r := newRenderer(t, site, true)
	var titles []string
	for _, p := range r.data(&Page{Address: front.Address(), From: front}).Pages() {
		titles = append(titles, p.Title)
	}
	want := "What we hold to, Making room to re-think, When you make a challenge, When you are challenged"
	if got := strings.Join(titles, ", "); got != want {
		t.Errorf("got %s", got)
	}
}
