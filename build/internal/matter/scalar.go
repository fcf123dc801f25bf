package matter

import (
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// loses says what YAML takes away from a scalar without a word.
func loses(n *yaml.Node) string {
	switch {
	case n.Anchor != "":
		return "starts with &, which has a meaning of its own here"
	case n.Style&yaml.TaggedStyle != 0:
		return "starts with !, which has a meaning of its own here"
	case len(n.LineComment) > 1 && n.LineComment[1] != ' ':
		return "loses what follows: " + n.LineComment
	}
	return ""
}

// asWritten returns a scalar as the author typed it, with what YAML would take
// away.
func asWritten(n *yaml.Node) string {
	switch {
	case n.Anchor != "":
		return "&" + n.Anchor + " " + n.Value
	case n.Style&yaml.TaggedStyle != 0:
		return n.Tag + " " + n.Value
	case n.LineComment != "":
		return strings.TrimSpace(n.Value + " " + n.LineComment)
	}
	return n.Value
}

// turnsInto says what YAML makes of a scalar where that is something else than
// the characters that stand there; empty where nothing is lost.
func turnsInto(n *yaml.Node, read any) string {
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return ""
	}
	if n.ShortTag() == "!!timestamp" {
		return "a date"
	}
	switch v := read.(type) {
	case bool:
		return "yes or no"
	case int:
		if text := strconv.Itoa(v); text != n.Value {
			return "the number " + text
		}
	case float64:
		if text := strconv.FormatFloat(v, 'f', -1, 64); text != n.Value {
			return "the number " + text
		}
	case string:
		return ""
	default:
		return "something other than text"
	}
	return ""
}

// shape names what a node is, in an author's words.
func shape(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of keys"
	}
	return "a single value"
}

func textHint(n *yaml.Node) string {
	if n.Style&yaml.FlowStyle != 0 {
		return "Put text that starts with a bracket in quotes."
	}
	return "Write it on one line, after the colon."
}

// dateHint writes the author's own day the right way round, where it can be read
// in only one way.
func dateHint(key, written string) string {
	written = strings.TrimSpace(written)
	if len(written) == len(time.DateOnly) && written[4] == '-' && written[7] == '-' {
		return "The calendar has no such day."
	}
	if day, ok := oneDay(written); ok {
		return "Write `" + key + ": " + day.Format(time.DateOnly) + "`."
	}
	return "Write year, month and day with hyphens, such as `" + key + ": 2026-11-03`."
}

// oneDay reads a day as people write it, and reports whether it can be no other.
func oneDay(written string) (day time.Time, ok bool) {
	first, rest, _ := strings.Cut(written, " ")
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		first = strings.TrimSuffix(first, ending)
	}
	written = strings.TrimSpace(first + " " + rest)
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2, 2006", "2006/1/2", "2006-1-2", "2/1/2006", "1/2/2006"} {
		t, err := time.Parse(layout, written)
		switch {
		case err != nil:
		case ok && !t.Equal(day):
			return day, false // 03/11/2026 is another day in another country
		default:
			day, ok = t, true
		}
	}
	return day, ok
}

func nullHint(e *entry) string {
	if len(e.comment) > 1 && e.comment[1] != ' ' {
		return "Text that starts with # goes in quotes: " + e.key + ": \"" + e.comment + "\""
	}
	return "Write the value after the colon, or leave the whole line out."
}
