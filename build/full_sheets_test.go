package build_test

import (
	"strings"
	"testing"

	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// No handout spends a sheet on a few lines, also where the site's address takes a line
// of each foot: the site of these tests has one.
func TestHandoutsFillTheirSheets(t *testing.T) {
	site := mustBuild(t)
	for address, most := range map[string]int{
		"print/summary.pdf": 2, "print/questions.pdf": 1, "print/record.pdf": 2,
		"training/team-meeting-handout.pdf": 1, "training/attendance.pdf": 1, "training/cpd.pdf": 1, "training/feedback.pdf": 1,
	} {
		if n := sheet.CountPages(site.Files[address]); n == 0 || n > most {
			t.Errorf("%s has %d pages, want %d at most", address, n, most)
		}
	}
	for _, name := range []string{"briefing", "team-meeting", "workshop"} {
		pages := sheettest.Pages(t, site.Files["training/"+name+"-handout.pdf"])
		low := 0.0
		for _, l := range pages[len(pages)-1].Lines {
			if w := l.Words[0]; strings.HasPrefix(l.Text(), "One thing I will do") {
				low = w.Bottom
			}
		}
		if low < 220 {
			t.Errorf("the last sheet of the %s handout ends %.0f mm down, and the rest is empty", name, low)
		}
	}
}

// Who takes a handout home finds the site again.
func TestHandoutsNameTheSite(t *testing.T) {
	read := sheettest.Read(t, mustBuild(t).Files["training/workshop-handout.pdf"])
	if want := "The site is at example.org/a/b"; !strings.Contains(read, want) {
		t.Errorf("the handout does not say %q: %s", want, read[:min(400, len(read))])
	}
}

// A screen reader hears what a table holds, and what the carry card is.
func TestTablesAndTheCarryCardHaveNames(t *testing.T) {
	site := mustBuild(t)
	if s := sheettest.Structure(t, site.Files["print/record.pdf"]); !strings.Contains(s, "/Summary (5. Record what you agree)") {
		t.Errorf("the table of the record has no summary: %s", s)
	}
	if s := sheettest.Structure(t, site.Files["cards/carry.pdf"]); !strings.Contains(s, "H1 (block)") {
		t.Errorf("the carry card has no heading: %s", s)
	}
}
