package release

import (
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// lines are the words of a part, a line a sentence. Entries of a list begin with "- ".
// What only another place of the site decides, such as where a link inside it leads, is
// no part of them; an address on the web is.
type lines struct {
	all []string
}

func linesOf(blocks ...[]model.Block) []string {
	var l lines
	for _, some := range blocks {
		l.blocks(some)
	}
	return l.all
}

func (l *lines) text(text string) { l.all = append(l.all, sentences(text)...) }

// entry adds an entry of a list: its first sentence begins the entry.
func (l *lines) entry(text string) {
	all := sentences(text)
	if len(all) > 0 {
		all[0] = "- " + all[0]
	}
	l.all = append(l.all, all...)
}

func (l *lines) blocks(blocks []model.Block) {
	for _, b := range blocks {
		l.block(b)
	}
}

func (l *lines) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		l.text(textOf(b.Text))
	case *model.Paragraph:
		l.text(textOf(b.Text))
	case *model.List:
		for _, item := range b.Items {
			l.item(item)
		}
	case *model.Table:
		l.row(b.Head)
		for _, row := range b.Rows {
			l.row(row.Cells)
		}
	case *model.Quote:
		l.blocks(b.Blocks)
	case *model.Alert:
		l.all = append(l.all, alertOpen+string(b.Kind)+alertClose)
		l.blocks(b.Blocks)
	case *model.Code:
		for line := range strings.Lines(b.Value) {
			l.all = appendLine(l.all, line)
		}
	case *model.Definitions:
		for _, d := range b.Items {
			for _, term := range d.Terms {
				l.text(textOf(term))
			}
			l.item(&model.Item{Blocks: d.Blocks})
		}
	case *model.Notes:
		for i, n := range b.Notes {
			at := len(l.all)
			l.blocks(n.Blocks)
			if at < len(l.all) {
				l.all[at] = strconv.Itoa(i+1) + " " + l.all[at]
			}
		}
	case *model.Embed:
		l.text(b.Text.Plain())
	case *model.Divider:
	}
}

// What stands on the line above the words of an alert: "[!important]".
const alertOpen, alertClose = "[!", "]"

func (l *lines) item(item *model.Item) {
	at := len(l.all)
	l.blocks(item.Blocks)
	if at < len(l.all) {
		l.all[at] = "- " + l.all[at]
	}
}

func (l *lines) row(cells []model.Cell) {
	var texts []string
	for _, c := range cells {
		texts = append(texts, oneLine(textOf(c.Text)))
	}
	l.all = appendLine(l.all, strings.TrimRight(strings.Join(texts, " | "), " |"))
}

// textOf is a run of text without its marks, but with the addresses that its links lead
// to on the web, and the signs of its footnotes left out.
func textOf(in model.Inlines) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case *model.Strong:
			b.WriteString(textOf(i.Text))
		case *model.Emphasis:
			b.WriteString(textOf(i.Text))
		case *model.Link:
			b.WriteString(textOf(i.Text))
			if i.To.URL != "" {
				b.WriteString(" (" + i.To.URL + ")")
			}
		default:
			b.WriteString(model.Inlines{i}.Plain())
		}
	}
	return b.String()
}

// oneLine is a text with single spaces, and without signs that no file can hold.
func oneLine(text string) string {
	text = strings.Map(func(c rune) rune {
		if c != '\n' && c != '\t' && unicode.IsControl(c) || c == '\ufeff' || c == unicode.ReplacementChar {
			return -1
		}
		return c
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

func appendLine(all []string, text string) []string {
	if text = oneLine(text); text != "" {
		all = append(all, text)
	}
	return all
}

// sentences takes a text apart behind each sign that ends a sentence, where a capital
// letter, a number or a quotation mark begins the next. It only decides where a line
// ends, so an abbreviation that is taken for an end does no harm.
func sentences(text string) []string {
	text = oneLine(text)
	var all []string
	start := 0
	signs := []rune(text)
	for i := 0; i+2 < len(signs); i++ {
		if !strings.ContainsRune(".?!…", signs[i]) {
			continue
		}
		end := i + 1
		for end < len(signs) && strings.ContainsRune(`"'”’)`, signs[end]) {
			end++
		}
		if end+1 < len(signs) && signs[end] == ' ' && begins(signs[end+1]) {
			all = append(all, string(signs[start:end]))
			start = end + 1
			i = end
		}
	}
	if rest := string(signs[start:]); rest != "" {
		all = append(all, rest)
	}
	return all
}

func begins(c rune) bool {
	return unicode.IsUpper(c) || unicode.IsDigit(c) || strings.ContainsRune(`"'“‘(`, c)
}

// slug is a name as a part of an id.
func slug(name string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return '-'
	}, oneLine(name)), "-")
}
