package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// TestFlowsThatAreWrong reads each archive's flow and compares what its author is
// told. See testdata/flow/README.md.
func TestFlowsThatAreWrong(t *testing.T) {
	names, err := filepath.Glob("testdata/flow/*")
	if err != nil || len(names) < 2 {
		t.Fatal("no flows:", err)
	}
	for _, name := range names {
		switch filepath.Ext(name) {
		case ".md":
		case ".txtar":
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { wrongFlow(t, name) })
		default:
			t.Errorf("%s is no flow that a test reads", name)
		}
	}
}

func wrongFlow(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil || len(archive.Files) != 2 || archive.Files[1].Name != "want" {
		t.Fatal("archive is not a flow and what is told of it:", err)
	}
	fsys := site(nil)
	fsys[archive.Files[0].Name] = &fstest.MapFile{Data: archive.Files[0].Data}
	_, _, problems := Load(fsys, Options{Today: today()})
	got := withRules(problems)
	if *update {
		archive.Files[1].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(archive.Files[1].Data); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
}

func withRules(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s\n    rule: %s\n", p, p.Rule)
		if p.Hint != "" {
			fmt.Fprintf(&b, "    hint: %s\n", p.Hint)
		}
	}
	return b.String()
}

// wholeFlow has everything that an author can write in a flow.
const wholeFlow = `---
kind: flow
title: What next?
path: onwards
start: begin
entries: [try]
endings:
  passed-on: escalate
  done: settled
rules: always
walks:
  - name: The long way
    choices: ["No", Still stuck]
    ends: passed-on
---

Above all, these are ideas.

## Something is wrong {#begin}

- [Find a way](#asked)

## Has it been talked about? {#asked}

Answer for yourself.

- [No](#try)
- [Yes](#done) And it helped.
  > [!ADDED]
  > Nobody wrote this.

## Way 1: Talk {#try}

You have not talked yet.

How to do it:

1. Talk alone.
2. Talk together.

Take your time.

### How did it go?

- **[Still stuck](#passed-on)**
- [It works](#done)

It may take a while.

## Pass it on {#passed-on}

1. Call.
2. Write.

## Done {#done}

> [!ADDED]
> Ours.

Write it down.

## At every stage {#always}

They hold for all.

- **Be kind.** Always.
- **[Pass it on](#passed-on):** at any time.
- Write it down
`

func TestAFlowIsReadByItsStructure(t *testing.T) {
	s, problems := loadFiles(files{"flow.md": wholeFlow})
	if len(problems) > 0 || len(s.Flows) != 1 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	f := s.Flows[0]
	var got strings.Builder
	for _, step := range f.Steps {
		fmt.Fprintf(&got, "%s %s %q %q", step.ID, step.Kind, step.Badge, step.Title)
		if step.Added {
			got.WriteString(" added")
		}
		fmt.Fprintf(&got, " text=%d between=%d after=%d", len(step.Text), len(step.Between), len(step.After))
		if len(step.Options) > 0 {
			fmt.Fprintf(&got, " options=%q:%d", step.OptionsTitle, len(step.Options))
		}
		if len(step.Choices) > 0 {
			fmt.Fprintf(&got, " choices=%q", step.ChoicesTitle)
		}
		for _, c := range step.Choices {
			fmt.Fprintf(&got, " [%s>%s%s", c.Text, c.To, strings.Repeat(" note:"+c.Note.Plain(), min(1, len(c.Note))))
			if c.Added {
				got.WriteString(" added")
			}
			got.WriteString("]")
		}
		got.WriteString("\n")
	}
	for _, r := range f.Rules {
		fmt.Fprintf(&got, "rule %q %q %s\n", r.Title, r.Text.Plain(), r.To.Address())
	}
	want := `begin situation "" "Something is wrong" text=0 between=0 after=0 choices="" [Find a way>asked]
asked question "" "Has it been talked about?" text=1 between=0 after=0 choices="" [No>try] [Yes>done note:And it helped. added]
try strategy "Way 1" "Talk" text=1 between=1 after=1 options="How to do it":2 choices="How did it go?" [Still stuck>passed-on] [It works>done]
passed-on ending "" "Pass it on" text=1 between=0 after=0
done ending "" "Done" added text=2 between=0 after=0
rule "Be kind" "Always." 
rule "Pass it on" "at any time." flow.html#passed-on
rule "Write it down" "" 
`
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
	if f.Path != "onwards" || f.Start != "begin" || len(f.Intro) != 1 || len(f.Entries) != 1 || f.RulesTitle != "At every stage" || len(f.RulesText) != 1 {
		t.Errorf("got path %q, start %q, %d blocks of introduction, %d entries, rules %q with %d blocks",
			f.Path, f.Start, len(f.Intro), len(f.Entries), f.RulesTitle, len(f.RulesText))
	}
	if tone := f.Step("passed-on").Tone; tone != model.Escalate {
		t.Errorf("got tone %q, want escalate", tone)
	}
}

