package build_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"rethink/build"
)

// printed lists the PDF files of a site, without their ending.
func printed(site *build.Result) []string {
	var all []string
	for _, address := range slices.Sorted(maps.Keys(site.Files)) {
		if name, ok := strings.CutSuffix(address, ".pdf"); ok {
			all = append(all, name)
		}
	}
	return all
}

// found lists the problems of a rule.
func found(site *build.Result, rule string) []string {
	var all []string
	for _, p := range site.Problems {
		if p.Rule == rule {
			all = append(all, p.String())
		}
	}
	return all
}

// What is not chosen is not made and not listed, and links to it lead to the list.
func TestASiteChoosesWhatIsPrinted(t *testing.T) {
	config := contentFile(t, "site.yaml")
	everything := printed(mustBuild(t))
	for choice, want := range map[string]func(name string) bool{
		"[cards, papers, posters, training]": func(string) bool { return true },
		"none":                               func(string) bool { return false },
		"[]":                                 func(string) bool { return false },
		"papers":                             func(name string) bool { return path.Dir(name) == "print" && !isPoster(name) },
		"[posters]":                          func(name string) bool { return isPoster(name) },
		"[board-a4, print/record.pdf]": func(name string) bool {
			return strings.HasPrefix(name, "print/board-a4") || strings.HasPrefix(name, "print/record")
		},
		"[Avery C32011]": func(name string) bool {
			return path.Base(name) == "avery-c32011" || path.Base(name) == "calibration"
		},
		"[carry, quiz]": func(name string) bool {
			return strings.HasPrefix(name, "cards/ca") || strings.HasPrefix(name, "questions/quiz/")
		},
	} {
		site := siteWith(t, map[string]string{"content/site.yaml": config + "\nprint: " + choice + "\n"})
		if site.Files == nil {
			t.Errorf("%s: %v", choice, site.Problems)
			continue
		}
		var wanted []string
		for _, name := range everything {
			if want(name) {
				wanted = append(wanted, name)
			}
		}
		if got := printed(site); !slices.Equal(got, wanted) {
			t.Errorf("%s prints\n%v\nwant\n%v", choice, got, wanted)
		}
		crawl(t, site.Files)
		if linked := len(found(site, "unwanted-print")); (linked == 0) != (len(wanted) == len(everything)) {
			t.Errorf("%s: %d links are reported", choice, linked)
		}
	}
}

func isPoster(name string) bool {
	return strings.HasPrefix(name, "print/board") || strings.HasPrefix(name, "print/chart")
}

func TestANameThatNothingHasIsReported(t *testing.T) {
	site := siteWith(t, map[string]string{"content/site.yaml": contentFile(t, "site.yaml") + "\nprint: [psoters, carry]\n"})
	told := found(site, "unknown-print")
	if site.Files != nil || len(told) != 1 || !strings.Contains(told[0], "psoters") {
		t.Errorf("told %v", told)
	}
	for _, p := range site.Problems {
		if p.Rule == "unknown-print" && p.Hint != "Did you mean `posters`?" {
			t.Errorf("the hint is %q", p.Hint)
		}
	}
}

// Two ordinary contacts kept the site from being written.
func TestContactsNeverKeepASiteFromBeingMade(t *testing.T) {
	const contact = "  - name: Samira Okonkwo-Reed\n    role: Named nurse for safeguarding children\n    phone: \"023 9268 0001\"\n    hours: Monday to Friday, 9am to 5pm\n"
	without := printed(mustBuild(t))
	for _, n := range []int{2, 8} {
		site := siteWith(t, map[string]string{"content/site.yaml": contentFile(t, "site.yaml") + "\ncontacts:\n" + strings.Repeat(contact, n)})
		if site.Files == nil || len(found(site, "unchecked-link")) != len(site.Problems) {
			t.Errorf("%d contacts: told %v", n, site.Problems)
			continue
		}
		if got := printed(site); !slices.Equal(got, without) {
			t.Errorf("%d contacts: printed are %v", n, got)
		}
		if !strings.Contains(string(site.Files["print/index.html"]), "Who to call is on a card of its own.") {
			t.Errorf("%d contacts: the list does not say where they are", n)
		}
	}
}

