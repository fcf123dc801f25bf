package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// policy is a flow of stages, each with a few words, who acts and by when, two
// options and two answers: on to the next, or settled.
func policy(stages int) *model.Flow {
	var lines []string
	for i := range stages {
		next := fmt.Sprintf("stage-%d", i+2)
		if i+1 == stages {
			next = "director"
		}
		lines = append(lines, fmt.Sprintf("stage-%d > %s, settled", i+1, next))
	}
	f := flowOf(append(lines, "director", "settled")...)
	f.Steps[0].Kind = model.Strategy
	for i, s := range f.Steps[:stages] {
		s.Kind, s.Badge, s.Title = model.Strategy, fmt.Sprintf("Stage %d", i+1), "Talk to the other manager"
		s.Facts = []*model.Definition{fact("Who acts", para("the manager of whoever disagrees")), fact("By when", para("within 5 working days of the stage before"))}
		s.Text = []model.Block{para("Use it when the stage before has not settled the disagreement, and the child's plan is still not agreed.")}
		for range 2 {
			s.Options = append(s.Options, model.Option{Blocks: []model.Block{para("Meet within the time that is set, say what each of you is worried about, and write down what you agree and what you do not.")}})
		}
		s.Choices[0].Text, s.Choices[1].Text = "It is not settled, or nobody answered in time", "It is settled"
	}
	f.Rules = []model.Rule{{Title: "Record it", Text: inlines("Clearly and in a timely way.")}, {Title: "Keep the child in mind", Text: inlines("At every stage.")}}
	f.RulesTitle, f.RulesID = "At every stage", "always"
	return f
}

// poster returns a poster of a flow.
func posterOf(t *testing.T, f *model.Flow, kind string, s flow.Size) *flow.Poster {
	t.Helper()
	made, problems := flow.Posters(f, imprint(), say)
	if problems.Errors() > 0 {
		t.Errorf("a poster is an error: %v", problems)
	}
	i := slices.IndexFunc(made, func(p *flow.Poster) bool { return p.Kind == kind && p.Size.Name == s.Name })
	if i < 0 {
		t.Fatalf("there is no %s on %s", kind, s.Upright.Name)
	}
	return made[i]
}

// A policy of six stages had no website, because its posters were too high. They go
// on two sheets: the first keeps the address, and both say which they are.
func TestAPolicyOfManyStagesGoesOnSeveralSheets(t *testing.T) {
	for _, kind := range []string{"board", "chart"} {
		for _, s := range flow.Sizes() {
			p := posterOf(t, policy(8), kind, s)
			if len(p.Sheets) < 2 || p.InShort || len(p.Left()) > 0 {
				t.Fatalf("%s %s: %d sheets, in short %v", kind, s.Name, len(p.Sheets), p.InShort)
			}
			for i, sheet := range p.Sheets {
				want := "print/" + kind + "-" + s.Name
				if i > 0 {
					want += fmt.Sprintf("-%d", i+1)
				}
				if sheet.Address != want {
					t.Errorf("sheet %d is at %s, want %s", i+1, sheet.Address, want)
				}
				name := fmt.Sprintf("%s, sheet %d of %d", s.Upright.Name, i+1, len(p.Sheets))
				if sheet.Paper != name || !strings.HasSuffix(sheet.Title, name) {
					t.Errorf("sheet %d is called %q and %q, want %q", i+1, sheet.Paper, sheet.Title, name)
				}
				if s.Name != a4().Name {
					continue // what it reads is the same
				}
				file, err := sheet.Bytes()
				if err != nil {
					t.Fatal(err)
				}
				read := sheettest.Read(t, file)
				always := "Record it" // the sheets of a chart hang below each other: it stands at the foot of the last
				if kind == "chart" && i+1 < len(p.Sheets) {
					always = ""
				}
				for _, want := range []string{fmt.Sprintf("Sheet %d of %d", i+1, len(p.Sheets)), always, "By when: within 5 working days"} {
					if !strings.Contains(read, want) {
						t.Errorf("sheet %d of the %s on %s does not say %q: %s", i+1, kind, s.Name, want, read)
					}
				}
			}
		}
	}
}

