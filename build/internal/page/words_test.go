package page

import (
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestASiteSaysSomeWordsInItsOwnWay(t *testing.T) {
	site := sampleSite()
	site.Config.Strings = map[string]string{"part": "Rhan {1} o {2}", "menu": "Dewislen"}
	r := newRenderer(t, site, true)
	if problems := r.CheckStrings(); len(problems) > 0 {
		t.Fatal(problems)
	}
	p := allPages(r)
	for _, page := range p {
		if page.Address != "guidance/room.html" {
			continue
		}
		html := string(mustRender(t, r, page))
		for _, want := range []string{"Rhan 4 o 6", "Dewislen"} {
			if !strings.Contains(html, want) {
				t.Errorf("page lacks %q", want)
			}
		}
	}
}

func TestOwnWordsThatNobodySaysAreProblems(t *testing.T) {
	site := sampleSite()
	site.Config.Strings = map[string]string{"skipp": "Skip", "part": "Part {1}", "zzzzzz": "z"}
	problems := newRenderer(t, site, true).CheckStrings()
	var got []string
	for _, p := range problems {
		got = append(got, p.String()+" | "+p.Hint)
	}
	want := []string{
		"content/site.yaml: strings: `part` leaves out {2} | Write {2} where the page puts it in: \"Part {1} of {2}\".",
		"content/site.yaml: strings: `skipp` is not among the words of the layouts | Did you mean `skip`?",
		"content/site.yaml: strings: `zzzzzz` is not among the words of the layouts | ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWordsAreOneKindOfThing(t *testing.T) {
	words, err := readWords(os.DirFS("../../../layouts"), nil)
	if err != nil {
		t.Fatal(err)
	}
	snake := regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)
	for key := range maps.Keys(words.text) {
		if !snake.MatchString(key) {
			t.Errorf("key %q is not written_so", key)
		}
	}
}

func TestCountSaysTheNumberAsAWord(t *testing.T) {
	d := newRenderer(t, sampleSite(), true).data(&Page{Address: "a.html"})
	for n, want := range map[int]string{1: "One action to try", 3: "Three actions to choose from", 40: "40 actions to choose from"} {
		if got, err := d.Count("peek_flow", n); err != nil || got != want {
			t.Errorf("%d: got %q, %v; want %q", n, got, err, want)
		}
	}
}
