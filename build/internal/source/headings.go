package source

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// readHeading converts a heading. The first of level 1 is kept apart: it becomes
// the page's title.
func (w *walker) readHeading(n *ast.Heading, in where) *model.Heading {
	h := &model.Heading{At: w.pos.At(n.Pos()), Level: n.Level}
	w.lint.Begin()
	h.Text = w.inlines(n)
	w.lint.End(false)
	w.checkUnderlined(n, h)
	w.readID(n, h)
	switch {
	case len(h.Text) == 0:
		w.problems.Errorf(h.At, "empty-heading", "heading has no text")
		w.problems.Hint("Write its text after %s and a space, or take the line out.", strings.Repeat("#", n.Level))
		return nil
	case in != inPage:
		w.problems.Errorf(h.At, "heading-inside", "heading is inside a list, quotation or alert")
		w.problems.Hint("Move it out, or make it a sentence.")
	case h.Level == 1 && w.heading == nil:
		w.heading, w.leftOfMerge = h, w.mayBeLeftOfMerge(n)
		return nil
	case h.Level == 1:
		w.problems.Errorf(h.At, "second-title", "page has a second heading of level 1; the first is on line %d", w.heading.At.Line)
		w.problems.Hint("Write ## here. A page has one title.%s", w.mayBeLeftOfMerge(n))
	case h.Level > w.level+1:
		w.problems.Errorf(h.At, "skipped-level", "heading of level %d follows level %d: a level is skipped", h.Level, w.level)
		w.problems.Hint("Write %s here.", strings.Repeat("#", w.level+1))
	}
	w.level = h.Level
	w.headings = append(w.headings, h)
	return h
}

// mayBeLeftOfMerge says what else a line below a title may be: the one that Git writes
// between two versions.
func (w *walker) mayBeLeftOfMerge(n *ast.Heading) string {
	if n.Lines().Len() == 0 {
		return ""
	}
	below := w.src[n.Lines().At(n.Lines().Len()-1).Stop:]
	if line, _, _ := strings.Cut(strings.TrimPrefix(below, "\n"), "\n"); line != "=======" {
		return ""
	}
	return " If a merge in Git left the line of ======= below it, take that line out."
}

// checkUnderlined reports a heading made by a line of hyphens below it, which is
// nearly always a line across the text that stands too close.
func (w *walker) checkUnderlined(n *ast.Heading, h *model.Heading) {
	if n.Level != 2 || n.Lines().Len() == 0 || n.Pos() < 0 || strings.HasPrefix(w.src[n.Pos():], "#") && n.Lines().At(0).Start > n.Pos() {
		return
	}
	last := n.Lines().At(n.Lines().Len() - 1)
	below := w.pos.At(last.Stop)
	below.Line, below.Col = below.Line+1, 1
	w.problems.Errorf(below, "underlined-heading", "line of hyphens makes the text above it a heading: “%s”", diag.FirstWords(h.Text.Plain()))
	w.problems.Hint("For a line across the text, leave a blank line above it. For a heading, write ## and a space before the text.")
}

// readID reads "{#id}", and reports what was meant to be one.
func (w *walker) readID(n *ast.Heading, h *model.Heading) {
	for _, a := range n.Attributes() {
		if string(a.Name) != "id" {
			w.problems.Errorf(h.At, "heading-id", "heading has {%s …} after it, and only {#id} is known", a.Name)
			w.problems.Hint("Take it out.")
			continue
		}
		id, _ := a.Value.([]byte)
		if !isID(string(id)) {
			w.problems.Errorf(h.At, "heading-id", "id of the heading is “%s”", id)
			w.problems.Hint("Write small letters, digits and hyphens, starting with a letter, such as {#%s}", proposeID(string(id)))
			h.ID, h.Written, h.Typed = proposeID(string(id)), true, string(id) // links may lead there
			continue
		}
		h.ID, h.Written = string(id), true
	}
	if len(h.Text) == 0 || w.hasMeantBrace(n) {
		return
	}
	if text, ok := h.Text[len(h.Text)-1].(model.Text); ok {
		if i := strings.LastIndexByte(text.Value, '{'); i >= 0 && strings.HasSuffix(text.Value, "}") || strings.Contains(text.Value, "{#") {
			typed := plainAnchor(strings.Trim(text.Value[max(0, i):], "{}#"))
			w.problems.Errorf(h.At, "heading-id", "id of the heading is not written as one: %s", text.Value[max(0, i):])
			w.problems.Hint("Write small letters, digits and hyphens, such as {#%s}", proposeID(typed))
			h.ID, h.Written, h.Typed = proposeID(typed), true, typed // links may lead there
		}
	}
}

// hasMeantBrace reports whether a heading has a brace with a backslash before it: then
// it is a part of the words, and no id.
func (w *walker) hasMeantBrace(n *ast.Heading) bool {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if strings.Contains(w.src[line.Start:line.Stop], `\{`) {
			return true
		}
	}
	return false
}

// isID reports whether s can be an anchor, a file name and a part of an address.
func isID(s string) bool {
	for i, c := range s {
		switch {
		case 'a' <= c && c <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '-'):
		default:
			return false
		}
	}
	return s != ""
}

// giveIDs gives an id to every heading that has none. It is made from the text.
// One that would come twice on the page is led by the id of the level 2 heading
// above it, so that a part that is added later takes no id away from another.
func (w *walker) giveIDs() {
	taken := make(map[string]*model.Heading, len(w.headings))
	count := make(map[string]int, len(w.headings))
	bases := make([]string, len(w.headings))
	for i, h := range w.headings {
		if !h.Written {
			bases[i] = slugOr(h.Text.Plain(), "part")
			count[bases[i]]++
			continue
		}
		if first := taken[h.ID]; first != nil {
			w.problems.Errorf(h.At, "duplicate-id", "id {#%s} is given twice: first on line %d", h.ID, first.At.Line)
			w.problems.Hint("Give one of the headings another id.")
			continue
		}
		taken[h.ID] = h
		count[h.ID]++
	}
	above, ids := "", newNumbered(func(id string) bool { return taken[id] != nil })
	for i, h := range w.headings {
		if !h.Written {
			id := bases[i]
			if h.Level > 2 && above != "" && count[id] > 1 {
				id = above + "-" + id
			}
			h.ID = ids.free(id)
			taken[h.ID] = h
		}
		if h.Level == 2 {
			above = h.ID
		}
	}
}

// slug makes an id of text: small letters and digits with hyphens between words.
// It is empty for text without either.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case c == '\'' || c == '’':
		default:
			gap = true
		}
	}
	return b.String()
}

// plainSlug makes a name of text without accents, for a file or an id. It is empty
// for text without plain letters or digits.
func plainSlug(text string) string {
	var b strings.Builder
	for _, c := range slug(text) {
		if c = model.PlainLetter(c); c < unicode.MaxASCII {
			b.WriteRune(c)
		}
	}
	return strings.Trim(b.String(), "-")
}

// proposeID makes an id that an author can write: it starts with a letter.
func proposeID(text string) string {
	id := plainSlug(text)
	if !isID(id) {
		id = strings.TrimSuffix("part-"+id, "-")
	}
	return id
}

func slugOr(text, otherwise string) string {
	if s := slug(text); s != "" {
		return s
	}
	return otherwise
}
