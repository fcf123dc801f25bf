package review_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/out"
	"rethink/build/internal/review"
	"rethink/build/internal/wordfile/wordfiletest"
)

var copyTo = flag.String("copy", "", "write the copy with comments to this file, to save it anew with another program")

// A copyist writes into a file what Word writes when people comment.
type copyist struct {
	t        *testing.T
	document string
	comments strings.Builder
	extended strings.Builder
	n        int
}

// on replaces some words, which stand in one run, by what make returns of them.
func (c *copyist) on(words string, make func(run func(words string) string) string) {
	c.t.Helper()
	run := func(words string) string {
		if words == "" {
			return ""
		}
		return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>`
	}
	const open, end = `<w:r><w:t xml:space="preserve">`, `</w:t></w:r>`
	at := strings.Index(c.document, words)
	if at < 0 {
		c.t.Fatalf("the file does not say %q", words)
	}
	from := strings.LastIndex(c.document[:at], open)
	to := at + strings.Index(c.document[at:], end)
	before, after := c.document[from+len(open):at], c.document[at+len(words):to]
	c.document = c.document[:from] + run(before) + make(run) + run(after) + c.document[to+len(end):]
}

func (c *copyist) remark(author, day, text, answers string) (id int) {
	id = c.n
	c.n++
	fmt.Fprintf(&c.comments, `<w:comment w:id="%d" w:author="%s" w:date="%sT10:00:00Z" w:initials="X"><w:p w14:paraId="0000000%d"><w:r><w:t>%s</w:t></w:r></w:p></w:comment>`, id, author, day, id+1, text)
	fmt.Fprintf(&c.extended, `<w15:commentEx w15:paraId="0000000%d"%s w15:done="0"/>`, id+1, answers)
	return id
}

func (c *copyist) comment(words, author, day, text string) (id int) {
	c.t.Helper()
	id = c.remark(author, day, text, "")
	c.on(words, func(run func(string) string) string {
		return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>%s<w:commentRangeEnd w:id="%[1]d"/><w:r><w:commentReference w:id="%[1]d"/></w:r>`, id, run(words))
	})
	return id
}

func (c *copyist) answer(to int, author, day, text string) {
	id := c.remark(author, day, text, fmt.Sprintf(` w15:paraIdParent="0000000%d"`, to+1))
	sign := fmt.Sprintf(`<w:commentReference w:id="%d"/></w:r>`, to)
	c.document = strings.Replace(c.document, sign, sign+fmt.Sprintf(`<w:r><w:commentReference w:id="%d"/></w:r>`, id), 1)
}

func (c *copyist) change(words, by, author, day string) {
	c.t.Helper()
	c.on(words, func(run func(string) string) string {
		mark := fmt.Sprintf(`w:author="%s" w:date="%sT11:00:00Z"`, author, day)
		deleted := fmt.Sprintf(`<w:del w:id="9%d" %s><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>`, c.n, mark, words)
		c.n++
		if by == "" {
			return deleted
		}
		return deleted + fmt.Sprintf(`<w:ins w:id="9%d" %s>%s</w:ins>`, c.n, mark, run(by))
	})
}

