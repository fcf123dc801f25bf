package format

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// width is how many letters a printed line has at most: the narrowest window that
// Windows opens has 80.
const width = 78

// printed returns a page of the manual for a terminal: examples as they are, and
// around them text that fits the window, with the command that shows a page in the
// place of a link to it.
func printed(markdown string) string {
	var b, block strings.Builder
	flush := func() {
		wrap(&b, withCommands(block.String()))
		block.Reset()
	}
	fenced := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimSuffix(line, "\n")
		isFence := strings.HasPrefix(line, fence)
		switch {
		case isFence || fenced || line == "" || strings.HasPrefix(line, "    "):
			flush()
			b.WriteString(line + "\n")
			fenced = fenced != isFence
		case starts.MatchString(line):
			flush()
			block.WriteString(line)
		default:
			block.WriteString(" " + strings.TrimSpace(line))
		}
	}
	flush()
	return b.String()
}

// starts finds a line that does not go on with the one above: a heading, or an entry
// of a list.
var starts = regexp.MustCompile(`^ *(#+|-|\d+\.) `)

// wrap writes a paragraph, a heading or an entry of a list. The further lines of an
// entry stand below its words.
func wrap(b *strings.Builder, text string) {
	text = strings.TrimPrefix(text, " ")
	if text == "" {
		return
	}
	indent := ""
	if sign := starts.FindString(text); sign != "" && !strings.Contains(sign, "#") {
		indent = strings.Repeat(" ", len(sign))
	}
	used := 0
	for i, word := range strings.Split(text, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case used+1+n > width:
			b.WriteString("\n" + indent)
			used = len(indent)
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	b.WriteByte('\n')
}

var (
	links    = regexp.MustCompile("`[^`]*`|" + `\[([^\]]*)\]\(([^)]*)\)`) // code keeps its links
	topicRef = regexp.MustCompile(`^([\w-]+)\.md$`)
)

// withCommands puts in the place of each link to a page of the manual the command that
// shows it, and in that of any other its words.
func withCommands(text string) string {
	return links.ReplaceAllStringFunc(text, func(found string) string {
		m := links.FindStringSubmatch(found)
		if m[2] == "" {
			return found
		}
		ref := topicRef.FindStringSubmatch(m[2])
		switch {
		case ref == nil:
			return m[1]
		case ref[1] == first:
			return "`rethink help format`"
		case ref[1] == m[1]:
			return "`rethink help format " + ref[1] + "`"
		}
		return m[1] + " (`rethink help format " + ref[1] + "`)"
	})
}
