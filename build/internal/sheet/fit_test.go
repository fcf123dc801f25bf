package sheet

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func lines(s Set) []string {
	var out []string
	for _, l := range s.Lines {
		out = append(out, l.Text())
	}
	return out
}

func TestTextGetsTheLargestSizeThatFits(t *testing.T) {
	box := Box{Width: 60, Height: 20, Wish: 18, Min: 10}
	for _, c := range []struct {
		words int
		size  float64
	}{{3, 18}, {12, 14.5}, {16, 11}} {
		s := box.Fit(Plain(strings.TrimSpace(strings.Repeat("words ", c.words))))
		if !s.Fits() {
			t.Errorf("%d words do not fit at %v pt: %v mm over", c.words, s.Size, s.Over)
		}
		if s.Size != c.size {
			t.Errorf("%d words are set in %v pt, want %v", c.words, s.Size, c.size)
		}
		if larger := box.At(s.Size+0.5, Plain(strings.TrimSpace(strings.Repeat("words ", c.words)))); s.Size < box.Wish && larger.Fits() {
			t.Errorf("%d words would fit in %v pt too", c.words, s.Size+0.5)
		}
	}
}

func TestWhatDoesNotFitSaysByHowMuch(t *testing.T) {
	box := Box{Width: 60, Height: 20, Wish: 18, Min: 10}
	s := box.Fit(Plain(strings.TrimSpace(strings.Repeat("words ", 60))))
	if s.Fits() || s.Size != 10 {
		t.Fatalf("60 words fit in %v pt", s.Size)
	}
	want := float64(len(s.Lines))*MM(12.5) - 20
	if math.Abs(s.Over-want) > 0.1 {
		t.Errorf("text is said to be %v mm over, want %.1f", s.Over, want)
	}
	if s := box.Fit(Plain("Donaudampfschifffahrtsgesellschaftskapitän")); s.Wide != "Donaudampfschifffahrtsgesellschaftskapitän" {
		t.Errorf("a word wider than the box is said to be %q", s.Wide)
	}
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float64
		balance    bool
		want       []string
	}{
		{"at spaces", "one two three four", 22, false, []string{"one two", "three four"}},
		{"balanced", "one two three four five six", 60, true, []string{"one two three four five six"}},
		{"balanced in two", "alpha beta gamma delta e", 42, true, []string{"alpha beta", "gamma delta e"}},
		{"not at a no-break space", "one two\u00a0three", 22, false, []string{"one", "two\u00a0three"}},
		{"at a line feed", "one\ntwo three", 60, false, []string{"one", "two three"}},
		{"in a word after its hyphen, if there is no other way", "all multi-agency-meetings", 20, false, []string{"all multi-", "agency-", "meetings"}},
		{"in an address before its dots, if there is no other way", "Ask duty.team@example.org. Now.", 24, false, []string{"Ask duty", ".team", "@example", ".org. Now."}},
		{"balanced to the end", "You saw the family on Tuesday, didn't you?", 46, true, []string{"You saw the", "family on Tuesday,", "didn't you?"}},
		{"not after a sentence's first word", "It should be received as one: it can make everyone even safer.", 75, true, []string{"It should be received as one:", "it can make everyone even safer."}},
		{"not before a sentence's last word", "Say what the concerns are now. Each person shares their perspective. Hear all of them before you move on to impact and actions.", 85, true, []string{"Say what the concerns are now.", "Each person shares their perspective.", "Hear all of them before you", "move on to impact and actions."}},
		{"not before a slash", "How will you / we decide what", 32, true, []string{"How will", "you / we", "decide what"}},
		{"without a lonely short word", "some words that fill the line up to a", 75, false, []string{"some words that fill the line", "up to a"}},
	} {
		got := lines(Box{Width: c.width, Height: 100, Balance: c.balance}.At(14, Plain(c.text)))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: lines are %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNoLineIsWiderThanItsBox(t *testing.T) {
	text := "We use equal challenge, authority and boundaries as we listen, support, nurture and show compassion: high challenge, high support."
	for _, balance := range []bool{false, true} {
		for width := 40.0; width < 90; width += 3.7 {
			s := Box{Width: width, Height: 1000, Balance: balance}.At(13.5, Para{Spans: []Span{{Text: text[:40], Bold: true}, {Text: text[40:]}}})
			joined := ""
			for _, l := range s.Lines {
				sum := 0.0
				for _, sp := range l.Spans {
					sum += sp.font().Width(sp.Text, l.Size)
				}
				if sum > width+0.001 || math.Abs(sum-l.Width) > 0.001 {
					t.Errorf("line %q is %v mm wide and says %v, in a box of %v", l.Text(), sum, l.Width, width)
				}
				joined += l.Text() + " "
			}
			if strings.TrimSpace(joined) != text {
				t.Errorf("lines hold %q", joined)
			}
		}
	}
}

func TestMarkedParagraphsAreSetIn(t *testing.T) {
	s := Box{Width: 50, Height: 100}.At(12, Strong("Title"), Para{Mark: "1.", Spans: []Span{{Text: "First thing that needs two lines"}}, Before: 0.5})
	if s.Lines[0].X != 0 || s.Lines[1].Mark != "1." || s.Lines[1].X == 0 || s.Lines[2].Mark != "" || s.Lines[2].X != s.Lines[1].X {
		t.Errorf("lines are %+v", s.Lines)
	}
	gap := s.Lines[1].Top - s.Lines[0].Top
	if want := MM(12*1.25) * 1.5; math.Abs(gap-want) > 0.001 {
		t.Errorf("the second paragraph stands %v mm below the first one's top, want %v", gap, want)
	}
}

func TestFontsHaveArialsWidths(t *testing.T) {
	// From Arial's own table of widths, in thousandths of the size.
	for text, want := range map[string]float64{"A": 667, "i": 222, "W": 944, " ": 278, "…": 1000, "’": 222} {
		if got := Regular.em(text) * 1000; math.Abs(got-want) > 1 {
			t.Errorf("%q is %.0f wide, Arial's is %.0f", text, got, want)
		}
	}
	if got := Bold.em("A") * 1000; math.Abs(got-722) > 1 {
		t.Errorf("bold A is %.0f wide, Arial's is 722", got)
	}
}

func TestBacksAreMirrored(t *testing.T) {
	c := Close(A4, 85, 55, 2, 5)
	if c.Front(0) != (Point{20, 11}) || c.Front(3) != (Point{105, 66}) {
		t.Errorf("cards stand at %v and %v", c.Front(0), c.Front(3))
	}
	if c.Back(0) != (Point{105, 11}) || c.Back(3) != (Point{20, 66}) {
		t.Errorf("backs stand at %v and %v", c.Back(0), c.Back(3))
	}
	if !c.Fits() {
		t.Error("ten cards do not fit on A4")
	}
	if c := Close(A4, 110, 55, 2, 5); c.Fits() {
		t.Error("cards of twice 110 mm fit on 210 mm")
	}
}
