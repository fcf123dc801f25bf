package sheet

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is text that a line is not broken in. It may hold spans of both fonts:
// a bold word with a comma.
type word struct {
	spans []Span
	em    float64 // width as a part of the size
	space bool    // a space stands before it
	feed  bool    // a line ends before it
	lost  bool    // a sign that the font lacks was left out of it
	soft  float64 // width of the hyphen that it gets where a line ends after it

	address bool // it is a part of an email address: nobody can choose a shorter one, so it is broken anywhere if nothing else helps
}

// spaceEm is the width of a space, the same in both fonts.
const spaceEm = 569.0 / 2048

// words cuts the paragraph's spans at their spaces. Other white space than the
// space and the line feed, such as the no-break space, stays inside a word. A slash
// between spaces stays with the word before it: no line begins with one.
func (p Para) words() []word {
	words := p.pieces()
	for i := len(words) - 1; i > 0; i-- {
		if w := words[i]; w.space && !w.feed && w.text() == "/" {
			before := &words[i-1]
			before.spans = slices.Clone(before.spans)
			before.add(w.spans[0].with(" /"))
			words = slices.Delete(words, i, i+1)
		}
	}
	return words
}

func (p Para) pieces() []word {
	var words []word
	pending := word{}
	flush := func() {
		lost := pending.lost
		pending.lost = false
		switch {
		case len(pending.spans) == 0: // where a line ends before it, it ends before the next
		case lost && onlyPunctuation(pending.text()):
			// What closes a sentence stays, brackets that held nothing but a sign do not.
			if closing := strings.TrimFunc(pending.text(), brackets); closing != "" && len(words) > 0 && !pending.feed {
				words[len(words)-1].add(Span{Text: closing, Bold: pending.spans[0].Bold})
			}
			pending.spans, pending.em = nil, 0
		default:
			words = append(words, pending)
			pending = word{}
		}
	}
	for _, s := range p.Spans {
		text := s.Text
		for text != "" {
			cut := strings.IndexAny(text, " \n")
			if s.Full != "" {
				cut = -1 // an abbreviation of two words is read out as one
			}
			if cut == 0 {
				flush()
				pending.space = true
				pending.feed = pending.feed || text[0] == '\n'
				text = text[1:]
				continue
			}
			if cut < 0 {
				cut = len(text)
			}
			printed, changed := s.font().printed(text[:cut], nil)
			pending.lost = pending.lost || changed
			if printed != "" {
				pending.add(s.with(printed))
			}
			text = text[cut:]
		}
	}
	flush()
	if len(words) > 0 {
		words[0].space, words[0].feed = false, false
	}
	return words
}

// onlyPunctuation reports whether a word says nothing.
func onlyPunctuation(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsPunct(r) }) < 0
}

// brackets reports whether a sign of punctuation goes around words.
func brackets(r rune) bool {
	return strings.ContainsRune("\"'/-–—", r) || unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf)
}

func (w *word) add(s Span) {
	w.spans = append(w.spans, s)
	w.em += s.font().em(s.Text)
}

func (w word) text() string {
	text := ""
	for _, s := range w.spans {
		text += s.Text
	}
	return text
}

// slack is what the sums of many widths may be off.
const slack = 1e-6

// breakLines fills lines of the given width, in parts of the size. A word wider
// than a line is cut after a hyphen or a slash if it has one; if that does not
// help it stands alone, too wide, and is returned.
func breakLines(words []word, width float64, b Box) (lines []Line, wide string) {
	words, wide = cutWide(words, width, b.Anywhere)
	if b.Balance {
		return fill(even(words, width+slack), width+slack), wide
	}
	return fill(words, lineWidth(words, width)+slack), wide
}

// countLines returns how many lines breakLines makes, and whether a word is too
// wide, without making them.
func countLines(words []word, width float64, anywhere bool) (n int, wide string) {
	words, wide = cutWide(words, width, anywhere)
	n, _ = count(words, width+slack)
	return n, wide
}

