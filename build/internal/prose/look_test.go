package prose

import (
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// What a first look passes over has to be what a second would find nothing in.

func FuzzLook(f *testing.F) {
	for _, s := range []string{
		"", "A plan, made by 3 people: call them.", "WHAT A DAY", "ÉCOLE  école\tE’S", "see www.a.org or a@b.uk/c.md", "*one _two **three** [^4] ~~5~~",
		"''' {{ x }} %% == \\newpage $$ :smile: <br> `code`", "…”", "A1B2 S.47 http://x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []byte(s)
		for i := 0; i < len(text); i++ {
			if text[i] == ' ' {
				continue
			}
			end, has := lookAt(text, i)
			if want, _, _ := strings.Cut(s[i:], " "); string(text[i:end]) != want {
				t.Errorf("%q: token is %q, want %q", s, text[i:end], want)
			}
			k := kindOf(text[i:end])
			if has&(uppers|unplain) == 0 && k != (tokenKind{word: has&lettered != 0}) {
				t.Errorf("%q: passed over, and is %+v", text[i:end], k)
			}
			i = end
		}
		has := look(s)
		marks := []string{"](", "]", "][", "[[", "[^", "**", "`", "~~", "{{"}
		for _, m := range foreignMarks {
			if m.mayBeIn(text, has) != m.mayBeIn(text, ^traits(0)) {
				t.Errorf("%q: looked at for %q: %v", s, m.first, m.mayBeIn(text, has))
			}
			if m.where != atStart && traitsOf[m.first[0]] < sign {
				t.Errorf("%q is not among the signs, and may be anywhere", m.first)
			}
			marks = append(marks, m.first)
		}
		for _, mark := range marks {
			if strings.Contains(s, mark) && !has.mayHold(mark) {
				t.Errorf("%q: not looked for %q", s, mark)
			}
		}
		if (has&blanks != 0) != strings.Contains(s, "  ") || (has&tab != 0) != strings.Contains(s, "\t") {
			t.Errorf("%q: its spaces are not seen", s)
		}
	})
}

func TestWhatClosesASentenceIsTakenOff(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "know.": "know.", "know.”": "know.", "know.**)’": "know.", "”’»": "", "“know”": "“know", "é.": "é.", "know…”": "know…", "\x9d": "\x9d", "a\"'": "a",
	} {
		if got := string(trimClosing([]byte(text))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// page is a page's worth of words, with what such words have here and there.
const page = "Say what you saw, and when. If you’re not sure, ask (the lead on the day will know): “What would have to be true?” " +
	"Children must be heard, and the plan for the child and their family must say how."

func BenchmarkEnd(b *testing.B) {
	var problems diag.List
	j := Judge{Src: page, Lines: diag.NewLines("a.md", page, 0), Problems: &problems}
	b.ReportAllocs()
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		j.Begin()
		j.Add(page, 0)
		j.End(true)
	}
	if len(problems) > 0 {
		b.Fatal(problems)
	}
}
