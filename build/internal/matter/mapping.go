package matter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
	"rethink/build/internal/keys"
)

// many is how many keys are looked up in a table rather than one by one.
const many = 24

// A Mapping is a mapping that an author wrote in YAML: the front matter of a page,
// site.yaml, or a mapping inside one of them.
//
// When a page is read, Finish reports every key that is not known there, with a guess
// from those that are. A nil Mapping answers as an empty one, so that Map needs no
// check. Each value of a wrong type is a problem and comes back as its zero value.
type Mapping struct {
	at       diag.Pos
	key      string // that it stands behind; empty for the outermost
	entries  []entry
	index    map[string]int // where each key is in entries, once they are many
	inside   []*Mapping
	read     map[diag.Pos]*Mapping // the same, by their places
	problems *diag.List
	place    Place
}

// An entry is a key with its value. The node knows how the value was written and
// where; read is what goldmark-meta, and so every other tool, makes of it.
type entry struct {
	key     string
	at      diag.Pos
	node    *yaml.Node
	read    any
	comment string // what stands behind a key without a value
}

// A Value is a text that an author wrote, and its place.
type Value struct {
	Text string
	At   diag.Pos
}

// A Place turns the lines and columns that YAML counts into those of the file.
type Place struct {
	File  string
	Above int // lines of the file above the first line of YAML

	Shifts *diag.Shifts // where the characters were typed
}

func (p Place) at(line, col int) diag.Pos {
	line += p.Above
	if col > 0 {
		col = p.Shifts.Typed(line, col)
	}
	return diag.Pos{File: p.File, Line: line, Col: col}
}

func (p Place) of(n *yaml.Node) diag.Pos {
	return p.at(n.Line, n.Column)
}

// None returns the mapping of a file without one, whose keys would stand at a place.
func None(at diag.Pos, problems *diag.List) *Mapping { return &Mapping{at: at, problems: problems} }

// newMapping reads a mapping node. Keys that are no plain words, and keys given
// twice, are problems; of two, the first counts.
func newMapping(node *yaml.Node, read any, in Place, problems *diag.List) *Mapping {
	m := &Mapping{at: in.of(node), problems: problems, place: in}
	m.entries = make([]entry, 0, len(node.Content)/2)
	if len(node.Content)/2 > many {
		m.index = make(map[string]int, len(node.Content)/2)
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		k, v := node.Content[i], node.Content[i+1]
		at := in.of(k)
		if k.Kind != yaml.ScalarNode {
			problems.Errorf(at, "front-matter", "key is not a word")
			problems.Hint("Write one word, a colon, a space and the value. A value that starts with a bracket needs quotes.")
			continue
		}
		if first := m.find(k.Value); first != nil {
			problems.Errorf(at, "duplicate-key", "key `%s` is given twice: first on line %d", k.Value, first.at.Line)
			problems.Hint("Keep one of the two.")
			continue
		}
		if m.index != nil {
			m.index[k.Value] = len(m.entries)
		}
		m.entries = append(m.entries, entry{key: k.Value, at: at, node: v, read: member(read, k.Value), comment: k.LineComment})
	}
	return m
}

// member returns what goldmark-meta read for a key. Its outermost mapping has
// text for keys, those inside may have anything.
func member(read any, key string) any {
	switch m := read.(type) {
	case map[string]any:
		return m[key]
	case map[any]any:
		return m[key]
	}
	return nil
}

func (m *Mapping) find(key string) *entry {
	if m == nil {
		return nil
	}
	if m.index != nil {
		if i, ok := m.index[key]; ok {
			return &m.entries[i]
		}
		return nil
	}
	for i := range m.entries {
		if m.entries[i].key == key {
			return &m.entries[i]
		}
	}
	return nil
}

// ask returns the entry of a key. A key without a value counts as absent, and is
// reported.
func (m *Mapping) ask(key string) *entry {
	if m == nil {
		return nil
	}
	e := m.find(key)
	if e == nil {
		return nil
	}
	if e.node.Kind == yaml.ScalarNode && e.node.Tag == "!!null" {
		m.wrong(e, "key `"+key+"` has no value", nullHint(e))
		return nil
	}
	return e
}

// wrong reports a problem of an entry's value.
func (m *Mapping) wrong(e *entry, message, hint string) {
	m.problems.Add(diag.Problem{Pos: e.at, Rule: "front-matter", Message: message, Hint: hint})
}

// Has reports whether the author wrote the key.
func (m *Mapping) Has(key string) bool { return m.ask(key) != nil }

// At returns the place of a key, or where the mapping begins when the key is
// absent.
func (m *Mapping) At(key string) diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	if e := m.find(key); e != nil {
		return e.at
	}
	return m.at
}

