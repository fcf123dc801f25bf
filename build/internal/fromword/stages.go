package fromword

import (
	"path"
	"regexp"
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// fewestStages is how many headings in a row make a procedure.
const fewestStages = 3

// staged is a heading that names a stage of a procedure: without its number in the document,
// and the word with its own number alone, “Stage 1”.
var staged = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*\.? )?(((?:stage|step|phase|level)\s+(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))\b.*)`)

// numbered is a number that counts the headings of a document: “3.” or “2.1”.
var numbered = regexp.MustCompile(`^\d+(?:\.\d+)*[.)]?\s+`)

// unnumbered returns a title without the number that its document counts it by: pages that
// are named after a part are no part of the counting.
func unnumbered(title string) string {
	if short := numbered.ReplaceAllString(title, ""); short != "" {
		return short
	}
	return title
}

// A stage is a part of the document that names a stage, on its way into a flow.
type stage struct {
	title, id string
	level     int // of its heading on the page; 1 for a page of its own
	at        docx.Place
	on        string // the page that it is on
	blocks    []markdown.Block
}

// stages finds the stages on a page that was converted.
func (c *converter) stages(s *section, blocks []markdown.Block) []stage {
	var found []stage
	if m := staged.FindStringSubmatch(s.title); m != nil && s.heading != nil {
		return []stage{{title: m[1], id: incoming.Slug(m[2], "stage"), level: 1, at: s.heading.At, on: s.path, blocks: blocks}}
	}
	open := false
	for _, b := range blocks {
		h, ok := b.(*markdown.Heading)
		if ok && (!open || h.Level <= found[len(found)-1].level) {
			m := staged.FindStringSubmatch(h.Text.Plain())
			if open = m != nil; open {
				found = append(found, stage{title: m[1], id: incoming.Slug(m[2], "stage"), level: h.Level, at: c.placeOf(s, h), on: s.path})
			}
			continue
		}
		if open {
			last := &found[len(found)-1]
			last.blocks = append(last.blocks, b)
		}
	}
	return found
}

// placeOf returns where the heading of a page is in the document.
func (c *converter) placeOf(s *section, h *markdown.Heading) docx.Place {
	for _, b := range s.blocks {
		if p, ok := b.(*docx.Paragraph); ok && p.Level > 0 && labelled(p) == h.Text.Plain() {
			return p.At
		}
	}
	return docx.Place{Heading: s.title}
}

// flow drafts a page that leads through the stages of the document, one after another. It
// stays a draft: how stages follow one another is for a person to say.
func (c *converter) flow(stages []stage) {
	if len(stages) < fewestStages {
		return
	}
	names := incoming.NewNames("settled", "last")
	for i := range stages {
		stages[i].id = names.Free(stages[i].id)
	}
	stem := c.names.Free("stage-by-stage")
	file := path.Join(c.o.Into, stem+".md")
	p := markdown.Page{
		Keys: []markdown.Key{
			{Name: "kind", Value: string(model.KindFlow)},
			{Name: "title", Value: "Stage by stage"},
			{Name: "draft", Value: "true", Raw: true},
			{Name: "start", Value: stages[0].id},
			{Name: "path", Value: stem},
			{Name: "endings", Value: "\n  settled: settled\n  last: escalate", Raw: true},
		},
	}
	left := false
	for i, s := range stages {
		p.Blocks = append(p.Blocks, &markdown.Heading{Level: 2, ID: s.id, Text: words(s.title)})
		m := moved{from: s.on, to: file, up: s.level - 2}
		p.Blocks = append(p.Blocks, m.blocks(factFirst(s.blocks))...)
		left = left || m.left
		next := "last"
		if i+1 < len(stages) {
			next = stages[i+1].id
		}
		p.Blocks = append(p.Blocks, choices([2]string{"It is settled", "#settled"}, [2]string{"It is not settled", "#" + next}))
	}
	p.Blocks = append(p.Blocks,
		&markdown.Heading{Level: 2, ID: "settled", Text: words("Settled")},
		&markdown.Paragraph{Text: words("Write here what people do once it is settled.")},
		&markdown.Heading{Level: 2, ID: "last", Text: words("Not settled at any stage")},
		&markdown.Paragraph{Text: words("Write here what people do when no stage has settled it.")})
	c.set.Pages = append(c.set.Pages, incoming.Page{Path: file, Title: "Stage by stage", Text: markdown.Print(p), Kind: model.KindFlow})
	c.tell(incoming.Idea, stages[0].at, "%d headings name stages. content/%s is the draft of a page that leads through them: a guided path, a chart and cards. Read it, change its answers and its two ends, then take the line `draft: true` out: rethink help format flow", len(stages), file)
	if left {
		c.tell(incoming.Altered, stages[0].at, "footnotes and pictures of the stages are not in content/%s, and stay where they are. Write what matters into its steps", file)
	}
}

// factFirst makes a fact of a paragraph below the heading that is a bold label and what it
// says: elsewhere one alone is text, at a step it says who acts.
func factFirst(blocks []markdown.Block) []markdown.Block {
	if len(blocks) == 0 {
		return nil
	}
	p, ok := blocks[0].(*markdown.Paragraph)
	if !ok || len(p.Text) < 2 || !p.Text[0].Bold || !strings.HasSuffix(strings.TrimSpace(p.Text[0].Text), ":") {
		return blocks
	}
	term, rest := p.Text[0], append(markdown.Text{}, p.Text[1:]...)
	term.Bold, term.Text = false, strings.TrimSuffix(strings.TrimSpace(term.Text), ":")
	rest[0].Text = strings.TrimLeft(rest[0].Text, " ")
	fact := &markdown.Definitions{Items: []markdown.Definition{{Term: markdown.Text{term}, Text: rest}}}
	return append([]markdown.Block{fact}, blocks[1:]...)
}

func words(s string) markdown.Text { return markdown.Text{{Text: s}} }

// choices makes the list of the ways on from a step.
func choices(all ...[2]string) *markdown.List {
	l := &markdown.List{}
	for _, one := range all {
		l.Items = append(l.Items, []markdown.Block{&markdown.Paragraph{Text: markdown.Text{{Text: one[0], Link: one[1]}}}})
	}
	return l
}

// moved copies blocks from one page to another: links within the first lead to it, headings
// go up some levels. Footnotes stay behind, since a flow has none, and pictures, which need
// their words once.
type moved struct {
	from, to string
	up       int
	left     bool // some stayed behind
	ordered  bool // a list with numbers is there: a step has one
}

func (m *moved) blocks(blocks []markdown.Block) []markdown.Block {
	var out []markdown.Block
	for _, b := range blocks {
		switch b := b.(type) {
		case *markdown.Heading:
			out = append(out, &markdown.Heading{Level: max(3, b.Level-m.up), Text: m.text(b.Text)})
		case *markdown.Paragraph:
			if text := m.text(b.Text); len(text) > 0 {
				out = append(out, &markdown.Paragraph{Text: text})
			}
		case *markdown.List:
			out = append(out, m.list(b))
		case *markdown.Alert:
			out = append(out, &markdown.Alert{Kind: b.Kind, Blocks: m.blocks(b.Blocks)})
		case *markdown.Quote:
			out = append(out, &markdown.Quote{Blocks: m.blocks(b.Blocks)})
		case *markdown.Table:
			table := &markdown.Table{Head: m.texts(b.Head)}
			for _, row := range b.Rows {
				table.Rows = append(table.Rows, m.texts(row))
			}
			out = append(out, table)
		case *markdown.Definitions:
			terms := &markdown.Definitions{}
			for _, d := range b.Items {
				terms.Items = append(terms.Items, markdown.Definition{Term: m.text(d.Term), Text: m.text(d.Text)})
			}
			out = append(out, terms)
		default:
			out = append(out, b)
		}
	}
	return out
}

// list copies a list. The first with numbers holds what people can do; others get bullets,
// since a step has one list of that.
func (m *moved) list(b *markdown.List) *markdown.List {
	l := &markdown.List{Ordered: b.Ordered && !m.ordered, Start: b.Start}
	m.ordered = m.ordered || b.Ordered
	for _, item := range b.Items {
		inside := moved{from: m.from, to: m.to, up: m.up}
		l.Items = append(l.Items, inside.blocks(item))
		m.left = m.left || inside.left
	}
	return l
}

func (m *moved) texts(all []markdown.Text) []markdown.Text {
	var out []markdown.Text
	for _, t := range all {
		out = append(out, m.text(t))
	}
	return out
}

func (m *moved) text(t markdown.Text) markdown.Text {
	var out markdown.Text
	for _, s := range t {
		if s.Note != "" || s.Image != nil {
			m.left = true
			continue
		}
		if strings.HasPrefix(s.Link, "#") {
			s.Link = model.Relative(m.to, m.from) + s.Link
		}
		out = append(out, s)
	}
	return out
}
