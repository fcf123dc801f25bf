// Package review makes what a consultation needs: the whole text of a site as one file
// for Word, in which people who never open Markdown can comment, and the way back from
// each comment to the file and the line that it is about.
//
// The file holds what a reader can read on the site, page by page, as its author wrote
// it. Each passage has a number as text, such as 4.12, that people can quote in a
// meeting: it survives copying into an email, and, unlike a number that Word counts, it
// stays when somebody adds a paragraph. And each has a bookmark, which Word and
// LibreOffice keep when they save: it says the page, by a sum of its path, the place on
// it, and the words, by a sum of them. So a passage is found again in a later text too,
// and whether its words are still the same is known.
//
// The package refuses to judge a comment, and to change a page.
package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/wordfile"
)

// A Passage is a piece of the text that somebody can comment on.
type Passage struct {
	Number  string   // as people quote it: "4.12"; of a heading, that of the passage before it, or of its page
	Page    string   // title of the page that it stands on
	At      diag.Pos // where its author wrote it
	Text    model.Inlines
	Heading bool
	mark    bookmark
}

// A marker numbers the passages of the file, and remembers them.
type marker struct {
	passages []Passage
	page     string // the title of the page that is written
	sum      string // of its path
	number   int    // of the page
	passage  int    // the number of the last passage on it
	serial   int    // how many passages the page has so far, with those that have no number
	anchors  map[string]bool
}

// begin begins a page, and returns the mark of its title.
func (m *marker) begin(path, title string, at diag.Pos) wordfile.Mark {
	m.number++
	m.page, m.sum, m.passage, m.serial = title, sumOf(path), 0, 0
	text := model.Inlines{model.Text{At: at, Value: title}}
	mark := m.mark(wordfile.Passage{At: at, Text: text, Title: true})
	mark.Names = append(mark.Names, anchorName(path, ""))
	mark.Number = fmt.Sprint(m.number)
	return mark
}

// mark gives a passage its number and its bookmarks.
func (m *marker) mark(p wordfile.Passage) wordfile.Mark {
	m.serial++
	var mark wordfile.Mark
	if !p.Title && !p.Beside {
		m.passage++
		mark.Number = fmt.Sprintf("%d.%d", m.number, m.passage)
	}
	b := bookmark{page: m.sum, number: m.number, passage: m.passage, serial: m.serial, words: sumOf(plain(p.Text))}
	mark.Names = []string{b.name()}
	if p.ID != "" {
		if anchor := m.sum + "#" + p.ID; !m.anchors[anchor] {
			m.anchors[anchor] = true
			mark.Names = append(mark.Names, "to_"+sumOf(anchor))
		}
	}
	m.passages = append(m.passages, Passage{
		Number: b.quoted(), Page: m.page, At: p.At, Text: p.Text, Heading: p.Title, mark: b,
	})
	return mark
}

// anchorName is the bookmark of a heading that links lead to; with no id that of its
// page.
func anchorName(path, id string) string { return "to_" + sumOf(sumOf(path)+"#"+id) }

// sumOf is a short sum of words: long enough to tell those of one site apart, and short
// enough for two of them in the name of a bookmark.
func sumOf(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:4])
}

// plain is a text as the file shows it: its words with one space between them.
func plain(text model.Inlines) string { return strings.Join(strings.Fields(text.Plain()), " ") }

// A bookmark is what the name of one says of a passage.
type bookmark struct {
	page            string // a sum of its path
	number, passage int    // what people quote: 4.12
	serial          int    // its place on the page, headings and cells too
	words           string // a sum of them
}

func (b bookmark) name() string {
	return fmt.Sprintf("rt_%s_%d_%d_%d_%s", b.page, b.number, b.passage, b.serial, b.words)
}

// quoted is the number that people quote. A heading has that of the page.
func (b bookmark) quoted() string {
	if b.passage == 0 {
		return fmt.Sprint(b.number)
	}
	return fmt.Sprintf("%d.%d", b.number, b.passage)
}

var bookmarkName = regexp.MustCompile(`^rt_([0-9a-f]{8})_(\d{1,6})_(\d{1,6})_(\d{1,6})_([0-9a-f]{8})$`)

// readBookmark takes the name of a bookmark of ours apart.
func readBookmark(name string) (b bookmark, ok bool) {
	m := bookmarkName.FindStringSubmatch(name)
	if m == nil {
		return b, false
	}
	b.page, b.words = m[1], m[5]
	for i, to := range []*int{&b.number, &b.passage, &b.serial} {
		*to, _ = strconv.Atoi(m[2+i]) // digits, and few of them
	}
	return b, true
}
