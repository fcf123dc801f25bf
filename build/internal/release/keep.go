package release

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// Keep makes a redirect at each address that authors say is an old one of a step or a
// question, and for each address that a release names and the build does not make
// either a redirect, where what it was made from is known to be elsewhere, or a problem.
// Made is all that the site makes else.
func Keep(env *out.Env, history History, made out.Made) out.Made {
	k := &keeper{
		site: env.Site, history: history, outputs: map[string]*out.Output{}, left: map[string]out.Left{},
		seen: map[string]bool{}, files: map[string][]lost{}, missing: map[string][]missing{},
	}
	for i, o := range made.Outputs {
		k.outputs[o.Address] = &made.Outputs[i]
	}
	for _, l := range made.Left {
		k.left[l.Address] = l
	}
	for _, p := range env.Site.Pages {
		for _, old := range p.OldIDs {
			k.oldID(p, old)
		}
	}
	if len(history) > 0 {
		now := Take(env.Site)
		for _, r := range slices.Backward(history) {
			k.release(r, now)
		}
	}
	k.lostPages()
	k.lostFiles()
	return k.made
}

type keeper struct {
	site    *model.Site
	history History
	outputs map[string]*out.Output // by address
	left    map[string]out.Left
	made    out.Made
	seen    map[string]bool      // addresses and parts that were looked at
	missing map[string][]missing // by the page that has to name them
	files   map[string][]lost    // that are neither pages nor lost with one, by folder

	was *Release // what is looked at
	m   *matcher // from it to the site
	old map[string]int
}

// A lost is an address that is not made any more.
type lost struct {
	address string
	from    *Release
	at      diag.Pos
}

func (l lost) says(what string) string {
	return "address " + l.address + " is named by release " + l.from.Version + ", and " + what
}

// lead makes a page at an old address that leads to another.
func (k *keeper) lead(from, to string) {
	if k.outputs[from] != nil {
		return
	}
	file, _, _ := strings.Cut(to, "#")
	title := k.site.Config.Title
	if o := k.outputs[file]; o != nil && o.Page != nil {
		title = o.Page.Title
	}
	k.made.Page(out.Page{Address: from, Layout: "redirect", Title: title, NoIndex: true, Bare: true, View: to})
	k.outputs[from] = &k.made.Outputs[len(k.made.Outputs)-1]
}

// oldID makes the redirects of what a part of a page used to be called: the page of a
// step, the pages of a question. Its anchor is the business of the page itself.
func (k *keeper) oldID(p *model.Page, old model.OldID) {
	to, ref, ok := k.site.Lead(p, old.ID)
	if !ok {
		return // reported where the site is checked
	}
	for _, folder := range k.folders(p) {
		from := folder + "/" + old.ID + ".html"
		switch own := folder + "/" + to + ".html"; {
		case ref.Page != "":
			k.lead(from, ref.Address())
		case k.outputs[own] != nil && to != model.Top:
			k.lead(from, own)
		case p.Kind == model.KindFlow || k.promised(from):
			k.lead(from, partOf(p, to))
		}
	}
}

// promised reports whether a release names an address. A question does not stand in
// each round, a step always has its page.
func (k *keeper) promised(address string) bool {
	return slices.ContainsFunc(k.history, func(r *Release) bool {
		_, found := slices.BinarySearch(r.Addresses, address)
		return found
	})
}

func partOf(p *model.Page, id string) string {
	if id == model.Top {
		return p.Address()
	}
	return p.Address() + "#" + id
}

// folders returns the folders in which a page's parts have pages of their own: the
// steps of a flow, the questions of a quiz by their rounds.
func (k *keeper) folders(p *model.Page) []string {
	for _, f := range k.site.Flows {
		if f.Page == p {
			return []string{f.Path}
		}
	}
	for _, s := range k.site.Swaps {
		if s.Page != p {
			continue
		}
		if quiz := k.site.QuizFolder(s); quiz != "" {
			found := map[string]bool{}
			for address := range k.outputs {
				if rest, ok := strings.CutPrefix(address, quiz+"/"); ok && strings.Count(rest, "/") == 1 {
					found[quiz+"/"+path.Dir(rest)] = true
				}
			}
			return slices.Sorted(maps.Keys(found))
		}
	}
	return nil
}

// release looks at all addresses that a release names, pages first: what was made from
// a page is lost with it, and only the page is reported.
func (k *keeper) release(r *Release, now Snapshot) {
	k.was, k.m, k.old = r, nil, map[string]int{}
	var lostNow, gone, rest []lost
	for n, address := range r.Addresses {
		if k.seen[address] || k.has(address) {
			continue
		}
		k.seen[address] = true
		lostNow = append(lostNow, lost{address, r, diag.Pos{File: Path(r.Version), Line: r.firstAddress + n}})
	}
	if len(lostNow) == 0 {
		return
	}
	k.m = &matcher{old: r.Parts, new: now.Parts}
	k.m.match()
	for i := range r.Parts {
		p := &r.Parts[i]
		k.old[join(string(p.Kind), p.Page, p.ID)] = i
	}
	for _, l := range lostNow {
		if k.wasPage(l.address) {
			k.lostPage(l)
			gone = append(gone, l)
			continue
		}
		rest = append(rest, l)
	}
	for _, l := range rest {
		if !k.follows(l, gone) && !k.partAgain(l) {
			k.lostOther(l)
		}
	}
}

