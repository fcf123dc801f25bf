package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var label = regexp.MustCompile(`^(?:\*\*[^*:]{1,40}:\*\*|\*\*[^*:]{1,40}\*\*:|__[^_:]{1,40}:__|[\pLu][\pL ]{1,24}:) ?\S`)

// Joined warns of lines that run together though each was meant to stand by
// itself: facts with a label each, an address, or text right below a list. Lines that
// were broken by an editor, in the middle of sentences, are none.
func (j *Judge) Joined(p Paragraph, inList bool) {
	if p.Len < 2 {
		return
	}
	lines, starts := make([]string, 0, p.Len), make([]int, 0, p.Len)
	for i := range p.Len {
		start, stop := p.Line(i)
		line := j.Src[start:stop]
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		lines, starts = append(lines, strings.TrimSuffix(line[indent:], "\n")), append(starts, start+indent)
	}
	if inList && j.belowList(lines, starts) {
		return
	}
	if at := secondLabel(lines); at > 0 {
		j.Problems.Warnf(j.Lines.At(starts[at]), "joined-lines", "lines run together: “%s”", shortLine(lines[at]))
		j.Problems.Hint("Make them entries of a list, or leave an empty line between them.")
		return
	}
	if isAddress(lines) {
		j.Problems.Warnf(j.Lines.At(starts[1]), "joined-lines", "lines of an address run together: “%s”", shortLine(lines[1]))
		j.Problems.Hint(`Write a \ at the end of each line but the last.`)
	}
}

// belowList warns of text at the left edge of the page that joins the entry of a list
// above it. A line that goes on in the middle of a sentence belongs to the entry.
func (j *Judge) belowList(lines []string, starts []int) bool {
	for i := 1; i < len(lines); i++ {
		at := j.Lines.At(starts[i])
		first, _ := utf8.DecodeRuneInString(lines[i])
		if at.Col != 1 || !unicode.IsUpper(first) || !endsAsSentence(lines[i-1]) {
			continue
		}
		j.Problems.Warnf(at, "joined-lines", "text joins the entry of the list above it: “%s”", shortLine(lines[i]))
		j.Problems.Hint("Leave an empty line above it. What belongs to the entry is indented as far as its words.")
		return true
	}
	return false
}

func endsAsSentence(line string) bool {
	line = strings.TrimRight(line, " \"'”’)*_")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "!")
}

// breaks reports whether a line ends in a break that its author wrote.
func breaks(line string) bool { return strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`) }

// secondLabel returns the first line that has a label and stands below one that has
// one, too; 0 if there is none.
func secondLabel(lines []string) int {
	for i := 1; i < len(lines); i++ {
		if !breaks(lines[i-1]) && label.MatchString(lines[i]) && label.MatchString(lines[i-1]) {
			return i
		}
	}
	return 0
}

// isAddress reports whether lines are those of an address: three at least, all short,
// each with a capital or a digit first, and none that ends as a sentence does.
func isAddress(lines []string) bool {
	const longest = 40
	if len(lines) < 3 {
		return false
	}
	for i, line := range lines {
		first, _ := utf8.DecodeRuneInString(line)
		if breaks(line) || utf8.RuneCountInString(line) > longest || !unicode.IsUpper(first) && !unicode.IsDigit(first) ||
			endsAsSentence(line) || strings.HasSuffix(line, ":") || i < len(lines)-1 && strings.HasSuffix(line, ";") || strings.HasSuffix(line, "|") {
			return false
		}
	}
	return true
}

func shortLine(line string) string {
	words := strings.Fields(line)
	if len(words) > 6 {
		words = append(words[:6:6], "…")
	}
	return strings.Join(words, " ")
}
