package wordfile

import (
	"bytes"
	"strings"
)

// A node is one element of XML. Building trees rather than strings keeps every part
// well-formed, whatever an author wrote.
type node struct {
	name  string
	attrs []string // a name, its value, a name …
	in    []*node
	text  string
}

// el returns an element that holds others; nil ones are left out.
func el(name string, in ...*node) *node { return (&node{name: name}).add(in...) }

// val returns an element whose one attribute is its value, as most of the format's are.
func val(name, value string) *node { return el(name).set("w:val", value) }

// words returns an element of text.
func words(name, text string) *node { return &node{name: name, text: text} }

func (n *node) add(in ...*node) *node {
	for _, i := range in {
		if i != nil {
			n.in = append(n.in, i)
		}
	}
	return n
}

func (n *node) set(attrs ...string) *node {
	n.attrs = append(n.attrs, attrs...)
	return n
}

// orNil returns nil for an element that says nothing.
func (n *node) orNil() *node {
	if len(n.in) == 0 {
		return nil
	}
	return n
}

// part returns a whole part of the file.
func (n *node) part() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	n.write(&b)
	return b.Bytes()
}

func (n *node) write(b *bytes.Buffer) {
	b.WriteByte('<')
	b.WriteString(n.name)
	for i := 0; i+1 < len(n.attrs); i += 2 {
		b.WriteByte(' ')
		b.WriteString(n.attrs[i])
		b.WriteString(`="`)
		b.WriteString(escape.Replace(legal(n.attrs[i+1])))
		b.WriteByte('"')
	}
	if len(n.in) == 0 && n.text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	b.WriteString(escape.Replace(legal(n.text)))
	for _, i := range n.in {
		i.write(b)
	}
	b.WriteString("</")
	b.WriteString(n.name)
	b.WriteByte('>')
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// legal leaves out the characters that XML 1.0 has no way to write.
func legal(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\t' && c != '\n' || c == 0xFFFE || c == 0xFFFF {
			return -1
		}
		return c
	}, s)
}
