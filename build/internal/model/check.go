package model

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/diag"
)

// Check reports what is wrong between pages: links to pages and headings that are
// not there, addresses that two pages claim, and points of the source that no
// page carries. Links to what the build makes (Ref.Made) are checked against the
// build's own list, except those that can only be slips.
func (s *Site) Check() diag.List {
	c := &siteCheck{site: s, hints: map[Ref]string{}, ids: map[*Page]pageIDs{}}
	for _, p := range s.Pages {
		for _, link := range p.Links {
			c.ref(p, link.To, link.At, link.Written)
		}
	}
	for _, item := range s.Config.Menu {
		c.ref(&Page{Path: "index.md"}, item.To, item.At, "")
	}
	for _, d := range s.Decks {
		for _, include := range d.Include {
			c.ref(d.Page, include.From, include.At, "")
		}
	}
	for _, s := range s.Summaries {
		for _, include := range s.Include {
			c.ref(s.Page, include.From, include.At, "")
		}
	}
	c.oldAddresses()
	c.oldIDs()
	c.foldersAndFiles()
	c.points()
	c.unused()
	return c.problems
}

type siteCheck struct {
	site     *Site
	problems diag.List
	hints    map[Ref]string // what was said already of where links lead in vain
	ids      map[*Page]pageIDs
	anchors  map[string][]*Page
	guesses  diag.Guesser
	pages    []string // paths, once somebody asks
	files    []string
}

// ref checks where a link on a page leads. It is reported as it is written, where that
// is known.
func (c *siteCheck) ref(from *Page, to Ref, at diag.Pos, written string) {
	if written == "" {
		written = Relative(from.Path, to.Page+to.Made)
	}
	written, _, _ = strings.Cut(written, "#")
	switch {
	case to.Page != "":
		c.pageRef(from, to, at, written)
	case to.Made != "":
		c.madeRef(from, to, at, written)
	}
}

func (c *siteCheck) pageRef(from *Page, to Ref, at diag.Pos, written string) {
	page := c.site.Page(to.Page)
	if page != nil && (to.Anchor == "" || page.Anchors == nil || page.Anchors[to.Anchor]) {
		return
	}
	if page == nil {
		if slices.Contains(c.site.Drafts, to.Page) {
			c.problems.Errorf(at, "dead-link", "link to %s leads to a draft, which is not published", written)
			c.problems.Hint("Take the link out, or take `draft: true` out of that page.")
			return
		}
		c.problems.Errorf(at, "dead-link", "link to page %s leads nowhere", written)
		c.problems.Hint("%s", c.nearestPage(from, to.Page))
		c.problems.Unless(FoldersOf("content/" + to.Page)...)
		return
	}
	if page == from {
		c.problems.Errorf(at, "dead-anchor", "link to #%s leads nowhere: no heading of this page has that id", to.Anchor)
	} else {
		c.problems.Errorf(at, "dead-anchor", "link to %s#%s leads nowhere: no heading of that page has that id", written, to.Anchor)
	}
	to = Ref{Page: to.Page, Anchor: to.Anchor}
	hint, known := c.hints[to]
	if !known {
		hint = c.anchorHint(page, to.Anchor)
		c.hints[to] = hint
	}
	if other := c.otherPage(to.Anchor); hint == "" && other != nil {
		hint = "Did you mean `" + Relative(from.Path, other.Path) + "#" + to.Anchor + "`?"
	}
	c.problems.Hint("%s", orElse(hint, headingHint(to.Anchor)))
	for _, h := range page.Headings {
		if h.Typed == to.Anchor {
			c.problems.Unless(h.At) // which says how the id is to be written
		}
	}
}

// headingHint says how a heading gets an id, by one that it can have.
func headingHint(anchor string) string {
	id := strings.Trim(strings.Map(func(c rune) rune {
		switch c = PlainLetter(c); {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
			return c
		case 'A' <= c && c <= 'Z':
			return c + 'a' - 'A'
		case c == ' ' || c == '_':
			return '-'
		}
		return -1
	}, anchor), "-")
	if id == anchor && id != "" && (id[0] < '0' || id[0] > '9') {
		return "Give the heading an id of its own, such as `## Title {#" + id + "}`, or link to the page alone."
	}
	if id == "" || '0' <= id[0] && id[0] <= '9' {
		id = strings.TrimSuffix("part-"+id, "-")
	}
	return "Give the heading an id of its own, such as `## Title {#" + id + "}`, and link to #" + id + "; or link to the page alone."
}

// nearestPage guesses which page was meant, and says it as one writes it on the
// linking page.
func (c *siteCheck) nearestPage(from *Page, wanted string) string {
	near, known := c.hints[Ref{Page: wanted}]
	if !known {
		near = c.guessPage(wanted)
		c.hints[Ref{Page: wanted}] = near
	}
	if near != "" {
		return "Did you mean `" + Relative(from.Path, near) + "`?"
	}
	return "Write where the page's file is, seen from this page's folder: ../ goes up one folder."
}

