package sheet

import "math"

// A Span is a run of text in one font. URL makes it a link to an address outside
// the file. Full is what is read out in its place, for an abbreviation.
type Span struct {
	Text string
	Bold bool
	URL  string
	Full string
}

// with returns other text that looks, leads and is read out as this does.
func (s Span) with(text string) Span {
	s.Text = text
	return s
}

// like reports whether two spans can be one.
func (s Span) like(other Span) bool { return s.with("") == other.with("") }

func (s Span) font() Font {
	if s.Bold {
		return Bold
	}
	return Regular
}

// A Para is a paragraph to be set in a box. A line feed in its text ends a line.
type Para struct {
	Spans  []Span
	Mark   string  // stands before the first line, which makes it an entry of a list: "1." or "•"
	Scale  float64 // its size as a part of the box's size, rounded down to half a point; 0 means 1
	Before float64 // space above it, in lines of its own; none is left above the first

	Leading float64 // from baseline to baseline as a part of its size; 0 means the box's
}

// Plain returns a paragraph of regular text.
func Plain(text string) Para { return Para{Spans: []Span{{Text: text}}} }

// Strong returns a paragraph of bold text.
func Strong(text string) Para { return Para{Spans: []Span{{Text: text, Bold: true}}} }

// at returns the paragraph's size in a box of a size, in half points too, so that
// a stylesheet can name it.
func (p Para) at(size float64) float64 {
	if p.Scale == 0 || p.Scale == 1 {
		return size
	}
	return math.Floor(size*p.Scale*2+1e-9) / 2
}

// A Box is room for text. Text gets the largest size from Wish down to Min, in
// steps of half a point, at which it fits.
type Box struct {
	Width, Height float64 // mm
	Wish, Min     float64 // pt
	Leading       float64 // from baseline to baseline as a part of the size; 0 means 1.25
	Balance       bool    // makes the lines of a paragraph about equally long
	Anywhere      bool    // a word wider than the box is broken between any two letters, if nothing else helps
}

func (b Box) leading() float64 {
	if b.Leading == 0 {
		return 1.25
	}
	return b.Leading
}

// Set is text with its size and its lines. All lines fit in the box's width if
// Wide is empty, and in its height if Over is zero.
type Set struct {
	Size   float64 // pt, of a paragraph with Scale 1
	Lines  []Line
	Height float64 // mm, of all lines with their leading
	Over   float64 // mm by which the text is higher than the box, at its smallest size
	Wide   string  // a word that is wider than the box, at its smallest size
}

// Fits reports whether the text fits in its box.
func (s Set) Fits() bool { return s.Over == 0 && s.Wide == "" }

// Width returns the length of the longest line in millimetres, with its mark.
func (s Set) Width() float64 {
	w := 0.0
	for _, l := range s.Lines {
		w = max(w, l.X+l.Width)
	}
	return w
}

// A Line is one line of set text.
type Line struct {
	Para     int // index of its paragraph
	Spans    []Span
	Mark     string  // of a paragraph's first line
	Last     bool    // the paragraph ends here
	Space    bool    // a space stood where the line was broken
	Size     float64 // pt
	X        float64 // mm from the box's left edge: a marked paragraph is set in
	Top      float64 // mm from the box's top to the top of the line
	Baseline float64 // mm from the box's top
	Width    float64 // mm
}

// Text returns the line's words without marks.
func (l Line) Text() string {
	text := ""
	for _, s := range l.Spans {
		text += s.Text
	}
	return text
}

// Fit sets paragraphs at the largest size at which they fit in the box. If none
// does it sets them at the smallest, and the result says what is too much.
func (b Box) Fit(paras ...Para) Set {
	words := make([][]word, len(paras))
	for i, p := range paras {
		words[i] = p.words()
	}
	size := max(b.Wish, b.Min)
	for size > b.Min && !b.holds(size, paras, words) {
		size = max(size-0.5, b.Min)
	}
	return b.set(size, paras, words)
}

// Measure returns how high paragraphs are at one size, without setting them, and
// whether a box of that height holds them: no word is wider than it.
func (b Box) Measure(size float64, paras ...Para) (height float64, holds bool) {
	words := make([][]word, len(paras))
	for i, p := range paras {
		words[i] = p.words()
	}
	return b.measure(size, paras, words)
}

// holds reports whether the text fits at a size.
func (b Box) holds(size float64, paras []Para, words [][]word) bool {
	height, holds := b.measure(size, paras, words)
	return holds && height <= b.Height+tolerance
}

func (b Box) measure(size float64, paras []Para, words [][]word) (height float64, holds bool) {
	total := 0.0
	for i, p := range paras {
		pt := p.at(size)
		n, wide := countLines(words[i], (b.Width-p.indent(pt))/MM(pt), b.Anywhere)
		if wide != "" {
			return 0, false
		}
		height := MM(pt * p.leading(b))
		total += height * float64(n)
		if i > 0 {
			total += height * p.Before
		}
	}
	return total, true
}

// leading is the paragraph's own, or that of its box.
func (p Para) leading(b Box) float64 {
	if p.Leading == 0 {
		return b.leading()
	}
	return p.Leading
}

// tolerance is what the sums of many lines may be off, in millimetres.
const tolerance = 0.01

// indent is how far a paragraph with a mark is set in.
func (p Para) indent(pt float64) float64 {
	if p.Mark == "" {
		return 0
	}
	return Regular.Width(p.Mark+"  ", pt)
}

// At sets paragraphs at one size, whether they fit or not.
func (b Box) At(size float64, paras ...Para) Set {
	words := make([][]word, len(paras))
	for i, p := range paras {
		words[i] = p.words()
	}
	return b.set(size, paras, words)
}

func (b Box) set(size float64, paras []Para, words [][]word) Set {
	s := Set{Size: size}
	top := 0.0
	for i, p := range paras {
		pt := p.at(size)
		height := MM(pt * p.leading(b))
		if i > 0 {
			top += p.Before * height
		}
		indent := p.indent(pt)
		lines, wide := breakLines(words[i], (b.Width-indent)/MM(pt), b)
		if wide != "" {
			s.Wide = wide
		}
		for n, l := range lines {
			l.Para, l.Size, l.X, l.Top = i, pt, indent, top
			l.Width *= MM(pt)
			l.Baseline = top + (height-MM(pt*(Ascent+Descent)))/2 + MM(pt*Ascent)
			l.Last = n == len(lines)-1
			if n == 0 {
				l.Mark = p.Mark
			}
			s.Lines = append(s.Lines, l)
			top += height
		}
	}
	s.Height = top
	if over := top - b.Height; over > tolerance {
		s.Over = math.Ceil(over*10) / 10
	}
	return s
}
