package build_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build"
	"rethink/build/internal/release"
	"rethink/build/internal/source"
	"rethink/build/internal/wordfile/wordfiletest"
	"rethink/build/starter"
)

// sites returns folders of sites that differ as guidance does.
func sites(t *testing.T) map[string]string {
	t.Helper()
	started := t.TempDir() + "/started"
	if err := starter.Write(started, fixedDay()); err != nil {
		t.Fatal(err)
	}
	lending := t.TempDir()
	archive, err := txtar.ParseFile("testdata/lending.txtar")
	if err != nil {
		t.Fatal(err)
	}
	stage := strings.ReplaceAll(stages(6, 3, "Who acts\n: the team manager\n\nBy when\n: within 2 days\n\n"), "language: en-GB", "language: cy")
	archive.Files = append(archive.Files, txtar.File{Name: "content/policy.md", Data: []byte(stage)})
	for _, f := range archive.Files {
		name := filepath.Join(lending, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(f.Data, []byte("language: en-GB"), []byte("language: cy")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return map[string]string{"the real site": "..", "the starter": started, "a library, in Welsh": lending, "a site with releases": filepath.Join("testdata", "released")}
}

// People can comment only on what is in the file, so all that a release holds down, which
// is every word of the guidance, stands in it too, in a file that Word opens.
func TestTheWholeGuidanceIsInTheWordFile(t *testing.T) {
	for name, folder := range sites(t) {
		o := build.Options{Source: folder, Defaults: os.DirFS(".."), Now: fixedDay()}
		result, file, err := build.Review(o)
		if err != nil || file == nil {
			t.Fatalf("%s: %v, %v", name, err, result)
		}
		said := saidInWord(wordfiletest.Open(t, file.Data))
		site, _, _ := source.Load(os.DirFS(folder), source.Options{Layouts: os.DirFS("../layouts")})
		lines := 0
		for _, part := range release.Take(site).Parts {
			if part.Kind == release.OfFile {
				continue
			}
			for _, line := range append([]string{part.Title}, part.Words...) {
				if isSign(line) {
					continue
				}
				lines++
				if want := joinedWords(line); !strings.Contains(said, " "+want+" ") && want != "" {
					t.Errorf("%s: the file does not say %q, of %s", name, line, part.ID)
				}
			}
		}
		if lines < 100 {
			t.Errorf("%s: only %d lines were looked for", name, lines)
		}
		_, again, err := build.Review(o)
		if err != nil || !bytes.Equal(file.Data, again.Data) {
			t.Errorf("%s: equal text gives another file: %v", name, err)
		}
	}
}

// saidInWord returns the words of a file, without the numbers that its passages have there.
func saidInWord(f *wordfiletest.File) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		for _, p := range f.Trees[part].All("w:p") {
			line := ""
			for _, r := range p.All("w:r") {
				isNumber := false
				for _, s := range r.All("w:rStyle") {
					isNumber = isNumber || s.Attrs["w:val"] == "ParagraphNumber"
				}
				for _, t := range r.In {
					switch {
					case t.Name == "w:t" && !isNumber:
						line += t.Text
					case t.Name == "w:br" || t.Name == "w:tab":
						line += " "
					}
				}
			}
			fmt.Fprintf(&b, "%s ", joinedWords(line))
		}
	}
	return b.String()
}

// isSign reports whether a line of a release is no sentence: the kind of a box, an address,
// a row of an agenda, which a release joins without spaces, or a footnote with its number.
func isSign(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return strings.HasPrefix(line, "[!") || strings.HasPrefix(line, "https://") || strings.Contains(line, " | ") || unicode.IsDigit(first)
}

func joinedWords(text string) string { return strings.Join(words(text), " ") }

// A record is typed into the system of somebody's own service as often as it is printed.
func TestTheFormForWordIsListedWithItsSheet(t *testing.T) {
	site := mustBuild(t)
	size := (len(site.Files["print/record.docx"]) + 1023) / 1024
	for page, href := range map[string]string{"print/record.html": "record.docx", "print/index.html": "record.docx"} {
		html := string(site.Files[page])
		if !strings.Contains(html, fmt.Sprintf("<a href=%q>Word form (%d KB)", href, size)) {
			t.Errorf("%s has no link to the form with its size, %d KB", page, size)
		}
	}
	files, _ := unpack(t, site.Files[takeAway])
	if !bytes.Equal(files["print/record.docx"], site.Files["print/record.docx"]) {
		t.Error("the site to take away holds another form, or none")
	}
	for choice, made := range map[string]bool{"papers": true, "record": true, "record.docx": true, "posters": false, "none": false} {
		chosen := siteWith(t, map[string]string{"content/site.yaml": contentFile(t, "site.yaml") + "\nprint: " + choice + "\n"})
		if got := chosen.Files["print/record.docx"] != nil; chosen.Files == nil || got != made {
			t.Errorf("print: %s makes a form: %v, want %v (%v)", choice, got, made, chosen.Problems)
		}
	}
}
