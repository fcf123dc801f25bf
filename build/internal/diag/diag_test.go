package diag

import (
	"math/rand/v2"
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

func TestWhatFollowsFromAnErrorIsLeftOut(t *testing.T) {
	at := func(line int) Pos { return Pos{File: "a.md", Line: line, Col: 1} }
	type p struct {
		line    int
		warning bool
		unless  []int
	}
	for _, c := range []struct {
		name string
		in   []p
		want []int // lines of what stays
	}{
		{"an error at the place", []p{{line: 1}, {line: 2, unless: []int{1}}}, []int{1}},
		{"no error at the place", []p{{line: 1}, {line: 2, unless: []int{3}}}, []int{1, 2}},
		{"a place further down", []p{{line: 1, unless: []int{9}}, {line: 9}}, []int{9}},
		{"one of two places", []p{{line: 1}, {line: 2, unless: []int{7, 1}}}, []int{1}},
		{"only a warning at the place", []p{{line: 1, warning: true}, {line: 2, unless: []int{1}}}, []int{1, 2}},
		{"a warning that follows", []p{{line: 1}, {line: 2, warning: true, unless: []int{1}}}, []int{1}},
		{"its own place", []p{{line: 1, unless: []int{1}}}, []int{1}},
		{"a chain", []p{{line: 3, unless: []int{2}}, {line: 2, unless: []int{1}}, {line: 1}}, []int{1}},
		{"a chain behind a warning", []p{{line: 3, unless: []int{2}}, {line: 2, warning: true, unless: []int{1}}, {line: 1}}, []int{1, 3}},
		{"a circle", []p{{line: 1, unless: []int{2}}, {line: 2, unless: []int{1}}}, []int{1}},
		{"a longer circle", []p{{line: 1, unless: []int{3}}, {line: 2, unless: []int{1}}, {line: 3, unless: []int{2}}}, []int{1}},
		{"a circle behind an error", []p{{line: 1, unless: []int{2}}, {line: 2, unless: []int{1, 3}}, {line: 3}}, []int{3}},
		{"what hangs on a circle", []p{{line: 1, unless: []int{2}}, {line: 2, unless: []int{1}}, {line: 5, unless: []int{2}}}, []int{1}},
		{"no place", []p{{line: 1}, {line: 2, unless: []int{0}}}, []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l List
			for _, one := range c.in {
				problem := Problem{Pos: at(one.line), Rule: "r", Message: "m"}
				if one.warning {
					problem.Severity = Warning
				}
				l.Add(problem)
				for _, line := range one.unless {
					if line == 0 {
						l.Unless(Pos{})
						continue
					}
					l.Unless(at(line))
				}
			}
			for range 2 { // sorting again changes nothing
				l.Sort()
				var got []int
				for _, p := range l {
					got = append(got, p.Pos.Line)
				}
				if !reflect.DeepEqual(got, c.want) {
					t.Errorf("got lines %v, want %v", got, c.want)
				}
			}
		})
	}
}

// Two problems at one place, each of which follows from the other's place, are
// reported once, never not at all.
func TestAnErrorIsOnlyLeftOutForOneThatStays(t *testing.T) {
	at := Pos{File: "a.md", Line: 1, Col: 1}
	l := List{
		{Pos: at, Rule: "a", Message: "a", Unless: []Pos{at}},
		{Pos: at, Rule: "b", Message: "b", Unless: []Pos{at}},
	}
	l.Sort()
	if len(l) != 1 {
		t.Errorf("got %v, want one problem", l)
	}
}

// The distance is the same as without leaving anything out.
func TestDistanceIsThatOfTheWholeTable(t *testing.T) {
	whole := func(a, b string) int {
		s, u := []rune(a), []rune(b)
		d := make([][]int, len(s)+1)
		for i := range d {
			d[i] = make([]int, len(u)+1)
			d[i][0] = i
		}
		for j := range u {
			d[0][j+1] = j + 1
		}
		for i := range s {
			for j := range u {
				cost := 1
				if s[i] == u[j] {
					cost = 0
				}
				d[i+1][j+1] = min(d[i][j+1]+1, d[i+1][j]+1, d[i][j]+cost)
				if i > 0 && j > 0 && s[i] == u[j-1] && s[i-1] == u[j] {
					d[i+1][j+1] = min(d[i+1][j+1], d[i-1][j-1]+1)
				}
			}
		}
		return d[len(s)][len(u)]
	}
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, random.IntN(9))
		for i := range b {
			b[i] = "abc"[random.IntN(3)]
		}
		return string(b)
	}
	for range 20000 {
		a, b, most := word(), word(), 1+random.IntN(3)
		want := whole(a, b)
		m := measure{word: []rune(a)}
		m.distance(word(), most) // what is left from another word does no harm
		if len(a)-len(b) > most || len(b)-len(a) > most {
			continue
		}
		if got := m.distance(b, most); got != want && (want <= most || got <= most) {
			t.Fatalf("%q to %q within %d: got %d, want %d", a, b, most, got, want)
		}
	}
}

func TestNearestFileLooksAtTheNameOfTheFile(t *testing.T) {
	files := []string{"guidance/long.md", "guidance/principles.md", "about.md", "guidance/plan.v2.md"}
	for name, want := range map[string]string{
		"guidance/law.md":        "",
		"guidance/lung.md":       "guidance/long.md",
		"guidance/principels.md": "guidance/principles.md",
		"guidanc/principles.md":  "guidance/principles.md",
		"abuot.md":               "about.md",
		"guidance/plam.v2.md":    "guidance/plan.v2.md",
		"guidance/x.md":          "",
	} {
		if got := NearestFile(name, files); got != want {
			t.Errorf("NearestFile(%q) = %q, want %q", name, got, want)
		}
	}
}
