package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// The file of a release is YAML of one narrow form, and is read by this package alone:
// strictly, and with the place of each line, since nobody is to edit it. A seal is the
// beginning of a sum of what it stands beside, so a line that was changed is found.

// File returns the release as it stands in its file. It is made for a comparison of
// lines: pages are sorted, their parts stand as they do on the page, and a sentence is
// a line. The same release is the same file, byte for byte. It is an error where the file
// would not read back as the release: that would be noticed only when it is needed.
func (r *Release) File() ([]byte, error) {
	data := r.file()
	is, problems := read(Path(r.Version), data)
	if len(problems) > 0 {
		return nil, fmt.Errorf("release %s cannot be written: %s", r.Version, problems[0].Message)
	}
	if !bytes.Equal(is.file(), data) {
		return nil, fmt.Errorf("release %s cannot be written: it reads back as something else", r.Version)
	}
	return data, nil
}

func (r *Release) file() []byte {
	var b bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# What was approved as version %s. `rethink release` wrote this file, and every build reads it", r.Version)
	line("# to tell what changed and to keep each address. Do not edit it: edit the pages, and release again.")
	line("version: %s", quoted(r.Version))
	line("day: %s", r.Day)
	line("approved_by: %s", quoted(r.Approver))
	if r.Note != "" {
		line("note: %s", quoted(r.Note))
	}
	line("warnings: %d", r.Warnings)
	line("seal: %s", r.seal())
	line("addresses_seal: %s", seal(r.Addresses...))
	line("addresses:")
	for _, a := range r.Addresses {
		line("- %s", quoted(a))
	}
	line("parts_seal: %s", r.partsSeal())
	line("parts:")
	for _, p := range r.Parts {
		line("- part: %s", p.Kind)
		for _, f := range [][2]string{{"page", p.Page}, {"id", p.ID}, {"to", p.To}, {"title", p.Title}} {
			if f[1] != "" {
				line("  %s: %s", f[0], quoted(f[1]))
			}
		}
		line("  seal: %s", p.seal())
		if len(p.Words) > 0 {
			line("  words: |")
			for _, w := range p.Words {
				line("    %s", w)
			}
		}
	}
	if len(r.Cards) > 0 {
		line("cards_seal: %s", r.cardsSeal())
		line("cards:")
	}
	for _, c := range r.Cards {
		line("- code: %s", quoted(c.Code))
		for _, f := range [][2]string{{"deck", c.Deck}, {"id", c.ID}, {"title", c.Title}} {
			if f[1] != "" {
				line("  %s: %s", f[0], quoted(f[1]))
			}
		}
		line("  seal: %s", c.seal())
		if len(c.Words) > 0 {
			line("  words: |")
			for _, w := range c.Words {
				line("    %s", w)
			}
		}
	}
	return b.Bytes()
}

// quoted writes a text as JSON does, which is YAML too.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text is always JSON
	return strings.TrimSpace(b.String())
}

// seal is the beginning of a sum of some texts.
func seal(texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\n")))
	return hex.EncodeToString(sum[:6])
}

func (r *Release) seal() string {
	return seal(r.Version, r.Day.String(), r.Approver, r.Note, strconv.Itoa(r.Warnings))
}

func (r *Release) partsSeal() string {
	var all []string
	for i := range r.Parts {
		all = append(all, r.Parts[i].seal())
	}
	return seal(all...)
}

func (r *Release) cardsSeal() string {
	var all []string
	for i := range r.Cards {
		all = append(all, r.Cards[i].seal())
	}
	return seal(all...)
}

func (p *Part) seal() string {
	return seal(append([]string{string(p.Kind), p.Page, p.ID, p.To, p.Title}, p.Words...)...)
}

const bringBack = "Bring the file back as `rethink release` wrote it, from a copy or from version control. To correct the guidance, edit its pages and release again."

// read reads the file of a release. It reports the first line that cannot be read, and
// every seal that is not that of what it stands beside.
func read(name string, data []byte) (*Release, diag.List) {
	f := &fileReader{name: name}
	f.lines = strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	r := f.release()
	if f.problems.Errors() > 0 {
		return nil, f.problems
	}
	return r, nil
}

type fileReader struct {
	name     string
	lines    []string
	at       int  // of the next line
	broken   bool // a line could not be read
	problems diag.List
}

func (f *fileReader) place(line int) diag.Pos { return diag.Pos{File: f.name, Line: line} }

// peek returns the next line that says something, without what editors put at its end.
func (f *fileReader) peek() (string, bool) {
	for f.at < len(f.lines) {
		line := strings.TrimRight(f.lines[f.at], " \t\r")
		if line != "" && !strings.HasPrefix(line, "#") {
			return line, true
		}
		f.at++
	}
	return "", false
}

// stop reports the next line as one that cannot be read.
func (f *fileReader) stop(want string) {
	if f.broken {
		return
	}
	f.broken = true
	if _, more := f.peek(); !more {
		f.problems.Errorf(f.place(len(f.lines)), "release", "file of a release breaks off: %s is missing", want)
	} else {
		f.problems.Errorf(f.place(f.at+1), "release", "file of a release was changed by hand: %s should be here", want)
	}
	f.problems.Hint(bringBack)
}

// value returns what stands behind a key, if the next line has it.
func (f *fileReader) value(key string) (string, bool) {
	line, _ := f.peek()
	text, ok := strings.CutPrefix(line, key+":")
	if ok {
		f.at++
	}
	return strings.TrimSpace(text), ok
}

// need returns what stands behind a key that must come next.
func (f *fileReader) need(key string) string {
	text, ok := f.value(key)
	if !ok {
		f.stop("`" + strings.TrimSpace(key) + "`")
	}
	return text
}