// Every step of a flow is on one sheet of its chart poster; a stand-in says on which
// sheet its step is, and the step from which sheets lines lead to it; no answer is lost.
func TestASheetOfAChartHoldsAllThatBelongsThere(t *testing.T) {
	for name, f := range hardFlows() {
		for _, s := range flow.Sizes() {
			p := posterOf(t, f, "chart", s)
			on := map[string]int{} // sheet of each step
			answers := map[string]int{}
			for n, sheet := range p.Sheets {
				for _, b := range sheet.View.(*flow.ChartPoster).Boxes {
					if b.Kind == "elsewhere" {
						continue
					}
					if on[b.ID] > 0 {
						t.Errorf("%s: %s is on sheets %d and %d", name, b.ID, on[b.ID], n+1)
					}
					on[b.ID] = n + 1
					for _, w := range b.Ways {
						answers[b.ID+"."+w.Key]++
					}
				}
			}
			if len(p.Sheets) == 0 {
				continue
			}
			for _, step := range f.Steps {
				if on[step.ID] == 0 {
					t.Errorf("%s: %s is on no sheet", name, step.ID)
				}
				for i := range step.Choices {
					if answers[step.ID+"."+step.Key(i)] != 1 {
						t.Errorf("%s: answer %s of %s is on %d sheets", name, step.Key(i), step.ID, answers[step.ID+"."+step.Key(i)])
					}
				}
			}
			for n, sheet := range p.Sheets {
				view := sheet.View.(*flow.ChartPoster)
				for _, b := range view.Boxes {
					if b.Kind == "elsewhere" && (b.Badge != fmt.Sprintf("On sheet %d", on[b.ID]) || on[b.ID] == n+1) {
						t.Errorf("%s: sheet %d says that %s is %q, and it is on sheet %d", name, n+1, b.ID, b.Badge, on[b.ID])
					}
					if b.Kind == "elsewhere" && !strings.Contains(boxOn(p.Sheets[on[b.ID]-1], b.ID).From, fmt.Sprintf("from sheet %d", n+1)) {
						t.Errorf("%s: %s does not say that sheet %d leads to it", name, b.ID, n+1)
					}
				}
				checkLines(t, name, view.Plan)
			}
		}
	}
}

// boxOn returns the box of a step on a sheet of a chart.
func boxOn(sheet flow.Sheet, id string) flow.ChartBox {
	for _, b := range sheet.View.(*flow.ChartPoster).Boxes {
		if b.ID == id {
			return b
		}
	}
	return flow.ChartBox{}
}

// checkLines finds lines that do not lead from their answer to their box.
func checkLines(t *testing.T, name string, plan *flow.Plan) {
	t.Helper()
	boxes := map[string]flow.Box{}
	for _, b := range plan.Boxes {
		boxes[b.Step.ID] = b
	}
	for _, l := range plan.Lines {
		from, to := boxes[l.From.ID], boxes[l.To.ID]
		at := point{(from.Answers[l.Choice].Start + from.Answers[l.Choice].End) / 2, from.Bottom}
		for _, p := range l.Pieces {
			end, ok := follow(p, at)
			if !ok {
				t.Errorf("%s: the line from %s to %s is broken", name, l.From.ID, l.To.ID)
			}
			at = end
		}
		if at.y != to.Top || at.x <= to.Start || at.x >= to.End {
			t.Errorf("%s: the line from %s to %s does not reach it", name, l.From.ID, l.To.ID)
		}
	}
}

