package model

import (
	"strconv"
	"strings"

	"rethink/build/internal/diag"
)

// Walk makes the choices of w and returns the ids of the steps passed. Situations
// are passed by themselves, but for the one that the walk is to end at. ok is
// false when a choice is not offered; missed is then its number.
func (f *Flow) Walk(w Walk) (route []string, missed int, ok bool) {
	at := f.Start
	if w.From.ID != "" {
		at = w.From.ID
	}
	for i := 0; ; {
		s := f.Step(at)
		if s == nil || len(route) > len(f.Steps)*(len(w.Choices)+1) {
			return route, i, true
		}
		route = append(route, at)
		switch next, named := s.choiceByText(w, i); {
		case next != "":
			at = next
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

// choiceByText returns where choice number i of the walk leads from s, and
// whether the walk named it; empty when the walk ends here or cannot go on.
func (s *Step) choiceByText(w Walk, i int) (to string, named bool) {
	if i < len(w.Choices) {
		for _, c := range s.Choices {
			if sameWords(c.Text, w.Choices[i].Text) {
				return c.To, true
			}
		}
	}
	if s.Kind == Situation && len(s.Choices) == 1 && (i < len(w.Choices) || s.ID != w.End.ID) {
		return s.Choices[0].To, false
	}
	return "", false
}

// sameWords compares two choices as people do: without regard to case and spaces.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

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
		if ref.ID != "" && c.flow.Step(ref.ID) == nil {
			c.Errorf(ref.At, "flow-walk", "walk names step %s, which is not on the page", ref.ID)
			c.Hint("%s", c.guessStep(ref.ID))
			whole = false
		}
	}
	return whole && (w.From.ID != "" || c.flow.Step(c.flow.Start) != nil)
}

func (c *flowChecker) walk(w Walk, name string) {
	route, missed, ok := c.flow.Walk(w)
	last := c.flow.Step(route[len(route)-1])
	switch {
	case !ok:
		wanted := w.Choices[missed]
		var offered []string
		for _, choice := range last.Choices {
			offered = append(offered, choice.Text)
		}
		c.Errorf(wanted.At, "flow-walk", "%s makes the choice `%s`, which step %s does not offer", name, wanted.Text, last.ID)
		hint := diag.DidYouMean(wanted.Text, offered)
		if hint == "" && len(offered) > 0 {
			hint = "It offers `" + strings.Join(offered, "`, `") + "`."
		}
		c.Hint("%s", strings.TrimSpace(hint+" The walk came this way: "+c.inWords(route)+"."))
	case last.ID != w.End.ID:
		c.Errorf(w.End.At, "flow-walk", "%s ends at step %s, not at %s", name, last.ID, w.End.ID)
		c.Hint("The walk came this way: %s.", c.inWords(route))
	default:
		return
	}
	c.Unless(w.Keys...)
	c.Unless(c.faultsOf(route)...)
}

// inWords writes a route with the choices made: concerns, Yes, strategy-2.
func (c *flowChecker) inWords(route []string) string {
	var b strings.Builder
	for i, id := range route {
		if i > 0 {
			b.WriteString(" → ")
			if s := c.flow.Step(route[i-1]); s.Choice(id) != nil && s.Kind != Situation {
				b.WriteString("“" + s.Choice(id).Text + "” → ")
			}
		}
		b.WriteString(id)
	}
	return b.String()
}
