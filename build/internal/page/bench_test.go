package page

import (
	"fmt"
	"os"
	"testing"

	"rethink/build/internal/model"
)

// sectionOf is a site with one folder of n ordinary pages, as a large site has.
func sectionOf(n int) *model.Site {
	site := sampleSite()
	ask := &model.Embed{To: model.Ref{Page: "questions/open.md", Anchor: "start"}, Text: text("Questions")}
	for i := range n {
		p := written(fmt.Sprintf("section/page-%05d.md", i), model.KindPage, i+1, fmt.Sprintf("Planning a careful handover (%d)", i), "How the duty worker can set a review date.", longPage(ask)...)
		site.Pages = append(site.Pages, p)
	}
	return site
}

func BenchmarkNew(b *testing.B) {
	site := sampleSite()
	for b.Loop() {
		newRenderer(b, site, true)
	}
}

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{10, 50} {
		b.Run(fmt.Sprintf("section of %d", n), func(b *testing.B) {
			r := newRenderer(b, sectionOf(n), true)
			pages := r.Written()
			p := pages[len(pages)-1]
			mustRender(b, r, p)
			b.ReportAllocs()
			for b.Loop() {
				mustRender(b, r, p)
			}
		})
	}
}

func BenchmarkPrinter(b *testing.B) {
	r := newRenderer(b, sectionOf(1), true)
	body := r.site.Pages[len(r.site.Pages)-1].Body
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.data(&Page{Address: "section/page-00000.html"}).Blocks(body); err != nil {
			b.Fatal(err)
		}
	}
}

// What minifying each page would cost, which minifying each layout once saves.
func BenchmarkMinifyWholePage(b *testing.B) {
	r := newRenderer(b, sectionOf(50), false)
	pages := r.Written()
	html := mustRender(b, r, pages[len(pages)-1])
	m := newLayoutMinifier()
	b.SetBytes(int64(len(html)))
	for b.Loop() {
		if _, err := m.minify("page", html); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAssets(b *testing.B) {
	static := os.DirFS("../../../static")
	for b.Loop() {
		if _, err := readAssets(static, true); err != nil {
			b.Fatal(err)
		}
	}
}
