package source

import (
	"strings"
	"testing"
)

// What the pages that cannot be read would have said is not reported as missing.
func TestAPageThatCannotBeReadIsReportedOnce(t *testing.T) {
	site := files{
		"source.md":   "---\ntitle: S\nkind: source\n---\n\n| N | S |\n| --- | --- |\n| 1.1 | Says. |\n",
		"a.md":        "---\ntitle: A\nsource: 1.1\n---\n\nSee MASH and [the part](#part).\n\n## Part {#part}\n\nWords.\n",
		"b.md":        "---\ntitle: B\n---\n\n[The part](a.md#part) and [the word](glossary.md#mash).\n",
		"glossary.md": "---\ntitle: G\nkind: glossary\n---\n\nMASH\n: Multi-agency safeguarding hub.\n",
	}
	if _, problems := loadFiles(site); len(problems) > 0 {
		t.Fatalf("reported of a good site:\n%s", listed(problems))
	}
	for name, spoil := range map[string]func(string) string{
		"a colon in the front matter": func(s string) string { return strings.Replace(s, "title: ", "title: x: ", 1) },
		"no end of the front matter":  func(s string) string { return strings.Replace(s, "\n---\n", "\n", 1) },
		"three stars above":           func(s string) string { return strings.Replace(s, "---", "+++", 1) },
		"a conflict":                  func(s string) string { return s + "\n<<<<<<< HEAD\n" },
		"another encoding":            func(s string) string { return s + "\xe9t\xe9\n" },
		"too much":                    func(s string) string { return s + "\n" + strings.Repeat("> ", 40) + "a\n" },
	} {
		for file := range site {
			t.Run(name+" in "+file, func(t *testing.T) {
				spoilt := files{}
				for f, text := range site {
					spoilt[f] = text
				}
				spoilt[file] = spoil(site[file])
				if _, problems := loadFiles(spoilt); len(problems) != 1 {
					t.Errorf("reported:\n%swant one problem", listed(problems))
				}
			})
		}
	}
}
