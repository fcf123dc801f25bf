package review

import (
	"cmp"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/docx"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// Remarks is what people wrote into a copy that came back.
type Remarks struct {
	All     []*Remark // in the order of the site's files, those without a place last
	Changed int       // of those with a place: how many are about words that are others now
	Lost    int       // how many are about words that are not in the text
}

// A Remark is a comment, or a tracked change.
type Remark struct {
	Kind    Kind
	Author  string
	Date    time.Time // zero where the copy does not say
	Text    string    // what the comment says, or the words that were put in or taken out
	About   string    // the words that a comment is about; empty where it is about a place
	Done    bool      // somebody marked it as dealt with
	Answers []*Remark

	Number  string   // of the passage, in the copy; empty where the copy does not say
	Page    string   // the title of its page, today
	At      diag.Pos // where those words stand today; zero where they were not found
	Changed bool     // the passage is not as it was when the copy was made
	Now     string   // what it says today, where it changed
	Near    string   // where there is no place: the heading above, or how the paragraph begins
}

// Kind is what a remark is.
type Kind string

// The kinds of remarks.
const (
	Comment  Kind = "comment"
	Inserted Kind = "inserted"
	Deleted  Kind = "deleted"
)

// A Copy is the text of a site as it came back.
type Copy struct{ doc *docx.Document }

// ReadCopy reads a copy. It is nil for a Word file that is none.
func ReadCopy(r io.ReaderAt, size int64) (*Copy, error) {
	doc, err := docx.Read(r, size, docx.Limits{})
	if err != nil || !isCopy(doc) {
		return nil, err
	}
	return &Copy{doc}, nil
}

// Remarks lists what people wrote into the copy, and finds each in the text of today.
func (c *Copy) Remarks(env *out.Env) (*Remarks, error) {
	file, err := New(env)
	if err != nil {
		return nil, err
	}
	return newFinder(file.Passages, c.doc).all(c.doc), nil
}

// isCopy reports whether a file has a bookmark of ours or, where a program has dropped
// them, a passage with its number below the name of its file.
func isCopy(doc *docx.Document) bool {
	for _, at := range spots(doc) {
		if at.own {
			return true
		}
	}
	return false
}

// paragraphs returns the paragraphs of blocks, those in tables too.
func paragraphs(blocks []docx.Block) []*docx.Paragraph {
	var all []*docx.Paragraph
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			all = append(all, b)
		case *docx.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					all = append(all, paragraphs(cell.Blocks)...)
				}
			}
		}
	}
	return all
}

// ours returns what the last of our bookmarks says: the innermost one.
func ours(marks []string) (bookmark, bool) {
	for _, name := range slices.Backward(marks) {
		if b, ok := readBookmark(name); ok {
			return b, true
		}
	}
	return bookmark{}, false
}

// A spot is where a paragraph of the copy belongs: what its own bookmark says, or that of
// the nearest one above.
type spot struct {
	bookmark
	own bool
}

// spots returns where the paragraphs of a copy belong, by their numbers in the document.
func spots(doc *docx.Document) map[int]spot {
	found := map[int]spot{}
	all := paragraphs(doc.Body)
	dropped := !slices.ContainsFunc(all, func(p *docx.Paragraph) bool { _, ok := ours(p.Marks); return ok })
	var last spot
	page := ""
	for _, p := range all {
		last.own = false
		if m := fileLine.FindStringSubmatch(p.Plain()); m != nil {
			page = sumOf(m[1])
		}
		if b, ok := ours(p.Marks); ok {
			last = spot{b, true}
		} else if b, ok := told(p.Plain(), page); ok && dropped {
			last = spot{b, true}
		}
		found[p.At.Paragraph] = last
	}
	return found
}

var (
	fileLine  = regexp.MustCompile(`^.{0,40}\bcontent/(\S+\.(?:md|yaml))$`)
	inTheText = regexp.MustCompile(`^(\d{1,6})\.(\d{1,6})(?:[\s\p{Zs}]+(.*))?$`)
)

// noSerial is the place on its page of a passage that is known by the number in the text
// alone.
const noSerial = 0

