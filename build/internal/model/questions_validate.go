package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// longestTag is how many letters the name of what a question does may have: it
// stands on a label beside the question.
const longestTag = 24

// Validate reports what would make a table of swaps misleading or its quiz
// impossible: a question without an alternative, one that appears twice, one to
// avoid that is offered elsewhere, a table with too few rows, and one that offers
// nothing but "how come". Alternatives that look like the questions they replace
// are warnings, since only a person can judge them.
func (s *Swaps) Validate() diag.List {
	v := swapsCheck{avoid: map[string]diag.Pos{}}
	for _, c := range s.Categories {
		for _, w := range c.Swaps {
			v.question(w)
		}
	}
	for _, c := range s.Categories {
		v.category(c)
		for _, w := range c.Swaps {
			v.alternatives(w)
		}
	}
	return v.problems
}

type swapsCheck struct {
	problems diag.List
	avoid    map[string]diag.Pos // where each question to avoid stands, by its sameness key
}

// question reports a question to avoid that the page has already.
func (v *swapsCheck) question(w *Swap) {
	text := w.Avoid.Plain()
	key := sameness(text)
	if first, ok := v.avoid[key]; ok {
		v.problems.Errorf(w.At, "swap-twice", "question “%s” appears twice: first on line %d", text, first.Line)
		v.problems.Hint("For another alternative to the same question, leave the first cell of the row empty.")
		return
	}
	v.avoid[key] = w.At
}

// category reports a table that cannot make a quiz.
func (v *swapsCheck) category(c *Category) {
	if len(c.Swaps) == 1 { // the reader reports a section without any
		v.problems.Errorf(c.At, "swap-too-few", "section “%s” has only one question to avoid, and a quiz needs at least two", c.Title)
		v.problems.Hint("Add a row. The quiz takes the other answers of a question from this table, and invents none.")
		v.problems.Unless(c.Left...)
	}
	if len(c.Reason) == 0 && len(c.Swaps) > 0 {
		v.problems.Warnf(c.At, "swap-no-reason", "section “%s” does not say why these questions hinder", c.Title)
		v.problems.Hint("Write a sentence or two between the heading and the table. The quiz shows it beside each of these questions.")
	}
	if n := utf8.RuneCountInString(c.Tag); n > longestTag && c.Tag != c.Title {
		v.problems.Warnf(c.At, "swap-tag", "tag “%s” of section “%s” has %d letters, and %d fit on its label", c.Tag, c.Title, n, longestTag)
	}
	if c.asksOnlyWhy() {
		v.problems.Errorf(c.At, "swap-only-how-come", "section “%s” offers nothing but “how come” in place of its questions", c.Title)
		v.problems.Hint("“How come” still asks for a reason, so a quiz never takes it as the only answer. Add an alternative that asks for what happened, or for a view.")
	}
}

func (c *Category) asksOnlyWhy() bool {
	any := false
	for _, w := range c.Swaps {
		for _, a := range w.Try {
			if len(a.Text) > 0 && !a.AsksWhy() {
				return false
			}
			any = true
		}
	}
	return any
}

// alternatives checks what one row, with the rows that add to it, offers.
func (v *swapsCheck) alternatives(w *Swap) {
	seen := map[string]diag.Pos{}
	for _, a := range w.Try {
		text := a.Text.Plain()
		if strings.TrimSpace(text) == "" {
			v.problems.Errorf(a.At, "swap-empty-try", "row gives nothing to try in place of “%s”", w.Avoid.Plain())
			v.problems.Hint("Write an open question in the second cell.")
			continue
		}
		key := sameness(text)
		if first, ok := seen[key]; ok {
			v.problems.Errorf(a.At, "swap-twice", "alternative “%s” to “%s” appears twice: first on line %d", text, w.Avoid.Plain(), first.Line)
			continue
		}
		seen[key] = a.At
		if first, ok := v.avoid[key]; ok {
			v.problems.Errorf(a.At, "swap-both", "question “%s” is one to try here and one to avoid on line %d", text, first.Line)
			continue
		}
		v.problems = append(v.problems, looksClosed(a.At, "alternative", text)...)
	}
	if len(w.Try) == 0 {
		v.problems.Errorf(w.At, "swap-empty-try", "row gives nothing to try in place of “%s”", w.Avoid.Plain())
		v.problems.Hint("Write an open question in the second cell.")
	}
}

// Validate reports a group without questions and a question that appears twice in
// one group. In two groups it may stand: it then suits two moments.
func (p *Prompts) Validate() diag.List {
	var problems diag.List
	for _, g := range p.Groups {
		if len(g.Prompts) == 0 {
			problems.Errorf(g.At, "prompts-none", "section “%s” has no list of questions", g.Title)
			problems.Hint("Start each question on a line of its own, with a hyphen and a space.")
		}
		seen := map[string]diag.Pos{}
		for _, q := range g.Prompts {
			text := q.Text.Plain()
			key := sameness(text)
			if first, ok := seen[key]; ok {
				problems.Errorf(q.At, "prompt-twice", "question “%s” appears twice in section “%s”: first on line %d", text, g.Title, first.Line)
				continue
			}
			seen[key] = q.At
			problems = append(problems, looksClosed(q.At, "question", text)...)
		}
	}
	return problems
}

// looksClosed warns of a question that is offered as open and begins with "why"
// or ends in a tag such as "didn't you?". "How come" is not reported: it may be
// offered.
func looksClosed(at diag.Pos, what, text string) diag.List {
	var problems diag.List
	if words := questionWords(text); len(words) > 0 && words[0] == "why" {
		problems.Warnf(at, "asks-why", "%s “%s” begins with “why”", what, text)
		problems.Hint("Ask for what happened, for a view, or for what got in the way.")
	}
	if tag := tagQuestion(text); tag != "" {
		problems.Warnf(at, "tag-question", "%s “%s” ends in “%s”, which asks the other person to agree", what, text, tag)
		problems.Hint("Ask for the fact, and do not supply it.")
	}
	return problems
}

func asksWhy(text string) bool {
	words := questionWords(text)
	return len(words) > 0 && words[0] == "why" || len(words) > 1 && words[0] == "how" && words[1] == "come"
}

// tagQuestion returns the tag that a question ends in, "didn't you?", or "". A
// tag stands after the last comma: a helping verb and a pronoun, or one word that
// asks for a yes.
func tagQuestion(text string) string {
	comma := strings.LastIndex(text, ",")
	if comma < 0 || !strings.Contains(text[comma:], "?") {
		return ""
	}
	tag := strings.TrimSpace(text[comma+1:])
	words := questionWords(tag)
	switch len(words) {
	case 1:
		if slices.Contains(strings.Fields("right yes no ok okay correct eh"), words[0]) {
			return tag
		}
	case 2, 3:
		verb, not := strings.CutSuffix(words[0], "nt")
		helps := slices.Contains(strings.Fields("is are was were do does did have has had can could will would should must might ai wo ca sha"), verb)
		if len(words) == 3 && (not || words[2] != "not" && words[1] != "not") {
			return ""
		}
		last := words[len(words)-1]
		if last == "not" {
			last = words[1]
		}
		if helps && slices.Contains(strings.Fields("i you he she it we they there that this"), last) {
			return tag
		}
	}
	return ""
}

// questionWords returns the words of a question in small letters, without their
// apostrophes and signs: "didn't you?" gives "didnt" and "you".
func questionWords(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// sameness is equal for questions that differ only in signs, spaces and capitals.
func sameness(text string) string { return strings.Join(questionWords(text), " ") }
