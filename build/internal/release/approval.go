package release

import (
	"cmp"
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// An Approval is the view of the page that says who approved what, and what was checked.
type Approval struct {
	Changes  string     // address of the page of what changed; empty for none
	Releases []*Release // the newest first
	Changed  bool       // the content is no longer that of the newest
	Reviews  []Review   // the first that is due comes first
}

// A Review is when a page is to be looked through next.
type Review struct {
	Title, Address string
	Owner          string // may be empty
	Last, Due      model.Date
}

func approval(env *out.Env, history History, changes bool) Approval {
	a := Approval{Releases: slices.Clone(history), Changed: env.Site.Config.Changed}
	slices.Reverse(a.Releases)
	if changes {
		a.Changes = Address
	}
	for _, p := range env.Site.Pages {
		if p.ReviewIn > 0 && !p.LastReviewed.IsZero() {
			a.Reviews = append(a.Reviews, Review{
				Title: p.Title, Address: p.Address(), Owner: cmp.Or(p.Owner, env.Site.Config.Partnership.Owner),
				Last: p.LastReviewed, Due: p.LastReviewed.Add(p.ReviewIn),
			})
		}
	}
	slices.SortStableFunc(a.Reviews, func(a, b Review) int { return strings.Compare(a.Due.String(), b.Due.String()) })
	return a
}
