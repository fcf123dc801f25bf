package fromword

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
)

// clean makes of what was typed by hand what it was meant as.
func (c *converter) clean(body []docx.Block) []docx.Block {
	body = c.dropTypedContents(body)
	c.cleanParagraphs(body)
	return c.typedLists(boldFirstLines(body))
}

// leader is a line of a table of contents that somebody typed: words, dots or a tab, and
// the number of a page.
var leader = regexp.MustCompile(`^\S.*(?:\t|\.{3,}|…{1,}|_{3,}) *\d{1,3}$`)

// boldFirstLines looks at paragraphs whose first line alone is bold. Above text it is a
// heading, and becomes a paragraph of its own; above the lines of an address it is none.
func boldFirstLines(body []docx.Block) []docx.Block {
	const mostWords = 12 // of an address
	var out []docx.Block
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		if !ok || p.Level > 0 || p.Item != nil || p.Title {
			out = append(out, b)
			continue
		}
		lines := linesOf(p)
		if len(lines) < 2 || !looksLikeHeading(lines[0]) || looksLikeHeading(lines[1]) {
			out = append(out, b)
			continue
		}
		rest := *p
		for i, r := range p.Runs {
			if r.Break {
				rest.Runs, rest.Marks = p.Runs[i+1:], nil
				break
			}
		}
		if len(strings.Fields(rest.Plain())) > mostWords {
			out = append(out, lines[0], &rest)
			continue
		}
		plainLine(p)
		out = append(out, p)
	}
	return out
}

// plainLine takes the weight of the first line of a paragraph away.
func plainLine(p *docx.Paragraph) {
	for i := range p.Runs {
		if p.Runs[i].Break {
			return
		}
		p.Runs[i].Bold, p.Runs[i].Underlined = false, false
	}
}

// dropTypedContents takes a table of contents out that was typed by hand: three lines at
// least, each with a number of a page.
func (c *converter) dropTypedContents(body []docx.Block) []docx.Block {
	const least = 3
	var kept []docx.Block
	for i := 0; i < len(body); {
		n := 0
		for i+n < len(body) {
			if p, ok := body[i+n].(*docx.Paragraph); !ok || !leader.MatchString(rawText(p)) {
				break
			}
			n++
		}
		if n < least {
			kept = append(kept, body[i])
			i++
			continue
		}
		c.tell(incoming.Lost, body[i].(*docx.Paragraph).At, "table of contents of %d lines: a page makes its own", n)
		if last := len(kept) - 1; last >= 0 {
			if p, ok := kept[last].(*docx.Paragraph); ok && strings.Contains(strings.ToLower(p.Plain()), "contents") && len(strings.Fields(p.Plain())) < 4 {
				kept = kept[:last]
			}
		}
		i += n
	}
	return kept
}

// rawText returns the words of a paragraph with their tabs.
func rawText(p *docx.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// cleanParagraphs tells what was struck out, and takes capitals and boxes back that say
// nothing: where nearly all paragraphs have a coloured ground, it is that of the page.
func (c *converter) cleanParagraphs(body []docx.Block) {
	boxes, all := 0, 0
	eachParagraph(body, func(p *docx.Paragraph) {
		all++
		if p.Box {
			boxes++
		}
		for _, r := range p.Runs {
			if r.Struck && strings.TrimSpace(r.Text) != "" {
				c.tell(incoming.Altered, p.At, "words are struck out in Word, and are plain text now: “%s”. Take them out, or keep them", short(r.Text))
			}
		}
		c.quieten(p)
	})
	if all > 10 && boxes*10 > all*9 {
		eachParagraph(body, func(p *docx.Paragraph) { p.Box = false })
	}
}

func short(s string) string {
	const most = 8
	words := strings.Fields(s)
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}

// A typed sign is how a line begins that somebody typed as an entry of a list.
type typedSign struct {
	ordered bool
	kind    string // entries of one list have the same
	value   int
	length  int // of the sign, in bytes, with the spaces behind it
}

var (
	typedNumber = regexp.MustCompile(`^(\(?)(\d{1,2})([.)])[ \t]+\S`)
	typedLetter = regexp.MustCompile(`^(\(?)([a-z]|[ivx]{2,4})([.)])[ \t]+\S`)
	typedBullet = regexp.MustCompile(`^([•·◦▪●○‣⁃■□➢✓o\-–—*])(?:\t| {1,8})\s*\S`)
)

func signOf(text string) (typedSign, bool) {
	if m := typedNumber.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[2])
		return typedSign{ordered: true, kind: m[1] + "1" + m[3], value: n, length: signEnd(text, m[0])}, err == nil
	}
	if m := typedLetter.FindStringSubmatch(text); m != nil && len(m[2]) == 1 {
		return typedSign{ordered: true, kind: m[1] + "a" + m[3], value: int(m[2][0]-'a') + 1, length: signEnd(text, m[0])}, true
	}
	if m := typedBullet.FindStringSubmatch(text); m != nil {
		if m[1] == "o" && !strings.HasPrefix(text, "o\t") && !strings.HasPrefix(text, "o  ") {
			return typedSign{}, false
		}
		return typedSign{kind: m[1], length: signEnd(text, m[0])}, true
	}
	return typedSign{}, false
}

