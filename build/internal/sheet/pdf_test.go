package sheet

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet/sheettest"
)

func style(size float64) Style { return Style{Size: size, Color: Black} }

// sample draws one of everything.
func sample() *PDF {
	p := NewPDF(Options{Title: "What “next”?", Subject: "A test", Author: "Saltmarsh", Language: "en-GB", Date: model.Date{Year: 2026, Month: 11, Day: 3}, Sides: LongEdge, ActualSize: true})
	p.AddPage(A4)
	p.Outline(1, "What next?", 10)
	p.Tagged(TagH1, func() { p.Text(20, 30, "What next?", Style{Bold, 24, Ink, Left}) })
	first := p.Reserve(Element{Tag: TagSect, Title: "First"})
	second := p.Reserve(Element{Tag: TagSect, Title: "Second"})
	p.Into(second, func() { p.Tagged(TagP, func() { p.Text(20, 60, "second front", style(12)) }) })
	p.Into(first, func() { p.Tagged(TagP, func() { p.Text(20, 50, "first front", style(12)) }) })
	p.In(Element{Tag: TagFigure, Alt: "A circle"}, func() { p.Circle(100, 100, 5, Fill(Teal)) })
	p.Artifact(func() {
		p.Tagged(TagP, func() { p.Text(20, 290, "page number", style(10)) })
	})
	p.AddPage(A3.Turned())
	p.Outline(2, "More (and more)", 20)
	p.Into(first, func() { p.Tagged(TagP, func() { p.Text(20, 50, "first back", style(12)) }) })
	set := Box{Width: 60, Height: 100}.At(12,
		Para{Spans: []Span{{Text: "See "}, {Text: "the site", URL: "https://example.org/a?b=c"}, {Text: " for more of it."}}},
		Para{Mark: "1.", Spans: []Span{{Text: "One"}}}, Para{Mark: "2.", Spans: []Span{{Text: "Two"}}})
	p.Set(20, 70, set, Setting{Color: Black})
	p.Turned(180, 210, 148.5, func() { p.Tagged(TagP, func() { p.Text(20, 50, "turned", style(12)) }) })
	return p
}

func TestFilesAreSoundTaggedAndSayWhatTheyAre(t *testing.T) {
	data, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	sheettest.Sound(t, data)
	info := sheettest.Info(t, data)
	for key, want := range map[string]string{
		"Title": "What “next”?", "Subject": "A test", "Author": "Saltmarsh", "Tagged": "yes", "Pages": "2",
		"CreationDate": "Tue Nov  3 00:00:00 2026 UTC", "Page size": "595.28 x 841.89 pts (A4)", "JavaScript": "no",
	} {
		if info[key] != want && !strings.HasPrefix(info[key], strings.TrimSuffix(want, " UTC")) {
			t.Errorf("%s is %q, want %q", key, info[key], want)
		}
	}
	for name, flags := range sheettest.Fonts(t, data) {
		if flags != "yes yes yes" || !strings.Contains(name, "+LiberationSans") {
			t.Errorf("font %s is embedded, subset, readable: %s", name, flags)
		}
	}
	if n := CountPages(data); n != 2 {
		t.Errorf("file is said to have %d pages", n)
	}
}

func TestReadingOrderIsThatOfTheStructure(t *testing.T) {
	data, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	want := `Document
  H1 (block)
    "What next?"
  Sect "First"
    P (block)
      "first front"
    P (block)
      "first back"
  Sect "Second"
    P (block)
      "second front"
  Figure
    ""
  P (block)
    "See "
    Link (inline)
      "the site"
    " for more of it."
  L (block):
     /ListNumbering /Decimal
    LI (block)
      Lbl (block)
        "1. "
      LBody (block)
        "One"
    LI (block)
      Lbl (block)
        "2. "
      LBody (block)
        "Two"
  P (block)
    "turned"
`
	if got := sheettest.Structure(t, data); got != want {
		t.Errorf("structure is\n%s\nwant\n%s", got, want)
	}
}

func TestPagesHaveTheirSizeAndTextItsPlace(t *testing.T) {
	data, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	pages := sheettest.Pages(t, data)
	if p := pages[0]; math.Abs(p.Width-210) > 0.01 || math.Abs(p.Height-297) > 0.01 {
		t.Errorf("first page is %v x %v mm", p.Width, p.Height)
	}
	if p := pages[1]; math.Abs(p.Width-420) > 0.01 || math.Abs(p.Height-297) > 0.01 {
		t.Errorf("second page is %v x %v mm", p.Width, p.Height)
	}
	for _, l := range pages[0].Lines {
		if l.Text() == "What next?" && math.Abs(l.Words[0].Left-20) > 0.01 {
			t.Errorf("heading begins at %v mm, want 20", l.Words[0].Left)
		}
	}
	for _, l := range pages[1].Lines {
		if l.Text() == "turned" && math.Abs(l.Words[0].Right-400) > 0.01 {
			t.Errorf("text turned over begins %v mm from the left, want 400", l.Words[0].Right)
		}
	}
}

func TestTheSameDrawingGivesTheSameBytes(t *testing.T) {
	first, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, _ := sample().Bytes()
		if !bytes.Equal(first, again) {
			t.Fatal("files differ")
		}
	}
}

func TestFaultsOfADrawingAreTold(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(p *PDF)
		want string
	}{
		{"no page", func(*PDF) {}, "has no pages"},
		{"text before a page", func(p *PDF) { p.Tagged(TagP, func() { p.Text(0, 0, "x", style(12)) }) }, "before the first page"},
		{"text in no element", func(p *PDF) { p.AddPage(A4); p.Text(0, 0, "x", style(12)) }, `"x" is drawn outside the structure`},
		{"a figure without words", func(p *PDF) { p.AddPage(A4); p.Tagged(TagFigure, func() { p.Circle(1, 1, 1, Fill(Ink)) }) }, "no alternative text"},
		{"a link that is none", func(p *PDF) {
			p.AddPage(A4)
			p.Tagged(TagP, func() { p.LinkArea(0, 0, 1, 1, "https://example.org") })
		}, "outside a Link"},
	} {
		p := NewPDF(Options{Title: "Test"})
		c.draw(p)
		if _, err := p.Bytes(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one with %q", c.name, err, c.want)
		}
	}
	if _, err := NewPDF(Options{}).Bytes(); err == nil || !strings.Contains(err.Error(), "no title") {
		t.Errorf("a file without a title: error is %v", err)
	}
}
