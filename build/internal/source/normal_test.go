package source

import (
	"regexp"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

// columns takes the columns out of a printed site.
func columns(s string) string { return regexp.MustCompile(`(\d+):\d+`).ReplaceAllString(s, "$1") }

// What a program pasted is read as a person would have typed it.
func TestTextIsReadAsItIsMeant(t *testing.T) {
	const swaps = "---\nkind: swaps\ntitle: A\n---\n\n## Why {#why}\n\nText.\n\n| Instead | Try |\n| --- | --- |\n| Why so? | What now? |\n"
	for _, c := range []struct{ name, typed, meant string }{
		{"a no-break space behind a bullet", page("-\u00a0One\n-\u00a0Two"), page("- One\n- Two")},
		{"a thin space behind a bullet", page("*\u2009One\n*\u2009Two"), page("* One\n* Two")},
		{"an ideographic space behind a bullet", page("-\u3000One\n-\u3000Two"), page("- One\n- Two")},
		{"a bullet that is a hyphen which does not break", page("\u2011\u00a0One\n\u2011 Two"), page("- One\n- Two")},
		{"a sign without width behind a bullet", page("-\u200bOne\n-\u200bTwo"), page("- One\n- Two")},
		{"a word joiner behind a bullet", page("-\u2060One\n-\u2060Two"), page("- One\n- Two")},
		{"a space and a sign without width", page("- \u200bOne\n- \ufeffTwo"), page("- One\n- Two")},
		{"a no-break space behind a number", page("1.\u00a0One\n2.\u00a0Two"), page("1. One\n2. Two")},
		{"a no-break space behind a number in a bracket", page("1)\u202fOne\n2)\u202fTwo"), page("1) One\n2) Two")},
		{"a no-break space before a bullet", page("- One\n\u00a0\u00a0- Two"), page("- One\n  - Two")},
		{"a no-break space behind >", page(">\u00a0[!NOTE]\n>\u00a0Words."), page("> [!NOTE]\n> Words.")},
		{"a no-break space behind > and a bullet", page(">\u00a0-\u00a0One\n>\u00a0-\u00a0Two"), page("> - One\n> - Two")},
		{"a no-break space behind a heading's signs", page("##\u00a0Part\n\nWords."), page("## Part\n\nWords.")},
		{"a line of nothing but such signs", page("One.\n\u00a0\u200b\nTwo."), page("One.\n\nTwo.")},
		{"such a sign at the end of a line", page("One.\n\n***\u00a0\n\nTwo."), page("One.\n\n***\n\nTwo.")},
		{"a cell of nothing but such signs", swaps + "|\u00a0| What else? |\n", swaps + "| | What else? |\n"},
		{"a cell of a sign without width", swaps + "| \u200b | What else? |\n", swaps + "| | What else? |\n"},
		{"such signs around the words of a cell", swaps + "|\u00a0Why not?\u00a0|\u2003What else?\u2003|\n", swaps + "| Why not? | What else? |\n"},
		{"a no-break space behind a key", "---\ntitle:\u00a0A\n---\n\nWords.\n", page("Words.")},
		{"a no-break space behind the hyphen of a list of keys", "---\ntitle: A\nold_addresses:\n\u00a0\u00a0-\u00a0old/\n---\n\nWords.\n", "---\ntitle: A\nold_addresses:\n  - old/\n---\n\nWords.\n"},
		{"a no-break space behind the line below the keys", "---\ntitle: A\n---\u00a0\n\nWords.\n", page("Words.")},
		{"an accent as a sign of its own", page("A cafe\u0301 and a tŷ."), page("A café and a tŷ.")},
		{"an accent as a sign of its own, in a link and its heading", page("[The place](#cafe\u0301)\n\n## Café\n\nWords."), page("[The place](#café)\n\n## Café\n\nWords.")},
		{"two accents", page("Vie\u0323\u0302t."), page("Việt.")},
		{"ligatures", page("O\ufb03ce, \ufb01rst, \ufb02at, \ufb00, \ufb04e, \ufb05, \ufb06."), page("Office, first, flat, ff, ffle, st, st.")},
		{"a soft hyphen", page("Safe\u00adguard\u00ading."), page("Safeguarding.")},
		{"a sign without width in a word", page("Safe\u200bguard\ufeffing."), page("Safeguarding.")},
		{"a hyphen that does not break", page("Re\u2011think."), page("Re-think.")},
		{"a soft hyphen in a title", "---\ntitle: A\u00ad\n---\n\nWords.\n", page("Words.")},
		{"a soft hyphen in the key", "---\nti\u00adtle: A\n---\n\nWords.\n", page("Words.")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := loadFiles(files{"a.md": c.typed})
			want, wanted := loadFiles(files{"a.md": c.meant})
			if a, b := columns(listed(problems)), columns(listed(wanted)); a != b {
				t.Errorf("reported:\n%s\nwant:\n%s", a, b)
			}
			if a, b := columns(printSite(got)), columns(printSite(want)); a != b {
				t.Errorf("read:\n%s\nwant:\n%s", a, b)
			}
		})
	}
}

