package source

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
)

// What is wrong with a place is said where its name is written, and not again where
// links lead to it.
func TestAnIDThatIsNoneIsReportedOnceWithItsLinks(t *testing.T) {
	for typed, want := range map[string]string{
		"param%C3%A8tres": "a.md:5:1: id of the heading is not written as one: {#param%C3%A8tres} -> Write small letters, digits and hyphens, such as {#parametres}",
		"paramètres":      "a.md:5:1: id of the heading is “paramètres” -> Write small letters, digits and hyphens, starting with a letter, such as {#parametres}",
		"Big":             "a.md:5:1: id of the heading is “Big” -> Write small letters, digits and hyphens, starting with a letter, such as {#big}",
		"1a":              "a.md:5:1: id of the heading is “1a” -> Write small letters, digits and hyphens, starting with a letter, such as {#part-1a}",
		"a/b":             "a.md:5:1: id of the heading is not written as one: {#a/b} -> Write small letters, digits and hyphens, such as {#a-b}",
		"a%20b":           "a.md:5:1: id of the heading is not written as one: {#a%20b} -> Write small letters, digits and hyphens, such as {#a-b}",
		"%41":             "a.md:5:1: id of the heading is not written as one: {#%41} -> Write small letters, digits and hyphens, such as {#a}",
		"good":            "",
	} {
		check(t, []problemCase{{typed, page("## Other words {#" + typed + "}\n\nSee [that part](#" + typed + ")."), want}})
	}
}

func TestLinesThatLookLikeAListInOtherPrograms(t *testing.T) {
	for lines, hint := range map[string]string{
		"(1) one\n(2) two":         "Number the entries 1. 2. 3.: letters and brackets make no list.",
		"(a) one\n(b) two":         "Number the entries 1. 2. 3.: letters and brackets make no list.",
		"(i) one\n(ii) two":        "Number the entries 1. 2. 3.: letters and brackets make no list.",
		"i. one\nii. two":          "Number the entries 1. 2. 3.: letters and brackets make no list.",
		"o\tone\no\ttwo":           "Start each entry with a hyphen and a space, and leave an empty line above the first.",
		"o   one\no   two":         "Start each entry with a hyphen and a space, and leave an empty line above the first.",
		"(see below) one\n(2) two": "",
		"o one\nO two":             "",
		"in. one\nmix. two":        "",
	} {
		_, problems := loadFiles(files{"a.md": page(lines)})
		if hint == "" && len(problems) == 0 {
			continue
		}
		if len(problems) != 1 || problems[0].Rule != "failed-list" || problems[0].Hint != hint {
			t.Errorf("%q: reported:\n%s", lines, listed(problems))
		}
	}
}

func TestAnExplanationIsToldWhatItsColonLacks(t *testing.T) {
	check(t, []problemCase{
		{"behind spaces", page("hub\n  : A place."), "a.md:6:3: colon before an explanation has spaces before it -> Write `: A place.` at the start of the line."},
		{"behind many", page("hub\n      :   A place."), "a.md:6:7: colon before an explanation has spaces before it -> Write `: A place.` at the start of the line."},
		{"behind a tab", page("hub\n\t: A place."), "a.md:6:2: colon before an explanation has spaces before it -> Write `: A place.` at the start of the line."},
		{"without a space", page("hub\n:A place."), "a.md:6:1: colon before an explanation needs a space after it -> Write `: A place.`"},
		{"behind spaces, without a space", page("hub\n  :A place."), "a.md:6:3: colon before an explanation needs a space after it -> Write `: A place.`"},
		{"as it is to be", page("hub\n: A place."), ""},
	})
}

func TestLinksThatLeadNowhereForMostReaders(t *testing.T) {
	for address, want := range map[string]string{
		"http://172.25.1.1/":                                    "link to 172.25.1.1 works only inside your own network",
		"http://172.32.1.1/":                                    "",
		"http://[fe80::1]/":                                     "link to fe80::1 works only inside your own network",
		"https://council.localdomain/a":                         "link to council.localdomain works only inside your own network",
		"https://www..org/":                                     "link to www..org names no computer on the web",
		"https://site.example/a":                                "link to site.example is an example, and leads nowhere",
		"https://site.test/a":                                   "link to site.test is an example, and leads nowhere",
		"https://www.google.com/url?q=https://example.org/":     "link to www.google.com leads through a service that counts who goes where",
		"https://www.google.com/url?sa=t&url=https://a.org/":    "link to www.google.com leads through a service that counts who goes where",
		"https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2F": "link to l.facebook.com leads through a service that counts who goes where",
		"https://www.google.com/search?q=a":                     "",
	} {
		if want != "" {
			want = "a.md:5:1: warning: " + want
		}
		warned(t, page("[the rules]("+address+")"), diag.Warning, want)
	}
}

