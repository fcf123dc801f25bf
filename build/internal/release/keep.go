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
		seen: map[string]bool{}, open: map[string]lost{}, files: map[string][]lost{}, missing: map[string][]missing{},
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
	for _, address := range slices.Sorted(maps.Keys(k.open)) {
		k.lostOther(k.open[address])
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
	seen    map[string]bool      // addresses and parts of which is known what became
	open    map[string]lost      // addresses of which no release so far knows what became
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
	k.made.Page(out.Page{Address: from, Layout: "redirect", Scripts: []string{"moved"}, Title: title, NoIndex: true, Bare: true, View: to})
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
// a page is lost with it, and only the page is reported. A release also names what led on
// when it was written; of that an older one knows what it was made from.
func (k *keeper) release(r *Release, now Snapshot) {
	k.was, k.m, k.old = r, nil, map[string]int{}
	var lostNow, gone, rest []lost
	for n, address := range r.Addresses {
		if k.seen[address] || k.has(address) {
			continue
		}
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
			k.solved(l.address)
			continue
		}
		rest = append(rest, l)
	}
	for _, l := range rest {
		if k.follows(l, gone) || k.partAgain(l) {
			k.solved(l.address)
		} else if _, newer := k.open[l.address]; !newer {
			k.open[l.address] = l
		}
	}
}

// solved notes that it is known what became of an address.
func (k *keeper) solved(address string) {
	k.seen[address] = true
	delete(k.open, address)
}

// has reports whether an address leads somewhere. An anchor of a page that has another
// name is looked for there: the page at the old name takes it along. One of a page that
// is lost is no matter of its own.
func (k *keeper) has(address string) bool {
	file, anchor, isAnchor := strings.Cut(address, "#")
	if !isAnchor {
		return k.outputs[file] != nil
	}
	p := k.pageOf(strings.TrimSuffix(file, ".html") + ".md")
	if p == nil || p.Anchors == nil || p.Anchors[anchor] {
		return true
	}
	_, _, leads := k.site.Lead(p, anchor)
	return leads
}

// pageOf returns the page of a name, or the one that says that this is an old name of
// its own; nil for none.
func (k *keeper) pageOf(name string) *model.Page {
	if p := k.site.Page(name); p != nil {
		return p
	}
	address := model.PageAddress(name)
	for _, p := range k.site.Pages {
		for _, old := range p.OldAddresses {
			if old.Address == address {
				return p
			}
		}
	}
	return nil
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
		k.made.Problems.Hint("If the page that it was made from has another name now, write its old address under `old_addresses` there. Otherwise copy the file as it was last published to the same place in the content folder: content/%s.", all[0].address)
	}
}
