package model

import (
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// flowOf makes a flow from lines such as "a > b, c": from step a, choices lead to
// b and c. The first step is the start; a step without choices is an ending; a
// single choice makes a situation. A choice's words are "to b".
func flowOf(lines ...string) *Flow {
	f := &Flow{Page: &Page{Path: "flow.md"}, Path: "next"}
	for i, line := range lines {
		id, targets, _ := strings.Cut(line, " > ")
		s := &Step{ID: id, IDWritten: true, Title: id, Kind: Question}
		for _, to := range strings.Split(targets, ", ") {
			if to != "" {
				s.Choices = append(s.Choices, Choice{Text: "to " + to, To: to})
			}
		}
		switch len(s.Choices) {
		case 0:
			s.Kind, s.Tone = EndingStep, Settled
			f.Endings = append(f.Endings, Ending{ID: id, Tone: Settled})
		case 1:
			s.Kind = Situation
		}
		if i == 0 {
			f.Start, f.Starts = id, []StepRef{{ID: id}}
		}
		f.Steps = append(f.Steps, s)
	}
	return f
}

func TestAFlowInOrderHasNoProblem(t *testing.T) {
	if problems := flowOf("a > b", "b > c, d", "c", "d").Validate(); len(problems) > 0 {
		t.Errorf("told: %v", problems)
	}
}

func TestLongestRoute(t *testing.T) {
	for _, c := range []struct {
		name, want string
		flow       *Flow
	}{
		{"of a straight flow", "a b c", flowOf("a > b", "b > c", "c")},
		{"goes the long way round", "a b c d", flowOf("a > b, d", "b > c, d", "c > d", "d")},
		{"leaves loops out", "a b c d", flowOf("a > b, d", "b > c, a", "c > b, d", "d")},
		{"of equal ones is the author's first", "a b d", flowOf("a > b, c", "b > d, c2", "c > d", "c2", "d")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(c.flow.Longest(), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheLongestRouteCanCountQuestionsAlone(t *testing.T) {
	// Three situations on one side, two questions on the other.
	f := flowOf("a > s1, q1", "s1 > s2", "s2 > s3", "s3 > e", "q1 > q2, e", "q2 > e, f", "e", "f")
	if got := strings.Join(f.Longest(Question), " "); got != "a q1 q2 e" {
		t.Errorf("got %q", got)
	}
}

func TestLoops(t *testing.T) {
	f := flowOf("a > b", "b > c, d", "c > a, b", "d")
	var got []string
	for _, l := range f.Loops() {
		got = append(got, strings.Join(l, " "))
	}
	if want := []string{"a b c", "b c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWalks(t *testing.T) {
	f := flowOf("a > b", "b > c, d", "c > e", "d", "e")
	walk := func(end string, choices ...string) Walk {
		w := Walk{End: StepRef{ID: end}}
		for _, c := range choices {
			w.Choices = append(w.Choices, WalkChoice{Text: c})
		}
		return w
	}
	from := walk("d", "to d")
	from.From.ID = "b"
	for _, c := range []struct {
		name  string
		walk  Walk
		route string
		ok    bool
	}{
		{"passes situations by itself", walk("e", "to c"), "a b c e", true},
		{"may name what a situation leads to", walk("e", "to b", "to c", "to e"), "a b c e", true},
		{"stops at a situation that it is to end at", walk("c", "to c"), "a b c", true},
		{"does not care for capitals and spaces", walk("d", " To  D "), "a b d", true},
		{"begins where it is told to", from, "b d", true},
		{"ends where its choices end", walk("d"), "a b", true},
		{"stops before a choice that is not offered", walk("d", "to x"), "a b", false},
		{"cannot go on after an ending", walk("d", "to d", "to e"), "a b d", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			route, _, ok := f.Walk(c.walk)
			if got := strings.Join(route, " "); got != c.route || ok != c.ok {
				t.Errorf("got %q, %v; want %q, %v", got, ok, c.route, c.ok)
			}
		})
	}
}

func TestAWalkRoundACircleComesToAnEnd(t *testing.T) {
	f := flowOf("a > b", "b > a", "c")
	if route, _, _ := f.Walk(Walk{End: StepRef{ID: "c"}}); len(route) > 20 {
		t.Errorf("passed %d steps", len(route))
	}
}

func TestStepsThatLeadHere(t *testing.T) {
	f := flowOf("a > b, c", "b > c, d", "c > d", "d")
	var got []string
	for _, s := range f.LeadsHere("c") {
		got = append(got, s.ID)
	}
	if want := []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Two conditions may have the same outcome: "No reply" and "No meeting yet" both lead
// to the protocol.
func TestTwoAnswersMayLeadToOneStep(t *testing.T) {
	f := flowOf("a > b, b, c", "b > a, a, c", "c")
	words := [][]string{{"No reply", "No meeting yet", "Yes"}, {"Once more", "Another time", "Done"}}
	for i, texts := range words {
		for n, text := range texts {
			f.Steps[i].Choices[n].Text = text
		}
	}
	walk := func(name, end string, choices ...string) Walk {
		w := Walk{Name: name, End: StepRef{ID: end}}
		for _, c := range choices {
			w.Choices = append(w.Choices, WalkChoice{Text: c})
		}
		return w
	}
	f.Walks = []Walk{walk("by the first", "c", "No reply", "Done"), walk("by the second", "c", "No meeting yet", "Another time", "Yes")}
	var keys []string
	for i := range f.Steps[0].Choices {
		keys = append(keys, f.Steps[0].Key(i))
	}
	if want := []string{"b", "b~2", "c"}; !slices.Equal(keys, want) {
		t.Errorf("keys %q, want %q", keys, want)
	}
	// The way back is a loop all the same: it is reported once.
	problems := f.Validate()
	if len(problems) != 1 || problems[0].Rule != "flow-loop" {
		t.Errorf("told %v, want the loop alone", problems)
	}
	if loops := f.Loops(); len(loops) != 1 {
		t.Errorf("loops %v", loops)
	}
	// A walk that goes wrong says which of the two answers it gave.
	f.Walks = []Walk{walk("lost", "c", "No meeting yet", "Another time", "No reply")}
	problems = f.Validate()
	problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule != "flow-walk" })
	if want := "a → “No meeting yet” → b → “Another time” → a → “No reply” → b."; len(problems) != 1 || !strings.Contains(problems[0].Hint, want) {
		t.Errorf("told %v, want the way %s", problems, want)
	}
}