// One slip is one problem, and its hint says all that is to be written.
func TestABareAddressWithoutItsStartIsOneProblem(t *testing.T) {
	check(t, []problemCase{
		{"in both", page("See [www.example.org](www.example.org)."), "a.md:5:5: link shows its bare address: www.example.org -> Write what the reader finds there: [what is there](https://www.example.org)"},
		{"with capitals", page("See [WWW.example.org](WWW.example.org)."), "a.md:5:5: link shows its bare address: WWW.example.org -> Write what the reader finds there: [what is there](https://WWW.example.org)"},
		{"as its hint says", page("See [what is there](https://www.example.org)."), ""},
	})
}

func TestFilesThatGitKeepsElsewhereAreNamed(t *testing.T) {
	const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
	const hint = "Run `git lfs pull` in the folder of the site."
	for _, name := range []string{"a.pdf", "a.csv", "a.txt", "a.docx", "a.mp4", "a.png", "a.jpg", "a.svg"} {
		_, problems := loadFiles(files{name: pointer, "a.md": page("Words.")})
		if len(problems) != 1 || problems[0].Hint != hint || !strings.Contains(problems[0].Message, "that Git keeps elsewhere") {
			t.Errorf("%s: reported:\n%s", name, listed(problems))
		}
	}
}

// What follows from a name that no folder may have, or from a key that is misspelt, is
// not reported beside it.
func TestWhatFollowsFromASlipIsNotReportedBesideIt(t *testing.T) {
	points := "---\ntitle: S\nkind: source\n---\n\n| Number | Says |\n| --- | --- |\n| 1.1 | Words. |\n"
	for name, f := range map[string]files{
		"content/aux: name of the folder":                 {"aux/a.md": page("Words.")},
		"content/nul: name of the folder":                 {"nul/b/a.md": page("Words.")},
		"content/plans.: name of the folder":              {"plans./a.md": page("Words.")},
		"content/prn.pdf: name of the file":               {"prn.pdf": "%PDF-1.4\n%%EOF\n", "a.md": page("Words.")},
		"content/a.md:3:1: key `sourc` is not known":      {"s.md": points, "a.md": "---\ntitle: A\nsourc: 1.1\n---\n\nWords.\n"},
		"content/a.md:3:1: key `sources` is not known":    {"s.md": points, "a.md": "---\ntitle: A\nsources: [1.1]\n---\n\nWords.\n"},
		"content/a.md:3:1: key `Source` is not known":     {"s.md": points, "a.md": "---\ntitle: A\nSource: 1.1\n---\n\nWords.\n"},
		"content/s.md:8:1: warning: point 1.1 is carried": {"s.md": points, "a.md": page("Words.")},
	} {
		f["index.md"], f["site.yaml"] = "---\ntitle: Home\n---\n\n[One](a.md)\n", siteYAML
		if f["a.md"] == "" {
			delete(f, "a.md")
			f["index.md"] = "---\ntitle: Home\n---\n\nWords.\n"
		}
		_, _, problems := Load(site(f), Options{Today: today()})
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), name) {
			t.Errorf("%s: reported:\n%s", name, listed(problems))
		}
	}
}

// A fact that nobody has written would be told to readers as it stands.
func TestPlaceholdersAreWarnings(t *testing.T) {
	for value, open := range map[string]bool{
		"…": true, "...": true, "____": true, "????": true, "https://…": true, "Write here who keeps the server, and what its logs hold.": true,
		"TBC": true, "[to be confirmed]": true, "To do": true, "xxx": true, "Your organisation": true, "Lorem ipsum dolor": true, "<insert name>": true,
		"A company keeps the server…": false, "Tobias": false, "Your data is safe with us, and we keep none.": false, "Inserts are printed by us.": false, "Who else?": false,
	} {
		_, problems := loadFiles(files{"site.yaml": strings.Replace(siteYAML, "host: ", "host: \""+value+"\" # ", 1)})
		want := 0
		if open {
			want = 1
		}
		if len(problems) != want || open && (problems[0].Severity != diag.Warning || problems[0].Rule != "placeholder" || problems[0].Pos.Line == 0) {
			t.Errorf("%s: reported:\n%s", value, listed(problems))
		}
	}
	for lines, want := range map[string]string{
		"contacts:\n  - name: …\n    role: …\n    phone: \"…\"\n":            "placeholder placeholder placeholder",
		"contacts:\n  - name: Sam\n    phone: \"0000 0000\"\n":               "",
		"contacts:\n  - name: Sam\n    phone: \"01234 567890\"\n":            "placeholder",
		"contacts:\n  - name: Sam\n    phone: \"00000000\"\n":                "placeholder",
		"protocol:\n  name: …\n  url: https://…\n  last_checked: 2026-01-01": "placeholder placeholder",
		"base_url: https://your-domain.org/\n":                               "placeholder",
	} {
		_, problems := loadFiles(files{"site.yaml": siteYAML + lines})
		var rules []string
		for _, p := range problems {
			rules = append(rules, p.Rule)
		}
		if got := strings.Join(rules, " "); got != want {
			t.Errorf("%s: reported:\n%s", lines, listed(problems))
		}
	}
}

