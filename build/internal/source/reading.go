package source

import (
	"sync"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// reading is a page while it is read. When the reader of its kind runs, the
// page's Body, Headings, Anchors and Links are filled in; the problems it adds
// are reported with those of the whole site.
type reading struct {
	page     *model.Page
	matter   *matter.Mapping // nil where the file or its front matter could not be read
	problems *diag.List

	parts  matter.Parts
	shifts *diag.Shifts // where the body was typed
	saved  string       // the whole file; empty where it could not be read
	site   *known

	guesses diag.Guesser

	// What the page is, by its kind; all but one are nil.
	terms      []model.Term
	points     []model.SourcePoint
	flow       *model.Flow
	guide      *model.Guide
	swaps      *model.Swaps
	promptPage *model.Prompts
	deck       *model.Deck
	session    *model.Session
	scenario   *model.Scenario
	summary    *model.Summary
}

// known is what the reading of one page may know of the others. It does not
// change while pages are read in parallel.
type known struct {
	kinds      map[string]model.Kind // of each page, by content path
	pictures   map[string]picture    // by content path
	files      map[string]bool       // pictures and downloads, by content path
	names      map[string]string     // the first of them with a name
	terms      map[string]bool       // terms of the glossary
	unread     []diag.Pos            // where errors kept pages from being read, which may be a glossary
	today      model.Date
	released   bool   // the site has a release, so that reviews are announced
	sourced    bool   // the site has a page of kind source, whose points its pages carry
	language   string // of the site
	languageAt diag.Pos
	notes      string    // heading of the facilitator's notes, where the site says its own
	judges     sync.Pool // of *prose.Judge
	yaml       *matter.Reader
	markdown   markdown
}

// alone reports whether the page is one that no other page's reading depends on,
// whatever is written on it: its kind says all that others ask.
func (r *reading) alone() bool {
	return r.matter != nil && r.page.Kind == model.KindPage && !r.page.Draft
}

// mayBeLate reports whether all that others know of the page is at its top.
func (r *reading) mayBeLate() bool {
	return r.alone() && r.page.Title != "" && !r.page.IsNotFound()
}

// letGo lets go of all but the page and its problems.
func (r *reading) letGo() {
	*r = reading{page: r.page, problems: r.problems}
}

func (r *reading) file() string { return contentDir + "/" + r.page.Path }
