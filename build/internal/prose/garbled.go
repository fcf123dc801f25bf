package prose

import (
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// Garbled finds the first letter that a program spoiled: one that was read in
// another encoding than it was saved in, one that was lost on the way, or a sign
// that a word processor uses for itself and nobody sees.
func Garbled(src string) (at int, message, hint string) {
	for i := 0; i < len(src); {
		if b := src[i]; ' ' <= b && b <= '~' || b == '\n' || b == '\t' {
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(src[i:])
		rest := src[i+size:]
		switch {
		case c == 'â' && strings.HasPrefix(rest, "€"), (c == 'Ã' || c == 'Â') && startsWithin(rest, '\u0080', '¿'):
			end := i + min(len(src)-i, len("â€™"))
			for end < len(src) && !utf8.RuneStart(src[end]) {
				end++
			}
			return i, "letters are garbled: " + strings.ToValidUTF8(diag.FirstWords(src[i:end]), ""), "A program read them in the wrong encoding. Type them anew, here and wherever they look like this."
		case c == utf8.RuneError:
			return i, "a letter was lost: \ufffd stands in its place", "Type it anew."
		case c < ' ' || c == '\u007f':
			return i, "invisible sign stands here, which no browser can show", "Delete it: put the cursor behind it and press the backspace key once."
		}
		i += size
	}
	return 0, "", ""
}

func startsWithin(s string, first, last rune) bool {
	c, size := utf8.DecodeRuneInString(s)
	return size > 0 && first <= c && c <= last
}
