package flow_test

import (
	"fmt"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// generated makes a flow of n steps that has what real flows have: questions whose
// answers stand side by side and come together again, answers that skip ahead, two
// endings, and from 15 steps a way back. The same n gives the same flow.
func generated(n int) *model.Flow {
	p := &model.Page{Path: fmt.Sprintf("flow-%d.md", n), Kind: model.KindFlow, Title: fmt.Sprintf("A flow of %d steps", n)}
	f := &model.Flow{Page: p, Path: "next", Start: "step-1"}
	at := func(i int) string { return fmt.Sprintf("step-%d", i) }
	asked := n - 2
	for i := 1; i <= n; i++ {
		s := &model.Step{At: diag.Pos{File: "content/" + p.Path, Line: i * 10, Col: 1}, ID: at(i), IDWritten: true,
			Title: fmt.Sprintf("What is step %d?", i), Kind: model.Question}
		to := func(text string, j int) {
			id := at(min(j, n))
			if s.Choice(id) == nil && id != s.ID {
				s.Choices = append(s.Choices, model.Choice{Text: text, To: id})
			}
		}
		switch {
		case i > asked:
			s.Kind, s.Tone, s.Title = model.EndingStep, model.Escalate, "It is passed on"
			if i == n {
				s.Tone, s.Title = model.Settled, "It is settled"
			}
			f.Endings = append(f.Endings, model.Ending{ID: s.ID, Tone: s.Tone})
		case i == 1:
			s.Kind, s.Title = model.Situation, "Something is to be decided"
			to("Begin", 2)
		case i%4 == 2:
			to("The first way", i+1)
			to("The second way", i+2)
		case i%4 == 1:
			s.Kind, s.Badge, s.Title = model.Strategy, fmt.Sprintf("Strategy %d", i/4), "Try this"
			s.OptionsStart = 1
			s.Options = []model.Option{{Blocks: []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: "Do one thing, or do it with somebody else."}}}}}}
			to("Still stuck", i+1)
			to("It works", n)
			if i == 13 {
				to("Try again", 5)
			}
		case i%4 == 3:
			s.Kind = model.Situation
			to("Yes", i+2)
			if i == 7 {
				s.Kind = model.Question
				to("No", n-1)
			}
		default:
			to("Yes", i+1)
			to("Not sure", i+2)
		}
		f.Steps = append(f.Steps, s)
	}
	return f
}
