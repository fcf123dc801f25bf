// Package papers makes the sheets for a meeting from what the site holds already:
// the record sheet of a guide, the guidance on one page, and the sheet of
// questions. Each is a PDF and a view for its page.
//
// The package refuses to add guidance of its own: beside labels to write next to,
// every sentence stands on a page of the site.
package papers

import (
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// Say returns words of the interface by their key.
type Say func(key string, args ...any) string

// Facts are what every sheet of paper says beside its own words.
type Facts struct {
	Say     Say
	Config  model.Config
	Footer  string // the version, and that copies may be out of date
	Address string // where the newest copy is; may be empty
	Size    float64
	Link    func(model.Ref) string
}

// LargeSize is the size of large print in points.
const LargeSize = 18

func (f Facts) document(title, lead string, sides sheet.Sides) *sheet.Document {
	d := sheet.NewDocument(sheet.DocumentOptions{
		Options: sheet.Options{
			Title: title, Subject: lead, Author: f.Config.Partnership.Name, Language: f.Config.Language,
			Date: f.Config.Updated, Sides: sides,
		},
		At: f.Config.At, Size: f.Size, Footer: f.Footer, Address: f.Address, PageOf: f.Say("paper_page_of", "%d", "%d"),
		Link: f.Link,
		Word: func(k model.AlertKind) string { return f.Say("alert_" + string(k)) },
	})
	d.Masthead(f.Config.Title, sheet.Words(title), lead)
	return d
}
