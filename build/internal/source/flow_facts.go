package source

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// facts takes the definition lists that a step begins with as its facts, and reports
// what was meant as one and is none. A list that stands elsewhere stays text, in its
// place. It reports whether it has taken the block.
func (sr *stepReader) facts(b model.Block) bool {
	list, ok := b.(*model.Definitions)
	switch {
	case ok && sr.atStart:
		for _, d := range list.Items {
			sr.fact(d)
		}
		return true
	case ok:
		sr.r.problems.Warnf(list.At, "flow-facts", "facts of step %s are below its text, so they are shown on the page of the step alone, as text", sr.step.ID)
		sr.r.problems.Hint("To show them on charts and posters too, move them up, right below the heading of the step.")
	case isAdded(b):
	default:
		sr.atStart = false
		sr.halfFact(b)
	}
	return false
}

// fact takes one fact, and reports what charts and posters could not show.
func (sr *stepReader) fact(d *model.Definition) {
	problems, name := sr.r.problems, factName(d)
	if len(d.Blocks) == 0 {
		problems.Errorf(d.At, "flow-facts", "fact `%s` of step %s says nothing", name, sr.step.ID)
		problems.Hint("Write a colon, a space and the words on the line below its name, or take the name out.")
		return
	}
	for _, term := range d.Terms {
		if plain := strings.TrimRight(term.Plain(), "\"'”’) "); strings.HasSuffix(plain, ".") {
			problems.Warnf(term.Pos(), "flow-facts", "sentence is read as the name of a fact: “%s”", diag.FirstWords(plain))
			problems.Hint("Leave an empty line below it, and put the facts first: right below the heading of the step.")
		}
	}
	for _, b := range d.Blocks {
		if !isShort(b) {
			problems.Warnf(model.BlockPos(b), "flow-facts", "fact `%s` holds more than words and lists, and charts and posters leave the rest out", name)
			problems.Hint("Write it in the text of the step, below the facts.")
			break
		}
	}
	sr.step.Facts = append(sr.step.Facts, d)
}

// isShort reports whether a block is text that there is room for on a chart: a
// paragraph, or a list of them.
func isShort(b model.Block) bool {
	switch b := b.(type) {
	case *model.Paragraph:
		return true
	case *model.List:
		for _, item := range b.Items {
			if len(item.Blocks) != 1 || item.Text() == nil {
				return false
			}
		}
		return true
	}
	return false
}

// factName is the name of a fact as a message says it.
func factName(d *model.Definition) string {
	var names []string
	for _, term := range d.Terms {
		names = append(names, strings.TrimSpace(term.Plain()))
	}
	return strings.Join(names, ", ")
}

// halfFact reports a fact that has no name, or nothing below its name: a paragraph
// with a line that is, or begins with, a lone colon.
func (sr *stepReader) halfFact(b model.Block) {
	p, ok := b.(*model.Paragraph)
	if !ok {
		return
	}
	for i, in := range p.Text {
		t, ok := in.(model.Text)
		if !ok {
			continue
		}
		switch {
		case i == 0 && strings.HasPrefix(t.Value, ": "):
			sr.r.problems.Errorf(t.At, "flow-facts", "fact of step %s has no name: there is nothing on the line above the colon", sr.step.ID)
			sr.r.problems.Hint("Write its name there, such as `By when`, or take the colon out.")
		case i > 0 && isBreak(p.Text[i-1]) && strings.TrimSpace(t.Value) == ":":
			sr.r.problems.Errorf(t.At, "flow-facts", "fact of step %s says nothing: there is nothing after the colon", sr.step.ID)
			sr.r.problems.Hint("Write a space and the words after the colon, or take its line out.")
		default:
			continue
		}
		sr.leave(t.At)
		return
	}
}

func isBreak(in model.Inline) bool {
	_, ok := in.(model.Break)
	return ok
}
