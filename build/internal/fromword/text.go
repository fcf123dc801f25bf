package fromword

import (
	"regexp"
	"strconv"
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// text converts the runs of a paragraph, led by the number that Word shows.
func (c *converter) text(p *docx.Paragraph) markdown.Text {
	var text markdown.Text
	if p.Label != "" {
		text = append(text, markdown.Span{Text: p.Label + " "})
	}
	for _, r := range p.Runs {
		switch {
		case r.Break:
			text = append(text, markdown.Span{Break: true})
		case r.Note != "":
			if span, ok := c.note(r.Note, p.At); ok {
				text = append(text, span)
			}
		case r.Picture != nil:
			if span, ok := c.picture(r.Picture, p); ok {
				text = append(text, span)
			}
		default:
			text = append(text, c.words(r, p)...)
		}
	}
	if blank(text) {
		return nil
	}
	return linked(text)
}

func blank(text markdown.Text) bool {
	for _, s := range text {
		if s.Image != nil || s.Note != "" || strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}

// words converts a run of text.
func (c *converter) words(r docx.Run, p *docx.Paragraph) markdown.Text {
	s := markdown.Span{Text: r.Text, Bold: r.Bold, Italic: r.Italic}
	if r.Underlined && r.Link == "" {
		s.Bold = true
	}
	switch {
	case r.Raised:
		s.Text = digits(s.Text, "⁰¹²³⁴⁵⁶⁷⁸⁹")
	case r.Lowered:
		s.Text = digits(s.Text, "₀₁₂₃₄₅₆₇₈₉")
	}
	if r.Link == "" {
		return markdown.Text{s}
	}
	s.Link = c.link(r.Link, p.At)
	if bare := strings.TrimSpace(s.Text); isBare(bare) {
		s.Text = strings.Replace(s.Text, bare, spoken(bare), 1)
		if s.Link != "" {
			c.tell(incoming.Altered, p.At, "link shows its address: say what is there in place of “%s”", spoken(bare))
		}
	}
	return markdown.Text{s}
}

// digits writes raised or lowered numbers as signs of their own.
func digits(s, signs string) string {
	if strings.Trim(s, "0123456789 ") != "" {
		return s
	}
	by := []rune(signs)
	return strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return by[c-'0']
		}
		return c
	}, s)
}

// link returns where a link leads, as it is written on the page; empty where that is
// nowhere.
func (c *converter) link(to string, at docx.Place) string {
	if mark, ok := strings.CutPrefix(to, "#"); ok {
		t, found := c.targets[mark]
		switch {
		case !found:
			c.tell(incoming.Altered, at, "link leads to a place that is not in the document, and is plain text now")
			return ""
		case t.section == c.here && t.anchor != "":
			return "#" + t.anchor
		case t.anchor == "":
			return model.Relative(c.here.path, t.section.path)
		}
		return model.Relative(c.here.path, t.section.path+"#"+t.anchor)
	}
	to = strings.TrimSpace(to)
	lower := strings.ToLower(to)
	switch {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return strings.ReplaceAll(to, " ", "%20")
	case strings.HasPrefix(lower, "tel:"), strings.HasPrefix(lower, "sms:"): // people type numbers as they read them
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune(" \u00a0-.()/", c) {
				return -1
			}
			return c
		}, strings.NewReplacer("%20", "", "(0)", "").Replace(to))
	case strings.HasPrefix(lower, "mailto:"):
		if who, _, _ := strings.Cut(to[len("mailto:"):], "?"); !model.IsMail(strings.TrimSpace(who)) {
			c.tell(incoming.Altered, at, "link leads to %s, which is no email address, and is plain text now", short(to))
			return ""
		}
		return strings.ReplaceAll(to, " ", "")
	case strings.HasPrefix(lower, "www."):
		return "https://" + to
	case model.IsMail(to):
		return "mailto:" + to
	case model.HasScheme(to) && !strings.HasPrefix(lower, "file:") && to[1] != ':': // C: is a disk
		c.tell(incoming.Altered, at, "link leads to %s, which a site must not open, and is plain text now", short(to))
	case to != "":
		c.tell(incoming.Altered, at, "link leads to %s, a file that only your own computers have, and is plain text now", short(to))
	}
	return ""
}

func isBare(text string) bool {
	lower := strings.ToLower(text)
	return !strings.Contains(text, " ") && (strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "www."))
}

