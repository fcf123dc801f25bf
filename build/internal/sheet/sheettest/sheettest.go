// Package sheettest reads PDF files back for tests, with programs that know nothing
// of how they were written: poppler's pdfinfo, pdftotext, pdffonts and
// pdftoppm, and qpdf.
//
// A test that needs a program which is not installed fails and says how to get it:
// a file that nobody read back is not tested.
package sheettest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const mm = 25.4 / 72

// run runs a program on a file and returns what it prints.
func run(t testing.TB, file []byte, program string, args func(name string) []string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Fatalf("%s is not installed: install the packages poppler-utils and qpdf, as make test does", program)
	}
	name := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	cmd := exec.Command(program, args(name)...)
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", program, err, out.String(), errOut.String())
	}
	if errOut.Len() > 0 {
		t.Errorf("%s complains: %s", program, errOut.String())
	}
	return out.String()
}

// Sound fails the test unless the file's syntax and streams are sound.
func Sound(t testing.TB, file []byte) {
	t.Helper()
	run(t, file, "qpdf", func(name string) []string { return []string{"--check", name} })
}

// Hues returns how many dots of the first page's picture are neither black, white
// nor grey between them.
func Hues(t testing.TB, file []byte) int {
	t.Helper()
	picture := run(t, file, "pdftoppm", func(name string) []string { return []string{"-r", "36", "-l", "1", name} })
	var width, height, most int
	if _, err := fmt.Sscanf(picture, "P6\n%d %d\n%d\n", &width, &height, &most); err != nil {
		t.Fatalf("pdftoppm gives no picture: %v", err)
	}
	found := 0
	for dots := picture[len(picture)-3*width*height:]; len(dots) > 0; dots = dots[3:] {
		if dots[0] != dots[1] || dots[1] != dots[2] {
			found++
		}
	}
	return found
}

// Info returns what pdfinfo says of the file, by its keys: "Title", "Tagged".
func Info(t testing.TB, file []byte) map[string]string {
	t.Helper()
	info := map[string]string{}
	for line := range strings.Lines(run(t, file, "pdfinfo", func(name string) []string { return []string{name} })) {
		if key, value, ok := strings.Cut(line, ":"); ok {
			info[key] = strings.TrimSpace(value)
		}
	}
	return info
}

// Fonts returns the name and the flags of each font: "emb sub uni" as yes or no.
func Fonts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	fonts := map[string]string{}
	lines := strings.Split(run(t, file, "pdffonts", func(name string) []string { return []string{name} }), "\n")
	for _, line := range lines[min(2, len(lines)):] {
		if f := strings.Fields(line); len(f) > 5 {
			fonts[f[0]] = strings.Join(f[len(f)-5:len(f)-2], " ")
		}
	}
	return fonts
}

// Links returns the addresses that a file leads to, in the order of its pages.
func Links(t testing.TB, file []byte) []string {
	t.Helper()
	var links []string
	for line := range strings.Lines(run(t, file, "pdfinfo", func(name string) []string { return []string{"-url", name} })) {
		if _, url, ok := strings.Cut(line, "Annotation"); ok {
			links = append(links, strings.TrimSpace(url))
		}
	}
	return links
}

// Structure returns the tree of the file's elements with their text, as pdfinfo
// prints it, without the lines that differ from file to file.
func Structure(t testing.TB, file []byte) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(run(t, file, "pdfinfo", func(name string) []string { return []string{"-struct-text", name} })) {
		if !strings.HasPrefix(strings.TrimSpace(line), "Object ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// Read returns all text of the structure in the order in which it is read out,
// with single spaces.
func Read(t testing.TB, file []byte) string {
	t.Helper()
	var words []string
	for line := range strings.Lines(Structure(t, file)) {
		line = strings.TrimSpace(line)
		if len(line) > 1 && line[0] == '"' && strings.HasSuffix(line, `"`) {
			words = append(words, strings.Fields(line[1:len(line)-1])...)
		}
	}
	return strings.Join(words, " ")
}

// Expansions returns what is read out in place of the file's abbreviations, in the order
// in which they are read.
func Expansions(t testing.TB, file []byte) []string {
	t.Helper()
	var full []string
	for line := range strings.Lines(run(t, file, "qpdf", func(name string) []string { return []string{"--json", name} })) {
		value, found := strings.CutPrefix(strings.TrimSpace(line), `"/E": `)
		if !found {
			continue
		}
		var said string
		if err := json.Unmarshal([]byte(strings.TrimSuffix(value, ",")), &said); err != nil {
			t.Fatalf("qpdf gives %s for an abbreviation: %v", value, err)
		}
		full = append(full, strings.TrimPrefix(said, "u:"))
	}
	return full
}

// A Page is what stands on a page.
type Page struct {
	Width, Height float64 // mm
	Lines         []Line
}

// A Line is words on one baseline that stand close to each other.
type Line struct{ Words []Word }

// Text returns the line's words with spaces between them.
func (l Line) Text() string {
	words := make([]string, len(l.Words))
	for i, w := range l.Words {
		words[i] = w.Text
	}
	return strings.Join(words, " ")
}

// A Word is a word with its place, in millimetres from the page's top left corner.
type Word struct {
	Text                     string
	Left, Top, Right, Bottom float64
}

// Pages returns where the words of the file stand.
func Pages(t testing.TB, file []byte) []Page {
	t.Helper()
	out := run(t, file, "pdftotext", func(name string) []string { return []string{"-bbox-layout", name, "-"} })
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Flows  []struct {
				Blocks []struct {
					Lines []struct {
						Words []struct {
							XMin float64 `xml:"xMin,attr"`
							YMin float64 `xml:"yMin,attr"`
							XMax float64 `xml:"xMax,attr"`
							YMax float64 `xml:"yMax,attr"`
							Text string  `xml:",chardata"`
						} `xml:"word"`
					} `xml:"line"`
				} `xml:"block"`
			} `xml:"flow"`
		} `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(strings.NewReader(out))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	if err := decoder.Decode(&doc); err != nil {
		t.Fatalf("what pdftotext printed cannot be read: %v", err)
	}
	var pages []Page
	for _, p := range doc.Pages {
		page := Page{Width: p.Width * mm, Height: p.Height * mm}
		for _, f := range p.Flows {
			for _, b := range f.Blocks {
				for _, l := range b.Lines {
					var line Line
					for _, w := range l.Words {
						line.Words = append(line.Words, Word{w.Text, w.XMin * mm, w.YMin * mm, w.XMax * mm, w.YMax * mm})
					}
					page.Lines = append(page.Lines, line)
				}
			}
		}
		pages = append(pages, page)
	}
	return pages
}
