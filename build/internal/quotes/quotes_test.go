package quotes

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSet(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"nothing to set", "Plain words.", "Plain words."},
		{"a quotation", `She said "stop" twice.`, "She said “stop” twice."},
		{"at both ends", `"Stop."`, "“Stop.”"},
		{"a quotation of single marks", `She said 'stop' twice.`, "She said ‘stop’ twice."},
		{"at both ends, single", `'Stop.'`, "‘Stop.’"},
		{"nested", `"He said 'stop' twice," she said.`, "“He said ‘stop’ twice,” she said."},
		{"nested at both ends", `"'Stop,' he said," she said. "Then he said, 'Go.'"`, "“‘Stop,’ he said,” she said. “Then he said, ‘Go.’”"},
		{"nested the other way", `'He said "stop" twice.'`, "‘He said “stop” twice.’"},
		{"contractions", "Don't. It's, we'll, they'd've, o'clock, O'Brien.", "Don’t. It’s, we’ll, they’d’ve, o’clock, O’Brien."},
		{"contractions in a quotation", `'Don't,' she said.`, "‘Don’t,’ she said."},
		{"decades", "The '90s and the 1990's, class of '24.", "The ’90s and the 1990’s, class of ’24."},
		{"a decade in brackets", "(the '80s)", "(the ’80s)"},
		{"a quoted number", "They wrote '24 hours' there.", "They wrote ‘24 hours’ there."},
		{"rock and roll", "rock 'n' roll, drum 'n bass", "rock ’n’ roll, drum ’n bass"},
		{"words that begin so", "'Tis so. Tell 'em 'til then.", "’Tis so. Tell ’em ’til then."},
		{"an unknown word that begins so", "He came 'ere alone.", "He came ’ere alone."},
		{"possessives", "The boys' games and James's, the parents' views.", "The boys’ games and James’s, the parents’ views."},
		{"a possessive in a quotation", "'The boys' games are loud,' he said.", "‘The boys’ games are loud,’ he said."},
		{"two quotations after an s", "'yes' and 'no' and 'its' are words", "‘yes’ and ‘no’ and ‘its’ are words"},
		{"brackets", `("Stop" [or 'go'])`, "(“Stop” [or ‘go’])"},
		{"a bracket inside", `"(Stop)"`, "“(Stop)”"},
		{"dashes", `Stop—"now"—and - "then" – 'so'`, "Stop—“now”—and - “then” – ‘so’"},
		{"a dash inside", `"I thought—" she began.`, "“I thought—” she began."},
		{"a dash and a comma", `"I thought—", she began.`, "“I thought—”, she began."},
		{"a hyphen before", `non-"standard" words`, "non-“standard” words"},
		{"a slash", `"yes"/"no"`, "“yes”/“no”"},
		{"an equals sign", `name="x"`, "name=“x”"},
		{"punctuation behind", `"Stop"; "go"! "Why?" 'So:'`, "“Stop”; “go”! “Why?” ‘So:’"},
		{"a colon without a space", `He said:"Stop"`, "He said:“Stop”"},
		{"an ellipsis", `"…and then" or "Why haven't you…?"`, "“…and then” or “Why haven’t you…?”"},
		{"an ellipsis of dots", `"...and 'so..."'`, "“...and ‘so...”’"},
		{"feet and inches", `She is 5'2" or 5' 2" tall, on 12" paper.`, "She is 5′2″ or 5′ 2″ tall, on 12″ paper."},
		{"a quotation that ends in figures", `"in 1999" and 'in 1999'`, "“in 1999” and ‘in 1999’"},
		{"years that own something", "the 2020s' and 2019' reports", "the 2020s’ and 2019’ reports"},
		{"curly already", "“Don’t,” she said, ‘so’.", "“Don’t,” she said, ‘so’."},
		{"mixed", `“Don't," she said.`, "“Don’t,” she said."},
		{"a quotation that goes on later", "'First paragraph.", "‘First paragraph."},
		{"a mark alone", `a " b ' c`, "a ” b ’ c"},
		{"accents", `"élan" 'Été' l'été`, "“élan” ‘Été’ l’été"},
		{"a no-break space", "said\u00a0\"stop\"\u00a0twice", "said\u00a0“stop”\u00a0twice"},
		{"quotations in a row", `"a" "b" 'c' 'd'`, "“a” “b” ‘c’ ‘d’"},
		{"percent and money", `"100%" and "£5"`, "“100%” and “£5”"},
		{"a name with two", `the "Children's Workforce"`, "the “Children’s Workforce”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Set(c.typed); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.typed, got, c.want)
			}
			if again := Set(c.want); again != c.want {
				t.Errorf("set again it is %s", again)
			}
		})
	}
}

// A mark turns by what stands beyond the emphasis, the link or the code it is in.
func TestRun(t *testing.T) {
	for _, c := range []struct {
		name, typed, want string // pieces with bars between; one in backticks is fixed
	}{
		{"emphasis inside", `"|stop|" she said`, "“|stop|” she said"},
		{"emphasis round the marks", `She |"stop"| said`, "She |“stop”| said"},
		{"a mark on each side of an edge", `She said |"|stop|"`, "She said |“|stop|”"},
		{"possessive of a link", `|Anna|'s view, the |boys|' view`, "|Anna|’s view, the |boys|’ view"},
		{"code is left", "Type |`\"x\" 'y'`| and \"go\"", "Type |`\"x\" 'y'`| and “go”"},
		{"code quoted", "\"|`a=1`|\" is right", "“|`a=1`|” is right"},
		{"code's own", "The |`x`|'s value", "The |`x`|’s value"},
		{"quotations across pieces", `'|so| and |so|'`, "‘|so| and |so|’"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var pieces []Piece
			for text := range strings.SplitSeq(c.typed, "|") {
				pieces = append(pieces, Piece{Text: text, Fixed: strings.HasPrefix(text, "`")})
			}
			Run(pieces)
			var got []string
			for _, p := range pieces {
				got = append(got, p.Text)
			}
			if joined := strings.Join(got, "|"); joined != c.want {
				t.Errorf("\n got %s\nwant %s", joined, c.want)
			}
		})
	}
}

func TestEnglish(t *testing.T) {
	for tag, want := range map[string]bool{"en": true, "en-GB": true, "EN-us": true, "cy": false, "": false, "enm": false, "fr-EN": false} {
		if English(tag) != want {
			t.Errorf("%q is English: %t", tag, !want)
		}
	}
}

// Whatever is typed, only marks change, and no straight one stays.
func FuzzSet(f *testing.F) {
	for _, s := range []string{`"'Stop,' he said," '90s 5'2"`, "'n' 'tis", "\"", "'"} {
		f.Add(s)
	}
	plain := strings.NewReplacer("“", `"`, "”", `"`, "″", `"`, "‘", "'", "’", "'", "′", "'")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got := Set(s)
		if strings.ContainsAny(got, straight) {
			t.Errorf("%q keeps a straight mark: %q", s, got)
		}
		if plain.Replace(got) != plain.Replace(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