// The share that is not translated is named, and nothing is said of what only puts in a
// number.
func TestAnInterfaceInAnotherLanguageIsAWarning(t *testing.T) {
	for name, c := range map[string]struct{ language, own, site, want string }{
		"English":           {"en-GB", "", "", ""},
		"English elsewhere": {"en-IE", "", "", ""},
		"nothing written":   {"cy", "", "", "language is cy, and 3 of the 3 words and sentences of the interface (100%) are in English: facilitator_notes, home, part"},
		"one of three":      {"cy", "home: Hafan\n", "", "language is cy, and 2 of the 3 words and sentences of the interface (66%) are in English: facilitator_notes, part"},
		"in site.yaml":      {"cy-GB", "home: Hafan\n", "strings:\n  part: Rhan {1}\n", "language is cy-GB, and 1 of the 3 words and sentences of the interface (33%) are in English: facilitator_notes"},
		"all":               {"cy", "home: Hafan\npart: Rhan {1}\nfacilitator_notes: Nodiadau\n", "", ""},
		"the same word":     {"fr", "home: Home\npart: Part {1}\nfacilitator_notes: Notes\n", "", ""},
	} {
		f := files{"site.yaml": strings.Replace(siteYAML, "language: en-GB", "language: "+c.language, 1) + c.site, "index.md": "---\ntitle: Home\n---\n\nWords.\n"}
		fsys := site(f)
		if c.own != "" {
			fsys["layouts/strings.yaml"] = &fstest.MapFile{Data: []byte(c.own)}
		}
		builtIn := fstest.MapFS{"strings.yaml": &fstest.MapFile{Data: []byte("home: Home\npart: Part {1}\npair: \"{1}, {2}\"\nfacilitator_notes: Facilitator notes\n")}}
		_, _, problems := Load(fsys, Options{Today: today(), Layouts: builtIn})
		got := ""
		for _, p := range problems {
			got += p.Message
			if p.Severity != diag.Warning || p.Pos.Line != 2 {
				t.Errorf("%s: reported at %s", name, p.Pos)
			}
		}
		if got != c.want {
			t.Errorf("%s: reported:\n%s", name, listed(problems))
		}
	}
}

// locked is a folder in which one may not be read.
type locked struct {
	fstest.MapFS
	name string
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

// A folder that may not be read is one problem, and not one of each link into it.
func TestAFolderThatMayNotBeReadIsReportedOnce(t *testing.T) {
	f := files{
		"index.md":        "---\ntitle: Home\n---\n\n[One](rooms/a.md), [two](rooms/deep/b.md#part)\n",
		"rooms/a.md":      "---\ntitle: A\nsource: 1.1\n---\n\nWords.\n",
		"rooms/deep/b.md": page("## Part {#part}\n\nWords of PLO."),
		"cards.md":        "---\ntitle: C\nkind: cards\ninclude: [rooms/a.md]\n---\n\n## Tip {#tip}\n\nWords.\n",
		"s.md":            "---\ntitle: S\nkind: source\n---\n\n| Number | Says |\n| --- | --- |\n| 1.1 | Words of XYZ. |\n",
		"files/a.pdf":     "%PDF-1.4\n%%EOF\n",
	}
	for folder, want := range map[string]string{
		"content/rooms": "content/rooms: folder cannot be read: permission denied",
		"content":       "content: folder content cannot be read: permission denied",
	} {
		_, _, problems := Load(locked{site(f), folder}, Options{Today: today()})
		if len(problems) != 1 || problems[0].String() != want || problems[0].Hint != "Change its permissions, so that you may read it." {
			t.Errorf("%s: reported:\n%s", folder, listed(problems))
		}
	}
}
