package quiz

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// CSV returns every swap and prompt of the site as a table for a spreadsheet: a
// line of headings, then one line for each alternative and each prompt. The last column
// is the key to the reports of learning platforms: what the questions that are made of
// the line are called there. The table is
// UTF-8 with a byte order mark, without which Excel takes it for another
// encoding; lines end as RFC 4180 says. No cell can start a formula.
func CSV(site *model.Site, say words.Say) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(cells ...string) {
		for i, c := range cells {
			cells[i] = harmless(oneLine(c))
		}
		// Writing to memory cannot fail.
		_ = w.Write(cells)
	}
	write(say("csv_kind"), say("csv_section"), say("csv_avoid"), say("csv_ask"), say("csv_because"), say("csv_does"), say("csv_report"))
	called := newReportNames(site)
	for _, s := range site.Swaps {
		for _, c := range s.Categories {
			for _, swap := range c.Swaps {
				for _, a := range swap.Try {
					write(say("csv_swap"), c.Title, swap.Avoid.Plain(), a.Text.Plain(), a.Because.Plain(), swap.Does.Plain(), called.of(swap, a))
				}
			}
		}
	}
	for _, p := range site.Prompts {
		for _, g := range p.Groups {
			for _, q := range g.Prompts {
				write(say("csv_prompt"), g.Title, "", q.Text.Plain(), "", "", "")
			}
		}
	}
	w.Flush()
	return b.Bytes()
}

// reportNames are the ids under which platforms keep the questions of all quizzes, by the
// row that a question stands in and the question's own id.
type reportNames map[*model.Swap]map[string][]string

func newReportNames(site *model.Site) reportNames {
	names := reportNames{}
	for _, q := range New(site) {
		for _, r := range q.Rounds {
			for _, question := range r.Questions {
				if names[question.Swap] == nil {
					names[question.Swap] = map[string][]string{}
				}
				of := names[question.Swap]
				of[question.ID] = append(of[question.ID], question.Interaction())
			}
		}
	}
	return names
}

// of returns the ids of the questions that are made of a row and one of its alternatives.
func (n reportNames) of(w *model.Swap, a model.Alternative) string {
	all := slices.Clone(n[w][w.ID])
	if a.ID != w.ID {
		all = append(all, n[w][a.ID]...)
	}
	return strings.Join(all, " ")
}

// harmless keeps a spreadsheet from reading a cell as a formula: one that starts,
// after any space, with a sign of a formula gets an apostrophe before it. Some
// spreadsheets show it; none runs what follows.
func harmless(cell string) string {
	start := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\u200b' })
	if start != "" && strings.ContainsRune("=+-@＝＋－＠−", []rune(start)[0]) || start != cell {
		return "'" + cell
	}
	return cell
}
