// Package incoming says what an import hands over: the files of the site that it would
// write, and what it has to tell the person who asked for it.
//
// A [Finding] is told with its place in what was read, in words that help somebody to
// find it there. The package refuses nothing and writes nothing: it holds what the
// packages that read Word files and folders of Markdown have in common, which is names
// for pages and words for people.
package incoming

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// A Set is what one import makes.
type Set struct {
	Pages    []Page
	Files    []File // pictures and downloads
	Findings []Finding
}

// A Page is a page to be written.
type Page struct {
	Path  string // below content/
	Title string
	Text  string
	Kind  model.Kind // empty for an ordinary page
}

// A File is a picture or a download to be written.
type File struct {
	Path string // below content/
	Data []byte
}

// A Topic is what findings are told under, in the order of these constants.
type Topic int

// The topics.
const (
	Answer  Topic = iota // what only a person can answer, and `rethink check` asks for
	Lost                 // what was left out
	Altered              // what was carried in another way
	Changes              // tracked changes
	Remarks              // comments
	Idea                 // what the pages could become
)

// String returns the words above the findings of a topic.
func (t Topic) String() string {
	return [...]string{
		Answer:  "Only you can answer",
		Lost:    "Left out, because a page cannot hold it",
		Altered: "Written in another way. Please look",
		Changes: "Tracked changes: insertions are in the text, deletions are not",
		Remarks: "Comments, which are not on the pages",
		Idea:    "What you could do with it",
	}[t]
}

// A Finding is one thing to tell.
type Finding struct {
	Topic Topic
	Where string // a place in what was read: “Stages”, paragraph 12: “The housing officer …”
	What  string // a sentence without its full stop
	Write string // lines for a file of the site, as they are to be written there; empty for none
}

// Sort puts findings in the order of their topics, and each once.
func (s *Set) Sort() {
	slices.SortStableFunc(s.Findings, func(a, b Finding) int { return cmp.Compare(a.Topic, b.Topic) })
	seen := map[Finding]bool{}
	s.Findings = slices.DeleteFunc(s.Findings, func(f Finding) bool {
		again := seen[f]
		seen[f] = true
		return again
	})
}

// longestName is how many letters a name that is made of words may have: addresses are
// read aloud, and typed.
const longestName = 48

// Slug makes a name of words for a file or an anchor: it has small letters, digits and
// hyphens, and starts with a letter. It is otherwise for words without any.
func Slug(words, otherwise string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(words) {
		switch c = model.PlainLetter(c); {
		case c == '\'' || c == '’' || unicode.Is(unicode.Mn, c):
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(c)
		default:
			gap = true
		}
	}
	name := strings.TrimLeft(b.String(), "0123456789-")
	for len(name) > longestName {
		cut := strings.LastIndexByte(name, '-')
		if cut <= 0 {
			name = name[:longestName]
			break
		}
		name = name[:cut]
	}
	switch name = strings.Trim(name, "-"); {
	case name == "":
		return otherwise
	case model.NameProblem(name+".md") != "":
		return strings.TrimRight(name+"-"+otherwise, "-")
	}
	return name
}

// Names gives each name once.
type Names struct{ taken map[string]bool }

// NewNames returns names of which some are taken.
func NewNames(taken ...string) *Names {
	n := &Names{map[string]bool{}}
	for _, name := range taken {
		n.taken[name] = true
	}
	return n
}

// Free returns a name, or the name with the first number behind it that is not taken,
// and takes it.
func (n *Names) Free(name string) string {
	free := name
	for i := 2; n.taken[free]; i++ {
		free = name + "-" + strconv.Itoa(i)
	}
	n.taken[free] = true
	return free
}
