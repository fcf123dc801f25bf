package quiz

import (
	"rethink/build/internal/model"
)

// A Finder is the page of a set of prompts: its open questions and all swaps of
// the site, to be found by moment and by words.
type Finder struct {
	Prompts *model.Prompts
	Moments []Moment // the groups of the page, and the swaps
	Swaps   []SwapGroup
	Quizzes []*Quiz
	Total   int // questions and swaps, those that stand in two groups once
}

// SwapsMoment is the id of the moment that shows the swaps.
const SwapsMoment = "swaps"

// A Moment is one choice of the finder.
type Moment struct {
	ID    string // the anchor of its questions; SwapsMoment for the swaps
	Title string // empty for the swaps
	Found []Found
}

// Found is one prompt of a moment. Again: the same question stands in
// an earlier moment, so that it counts once where all are shown.
type Found struct {
	*model.Prompt
	Again bool
}

// A SwapGroup is a category of swaps in the finder.
type SwapGroup struct {
	*model.Category
	Page *model.Page
}

// NewFinder makes the finder of a page of prompts. The quizzes are those of the
// site, which the finder leads to.
func NewFinder(site *model.Site, p *model.Prompts, quizzes []*Quiz) *Finder {
	f := &Finder{Prompts: p, Quizzes: quizzes}
	seen := map[string]bool{}
	for _, g := range p.Groups {
		m := Moment{ID: g.ID, Title: g.Title}
		for _, q := range g.Prompts {
			key := oneLine(q.Text.Plain())
			m.Found = append(m.Found, Found{q, seen[key]})
			if !seen[key] {
				f.Total++
			}
			seen[key] = true
		}
		f.Moments = append(f.Moments, m)
	}
	for _, s := range site.Swaps {
		for _, c := range usable(s) {
			f.Swaps = append(f.Swaps, SwapGroup{c, s.Page})
			f.Total += len(c.Swaps)
		}
	}
	if len(f.Swaps) > 0 {
		f.Moments = append(f.Moments, Moment{ID: SwapsMoment})
	}
	return f
}
