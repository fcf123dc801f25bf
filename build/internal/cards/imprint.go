package cards

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// imprint says what a card belongs to: the site's title, its version and date,
// and its short address, where it has one.
func imprint(cfg model.Config, say words.Say) []string {
	lines := []string{cfg.Title}
	if version := out.Version(cfg, say); version != "" {
		lines = append(lines, version)
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
