package page

import (
	"html/template"
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// What stands around the words of nearly every page, and the long lists of pages,
// is printed here and not by a layout: of what a large site costs, a template that
// asks for each value would take a third.

// Head returns what a page's head holds, from its title to its scripts.
func (d *data) Head() (template.HTML, error) { return d.print((*printer).wholeHead) }

func (p *printer) wholeHead() {
	if p.d.Page.Layout == "404-plain" {
		p.raw("<title>")
		p.text(p.d.headTitle())
		p.raw(`</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">` +
			`<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">`)
		return
	}
	p.head(p.frame().head)
}

// head writes the head around the part of it that all pages of a folder share.
func (p *printer) head(shared template.HTML) {
	d := p.d
	p.raw("<title")
	p.raw(string(d.MainLang()))
	p.raw(">")
	p.text(d.headTitle())
	p.raw("</title>")
	p.raw(string(shared))
	if d.Page.Description != "" {
		p.raw(`<meta name="description"`)
		p.raw(string(d.MainLang()))
		p.attr("content", d.Page.Description)
		p.raw(">")
	}
	p.linkTo("manifest", d.manifest())
	p.linkTo("canonical", d.canonical())
	if d.Page.NoIndex {
		p.raw(`<meta name="robots" content="noindex">`)
	}
	if !d.Page.Lean {
		p.linkTo("stylesheet", p.component("text", "css"))
	}
	for _, name := range d.Page.Styles {
		p.linkTo("stylesheet", p.component(name, "css"))
	}
	if d.hasOldIDs() {
		p.linkTo("stylesheet", p.component("changes", "css"))
	}
	for _, name := range d.r.scriptsOf(d.Page) {
		p.raw("<script")
		p.attr("src", p.component(name, "js"))
		p.raw(" defer></script>")
	}
}

// linkTo writes a link of the head, or nothing where it leads nowhere.
func (p *printer) linkTo(rel, address string) {
	if address == "" {
		return
	}
	p.raw("<link")
	p.attr("rel", rel)
	p.attr("href", address)
	p.raw(">")
}

// component returns the address of a component's stylesheet or script, which a
// page names, or gives by its address in the site.
func (p *printer) component(name, kind string) string {
	if strings.HasSuffix(name, "."+kind) {
		return p.d.link(name)
	}
	url, err := p.d.Asset(kind + "/" + name + "." + kind)
	p.fail(err)
	return string(url)
}

// PrintCrumbs prints the pages above this one.
func (d *data) PrintCrumbs() (template.HTML, error) { return d.print((*printer).crumbs) }

func (p *printer) crumbs() {
	crumbs := p.d.Crumbs()
	if len(crumbs) == 0 {
		return
	}
	p.raw(`<nav class="crumbs wrap"`)
	p.attr("aria-label", p.word("crumbs_label"))
	p.raw(`><ol role="list">`)
	for _, c := range crumbs {
		p.raw("<li>")
		p.anchor(c.To, c.Title)
		p.raw("</li>")
	}
	p.raw("</ol></nav>")
}

// anchor writes a link to an address in the site.
func (p *printer) anchor(to, title string) {
	p.raw("<a")
	p.attr("href", p.d.link(to))
	p.langAt(to)
	p.raw(">")
	p.text(title)
	p.whole(to, title)
	p.raw("</a>")
}

// whole tells who listens that a link of a flow's name leads to its chart: the ways in
// to its first question, such as the one in the menu, have the same name.
func (p *printer) whole(to, name string) {
	door, page := p.d.r.nav.doors[to], p.d.r.nav.byPath[to]
	if door == "" || name != page.Title {
		return
	}
	p.raw(`<span class="heard"> (`)
	p.say("flow_chart_title")
	p.raw(")</span>")
}

// PrintTitle prints the page's place among its neighbours, its name and lead.
func (d *data) PrintTitle() (template.HTML, error) { return d.print((*printer).title) }

func (p *printer) title() {
	p.raw(`<header class="title">`)
	if part := p.d.Part(); part != nil {
		p.raw(`<p class="part">`)
		p.say("part", part.Number, part.Of)
		p.raw("</p>")
	}
	p.raw("<h1>")
	p.text(p.d.Page.Title)
	p.raw("</h1>")
	if p.d.Page.Description != "" {
		p.raw(`<p class="lead">`)
		p.text(p.d.Page.Description)
		p.raw("</p>")
	}
	p.raw("</header>")
}

// End returns what stands below the words of a page: for one that an author wrote
// who looks after it, and the way to present mode where that is not above.
func (d *data) End() (template.HTML, error) { return d.print((*printer).end) }

func (p *printer) end() {
	d := p.d
	way := p.wayIfHere(!presentsAbove[d.Page.Layout])
	looksAfter := d.Page.From != nil && !d.Site.Config.Draft &&
		(!d.Page.From.LastReviewed.IsZero() || !d.ReviewDue().IsZero() || d.Owner() != "")
	if way == "" && !looksAfter {
		return
	}
	p.raw(`<div class="tail wrap"`)
	p.lang("")
	p.raw(">")
	if looksAfter {
		p.review()
	}
	p.raw(string(way))
	p.raw("</div>")
}

// review writes when a written page was last looked through, when it is next, and
// by whom.
func (p *printer) review() {
	p.raw(`<ul class="meta" role="list">`)
	p.day("reviewed", p.d.Page.From.LastReviewed)
	p.day("review_due", p.d.ReviewDue())
	p.overdue(p.d.ReviewDue())
	if owner := p.d.Owner(); owner != "" {
		p.raw("<li>")
		p.say("owner")
		p.raw(" <b>")
		p.text(owner)
		p.raw("</b></li>")
	}
	p.raw("</ul>")
}

// overdue writes what a script shows once a reader's own clock is past the day on which
// the page was to be looked through. The page's bytes do not depend on the day.
func (p *printer) overdue(due model.Date) {
	if due.IsZero() || !p.d.r.tellsOverdue(p.d.Page) {
		return
	}
	p.raw(`<li class="overdue"`)
	p.attr("data-due", due.String())
	p.raw(` hidden>`)
	p.say("review_overdue")
	p.raw(" <b>")
	p.raw(string(p.d.Date(due)))
	p.raw("</b></li>")
}

// day writes one day of the review, or nothing for no date.
func (p *printer) day(key string, day model.Date) {
	if day.IsZero() {
		return
	}
	p.raw("<li>")
	p.say(key)
	p.raw(" <b>")
	p.raw(string(p.d.Date(day)))
	p.raw("</b></li>")
}

// PrintContents prints what is on this page, where it has enough headings for it.
func (d *data) PrintContents() (template.HTML, error) { return d.print((*printer).contents) }

func (p *printer) contents() {
	headings := p.d.Contents()
	if len(headings) == 0 {
		return
	}
	p.raw(`<nav class="contents"`)
	p.attr("aria-label", p.word("contents_title"))
	p.raw("><details><summary>")
	p.say("contents_title")
	p.raw(`</summary><ul role="list">`)
	for _, h := range headings {
		p.raw("<li><a")
		p.attr("href", "#"+h.ID)
		p.raw(">")
		p.linkless(h.Text)
		p.raw("</a></li>")
	}
	p.raw("</ul></details></nav>")
}

// PrintPager prints the ways to the parts before and after this one.
func (d *data) PrintPager() (template.HTML, error) { return d.print((*printer).pager) }

func (p *printer) pager() {
	pager := p.d.Pager()
	if pager == nil {
		return
	}
	p.raw(`<nav class="pager"`)
	p.attr("aria-label", p.word("pager_label"))
	p.raw(">")
	p.turn(pager.Before, `<a class="before" rel="prev"`, "before")
	p.turn(pager.Next, `<a class="next" rel="next"`, "next")
	p.raw("</nav>")
}

// turn writes one way of a pager, or nothing where there is no such part.
func (p *printer) turn(to *model.Page, open, key string) {
	if to == nil {
		return
	}
	p.raw(open)
	p.attr("href", p.d.link(to.Address()))
	if onWall[to.Kind] {
		p.raw(" data-present")
	}
	p.raw("><span>")
	p.say(key)
	p.raw("</span> <b")
	p.lang(to.Lang)
	p.raw(">")
	p.text(to.Title)
	p.raw("</b></a>")
}

// PrintEntries prints the rows of a list of pages.
func (d *data) PrintEntries(entries []Entry) (template.HTML, error) {
	return d.printLong(func(p *printer) {
		for _, e := range entries {
			p.raw("<li>")
			p.anchor(e.To, e.Title)
			p.optional(" <small>", e.Section, "</small>")
			if e.Description != "" {
				p.raw(" <span")
				p.langAt(e.To)
				p.raw(">")
				p.text(e.Description)
				p.raw("</span>")
			}
			p.raw("</li>")
		}
	})
}

// PrintPages prints the rows of a list of pages that authors wrote.
func (d *data) PrintPages(pages []*model.Page) (template.HTML, error) {
	entries := make([]Entry, len(pages))
	for i, p := range pages {
		entries[i] = Entry{To: p.Address(), Title: p.Title, Description: p.Description}
	}
	return d.PrintEntries(entries)
}

// optional writes text between two tags, or nothing for none.
func (p *printer) optional(before, text, after string) {
	if text == "" {
		return
	}
	p.raw(before)
	p.text(text)
	p.raw(after)
}

// PrintTree prints pages by where they lie.
func (d *data) PrintTree(branches []*Branch) (template.HTML, error) {
	return d.printLong(func(p *printer) { p.tree(branches) })
}

func (p *printer) tree(branches []*Branch) {
	p.raw("<ul>")
	for _, b := range branches {
		p.raw("<li>")
		p.anchor(b.To, b.Title)
		if len(b.Below) > 0 {
			p.tree(b.Below)
		}
		p.raw("</li>")
	}
	p.raw("</ul>")
}

// onWall are the kinds of written pages that can be presented. What is on a wall goes
// on to no other: its keys would do nothing.
var onWall = map[model.Kind]bool{
	model.KindPage: true, model.KindGuide: true, model.KindSwaps: true,
	model.KindFlow: true, model.KindSession: true, model.KindScenario: true,
}

// presentsAbove are the layouts that people open in order to present them, so they
// have the way to that above their words; all others have it below. A session has it
// among its own words.
var presentsAbove = map[string]bool{
	"session": true, "scenario": true, "flow-chart": true, "quiz-index": true, "quiz-question": true, "quiz-summary": true,
}

// presents reports whether a page loads the way in to present mode. A lean page has
// none: its own script loads that one when somebody who presents comes from another
// page.
func presents(p *Page) bool { return p.Present && !p.Bare && !p.Lean }

// scriptsOf returns the scripts of a page. The way in to present mode comes last: it
// looks at the page as the others leave it.
func (r *Renderer) scriptsOf(p *Page) []string {
	scripts := slices.Clone(p.Scripts)
	if r.tellsOverdue(p) {
		scripts = append(scripts, "overdue")
	}
	if presents(p) {
		scripts = append(scripts, "present")
	}
	return scripts
}

// tellsOverdue reports whether a page says when its review is overdue: one that an author
// wrote, of a site that was released, and the page that tells of all of them.
func (r *Renderer) tellsOverdue(p *Page) bool {
	if len(r.site.Releases) == 0 || p.Bare {
		return false
	}
	return p.Layout == "approval" || p.From != nil && p.From.ReviewIn > 0 && !p.From.LastReviewed.IsZero()
}
