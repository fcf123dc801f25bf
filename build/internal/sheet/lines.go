package sheet

import "strings"

// A word is text that a line is not broken in. It may hold spans of both fonts:
// a bold word with a comma.
type word struct {
	spans []Span
	em    float64 // width as a part of the size
	space bool    // a space stands before it
	feed  bool    // a line ends before it
}

// spaceEm is the width of a space, the same in both fonts.
const spaceEm = 569.0 / 2048

// words cuts the paragraph's spans at their spaces. Other white space than the
// space and the line feed, such as the no-break space, stays inside a word.
func (p Para) words() []word {
	var words []word
	pending := word{}
	flush := func() {
		if len(pending.spans) > 0 {
			words = append(words, pending)
			pending = word{}
		}
	}
	for _, s := range p.Spans {
		text := s.Text
		for text != "" {
			cut := strings.IndexAny(text, " \n")
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
			pending.add(Span{text[:cut], s.Bold, s.URL})
			text = text[cut:]
		}
	}
	flush()
	if len(words) > 0 {
		words[0].space, words[0].feed = false, false
	}
	return words
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
func breakLines(words []word, width float64, balance bool) (lines []Line, wide string) {
	words, widest, wide := cutWide(words, width)
	return fill(words, lineWidth(words, width, widest, balance)+slack), wide
}

// countLines returns how many lines breakLines makes, and whether a word is too
// wide, without making them.
func countLines(words []word, width float64) (n int, wide string) {
	words, _, wide = cutWide(words, width)
	n, _ = count(words, width+slack)
	return n, wide
}

func cutWide(words []word, width float64) (cut []word, widest float64, wide string) {
	for i := 0; i < len(words); i++ {
		if words[i].em > width+slack {
			if parts := words[i].cut(); len(parts) > 1 {
				words = append(append(append([]word{}, words[:i]...), parts...), words[i+1:]...)
			}
		}
		if words[i].em > width+slack {
			wide = words[i].text()
		}
		widest = max(widest, words[i].em)
	}
	return words, widest, wide
}

// lineWidth returns the width to break at: the given one, or a narrower one that
// makes no more lines but better ones. Balanced lines are as short as they can
// be; others only leave no short word alone on the last line.
func lineWidth(words []word, width, widest float64, balance bool) float64 {
	n, last := count(words, width+slack)
	if n < 2 {
		return width
	}
	if balance {
		low, high := widest, width
		for range 12 {
			mid := (low + high) / 2
			if more, _ := count(words, mid+slack); more > n {
				low = mid
			} else {
				high = mid
			}
		}
		return high
	}
	const short, least = 0.15, 0.8 // parts of the width
	if last >= short*width {
		return width
	}
	for narrow := width * 0.98; narrow > least*width; narrow -= width * 0.02 {
		if m, end := count(words, narrow+slack); m == n && end >= short*width {
			return narrow
		}
	}
	return width
}

// count breaks as fill does, and returns how many lines that makes and how wide
// the last one is.
func count(words []word, width float64) (n int, last float64) {
	for i, w := range words {
		gap := 0.0
		if w.space {
			gap = spaceEm
		}
		if i == 0 || w.feed || last+gap+w.em > width {
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
		if i > 0 && (w.feed || line.Width+gap+w.em > width) {
			line.Space = w.space
			lines = append(lines, line)
			line, gap = Line{}, 0
		}
		if gap > 0 {
			line.join(Span{" ", w.spans[0].Bold && line.endsBold(), line.urlWith(w.spans[0])})
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

func (l *Line) endsBold() bool { return len(l.Spans) > 0 && l.Spans[len(l.Spans)-1].Bold }

// urlWith returns the address of a space between the line's last span and next:
// theirs, if they share one.
func (l *Line) urlWith(next Span) string {
	if len(l.Spans) > 0 && l.Spans[len(l.Spans)-1].URL == next.URL {
		return next.URL
	}
	return ""
}

// join adds a span to the line, as part of the last one if they look alike.
func (l *Line) join(s Span) {
	if n := len(l.Spans); n > 0 && l.Spans[n-1].Bold == s.Bold && l.Spans[n-1].URL == s.URL {
		l.Spans[n-1].Text += s.Text
		return
	}
	l.Spans = append(l.Spans, s)
}

// cut splits a word after each hyphen, slash and underscore, for words that are
// wider than a line.
func (w word) cut() []word {
	var parts []word
	part := word{space: w.space, feed: w.feed}
	for _, s := range w.spans {
		start := 0
		for i, r := range s.Text {
			if (r == '-' || r == '/' || r == '_') && i > 0 && i+1 < len(s.Text) {
				part.add(Span{s.Text[start : i+1], s.Bold, s.URL})
				parts = append(parts, part)
				part, start = word{}, i+1
			}
		}
		part.add(Span{s.Text[start:], s.Bold, s.URL})
	}
	return append(parts, part)
}
