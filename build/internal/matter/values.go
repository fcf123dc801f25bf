package matter

import (
	"iter"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Text returns the text of a key, empty if absent.
func (m *Mapping) Text(key string) string {
	text, _ := m.TextAt(key)
	return text
}

// TextAt returns the text of a key with the place where the text begins.
func (m *Mapping) TextAt(key string) (string, diag.Pos) {
	e := m.ask(key)
	if e == nil {
		return "", m.At(key)
	}
	text, ok := m.text(e, e.node, e.read)
	if !ok {
		return "", e.at
	}
	return text, m.place.of(e.node)
}

// text returns the text of a scalar, and reports what is no text or what YAML
// turns into something else.
func (m *Mapping) text(e *entry, n *yaml.Node, read any) (string, bool) {
	if n.Kind == yaml.AliasNode {
		m.wrong(e, "value of `"+e.key+"` starts with *, which has a meaning of its own here", quoteHint(e.key, "*"+n.Value))
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		m.wrong(e, "value of `"+e.key+"` is "+shape(n)+", and should be text", textHint(n))
		return "", false
	}
	if n.Tag == "!!null" {
		m.wrong(e, "list of `"+e.key+"` has an empty entry", "Write the entry after the hyphen, or take it out.")
		return "", false
	}
	if lost := loses(n); lost != "" {
		m.wrong(e, "value of `"+e.key+"` "+lost, quoteHint(e.key, asWritten(n)))
		return "", false
	}
	if what := turnsInto(n, read); what != "" {
		m.wrong(e, "value of `"+e.key+"` reads as "+what+", not as the text "+n.Value, quoteHint(e.key, n.Value))
		return "", false
	}
	return strings.TrimSpace(n.Value), true
}

// Flag returns a yes-or-no value, false if absent.
func (m *Mapping) Flag(key string) bool {
	e := m.ask(key)
	if e == nil {
		return false
	}
	yes, ok := e.read.(bool)
	if !ok {
		m.wrong(e, "value of `"+key+"` is neither true nor false", "Write `"+key+": true`, or leave the line out.")
	}
	return yes
}

// Number returns a whole number, zero if absent.
func (m *Mapping) Number(key string) int {
	e := m.ask(key)
	if e == nil {
		return 0
	}
	n, err := strconv.Atoi(e.node.Value)
	if err != nil || e.node.Kind != yaml.ScalarNode {
		m.wrong(e, "value of `"+key+"` is not a whole number", "Write digits only, such as `"+key+": 3`.")
		return 0
	}
	return n
}

// Decimal returns a number that may have a fraction, zero if absent.
func (m *Mapping) Decimal(key string) float64 {
	e := m.ask(key)
	if e == nil {
		return 0
	}
	f, err := strconv.ParseFloat(e.node.Value, 64)
	if err != nil || e.node.Kind != yaml.ScalarNode || f-f != 0 {
		m.wrong(e, "value of `"+key+"` is not a number", "Write digits, such as `"+key+": 13.5`.")
		return 0
	}
	return f
}

// Date returns a day, the zero date if absent.
func (m *Mapping) Date(key string) model.Date {
	e := m.ask(key)
	if e == nil {
		return model.Date{}
	}
	t, err := time.Parse(time.DateOnly, e.node.Value)
	if err != nil || e.node.Kind != yaml.ScalarNode {
		m.wrong(e, "value of `"+key+"` is not a date", dateHint(key, e.node.Value))
		return model.Date{}
	}
	return model.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}

// Texts returns the texts of a key: a list, or one text alone.
func (m *Mapping) Texts(key string) []Value {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.SequenceNode {
		if text, ok := m.text(e, e.node, e.read); ok {
			return []Value{{text, m.place.of(e.node)}}
		}
		return nil
	}
	var texts []Value
	for n, read := range entries(e) {
		item := entry{key: key, at: m.place.of(n), node: n, read: read}
		if text, ok := m.text(&item, n, item.read); ok {
			texts = append(texts, Value{text, item.at})
		}
	}
	return texts
}

// entries goes over a list, with what goldmark-meta makes of each entry.
func entries(e *entry) iter.Seq2[*yaml.Node, any] {
	return func(yield func(*yaml.Node, any) bool) {
		read, _ := e.read.([]any)
		for i, n := range e.node.Content {
			var one any
			if i < len(read) {
				one = read[i]
			}
			if !yield(n, one) {
				return
			}
		}
	}
}

// Written returns the characters of a key's value as they stand there, whatever
// YAML would make of them; empty where it is no single value.
func (m *Mapping) Written(key string) string {
	e := m.ask(key)
	if e == nil {
		return ""
	}
	return e.node.Value
}

// WrittenList returns the entries of a list, or a single value, as they stand there.
// It is not ok where the value is neither.
func (m *Mapping) WrittenList(key string) (entries []Value, ok bool) {
	e := m.ask(key)
	if e == nil {
		return nil, true
	}
	nodes := e.node.Content
	if e.node.Kind == yaml.MappingNode {
		return nil, false
	}
	if len(nodes) == 0 {
		nodes = []*yaml.Node{e.node}
	}
	for _, n := range nodes {
		if len(n.Content) > 0 || n.Value == "" {
			return nil, false
		}
		entries = append(entries, Value{n.Value, m.place.of(n)})
	}
	return entries, true
}

// EachText calls f for every text of the mapping and of those inside it, with the key
// that it belongs to.
func (m *Mapping) EachText(f func(key, text string, at diag.Pos)) {
	var visit func(key string, n *yaml.Node)
	visit = func(key string, n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			f(key, n.Value, m.place.of(n))
			return
		}
		for i, c := range n.Content {
			switch {
			case n.Kind != yaml.MappingNode:
				visit(key, c)
			case i%2 == 1:
				visit(n.Content[i-1].Value, c)
			}
		}
	}
	if m == nil {
		return
	}
	for _, e := range m.entries {
		visit(e.key, e.node)
	}
}
