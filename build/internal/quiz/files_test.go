package quiz

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink/build/internal/model"
)

func readCSV(t *testing.T, site *model.Site) [][]string {
	t.Helper()
	out := CSV(site, testWords)
	body, ok := bytes.CutPrefix(out, []byte("\ufeff"))
	if !ok {
		t.Error("Excel takes a file without a byte order mark for another encoding")
	}
	if n := bytes.Count(body, []byte("\n")); n != bytes.Count(body, []byte("\r\n")) {
		t.Error("a line ends without a carriage return")
	}
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVHasALineForEachAlternativeAndPrompt(t *testing.T) {
	site := annexB()
	site.Prompts = []*model.Prompts{{Groups: []*model.PromptGroup{{Title: "At the start", Prompts: []*model.Prompt{{Text: inline("What, if anything, is “stuck”?")}}}}}}
	rows := readCSV(t, site)
	if len(rows) != 1+8+1 {
		t.Fatalf("got %d lines: %q", len(rows), rows)
	}
	if got := strings.Join(rows[4], "|"); got != "csv swap|“Why” questions|Why did….?|How do you think that happened?||It asks for a reason.|swap-why-did spot-why-did say-why-did spot-how-do-you-think-that-happened" {
		t.Errorf("second alternative: %s", got)
	}
	if got := strings.Join(rows[9], "|"); got != "csv prompt|At the start||What, if anything, is “stuck”?|||" {
		t.Errorf("prompt: %s", got)
	}
}

func TestNoCellStartsAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "\ufeff@x", "＝1", "\r=1", "\x00=1", "−1"} {
		site := &model.Site{Swaps: []*model.Swaps{swapsPage("a.md", &model.Category{Title: text, Swaps: []*model.Swap{
			{Avoid: inline(text), Does: inline(text), Try: []model.Alternative{{Text: inline(text), Because: inline(text)}}},
		}})}}
		for _, cell := range readCSV(t, site)[1][1:6] {
			if !strings.HasPrefix(cell, "'") {
				t.Errorf("%q becomes the cell %q", text, cell)
			}
		}
	}
	if got := harmless("What do you think?"); got != "What do you think?" {
		t.Errorf("a plain question becomes %q", got)
	}
}

