package source

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// seeds are pages as people write them, whole and broken.
func seeds() []string {
	return []string{
		"---\ntitle: Making a challenge\ndescription: How to say that you see it differently.\norder: 4\nlast_reviewed: 2026-11-03\nreview_in: 12\nsource: 6, 7.1\n---\n\nSay what you saw. See [the steps](b.md#first).\n\n> [!ADDED]\n> These words are ours.\n\n## What to say {#say}\n\n| Instead of | Try |\n| --- | --- |\n| Why haven't you…? | Tell me what got in the way of… |\n|  | What happened next? |\n",
		"---\ntitle: \"What do I do next?\"\nkind: flow\nstart: are-you\nendings:\n  settled: settled\nwalks:\n  - name: It works\n    choices: [Yes, \"No\"]\n    end: settled\n---\n\n## Are you the lead professional? {#are-you}\n\n- [Yes](#strategy-2)\n- [No](#settled)\n\n## Strategy 2: Bring in fresh thinking {#strategy-2}\n\n1. A re-think; and / or\n2. A senior member of the team\n\n- [It worked](#settled)\n\n## Settled {#settled}\n",
		"---\nkind: glossary\n---\n# Words\n\nHIPS\n: Hampshire, Isle of Wight, Portsmouth and Southampton.\n\nlead professional\n: Who leads.[^1]\n\n[^1]: A note.\n",
		"---\nkind: source\ntitle: Points\n---\n\n| Number | Says |\n| --- | --- |\n| 4.1 | Safety is paramount. |\n",
		"---\nkind: cards\ntitle: Cards\ninclude:\n  - from: b.md#first\n---\n\n## A card {#card}\n\nFront\n\n***\n\nBack\n",
		"---\nkind: session\ntitle: A session\nminutes: 60\n---\n\n## Agenda\n\n| Part | Minutes | What you need |\n| --- | --- | --- |\n| [Warm up](#warm-up) | 60 | Paper |\n\n## Warm up {#warm-up}\n\n### Facilitator notes\n\nWatch the time.\n",
		"---\nkind: swaps\ntitle: Swaps\n---\n\n## Why questions {#why}\n\nThey hurt.\n\n| Instead of | Try | Because |\n| --- | --- | --- |\n| Why? | How come? | It opens. |\n| Why not? | What next? |  |\n",
		"---\nkind: prompts\ntitle: Open questions\n---\n\n## To start\n\n- What is going well?\n\n## Later\n\n1. What else?\n",
		"---\nkind: guide\ntitle: Re-think\n---\n\n## Step 1: Concerns\n\n[Ask](b.md#first)\n",
		"---\nkind: scenario\ntitle: A case\n---\n\nMade up.\n\n## Facilitator notes\n\nListen.\n",
		"\ufeff---\ntitle: Why: because\n---\n",
		"\n---\ntitle: No\ntitle: 1.10\nx: &a [*a, {b: !c d}]\n---\n",
		"title: A\n\n***bold* and `code` <b>x</b> ![](x.png) [](y.md) [z]() **",
		"- a\n\t- b\n\n      code\n   1. c\n> - d\n>   ```\n> e\n",
		"| a | b\n|---|:-:\n| c \\| `d|e` | f | g\n\nA\n: b\n\n  c\n: d\n\nText\n---\n\n&amp; &notit; &#0; \\\\ \\[",
		"• a\n• b\n\n-one\n1.One\na) b\n– c\n– d\n\nItâ€™s Ã© â€\n\n{{ x }} [[y]] ~~z~~ :::\n\n> [NOTE]\n> **Note** a@b.org C:\\x example.org/x",
		"> [!NOTE\n> x\n\n> [!]\n\n> [!TIP] y\n>\n> z\n\n[^x] ] [ ][ ]( \n\n##\n# {#}\n## a {#b} {#c}\n### a {b=\"c\"}\n",
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, "content/a.md", text)
		src := strings.Clone(text)
		if newMarkdown().parse(asBytes(src)); src != text {
			t.Errorf("the text is %q once it was parsed", src) // the parser may only read it
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range seeds() {
		if top, _, ok := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n---\n"); ok {
			f.Add(top)
		}
	}
	f.Add(siteYAML)
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, "content/a.md", "---\n"+text+"\n---\n\nWords.\n")
		checkReading(t, "content/site.yaml", text)
	})
}

