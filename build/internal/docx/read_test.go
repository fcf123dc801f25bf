package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"rethink/build/internal/docx"
	"rethink/build/internal/docx/docxtest"
)

func read(t *testing.T, f docxtest.File) *docx.Document {
	t.Helper()
	d, err := readBytes(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func readBytes(data []byte) (*docx.Document, error) {
	return docx.Read(bytes.NewReader(data), int64(len(data)), docx.Limits{})
}

// show writes a document as a test compares it: a line a paragraph.
func show(blocks []docx.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *docx.Paragraph:
			b.WriteString(showParagraph(block) + "\n")
		case *docx.Table:
			b.WriteString("table\n")
			for _, row := range block.Rows {
				b.WriteString("  row")
				if row.Head {
					b.WriteString(" head")
				}
				for _, cell := range row.Cells {
					fmt.Fprintf(&b, " [%s", strings.ReplaceAll(strings.TrimSpace(show(cell.Blocks)), "\n", " / "))
					if cell.Wide > 1 {
						fmt.Fprintf(&b, " wide %d", cell.Wide)
					}
					if cell.GoesOn {
						b.WriteString(" goes on")
					}
					b.WriteString("]")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func showParagraph(p *docx.Paragraph) string {
	var b strings.Builder
	for _, m := range p.Marks {
		fmt.Fprintf(&b, "(%s) ", m)
	}
	switch {
	case p.Title:
		b.WriteString("title ")
	case p.Level > 0:
		b.WriteString(strings.Repeat("#", p.Level) + " ")
	case p.Item != nil:
		fmt.Fprintf(&b, "%s%s ", strings.Repeat("  ", p.Item.Level), p.Item.Label)
	case p.Quote:
		b.WriteString("> ")
	case p.Box:
		b.WriteString("box ")
	}
	if p.Label != "" {
		b.WriteString("{" + p.Label + "} ")
	}
	for _, r := range p.Runs {
		text := r.Text
		switch {
		case r.Break:
			text = "⏎"
		case r.Note != "":
			text = "[^" + r.Note + "]"
		case r.Picture != nil:
			text = "![" + r.Picture.Alt + "](" + r.Picture.Name + ")"
		}
		for _, mark := range []struct {
			on   bool
			sign string
		}{{r.Bold && p.Level == 0, "*"}, {r.Italic, "/"}, {r.Underlined, "_"}, {r.Struck, "-"}, {r.Raised, "^"}, {r.Lowered, ","}} {
			if mark.on {
				text = mark.sign + text + mark.sign
			}
		}
		if r.Link != "" {
			text = "<" + r.Link + " " + text + ">"
		}
		b.WriteString(text)
	}
	return b.String()
}

// left writes what was left out, a line each.
func left(d *docx.Document) string {
	var b strings.Builder
	for _, l := range d.Left {
		fmt.Fprintf(&b, "%s: %s @ %s\n", l.Kind, l.Words, at(l.At))
	}
	return b.String()
}

func at(p docx.Place) string {
	return fmt.Sprintf("%s ¶%d “%s”", p.Heading, p.Paragraph, p.Words)
}

const numbers = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`

func item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, docxtest.R(text))
}

func complexField(code, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		docxtest.R(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func TestReadTellsWhatAReaderSees(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	for _, tt := range []struct {
		name, body string
		file       docxtest.File
		want, left string
	}{
		{name: "headings and text", body: p("Title", "Our policy") + p("Heading1", "Why") + p("", "Because.") + p("Heading2", "How"),
			want: "title Our policy\n# Why\nBecause.\n## How\n"},
		{name: "looks", body: `<w:p>` + r("We ") + r("must", `<w:b/>`) + r(" not ", `<w:b w:val="0"/>`) + r("ever", `<w:i/>`) + r("old", `<w:strike/>`) + r("2", `<w:vertAlign w:val="superscript"/>`) + `</w:p>`,
			want: "We *must* not /ever/-old-^2^\n"},
		{name: "runs that look alike are one", body: `<w:p>` + r("lo") + `<w:proofErr w:type="spellStart"/>` + r("ok") + `<w:smartTag w:element="place">` + r("ed") + `</w:smartTag></w:p>`,
			want: "looked\n"},
		{name: "lists with levels, a restart and a start", body: item(1, 0, "one") + item(1, 1, "sub") + item(1, 1, "sub two") + item(1, 0, "two") + p("", "between") + item(2, 0, "four") + item(3, 0, "dot"),
			want: "1. one\n  (a) sub\n  (b) sub two\n2. two\nbetween\n4. four\n• dot\n"},
		{name: "numbers of headings and of paragraphs", body: `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>` + r("Scope") + `</w:p>` + item(4, 1, "All staff.") + item(4, 1, "Volunteers."),
			want: "# {1} Scope\n{1.1} All staff.\n{1.2} Volunteers.\n"},
		{name: "links out, links within, fields", body: `<w:p><w:hyperlink r:id="out">` + r("law") + `</w:hyperlink><w:hyperlink w:anchor="why">` + r("why") + `</w:hyperlink>` +
			complexField(` HYPERLINK "https://example.org/a b" \l "part" `, "field") + complexField(` REF _Ref1 \r \h `, "3.1") + `<w:fldSimple w:instr=" PAGE ">` + r("7") + `</w:fldSimple></w:p>` +
			`<w:p><w:bookmarkStart w:id="1" w:name="why"/>` + r("Here") + `<w:bookmarkEnd w:id="1"/></w:p>`,
			file: docxtest.File{Relations: `<Relationship Id="out" Type="x/hyperlink" Target="https://example.org/law" TargetMode="External"/>`},
			want: "<https://example.org/law law><#why why><https://example.org/a b#part field><#_Ref1 3.1>\n(why) Here\n"},
		{name: "a page number that the text names", body: `<w:p>` + r("See page ") + complexField(` PAGEREF _Ref1 `, "4") + `</w:p>`,
			want: "See page 4\n", left: "page reference: 4 @  ¶1 “See page 4”\n"},
		{name: "a table of contents is gone, with its heading", body: p("Heading1", "Contents") + `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("Why 1") + `</w:p>` +
			p("TOC1", "How 2") + `<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("Heading1", "Why"),
			want: "# Why\n"},
		{name: "notes", body: `<w:p>` + r("Ask") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + r(" twice") + `<w:r><w:endnoteReference w:id="3"/></w:r></w:p>`,
			file: docxtest.File{Footnotes: `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>` + r(" By phone.") + `</w:p></w:footnote>`, Endnotes: `<w:endnote w:id="3">` + p("", "By letter.") + `</w:endnote>`},
			want: "Ask[^f2] twice[^e3]\n"},
		{name: "pictures, with words and without", body: `<w:p><w:r>` + drawing("pic", `descr="A shelf"`) + `</w:r></w:p><w:p><w:r>` + drawing("far", `descr="Far"`) + `</w:r></w:p>`,
			file: docxtest.File{Relations: `<Relationship Id="pic" Type="x/image" Target="media/image1.png"/><Relationship Id="far" Type="x/image" Target="https://example.org/x.png" TargetMode="External"/>`, Parts: map[string]string{"word/media/image1.png": "PNG"}},
			want: "![A shelf](image1.png)\n", left: "linked picture: Far @  ¶2 “”\n"},
		{name: "boxes", body: `<w:p><w:pPr><w:pBdr><w:top w:val="single"/><w:left w:val="single"/></w:pBdr></w:pPr>` + r("Framed") + `</w:p><w:p><w:pPr><w:shd w:val="clear" w:fill="FFEE99"/></w:pPr>` + r("Coloured") + `</w:p><w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr>` + r("Underlined") + `</w:p>`,
			want: "box Framed\nbox Coloured\nUnderlined\n"},
		{name: "tables with merged cells", body: `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("", "Both") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("", "a") + p("", "b") + `</w:tc><w:tc>` + p("", "c") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("", "d") + `</w:tc></w:tr></w:tbl>`,
			want: "table\n  row head [Both wide 2]\n  row [a / b] [c]\n  row [ goes on] [d]\n", left: "merged cells:  @  ¶1 “Both”\n"},
		{name: "a text box stands behind its paragraph, once", body: `<w:p>` + r("Before") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("", "In the box") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("", "In the box") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + r(" and after") + `</w:p>`,
			want: "Before and after\nbox In the box\n", left: "text box: In the box @  ¶1 “Before and after”\n"},
		{name: "what has no place in a text", body: p("Heading1", "Stages") + `<w:p>` + r("See") + `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Diagram 1"/><dgm:relIds r:dm="dm"/></wp:inline></w:drawing></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>` + r("secret", `<w:vanish/>`) + `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r></w:p>`,
			file: docxtest.File{Relations: `<Relationship Id="dm" Type="x/diagramData" Target="diagrams/data1.xml"/>`, Parts: map[string]string{"word/diagrams/data1.xml": `<dgm:dataModel ` + docxtest.Names + `><a:t>Talk</a:t><a:t>Meet</a:t></dgm:dataModel>`}},
			want: "# Stages\nSee✓\n",
			left: "SmartArt: Talk Meet @ Stages ¶2 “See✓”\nequation: a=b @ Stages ¶2 “See✓”\nembedded object: Excel.Sheet.12 @ Stages ¶2 “See✓”\nhidden text: secret @ Stages ¶2 “See✓”\nsign of a symbol font: Wingdings F021 @ Stages ¶2 “See✓”\n"},
		{name: "headers and footers are told once", body: p("", "Text"), want: "Text\n", left: "header or footer: Draft 3, not for release @  ¶0 “”\n",
			file: docxtest.File{Relations: `<Relationship Id="h" Type="x/header" Target="header1.xml"/><Relationship Id="f" Type="x/footer" Target="footer1.xml"/>`, Parts: map[string]string{"word/header1.xml": `<w:hdr ` + docxtest.Names + `>` + p("", "Draft 3, not for release") + `</w:hdr>`, "word/footer1.xml": `<w:ftr ` + docxtest.Names + `>` + p("", "Page 1 of 12") + `</w:ftr>`}}},
		{name: "signs that nobody sees", body: p("", "so\u00adme\u200b words\u00a0here\ufeff"), want: "some words here\n"},
		{name: "empty paragraphs and page breaks are gone", body: `<w:p/><w:p>` + r(" ") + `</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>` + r("a") + `<w:r><w:br/></w:r>` + r("b") + `</w:p>`, want: "a⏎b\n"},
		{name: "a table of contents without an end does not swallow the rest", body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>` + p("Heading1", "Why") + p("", "Because."), want: "# Why\nBecause.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := tt.file
			f.Body, f.Styles, f.Numbering = tt.body, docxtest.Headings, numbers
			d := read(t, f)
			if got := show(d.Body); got != tt.want {
				t.Errorf("the document is\n%s\nwant\n%s", got, tt.want)
			}
			if got := left(d); got != tt.left {
				t.Errorf("left is\n%s\nwant\n%s", got, tt.left)
			}
		})
	}
}

// The strict form of the standard names everything otherwise.
func TestReadTheStrictForm(t *testing.T) {
	t.Parallel()
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	f := docxtest.File{Parts: map[string]string{
		"_rels/.rels":       strict.Replace(`<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/main.xml"/></Relationships>`),
		"word/main.xml":     strict.Replace(`<w:document ` + docxtest.Names + `><w:body>` + docxtest.P("Heading1", "Why") + docxtest.P("", "Because.") + `</w:body></w:document>`),
		"word/styles.xml":   strict.Replace(`<w:styles ` + docxtest.Names + `>` + docxtest.Headings + `</w:styles>`),
		"word/document.xml": "",
	}}
	if got, want := show(read(t, f).Body), "# Why\nBecause.\n"; got != want {
		t.Errorf("the document is\n%s\nwant\n%s", got, want)
	}
}

func drawing(id, properties string) string {
	return `<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" ` + properties + `/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
}

// Insertions are in the text, deletions are not, and both are told; a paragraph whose
// end was deleted goes on in the next.
func TestReadTellsTrackedChanges(t *testing.T) {
	t.Parallel()
	r := docxtest.R
	d := read(t, docxtest.File{Body: `<w:p>` + r("Staff ") + `<w:ins w:author="Ann" w:date="2026-05-01T10:00:00Z">` + r("must ") + `</w:ins><w:del w:author="Bob"><w:r><w:delText>may </w:delText></w:r></w:del>` + r("tell.") + `</w:p>` +
		`<w:p><w:pPr><w:rPr><w:del w:author="Bob"/></w:rPr></w:pPr>` + r("One ") + `</w:p>` + docxtest.P("", "line.")})
	if got, want := show(d.Body), "Staff must tell.\nOne line.\n"; got != want {
		t.Errorf("the text is\n%s\nwant\n%s", got, want)
	}
	var got []string
	for _, c := range d.Changes {
		got = append(got, fmt.Sprintf("%v %s %s %s", c.Deleted, c.Author, strings.TrimSpace(c.Words), at(c.At)))
	}
	if got, want := strings.Join(got, "\n"), "false Ann must  ¶1 “Staff must tell.”\ntrue Bob may  ¶1 “Staff must tell.”"; got != want {
		t.Errorf("the changes are\n%s\nwant\n%s", got, want)
	}
}

func TestReadTellsCommentsWithTheirWordsAndBookmarks(t *testing.T) {
	t.Parallel()
	p, r := docxtest.P, docxtest.R
	comment := func(id, para, author, text string) string {
		return `<w:comment w:id="` + id + `" w:author="` + author + `" w:date="2026-05-01T10:00:00Z"><w:p w14:paraId="` + para + `"><w:r><w:annotationRef/></w:r>` + r(text) + `</w:p></w:comment>`
	}
	d := read(t, docxtest.File{
		Styles: docxtest.Headings,
		Body: p("Heading1", "Stages") + `<w:p><w:bookmarkStart w:id="9" w:name="page_a"/><w:bookmarkStart w:id="10" w:name="para_2"/>` + r("You must ") + `<w:commentRangeStart w:id="5"/><w:commentRangeStart w:id="6"/>` + r("tell the ") + r("lead", `<w:b/>`) +
			`<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r><w:commentRangeEnd w:id="6"/><w:r><w:commentReference w:id="6"/></w:r>` + r(" today.") + `<w:bookmarkEnd w:id="10"/></w:p>` +
			`<w:p>` + r("Later") + `<w:r><w:commentReference w:id="7"/></w:r><w:bookmarkEnd w:id="9"/></w:p>`,
		Comments: comment("5", "AA", "Ann Lee", "Which lead?") + comment("7", "CC", "Bob", "Why later?") + comment("6", "BB", "Bob", "The lead professional."),
		Answers:  `<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>`,
	})
	var got []string
	for _, c := range d.Comments {
		got = append(got, fmt.Sprintf("%s %s %s “%s” about “%s” marks %v answers %q done %v %s", c.ID, c.Author, c.Date.Format("2006-01-02"), c.Text, c.About, c.Marks, c.AnswerTo, c.Done, at(c.At)))
	}
	want := "5 Ann Lee 2026-05-01 “Which lead?” about “tell the lead” marks [page_a para_2] answers \"\" done true Stages ¶2 “You must tell the lead today.”\n" +
		"6 Bob 2026-05-01 “The lead professional.” about “tell the lead” marks [page_a para_2] answers \"5\" done false Stages ¶2 “You must tell the lead today.”\n" +
		"7 Bob 2026-05-01 “Why later?” about “” marks [page_a] answers \"\" done false Stages ¶3 “Later”"
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("the comments are\n%s\nwant\n%s", got, want)
	}
}

// What is no Word file is refused in words for whoever has Word.
func TestReadRefusesWhatItCannotTrust(t *testing.T) {
	t.Parallel()
	text := docxtest.File{Body: docxtest.P("", "Text")}
	with := func(name, content string) []byte {
		f := text
		f.Parts = map[string]string{name: content}
		return f.Bytes()
	}
	encrypted := make([]byte, 0, 64)
	encrypted = append(encrypted, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1........"...)
	for _, c := range utf16.Encode([]rune("EncryptedPackage")) {
		encrypted = binary.LittleEndian.AppendUint16(encrypted, c)
	}
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "the file is empty"},
		{"a text", []byte("Hello"), "it is no Word document"},
		{"an old document", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "a document of an old Word"},
		{"a password", encrypted, "protected with a password"},
		{"a PDF", []byte("%PDF-1.7"), "it is a PDF"},
		{"rich text", []byte(`{\rtf1 Hello}`), "Rich Text"},
		{"half a file", text.Bytes()[:200], "breaks off"},
		{"a zip of something", docxtest.Zip(map[string]string{"a.txt": "a"}), "without a Word document"},
		{"OpenDocument", docxtest.Zip(map[string]string{"content.xml": "<a/>", "mimetype": "x"}), "OpenDocument"},
		{"macros", with("word/vbaProject.bin", "x"), "holds macros"},
		{"macros by its type", with("[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`), "with macros"},
		{"a workbook", with("[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`), "another program of Office"},
		{"no text of Word", with("word/document.xml", "<html><p>Hello</p></html>"), "no text of Word"},
		{"torn XML", with("word/document.xml", "<w:document "+docxtest.Names+"><w:body><w:p>"), "cannot be read: the file is damaged"},
		{"another encoding", with("word/document.xml", `<?xml version="1.0" encoding="UTF-16"?><w:document `+docxtest.Names+`/>`), "cannot be read: the file is damaged"},
		{"a document type", with("word/document.xml", `<!DOCTYPE x [<!ENTITY a "b">]><w:document `+docxtest.Names+`/>`), "document type"},
		{"deep nesting", with("word/document.xml", "<w:document "+docxtest.Names+"><w:body>"+strings.Repeat("<w:p>", 100_000)+strings.Repeat("</w:p>", 100_000)+"</w:body></w:document>"), "deep inside one another"},
		{"a huge attribute", with("word/document.xml", "<w:document "+docxtest.Names+`><w:body><w:p w:x="`+strings.Repeat("x", 5<<20)+`"/></w:body></w:document>`), "longer than 4194304 bytes"},
		{"a huge picture", docxtest.File{Body: `<w:p><w:r>` + drawing("p", "") + `</w:r></w:p>`, Relations: `<Relationship Id="p" Type="x/image" Target="media/a.png"/>`, Parts: map[string]string{"word/media/a.png": strings.Repeat("\x00", 40<<20)}}.Bytes(), "far larger than a document can be"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := readBytes(tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error is %v, want %q", err, tt.want)
			}
		})
	}
}

// A file of some kilobytes that unpacks to gigabytes ends in an error, and not in the
// computer's memory.
func TestABombIsBounded(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("<w:document " + docxtest.Names + "><w:body><w:p><w:r>")); err != nil {
		t.Fatal(err)
	}
	line := bytes.Repeat([]byte("<w:t>bomb</w:t>"), 1<<16)
	for range 200 { // 200 MB
		if _, err := w.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = docx.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), docx.Limits{})
	runtime.ReadMemStats(&after)
	if err == nil {
		t.Fatal("a bomb was read")
	}
	if grown := (after.HeapSys - before.HeapSys) >> 20; after.HeapSys > before.HeapSys && grown > 1024 {
		t.Errorf("the heap grew by %d MB", grown)
	}
}

var update = flag.Bool("update", false, "write what was read beside each file of testdata")

// Files of programs that people have: what is read of each stands beside it.
func TestReadFilesOfOtherPrograms(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.docx")
	if err != nil || len(names) < 3 {
		t.Fatalf("there are %d files: %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := readBytes(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := show(d.Body) + "--- left\n" + left(d)
		golden := strings.TrimSuffix(name, ".docx") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is read as\n%s\nwant\n%s", name, got, want)
		}
	}
}
