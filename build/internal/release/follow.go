package release

import (
	"path"
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// follows leads an address on where it is known what became of it: what is made from a
// page goes where the page goes, a sheet that is left out has something in its stead,
// and an answer of the quiz stands in its row.
func (k *keeper) follows(l lost, gone []lost) bool {
	address := l.address
	isPage := path.Ext(address) == ".html"
	if left, ok := k.left[address]; ok {
		if isPage && left.Stead != "" {
			k.lead(address, left.Stead)
		}
		return true // reported, or not wanted
	}
	if first := firstSheet(address); first != "" && k.outputs[first] != nil {
		if isPage {
			k.lead(address, first)
		}
		return true // what stood on two sheets stands on one
	}
	for _, p := range k.site.Pages {
		for _, old := range p.OldAddresses {
			if k.movedWith(address, old.Address, p) {
				return true
			}
		}
	}
	for _, page := range gone {
		if k.isOf(address, page.address) {
			return true // the page is reported
		}
	}
	return isPage && k.answer(address)
}

// firstSheet is the address of the first sheet of what stood on several; empty for none.
func firstSheet(address string) string {
	ext := path.Ext(address)
	stem := strings.TrimSuffix(address, ext)
	cut := strings.LastIndexByte(stem, '-')
	if cut < 0 || cut == len(stem)-1 || strings.Trim(stem[cut+1:], "0123456789") != "" {
		return ""
	}
	return stem[:cut] + ext
}

// movedWith leads the address of something that was made from a page to where it is
// made from the page now. Where that is not made any more, a page leads to the page
// itself.
func (k *keeper) movedWith(address, oldPage string, p *model.Page) bool {
	if !k.isOf(address, oldPage) {
		return false
	}
	for _, to := range derived(address, oldPage, p.Address()) {
		o := k.outputs[to]
		switch {
		case o == nil || to == address:
			continue
		case o.Page != nil:
			k.lead(address, to)
		case o.Make != nil:
			k.made.File(address, o.Make)
		default:
			continue
		}
		return true
	}
	if path.Ext(address) == ".html" {
		k.lead(address, p.Address())
		return true
	}
	return false
}

// derived returns what the address of something made from a page may be, now that the
// page is elsewhere.
func derived(address, from, to string) []string {
	oldStem, newStem := strings.TrimSuffix(from, ".html"), strings.TrimSuffix(to, ".html")
	oldDir, newDir := path.Dir(oldStem), path.Dir(newStem)
	var all []string
	if rest, ok := cutName(address, oldStem); ok {
		all = append(all, newStem+rest)
	}
	dir, base := path.Split(address)
	if rest, ok := cutName(base, path.Base(oldStem)); ok {
		all = append(all, dir+path.Base(newStem)+rest)
	}
	if rest, ok := strings.CutPrefix(address, oldDir+"/quiz/"); ok {
		all = append(all, path.Join(newDir, "quiz", rest), newStem+"-quiz/"+rest)
	}
	return all
}

// cutName cuts a name off the beginning of an address, where it is a whole name there.
func cutName(address, name string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(address, name)
	return rest, ok && rest != "" && strings.ContainsRune("-/.", rune(rest[0]))
}

// isOf reports whether something at an address was made from the page at another.
func (k *keeper) isOf(address, page string) bool {
	stem := strings.TrimSuffix(page, ".html")
	if _, own := cutName(address, stem); own {
		return true
	}
	name := stem + ".md"
	if path.Base(stem) != "index" && !k.isPage(address) {
		if _, own := cutName(path.Base(address), path.Base(stem)); own && path.Dir(address) != path.Dir(stem) {
			return true
		}
	}
	if !strings.HasPrefix(address, path.Join(path.Dir(stem), "quiz")+"/") {
		return false
	}
	return slices.ContainsFunc(k.was.Parts, func(p Part) bool { return p.Kind == OfSwap && p.Page == name })
}

func (k *keeper) isPage(address string) bool {
	return path.Ext(address) == ".html" && k.wasPage(address)
}

// answer leads the page of an answer, which the quiz does not ask about any more, to its
// row.
func (k *keeper) answer(address string) bool {
	id := strings.TrimSuffix(path.Base(address), ".html")
	for _, s := range k.site.Swaps {
		folder := k.site.QuizFolder(s)
		if folder == "" || !strings.HasPrefix(address, folder+"/") {
			continue
		}
		for _, c := range s.Categories {
			for _, w := range c.Swaps {
				for _, a := range w.Try {
					if a.ID == id {
						k.lead(address, partOf(s.Page, w.ID))
						return true
					}
				}
			}
		}
		if row := k.rowOf(s.Page.Path, id); row != nil {
			k.lead(address, partOf(s.Page, row.ID))
			return true
		}
	}
	return false
}

// rowOf returns what the row is now in which the release has an answer, or nil.
func (k *keeper) rowOf(page, id string) *Part {
	for i := range k.was.Parts {
		p := &k.was.Parts[i]
		if p.Kind != OfSwap || p.Page != page {
			continue
		}
		for _, w := range p.Words {
			if text, ok := strings.CutPrefix(w, "→ "); ok && slug(text) != "" && sameID(slug(text), id) {
				return k.now(OfSwap, p.Page, p.ID)
			}
		}
	}
	return nil
}

// sameID reports whether an id may have been made from words, of which it holds the
// first.
func sameID(words, id string) bool {
	plain := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c < 'a' || c > 'z' {
				return -1
			}
			return c
		}, s)
	}
	a, b := plain(words), plain(id)
	return b != "" && (a == b || len(b) > 40 && strings.HasPrefix(a, b))
}

