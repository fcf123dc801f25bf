package release

import (
	"cmp"
	"slices"
	"strings"
)

// What says what happened to a part.
type What string

// What can happen to a part. One that was moved and changed is Changed.
const (
	New     What = "new"
	Changed What = "changed"
	Moved   What = "moved"
	Gone    What = "gone"
)

// A Change is a part that is not as it was. Before is nil for a new one, After for one
// that is gone.
type Change struct {
	What          What
	Before, After *Part
	Moved         bool // it stands elsewhere, and not only because its page has another name
}

// Part is the part as it is, or for one that is gone as it was.
func (c Change) Part() *Part { return cmp.Or(c.After, c.Before) }

// Compare tells what is not as it was. A part is found again by its id; else by its
// words, wherever they stand now; else by its place between its neighbours. The
// changes come in the order of what is there now; what is gone stands behind the part
// that it stood behind.
func Compare(before, after Snapshot) []Change {
	m := &matcher{old: before.Parts, new: after.Parts}
	m.match()
	return m.changes()
}

// matcher finds for each part what it was.
type matcher struct {
	old, new []Part
	toNew    []int // of each old part; -1 for none
	toOld    []int
	pages    map[string]string // where the parts of a page that has another name now are
}

func (m *matcher) match() {
	m.toNew, m.toOld = none(len(m.old)), none(len(m.new))
	m.pages = map[string]string{}
	m.byKey(func(p *Part) string { return join(string(p.Kind), p.Page, p.ID) }, nil)
	m.byKey(func(p *Part) string {
		if len(p.Words) == 0 && p.Kind != OfPrompt {
			return "" // a title alone may stand in many places
		}
		return join(string(p.Kind), fold(p.Title), fold(strings.Join(p.Words, "\n")))
	}, nil)
	m.renamed()
	m.byKey(func(p *Part) string { return join(string(p.Kind), p.Page, p.ID) }, m.pages)
	m.byPlace()
}

func none(n int) []int { return slices.Repeat([]int{-1}, n) }

func join(texts ...string) string { return strings.Join(texts, "\x00") }

func (m *matcher) pair(i, j int) { m.toNew[i], m.toOld[j] = j, i }

// byKey pairs parts that have one key, each once, in the order in which they stand.
// Pages says under which name a page's parts are looked for.
func (m *matcher) byKey(key func(*Part) string, pages map[string]string) {
	free := map[string][]int{}
	for j := range m.new {
		if k := key(&m.new[j]); m.toOld[j] < 0 && k != "" {
			free[k] = append(free[k], j)
		}
	}
	for i := range m.old {
		if m.toNew[i] >= 0 {
			continue
		}
		p := m.old[i]
		if to := pages[p.Page]; to != "" {
			if p.ID == p.Page {
				p.ID = to
			}
			p.Page = to
		}
		if k := key(&p); k != "" && len(free[k]) > 0 {
			m.pair(i, free[k][0])
			free[k] = free[k][1:]
		}
	}
}

// renamed finds the pages that are gone and whose parts stand, most of them, on one
// page that was not there: the page has another name.
func (m *matcher) renamed() {
	was, is := pagesOf(m.old), pagesOf(m.new)
	votes := map[[2]string]int{}
	for i, j := range m.toNew {
		if j >= 0 && m.old[i].Page != m.new[j].Page {
			votes[[2]string{m.old[i].Page, m.new[j].Page}]++
		}
	}
	pairs := make([][2]string, 0, len(votes))
	for pair := range votes {
		if !is[pair[0]] && !was[pair[1]] {
			pairs = append(pairs, pair)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int {
		return cmp.Or(votes[b]-votes[a], strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	})
	taken := map[string]bool{}
	for _, pair := range pairs {
		if m.pages[pair[0]] == "" && !taken[pair[1]] {
			m.pages[pair[0]] = pair[1]
			taken[pair[1]] = true
		}
	}
}

func pagesOf(parts []Part) map[string]bool {
	pages := map[string]bool{}
	for _, p := range parts {
		if p.Page != "" {
			pages[p.Page] = true
		}
	}
	return pages
}

// group is a list of one kind of part on one page, by the places of its parts.
func groups(parts []Part, pages map[string]string) map[string][]int {
	found := map[string][]int{}
	for i, p := range parts {
		k := join(string(p.Kind), cmp.Or(pages[p.Page], p.Page))
		found[k] = append(found[k], i)
	}
	return found
}

// byPlace pairs what stands between the same neighbours in the lists of one kind on one
// page: it was reworded. Where there are more on one side than on the other, those are
// paired that have the most words in common.
func (m *matcher) byPlace() {
	was, is := groups(m.old, m.pages), groups(m.new, nil)
	for k, olds := range was {
		news, ok := is[k]
		if kind, _, _ := strings.Cut(k, "\x00"); !ok || kind == string(OfSite) || kind == string(OfFile) {
			continue // what has a name of its own has no place
		}
		gaps := map[int][]int{} // old parts without a new one, by the last one before them that has one
		last := -1
		for _, i := range olds {
			if m.toNew[i] >= 0 {
				last = m.toNew[i]
			} else {
				gaps[last] = append(gaps[last], i)
			}
		}
		last = -1
		fits := map[int][]int{}
		for _, j := range news {
			if m.toOld[j] >= 0 {
				last = j
			} else {
				fits[last] = append(fits[last], j)
			}
		}
		for at, gap := range gaps {
			m.fill(gap, fits[at])
		}
	}
}

func (m *matcher) fill(olds, news []int) {
	if len(olds) == len(news) {
		for n := range olds {
			m.pair(olds[n], news[n])
		}
		return
	}
	const enough = 0.3 // of their words in common
	for len(olds) > 0 && len(news) > 0 {
		best, oi, ni := 0.0, 0, 0
		for a, i := range olds {
			for b, j := range news {
				if s := alike(&m.old[i], &m.new[j]); s > best {
					best, oi, ni = s, a, b
				}
			}
		}
		if best < enough {
			return
		}
		m.pair(olds[oi], news[ni])
		olds, news = slices.Delete(slices.Clone(olds), oi, oi+1), slices.Delete(slices.Clone(news), ni, ni+1)
	}
}

// alike is the share of the words of two parts that both have, from 0 to 1.
func alike(a, b *Part) float64 {
	count := map[string]int{}
	as, bs := a.allWords(), b.allWords()
	for _, w := range as {
		count[w]++
	}
	both := 0
	for _, w := range bs {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if len(as)+len(bs) == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(as)+len(bs))
}

func (p *Part) allWords() []string {
	return strings.Fields(strings.ToLower(fold(p.Title + " " + strings.Join(p.Words, " "))))
}

// fold is a text as it is compared: how quotation marks are set is no change.
func fold(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ").Replace(text)
		}
	}
	return text
}

