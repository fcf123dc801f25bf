package prose

import (
	"strings"

	"rethink/build/internal/model"
)

// LinkText reports a link whose text does not say where it leads: many people
// hear or see the links of a page without the text around them.
func (j *Judge) LinkText(link *model.Link, text string) {
	switch {
	case text == "":
		j.Problems.Errorf(link.At, "empty-link", "link has no text")
		j.Problems.Hint("Write what the reader finds there between the square brackets: [text](address)")
	case IsBareAddress(text):
		j.Problems.Errorf(link.At, "link-text", "link shows its bare address: %s", text)
		j.Problems.Hint("Write what the reader finds there: [what is there](%s)", orText(link.Written, text))
	case saysNothing(text):
		j.Problems.Errorf(link.At, "link-text", "text of the link says nothing about where it leads: “%s”", text)
		j.Problems.Hint("Write what the reader finds there, such as the title of the page.")
	}
}

// IsBareAddress reports whether text that is an address of the web and nothing else.
func IsBareAddress(text string) bool {
	if strings.ContainsAny(text, " ") {
		return false
	}
	text = strings.ToLower(text)
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") ||
		strings.HasPrefix(text, "www.") && strings.Count(text, ".") > 1
}

func saysNothing(text string) bool {
	if len(text) > 30 {
		return false
	}
	switch strings.ToLower(strings.Trim(text, " .,:;!?…>»→\"'“”‘’")) {
	case "", "click", "click here", "click on this link", "click this link", "here", "see here", "this", "this link", "this page", "this site",
		"this website", "this document", "link", "the link", "a link", "links", "more", "read more", "read on", "see more",
		"learn more", "find out more", "more info", "more information", "further information", "details", "more details", "info",
		"go", "go here", "continue", "page", "website", "web page", "webpage", "site", "document", "download", "download here", "pdf", "view", "open":
		return true
	}
	return false
}

// orText returns what an author wrote as a link's address, or for an address in pointed
// brackets the text itself.
func orText(written, text string) string {
	if written != "" {
		return written
	}
	return strings.TrimSpace(text)
}
