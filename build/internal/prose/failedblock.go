package prose

import (
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// A Paragraph is the lines of a paragraph, by their offsets in the page's text.
type Paragraph struct {
	Start      int
	Len        int // how many lines it has
	Line       func(i int) (start, stop int)
	AfterTable bool // it stands right below a table
}

// FailedDivider warns of a line of hyphens in several groups, which marks the columns
// of a table in other programs, and makes a line across the text here.
func (j *Judge) FailedDivider(at int) {
	groups := strings.Fields(j.Lines.From(max(0, at)))
	if len(groups) < 2 {
		return
	}
	for _, g := range groups {
		if len(g) < 2 || strings.Trim(g, "-") != "" {
			return
		}
	}
	j.Problems.Warnf(j.Lines.At(at), "foreign-mark", "groups of hyphens mark the columns of a table in other programs, and make a line across the text here")
	j.Problems.Hint("Write a table as lines of cells with | between them, and a line such as `| --- | --- |` below the headings.")
}

// FailedBlock reports a paragraph that was meant to be a heading, a list, a table,
// an alert or an entry of a glossary, and failed by a character.
func (j *Judge) FailedBlock(p Paragraph, text model.Inlines) (failed bool) {
	start := p.Start
	if start < 0 || start >= len(j.Src) || j.Src[start] == '\n' {
		return false
	}
	if j.failedDefinition(text) || j.failedList(p) {
		return true
	}
	switch line := j.Lines.From(start); line[0] {
	case '[':
		return j.failedAlert(start, line)
	case '#':
		return j.failedHeading(start, line)
	case '|':
		return j.failedTable(p, line)
	case ':', '!':
		return j.failedBox(start, line)
	}
	return false
}

// failedBox reports a box as other programs write it.
func (j *Judge) failedBox(start int, line string) bool {
	if !strings.HasPrefix(line, ":::") && !strings.HasPrefix(line, "!!!") {
		return false
	}
	j.Problems.Errorf(j.Lines.At(start), "alert", "%s begins a box in other programs, and none here", line[:3])
	j.Problems.Hint("Write `> [!NOTE]`, and `> ` before the text below it.")
	return true
}

func (j *Judge) failedAlert(start int, line string) bool {
	if strings.HasPrefix(line, "[ ] ") || strings.HasPrefix(strings.ToLower(line), "[x] ") {
		j.Problems.Errorf(j.Lines.At(start), "failed-mark", "boxes to tick are not used here: %s", line[:3])
		j.Problems.Hint("Write the words alone.")
		return true
	}
	word, ok := AlertWord(strings.TrimSpace(line))
	if ok {
		j.Problems.Errorf(j.Lines.At(start), "alert", "alert [!%s] needs > and a space before each of its lines", word)
		j.Problems.Hint("Write `> [!%s]`, and `> ` before the text below it.", word)
	}
	return ok
}

func (j *Judge) failedHeading(start int, line string) bool {
	after := strings.TrimLeft(line, "#")
	level := len(line) - len(after)
	if level > 6 {
		j.Problems.Errorf(j.Lines.At(start), "heading-space", "heading has %d # signs, and may have 6", level)
		j.Problems.Hint("Write one # sign more than in the heading that it belongs to.")
		return true
	}
	if after == "" || level == 1 && !unicode.IsLetter([]rune(after)[0]) {
		return false // "#1" is a number
	}
	j.Problems.Errorf(j.Lines.At(start), "heading-space", "heading needs a space after %s", line[:level])
	j.Problems.Hint("Write `%s %s`", line[:level], after)
	return true
}

// failedDefinition reports an explanation whose colon has no space behind it.
func (j *Judge) failedDefinition(text model.Inlines) bool {
	for i := 1; i < len(text); i++ {
		if _, ok := text[i-1].(model.Break); !ok {
			continue
		}
		if t, ok := text[i].(model.Text); ok && len(t.Value) > 1 && t.Value[0] == ':' && t.Value[1] != ':' && !strings.HasSuffix(t.Value, ":") {
			message, where := "colon before an explanation needs a space after it", ""
			if t.Value[1] == ' ' {
				message, where = "colon before an explanation has spaces before it", " at the start of the line."
			}
			j.Problems.Errorf(t.At, "glossary", "%s", message)
			j.Problems.Hint("Write `: %s`%s", diag.FirstWords(t.Value[1:]), where)
			return true
		}
	}
	return false
}

func (j *Judge) failedTable(p Paragraph, head string) bool {
	start := p.Start
	below := strings.TrimSpace(j.Lines.From(min(start+len(head)+1, len(j.Src))))
	head = strings.TrimSpace(head)
	if p.AfterTable {
		j.Problems.Errorf(j.Lines.At(start), "table", "row is cut off from its table")
		j.Problems.Hint("Take the blank line above it out.")
		return true
	}
	if !strings.HasPrefix(below, "|") && (len(head) < 2 || !strings.HasSuffix(head, "|")) {
		return false
	}
	j.Problems.Errorf(j.Lines.At(start), "table", "lines look like a table and are not one")
	if strings.HasPrefix(below, "|") && strings.Contains(below, "---") {
		j.Problems.Hint("The headings have %s and the line of hyphens below them %s. Make them the same.",
			CountOf(CountCells(head), "cell"), CountOf(CountCells(below), "cell"))
		return true
	}
	j.Problems.Hint("Write a line such as `| --- | --- |` below the headings, with as many cells.")
	return true
}

// CountOf writes a number of things.
func CountOf(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// CountCells counts the cells of a line of a table as goldmark does: a bar with
// a backslash before it is a character of the cell.
func CountCells(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if line == "" {
		return 0
	}
	n := 1
	for i := 0; i < len(line); i++ {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') && i < len(line)-1 {
			n++
		}
	}
	return n
}

// BoldHeading reports a paragraph, or its first line, that is only bold and does not end as a
// sentence does: it stands for a heading, which nobody can jump to.
func (j *Judge) BoldHeading(text model.Inlines) {
	bold, ok := text[0].(*model.Strong)
	if !ok {
		return
	}
	if len(text) > 1 {
		if b, ok := text[1].(model.Break); !ok || b.Soft {
			return
		}
	}
	plain := strings.TrimRight(bold.Text.Plain(), " \"'”’)")
	if strings.HasSuffix(plain, "?") && len(text) == 1 {
		j.Problems.Warnf(bold.At, "bold-heading", "question in bold is on its own: “%s”", diag.FirstWords(plain))
		j.Problems.Hint("If its answer follows, write it as a heading, with ## and a space before it: then people can jump to it.")
		return
	}
	if plain == "" || strings.ContainsRune(".?!…", lastRune(plain)) {
		return
	}
	j.Problems.Errorf(bold.At, "bold-heading", "bold text is used as a heading: “%s”", diag.FirstWords(plain))
	j.Problems.Hint("Write it as a heading, with ## and a space before it. A sentence ends with a full stop.")
}

func lastRune(s string) rune {
	runes := []rune(s)
	return runes[len(runes)-1]
}
