package source

import (
	"regexp"
	"strings"
)

// placeholders are what stands where somebody's words are to stand: as `rethink new`
// writes it, and as people do until they know.
var placeholders = []*regexp.Regexp{
	regexp.MustCompile(`^[.…?_\s]+$`),
	regexp.MustCompile(`^(?i:https?://)?[.…]+$`),
	regexp.MustCompile(`^(?i:write here|your (?:name|address|organisation|partnership|email|e-mail|text)|name of (?:person|organisation))\b`),
	regexp.MustCompile(`(?i)^[\[<(]?(?:to ?do|tbc|tbd|tba|to be (?:confirmed|decided|added|announced)|xx+|fill in|insert .*|lorem ipsum.*)[\])>]?[.:!]?$`),
	regexp.MustCompile(`(?i)^(?:your-address|yourname|your\.name|you|name|firstname\.lastname)@`),
	regexp.MustCompile(`(?i)\b(?:your-?domain|your-?site|your-?council|your-?organisation)\.`),
	regexp.MustCompile(`^(?:0{4,}|0?1234 ?567?8?9?0?)$`),
}

// isPlaceholder reports whether a fact of the site still stands open.
func isPlaceholder(text string) bool {
	text = strings.TrimSpace(text)
	for _, p := range placeholders {
		if text != "" && p.MatchString(text) {
			return true
		}
	}
	return false
}
