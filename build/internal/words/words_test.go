package words

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// standard is a small built-in file.
const standard = `
home: Home
part: Part {1} of {2}
steps_one: "{1} step"
steps_other: "{1} steps"
months: January February March April May June July August September October November December
date: "{1} {2} {3}"
numbers: no one two three
facilitator_notes: Facilitator notes
`

func folder(files map[string]string) fs.FS {
	f := fstest.MapFS{}
	for name, src := range files {
		f[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return f
}

func read(own map[string]string, site ...Entry) (*Words, diag.List) {
	o := Options{BuiltIn: folder(map[string]string{file: standard}), Site: site}
	if own != nil {
		o.Own = folder(own)
	}
	return Read(o)
}

func TestASitesOwnWordsLieOverTheBuiltInOnes(t *testing.T) {
	w, problems := read(map[string]string{file: "home: Hafan\nfacilitator_notes: Nodiadau hwylusydd\n"}, Entry{Key: "home", Text: "Cartref"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for key, want := range map[string]string{
		"home":              "Cartref",            // site.yaml has the last word
		"facilitator_notes": "Nodiadau hwylusydd", // its own strings.yaml
		"part":              "Part 2 of 3",        // what neither says stays
	} {
		if got := w.Say(key, 2, 3); got != want {
			t.Errorf("%s: got %q, want %q", key, got, want)
		}
	}
}

func TestFaultsOfOwnWordsAreReportedAtTheirPlace(t *testing.T) {
	const months = "January February March April May June July August September October November December"
	for name, c := range map[string]struct {
		own  map[string]string
		site []Entry
		want string
	}{
		"misspelt": {map[string]string{file: "home: Hafan\nhomme: x\n"}, nil,
			"layouts/strings.yaml:2:1: key `homme` is not among the words of the layouts -> Did you mean `home`?"},
		"unknown": {map[string]string{file: "zzzzzz: z\n"}, nil,
			"layouts/strings.yaml:1:1: key `zzzzzz` is not among the words of the layouts -> Take the line out, or find the key in the list that `rethink help format strings` prints."},
		"said by an own layout":  {map[string]string{file: "zzzzzz: z\n", "page.html": `{{.T "zzzzzz"}}`}, nil, ""},
		"said by an own partial": {map[string]string{file: "zzzzzz: z\n", "partials/foot.html": `{{.T "zzzzzz"}}`}, nil, ""},
		"in site.yaml": {nil, []Entry{{Key: "homme", Text: "x", At: diag.Pos{File: "content/site.yaml", Line: 7, Col: 3}}},
			"content/site.yaml:7:3: key `homme` is not among the words of the layouts -> Did you mean `home`?"},
		"no place": {map[string]string{file: "part: Rhan {1}\n"}, nil,
			"layouts/strings.yaml:1:1: words of `part` leave out {2} -> Write {2} where the page puts it in: \"Part {1} of {2}\"."},
		"eleven months": {map[string]string{file: "months: Jan Feb Mar Apr Mai Jun Jul Aug Sep Okt Nov\n"}, nil,
			"layouts/strings.yaml:1:1: words of `months` name 11 months -> Write the twelve names with a space between them: \"" + months + "\"."},
		"twice": {map[string]string{file: "home: a\nhome: b\n"}, nil,
			"layouts/strings.yaml:2:1: key `home` is given twice: first on line 1 -> Keep one of the two."},
		"a list": {map[string]string{file: "home:\n  - a\n"}, nil,
			"layouts/strings.yaml:1:1: value of `home` is no text -> Write it on one line. A text that holds a colon, or begins with a bracket or {, needs quotes."},
		"not a mapping": {map[string]string{file: "- a\n"}, nil,
			"layouts/strings.yaml:1:1: file is not a list of words -> Write a word of the interface on each line, such as `home: Home`."},
		"a colon": {map[string]string{file: "home: a\npart: b: c\n"}, nil,
			"layouts/strings.yaml:2: file is not YAML: mapping values are not allowed in this context -> Write a word of the interface on each line, such as `home: Home`. A value that holds a colon needs quotes."},
		"nothing": {map[string]string{file: ""}, nil, ""},
	} {
		w, problems := read(c.own, c.site...)
		var got []string
		for _, p := range problems {
			got = append(got, p.String()+" -> "+p.Hint)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), c.want)
		}
		if c.want != "" && strings.Contains(c.want, "`part`") && w.Say("part", 1, 2) != "Part 1 of 2" {
			t.Errorf("%s: words with a fault are used: %q", name, w.Say("part", 1, 2))
		}
	}
}

func TestAKeyThatNobodyWroteIsAFaultOfTheProgram(t *testing.T) {
	w, _ := read(nil)
	if _, err := w.Lookup("nothing"); err == nil || !strings.Contains(err.Error(), "`nothing`") {
		t.Errorf("a layout is told %v", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("Go code gets words that nobody wrote")
		}
	}()
	w.Say("nothing")
}

func TestNumbersAndDaysAreSaidInWords(t *testing.T) {
	w, _ := read(nil)
	say := Say(w.Say)
	for n, want := range map[int]string{1: "One step", 3: "Three steps", 40: "40 steps"} {
		if got := say.CountInWords("steps", n); got != want {
			t.Errorf("%d in words: got %q, want %q", n, got, want)
		}
	}
	if got := say.Count("steps", 3); got != "3 steps" {
		t.Errorf("got %q", got)
	}
	if got := say.Date(model.Date{Year: 2026, Month: 11, Day: 23}); got != "23 November 2026" {
		t.Errorf("got %q", got)
	}
}

// The file that is built in is sound: every key is written_so, and once.
func TestTheBuiltInWordsAreOneKindOfThing(t *testing.T) {
	var problems diag.List
	entries := builtIn(os.DirFS("../../../layouts"), &problems)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	snake := regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)
	for _, e := range entries {
		if !snake.MatchString(e.Key) {
			t.Errorf("key %q is not written_so", e.Key)
		}
	}
}
