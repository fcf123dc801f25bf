package out

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

func TestEverySourceIsFound(t *testing.T) {
	for page, want := range map[string]string{
		``:                                    "",
		`<p>1 + 1 = 2`:                        "",
		`<img src=`:                           "",
		`<img src="`:                          "",
		`<img src="a.png`:                     "a.png",
		`<img alt="x=y" src="a.png" src="b">`: "a.png b",
		`<img srcset="c.png" data-src="d"><img src="e=f.png"><p title= src="g">`: "e=f.png g",
		`<img src=""><img src="h">`: " h",
	} {
		var found []string
		for s := range sources([]byte(page)) {
			found = append(found, string(s))
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestAPageIsHeavyWithItsPicturesAlone(t *testing.T) {
	site := &model.Site{}
	for i := range 3 {
		site.Files = append(site.Files, &model.File{Path: fmt.Sprintf("images/%d.png", i), Data: make([]byte, heaviestPage/2)})
	}
	for _, c := range []struct {
		name, page string
		heavy      bool
	}{
		{"one", `<img src="../images/0.png">`, false},
		{"the same twice", `<img src="../images/0.png"><img src="../images/0.png">`, false},
		{"two", `<img src="../images/0.png"><img src="../images/2.png">`, true},
		{"text", string(bytes.Repeat([]byte("x"), heaviestPage+1)), true},
		{"elsewhere", `<img src="images/0.png"><img src="images/1.png">`, false},
	} {
		s := NewScale(site)
		s.Put("a/b.html", []byte(c.page))
		if heavy := s.heavy["a/b.html"] > 0; heavy != c.heavy {
			t.Errorf("%s: got %v, want %v", c.name, heavy, c.heavy)
		}
	}
}
