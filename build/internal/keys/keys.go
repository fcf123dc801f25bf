// Package keys is the one table of the keys that an author may write in YAML: in the
// front matter of each kind of page, and in site.yaml. The reader takes from it which
// keys are known where, `rethink schema` what an editor can offer, and tests read the
// manual against it.
//
// The package refuses to read: what a value means, and what is wrong with one, is the
// business of source.
package keys

import (
	"slices"

	"rethink/build/internal/model"
)

// A Value is what stands behind a key.
type Value int

// The values.
const (
	Text      Value = iota // one text
	Texts                  // a list of texts, or one alone
	Number                 // a whole number
	Decimal                // a number that may have a fraction
	Flag                   // true or false
	Day                    // YYYY-MM-DD
	Months                 // how many months: 12, 12 months or 2 years
	Points                 // numbers of points: a list, or with commas between
	Addresses              // a list of texts, or of a text with another behind a colon
	Score                  // true, false or completed
	Own                    // texts under keys of the author's own
	Group                  // the keys of Of
	Groups                 // a list of such
)

// A Key is one key, and what stands behind it.
type Key struct {
	Name    string
	Value   Value
	Must    bool     // it has to be there
	Choices []string // the only texts that it may have; none for any
	Of      []Key    // of a group
}

// Names returns the names of some keys.
func Names(some []Key) []string {
	names := make([]string, len(some))
	for i, k := range some {
		names[i] = k.Name
	}
	return names
}

// Find returns the key of a name.
func Find(some []Key, name string) (Key, bool) {
	i := slices.IndexFunc(some, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return some[i], true
}

// OfPage returns the keys that the front matter of every kind of page may have. It is
// asked for each page, and not to be changed.
func OfPage() []Key { return ofPage[:len(ofPage):len(ofPage)] }

var ofPage = []Key{
	{Name: "title"},
	{Name: "kind", Choices: kinds()},
	{Name: "description"},
	{Name: "lang"},
	{Name: "order", Value: Number},
	{Name: "last_reviewed", Value: Day},
	{Name: "review_in", Value: Months},
	{Name: "owner"},
	{Name: "draft", Value: Flag},
	{Name: "source", Value: Points},
	{Name: "old_addresses", Value: Addresses},
	{Name: "search_words"},
}

func kinds() []string {
	var names []string
	for _, k := range model.Kinds() {
		names = append(names, string(k))
	}
	return names
}

// OfKind returns the keys that one kind of page alone has.
func OfKind(kind model.Kind) []Key {
	switch kind {
	case model.KindFlow:
		return []Key{
			{Name: "start", Value: Texts, Must: true},
			{Name: "endings", Value: Own, Choices: []string{string(model.Settled), string(model.Escalate)}},
			{Name: "entries", Value: Texts},
			{Name: "rules"},
			{Name: "walks", Value: Groups, Of: []Key{
				{Name: "name"}, {Name: "choices", Value: Texts}, {Name: "from"}, {Name: "ends"},
			}},
			{Name: "path"},
		}
	case model.KindSwaps:
		return []Key{{Name: "score", Value: Score}, {Name: "tags", Value: Own}}
	case model.KindCards:
		return []Key{
			{Name: "include", Value: Texts},
			{Name: "names", Value: Own},
			{Name: "shapes", Value: Own, Choices: model.CardShapes()},
			{Name: "carry"},
		}
	case model.KindPrint:
		return []Key{{Name: "summary", Value: Texts}}
	case model.KindSession:
		return []Key{{Name: "minutes", Value: Number, Must: true}, {Name: "people"}}
	case model.KindScenario:
		return []Key{{Name: "agencies", Value: Texts}, {Name: "practise"}}
	}
	return nil
}
