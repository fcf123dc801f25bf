package build_test

import (
	"path"
	"strings"
	"testing"

	"rethink/build"
	"rethink/build/internal/sheet/sheettest"
)

// A site that nobody has agreed to says so once on each page, and claims neither a
// review nor an owner, nor that it binds anybody.
func TestADraftSaysSoOnEachPageAndClaimsNothing(t *testing.T) {
	const line = "Draft: not yet agreed by the Portsmouth Safeguarding Children Partnership."
	agreed := strings.Replace(contentFile(t, "site.yaml"), "\nagreed: no\n", "\n", 1)
	for name, c := range map[string]struct {
		site  *build.Result
		draft bool
	}{
		"draft":  {mustBuild(t), true},
		"agreed": {siteWith(t, map[string]string{"content/site.yaml": agreed}), false},
	} {
		if c.site.Files == nil {
			t.Fatal(c.site.Problems)
		}
		pages := 0
		for address, body := range c.site.Files {
			if path.Ext(address) != ".html" {
				continue
			}
			said := spoken(t, body)
			bare := strings.Contains(string(body), `class="bare"`) || !strings.Contains(string(body), "<footer")
			if want := c.draft && !bare; strings.Count(said, line) != map[bool]int{true: 1}[want] {
				t.Errorf("%s: %s says %d times that it is a draft", name, address, strings.Count(said, line))
			}
			if c.draft {
				for _, claim := range []string{"Reviewed 23", "Next review", "Owner Portsmouth", "Version 1.0", "Maintained by", "is committed to"} {
					if strings.Contains(said, claim) {
						t.Errorf("%s claims %q", address, claim)
					}
				}
			}
			pages++
		}
		if pages < 100 {
			t.Errorf("%s: only %d pages were read", name, pages)
		}
		for _, address := range []string{"accessibility.html", "privacy.html"} {
			if got := strings.Contains(spoken(t, c.site.Files[address]), "is a draft. It is not binding until"); got != c.draft {
				t.Errorf("%s: %s says that it is not binding: %t", name, address, got)
			}
		}
		word, other := "Draft, 23 November 2026", "Version 1.0, 23 November 2026"
		if !c.draft {
			word, other = other, word
		}
		for _, address := range []string{"print/record.pdf", "print/board-a3.pdf", "cards/a4-10up.pdf", "print/summary.pdf"} {
			read := seenOn(t, c.site.Files[address])
			if !strings.Contains(read, word) || strings.Contains(read, other) {
				t.Errorf("%s: %s does not say %q, or says %q", name, address, word, other)
			}
		}
	}
}

// seenOn is all that is printed in a PDF, feet included.
func seenOn(t *testing.T, file []byte) string {
	t.Helper()
	var seen []string
	for _, p := range sheettest.Pages(t, file) {
		for _, l := range p.Lines {
			seen = append(seen, l.Text())
		}
	}
	return strings.Join(seen, " ")
}
