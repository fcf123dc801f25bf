package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// A file embeds of each font the glyphs that it uses and the tables that say how
// they are drawn. Each character gets a number when it is drawn first, and that is
// its glyph's number in the embedded font too, so nothing has to lead from one to
// the other. Two characters with one glyph stay two: text that is taken out of the
// file is the text that was put in.

// An embedded is what one file uses of a font.
type embedded struct {
	font   Font
	number map[rune]uint16
	runes  []rune // that of number n is at n-1
}

func newEmbedded(f Font) *embedded { return &embedded{font: f, number: map[rune]uint16{}} }

// resource is what the drawing of a page calls the font.
func (f Font) resource() string {
	if f == Bold {
		return "B"
	}
	return "R"
}

// write writes text as the inside of a PDF string, two bytes a character. The
// font has each of them.
func (e *embedded) write(w io.ByteWriter, text string) {
	for _, r := range text {
		n, ok := e.number[r]
		if !ok {
			e.runes = append(e.runes, r)
			n = uint16(len(e.runes))
			e.number[r] = n
		}
		for _, b := range [...]byte{byte(n >> 8), byte(n)} {
			switch b { // writing to memory does not fail
			case '(', ')', '\\':
				_ = w.WriteByte('\\')
				_ = w.WriteByte(b)
			case '\r': // would be read as a line feed
				_ = w.WriteByte('\\')
				_ = w.WriteByte('r')
			default:
				_ = w.WriteByte(b)
			}
		}
	}
}

// writeFonts adds the fonts that the file uses, and returns the entries of the
// pages' resources that lead to them.
func (p *PDF) writeFonts(objs *objects) string {
	entries := ""
	for _, e := range p.fonts {
		if len(e.runes) > 0 {
			entries += fmt.Sprintf("/%s %d 0 R ", e.font.resource(), e.objects(objs))
		}
	}
	return entries
}

func (e *embedded) objects(objs *objects) int {
	face := e.font.face()
	outer, inner, descriptor, file, unicode := objs.reserve(), objs.reserve(), objs.reserve(), objs.reserve(), objs.reserve()
	objs.put(outer, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", face.name, inner, unicode)
	var widths strings.Builder
	for _, r := range e.runes {
		fmt.Fprintf(&widths, "%.0f ", math.Round(face.glyph(r).advance*1000))
	}
	objs.put(inner, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /W [1 [%s]]>>",
		face.name, descriptor, widths.String())
	b, stem := face.bounds, 87
	if e.font == Bold {
		stem = 165
	}
	objs.put(descriptor, "<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %.0f /Descent %.0f /CapHeight %.0f /StemV %d /FontFile2 %d 0 R>>",
		face.name, b[0], b[1], b[2], b[3], Ascent*1000, -Descent*1000, CapHeight*1000, stem, file)
	data := e.file(face)
	objs.stream(file, data, fmt.Sprintf("/Length1 %d ", len(data)))
	objs.stream(unicode, e.unicode(), "")
	return outer
}

// unicode says which character each number means.
func (e *embedded) unicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	n := 0
	for some := range slices.Chunk(e.runes, 100) { // a list holds no more
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for _, r := range some {
			n++
			fmt.Fprintf(&b, "<%04X> <%04X>\n", n, utf16.Encode([]rune{r})[0])
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end")
	return b.Bytes()
}

// file makes a font of the glyphs in use, in the order of their numbers. Glyphs
// that others are put together from come after them.
func (e *embedded) file(face *face) []byte {
	glyphs := make([]uint16, 1, len(e.runes)+8)
	for _, r := range e.runes {
		glyphs = append(glyphs, face.glyph(r).index)
	}
	var glyf, loca, hmtx []byte
	parts := map[uint16]uint16{} // from a part's number in the whole font to that in this one
	for i := 0; i < len(glyphs); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, face.measure(glyphs[i])...)
		from := len(glyf)
		glyf = append(glyf, face.outline(glyphs[i])...)
		forParts(glyf[from:], func(part []byte) {
			whole := binary.BigEndian.Uint16(part)
			n, ok := parts[whole]
			if !ok {
				n = uint16(len(glyphs))
				parts[whole], glyphs = n, append(glyphs, whole)
			}
			binary.BigEndian.PutUint16(part, n)
		})
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := bytes.Clone(face.tables["head"]), bytes.Clone(face.tables["hhea"]), bytes.Clone(face.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1) // places are four bytes each
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	return fontFile([]fontTable{
		{"cvt ", face.tables["cvt "]}, {"fpgm", face.tables["fpgm"]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", face.tables["prep"]},
	})
}

// forParts calls f with the place of each number of a glyph that this one is put
// together from.
func forParts(outline []byte, f func(number []byte)) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return
	}
	const words, scale, more, twoScales, twoByTwo = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	for at, flags := 10, uint16(more); flags&more != 0; {
		flags = binary.BigEndian.Uint16(outline[at:])
		f(outline[at+2 : at+4])
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
	}
}

// A fontTable is one table of a font's file.
type fontTable struct {
	name string
	data []byte
}

// fontFile puts a font's file together from its tables, which are sorted by name.
func fontFile(tables []fontTable) []byte {
	n := len(tables)
	power := 1
	for 2*power <= n {
		power *= 2
	}
	file := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 * power, int(math.Log2(float64(power))), 16 * (n - power)} {
		file = binary.BigEndian.AppendUint16(file, uint16(v))
	}
	at := len(file) + 16*n
	for _, t := range tables {
		file = append(file, t.name...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			file = binary.BigEndian.AppendUint32(file, v)
		}
		at += len(t.data) + -len(t.data)&3
	}
	for _, t := range tables {
		file = append(file, t.data...)
		file = append(file, make([]byte, -len(t.data)&3)...)
	}
	return file
}

func checksum(data []byte) uint32 {
	sum := uint32(0)
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
