package cards

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/sheet"
)

// A card that is too long for one sheet's cards goes on on another card. What it
// says is cut into passages: paragraphs, entries of lists, and sentences where these
// are long. The passages are shared out so that cards are about equally full and
// break, where they can, between two thoughts.

// A seam is what two passages are parted by: the less, the better is the place.
type seam float64

const (
	betweenBlocks    seam = 0
	betweenEntries   seam = 0.05
	betweenSentences seam = 0.35
	betweenWords     seam = 1
	afterColon       seam = 0.5 // what a list is announced by would stand alone
)

// A passage is what is never parted between two cards.
type passage struct {
	para   int // of the face
	spans  []sheet.Span
	before seam
	begins bool // its paragraph begins with it
}

// A part is what one card holds of a face.
type part struct {
	paras []sheet.Para
	main  int // how many of them are main words
	size  float64
}

// A cutting shares a face out among cards.
type cutting struct {
	pack     *Pack
	face     *Face
	sheet    Sheet
	room     room
	back     bool
	paras    []sheet.Para
	mains    int
	passages []passage
}

// parts shares a face out among as few cards as hold it in type that is easy to
// read, and then in the largest type that takes no more cards. It returns nil for a
// face that no number of cards can hold.
func (p *Pack) parts(f *Face, s Sheet, r room, back bool) []part {
	cut := cutting{pack: p, face: f, sheet: s, room: r, back: back, paras: f.paras(1), mains: f.mains()}
	for size := s.easy(); size >= s.least(); size -= 0.5 {
		for _, words := range []bool{false, true} {
			cut.divide(words)
			n := cut.count(size)
			if n == 0 {
				continue
			}
			for larger := r.box.Wish; larger > size; larger -= 0.5 {
				if cut.count(larger) == n {
					size = larger
				}
			}
			return cut.share(size, n)
		}
	}
	return nil
}

// again is what a card begins with that goes on from another, in small type: its
// title, if it has room on one line, and that it goes on.
func (p *Pack) again(f *Face, s Sheet, r room, size float64) sheet.Para {
	text := p.say("card_continued_only")
	if len(f.Main) > 0 {
		title := p.say("card_continued", f.Main[0].Plain())
		if sheet.Bold.Width(title, s.small()) <= r.box.Width {
			text = title
		}
	}
	para := sheet.Strong(text)
	para.Scale = s.small() / size
	return para
}

// setMarker sets the front of a card that goes on on its back alone.
func (p *Pack) setMarker(c *Card, s Sheet) SetFace {
	f := &c.Front
	out := SetFace{Face: f}
	r := p.roomFor(f, s, false, &out)
	return out.with(f, part{paras: []sheet.Para{p.again(f, s, r, s.easy())}, main: 1, size: s.easy()}, s, r)
}

// with returns a face set with the words of one part.
func (f SetFace) with(face *Face, part part, s Sheet, r room) SetFace {
	if part.main == 0 && face.Voice != Plain { // no bubble around nothing
		plain := *face
		plain.Voice = Plain
		f.Face = &plain
	}
	f.Main = part.main
	f.Text = r.box.At(part.size, part.paras...)
	f.setGaps(part.paras)
	f.place(s, r.top, r.bottom)
	return f
}

// divide cuts the face into passages: at sentences, or also between words where one
// card could not hold a sentence.
func (c *cutting) divide(words bool) {
	c.passages = nil
	for i, p := range c.paras {
		before := betweenBlocks
		switch {
		case p.Mark != "" && i > 0 && c.paras[i-1].Mark != "":
			before = betweenEntries
		case p.Mark != "" && i > 0 && endsWith(c.paras[i-1].Spans, ':'):
			before = afterColon
		case i > 0 && i == c.mains || i > 0 && i < c.mains && p.Before < 0.3:
			before = afterColon // a title, or a question, would stand without its text
		}
		for n, spans := range cutSpans(p.Spans, words) {
			one := passage{para: i, spans: spans, before: before, begins: n == 0}
			if n > 0 {
				one.before = betweenSentences
				if words && !endsSentence(c.passages[len(c.passages)-1].spans) {
					one.before = betweenWords
				}
			}
			c.passages = append(c.passages, one)
		}
	}
}

// assemble returns the paragraphs of a card that holds some of the passages.
func (c *cutting) assemble(from, to int, size float64) part {
	var out part
	out.size = size
	if from > 0 && !c.back {
		out.paras, out.main = append(out.paras, c.pack.again(c.face, c.sheet, c.room, size)), 1
	}
	last := -1
	for _, one := range c.passages[from:to] {
		if one.para == last {
			p := &out.paras[len(out.paras)-1]
			p.Spans = append(append(slices.Clone(p.Spans), sheet.Span{Text: " "}), one.spans...)
			continue
		}
		last = one.para
		p := c.paras[one.para]
		p.Spans = one.spans
		if !one.begins {
			p.Mark = ""
		}
		if one.para < c.mains {
			out.main++
		} else if len(out.paras) == 1 && out.main == 1 {
			p.Before = max(p.Before, 0.4)
		}
		out.paras = append(out.paras, p)
	}
	return out
}

