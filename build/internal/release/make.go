package release

import (
	"encoding/xml"

	"rethink/build/internal/out"
)

// Addresses of what this package makes.
const (
	Address         = "changes.html"
	FeedAddress     = "changes.xml"
	ApprovalAddress = "approval.html"
)

// Make makes the page that says who approved what, where there is a release; and where
// there are two, the page of what changed, with its feed, if the site's address is
// known. A page that an author wrote at the same address wins. Since is what changed
// since the newest release; the coder, which may be nil, gave the cards their codes, and
// prints is all there is to print. It returns what is to stand at the foot of pages, by their
// addresses.
func Make(env *out.Env, history History, since []Change, coder *Coder, prints []out.Printable) (out.Made, map[string]out.Mark) {
	var own out.Made
	marks := map[string]out.Mark{}
	view := changes(env, history, since)
	if view != nil && env.Site.Page("changes.md") == nil {
		own.Page(out.Page{
			Address: Address, Layout: "changes", Title: env.Say("changes_title"), Description: env.Say("changes_lead"),
			Styles: []string{"changes"}, View: view,
		})
		if view.Feed != "" {
			own.File(FeedAddress, func() ([]byte, error) { return feed(env, view) })
		}
	}
	if len(history) > 0 && env.Site.Page("approval.md") == nil {
		own.Page(out.Page{
			Address: ApprovalAddress, Layout: "approval", Title: env.Say("approval_title"), Description: env.Say("approval_lead"),
			View: approval(env, history, view != nil),
		})
	}
	var changed []Change
	if n := len(history); n > 1 {
		changed = Compare(history[n-2].Snapshot, history[n-1].Snapshot)
		mark(env, marks, changed, out.Mark{
			Text: env.Say("changed_in", history[n-1].Version, env.Say.Date(history[n-1].Day)), To: Address + "#" + versionID(history[n-1]),
		})
	}
	if len(since) > 0 {
		m := out.Mark{Text: env.Say("changed_since", history.Newest().Version)}
		if view != nil {
			m.To = Address + "#" + sinceID
		}
		mark(env, marks, since, m)
	}
	if len(history) > 0 {
		markHeadings(env, marks, history, Take(env.Site))
	}
	if coder != nil {
		makeCards(env, coder, append(changed, since...), prints, &own)
	}
	return own, marks
}

// changes makes the view of what changed, or nil where there is nothing to compare.
func changes(env *out.Env, history History, since []Change) *ChangesView {
	if len(history) < 2 {
		return nil
	}
	v := &ChangesView{}
	if env.Site.Config.BaseURL != "" {
		v.Feed = FeedAddress
	}
	if len(since) > 0 {
		v.Steps = append(v.Steps, step(env, sinceID, since, Step{Title: env.Say("changes_since", history.Newest().Version)}))
	}
	for n := len(history) - 1; n > 0; n-- {
		r := history[n]
		all := Compare(history[n-1].Snapshot, r.Snapshot)
		v.Steps = append(v.Steps, step(env, versionID(r), all, Step{
			Title: env.Say("version", r.Version), Day: r.Day, Approver: r.Approver, Note: r.Note,
			Mail: Mail(env.Site, r, "", all, true, env.Say),
		}))
	}
	return v
}

const sinceID = "since"

func versionID(r *Release) string { return "v-" + anchorOf(r.Version) }

func step(env *out.Env, id string, all []Change, s Step) Step {
	s.ID, s.Summary = id, Summary(all, env.Say)
	s.Pages = pagesView(env.Site, all, func(path string) string { return pageID(id, path) }, env.Say)
	return s
}

func pageID(step, path string) string { return step + "-" + anchorOf(path) }

// mark notes which pages changed: a page that an author wrote, and the page of a step.
// Where its changes are told, m leads to the page's own.
func mark(env *out.Env, marks map[string]out.Mark, all []Change, m out.Mark) {
	for _, c := range all {
		p := c.Part()
		page := env.Site.Page(p.Page)
		if page == nil {
			continue
		}
		own := m
		if m.To != "" {
			own.To = pageID(m.To, p.Page)
		}
		marks[page.Address()] = own
		for _, f := range env.Site.Flows {
			if f.Page == page && p.step() != "" && f.Step(p.step()) != nil {
				marks[f.Path+"/"+p.step()+".html"] = own
			}
		}
	}
}

// feed makes the feed: an entry a release.
func feed(env *out.Env, v *ChangesView) ([]byte, error) {
	type link struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Link    link   `xml:"link"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
	}
	c := env.Site.Config
	list := struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Title   string   `xml:"title"`
		ID      string   `xml:"id"`
		Links   []link   `xml:"link"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Entries []entry  `xml:"entry"`
	}{
		Title: c.Title + ": " + env.Say("changes_title"), ID: c.BaseURL + Address, Author: c.Partnership.Name,
		Links: []link{{"", c.BaseURL + Address}, {"self", c.BaseURL + FeedAddress}},
	}
	for _, s := range v.Steps {
		if s.Approver == "" {
			continue // nobody approved it yet
		}
		address := c.BaseURL + Address + "#" + s.ID
		list.Entries = append(list.Entries, entry{s.Title, address, link{"", address}, s.Day.String() + "T00:00:00Z", s.Mail})
	}
	list.Updated = list.Entries[0].Updated
	text, err := xml.Marshal(list)
	return append([]byte(xml.Header), text...), err
}
