package build

import (
	"slices"

	"rethink/build/internal/page"
)

// presentable names the layouts whose pages can be shown on a projector, a part at
// a time. Links between them keep presenting.
var presentable = []string{
	"page", "section", "guide", "swaps",
	"flow-start", "flow-step", "flow-chart",
	"quiz-index", "quiz-question", "quiz-summary",
	"session", "scenario",
}

// withPresenting returns the scripts of a page, with the way in to present mode
// where the page can be presented. That script comes last: it looks at the page
// as the others leave it. A lean page has no way in: its own script loads that one
// when somebody who presents comes from another page.
func withPresenting(p page.Page) []string {
	if p.Bare || p.Lean || !slices.Contains(presentable, p.Layout) {
		return p.Scripts
	}
	return append(slices.Clone(p.Scripts), "present")
}