func cutWide(words []word, width float64, anywhere bool) (cut []word, wide string) {
	for i := 0; i < len(words); i++ {
		if words[i].wide(width) {
			words = replaced(words, i, words[i].cut())
		}
		tear := anywhere || words[i].address
		if tear && words[i].wide(width) {
			words = replaced(words, i, words[i].torn(width))
		}
		if !tear && words[i].wide(width) {
			wide = words[i].text()
		}
	}
	return words, wide
}

func (w word) wide(width float64) bool { return w.em+w.soft > width+slack }

// replaced returns words with the parts of one in its place.
func replaced(words []word, i int, parts []word) []word {
	if len(parts) < 2 {
		return words
	}
	return slices.Concat(words[:i], parts, words[i+1:])
}

// torn breaks a word into parts that each fill a line.
func (w word) torn(width float64) []word {
	var parts []word
	part := word{space: w.space, feed: w.feed}
	for _, s := range w.spans {
		for _, r := range s.Text {
			letter := s.with(string(r))
			if len(part.spans) > 0 && part.em+s.font().em(letter.Text) > width {
				parts = append(parts, part)
				part = word{}
			}
			part.add(letter)
		}
	}
	return append(parts, part)
}

// lineWidth returns the width to break at: the given one, or a narrower one that
// makes no more lines but leaves no short word alone on the last, if there is one.
func lineWidth(words []word, width float64) float64 {
	n, last := count(words, width+slack)
	if n < 2 {
		return width
	}
	const short, least = 0.25, 0.8 // parts of the width
	if last >= short*width {
		return width
	}
	best := width
	for narrow := width * 0.98; narrow > least*width && last < short*width; narrow -= width * 0.02 {
		if m, end := count(words, narrow+slack); m == n && end > last {
			best, last = narrow, end
		}
	}
	return best
}

// even ends lines so that each paragraph's are about equally long, and no more
// than they have to be.
func even(words []word, width float64) []word {
	out := slices.Clone(words)
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && !out[to].feed {
			to++
		}
		for _, i := range evenBreaks(out[from:to], width) {
			out[from+i].feed = true
		}
		from = to
	}
	return out
}

