package source

import (
	"cmp"

	"rethink/build/internal/model"
	"rethink/build/internal/quotes"
)

// Quotation marks are set here, where text enters the model, and nowhere else: so
// that pages, PDFs, cards and the search index say the same. Code keeps what was
// typed, and so does a mark with a backslash before it. The questions of a swap
// table and of a list of prompts keep their letters: they are data that other
// programs take over, and are quoted from a source letter by letter.

// set sets the quotation marks of a text of front matter.
func (r *reading) set(text string) string {
	if !r.english() {
		return text
	}
	return quotes.Set(text)
}

// english reports whether the page is in English: quotation marks of another language
// stay as they were typed.
func (r *reading) english() bool { return quotes.English(cmp.Or(r.page.Lang, r.site.language)) }

// setBody sets those of the whole page, its title among them.
func (w *walker) setBody() {
	if !w.english() {
		return
	}
	s := quoteSetter{kind: w.page.Kind}
	if w.heading != nil {
		s.run(w.heading.Text)
	}
	s.blocks(w.page.Body)
}

// quoteSetter walks through the text of a page of some kind.
type quoteSetter struct {
	kind   model.Kind
	pieces []quotes.Piece
}

func (s *quoteSetter) blocks(blocks []model.Block) {
	for _, b := range blocks {
		s.block(b)
	}
}

func (s *quoteSetter) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		s.run(b.Text)
	case *model.Paragraph:
		s.run(b.Text)
	case *model.List:
		if s.kind == model.KindPrompts {
			return
		}
		for _, item := range b.Items {
			s.blocks(item.Blocks)
		}
	case *model.Table:
		s.table(b)
	case *model.Quote:
		s.blocks(b.Blocks)
	case *model.Alert:
		s.blocks(b.Blocks)
	case *model.Definitions:
		for _, d := range b.Items {
			for _, term := range d.Terms {
				s.run(term)
			}
			s.blocks(d.Blocks)
		}
	case *model.Notes:
		for _, note := range b.Notes {
			s.blocks(note.Blocks)
		}
	case *model.Embed:
		s.run(b.Text)
	}
}

// questionColumns are those of a swap table that hold questions; the others say why.
const questionColumns = 2

func (s *quoteSetter) table(t *model.Table) {
	for _, cell := range t.Head {
		s.run(cell.Text)
	}
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if s.kind != model.KindSwaps || i >= questionColumns {
				s.run(cell.Text)
			}
		}
	}
}

// run sets one run of text, through its emphasis and links.
func (s *quoteSetter) run(text model.Inlines) {
	s.pieces = s.pieces[:0]
	s.gather(text)
	if quotes.Run(s.pieces) {
		s.put(text, s.pieces)
	}
}

func (s *quoteSetter) add(text string, fixed bool) {
	s.pieces = append(s.pieces, quotes.Piece{Text: text, Fixed: fixed})
}

// gather makes a piece of everything that stands between marks.
func (s *quoteSetter) gather(text model.Inlines) {
	for _, in := range text {
		switch in := in.(type) {
		case model.Text:
			s.add(in.Value, in.AsTyped)
		case *model.Strong:
			s.gather(in.Text)
		case *model.Emphasis:
			s.gather(in.Text)
		case *model.Link:
			in.Title = quotes.Set(in.Title)
			s.gather(in.Text)
		case model.CodeSpan:
			s.add(in.Value, true)
		case *model.Image:
			in.Alt, in.Title = quotes.Set(in.Alt), quotes.Set(in.Title)
			s.add("\ufffc", true)
		case model.Break:
			s.add(" ", true)
		}
	}
}

// put puts the pieces back in the order in which they were gathered, and returns
// those that are left.
func (s *quoteSetter) put(text model.Inlines, pieces []quotes.Piece) []quotes.Piece {
	for i, in := range text {
		switch in := in.(type) {
		case model.Text:
			if set := pieces[0].Text; set != in.Value { // to put it back costs memory
				in.Value = set
				text[i] = in
			}
			pieces = pieces[1:]
		case *model.Strong:
			pieces = s.put(in.Text, pieces)
		case *model.Emphasis:
			pieces = s.put(in.Text, pieces)
		case *model.Link:
			pieces = s.put(in.Text, pieces)
		case model.CodeSpan, *model.Image, model.Break:
			pieces = pieces[1:]
		}
	}
	return pieces
}

// setConfig sets the quotation marks of site.yaml: of what is words there, not of
// names that other programs know.
func setConfig(c *model.Config) {
	if !quotes.English(c.Language) {
		return
	}
	set := func(texts ...*string) {
		for _, text := range texts {
			*text = quotes.Set(*text)
		}
	}
	way := func(w *model.Way) {
		if w != nil {
			set(&w.Text)
		}
	}
	set(&c.Title, &c.Description, &c.Copying, &c.Partnership.Name, &c.Partnership.Short, &c.Partnership.Owner)
	for i := range c.Contacts {
		set(&c.Contacts[i].Name, &c.Contacts[i].Role, &c.Contacts[i].Hours)
	}
	if c.Urgent != nil {
		set(&c.Urgent.Text, &c.Urgent.After)
	}
	if c.Protocol != nil {
		set(&c.Protocol.Name)
	}
	for i := range c.Menu {
		set(&c.Menu[i].Label)
	}
	set(&c.Statement.Reply, &c.Statement.Enforcement, &c.Privacy.Controller, &c.Privacy.Host)
	for i := range c.Statement.Limits {
		set(&c.Statement.Limits[i])
	}
	way(c.Statement.Contact)
	way(c.Statement.Complaints)
	way(c.Privacy.Contact)
	way(c.Privacy.Complaints)
}

// setWords returns how the words of the interface are set in a language; nil leaves
// them as they are written.
func setWords(language string) func(string) string {
	if !quotes.English(language) {
		return nil
	}
	return quotes.Set
}
