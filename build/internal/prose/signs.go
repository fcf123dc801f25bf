package prose

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// A Finding is what is wrong at an offset of a text.
type Finding struct {
	At       int
	Severity diag.Severity
	Rule     string
	Message  string
	Hint     string
}

// Signs looks at each sign of a file once. It finds letters that a program garbled,
// signs that nobody sees, and letters that pass for Latin ones; of each kind the
// first. Odd reports whether the text has signs that are read as another: see
// IsOddSpace, and what else is no typing of a person's.
func Signs(src string) (found []Finding, odd bool) {
	var seen map[string]bool
	add := func(kind string, f Finding) {
		if seen[kind] {
			return
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		seen[kind] = true
		found = append(found, f)
	}
	for i := 0; i < len(src); {
		if b := src[i]; ' ' <= b && b <= '~' || b == '\n' || b == '\t' {
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(src[i:])
		switch {
		case c >= 0x2010 && c <= 0x2027 && c != 0x2011, c >= 0xA1 && c <= 0xFF && c != 0xAD && c != 'Ã' && c != 'Â' && c != 'â':
			// Quotation marks, dashes and letters with accents: by far the most.
		case IsOddSpace(c) || IsDropped(c) && i > 0 || c == 0x2011 || 0xFB00 <= c && c <= 0xFB06:
			odd = true
		default:
			if f := judgeSign(src, i, c, size); f.Message != "" {
				f.At = i
				kind := f.Rule
				if f.Rule == "invisible-sign" {
					kind = string(c)
				}
				add(kind, f)
			}
			odd = odd || c >= 0x300 && !unicode.Is(unicode.Cyrillic, c)
		}
		i += size
	}
	return found, odd
}

// judgeSign says what is wrong with a sign that is neither plain nor dropped.
func judgeSign(src string, i int, c rune, size int) Finding {
	rest := src[i+size:]
	switch {
	case c == 'â' && strings.HasPrefix(rest, "€"), (c == 'Ã' || c == 'Â') && startsWithin(rest, '\u0080', '¿'):
		end := i + min(len(src)-i, len("â€™"))
		for end < len(src) && !utf8.RuneStart(src[end]) {
			end++
		}
		return Finding{Rule: "garbled", Message: "letters are garbled: " + strings.ToValidUTF8(diag.FirstWords(src[i:end]), ""),
			Hint: "A program read them in the wrong encoding. Type them again, here and wherever they look like this."}
	case c == utf8.RuneError:
		return Finding{Rule: "garbled", Message: "a letter was lost: \ufffd is in its place", Hint: "Type it again."}
	case c < ' ' || c == '\u007f':
		return Finding{Rule: "garbled", Message: "invisible sign is here, which no browser can show", Hint: "Delete it: put the cursor after it and press the backspace key once."}
	case c < 0xA0 || c > 0x2FF:
	default:
		return Finding{}
	}
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	after, _ := utf8.DecodeRuneInString(rest)
	if name := unseen(c, before, after); name != "" {
		return Finding{Severity: diag.Warning, Rule: "invisible-sign", Message: fmt.Sprintf("sign that nobody can see is here: %s (U+%04X)", name, c),
			Hint: "Delete it, here and wherever else it is: put the cursor after it and press the backspace key once."}
	}
	if kind := passesForLatin(src, i, c); kind != "" {
		return Finding{Severity: diag.Warning, Rule: "odd-letter", Message: fmt.Sprintf("%s is in “%s”, and looks like a plain letter: %c (U+%04X)", kind, wordAround(src, i), c, c),
			Hint: "Type the word again. Search, and programs that read aloud, take it for another word."}
	}
	return Finding{}
}

func startsWithin(s string, first, last rune) bool {
	c, size := utf8.DecodeRuneInString(s)
	return size > 0 && first <= c && c <= last
}

// IsOddSpace reports whether a sign is a space of another kind than that of the
// keyboard.
func IsOddSpace(c rune) bool {
	switch c {
	case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= c && c <= 0x200A
}

// IsDropped reports whether a sign means nothing but where a word may be divided.
func IsDropped(c rune) bool { return c == 0xAD || c == 0x200B || c == 0xFEFF }

// HasNoWidth reports whether a sign takes no room: in place of a space it is one that
// somebody pasted.
func HasNoWidth(c rune) bool {
	return IsDropped(c) || 0x200C <= c && c <= 0x200F || 0x2060 <= c && c <= 0x2064 || c == 0x180E
}

// unseen names a sign that nobody sees, given its neighbours; it is empty for one that
// does its work: it joins the parts of an emoji, or shapes a script that needs it.
func unseen(c, before, after rune) string {
	switch {
	case c == 0x200D && (isPictorial(before) || isPictorial(after)), 0xFE00 <= c && c <= 0xFE0F:
		return ""
	case c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C:
		if unicode.In(before, shaped...) || unicode.In(after, shaped...) {
			return ""
		}
		return map[rune]string{0x200C: "zero width non-joiner", 0x200D: "zero width joiner", 0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x061C: "Arabic letter mark"}[c]
	case 0xE0020 <= c && c <= 0xE007F:
		if before == 0x1F3F4 || 0xE0020 <= before && before <= 0xE007F {
			return "" // the flag of Wales
		}
		return "tag"
	}
	for _, group := range []struct {
		first, last rune
		name        string
	}{
		{0x80, 0x84, "control character"}, {0x85, 0x85, "next line"}, {0x86, 0x9F, "control character"},
		{0x34F, 0x34F, "combining grapheme joiner"}, {0x115F, 0x1160, "Hangul filler"}, {0x17B4, 0x17B5, "inherent vowel"},
		{0x180E, 0x180E, "Mongolian vowel separator"}, {0x2028, 0x2028, "line separator"}, {0x2029, 0x2029, "paragraph separator"},
		{0x202A, 0x202A, "left-to-right embedding"}, {0x202B, 0x202B, "right-to-left embedding"}, {0x202C, 0x202C, "pop directional formatting"},
		{0x202D, 0x202D, "left-to-right override"}, {0x202E, 0x202E, "right-to-left override"}, {0x2060, 0x2060, "word joiner"},
		{0x2061, 0x2064, "invisible operator"}, {0x2066, 0x2069, "directional isolate"}, {0x206A, 0x206F, "formatting character"},
		{0x2800, 0x2800, "blank Braille pattern"}, {0x3164, 0x3164, "Hangul filler"}, {0xFFA0, 0xFFA0, "Hangul filler"},
		{0xFFF9, 0xFFFB, "annotation mark"}, {0xFFFC, 0xFFFC, "object replacement character"}, {0xE0000, 0xE001F, "tag"},
		{0xE000, 0xF8FF, "private use character"}, {0xF0000, 0x10FFFF, "private use character"}, {0x1D173, 0x1D17A, "musical formatting"},
	} {
		if group.first <= c && c <= group.last {
			return group.name
		}
	}
	return ""
}

// shaped are the scripts whose letters change with their neighbours, or run from right
// to left.
var shaped = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Mongolian, unicode.Khmer}

func isPictorial(c rune) bool {
	return 0x1F000 <= c && c <= 0x1FAFF || 0x2190 <= c && c <= 0x2BFF || c == 0xFE0F
}

// passesForLatin names the kind of a letter that looks like a Latin one and is none.
func passesForLatin(src string, i int, c rune) string {
	switch {
	case 0xFF10 <= c && c <= 0xFF5A && (unicode.IsLetter(c) || unicode.IsDigit(c)):
		return "letter of full width"
	case 0x1D400 <= c && c <= 0x1D7FF:
		return "mathematical letter"
	case unicode.Is(unicode.Cyrillic, c) && besideLatin(src, i):
		return "Cyrillic letter"
	case unicode.Is(unicode.Greek, c) && besideLatin(src, i):
		return "Greek letter"
	}
	return ""
}

func besideLatin(src string, i int) bool {
	return strings.IndexFunc(wordAround(src, i), func(c rune) bool { return unicode.Is(unicode.Latin, c) }) >= 0
}

// wordAround returns the letters around an offset; of a very long word, some of them.
func wordAround(src string, i int) string {
	const longest = 60
	from, to := max(0, i-longest), min(len(src), i+longest)
	for from < i && !utf8.RuneStart(src[from]) {
		from++
	}
	for to < len(src) && !utf8.RuneStart(src[to]) {
		to++
	}
	no := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) }
	before, after := src[from:i], src[i:to]
	if cut := strings.LastIndexFunc(before, no); cut >= 0 {
		_, size := utf8.DecodeRuneInString(before[cut:])
		before = before[cut+size:]
	}
	if cut := strings.IndexFunc(after, no); cut >= 0 {
		after = after[:cut]
	}
	return before + after
}