// The pages that are more than text, whatever stands below their own front matter, and
// whatever stands in it.
func fuzzKind(f *testing.F, kind, matter string) {
	for _, s := range seeds() {
		if _, body, ok := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n---\n"); ok {
			f.Add(matter, body)
		}
	}
	f.Fuzz(func(t *testing.T, matter, body string) {
		checkReading(t, "content/a.md", "---\ntitle: A\nkind: "+kind+"\n"+matter+"\n---\n"+body)
	})
}

func FuzzFlow(f *testing.F) {
	fuzzKind(f, "flow", "start: are-you\nendings:\n  settled: settled\nrules: always\nentries: [strategy-2]\nwalks:\n  - name: It works\n    choices: [\"Yes\"]\n    ends: settled")
}

func FuzzSwaps(f *testing.F) { fuzzKind(f, "swaps", "score: true\ntags:\n  why: Asks why") }
func FuzzCards(f *testing.F) {
	fuzzKind(f, "cards", "include:\n  - b.md#first\nnames:\n  b.md#first: One")
}
func FuzzSession(f *testing.F) { fuzzKind(f, "session", "minutes: 60\npeople: 8 to 25") }

func FuzzSite(f *testing.F) {
	f.Add(siteYAML)
	f.Add(siteYAML + "strings:\n  next: Onwards\nmenu:\n  - page: b.md\ncontacts:\n  - name: A\n    phone: \"1\"\nstock:\n  - name: X\n    width: 1\n")
	f.Fuzz(func(t *testing.T, text string) { checkReading(t, "content/site.yaml", text) })
}

// checkReading reads a site with one odd file, twice. Whatever stands in the
// file, what is told must be the same, and must lie inside a file.
func checkReading(t *testing.T, name, text string) {
	fsys := site(files{"b.md": page("## First {#first}\n\nWords.")})
	fsys[name] = &fstest.MapFile{Data: []byte(text)}
	s, _, problems := Load(fsys, Options{Today: today()})
	again, _, problemsAgain := Load(fsys, Options{Today: today()})
	if a, b := listed(problems), listed(problemsAgain); a != b {
		t.Fatalf("told:\n%s\nand then:\n%s", a, b)
	}
	if a, b := printSite(s), printSite(again); a != b {
		t.Fatalf("read:\n%s\nand then:\n%s", a, b)
	}
	for _, p := range problems {
		checkPlace(t, fsys, p.Pos)
		if p.Message == "" || p.Rule == "" {
			t.Errorf("problem says nothing: %+v", p)
		}
	}
	for _, p := range s.Pages {
		checkPlaces(t, fsys, p)
	}
}

// checkPlaces walks over what was read of a page: the model's printer names every
// place, so reading it back is enough.
func checkPlaces(t *testing.T, fsys fstest.MapFS, p *model.Page) {
	for _, b := range p.Body {
		checkPlace(t, fsys, model.BlockPos(b))
	}
	for _, l := range p.Links {
		checkPlace(t, fsys, l.At)
		checkPlace(t, fsys, l.Text.Pos())
	}
	for _, h := range p.Headings {
		checkPlace(t, fsys, h.At)
		if h.ID == "" || p.Anchors != nil && !p.Anchors[h.ID] {
			t.Errorf("heading on line %d has no anchor", h.At.Line)
		}
	}
}

func checkPlace(t *testing.T, fsys fstest.MapFS, at diag.Pos) {
	t.Helper()
	if at.Line == 0 {
		return
	}
	file, ok := fsys[at.File]
	if !ok {
		t.Errorf("%s: no such file", at)
		return
	}
	src := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(file.Data))
	lines := strings.Split(src, "\n")
	if at.Line > len(lines) {
		t.Errorf("%s: the file has %d lines:\n%q", at, len(lines), src)
		return
	}
	if n := utf8.RuneCountInString(lines[at.Line-1]); at.Col > n+1 {
		t.Errorf("%s: the line has %d characters: %q", at, n, lines[at.Line-1])
	}
}
