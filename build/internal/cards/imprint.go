package cards

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// imprint says what a card belongs to: the site's title, its version and date,
// and its short address, where it has one.
func imprint(cfg model.Config, say words.Say) []string {
	lines := []string{cfg.Title}
	var facts []string
	if cfg.Version != "" {
		facts = append(facts, say("version", cfg.Version))
	}
	if !cfg.Updated.IsZero() {
		facts = append(facts, say.Date(cfg.Updated))
	}
	if len(facts) > 0 {
		lines = append(lines, strings.Join(facts, ", "))
	}
	if a := ShortAddress(cfg.BaseURL); a != "" {
		lines = append(lines, a)
	}
	return lines
}

// ShortAddress is an address as people type it: without its scheme and its last
// slash.
func ShortAddress(url string) string {
	_, rest, found := strings.Cut(url, "://")
	if !found {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}
