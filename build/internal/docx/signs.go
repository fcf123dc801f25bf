package docx

import "strings"

// symbols are letters of the symbol fonts of Word that have a sign of their own in
// every font. The fonts draw a picture in the place of a letter.
var symbols = map[rune]string{
	0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐", 0xF072: "☐", 0xF0FB: "✗", 0xF0FD: "☒", 0xF078: "☒",
	0xF0E0: "→", 0xF0E8: "→", 0xF0DF: "←", 0xF0E1: "↑", 0xF0E2: "↓", 0xF0F0: "→", 0xF0EF: "←", 0xF0F1: "↑", 0xF0F2: "↓",
	0xF0B7: "•", 0xF0A7: "•", 0xF06E: "•", 0xF076: "•", 0xF0D8: "•", 0xF0AE: "→", 0xF0AC: "←", 0xF0AD: "↑", 0xF0AF: "↓",
	0xF028: "☎", 0xF02A: "✉", 0xF04A: "☺", 0xF0B0: "°", 0xF0B1: "±", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B4: "×", 0xF0B8: "÷", 0xF0BC: "…", 0xF02D: "−",
}

// symbol returns the sign that a letter of a symbol font stands for.
func symbol(c rune) (string, bool) {
	if c < 0x100 {
		c += 0xF000
	}
	s, ok := symbols[c]
	return s, ok
}

// clean takes out of text what nobody sees: signs that say where a word may be divided,
// controls and marks of a program. Letters of symbol fonts become signs; those that
// cannot are told to lost.
func clean(text string, lost func(rune)) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		switch {
		case c == '\t' || c == '\n':
			b.WriteByte(' ')
		case c < ' ' || 0x7F <= c && c < 0xA0, c == 0xAD, c == 0x200B, c == 0x2060, c == 0xFEFF, 0x202A <= c && c <= 0x202E, 0x2066 <= c && c <= 0x206F, c == 0xFFFC, c == 0xFFFD:
		case c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 || 0x2000 <= c && c <= 0x200A:
			b.WriteByte(' ')
		case 0xF000 <= c && c <= 0xF0FF:
			if s, ok := symbol(c); ok {
				b.WriteString(s)
			} else {
				lost(c)
			}
		case 0xE000 <= c && c <= 0xF8FF:
			lost(c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] >= 0x7F {
			return false
		}
	}
	return true
}
