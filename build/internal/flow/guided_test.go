package flow_test

import (
	"strings"
	"testing"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
)

func TestAStepSaysWhatItIs(t *testing.T) {
	p := flow.Guided(realFlow(t))
	looks := map[string]string{"concerns": "situation", "lead-professional": "question", "strategy-2": "strategy", "hips-protocol": "escalate", "it-is-moving": "settled"}
	for _, s := range p.Steps {
		if want, ok := looks[s.ID]; ok && s.Look != want {
			t.Errorf("%s looks like a %s, want %s", s.ID, s.Look, want)
		}
		delete(looks, s.ID)
		if s.ID == "strategy-2" && s.Mark != "2" {
			t.Errorf("the sign of strategy 2 shows %q", s.Mark)
		}
		if len(s.Rungs) != len(p.Steps) {
			t.Errorf("%s lists %d of %d steps", s.ID, len(s.Rungs), len(p.Steps))
		}
		for _, r := range s.Rungs {
			if r.Here != (r.ID == s.ID) {
				t.Errorf("%s: the list of steps marks %s", s.ID, r.ID)
			}
		}
		if len(s.Rules) == 0 {
			t.Errorf("%s has no standing rules", s.ID)
		}
	}
	if len(looks) > 0 {
		t.Errorf("no such steps: %v", looks)
	}
}

// The script reads the choices of a step from a list: the step's id, a space, the
// words. Nobody chooses at a situation, so it has no words.
func TestTheChoicesForTheScript(t *testing.T) {
	f := flowOf("a > b", "b > c, d", "c", "d")
	f.Steps[0].Kind = model.Situation
	f.Steps[1].Choices[1].Text = "Two  words\nand more"
	rungs := flow.Guided(f).Steps[0].Rungs
	if got := rungs[0].Ways; got != "b" {
		t.Errorf("a situation leads to %q", got)
	}
	if got := rungs[1].Ways; got != "c to c\nd Two words and more" {
		t.Errorf("a question leads to %q", got)
	}
	if got := rungs[2].Ways; got != "" {
		t.Errorf("an ending leads to %q", got)
	}
}

func TestARuleLeadsToTheStepOnThePathAndToItsBoxOnTheChart(t *testing.T) {
	f := flowOf("a > b, c", "b", "c")
	f.Rules = []model.Rule{
		{Title: "A step", To: model.Ref{Page: "flow.md", Anchor: "b"}},
		{Title: "A page", To: model.Ref{Page: "guidance/about.md"}},
		{Title: "Nothing"},
	}
	address := func(rules []flow.Rule) string {
		var all []string
		for _, r := range rules {
			all = append(all, r.To)
		}
		return strings.Join(all, " ")
	}
	if got := address(flow.Guided(f).Steps[0].Rules); got != "next/b.html guidance/about.html " {
		t.Errorf("on the path: %q", got)
	}
	if got := address(flow.NewChart(f).Rules); got != "flow.html#b guidance/about.html " {
		t.Errorf("on the chart: %q", got)
	}
}

func TestTwoFlowsDoNotShareAddresses(t *testing.T) {
	a, b := flowOf("a > b, c", "b", "c"), flowOf("a > b, c", "b", "c")
	b.Path, b.Page = "other", &model.Page{Path: "other.md"}
	seen := map[string]bool{}
	for _, f := range []*model.Flow{a, b} {
		p := flow.Guided(f)
		for _, address := range []string{p.Start(), p.Route(), p.Chart(), p.Poster("board", "a3", "pdf"), p.Poster("chart", "a4", "html"), p.Steps[0].Address} {
			if seen[address] {
				t.Errorf("%s is made twice", address)
			}
			seen[address] = true
		}
	}
}

// The chart has room for the first words of a step; the rest is on its own page.
func TestTheChartShowsTheFirstWordsOfAStep(t *testing.T) {
	para := func(s string) model.Block { return &model.Paragraph{Text: model.Inlines{model.Text{Value: s}}} }
	list := &model.List{Items: []*model.Item{{Blocks: []model.Block{para("one")}}}}
	mark := &model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{para("ours")}}
	for _, c := range []struct {
		name string
		text []model.Block
		want int
	}{
		{"one paragraph of two", []model.Block{para("First."), para("Second.")}, 1},
		{"a paragraph and the list that it announces", []model.Block{para("If:"), list, para("More.")}, 2},
		{"not the mark of what was added", []model.Block{mark, para("First.")}, 1},
		{"nothing", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := flowOf("a > b, c", "b", "c")
			f.Steps[0].Text = c.text
			got := flow.NewChart(f).Boxes[0].Lead
			if len(got) != c.want {
				t.Fatalf("got %d blocks, want %d", len(got), c.want)
			}
			if c.want > 0 {
				if _, ok := got[0].(*model.Paragraph); !ok {
					t.Errorf("begins with %T", got[0])
				}
			}
		})
	}
}

func TestWhyAChoiceWasAdded(t *testing.T) {
	f := flowOf("a > b, c", "b", "c")
	f.Steps[0].Choices[0].Added = true
	f.Steps[0].Choices[0].More = []model.Block{&model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: "It is ours."}}}}}}
	ways := flow.Guided(f).Steps[0].Ways
	if !ways[0].Added || ways[0].Why.Plain() != "It is ours." || len(ways[0].More) > 0 || ways[1].Added {
		t.Errorf("got %+v", ways)
	}
}

// A page does without the styles of running text only where it has none.
func TestPlainText(t *testing.T) {
	para := &model.Paragraph{}
	for _, c := range []struct {
		name   string
		blocks []model.Block
		want   bool
	}{
		{"paragraphs, lists, alerts", []model.Block{para, &model.List{Items: []*model.Item{{Blocks: []model.Block{para}}}}, &model.Alert{Blocks: []model.Block{para}}}, true},
		{"a table", []model.Block{para, &model.Table{}}, false},
		{"a quotation in a list", []model.Block{&model.List{Items: []*model.Item{{Blocks: []model.Block{&model.Quote{}}}}}}, false},
		{"definitions in an alert", []model.Block{&model.Alert{Blocks: []model.Block{&model.Definitions{}}}}, false},
	} {
		if got := flow.IsPlain(c.blocks); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// The first page asks the question that its step leads straight on to, and only
// that: a first step with choices of its own asks them itself.
func TestTheFirstPageAsksTheFirstQuestion(t *testing.T) {
	for _, c := range []struct {
		name   string
		flow   *model.Flow
		passed string
	}{
		{"a situation before a question", situationFirst(flowOf("a > b", "b > c, d", "c", "d")), "a.b"},
		{"a question at once", flowOf("a > b, c", "b", "c"), "a"},
	} {
		p := flow.Guided(c.flow)
		if got := p.Passed(); got != c.passed {
			t.Errorf("%s: the first page answers for %s, want %s", c.name, got, c.passed)
		}
		if (p.Asks != nil) != strings.Contains(c.passed, ".") {
			t.Errorf("%s: asks %v", c.name, p.Asks)
		}
	}
}

func situationFirst(f *model.Flow) *model.Flow {
	f.Steps[0].Kind = model.Situation
	return f
}
