package diag

import (
	"reflect"
	"testing"
)

func TestPosString(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{File: "content/a.md"}, "content/a.md"},
		{Pos{File: "content/a.md", Line: 3}, "content/a.md:3"},
		{Pos{File: "content/a.md", Line: 3, Col: 7}, "content/a.md:3:7"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%#v: got %q, want %q", c.pos, got, c.want)
		}
	}
}

func TestListIsSortedAndToldOnce(t *testing.T) {
	var l List
	l.Warnf(Pos{"b.md", 1, 1}, "long-sentence", "sentence has %d words", 31)
	l.Errorf(Pos{"a.md", 10, 2}, "dead-link", "link leads nowhere")
	l.Errorf(Pos{"a.md", 9, 2}, "dead-link", "link leads nowhere")
	l.Errorf(Pos{"a.md", 9, 2}, "dead-link", "link leads nowhere")
	l.Sort()
	var got []string
	for _, p := range l {
		got = append(got, p.String())
	}
	want := []string{"a.md:9:2: link leads nowhere", "a.md:10:2: link leads nowhere", "b.md:1:1: warning: sentence has 31 words"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if l.Errors() != 2 || l.Warnings() != 1 {
		t.Errorf("got %d errors and %d warnings, want 2 and 1", l.Errors(), l.Warnings())
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"last_reviewed", "review_in", "title", "order"}
	for word, want := range map[string]string{
		"last_reviwed":  "last_reviewed", // a letter missing
		"Title":         "title",         // another case
		"oredr":         "order",         // two letters swapped
		"colour":        "",              // nothing near
		"review":        "",              // too far to guess
		"lst_reviewed":  "last_reviewed",
		"reviewed_last": "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
