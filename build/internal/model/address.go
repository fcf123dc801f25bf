package model

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Ref is where a link goes. Exactly one of Page, File, Made and URL is set,
// except for a link inside one page, which has that page's own path in Page.
type Ref struct {
	Page   string // content path of a page: "guidance/about.md"
	Anchor string // a heading's id on that page or made page, without '#'
	File   string // content path of a picture or download: "files/plan.pdf"
	Made   string // address of a page or file that the build makes: "print/index.html"
	URL    string // address outside the site: "https://…", "mailto:…", "tel:…"
}

// IsZero reports whether r leads nowhere.
func (r Ref) IsZero() bool { return r == Ref{} }

// Address returns r as an address in the site, from the site's root, with its
// anchor; or its URL outside.
func (r Ref) Address() string {
	to := r.Made
	switch {
	case r.URL != "":
		return r.URL
	case r.Page != "":
		to = PageAddress(r.Page)
	case r.File != "":
		to = r.File
	}
	if r.Anchor != "" {
		to += "#" + r.Anchor
	}
	return to
}

// PageAddress returns the address of the page made from a content path:
// "a/b.md" becomes "a/b.html", one to one, so that what works from disk works
// everywhere.
func PageAddress(contentPath string) string {
	return strings.TrimSuffix(contentPath, ".md") + ".html"
}

// IsPageAddress reports whether a page can stand at an address. At any other, such as
// that of a program or a document, the host has to lead people on.
func IsPageAddress(address string) bool { return strings.HasSuffix(address, ".html") }

// Relative returns how the page at address from links to address to, which may
// carry an anchor. It is the one function that makes every link of the site, so
// the site works from disk and under any sub-path. Addresses with a scheme are
// returned unchanged. A link to the page itself is its own file name.
func Relative(from, to string) string {
	if HasScheme(to) {
		return to
	}
	to, anchor, hasAnchor := strings.Cut(to, "#")
	rel := relativePath(path.Dir(from), to)
	if to == from && hasAnchor {
		rel = ""
	}
	if hasAnchor {
		rel += "#" + anchor
	}
	return rel
}

func relativePath(dir, to string) string {
	if dir == "." {
		return to
	}
	up := strings.Count(dir, "/") + 1
	for up > 0 {
		here, deeper, _ := strings.Cut(dir, "/")
		there, below, found := strings.Cut(to, "/")
		if !found || here != there {
			break
		}
		dir, to, up = deeper, below, up-1
	}
	return strings.Repeat("../", up) + to
}

// HasScheme reports whether address leads out of the site: "https:…", "mailto:…".
func HasScheme(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || scheme == "" {
		return false
	}
	for i, c := range scheme {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+.-", c)) {
			return false
		}
	}
	return true
}

// IsMail reports whether text is an email address.
func IsMail(text string) bool {
	name, host, ok := strings.Cut(text, "@")
	return ok && name != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(host, "@") && !strings.ContainsAny(text, "/:[]() ")
}

// IsHost reports whether a name is that of a computer on the web, by the endings
// that guidance of these islands links to.
func IsHost(name string) bool {
	before, ending, _ := cutLast(name, ".")
	if before == "" || strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(ending) {
	case "org", "com", "net", "uk", "eu", "info", "wales", "scot", "cymru", "im", "je", "gg", "ie":
		return true
	}
	return false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// LeadsOut reports whether a link may leave the site by a scheme: "https", "sms". By
// any other, such as javascript, it never does.
func LeadsOut(scheme string) bool {
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "sms":
		return true
	}
	return false
}

// IsWeb reports whether an address is one of the web, with its scheme and its host.
func IsWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.Contains(address, " ")
}

// BaseAddress returns the address of the folder that a site stands in, with a slash
// at its end. It reports false for an address of the web that is not a folder's, and
// for anything else.
func BaseAddress(address string) (string, bool) {
	if !IsWeb(address) || strings.ContainsAny(address, "?#") || strings.HasSuffix(address, ".html") {
		return "", false
	}
	return strings.TrimRight(address, "/") + "/", true
}

// GivenBase reads a base address that was given on the way; an empty one is none.
func GivenBase(address string) (string, error) {
	base, ok := BaseAddress(address)
	if address != "" && !ok {
		return "", fmt.Errorf("base-url %s is not the address of a folder of the web: write it as https://example.org/site/", address)
	}
	return base, nil
}

// FirstLetters shortens an id to what a message can quote, and somebody would write.
func FirstLetters(id string) string {
	const most = 40
	return strings.TrimRight(id[:min(len(id), most)], "-")
}

// NameProblem says why a file or folder cannot have a name on every computer and
// memory stick that a site may be copied to; it is empty for a good one.
func NameProblem(name string) string {
	const longest = 200 // bytes: some disks hold 255, of which an ending takes a few
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case len(name) > longest:
		return "is longer than " + strconv.Itoa(longest) + " letters, which some disks cannot hold"
	case strings.HasSuffix(name, "."):
		return "ends in a dot, which Windows takes away"
	case slices.Contains([]string{"con", "prn", "aux", "nul", "conin$", "conout$"}, stem),
		len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && '0' <= stem[3] && stem[3] <= '9':
		return "is one that Windows keeps for itself: " + stem
	}
	return ""
}

// PlainLetter takes the accent off the letters that the languages of these
// islands write with one.
func PlainLetter(c rune) rune {
	for _, group := range []string{"aàáâä", "eèéêë", "iìíîï", "oòóôö", "uùúûü", "wẁẃŵẅ", "yỳýŷÿ", "cç"} {
		if strings.ContainsRune(group, c) {
			return rune(group[0])
		}
	}
	return c
}

// OldAddressProblem says why an address cannot be one that a page of the site had, and what
// to do; empty for one that can.
func OldAddressProblem(address string) (problem, hint string) {
	const whole = "Write only what follows the site's own address, such as `old/name.html`."
	switch {
	case HasScheme(address) || strings.HasPrefix(address, "/"):
		return "is not an address inside the site", whole
	case strings.Contains(address, "?"):
		return "has a question mark in it, after which a program on the old server looked something up",
			"Take it out here, and ask who keeps the server of the old address to lead it on to this page."
	case strings.ContainsAny(address, "#\\ <>:\"|*") || strings.ContainsFunc(address, func(c rune) bool { return c < ' ' || c == 0x7f }):
		return "has characters that an address of a page cannot have", whole
	case path.Clean(address) != strings.TrimSuffix(address, "/") || strings.HasPrefix(address, ".."):
		return "leads out of the site or has dots in its path", whole
	case len(address) > longestAddress:
		return "is too long", "Take it out: some disks could not hold it."
	}
	if !IsPageAddress(address) && !strings.HasSuffix(address, "/") {
		return "", "" // the host leads it on
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(address, "/"), "/") {
		if problem := NameProblem(name); problem != "" {
			return "has a part that no file can have for its name: it " + problem, "Take it out: no page can be there."
		}
	}
	return "", ""
}

// longestAddress is how many letters the address of a page may have.
const longestAddress = 1000
