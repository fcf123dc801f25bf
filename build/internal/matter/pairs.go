package matter

import "go.yaml.in/yaml/v3"

// A Pair is an entry of a list: a text alone, or a text with another behind a colon.
type Pair struct{ Text, To Value }

// Pairs returns the entries of a key that is a list, or one text alone: each a text,
// or a text, a colon and another text. Has reports of an entry whether it has both.
func (m *Mapping) Pairs(key string) []Pair {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	var pairs []Pair
	for _, n := range entriesOf(e.node) {
		if n.Kind != yaml.MappingNode {
			item := entry{key: key, at: m.place.of(n), node: n, read: n.Value}
			if text, ok := m.text(&item, n, item.read); ok {
				pairs = append(pairs, Pair{Text: Value{text, item.at}})
			}
			continue
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			from := entry{key: key, at: m.place.of(k), node: k, read: k.Value}
			to := entry{key: key, at: m.place.of(v), node: v, read: v.Value}
			text, ok := m.text(&from, k, from.read)
			other, also := m.text(&to, v, to.read)
			if ok && also {
				pairs = append(pairs, Pair{Value{text, from.at}, Value{other, to.at}})
			}
		}
	}
	return pairs
}

// Has reports whether something stands behind the text.
func (p Pair) Has() bool { return p.To.Text != "" }

// entriesOf returns the entries of a list, or a single value as the only one.
func entriesOf(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	return []*yaml.Node{n}
}