// same reports whether a part says what it said. That a step has another id does not
// change the choices that lead to it.
func (m *matcher) same(a, b *Part, steps map[string]string) bool {
	to := a.To
	if now, ok := steps[join(b.Page, to)]; ok {
		to = now
	}
	return to == b.To && fold(a.Title) == fold(b.Title) &&
		slices.EqualFunc(a.Words, b.Words, func(x, y string) bool { return x == y || fold(x) == fold(y) })
}

// changes lists what is not as it was.
func (m *matcher) changes() []Change {
	steps := map[string]string{}
	for i, j := range m.toNew {
		if j >= 0 && m.old[i].Kind == OfStep {
			steps[join(m.new[j].Page, m.old[i].ID)] = m.new[j].ID
		}
	}
	moved := m.moved()
	behind := map[int][]Change{} // what is gone, by the new part that it stood behind; -1 is the top
	last := -1
	for i, j := range m.toNew {
		if j >= 0 {
			last = j
			continue
		}
		at := last
		if at >= 0 && m.new[at].Page != cmp.Or(m.pages[m.old[i].Page], m.old[i].Page) {
			at = len(m.new) // its page's other parts are gone or elsewhere
		}
		behind[at] = append(behind[at], Change{What: Gone, Before: &m.old[i]})
	}
	all := behind[-1]
	for j, i := range m.toOld {
		b := &m.new[j]
		switch {
		case i < 0:
			all = append(all, Change{What: New, After: b})
		case !m.same(&m.old[i], b, steps):
			all = append(all, Change{Changed, &m.old[i], b, moved[j]})
		case moved[j]:
			all = append(all, Change{Moved, &m.old[i], b, true})
		}
		all = append(all, behind[j]...)
	}
	return append(all, behind[len(m.new)]...)
}

// moved finds the new parts that stand on another page, or on another side of their
// neighbours. Of parts that changed places the fewest have moved.
func (m *matcher) moved() map[int]bool {
	moved := map[int]bool{}
	for _, news := range groups(m.new, nil) {
		var there []int
		for _, j := range news {
			i := m.toOld[j]
			switch {
			case i < 0:
			case m.old[i].Page != m.new[j].Page:
				// All parts of a page that has another name went with it: only the page says so.
				moved[j] = m.pages[m.old[i].Page] != m.new[j].Page || m.new[j].Kind == OfPage
			default:
				there = append(there, j)
			}
		}
		stay := rising(there, func(j int) int { return m.toOld[j] })
		for _, j := range there {
			if !stay[j] && m.new[j].Page != "" {
				moved[j] = true
			}
		}
	}
	return moved
}

// rising returns the longest choice of items whose values rise.
func rising(items []int, value func(int) int) map[int]bool {
	var tails []int // of the best choice of each length, the place of its last item
	before := make([]int, len(items))
	for n, item := range items {
		at, _ := slices.BinarySearchFunc(tails, value(item), func(t, v int) int { return cmp.Compare(value(items[t]), v) })
		before[n] = -1
		if at > 0 {
			before[n] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, n)
		} else {
			tails[at] = n
		}
	}
	stay := map[int]bool{}
	if len(tails) == 0 {
		return stay
	}
	for n := tails[len(tails)-1]; n >= 0; n = before[n] {
		stay[items[n]] = true
	}
	return stay
}