// unquoted reads a text in quotation marks.
func (f *fileReader) unquoted(text, key string) string {
	var plain string
	if err := json.Unmarshal([]byte(text), &plain); err != nil && !f.broken {
		f.broken = true
		f.problems.Errorf(f.place(f.at), "release", "file of a release was changed by hand: value of `%s` is not in quotation marks", strings.TrimSpace(key))
		f.problems.Hint(bringBack)
	}
	return plain
}

func (f *fileReader) release() *Release {
	r := &Release{}
	r.Version = f.unquoted(f.need("version"), "version")
	if !f.broken && !IsVersion(r.Version) {
		f.wrong(f.at, "version “"+r.Version+"” is no version")
	}
	r.Day = f.day()
	r.Approver = f.unquoted(f.need("approved_by"), "approved_by")
	if text, ok := f.value("note"); ok {
		r.Note = f.unquoted(text, "note")
	}
	r.Warnings = f.number("warnings")
	is := f.need("seal")
	f.sealed(f.at, is, r.seal, "version, day, approver, note or warnings of the release were")
	f.addresses(r)
	f.parts(r)
	f.cards(r)
	return r
}

func (f *fileReader) number(key string) int {
	n, err := strconv.Atoi(f.need(key))
	if err != nil && !f.broken {
		f.at--
		f.stop("a number of " + key)
	}
	return n
}

func (f *fileReader) addresses(r *Release) {
	is := f.need("addresses_seal")
	at := f.at
	f.need("addresses")
	r.firstAddress = f.at + 1
	for !f.broken && f.next("- \"") {
		f.at++
		r.Addresses = append(r.Addresses, f.unquoted(strings.TrimSpace(f.lines[f.at-1][2:]), "addresses"))
	}
	f.sealed(at, is, func() string { return seal(r.Addresses...) }, "addresses of the release were")
}

func (f *fileReader) parts(r *Release) {
	is := f.need("parts_seal")
	at := f.at
	f.need("parts")
	for !f.broken && f.next("- part:") {
		r.Parts = append(r.Parts, f.part())
	}
	if _, more := f.peek(); more && !f.next("cards_seal:") {
		f.stop("the next part")
	}
	if len(f.problems) == 0 {
		f.sealed(at, is, r.partsSeal, "a part of the release was taken out, put in or moved, or its parts were")
	}
}

// cards reads the cards; a site without a deck has none.
func (f *fileReader) cards(r *Release) {
	is, ok := f.value("cards_seal")
	if !ok || f.broken {
		return
	}
	at := f.at
	f.need("cards")
	for !f.broken && f.next("- code:") {
		r.Cards = append(r.Cards, f.card())
	}
	if _, more := f.peek(); more {
		f.stop("the next card")
	}
	if len(f.problems) == 0 {
		f.sealed(at, is, r.cardsSeal, "a card of the release was taken out, put in or moved, or its cards were")
	}
}

func (f *fileReader) card() Card {
	f.peek()
	var c Card
	at := f.at + 1
	c.Code = f.unquoted(f.need("- code"), "code")
	for _, field := range []struct {
		key string
		to  *string
	}{{"  deck", &c.Deck}, {"  id", &c.ID}, {"  title", &c.Title}} {
		if text, ok := f.value(field.key); ok {
			*field.to = f.unquoted(text, field.key)
		}
	}
	is := f.need("  seal")
	c.Words = f.block()
	f.sealed(at, is, c.seal, "words of this card were")
	return c
}

// block reads the words of a part or a card, where it has some.
func (f *fileReader) block() []string {
	text, ok := f.value("  words")
	if !ok {
		return nil
	}
	if text != "|" {
		f.at--
		f.stop("`words: |`")
	}
	return f.words()
}

func (f *fileReader) next(start string) bool {
	line, ok := f.peek()
	return ok && strings.HasPrefix(line, start)
}

func (f *fileReader) day() model.Date {
	t, err := time.Parse(time.DateOnly, f.need("day"))
	if err != nil && !f.broken {
		f.wrong(f.at, "day of the release is none")
	}
	return model.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}

func (f *fileReader) wrong(line int, message string) {
	f.problems.Errorf(f.place(line), "release", "%s", message)
	f.problems.Hint(bringBack)
}

// sealed reports what is not as its seal says.
func (f *fileReader) sealed(line int, is string, want func() string, what string) {
	if !f.broken && is != want() {
		f.wrong(line, what+" changed by hand")
	}
}

func (f *fileReader) part() Part {
	f.peek()
	p := Part{line: f.at + 1}
	p.Kind = Kind(f.need("- part"))
	for _, field := range []struct {
		key string
		to  *string
	}{{"  page", &p.Page}, {"  id", &p.ID}, {"  to", &p.To}, {"  title", &p.Title}} {
		if text, ok := f.value(field.key); ok {
			*field.to = f.unquoted(text, field.key)
		}
	}
	is := f.need("  seal")
	p.Words = f.block()
	f.sealed(p.line, is, p.seal, "words of this part were")
	if !f.broken && !slices.Contains(kinds(), p.Kind) {
		f.wrong(p.line, "“"+string(p.Kind)+"” is no kind of part")
	}
	return p
}

// words reads the lines of a part. Here a line that begins with # is one of them.
func (f *fileReader) words() []string {
	var all []string
	for ; f.at < len(f.lines); f.at++ {
		line, ok := strings.CutPrefix(f.lines[f.at], "    ")
		if !ok {
			break
		}
		all = append(all, strings.TrimRight(line, " \t\r"))
	}
	return all
}
