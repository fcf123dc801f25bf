package sheet

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

func TestSignsAreLeftOutAndTheWordsCloseUp(t *testing.T) {
	for text, want := range map[string]string{
		"✅ Agree":                 "Agree",
		"Agree ✅":                 "Agree",
		"Agree ✅ or not ❌ at all": "Agree or not at all",
		"Stop ❌. Then go":         "Stop. Then go",
		"Stop ❌, then go":         "Stop, then go",
		"Tick (✅) here":           "Tick here",
		"Tick “✅”.":               "Tick.",
		"❌: no":                   "no",
		"✅/❌ choose":              "choose",
		"yes✅no":                  "yesno",
		"✅✅✅":                     "",
		"a ✅\nb":                  "a\nb",
		"a\n✅ b":                  "a\nb",
		"a 👩🏽\u200d⚕️ b":          "a b",
		"flag 🇬🇧 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f here": "flag and here",
		"1️⃣ First":               "1 First",
		"① First":                 "1 First",
		"❶ First":                 "First",
		"ℹ️ More":                 "More",
		"© ©️ ™️":                 "© © ™",
		"non\u2011breaking":       "non‐breaking",
		"cafe\u0301":              "café",
		"w\u0302yr":               "ŵyr",
		"𝐁𝐨𝐥𝐝 words":              "Bold words",
		"a\u3000b":                "a b",
		"zero\u200bwidth\ufeff":   "zero\u200bwidth",
		"A ⇒ B ⟶ C":               "A B C",
		"naïve – 50 % … ½ → kept": "naïve – 50 % … ½ → kept",
		"two  spaces":             "two spaces",
	} {
		var lines []string
		for _, l := range (Box{Width: 500, Height: 100}).Fit(Plain(text)).Lines {
			lines = append(lines, l.Text())
		}
		if got := strings.Join(lines, "\n"); got != want {
			t.Errorf("%q is printed as %q, want %q", text, got, want)
		}
	}
}

func TestALineIsAsLongAsWhatIsPrintedOfIt(t *testing.T) {
	if got, want := Regular.Width("a ✅", 12), Regular.Width("a ", 12); got != want {
		t.Errorf("width is %v, want %v", got, want)
	}
	if got := Bold.closed("Yes ✅ or no ❌. "); got != "Yes or no. " {
		t.Errorf("a line that is drawn by itself is %q", got)
	}
	if Regular.Width("a\nb", 12) == 0 { // must not go on for ever
		t.Error("a line feed makes text vanish")
	}
}

func TestSignsAndLettersAreReportedByTheirSort(t *testing.T) {
	at := diag.Pos{File: "content/a.md", Line: 3, Col: 5}
	for text, want := range map[string]struct {
		printable bool
		message   string
	}{
		"plain → text":      {true, ""},
		"a ✅":               {true, "sign “✅” (U+2705) cannot be printed and is left out of Cards"},
		"❌ ✅ ❌":             {true, "signs “❌” (U+274C) and “✅” (U+2705) cannot be printed and are left out of Cards"},
		"1️⃣":               {true, "sign “1️⃣” (U+31) cannot be printed and is left out of Cards"},
		"👩🏽\u200d⚕️":        {true, "sign “👩🏽\u200d⚕️” (U+1F469) cannot be printed and is left out of Cards"},
		"家":                 {false, "letter “家” (U+5BB6) is not in the fonts of the PDF files, so this is not printed: Cards"},
		"नमस्ते":            {false, "letters “न” (U+928), “म” (U+92E), “स” (U+938), “्” (U+94D), “त” (U+924) and 1 more are not in the fonts of the PDF files, so this is not printed: Cards"},
		"say שלום עולם now": {false, "text “שלום עולם” (U+5E9) runs from right to left, which the PDF files cannot show, so this is not printed: Cards"},
		"مرحبا":             {false, "text “مرحبا” (U+645) runs from right to left, which the PDF files cannot show, so this is not printed: Cards"},
		"10⁴":               {true, ""},
		"10⁹":               {false, "letter “⁹” (U+2079) is not in the fonts of the PDF files, so this is not printed: Cards"},
		"₿5":                {true, ""},
		"₾5":                {false, "letter “₾” (U+20BE) is not in the fonts of the PDF files, so this is not printed: Cards"},
		"⠓⠑":                {false, "letters “⠓” (U+2813) and “⠑” (U+2811) are not in the fonts of the PDF files, so this is not printed: Cards"},
	} {
		var s Signs
		s.Text(model.Inlines{&model.Strong{Text: model.Inlines{model.Text{At: at, Value: text}}}})
		problems := s.Problems("Cards")
		problems.Sort()
		got := ""
		for _, p := range problems {
			got += p.Message
			if p.Pos != at || p.Severity != diag.Warning {
				t.Errorf("%q is reported as %v", text, p)
			}
		}
		if got != want.message || s.Printable() != want.printable {
			t.Errorf("%q: %v, %s\nwant %v, %s", text, s.Printable(), got, want.printable, want.message)
		}
	}
}

