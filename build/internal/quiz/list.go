package quiz

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// A List is the one script that names every question of a quiz. Each page of the
// quiz loads it, so that no page has to name the others: a page of a round of 400
// questions is as long as one of a round of 40.
//
// It sets window.rethinkQuiz, and quiz.js and scorm.js say what they read of it.
// Its name changes with its bytes, so a browser keeps it until a question changes.
type List struct {
	Address string
	Data    []byte
}

// The list as the scripts read it.
type (
	listed struct {
		Rounds  []listedRound `json:"rounds"`
		Changed string        `json:"changed"` // words: some of what was kept is gone
		Full    string        `json:"full"`    // words: the oldest answers were let go
	}
	listedRound struct {
		Kind      Kind             `json:"kind"`
		Questions []listedQuestion `json:"questions"`
	}
	// A listedQuestion is the name of its page, its sums, and in a long round its
	// words, which the pages beside it show.
	listedQuestion []string
)

// list makes the list of the quiz.
func (q *Quiz) list(say words.Say) List {
	sums := q.sums()
	l := listed{Rounds: []listedRound{}, Changed: say("quiz_changed"), Full: say("quiz_full")}
	for _, r := range q.Rounds {
		round := listedRound{Kind: r.Kind}
		for _, question := range r.Questions {
			entry := listedQuestion{question.ID, sums.of(question)}
			if r.Long() {
				entry = append(entry, oneLine(question.Text.Plain()))
			}
			round.Questions = append(round.Questions, entry)
		}
		l.Rounds = append(l.Rounds, round)
	}
	data, err := json.Marshal(l)
	if err != nil {
		panic(err) // it holds nothing but words
	}
	data = slices.Concat([]byte("window.rethinkQuiz="), data, []byte(";\n"))
	return List{Address: out.Hashed(q.Folder+"/list.js", data), Data: data}
}

// A sum stands for a question with one answer to it, in four characters: what a
// reader's address and a learner's platform keep. It is made of words alone, so it
// stays when rows move, and it is gone when a question or an answer is reworded:
// then what was kept no longer says what somebody chose. Three characters would be
// too few: in one update of seventy, a sum that is gone came back as that of another
// answer, which nobody had given.
type sumOf struct{ question, answer string }

type sums map[sumOf]string

const (
	sumLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	allSums    = len(sumLetters) * len(sumLetters) * len(sumLetters) * len(sumLetters)
)

// sums gives every question of the quiz, as seen and with each of its answers, a sum
// of its own. Two that would have the same one are told apart in the order of their
// words, so that rows that move change nothing.
func (q *Quiz) sums() sums {
	var keys []sumOf
	for _, r := range q.Rounds {
		for _, question := range r.Questions {
			for _, answer := range question.answers() {
				keys = append(keys, sumOf{question.asked(), answer})
			}
		}
	}
	slices.SortFunc(keys, func(a, b sumOf) int {
		return cmp.Or(cmp.Compare(a.question, b.question), cmp.Compare(a.answer, b.answer))
	})
	made, taken := sums{}, map[uint32]bool{}
	for _, key := range keys {
		if _, again := made[key]; again || len(taken) == allSums {
			continue
		}
		text := key.question + "\n" + key.answer
		at := mark(text) % uint32(allSums)
		for n := 2; taken[at]; n++ {
			at = mark(text+"\n"+strconv.Itoa(n)) % uint32(allSums)
		}
		taken[at] = true
		made[key] = string([]byte{sumLetters[at>>18], sumLetters[at>>12&63], sumLetters[at>>6&63], sumLetters[at&63]})
	}
	return made
}

// of returns the sums of a question one after the other: seen, then each answer in
// the order of the letters.
func (s sums) of(q *Question) string {
	all := ""
	for _, answer := range q.answers() {
		all += s[sumOf{q.asked(), answer}]
	}
	return all
}

// asked tells the question from every other of the quiz, by its words.
func (q *Question) asked() string {
	return string(q.Round.Kind) + "/" + q.ID + "\n" + oneLine(q.Text.Plain())
}

// answers returns what tells the answers of the question apart: none for a question
// that was only seen, then the words of each.
func (q *Question) answers() []string {
	all := []string{""}
	if q.Round.Kind == SayIt {
		return append(all, "compared")
	}
	for _, o := range q.Options {
		if len(o.Text) > 0 {
			all = append(all, "ask "+oneLine(o.Text.Plain()))
		} else {
			all = append(all, "is "+o.Tag)
		}
	}
	return all
}
