package fromword

import (
	"fmt"
	"path"
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// Options say what to make of a document.
type Options struct {
	Name  string // of the file, without its folder
	Into  string // the folder for the pages, below content/; empty for content/ itself
	Split int    // the level of headings that begin a page, counted from 1; 0 chooses, -1 makes one page
}

// Convert makes pages of a document.
func Convert(d *docx.Document, o Options) incoming.Set {
	c := &converter{o: o, doc: d, names: incoming.NewNames("index", "404"), pictures: newPictures(o.Into), known: abbreviations(d)}
	body := c.clean(d.Body)
	body = c.outline(body)
	sections := c.divide(body)
	c.address(sections)
	var stages []stage
	for _, s := range sections {
		stages = append(stages, c.page(s)...)
	}
	c.flow(stages)
	c.tellDocument()
	c.set.Files = append(c.set.Files, c.pictures.files...)
	c.set.Sort()
	return c.set
}

// A converter makes the pages of one document.
type converter struct {
	o     Options
	doc   *docx.Document
	set   incoming.Set
	title string          // of the document
	known map[string]bool // abbreviations that the document uses

	shouted map[*docx.Paragraph]bool // paragraphs that were in capitals

	sections []*section
	names    *incoming.Names
	pictures *pictures
	targets  map[string]target // bookmarks that links lead to
	anchors  map[*docx.Paragraph]string
	aimed    map[*docx.Paragraph]bool // headings that links lead to, or to what stands below
	told     map[string]bool          // what is told once a document
	asked    map[string]bool          // questions that stand in a table of swaps already

	here  *section // that is converted
	above string   // the last one above, also one that only looks like it
	notes []markdown.Note
	extra []incoming.Page // that pages give rise to
}

// A section is what becomes one page.
type section struct {
	title   string
	heading *docx.Paragraph // that begins it; nil for the first
	level   int             // of the headings right below its title
	blocks  []docx.Block
	path    string // below content/
	parts   []*section
}

// A target is where a bookmark is.
type target struct {
	section *section
	anchor  string // empty for the page itself
}

// tell notes a finding at a place.
func (c *converter) tell(topic incoming.Topic, at docx.Place, format string, args ...any) {
	c.set.Findings = append(c.set.Findings, incoming.Finding{Topic: topic, Where: where(at), What: fmt.Sprintf(format, args...)})
}

// once notes a finding the first time that it comes up in a document.
func (c *converter) once(topic incoming.Topic, at docx.Place, format string, args ...any) {
	if c.told == nil {
		c.told = map[string]bool{}
	}
	if what := fmt.Sprintf(format, args...); !c.told[what] {
		c.told[what] = true
		c.tell(topic, at, "%s", what)
	}
}

// where says a place in words that help somebody to find it in Word.
func where(at docx.Place) string {
	if at.Paragraph == 0 {
		return ""
	}
	s := fmt.Sprintf("paragraph %d", at.Paragraph)
	if at.Heading != "" {
		s = "under “" + at.Heading + "”, " + s
	}
	if at.Words != "" {
		s += ": “" + at.Words + "”"
	}
	return s
}

// address gives each section its file, and finds where bookmarks lead.
func (c *converter) address(sections []*section) {
	c.sections = sections
	for i, s := range sections {
		name := "index"
		if i > 0 || len(sections) == 1 {
			name = c.names.Free(incoming.Slug(s.title, "page"))
		}
		s.path = path.Join(c.o.Into, name+".md")
	}
	wanted := map[string]bool{}
	eachRun(c.doc.Body, func(r docx.Run) {
		if mark, ok := strings.CutPrefix(r.Link, "#"); ok {
			wanted[mark] = true
		}
	})
	for _, n := range c.doc.Notes {
		eachRun(n.Blocks, func(r docx.Run) {
			if mark, ok := strings.CutPrefix(r.Link, "#"); ok {
				wanted[mark] = true
			}
		})
	}
	c.targets, c.anchors, c.aimed = map[string]target{}, map[*docx.Paragraph]string{}, map[*docx.Paragraph]bool{}
	for _, s := range sections {
		c.mark(s, wanted)
	}
}

// mark gives the headings of a section their anchors, and notes the bookmarks in it.
func (c *converter) mark(s *section, wanted map[string]bool) {
	names := incoming.NewNames()
	anchor := ""
	var above *docx.Paragraph // the heading whose part is gone through
	note := func(marks []string) {
		for _, m := range marks {
			if _, ok := c.targets[m]; wanted[m] && !ok {
				c.targets[m] = target{s, anchor}
				c.aimed[above] = true
			}
		}
	}
	if s.heading != nil {
		note(s.heading.Marks)
	}
	var walk func(blocks []docx.Block)
	walk = func(blocks []docx.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *docx.Paragraph:
				if b.Level > 0 {
					anchor = names.Free(incoming.Slug(b.Plain(), "part"))
					c.anchors[b], above = anchor, b
				}
				note(b.Marks)
			case *docx.Table:
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						walk(cell.Blocks)
					}
				}
			}
		}
	}
	walk(s.blocks)
}

