package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
)

// Read reads a Word file of some size in bytes. An error says in plain words what the
// file is instead, or what to do about it; it does not name the file.
func Read(r io.ReaderAt, size int64, limits Limits) (*Document, error) {
	p, err := open(r, size, limits.withDefaults())
	if err != nil {
		return nil, err
	}
	w, err := newWalker(p)
	if err != nil {
		return nil, err
	}
	if err := w.body(); err != nil {
		return nil, err
	}
	if err := w.notes(); err != nil {
		return nil, err
	}
	if err := w.margins(); err != nil {
		return nil, err
	}
	w.numbering.settle()
	w.orderComments()
	return w.doc, w.properties()
}

// partOf returns the part that the text refers to as of some kind, or the name that
// Word gives to it.
func partOf(rels map[string]relation, kind, otherwise string) string {
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/"+kind) && !r.external {
			return r.target
		}
	}
	return otherwise
}

func newWalker(p *parts) (*walker, error) {
	rels, err := p.relations(p.main)
	if err != nil {
		return nil, err
	}
	w := &walker{parts: p, rels: rels, mainRels: rels, doc: &Document{Notes: map[string]*Note{}}, pictures: map[string][]byte{}}
	if w.styles, err = readStyles(p, partOf(rels, "styles", "word/styles.xml")); err != nil {
		return nil, err
	}
	if w.numbering, err = readNumbering(p, partOf(rels, "numbering", "word/numbering.xml"), w.styles); err != nil {
		return nil, err
	}
	w.comments, err = readComments(p, rels)
	return w, err
}

// body reads the text, one paragraph or table at a time.
func (w *walker) body() error {
	seen := false
	err := w.parts.each(w.parts.main, func(x *parser, start xml.StartElement) error {
		switch name := prefixOf(start.Name.Space) + start.Name.Local; {
		case name == "w:document":
			return nil
		case name == "w:body":
			seen = true
			return nil
		case !seen && name != "w:background":
			return errors.New("its main part is no text of Word: open it in Word, choose Save as, and the type Word Document (.docx)")
		}
		n, err := x.tree(start)
		if err != nil || n == nil {
			return err
		}
		w.doc.Body = append(w.doc.Body, w.blocks([]*node{n})...)
		w.dropContents()
		return w.failed
	})
	if err != nil {
		return err
	}
	if len(w.carry) > 0 { // the last paragraph's end was deleted
		w.doc.Body = append(w.doc.Body, &Paragraph{At: w.here(), Runs: w.carry})
	}
	w.unfinished()
	return nil
}

// unfinished tells of fields that never end, since what they would have swallowed
// has no words of its own.
func (w *walker) unfinished() {
	for _, f := range w.fields {
		if f.drop {
			w.leave(Other, "a table of contents or page number that does not end")
		}
	}
	w.fields = nil
}

// notes reads the footnotes and endnotes.
func (w *walker) notes() error {
	for _, kind := range []string{"footnote", "endnote"} {
		part := partOf(w.mainRels, kind+"s", "word/"+kind+"s.xml")
		root, err := w.parts.tree(part)
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		if w.rels, err = w.parts.relations(part); err != nil {
			return err
		}
		for _, k := range root.kids {
			if t := k.attr("type"); k.name != "w:"+kind || t != "" && t != "normal" {
				continue
			}
			if blocks := w.blocks(k.kids); len(blocks) > 0 {
				w.doc.Notes[kind[:1]+k.attr("id")] = &Note{blocks}
			}
		}
	}
	return w.failed
}

// margins tells the words of headers and footers, each once.
func (w *walker) margins() error {
	var parts []string
	for _, r := range w.mainRels {
		if (strings.HasSuffix(r.kind, "/header") || strings.HasSuffix(r.kind, "/footer")) && !r.external {
			parts = append(parts, r.target)
		}
	}
	slices.Sort(parts)
	seen := map[string]bool{}
	for _, part := range parts {
		root, err := w.parts.tree(part)
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		words := root.words("w:t")
		if seen[words] || strings.Trim(words, "0123456789 ") == "" || isPageOf(words) {
			continue
		}
		seen[words] = true
		w.doc.Left = append(w.doc.Left, Left{Kind: Margin, Words: words})
	}
	return nil
}

// isPageOf reports whether words are a page number and nothing else.
func isPageOf(words string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(words)) {
		if word != "page" && word != "of" && word != "|" && strings.Trim(word, "0123456789") != "" {
			return false
		}
	}
	return true
}

// properties reads what the file says of itself.
func (w *walker) properties() error {
	root, err := w.parts.tree("docProps/core.xml")
	if err != nil || root == nil {
		return err
	}
	for _, k := range root.kids {
		switch _, name, _ := strings.Cut(k.name, ":"); name {
		case "title":
			w.doc.Title = strings.Join(strings.Fields(clean(k.text, func(rune) {})), " ")
		case "creator":
			w.doc.Author = strings.TrimSpace(k.text)
		case "modified":
			w.doc.Modified = timeOf(k.text)
		}
	}
	return nil
}

func timeOf(text string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, strings.TrimSpace(text)); err == nil {
			return t
		}
	}
	return time.Time{}
}
