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

// mostOwn is how many alternatives of one row a question offers. With more of them,
// the letters of the answers would run out.
const mostOwn = 20

// mostKinds is how many kinds of question SpotIt offers beside those to try. Where a
// page has more tables, each question has its own and those after it.
const mostKinds = 7

// swapIt makes the round in which one chooses what to ask instead: the alternatives
// of the row, one other question to try, and one to avoid from the same table, which
// is of the same kind. Whoever picks a question to try has picked one that leaves
// room; which of them asks about what one was about to say, only the question tells.
func (q *Quiz) swapIt() *Round {
	r := q.round(SwapIt)
	for _, c := range usable(q.Swaps) {
		for j, w := range c.Swaps {
			n := len(r.Questions)
			question := &Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: w.Try}
			for _, a := range w.Try[:min(len(w.Try), mostOwn)] {
				question.Options = append(question.Options, own(a, n))
			}
			if o, ok := q.others.nearest(c, w); ok {
				question.Options = append(question.Options, other(o, w))
			}
			if len(c.Swaps) > 1 {
				question.Options = append(question.Options, avoided(c, c.Swaps[(j+1)%len(c.Swaps)], n))
			}
			shuffle(question.Options, w.ID)
			r.add(question)
		}
	}
	return r
}

// own is the option of a row's alternative; n turns the questions to think on.
func own(a model.Alternative, n int) Option {
	o := Option{Text: a.Text, Open: true, Accepted: true, AsksWhy: a.AsksWhy()}
	o.Feedback = Feedback{Remarks: []Remark{because(a)}, Further: turn("quiz_further_open", n)}
	if o.AsksWhy {
		o.Feedback.Further = Remark{Key: "quiz_further_how_come"}
	}
	return o
}

// other is the option of a question to try that is not the row's own: it says where
// the author lists it, what it does, and asks what it would ask here.
func other(o *openQuestion, w *model.Swap) Option {
	said := Remark{Key: "quiz_reason_prompt", Of: o.moment}
	if o.swap != nil {
		said = Remark{Key: "quiz_reason_row", Of: oneLine(o.swap.Avoid.Plain())}
	}
	remarks := []Remark{said}
	if len(o.Because) > 0 {
		remarks = append(remarks, Remark{Text: o.Because})
	}
	return Option{Text: o.Text, Open: true, Accepted: true, AsksWhy: o.AsksWhy(), Feedback: Feedback{
		Remarks: remarks,
		Further: Remark{Key: "quiz_further_other", Of: oneLine(w.Try[0].Text.Plain())},
	}}
}

// avoided is the option of a question to avoid.
func avoided(c *model.Category, w *model.Swap, n int) Option {
	return Option{Text: w.Avoid, Tag: c.Tag, Feedback: Feedback{
		Remarks: []Remark{does(c, w, reason(c))}, Further: turn("quiz_further_avoid", n),
	}}
}

// because says why an alternative is better, in the author's words where there are
// some.
func because(a model.Alternative) Remark {
	switch {
	case len(a.Because) > 0:
		return Remark{Text: a.Because}
	case a.AsksWhy():
		return Remark{Key: "quiz_reason_how_come"}
	}
	return Remark{Key: "quiz_reason_open"}
}

// does says what a question to avoid does: in the words that its row has for it, in
// those of its table, or in general ones.
func does(c *model.Category, w *model.Swap, table model.Inlines) Remark {
	switch {
	case len(w.Does) > 0:
		return Remark{Text: w.Does}
	case len(table) > 0:
		return Remark{Text: table}
	}
	return Remark{Key: "quiz_reason_avoid"}
}

