package source

import (
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// warned loads a.md, and wants what is reported to be one problem that begins so; none
// where nothing is wanted.
func warned(t *testing.T, text string, severity diag.Severity, want string) {
	t.Helper()
	const menu = "menu:\n  - page: a.md\n  - page: b.md\n"
	f := files{"a.md": text, "b.md": page("## First {#first}\n\nWords."), "site.yaml": siteYAML + menu}
	if strings.Contains(text, "draft: true") {
		f["site.yaml"] = siteYAML + strings.Replace(menu, "  - page: a.md\n", "", 1)
	}
	_, _, problems := Load(site(f), Options{Today: today()})
	if want == "" {
		if len(problems) > 0 {
			t.Errorf("%s\nreported:\n%s", text, listed(problems))
		}
		return
	}
	if len(problems) != 1 || problems[0].Severity != severity || !strings.HasPrefix(strings.TrimPrefix(problems[0].String(), "content/"), want) {
		t.Errorf("%s\nreported:\n%swant:\n%s", text, listed(problems), want)
	} else if problems[0].Hint == "" {
		t.Errorf("%s: nothing says what to do", want)
	}
}

func TestLinesThatRunOnAreWarnings(t *testing.T) {
	for body, want := range map[string]string{
		"**Who:** the lead.\n**By when:** in two days.":                        "a.md:6:1: warning: lines run together",
		"**Who**: the lead.\n**By when**: in two days.":                        "a.md:6:1: warning: lines run together",
		"Phone: 02392 000000\nHours: nine to five":                             "a.md:6:1: warning: lines run together",
		"Words.\n\n> [!NOTE]\n> **Who:** the lead.\n> **When:** now.":          "a.md:9:3: warning: lines run together",
		"- **Who:** the lead.\n  **When:** now.":                               "a.md:6:3: warning: lines run together",
		"The Civic Offices\nGuildhall Square\nPortsmouth\nPO1 2AL":             "a.md:6:1: warning: lines of an address run together",
		"The Civic Offices,\nGuildhall Square,\nPortsmouth":                    "a.md:6:1: warning: lines of an address run together",
		"- One thing.\n- Another thing.\nThen do the next.":                    "a.md:7:1: warning: text joins the entry of the list above it",
		"1. Is it done?\n2. Is it good?\nThen write it down.":                  "a.md:7:1: warning: text joins the entry of the list above it",
		"**Who:** the lead.  \n**By when:** in two days.":                      "",
		"**Who:** the lead.\\\n**By when:** in two days.":                      "",
		"**Who:** the lead.\n\n**By when:** in two days.":                      "",
		"Words that an editor broke in the middle\nof a sentence, as many do.": "",
		"Words that an editor broke. At the end\nOf one, by chance.":           "",
		"- One thing that an editor broke in the middle\nof a sentence.":       "",
		"- One thing.\n  It goes on here.":                                     "",
		"- One thing\nGoes on without a full stop":                             "",
		"The three are these:\nOne\nTwo":                                       "",
	} {
		warned(t, page(body), diag.Warning, want)
	}
}

func TestNumbersThatBecomeOthersAreWarnings(t *testing.T) {
	for body, want := range map[string]string{
		"1. One\n2. Two\n5. Five":                                      "a.md:7:1: warning: entry is numbered 5, and will be shown as 3",
		"1. One\n3. Three\n4. Four":                                    "a.md:6:1: warning: entry is numbered 3, and will be shown as 2",
		"4. Four\n5. Five\n5. Five":                                    "a.md:7:1: warning: entry is numbered 5, and will be shown as 6",
		"1. One\n1. Two\n1. Three":                                     "",
		"4. Four\n5. Five":                                             "",
		"1) One\n2) Two":                                               "",
		"- 2024 was one\n- 2020 another":                               "",
		"## Step 1\n\nOne.\n\n## Step 1\n\nTwo.":                       "a.md:9:1: warning: Step 1 appears twice: first on line 5",
		"## Step 1: A\n\nOne.\n\n## step 1: B\n\nTwo.":                 "a.md:9:1: warning: step 1 appears twice",
		"## A\n\n### Part 1\n\nOne.\n\n## B\n\n### Part 1\n\nTwo.":     "",
		"## Step 1\n\nOne.\n\n## Step 2\n\nTwo.\n\n## Step 10\n\nTen.": "",
	} {
		warned(t, page(body), diag.Warning, want)
	}
}

func TestPartsWithoutTextAreWarnings(t *testing.T) {
	for text, want := range map[string]string{
		page(""):                           "a.md: warning: page has no text",
		page("## One\n\n## Two\n\nWords."): "a.md:5:1: warning: there is nothing below “One”",
		page("Words.\n\n## One"):           "a.md:7:1: warning: there is nothing below “One”",
		page("## One\n\n### Two\n\n## Three\n\nWords."): "a.md:7:1: warning: there is nothing below “Two”",
		page("## One\n\n### Two\n\nWords."):             "",
		page("**Who should I call?**\n\nThe lead."):     "a.md:5:1: warning: question in bold is on its own",
		page("**Who should I call?** The lead."):        "",
		"---\ntitle: A\ndraft: true\n---\n":             "",
	} {
		warned(t, text, diag.Warning, want)
	}
}

func TestTermsThatAreNoEntriesAreWarnings(t *testing.T) {
	const top = "---\ntitle: G\nkind: glossary\n---\n\nhub\n: A place.\n\n"
	for body, want := range map[string]string{
		"lead professional - who leads":                         "a.md:9:1: warning: “lead professional” is not in the glossary",
		"**lead professional** – who leads":                     "a.md:9:1: warning: “lead professional” is not in the glossary",
		"- lead professional: who leads":                        "a.md:9:1: warning: “lead professional” is not in the glossary",
		"- lead professional — who leads":                       "a.md:9:1: warning: “lead professional” is not in the glossary",
		"These are the words that we use – and what they mean.": "",
		"See [the part](b.md#first).":                           "",
	} {
		warned(t, top+body+"\n", diag.Warning, want)
	}
}

func TestLinksThatLeadNowhereForReadersAreWarnings(t *testing.T) {
	for link, want := range map[string]string{
		"[the page](http://127.0.0.1:8080/a.html)": "a.md:5:1: warning: link to 127.0.0.1 leads to the reader's own computer",
		"[the page](http://localhost/a)":           "a.md:5:1: warning: link to localhost leads to the reader's own computer",
		"[the page](http://[::1]/a)":               "a.md:5:1: warning: link to ::1 leads to the reader's own computer",
		"[the page](https://intranet/a)":           "a.md:5:1: warning: link to intranet works only inside your own network",
		"[the page](https://files.council.local/)": "a.md:5:1: warning: link to files.council.local works only inside your own network",
		"[the page](http://192.168.1.7/a)":         "a.md:5:1: warning: link to 192.168.1.7 works only inside your own network",
		"[the page](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=1)": "a.md:5:1: warning: link to eur01.safelinks.protection.outlook.com leads through the filter of somebody's mail",
		"[the page](https://urldefense.com/v3/__https://example.org__;!!x)":                                    "a.md:5:1: warning: link to urldefense.com leads through the filter of somebody's mail",
		"[the page](https://me:secret@example.org/)":                                                           "a.md:5:1: warning: link to example.org has a name or password in it",
		"[the page](https://example.org/a)":                                                                    "",
		"[call us](tel:02920180000)":                                                                           "",
		"[029 2018 0000](tel:02920180000)":                                                                     "",
		"[029 2018 0000](tel:+442920180000)":                                                                   "",
		"[+44 (0)29 2018 0000](tel:02920180000)":                                                               "",
		"[029 2018 0000, extension 12](tel:02920180000)":                                                       "",
		"[call 999](tel:999)":                                                                                  "",
		"[me@example.org](mailto:me@example.org)":                                                              "",
	} {
		warned(t, page(link), diag.Warning, want)
	}
	for link, want := range map[string]string{
		"[029 2018 0000](tel:0292018001)":          "a.md:5:1: link shows the number 029 2018 0000 and calls 0292018001",
		"[02392 123456](sms:02392123465)":          "a.md:5:1: link shows the number 02392 123456 and calls 02392123465",
		"[me@example.org](mailto:you@example.org)": "a.md:5:1: link shows the address me@example.org and writes to you@example.org",
	} {
		warned(t, page(link), diag.Error, want)
	}
}

// A hint that is followed to the letter leaves nothing to report.
func TestHintsThatAreFollowedWork(t *testing.T) {
	_, problems := loadFiles(files{"a.md": page("[www.example.org](http://www.example.org/a)")})
	if len(problems) != 1 || !strings.Contains(problems[0].Hint, "[what is there](http://www.example.org/a)") {
		t.Errorf("reported:\n%s", listed(problems))
	}
	warned(t, page("[what is there](http://www.example.org/a)"), diag.Warning, "")
	_, problems = loadFiles(files{"a.md": page("[the place](#param%C3%A8tres)\n\n## Other\n\nWords.")})
	if len(problems) != 1 || !strings.Contains(problems[0].Hint, "`## Title {#parametres}`, and link to #parametres") {
		t.Errorf("reported:\n%s", listed(problems))
	}
	warned(t, page("[the place](#parametres)\n\n## Title {#parametres}\n\nWords."), diag.Warning, "")
	warned(t, page("[the place](#param%C3%A8tres)\n\n## Paramètres\n\nWords."), diag.Warning, "")
}

func TestTextThatIsStillToBeWrittenIsAWarning(t *testing.T) {
	warned(t, page("Write here what people do."), diag.Warning, "a.md:5:1: warning: text is still a placeholder: “Write here what people do.”")
	warned(t, page("Ask first. Write here what people do."), diag.Warning, "a.md:5:12: warning: text is still a placeholder")
	warned(t, page("People write here what they do. Write hereafter."), diag.Warning, "")
}

func TestOldAddressesThatNoPageCanHave(t *testing.T) {
	for address, want := range map[string]string{
		"\"old/page.aspx?id=7\"":              "old address old/page.aspx?id=7 has a question mark in it, after which a program on the old server looked something up",
		"\"a:b.html\"":                        "old address a:b.html is not an address inside the site",
		"old/a*.html":                         "old address old/a*.html has characters that an address of a page cannot have",
		"old/con.html":                        "old address old/con.html has a part that no file can have for its name: it is one that Windows keeps for itself: con",
		"old./a.html":                         "old address old./a.html has a part that no file can have for its name: it ends in a dot, which Windows takes away",
		strings.Repeat("a", 250) + ".html":    "old address " + strings.Repeat("a", 250) + ".html has a part that no file can have for its name: it is longer than 200 letters, which some disks cannot hold",
		strings.Repeat("ab/", 400) + "a.html": "old address " + strings.Repeat("ab/", 400) + "a.html is too long",
		"b.html/x.html":                       "address b.html/x.html is in a folder whose name is taken by content/b.md",
	} {
		warned(t, "---\ntitle: A\nold_addresses: ["+address+"]\n---\n\nWords.\n", diag.Error, "a.md:3:17: "+want)
	}
}

func TestALongOldAddressIsAWarning(t *testing.T) {
	address := strings.Repeat("abcdefghi/", 20) + "a.html"
	warned(t, "---\ntitle: A\nold_addresses: ["+address+"]\n---\n\nWords.\n", diag.Warning, "a.md:3:17: warning: old address of 206 letters is longer than some computers can hold")
	warned(t, "---\ntitle: A\nold_addresses: ["+strings.TrimSuffix(address, "html")+"php]\n---\n\nWords.\n", diag.Warning, "")
}

func TestNamesThatNotEveryDiskHolds(t *testing.T) {
	for name, want := range map[string]string{
		"con.md":                         "con.md: name of the file is one that Windows keeps for itself: con",
		"aux/a.md":                       "aux: name of the folder is one that Windows keeps for itself: aux",
		"lpt1.notes.md":                  "lpt1.notes.md: name of the file is one that Windows keeps for itself: lpt1",
		"nul.md":                         "nul.md: name of the file is one that Windows keeps for itself: nul",
		"plans./a.md":                    "plans.: name of the folder ends in a dot, which Windows takes away",
		"b.html/a.md":                    "b.html/a.md: address b.html/a.html is in a folder whose name is taken by content/b.md",
		"console.md":                     "",
		"com.md":                         "",
		"a.con.md":                       "",
		strings.Repeat("a", 220) + ".md": strings.Repeat("a", 220) + ".md: name of the file is longer than 200 letters, which some disks cannot hold",
	} {
		_, problems := loadFiles(files{name: page("Words."), "b.md": page("Words.")})
		if want == "" && len(problems) == 0 {
			continue
		}
		if len(problems) != 1 || !strings.HasPrefix(listed(problems), want) {
			t.Errorf("%s: reported:\n%s", name, listed(problems))
		}
	}
}

// What readers never meet is published all the same, perhaps by mistake.
func TestWhatNothingLeadsToIsAWarning(t *testing.T) {
	whole := files{
		"site.yaml":         siteYAML + "menu:\n  - page: guidance/index.md\n",
		"index.md":          "---\ntitle: Home\n---\n\n[The plan](files/plan.pdf), [what else there is](more.md).\n",
		"more.md":           page("Words."),
		"guidance/index.md": page("Words."),
		"guidance/a.md":     page("Words."),
		"files/plan.pdf":    "%PDF-1.4\n%%EOF\n",
		"tree.svg":          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>`,
	}
	for name, c := range map[string]struct{ file, text, want string }{
		"all is linked":                   {"index.md", whole["index.md"], ""},
		"a file that nothing links to":    {"files/old.pdf", whole["files/plan.pdf"], "files/old.pdf: warning: nothing links to the file"},
		"a page that nothing links to":    {"lonely.md", page("See [itself](lonely.md)."), "lonely.md: warning: nothing leads to the page"},
		"a folder without a front page":   {"rooms/a.md", page("Words."), "rooms/a.md: warning: nothing leads to the page"},
		"a front page that nothing names": {"rooms/index.md", page("Words."), "rooms/index.md: warning: nothing leads to the page"},
		"a page in a folder with a front": {"guidance/b.md", page("Words."), ""},
		"a draft":                         {"lonely.md", "---\ntitle: A\ndraft: true\n---\n\nWords.\n", ""},
		"a page of a kind":                {"words.md", "---\ntitle: G\nkind: glossary\n---\n\nhub\n: A place.\n", ""},
	} {
		f := files{c.file: c.text}
		for name, text := range whole {
			if f[name] == "" {
				f[name] = text
			}
		}
		_, _, problems := Load(site(f), Options{Today: today()})
		if got := listed(problems); c.want == "" && got != "" || c.want != "" && (!strings.HasPrefix(got, c.want) || len(problems) != 1) {
			t.Errorf("%s: reported:\n%swant:\n%s", name, got, c.want)
		}
	}
}