// What people type on purpose stays.
func TestSpacesAndSignsWithinTextStay(t *testing.T) {
	const words = "Ten\u00a0km, a\u202f%, d’accord… “so” – 👩\u200d👧 ❤\ufe0f 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f می\u200cخواهم Ω Привет 5\u00a0µg."
	s, problems := loadFiles(files{"a.md": page(words)})
	if len(problems) > 0 {
		t.Errorf("reported:\n%s", listed(problems))
	}
	if got := s.Page("a.md").Body[0].(*model.Paragraph).Text.Plain(); got != words {
		t.Errorf("got %q, want %q", got, words)
	}
	// A bar divides the cells of a table, and nothing in front matter.
	s, _ = loadFiles(files{"a.md": "---\ntitle: Late\u00a0|\u00a0what next\n---\n\nWords.\n"})
	if got := s.Page("a.md").Title; got != "Late\u00a0|\u00a0what next" {
		t.Errorf("a title with a bar is read as %q", got)
	}
}

// A problem is in the column that an editor shows, whatever was dropped or joined
// before it.
func TestPlacesAreThoseOfTheFileAsItWasTyped(t *testing.T) {
	const bare = "email address is in the text and is not a link: a@b.org -> Write <a@b.org>"
	check(t, []problemCase{
		{"behind a dropped sign", page("So\u00adso a@b.org"), "a.md:5:7: " + bare},
		{"behind two", page("So\u00adso\u200b a@b.org so"), "a.md:5:8: " + bare},
		{"behind an accent", page("e\u0301 a@b.org"), "a.md:5:4: " + bare},
		{"behind a ligature", page("\ufb03ce a@b.org"), "a.md:5:5: " + bare},
		{"behind a bullet", page("-\u00a0a@b.org"), "a.md:5:3: " + bare},
		{"behind a bullet and a dropped sign", page("- \u200ba@b.org"), "a.md:5:4: " + bare},
		{"on the next line", page("So\u00adso\na@b.org"), "a.md:6:1: " + bare},
		{"in a cell", page("| A | B |\n| --- | --- |\n|\u00a0\u00a0x | a@b.org |"), "a.md:7:8: " + bare},
		{"a value of the front matter", "---\ntitle: A\nkind:\u00a0\u200bflower\n---\n\nWords.\n", "a.md:3:8: kind “flower” is not known -> Did you mean `flow`?"},
		{"a slip of the front matter", "---\ntitle:\u00a0A\u00ad: b\n---\n\nWords.\n", "a.md:2:10: value of `title` has a colon in it and no quotes -> Put it in quotes: title: \"A: b\""},
	})
}

