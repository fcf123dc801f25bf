package source

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// corpus returns a site of n pages of about 800 words each, in sections of 50,
// always the same: paragraphs, lists, tables, quotations, links and pictures in
// the measure of real guidance.
func corpus(n int) fstest.MapFS {
	fsys := site(nil)
	for i := range 12 {
		name := fmt.Sprintf("content/images/fig-%02d.svg", i+1)
		fsys[name] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40"/></svg>`)}
	}
	for i := range n {
		fsys["content/"+corpusPath(i)] = &fstest.MapFile{Data: []byte(corpusPage(i, n))}
	}
	return fsys
}

func corpusPath(i int) string { return fmt.Sprintf("section-%03d/page-%05d.md", i/50+1, i+1) }

// draw returns the next of a fixed series of numbers below n (splitmix64).
type series uint64

func (s *series) draw(n int) int {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return int((z ^ (z >> 31)) % uint64(n))
}

func corpusPage(i, n int) string {
	s := series(i + 1)
	who := []string{"the duty worker", "a team lead", "the school office", "a support worker", "the reviewing officer", "an advocate"}
	act := []string{"write a dated note", "ask one open question", "set a review date", "name the worry", "agree who tells the family"}
	why := []string{"small gaps grow quickly", "memory fades within days", "two partial pictures rarely match", "tired teams skip steps"}
	sentence := func() string {
		return fmt.Sprintf("If %s is unsure, *%s* first, because **%s**, and then %s. ", who[s.draw(6)], act[s.draw(5)], why[s.draw(4)], act[s.draw(5)])
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: \"Reviewing a plan (%d)\"\ndescription: \"How to %s\"\norder: %d\nlast_reviewed: 2025-%02d-%02d\n---\n\n", i+1, act[s.draw(5)], i%50+1, s.draw(12)+1, s.draw(28)+1)
	for part := range 5 {
		fmt.Fprintf(&b, "## Part %d of the work\n\n", part+1)
		for range 3 {
			for range 3 {
				b.WriteString(sentence())
			}
			fmt.Fprintf(&b, "See [the page on planning](../%s) for more.\n\n", corpusPath(s.draw(n)))
		}
		switch part {
		case 1:
			b.WriteString("| Question | Who answers | When |\n| --- | --- | --- |\n")
			for range 5 {
				fmt.Fprintf(&b, "| What would change if we waited? | %s | Weekly |\n", who[s.draw(6)])
			}
			b.WriteByte('\n')
		case 2:
			fmt.Fprintf(&b, "> %s\n>\n> A. Okafor\n\n", sentence())
		case 3:
			fmt.Fprintf(&b, "![Diagram of the plan](/images/fig-%02d.svg)\n\n", s.draw(12)+1)
		}
		for range 4 {
			b.WriteString("- " + sentence() + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTheCorpusIsWithoutProblems(t *testing.T) {
	s, _, problems := Load(corpus(60), Options{Today: today()})
	if len(problems) > 0 || len(s.Pages) != 61 {
		t.Errorf("got %d pages, told:\n%s", len(s.Pages), listed(problems))
	}
}

func BenchmarkLoad(b *testing.B) {
	fsys := corpus(1000)
	b.ReportAllocs()
	for b.Loop() {
		if s, _, _ := Load(fsys, Options{Today: today()}); len(s.Pages) != 1001 {
			b.Fatal("pages are missing")
		}
	}
}

// The stages of reading one page of the corpus.

func BenchmarkReadTop(b *testing.B) {
	benchmarkPage(b, func(r *reading, fsys fs.FS) { r.readTop(fsys) })
}

func BenchmarkParse(b *testing.B) {
	benchmarkPage(b, func(r *reading, fsys fs.FS) {
		file, _ := readText(fsys, r.file(), r.problems)
		p, _ := matter.Split(r.file(), file.src, isPageKey, r.problems)
		r.site.markdown.parse([]byte(p.Body))
	})
}

func BenchmarkReadPage(b *testing.B) {
	benchmarkPage(b, func(r *reading, fsys fs.FS) {
		r.readTop(fsys)
		r.readPage()
	})
}

func BenchmarkCheck(b *testing.B) {
	s, _, _ := Load(corpus(1000), Options{Today: today()})
	b.ReportAllocs()
	for b.Loop() {
		if problems := s.Check(); len(problems) > 0 {
			b.Fatal("problems in the corpus")
		}
	}
}

func benchmarkPage(b *testing.B, read func(*reading, fs.FS)) {
	fsys := corpus(100)
	known := newKnown(Options{Today: today()})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r := &reading{page: &model.Page{Path: corpusPath(i % 100)}, problems: &diag.List{}, site: known}
		read(r, fsys)
		i++
	}
}
