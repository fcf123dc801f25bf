// Package release keeps the word of what was published: which words were approved,
// by whom and when, and at which addresses.
//
// A [Release] is a file, content/releases/1.1.yaml, that `rethink release` writes. It
// holds the addresses of the site, and the words of each [Part]: a section of a page,
// a step, a choice, a question. So what changed is told from these files alone, without
// version control: [Compare] tells two [Snapshot] values apart, [Make] makes the page of
// what changed with its feed, and keeps the promises: an address that a release names
// leads somewhere for as long as the file is there.
//
// The package refuses to guess what an author meant to keep, and to believe a file that
// somebody changed by hand: each part carries a seal of its words. It knows no other
// capability, and the words of the site only as the model has them. Without a release
// it makes nothing but the redirects that authors wrote.
package release

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Folder is where the releases of a site lie, below its content folder.
const Folder = "releases"

// A Release is one version of the guidance as it was approved.
type Release struct {
	Version  string // "1.1"
	Day      model.Date
	Approver string // who approved it, in words
	Note     string // what it is about, in a sentence; may be empty
	Warnings int    // how many the check had when it was released
	Snapshot

	firstAddress int // the line of its file on which the first address stands
}

// A Snapshot is the words of a site, and its addresses, on one day.
type Snapshot struct {
	Addresses []string // from the site's root, sorted; "a.html#b" is an anchor
	Parts     []Part   // by page, and on a page in the order in which they stand
}

// A Part is a piece of the guidance that has a name of its own.
type Part struct {
	Kind  Kind
	Page  string // content path of the page that it stands on; empty for what all pages share
	ID    string // names it among the parts of its kind on its page
	Title string
	To    string   // of a choice: the id of the step that it leads to
	Words []string // a line a sentence

	line int // in the release's file, from 1; 0 for a part of the site
}

// Kind is what a part is.
type Kind string

// The kinds of a part.
const (
	OfSite     Kind = "site"     // what all pages share: the urgent line, a contact, the protocol
	OfPage     Kind = "page"     // a page's title and what stands above its first heading
	OfSection  Kind = "section"  // a heading with what stands below it
	OfStep     Kind = "step"     // of a flow
	OfChoice   Kind = "choice"   // an answer at a step
	OfSwap     Kind = "swap"     // a question to avoid, and what to ask instead
	OfPrompt   Kind = "prompt"   // an open question
	OfCard     Kind = "card"     // that an author wrote
	OfActivity Kind = "activity" // of a session
	OfNotes    Kind = "notes"    // for the facilitator: their words are shown on no page
	OfFile     Kind = "file"     // a picture or a download
)

func kinds() []Kind {
	return []Kind{OfSite, OfPage, OfSection, OfStep, OfChoice, OfSwap, OfPrompt, OfCard, OfActivity, OfNotes, OfFile}
}

// Path is where a release of a version lies, from the site's folder.
func Path(version string) string { return "content/" + Folder + "/" + version + ".yaml" }

// At is the file of the release as a place.
func (r *Release) At() diag.Pos { return diag.Pos{File: Path(r.Version)} }

// A History is all releases of a site, the oldest first.
type History []*Release

// Newest returns the release that is in force, or nil.
func (h History) Newest() *Release {
	if len(h) == 0 {
		return nil
	}
	return h[len(h)-1]
}

// Find returns the release of a version, or nil. 1.1 and 1.1.0 are one version.
func (h History) Find(version string) *Release {
	for _, r := range h {
		if CompareVersions(r.Version, version) == 0 {
			return r
		}
	}
	return nil
}

// Versions returns the versions, the oldest first.
func (h History) Versions() []string {
	var all []string
	for _, r := range h {
		all = append(all, r.Version)
	}
	return all
}

