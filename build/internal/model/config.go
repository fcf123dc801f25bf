package model

import (
	"net/url"
	"path"
	"strings"

	"rethink/build/internal/diag"
)

// Config is content/site.yaml. At fields give the place of what a message may
// have to name.
type Config struct {
	At          diag.Pos
	Title       string
	Description string
	Language    string // BCP 47: "en-GB"
	Version     string // of the guidance, as printed on every page: "1.0"
	Updated     Date   // of this version
	Draft       bool   // "agreed: no": the partnership has not agreed to the site yet, and every page says so
	Changed     bool   // the content is no longer that of the release which Version names
	Facts       []Fact // which of version, updated and agreed site.yaml has, and where
	Copying     string // who may copy the guidance, in a sentence; may be empty
	BaseURL     string // "https://example.org/rethink/", with its final slash; empty when not known
	Partnership Partnership
	Contacts    []Contact
	Urgent      *Urgent
	Protocol    *Protocol
	Menu        []MenuItem
	Statement   Statement
	Privacy     Privacy
	Print       []PrintName // what is to be printed; nil is everything
	NoTakeAway  bool        // the site has no zip of itself
	Stock       []Stock     // card stock to add or correct
}

// A Fact is a key of site.yaml that a release takes the place of.
type Fact struct {
	At  diag.Pos
	Key string
}

// Below returns the part of an address of the web that follows the site's own, without
// what stands behind # or ?; it reports false for an address of another site. Who types
// an address leaves out www, or writes http for https.
func (c *Config) Below(address string) (string, bool) {
	if c.BaseURL == "" || !IsWeb(address) {
		return "", false
	}
	base, err := url.Parse(c.BaseURL)
	if err != nil {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || !strings.EqualFold(strings.TrimPrefix(u.Host, "www."), strings.TrimPrefix(base.Host, "www.")) {
		return "", false
	}
	below, ok := strings.CutPrefix(u.Path+"/", base.Path)
	if below = strings.TrimSuffix(below, "/"); below == "" || strings.HasSuffix(u.Path, "/") {
		below = path.Join(below, "index.html")
	}
	return below, ok
}

// A PrintName names something to print, or a group of things: "posters".
type PrintName struct {
	At   diag.Pos
	Name string
}

// PrintNothing is the name that chooses nothing at all.
const PrintNothing = "none"

// NameOfPrint returns words as the name of something to print: "Avery C32011" is
// avery-c32011, "print/board-a4.pdf" is print/board-a4.
func NameOfPrint(words string) string {
	words = strings.ToLower(strings.TrimSpace(words))
	for _, ending := range []string{".html", ".pdf", ".docx"} {
		words = strings.TrimSuffix(words, ending)
	}
	var b strings.Builder
	for _, c := range words {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '/':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-/")
}

// A Partnership is who publishes the guidance.
type Partnership struct {
	Name  string // "Portsmouth Safeguarding Children Partnership"
	Short string // "PSCP"
	URL   string
	Owner string // who looks after the text, where a page names nobody
}

// A Contact is somebody to ask.
type Contact struct {
	At                              diag.Pos
	Name, Role, Phone, Email, Hours string
}

// Urgent is the line that stands on every step: "If a child is in immediate
// danger, call 999". Phone is the number to call, and a part of Text.
type Urgent struct {
	At          diag.Pos
	Text, Phone string
	After       string // "Come back here after."
}

// Protocol is the partnership's formal way to escalate. The site links to it and
// never says what stands in it.
type Protocol struct {
	At          diag.Pos
	Name, URL   string
	LastChecked Date
}

// A MenuItem is an entry of the bar at the top.
type MenuItem struct {
	At    diag.Pos
	To    Ref
	Label string
}

// Statement holds the facts of the accessibility statement.
type Statement struct {
	At          diag.Pos
	Email       string // where to report a problem or ask for another format
	Phone       string
	Contact     *Way   // where to report, for a site that publishes no email address; one of Email and Contact is needed
	Reply       string // how soon: "within 5 working days"
	Enforcement string // who enforces the rules, and what to do when an answer does not help
	Complaints  *Way   // where to complain then; nil if unknown
	Prepared    Date
	Reviewed    Date
	Limits      []string // what is not accessible yet, and why
}

// Privacy holds the facts of the privacy page.
type Privacy struct {
	At         diag.Pos
	Controller string // who answers for the site
	Email      string
	Contact    *Way   // for a site that publishes no email address; one of Email and Contact is needed
	Complaints *Way   // who hears complaints about privacy; nil if unknown
	Host       string // who keeps the server and what its logs hold, in one sentence
}

// A Way is how to reach somebody by the web: "the partnership's website" and its
// address.
type Way struct {
	At        diag.Pos
	Text, URL string
}

// Stock is a kind of bought card paper. All lengths are in millimetres; Left and
// Top are from the sheet's edge to the first card, the pitches from one card's
// edge to the same edge of the next.
type Stock struct {
	At             diag.Pos
	Name           string // "Avery C32011"
	Paper          string // "A4" or "Letter"
	Width, Height  float64
	Columns, Rows  int
	Left, Top      float64
	PitchX, PitchY float64
}
