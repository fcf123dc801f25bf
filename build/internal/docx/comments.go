package docx

import (
	"slices"
	"strings"
)

// readComments reads the remarks, by their ids. Where they stand is known once the text
// is read.
func readComments(p *parts, rels map[string]relation) (map[string]*Comment, error) {
	found := map[string]*Comment{}
	root, err := p.tree(partOf(rels, "comments", "word/comments.xml"))
	if err != nil || root == nil {
		return found, err
	}
	byParagraph := map[string]*Comment{}
	for _, k := range root.kids {
		if k.name != "w:comment" {
			continue
		}
		c := &Comment{ID: k.attr("id"), Author: strings.TrimSpace(k.attr("author")), Date: timeOf(k.attr("date"))}
		var lines []string
		for _, para := range k.all("w:p") {
			byParagraph[para.attr("paraId")] = c
			lines = append(lines, paragraphWords(para))
		}
		c.Text = strings.TrimSpace(strings.Join(lines, "\n"))
		found[c.ID] = c
	}
	more, err := p.tree(partOf(rels, "commentsExtended", "word/commentsExtended.xml"))
	if err != nil || more == nil {
		return found, err
	}
	for _, k := range more.kids {
		c := byParagraph[k.attr("paraId")]
		if c == nil {
			continue
		}
		c.Done = isOn(k.attr("done"))
		if parent := byParagraph[k.attr("paraIdParent")]; parent != nil && parent != c && k.has("paraIdParent") {
			c.AnswerTo = parent.ID
		}
	}
	return found, nil
}

// paragraphWords returns the words of a paragraph as they were typed, without those
// that were deleted.
func paragraphWords(n *node) string {
	var b strings.Builder
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "w:t":
				b.WriteString(clean(k.text, func(rune) {}))
			case "w:tab", "w:br", "w:cr":
				b.WriteByte(' ')
			case "w:noBreakHyphen":
				b.WriteByte('-')
			case "w:del", "w:moveFrom":
			default:
				walk(k)
			}
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// span notes where bookmarks and comments begin and end.
func (w *walker) span(k *node) {
	id := k.attr("id")
	switch k.name {
	case "w:bookmarkStart":
		name := k.attr("name")
		if name == "" || name == "_GoBack" {
			return
		}
		w.marks = append(w.marks, mark{id, name})
		if w.cur != nil {
			w.cur.Marks = append(w.cur.Marks, name)
		} else {
			w.loose = append(w.loose, name)
		}
	case "w:bookmarkEnd":
		w.marks = slices.DeleteFunc(w.marks, func(m mark) bool { return m.id == id })
	case "w:commentRangeStart":
		if c := w.comments[id]; c != nil && c.At == (Place{}) {
			w.anchor(c)
			w.open = append(w.open, c)
		}
	case "w:commentRangeEnd":
		w.open = slices.DeleteFunc(w.open, func(c *Comment) bool { return c.ID == id })
	}
}

// anchor says where a comment stands.
func (w *walker) anchor(c *Comment) {
	c.At = w.here()
	if w.cur == nil { // it begins between paragraphs
		c.At.Paragraph++
	}
	c.Marks = w.marksHere()
	w.doc.Comments = append(w.doc.Comments, c)
}

// marksHere returns the bookmarks around this place, the outermost first, and those of
// its paragraph.
func (w *walker) marksHere() []string {
	var names []string
	for _, m := range w.marks {
		names = append(names, m.name)
	}
	if w.cur != nil {
		for _, name := range w.cur.Marks {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// refer meets the sign of a comment: one that has no words it is about stands there.
func (w *walker) refer(id string) {
	if c := w.comments[id]; c != nil && !slices.Contains(w.doc.Comments, c) {
		w.anchor(c)
	}
}

// orderComments puts answers behind what they answer, and adds comments that the text
// never names.
func (w *walker) orderComments() {
	var rest []*Comment
	for _, c := range w.comments {
		c.About = strings.Join(strings.Fields(c.About), " ")
		if !slices.Contains(w.doc.Comments, c) {
			rest = append(rest, c)
		}
	}
	slices.SortFunc(rest, func(a, b *Comment) int { return strings.Compare(a.ID, b.ID) })
	w.doc.Comments = append(w.doc.Comments, rest...)
	place := map[string]int{}
	for i, c := range w.doc.Comments {
		place[c.ID] = i
	}
	first := func(c *Comment) int {
		if i, ok := place[c.AnswerTo]; ok {
			return i
		}
		return place[c.ID]
	}
	slices.SortStableFunc(w.doc.Comments, func(a, b *Comment) int {
		if d := first(a) - first(b); d != 0 {
			return d
		}
		return place[a.ID] - place[b.ID]
	})
	for _, c := range w.doc.Comments {
		if i, ok := place[c.AnswerTo]; ok && c.At == (Place{}) {
			for _, parent := range w.doc.Comments {
				if place[parent.ID] == i {
					c.At, c.About, c.Marks = parent.At, parent.About, parent.Marks
				}
			}
		}
	}
}

// change begins a tracked change.
func (w *walker) change(k *node, deleted bool) *Change {
	return &Change{Deleted: deleted, Author: strings.TrimSpace(k.attr("author")), Date: timeOf(k.attr("date")), At: w.here(), Marks: w.marksHere()}
}

// deleted notes words that were deleted: they are not in the text.
func (w *walker) deleted(k *node) {
	c := w.change(k, true)
	var words []string
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "w:t", "w:delText":
				words = append(words, k.text)
			case "w:tab", "w:br", "w:cr":
				words = append(words, " ")
			case "w:p":
				words = append(words, " ")
				walk(k)
			case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd":
				w.span(k)
			case "w:commentReference":
				w.refer(k.attr("id"))
			default:
				walk(k)
			}
		}
	}
	walk(k)
	c.Marks = w.marksHere() // LibreOffice moves those of a paragraph in among its deleted words
	c.Words = clean(strings.Join(words, ""), func(rune) {})
	w.settle(c)
}

// settle adds a change that has words, joined to the one before where it goes on.
func (w *walker) settle(c *Change) {
	n := len(w.doc.Changes)
	if n > 0 {
		if last := w.doc.Changes[n-1]; last.Deleted == c.Deleted && last.Author == c.Author && last.At.Paragraph == c.At.Paragraph && last.Date.Equal(c.Date) {
			last.Words += c.Words
			return
		}
	}
	if strings.TrimSpace(c.Words) != "" {
		w.doc.Changes = append(w.doc.Changes, c)
	}
}