// eachRun calls f with each run of some blocks.
func eachRun(blocks []docx.Block, f func(docx.Run)) {
	eachParagraph(blocks, func(p *docx.Paragraph) {
		for _, r := range p.Runs {
			f(r)
		}
	})
}

// eachParagraph calls f with each paragraph of some blocks, those of cells too.
func eachParagraph(blocks []docx.Block, f func(*docx.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			f(b)
		case *docx.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					eachParagraph(cell.Blocks, f)
				}
			}
		}
	}
}

// page converts a section, and returns the stages of a procedure that it holds.
func (c *converter) page(s *section) []stage {
	c.here, c.notes, c.above = s, nil, s.title
	p := markdown.Page{Keys: []markdown.Key{{Name: "title", Value: s.title}}}
	if order := c.order(s); order > 0 {
		p.Keys = append(p.Keys, markdown.Key{Name: "order", Value: fmt.Sprint(order), Raw: true})
	}
	p.Blocks = c.blocks(s.blocks)
	stages := c.stages(s, p.Blocks)
	if s.heading != nil {
		c.keepNotes(s, &p)
	}
	if len(s.parts) > 0 {
		p.Blocks = append(p.Blocks, c.links(s))
	}
	p.Notes = c.notes
	c.set.Pages = append(c.set.Pages, incoming.Page{Path: s.path, Title: s.title, Text: markdown.Print(p)})
	c.set.Pages = append(c.set.Pages, c.extra...)
	c.extra = nil
	return stages
}

// keepNotes puts the footnotes of a page's title, which cannot hold any, behind its
// first paragraph.
func (c *converter) keepNotes(s *section, p *markdown.Page) {
	for _, r := range s.heading.Runs {
		if r.Note == "" {
			continue
		}
		span, ok := c.note(r.Note, s.heading.At)
		if !ok {
			continue
		}
		for _, b := range p.Blocks {
			if first, is := b.(*markdown.Paragraph); is {
				first.Text = append(first.Text, span)
				c.tell(incoming.Altered, s.heading.At, "footnote of the title is now after the first paragraph")
				break
			}
		}
	}
}

// order is the place of a section among the pages, counted from 1; 0 for the first page
// of the folder, and for a page alone.
func (c *converter) order(s *section) int {
	if len(c.sections) == 1 {
		return 0
	}
	for i, other := range c.sections {
		if other == s {
			return i
		}
	}
	return 0
}

// links lists the pages that a page leads to.
func (c *converter) links(s *section) *markdown.List {
	l := &markdown.List{}
	for _, part := range s.parts {
		l.Items = append(l.Items, []markdown.Block{&markdown.Paragraph{Text: markdown.Text{{Text: part.title, Link: model.Relative(s.path, part.path)}}}})
	}
	return l
}
