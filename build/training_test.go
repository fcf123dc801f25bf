package build_test

import (
	"bytes"
	"path"
	"strings"
	"testing"
)

// Facilitator's notes stand in the guides and nowhere else: not in a page, a
// handout, the search index or a package. The words are from the real content.
func TestFacilitatorNotesReachNobodyElse(t *testing.T) {
	notes := []string{
		"Give each group one sheet: do not let them",  // of an activity
		"Read the guidance once more the day before",  // of a whole session
		"Listen for a description of Mondays",         // of a scenario
		"Hand out the carry cards at the end, not at", // of the last activity
	}
	for _, words := range notes {
		found := false
		for address, body := range mustBuild(t).Files {
			if !bytes.Contains(body, []byte(words)) {
				continue
			}
			if strings.HasSuffix(address, "guide.html") {
				found = true
				continue
			}
			t.Errorf("%s: says the facilitator's “%s”", address, words)
		}
		if !found {
			t.Errorf("no facilitator's guide says “%s”", words)
		}
	}
}

// Whatever is printed as a PDF has a twin in HTML at the same address;
// a web page grows as large as one likes, so large print shares the ordinary twin.
func TestEveryPDFHasAnHTMLTwin(t *testing.T) {
	files := mustBuild(t).Files
	pdfs := 0
	for address := range files {
		if path.Ext(address) != ".pdf" {
			continue
		}
		pdfs++
		if twin := strings.TrimSuffix(strings.TrimSuffix(address, ".pdf"), "-large") + ".html"; files[twin] == nil && files[strings.TrimSuffix(address, ".pdf")+".html"] == nil {
			t.Errorf("%s has no twin %s", address, twin)
		}
	}
	if pdfs < 20 {
		t.Errorf("the site has only %d PDFs", pdfs)
	}
}

// A printer is out of line by as much for every deck: a second one is measured with
// the first one's calibration sheets, which would else be listed twice by one name.
func TestASecondDeckSharesTheCalibrationSheets(t *testing.T) {
	files := mustBuild(t).Files
	if files["training/role-cards/calibration.html"] != nil || files["training/role-cards/calibration.pdf"] != nil {
		t.Error("the role cards have calibration sheets of their own")
	}
	if page := files["training/role-cards/a4-10up.html"]; !bytes.Contains(page, []byte(`../../cards/calibration.html`)) {
		t.Error("the sheet of role cards does not lead to the calibration sheet")
	}
	if n := bytes.Count(files["print/index.html"], []byte("Calibration sheet</h3>")); n != 1 {
		t.Errorf("the list of what to print names the calibration sheet %d times", n)
	}
}