// told reads the number that stands in front of a passage, for a copy without bookmarks.
func told(words, page string) (b bookmark, ok bool) {
	m := inTheText.FindStringSubmatch(words)
	if m == nil || page == "" {
		return b, false
	}
	b = bookmark{page: page, serial: noSerial, words: sumOf(strings.Join(strings.Fields(m[3]), " "))}
	b.number, _ = strconv.Atoi(m[1]) // digits, and few of them
	b.passage, _ = strconv.Atoi(m[2])
	return b, true
}

// A finder knows the passages of today, and where the paragraphs of the copy belong.
type finder struct {
	passages []Passage
	spots    map[int]spot
}

func newFinder(passages []Passage, doc *docx.Document) *finder {
	return &finder{passages: passages, spots: spots(doc)}
}

// all returns the remarks of a copy, each with its place.
func (f *finder) all(doc *docx.Document) *Remarks {
	remarks := &Remarks{}
	byID := map[string]*Remark{}
	for _, c := range doc.Comments {
		r := &Remark{Kind: Comment, Author: c.Author, Date: c.Date, Text: c.Text, About: c.About, Done: c.Done}
		byID[c.ID] = r
		if to := byID[c.AnswerTo]; c.AnswerTo != "" && to != nil {
			to.Answers = append(to.Answers, r)
			continue
		}
		f.place(r, c.Marks, c.At)
		remarks.All = append(remarks.All, r)
	}
	for _, c := range doc.Changes {
		r := &Remark{Kind: Inserted, Author: c.Author, Date: c.Date, Text: strings.Join(strings.Fields(c.Words), " ")}
		if c.Deleted {
			r.Kind = Deleted
		}
		f.place(r, c.Marks, c.At)
		remarks.All = append(remarks.All, r)
	}
	for _, r := range remarks.All {
		if r.Changed {
			remarks.Changed++
		}
		if r.At == (diag.Pos{}) {
			remarks.Lost++
		}
	}
	slices.SortStableFunc(remarks.All, func(a, b *Remark) int {
		if (a.At.File == "") != (b.At.File == "") {
			return cmp.Compare(b.At.File, a.At.File)
		}
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line))
	})
	return remarks
}

// unnumbered takes off the number that stands in front of a passage: who marks or deletes
// all of a paragraph has that too.
func unnumbered(words, number string) string {
	rest, ok := strings.CutPrefix(words, number)
	if first, _ := utf8.DecodeRuneInString(rest); !ok || rest != "" && !unicode.IsSpace(first) {
		return words
	}
	return strings.TrimSpace(rest)
}

// place finds where a remark belongs: by the bookmark around it, or, in a paragraph that
// somebody added, by the one above it; else by its words.
func (f *finder) place(r *Remark, marks []string, at docx.Place) {
	b, own := ours(marks)
	if !own {
		s, ok := f.spots[at.Paragraph]
		for n := at.Paragraph - 1; !ok && n > 0; n-- { // one whose words were all deleted has none
			s, ok = f.spots[n]
			s.own = false
		}
		b, own = s.bookmark, s.own
		if deleted, ok := told(r.Text, b.page); ok && r.Kind == Deleted && b.serial == noSerial {
			b, own = deleted, true // a passage of such a copy, deleted with its number
		}
	}
	r.Near = cmp.Or(at.Heading, at.Words)
	if b != (bookmark{}) {
		r.Number = b.quoted()
	}
	r.About = unnumbered(r.About, r.Number)
	if r.Kind == Deleted {
		r.Text = unnumbered(r.Text, r.Number)
	}
	p, same := f.passage(b, own, r.asks())
	if p == nil {
		return
	}
	r.Page, r.At = p.Page, p.At
	if b.serial == noSerial { // what it said before changes were made in it is not known
		same = same || strings.Contains(plain(p.Text), r.asks())
	}
	if r.Changed = !same; !same {
		r.Now = plain(p.Text)
	}
	if words := lineOf(p.Text, r.asks()); words != (diag.Pos{}) {
		r.At = words
	}
}

// asks returns the words of the copy that a remark is about; empty where it has none.
func (r *Remark) asks() string {
	if r.Kind == Deleted {
		return r.Text
	}
	return r.About
}

