// Package docxtest writes small Word files for tests: what stands in the body is the
// test's own, and what every file needs around it is here.
package docxtest

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
)

// Names are the namespaces that Word declares.
const Names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
	`xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ` +
	`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" ` +
	`xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

// A File is what a test puts into a Word file. Each string is what stands between the
// outermost tags of a part; a part that is empty is left out.
type File struct {
	Body      string
	Styles    string
	Numbering string
	Footnotes string
	Endnotes  string
	Comments  string
	Answers   string            // commentsExtended.xml
	Relations string            // of the text, beside those to the parts above
	Parts     map[string]string // others, whole, by their names
}

const typeOf = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Bytes returns the file.
func (f File) Bytes() []byte {
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":       relations(`<Relationship Id="rId1" Type="` + typeOf + `officeDocument" Target="word/document.xml"/>`),
		"word/document.xml": `<w:document ` + Names + `><w:body>` + f.Body + `<w:sectPr/></w:body></w:document>`,
	}
	rels := f.Relations
	for _, p := range []struct{ name, tag, text string }{
		{"styles", "w:styles", f.Styles}, {"numbering", "w:numbering", f.Numbering}, {"footnotes", "w:footnotes", f.Footnotes},
		{"endnotes", "w:endnotes", f.Endnotes}, {"comments", "w:comments", f.Comments}, {"commentsExtended", "w15:commentsEx", f.Answers},
	} {
		if p.text != "" {
			parts["word/"+p.name+".xml"] = "<" + p.tag + " " + Names + ">" + p.text + "</" + p.tag + ">"
			rels += `<Relationship Id="part-` + p.name + `" Type="` + typeOf + p.name + `" Target="` + p.name + `.xml"/>`
		}
	}
	parts["word/_rels/document.xml.rels"] = relations(rels)
	maps.Copy(parts, f.Parts)
	return Zip(parts)
}

func relations(rels string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`
}

// Zip returns a zip of some files. Of what cannot fail in memory, nothing is said.
func Zip(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if w, err := z.Create(name); err == nil {
			_, _ = w.Write([]byte(parts[name]))
		}
	}
	_ = z.Close()
	return b.Bytes()
}

// P returns a paragraph of a style with some text; an empty style is that of text.
func P(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + style + R(text) + `</w:p>`
}

// R returns a run of text, with properties such as <w:b/>.
func R(text string, properties ...string) string {
	return `<w:r><w:rPr>` + strings.Join(properties, "") + `</w:rPr><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// Headings are the styles that Word has for headings, a title and a link.
const Headings = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>`
