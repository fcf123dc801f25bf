package flow_test

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
	"rethink/build/internal/flow"
	"rethink/build/internal/source"
)

// FuzzFlow lets no flow that an author can write without an error stop a build: its
// pages and posters can be made, or are left out.
func FuzzFlow(f *testing.F) {
	written, err := os.ReadFile("../../../content/strategies.md")
	if err != nil {
		f.Fatal(err)
	}
	started, err := os.ReadFile("../../starter/site/content/what-next.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(written))
	f.Add(string(started))
	f.Add("---\nkind: flow\ntitle: A\nstart: a\nendings:\n  b: settled\n---\n\n## A {#a}\n\nWho\n: x\n\n1. Do.\n\n- [Yes](#b)\n- [No ❌](#b)\n\n## B {#b}\n\nBe.\n")
	f.Fuzz(func(t *testing.T, text string) {
		site, _, problems := source.Load(fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Home\n---\n")}, "content/flow.md": {Data: []byte(text)}}, source.Options{})
		if slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Severity == diag.Error && p.Pos.File == "content/flow.md" }) {
			return
		}
		for _, fl := range site.Flows {
			flow.Guided(fl)
			flow.NewChart(fl).Stylesheet()
			flow.Check(fl)
			made, problems := flow.Posters(fl, imprint(), say)
			if problems.Errors() > 0 {
				t.Errorf("a poster is an error: %v", problems)
			}
			for _, p := range made {
				for _, s := range p.Sheets {
					if _, err := s.Bytes(); err != nil {
						t.Errorf("%s: %v", s.Address, err)
					}
				}
			}
		}
	})
}
