package build

import (
	"slices"

	"rethink/build/internal/cards"
	"rethink/build/internal/flow"
	"rethink/build/internal/handouts"
	"rethink/build/internal/out"
	"rethink/build/internal/pack"
	"rethink/build/internal/page"
	"rethink/build/internal/prints"
	"rethink/build/internal/quiz"
	"rethink/build/internal/release"
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
// of an ordinary page only where they take it from there (see [model.Site.Faces]); a
// release alone compares all words, so a site that has one is planned anew each time.
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

	changes, marks := release.Make(b.env.Of(b.site), b.history, b.since, b.coder, made.Prints)
	made.Add(changes)
	b.pages.Mark(marks)

	made.Add(prints.Make(b.env, made.Prints))
	pages := made.Pages()
	for _, p := range b.pages.SiteMap(pages) {
		made.Page(p)
	}
	made.Add(b.pages.Machines(made.Pages()))
	b.pages.Lead(made.Left)
	return planned{made, pages}
}

// planned is all that is made of a site but what holds the text of every page.
type planned struct {
	out.Made
	pages []out.Page // that a search may find
}

// whole adds the search, which reads every page, what holds every other file, and then
// what keeps the addresses that nobody makes any more.
func (p planned) whole(b *builder) out.Made {
	made := p.Made
	made.Outputs = slices.Clone(made.Outputs)
	made.Problems = slices.Clone(made.Problems)
	env := b.env.Of(b.site)
	made.Add(search.Make(env, p.pages, page.SiteMapAddress, b.texts))
	made.Add(pack.Make(b.env))
	made.Add(release.Keep(env, b.history, made))
	made.Problems = append(made.Problems, out.CheckAddresses(made.Outputs)...)
	return made
}
