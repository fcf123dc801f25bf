package quiz

import (
	"slices"
	"strings"

	"rethink/build/internal/model"
)

// mostSegments is how many questions the drawn bar can show: with more, each
// would be a hair. The words above it count on.
const mostSegments = 24

// Drawn reports whether the round's progress can be drawn as well as said.
func (r *Round) Drawn() bool { return !r.Long() }

// Number returns the round's place in the quiz, from 1.
func (r *Round) Number() int { return slices.Index(r.Quiz.Rounds, r) + 1 }

// Categories returns the tables that the quiz is made from.
func (q *Quiz) Categories() []*model.Category { return usable(q.Swaps) }

// Keeps returns the key of the words that say what is kept of a practice: nothing,
// or in a package what its platform keeps.
func (q *Quiz) Keeps() string {
	switch {
	case q.InPackage && q.Score:
		return "quiz_platform_score"
	case q.InPackage:
		return "quiz_platform"
	case q.Score:
		return "quiz_keeps_score"
	}
	return "quiz_keeps"
}

// Key returns the key of the round's own words in strings.yaml.
func (r *Round) Key(what string) string { return r.Kind.key(what) }

// Following returns the round that comes after r, or nil.
func (r *Round) Following() *Round {
	if n := r.Number(); n < len(r.Quiz.Rounds) {
		return r.Quiz.Rounds[n]
	}
	return nil
}

// Long reports whether the round has too many questions for each page to list them
// all: its pages would then grow with the square of their number.
func (r *Round) Long() bool { return len(r.Questions) > mostSegments }

// besides is how many questions before and after it a page of a long round lists.
const besides = 4

// Near returns the questions that the page of q lists: all of the round, and in a
// long round those about its own place.
func (q *Question) Near() []*Question {
	all := q.Round.Questions
	if !q.Round.Long() {
		return all
	}
	from := max(0, min(q.Index()-besides, len(all)-2*besides-1))
	return all[from:min(len(all), from+2*besides+1)]
}

// Index returns the question's place in the round, from 0.
func (q *Question) Index() int { return q.Number - 1 }

// Key returns the key of the round's own words in strings.yaml.
func (q *Question) Key(what string) string { return q.Round.Kind.key(what) }

// Onward returns the address of the next question, or of the summary.
func (q *Question) Onward() string {
	if next := q.Next(); next != nil {
		return next.Address
	}
	return q.Round.Summary
}

// A Voice is a question as it is shown once an answer was chosen: one to avoid, or
// one to try, with what it does.
type Voice struct {
	Letter string // of the option that it is; empty if it is none
	Text   model.Inlines
	Tag    string // empty for one to try
	Open   bool
	Reason []Remark
}

// Voices returns what is there to compare after a choice: all that could be chosen in
// SwapIt; in SpotIt what the question can become, or for one to try what it takes the
// place of; in SayIt the alternatives of the row.
func (q *Question) Voices() []Voice {
	var voices []Voice
	switch {
	case q.Round.Kind == SwapIt:
		for _, o := range q.Options {
			voices = append(voices, Voice{o.Letter, o.Text, o.Tag, o.Open, q.shortly(o)})
		}
	case q.Tag == "":
		voices = append(voices, Voice{Text: q.Swap.Avoid, Tag: q.Category.Tag, Reason: []Remark{does(q.Category, q.Swap, firstSentence(reason(q.Category)))}})
	default:
		for _, a := range q.Try {
			voices = append(voices, Voice{Text: a.Text, Open: true, Reason: authors([]Remark{because(a)})})
		}
	}
	return voices
}

// shortly returns what an option's feedback says of its question, for where it is one
// of several: of a table's reason the first sentence, and no general words.
func (q *Question) shortly(o Option) []Remark {
	table := reason(q.Category)
	var said []Remark
	for _, r := range authors(o.Feedback.Remarks) {
		if len(table) > 0 && r.Text.Plain() == table.Plain() {
			r.Text = firstSentence(table)
		}
		said = append(said, r)
	}
	return said
}

// authors returns the remarks that are an author's, or name a place of theirs: what
// is said of every question alike is left out.
func authors(remarks []Remark) []Remark {
	return slices.DeleteFunc(slices.Clone(remarks), func(r Remark) bool { return len(r.Text) == 0 && r.Of == "" })
}

// firstSentence returns the beginning of a reason, for where it stands beside
// several questions.
func firstSentence(text model.Inlines) model.Inlines {
	if len(text) == 0 {
		return nil
	}
	plain := oneLine(text.Plain())
	for _, end := range []string{". ", "! ", "? "} {
		if before, _, ok := strings.Cut(plain, end); ok {
			return model.Inlines{model.Text{Value: before + end[:1]}}
		}
	}
	return text
}
