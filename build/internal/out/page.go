package out

import (
	"rethink/build/internal/model"
)

// A Page is one HTML file to make.
type Page struct {
	Address     string      // from the site's root: "next/are-you.html"
	Layout      string      // name of its layout: "flow-step" for layouts/flow-step.html
	Title       string      // plain text
	Description string      // plain text, one sentence; the lead below the title
	From        *model.Page // the page that an author wrote; nil for a made one
	Lang        string      // of the words that an author wrote, where it is not the site's; needed only where From is nil

	Parent      string // address of the page above, for the breadcrumb; empty for the front page of the folder
	ParentTitle string // needed only where Parent is not a page that an author wrote

	Styles  []string // components that the page loads: "flow" for static/css/flow.css; a name that ends in ".css" is an address in the site
	Scripts []string // likewise "route" for static/js/route.js; a name that ends in ".js" is an address in the site
	Present bool     // can be shown on a projector, a part at a time
	Lean    bool     // has no running text, and does without the stylesheet that only that needs
	Bare    bool     // a sheet of paper or a projector page: no bar and no footer
	Light   bool     // stays light where a reader wants it dark, and keeps its colours in print: it shows a sheet of paper
	Frames  bool     // may show another page of the site inside it: a package for a learning platform
	NoIndex bool     // stays out of the site map and of search engines
	Rooted  bool     // served at any address (not found): links begin at the site's root
	Aside   bool     // found by a search after all else: a form, not guidance

	View any        // what a capability prepared: .View in the layout
	Late func() any // makes the view when the page is printed, where that costs much; nil for View
}

// A Mark says at the foot of a page that it changed, and where parts of it are now.
type Mark struct {
	Text  string // "This page changed in version 1.1, 3 November 2026."; empty for no change
	To    string // where it is told what changed; empty for nowhere
	Moved []Moved
}

// A Moved is a part of a page that had another id.
type Moved struct {
	ID    string // that it had
	To    string // its address now
	Title string
}

// SearchAddress is the page that the search of every page leads to.
const SearchAddress = "search.html"

// Language returns the language of the words that an author wrote, or "" for the site's.
func (p *Page) Language() string {
	if p.From != nil {
		return p.From.Lang
	}
	return p.Lang
}
