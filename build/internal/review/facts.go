package review

import (
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// siteFile is where the facts of the whole site are written.
const siteFile = "site.yaml"

// facts writes what every page shares: who publishes the site, whom to call, where the
// protocol is, and what the accessibility statement and the privacy page say of it.
func (w *writer) facts() {
	c := w.site.Config
	title, at := w.say("review_facts"), diag.Pos{File: c.At.File, Line: 0}
	if at.File == "" {
		at.File = "content/" + siteFile
	}
	w.doc.Notes(nil)
	w.doc.Title(model.Inlines{model.Text{At: at, Value: title}}, w.marker.begin(siteFile, title, at))
	w.doc.Small(w.say("review_file", "content/"+siteFile))
	f := facts{w: w, at: at}
	f.add(at, "title", c.Title)
	f.add(at, "description", c.Description)
	f.add(at, "partnership", c.Partnership.Name)
	f.add(at, "owner", c.Partnership.Owner)
	f.add(at, "copying", c.Copying)
	if u := c.Urgent; u != nil {
		f.add(u.At, "urgent", strings.TrimSpace(u.Text+" "+u.After))
	}
	if p := c.Protocol; p != nil {
		f.link(p.At, "protocol", p.Name, p.URL)
	}
	for _, m := range c.Menu {
		f.add(m.At, "menu", m.Label)
	}
	w.contacts(c.Contacts)
	f.part(c.Statement.At, "accessibility_title")
	f.statement(c.Statement)
	f.part(c.Privacy.At, "privacy_title")
	f.privacy(c.Privacy)
}

// facts writes them, each behind the key that its author wrote it under.
type facts struct {
	w  *writer
	at diag.Pos
}

// part begins the facts of one page.
func (f facts) part(at diag.Pos, key string) {
	f.w.doc.Heading(&model.Heading{At: at, Level: 2, Text: model.Inlines{model.Text{At: at, Value: f.w.say(key)}}})
}

func (f facts) add(at diag.Pos, key, text string) {
	if text != "" {
		f.text(at, key, model.Text{At: at, Value: text})
	}
}

func (f facts) link(at diag.Pos, key, text, url string) {
	words := model.Text{At: at, Value: text}
	if url == "" {
		f.add(at, key, text)
		return
	}
	f.text(at, key, &model.Link{At: at, To: model.Ref{URL: url}, Text: model.Inlines{words}})
}

func (f facts) text(at diag.Pos, key string, text model.Inline) {
	if at == (diag.Pos{}) {
		at = f.at
	}
	f.w.doc.Paragraph(at, model.Inlines{&model.Strong{At: at, Text: model.Inlines{model.Text{At: at, Value: key + ": "}}}, text})
}

func (f facts) way(key string, way *model.Way) {
	if way != nil {
		f.link(way.At, key, way.Text, way.URL)
	}
}

func (f facts) statement(s model.Statement) {
	f.add(s.At, "email", s.Email)
	f.add(s.At, "phone", s.Phone)
	f.way("contact", s.Contact)
	f.add(s.At, "reply", s.Reply)
	f.add(s.At, "enforcement", s.Enforcement)
	f.way("complaints", s.Complaints)
	for _, l := range s.Limits {
		f.add(s.At, "limits", l)
	}
}

func (f facts) privacy(p model.Privacy) {
	f.add(p.At, "controller", p.Controller)
	f.add(p.At, "email", p.Email)
	f.way("contact", p.Contact)
	f.way("complaints", p.Complaints)
	f.add(p.At, "host", p.Host)
}

// contacts writes whom to call as a table.
func (w *writer) contacts(all []model.Contact) {
	if len(all) == 0 {
		return
	}
	cell := func(at diag.Pos, text string) model.Cell {
		return model.Cell{At: at, Text: model.Inlines{model.Text{At: at, Value: text}}}
	}
	table := &model.Table{At: all[0].At}
	for _, c := range all {
		table.Rows = append(table.Rows, model.Row{At: c.At})
	}
	for _, column := range []struct {
		key string
		of  func(model.Contact) string
	}{
		{"name", func(c model.Contact) string { return c.Name }},
		{"role", func(c model.Contact) string { return c.Role }},
		{"phone", func(c model.Contact) string { return c.Phone }},
		{"email", func(c model.Contact) string { return c.Email }},
		{"hours", func(c model.Contact) string { return c.Hours }},
	} {
		if column.key == "email" && !slices.ContainsFunc(all, func(c model.Contact) bool { return c.Email != "" }) {
			continue // so that copies from before there were any keep their places
		}
		table.Head = append(table.Head, cell(all[0].At, column.key))
		for i, c := range all {
			table.Rows[i].Cells = append(table.Rows[i].Cells, cell(c.At, column.of(c)))
		}
	}
	w.doc.Blocks([]model.Block{table})
}
