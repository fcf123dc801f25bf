package quiz

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"rethink/build/internal/model"
)

// curious is how many questions to think on there are of each sort. They take
// turns, so that a round does not say the same thing seven times.
const curious = 3

// wrongOptions is how many other questions to avoid stand beside the open ones.
const wrongOptions = 2

// swapIt makes the round in which one chooses what to ask instead.
//
// The open answers are the row's own. Where every one of them still asks for a
// reason ("how come"), one more open question joins them, see [nearest]. The
// other answers are questions to avoid from the same page's tables: one from the
// same table, which does the same thing, and one from the next, which does
// another.
func (q *Quiz) swapIt() *Round {
	r := q.round(SwapIt)
	categories := usable(q.Swaps)
	for i, c := range categories {
		for j, w := range c.Swaps {
			n := len(r.Questions)
			question := &Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: accepted(c, w)}
			for _, a := range question.Try {
				question.Options = append(question.Options, open(a, n))
			}
			for _, d := range beside(categories, i, j) {
				question.Options = append(question.Options, avoided(d, n))
			}
			shuffle(question.Options, w.ID)
			r.add(question)
		}
	}
	return r
}

// accepted returns the open questions that may stand in for w: its own, and when
// all of those ask why, the one of the same table that is nearest in words.
//
// This is the rule for "how come": it is offered and accepted, and never the only
// answer accepted. Any open question of the table would be a sound addition,
// since each avoids the fault that the table is about; the nearest in words is
// the one most likely to suit the same moment.
func accepted(c *model.Category, w *model.Swap) []model.Alternative {
	try := slices.Clone(w.Try)
	if slices.ContainsFunc(try, func(a model.Alternative) bool { return !a.AsksWhy() }) {
		return try
	}
	if a, ok := nearest(c, w); ok {
		try = append(try, a)
	}
	return try
}

// nearest returns the alternative of another row that shares most words with the
// row w, and does not ask why. Of equals the first counts.
func nearest(c *model.Category, w *model.Swap) (model.Alternative, bool) {
	row := wordsOf(w.Avoid.Plain())
	for _, a := range w.Try {
		row = append(row, wordsOf(a.Text.Plain())...)
	}
	var best model.Alternative
	most := -1
	for _, other := range c.Swaps {
		if other == w {
			continue
		}
		for _, a := range other.Try {
			if a.AsksWhy() {
				continue
			}
			shared := 0
			for _, word := range wordsOf(a.Text.Plain()) {
				if slices.Contains(row, word) {
					shared++
				}
			}
			if shared > most {
				best, most = a, shared
			}
		}
	}
	return best, most >= 0
}

// a distractor is a question to avoid that is offered in place of another.
type distractor struct {
	category *model.Category
	swap     *model.Swap
}

// beside returns the questions to avoid that are offered beside the open ones on
// the page of row j of category i: the next of the same table and one of the next
// table. Each question is so offered about equally often.
func beside(categories []*model.Category, i, j int) []distractor {
	own := categories[i]
	var found []distractor
	if len(own.Swaps) > 1 {
		found = append(found, distractor{own, own.Swaps[(j+1)%len(own.Swaps)]})
	}
	for step := 1; step < len(categories) && len(found) < wrongOptions; step++ {
		c := categories[(i+step)%len(categories)]
		found = append(found, distractor{c, c.Swaps[j%len(c.Swaps)]})
	}
	for step := 2; step < len(own.Swaps) && len(found) < wrongOptions; step++ {
		found = append(found, distractor{own, own.Swaps[(j+step)%len(own.Swaps)]})
	}
	return found
}

// open is the option of an open question; n turns the questions to think on.
func open(a model.Alternative, n int) Option {
	o := Option{Text: a.Text, Open: true, Accepted: true, AsksWhy: a.AsksWhy()}
	o.Feedback = Feedback{Reason: a.Because, Key: "quiz_reason_open", Further: turn("quiz_further_open", n)}
	if o.AsksWhy {
		o.Feedback.Key, o.Feedback.Further = "quiz_reason_how_come", "quiz_further_how_come"
	}
	return o
}

func avoided(d distractor, n int) Option {
	return Option{Text: d.swap.Avoid, Tag: d.category.Tag, Feedback: Feedback{
		Reason: reason(d.category), Key: "quiz_reason_avoid", Further: turn("quiz_further_avoid", n), Reasoning: true,
	}}
}

