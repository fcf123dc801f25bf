package prose

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// longWord is how many capitals make a word that no abbreviation is likely to
// have. A longer abbreviation is known from it by the glossary.
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
func (j *Judge) judgeToken(token []byte, offset int, k tokenKind) {
	if j.spanAt(offset).asIs {
		j.endRun()
		return
	}
	text := string(token)
	if k.address {
		j.judgeAddress(text, offset)
	}
	word, before, after := trimPunctuation(text)
	if !k.capitals || k.address {
		if word != "A" && word != "I" { // neither breaks off "WHAT A DAY"
			j.endRun()
		}
		return
	}
	if before > 0 {
		j.endRun()
	}
	at := offset + before
	for part := range strings.FieldsFuncSeq(word, isJoint) {
		i := strings.Index(text[at-offset:], part)
		at += max(0, i)
		if all := allCapitals(part); all != "" {
			j.run = append(j.run, capital{text: all, offset: at, end: at + len(all)})
		} else {
			j.endRun()
		}
		at += len(part)
	}
	if after > 0 {
		j.endRun()
	}
}

// judgeAddress reports an address that stands in the text and that nobody can follow.
func (j *Judge) judgeAddress(text string, offset int) {
	if j.spanAt(offset).link || strings.Contains(text, "](") {
		return
	}
	bare := strings.Trim(text, `"'().,;:!?<>“”‘’…`)
	if s := j.spanAt(offset + max(0, strings.Index(text, bare))); s.link || s.asIs {
		return // a link stands in brackets
	}
	if strings.Count(bare, "(") > strings.Count(bare, ")") {
		bare += ")"
	}
	switch file := bare[strings.LastIndexAny(bare, "([")+1:]; {
	case model.IsMail(bare):
		j.Problems.Errorf(j.at(offset), "bare-address", "email address is in the text and is not a link: %s", bare)
		j.Problems.Hint("Write <%s>", bare)
	case IsBareAddress(bare) || isWebPath(bare):
		j.Problems.Errorf(j.at(offset), "bare-address", "address is in the text and is not a link: %s", bare)
		if !strings.Contains(bare, "://") {
			bare = "https://" + bare
		}
		j.Problems.Hint("Write [what is there](%s)", bare)
	case isPageFile(file) && !j.link:
		file = strings.TrimRight(file, "])")
		j.Problems.Errorf(j.at(offset), "failed-link", "name of a page's file is in the text and is not a link: %s", file)
		j.Problems.Hint("Write [what is there](%s), without a space between the brackets.", file)
	}
}

// isWebPath reports whether text is an address without its https://, such as example.org/page.
func isWebPath(text string) bool {
	host, _, ok := strings.Cut(text, "/")
	if !ok || strings.ContainsAny(host, "()[]:@") {
		return false
	}
	return model.IsHost(host)
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
func (j *Judge) endRun() {
	text, run := j.words, j.run
	j.run = j.run[:0]
	if len(run) == 0 {
		return
	}
	unknown := 0
	for _, c := range run {
		if !j.isKnown(c.text) {
			unknown++
		}
	}
	if unknown >= manyWords {
		first, last := run[0], run[len(run)-1]
		j.shouted(first, "words are in capitals: “"+diag.FirstWords(string(text[first.offset:min(last.end, first.offset+200)]))+"”")
		return
	}
	for _, c := range run {
		j.judgeCapital(c, text)
	}
}

func (j *Judge) shouted(c capital, message string) {
	j.Problems.Errorf(j.at(c.offset), "capitals", "%s", message)
	j.Problems.Hint("Write small letters: capitals are hard to read. For emphasis, write **bold**.")
}

// judgeCapital judges one word: a long one is shouting, any other is an
// abbreviation, which is explained where the page uses it first or in the
// glossary.
func (j *Judge) judgeCapital(c capital, text []byte) {
	if j.isKnown(c.text) || j.seen[c.text] || j.Explains {
		return
	}
	if j.seen == nil {
		j.seen = map[string]bool{}
	}
	explained := isExplained(text, c)
	if !explained && utf8.RuneCountInString(c.text) >= longWord {
		j.shouted(c, "word is in capitals: "+c.text)
		return
	}
	j.seen[c.text] = true
	if explained {
		return
	}
	j.Problems.Warnf(j.at(c.offset), "abbreviation", "abbreviation %s is explained neither here nor in the glossary", c.text)
	j.Problems.Hint("Add it to the glossary, or write what it stands for and then (%s). Write a word that is not an abbreviation in small letters.", c.text)
	j.Problems.Unless(j.Unread...)
}

// Plain judges a text that is shown as it stands: one of the front matter or of
// site.yaml. It must not shout, and has no marks.
func (j *Judge) Plain(key, text string, at diag.Pos, severity diag.Severity) {
	report := j.Problems.Errorf
	if severity == diag.Warning {
		report = j.Problems.Warnf
	}
	if shouts(text, j.Terms) {
		report(at, "capitals", "text of `%s` is in capitals: “%s”", key, diag.FirstWords(text))
		j.Problems.Hint("Write small letters: capitals are hard to read.")
	}
	for _, mark := range []string{"**", "](", "`", "</", "<br", "{#"} {
		if strings.Contains(text, mark) {
			report(at, "marks", "text of `%s` has Markdown or HTML in it, and is shown as it is: %s", key, mark)
			j.Problems.Hint("Write it in plain words, without marks.")
			return
		}
	}
}

// shouts reports whether a text has words in capitals that no glossary knows: many
// side by side, or a long one.
func shouts(text string, terms map[string]bool) bool {
	count := 0
	for word := range strings.FieldsSeq(text) {
		word, _, _ = trimPunctuation(word)
		switch all := allCapitals(word); {
		case word == "A" || word == "I":
		case all == "" || terms[all] || isEveryday(all):
			count = 0
		case utf8.RuneCountInString(all) >= longWord:
			return true
		default:
			count++
		}
		if count >= manyWords {
			return true
		}
	}
	return false
}

// isKnown reports whether a word is an abbreviation that needs no explaining.
func (j *Judge) isKnown(word string) bool {
	return j.Terms[word] || isEveryday(word) || strings.Trim(word, "IVX") == ""
}

// isEveryday reports whether people know an abbreviation better than the words that it
// stands for.
func isEveryday(word string) bool {
	switch word {
	case "UK", "EU", "US", "USA", "NHS", "BBC", "PDF", "OK", "ID", "TV", "PC", "USB", "QR", "AM", "PM", "FAQ", "CV", "DVD":
		return true
	}
	return false
}

// isExplained reports whether what a word stands for is written beside it: "hub
// (MASH)" or "MASH (multi-agency safeguarding hub)".
func isExplained(text []byte, c capital) bool {
	const longest = 200 // of what stands in brackets
	before, after := text[:c.offset], text[c.end:min(len(text), c.end+longest)]
	if bytes.HasSuffix(before, []byte("(")) && bytes.HasPrefix(bytes.TrimPrefix(after, []byte("s")), []byte(")")) {
		return len(bytes.TrimRight(before, "( ")) > 0
	}
	rest, ok := bytes.CutPrefix(after, []byte(" ("))
	inside, _, closed := bytes.Cut(rest, []byte(")"))
	return ok && closed && bytes.ContainsAny(bytes.TrimSpace(inside), " -")
}
