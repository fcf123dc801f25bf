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

// entity is a sign written in letters, or the beginning of one that the next span ends.
var entity = regexp.MustCompile(`^&#?[A-Za-z0-9]*(?:;|$)`)

// escapeStart takes the meaning of a mark away that counts at the start of a line alone.
func escapeStart(line string) string {
	for _, form := range lineStarts {
		if at := form.FindStringSubmatchIndex(line); at != nil {
			return line[:at[3]] + `\` + line[at[3]:]
		}
	}
	return line
}

// escape writes words so that none of their signs is a mark inside a line.
func (w *inlineWriter) escape(s string) string {
	var b strings.Builder
	before := w.last()
	for i, c := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):])
		if w.isMark(c, before, after, s[i:]) {
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
