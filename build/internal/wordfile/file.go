package wordfile

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"
)

// The namespaces of the format.
const (
	nsWord     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsAnchor   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsDrawing  = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture  = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsSVG      = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	nsWord14   = "http://schemas.microsoft.com/office/word/2010/wordml"
	nsWord15   = "http://schemas.microsoft.com/office/word/2012/wordml"
	nsMarkup   = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsPackage  = "http://schemas.openxmlformats.org/package/2006/"

	relLink  = nsRelation + "/hyperlink"
	relImage = nsRelation + "/image"
)

// relations are how a part names others, and addresses outside.
type relations struct {
	all []*node
	ids map[string]string
}

// to returns the id of a relation, which is made once.
func (r *relations) to(kind, target string, outside bool) string {
	if id, ok := r.ids[kind+target]; ok {
		return id
	}
	if r.ids == nil {
		r.ids = map[string]string{}
	}
	id := "rId" + strconv.Itoa(len(r.all)+1)
	r.ids[kind+target] = id
	n := el("Relationship").set("Id", id, "Type", kind, "Target", target)
	if outside {
		n.set("TargetMode", "External")
	}
	r.all = append(r.all, n)
	return id
}

func (r *relations) part() []byte {
	return el("Relationships", r.all...).set("xmlns", nsPackage+"relationships").part()
}

// A part is one file of the package.
type part struct {
	name, kind string // kind is its type; empty for what its ending says
	data       []byte
}

// Bytes returns the whole file. The document must not be added to afterwards.
func (d *Document) Bytes() ([]byte, error) {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	const office = "application/vnd.openxmlformats-"
	parts := []part{
		{"word/styles.xml", word + "styles+xml", styles(d.language()).part()},
		{"word/numbering.xml", word + "numbering+xml", d.numbering().part()},
		{"word/settings.xml", word + "settings+xml", d.settings().part()},
		{"word/footnotes.xml", word + "footnotes+xml", d.footnotes().part()},
		{"word/header1.xml", word + "header+xml", d.header().part()},
		{"word/footer1.xml", word + "footer+xml", d.footer().part()},
	}
	for _, p := range parts {
		name := strings.TrimSuffix(path.Base(p.name), ".xml")
		d.main.to(nsRelation+"/"+strings.TrimRight(name, "1"), path.Base(p.name), false)
	}
	parts = append([]part{{"word/document.xml", word + "document.main+xml", d.document().part()}}, parts...)
	parts = append(parts, part{"word/_rels/document.xml.rels", "", d.main.part()})
	if len(d.foot.all) > 0 {
		parts = append(parts, part{"word/_rels/footnotes.xml.rels", "", d.foot.part()})
	}
	for _, m := range d.media {
		parts = append(parts, part{"word/media/" + m.name, "", m.data})
	}
	parts = append(parts,
		part{"docProps/core.xml", office + "package.core-properties+xml", d.core().part()},
		part{"docProps/app.xml", office + "officedocument.extended-properties+xml", app().part()})
	parts = append(parts, part{sealPart, office + "officedocument.custom-properties+xml", custom(sealOf(parts)).part()})
	return zipped(append([]part{
		{"[Content_Types].xml", "", contentTypes(parts).part()},
		{"_rels/.rels", "", packageRelations().part()},
	}, parts...))
}

func (d *Document) language() string { return cmp.Or(d.o.Language, "en-GB") }

func (d *Document) document() *node {
	section := el("w:sectPr",
		el("w:headerReference").set("w:type", "default", "r:id", d.main.ids[nsRelation+"/header"+"header1.xml"]),
		el("w:footerReference").set("w:type", "default", "r:id", d.main.ids[nsRelation+"/footer"+"footer1.xml"]),
		el("w:footerReference").set("w:type", "first", "r:id", d.main.ids[nsRelation+"/footer"+"footer1.xml"]),
		el("w:pgSz").set("w:w", strconv.Itoa(a4Wide), "w:h", strconv.Itoa(a4High)),
		el("w:pgMar").set("w:top", "1304", "w:right", strconv.Itoa(margin), "w:bottom", "1304", "w:left", strconv.Itoa(margin), "w:header", "567", "w:footer", "567", "w:gutter", "0"),
		el("w:titlePg"),
	)
	root := el("w:document", el("w:body", d.body...).add(section)).set("xmlns:w", nsWord, "xmlns:r", nsRelation, "xmlns:wp", nsAnchor)
	if d.fields > 0 || d.growing {
		root.set("xmlns:mc", nsMarkup, "xmlns:w14", nsWord14, "xmlns:w15", nsWord15, "mc:Ignorable", "w14 w15")
	}
	return root
}

