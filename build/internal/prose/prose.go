package prose

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
)

// longestSentence is how many words a sentence may have before it is reported.
const longestSentence = 25

// A Judge gathers the words of a block, in one line with single spaces, and judges
// them as plain English when the block ends. Spans remember where in the file they
// stand. Its words come from the text of one page.
type Judge struct {
	Src      string          // the text of the page, which offsets count from
	Lines    *diag.Lines     // its places
	Problems *diag.List      // of the page
	Terms    map[string]bool // that the glossary explains
	Explains bool            // the page is a glossary: it explains its abbreviations itself
	Unread   []diag.Pos      // errors that keep pages from being read, one of which may be the glossary

	words []byte
	has   traits // of words, or more
	spans []span
	seen  map[string]bool // abbreviations that the page has used
	run   []capital
	link  bool // the block has what may be a link that failed
}

// Reuse makes a judge of another page out of one that has done with its page, and keeps
// what that gathered words in.
func (j *Judge) Reuse(next Judge) {
	next.words, next.spans, next.run = j.words[:0], j.spans[:0], j.run[:0]
	*j = next
}

// A span is a piece of words whose characters stand in the same order in src.
type span struct {
	words, src int  // offsets
	asIs       bool // code or an address: no words to be judged
	link       bool // words of a link, which may be an address
}

// Begin starts a block.
func (j *Judge) Begin() {
	j.words = j.words[:0]
	j.spans = j.spans[:0]
	j.has = 0
}

// Add adds text that stands in src as it is.
func (j *Judge) Add(text string, src int) {
	if n := len(j.words); n == 0 || j.words[n-1] == ' ' {
		rest := strings.TrimLeft(text, " ")
		src += len(text) - len(rest)
		text = rest
	}
	has := look(text)
	j.has |= has
	if has&(blanks|tab) == 0 {
		j.add(text, span{src: src})
		return
	}
	for {
		cut := strings.Index(text, "  ")
		if tab := strings.IndexByte(text, '\t'); tab >= 0 && (cut < 0 || tab < cut) {
			cut = tab
		}
		if cut < 0 {
			j.add(text, span{src: src})
			return
		}
		j.add(text[:cut], span{src: src})
		j.Space()
		rest := strings.TrimLeft(text[cut:], " \t")
		src += len(text) - len(rest)
		text = rest
	}
}

// AddAs adds words that stand in src, but are written in another way there: with a
// backslash, or as an entity.
func (j *Judge) AddAs(text string, src int) {
	j.has |= look(text)
	j.add(text, span{src: src})
}

// AddAsIs adds code or an address.
func (j *Judge) AddAsIs(text string, src int) {
	j.has |= look(text)
	j.add(text, span{src: src, asIs: true})
}

// add adds text as it is, and a span for it.
func (j *Judge) add(text string, s span) {
	s.words = len(j.words)
	j.spans = append(j.spans, s)
	j.words = append(j.words, text...)
}

// Space adds a space where none stands.
func (j *Judge) Space() {
	if n := len(j.words); n > 0 && j.words[n-1] != ' ' {
		j.words = append(j.words, ' ')
	}
}

// A Mark is a place in the words of the current block.
type Mark struct{ words, spans int }

func (j *Judge) Mark() Mark { return Mark{len(j.words), len(j.spans)} }

// IgnoreSince marks the words since m as not to be judged.
func (j *Judge) IgnoreSince(m Mark) {
	for i := m.spans; i < len(j.spans); i++ {
		j.spans[i].asIs = true
	}
}

// LinkSince marks the words since m as those of a link.
func (j *Judge) LinkSince(m Mark) {
	for i := m.spans; i < len(j.spans); i++ {
		j.spans[i].link = true
	}
}

// Cut takes the words since m out: an alternative text is no part of the sentence
// around its picture.
func (j *Judge) Cut(m Mark) {
	j.words, j.spans = j.words[:m.words], j.spans[:m.spans]
}

// spanAt returns the span of an offset in words.
func (j *Judge) spanAt(offset int) span {
	i := sort.Search(len(j.spans), func(i int) bool { return j.spans[i].words > offset })
	if i == 0 {
		return span{}
	}
	return j.spans[i-1]
}

// at returns the place in the file of an offset in words.
func (j *Judge) at(offset int) diag.Pos {
	s := j.spanAt(offset)
	return j.Lines.At(s.src + offset - s.words)
}