func (c *siteCheck) guessPage(wanted string) string {
	if c.pages == nil {
		for _, p := range c.site.Pages {
			c.pages = append(c.pages, p.Path)
		}
	}
	return sameBase(wanted, c.pages, &c.guesses)
}

// sameBase returns the first path with the name of the file that is wanted, or else the
// nearest path. Every folder has an index.md, so that name says nothing.
func sameBase(wanted string, paths []string, guesses *diag.Guesser) string {
	if base := path.Base(wanted); base != "index.md" {
		for _, p := range paths {
			if strings.HasSuffix(p, base) && path.Base(p) == base {
				return p
			}
		}
	}
	return guesses.NearestFile(wanted, paths)
}

// anchorHint guesses which heading of a page was meant; it is empty where none is near.
func (c *siteCheck) anchorHint(page *Page, anchor string) string {
	ids := c.idsOf(page)
	near := cmp.Or(c.guesses.Nearest(anchor, ids.all), ids.led[anchor])
	if near == "" {
		return ""
	}
	return "Did you mean `#" + near + "`?"
}

// pageIDs are the ids of a page, and what id ends in another behind a hyphen: one that
// is led by that of the part above it is found by its end.
type pageIDs struct {
	all []string
	led map[string]string
}

func (c *siteCheck) idsOf(page *Page) pageIDs {
	if ids, known := c.ids[page]; known {
		return ids
	}
	ids := pageIDs{slices.Sorted(maps.Keys(page.Anchors)), map[string]string{}}
	for _, id := range ids.all {
		for i, ch := range id {
			if end := id[i:]; ch == '-' && ids.led[end[1:]] == "" {
				ids.led[end[1:]] = id
			}
		}
	}
	c.ids[page] = ids
	return ids
}

// otherPage returns the only page that has an id, or nil.
func (c *siteCheck) otherPage(anchor string) *Page {
	if c.anchors == nil {
		c.anchors = map[string][]*Page{}
		for _, p := range c.site.Pages {
			for id := range p.Anchors {
				c.anchors[id] = append(c.anchors[id], p)
			}
		}
	}
	if others := c.anchors[anchor]; len(others) == 1 {
		return others[0]
	}
	return nil
}

// madeRef reports addresses that the build can never make.
func (c *siteCheck) madeRef(from *Page, to Ref, at diag.Pos, written string) {
	for _, name := range []string{to.Made + ".md", path.Join(to.Made, "index.md"), strings.TrimSuffix(to.Made, ".html") + ".md"} {
		if c.site.Page(name) == nil {
			continue
		}
		c.problems.Errorf(at, "dead-link", "link to %s does not name the page's file", written)
		link := Relative(from.Path, name)
		if to.Anchor != "" {
			link += "#" + to.Anchor
		}
		c.problems.Hint("Write `%s`: the build turns it into the page's address.", link)
		return
	}
	switch ext := path.Ext(to.Made); {
	case ext == "":
		c.problems.Errorf(at, "dead-link", "link to %s leads nowhere", written)
		c.problems.Hint("Links lead to files: a page's name ends in .md")
	case isOffice(ext): // which the build never makes
		c.problems.Errorf(at, "dead-link", "link to file %s leads nowhere", written)
		c.problems.Hint("%s", c.nearestFile(from, to.Made))
	}
}

func isOffice(ext string) bool {
	return slices.Contains([]string{".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf"}, strings.ToLower(ext))
}

// nearestFile guesses which picture or download was meant.
func (c *siteCheck) nearestFile(from *Page, wanted string) string {
	near, known := c.hints[Ref{File: wanted}]
	if !known {
		near = c.guessFile(wanted)
		c.hints[Ref{File: wanted}] = near
	}
	if near != "" {
		return "Did you mean `" + Relative(from.Path, near) + "`?"
	}
	return "Copy the file into the content folder, and link to it there."
}

func (c *siteCheck) guessFile(wanted string) string {
	if c.files == nil {
		for _, f := range c.site.Files {
			c.files = append(c.files, f.Path)
		}
	}
	return sameBase(wanted, c.files, &c.guesses)
}

// oldAddresses reports addresses that a page left and another has.
func (c *siteCheck) oldAddresses() {
	if !slices.ContainsFunc(c.site.Pages, func(p *Page) bool { return len(p.OldAddresses) > 0 }) {
		return
	}
	taken := map[string]string{} // address in small letters -> who has it
	for _, p := range c.site.Pages {
		taken[strings.ToLower(p.Address())] = "page " + p.At().File
	}
	for _, f := range c.site.Files {
		taken[strings.ToLower(f.Path)] = "file content/" + f.Path
	}
	for _, p := range c.site.Pages {
		for _, old := range p.OldAddresses {
			key := strings.ToLower(old.Address)
			if who, ok := taken[key]; ok {
				c.problems.Errorf(old.At, "same-address", "old address %s is taken by %s", old.Address, who)
				c.problems.Hint("Take it out here, or give the other another name.")
				continue
			}
			taken[key] = "an old address of " + p.At().File
		}
	}
}

