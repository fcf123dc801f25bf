package build

import (
	"slices"

	"rethink/build/internal/cards"
	"rethink/build/internal/flow"
	"rethink/build/internal/handouts"
	"rethink/build/internal/out"
	"rethink/build/internal/prints"
	"rethink/build/internal/quiz"
	"rethink/build/internal/search"
	"rethink/build/internal/training"
)

// plan makes everything of the site but bytes: every output, every thing to print,
// and every problem that shows only when something is made. It is the one list of
// who makes what.
//
// What knows only the site comes first. Handouts and training ask what the deck
// holds, and link to what the others made or left out. Then comes what tells of all
// the others: the list of what to print and the site map. All of these know the text
// of an ordinary page only where they take it from there (see [model.Site.Faces]).
func (b *builder) plan() planned {
	made := b.pages.Make()
	ofCards, deck := cards.Make(b.env)
	made.Add(ofCards)
	made.Add(flow.Make(b.env))
	made.Add(quiz.Make(b.env))
	b.env.Lead(made.Left)
	made.Add(handouts.Make(b.env, deck))
	made.Add(training.Make(b.env, made.Prints))
	made.Problems = append(made.Problems, b.env.CheckChosen()...)

	made.Add(prints.Make(b.env, made.Prints))
	pages := made.Pages()
	siteMap := b.pages.SiteMap(pages)
	made.Page(siteMap)
	made.Add(b.pages.Machines(pages))
	b.pages.Lead(made.Left)
	return planned{made, pages, siteMap.View}
}

// planned is all that is made of a site but what holds the text of every page.
type planned struct {
	out.Made
	pages   []out.Page // that a search may find
	letters any        // the site map's list of them
}

// whole adds the search, which reads every page, and what holds every other file.
func (p planned) whole(b *builder) out.Made {
	made := p.Made
	made.Outputs = slices.Clone(made.Outputs)
	made.Problems = slices.Clone(made.Problems)
	made.Add(search.Make(b.env.Of(b.site), p.pages, p.letters))
	made.Add(b.takeAway())
	made.Problems = append(made.Problems, out.CheckAddresses(made.Outputs)...)
	return made
}