// passage returns the passage that a bookmark names, and whether its words are still the
// same. A paragraph without a bookmark of its own, such as one that somebody added, goes by
// the words that are asked for, where it has them. On the page, the same words come first, however far they moved; then the passage
// that holds the words that a remark is about; then the one that has its place. Of a page
// that is gone, the words may stand on another.
func (f *finder) passage(b bookmark, own bool, about string) (found *Passage, same bool) {
	onPage := func(p *Passage) bool { return p.mark.page == b.page }
	asked := func(p *Passage) bool { return about != "" && strings.Contains(plain(p.Text), about) }
	for _, try := range []struct {
		fits func(p *Passage) bool
		same bool
	}{
		{func(p *Passage) bool { return !own && onPage(p) && asked(p) }, true},
		{func(p *Passage) bool { return onPage(p) && p.mark.words == b.words }, true},
		{func(p *Passage) bool {
			return p.mark.words == b.words && len(strings.Fields(plain(p.Text))) >= fewWords
		}, true},
		{func(p *Passage) bool { return onPage(p) && asked(p) }, false},
		{func(p *Passage) bool { return onPage(p) && away(p, b) == 0 }, false},
		{func(p *Passage) bool { return asked(p) && len(strings.Fields(about)) >= fewWords }, false},
		{func(p *Passage) bool { return onPage(p) && p.mark.serial == 1 }, false},
	} {
		if found = f.nearest(b, try.fits); found != nil {
			return found, try.same
		}
	}
	return nil, false
}

// fewWords is how many words of a passage are enough to know it by on any page.
const fewWords = 4

// nearest returns, of the passages that fit, the one whose place is nearest.
func (f *finder) nearest(b bookmark, fits func(*Passage) bool) *Passage {
	var best *Passage
	for i := range f.passages {
		p := &f.passages[i]
		if fits(p) && (best == nil || away(p, b) < away(best, b)) {
			best = p
		}
	}
	return best
}

// away is how far a passage is from its place in the copy.
func away(p *Passage, b bookmark) int {
	if b.serial == noSerial {
		return max(p.mark.passage-b.passage, b.passage-p.mark.passage)
	}
	return max(p.mark.serial-b.serial, b.serial-p.mark.serial)
}

// lineOf returns where words stand in a text that may run over several lines, or the
// zero position where they are not in it.
func lineOf(text model.Inlines, words string) diag.Pos {
	if words == "" {
		return diag.Pos{}
	}
	var pieces []model.Text
	pieces = piecesOf(pieces, text)
	said := ""
	var starts []int
	for _, p := range pieces {
		starts = append(starts, len(said))
		said = joined(said, p.Value)
	}
	at := strings.Index(said, words)
	if at < 0 {
		return diag.Pos{}
	}
	i, exact := slices.BinarySearch(starts, at)
	if !exact {
		i--
	}
	for i > 0 && pieces[i].At == (diag.Pos{}) {
		i--
	}
	return pieces[i].At
}

// piecesOf returns the words of a text with their places.
func piecesOf(to []model.Text, in model.Inlines) []model.Text {
	for _, i := range in {
		switch i := i.(type) {
		case model.Text:
			to = append(to, i)
		case model.CodeSpan:
			to = append(to, model.Text{At: i.At, Value: i.Value})
		case model.Break:
			to = append(to, model.Text{At: i.At, Value: " "})
		case *model.Strong:
			to = piecesOf(to, i.Text)
		case *model.Emphasis:
			to = piecesOf(to, i.Text)
		case *model.Link:
			to = piecesOf(to, i.Text)
		case *model.Image:
			to = append(to, model.Text{At: i.At, Value: i.Alt})
		}
	}
	return to
}

// joined adds words to others, with one space where there are some.
func joined(said, words string) string {
	flat := strings.Join(strings.Fields(words), " ")
	if flat == "" {
		if words != "" && !strings.HasSuffix(said, " ") {
			said += " "
		}
		return said
	}
	if words[0] == ' ' && !strings.HasSuffix(said, " ") {
		said += " "
	}
	said += flat
	if strings.HasSuffix(words, " ") {
		said += " "
	}
	return said
}
