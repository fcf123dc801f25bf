package flow

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// signs reads the words of a poster for what the fonts lack. A poster that would say
// something else without its letters is left out.
func (fr frame) signs(kind string) *sheet.Signs {
	f := fr.flow
	s := &sheet.Signs{At: f.Page.At()}
	s.Words(f.Page.TitleAt, f.Page.Title)
	for _, text := range []string{fr.imprint.Urgent, fr.imprint.Author, fr.imprint.Site, fr.imprint.Version, fr.imprint.Link} {
		s.Words(diag.Pos{File: "content/site.yaml"}, text)
	}
	s.Blocks(lead(f.Intro))
	if len(f.Rules) > 0 {
		s.Words(f.Rules[0].At, f.RulesTitle)
	}
	for _, r := range f.Rules {
		s.Words(r.At, r.Title)
		s.Text(r.Text)
	}
	for _, step := range f.Steps {
		if kind == "chart" || step.Kind == model.Strategy || step.Kind == model.EndingStep {
			readStep(s, step)
		}
	}
	return s
}

// readStep reads what a poster shows of a step.
func readStep(s *sheet.Signs, step *model.Step) {
	s.Words(step.At, step.Name())
	for _, fact := range facts(step) {
		s.Text(fact.Name)
		for _, line := range fact.Lines {
			s.Text(line)
		}
	}
	s.Blocks(lead(step.Text))
	s.Words(step.At, step.OptionsTitle)
	for _, option := range options(step) {
		s.Text(option)
	}
	s.Words(step.At, step.ChoicesTitle)
	for _, c := range step.Choices {
		s.Words(c.At, c.Text)
	}
}
