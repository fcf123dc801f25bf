package out_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
)

func say(key string, _ ...any) string {
	switch key {
	case "paper_page_of":
		return "Page %d of %d"
	case "months":
		return "January February March April May June July August September October November December"
	}
	return key
}

func env() *out.Env {
	site := &model.Site{}
	site.Config.Title, site.Config.Language, site.Config.BaseURL = "Lending", "en-GB", "https://www.example.org/lending/"
	return out.NewEnv(site, say)
}

func addresses(made out.Made) []string {
	var all []string
	for _, o := range made.Outputs {
		all = append(all, o.Address)
	}
	slices.Sort(all)
	return all
}

func document(text string) out.Paper {
	return out.Paper{
		Document: paper.Document{Address: "print/form", Title: "A form", Blocks: []paper.Block{paper.Said(text)}},
		Print:    out.Printable{Group: out.ForMeeting}, Large: true,
	}
}

func TestAPaperIsAPageAPDFAndALargePrint(t *testing.T) {
	var made out.Made
	made.Paper(env(), document("Write here."))
	if got, want := addresses(made), []string{"print/form-large.pdf", "print/form.html", "print/form.pdf"}; !slices.Equal(got, want) {
		t.Errorf("made are %v, want %v", got, want)
	}
	if p := made.Prints[0]; p.PDF == nil || p.Large == nil || p.Left || p.Web != "print/form.html" || p.Title != "A form" {
		t.Errorf("in the list is %+v", p)
	}
	if len(made.Left) > 0 || len(made.Problems) > 0 {
		t.Errorf("left are %v, problems %v", made.Left, made.Problems)
	}
}

// Without a letter a sheet would say something else. Its page, which has every
// letter, stands in its stead.
func TestAPaperThatLacksLettersIsLeftOutAndItsPageStays(t *testing.T) {
	var made out.Made
	made.Paper(env(), document("家 comes first."))
	if got, want := addresses(made), []string{"print/form.html"}; !slices.Equal(got, want) {
		t.Errorf("made are %v, want %v", got, want)
	}
	want := []out.Left{{Address: "print/form.pdf", Stead: "print/form.html"}, {Address: "print/form-large.pdf", Stead: "print/form.html"}}
	if !slices.Equal(made.Left, want) {
		t.Errorf("left are %v, want %v", made.Left, want)
	}
	if !made.Prints[0].Left || made.Problems.Errors() != 0 || made.Problems.Warnings() != 1 {
		t.Errorf("the list has %+v, problems are %v", made.Prints[0], made.Problems)
	}
}

func TestASignThatIsAPictureLeavesThePaper(t *testing.T) {
	var made out.Made
	made.Paper(env(), document("Done ✅ at last."))
	if len(made.Left) > 0 || made.Problems.Errors() != 0 || made.Problems.Warnings() != 1 {
		t.Errorf("left are %v, problems %v", made.Left, made.Problems)
	}
}

// Whoever asks first, the bytes are made once.
func TestAFileIsMadeOnce(t *testing.T) {
	times := 0
	pdf := out.NewPDF("a.pdf", func() ([]byte, error) { times++; return []byte("%PDF"), nil })
	var made out.Made
	made.Print(out.Printable{PDF: pdf, Large: pdf, Others: []out.Other{{PDF: pdf}}})
	if len(made.Outputs) != 1 {
		t.Fatalf("%d files are made of one", len(made.Outputs))
	}
	for range 2 {
		if _, err := made.Outputs[0].Make(); err != nil {
			t.Fatal(err)
		}
		if _, err := pdf.Size(); err != nil {
			t.Fatal(err)
		}
	}
	if times != 1 {
		t.Errorf("it is made %d times", times)
	}
}

func TestLinksOnPaperLeadToWhatStandsInTheStead(t *testing.T) {
	e := env()
	e.Lead([]out.Left{{Address: "print/chart.pdf", Stead: "chart.html"}})
	for made, want := range map[string]string{
		"print/chart.pdf":   "https://www.example.org/lending/chart.html",
		"print/chart.pdf#a": "https://www.example.org/lending/chart.html",
		"print/board.pdf":   "https://www.example.org/lending/print/board.pdf",
	} {
		file, anchor, _ := strings.Cut(made, "#")
		if got := e.FullAddress(model.Ref{Made: file, Anchor: anchor}); got != want {
			t.Errorf("%s leads to %s, want %s", made, got, want)
		}
	}
	if got := e.ShortAddress("print/form.html"); got != "example.org/lending/print/form.html" {
		t.Errorf("people are to type %s", got)
	}
}

func TestAZipIsTheSameEachTime(t *testing.T) {
	files := map[string][]byte{"b.html": []byte("b"), "a.pdf": []byte("a"), "first.xml": []byte("f")}
	data, err := out.Zip(files, "first.xml")
	if err != nil {
		t.Fatal(err)
	}
	again, err := out.Zip(files, "first.xml")
	if err != nil || !bytes.Equal(data, again) {
		t.Fatal("two zips of the same files differ", err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s was changed on %s", f.Name, f.Modified)
		}
	}
	if want := []string{"first.xml", "a.pdf", "b.html"}; !slices.Equal(names, want) {
		t.Errorf("files are %v, want %v", names, want)
	}
}