// IsVersion reports whether a text is a version: up to four numbers with dots between.
func IsVersion(text string) bool {
	numbers := strings.Split(text, ".")
	for _, n := range numbers {
		if n == "" || len(n) > 6 || strings.Trim(n, "0123456789") != "" || len(n) > 1 && n[0] == '0' {
			return false
		}
	}
	return len(numbers) <= 4
}

// CompareVersions orders versions by their numbers: 1.9 comes before 1.10.
func CompareVersions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(as), len(bs)) {
		if c := cmp.Compare(number(as, i), number(bs, i)); c != 0 {
			return c
		}
	}
	return 0
}

func number(numbers []string, i int) int {
	if i >= len(numbers) {
		return 0
	}
	n, _ := strconv.Atoi(numbers[i])
	return n
}

// Accepts says why a release cannot come next, or returns nil.
func (h History) Accepts(r *Release) error {
	newest := h.Newest()
	if newest == nil {
		return nil
	}
	if same := h.Find(r.Version); same != nil {
		return fmt.Errorf("release %s is there already: choose a higher version than %s", same.Version, newest.Version)
	}
	switch {
	case CompareVersions(r.Version, newest.Version) < 0:
		return fmt.Errorf("version %s comes before release %s: choose a higher one", r.Version, newest.Version)
	case r.Day.Before(newest.Day):
		return fmt.Errorf("today, %s, is before the day of release %s, %s: set the clock of this computer", r.Day.Long(), newest.Version, newest.Day.Long())
	case len(Compare(newest.Snapshot, r.Snapshot)) == 0:
		return fmt.Errorf("no words have changed since release %s, so there is nothing to release", newest.Version)
	}
	return nil
}

// Load reads the releases of a site, and reports what is wrong with their files and
// what in site.yaml they take the place of. Of a file that is wrong, nothing is
// believed.
func Load(site *model.Site) (History, diag.List) {
	var history History
	var problems diag.List
	for _, f := range site.Releases {
		r, wrong := read("content/"+f.Path, f.Data)
		problems = append(problems, wrong...)
		if len(wrong) > 0 {
			continue
		}
		if name := strings.TrimSuffix(path.Base(f.Path), ".yaml"); name != r.Version {
			problems.Errorf(diag.Pos{File: "content/" + f.Path}, "release", "file is named after version %s, and holds version %s", name, r.Version)
			problems.Hint("Call it %s.yaml.", r.Version)
			continue
		}
		history = append(history, r)
	}
	slices.SortFunc(history, func(a, b *Release) int { return CompareVersions(a.Version, b.Version) })
	for i := 1; i < len(history); i++ {
		if a, b := history[i-1], history[i]; CompareVersions(a.Version, b.Version) == 0 {
			problems.Errorf(b.At(), "release", "release %s and release %s are of one version", b.Version, a.Version)
			problems.Hint("Take the later of the two files out of content/%s.", Folder)
		} else if b.Day.Before(a.Day) {
			problems.Errorf(b.At(), "release", "release %s is older than release %s, which comes before it", b.Version, a.Version)
			problems.Hint("Bring back both files as `rethink release` wrote them.")
		}
	}
	if len(site.Releases) > 0 {
		problems = append(problems, Replaced(site.Config)...)
	}
	return history, problems
}

// Replaced reports the keys of site.yaml that a release takes the place of.
func Replaced(c model.Config) diag.List {
	var problems diag.List
	for _, f := range c.Facts {
		problems.Errorf(f.At, "release", "key `%s` says what a release says", f.Key)
		problems.Hint("Delete this line: the release says which version this is, from which day, and who approved it.")
	}
	return problems
}

// Apply gives a site the version and the day of its newest release, and reports what
// has changed since.
func (h History) Apply(site *model.Site) []Change {
	newest := h.Newest()
	if newest == nil {
		return nil
	}
	changes := Compare(newest.Snapshot, Take(site))
	c := &site.Config
	c.Version, c.Updated, c.Draft, c.Changed = newest.Version, newest.Day, false, len(changes) > 0
	return changes
}