const ownCards = `---
kind: cards
title: Cards
description: Our own cards.
---

`

// Whatever stands on a card, there is a site, and one warning for a place.
func TestNoCardKeepsASiteFromBeingMade(t *testing.T) {
	for name, c := range map[string]struct {
		card string
		left bool // cards are not printed
		told []string
	}{
		"pictures":       {"## Stop ❌ and ✅ think {#stop}\n\nAsk 👩🏽‍⚕️ first.\n", false, []string{"content/cards.md:7:1: warning: signs “❌” (U+274C) and “✅” (U+2705) cannot be printed and are left out of Cards", "content/cards.md:9:1: warning: sign “👩🏽‍⚕️” (U+1F469) cannot be printed and is left out of Cards"}},
		"nothing else":   {"## ❌ {#no}\n\n- ✅\n- ❌\n", false, []string{"content/cards.md:7:1: warning: sign “❌” (U+274C) cannot be printed and is left out of Cards", "content/cards.md:9:3: warning: sign “✅” (U+2705) cannot be printed and is left out of Cards", "content/cards.md:10:3: warning: sign “❌” (U+274C) cannot be printed and is left out of Cards"}},
		"another script": {"## 家族 {#family}\n\n家族と話す。\n", true, []string{"content/cards.md:7:1: warning: letters “家” (U+5BB6) and “族” (U+65CF) are not in the fonts of the PDF files, so this is not printed: Cards"}},
		"right to left":  {"## Family {#family}\n\nשלום עולם\n", true, []string{"content/cards.md:9:1: warning: text “שלום עולם” (U+5E9) runs from right to left, which the PDF files cannot show, so this is not printed: Cards"}},
		"a word too wide": {"## Family {#family}\n\n" + strings.Repeat("Kinderschutz", 5) + "\n", true, []string{
			"content/cards.md:7:1: warning: card 1 “Family”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 48 mm wider than the card has room for, even in 12 pt, so these sheets are not printed: a4-10up, a4-fold, any-8up, any-8up-letter, avery-c32011, avery-c32015 and 2 more",
			"content/cards.md:7:1: warning: card 1 “Family”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 55 mm wider than the card has room for, even in 14 pt, so these sheets are not printed: a4-a7",
			"content/cards.md:7:1: warning: card 1 “Family”, front: the word “KinderschutzKinderschutzKinderschutzKinderschutz…” is 96 mm wider than the card has room for, even in 18 pt, so these sheets are not printed: large"}},
		"forty lines": {"## Long {#long}\n\n" + strings.Repeat("Say what worries you most, and listen.\n", 40), false, nil},
	} {
		site := startedSite(t, map[string]string{"content/cards.md": ownCards + c.card})
		if site.Files == nil {
			t.Errorf("%s: %v", name, site.Problems)
			continue
		}
		var told []string
		for _, p := range site.Problems {
			if p.Pos.File == "content/cards.md" && (p.Rule == "missing-glyph" || strings.HasPrefix(p.Rule, "card-")) {
				told = append(told, p.String())
			}
		}
		if !slices.Equal(told, c.told) {
			t.Errorf("%s: told\n%s\nwant\n%s", name, strings.Join(told, "\n"), strings.Join(c.told, "\n"))
		}
		if _, made := site.Files["cards/a4-10up.pdf"]; made == c.left {
			t.Errorf("%s: cards are printed: %v", name, made)
		}
		if list := string(site.Files["print/index.html"]); c.left && !strings.Contains(list, "There is no PDF of this.") {
			t.Errorf("%s: the list of what to print does not say so", name)
		}
		crawl(t, site.Files)
	}
}
