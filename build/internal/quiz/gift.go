package quiz

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// GIFT returns the quiz in the GIFT format, which Moodle and other learning
// platforms import: UTF-8 without a byte order mark, lines ended by a line feed.
//
//   - Swap it and spot it are multiple choice. Every accepted answer counts in
//     full, and one is chosen, as on the pages; each answer has its feedback.
//   - The tables themselves are matching questions. A row whose only alternative
//     is "how come" is left out there, where it would be the only right answer. A
//     table with fewer rows than Moodle wants (three) joins the next.
//   - Say it your way is an essay; the table's alternatives follow as general
//     feedback.
//
// Each question has an id made from its words, so that a later import can find it.
// It, each answer and each feedback is marked as plain text, so that nothing in them
// is taken for HTML, and a text that starts with "[html]" keeps it.
//
// Moodle adds what it imports to what is there. So the site's version is a level of
// the categories: a later version lands beside an earlier one, and not among it.
func (q *Quiz) GIFT(say words.Say, config *model.Config) []byte {
	g := gift{say: say, top: "$course$/top/" + categoryName(config.Title)}
	if config.Version != "" {
		g.top += "/" + categoryName(say("gift_version", config.Version))
	}
	g.line("// " + oneLine(say("gift_comment", q.Swaps.Page.Title, config.Title)))
	g.line("// " + oneLine(say("gift_again")))
	for _, added := range q.Added() {
		g.line("// " + oneLine(added.Plain()))
	}
	for _, r := range q.Rounds {
		g.round(r)
	}
	g.matching(q)
	return []byte(g.b.String())
}

// round writes a round: a category of the question bank for each table, and in SpotIt
// one for the questions to try.
func (g *gift) round(r *Round) {
	of := map[*model.Category][]*Question{}
	for _, question := range r.Questions {
		c := question.Category
		if r.Kind == SpotIt && question.Tag == "" {
			c = nil
		}
		of[c] = append(of[c], question)
	}
	for _, c := range append(usable(r.Quiz.Swaps), nil) {
		if len(of[c]) == 0 {
			continue
		}
		name := g.say("quiz_open")
		if c != nil {
			name = c.Title
		}
		g.category(g.say(r.Kind.key("title")), name)
		for _, question := range of[c] {
			g.question(question)
		}
	}
}

// gift writes one file.
type gift struct {
	b   strings.Builder
	say words.Say
	top string
}

func (g *gift) line(text string) {
	g.b.WriteString(text)
	g.b.WriteByte('\n')
}

// category begins a category of the question bank. A slash divides the levels of
// its path, so a slash in a name is written twice.
func (g *gift) category(names ...string) {
	path := g.top
	for _, name := range names {
		path += "/" + categoryName(name)
	}
	g.line("\n$CATEGORY: " + path)
}

func categoryName(name string) string { return strings.ReplaceAll(oneLine(name), "/", "//") }

// question writes a question of a round.
func (g *gift) question(q *Question) {
	kind := q.Round.Kind
	name := g.say(kind.key("title")) + ": " + oneLine(q.Text.Plain())
	about := g.say(kind.key("about"))
	if about != "" {
		about += " "
	}
	text := about + said(g.say, q.Text) + " " + g.say(kind.key("ask"))
	g.begin(q.Interaction(), string(kind), name, text)
	if kind == SayIt {
		var compare []string
		for _, a := range q.Try {
			compare = append(compare, alternativeOf(g.say, a))
		}
		g.line("{")
		g.line("\t####[plain]" + escape(g.say("quiz_say_compared")+": "+strings.Join(compare, " ")+" "+g.say("quiz_say_further")))
		g.line("}")
		return
	}
	g.line("{")
	for _, o := range q.Options {
		label := labelOf(g.say, o)
		mark := "~"
		if o.Accepted {
			mark = "="
		}
		g.line("\t" + mark + "[plain]" + escape(label) + "#[plain]" + escape(feedbackOf(g.say, q, o)))
	}
	g.line("}")
}

// begin writes what stands before the answers.
func (g *gift) begin(id, tag, name, text string) {
	g.line("\n// [id:" + id + "] [tag:" + tag + "]")
	g.b.WriteString("::" + escape(oneLine(name)) + "::[plain]" + escape(oneLine(text)) + " ")
}

// fewestPairs is how many pairs Moodle wants in a matching question.
const fewestPairs = 3

// A pair is a question to avoid with the one beside it in the table.
type pair struct{ avoid, try model.Inlines }

// pairsOf returns the pairs of a table. A row that offers nothing but "how come" has
// none.
func pairsOf(c *model.Category) []pair {
	var pairs []pair
	for _, w := range c.Swaps {
		for _, a := range w.Try {
			if !a.AsksWhy() {
				pairs = append(pairs, pair{w.Avoid, a.Text})
				break
			}
		}
	}
	return pairs
}

// matching writes the tables as matching questions.
func (g *gift) matching(q *Quiz) {
	g.category(g.say("gift_match_title"))
	categories := usable(q.Swaps)
	left := 0 // pairs of the tables still to come
	for _, c := range categories {
		left += len(pairsOf(c))
	}
	var pairs []pair
	var names, ids []string
	for i, c := range categories {
		more := pairsOf(c)
		left -= len(more)
		pairs = append(pairs, more...)
		if len(more) > 0 {
			names, ids = append(names, c.Title), append(ids, c.ID)
		}
		// What is left after the last table is too little for a question of its own.
		if len(pairs) < fewestPairs || i+1 < len(categories) && left < fewestPairs {
			continue
		}
		g.begin(platformID(append([]string{"match"}, ids...)...), "match", g.say("gift_match_title")+": "+strings.Join(names, ", "), g.say("gift_match_ask"))
		g.line("{")
		for _, p := range pairs {
			g.line("\t=[plain]" + escape(oneLine(p.avoid.Plain())) + " -> " + escape(oneLine(p.try.Plain())))
		}
		g.line("}")
		pairs, names, ids = nil, nil, nil
	}
}

// escape marks every character that means something in GIFT. The arrow that
// divides the sides of a pair cannot be escaped, so one in the text becomes the
// arrow character.
func escape(text string) string {
	return strings.NewReplacer("->", "→", `\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`).Replace(text)
}
