package sheet

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A face is one of the fonts as it was read: what it can draw and how wide, and
// the tables that a file takes its glyphs from. It is not changed after that, so
// files that are made at the same time share it.
type face struct {
	name   string            // as a PDF names it
	glyphs [256]*[256]glyph  // of the characters of the basic plane, by their high byte
	tables map[string][]byte // of the font's file, by their names
	bounds [4]int            // of all glyphs: left, bottom, right, top, in thousandths of the size
	em     int               // of the font's units
}

// A glyph is what the font draws for a character.
type glyph struct {
	index   uint16  // in the font; zero where it has none
	advance float64 // as a part of the size
}

func (f *face) glyph(r rune) glyph {
	if uint32(r) > 0xffff {
		return glyph{}
	}
	if block := f.glyphs[r>>8]; block != nil {
		return block[r&0xff]
	}
	return glyph{}
}

// has reports whether the font draws a character.
func (f *face) has(r rune) bool { return f.glyph(r).index != 0 }

// readFace reads a font. It is compiled into the program, so a fault in it is a
// fault of the program.
func readFace(f Font) *face {
	names := [...]string{Regular: "RETHKA+LiberationSans", Bold: "RETHKB+LiberationSans-Bold"}
	read := &face{name: names[f], tables: tablesOf(f.data())}
	parsed, err := sfnt.Parse(f.data())
	if err != nil {
		panic("sheet: font cannot be read: " + err.Error())
	}
	read.em = int(parsed.UnitsPerEm())
	var buf sfnt.Buffer
	for r := rune(0x20); r <= 0xffff; r++ {
		index, err := parsed.GlyphIndex(&buf, r)
		if err != nil || index == 0 {
			continue
		}
		// At a size of one unit per pixel the advance is in the font's own units.
		advance, err := parsed.GlyphAdvance(&buf, index, fixed.I(read.em), font.HintingNone)
		if err != nil {
			continue
		}
		block := read.glyphs[r>>8]
		if block == nil {
			block = new([256]glyph)
			read.glyphs[r>>8] = block
		}
		block[r&0xff] = glyph{uint16(index), float64(advance) / 64 / float64(read.em)}
	}
	for i := range read.bounds {
		read.bounds[i] = int(int16(binary.BigEndian.Uint16(read.tables["head"][36+2*i:]))) * 1000 / read.em
	}
	return read
}

// tablesOf takes a font's file apart.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		at, long := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[at : at+long]
	}
	return tables
}

// outline returns the drawing of a glyph, which is empty for a space.
func (f *face) outline(index uint16) []byte {
	loca, i := f.tables["loca"], int(index)
	if f.tables["head"][51] == 0 { // places are in pairs of bytes
		return f.tables["glyf"][2*int(binary.BigEndian.Uint16(loca[2*i:])) : 2*int(binary.BigEndian.Uint16(loca[2*i+2:]))]
	}
	return f.tables["glyf"][binary.BigEndian.Uint32(loca[4*i:]):binary.BigEndian.Uint32(loca[4*i+4:])]
}

// measure returns a glyph's advance and its room on the left, as its table has them.
func (f *face) measure(index uint16) []byte {
	full := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	table, i := f.tables["hmtx"], int(index)
	if i < full {
		return table[4*i : 4*i+4]
	}
	return append(bytes.Clone(table[4*full-4:4*full-2]), table[4*full+2*(i-full):][:2]...)
}
