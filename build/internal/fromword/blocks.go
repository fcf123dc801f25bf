package fromword

import (
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
)

// blocks converts what stands on a page.
func (c *converter) blocks(body []docx.Block) []markdown.Block {
	var out []markdown.Block
	for i := 0; i < len(body); {
		n := 1
		switch b := body[i].(type) {
		case *docx.Table:
			out = append(out, c.table(b)...)
		case *docx.Paragraph:
			switch {
			case b.Level > 0:
				out = append(out, c.heading(b))
			case b.Item != nil:
				n = run(body[i:], func(p *docx.Paragraph) bool { return p.Item != nil || continues(p) })
				out = append(out, c.lists(paragraphs(body[i:i+n]))...)
			case b.Box:
				n = run(body[i:], func(p *docx.Paragraph) bool { return p.Box && p.Level == 0 })
				if box := c.alert(body[i : i+n]); box != nil {
					out = append(out, box)
				}
			case b.Quote:
				n = run(body[i:], func(p *docx.Paragraph) bool { return p.Quote && p.Level == 0 })
				out = append(out, &markdown.Quote{Blocks: c.inner(body[i : i+n])})
			default:
				if n = c.facts(body[i:]); n > 1 {
					out = append(out, c.definitions(body[i:i+n]))
					break
				}
				n = 1
				out = append(out, c.paragraph(b)...)
			}
		}
		i += n
	}
	return out
}

// run counts the paragraphs at the start that are of one kind.
func run(body []docx.Block, is func(*docx.Paragraph) bool) int {
	n := 0
	for n < len(body) {
		p, ok := body[n].(*docx.Paragraph)
		if !ok || !is(p) {
			break
		}
		n++
	}
	return max(n, 1)
}

// continues reports whether a paragraph goes on with the entry of a list above it: Word
// has styles for that.
func continues(p *docx.Paragraph) bool {
	return p.Item == nil && p.Level == 0 && !p.Box && p.Label == "" && strings.HasPrefix(p.Style, "list continue")
}

func paragraphs(body []docx.Block) []*docx.Paragraph {
	var out []*docx.Paragraph
	for _, b := range body {
		if p, ok := b.(*docx.Paragraph); ok {
			out = append(out, p)
		}
	}
	return out
}

// paragraph converts running text. Pictures that stand alone are paragraphs of their own.
func (c *converter) paragraph(p *docx.Paragraph) []markdown.Block {
	text := c.text(p)
	if len(text) == 0 {
		return nil
	}
	return []markdown.Block{&markdown.Paragraph{Text: text}}
}

func (c *converter) heading(p *docx.Paragraph) markdown.Block {
	level := min(max(p.Level-c.here.level+2, 2), 6)
	c.above = labelled(p)
	copied := *p
	copied.Runs = nil
	for _, r := range p.Runs {
		if r.Picture != nil {
			c.tell(incoming.Lost, p.At, "picture in a heading: put it below, from the folder of pictures")
			continue
		}
		if r.Note != "" {
			c.tell(incoming.Altered, p.At, "footnote of a heading: look whether the page shows it well")
		}
		r.Bold, r.Italic, r.Underlined = false, false, false
		copied.Runs = append(copied.Runs, r)
	}
	id := c.anchors[p]
	if level > 2 && !c.aimed[p] {
		id = "" // the site makes one of the words
	}
	return &markdown.Heading{Level: level, ID: id, Text: c.text(&copied)}
}

// lists makes lists of entries that follow one another: a new one where Word counts
// anew, or where bullets follow numbers.
func (c *converter) lists(entries []*docx.Paragraph) []markdown.Block {
	var out []markdown.Block
	for len(entries) > 0 {
		var list *markdown.List
		list, entries = c.list(entries)
		out = append(out, list)
	}
	return out
}

// list makes a list of the entries at the start that belong to it, and returns the rest.
func (c *converter) list(entries []*docx.Paragraph) (*markdown.List, []*docx.Paragraph) {
	first := entries[0].Item
	l := &markdown.List{Ordered: first.Ordered, Start: first.Value}
	if first.Ordered && !isNumber(first.Label) {
		c.once(incoming.Altered, entries[0].At, "lists with letters, such as %s, have numbers now. Where the text names a letter, change it", first.Label)
	}
	value := first.Value
	for len(entries) > 0 {
		p := entries[0]
		last := len(l.Items) - 1
		switch {
		case p.Item == nil:
			if last < 0 {
				return l, entries
			}
			l.Items[last] = append(l.Items[last], c.paragraph(p)...)
		case p.Item.Level > first.Level && last >= 0:
			var below *markdown.List
			below, entries = c.list(entries)
			l.Items[last] = append(l.Items[last], below)
			continue
		case p.Item.Level != first.Level && last >= 0, p.Item.Ordered != first.Ordered, last >= 0 && first.Ordered && p.Item.Value != value+1,
			last >= 0 && !first.Ordered && p.Item.List != first.List && strings.HasPrefix(first.List, "typed-"):
			return l, entries
		default:
			value = p.Item.Value
			l.Items = append(l.Items, c.entry(p))
		}
		entries = entries[1:]
	}
	return l, nil
}

