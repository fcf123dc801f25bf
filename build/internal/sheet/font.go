package sheet

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// A Font is one of the two fonts that paper is set in.
type Font int

const (
	Regular Font = iota
	Bold
)

// Heights of the fonts, as parts of the size. Both fonts share them.
const (
	Ascent    = 0.905 // the baseline below the top of a line without leading
	Descent   = 0.212 // the foot of a line below its baseline
	CapHeight = 0.729 // capitals above the baseline
)

func (f Font) data() []byte {
	if f == Bold {
		return liberationsansbold.TTF
	}
	return liberationsansregular.TTF
}

// The fonts are read once, since each takes some milliseconds and every file uses
// them.
var (
	regularFace = sync.OnceValue(func() *face { return readFace(Regular) })
	boldFace    = sync.OnceValue(func() *face { return readFace(Bold) })
)

func (f Font) face() *face {
	if f == Bold {
		return boldFace()
	}
	return regularFace()
}

// Width returns the length of text on one line, in millimetres, at a size in
// points. A sign that the font lacks is not printed, so it has no width.
func (f Font) Width(text string, size float64) float64 { return MM(f.em(text) * size) }

// em returns the length of text as a part of the size.
func (f Font) em(text string) float64 {
	face := f.face()
	sum := 0.0
	for _, r := range text {
		g := face.glyph(r)
		switch {
		case r == softHyphen:
		case g.index != 0:
			sum += g.advance
		case r == '\n':
			sum++
		default:
			printed, _ := f.printed(text, nil)
			return f.em(printed)
		}
	}
	return sum
}

// signName says what a sign is in a message: its own shape, where a terminal can
// show it, and its number.
func signName(sign string) string {
	r, _ := utf8.DecodeRuneInString(sign)
	code := "U+" + strings.ToUpper(strconv.FormatInt(int64(r), 16))
	if unicode.IsPrint(r) {
		return "“" + sign + "” (" + code + ")"
	}
	return code
}