// spotIt makes the round in which one says what a question does: each question to
// avoid, and as many alternatives as the longest table has rows, in an order that
// looks like chance. The answers are the kinds in the page's order, then "to try".
//
// "How come" is left out, as it could rightly be heard both ways, and so is what
// asks for nothing ("Tell me what got in the way"): it can be heard as leading.
func (q *Quiz) spotIt() *Round {
	categories := usable(q.Swaps)
	longest := 0
	places := map[*model.Category]int{}
	var questions []*Question
	for i, c := range categories {
		places[c] = i
		longest = max(longest, len(c.Swaps))
		for _, w := range c.Swaps {
			questions = append(questions, &Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: w.Try})
		}
	}
	for _, o := range inTurns(categories, longest) {
		questions = append(questions, &Question{ID: o.ID, Text: o.Text, Category: o.category, Swap: o.swap, Try: []model.Alternative{o.Alternative}})
	}
	slices.SortStableFunc(questions, func(a, b *Question) int { return cmp.Compare(mark(a.ID), mark(b.ID)) })
	r := q.round(SpotIt)
	for n, question := range questions {
		for _, c := range kindsFor(categories, places[question.Category]) {
			question.Options = append(question.Options, question.spot(c, n))
		}
		question.Options = append(question.Options, question.spot(nil, n))
		r.add(question)
	}
	return r
}

// inTurns takes at most n alternatives, in turns from each table, so that all tables
// are heard.
func inTurns(categories []*model.Category, n int) []openQuestion {
	queues := make([][]openQuestion, len(categories))
	seen := map[string]bool{}
	for i, c := range categories {
		for _, w := range c.Swaps {
			for _, a := range w.Try {
				if key := same(a.Text); a.Asks() && !a.AsksWhy() && !seen[key] {
					seen[key] = true
					queues[i] = append(queues[i], openQuestion{Alternative: a, category: c, swap: w})
				}
			}
		}
	}
	var taken []openQuestion
	for len(queues) > 0 && len(taken) < n {
		queues = slices.DeleteFunc(queues, func(queue []openQuestion) bool { return len(queue) == 0 })
		for i := range queues {
			if len(taken) < n {
				taken = append(taken, queues[i][0])
				queues[i] = queues[i][1:]
			}
		}
	}
	return taken
}

// kindsFor returns the kinds of question that are offered for one of the kind at a
// place: all, or where there are too many, it and those after it, in the page's order.
func kindsFor(categories []*model.Category, at int) []*model.Category {
	if len(categories) <= mostKinds {
		return categories
	}
	var places []int
	for step := range mostKinds {
		places = append(places, (at+step)%len(categories))
	}
	slices.Sort(places)
	var found []*model.Category
	for _, i := range places {
		found = append(found, categories[i])
	}
	return found
}

// spot is the option "it is one of these", or with nil "it is one to try". What it
// opens up says first what the kind does that was picked, where the table has another,
// and then what this question does.
func (q *Question) spot(picked *model.Category, n int) Option {
	toTry := q.Tag == ""
	o := Option{Open: picked == nil, Accepted: toTry && picked == nil || !toTry && picked == q.Category}
	if picked != nil {
		o.Tag = picked.Tag
	}
	said := does(q.Category, q.Swap, reason(q.Category))
	o.Feedback.Further = turn("quiz_further_avoid", n)
	if toTry {
		said = because(q.Try[0])
		o.Feedback.Further = turn("quiz_further_open", n)
	}
	o.Feedback.Remarks = []Remark{said}
	if o.Accepted {
		return o
	}
	o.Feedback.Further = Remark{Key: "quiz_spot_further"}
	switch {
	case picked == nil:
		o.Feedback.Picked = []Remark{{Key: "quiz_spot_to_try"}}
	case len(reason(picked)) > 0:
		o.Feedback.Picked = []Remark{{Text: firstSentence(reason(picked))}}
	}
	return o
}

// sayIt makes the round in which one says a question in one's own way and then
// compares. There is nothing to choose.
func (q *Quiz) sayIt() *Round {
	r := q.round(SayIt)
	for _, c := range usable(q.Swaps) {
		for _, w := range c.Swaps {
			r.add(&Question{ID: w.ID, Text: w.Avoid, Tag: c.Tag, Category: c, Swap: w, Try: w.Try})
		}
	}
	return r
}

// turn returns one of the remarks key_1, key_2 …, in turns.
func turn(key string, n int) Remark { return Remark{Key: key + "_" + strconv.Itoa(n%curious+1)} }

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

// same is equal for questions that differ only in signs, spaces and capitals.
func same(text model.Inlines) string { return strings.Join(wordsOf(text.Plain()), " ") }

// wordsOf returns the words of a question in small letters, without signs.
func wordsOf(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && r < 0x80 || r == '…' || r == '“' || r == '”'
	})
}