// hardFlows are flows that posters have trouble with.
func hardFlows() map[string]*model.Flow {
	chain := func(n int) *model.Flow {
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("s%d > s%d, end", i, i+1))
		}
		return flowOf(append(lines, fmt.Sprintf("s%d > end, other", n), "end", "other")...)
	}
	round := policy(7)
	round.Steps[5].Choices = append(round.Steps[5].Choices, model.Choice{Text: "Begin again", To: "stage-1"}, model.Choice{Text: "Go back a stage", To: "stage-2"})
	twice := policy(6)
	for _, s := range twice.Steps[:6] {
		s.Choices = append(s.Choices, model.Choice{Text: "No meeting yet", To: s.Choices[0].To})
	}
	titles := policy(6)
	titles.Page.Title = strings.Repeat("What do we do when we cannot agree about a child ", 6)
	for _, s := range titles.Steps {
		s.Title = strings.Repeat("A very long title of a step ", 5)
	}
	flows := map[string]*model.Flow{
		"chain of 14": chain(14), "chain of 17": chain(17), "six stages": policy(6), "seven and round": round, "twelve stages": policy(12),
		"two answers each": twice, "long titles": titles, "wide fan": flowOf("a > b, c, d, e, f", "b", "c", "d", "e", "f"),
		"three abreast": flowOf("a > b, c, d", "b > e, f, g", "c > e, f, g", "d > e, f, g", "e > h, i, j", "f > h, i", "g > i, j", "h", "i", "j"),
	}
	for _, n := range []int{3, 4, 5, 8, 11, 14, 17, 20, 21, 30, 40} {
		flows[fmt.Sprintf("%d steps", n)] = generated(n)
	}
	return flows
}

// Whatever the flow, its posters are sheets that can be printed, or are left out with
// a warning and a page in their stead.
func TestNoFlowIsTooMuchForItsPosters(t *testing.T) {
	long := policy(3)
	long.Steps[1].Title = strings.Repeat("Rindfleischetikettierungsüberwachung", 4)
	flows := hardFlows()
	flows["a long word"] = long
	for name, f := range flows {
		made, problems := flow.Posters(f, imprint(), say)
		if problems.Errors() > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		for _, p := range made {
			if len(p.Sheets) == 0 {
				if p.Stead == "" || len(p.Left()) != 2 {
					t.Errorf("%s: the %s on %s is left out, and nothing stands in its stead", name, p.Kind, p.Size.Name)
				}
				if p.Kind == "board" && len(problems) == 0 {
					t.Errorf("%s: the board on %s is left out, and nobody is told", name, p.Size.Name)
				}
			}
			for _, s := range p.Sheets {
				file, err := s.Bytes()
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if n := sheet.CountPages(file); n != 1 {
					t.Errorf("%s: %s has %d pages", name, s.Address, n)
				}
			}
		}
	}
}

// The hint says by how many lines the step is too long: without them it fits.
func TestTheHintOfATextThatDoesNotFitWorks(t *testing.T) {
	f := policy(2)
	words := func(n int) []model.Block { return []model.Block{para(strings.TrimSpace(strings.Repeat("word ", n)))} }
	f.Steps[0].Options[0].Blocks = words(2600)
	_, problems := flow.Posters(f, imprint(), say)
	if len(problems) == 0 || problems.Errors() > 0 || !strings.Contains(problems[0].Hint, "step stage-1") || !strings.Contains(problems[0].Hint, "lines") {
		t.Fatalf("told %v", problems)
	}
	seen := map[string]bool{}
	for _, p := range problems {
		key := p.Pos.String() + sizeNamed(p)
		if seen[key] {
			t.Errorf("two problems for one place and size of type: %v", problems)
		}
		seen[key] = true
	}
	f.Steps[0].Options[0].Blocks = words(200)
	if _, problems := flow.Posters(f, imprint(), say); len(problems) > 0 {
		t.Errorf("shortened, it is told of still: %v", problems)
	}
}

func sizeNamed(p diag.Problem) string {
	before, _, _ := strings.Cut(p.Message, " pt")
	return before[strings.LastIndex(before, " "):]
}