func TestAPageInAnotherScriptIsOneProblem(t *testing.T) {
	s := Signs{At: diag.Pos{File: "content/site.yaml"}}
	for line := range 30 {
		s.Words(diag.Pos{File: "content/a.md", Line: line + 1}, "家族")
		s.Words(diag.Pos{File: "content/b.md", Line: line + 1}, "שלום")
	}
	s.Words(diag.Pos{}, "家")
	if got := len(s.Problems("Cards")); got != 3 {
		t.Errorf("%d problems, want one for each file", got)
	}
}

func TestOnePlaceIsOneProblemThatNamesItsSheets(t *testing.T) {
	at := diag.Pos{File: "content/a.md", Line: 3, Col: 5}
	var all diag.List
	for _, name := range []string{"Cards", "Record", "Cards", "Poster"} {
		var s Signs
		s.Words(at, "✅")
		all = append(all, s.Problems(name)...)
	}
	var other Signs
	other.Words(diag.Pos{File: "content/a.md", Line: 4}, "✅")
	all = append(all, other.Problems("Record")...)
	all.Sort()
	var got []string
	for _, p := range all {
		got = append(got, p.String())
	}
	want := []string{
		"content/a.md:3:5: warning: sign “✅” (U+2705) cannot be printed and is left out of Cards, Record and Poster",
		"content/a.md:4: warning: sign “✅” (U+2705) cannot be printed and is left out of Record",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestALongWordIsBrokenWhereItsAuthorAllows(t *testing.T) {
	s := Box{Width: 40, Height: 100, Wish: 12, Min: 12}.Fit(Plain("Kinder\u00adschutz\u00adrahmen\u00advereinbarung ist gut"))
	if s.Wide != "" || s.Lines[0].Text() != "Kinderschutz-" && s.Lines[0].Text() != "Kinder-" {
		t.Errorf("lines begin with %q", s.Lines[0].Text())
	}
	if s := (Box{Width: 400}).At(12, Plain("Kinder\u00adschutz")); s.Lines[0].Text() != "Kinderschutz" {
		t.Errorf("a word that fits is printed as %q", s.Lines[0].Text())
	}
	long := strings.Repeat("w", 60)
	if s := (Box{Width: 40, Anywhere: true}).At(12, Plain(long)); s.Wide != "" || s.Width() > 40 || len(s.Lines) < 5 {
		t.Errorf("a word of 60 letters takes %d lines of %g mm", len(s.Lines), s.Width())
	}
	if s := (Box{Width: 40}).At(12, Plain(long)); s.Wide != long {
		t.Error("a word too wide is not reported")
	}
}

// What is measured is what is drawn: nothing that the font lacks is left in a line.
func FuzzLinesHoldOnlyWhatTheFontHas(f *testing.F) {
	for _, s := range []string{"a ✅ b", "1️⃣", "(❌).", "שלום", "e\u0301", "\u200d\ufe0f", "𝐁 家 ⁹ ℹ", "a\u00adb-c/d", "\ufe64\u0338\u0313\ufe24"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // source refuses it
		}
		for _, l := range (Box{Width: 60}).At(12, Para{Spans: []Span{{Text: text}, {Text: text, Bold: true}}}).Lines {
			for _, s := range l.Spans {
				if got, changed := s.font().printed(s.Text, nil); changed {
					t.Errorf("%q leaves %q in a line, of which %q would be drawn", text, s.Text, got)
				}
			}
		}
	})
}
