package source

import (
	"reflect"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

func TestEveryFactOfSiteYAMLIsRead(t *testing.T) {
	s, problems := loadFiles(files{"a.md": page("Words."), "site.yaml": `title: Speaking up
description: What it is.
language: en-GB
version: "1.10"
updated: 2026-11-03
base_url: https://example.org/guide
partnership:
  name: A partnership
  short: AP
  url: https://example.org
  owner: The guidance officer
contacts:
  - name: Somebody
    role: Lead
    phone: "01632 960123"
    hours: 9 to 5
urgent:
  text: In danger? Call 999
  phone: "999"
  after: Come back after.
protocol:
  name: The protocol
  url: https://example.org/protocol
  last_checked: 2026-10-01
menu:
  - page: a.md#part
    label: Part A
  - page: print/index.html
    label: Print
  - page: a.md
statement:
  contact: {text: the website, url: "https://example.org/contact"}
  phone: "01632 960124"
  reply: within 5 working days
  enforcement: The regulator.
  prepared: 2026-01-02
  reviewed: 2026-02-03
  limits: [Old plans are not tagged.]
privacy:
  controller: A partnership
  email: privacy@example.org
  host: A company.
  complaints: {text: the regulator, url: "https://example.org/regulator"}
strings:
  next: Onwards
print: [posters, Avery C32011]
stock:
  - name: Avery C32011
    paper: A4
    width: 85
    height: 54
    columns: 2
    rows: 5
    left: 15
    top: 13.5
    pitch_x: 95
    pitch_y: 54
`})
	if got, want := listed(problems), "site.yaml:26:11: link to a.md#part leads nowhere: no heading of that page has that id -> Give the heading an id of its own, such as `## Title {#part}`, or link to the page alone.\n"; got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "content/site.yaml", Line: line, Col: col} }
	want := model.Config{
		At: at(1, 1), Title: "Speaking up", Description: "What it is.", Language: "en-GB", Version: "1.10",
		Updated: model.Date{Year: 2026, Month: 11, Day: 3}, Facts: []model.Fact{{At: at(4, 1), Key: "version"}, {At: at(5, 1), Key: "updated"}}, BaseURL: "https://example.org/guide/",
		Partnership: model.Partnership{Name: "A partnership", Short: "AP", URL: "https://example.org", Owner: "The guidance officer"},
		Contacts:    []model.Contact{{At: at(13, 5), Name: "Somebody", Role: "Lead", Phone: "01632 960123", Hours: "9 to 5"}},
		Urgent:      &model.Urgent{At: at(18, 3), Text: "In danger? Call 999", Phone: "999", After: "Come back after."},
		Protocol:    &model.Protocol{At: at(22, 3), Name: "The protocol", URL: "https://example.org/protocol", LastChecked: model.Date{Year: 2026, Month: 10, Day: 1}},
		Menu: []model.MenuItem{
			{At: at(26, 11), To: model.Ref{Page: "a.md", Anchor: "part"}, Label: "Part A"},
			{At: at(28, 11), To: model.Ref{Made: "print/index.html"}, Label: "Print"},
			{At: at(30, 11), To: model.Ref{Page: "a.md"}, Label: "A"},
		},
		Statement: model.Statement{
			At: at(32, 3), Phone: "01632 960124", Contact: &model.Way{At: at(32, 12), Text: "the website", URL: "https://example.org/contact"},
			Reply: "within 5 working days", Enforcement: "The regulator.",
			Prepared: model.Date{Year: 2026, Month: 1, Day: 2}, Reviewed: model.Date{Year: 2026, Month: 2, Day: 3},
			Limits: []string{"Old plans are not tagged."},
		},
		Privacy: model.Privacy{At: at(40, 3), Controller: "A partnership", Email: "privacy@example.org", Host: "A company.", Complaints: &model.Way{At: at(43, 15), Text: "the regulator", URL: "https://example.org/regulator"}},
		Print:   []model.PrintName{{At: at(46, 9), Name: "posters"}, {At: at(46, 18), Name: "avery-c32011"}},
		Stock:   []model.Stock{{At: at(48, 5), Name: "Avery C32011", Paper: "A4", Width: 85, Height: 54, Columns: 2, Rows: 5, Left: 15, Top: 13.5, PitchX: 95, PitchY: 54}},
	}
	if !reflect.DeepEqual(s.Config, want) {
		t.Errorf("got  %+v\nwant %+v", s.Config, want)
	}
}