// End finishes a block: it goes through its words once. Sentences are judged but
// where they are somebody else's, or stand in a heading.
func (j *Judge) End(sentences bool) {
	text := j.words
	j.checkMarks(text, sentences)
	start, count := 0, 0 // of the sentence
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		if count == 0 {
			start = i
		}
		end, has := lookAt(text, i)
		if has&(uppers|unplain) == 0 && len(j.run) == 0 && end < len(text) { // a word, as nearly all are
			count += int(has & lettered)
			i = end
			continue
		}
		token := text[i:end]
		k := kindOf(token)
		if k.word {
			count++
		}
		if k.capitals || k.address || len(j.run) > 0 {
			j.judgeToken(token, i, k)
		}
		if k.mark {
			j.judgeMark(token, i)
		}
		if sentences && k.stop && endsSentence(token, text[end:]) || end == len(text) {
			j.judgeSentence(text, start, end, count, sentences)
			count = 0
		}
		i = end
	}
	j.endRun()
}

// A tokenKind is what a first look at the characters between two spaces says.
type tokenKind struct {
	word     bool // has a letter or digit
	capitals bool // has two capitals side by side
	address  bool // may be an address
	mark     bool // may be a mark that marks nothing
	stop     bool // may end a sentence
}

func kindOf(token []byte) tokenKind {
	var k tokenKind
	upper := false
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case 'a' <= c && c <= 'z':
			k.word, upper = true, false
		case 'A' <= c && c <= 'Z':
			k.capitals = k.capitals || upper
			k.word, upper = true, true
		case '0' <= c && c <= '9':
			k.word, upper = true, false
		case c == '.' || c == '!' || c == '?':
			k.stop, upper = true, false
		case c == ':':
			k.address = k.address || bytes.HasPrefix(token[i:], []byte("://"))
			upper = false
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(token[i:])
			k.word = k.word || unicode.IsLetter(r) || unicode.IsDigit(r)
			k.capitals = k.capitals || upper && unicode.IsUpper(r)
			k.stop = k.stop || r == '…'
			upper = unicode.IsUpper(r)
			i += size - 1
		default:
			upper = false
		}
	}
	k.address = k.address || bytes.HasPrefix(token, []byte("www.")) || k.stop && mayBeAddress(token)
	k.mark = len(token) > 1 && (token[0] == '*' || token[0] == '_')
	return k
}

// mayBeAddress reports whether a token has a full stop before a small letter, and what
// else an address has: an @, a slash, or the ending of a page's file.
func mayBeAddress(token []byte) bool {
	dot := bytes.IndexByte(token, '.')
	if dot < 0 || dot+1 >= len(token) || len(token) < len("a.md") {
		return false
	}
	return bytes.IndexByte(token, '@') > 0 || bytes.IndexByte(token, '/') > 0 || bytes.Contains(token, []byte(".md"))
}

// endsSentence reports whether a sentence ends with token, given the text behind it.
func endsSentence(token, after []byte) bool {
	end := trimClosing(token)
	if len(end) == 0 {
		return false
	}
	switch {
	case bytes.HasSuffix(end, []byte("…")), bytes.HasSuffix(end, []byte("...")), end[len(end)-1] == '!', end[len(end)-1] == '?':
		return startsSentence(after)
	case end[len(end)-1] != '.':
		return false
	}
	return !IsShortForm(end[:len(end)-1], after) && startsSentence(after)
}

// trimClosing takes what closes a sentence off its end: quotation marks, brackets and
// marks.
func trimClosing(s []byte) []byte {
	for len(s) > 0 {
		c := s[len(s)-1]
		switch c {
		case '"', '\'', ')', ']', '*', '_':
			s = s[:len(s)-1]
			continue
		}
		if c < utf8.RuneSelf {
			return s
		}
		r, size := utf8.DecodeLastRune(s)
		if r != '”' && r != '’' && r != '»' {
			return s
		}
		s = s[:len(s)-size]
	}
	return s
}

// startsSentence reports whether what follows can begin a sentence: it has no small
// letter first.
func startsSentence(after []byte) bool {
	after = bytes.TrimLeftFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	r, _ := utf8.DecodeRune(after)
	return !unicode.IsLower(r)
}

// IsShortForm reports whether the full stop of a word does not end a sentence, given the
// text behind it.
func IsShortForm(word, after []byte) bool {
	word = bytes.TrimLeft(word, "(\"'[")
	if len(word) == 1 && unicode.IsUpper(rune(word[0])) {
		return true // an initial
	}
	switch strings.ToLower(string(word)) {
	case "e.g", "i.e", "mr", "mrs", "ms", "mx", "dr", "prof", "st", "vs", "cf", "approx", "ca", "al", "dept", "tel":
		return true
	case "no", "nos", "p", "pp", "fig", "art", "para":
		after = bytes.TrimLeft(after, " ")
		return len(after) > 0 && '0' <= after[0] && after[0] <= '9'
	}
	return false
}