func (d *Document) footnotes() *node {
	root := el("w:footnotes",
		el("w:footnote", el("w:p", run(nil, el("w:separator")))).set("w:type", "separator", "w:id", "-1"),
		el("w:footnote", el("w:p", run(nil, el("w:continuationSeparator")))).set("w:type", "continuationSeparator", "w:id", "0"),
	).set("xmlns:w", nsWord, "xmlns:r", nsRelation)
	return root.add(d.notes...)
}

func (d *Document) header() *node {
	return el("w:hdr", el("w:p", el("w:pPr", val("w:pStyle", styleHeader)), d.text(d.o.Header))).set("xmlns:w", nsWord)
}

// footer holds what stands at the foot of each page, and at its right its number.
func (d *Document) footer() *node {
	p := el("w:p", el("w:pPr", val("w:pStyle", styleFooter),
		el("w:tabs", el("w:tab").set("w:val", "right", "w:pos", strconv.Itoa(textWide)))), d.text(d.o.Footer))
	if d.o.PageOf != "" {
		p.add(run(nil, el("w:tab"))).add(pageOf(d.o.PageOf)...)
	}
	return el("w:ftr", p).set("xmlns:w", nsWord)
}

func (d *Document) settings() *node {
	root := el("w:settings", el("w:zoom").set("w:percent", "100")).set("xmlns:w", nsWord)
	if d.o.Tracked {
		root.add(el("w:trackRevisions"))
	}
	return root.add(
		val("w:defaultTabStop", "720"),
		el("w:footnotePr", el("w:footnote").set("w:id", "-1"), el("w:footnote").set("w:id", "0")),
		el("w:compat", el("w:compatSetting").set("w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")),
		el("w:themeFontLang").set("w:val", d.language()),
	)
}

func (d *Document) core() *node {
	const dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
	root := el("cp:coreProperties").set("xmlns:cp", nsPackage+"metadata/core-properties", "xmlns:dc", dc, "xmlns:dcterms", terms, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	for _, p := range []struct{ name, text string }{{"dc:title", d.o.Title}, {"dc:subject", d.o.Subject}, {"dc:creator", d.o.Author}, {"dc:language", d.language()}} {
		if p.text != "" {
			root.add(words(p.name, p.text))
		}
	}
	if !d.o.Date.IsZero() {
		day := d.o.Date.String() + "T00:00:00Z"
		root.add(words("dcterms:created", day).set("xsi:type", "dcterms:W3CDTF"), words("dcterms:modified", day).set("xsi:type", "dcterms:W3CDTF"))
	}
	return root
}

// maker is the program that wrote a file, in its properties.
const maker = "Rethink"

func app() *node {
	return el("Properties", words("Application", maker)).set("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
}

func contentTypes(parts []part) *node {
	root := el("Types").set("xmlns", nsPackage+"content-types")
	for _, e := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"},
		{"png", "image/png"}, {"jpg", "image/jpeg"}, {"jpeg", "image/jpeg"}, {"svg", "image/svg+xml"},
	} {
		root.add(el("Default").set("Extension", e[0], "ContentType", e[1]))
	}
	for _, p := range parts {
		if p.kind != "" {
			root.add(el("Override").set("PartName", "/"+p.name, "ContentType", p.kind))
		}
	}
	return root
}

func packageRelations() *node {
	var r relations
	r.to(nsRelation+"/officeDocument", "word/document.xml", false)
	r.to(nsPackage+"relationships/metadata/core-properties", "docProps/core.xml", false)
	r.to(nsRelation+"/extended-properties", "docProps/app.xml", false)
	r.to(nsRelation+"/custom-properties", sealPart, false)
	return el("Relationships", r.all...).set("xmlns", nsPackage+"relationships")
}

// sealPart holds the sum of all other parts: a file that somebody saved since has
// another one, or none.
const sealPart = "docProps/custom.xml"

func sealOf(parts []part) string {
	sum := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(sum, "%s %d\n", p.name, len(p.data))
		sum.Write(p.data)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func custom(seal string) *node {
	const types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
	property := el("property", words("vt:lpwstr", seal)).set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid", "2", "name", maker)
	return el("Properties", property).set("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "xmlns:vt", types)
}

// zipped packs the parts. The same ones give the same bytes: times are the earliest that
// the format can write.
func zipped(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// Untouched reports whether a file is one that this package wrote, and nobody saved it
// since: nothing is lost when it is written anew.
func Untouched(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	var parts []part
	var seal []byte
	for _, f := range z.File {
		one, err := readPart(f)
		switch {
		case err != nil:
			return false
		case f.Name == sealPart:
			seal = one
		case f.Name != "[Content_Types].xml" && f.Name != "_rels/.rels":
			parts = append(parts, part{name: f.Name, data: one})
		}
	}
	return bytes.Equal(seal, custom(sealOf(parts)).part())
}

// largest bounds what is read of a part of a file that may be anybody's.
const largest = 64 << 20

func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err == nil && len(data) > largest {
		err = fmt.Errorf("part %s is too large", f.Name)
	}
	return data, err
}