// An author who made one slip is told of it, and not of all that follows from it:
// walks that cannot be walked, steps that cannot be reached, loops.
func TestOneSlipIsToldOnce(t *testing.T) {
	for _, c := range []struct{ name, was, is, told string }{
		{"a choice leads to no step", "[No](#try)", "[No](#tri)", "flow.md:27:3: link to #tri leads nowhere"},
		{"a choice does not begin with its link", "- [Yes](#done) And", "- Perhaps [yes](#done) and", "flow.md:28:1: list mixes choices"},
		{"a question has one choice", "- [No](#try)\n", "", "flow.md:23:1: question asked has only one choice"},
		{"a question has no choices", "- [No](#try)\n- [Yes](#done) And it helped.\n  > [!ADDED]\n  > Nobody wrote this.\n", "", "flow.md:23:1: step asked leads nowhere"},
		{"a choice is written twice", "[Yes](#done)", "[No](#done)", "flow.md:28:3: choice `No` is written twice"},
		{"an ending is misspelt", "done: settled", "don: settled", "flow.md:9:3: `endings` names step don"},
		{"an ending leads on", "Write it down.", "- [Again](#try)", "flow.md:60:3: ending done leads on"},
		{"the rules are misspelt", "rules: always", "rules: alwyas", "flow.md:10:8: `rules`"},
		{"a walk makes a choice that is not there", ", Still stuck]", ", Stuck]", "flow.md:13:21: walk `The long way` makes the choice `Stuck`"},
		{"a walk ends elsewhere", "ends: passed-on", "ends: done", "flow.md:14:11: walk `The long way` ends at step passed-on, not at done"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(wholeFlow, c.was) != 1 {
				t.Fatalf("%q is not once in the flow", c.was)
			}
			_, problems := loadFiles(files{"flow.md": strings.Replace(wholeFlow, c.was, c.is, 1)})
			if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "content/"+c.told) || problems[0].Hint == "" {
				t.Errorf("told:\n%swant one problem with a hint: %s", withRules(problems), c.told)
			}
		})
	}
}

func TestTheFolderOfTheGuidedPathIsNextUnlessTheAuthorSaysOtherwise(t *testing.T) {
	s, _ := loadFiles(files{"flow.md": strings.Replace(wholeFlow, "path: onwards\n", "", 1)})
	if got := s.Flows[0].Path; got != "next" {
		t.Errorf("got %q", got)
	}
}

// What follows from a slip of the front matter is reported with the slip, once.
func TestASlipOfTheFrontMatterOfAFlowIsReportedOnce(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"a misspelt key of a walk", "    ends: passed-on", "    end: passed-on", "14:5: key `end` is not known here"},
		{"a list where one step is wanted", "    ends: passed-on", "    ends: [passed-on]", "14:5: value of `ends` is a list, and should be text"},
		{"a choice that is no text", `choices: ["No", Still stuck]`, `choices: ["No", [Still stuck]]`, "13:21: value of `choices` is a list, and should be text"},
		{"endings that are no mapping", "endings:\n  passed-on: escalate\n  done: settled\n", "endings: done\n", "7:1: value of `endings` is a single value, and should be keys with values"},
		{"rules that are nowhere", "rules: always", "rules: elsewhere", "10:8: `rules` names section elsewhere, which is not on the page"},
		{"a kind and keys that only the kind has", "kind: flow", "kind: flower", "2:7: kind “flower” is not known"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(wholeFlow, c.from) {
				t.Fatalf("the flow has no %q", c.from)
			}
			_, problems := loadFiles(files{"flow.md": strings.Replace(wholeFlow, c.from, c.to, 1)})
			if len(problems) != 1 || problems[0].String() != "content/flow.md:"+c.want {
				t.Errorf("reported:\n%swant only:\ncontent/flow.md:%s", listed(problems), c.want)
			}
		})
	}
}

// Facts are what stands first, whatever mark says that the step is added: they are
// no text, and no other list is one.
func TestFactsOfAStep(t *testing.T) {
	const facts = "Who acts\n: the lead professional\n: or their manager\n\nBy when\n: within 2 working days\n\n"
	for _, c := range []struct {
		name, text string
		facts      int
		added      bool
		blocks     int
	}{
		{"first", facts + "Talk.\n", 2, false, 1},
		{"alone", facts, 2, false, 0},
		{"before the mark", facts + "> [!ADDED]\n> Ours.\n", 2, true, 1},
		{"after the mark", "> [!ADDED]\n> Ours.\n\n" + facts + "Talk.\n", 2, true, 2},
		{"two lists round the mark", "Who acts\n: they do\n\n> [!ADDED]\n> Ours.\n\nBy when\n: soon\n", 2, true, 1},
		{"none", "Talk.\n", 0, false, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, problems := loadFiles(files{"flow.md": strings.Replace(wholeFlow, "Answer for yourself.\n", c.text, 1)})
			if len(problems) > 0 {
				t.Fatalf("told:\n%s", withRules(problems))
			}
			step := s.Flows[0].Step("asked")
			if len(step.Facts) != c.facts || step.Added != c.added || len(step.Text) != c.blocks || step.Kind != model.Question {
				t.Errorf("%d facts, added %v, %d blocks of text, a %s", len(step.Facts), step.Added, len(step.Text), step.Kind)
			}
		})
	}
}
