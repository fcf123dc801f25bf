package quiz

import (
	"strings"

	"rethink/build/internal/model"
)

// Say returns the words of a key of strings.yaml, with its arguments put in. The
// files that this package writes itself say the same words as the pages.
type Say func(key string, args ...any) string

// key returns the key of a round's own words: "quiz_swap_ask".
func (k Kind) key(what string) string { return "quiz_" + string(k) + "_" + what }

// said puts a question in quotation marks.
func (s Say) said(text model.Inlines) string { return s("quiz_said", oneLine(text.Plain())) }

// tag says what an option's question does.
func (s Say) tag(o Option) string {
	if o.Tag == "" {
		return s("quiz_open")
	}
	return o.Tag
}

// label is what an option says when it is chosen from.
func (s Say) label(o Option) string {
	if len(o.Text) == 0 {
		return s.tag(o)
	}
	return oneLine(o.Text.Plain())
}

// feedback says what choosing an option of q opens up, in one paragraph.
func (s Say) feedback(q *Question, o Option) string {
	said := oneLine(o.Feedback.Reason.Plain())
	if said == "" {
		said = s(o.Feedback.Key)
	}
	if q.Round.Kind == SpotIt {
		said = s("quiz_spot_table") + " " + s.tag(Option{Tag: q.Tag}) + ". " + said
	}
	return said + " " + s(o.Feedback.Further)
}

// alternative is a question to try with its reason.
func (s Say) alternative(a model.Alternative) string {
	text := s.said(a.Text)
	if because := oneLine(a.Because.Plain()); because != "" {
		text += " " + because
	}
	return text
}

// oneLine joins lines by spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
