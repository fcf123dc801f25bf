package source

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// matter is a mapping that an author wrote in YAML: the front matter of a page,
// site.yaml, or a mapping inside one of them.
//
// Asking for a key declares it. When a page is read, finish tells every key that
// nobody asked for, with a guess from those that were. A nil matter answers as an
// empty one, so that Map needs no check. Each value of a wrong type is a problem
// and comes back as its zero value.
type matter struct {
	at       diag.Pos
	entries  []entry
	asked    []string
	inside   []*matter
	problems *diag.List
	place    place
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

// value is a text that an author wrote, and its place.
type value struct {
	Text string
	At   diag.Pos
}

// place turns the lines and columns that YAML counts into those of the file.
type place struct {
	file  string
	above int // lines of the file above the first line of YAML
}

func (p place) of(n *yaml.Node) diag.Pos {
	return diag.Pos{File: p.file, Line: n.Line + p.above, Col: n.Column}
}

// newMatter reads a mapping node. Keys that are no plain words, and keys given
// twice, are problems; of two, the first counts.
func newMatter(node *yaml.Node, read any, in place, problems *diag.List) *matter {
	m := &matter{at: in.of(node), problems: problems, place: in}
	m.entries = make([]entry, 0, len(node.Content)/2)
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
		for k, v := range m {
			if text, ok := k.(string); ok && text == key {
				return v
			}
		}
	}
	return nil
}

func (m *matter) find(key string) *entry {
	if m == nil {
		return nil
	}
	for i := range m.entries {
		if m.entries[i].key == key {
			return &m.entries[i]
		}
	}
	return nil
}

// ask declares a key and returns its entry. A key without a value counts as
// absent, and is told.
func (m *matter) ask(key string) *entry {
	if m == nil {
		return nil
	}
	if !slices.Contains(m.asked, key) {
		m.asked = append(m.asked, key)
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
func (m *matter) wrong(e *entry, message, hint string) {
	m.problems.Add(diag.Problem{Pos: e.at, Rule: "front-matter", Message: message, Hint: hint})
}

// Has tells whether the author wrote the key.
func (m *matter) Has(key string) bool { return m.ask(key) != nil }

// At returns the place of a key, or where the mapping begins when the key is
// absent.
func (m *matter) At(key string) diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	if e := m.find(key); e != nil {
		return e.at
	}
	return m.at
}

// Text returns the text of a key, empty if absent.
func (m *matter) Text(key string) string {
	text, _ := m.TextAt(key)
	return text
}

// TextAt returns the text of a key with the place where the text begins.
func (m *matter) TextAt(key string) (string, diag.Pos) {
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

// text returns the text of a scalar, and tells what is no text or what YAML
// turns into something else.
func (m *matter) text(e *entry, n *yaml.Node, read any) (string, bool) {
	if n.Kind == yaml.AliasNode {
		m.wrong(e, "value of `"+e.key+"` starts with *, which has a meaning of its own here", quoteHint(e.key, "*"+n.Value))
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		m.wrong(e, "value of `"+e.key+"` is "+shape(n)+", where text is wanted", textHint(n))
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
func (m *matter) Flag(key string) bool {
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
func (m *matter) Number(key string) int {
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
func (m *matter) Decimal(key string) float64 {
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
func (m *matter) Date(key string) model.Date {
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
func (m *matter) Texts(key string) []value {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.SequenceNode {
		if text, ok := m.text(e, e.node, e.read); ok {
			return []value{{text, m.place.of(e.node)}}
		}
		return nil
	}
	var texts []value
	for n, read := range entries(e) {
		item := entry{key: key, at: m.place.of(n), node: n, read: read}
		if text, ok := m.text(&item, n, item.read); ok {
			texts = append(texts, value{text, item.at})
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

// List returns the mappings of a key that is a list of mappings.
func (m *matter) List(key string) []*matter {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.SequenceNode {
		m.wrong(e, "value of `"+key+"` is "+shape(e.node)+", where a list is wanted",
			"Start each entry on a line of its own, with a hyphen and a space.")
		return nil
	}
	var list []*matter
	for n, read := range entries(e) {
		if n.Kind != yaml.MappingNode {
			item := entry{key: key, at: m.place.of(n)}
			m.wrong(&item, "entry of `"+key+"` is "+shape(n)+", where keys with values are wanted",
				"Write a hyphen, then a key, a colon and its value; the next keys below, indented as far as the first.")
			continue
		}
		list = append(list, m.sub(n, read))
	}
	return list
}

// Map returns the mapping of a key, nil if absent.
func (m *matter) Map(key string) *matter {
	e := m.ask(key)
	if e == nil {
		return nil
	}
	if e.node.Kind != yaml.MappingNode {
		m.wrong(e, "value of `"+key+"` is "+shape(e.node)+", where keys with values are wanted",
			"Write each key on a line of its own below, indented by two spaces.")
		return nil
	}
	return m.sub(e.node, e.read)
}

// sub reads a mapping inside m, the same one each time.
func (m *matter) sub(n *yaml.Node, read any) *matter {
	at := m.place.of(n)
	for _, s := range m.inside {
		if s.at == at {
			return s
		}
	}
	s := newMatter(n, read, m.place, m.problems)
	m.inside = append(m.inside, s)
	return s
}

// Keys returns the keys in the order written, and declares them all: for
// mappings whose keys are the author's own.
func (m *matter) Keys() []value {
	if m == nil {
		return nil
	}
	keys := make([]value, len(m.entries))
	for i, e := range m.entries {
		keys[i] = value{e.key, e.at}
		m.asked = append(m.asked, e.key)
	}
	return keys
}

// places returns the places of all keys and values of the mapping.
func (m *matter) places() []diag.Pos {
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

// near returns the places where an error says why a key has no value: its own, and
// those of keys whose names are nearly its own.
func (m *matter) near(key string) []diag.Pos {
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

// finish tells the keys that nobody asked for. Keys that a page of another kind
// has are one problem, since it is the kind that is missing.
func (m *matter) finish() {
	if m == nil {
		return
	}
	toldKinds := map[model.Kind]bool{}
	for _, e := range m.entries {
		if slices.Contains(m.asked, e.key) {
			continue
		}
		kind, known := kindOfKey(e.key)
		if toldKinds[kind] {
			continue
		}
		m.problems.Errorf(e.at, "unknown-key", "key `%s` is not known here", e.key)
		if slices.Contains(m.asked, "kind") {
			m.problems.Unless(m.near("kind")...) // which keys are known depends on it
		}
		hint := diag.DidYouMean(e.key, m.asked)
		switch {
		case hint != "" || len(m.asked) == 0:
		case known && slices.Contains(m.asked, "kind"):
			toldKinds[kind] = true
			hint = "It belongs to pages of kind " + string(kind) + ": write `kind: " + string(kind) + "`, or take it out."
		default:
			keys := slices.Sorted(slices.Values(m.asked))
			hint = "The keys known here are " + strings.Join(slices.Compact(keys), ", ") + "."
		}
		m.problems.Hint("%s", hint)
	}
	for _, s := range m.inside {
		s.finish()
	}
}

// kindOfKey returns the one kind of page that has a key.
func kindOfKey(key string) (kind model.Kind, known bool) {
	switch key {
	case "start", "endings", "entries", "rules", "walks", "path":
		return model.KindFlow, true
	case "score", "tags":
		return model.KindSwaps, true
	case "include", "names":
		return model.KindCards, true
	case "minutes", "people":
		return model.KindSession, true
	case "agencies", "practise":
		return model.KindScenario, true
	}
	return "", false
}
