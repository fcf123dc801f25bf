package fromword

import (
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
)

// tellDocument tells what the document holds beside its text.
func (c *converter) tellDocument() {
	for _, l := range c.doc.Left {
		c.tellLeft(l)
	}
	for _, ch := range c.doc.Changes {
		verb := "inserted"
		if ch.Deleted {
			verb = "deleted"
		}
		c.tell(incoming.Changes, ch.At, "%s %s “%s”", orSomebody(ch.Author), verb, strings.TrimSpace(short(ch.Words)))
	}
	for _, r := range c.doc.Comments {
		about := ""
		if r.About != "" {
			about = " about “" + short(r.About) + "”"
		}
		c.tell(incoming.Remarks, r.At, "%s%s: %s", orSomebody(r.Author), about, strings.Join(strings.Fields(r.Text), " "))
	}
	c.tellIdeas()
}

func orSomebody(author string) string {
	if author == "" {
		return "somebody"
	}
	return author
}

// tellLeft tells one thing that the reader could not give as text.
func (c *converter) tellLeft(l docx.Left) {
	words := ""
	if l.Words != "" {
		words = ". Its words are: “" + l.Words + "”"
	}
	switch l.Kind {
	case docx.TextBox:
		c.tell(incoming.Altered, l.At, "text box is now after this paragraph: “%s”. Move it to where it belongs", l.Words)
	case docx.Merged:
		c.tell(incoming.Altered, l.At, "merged cells of a table are single ones now, with the words in the first. Write them into each cell that they are for")
	case docx.PageNumber:
		c.tell(incoming.Altered, l.At, "text names page “%s”, and a site has no such pages. Name the heading instead", l.Words)
	case docx.Hidden:
		c.tell(incoming.Lost, l.At, "hidden text: “%s”", short(l.Words))
	case docx.Margin:
		c.tell(incoming.Lost, l.At, "header or footer of each page: “%s”", l.Words)
	case docx.Form:
		c.tell(incoming.Lost, l.At, "form field that is empty: “%s”", l.Words)
	case docx.Sign:
		c.tell(incoming.Lost, l.At, "sign of a symbol font (%s)", l.Words)
	case docx.SmartArt, docx.Chart, docx.Shape:
		c.tell(incoming.Lost, l.At, "%s%s. Save it as a picture, or write what it says", drawingName(l.Kind), words)
	case docx.Equation:
		c.tell(incoming.Lost, l.At, "equation: “%s”. Write it in words", l.Words)
	case docx.Object:
		c.tell(incoming.Lost, l.At, "embedded file (%s). Save it beside the page, as PDF, and link to it", l.Words)
	case docx.Linked:
		c.tell(incoming.Lost, l.At, "picture that stands elsewhere and not in the document%s", words)
	default:
		c.tell(incoming.Lost, l.At, "%s%s", l.Kind, words)
	}
}

func drawingName(k docx.Kind) string {
	if k == docx.Shape {
		return "drawing made of shapes"
	}
	return string(k)
}

// tellIdeas tells what pages could become.
func (c *converter) tellIdeas() {
	for _, b := range c.doc.Body {
		if t, ok := b.(*docx.Table); ok {
			c.contacts(t)
		}
	}
}
