package flow

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// A Fact is what a step says of itself in short: "By when: within 2 working days".
// Nothing is read from it, and nothing counts it.
type Fact struct {
	Name  model.Inlines   // without a colon at its end
	Text  model.Inlines   // what holds, where that is one paragraph
	Long  []model.Block   // what holds, where it is more
	Lines []model.Inlines // what holds, line by line, where there is little room
}

// facts returns a step's facts as they are shown.
func facts(s *model.Step) []Fact {
	var all []Fact
	for _, d := range s.Facts {
		fact := Fact{Name: named(d.Terms), Lines: lines(d.Blocks)}
		if p, ok := d.Blocks[0].(*model.Paragraph); ok && len(d.Blocks) == 1 {
			fact.Text = p.Text
		} else {
			fact.Long = d.Blocks
		}
		all = append(all, fact)
	}
	return all
}

// named joins the names of one fact: "Who acts, Who helps".
func named(terms []model.Inlines) model.Inlines {
	var name model.Inlines
	for i, term := range terms {
		if i > 0 {
			name = append(name, model.Text{Value: ", "})
		}
		name = append(name, term...)
	}
	if last := len(name) - 1; last >= 0 {
		if t, ok := name[last].(model.Text); ok {
			name = append(slices.Clone(name[:last]), model.Text{At: t.At, Value: strings.TrimRight(t.Value, ": ")})
		}
	}
	return name
}

// lines returns the paragraphs and the entries of lists, each as a line.
func lines(blocks []model.Block) []model.Inlines {
	var all []model.Inlines
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			all = append(all, b.Text)
		case *model.List:
			for _, item := range b.Items {
				all = append(all, item.Text())
			}
		}
	}
	return all
}

// HasFacts reports whether a step of the flow has facts, so that the pages that show
// all steps need the style of facts.
func HasFacts(f *model.Flow) bool {
	return slices.ContainsFunc(f.Steps, func(s *model.Step) bool { return len(s.Facts) > 0 })
}

// HasFacts reports whether the first page shows facts.
func (p *Path) HasFacts() bool {
	return len(p.First.Facts) > 0 || p.Asks != nil && len(p.Asks.Facts) > 0
}

// isPlain reports whether facts hold no text but paragraphs, lists and alerts.
func isPlain(facts []Fact) bool {
	return !slices.ContainsFunc(facts, func(f Fact) bool { return !IsPlain(f.Long) })
}

// says is what a box says below its title, but for options: its facts and its first
// words.
func (o sheetOf) says(box ChartBox) []sheet.Para {
	words := o.paras(box.Lead)
	if len(box.Facts) > 0 && len(words) > 0 {
		words[0].Before = betweenItems
	}
	return append(o.factParas(box.Facts), words...)
}

// factParas sets facts on paper: the name in bold before the first of its lines.
func (o sheetOf) factParas(facts []Fact) []sheet.Para {
	var out []sheet.Para
	for _, f := range facts {
		first := sheet.Para{Spans: []sheet.Span{{Text: f.Name.Plain() + ":", Bold: true}}, Before: betweenItems}
		for i, line := range f.Lines {
			if i == 0 {
				first.Spans = append(append(first.Spans, sheet.Span{Text: " "}), o.spans(line)...)
				continue
			}
			out = append(out, first)
			first = sheet.Para{Spans: o.spans(line)}
		}
		out = append(out, first)
	}
	return out
}