// signEnd returns how long a sign is, given what a pattern found, which ends with the
// first letter behind it.
func signEnd(text, found string) int {
	_, size := utf8.DecodeLastRuneInString(found)
	return len(found) - size
}

// typedLists makes entries of lists of paragraphs that begin with a sign that somebody
// typed. A bullet is one by itself; what may also begin a line of prose, a number, a
// letter or a dash, only where the next goes on from it.
func (c *converter) typedLists(body []docx.Block) []docx.Block {
	body = divideLines(body)
	signs := make([]typedSign, len(body))
	for i, b := range body {
		if p, ok := b.(*docx.Paragraph); ok && p.Item == nil && p.Level == 0 && p.Label == "" && !p.Title && len(p.Runs) > 0 {
			if s, is := signOf(rawText(p)); is && s.length <= len(p.Runs[0].Text) {
				signs[i] = s
			}
		}
	}
	list := 0
	for i := 0; i < len(body); {
		n := 1
		for i+n < len(body) && follows(signs[i+n-1], signs[i+n]) {
			n++
		}
		s := signs[i]
		alone := s.kind != "" && !s.ordered && !strings.ContainsAny(s.kind, "-–—*")
		if s.kind != "" && (n > 1 || alone) {
			list++
			for k := range n {
				p := body[i+k].(*docx.Paragraph)
				p.Item = &docx.Item{List: "typed-" + strconv.Itoa(list), Ordered: s.ordered, Value: signs[i+k].value, Label: strings.TrimSpace(p.Runs[0].Text[:signs[i+k].length])}
				p.Runs[0].Text = p.Runs[0].Text[signs[i+k].length:]
			}
		}
		i += n
	}
	return body
}

// follows reports whether the sign b goes on from a.
func follows(a, b typedSign) bool {
	return a.kind != "" && a.kind == b.kind && (!a.ordered || b.value == a.value+1)
}

// divideLines makes paragraphs of the lines of one that begin with signs of a list, and
// where somebody wrote lines in place of paragraphs.
func divideLines(body []docx.Block) []docx.Block {
	var out []docx.Block
	for _, b := range body {
		p, ok := b.(*docx.Paragraph)
		if !ok || p.Item != nil || p.Level > 0 {
			out = append(out, b)
			continue
		}
		lines := linesOf(p)
		signs := 0
		for _, line := range lines {
			if _, is := signOf(rawText(line)); is {
				signs++
			}
		}
		if len(lines) == 1 || signs == 0 {
			out = append(out, p)
			continue
		}
		for _, line := range lines {
			out = append(out, line)
		}
	}
	return out
}