// List returns the mappings of a key that is a list of mappings.
func (m *Mapping) List(key string) []*Mapping {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.SequenceNode {
		m.wrong(e, "value of `"+key+"` is "+shape(e.node)+", and should be a list",
			"Start each entry on a line of its own, with a hyphen and a space.")
		return nil
	}
	var list []*Mapping
	for n, read := range entries(e) {
		if n.Kind != yaml.MappingNode {
			item := entry{key: key, at: m.place.of(n)}
			m.wrong(&item, "entry of `"+key+"` is "+shape(n)+", and should be keys with values",
				"Write a hyphen, then a key, a colon and its value; the next keys below, indented as far as the first.")
			continue
		}
		list = append(list, m.sub(key, n, read))
	}
	return list
}

// Map returns the mapping of a key, nil if absent.
func (m *Mapping) Map(key string) *Mapping {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.MappingNode {
		m.wrong(e, "value of `"+key+"` is "+shape(e.node)+", and should be keys with values",
			"Write each key on a line of its own below, indented by two spaces.")
		return nil
	}
	return m.sub(key, e.node, e.read)
}

// sub reads a mapping behind a key of m, the same one each time.
func (m *Mapping) sub(key string, n *yaml.Node, read any) *Mapping {
	at := m.place.of(n)
	if s := m.read[at]; s != nil {
		return s
	}
	s := newMapping(n, read, m.place, m.problems)
	s.key = key
	m.inside = append(m.inside, s)
	if m.read == nil {
		m.read = map[diag.Pos]*Mapping{}
	}
	m.read[at] = s
	return s
}

// Keys returns the keys in the order written: for mappings whose keys are the author's
// own.
func (m *Mapping) Keys() []Value {
	if m == nil {
		return nil
	}
	own := make([]Value, len(m.entries))
	for i, e := range m.entries {
		own[i] = Value{e.key, e.at}
	}
	return own
}

// Places returns the places of all keys and values of the mapping.
func (m *Mapping) Places() []diag.Pos {
	var places []diag.Pos
	var add func(n *yaml.Node)
	add = func(n *yaml.Node) {
		places = append(places, m.place.of(n))
		for _, c := range n.Content {
			add(c)
		}
	}
	if m == nil {
		return nil
	}
	for _, e := range m.entries {
		places = append(places, e.at)
		add(e.node)
	}
	return places
}

// Near returns the places where an error says why a key has no value: its own, and
// those of keys whose names are nearly its own.
func (m *Mapping) Near(key string) []diag.Pos {
	if m == nil {
		return nil
	}
	var places []diag.Pos
	for _, e := range m.entries {
		if e.key == key {
			return []diag.Pos{e.at, m.place.of(e.node)}
		}
		if diag.Nearest(e.key, []string{key}) != "" {
			places = append(places, e.at)
		}
	}
	return places
}

// Finish reports the keys that are not among those known. Elsewhere, which may be nil,
// names what else has such a key, and says so in a hint; the keys of one such thing are
// one problem.
func (m *Mapping) Finish(known []keys.Key, elsewhere func(key string) (what, hint string)) {
	if m == nil {
		return
	}
	var odd []entry
	for _, e := range m.entries {
		if _, ok := keys.Find(known, e.key); !ok {
			odd = append(odd, e)
		}
	}
	if len(odd) > 0 { // what follows compares names letter by letter
		m.unknown(odd, keys.Names(known), elsewhere)
	}
	for _, s := range m.inside {
		if key, ok := keys.Find(known, s.key); ok && key.Value != keys.Own {
			s.Finish(key.Of, nil)
		}
	}
}

// unknown reports keys that are not among the names of those known.
func (m *Mapping) unknown(odd []entry, names []string, elsewhere func(key string) (what, hint string)) {
	seen := map[string]bool{}
	unless := m.kindPlaces(names)
	var guesses diag.Guesser
	for _, e := range odd {
		what, there := "", ""
		if elsewhere != nil {
			what, there = elsewhere(e.key)
		}
		if seen[what] {
			continue
		}
		hint := guesses.DidYouMean(e.key, names)
		switch {
		case hint != "":
		case what != "":
			seen[what] = true
			hint = there
		default:
			hint = "The keys known here are " + strings.Join(slices.Sorted(slices.Values(names)), ", ") + "."
		}
		m.problems.Errorf(e.at, "unknown-key", "key `%s` is not known here", e.key)
		m.problems.Hint("%s", hint)
		m.problems.Unless(unless...)
	}
}

// kindPlaces returns the places where an error says why keys are not known.
func (m *Mapping) kindPlaces(known []string) []diag.Pos {
	if !slices.Contains(known, "kind") {
		return nil
	}
	return m.Near("kind")
}

// Empty reports whether nothing stands in the mapping.
func (m *Mapping) Empty() bool { return m == nil || len(m.entries) == 0 }

// Pos returns where the mapping begins.
func (m *Mapping) Pos() diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	return m.at
}

// Wrong reports a problem of a key that is there.
func (m *Mapping) Wrong(key, message, hint string) {
	if e := m.find(key); e != nil {
		m.wrong(e, message, hint)
		m.problems.Unless(e.at)
	}
}
