package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/model"
)

// longWord is how many capitals make a word that no abbreviation is likely to
// have. A longer abbreviation is told apart by the glossary.
const longWord = 6

// manyWords is how many words in capitals, side by side, are shouting.
const manyWords = 3

// A capital is a word all in capitals.
type capital struct {
	text   string
	offset int // in the words of the block
	end    int
}

// judgeToken judges what a first look found: capitals, or an address.
func (l *linter) judgeToken(token []byte, offset int, k tokenKind) {
	if l.spanAt(offset).asIs {
		l.endRun()
		return
	}
	text := string(token)
	if k.address {
		l.judgeAddress(text, offset)
	}
	word, before, after := trimPunctuation(text)
	if !k.capitals || k.address {
		if word != "A" && word != "I" { // neither breaks off "WHAT A DAY"
			l.endRun()
		}
		return
	}
	if before > 0 {
		l.endRun()
	}
	at := offset + before
	for part := range strings.FieldsFuncSeq(word, isJoint) {
		i := strings.Index(text[at-offset:], part)
		at += max(0, i)
		if all := allCapitals(part); all != "" {
			l.run = append(l.run, capital{text: all, offset: at, end: at + len(all)})
		} else {
			l.endRun()
		}
		at += len(part)
	}
	if after > 0 {
		l.endRun()
	}
}

// judgeAddress tells an address that stands in the text and that nobody can follow.
func (l *linter) judgeAddress(text string, offset int) {
	if l.spanAt(offset).link || strings.Contains(text, "](") {
		return
	}
	bare := strings.Trim(text, `"'().,;:!?<>“”‘’…`)
	if strings.Count(bare, "(") > strings.Count(bare, ")") {
		bare += ")"
	}
	switch file := bare[strings.LastIndexAny(bare, "([")+1:]; {
	case isMail(bare):
		l.w.problems.Errorf(l.at(offset), "bare-address", "e-mail address stands in the text and is no link: %s", bare)
		l.w.problems.Hint("Write <%s>", bare)
	case isBareAddress(bare) || isWebPath(bare):
		l.w.problems.Errorf(l.at(offset), "bare-address", "address stands in the text and is no link: %s", bare)
		if !strings.Contains(bare, "://") {
			bare = "https://" + bare
		}
		l.w.problems.Hint("Write [what is there](%s)", bare)
	case isPageFile(file) && !bytes.Contains(l.words, []byte("](")):
		file = strings.TrimRight(file, "])")
		l.w.problems.Errorf(l.at(offset), "failed-link", "name of a page's file stands in the text and is no link: %s", file)
		l.w.problems.Hint("Write [what is there](%s), without a space between the brackets.", file)
	}
}

func isMail(text string) bool {
	name, host, ok := strings.Cut(text, "@")
	return ok && name != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(host, "@") && !strings.ContainsAny(text, "/:[]() ")
}

// isWebPath tells an address without its https://, such as example.org/page.
func isWebPath(text string) bool {
	host, _, ok := strings.Cut(text, "/")
	if !ok || strings.ContainsAny(host, "()[]:@") {
		return false
	}
	return isHost(host)
}

