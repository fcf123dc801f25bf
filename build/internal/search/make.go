package search

import "rethink/build/internal/out"

// A View is what the search page shows: where its index is, and the list of every
// page for readers without JavaScript.
type View struct{ Index, List string }

// Make makes the search page and its index. Pages are all that the site makes; list
// is the address of the site map; taken are the texts of pages that have let go of them.
func Make(env *out.Env, pages []out.Page, list string, taken *Texts) out.Made {
	var made out.Made
	index := newOf(env.Site, taken.entries(env.Site), findable(pages))
	page := out.Page{
		Address: out.SearchAddress, Layout: "search", Title: env.Say("search_title"), Description: env.Say("search_lead"),
		Styles: []string{"lists", "search"}, Scripts: []string{"search"}, NoIndex: true,
		View: View{Index: index.Address(), List: list},
	}
	if index.InShards() {
		page.Scripts = []string{index.Address(), "search"}
	}
	made.Page(page)
	for _, f := range index.Files() {
		made.File(f.Address, func() ([]byte, error) { return f.Make(), nil })
	}
	return made
}

// findable lists the made pages that a search may find, by their titles and leads.
func findable(pages []out.Page) []Entry {
	var entries []Entry
	for _, p := range pages {
		if p.From == nil && !p.NoIndex && !p.Bare {
			entries = append(entries, Entry{Address: p.Address, Title: p.Title, Words: p.Description, Lang: p.Lang, Aside: p.Aside})
		}
	}
	return entries
}