// strike takes out all of the paragraph that holds some words, its number too.
func (c *copyist) strike(words, author, day string) {
	c.t.Helper()
	at := strings.Index(c.document, words)
	from := strings.LastIndex(c.document[:at], "<w:bookmarkStart")
	from += strings.Index(c.document[from:], "<w:r>")
	to := at + strings.Index(c.document[at:], "<w:bookmarkEnd")
	runs := strings.NewReplacer("<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(c.document[from:to])
	c.document = c.document[:from] + fmt.Sprintf(`<w:del w:id="7" w:author="%s" w:date="%sT11:30:00Z">%s</w:del>`, author, day, runs) + c.document[to:]
}

// add adds a paragraph below the one that holds some words.
func (c *copyist) add(below, words, author, day string) {
	c.t.Helper()
	at := strings.Index(c.document, below)
	at += strings.Index(c.document[at:], "</w:p>") + len("</w:p>")
	mark := fmt.Sprintf(`w:id="8" w:author="%s" w:date="%sT12:00:00Z"`, author, day)
	c.document = c.document[:at] + `<w:p><w:pPr><w:rPr><w:ins ` + mark + `/></w:rPr></w:pPr><w:ins ` + mark + `><w:r><w:t>` + words + `</w:t></w:r></w:ins></w:p>` + c.document[at:]
}

// commented returns the file of the site in testdata as it comes back from two people.
func commented(t *testing.T) []byte {
	t.Helper()
	f := wordfiletest.Open(t, written(t, desk(t)).Data)
	c := &copyist{t: t, document: string(f.Parts["word/document.xml"])}
	first := c.comment("goes on in a second line", "Anna Jones", "2026-02-03", "Must it &amp; why?")
	c.answer(first, "Ben Ali", "2026-02-04", "Yes.")
	c.comment("The first line", "Anna Jones", "2026-02-03", "Too long.")
	c.comment("Where is it now?", "Ben Ali", "2026-02-04", "Good question.")
	c.comment("Keep it short.", "Ben Ali", "2026-02-04", "How short?")
	c.comment("One comment for each point helps.", "Anna Jones", "2026-02-03", "On the cover.")
	c.comment("If the alarm sounds", "Anna Jones", "2026-02-03", "Which alarm?")
	c.comment("Do you know the reader?", "Ben Ali", "2026-02-05", "A heading.")
	c.change("Thank them.", "Thank everybody.", "Ben Ali", "2026-02-04")
	c.change("Twice.", "", "Ben Ali", "2026-02-04")
	c.strike("Try a card.", "Anna Jones", "2026-02-03")
	c.add("Ask what got in the way.", "Offer a chair first.", "Anna Jones", "2026-02-03")
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
	f.Parts["word/document.xml"] = []byte(c.document)
	f.Parts["word/comments.xml"] = []byte(`<w:comments ` + ns + `>` + c.comments.String() + `</w:comments>`)
	f.Parts["word/commentsExtended.xml"] = []byte(`<w15:commentsEx ` + ns + `>` + c.extended.String() + `</w15:commentsEx>`)
	within := func(part, end, more string) {
		f.Parts[part] = bytes.Replace(f.Parts[part], []byte(end), []byte(more+end), 1)
	}
	within("word/_rels/document.xml.rels", "</Relationships>",
		`<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>`+
			`<Relationship Id="rId902" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>`)
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	within("[Content_Types].xml", "</Types>",
		`<Override PartName="/word/comments.xml" ContentType="`+word+`comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="`+word+`commentsExtended+xml"/>`)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range f.Parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if *copyTo != "" {
		if err := os.WriteFile(*copyTo, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func read(t *testing.T, env *out.Env, data []byte) *review.Remarks {
	t.Helper()
	copied, err := review.ReadCopy(bytes.NewReader(data), int64(len(data)))
	if err != nil || copied == nil {
		t.Fatalf("the copy is not known as one: %v", err)
	}
	remarks, err := copied.Remarks(env)
	if err != nil {
		t.Fatal(err)
	}
	return remarks
}

func lines(remarks *review.Remarks) []string {
	var all []string
	for _, r := range remarks.All {
		line := fmt.Sprintf("%s | %s | %s %s %s: %s | %s", r.At, r.Number, r.Kind, r.Author, r.Date.Format("2 Jan"), r.Text, r.About)
		if r.Changed {
			line += " | now: " + r.Now
		}
		for _, a := range r.Answers {
			line += fmt.Sprintf(" | %s: %s", a.Author, a.Text)
		}
		all = append(all, line)
	}
	return all
}

// What two people wrote into the copy, and the lines of the site in testdata that it is
// about.
func wanted() []string {
	return []string{
		"content/evening.md:23:1 | 8.7 | comment Ben Ali 4 Feb: How short? | Keep it short.",
		"content/evening.md:27:1 | 8.8 | deleted Anna Jones 3 Feb: Try a card. | ",
		"content/instead.md:12:30 | 6.3 | comment Ben Ali 4 Feb: Good question. | Where is it now?",
		"content/late.md:15:4 | 2.2 | comment Ben Ali 5 Feb: A heading. | Do you know the reader?",
		"content/late.md:27:4 | 2.7 | inserted Anna Jones 3 Feb: Offer a chair first. | ",
		"content/late.md:36:1 | 2.10 | deleted Ben Ali 4 Feb: Thank them. | ",
		"content/late.md:36:1 | 2.10 | inserted Ben Ali 4 Feb: Thank everybody. | ",
		"content/rules/index.md:7:1 | 3.2 | comment Anna Jones 3 Feb: Too long. | The first line",
		"content/rules/index.md:8:1 | 3.2 | comment Anna Jones 3 Feb: Must it & why? | goes on in a second line | Ben Ali: Yes.",
		"content/rules/index.md:24:5 | 3.11 | deleted Ben Ali 4 Feb: Twice. | ",
		"content/site.yaml:13:3 | 12.6 | comment Anna Jones 3 Feb: Which alarm? | If the alarm sounds",
		" |  | comment Anna Jones 3 Feb: On the cover. | One comment for each point helps.",
	}
}

// apart is the same without threads: LibreOffice 7.4 saves an answer as a comment beside
// the one that it answers.
func apart(want []string) []string {
	const answer = " | Ben Ali: Yes."
	i := slices.IndexFunc(want, func(l string) bool { return strings.HasSuffix(l, answer) })
	want[i] = strings.TrimSuffix(want[i], answer)
	return slices.Insert(want, i, "content/rules/index.md:7:1 | 3.2 | comment Ben Ali 4 Feb: Yes. | ")
}

// unmarked is a copy whose bookmarks another program has dropped.
func unmarked(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(regexp.MustCompile(`<w:bookmark[^>]*>`).ReplaceAll(part, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEachRemarkIsListedWithItsLine(t *testing.T) {
	saved, err := os.ReadFile("testdata/desk-libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"as Word writes it":         {commented(t), wanted()},
		"saved anew by LibreOffice": {saved, apart(wanted())},
		"without its bookmarks":     {unmarked(t, commented(t)), wanted()},
	} {
		remarks := read(t, desk(t), c.data)
		if got := lines(remarks); !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		if remarks.Changed != 0 {
			t.Errorf("%s: %d remarks are about words that changed", name, remarks.Changed)
		}
	}
}

// Between the copy that went out and the one that comes back, the text goes on.
func TestRemarksOnAnOlderTextFindTheirWords(t *testing.T) {
	replace := func(file, old, new string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			src := string(files[file].Data)
			if !strings.Contains(src, old) {
				t.Fatalf("%s does not say %q", file, old)
			}
			files[file] = &fstest.MapFile{Data: []byte(strings.Replace(src, old, new, 1))}
		}
	}
	moved := func(files fstest.MapFS) {
		files["content/rules/first.md"] = files["content/rules/index.md"]
		delete(files, "content/rules/index.md")
	}
	data := commented(t)
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		text   string // of the remark
		want   string
	}{
		"lines above it": {replace("content/rules/index.md", "The first line", "New.\n\nMore.\n\nThe first line"), "Too long.",
			"content/rules/index.md:11:1 | 3.2 | comment Anna Jones 3 Feb: Too long. | The first line"},
		"another order of pages": {replace("content/rules/index.md", "order: 2", "order: 9"), "Too long.",
			"content/rules/index.md:7:1 | 3.2 | comment Anna Jones 3 Feb: Too long. | The first line"},
		"other words beside it": {replace("content/rules/index.md", "goes on", "runs on"), "Too long.",
			"content/rules/index.md:7:1 | 3.2 | comment Anna Jones 3 Feb: Too long. | The first line | now: The first line of a paragraph runs on in a second line, with strong words, stress and code."},
		"other words": {replace("content/late.md", "Thank them.", "Say thanks."), "Thank everybody.",
			"content/late.md:36:1 | 2.10 | inserted Ben Ali 4 Feb: Thank everybody. |  | now: Say thanks."},
		"a page that moved": {moved, "Too long.",
			"content/rules/first.md:7:1 | 3.2 | comment Anna Jones 3 Feb: Too long. | The first line"},
	} {
		got := lines(read(t, desk(t, c.change), data))
		i := slices.IndexFunc(got, func(l string) bool { return strings.Contains(l, ": "+c.text) })
		if i < 0 || got[i] != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestAnotherWordFileIsNoCopy(t *testing.T) {
	data, err := os.ReadFile("../docx/testdata/policy.docx")
	if err != nil {
		t.Fatal(err)
	}
	if copied, err := review.ReadCopy(bytes.NewReader(data), int64(len(data))); err != nil || copied != nil {
		t.Errorf("got %v, %v", copied, err)
	}
	if _, err := review.ReadCopy(strings.NewReader("no"), 2); err == nil {
		t.Error("what is no Word file is read")
	}
}

func TestRemarksReadAsSentences(t *testing.T) {
	older := desk(t, func(files fstest.MapFS) {
		files["content/late.md"] = &fstest.MapFile{Data: bytes.Replace(files["content/late.md"].Data, []byte("Thank them."), []byte("Say thanks."), 1)}
	})
	got := strings.Join(read(t, older, commented(t)).Lines("my site"), "\n")
	for _, want := range []string{
		"my site/content/rules/index.md:8: 3.2 Rules, “goes on in a second line”\n    Anna Jones, 3 February 2026: Must it & why?\n    Ben Ali, 4 February 2026, answers: Yes.\n",
		"my site/content/late.md:36: 2.10 A book is late\n    Ben Ali, 4 February 2026, takes out: Thank them.\n    The text has changed since this copy was made. Now: “Say thanks.”\n" +
			"    Ben Ali, 4 February 2026, puts in: Thank everybody.\n    The text has changed since this copy was made. Now: “Say thanks.”\n",
		"my site/content/rules/index.md:24: 3.11 Rules\n    Ben Ali, 4 February 2026, takes out: Twice.\n",
		"\nNot in the text: “One comment for each point helps.”\n    Anna Jones, 3 February 2026: On the cover.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant it to say\n%s", got, want)
		}
	}
}
