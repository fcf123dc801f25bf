package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"time"

	"rethink/build/internal/model"
)

// A TestRecord is what was tested, with what and when, as the accessibility
// statement tells it. The browser tests write it.
type TestRecord struct {
	Site    string // title of the site that was tested
	Date    model.Date
	Pages   int      // how many pages were looked at
	Engines []string // "Chromium 156"
	Tools   []string // "axe-core 4.14.1"
	Checks  []string // what was looked at, a line each
	NotDone []string // what a machine cannot test
	Heard   *Heard   // nil where nobody listened
}

// Heard is what was listened to with a screen reader, and when.
type Heard struct {
	Date    model.Date
	With    string   // "Orca 43.1 and Firefox ESR 153.7"
	Moments []string // "an answer of the quiz"
}

// RecordOf returns the record where it tells of this site: nobody tested what another
// partnership wrote, so its statement claims nothing. An empty record, {}, tells of none.
func RecordOf(src []byte, site *model.Site) (*TestRecord, error) {
	if bytes.Equal(bytes.TrimSpace(src), []byte("{}")) {
		return nil, nil
	}
	r, err := ReadRecord(src)
	if err != nil || r.Site != site.Config.Title {
		return nil, err
	}
	return r, nil
}

// ReadRecord reads a test record: JSON with site, date (2026-11-23), pages,
// engines, tools, checks, notDone and, where somebody listened, heard.
func ReadRecord(src []byte) (*TestRecord, error) {
	var r struct {
		Site    string   `json:"site"`
		Date    string   `json:"date"`
		Pages   int      `json:"pages"`
		Engines []string `json:"engines"`
		Tools   []string `json:"tools"`
		Checks  []string `json:"checks"`
		NotDone []string `json:"notDone"`
		Heard   *struct {
			Date    string   `json:"date"`
			With    string   `json:"with"`
			Moments []string `json:"moments"`
		} `json:"heard"`
	}
	if err := json.Unmarshal(src, &r); err != nil {
		return nil, fmt.Errorf("test record cannot be read: %w", err)
	}
	day, err := recordedDay(r.Date)
	if err != nil {
		return nil, err
	}
	record := &TestRecord{
		Site: r.Site, Date: day,
		Pages: r.Pages, Engines: r.Engines, Tools: r.Tools, Checks: r.Checks, NotDone: r.NotDone,
	}
	if h := r.Heard; h != nil {
		if day, err = recordedDay(h.Date); err != nil {
			return nil, err
		}
		record.Heard = &Heard{Date: day, With: h.With, Moments: h.Moments}
	}
	return record, nil
}

func recordedDay(s string) (model.Date, error) {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return model.Date{}, fmt.Errorf("test record has no date: %w", err)
	}
	return model.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}, nil
}

// Record returns what was tested, or nil.
func (d *data) Record() *TestRecord { return d.r.record }

// A reach is one way to reach somebody.
type reach struct {
	Text string
	URL  template.URL
}

// Reach lists the ways to reach somebody that are known.
func (d *data) Reach(email, phone string, way *model.Way) []reach {
	var all []reach
	if email != "" {
		all = append(all, reach{email, template.URL("mailto:" + email)})
	}
	if phone != "" {
		all = append(all, reach{phone, template.URL("tel:" + strings.ReplaceAll(phone, " ", ""))})
	}
	if way != nil {
		all = append(all, reach{way.Text, template.URL(way.URL)})
	}
	return all
}

// CallContact lists the ways to reach one of the site's contacts: who is worried calls
// before they write.
func (d *data) CallContact(c model.Contact) []reach {
	return append(d.Reach("", c.Phone, nil), d.Reach(c.Email, "", nil)...)
}

// StatementReach lists the ways to report a barrier.
func (d *data) StatementReach() []reach {
	s := d.Site.Config.Statement
	return d.Reach(s.Email, s.Phone, s.Contact)
}

// StatementComplaints lists where to complain about accessibility.
func (d *data) StatementComplaints() []reach {
	return d.Reach("", "", d.Site.Config.Statement.Complaints)
}

// PrivacyReach lists the ways to ask about privacy.
func (d *data) PrivacyReach() []reach {
	p := d.Site.Config.Privacy
	return d.Reach(p.Email, "", p.Contact)
}

// PrivacyComplaints lists who hears complaints about privacy.
func (d *data) PrivacyComplaints() []reach {
	return d.Reach("", "", d.Site.Config.Privacy.Complaints)
}
