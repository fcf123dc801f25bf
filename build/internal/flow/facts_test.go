package flow_test

import (
	"strings"
	"testing"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet/sheettest"
)

func inlines(s string) model.Inlines { return model.Inlines{model.Text{Value: s}} }

func para(s string) *model.Paragraph { return &model.Paragraph{Text: inlines(s)} }

// fact is one entry of a definition list.
func fact(name string, says ...model.Block) *model.Definition {
	return &model.Definition{Terms: []model.Inlines{inlines(name)}, Blocks: says}
}

func TestFactsAreShownInTheAuthorsWords(t *testing.T) {
	f := alike()
	f.Steps[1].Facts = []*model.Definition{
		fact("By when:", para("within 2 working days")),
		fact("Who acts", para("the lead professional"), &model.List{Items: []*model.Item{{Blocks: []model.Block{para("or their manager")}}}}),
	}
	f.Steps[2].Facts = []*model.Definition{fact("Answer", para("within 10 working days"))}
	got := flow.Guided(f).Steps[1].Facts
	if len(got) != 2 || got[0].Name.Plain() != "By when" || got[0].Text.Plain() != "within 2 working days" || got[0].Long != nil || len(got[1].Long) != 2 || len(got[1].Lines) != 2 {
		t.Errorf("the step shows %+v", got)
	}
	for _, s := range flow.Sizes() {
		all, problems := posters(t, f, s)
		if len(problems) > 0 || len(all) != 2 {
			t.Errorf("%s: %d posters, told %v", s.Name, len(all), problems)
		}
		for name, p := range all {
			file, err := p.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			read := sheettest.Read(t, file)
			for _, want := range []string{"By when: within 2 working days", "Who acts: the lead professional or their manager", "Answer: within 10 working days"} {
				if !strings.Contains(read, want) {
					t.Errorf("%s %s: no %q in %s", name, s.Name, want, read)
				}
			}
		}
	}
}

func TestPagesKnowWhetherTheyShowFacts(t *testing.T) {
	f := flowOf("a > b", "b > c, d", "c", "d")
	f.Steps[0].Kind = model.Situation
	if flow.HasFacts(f) || flow.Guided(f).HasFacts() {
		t.Error("a flow without facts shows some")
	}
	f.Steps[1].Facts = []*model.Definition{fact("By when", para("today"))} // b is asked on the first page
	if !flow.HasFacts(f) || !flow.Guided(f).HasFacts() {
		t.Error("facts of the question on the first page are not shown there")
	}
	f.Steps[1].Facts, f.Steps[2].Facts = nil, f.Steps[1].Facts
	if !flow.HasFacts(f) || flow.Guided(f).HasFacts() {
		t.Error("facts of a later step are said to be on the first page")
	}
}
