package docx_test

import (
	"os"
	"path/filepath"
	"testing"

	"rethink/build/internal/docx"
	"rethink/build/internal/docx/docxtest"
)

// Whatever stands in the parts of a file, reading it ends, and says what it found or
// what is wrong.
func FuzzRead(f *testing.F) {
	f.Add(docxtest.P("Heading1", "Why")+item(1, 0, "one")+complexField(" TOC ", "x"), docxtest.Headings, numbers, "")
	f.Add(`<w:p><w:commentRangeStart w:id="1"/>`+docxtest.R("a")+`<w:commentRangeEnd w:id="1"/></w:p>`, "", "", `<w:comment w:id="1" w:author="A">`+docxtest.P("", "b")+`</w:comment>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999999999"/></w:tcPr>`+docxtest.P("", "a")+`</w:tc></w:tr></w:tbl>`, `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`, `<w:num w:numId="1"/>`, "")
	f.Fuzz(func(t *testing.T, body, styles, numbering, comments string) {
		d, err := readBytes(docxtest.File{Body: body, Styles: styles, Numbering: numbering, Comments: comments}.Bytes())
		if err != nil {
			return
		}
		checkSound(t, d.Body)
	})
}

// Whatever the bytes of a file are, reading it ends.
func FuzzReadBytes(f *testing.F) {
	f.Add(docxtest.File{Body: docxtest.P("", "Text")}.Bytes())
	names, err := filepath.Glob("testdata/*.docx")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := readBytes(data); err == nil {
			checkSound(t, d.Body)
		}
	})
}

// checkSound wants that whoever goes through the blocks meets none that is empty.
func checkSound(t *testing.T, blocks []docx.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			if len(b.Runs) == 0 {
				t.Error("a paragraph has no runs")
			}
		case *docx.Table:
			if len(b.Rows) == 0 {
				t.Error("a table has no rows")
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					checkSound(t, cell.Blocks)
				}
			}
		}
	}
}