// partAgain reports an address of a part of a page: a step, a question, an anchor. All
// addresses of one part are one problem.
func (k *keeper) partAgain(l lost) bool {
	kind, page, id := k.partAt(l.address)
	p := k.pageOf(page)
	if id == "" || p == nil {
		return false
	}
	key := "part " + p.Path + "#" + id
	if k.seen[key] {
		return true
	}
	k.seen[key] = true
	to := "new-id"
	if now := k.now(kind, page, id); now != nil && now.Page == p.Path && now.ID != id {
		to = now.ID
	} else if now != nil && now.Page != p.Path {
		to = model.Relative(p.Path, now.Page) + "#" + now.ID
	}
	m := missing{at: p.At(), message: l.says("no part of this page is there any more"), entry: id + ": " + to}
	if to == "new-id" {
		m.after = " In place of new-id write the id of the part that took its place, or `" + model.Top + "` for the page itself."
	}
	k.miss(p.Path, m)
	return true
}

// partAt returns which part of which page the release had at an address.
func (k *keeper) partAt(address string) (kind Kind, page, id string) {
	if file, anchor, ok := strings.Cut(address, "#"); ok {
		page = strings.TrimSuffix(file, ".html") + ".md"
		for _, kind := range []Kind{OfSection, OfStep, OfSwap, OfActivity, OfCard} {
			if _, was := k.old[join(string(kind), page, anchor)]; was {
				return kind, page, anchor
			}
		}
		return OfSection, page, anchor
	}
	dir, name := path.Split(strings.TrimSuffix(address, ".html"))
	for _, f := range k.site.Flows {
		if _, was := k.old[join(string(OfStep), f.Page.Path, name)]; was && dir == f.Path+"/" {
			return OfStep, f.Page.Path, name
		}
	}
	for _, s := range k.site.Swaps {
		folder := k.site.QuizFolder(s)
		if _, was := k.old[join(string(OfSwap), s.Page.Path, name)]; was && folder != "" && strings.HasPrefix(dir, folder+"/") {
			return OfSwap, s.Page.Path, name
		}
	}
	return "", "", ""
}
