package page

import (
	"fmt"
	"testing"

	"rethink/build/internal/model"
)

// A page says which part of its section it is where there are several, and leads to
// the parts beside it and to no others.
func TestAPageSaysWhichPartOfItsSectionItIs(t *testing.T) {
	for n := 1; n <= 4; n++ {
		site := &model.Site{}
		site.Pages = append(site.Pages,
			&model.Page{Path: "index.md", Kind: model.KindHome, Title: "Home"},
			&model.Page{Path: "a/index.md", Kind: model.KindPage, Title: "Section"},
		)
		for i := 1; i <= n; i++ {
			site.Pages = append(site.Pages, &model.Page{Path: fmt.Sprintf("a/p%d.md", i), Kind: model.KindPage, Title: fmt.Sprintf("P%d", i), Order: i})
		}
		r := newRenderer(t, site, true)
		for i, p := range site.Pages[2:] {
			d := r.data(&Page{Address: p.Address(), Layout: "page", From: p})
			got := d.Part()
			if n == 1 {
				if got != nil || d.Pager() != nil {
					t.Errorf("a page that is alone in its section is part %+v", got)
				}
				continue
			}
			if got == nil || *got != (part{i + 1, n}) {
				t.Errorf("page %d of %d is part %+v", i+1, n, got)
			}
			pager := d.Pager()
			if before := i > 0; (pager.Before != nil) != before || before && pager.Before.Title != fmt.Sprintf("P%d", i) {
				t.Errorf("before page %d of %d is %+v", i+1, n, pager.Before)
			}
			if next := i+1 < n; (pager.Next != nil) != next || next && pager.Next.Title != fmt.Sprintf("P%d", i+2) {
				t.Errorf("after page %d of %d is %+v", i+1, n, pager.Next)
			}
		}
	}
}
