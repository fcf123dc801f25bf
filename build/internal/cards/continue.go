package cards

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	afterColon       seam = 0.5 // a title, or what a list is announced by, would stand alone
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
	paras []para
	mains int // how many of them are main words
}

// A cutting shares a face out among cards.
type cutting struct {
	plan     plan
	head     []para // the title, which every card begins with, if it has room
	passages []passage
}

// cutting prepares to share a face out. Note is the longest that can stand at the
// foot of a front.
func (p *Pack) cutting(c *Card, face *Face, f form, sizes Sizes, back bool, note string) *cutting {
	l := p.lay(c, face, f, sizes, back, note)
	// A long title has a smaller size of the deck's rather than leave the cards that it
	// goes on on without a name.
	for t := l.tier; t >= body; t-- {
		low := l
		if t < l.tier {
			low.inTier(p, face, t)
		}
		if low.heads() {
			return &cutting{plan: low, head: low.paras[:low.mains]}
		}
	}
	return &cutting{plan: l}
}

// heads reports whether the main words leave room enough to begin every card with them.
func (l plan) heads() bool {
	const most = 0.45 // of the room
	height, holds := l.box.Measure(l.sizes.Body, l.sheetParas(l.paras[:l.mains])...)
	return holds && height <= most*l.box.Height
}

// parts shares the face out among as few cards as hold it: cut at sentences, or
// between words where one card could not hold a sentence. It returns nil for a face
// that no number of cards can hold.
func (c *cutting) parts() []part {
	for _, words := range []bool{false, true} {
		c.divide(words)
		if n := c.count(); n > 0 {
			return c.share(n)
		}
	}
	return nil
}

// divide cuts the face into passages: at sentences, or also between words where one
// card could not hold a sentence.
func (c *cutting) divide(words bool) {
	c.passages = nil
	paras, mains := c.plan.paras, c.plan.mains
	for i, p := range paras {
		before := betweenBlocks
		switch {
		case p.mark != "" && i > 0 && paras[i-1].mark != "":
			before = betweenEntries
		case p.mark != "" && i > 0 && endsWith(paras[i-1].spans, ':'):
			before = afterColon
		case i > 0 && i == mains && len(c.head) == 0:
			before = afterColon // a title would stand without its text
		}
		for n, spans := range cutSpans(p.spans, words) {
			one := passage{para: i, spans: spans, before: before, begins: n == 0}
			if n > 0 {
				one.before = betweenSentences
				if words && !endsSentence(c.passages[len(c.passages)-1].spans) {
					one.before = betweenWords
				}
			}
			if i < mains && len(c.head) > 0 {
				one.spans = p.spans // the title is never parted, and stands on every card
				c.passages = append(c.passages, one)
				break
			}
			c.passages = append(c.passages, one)
		}
	}
}

// assemble returns the paragraphs of a card that holds some of the passages. One
// that goes on begins with the title, and with what announces the list that it goes
// on with.
func (c *cutting) assemble(from, to int) part {
	var out part
	paras, mains := c.plan.paras, c.plan.mains
	if from > 0 && c.passages[from].para >= mains && len(c.head) > 0 {
		out.paras, out.mains = slices.Clone(c.head), len(c.head)
	}
	if from > 0 {
		if lead := c.lead(from); lead >= 0 {
			out.add(paras[lead], mains)
		}
	}
	last := -1
	for i, one := range c.passages[from:to] {
		one.spans = c.marked(from+i, i == 0, from+i == to-1)
		if one.para == last {
			p := &out.paras[len(out.paras)-1]
			p.spans = append(append(slices.Clone(p.spans), sheet.Span{Text: " "}), one.spans...)
			continue
		}
		last = one.para
		p := paras[one.para]
		p.spans = one.spans
		if !one.begins {
			p.mark = ""
		}
		if one.para < mains {
			out.mains++
			out.paras = append(out.paras, p)
			continue
		}
		out.add(p, mains)
	}
	return out
}

