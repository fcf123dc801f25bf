package source

import (
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// Each of these is shown to readers as it is typed, so its author is warned; none of
// them keeps the site from being published.
func TestMarksOfOtherProgramsAreWarnings(t *testing.T) {
	for _, c := range []struct{ name, body, place, said string }{
		{"a class of pandoc", "Words [so]{.underline} here.", "5:11", "{.underline}"},
		{"a size of pandoc", "![A tree by a river](img/tree.svg){width=\"2in\"}", "5:35", `{width="2in"}`},
		{"an anchor in the text", "Words. {#here}", "5:8", "{#here}"},
		{"a list of contents of kramdown", "{:toc}", "5:1", "{:toc}"},
		{"a class of kramdown", "{: .big }", "5:1", "{: .big }"},
		{"a note to oneself", "Words %%and more of them%% here.", "5:7", "%%and more of them%%"},
		{"a drawing in words", "```mermaid\ngraph TD\n```", "5:1", "mermaid"},
		{"a tag of Jekyll", "{% include x %}", "5:1", "{% include x %}"},
		{"lowered letters", "Drink H~2~O.", "5:7", "H~2~"},
		{"raised letters", "About 20 m^2^.", "5:10", "m^2^"},
		{"a note in its place", "Words.^[So it is.]", "5:7", "^[So it is.]"},
		{"marked words", "Words ==in yellow== here.", "5:7", "==in yellow=="},
		{"a heading of AsciiDoc", "== Part", "5:1", "== P"},
		{"a list of contents", "[TOC]", "5:1", "[TOC]"},
		{"a cited source", "It helps [@smith2020].", "5:10", "[@smith2020]"},
		{"a mark of a forum", "Words in [b]bold[/b].", "5:10", "[b]"},
		{"a note in a number", "It helps.[1]", "5:10", "[1]"},
		{"a new page", "\\newpage", "5:1", `\newpage`},
		{"a formula", "So $$a^2$$ it is.", "5:4", "$$a^2$$"},
		{"a named picture", "Well done :thumbs_up: all.", "5:10", ":thumbs_up:"},
		{"bold in a wiki", "So '''bold''' it is.", "5:4", "'''bold'''"},
		{"a heading of Textile", "h2. Part", "5:1", "h2. P"},
		{"a box of reST", ".. note:: Words", "5:1", ".. note::"},
		{"a tag that is not whole", "Words <img src=x onerror=y=1> here.", "5:7", "<img src=x onerror=y=1>"},
		{"a tag that is never closed", "Words <span class=a here.", "5:7", "<span class=a here."},
		{"a table in a grid", "+-----+-----+\n| One | Two |\n+=====+=====+\n| a   | b   |\n+-----+-----+", "5:1", "+-----+-----+"},
		{"a table in columns", "Right    Left\n------- ------\n12      34", "6:1", "groups of hyphens"},
		{"in a cell", "| A | B |\n| --- | --- |\n| H~2~O | b |", "7:3", "H~2~"},
		{"in a heading", "## Part ==one==\n\nWords.", "5:9", "==one=="},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadFiles(files{"a.md": page(c.body), "img/tree.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>`})
			if len(problems) != 1 || problems[0].Severity != diag.Warning {
				t.Fatalf("reported:\n%swant one warning", listed(problems))
			}
			if got := problems[0].String(); !strings.HasPrefix(got, "content/a.md:"+c.place+": warning: "+c.said) {
				t.Errorf("got %s, want %s: %s", got, c.place, c.said)
			}
			if problems[0].Hint == "" {
				t.Error("nothing says what to do")
			}
		})
	}
}

func TestWhatOnlyLooksLikeAMarkIsNone(t *testing.T) {
	check(t, []problemCase{
		{"in code", page("Write `H~2~O`, `[1]` and `{.x}`.\n\n```\n==x==\n\\newpage\n```"), ""},
		{"behind a backslash", page("Write \\[1], \\{.x} and \\<b>."), ""},
		{"plain words", page("Is 3 < 4 and a = b? About ~20, or 10^2. Use C:\\\\x (at 9:30: now), her 'own' words, $5 and {name}."), ""},
		{"a line across the text", page("One.\n\n* * *\n\nTwo.\n\n- - -\n\nThree."), ""},
		{"a heading's id", page("## Part {#part}\n\nWords."), ""},
		{"a footnote", page("Words.[^1]\n\n[^1]: A note."), ""},
		{"a word that begins with h", page("h2o is water, and so is .. this."), ""},
	})
}

// A merge that was not finished is one problem, whatever stands between its lines.
func TestConflictsAreReportedOnce(t *testing.T) {
	const want = "file holds two versions of some lines: a merge in Git was not finished -> Keep what is right between <<<<<<< and >>>>>>>, and take these lines and the one of ======= out, here and further down.\n"
	lines := strings.Split("---\ntitle: A\norder: 1\n---\n\n## Part {#part}\n\nWords of a page.\n\n- One\n- Two\n\n| A | B |\n| --- | --- |\n| a | b |\n\n> [!NOTE]\n> Words.\n\nterm\n: Meaning.\n", "\n")
	for i := range len(lines) - 1 {
		for _, base := range []string{"", "||||||| base\nold\n"} {
			text := strings.Join(lines[:i], "\n") + "\n<<<<<<< HEAD\n" + lines[i] + "\n" + base + "=======\n" + strings.ToUpper(lines[i]) + "\n>>>>>>> branch\n" + strings.Join(lines[i+1:], "\n")
			text = strings.TrimPrefix(text, "\n")
			_, problems := loadFiles(files{"a.md": text})
			if got := listed(problems); !strings.HasPrefix(got, "a.md:") || !strings.HasSuffix(got, ":1: "+want) || len(problems) != 1 {
				t.Errorf("%s\nreported:\n%s", text, got)
			}
		}
	}
	check(t, []problemCase{
		{"in Windows's lines", strings.ReplaceAll(page("<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other"), "\n", "\r\n"), "a.md:5:1: " + strings.TrimSuffix(want, "\n")},
		{"the line between alone", page("Words.\n\n=======\n\nOther words."), "a.md:7:1: " + strings.TrimSuffix(want, "\n")},
		{"the line between at the top", "=======\nOther words.\n", "a.md:1:1: " + strings.TrimSuffix(want, "\n")},
		{"the line between below words", page("Words.\n=======\nOther words."), "a.md:5:1: page has two titles: “Words.” here and “A” at its top -> Take one of them out, or write ## here. If a merge in Git left the line of ======= below it, take that line out."},
		{"a title with a line below it", "Title\n=======\n\nWords.\n", ""},
		{"more signs than Git writes", page("Words.\n\n> ========\n"), ""},
		{"the end alone", page("Words.\n>>>>>>> other"), "a.md:6:1: " + strings.TrimSuffix(want, "\n")},
		{"a quotation in quotations", page("> > > Words."), ""},
	})
	_, problems := loadFiles(files{"site.yaml": strings.Replace(siteYAML, "title:", "<<<<<<< HEAD\ntitle: Another\n=======\ntitle:", 1) + ">>>>>>> other\n"})
	if len(problems) != 1 || problems[0].Rule != "conflict" {
		t.Errorf("site.yaml: reported:\n%s", listed(problems))
	}
}

func TestTextsOfTheSiteAreJudgedAsTitlesAre(t *testing.T) {
	for from, want := range map[string]string{
		"text: Call **999** now": "text of `text` has Markdown or HTML in it, and is shown as it is: **",
		"text: CALL THE POLICE":  "text of `text` is in capitals: “CALL THE POLICE”",
		"text: See [us](a.md)":   "text of `text` has Markdown or HTML in it, and is shown as it is: ](",
	} {
		_, problems := loadFiles(files{"site.yaml": siteYAML + "urgent:\n  " + from + "\n"})
		if len(problems) != 1 || problems[0].Severity != diag.Warning || problems[0].Message != want {
			t.Errorf("%s: reported:\n%s", from, listed(problems))
		}
	}
}
