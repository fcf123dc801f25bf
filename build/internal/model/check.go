package model

import (
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
	c := &siteCheck{site: s}
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
	c.oldAddresses()
	c.points()
	return c.problems
}

type siteCheck struct {
	site     *Site
	problems diag.List
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
		return
	}
	if page == from {
		c.problems.Errorf(at, "dead-anchor", "link to #%s leads nowhere: no heading of this page has that id", to.Anchor)
	} else {
		c.problems.Errorf(at, "dead-anchor", "link to %s#%s leads nowhere: no heading of that page has that id", written, to.Anchor)
	}
	c.problems.Hint("%s", c.anchorHint(from, page, to.Anchor))
}

// nearestPage guesses which page was meant, and says it as one writes it on the
// linking page.
func (c *siteCheck) nearestPage(from *Page, wanted string) string {
	paths := make([]string, len(c.site.Pages))
	for i, p := range c.site.Pages {
		paths[i] = p.Path
		if path.Base(p.Path) == path.Base(wanted) && path.Base(wanted) != "index.md" {
			return "Did you mean `" + Relative(from.Path, p.Path) + "`?"
		}
	}
	if near := diag.Nearest(wanted, paths); near != "" {
		return "Did you mean `" + Relative(from.Path, near) + "`?"
	}
	return "Write where the page's file is, seen from this page's folder: ../ goes up one folder."
}

// anchorHint guesses which heading was meant: of the page, or of the only other
// one that has the id.
func (c *siteCheck) anchorHint(from, page *Page, anchor string) string {
	ids := make([]string, 0, len(page.Anchors))
	for id := range page.Anchors {
		ids = append(ids, id)
	}
	if near := diag.Nearest(anchor, ids); near != "" {
		return "Did you mean `#" + near + "`?"
	}
	// An id that is led by that of the part above it is found by its end.
	slices.Sort(ids)
	for _, id := range ids {
		if strings.HasSuffix(id, "-"+anchor) {
			return "Did you mean `#" + id + "`?"
		}
	}
	var others []*Page
	for _, p := range c.site.Pages {
		if p.Anchors[anchor] {
			others = append(others, p)
		}
	}
	if len(others) == 1 {
		return "Did you mean `" + Relative(from.Path, others[0].Path) + "#" + anchor + "`?"
	}
	return "Give the heading an id of its own, such as `## Title {#" + anchor + "}`, or link to the page alone."
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
	paths := make([]string, len(c.site.Files))
	for i, f := range c.site.Files {
		paths[i] = f.Path
		if path.Base(f.Path) == path.Base(wanted) {
			return "Did you mean `" + Relative(from.Path, f.Path) + "`?"
		}
	}
	if near := diag.Nearest(wanted, paths); near != "" {
		return "Did you mean `" + Relative(from.Path, near) + "`?"
	}
	return "Copy the file into the content folder, and link to it there."
}

// oldAddresses reports addresses that a page left and another has.
func (c *siteCheck) oldAddresses() {
	taken := map[string]string{} // address in small letters -> who has it
	for _, p := range c.site.Pages {
		taken[strings.ToLower(p.Address())] = "page " + p.At().File
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

// points reports points that no page carries, that stand twice, and that pages
// carry but the source does not make.
func (c *siteCheck) points() {
	at := make(map[string]diag.Pos, len(c.site.Points))
	for _, p := range c.site.Points {
		if first, ok := at[p.Number]; ok {
			c.problems.Errorf(p.At, "source-shape", "point %s stands twice: first on line %d of %s", p.Number, first.Line, first.File)
			continue
		}
		at[p.Number] = p.At
	}
	carried := map[string]bool{}
	for _, page := range c.site.Pages {
		for _, ref := range page.Source {
			c.pointRef(ref, carried)
		}
	}
	for _, p := range c.site.Points {
		if !carried[p.Number] {
			c.problems.Warnf(p.At, "uncarried-point", "point %s is carried by no page", p.Number)
			c.problems.Hint("Name it in the `source` of the page that says it, such as `source: %s`.", p.Number)
		}
	}
}

// pointRef marks the points that a page says it carries.
func (c *siteCheck) pointRef(ref PointRef, carried map[string]bool) {
	found := false
	for _, p := range c.site.Points {
		if ref.Covers(p.Number) {
			carried[p.Number] = true
			found = true
		}
	}
	if found {
		return
	}
	if len(c.site.Points) == 0 {
		c.noPoints(ref)
		return
	}
	c.problems.Errorf(ref.At, "unknown-point", "point %s of the source is not known", ref.Number)
	numbers := make([]string, 0, len(c.site.Points))
	for _, p := range c.site.Points {
		numbers = append(numbers, p.Number)
		for i := range p.Number {
			if p.Number[i] == '.' {
				numbers = append(numbers, p.Number[:i])
			}
		}
	}
	hint := diag.DidYouMean(ref.Number, numbers)
	if hint == "" {
		hint = "Write the numbers as they stand on the page of kind source, with commas between: `source: " + c.site.Points[0].Number + ", …`."
	}
	c.problems.Hint("%s", hint)
}

// noPoints reports once that there is nothing to carry. A page that should list the
// points and does not is reported where it is read.
func (c *siteCheck) noPoints(ref PointRef) {
	hasList := slices.ContainsFunc(c.site.Pages, func(p *Page) bool { return p.Kind == KindSource })
	if hasList || slices.ContainsFunc(c.problems, func(p diag.Problem) bool { return p.Rule == "unknown-point" }) {
		return
	}
	c.problems.Errorf(ref.At, "unknown-point", "point %s of the source is not known", ref.Number)
	c.problems.Hint("No page of kind source lists the points. Write one, or take `source` out of every page.")
}

// Covers reports whether r names a point, or a part of the source that the point
// belongs to: "4" covers 4 and 4.1, but not 40.
func (r PointRef) Covers(number string) bool {
	rest, ok := strings.CutPrefix(number, r.Number)
	return ok && (rest == "" || rest[0] == '.')
}
