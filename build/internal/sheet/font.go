package sheet

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
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

// metrics holds what a font can draw and how wide. Widths are in parts of the
// size.
type metrics struct {
	advance map[rune]float64
}

func (f Font) data() []byte {
	if f == Bold {
		return liberationsansbold.TTF
	}
	return liberationsansregular.TTF
}

var (
	loadRegular = sync.OnceValue(func() metrics { return readMetrics(Regular.data()) })
	loadBold    = sync.OnceValue(func() metrics { return readMetrics(Bold.data()) })
)

func (f Font) metrics() metrics {
	if f == Bold {
		return loadBold()
	}
	return loadRegular()
}

// readMetrics reads the advance of every character of the basic plane. The font
// is compiled into the program, so a fault in it is a fault of the program.
func readMetrics(ttf []byte) metrics {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic("sheet: font cannot be read: " + err.Error())
	}
	var buf sfnt.Buffer
	em := f.UnitsPerEm()
	m := metrics{make(map[rune]float64, 2700)}
	for r := rune(0x20); r <= 0xffff; r++ {
		glyph, err := f.GlyphIndex(&buf, r)
		if err != nil || glyph == 0 {
			continue
		}
		// At a size of one unit per pixel the advance is in the font's own units.
		adv, err := f.GlyphAdvance(&buf, glyph, fixed.I(int(em)), font.HintingNone)
		if err == nil {
			m.advance[r] = float64(adv) / 64 / float64(em)
		}
	}
	return m
}

// Width returns the length of text on one line, in millimetres, at a size in
// points. A sign that the font lacks is not printed, so it has no width.
func (f Font) Width(text string, size float64) float64 { return MM(f.em(text) * size) }

// em returns the length of text as a part of the size.
func (f Font) em(text string) float64 {
	m := f.metrics()
	sum := 0.0
	for _, r := range text {
		adv, ok := m.advance[r]
		switch {
		case r == softHyphen:
		case ok:
			sum += adv
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