func TestSignsThatNobodySeesAreWarnings(t *testing.T) {
	const gone = " -> Delete it, here and wherever else it is: put the cursor after it and press the backspace key once."
	const anew = " -> Type the word again. Search, and programs that read aloud, take it for another word."
	sign := func(col, name string) string {
		return "a.md:5:" + col + ": warning: sign that nobody can see is here: " + name + gone
	}
	check(t, []problemCase{
		{"a mark of direction", page("Wo\u200erds."), sign("3", "left-to-right mark (U+200E)")},
		{"an override of direction", page("Wo\u202erds\u202c."), sign("3", "right-to-left override (U+202E)") + "\n" + sign("7", "pop directional formatting (U+202C)")},
		{"an isolate", page("Wo\u2066rds."), sign("3", "directional isolate (U+2066)")},
		{"a word joiner", page("Wo\u2060rds."), sign("3", "word joiner (U+2060)")},
		{"an object", page("Wo\ufffcrds."), sign("3", "object replacement character (U+FFFC)")},
		{"a tag", page("Wo\U000e0041rds."), sign("3", "tag (U+E0041)")},
		{"a line separator", page("Words.\u2028Words."), sign("7", "line separator (U+2028)")},
		{"a vowel separator", page("Wo\u180erds."), sign("3", "Mongolian vowel separator (U+180E)")},
		{"a next line", page("Words.\u0085Words."), sign("7", "next line (U+0085)")},
		{"private use", page("\uf0d8 Words."), sign("1", "private use character (U+F0D8)")},
		{"a joiner between letters", page("Wo\u200drds."), sign("3", "zero width joiner (U+200D)")},
		{"a Hangul filler", page("Wo\u3164rds."), sign("3", "Hangul filler (U+3164)")},
		{"twice, and behind a dropped sign", page("W\u00ado\u2060rds and wo\u2060rds."), sign("4", "word joiner (U+2060)")},
		{"a Cyrillic letter in a word", page("Sаfe words."), "a.md:5:2: warning: Cyrillic letter is in “Sаfe”, and looks like a plain letter: а (U+0430)" + anew},
		{"a Greek letter in a word", page("Safe wοrds."), "a.md:5:7: warning: Greek letter is in “wοrds”, and looks like a plain letter: ο (U+03BF)" + anew},
		{"letters of full width", page("Ｓafe."), "a.md:5:1: warning: letter of full width is in “Ｓafe”, and looks like a plain letter: Ｓ (U+FF33)" + anew},
		{"mathematical letters", page("\U0001d42cafe."), "a.md:5:1: warning: mathematical letter is in “\U0001d42cafe”, and looks like a plain letter: \U0001d42c (U+1D42C)" + anew},
	})
}

// Whatever is pasted: nothing is lost but signs that nobody sees, lines stay lines, and
// reading it again as it is meant changes nothing.
func FuzzAsMeant(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
		f.Add("---\u200b\n||\u00a0---sw\u00e1ps\nt\u200b\ufb01tle:\u00a0S")
		f.Add("---\n\ufb01nd:\u00a0source\nt\u200b\ufb014.1\u00a0|tle:\u00a0P")
		f.Add(strings.NewReplacer(" ", "\u00a0", "a", "a\u0301", "i", "\u200b\ufb01").Replace(s))
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ToValidUTF8(src, "")
		meant, shifts := asMeant(src, false)
		if strings.Count(meant, "\n") != strings.Count(src, "\n") {
			t.Fatalf("%q became %q, with other lines", src, meant)
		}
		typed := strings.Split(src, "\n")
		for i, line := range strings.Split(meant, "\n") {
			last := 0
			for col := range len([]rune(line)) {
				at := shifts.Typed(i+1, col+1)
				if at < last || at < 1 || at > len([]rune(typed[i])) {
					t.Fatalf("%q became %q: column %d was typed in %d, behind %d", typed[i], line, col+1, at, last)
				}
				last = at
			}
		}
		if again, _ := asMeant(meant, false); again != meant {
			t.Fatalf("%q became %q and then %q", src, meant, again)
		}
	})
}
