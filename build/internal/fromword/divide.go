package fromword

import (
	"strings"

	"rethink/build/internal/docx"
)

// How long a page may be, in words, before its parts become pages of their own; and how
// long a document must be to be divided at all.
const (
	longPage = 1800
	shortest = 500
)

// divide makes sections of the document: the first is what stands before the first
// heading that begins a page.
func (c *converter) divide(body []docx.Block) []*section {
	split := c.o.Split
	if split == 0 {
		split = chooseSplit(body)
	}
	first := &section{title: c.title, level: split + 1}
	if split < 0 {
		first.level = 1
	}
	sections := []*section{first}
	open := []*section{first} // the sections that the current one stands in
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		if !ok || p.Level == 0 || p.Level > split {
			last := sections[len(sections)-1]
			last.blocks = append(last.blocks, b)
			continue
		}
		s := &section{title: labelled(p), heading: p, level: p.Level + 1}
		open = append(open[:min(p.Level, len(open))], s)
		parent := open[len(open)-2]
		parent.parts = append(parent.parts, s)
		sections = append(sections, s)
	}
	return sections
}

// chooseSplit returns the level of headings at which a document is divided; -1 for one
// page.
func chooseSplit(body []docx.Block) int {
	words, longest, here := 0, 0, 0
	count := map[int]int{}
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		if ok && p.Level > 0 {
			count[p.Level]++
			if p.Level == 1 {
				here = 0
			}
		}
		n := len(strings.Fields(docx.PlainBlocks([]docx.Block{b})))
		words, here = words+n, here+n
		longest = max(longest, here)
	}
	switch {
	case words < shortest || count[1] < 2:
		return -1
	case longest > longPage && count[2] > count[1]:
		return 2
	}
	return 1
}
