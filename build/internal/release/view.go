package release

import (
	"cmp"
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A ChangesView is the page of what changed: each release against the one before it,
// the newest first.
type ChangesView struct {
	Feed  string // address of the feed; empty for none
	Steps []Step
}

// A Step is what changed from one release to the next, or since the newest.
type Step struct {
	ID       string // its anchor
	Title    string // "Version 1.1"
	Day      model.Date
	Approver string // empty for what nobody approved yet
	Note     string
	Summary  string
	Mail     string // to paste into an email
	Pages    []PageView
}

// A PageView is the changes of one page.
type PageView struct {
	ID      string
	Title   string
	Address string // empty where the page is gone, and for what all pages share
	Changes []ChangeView

	path string
}

// A ChangeView is one part that is not as it was.
type ChangeView struct {
	What   string // in words: "Changed"
	Kind   string // in words: "Question"
	Title  string
	Moved  string // where it was, in words; may be empty
	Before []Line
	After  []Line
}

// pagesView sorts changes by page. Ids gives each page an anchor that begins with it;
// nil gives none.
func pagesView(site *model.Site, changes []Change, ids func(path string) string, say words.Say) []PageView {
	var pages []PageView
	for _, c := range changes {
		p := c.Part()
		i := slices.IndexFunc(pages, func(v PageView) bool { return v.path == p.Page && (p.Page != "" || v.Title == shared(p, say)) })
		if i < 0 {
			i = len(pages)
			pages = append(pages, newPageView(site, c, say))
			if ids != nil && p.Page != "" {
				pages[i].ID = ids(p.Page)
			}
		}
		pages[i].Changes = append(pages[i].Changes, changeView(c, say))
	}
	return pages
}

// shared is what stands above the changes of what belongs to no page.
func shared(p *Part, say words.Say) string {
	if p.Kind == OfFile {
		return say("change_files")
	}
	return say("change_everywhere")
}

func newPageView(site *model.Site, c Change, say words.Say) PageView {
	p := c.Part()
	v := PageView{path: p.Page, Title: p.Page}
	if page := site.Page(p.Page); page != nil {
		v.Title, v.Address = page.Title, page.Address()
	} else if p.Kind == OfPage {
		v.Title = p.Title
	} else if p.Page == "" {
		v.Title = shared(p, say)
	}
	return v
}

func changeView(c Change, say words.Say) ChangeView {
	p := c.Part()
	v := ChangeView{What: say("change_" + string(c.What)), Kind: say("change_kind_" + string(p.Kind)), Title: p.Title}
	var before, after []string
	if c.Before != nil {
		before = c.Before.shown(say)
	}
	if c.After != nil {
		after = c.After.shown(say)
	}
	if c.Before != nil && c.After != nil {
		if c.Moved && c.Before.Page != c.After.Page {
			v.Moved = say("change_from", model.PageAddress(c.Before.Page))
		}
		if c.Before.Title != c.After.Title {
			before = slices.Insert(before, 0, c.Before.Title)
			after = slices.Insert(after, 0, c.After.Title)
		}
		if c.Before.To != c.After.To {
			before = append(before, say("change_leads", c.Before.To))
			after = append(after, say("change_leads", c.After.To))
		}
	}
	v.Before, v.After = differences(before, after)
	return v
}

// shown is the words of a part as readers see them. The notes of a facilitator are shown
// to nobody, and neither is the sum of a file.
func (p *Part) shown(say words.Say) []string {
	if p.Kind == OfNotes || p.Kind == OfFile {
		return nil
	}
	shown := slices.Clone(p.Words)
	for i, w := range shown {
		if entry, ok := strings.CutPrefix(w, "- "); ok {
			shown[i] = "• " + entry
		}
		if w == turned {
			shown[i] = say("card_back") + ":"
		}
		if kind, ok := strings.CutPrefix(w, alertOpen); ok && strings.HasSuffix(kind, alertClose) {
			if kind = strings.TrimSuffix(kind, alertClose); slices.Contains(model.AlertKinds(), model.AlertKind(kind)) {
				shown[i] = say("alert_" + kind)
			}
		}
	}
	return shown
}

// anchorOf is the anchor of a version or a page among the changes.
func anchorOf(text string) string {
	return cmp.Or(slug(text), "x")
}
