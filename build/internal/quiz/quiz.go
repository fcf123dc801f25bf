// Package quiz makes practice out of the guidance's own questions: a [Quiz] from
// each page of swaps, a [Finder] from each page of prompts, and from both the
// files that learning platforms and spreadsheets take ([Quiz.GIFT], [Quiz.SCORM], [CSV]).
//
// Nobody writes a question twice, and nothing is made up: every answer that a
// quiz offers is a question of the author's. What is in a table's "try" column, or
// on a page of prompts, is accepted wherever it is offered; what is in a table's
// first column is to be avoided everywhere. So no answer can be right on one page
// and wrong on another.
//
// Feedback answers what was picked: what that question does, in the author's words
// where there are some. The package refuses to judge a person: it never says that
// somebody is wrong. It prints nothing and reads nothing; layouts and package sheet
// print its views.
package quiz

import (
	"path"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A Quiz is the practice made from one page of swaps, in up to three rounds.
type Quiz struct {
	Swaps  *model.Swaps
	Folder string // "questions/quiz": all its pages lie below
	Name   string // "swaps": what its packages are called
	Score  bool
	Among  bool // the site has other quizzes, so that this one is called by its page
	Rounds []*Round

	List List // names every question for the scripts

	others *others // the questions to try, of this page and of the site

	InPackage bool // the pages are for a learning platform, without the site around them
}

// Kind is what one does in a round.
type Kind string

const (
	SwapIt Kind = "swap" // a question to avoid; choose what to ask instead
	SpotIt Kind = "spot" // a question; say what it does
	SayIt  Kind = "say"  // a question to avoid; say it your way, then compare
)

// A Round is one way of practising with all the questions of the page.
type Round struct {
	Kind      Kind
	Quiz      *Quiz
	Summary   string // address of the page after the last question
	Questions []*Question
}

// A Question is one page of a round.
type Question struct {
	Round    *Round
	Number   int    // place in the round, from 1
	ID       string // made from its own words
	Address  string
	Text     model.Inlines // the question that is shown
	Tag      string        // what it does, in the category's words; empty for one to try
	Category *model.Category
	Swap     *model.Swap // the row that it stands in
	Options  []Option    // none in SayIt
	Try      []model.Alternative
}

// An Option is one answer to choose.
type Option struct {
	Letter   string        // "a": in addresses and for learning platforms
	Text     model.Inlines // the question offered; empty in SpotIt, where Tag is the answer
	Tag      string        // what the offered question does; empty for one to try
	Open     bool          // the offered question is one to try
	Accepted bool          // fits what the table says
	AsksWhy  bool          // "how come": to try, and still asks for a reason
	Feedback Feedback
}

// Feedback is what choosing an option opens up. It says what the question does and
// asks on; it neither praises nor corrects.
type Feedback struct {
	Picked  []Remark // in SpotIt, of the kind that was picked, before what the table says
	Remarks []Remark // of the question
	Further Remark   // a question to think on
}

// A Remark is one thing that is said: words of the site, or an author's own.
type Remark struct {
	Key  string        // of strings.yaml
	Of   string        // what is put into its words
	Text model.Inlines // the author's, in place of Key
}

// First returns the round's first question.
func (r *Round) First() *Question { return r.Questions[0] }

// Next returns the question after q, or nil after the last.
func (q *Question) Next() *Question {
	if q.Number < len(q.Round.Questions) {
		return q.Round.Questions[q.Number]
	}
	return nil
}

// Index returns the address of the page where the rounds begin.
func (q *Quiz) Index() string { return q.Folder + "/index.html" }

// Sheet and Answers return the addresses of the quiz on paper, without ending.
func (q *Quiz) Sheet() string   { return q.Folder + "/sheet" }
func (q *Quiz) Answers() string { return q.Folder + "/answers" }

// Round returns the round of a kind, or nil.
func (q *Quiz) Round(k Kind) *Round {
	for _, r := range q.Rounds {
		if r.Kind == k {
			return r
		}
	}
	return nil
}

// Count returns how many questions all rounds hold together.
func (q *Quiz) Count() int {
	n := 0
	for _, r := range q.Rounds {
		n += len(r.Questions)
	}
	return n
}

// New makes a quiz from each page of swaps.
func New(site *model.Site) []*Quiz {
	var all []*Quiz
	names := map[string]bool{}
	prompts := promptsOf(site)
	for _, s := range site.Swaps {
		folder := site.QuizFolder(s)
		if folder == "" {
			continue
		}
		dir, file := path.Split(s.Page.Path)
		name := strings.TrimSuffix(file, ".md")
		if names[name] {
			name = strings.ReplaceAll(dir, "/", "-") + name
		}
		names[name] = true
		q := &Quiz{Swaps: s, Folder: folder, Name: name, Score: s.Score, others: newOthers(s, prompts)}
		q.makeRounds()
		all = append(all, q)
	}
	for _, q := range all {
		q.Among = len(all) > 1
	}
	return all
}

// Called returns a title of the quiz: the words of a key of strings.yaml, and where
// the site has other quizzes the title of its page too.
func (q *Quiz) Called(say words.Say, key string) string {
	if q.Among {
		return say("quiz_of", say(key), q.Swaps.Page.Title)
	}
	return say(key)
}

func (q *Quiz) makeRounds() {
	for _, r := range []*Round{q.swapIt(), q.spotIt(), q.sayIt()} {
		if len(r.Questions) > 0 {
			q.Rounds = append(q.Rounds, r)
		}
	}
}

// usable returns the page's categories that have questions.
func usable(s *model.Swaps) []*model.Category {
	var found []*model.Category
	for _, c := range s.Categories {
		if len(c.Swaps) > 0 {
			found = append(found, c)
		}
	}
	return found
}

func (q *Quiz) round(k Kind) *Round {
	return &Round{Kind: k, Quiz: q, Summary: q.Folder + "/" + string(k) + "/index.html"}
}

// add appends a question and gives it its place and address.
func (r *Round) add(question *Question) {
	question.Round = r
	question.Number = len(r.Questions) + 1
	question.Address = r.Quiz.Folder + "/" + string(r.Kind) + "/" + question.ID + ".html"
	for i := range question.Options {
		question.Options[i].Letter = string(rune('a' + i))
	}
	r.Questions = append(r.Questions, question)
}

// reason returns the first paragraph that says why a category's questions hinder.
func reason(c *model.Category) model.Inlines {
	for _, b := range c.Reason {
		if p, ok := b.(*model.Paragraph); ok {
			return p.Text
		}
	}
	return nil
}

// Added returns what the page says of itself that the source does not hold, so that
// it is said too where the quiz shows it.
func (q *Quiz) Added() []model.Inlines {
	var found []model.Inlines
	for _, b := range q.Swaps.Intro {
		alert, ok := b.(*model.Alert)
		if !ok || alert.Kind != model.AlertAdded {
			continue
		}
		for _, b := range alert.Blocks {
			if p, ok := b.(*model.Paragraph); ok {
				found = append(found, p.Text)
			}
		}
	}
	return found
}
