package source

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

const quoted = `---
title: The child's "plan"
description: It's "short".
---

## What's "next"? {#next}

She said "*stop*" to [the child's](b.md "It's here") team. The **boys**' view.
Type ` + "`\"x\" 'y'`" + `, or \"so\" and &quot;so&quot;.

| A "head" | B |
| --- | --- |
| don't | "do" |

- "One"
  - 'two'

> [!NOTE]
> It's so.

Term's
: "Meaning"

` + "```" + `
"code" 'here'
` + "```" + `

<https://example.org/o'b>, ![It's a "map"](map.svg)
`

// All text of a page is set, across emphasis and links; code, addresses and what
// has a backslash before it stay as they were typed.
func TestQuotationMarksAreSetAcrossAPage(t *testing.T) {
	s, problems := loadFiles(files{"a.md": quoted, "b.md": page("Words."), "map.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>`})
	for _, p := range problems {
		if p.Rule != "orphan" {
			t.Log(p)
		}
	}
	p := s.Page("a.md")
	if p.Title != "The child’s “plan”" || p.Description != "It’s “short”." {
		t.Errorf("title is %s, description %s", p.Title, p.Description)
	}
	if p.Headings[0].Text.Plain() != "What’s “next”?" {
		t.Errorf("heading is %s", p.Headings[0].Text.Plain())
	}
	var got []string
	each(p.Body, func(text model.Inlines) { got = append(got, text.Plain()) })
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"She said “stop” to the child’s team. The boys’ view.", `Type "x" 'y', or "so" and "so".`,
		"A “head”", "don’t", "“do”", "“One”", "‘two’", "It’s so.", "Term’s", "“Meaning”",
		"https://example.org/o'b", "It’s a “map”",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("page does not say %s:\n%s", want, all)
		}
	}
	if p.Links[0].Title != "It’s here" {
		t.Errorf("title of the link is %s", p.Links[0].Title)
	}
	code, ok := p.Body[slices.IndexFunc(p.Body, func(b model.Block) bool { _, is := b.(*model.Code); return is })].(*model.Code)
	if !ok || !strings.Contains(code.Value, `"code" 'here'`) {
		t.Errorf("code is %+v", code)
	}
}

// each calls f for every run of text.
func each(blocks []model.Block, f func(model.Inlines)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			f(b.Text)
		case *model.Heading:
			f(b.Text)
		case *model.List:
			for _, i := range b.Items {
				each(i.Blocks, f)
			}
		case *model.Alert:
			each(b.Blocks, f)
		case *model.Table:
			for _, c := range b.Head {
				f(c.Text)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					f(c.Text)
				}
			}
		case *model.Definitions:
			for _, d := range b.Items {
				for _, term := range d.Terms {
					f(term)
				}
				each(d.Blocks, f)
			}
		}
	}
}

// Questions are quoted letter by letter from a source, and are taken over by other
// programs: they keep their letters. What stands beside them is set.
func TestQuestionsKeepTheirLetters(t *testing.T) {
	s, _ := loadFiles(files{
		"swaps.md":   "---\ntitle: A\nkind: swaps\ntags:\n  why: \"\\\"Why\\\" question\"\n---\n\n## Why's {#why}\n\nIt's so.\n\n| Don't | Try |  Because |\n| --- | --- | --- |\n| Why haven't you? | What's \"next\"? | It doesn't blame. |\n",
		"prompts.md": "---\ntitle: A\nkind: prompts\n---\n\n## It's first {#first}\n\nDon't hurry.\n\n- What's \"next\"?\n",
	})
	c := s.Swaps[0].Categories[0]
	swap := c.Swaps[0]
	for got, want := range map[string]string{
		swap.Avoid.Plain(): "Why haven't you?", swap.Try[0].Text.Plain(): `What's "next"?`,
		swap.Try[0].Because.Plain(): "It doesn’t blame.", c.Title: "Why’s", c.Tag: "“Why” question",
		s.Prompts[0].Groups[0].Prompts[0].Text.Plain(): `What's "next"?`, s.Prompts[0].Groups[0].Title: "It’s first",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Other languages quote in other ways: their text is what was typed.
func TestAnotherLanguageKeepsItsMarks(t *testing.T) {
	for language, want := range map[string]string{"en-GB": "It’s “so”.", "cy": `It's "so".`, "fr": `It's "so".`} {
		s, _ := loadFiles(files{"a.md": page(`It's "so".`), "site.yaml": strings.Replace(siteYAML, "en-GB", language, 1) + "description: It's \"so\".\n"})
		if got := s.Page("a.md").Body[0].(*model.Paragraph).Text.Plain(); got != want {
			t.Errorf("%s: page says %s, want %s", language, got, want)
		}
		if s.Config.Description != want {
			t.Errorf("%s: site.yaml says %s, want %s", language, s.Config.Description, want)
		}
	}
}

// Every text of site.yaml is set, but for what other programs know by its letters:
// a fact that is added to it has to be one or the other.
func TestEveryTextOfSiteYAMLIsSetOrIsAName(t *testing.T) {
	names := []string{"Language", "Version", "BaseURL", "URL", "Phone", "Email", "Stock"}
	c := model.Config{
		Contacts: make([]model.Contact, 1), Urgent: &model.Urgent{}, Protocol: &model.Protocol{}, Menu: make([]model.MenuItem, 1),
		Statement: model.Statement{Contact: &model.Way{}, Complaints: &model.Way{}, Limits: make([]string, 1)},
		Privacy:   model.Privacy{Contact: &model.Way{}, Complaints: &model.Way{}},
	}
	texts := 0
	var fill func(v reflect.Value, check bool, name string)
	fill = func(v reflect.Value, check bool, name string) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				fill(v.Elem(), check, name)
			}
		case reflect.Slice:
			for i := range v.Len() {
				fill(v.Index(i), check, name)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				if f.IsExported() && f.Name != "At" && f.Name != "To" && !slices.Contains(names, f.Name) {
					fill(v.Field(i), check, name+"."+f.Name)
				}
			}
		case reflect.String:
			if !check {
				v.SetString("it's")
				texts++
			} else if v.String() != "it’s" {
				t.Errorf("%s is not set", name)
			}
		}
	}
	fill(reflect.ValueOf(&c), false, "")
	c.Language = "en"
	setConfig(&c)
	fill(reflect.ValueOf(&c), true, "")
	if texts < 20 {
		t.Errorf("only %d texts were looked at", texts)
	}
}
