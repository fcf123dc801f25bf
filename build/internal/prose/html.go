package prose

import (
	"strings"
)

// RawHTML reports that HTML is not used. Closing tags are passed over: their
// opening ones are reported.
func (j *Judge) RawHTML(offset int) {
	line := j.Lines.From(offset)
	if strings.HasPrefix(line, "</") {
		return
	}
	if strings.HasPrefix(line, "<!--") {
		j.Problems.Errorf(j.Lines.At(offset), "raw-html", "comment in HTML is not used here")
		j.Problems.Hint("Keep notes for yourself outside the page. A page that is not ready has `draft: true` at its top.")
		return
	}
	tag, _, _ := strings.Cut(line, ">")
	j.Problems.Errorf(j.Lines.At(offset), "raw-html", "HTML is not used here: %s>", tag)
	j.Problems.Hint("%s", htmlHint(tag))
}

// htmlHint says how to write in Markdown what a tag of HTML was to do.
func htmlHint(tag string) string {
	name := strings.FieldsFunc(strings.ToLower(tag)+" ", func(r rune) bool { return r == '<' || r == '/' || r == ' ' || r == '>' })
	if len(name) == 0 {
		name = []string{""}
	}
	switch name[0] {
	case "br":
		return "Leave an empty line for a new paragraph, or write a list. In a table, write one row for each line."
	case "b", "strong":
		return "Write **text** for weight."
	case "i", "em":
		return "Write *text* for stress."
	case "u":
		return "Readers take underlined text for a link. Write **text** for weight."
	case "a":
		return "Write [text](address)."
	case "img":
		return "Write ![what it shows](file)."
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "Write ## and a space before the heading."
	case "ul", "ol", "li":
		return "Start each entry with a hyphen and a space, or with a number, a full stop and a space."
	case "table", "tr", "td", "th":
		return "Write a table as lines of cells with | between them, and a line such as `| --- | --- |` below the headings."
	case "hr":
		return "Write *** on a line of its own, with an empty line above and below."
	case "p", "div", "span", "font", "center", "section":
		return "Take the tags out: the text needs none, only an empty line between paragraphs."
	case "iframe", "video", "audio", "script", "embed", "object":
		return "Pages load nothing from elsewhere. Link to it: [what is there](address)."
	case "details", "summary":
		return "Write a heading and the text below it."
	}
	return "Write it in Markdown. To show the characters themselves, put ` before and after them."
}
