package markdown

import (
	"regexp"
	"strconv"
	"strings"
)

// Print writes a page.
func Print(p Page) string {
	var b strings.Builder
	b.WriteString(FrontMatter(p.Keys))
	b.WriteString(Blocks(p.Blocks))
	for _, n := range p.Notes {
		text := strings.TrimRight(Blocks(n.Blocks), "\n")
		b.WriteString("\n[^" + n.Name + "]: " + indent(text, "", "    ") + "\n")
	}
	return b.String()
}

// FrontMatter writes the lines at the top of a page, with an empty line behind them.
func FrontMatter(keys []Key) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, k := range keys {
		switch {
		case len(k.List) > 0:
			b.WriteString(k.Name + ":\n")
			for _, v := range k.List {
				b.WriteString("  - " + Scalar(v) + "\n")
			}
		case k.Raw && strings.HasPrefix(k.Value, "\n"): // keys below it
			b.WriteString(k.Name + ":" + k.Value + "\n")
		case k.Raw:
			b.WriteString(k.Name + ": " + k.Value + "\n")
		default:
			b.WriteString(k.Name + ": " + Scalar(k.Value) + "\n")
		}
	}
	b.WriteString("---\n\n")
	return b.String()
}

// plainScalar are the values that mean their words to every reader of YAML.
var plainScalar = regexp.MustCompile(`^[\pL(][^\n#:]*$`)

// Scalar writes a value of front matter, between quotation marks where it needs them.
func Scalar(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	switch strings.ToLower(s) {
	case "", "yes", "no", "true", "false", "on", "off", "null", "y", "n":
	default:
		if plainScalar.MatchString(s) {
			return s
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// Blocks writes blocks with an empty line between them.
func Blocks(blocks []Block) string {
	var b strings.Builder
	last := 0 // how many lists stand right above
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		list, ok := block.(*List)
		if ok && i > 0 {
			if above, is := blocks[i-1].(*List); is && above.Ordered == list.Ordered {
				last++
			} else {
				last = 0
			}
		} else {
			last = 0
		}
		b.WriteString(print(block, last%2 == 1))
	}
	return b.String()
}

// print writes one block, with a line end behind it. A list right below another of its
// kind has other signs, or the two would be one.
func print(block Block, other bool) string {
	switch b := block.(type) {
	case *Heading:
		text := strings.Repeat("#", b.Level) + " " + inline(b.Text, inHeading)
		if b.ID != "" {
			text += " {#" + b.ID + "}"
		}
		return text + "\n"
	case *Paragraph:
		return inline(b.Text, inParagraph) + "\n"
	case *List:
		return list(b, other)
	case *Table:
		return table(b)
	case *Alert:
		return "> [!" + b.Kind + "]\n" + quoted(Blocks(b.Blocks))
	case *Quote:
		return quoted(Blocks(b.Blocks))
	case *Definitions:
		var lines []string
		for _, d := range b.Items {
			lines = append(lines, inline(d.Term, inParagraph)+"\n: "+strings.ReplaceAll(inline(d.Text, inParagraph), "\\\n", " ")+"\n")
		}
		return strings.Join(lines, "\n")
	case *Rule:
		return "***\n"
	case *Code:
		return fenced(b.Text)
	case *Raw:
		return strings.TrimRight(b.Text, "\n") + "\n"
	}
	return ""
}

func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}

func quoted(text string) string {
	return strings.TrimRight(indent(strings.TrimRight(text, "\n"), "> ", "> "), " ") + "\n"
}

// list writes a list. Where no entry has more than a paragraph and a list below it, no
// empty lines stand between the entries.
func list(l *List, other bool) string {
	tight := true
	for _, item := range l.Items {
		for i, b := range item {
			switch b.(type) {
			case *Paragraph:
				tight = tight && i == 0
			case *List:
			default:
				tight = false
			}
		}
	}
	var b strings.Builder
	for i, item := range l.Items {
		sign := "- "
		switch {
		case l.Ordered && other:
			sign = strconv.Itoa(max(l.Start, 0)+i) + ") "
		case l.Ordered:
			sign = strconv.Itoa(max(l.Start, 0)+i) + ". "
		case other:
			sign = "* "
		}
		text := ""
		if tight {
			for _, block := range item {
				text += print(block, false)
			}
		} else {
			text = Blocks(item)
		}
		if i > 0 && !tight {
			b.WriteByte('\n')
		}
		b.WriteString(sign + indent(strings.TrimRight(text, "\n"), "", strings.Repeat(" ", len(sign))) + "\n")
	}
	return b.String()
}

// indent puts a sign before each line; first is that of the first, which for an entry
// of a list is written already.
func indent(text, first, others string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		sign := others
		if i == 0 {
			sign = first
		}
		if line == "" {
			sign = strings.TrimRight(sign, " ")
		}
		lines[i] = sign + line
	}
	return strings.Join(lines, "\n")
}

func table(t *Table) string {
	var b strings.Builder
	row(&b, t.Head, len(t.Head))
	b.WriteString("|" + strings.Repeat(" --- |", len(t.Head)) + "\n")
	for _, r := range t.Rows {
		row(&b, r, len(t.Head))
	}
	return b.String()
}

func row(b *strings.Builder, cells []Text, columns int) {
	b.WriteByte('|')
	for i := range columns {
		text := ""
		if i < len(cells) {
			text = inline(cells[i], inCell)
		}
		if text != "" {
			text = " " + text
		}
		b.WriteString(text + " |")
	}
	b.WriteByte('\n')
}