// foldersAndFiles reports what would have to lie in a folder where a page or file of
// the same name stands.
func (c *siteCheck) foldersAndFiles() {
	type claim struct {
		address string
		at      diag.Pos
	}
	var claims []claim
	taken := map[string]string{} // address in small letters -> who has it
	add := func(address, who string, at diag.Pos) {
		claims = append(claims, claim{address, at})
		taken[strings.ToLower(address)] = who
	}
	for _, p := range c.site.Pages {
		add(p.Address(), p.At().File, p.At())
		for _, old := range p.OldAddresses {
			if !IsPageAddress(old.Address) {
				continue // nothing stands there
			}
			add(old.Address, "an old address of "+p.At().File, old.At)
		}
	}
	for _, f := range c.site.Files {
		add(f.Path, "content/"+f.Path, diag.Pos{File: "content/" + f.Path})
	}
	for _, one := range claims {
		for above := path.Dir(strings.ToLower(one.address)); above != "."; above = path.Dir(above) {
			if who, ok := taken[above]; ok {
				c.problems.Errorf(one.at, "same-address", "address %s is in a folder whose name is taken by %s", one.address, who)
				c.problems.Hint("Give one of the two another name.")
				break
			}
		}
	}
}

// points reports points that no page carries, that stand twice, and that pages
// carry but the source does not make.
func (c *siteCheck) points() {
	at := make(map[string]diag.Pos, len(c.site.Points))
	for _, p := range c.site.Points {
		if first, ok := at[p.Number]; ok {
			c.problems.Errorf(p.At, "source-shape", "point %s appears twice: first on line %d of %s", p.Number, first.Line, first.File)
			continue
		}
		at[p.Number] = p.At
	}
	carried, unread := c.pointRefs(at), c.unread()
	for _, p := range c.site.Points {
		if !carries(carried, p.Number) {
			c.problems.Warnf(p.At, "uncarried-point", "point %s is carried by no page", p.Number)
			c.problems.Hint("Name it in the `source` of the page that says it, such as `source: %s`.", p.Number)
			c.problems.Unless(unread...)
		}
	}
}

// unread returns the places of the errors for which pages, or what points they carry,
// could not be read: what they say is not known.
func (c *siteCheck) unread() []diag.Pos {
	places := slices.Clone(c.site.Unread)
	for _, p := range c.site.Pages {
		places = append(places, p.SourceNear...)
		if p.Unread != (diag.Pos{}) {
			places = append(places, p.Unread)
		}
	}
	return places
}

// pointRefs returns the numbers that pages say they carry, and reports those that are
// no points and that no point belongs to.
func (c *siteCheck) pointRefs(at map[string]diag.Pos) map[string]bool {
	numbers := map[string]bool{}
	for number := range at {
		for above := range wholes(number) {
			numbers[above] = true
		}
	}
	carried := map[string]bool{}
	for _, page := range c.site.Pages {
		for _, ref := range page.Source {
			carried[ref.Number] = true
			switch {
			case numbers[ref.Number]:
			case len(at) > 0:
				c.unknownPoint(ref, numbers)
			default:
				c.noPoints(ref)
				return carried // once is enough
			}
		}
	}
	return carried
}

// wholes goes over a point's number and the numbers of what it belongs to: 4.1.2, 4.1
// and 4.
func wholes(number string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for number != "" && yield(number) {
			number = number[:max(0, strings.LastIndexByte(number, '.'))]
		}
	}
}

// carries reports whether a point is among the numbers that pages carry, itself or as
// a part of one: "4" carries 4 and 4.1, but not 40.
func carries(carried map[string]bool, number string) bool {
	for above := range wholes(number) {
		if carried[above] {
			return true
		}
	}
	return false
}

func (c *siteCheck) unknownPoint(ref PointRef, numbers map[string]bool) {
	c.problems.Errorf(ref.At, "unknown-point", "point %s of the source is not known", ref.Number)
	hint := "Write the numbers as they are on the page of kind source, with commas between: `source: " + c.site.Points[0].Number + ", …`."
	if near := c.guesses.Nearest(ref.Number, slices.Collect(maps.Keys(numbers))); near != "" {
		hint = "Did you mean `" + near + "`?"
	}
	c.problems.Hint("%s", hint)
}

// noPoints reports that there is nothing to carry. A page that should list the points
// and does not is reported where it is read.
func (c *siteCheck) noPoints(ref PointRef) {
	if slices.ContainsFunc(c.site.Pages, func(p *Page) bool { return p.Kind == KindSource }) {
		return
	}
	c.problems.Errorf(ref.At, "unknown-point", "point %s of the source is not known", ref.Number)
	c.problems.Hint("No page of kind source lists the points. Write one, or take `source` out of every page.")
	c.problems.Unless(c.unread()...)
}
