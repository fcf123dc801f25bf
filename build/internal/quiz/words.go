package quiz

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// key returns the key of a round's own words: "quiz_swap_ask".
func (k Kind) key(what string) string { return "quiz_" + string(k) + "_" + what }

// said puts a question in quotation marks.
func said(s words.Say, text model.Inlines) string { return s("quiz_said", oneLine(text.Plain())) }

// tagOf says what an option's question does.
func tagOf(s words.Say, o Option) string {
	if o.Tag == "" {
		return s("quiz_open")
	}
	return o.Tag
}

// labelOf is what an option says when it is chosen from.
func labelOf(s words.Say, o Option) string {
	if len(o.Text) == 0 {
		return tagOf(s, o)
	}
	return oneLine(o.Text.Plain())
}

// remarkOf says a remark in one line.
func remarkOf(s words.Say, r Remark) string {
	if len(r.Text) > 0 {
		return oneLine(r.Text.Plain())
	}
	return s(r.Key, r.Of)
}

// remarksOf says remarks one after the other.
func remarksOf(s words.Say, remarks []Remark) string {
	var said []string
	for _, r := range remarks {
		said = append(said, remarkOf(s, r))
	}
	return strings.Join(said, " ")
}

// feedbackOf says what choosing an option of q opens up, in one paragraph.
func feedbackOf(s words.Say, q *Question, o Option) string {
	said := remarksOf(s, o.Feedback.Picked)
	if q.Round.Kind == SpotIt {
		said += " " + s("quiz_spot_table") + " " + tagOf(s, Option{Tag: q.Tag}) + "."
	}
	return oneLine(said + " " + remarksOf(s, o.Feedback.Remarks) + " " + remarkOf(s, o.Feedback.Further))
}

// alternativeOf is a question to try with its reason.
func alternativeOf(s words.Say, a model.Alternative) string {
	text := said(s, a.Text)
	if because := oneLine(a.Because.Plain()); because != "" {
		text += " " + because
	}
	return text
}

// oneLine joins lines by spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
