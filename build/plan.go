package build

import (
	"rethink/build/internal/cards"
	"rethink/build/internal/flow"
	"rethink/build/internal/handouts"
	"rethink/build/internal/out"
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
// the others: the list of what to print, the site map and the search. What holds
// every other file comes last, and then what keeps the addresses that nobody makes any
// more.
func (b *builder) plan() out.Made {
	made := b.pages.Make()
	ofCards, deck := cards.Make(b.env)
	made.Add(ofCards)
	made.Add(flow.Make(b.env))
	made.Add(quiz.Make(b.env))
	b.env.Lead(made.Left)
	made.Add(handouts.Make(b.env, deck))
	made.Add(training.Make(b.env, made.Prints))
	made.Problems = append(made.Problems, b.env.CheckChosen()...)

	changes, marks := release.Make(b.env, b.history, b.since)
	made.Add(changes)
	b.pages.Mark(marks)

	made.Add(prints.Make(b.env, made.Prints))
	pages := made.Pages()
	for _, p := range b.pages.SiteMap(pages) {
		made.Page(p)
	}
	made.Add(search.Make(b.env, pages, page.SiteMapAddress))
	made.Add(b.pages.Machines(made.Pages()))

	made.Add(b.takeAway())
	made.Add(release.Keep(b.env, b.history, made))
	return made
}