// linesOf divides a paragraph at its breaks.
func linesOf(p *docx.Paragraph) []*docx.Paragraph {
	var lines []*docx.Paragraph
	next := func() *docx.Paragraph {
		line := *p
		line.Runs = nil
		if len(lines) > 0 {
			line.Marks = nil
		}
		return &line
	}
	line := next()
	for _, r := range p.Runs {
		if !r.Break {
			line.Runs = append(line.Runs, r)
			continue
		}
		if len(line.Runs) > 0 {
			lines = append(lines, line)
		}
		line = next()
	}
	if len(line.Runs) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// abbreviations returns the words in capitals of at most five letters that the document
// uses in the middle of ordinary text.
func abbreviations(d *docx.Document) map[string]bool {
	const longest = 5
	known := map[string]bool{}
	eachParagraph(d.Body, func(p *docx.Paragraph) {
		text := p.Plain()
		if isShouted(text) || isCapitals(text) {
			return
		}
		for _, piece := range shout.FindAllString(text, -1) {
			words := slices.Collect(wordsIn(piece))
			for _, word := range words {
				if n := utf8.RuneCountInString(word); 1 < n && n <= longest && isCapitals(word) && len(words) < 3 {
					known[word] = true
				}
			}
		}
	})
	return known
}

// wordsIn yields the words of a text without the signs around them.
func wordsIn(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’' })
}

func isCapitals(word string) bool {
	letters := false
	for _, c := range word {
		if unicode.IsLower(c) {
			return false
		}
		letters = letters || unicode.IsUpper(c)
	}
	return letters
}

// isShouted reports whether a text is in capitals: all of it, and more than an
// abbreviation.
func isShouted(text string) bool {
	words, long := 0, false
	for word := range wordsIn(text) {
		if !isCapitals(word) && strings.IndexFunc(word, unicode.IsLetter) >= 0 {
			return false
		}
		if strings.IndexFunc(word, unicode.IsLetter) < 0 {
			continue
		}
		words++
		long = long || utf8.RuneCountInString(word) > 5
	}
	return words > 2 || long
}

// quieten writes in small letters what shouts: three words in capitals side by side, or
// one of six letters. In running text it becomes bold instead.
func (c *converter) quieten(p *docx.Paragraph) {
	text := p.Plain()
	if isShouted(text) || c.isLoudHeading(p) {
		c.tell(incoming.Altered, p.At, "it is in capitals in Word, and in small letters now. Names may need theirs back")
		if c.shouted == nil {
			c.shouted = map[*docx.Paragraph]bool{}
		}
		c.shouted[p] = true
		first := true
		for i := range p.Runs {
			p.Runs[i].Text = c.small(p.Runs[i].Text, &first)
		}
		if p.Level == 0 {
			for i := range p.Runs {
				p.Runs[i].Bold = p.Runs[i].Bold || p.Runs[i].Text != ""
			}
		}
		return
	}
	var runs []docx.Run
	for _, r := range p.Runs {
		runs = append(runs, c.quietRun(p, r)...)
	}
	p.Runs = runs
}

// isLoudHeading reports whether a heading is in capitals and too short to tell by itself:
// it is no abbreviation that the document uses.
func (c *converter) isLoudHeading(p *docx.Paragraph) bool {
	const least = 4
	if p.Level == 0 && !looksLikeHeading(p) || !isCapitals(p.Plain()) {
		return false
	}
	loud := false
	for word := range wordsIn(p.Plain()) {
		loud = loud || utf8.RuneCountInString(word) >= least && !c.known[word]
	}
	return loud
}

// small writes text in small letters, but for its first and for abbreviations.
func (c *converter) small(text string, first *bool) string {
	var b strings.Builder
	word := func(w string) {
		switch {
		case w == "" || c.known[w] || strings.ContainsFunc(w, unicode.IsDigit) && len(w) < 6:
			b.WriteString(w)
			*first = *first && w == ""
			return
		case w == "I":
			b.WriteString(w)
		case *first:
			head, size := utf8.DecodeRuneInString(w)
			b.WriteString(string(head) + strings.ToLower(w[size:]))
		default:
			b.WriteString(strings.ToLower(w))
		}
		*first = false
	}
	start := 0
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' {
			continue
		}
		word(text[start:i])
		if r == '.' || r == '!' || r == '?' {
			*first = true
		}
		b.WriteRune(r)
		start = i + utf8.RuneLen(r)
	}
	word(text[start:])
	return b.String()
}

// shout finds what shouts in a line of ordinary text.
var shout = regexp.MustCompile(`\b\p{Lu}[\p{Lu}\p{N}'’]*(?:[ /&-]+\p{Lu}[\p{Lu}\p{N}'’]*)*\b`)

// quietRun divides a run where somebody shouts in it.
func (c *converter) quietRun(p *docx.Paragraph, r docx.Run) []docx.Run {
	var runs []docx.Run
	rest := r.Text
	for {
		at := c.nextShout(rest)
		if at == nil {
			break
		}
		before, loud := r, r
		before.Text = rest[:at[0]]
		above := strings.TrimRight(before.Text, " ")
		first := !strings.Contains(rest[at[0]:at[1]], " ") || above == "" && len(runs) == 0 || strings.HasSuffix(above, ".") || strings.HasSuffix(above, "!") || strings.HasSuffix(above, "?")
		loud.Text, loud.Bold = c.small(rest[at[0]:at[1]], &first), p.Level == 0
		c.tell(incoming.Altered, p.At, "“%s” is in capitals in Word, and is written “%s” now", short(rest[at[0]:at[1]]), short(loud.Text))
		if before.Text != "" {
			runs = append(runs, before)
		}
		runs = append(runs, loud)
		rest = rest[at[1]:]
	}
	if rest != "" || len(runs) == 0 {
		r.Text = rest
		runs = append(runs, r)
	}
	return runs
}

// nextShout returns where the next piece in capitals is that is no abbreviation.
func (c *converter) nextShout(text string) []int {
	from := 0
	for {
		at := shout.FindStringIndex(text[from:])
		if at == nil {
			return nil
		}
		at[0], at[1] = at[0]+from, at[1]+from
		words, long := 0, false
		for word := range wordsIn(text[at[0]:at[1]]) {
			if strings.IndexFunc(word, unicode.IsLetter) < 0 {
				continue
			}
			words++
			long = long || utf8.RuneCountInString(word) > 5 && strings.IndexFunc(word, unicode.IsDigit) < 0
		}
		known := 0
		for word := range wordsIn(text[at[0]:at[1]]) {
			if c.known[word] {
				known++
			}
		}
		if (words > 2 && known < words || long) && isCapitals(text[at[0]:at[1]]) {
			return at
		}
		from = at[1]
	}
}
