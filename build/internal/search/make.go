package search

import "rethink/build/internal/out"

// A View is what the search page shows: where its index is, and every page of the
// site for readers without JavaScript.
type View struct {
	Index   string
	Letters any
}

// Make makes the search page and its index. Pages are all that the site makes;
// letters is the site map's list of them.
func Make(env *out.Env, pages []out.Page, letters any) out.Made {
	var made out.Made
	index := New(env.Site, findable(pages))
	made.Page(out.Page{
		Address: out.SearchAddress, Layout: "search", Title: env.Say("search_title"), Description: env.Say("search_lead"),
		Styles: []string{"lists", "search"}, Scripts: []string{"search"},
		View: View{Index: index.Address(), Letters: letters},
	})
	made.File(index.Address(), func() ([]byte, error) { return index.Data().Script, nil })
	return made
}

// findable lists the made pages that a search may find, by their titles and leads.
func findable(pages []out.Page) []Entry {
	var entries []Entry
	for _, p := range pages {
		if p.From == nil && !p.NoIndex && !p.Bare {
			entries = append(entries, Entry{Address: p.Address, Title: p.Title, Words: p.Description, Aside: p.Aside})
		}
	}
	return entries
}