// free returns which part of a card's room is left by some of the passages, or a
// number below zero where they do not fit.
func (c *cutting) free(from, to int, size float64) float64 {
	height, holds := c.room.box.Measure(size, c.assemble(from, to, size).paras...)
	if !holds || height > c.room.box.Height+0.01 {
		return -1
	}
	return max(1-height/c.room.box.Height, 0)
}

// count returns how many cards the face takes in a size of type, or zero where a
// card cannot hold a passage.
func (c *cutting) count(size float64) int {
	n := 0
	for from := 0; from < len(c.passages); n++ {
		to := c.reach(from, size)
		if to == from {
			return 0
		}
		from = to
	}
	return n
}

// reach returns how far a card's passages go that begin with one.
func (c *cutting) reach(from int, size float64) int {
	to := from
	for to < len(c.passages) && c.free(from, to+1, size) >= 0 {
		to++
	}
	return to
}

// mostEven is how many cards a text can take to be shared out evenly: on more, each
// is filled before the next.
const mostEven = 12

// share breaks the face for a number of cards. Of all ways it takes the one with
// the least sum of the seams and of the squares of what is left free.
func (c *cutting) share(size float64, n int) []part {
	if n > mostEven {
		return c.fill(size)
	}
	ends := len(c.passages)
	cost := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range cost {
		cost[k], from[k] = make([]float64, ends+1), make([]int, ends+1)
		for i := range cost[k] {
			cost[k][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for start := range ends {
		for end, free := range c.ways(start, size) {
			seam := 0.0
			if end < ends {
				seam = float64(c.passages[end].before)
			}
			for k := 1; k <= n; k++ {
				if sum := cost[k-1][start] + free*free + seam; sum < cost[k][end] {
					cost[k][end], from[k][end] = sum, start
				}
			}
		}
	}
	parts := make([]part, n)
	for k, end := n, ends; k > 0; k-- {
		parts[k-1] = c.assemble(from[k][end], end, size)
		end = from[k][end]
	}
	return parts
}

// ways gives each place where a card can end that begins with a passage, with what it
// leaves free.
func (c *cutting) ways(start int, size float64) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		for end := start + 1; end <= len(c.passages); end++ {
			if free := c.free(start, end, size); free < 0 || !yield(end, free) {
				return
			}
		}
	}
}

// fill fills each card before the next.
func (c *cutting) fill(size float64) []part {
	var parts []part
	for from := 0; from < len(c.passages); {
		to := c.reach(from, size)
		parts = append(parts, c.assemble(from, to, size))
		from = to
	}
	return parts
}

// cutSpans cuts a paragraph after its sentences. A sentence of a word or two stays
// with the next. With words, a sentence is also cut after every few words.
func cutSpans(spans []sheet.Span, words bool) [][]sheet.Span {
	const least, few = 3, 4
	tokens := split(spans)
	var cut [][]sheet.Span
	start := 0
	for i := range tokens {
		n, left := i+1-start, len(tokens)-i-1
		sentence := tokens[i].ends && n >= least
		if left >= least && (sentence || words && n >= few && left >= few) {
			cut = append(cut, join(tokens[start:i+1]))
			start = i + 1
		}
	}
	return append(cut, join(tokens[start:]))
}

// A token is a word with what stands close to it, which may be set in two fonts.
type token struct {
	spans []sheet.Span
	ends  bool // a sentence
}

func split(spans []sheet.Span) []token {
	var tokens []token
	fresh := true
	for _, s := range spans {
		for i, field := range strings.Split(s.Text, " ") {
			if i > 0 {
				fresh = true
			}
			if field == "" {
				continue
			}
			one := s
			one.Text = field
			if fresh {
				tokens = append(tokens, token{})
				fresh = false
			}
			last := &tokens[len(tokens)-1]
			last.spans = append(last.spans, one)
		}
	}
	for i := range tokens {
		tokens[i].ends = endsSentence(tokens[i].spans)
	}
	return tokens
}

func join(tokens []token) []sheet.Span {
	var spans []sheet.Span
	for i, t := range tokens {
		for n, s := range t.spans {
			if i > 0 && n == 0 {
				s.Text = " " + s.Text
			}
			if last := len(spans) - 1; last >= 0 && spans[last].Bold == s.Bold && spans[last].URL == s.URL {
				spans[last].Text += s.Text
				continue
			}
			spans = append(spans, s)
		}
	}
	return spans
}

// endsSentence reports whether text ends as a sentence does.
func endsSentence(spans []sheet.Span) bool {
	return endsWith(spans, '.', '?', '!', '…')
}

// endsWith reports whether text ends with one of some signs, inside brackets and
// quotation marks or not.
func endsWith(spans []sheet.Span, signs ...rune) bool {
	if len(spans) == 0 {
		return false
	}
	text := strings.TrimRightFunc(spans[len(spans)-1].Text, func(r rune) bool {
		return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Zs) || r == '"' || r == '\''
	})
	for _, s := range signs {
		if strings.HasSuffix(text, string(s)) {
			return true
		}
	}
	return false
}
