package flow_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/source"
)

var update = flag.Bool("update", false, "write what is made into the goldens instead of comparing it")

// realFlow returns the flow of the repository's own content.
func realFlow(t *testing.T) *model.Flow {
	t.Helper()
	site, _, problems := source.Load(os.DirFS("../../.."), source.Options{})
	if problems.Errors() > 0 || len(site.Flows) == 0 {
		t.Fatalf("the content has no flow, or errors: %v", problems)
	}
	return site.Flows[0]
}

// TestGoldens compares what is made of each flow with testdata. See its README.
func TestGoldens(t *testing.T) {
	flows := map[string]*model.Flow{
		"real": realFlow(t), "5-steps": generated(5), "15-steps": generated(15), "40-steps": generated(40),
	}
	names, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		base := filepath.Base(name)
		if base != "README.md" && flows[strings.TrimSuffix(base, ".txtar")] == nil {
			t.Errorf("%s is no golden that a test makes", name)
		}
	}
	for name, f := range flows {
		t.Run(name, func(t *testing.T) {
			got := txtar.Format(&txtar.Archive{Files: []txtar.File{
				{Name: "plan", Data: printPlan(f)},
				{Name: "stylesheet", Data: flow.NewChart(f).Stylesheet()},
				{Name: "words", Data: printWords(f)},
				{Name: "path", Data: printPath(f)},
			}})
			file := filepath.Join("testdata", name+".txtar")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s has changed: if it should have, run go test with -update\ngot:\n%s", file, got)
			}
		})
	}
}

// printPlan writes the chart's grid: its tracks, boxes and lines.
func printPlan(f *model.Flow) []byte {
	var b strings.Builder
	c := flow.NewChart(f)
	if c.Plan == nil {
		fmt.Fprintf(&b, "no picture: %s\n", c.TooBig)
		return []byte(b.String())
	}
	fmt.Fprintf(&b, "lanes: %d left, %d right; crossings: %d\nrows:", c.Plan.Left, c.Plan.Right, c.Plan.Crossings)
	for _, t := range c.Plan.Tracks {
		fmt.Fprintf(&b, " %s", map[flow.Track]string{flow.BoxTrack: "box", flow.ChannelTrack: "channel", flow.ArrowTrack: "arrow"}[t])
	}
	b.WriteString("\n")
	for _, box := range c.Plan.Boxes {
		fmt.Fprintf(&b, "box %s: layer %d, %d of %d, rows %d-%d, columns %d-%d, answers", box.Step.ID, box.Layer, box.Place+1, box.Beside, box.Top, box.Bottom, box.Start, box.End)
		for _, a := range box.Answers {
			fmt.Fprintf(&b, " %d-%d", a.Start, a.End)
		}
		b.WriteString("\n")
	}
	for _, l := range c.Plan.Lines {
		fmt.Fprintf(&b, "line %s to %s:", l.From.ID, l.To.ID)
		for _, p := range l.Pieces {
			fmt.Fprintf(&b, " (rows %d-%d, columns %d-%d%s)", p.Top, p.Bottom, p.Start, p.End, sides(p))
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func sides(p flow.Piece) string {
	text := ""
	for _, s := range []struct {
		drawn bool
		name  string
	}{{p.Drawn.Top, " top"}, {p.Drawn.End, " end"}, {p.Drawn.Bottom, " bottom"}, {p.Drawn.Start, " start"}, {p.Arrow, " arrow"}} {
		if s.drawn {
			text += s.name
		}
	}
	return text
}

// printWords writes the numbers and ids of the chart in words: not its words, which
// authors change.
func printWords(f *model.Flow) []byte {
	var b strings.Builder
	for _, w := range flow.InWords(f) {
		fmt.Fprintf(&b, "%d %s %s%s\n", w.Number, w.ID, w.Kind, added(w.Added))
		for _, g := range w.Goes {
			fmt.Fprintf(&b, "   go to %d %s%s\n", g.Number, g.To.ID, added(g.Added))
		}
	}
	return []byte(b.String())
}

// printPath writes the addresses of the guided path and what leads where.
func printPath(f *model.Flow) []byte {
	var b strings.Builder
	p := flow.Guided(f)
	fmt.Fprintf(&b, "%s begins with %s, entries %d, rules %d\n", p.Start(), p.First.ID, len(p.Entries), len(p.Rules))
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "%s %s%s, options %d\n", s.Address, s.Look, added(s.Added), len(s.Options))
		for _, w := range s.Ways {
			fmt.Fprintf(&b, "   to %s%s\n", w.To.Address, added(w.Added))
		}
		for _, from := range s.From {
			fmt.Fprintf(&b, "   from %s\n", from.Address)
		}
	}
	return []byte(b.String())
}

func added(is bool) string {
	if is {
		return " added"
	}
	return ""
}
