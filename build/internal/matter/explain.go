package matter

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// textBegins is the hint where front matter was not closed.
const textBegins = "If the text of the page begins here, write --- on a line of its own above it."

// explain says in plain words why a text of YAML cannot be read, at its true
// line. The library's own words are for programmers, and for the commonest slip,
// a second colon, they may name no line. So it looks for the slips that authors
// make, takes the last one before the place where the library gave up, and falls
// back on that place.
func explain(src string, in Place, err error) diag.Problem {
	gaveUp := min(errorLine(err), 1+strings.Count(strings.TrimSuffix(src, "\n"), "\n"))
	problem := diag.Problem{
		Pos:     diag.Pos{File: in.File, Line: in.Above + gaveUp},
		Rule:    "front-matter",
		Message: "keys and values cannot be read from here",
		Hint:    "Write one key, a colon, a space and its value on each line. Put a value with special characters in quotes.",
	}
	for i, s := range slips(src) {
		// The library counts the lines of some errors from zero.
		if i > 0 && s.number > gaveUp+1 {
			break
		}
		problem.Pos = in.at(s.number, s.indent+s.col+1)
		problem.Message, problem.Hint = s.message, s.hint
		if s.message == noKey && in.Above > 0 {
			problem.Hint = textBegins + " Otherwise " + strings.ToLower(s.hint[:1]) + s.hint[1:]
		}
	}
	return problem
}

// slips finds the lines that YAML may stumble over.
func slips(src string) []slip {
	var found []slip
	inText := -1   // the indent of a key whose text stands below it, after | or >
	above := 0     // the column of the last key
	whole := false // the last key has its value on its own line
	for i, line := range strings.Split(src, "\n") {
		content := strings.TrimLeft(line, " ")
		indent := len(line) - len(content)
		if strings.TrimSpace(content) == "" || content[0] == '#' {
			continue
		}
		if inText >= 0 && indent > inText {
			continue
		}
		inText = -1
		s := slip{number: i + 1, line: content, indent: indent, above: above, whole: whole}
		if s.message, s.hint = s.find(); s.message != "" {
			found = append(found, s)
		}
		if key, value := s.entry(); key != "" {
			above, whole = s.column(), value != ""
			if value != "" && (value[0] == '|' || value[0] == '>') {
				inText = indent
			}
		}
	}
	return found
}

// errorLine takes the line out of an error of the YAML library: "yaml: line 3:
// did not find …". Without one it is the first.
func errorLine(err error) int {
	if err == nil {
		return 1
	}
	_, after, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return 1
	}
	digits, _, _ := strings.Cut(after, ":")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 {
		return n
	}
	return 1
}

// A slip is a line that may be why YAML cannot be read. col is where in the line,
// in characters from zero.
type slip struct {
	number  int
	line    string // without its indent
	indent  int
	above   int
	whole   bool
	col     int
	message string
	hint    string
}

// column returns where the line's key begins, after the hyphen of a list.
func (s *slip) column() int {
	rest := strings.TrimLeft(strings.TrimPrefix(s.line, "- "), " ")
	return s.indent + len(s.line) - len(rest)
}

// entry takes a line "key: value" or "- key: value" apart.
func (s *slip) entry() (key, value string) {
	line := strings.TrimLeft(strings.TrimPrefix(s.line, "- "), " ")
	key = keyOf(line)
	if key == "" {
		return "", ""
	}
	return key, strings.TrimSpace(line[len(key)+1:])
}

// find says what is wrong with the line and what to do, or nothing.
func (s *slip) find() (message, hint string) {
	if strings.HasPrefix(s.line, "\t") {
		return "line starts with a tab, where only spaces are allowed", "Replace the tab with two spaces."
	}
	key, value := s.entry()
	if key == "" {
		return s.withoutKey()
	}
	if s.whole && s.column() > s.above && !strings.HasPrefix(s.line, "- ") {
		return "line starts further right than the key above it, which has its value already",
			"Start both in the same column."
	}
	s.col = utf8.RuneCountInString(s.line[:strings.Index(s.line, ":")+1]) + 1
	return s.value(key, value)
}

// value finds what is wrong with the value of a key.
func (s *slip) value(key, value string) (message, hint string) {
	if value == "" {
		return "", ""
	}
	switch c := value[0]; c {
	case '"', '\'':
		return s.quoted(key, value, c)
	case '[', '{':
		if closer := map[byte]string{'[': "]", '{': "}"}[c]; !strings.HasSuffix(value, closer) {
			return "value of `" + key + "` starts with " + string(c) + " and does not end with " + closer, quoteHint(key, value)
		}
	case '@', '`', '%', '*', '&', '!', ',', ']', '}':
		return "value of `" + key + "` starts with " + string(c) + ", which has a meaning of its own here", quoteHint(key, value)
	case '|', '>', '-', '?':
		if strings.HasPrefix(value[1:], " ") && !strings.HasPrefix(strings.TrimSpace(value[1:]), "#") {
			return "value of `" + key + "` starts with " + string(c) + ", which has a meaning of its own here", quoteHint(key, value)
		}
	default:
		if i := strings.Index(value, ": "); i >= 0 || strings.HasSuffix(value, ":") {
			if i < 0 {
				i = len(value) - 1
			}
			s.col += utf8.RuneCountInString(value[:i])
			return "value of `" + key + "` has a colon in it and no quotes", quoteHint(key, value)
		}
	}
	return "", ""
}

// quoted finds a quotation mark that is not closed, or closed too early.
func (s *slip) quoted(key, value string, quote byte) (message, hint string) {
	end := strings.LastIndexByte(value, quote)
	switch {
	case end == 0:
		return "value of `" + key + "` starts with a quotation mark that is never closed", quoteHint(key, value[1:])
	case end < len(value)-1 && !strings.HasPrefix(strings.TrimSpace(value[end+1:]), "#"):
		return "value of `" + key + "` goes on after its quotation mark", quoteHint(key, value)
	case strings.IndexByte(strings.NewReplacer(`\"`, "", "''", "").Replace(value[1:end]), quote) >= 0:
		return "value of `" + key + "` has its own kind of quotation mark inside", quoteHint(key, value[1:end])
	}
	return "", ""
}

const noKey = "line has no key"

// withoutKey finds what is wrong with a line that has no key.
func (s *slip) withoutKey() (message, hint string) {
	if strings.HasPrefix(s.line, "- ") || s.line == "-" || s.indent > s.above {
		return "", "" // an entry of a list, or text that goes on from the line above
	}
	word, after, ok := strings.Cut(s.line, ":")
	if ok && after != "" && isKeyWord(word) {
		s.col = utf8.RuneCountInString(word) + 1
		return "key `" + word + "` needs a space after its colon", "Write `" + word + ": " + after + "`."
	}
	return noKey, "Write one key, a colon, a space and its value on each line."
}

func isKeyWord(word string) bool { return keyOf(word+":") != "" }

// quoteHint writes the author's own line with quotes that hold.
func quoteHint(key, value string) string {
	value = strings.TrimSpace(value)
	switch {
	case !strings.ContainsAny(value, `"\`):
		return "Put it in quotes: " + key + ": \"" + value + "\""
	case !strings.Contains(value, "'"):
		return "Put it in single quotes: " + key + ": '" + value + "'"
	}
	return "Put it in single quotes, and write each single quote inside twice: " + key + ": '" + strings.ReplaceAll(value, "'", "''") + "'"
}