// marked returns the words of a passage with an ellipsis where its card begins or ends
// within a sentence: what is there may read like a whole one, and mean something else.
func (c *cutting) marked(i int, first, last bool) []sheet.Span {
	spans := c.passages[i].spans
	if first && i > 0 && c.passages[i].before == betweenWords {
		spans = append([]sheet.Span{{Text: "…\u00a0"}}, spans...)
	}
	if last && i+1 < len(c.passages) && c.passages[i+1].before == betweenWords {
		spans = append(slices.Clip(spans), sheet.Span{Text: "\u00a0…"})
	}
	return spans
}

// add adds a paragraph below what the part has.
func (o *part) add(p para, mains int) {
	switch {
	case len(o.paras) == 0:
		p.gap = noGap
	case len(o.paras) == o.mains:
		p.gap = underGap
	case p.mark != "" && endsWith(o.paras[len(o.paras)-1].spans, ':'):
		p.gap = noGap
	case p.gap == noGap || p.gap == underGap:
		p.gap = nextGap
	}
	o.paras = append(o.paras, p)
}

// lead returns the paragraph that announces the list which a card goes on with, or
// -1 where it goes on with something else.
func (c *cutting) lead(from int) int {
	first := c.passages[from]
	paras := c.plan.paras
	if !first.begins || paras[first.para].mark == "" {
		return -1
	}
	for i := first.para - 1; i >= c.plan.mains; i-- {
		if paras[i].mark == "" {
			if endsWith(paras[i].spans, ':') && i < first.para-1 {
				return i
			}
			return -1
		}
	}
	return -1
}

// free returns which part of a card's room is left by some of the passages, or a
// number below zero where they do not fit.
func (c *cutting) free(from, to int) float64 {
	box := c.plan.box
	height, holds := box.Measure(c.plan.sizes.Body, c.plan.sheetParas(c.assemble(from, to).paras)...)
	if !holds || height > box.Height+0.01 {
		return -1
	}
	return max(1-height/box.Height, 0)
}

// count returns how many cards the face takes, or zero where a card cannot hold a
// passage.
func (c *cutting) count() int {
	n := 0
	for from := 0; from < len(c.passages); n++ {
		to := c.reach(from)
		if to == from {
			return 0
		}
		from = to
	}
	return n
}

// reach returns how far a card's passages go that begin with one.
func (c *cutting) reach(from int) int {
	to := from
	for to < len(c.passages) && c.free(from, to+1) >= 0 {
		to++
	}
	return to
}

// mostEven is how many cards a text can take to be shared out evenly: on more, each
// is filled before the next.
const mostEven = 12

// share breaks the face for a number of cards. Of all ways it takes the one with
// the least sum of the seams and of the squares of what is left free.
func (c *cutting) share(n int) []part {
	if n > mostEven {
		return c.fill()
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
		for end, free := range c.ways(start) {
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
		parts[k-1] = c.assemble(from[k][end], end)
		end = from[k][end]
	}
	return parts
}

// ways gives each place where a card can end that begins with a passage, with what it
// leaves free.
func (c *cutting) ways(start int) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		for end := start + 1; end <= len(c.passages); end++ {
			if free := c.free(start, end); free < 0 || !yield(end, free) {
				return
			}
		}
	}
}

// fill fills each card before the next.
func (c *cutting) fill() []part {
	var parts []part
	for from := 0; from < len(c.passages); {
		to := c.reach(from)
		parts = append(parts, c.assemble(from, to))
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
		tokens[i].ends = endsSentence(tokens[i].spans) && (i+1 == len(tokens) || !goesOn(tokens[i+1].spans[0].Text))
	}
	return tokens
}

// goesOn reports whether a word goes on with a sentence: what is before it ends as one does
// and is a short form, such as “e.g.” or “Abs.”.
func goesOn(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) || unicode.IsDigit(first)
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