// spotIt makes the round in which one says what a question does: each question to
// avoid, and as many open ones as the longest table has rows, in an order that
// looks like chance. "How come" is left out, as it could rightly be heard both
// ways. The answers are the categories in the page's order, then "open", alike on
// every page.
func (q *Quiz) spotIt() *Round {
	categories := usable(q.Swaps)
	longest := 0
	var questions []*Question
	for _, c := range categories {
		longest = max(longest, len(c.Swaps))
		for _, w := range c.Swaps {
			questions = append(questions, &Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: accepted(c, w)})
		}
	}
	for _, o := range openQuestions(categories, longest) {
		questions = append(questions, &Question{ID: o.ID, Text: o.Text, Category: o.category, Swap: o.swap, Try: []model.Alternative{o.Alternative}})
	}
	slices.SortStableFunc(questions, func(a, b *Question) int { return cmp.Compare(mark(a.ID), mark(b.ID)) })
	r := q.round(SpotIt)
	for n, question := range questions {
		question.Options = spotOptions(categories, question, n)
		r.add(question)
	}
	return r
}

// an openQuestion is an alternative with the row that it stands in.
type openQuestion struct {
	model.Alternative
	category *model.Category
	swap     *model.Swap
}

// openQuestions takes at most n alternatives, in turns from each table, so that
// all tables are heard.
func openQuestions(categories []*model.Category, n int) []openQuestion {
	queues := make([][]openQuestion, len(categories))
	seen := map[string]bool{}
	for i, c := range categories {
		for _, w := range c.Swaps {
			for _, a := range w.Try {
				if key := strings.Join(wordsOf(a.Text.Plain()), " "); !a.AsksWhy() && !seen[key] {
					seen[key] = true
					queues[i] = append(queues[i], openQuestion{a, c, w})
				}
			}
		}
	}
	var taken []openQuestion
	for turn := 0; len(taken) < n; turn++ {
		any := false
		for _, queue := range queues {
			if turn < len(queue) && len(taken) < n {
				taken = append(taken, queue[turn])
				any = true
			}
		}
		if !any {
			break
		}
	}
	return taken
}

// spotOptions returns the answers to "what does this question do?".
func spotOptions(categories []*model.Category, q *Question, n int) []Option {
	isOpen := q.Tag == ""
	feedback := Feedback{Reason: reason(q.Category), Key: "quiz_reason_avoid", Further: turn("quiz_further_avoid", n), Reasoning: true}
	if isOpen {
		feedback = Feedback{Reason: q.Try[0].Because, Key: "quiz_reason_open", Further: turn("quiz_further_open", n)}
	}
	var options []Option
	for _, c := range categories {
		options = append(options, Option{Tag: c.Tag, Accepted: !isOpen && c == q.Category, Feedback: feedback})
	}
	return append(options, Option{Open: true, Accepted: isOpen, Feedback: feedback})
}

// sayIt makes the round in which one says a question in one's own way and then
// compares. There is nothing to choose.
func (q *Quiz) sayIt() *Round {
	r := q.round(SayIt)
	for _, c := range usable(q.Swaps) {
		for _, w := range c.Swaps {
			r.add(&Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: accepted(c, w)})
		}
	}
	return r
}

// turn returns one of the keys key_1, key_2 …, in turns.
func turn(key string, n int) string { return key + "_" + strconv.Itoa(n%curious+1) }

// shuffle puts options in an order that looks like chance and is the same at
// every build: it depends on the question's id alone.
func shuffle(options []Option, id string) {
	slices.SortStableFunc(options, func(a, b Option) int {
		return cmp.Compare(mark(id+"\n"+a.Text.Plain()), mark(id+"\n"+b.Text.Plain()))
	})
}

func mark(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	// The last letters of a text hardly reach a hash's high bits, which decide an
	// order; so they are stirred once more.
	x := h.Sum32()
	x ^= x >> 16
	x *= 0x85ebca6b
	x ^= x >> 13
	x *= 0xc2b2ae35
	return x ^ x>>16
}

// wordsOf returns the words of a question in small letters, without signs.
func wordsOf(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && r < 0x80 || r == '…' || r == '“' || r == '”'
	})
}