func TestSiteYAMLProblems(t *testing.T) {
	for _, c := range []struct {
		name, from, to string // replaced in a whole site.yaml
		want           string
	}{
		{"no title", "title: Speaking up\n", "", "site.yaml:1:1: key `title` is missing -> It is at the top of every page.\n"},
		{"no language", "language: en-GB\n", "", "site.yaml:1:1: key `language` is missing -> Write the language of the text, such as `language: en-GB`: screen readers choose their voice by it.\n"},
		{"a language in words", "language: en-GB", "language: English", "site.yaml:2:1: language “English” is not a language tag -> Write `language: en-GB`.\n"},
		{"no name", "  name: A partnership\n", "  short: AP\n", "site.yaml:4:3: key `partnership.name` is missing -> Write who publishes the guidance, as `name:` below `partnership:`.\n"},
		{"no partnership", "partnership:\n  name: A partnership\n", "", "site.yaml:1:1: key `partnership.name` is missing -> Write who publishes the guidance, as `name:` below `partnership:`.\n"},
		{"a partnership in one line", "partnership:\n  name: A partnership\n", "partnership: A\n", "site.yaml:3:1: value of `partnership` is a single value, and should be keys with values -> Write each key on a line of its own below, indented by two spaces.\n"},
		{"no way to report", "  email: access@example.org\n", "", "site.yaml:6:3: key `statement.email` is missing -> Write where people report what they cannot use. Without an email address, write `contact:` with `text` and `url` below it.\n"},
		{"no enforcement", "  enforcement: The regulator enforces the rules.\n", "", "site.yaml:6:3: key `statement.enforcement` is missing -> Write in one sentence who enforces the rules on accessibility.\n"},
		{"no day", "  prepared: 2026-01-02\n", "", "site.yaml:6:3: key `statement.prepared` is missing -> Write the day when the statement was first written, such as `prepared: 2026-11-03`.\n"},
		{"a day that is none", "prepared: 2026-01-02", "prepared: soon", "site.yaml:8:3: value of `prepared` is not a date -> Write year, month and day with hyphens, such as `prepared: 2026-11-03`.\n"},
		{"no privacy", siteYAML[strings.Index(siteYAML, "privacy:"):], "", "site.yaml:1:1: key `privacy` is missing -> The privacy page needs it: write `controller`, `email` and `host` below it.\n"},
		{"an unknown key", "title:", "tilte: x\ntitle:", "site.yaml:1:1: key `tilte` is not known here -> Did you mean `title`?\n"},
		{"an unknown key inside", "  host:", "  hots: x\n  host:", "site.yaml:12:3: key `hots` is not known here -> Did you mean `host`?\n"},
		{"an address without its start", "language:", "base_url: example.org/guide\nlanguage:", "site.yaml:2:11: value of `base_url` is not a web address: example.org/guide -> Write it with https:// before it, as the address bar of a browser shows it.\n"},
		{"a version that YAML shortens", "language:", "version: 1.10\nlanguage:", "site.yaml:2:1: value of `version` reads as the number 1.1, not as the text 1.10 -> Put it in quotes: version: \"1.10\"\n"},
		{"a number nobody can tap", "language:", "urgent:\n  text: Call 999\n  phone: \"112\"\nlanguage:", "site.yaml:4:3: number 112 is not in the urgent line, so nobody could tap it -> Write the number in `text` as it is in `phone`.\n"},
		{"a protocol without its address", "language:", "protocol:\n  name: P\nlanguage:", "site.yaml:3:3: key `protocol.url` is missing -> Write the address of the protocol: the site links to it and never repeats it.\n"},
		{"a protocol that nobody opened", "language:", "protocol:\n  name: P\n  url: https://example.org/p\nlanguage:", "site.yaml:4:3: warning: address of the protocol was never checked -> Open it. When the right document is there, write the day below it, such as `last_checked: 2026-11-23`.\n"},
		{"a protocol that somebody opened, misspelt", "language:", "protocol:\n  name: P\n  url: https://example.org/p\n  lastchecked: 2026-11-20\nlanguage:", "site.yaml:5:3: key `lastchecked` is not known here -> Did you mean `last_checked`?\n"},
		{"a version of tomorrow", "language:", "updated: 2026-11-24\nlanguage:", "site.yaml:2:1: warning: date of `updated` is still to come: 24 November 2026 -> Write the day on which it was done.\n"},
		{"a version of today", "title: Speaking up", "title: Speaking up\nupdated: 2026-11-23", ""},
		{"a statement of next year", "prepared: 2026-01-02", "prepared: 2027-01-02", "site.yaml:8:3: warning: date of `prepared` is still to come: 2 January 2027 -> Write the day on which it was done.\n"},
		{"a statement reviewed too soon", "  prepared:", "  reviewed: 2026-12-01\n  prepared:", "site.yaml:8:3: warning: date of `reviewed` is still to come: 1 December 2026 -> Write the day on which it was done.\n"},
		{"a check that is still to come", "language:", "protocol:\n  name: P\n  url: https://example.org/p\n  last_checked: 2026-12-01\nlanguage:", "site.yaml:5:3: warning: date of `last_checked` is still to come: 1 December 2026 -> Write the day on which it was done.\n"},
		{"agreed in words", "language:", "agreed: soon\nlanguage:", "site.yaml:2:1: value of `agreed` is neither true nor false -> Write `agreed: true`, or leave the line out.\n"},
		{"a menu that leads nowhere", "language:", "menu:\n  - page: indx.md\n    label: Home\nlanguage:", "site.yaml:3:11: link to page indx.md leads nowhere -> Did you mean `index.md`?\n"},
		{"a menu that says nothing", "language:", "menu:\n  - page: print/index.html\nlanguage:", "site.yaml:3:5: key `menu.label` is missing -> Write what the menu should say.\n"},
		{"a menu without a page", "language:", "menu:\n  - label: Home\nlanguage:", "site.yaml:3:5: key `menu.page` is missing -> Write which page it leads to, from the content folder, such as `page: guidance/index.md`.\n"},
		{"a menu that is no list", "language:", "menu:\n  page: index.md\nlanguage:", "site.yaml:2:1: value of `menu` is a group of keys, and should be a list -> Start each entry on a line of its own, with a hyphen and a space.\n"},
		{"stock without a size", "language:", "stock:\n  - {name: X, height: 5, columns: 0, rows: 2, pitch_x: 5, pitch_y: a}\nlanguage:",
			"site.yaml:3:5: stock X does not say how many cards are on a sheet -> Write `columns` and `rows`, each 1 or more.\n" +
				"site.yaml:3:5: value of `width` is missing or not above zero -> Write the length in millimetres, such as `width: 54`.\n" +
				"site.yaml:3:59: value of `pitch_y` is not a number -> Write digits, such as `pitch_y: 13.5`.\n"},
		{"a choice of prints", "language:", "print: [posters, Avery C32011, print/record.pdf]\nlanguage:", ""},
		{"a print chosen twice", "language:", "print:\n  - Avery C32011\n  - avery-c32011\nlanguage:", "site.yaml:4:5: value of `print` names avery-c32011 twice -> Keep one of the two.\n"},
		{"none and something", "language:", "print: [none, cards]\nlanguage:", "site.yaml:2:9: value of `print` names none and something else -> Write `print: none` alone, or take it out of the list.\n"},
		{"a print without letters", "language:", "print: \"…\"\nlanguage:", "site.yaml:2:8: value of `print` names nothing: \"…\" -> Write cards, papers, posters or training, or the name of one file without its ending, such as a4-10up.\n"},
		{"prints that are no list", "language:", "print: {cards: yes}\nlanguage:", "site.yaml:2:1: value of `print` is a group of keys, and should be text -> Put text that starts with a bracket in quotes.\n"},
		{"a colon", "title: Speaking up", "title: Speaking: up", "site.yaml:1:16: value of `title` has a colon in it and no quotes -> Put it in quotes: title: \"Speaking: up\"\n"},
		{"a byte order mark", "title: Speaking up", "\ufefftitle: Speaking up", "site.yaml:1:1: file starts with an invisible mark, which hides its first key -> In Notepad choose \"Save as\" and the encoding \"UTF-8\", not \"UTF-8 with BOM\".\n"},
		{"opened like front matter", "title: Speaking up", "---\ntitle: Speaking up", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(siteYAML, c.from, c.to, 1)
			if text == siteYAML {
				t.Fatalf("site.yaml has no %q", c.from)
			}
			_, problems := loadFiles(files{"site.yaml": text})
			if got := listed(problems); got != c.want {
				t.Errorf("told:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// Only "no" makes a draft: a site that says nothing is agreed to.
func TestAgreed(t *testing.T) {
	for line, draft := range map[string]bool{"": false, "agreed: no\n": true, "agreed: false\n": true, "agreed: yes\n": false, "agreed: true\n": false} {
		s, problems := loadFiles(files{"site.yaml": line + siteYAML})
		if s.Config.Draft != draft || len(problems) > 0 {
			t.Errorf("%q: draft is %t, problems are %v", line, s.Config.Draft, problems)
		}
	}
}

func TestSiteYAMLTellsEachSlipOnce(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a misspelt group", strings.Replace(siteYAML, "privacy:", "pivacy:", 1),
			"site.yaml:9:1: key `pivacy` is not known here -> Did you mean `privacy`?\n"},
		{"a misspelt key in a group", strings.Replace(siteYAML, "host:", "hots:", 1),
			"site.yaml:12:3: key `hots` is not known here -> Did you mean `host`?\n"},
		{"nothing but a note", "# nothing yet\n",
			"site.yaml: file says nothing: it names the site and who publishes it -> " + starterHint + "\n"},
		{"the address of a page", siteYAML + "base_url: https://example.org/index.html\n",
			"site.yaml:13:1: value of `base_url` is not the address of a folder: https://example.org/index.html -> Write the address of the site's first page, without index.html.\n"},
	} {
		_, problems := loadFiles(files{"site.yaml": c.text})
		if got := listed(problems); got != c.want {
			t.Errorf("%s: told:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}
