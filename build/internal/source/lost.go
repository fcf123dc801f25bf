package source

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// What is written here in a way that loses its meaning is reported: a number that
// becomes another, a part without text, two parts of one number.

// checkNumbers warns of an entry whose number is not the one that it will have. Entries
// that are all numbered alike are counted, as many people write them.
func (w *walker) checkNumbers(n *ast.List) {
	if !n.IsOrdered() {
		return
	}
	numbers, places := []int{}, []int{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		digits := w.pos.From(max(0, c.Pos()))
		digits = digits[:len(digits)-len(strings.TrimLeft(digits, "0123456789"))]
		number, err := strconv.Atoi(digits)
		if err != nil {
			return
		}
		numbers, places = append(numbers, number), append(places, c.Pos())
	}
	alike := true
	for _, number := range numbers {
		alike = alike && number == numbers[0]
	}
	for i, number := range numbers {
		if shown := n.Start + i; !alike && number != shown {
			w.problems.Warnf(w.pos.At(places[i]), "other-number", "entry is numbered %d, and will be shown as %d", number, shown)
			w.problems.Hint("Number the entries one by one. A list that goes on after other text begins with the number that it is to have.")
			return
		}
	}
}

var numberedPart = regexp.MustCompile(`^\pL+ \d+\b`)

// checkParts warns of a part that has no text, and of two parts with one number:
// “Step 1”.
func (w *walker) checkParts() {
	p := w.page
	seen := map[string]*model.Heading{}
	level := 0
	for i, b := range p.Body {
		h, ok := b.(*model.Heading)
		if !ok {
			continue
		}
		if h.Level < level {
			clear(seen) // of another part
		}
		level = h.Level
		if number := numberedPart.FindString(strings.TrimSpace(h.Text.Plain())); number != "" {
			key := strconv.Itoa(h.Level) + strings.ToLower(number)
			if first := seen[key]; first != nil {
				w.problems.Warnf(h.At, "same-number", "%s appears twice: first on line %d", number, first.At.Line)
				w.problems.Hint("Number the parts one by one.")
			}
			seen[key] = h
		}
		if hasText(p.Kind) && isEmptyPart(p.Body, i) {
			w.problems.Warnf(h.At, "empty-part", "there is nothing below “%s”", diag.FirstWords(h.Text.Plain()))
			w.problems.Hint("Write its text, or take the heading out.")
		}
	}
	if len(p.Body) == 0 && p.Kind == model.KindPage && !strings.HasSuffix(p.Path, "index.md") && w.matter != nil {
		w.problems.Warnf(p.At(), "empty-part", "page has no text")
		w.problems.Hint("Write it, or write `draft: true` at the top until it is there.")
		w.problems.Unless(diag.Pos{File: w.file(), Line: 1, Col: 1}) // what stands there may be text
		w.problems.Unless(w.matter.Places()...)
	}
}

// hasText reports whether the parts of a page of a kind are text alone. In others, a
// part may be an ending or a card, which say themselves what they lack.
func hasText(kind model.Kind) bool {
	return kind == model.KindPage || kind == model.KindHome || kind == model.KindGuide
}

// isEmptyPart reports whether the next block begins a part of the same level or above.
func isEmptyPart(body []model.Block, i int) bool {
	if i+1 == len(body) {
		return true
	}
	next, ok := body[i+1].(*model.Heading)
	return ok && next.Level <= body[i].(*model.Heading).Level
}

// checkNearTerms warns of what looks like a term with its meaning on a page of the
// glossary, and is no entry of it.
func (r *reading) checkNearTerms() {
	for _, b := range r.page.Body {
		switch b := b.(type) {
		case *model.Paragraph:
			other := " - "
			if _, bold := b.Text[0].(*model.Strong); bold {
				other = ": "
			}
			r.nearTerm(b.At, b.Text.Plain(), other)
		case *model.List:
			for _, item := range b.Items {
				r.nearTerm(item.At, item.Text().Plain(), ": ")
			}
		}
	}
}

func (r *reading) nearTerm(at diag.Pos, text, other string) {
	const mostWords = 4
	for _, sign := range []string{" - ", " – ", " — ", other} {
		term, meaning, ok := strings.Cut(text, sign)
		if !ok || len(strings.Fields(term)) > mostWords || strings.ContainsAny(term, ".,?!") || strings.TrimSpace(meaning) == "" {
			continue
		}
		r.problems.Warnf(at, "glossary", "“%s” is not in the glossary", term)
		r.problems.Hint("Write the word on a line of its own, and on the next line a colon, a space and what it means.")
		return
	}
}