func testPackage(t *testing.T) []byte {
	t.Helper()
	out, err := New(annexB())[0].SCORM(map[string][]byte{
		SCORMLaunch: []byte("<!doctype html>"), "quiz/swap/b.html": []byte("b"), "css/quiz & more.css": []byte("a"),
	}, `Swaps & "questions"`)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestThePackageHoldsAManifestThatListsEveryFile(t *testing.T) {
	out := testPackage(t)
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "imsmanifest.xml" {
		t.Errorf("the first file is %s", z.File[0].Name)
	}
	packed := map[string]bool{}
	for _, f := range z.File {
		if !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s was changed on %s", f.Name, f.Modified)
		}
		packed[f.Name] = true
	}
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	src, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Identifier    string `xml:"identifier,attr"`
		SchemaVersion string `xml:"metadata>schemaversion"`
		Organizations struct {
			Default      string `xml:"default,attr"`
			Organization struct {
				Identifier string `xml:"identifier,attr"`
				Title      string `xml:"title"`
				Items      []struct {
					Ref string `xml:"identifierref,attr"`
				} `xml:"item"`
			} `xml:"organization"`
		} `xml:"organizations"`
		Resources []struct {
			Identifier string `xml:"identifier,attr"`
			Type       string `xml:"type,attr"`
			ScormType  string `xml:"http://www.adlnet.org/xsd/adlcp_rootv1p2 scormtype,attr"`
			Href       string `xml:"href,attr"`
			Files      []struct {
				Href string `xml:"href,attr"`
			} `xml:"file"`
		} `xml:"resources>resource"`
	}
	if err := xml.Unmarshal(src, &m); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	o := m.Organizations
	switch {
	case m.SchemaVersion != "1.2":
		t.Errorf("version is %q", m.SchemaVersion)
	case o.Default == "" || o.Default != o.Organization.Identifier:
		t.Errorf("default organization %q is not %q", o.Default, o.Organization.Identifier)
	case len(o.Organization.Items) != 1 || len(m.Resources) != 1 || o.Organization.Items[0].Ref != m.Resources[0].Identifier:
		t.Errorf("the one item does not name the one resource: %s", src)
	case o.Organization.Title != `Swaps & "questions"`:
		t.Errorf("title is %q", o.Organization.Title)
	case m.Resources[0].ScormType != "sco" || m.Resources[0].Type != "webcontent" || m.Resources[0].Href != SCORMLaunch:
		t.Errorf("resource is %+v", m.Resources[0])
	}
	delete(packed, "imsmanifest.xml")
	for _, f := range m.Resources[0].Files {
		if !packed[f.Href] {
			t.Errorf("manifest lists %s, which is not there or listed twice", f.Href)
		}
		delete(packed, f.Href)
	}
	for name := range packed {
		t.Errorf("manifest does not list %s", name)
	}
	for _, id := range []string{m.Identifier, o.Default, m.Resources[0].Identifier} {
		if !regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`).MatchString(id) {
			t.Errorf("%q is no identifier", id)
		}
	}
}

func TestThePackageIsTheSameEachTime(t *testing.T) {
	if !bytes.Equal(testPackage(t), testPackage(t)) {
		t.Error("two packages of the same files differ")
	}
}

func TestAPackageThatCannotBeOpenedIsRefused(t *testing.T) {
	if _, err := New(annexB())[0].SCORM(map[string][]byte{"quiz/index.html": nil}, "Title"); err == nil {
		t.Error("a package without a page to open is made")
	}
}

// SCORM's own limits, which platforms enforce to different degrees.
func TestWhatAPlatformKeepsIsWithinSCORMsLimits(t *testing.T) {
	q := New(annexB())[0]
	ids := map[string]bool{}
	for _, r := range q.Packaged().Rounds {
		for _, question := range r.Questions {
			id := question.Interaction()
			if !regexp.MustCompile(`^[A-Za-z0-9_-]{1,255}$`).MatchString(id) || ids[id] {
				t.Errorf("%q is no id of an interaction, or appears twice", id)
			}
			ids[id] = true
			if !regexp.MustCompile(`^quiz/[-\w/]*\.html$`).MatchString(question.Address) {
				t.Errorf("%s is no place that the script resumes at", question.Address)
			}
			for _, o := range question.Options {
				if !regexp.MustCompile(`^[a-z]$`).MatchString(o.Letter) {
					t.Errorf("%s: %q is no response to a choice", id, o.Letter)
				}
			}
		}
	}
}

// Moodle keeps 100 characters of an imported question's id, and stops at a longer one.
func TestALongQuestionHasAnIDThatMoodleKeeps(t *testing.T) {
	long := "You said that you would speak with the health visitor before the end of the week and then you "
	site := func(rows ...string) *model.Site {
		return &model.Site{Swaps: []*model.Swaps{swapsPage("questions/swaps.md",
			category(slugOf("leading "+long+long), "Leading", "Leads", "", rows...))}}
	}
	rows := []string{long + "did?|What happened?", long + "did not?|What happened next?", "Why?|What else?"}
	ids := func(rows ...string) []string {
		var found []string
		for _, m := range regexp.MustCompile(`\[id:([^\]]*)\]`).FindAllSubmatch(New(site(rows...))[0].GIFT(testWords, &model.Config{Title: "Site"}), -1) {
			found = append(found, string(m[1]))
		}
		slices.Sort(found)
		return found
	}
	all := ids(rows...)
	for i, id := range all {
		if !regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`).MatchString(id) || i > 0 && id == all[i-1] {
			t.Errorf("%q is no id of a question, or appears twice", id)
		}
	}
	if moved := ids(rows[1], rows[2], rows[0]); !slices.Equal(moved, all) {
		t.Errorf("ids change when rows move: %q, then %q", all, moved)
	}
}