// evenBreaks returns the words that lines after the first begin with. Of all ways
// to make as few lines as can be it takes the one with the least sum of squares of
// what is left free. A sentence's first word alone at the end of a line, or its
// last alone at the beginning of one, counts as some more: who reads stumbles. A
// first line of one word counts as much more: it looks like a heading.
func evenBreaks(words []word, width float64) []int {
	n, _ := count(words, width)
	if n < 2 {
		return nil
	}
	stumble, lone := math.Pow(0.2*width, 2), width*width
	// cost[l][i] is the least for the first i words in l lines, from[l][i] where the
	// last of these lines begins.
	cost := make([][]float64, n+1)
	from := make([][]int, n+1)
	for l := range cost {
		cost[l], from[l] = make([]float64, len(words)+1), make([]int, len(words)+1)
		for i := range cost[l] {
			cost[l][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for l := 1; l <= n; l++ {
		for start := l - 1; start < len(words); start++ {
			long := 0.0
			for end := start + 1; end <= len(words); end++ {
				w := words[end-1]
				long += w.em
				if end > start+1 {
					if w.space {
						long += spaceEm
					}
					if long+w.soft > width {
						break
					}
				}
				c := cost[l-1][start] + math.Pow(width-long, 2)
				if end > start+1 && (end < len(words) && words[end-2].endsSentence() || start > 0 && words[start].endsSentence()) {
					c += stumble
				}
				if start == 0 && end == 1 && len(words) > 2 {
					c += lone
				}
				if c < cost[l][end] {
					cost[l][end], from[l][end] = c, start
				}
			}
		}
	}
	var breaks []int
	for l, end := n, len(words); l > 1; l-- {
		end = from[l][end]
		breaks = append(breaks, end)
	}
	return breaks
}

func (w word) endsSentence() bool {
	last := w.spans[len(w.spans)-1].Text
	return strings.HasSuffix(last, ".") || strings.HasSuffix(last, ":") || strings.HasSuffix(last, "?")
}

// count breaks as fill does, and returns how many lines that makes and how wide
// the last one is.
func count(words []word, width float64) (n int, last float64) {
	for i, w := range words {
		gap := 0.0
		if w.space {
			gap = spaceEm
		}
		if i == 0 || w.feed || last+gap+w.em+w.soft > width {
			n++
			last = w.em
			continue
		}
		last += gap + w.em
	}
	return n, last
}

// fill breaks greedily. Widths of the lines are in parts of the size.
func fill(words []word, width float64) []Line {
	var lines []Line
	line := Line{}
	for i, w := range words {
		gap := 0.0
		if w.space {
			gap = spaceEm
		}
		if i > 0 && (w.feed || line.Width+gap+w.em+w.soft > width) {
			if before := words[i-1]; before.soft > 0 {
				line.join(line.hyphen())
				line.Width += before.soft
			}
			line.Space = w.space
			lines = append(lines, line)
			line, gap = Line{}, 0
		}
		if gap > 0 {
			line.join(line.between(w.spans[0]))
		}
		for _, s := range w.spans {
			line.join(s)
		}
		line.Width += gap + w.em
	}
	if len(words) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// hyphen returns what a word broken at a soft hyphen ends its line with.
func (l *Line) hyphen() Span {
	if len(l.Spans) == 0 {
		return Span{Text: "-"}
	}
	return l.Spans[len(l.Spans)-1].with("-")
}

// between returns the space between the line's last span and the next one: it is as
// they are where they are the same.
func (l *Line) between(next Span) Span {
	space := Span{Text: " "}
	if len(l.Spans) == 0 {
		return space
	}
	last := l.Spans[len(l.Spans)-1]
	space.Bold = last.Bold && next.Bold
	if last.URL == next.URL && last.Full == next.Full {
		space.URL, space.Full = next.URL, next.Full
	}
	return space
}

// join adds a span to the line, as part of the last one if they look alike.
func (l *Line) join(s Span) {
	s.Text = strings.ReplaceAll(s.Text, string(softHyphen), "")
	if n := len(l.Spans); n > 0 && l.Spans[n-1].like(s) {
		l.Spans[n-1].Text += s.Text
		return
	}
	l.Spans = append(l.Spans, s)
}

// softHyphen says where a word may be broken. Nobody sees it anywhere else.
const softHyphen = '\u00ad'

// cut splits a word after each hyphen, slash and underscore, before the signs inside an
// address, and where its author lets it be broken, for words that are wider than a line.
func (w word) cut() []word {
	var parts []word
	address := w.address || strings.Contains(w.text(), "@")
	part := word{space: w.space, feed: w.feed, address: address}
	for _, s := range w.spans {
		start := 0
		for i, r := range s.Text {
			end := i + utf8.RuneLen(r)
			inside := i > start && end < len(s.Text)
			switch {
			case inside && (r == softHyphen || r == '-' || r == '/' || r == '_'):
			case inside && inAddress(r, s.Text[end:]):
				end = i // a dot at the end of a line would look like that of a sentence
			default:
				continue
			}
			part.add(s.with(s.Text[start:end]))
			if r == softHyphen {
				part.soft = s.font().em("-")
			}
			parts = append(parts, part)
			part, start = word{address: address}, end
		}
		part.add(s.with(s.Text[start:]))
	}
	return append(parts, part)
}

// inAddress reports whether a sign is one of those inside an address, of a page or of
// an email, with more of it behind.
func inAddress(r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return (r == '.' || r == '@') && (unicode.IsLetter(next) || unicode.IsDigit(next))
}
