package flow

import "rethink/build/internal/model"

// A Word is one entry of the chart in words: a step by its number, and where its
// choices go.
type Word struct {
	Ref
	Number int
	Kind   model.StepKind
	Added  bool
	Title  string // what introduces the choices: "How did it go?"
	Goes   []Go
}

// A Go is one line below an entry: "Yes, I am: go to 5, Strategy 2". A situation
// leads on without words.
type Go struct {
	Text   string
	Note   model.Inlines // what the author adds to the words
	Number int
	To     Ref
	Added  bool
	More   []model.Block
}

// InWords returns the chart as a numbered list, in the author's order.
func InWords(f *model.Flow) []Word {
	a := addresses{f}
	numbers := map[string]int{}
	for i, s := range f.Steps {
		numbers[s.ID] = i + 1
	}
	var words []Word
	for i, s := range f.Steps {
		w := Word{Ref: a.ref(s), Number: i + 1, Kind: s.Kind, Added: s.Added, Title: s.ChoicesTitle}
		for _, c := range s.Choices {
			g := Go{Text: c.Text, Note: c.Note, Number: numbers[c.To], To: a.ref(f.Step(c.To)), Added: c.Added, More: c.More}
			if s.Kind == model.Situation {
				g.Text = ""
			}
			w.Goes = append(w.Goes, g)
		}
		words = append(words, w)
	}
	return words
}
