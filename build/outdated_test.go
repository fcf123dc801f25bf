package build_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rethink/build"
)

// Whoever printed the last version throws away what the sheet of changes names, and keeps
// the rest on the wall. So it has to name each sheet whose words are not the same.
func TestChangedSheetsAreNamed(t *testing.T) {
	for _, test := range []struct {
		name, file, from, to string
		keeps                string // the title of a sheet that nobody has to throw away
	}{
		{"a step of the flow", "what-next.md", "Ring the borrower. Ask", "Call the borrower. Ask", "Quiz sheet"},
		{"a step of the guide", "five-steps.md", "Nobody interrupts.", "Nobody breaks in.", "Quiz sheet"},
		{"an open question", "questions/open.md", "What do you need from us?", "What do you need most?", "Quiz sheet"},
		{"an activity", "training/workshop.md", "Stretch, and open a window.", "Get up, and open a window.", "Record sheet"},
		{"a facilitator's note", "training/workshop.md", "There is no score.", "Nobody keeps a score.", "Handout: A workshop of one hour"},
		{"a list that is on cards", "guidance/lend.md", "there may be a good reason", "there is often a reason", "Record sheet"},
		{"the title of a page", "guidance/lend.md", "title: Lend and borrow fairly", "title: Fair lending", "Record sheet"},
		{"a contact", "site.yaml", "Ring the desk", "Call the desk", "Quiz sheet"},
		{"the urgent line", "site.yaml", "If somebody is hurt", "If anybody is hurt", "Quiz sheet"},
		{"the name of the site", "site.yaml", "title: Sharing tools well", "title: Tools for all", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := t.TempDir()
			if err := os.CopyFS(source, os.DirFS("testdata/released")); err != nil {
				t.Fatal(err)
			}
			replace(t, source, "site.yaml", "print:\n  - a4-10up\n  - a4-a7\n  - board-a4\n  - workshop-guide\n",
				"urgent:\n  text: If somebody is hurt, call 999\n  phone: \"999\"\ncontacts:\n  - name: The counter\n    role: Ring the desk\n    phone: \"0100 111\"\n")
			before := releasedSheets(t, source, "1.2")
			replace(t, source, test.file, test.from, test.to)
			after := releasedSheets(t, source, "1.3")
			pack := after["print/changes-1.3.html"]
			named := pack[strings.LastIndex(pack, "Posters and sheets"):]
			changed := 0
			for address, words := range after {
				was, ok := before[address]
				if !ok || was == words || strings.HasPrefix(path.Base(address), "changes-") || address == "print/index.html" {
					continue
				}
				changed++
				title := regexp.MustCompile(`^[^\n]+`).FindString(strings.TrimSpace(words))
				if !strings.Contains(named, titleOfSheet(address, title)) {
					t.Errorf("%s has other words, and the sheet of changes does not name %q:\n%s", address, title, named)
				}
			}
			if changed == 0 {
				t.Error("no sheet changed: the test tests nothing")
			}
			if test.keeps != "" && slices.Contains(strings.Split(named, "\n"), test.keeps) {
				t.Errorf("%s is to be thrown away for nothing:\n%s", test.keeps, named)
			}
		})
	}
}

// titleOfSheet is what the list of what to print calls a sheet.
func titleOfSheet(address, title string) string {
	switch base := path.Base(address); {
	case strings.HasPrefix(base, "board-"):
		return "The actions side by side"
	case strings.HasPrefix(base, "chart-"):
		return "The whole chart as a poster"
	case strings.HasPrefix(base, "carry"):
		return "Carry card"
	}
	return title
}

// releasedSheets releases a version, builds the site, and returns the words of each sheet
// of paper, without its version, by the address of its print page.
func releasedSheets(t *testing.T, source, version string) map[string]string {
	t.Helper()
	o := build.Options{Source: source, Defaults: os.DirFS(".."), Out: filepath.Join(source, "public"), Now: fixedDay()}
	result, _, err := build.Release(t.Context(), o, build.ReleaseOptions{Version: version, Approver: "the trustees"})
	if err != nil || result.Failed(false) {
		t.Fatal(err, result)
	}
	live, err := build.NewLive(o)
	if err != nil {
		t.Fatal(err)
	}
	site, err := live.Read()
	if err != nil {
		t.Fatal(err)
	}
	sheets := map[string]string{}
	tags, head := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`(?s)^.*?<h1[^>]*>`)
	for _, address := range []string{
		"print/board-a4.html", "print/chart-a4.html", "print/record.html", "print/summary.html", "print/questions.html", "cards/carry.html",
		"questions/quiz/sheet.html", "questions/quiz/answers.html", "print/changes-" + version + ".html",
		"training/guide.html", "training/handout.html", "training/workshop-guide.html", "training/workshop-handout.html", "training/attendance.html",
	} {
		data, _, err := site.File(address)
		if err != nil {
			t.Fatal(err)
		}
		onPaper, _, _ := strings.Cut(string(data), "</main>") // contacts are at the foot of pages too
		words := tags.ReplaceAllString(head.ReplaceAllString(onPaper, ""), "\n")
		words, _, _ = strings.Cut(words, "Version "+version)
		sheets[address] = regexp.MustCompile(`\n\s*\n+`).ReplaceAllString(strings.ReplaceAll(words, version, "V"), "\n")
	}
	return sheets
}

// replace changes some words of a file of the content.
func replace(t *testing.T, source, file, from, to string) {
	t.Helper()
	name := filepath.Join(source, "content", filepath.FromSlash(file))
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), from) {
		t.Fatalf("%s has no %q", file, from)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
