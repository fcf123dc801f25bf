package model

import (
	"slices"
	"strings"
	"unicode"
)

// kinds finds steps that are not read as what their author meant: structure decides
// what a step is, and a slip in it takes a strategy off cards and boards without a
// word.
func (c *flowChecker) kinds() {
	steps, strategies := map[string]int{}, map[string]bool{} // by the word of their badge
	badges := map[string]*Step{}
	for _, s := range c.flow.Steps {
		word, numbered := badgeWord(s.Badge)
		if !numbered {
			continue
		}
		if s.Kind != EndingStep {
			steps[word]++
		}
		strategies[word] = strategies[word] || s.Kind == Strategy
		if first := badges[oneSpace(strings.ToLower(s.Badge))]; first != nil {
			c.Warnf(s.At, "flow-badge", "step %s is called %s, as step %s is", s.ID, s.Badge, first.ID)
			c.Hint("Give each a number of its own, or take the words before the colon out of one heading.")
			continue
		}
		badges[oneSpace(strings.ToLower(s.Badge))] = s
	}
	for _, s := range c.flow.Steps {
		word, numbered := badgeWord(s.Badge)
		switch {
		case s.Kind == EndingStep && numbered && strategies[word]:
			c.Warnf(s.At, "flow-badge", "ending %s is called %s like a strategy, and endings get no card", s.ID, s.Badge)
			c.Hint("If people can do something in it, number what they can do, add choices, and take `%s` out of `endings:`. If not, take `%s:` out of its heading.", s.ID, s.Badge)
		case s.Kind == Question || s.Kind == Situation:
			c.bullets(s, numbered, numbered && strategies[word], numbered && steps[word] > 1)
		}
	}
}

// badgeWord takes a badge apart: "strategy" of "Strategy 2". Without a number it
// reports false.
func badgeWord(badge string) (word string, numbered bool) {
	word = strings.TrimRightFunc(badge, unicode.IsDigit)
	return oneSpace(strings.ToLower(word)), word != badge && strings.TrimSpace(word) != ""
}

// bullets reports options that have bullets in place of numbers. A step may hold any
// list, so it takes more than one: a heading right above it, or a name like that of
// other steps right above the choices.
func (c *flowChecker) bullets(s *Step, numbered, likeStrategy, likeOthers bool) {
	if len(s.Choices) == 0 {
		return
	}
	for i, b := range s.Text {
		list, ok := b.(*List)
		if !ok || list.Ordered {
			continue
		}
		headed := i > 0 && isHeading(s.Text[i-1])
		last := i == len(s.Text)-1
		switch {
		case headed && numbered && (likeStrategy || last):
			c.Errorf(list.At, "flow-options", "options of step %s have bullets, so it is not read as a strategy and is on no card and no board", s.ID)
		case headed, last && (likeStrategy || likeOthers):
			c.Warnf(list.At, "flow-options", "list of step %s has bullets, so the step is not read as a strategy and is on no card and no board", s.ID)
		default:
			continue
		}
		c.Hint("If the list says what people can do, number its entries: `1.`, `2.`, `3.`. If not, write a sentence between the list and the choices, and no heading above it.")
		return
	}
}

func isHeading(b Block) bool {
	_, ok := b.(*Heading)
	return ok
}

// begins checks where a route sets out: an ending is where it is over.
func (c *flowChecker) begins() {
	f := c.flow
	for _, s := range f.Starts {
		if !c.isEnding(s.ID) {
			continue
		}
		c.fault(c.table[s.ID], s.At, "flow-start", "`start` names %s, which is an ending", s.ID)
		hint := "Name the step that people begin at"
		if first := c.first(); first != "" {
			hint += ", such as `start: " + first + "`"
		}
		c.Hint("%s.", hint)
	}
	for _, e := range f.Entries {
		switch {
		case c.isEnding(e.ID):
			c.Warnf(e.At, "flow-entry", "`entries` names %s, which is an ending: nobody begins there", e.ID)
			c.Hint("Take it out.")
		case e.ID == f.Start && c.table[e.ID] != nil:
			c.Warnf(e.At, "flow-entry", "`entries` names %s, where the flow starts anyway", e.ID)
			c.Hint("Take it out.")
		}
	}
}

// isEnding reports whether the front matter names a step of the page as an ending.
func (c *flowChecker) isEnding(id string) bool {
	return c.table[id] != nil && slices.ContainsFunc(c.flow.Endings, func(e Ending) bool { return e.ID == id })
}

// first returns the id of a step that a flow may start at: the first to which no
// choice leads, else the first that is no ending.
func (c *flowChecker) first() string {
	led := map[string]bool{}
	for _, s := range c.flow.Steps {
		for _, choice := range s.Choices {
			led[choice.To] = true
		}
	}
	any := ""
	for _, s := range c.flow.Steps {
		if s.Kind == EndingStep {
			continue
		}
		if !led[s.ID] {
			return s.ID
		}
		if any == "" {
			any = s.ID
		}
	}
	return any
}

// lower returns the heading of an id that is too low to be that of a step, and
// reports it, once, whatever names it: what follows from it goes when it is mended.
func (c *flowChecker) lower(id string) *Heading {
	if h := c.low[id]; h != nil {
		return h
	}
	for _, h := range c.flow.Page.Headings {
		if h.ID != id || h.Level < 3 {
			continue
		}
		if c.low == nil {
			c.low = map[string]*Heading{}
		}
		c.low[id] = h
		c.Errorf(h.At, "flow-step-level", "heading of step %s starts with %s, and a step's starts with ##", id, strings.Repeat("#", h.Level))
		c.Hint("Write `## %s {#%s}`, or let nothing name it as a step.", h.Text.Plain(), id)
		return h
	}
	return nil
}
