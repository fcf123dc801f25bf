package flow_test

import (
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet/sheettest"
)

// alike is a flow with a strategy of which two answers lead to the protocol.
func alike() *model.Flow {
	f := flowOf("asked > talk, talk, protocol", "talk > protocol, settled, protocol", "protocol", "settled")
	f.Steps[0].Choices[0].Text, f.Steps[0].Choices[1].Text, f.Steps[0].Choices[2].Text = "Not yet", "I am not sure", "Yes"
	f.Steps[1].Kind = model.Strategy
	f.Steps[1].Options = []model.Option{{Blocks: []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: "Talk."}}}}}}
	f.Steps[1].Choices[0].Text, f.Steps[1].Choices[1].Text, f.Steps[1].Choices[2].Text = "No reply", "It is settled", "No meeting yet"
	return f
}

// Whoever reads, prints or shares a route finds the answer that was given, and not
// another with the same outcome.
func TestEachOfTwoAnswersWithOneOutcomeIsShown(t *testing.T) {
	f := alike()
	path := flow.Guided(f)
	talk := path.Steps[1]
	var keys, numbered, said []string
	for _, w := range talk.Ways {
		keys, numbered, said = append(keys, w.Key), append(numbered, w.Numbered()), append(said, w.Text)
	}
	if want := []string{"protocol", "settled", "protocol~2"}; !slices.Equal(keys, want) {
		t.Errorf("keys %q, want %q", keys, want)
	}
	if want := []string{"", "", "protocol~2"}; !slices.Equal(numbered, want) {
		t.Errorf("numbers %q, want %q", numbered, want)
	}
	if want := []string{"No reply", "It is settled", "No meeting yet"}; !slices.Equal(said, want) {
		t.Errorf("answers %q, want %q", said, want)
	}
	if want := "protocol No reply\nsettled It is settled\nprotocol~2 No meeting yet"; talk.Script != want {
		t.Errorf("the script reads %q, want %q", talk.Script, want)
	}
	from := path.Steps[2].From
	if len(from) != 2 || !slices.Equal(from[0].Choices, []string{"Yes"}) || !slices.Equal(from[1].Choices, []string{"No reply", "No meeting yet"}) {
		t.Errorf("the protocol says that these lead to it: %+v", from)
	}
	if goes := flow.InWords(f)[1].Goes; len(goes) != 3 || goes[0].To.ID != "protocol" || goes[2].Text != "No meeting yet" || goes[2].Number != goes[0].Number {
		t.Errorf("in words: %+v", goes)
	}
	var edges []string
	for _, l := range flow.NewChart(f).Lines {
		edges = append(edges, l.From+"."+l.To)
	}
	if !slices.Contains(edges, "talk.protocol") || !slices.Contains(edges, "talk.protocol~2") {
		t.Errorf("the chart draws %q", edges)
	}
}

func TestPostersShowBothOfTwoAnswersWithOneOutcome(t *testing.T) {
	f := alike()
	for _, s := range flow.Sizes() {
		all, problems := posters(t, f, s)
		if len(problems) > 0 {
			t.Errorf("%s: told %v", s.Name, problems)
		}
		for name, p := range all {
			file, err := p.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			wanted := []string{"No reply", "No meeting yet", "Not yet", "I am not sure"}
			read := sheettest.Read(t, file)
			for _, want := range wanted {
				if !strings.Contains(read, want) {
					t.Errorf("%s %s: no %q in %s", name, s.Name, want, read)
				}
			}
		}
	}
}

// On the board two answers with one outcome stand in one box, which names it once.
func TestTheBoardGathersAnswersByTheirOutcome(t *testing.T) {
	thens := boardView(t, alike(), a4(), imprint()).Columns[0].Thens()
	if len(thens) != 2 || !thens[0].Several() || thens[1].Several() || thens[0].To.ID != "protocol" {
		t.Fatalf("got %+v", thens)
	}
	if a := thens[0].Answers; a[0].Text != "No reply" || a[1].Text != "No meeting yet" {
		t.Errorf("got %+v", a)
	}
}
