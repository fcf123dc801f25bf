package model

import (
	"strconv"
	"strings"
)

// Walk makes the choices of w and returns the ids of the steps passed. Situations
// are passed by themselves, but for the one that the walk is to end at. ok is
// false when a choice is not offered; missed is then its number.
func (f *Flow) Walk(w Walk) (route []string, missed int, ok bool) {
	passed, missed, ok := f.walk(w)
	for _, p := range passed {
		route = append(route, p.step.ID)
	}
	return route, missed, ok
}

// passed is a step of a walked route, and the choice that it was left by; nil at
// the route's end.
type passed struct {
	step *Step
	by   *Choice
}

func (f *Flow) walk(w Walk) (route []passed, missed int, ok bool) {
	at := f.Start
	if w.From.ID != "" {
		at = w.From.ID
	}
	steps := f.steps()
	for i := 0; ; {
		s := steps[at]
		if s == nil || len(route) > len(f.Steps)*(len(w.Choices)+1) {
			return route, i, true
		}
		next, named := s.choiceByText(w, i)
		route = append(route, passed{s, next})
		switch {
		case next != nil:
			at = next.To
			if named {
				i++
			}
		case i < len(w.Choices):
			return route, i, false
		default:
			return route, i, true
		}
	}
}

// choiceByText returns the choice of s that is number i of the walk, and whether
// the walk named it; nil when the walk ends here or cannot go on.
func (s *Step) choiceByText(w Walk, i int) (choice *Choice, named bool) {
	if i < len(w.Choices) {
		for n := range s.Choices {
			if sameWords(s.Choices[n].Text, w.Choices[i].Text) {
				return &s.Choices[n], true
			}
		}
	}
	if s.Kind == Situation && len(s.Choices) == 1 && (i < len(w.Choices) || s.ID != w.End.ID) {
		return &s.Choices[0], false
	}
	return nil, false
}

// sameWords compares two choices as people do: without regard to case and spaces.
func sameWords(a, b string) bool {
	return strings.EqualFold(oneSpace(a), oneSpace(b))
}

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c *flowChecker) walks() {
	for i, w := range c.flow.Walks {
		if c.walkIsWhole(w) {
			c.walk(w, walkName(w, i))
		}
	}
}

func walkName(w Walk, i int) string {
	if w.Name != "" {
		return "walk `" + w.Name + "`"
	}
	return "walk " + strconv.Itoa(i+1)
}

// walkIsWhole reports whether the walk names steps of the flow, and adds what it lacks
// as problems.
func (c *flowChecker) walkIsWhole(w Walk) bool {
	whole := true
	if w.End.ID == "" {
		c.Errorf(w.At, "flow-walk", "walk does not say where it ends")
		c.Hint("Add `ends:` with the id of a step.")
		c.Unless(w.Keys...)
		whole = false
	}
	for _, ref := range []StepRef{w.From, w.End} {
		if ref.ID == "" || c.table[ref.ID] != nil {
			continue
		}
		whole = false
		if c.lower(ref.ID) == nil {
			c.Errorf(ref.At, "flow-walk", "walk names step %s, which is not on the page", ref.ID)
			c.Hint("%s", c.guessStep(ref.ID))
		}
	}
	if whole && c.isEnding(w.From.ID) && len(w.Choices) > 0 {
		c.Errorf(w.From.At, "flow-walk", "walk sets out from %s, which is an ending", w.From.ID)
		c.Hint("Name a step with choices, or take `from:` out to set out from the start.")
		return false
	}
	return whole && (w.From.ID != "" || c.table[c.flow.Start] != nil)
}

func (c *flowChecker) walk(w Walk, name string) {
	route, missed, ok := c.flow.walk(w)
	last := route[len(route)-1].step
	switch {
	case !ok:
		wanted := w.Choices[missed]
		var offered []string
		for _, choice := range last.Choices {
			offered = append(offered, choice.Text)
		}
		c.Errorf(wanted.At, "flow-walk", "%s makes the choice `%s`, which step %s does not offer", name, wanted.Text, last.ID)
		hint := c.guesses.DidYouMean(wanted.Text, offered)
		if hint == "" && len(offered) > 0 {
			hint = "It offers `" + strings.Join(offered, "`, `") + "`."
		}
		c.Hint("%s", strings.TrimSpace(hint+" The walk came this way: "+written(route)+"."))
	case last.ID != w.End.ID:
		c.Errorf(w.End.At, "flow-walk", "%s ends at step %s, not at %s", name, last.ID, w.End.ID)
		c.Hint("The walk came this way: %s.", written(route))
	default:
		return
	}
	c.Unless(w.Keys...)
	ids := make([]string, len(route))
	for i, p := range route {
		ids[i] = p.step.ID
	}
	c.Unless(c.faultsOf(ids)...)
}

// written is a route with the choices made: concerns → “Yes” → strategy-2.
func written(route []passed) string {
	var b strings.Builder
	for i, p := range route {
		if i > 0 {
			b.WriteString(" → ")
			if before := route[i-1]; before.by != nil && before.step.Kind != Situation {
				b.WriteString("“" + before.by.Text + "” → ")
			}
		}
		b.WriteString(p.step.ID)
	}
	return b.String()
}