// spoken is an address as one says it: without https:// and www.
func spoken(address string) string {
	for _, prefix := range []string{"https://", "http://", "www."} {
		if len(address) > len(prefix) && strings.EqualFold(address[:len(prefix)], prefix) {
			address = address[len(prefix):]
		}
	}
	return strings.TrimSuffix(address, "/")
}

// address finds what may be an address in a text.
var address = regexp.MustCompile(`[^\s<>"“”‘’(),;]*(?:@|://|www\.|\.[a-z]{2,}/)[^\s<>"“”‘’,;]*`)

// linked makes links of addresses that stand in the text, also of those that Word cuts
// into pieces.
func linked(text markdown.Text) markdown.Text {
	var out markdown.Text
	for i := 0; i < len(text); {
		n := 0
		for i+n < len(text) && isPlainWords(text[i+n]) {
			n++
		}
		if n == 0 {
			out = append(out, text[i])
			i++
			continue
		}
		out = append(out, linkedWords(text[i:i+n])...)
		i += n
	}
	return out
}

func isPlainWords(s markdown.Span) bool {
	return s.Image == nil && s.Note == "" && !s.Break && s.Link == ""
}

// linkedWords makes links of the addresses in words that follow one another.
func linkedWords(text markdown.Text) markdown.Text {
	words := ""
	for _, s := range text {
		words += s.Text
	}
	var out markdown.Text
	done := 0
	for _, at := range address.FindAllStringIndex(words, -1) {
		found := strings.TrimRight(words[at[0]:at[1]], ".:!?)'")
		if strings.Count(found, "(") > strings.Count(found, ")") && strings.HasPrefix(words[at[0]+len(found):], ")") {
			found += ")"
		}
		to := leadsTo(found)
		if to == "" {
			continue
		}
		out = append(out, piece(text, done, at[0])...)
		link := markdown.Span{Text: found, Link: to}
		if !strings.HasPrefix(to, "mailto:") {
			link.Text = spoken(found)
		}
		out = append(out, link)
		done = at[0] + len(found)
	}
	if done == 0 {
		return text
	}
	return append(out, piece(text, done, len(words))...)
}

// piece returns what stands between two offsets of the words of a text.
func piece(text markdown.Text, from, to int) markdown.Text {
	var out markdown.Text
	at := 0
	for _, s := range text {
		start, end := max(from-at, 0), min(to-at, len(s.Text))
		at += len(s.Text)
		if start < end {
			s.Text = s.Text[start:end]
			out = append(out, s)
		}
	}
	return out
}

// leadsTo returns the address of the web or the mail that a word is; empty for none.
func leadsTo(word string) string {
	host, _, path := strings.Cut(word, "/")
	switch lower := strings.ToLower(word); {
	case model.IsMail(word):
		return "mailto:" + word
	case strings.HasPrefix(lower, "mailto:") && model.IsMail(word[len("mailto:"):]):
		return word
	case (strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")) && strings.Contains(spoken(word), "."):
		return word
	case strings.HasPrefix(lower, "www.") && strings.Count(word, ".") > 1, path && model.IsHost(host):
		return "https://" + word
	}
	return ""
}

// note converts a footnote or endnote: each page counts its own, from 1.
func (c *converter) note(key string, at docx.Place) (markdown.Span, bool) {
	n := c.doc.Notes[key]
	if n == nil {
		c.tell(incoming.Lost, at, "footnote without a text")
		return markdown.Span{}, false
	}
	name := strconv.Itoa(len(c.notes) + 1)
	c.notes = append(c.notes, markdown.Note{Name: name})
	blocks := c.inner(n.Blocks)
	for i, b := range blocks {
		switch b.(type) {
		case *markdown.Paragraph, *markdown.List:
		default:
			blocks[i] = &markdown.Paragraph{Text: markdown.Text{{Text: docx.PlainBlocks(n.Blocks)}}}
			c.tell(incoming.Altered, at, "footnote holds more than text, and is plain text now")
			blocks = blocks[i : i+1]
		}
		if len(blocks) == 1 {
			break
		}
	}
	for i := range c.notes {
		if c.notes[i].Name == name {
			c.notes[i].Blocks = blocks
		}
	}
	return markdown.Span{Note: name}, len(blocks) > 0
}
