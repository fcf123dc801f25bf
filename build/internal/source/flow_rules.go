package source

import (
	"strings"

	"rethink/build/internal/model"
)

// readRules reads the section of standing rules: one item of its list is a rule.
func readRules(r *reading, f *model.Flow, p model.Part) {
	f.RulesID = p.Heading.ID
	f.RulesTitle = p.Heading.Text.Plain()
	for _, b := range flowText(r, p.Blocks) {
		list, ok := b.(*model.List)
		if !ok {
			f.RulesText = append(f.RulesText, b)
			continue
		}
		for _, item := range list.Items {
			f.Rules = append(f.Rules, readRule(item))
		}
	}
	if len(f.Rules) == 0 {
		r.problems.Errorf(p.Heading.At, "flow-rules", "section of standing rules has no list")
		r.problems.Hint("Write each rule as an item of a list, with its short name in bold: `- **Write it down.** Clearly and on time.`")
	}
}

// readRule takes the bold beginning of an item as the rule's title, and its first
// link, inside the title or after it, as what the title leads to.
func readRule(item *model.Item) model.Rule {
	text := item.Text()
	rule := model.Rule{At: item.At}
	if link := firstLink(text); link != nil {
		rule.To = link.To
	}
	title, rest := text, model.Inlines(nil)
	if len(text) > 0 {
		switch first := text[0].(type) {
		case *model.Strong:
			title, rest = first.Text, text[1:]
		case *model.Link:
			title, rest = first.Text, text[1:]
		}
	}
	rule.Title = strings.TrimRight(strings.TrimSpace(title.Plain()), ".:")
	rule.Text = trimLeft(rest)
	return rule
}

// firstLink returns the first link of a text, or nil.
func firstLink(text model.Inlines) *model.Link {
	for _, in := range text {
		var found *model.Link
		switch in := in.(type) {
		case *model.Link:
			found = in
		case *model.Strong:
			found = firstLink(in.Text)
		case *model.Emphasis:
			found = firstLink(in.Text)
		}
		if found != nil {
			return found
		}
	}
	return nil
}
