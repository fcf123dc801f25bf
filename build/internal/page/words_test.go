package page

import (
	"strings"
	"testing"
)

func TestASiteSaysSomeWordsInItsOwnWay(t *testing.T) {
	site := sampleSite()
	r := saying(t, site, true, map[string]string{"part": "Rhan {1} o {2}", "menu": "Dewislen"})
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

func TestCountSaysTheNumberAsAWord(t *testing.T) {
	d := newRenderer(t, sampleSite(), true).data(&Page{Address: "a.html"})
	for n, want := range map[int]string{1: "One action to try", 3: "Three actions to choose from", 40: "40 actions to choose from"} {
		if got := d.Count("peek_flow", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
