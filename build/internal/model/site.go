package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"rethink/build/internal/diag"
)

// A Site is everything that a partnership wrote, read and typed.
type Site struct {
	Config Config
	Pages  []*Page    // sorted by Path
	Files  []*File    // pictures and downloads, sorted by Path
	Drafts []string   // content paths of the pages left out as drafts, sorted
	Unread []diag.Pos // folders that could not be read, with what is in them

	Releases []*File // releases/*.yaml as they stand, sorted by Path; package release reads them

	// What some pages are, beside being pages. Each is sorted by its page's path.
	Glossary  []Term // sorted by term, ignoring case
	Points    []SourcePoint
	Flows     []*Flow
	Guides    []*Guide
	Swaps     []*Swaps
	Prompts   []*Prompts
	Decks     []*Deck
	Sessions  []*Session
	Scenarios []*Scenario
	Summaries []*Summary
}

// Page returns the page with a content path, or nil.
func (s *Site) Page(path string) *Page {
	i, found := slices.BinarySearchFunc(s.Pages, path, func(p *Page, path string) int { return strings.Compare(p.Path, path) })
	if !found {
		return nil
	}
	return s.Pages[i]
}

// File returns the picture or download with a content path, or nil.
func (s *Site) File(path string) *File {
	i, found := slices.BinarySearchFunc(s.Files, path, func(f *File, path string) int { return strings.Compare(f.Path, path) })
	if !found {
		return nil
	}
	return s.Files[i]
}

// A Kind says what a page is. It is the front matter's "kind".
type Kind string

const (
	KindPage     Kind = "page"     // words; the default
	KindHome     Kind = "home"     // content/index.md and nothing else
	KindGlossary Kind = "glossary" // a definition list of terms
	KindSource   Kind = "source"   // a table of the points of the source: where this comes from
	KindFlow     Kind = "flow"     // a decision graph
	KindGuide    Kind = "guide"    // numbered steps of one conversation, with what to ask at each
	KindSwaps    Kind = "swaps"    // tables of questions to avoid and their open alternatives
	KindPrompts  Kind = "prompts"  // lists of open questions
	KindCards    Kind = "cards"    // a deck
	KindSession  Kind = "session"  // a workshop plan
	KindScenario Kind = "scenario" // a made-up case to practise on
	KindPrint    Kind = "print"    // the list of all there is to print
)

// Kinds returns every kind, the default first.
func Kinds() []Kind {
	return []Kind{KindPage, KindHome, KindGlossary, KindSource, KindFlow, KindGuide, KindSwaps,
		KindPrompts, KindCards, KindSession, KindScenario, KindPrint}
}

// A Page is one Markdown file.
type Page struct {
	Path         string // "guidance/about.md", below content/
	Kind         Kind
	Title        string
	TitleAt      diag.Pos
	Description  string   // one sentence, shown as the lead and in lists
	LeadAt       diag.Pos // where the description stands
	Lang         string   // BCP 47, where it is not the site's: "cy"
	Order        int      // place among its neighbours; pages without one come last, by title
	LastReviewed Date
	ReviewIn     Months // zero: never
	Owner        string
	Draft        bool
	Source       []PointRef // the points of the source that the page carries
	SourceNear   []diag.Pos // of a page that carries none: where `source` was meant and may be wrong
	OldAddresses []OldAddress
	OldIDs       []OldID
	SearchWords  string  // words that people search for and the page does not use; shown nowhere
	Body         []Block // without the level 1 heading, which became Title
	Headings     []*Heading
	Anchors      map[string]bool // every id on the page that a link may name; nil where the page could not be read
	Unread       diag.Pos        // where an error kept the page from being read; zero where it was read
	Links        []*Link         // every link of the body, in order
}

// IsNotFound reports whether the page is what a host shows for a wrong address.
func (p *Page) IsNotFound() bool { return p.Path == "404.md" }

// ComparePages orders pages of one folder: by their order, those without one
// last, then by title.
func ComparePages(a, b *Page) int {
	if (a.Order == 0) != (b.Order == 0) {
		return cmp.Compare(b.Order, a.Order)
	}
	if a.Order != b.Order {
		return cmp.Compare(a.Order, b.Order)
	}
	return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
}

// Address returns the page's address from the site's root.
func (p *Page) Address() string { return PageAddress(p.Path) }

// At returns the page's file as a position without a line.
func (p *Page) At() diag.Pos { return diag.Pos{File: "content/" + p.Path} }

// An OldAddress is where a page used to be; the build makes a page there that
// leads to the new one.
type OldAddress struct {
	At      diag.Pos
	Address string // from the site's root: "old/name.html"
}

// An OldID is what a part of a page used to be called: a heading, a step, a question.
// Addresses with the old id lead to what took its place. One of To and ToRef is set.
type OldID struct {
	At    diag.Pos
	ID    string
	To    string // the id of another part of the page; "top" is the page itself
	ToRef Ref    // another page, or a part of one
}

// Top is what an old id may lead to where no part took its place: its page.
const Top = "top"

// Months is a span of time in months.
type Months int

// A Date is a day without a time. Its zero value is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as in ISO 8601: 2026-11-03.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Long returns d as people write it in British English: 3 November 2026.
func (d Date) Long() string {
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Add returns the date m months later.
func (d Date) Add(m Months) Date {
	t := time.Date(d.Year, d.Month+time.Month(m), d.Day, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date {
	t := time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.String() < e.String() }

// A File is a picture or a download, copied as it is.
type File struct {
	Path          string // below content/
	Width, Height int    // pixels, for pictures; zero where not known
	Data          []byte
}

// A Term is an entry of the glossary. Full is what an abbreviation stands for.
type Term struct {
	At      diag.Pos
	ID      string // its anchor on the glossary page
	Page    string // content path of the glossary
	Term    string // "HIPS", "lead professional"
	Full    string // "Hampshire, Isle of Wight, Portsmouth and Southampton"; empty for plain words
	Meaning []Block
}

// A SourcePoint is one point that the source makes, named by its number.
type SourcePoint struct {
	At     diag.Pos
	Number string // "4.1", "S.1.2", "B.3"
	Text   Inlines
}

// A PointRef names a point of the source, or with a number such as "4" all of
// the points below it.
type PointRef struct {
	At     diag.Pos
	Number string
}
