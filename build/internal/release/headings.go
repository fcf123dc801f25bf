package release

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// markHeadings notes where sections are now whose anchors an author never wrote: they are
// made of the words of a heading, and change with them. Nobody promised such an anchor,
// and to ask for a line at each heading that is worded anew would teach authors to leave
// headings as they are. But the releases know which section it was, so who kept its
// address from a list of contents or a search is shown where to go on. What was named by
// hand, or linked to, is a promise, and the matter of [Keep].
func markHeadings(env *out.Env, marks map[string]out.Mark, history History, now Snapshot) {
	seen := map[string]bool{}
	for _, r := range slices.Backward(history) {
		lost := lostSections(env.Site, r, seen)
		if len(lost) == 0 {
			continue
		}
		m := &matcher{old: r.Parts, new: now.Parts}
		m.match()
		for _, l := range lost {
			j := m.toNew[l.part]
			if j < 0 {
				continue // its page says no more of it: the address leads to the page
			}
			is, address := &m.new[j], l.page.Address()
			mark := marks[address]
			mark.Moved = append(mark.Moved, out.Moved{ID: r.Parts[l.part].ID, To: model.PageAddress(is.Page) + "#" + is.ID, Title: is.Title})
			marks[address] = mark
		}
	}
}

// A lostSection is a section of a release whose anchor its page has no more.
type lostSection struct {
	part int // of the release
	page *model.Page
}

func lostSections(site *model.Site, r *Release, seen map[string]bool) []lostSection {
	var lost []lostSection
	for i := range r.Parts {
		p := &r.Parts[i]
		page := site.Page(p.Page)
		if page == nil {
			page = movedPage(site, p.Page)
		}
		if p.Kind != OfSection || page == nil || page.Anchors == nil || strings.Contains(p.ID, "~") {
			continue
		}
		_, _, leads := site.Lead(page, p.ID)
		if key := join(page.Path, p.ID); !leads && !seen[key] {
			seen[key] = true
			lost = append(lost, lostSection{i, page})
		}
	}
	return lost
}

// movedPage returns the page that says it stood at the place of another, or nil.
func movedPage(site *model.Site, path string) *model.Page {
	for _, p := range site.Pages {
		if slices.ContainsFunc(p.OldAddresses, func(o model.OldAddress) bool { return o.Address == model.PageAddress(path) }) {
			return p
		}
	}
	return nil
}
