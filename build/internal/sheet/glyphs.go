package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The fonts hold the letters of Europe and few signs. What they lack is of three
// sorts. A sign that is a picture is left out, and the words around it close up;
// without a letter a word is another word, so a text that needs one cannot be
// printed; and neither can text that runs from right to left, since lines are
// drawn from left to right.

// A lack is why a sign of a text cannot be printed as it stands.
type lack int

const (
	noLack   lack = iota
	picture       // left out
	letter        // the font has no such letter
	backward      // of a script that runs from right to left
)

// printed returns a text as the font prints it: signs that it lacks are left out,
// or stand as others that mean the same. It reports each that it lacks to found,
// which may be nil, and whether the text was changed.
func (f Font) printed(text string, found func(sign string, why lack)) (string, bool) {
	if f.hasAll(text) {
		return text, false
	}
	text = norm.NFC.String(text) // a letter and its accent may have come as two
	var out strings.Builder
	for rest := text; rest != ""; {
		sign, as, why := f.sign(rest)
		out.WriteString(as)
		if why != noLack && found != nil {
			found(sign, why)
		}
		rest = rest[len(sign):]
	}
	printed := out.String()
	// What stands for a sign may make one with the mark behind it, as < does with a stroke.
	if again := norm.NFC.String(printed); utf8.RuneCountInString(again) < utf8.RuneCountInString(printed) {
		printed, _ = f.printed(again, found)
	}
	return printed, printed != text
}

// closed returns a line as the font prints it, closed up where signs were left out.
func (f Font) closed(line string) string {
	line = strings.ReplaceAll(line, string(softHyphen), "")
	if f.hasAll(line) {
		return line
	}
	var out strings.Builder
	for _, w := range (Para{Spans: []Span{{Text: line, Bold: f == Bold}}}).pieces() {
		if w.space {
			out.WriteByte(' ')
		}
		out.WriteString(w.text())
	}
	if strings.HasSuffix(line, " ") {
		out.WriteByte(' ')
	}
	return out.String()
}

// hasAll reports whether the font prints each character of a text as it stands.
func (f Font) hasAll(text string) bool {
	face := f.face()
	for _, r := range text {
		if ' ' <= r && r <= '~' {
			continue
		}
		if !face.has(r) && r != '\n' || backwards(r) || combining(r) {
			return false
		}
	}
	return true
}

// sign returns the first sign of a text, which may be several characters, what the
// font prints for it, and why that is not the sign itself.
func (f Font) sign(text string) (sign, as string, why lack) {
	r, size := utf8.DecodeRuneInString(text)
	n := signLength(text)
	as, ok := f.as(r)
	switch {
	case backwards(r):
		n = runOf(text, backwards)
		return text[:n], f.known(text[:n]), backward
	case strings.ContainsRune(text[:n], keyCap):
		return text[:n], as, picture // the figure without its key
	case ok:
		return text[:size], as, noLack
	case read(r):
		return text[:size], "", letter
	}
	return text[:n], "", picture
}

// as returns what the font prints for a character, and whether it has anything to
// print: the character itself, nothing for one that nobody sees, or others that
// mean the same, such as a hyphen for one that lines are not broken at.
func (f Font) as(r rune) (string, bool) {
	has := func(r rune) bool { return f.face().has(r) || r == '\n' }
	switch {
	case has(r):
		return string(r), true
	case unicode.IsSpace(r):
		return " ", true
	case invisible(r):
		return "", true
	case r == info || unicode.In(r, unicode.Lm, unicode.No) && !circled(r):
		return "", false // a raised figure is not a figure
	}
	same := norm.NFKC.String(string(r))
	for _, s := range same {
		if !has(s) {
			return "", false
		}
	}
	return same, true
}

// known returns the characters of a text that the font has.
func (f Font) known(text string) string {
	face := f.face()
	return strings.Map(func(r rune) rune {
		if face.has(r) {
			return r
		}
		return -1
	}, text)
}

// info is a picture, though Unicode calls it a letter.
const info = '\u2139'

// circled reports whether a character is a figure or a letter in a circle.
func circled(r rune) bool { return '\u2460' <= r && r <= '\u24ff' }

// read reports whether a character is read as a part of the text: letters, figures,
// currencies and what mathematics is written with, but no arrows.
func read(r rune) bool {
	switch {
	case r == info, r == keyCap, circled(r), '\u2700' <= r && r <= '\u27bf': // printers' ornaments have figures too
		return false
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.Mn, unicode.Mc, unicode.Sc, unicode.Braille) || unicode.Is(unicode.Sm, r) && !arrow(r)
}

func arrow(r rune) bool {
	return '\u2190' <= r && r <= '\u21ff' || '\u27f0' <= r && r <= '\u27ff' || '\u2900' <= r && r <= '\u297f' || '\u2b00' <= r && r <= '\u2bff'
}

// backwards reports whether a character belongs to a script that runs from right
// to left: Hebrew, Arabic and their kin.
func backwards(r rune) bool {
	return '\u0590' <= r && r <= '\u08ff' || '\ufb1d' <= r && r <= '\ufdff' || '\ufe70' <= r && r <= '\ufefe' ||
		'\U00010800' <= r && r <= '\U00010fff' || '\U0001e800' <= r && r <= '\U0001efff'
}

// combining reports whether a character is an accent for the letter before it.
func combining(r rune) bool { return '\u0300' <= r && r <= '\u036f' }

// invisible reports whether nobody sees a character that stands by itself: one
// that joins signs, chooses their look or turns the direction of text.
func invisible(r rune) bool { return variation(r) || unicode.In(r, unicode.Cf, unicode.Cc) }

func variation(r rune) bool { return '\ufe00' <= r && r <= '\ufe0f' }

const (
	joiner = '\u200d'
	keyCap = '\u20e3' // puts a key around the figure before it
)

// signLength returns how much of a text is its first sign: a picture with its look
// and the colour of its skin, several that are joined, the two letters of a flag.
func signLength(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	if flag(first) {
		if next, size := utf8.DecodeRuneInString(text[n:]); flag(next) {
			n += size
		}
	}
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		switch {
		case r == joiner:
			_, joined := utf8.DecodeRuneInString(text[n+size:])
			size += joined
		case variation(r), r == keyCap, unicode.Is(unicode.Mn, r), '\U0001f3fb' <= r && r <= '\U0001f3ff', '\U000e0020' <= r && r <= '\U000e007f':
		default:
			return n
		}
		n += size
	}
	return n
}

func flag(r rune) bool { return '\U0001f1e6' <= r && r <= '\U0001f1ff' }

// runOf returns how much of a text its characters of a sort take at its beginning,
// with the spaces between them.
func runOf(text string, sort func(rune) bool) int {
	end := 0
	for i, r := range text {
		if sort(r) {
			end = i + utf8.RuneLen(r)
		} else if r != ' ' {
			break
		}
	}
	return end
}
