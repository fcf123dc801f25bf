package fromword

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
)

// outline finds the title and the headings of the document, and gives them levels that
// follow one another, counted from 1.
func (c *converter) outline(body []docx.Block) []docx.Block {
	body = c.takeTitle(body)
	body = c.boldTitle(body)
	c.boldHeadings(body)
	body = c.onlyHeading(body)
	c.level(body)
	if c.title == "" {
		c.title = c.fallbackTitle()
	}
	return body
}

// takeTitle takes the paragraph out that has the style of the title.
func (c *converter) takeTitle(body []docx.Block) []docx.Block {
	var kept []docx.Block
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		switch {
		case ok && p.Title && c.title == "":
			c.title = p.Plain()
			continue
		case ok && p.Title:
			p.Level = 1
		}
		kept = append(kept, b)
	}
	if c.title == "" {
		return body
	}
	return kept
}

// opening are words that a first heading has, and no title.
var opening = regexp.MustCompile(`(?i)^(?:\d|introduction|purpose|background|aims?\b|scope|summary|overview|about|policy statement|foreword|contents|why\b)`)

// boldTitle takes the first paragraph out where it is bold: it is the title that nobody
// gave a style.
func (c *converter) boldTitle(body []docx.Block) []docx.Block {
	if c.title != "" || len(body) < 2 {
		return body
	}
	p, ok := body[0].(*docx.Paragraph)
	if !ok || p.Level > 0 || p.Item != nil || !looksLikeHeading(p) || opening.MatchString(p.Plain()) {
		return body
	}
	c.title = p.Plain()
	return body[1:]
}

// onlyHeading takes the first heading out where it is the only one of its level: it is
// the title.
func (c *converter) onlyHeading(body []docx.Block) []docx.Block {
	top, first, count := 0, -1, 0
	for i, b := range body {
		p, ok := b.(*docx.Paragraph)
		if !ok || p.Level == 0 {
			continue
		}
		if top == 0 || p.Level < top {
			top, count = p.Level, 0
			if first < 0 {
				first = i
			} else {
				first = len(body) // a higher one comes later
			}
		}
		if p.Level == top {
			count++
		}
	}
	if c.title != "" || count != 1 || first < 0 || first > 3 || first >= len(body) {
		return body
	}
	p := body[first].(*docx.Paragraph)
	c.title = labelled(p)
	return append(append([]docx.Block{}, body[:first]...), body[first+1:]...)
}

func labelled(p *docx.Paragraph) string { return strings.TrimSpace(p.Label + " " + p.Plain()) }

// fallbackTitle is what the document is called where it does not say.
func (c *converter) fallbackTitle() string {
	if t := c.doc.Title; t != "" && !strings.Contains(strings.ToLower(t), "microsoft word") {
		return t
	}
	name := strings.TrimSuffix(c.o.Name, ".docx")
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || unicode.IsSpace(r) }), " ")
	if name == "" {
		name = "Guidance"
	}
	head, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(head)) + name[size:]
}

// boldHeadings makes headings of lines that only look like one: bold, short, with words
// below them and no full stop. They stand one level below the heading above; where the
// document has no heading, their look says which stands above which.
func (c *converter) boldHeadings(body []docx.Block) {
	level, told, real := 0, false, hasHeading(body)
	for i, b := range body {
		p, ok := b.(*docx.Paragraph)
		if !ok {
			continue
		}
		if p.Level > 0 {
			level = p.Level
			continue
		}
		if !looksLikeHeading(p) {
			continue
		}
		if i+1 == len(body) || p.Item != nil && !standsAlone(body, i) {
			if p.Item == nil {
				plain(p)
			}
			continue
		}
		if p.Item != nil {
			p.Label, p.Item = p.Item.Label, nil
		}
		p.Level, p.Box, p.Quote = level+1, false, false
		if !real {
			p.Level = c.rank(p)
		}
		if last := len(p.Runs) - 1; strings.HasSuffix(p.Runs[last].Text, ":") {
			p.Runs[last].Text = strings.TrimSuffix(p.Runs[last].Text, ":")
		}
		if !told {
			c.tell(incoming.Altered, p.At, "lines in bold are headings now, this one and others. In Word, use the style Heading 2 for them")
			told = true
		}
	}
}

func hasHeading(body []docx.Block) bool {
	for _, b := range body {
		if p, ok := b.(*docx.Paragraph); ok && p.Level > 0 {
			return true
		}
	}
	return false
}

// rank is the level of a heading by its look alone: capitals stand above bold, and bold
// above what is underlined.
func (c *converter) rank(p *docx.Paragraph) int {
	if c.shouted[p] {
		return 1
	}
	for _, r := range p.Runs {
		if strings.TrimSpace(r.Text) != "" && !r.Bold {
			return 3
		}
	}
	return 2
}

// standsAlone reports whether the entry of a list has no entry of that list beside it:
// then its number is that of a heading.
func standsAlone(body []docx.Block, i int) bool {
	item := body[i].(*docx.Paragraph).Item
	beside := func(i int) bool {
		if i < 0 || i >= len(body) {
			return false
		}
		p, ok := body[i].(*docx.Paragraph)
		return ok && p.Item != nil && p.Item.List == item.List
	}
	return item.Ordered && item.Level == 0 && !beside(i-1) && !beside(i+1)
}

// plain takes the weight of a whole paragraph away.
func plain(p *docx.Paragraph) {
	for i := range p.Runs {
		p.Runs[i].Bold, p.Runs[i].Underlined = false, false
	}
}

// looksLikeHeading reports whether a line is bold or underlined as a whole, and no
// sentence.
func looksLikeHeading(p *docx.Paragraph) bool {
	const mostWords = 14
	words := p.Plain()
	if words == "" || p.Box || len(strings.Fields(words)) > mostWords || p.Title {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, `"'”’) `))
	if strings.ContainsRune(".!…;,", last) {
		return false
	}
	for _, r := range p.Runs {
		switch {
		case r.Picture != nil || r.Link != "":
			return false
		case strings.TrimSpace(r.Text) != "" && !r.Bold && !r.Underlined:
			return false
		}
	}
	return true
}

// level makes levels follow one another: the highest is 1, and none is skipped.
func (c *converter) level(body []docx.Block) {
	var open []int // levels of the document that the current heading stands in
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		if ok && tokenless(p.Plain()) {
			p.Level = 0 // it names nothing
		}
		if !ok || p.Level == 0 {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= p.Level {
			open = open[:len(open)-1]
		}
		open = append(open, p.Level)
		p.Level = len(open)
	}
}

// tokenless reports whether a text has neither a letter nor a digit.
func tokenless(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// TitleOf returns what a document is called, given the name of its file.
func TitleOf(d *docx.Document, name string) string {
	for _, b := range d.Body {
		if p, ok := b.(*docx.Paragraph); ok && p.Title {
			return p.Plain()
		}
	}
	c := converter{doc: d, o: Options{Name: name}}
	c.onlyHeading(d.Body)
	if c.title != "" {
		return c.title
	}
	return c.fallbackTitle()
}
