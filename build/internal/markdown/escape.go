package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks that count at the start of a line alone, with the sign before which a backslash
// takes their meaning away.
var lineStarts = []*regexp.Regexp{
	regexp.MustCompile(`^()[-+#>=|:~]`),
	regexp.MustCompile(`^()!!!`),
	regexp.MustCompile(`^()\.\. `),
	regexp.MustCompile(`^(\d{1,9})[.)](?:\s|$|\pL)`),
	regexp.MustCompile(`^(h[1-6])\. `),
	regexp.MustCompile(`^()[-=]`),
}

var entity = regexp.MustCompile(`^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// escape writes words so that none of their signs is a mark.
func (w *inlineWriter) escape(s string, start bool) string {
	if s == "" {
		return ""
	}
	special := -1 // the offset before which a backslash goes at the start of a line
	if start {
		for _, form := range lineStarts {
			if at := form.FindStringSubmatchIndex(s); at != nil {
				special = at[3]
				break
			}
		}
	}
	var b strings.Builder
	before := w.last()
	for i, c := range s {
		rest := s[i+utf8.RuneLen(c):]
		after, _ := utf8.DecodeRuneInString(rest)
		if i == special || w.isMark(c, before, after, s[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// isMark reports whether a sign would be a mark, here or in another program.
func (w *inlineWriter) isMark(c, before, after rune, rest string) bool {
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	switch c {
	case '\\', '*', '`', '[', ']', '{':
		return true
	case '_':
		return !word(before) || !word(after)
	case '<':
		return unicode.IsLetter(after) || after == '/' || after == '!' || after == '?'
	case '&':
		return entity.MatchString(rest)
	case '|':
		return w.in == inCell
	case '#':
		return w.in == inHeading && strings.Trim(rest, "#") == ""
	case '~':
		return word(before) || before == '~' || after == '~'
	case '^':
		return word(before) || after == '['
	case '=', '$', '%', '\'':
		return before == c || after == c
	case ':':
		return (before == 0 || before == ' ') && unicode.IsLower(after)
	}
	return false
}