func (j *Judge) judgeSentence(text []byte, start, end, count int, sentences bool) {
	if bytes.HasPrefix(text[start:end], []byte("Write here ")) { // as an import drafts it
		j.Problems.Warnf(j.at(start), "placeholder", "text is still a placeholder: “%s”", diag.FirstWords(string(text[start:end])))
		j.Problems.Hint("Write what readers need to know. If readers are to write themselves, say where: “Write on the sheet …”.")
	}
	if !sentences || count <= longestSentence {
		return
	}
	at := j.at(start)
	j.Problems.Warnf(at, "long-sentence", "sentence has %d words: “%s”", count, diag.FirstWords(string(text[start:end])))
	j.Problems.Hint("Aim for %d words or fewer. Make it two sentences, or a list.", longestSentence)
}

// checkMarks reports marks that mark nothing: a link, footnote or bold text that
// failed by a character stands in the text as it was typed, and so does what only
// other programs understand.
func (j *Judge) checkMarks(text []byte, sentences bool) {
	if len(text) == 0 || j.has < sign && !beginsForeign[text[0]] {
		j.link = false
		return
	}
	j.foreign(text, !sentences)
	j.link = j.has.mayHold("]") && bytes.Contains(text, []byte("]("))
	if j.has.mayHold("]") {
		j.checkMark(text, "](", "failed-link", "link is not written as one", failedLinkHint(text))
		j.checkMark(text, "][", "failed-link", "link names an address that is not given",
			"Write [text](address).")
		j.checkMark(text, "[[", "failed-link", "double brackets make no link",
			"Write [text](address).")
	}
	j.checkMark(text, "[^", "failed-note", "footnote has no text",
		"Write its text on a line of its own, such as: [^1]: The text.")
	j.checkMark(text, "**", "failed-bold", "stars are in the text and make nothing bold",
		"Write **text** without a space after the first two stars or before the last two. A single star is written \\*")
	j.checkMark(text, "`", "failed-mark", "` is in the text and marks nothing",
		"Write one before and one after the characters that are to be shown as they are. A single one is written \\`")
	j.checkMark(text, "~~", "failed-mark", "~~ is in the text and strikes nothing out",
		"Take the old words out. Signs that are meant are written \\~\\~")
	j.checkMark(text, "{{", "failed-mark", "{{ is a mark of another program, and is shown as it is typed",
		"Take it out: a page is Markdown alone. Braces that are meant are written \\{\\{")
}

// failedLinkHint says what a link lacks whose brackets made none.
func failedLinkHint(text []byte) string {
	_, after, _ := bytes.Cut(text, []byte("]("))
	address, _, closed := bytes.Cut(after, []byte(")"))
	switch {
	case !closed:
		return "Write a round bracket after the address: [text](address)."
	case bytes.HasPrefix(address, []byte("tel:")), bytes.HasPrefix(address, []byte("sms:")):
		return "Write the number without spaces: (" + strings.ReplaceAll(string(address), " ", "") + ")."
	}
	return "Write [text](address). An address with a space or bracket in it needs < before it and > after it."
}

// judgeMark reports a star or line before a word that makes nothing slanted or bold.
func (j *Judge) judgeMark(token []byte, offset int) {
	sign := token[:1]
	word := bytes.TrimLeft(token, string(sign))
	signs := len(token) - len(word)
	c, _ := utf8.DecodeRune(word)
	if s := j.spanAt(offset); s.asIs || !unicode.IsLetter(c) || sign[0] == '*' && signs > 1 || signs > 2 {
		return
	} else if src := s.src + offset - s.words; !strings.HasPrefix(j.Src[min(src, len(j.Src)):], string(sign)) {
		return // written with a backslash
	}
	j.Problems.Errorf(j.at(offset), "failed-mark", "%s is before a word and has no partner: %s", token[:signs], token)
	j.Problems.Hint("Write **word** for emphasis. To show the sign itself, write \\%s", sign)
}

func (j *Judge) checkMark(text []byte, mark, rule, message, hint string) {
	if !j.has.mayHold(mark) {
		return
	}
	i := bytes.Index(text, []byte(mark))
	if i < 0 || !j.isTyped(i, mark) {
		return
	}
	j.Problems.Errorf(j.at(i), rule, "%s", message)
	j.Problems.Hint("%s", hint)
}
