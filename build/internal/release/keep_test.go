package release

import (
	"slices"
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// What is made of a page goes where the page goes.
func TestDerivedAddresses(t *testing.T) {
	for _, c := range []struct{ address, from, to, want string }{
		{"training/workshop-guide.pdf", "training/workshop.html", "training/evening.html", "training/evening-guide.pdf"},
		{"training/packages/swaps-scorm12.zip", "questions/swaps.html", "ask/first.html", "training/packages/first-scorm12.zip"},
		{"questions/quiz/swap/why.html", "questions/swaps.html", "ask/first.html", "ask/quiz/swap/why.html"},
		{"questions/swaps-quiz/swap/why.html", "questions/swaps.html", "questions/first.html", "questions/first-quiz/swap/why.html"},
	} {
		if got := derived(c.address, c.from, c.to); !slices.Contains(got, c.want) {
			t.Errorf("%s, when %s is %s: %v, want %s among them", c.address, c.from, c.to, got, c.want)
		}
	}
	// A name that only begins alike is another page's.
	if got := derived("training/workshops.pdf", "training/workshop.html", "training/evening.html"); len(got) > 0 {
		t.Errorf("another page's file is taken for its own: %v", got)
	}
}

func TestTheFirstSheetStandsForTheOthers(t *testing.T) {
	for address, want := range map[string]string{"print/board-a4-2.html": "print/board-a4.html", "print/board-a4.html": "", "a-b.html": "", "x-12.pdf": "x.pdf", "-.pdf": ""} {
		if got := firstSheet(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// What a release names and an output left out for its paper leads to what stands in its
// stead; what is no page is not asked for again.
func TestAnAddressThatWasLeftOutLeadsToItsStead(t *testing.T) {
	site := &model.Site{Pages: []*model.Page{{Path: "a.md", Title: "A"}}}
	history := History{{Version: "1.0", Snapshot: Snapshot{Addresses: []string{"a.html", "print/b.html", "print/b.pdf"}}}}
	var made out.Made
	made.Page(out.Page{Address: "a.html", Title: "A"})
	made.Leave("a.html", "print/b.html", "print/b.pdf")
	kept := Keep(&out.Env{Site: site}, history, made)
	if len(kept.Problems) > 0 || len(kept.Outputs) != 1 || kept.Outputs[0].Address != "print/b.html" || kept.Outputs[0].Page.View != "a.html" {
		t.Errorf("problems %v, outputs %v", kept.Problems, kept.Outputs)
	}
}

func TestAFileThatIsLostIsNamedOnce(t *testing.T) {
	site := &model.Site{Pages: []*model.Page{{Path: "a.md", Title: "A"}}}
	old := Snapshot{Addresses: []string{"files/x.pdf", "files/y.zip"}}
	history := History{{Version: "1.0", Snapshot: old}, {Version: "1.1", Snapshot: old}}
	kept := Keep(&out.Env{Site: site}, history, out.Made{})
	if len(kept.Problems) != 1 || kept.Problems[0].Message != "addresses files/x.pdf and files/y.zip are named by release 1.1, and the build makes no such files any more" {
		t.Errorf("told %v", kept.Problems)
	}
}
