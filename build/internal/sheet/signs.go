package sheet

import (
	"slices"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Signs looks for what the fonts lack among the words of one sheet of paper.
//
// Whoever makes a sheet has its words read before they are set: [Signs.Problems]
// is then what to report, and [Signs.Printable] whether the sheet can be made.
type Signs struct {
	At       diag.Pos // the place of words that know none of their own
	lacking  []lacking
	stranger map[string]bool // files of which a letter was reported
}

// A lacking is what the fonts lack of one piece of an author's text.
type lacking struct {
	at    diag.Pos
	why   lack
	signs []string
}

// Words reads plain words that stand at a place.
func (s *Signs) Words(at diag.Pos, text string) {
	if at.File == "" {
		at = s.At
	}
	byKind := map[lack]*lacking{}
	Regular.printed(text, func(sign string, why lack) {
		l := byKind[why]
		if l == nil {
			l = &lacking{at: at, why: why}
			byKind[why] = l
		}
		if !slices.Contains(l.signs, sign) {
			l.signs = append(l.signs, sign)
		}
	})
	for _, why := range []lack{picture, letter, backward} {
		if l := byKind[why]; l != nil && !s.repeats(*l) {
			s.lacking = append(s.lacking, *l)
		}
	}
}

// repeats reports whether a letter of the same file was reported: a page in
// another script is one problem, not one for each of its sentences.
func (s *Signs) repeats(l lacking) bool {
	if l.why == picture {
		return false
	}
	if s.stranger[l.at.File] {
		return true
	}
	if s.stranger == nil {
		s.stranger = map[string]bool{}
	}
	s.stranger[l.at.File] = true
	return false
}

// Text reads text that knows its places.
func (s *Signs) Text(in model.Inlines) {
	for _, i := range in {
		switch i := i.(type) {
		case model.Text:
			s.Words(i.At, i.Value)
		case model.CodeSpan:
			s.Words(i.At, i.Value)
		case *model.Image:
			s.Words(i.At, i.Alt)
		case *model.Strong:
			s.Text(i.Text)
		case *model.Emphasis:
			s.Text(i.Text)
		case *model.Link:
			s.Text(i.Text)
		}
	}
}

// Blocks reads paragraphs, lists and tables, which are what cards and posters hold.
func (s *Signs) Blocks(blocks []model.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			s.Text(b.Text)
		case *model.List:
			for _, item := range b.Items {
				s.Blocks(item.Blocks)
			}
		case *model.Table:
			for _, c := range b.Head {
				s.Text(c.Text)
			}
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					s.Text(c.Text)
				}
			}
		}
	}
}

// Printable reports whether the sheet can be printed: a picture can be left out
// of it, a letter cannot.
func (s *Signs) Printable() bool {
	return !slices.ContainsFunc(s.lacking, func(l lacking) bool { return l.why != picture })
}

// Problems returns a warning for each place. Name is what the sheet is called in
// them; where several sheets have the same words, [diag.List.Sort] makes one
// problem of theirs that names them all.
func (s *Signs) Problems(name string) diag.List {
	var problems diag.List
	printable := s.Printable()
	for _, l := range s.lacking {
		if l.why == picture && !printable {
			continue // of a sheet that is not printed nothing is left out
		}
		p := diag.Problem{Pos: l.at, Severity: diag.Warning, Rule: "missing-glyph", Sheets: []string{name}}
		what := signNames(l.signs)
		switch l.why {
		case picture:
			p.Message = plural("sign ", "signs ", len(l.signs)) + what + " cannot be printed and " + plural("is", "are", len(l.signs)) + " left out of"
			p.Hint = "If it says something that the words around it do not say, write it in words."
		case letter:
			p.Message = plural("letter ", "letters ", len(l.signs)) + what + plural(" is", " are", len(l.signs)) + " not in the fonts of the PDF files, so this is not printed:"
			p.Hint = "The fonts have the Latin, Greek and Cyrillic letters. The web page shows every letter."
		case backward:
			p.Message = "text " + what + " runs from right to left, which the PDF files cannot show, so this is not printed:"
			p.Hint = "The web page shows it."
		}
		problems.Add(p)
	}
	return problems
}

// signNames lists signs for a message.
func signNames(signs []string) string {
	const most, longest = 5, 16
	var names []string
	for _, s := range signs {
		if utf8.RuneCountInString(s) > longest {
			s = string([]rune(s)[:longest]) + "…"
		}
		names = append(names, signName(s))
	}
	return diag.Names(names, most)
}

func plural(one, more string, n int) string {
	if n == 1 {
		return one
	}
	return more
}