// isHost tells the name of a computer on the web, by the endings that guidance of
// these islands links to.
func isHost(name string) bool {
	before, ending, _ := cutLast(name, ".")
	if before == "" || strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(ending) {
	case "org", "com", "net", "uk", "eu", "info", "wales", "scot", "cymru", "im", "je", "gg", "ie":
		return true
	}
	return false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

func isPageFile(text string) bool {
	before, after, ok := strings.Cut(text, ".md")
	return ok && before != "" && (after == "" || strings.ContainsRune("#])", rune(after[0])))
}

func isJoint(r rune) bool { return r == '/' || r == '-' || r == '–' || r == '&' || r == '+' }

// trimPunctuation takes what is no letter or digit off both ends, and says how
// many bytes that was.
func trimPunctuation(s string) (word string, before, after int) {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	start := strings.IndexFunc(s, letter)
	if start < 0 {
		return "", 0, 0
	}
	word = s[start:]
	end := strings.LastIndexFunc(word, letter)
	_, size := utf8.DecodeRuneInString(word[end:])
	word = word[:end+size]
	return word, start, len(s) - start - len(word)
}

// allCapitals returns a word of at least two capitals, without the s of its
// plural or possessive; empty for any other word.
func allCapitals(word string) string {
	for _, ending := range []string{"'s", "’s", "s"} {
		if cut, ok := strings.CutSuffix(word, ending); ok {
			word = cut
			break
		}
	}
	n := 0
	for _, c := range word {
		switch {
		case unicode.IsUpper(c):
			n++
		case c == '\'' || c == '’':
		default:
			return ""
		}
	}
	if n < 2 {
		return ""
	}
	return word
}

// endRun judges the words in capitals that stood side by side.
func (l *linter) endRun() {
	text, run := l.words, l.run
	l.run = l.run[:0]
	if len(run) == 0 {
		return
	}
	unknown := 0
	for _, c := range run {
		if !l.isKnown(c.text) {
			unknown++
		}
	}
	if unknown >= manyWords {
		first, last := run[0], run[len(run)-1]
		l.shouted(first, "words stand in capitals: “"+firstWords(string(text[first.offset:last.end]))+"”")
		return
	}
	for _, c := range run {
		l.judgeCapital(c, text)
	}
}

func (l *linter) shouted(c capital, message string) {
	l.w.problems.Errorf(l.at(c.offset), "capitals", "%s", message)
	l.w.problems.Hint("Write small letters: capitals are hard to read. For weight, write **bold**.")
}

// judgeCapital judges one word: a long one is shouting, any other is an
// abbreviation, which is explained where the page uses it first or in the
// glossary.
func (l *linter) judgeCapital(c capital, text []byte) {
	if l.isKnown(c.text) || l.seen[c.text] || l.w.page.Kind == model.KindGlossary {
		return
	}
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	explained := isExplained(string(text), c)
	if !explained && utf8.RuneCountInString(c.text) >= longWord {
		l.shouted(c, "word stands in capitals: "+c.text)
		return
	}
	l.seen[c.text] = true
	if explained {
		return
	}
	l.w.problems.Warnf(l.at(c.offset), "abbreviation", "abbreviation %s is explained neither here nor in the glossary", c.text)
	l.w.problems.Hint("Add it to the glossary, or write what it stands for and then (%s). A word that is no abbreviation goes in small letters.", c.text)
}

// checkCapitals judges a text of the front matter: it must not shout.
func (r *reading) checkCapitals(key string) {
	text, at := r.matter.TextAt(key)
	count, long := 0, false
	for _, word := range strings.Fields(text) {
		word, _, _ = trimPunctuation(word)
		switch all := allCapitals(word); {
		case word == "A" || word == "I":
		case all == "" || r.site.terms[all] || isEveryday(all):
			count = 0
		default:
			count++
			long = long || utf8.RuneCountInString(all) >= longWord
		}
		if count >= manyWords || long {
			r.problems.Errorf(at, "capitals", "text of `%s` stands in capitals: “%s”", key, firstWords(text))
			r.problems.Hint("Write small letters: capitals are hard to read.")
			return
		}
	}
}

// checkMarks tells Markdown or HTML in a text of the front matter, which is shown
// as it stands.
func (r *reading) checkMarks(key string) {
	text, at := r.matter.TextAt(key)
	for _, mark := range []string{"**", "](", "`", "</", "<br", "{#"} {
		if strings.Contains(text, mark) {
			r.problems.Errorf(at, "marks", "text of `%s` has Markdown or HTML in it, and is shown as it stands: %s", key, mark)
			r.problems.Hint("Write it in plain words, without marks.")
			return
		}
	}
}

// isKnown tells abbreviations that need no explaining.
func (l *linter) isKnown(word string) bool {
	return l.w.site.terms[word] || isEveryday(word) || strings.Trim(word, "IVX") == ""
}

// isEveryday tells abbreviations that people know better than the words they
// stand for.
func isEveryday(word string) bool {
	switch word {
	case "UK", "EU", "US", "USA", "NHS", "BBC", "PDF", "OK", "ID", "TV", "PC", "USB", "QR", "AM", "PM", "FAQ", "CV", "DVD":
		return true
	}
	return false
}

// isExplained tells that what a word stands for is written beside it: "hub
// (MASH)" or "MASH (multi-agency safeguarding hub)".
func isExplained(text string, c capital) bool {
	before, after := text[:c.offset], text[c.end:]
	if strings.HasSuffix(before, "(") && strings.HasPrefix(strings.TrimPrefix(after, "s"), ")") {
		return strings.TrimRight(before, "( ") != ""
	}
	rest, ok := strings.CutPrefix(after, " (")
	inside, _, closed := strings.Cut(rest, ")")
	return ok && closed && strings.ContainsAny(strings.TrimSpace(inside), " -")
}
