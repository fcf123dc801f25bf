package flow

import (
	"fmt"
	"math"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/sheet"
)

// A misfit is what keeps a poster from being made: text that is too high for its
// sheet, or a word that is too wide for its room, in the smallest type.
type misfit struct {
	at     diag.Pos
	what   string // what takes the most room: "step talk", "the title"
	sheet  string // "A4 board"
	points float64
	over   float64 // mm too high
	word   string  // that is too wide; empty where the text is too high
	apart  bool    // it was divided as far as it can be
}

// taking is a part of a sheet and the room that it takes.
type taking struct {
	at   diag.Pos
	what string
	mm   float64
}

// round returns what stands round the drawing of a sheet, and the room that it takes.
func (o sheetOf) round(rules ruleStrip) []taking {
	top := o.head.layOut(o)
	title := o.flow.Page.TitleAt
	if title.File == "" {
		title = o.flow.Page.At()
	}
	parts := []taking{
		{title, "the title of the page", top.title},
		{o.flow.Page.At(), "what is above the first step", top.words},
	}
	if len(rules.rules) > 0 {
		parts = append(parts, taking{o.flow.Rules[0].At, "section " + o.flow.RulesID, rules.height(o)})
	}
	return parts
}

// wideRound returns a word that is too wide among what stands round the drawing.
func (o sheetOf) wideRound(rules ruleStrip) *misfit {
	if word := o.head.wide(o); word != "" {
		return o.tooWide(o.flow.Page.At(), word, "")
	}
	if word := rules.wide(o); word != "" {
		return o.tooWide(o.flow.Rules[0].At, word, "")
	}
	return nil
}

// over says by how much a sheet is too high. Of its parts, the highest is to blame.
func (o sheetOf) over(mm float64, parts []taking) *misfit {
	blame := parts[0]
	for _, p := range parts {
		if p.mm > blame.mm {
			blame = p
		}
	}
	return &misfit{at: blame.at, what: blame.what, sheet: o.name(), points: o.points, over: mm, apart: o.part.Of > 0}
}

func (o sheetOf) tooWide(at diag.Pos, word, step string) *misfit {
	what := "the text"
	if step != "" {
		what = "step " + step
	}
	return &misfit{at: at, what: what, sheet: o.name(), points: o.points, word: word, apart: o.part.Of > 0}
}

// name is what a problem calls the sheet.
func (o sheetOf) name() string {
	if o.key == "flow_board" {
		return o.size.Upright.Name + " board"
	}
	return o.size.Upright.Name + " chart"
}

// misfits collects what keeps posters from being made.
type misfits []*misfit

func (m *misfits) add(one *misfit) {
	if one != nil {
		*m = append(*m, one)
	}
}

// problems returns a warning for each place and size of type.
func (m misfits) problems() diag.List {
	type key struct {
		at     diag.Pos
		points float64
		word   string
	}
	groups := map[key][]*misfit{}
	var order []key
	for _, one := range m {
		k := key{one.at, one.points, one.word}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], one)
	}
	var problems diag.List
	for _, k := range order {
		tell(&problems, groups[k])
	}
	return problems
}

// tell adds the problem of sheets on which the same is to blame.
func tell(problems *diag.List, group []*misfit) {
	first := group[0]
	var names []string
	most, apart := 0.0, false
	for _, one := range group {
		name := "the " + one.sheet
		if one.over > 0 && len(group) > 1 {
			name += fmt.Sprintf(" (%.0f mm too high)", math.Ceil(one.over))
		}
		names = append(names, name)
		most, apart = max(most, one.over), apart || one.apart
	}
	left := "it is left out"
	if len(group) > 1 {
		left = "they are left out"
	}
	sheets := strings.Join(names, " and ")
	switch {
	case first.word != "":
		problems.Warnf(first.at, "poster-full", "word %s is too wide for its place on %s at %g pt, the smallest type there: %s", first.word, sheets, first.points, left)
		problems.Hint("Use a shorter word, or give it a hyphen. The page of the chart shows it all the same.")
		return
	case len(group) > 1:
		problems.Warnf(first.at, "poster-full", "text does not fit on %s at %g pt, the smallest type there: %s", sheets, first.points, left)
	default:
		problems.Warnf(first.at, "poster-full", "text does not fit on %s: at %g pt, the smallest type there, it is %.0f mm too high, and %s", sheets, first.points, math.Ceil(most), left)
	}
	lines := int(math.Ceil(most / sheet.MM(first.points*leading)))
	hint := fmt.Sprintf("Shorten %s, which takes the most room, by about %d lines", first.what, lines)
	if lines == 1 {
		hint = fmt.Sprintf("Shorten %s, which takes the most room, by a line", first.what)
	}
	if apart {
		hint += ": it does not fit even on a sheet of its own"
	}
	problems.Hint("%s. The page of the chart shows it all the same.", hint)
}