// has reports whether an address leads somewhere. An anchor of a page that is lost is
// no matter of its own.
func (k *keeper) has(address string) bool {
	file, anchor, isAnchor := strings.Cut(address, "#")
	if !isAnchor {
		return k.outputs[file] != nil
	}
	p := k.site.Page(strings.TrimSuffix(file, ".html") + ".md")
	if p == nil || p.Anchors == nil || p.Anchors[anchor] {
		return true
	}
	_, _, leads := k.site.Lead(p, anchor)
	return leads
}

// wasPage reports whether an author wrote the page at an address of the release.
func (k *keeper) wasPage(address string) bool {
	name := strings.TrimSuffix(address, ".html") + ".md"
	_, was := k.old[join(string(OfPage), name, name)]
	return was && strings.HasSuffix(address, ".html")
}

// now returns what a part of the release is now, or nil.
func (k *keeper) now(kind Kind, page, id string) *Part {
	i, ok := k.old[join(string(kind), page, id)]
	if !ok || k.m.toNew[i] < 0 {
		return nil
	}
	return &k.m.new[k.m.toNew[i]]
}

func (k *keeper) lostPage(l lost) {
	name := strings.TrimSuffix(l.address, ".html") + ".md"
	at, to := l.at, k.m.pages[name]
	if p := k.now(OfPage, name, name); p != nil {
		to = p.Page
	}
	if to != "" {
		at = diag.Pos{File: "content/" + to}
	}
	k.miss(to, missing{at: at, message: l.says("no page is there any more"), entry: l.address})
}

// A missing is an address that some page has to name, and the entry that does.
type missing struct {
	at           diag.Pos
	message      string
	entry, after string // what is to be written, and what there is to say of it
}

// miss notes a problem of an address that a page has to name among its old ones. A page
// that nobody can know is "".
func (k *keeper) miss(page string, m missing) { k.missing[page] = append(k.missing[page], m) }

// lostPages reports the addresses that pages have to name. The hint is the same for all
// of one page, so that who follows it has mended them all.
func (k *keeper) lostPages() {
	for _, page := range slices.Sorted(maps.Keys(k.missing)) {
		all := k.missing[page]
		var entries []string
		for _, m := range all {
			if !slices.Contains(entries, m.entry) {
				entries = append(entries, m.entry)
			}
		}
		for _, m := range all {
			k.made.Problems.Errorf(m.at, "lost-address", "%s", m.message)
			hint := "Write `old_addresses: " + m.entry + "` between the `---` marks of the page that took its place. If that page has `old_addresses` already, add it there."
			if p := k.site.Page(page); p != nil {
				hint = "Write " + linesFor(p, entries) + m.after
			}
			k.made.Problems.Hint("%s", hint)
		}
	}
}

// linesFor says what to write on a page so that entries stand among its old addresses.
func linesFor(p *model.Page, entries []string) string {
	var old []string
	below := false // they stand on lines of their own
	for _, o := range p.OldAddresses {
		old, below = append(old, o.Address), below || o.At.Col < len("old_addresses: ")
	}
	for _, o := range p.OldIDs {
		to := cmp.Or(o.To, model.Relative(p.Path, o.ToRef.Page))
		if o.ToRef.Anchor != "" {
			to += "#" + o.ToRef.Anchor
		}
		old, below = append(old, o.ID+": "+to), below || o.At.Col < len("old_addresses: ")
	}
	file := "content/" + p.Path
	switch {
	case below:
		return "`  - " + strings.Join(entries, "`, `  - ") + "` below `old_addresses:` in " + file + ", a line each."
	case len(old) > 0:
		return "`old_addresses: [" + strings.Join(append(old, entries...), ", ") + "]` in place of that line in " + file + "."
	case len(entries) == 1 && !strings.Contains(entries[0], ": "):
		return "`old_addresses: " + entries[0] + "` between the `---` marks of " + file + "."
	}
	return "`old_addresses: [" + strings.Join(entries, ", ") + "]` between the `---` marks of " + file + "."
}

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
	p := k.site.Page(page)
	if id == "" || p == nil {
		return false
	}
	key := "part " + page + "#" + id
	if k.seen[key] {
		return true
	}
	k.seen[key] = true
	to := "new-id"
	if now := k.now(kind, page, id); now != nil && now.Page == page && now.ID != id {
		to = now.ID
	}
	m := missing{at: p.At(), message: l.says("no part of this page is there any more"), entry: id + ": " + to}
	if to == "new-id" {
		m.after = " In place of new-id write the id of the part that took its place, or `" + model.Top + "` for the page itself."
	}
	k.miss(page, m)
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

// lostOther reports a page that was made, and gathers files.
func (k *keeper) lostOther(l lost) {
	if path.Ext(l.address) != ".html" {
		k.files[path.Dir(l.address)] = append(k.files[path.Dir(l.address)], l)
		return
	}
	k.miss("", missing{at: l.at, message: l.says("the build makes no page there any more"), entry: l.address})
}

// lostFiles reports the files of each folder that are not made any more. No page can
// stand in their place.
func (k *keeper) lostFiles() {
	for _, folder := range slices.Sorted(maps.Keys(k.files)) {
		all := k.files[folder]
		var names []string
		for _, l := range all {
			names = append(names, l.address)
		}
		what := "address %s is named by release %s, and the build makes no such file any more"
		if len(all) > 1 {
			what = "addresses %s are named by release %s, and the build makes no such files any more"
		}
		k.made.Problems.Errorf(all[0].at, "lost-address", what, diag.Names(names, 4), all[0].from.Version)
		k.made.Problems.Hint("If the page that it was made from has another name now, write its old address under `old_addresses` there. Else copy the file as it was last published to the same place in the content folder: content/%s.", all[0].address)
	}
}