// entry converts the words of an entry.
func (c *converter) entry(p *docx.Paragraph) []markdown.Block {
	blocks := c.paragraph(p)
	if len(blocks) == 0 {
		return []markdown.Block{&markdown.Paragraph{}}
	}
	return blocks
}

func isNumber(label string) bool { return strings.Trim(label, "0123456789.() ") == "" }

// inner converts what stands in a box or a quotation: paragraphs and lists, and no
// headings.
func (c *converter) inner(body []docx.Block) []markdown.Block {
	var plainBody []docx.Block
	for _, b := range body {
		if p, ok := b.(*docx.Paragraph); ok {
			copied := *p
			copied.Runs = append([]docx.Run{}, p.Runs...)
			if lines := linesOf(&docx.Paragraph{Runs: p.Runs}); copied.Level > 0 || len(lines) > 0 && looksLikeHeading(lines[0]) {
				plainLine(&copied)
			}
			copied.Box, copied.Quote, copied.Level = false, false, 0
			plainBody = append(plainBody, &copied)
			continue
		}
		plainBody = append(plainBody, b)
	}
	return c.blocks(plainBody)
}

// alertWords say which box a word at its start means.
var alertWords = []struct{ kind, words string }{
	{"IMPORTANT", "important remember must key"}, {"WARNING", "warning danger alert"}, {"CAUTION", "caution attention careful"}, {"TIP", "tip tips hint"}, {"NOTE", "note notes nb"},
}

// alert converts paragraphs with a frame or a coloured ground; nil for none with words.
// A word at the start that says what the box is becomes its name.
func (c *converter) alert(body []docx.Block) markdown.Block {
	kind, body := alertKind(body)
	blocks := c.inner(body)
	if len(blocks) == 0 {
		return nil
	}
	return &markdown.Alert{Kind: kind, Blocks: blocks}
}

func alertKind(body []docx.Block) (string, []docx.Block) {
	p, ok := body[0].(*docx.Paragraph)
	if !ok || len(p.Runs) == 0 {
		return "NOTE", body
	}
	word, rest, labelled := strings.Cut(strings.TrimSpace(p.Runs[0].Text), ":")
	alone := len(p.Runs) == 1 && strings.TrimSpace(rest) == ""
	name := strings.ToLower(strings.Trim(word, " !.:*"))
	if name == "" || !labelled && !alone {
		return "NOTE", body
	}
	for _, a := range alertWords {
		if !strings.Contains(" "+a.words+" ", " "+name+" ") {
			continue
		}
		if !strings.EqualFold(name, a.kind) { // another word: it stays
			return a.kind, body
		}
		if alone && len(body) > 1 {
			return a.kind, body[1:]
		}
		if !labelled || alone {
			return a.kind, body
		}
		copied := *p
		copied.Runs = append([]docx.Run{}, p.Runs...)
		copied.Runs[0].Text = strings.TrimLeft(rest, " ")
		return a.kind, append([]docx.Block{&copied}, body[1:]...)
	}
	return "NOTE", body
}

// facts counts the paragraphs at the start that are a bold label with a colon and what
// it says: “Who: the housing officer”.
func (c *converter) facts(body []docx.Block) int {
	return run(body, func(p *docx.Paragraph) bool {
		if p.Level > 0 || p.Item != nil || p.Box || p.Quote || p.Label != "" {
			return false
		}
		term, rest := label(p)
		return term != "" && len(rest) > 0
	})
}

// label divides a paragraph at the colon behind its bold start; term is empty where it
// has none.
func label(p *docx.Paragraph) (term string, rest []docx.Run) {
	const mostWords = 4
	if len(p.Runs) < 2 || !p.Runs[0].Bold || p.Runs[0].Link != "" {
		return "", nil
	}
	for _, r := range p.Runs {
		if r.Break {
			return "", nil
		}
	}
	term, rest = strings.TrimSpace(p.Runs[0].Text), append([]docx.Run{}, p.Runs[1:]...)
	switch {
	case strings.HasSuffix(term, ":"):
	case strings.HasPrefix(strings.TrimLeft(rest[0].Text, " "), ":"):
		rest[0].Text = strings.TrimLeft(strings.TrimLeft(rest[0].Text, " ")[1:], " ")
	default:
		return "", nil
	}
	words := ""
	for _, r := range rest {
		words += r.Text
	}
	if n := len(strings.Fields(term)); n == 0 || n > mostWords || strings.TrimSpace(words) == "" {
		return "", nil
	}
	return strings.TrimSpace(strings.TrimSuffix(term, ":")), rest
}

func (c *converter) definitions(body []docx.Block) markdown.Block {
	d := &markdown.Definitions{}
	for _, p := range paragraphs(body) {
		term, rest := label(p)
		copied := *p
		copied.Runs = rest
		d.Items = append(d.Items, markdown.Definition{Term: markdown.Text{{Text: term}}, Text: c.text(&copied)})
	}
	return d
}
