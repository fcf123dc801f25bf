package quiz

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// An openQuestion is a question to try, with where its author lists it.
type openQuestion struct {
	model.Alternative
	category *model.Category // nil for a prompt
	swap     *model.Swap     // the row that it is an alternative in; nil for a prompt
	moment   string          // the heading above a prompt
}

// others are the questions to try that a row may offer beside its own: the
// alternatives of the page's other rows, and the site's prompts.
type others struct {
	all   []*openQuestion
	about map[string][]int          // the places in all of those that have a word
	kind  map[*model.Category][]int // places of two alternatives of different rows, where no word is shared
	marks map[*model.Category]map[string]bool
}

// mostAbout is how many questions may share a word that still says what they are
// about. One that more of them share says little, and to look at each would cost the
// square of their number.
const mostAbout = 24

// promptsOf returns the site's prompts that can be offered, each question once, at
// the first moment that it is listed under. One that a table of the site avoids is
// left out, and so is what asks for a reason.
func promptsOf(site *model.Site) []*openQuestion {
	seen := map[string]bool{}
	for _, s := range site.Swaps {
		for _, c := range s.Categories {
			for _, w := range c.Swaps {
				seen[same(w.Avoid)] = true
			}
		}
	}
	var found []*openQuestion
	for _, p := range site.Prompts {
		for _, g := range p.Groups {
			for _, q := range g.Prompts {
				a := model.Alternative{At: q.At, ID: q.ID, Text: q.Text}
				if key := same(q.Text); !seen[key] && a.Asks() && !a.AsksWhy() {
					seen[key] = true
					found = append(found, &openQuestion{Alternative: a, moment: g.Title})
				}
			}
		}
	}
	return found
}

// newOthers finds the questions to try of a page and adds the site's prompts.
func newOthers(s *model.Swaps, prompts []*openQuestion) *others {
	o := &others{about: map[string][]int{}, kind: map[*model.Category][]int{}, marks: map[*model.Category]map[string]bool{}}
	seen := map[string]bool{}
	for _, c := range usable(s) {
		o.marks[c] = marksOf(c)
		for _, w := range c.Swaps {
			for _, a := range w.Try {
				key := same(a.Text)
				if a.AsksWhy() || len(a.Text) == 0 || seen[key] {
					continue
				}
				seen[key] = true
				at := len(o.all)
				o.all = append(o.all, &openQuestion{Alternative: a, category: c, swap: w})
				if held := o.kind[c]; len(held) == 0 || len(held) == 1 && o.all[held[0]].swap != w {
					o.kind[c] = append(held, at)
				}
			}
		}
	}
	for _, p := range prompts {
		if key := same(p.Text); !seen[key] {
			seen[key] = true
			o.all = append(o.all, p)
		}
	}
	for i, q := range o.all {
		if q.Asks() {
			for word := range subject(q.Text) {
				o.about[word] = append(o.about[word], i)
			}
		}
	}
	return o
}

// marksOf returns the words that most questions of a table share, such as "why": they
// say of what kind the questions are, and not what they are about.
func marksOf(c *model.Category) map[string]bool {
	counted := map[string]int{}
	for _, w := range c.Swaps {
		for word := range subject(w.Avoid) {
			counted[word]++
		}
	}
	marks := map[string]bool{}
	for word, n := range counted {
		if 2*n > len(c.Swaps) {
			marks[word] = true
		}
	}
	return marks
}

// subject returns the words of a question, each once. "Haven't" is taken for "have".
func subject(text model.Inlines) map[string]bool {
	plain := strings.NewReplacer("n't", "", "n’t", "", "N'T", "", "N’T", "").Replace(text.Plain())
	found := map[string]bool{}
	for _, word := range wordsOf(plain) {
		found[word] = true
	}
	return found
}

// nearest returns the question to try that shares most with the row w and is not its
// own: rare words count more than common ones, those of the question to avoid more
// than those of its alternatives. Of equals, the words of both decide, so that rows
// that move change nothing. Where nothing is shared, it is one of the same table.
func (o *others) nearest(c *model.Category, w *model.Swap) (*openQuestion, bool) {
	mine := map[string]bool{same(w.Avoid): true}
	weights := map[string]int{}
	for _, a := range w.Try {
		mine[same(a.Text)] = true
		for word := range subject(a.Text) {
			weights[word] = 1
		}
	}
	for word := range subject(w.Avoid) {
		weights[word] = 4
	}
	found := map[int]int{}
	for word, weight := range weights {
		shared := o.about[word]
		if len(shared) > mostAbout || o.marks[c][word] {
			continue
		}
		for _, i := range shared {
			found[i] += weight * 1000 / len(shared)
		}
	}
	best, most, lot := -1, 0, uint32(0)
	for i, weight := range found {
		if mine[same(o.all[i].Text)] {
			continue
		}
		drawn := mark(w.ID + "\n" + o.all[i].Text.Plain())
		if weight > most || weight == most && (drawn < lot || drawn == lot && i < best) {
			best, most, lot = i, weight, drawn
		}
	}
	if best < 0 {
		best = slices.IndexFunc(o.kind[c], func(i int) bool { return !mine[same(o.all[i].Text)] })
		if best < 0 {
			return nil, false
		}
		best = o.kind[c][best]
	}
	return o.all[best], true
}
