package cards

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/sheet"
	"rethink/build/internal/words"
)

// An Imprint says what a card belongs to. Only the title is never empty.
type Imprint struct {
	Title   string // of the site
	Version string // with its day: "Version 1.0, 3 November 2026"
	Short   string // the version alone, for a back with words of its own: "v1.0"
	Day     string // as it is in Version
	Address string // of the site, as people type it
}

func imprint(cfg model.Config, say words.Say) Imprint {
	i := Imprint{Title: cfg.Title, Version: out.Version(cfg, say), Address: cfg.ShortAddress()}
	if !cfg.Updated.IsZero() {
		i.Day = say.Date(cfg.Updated)
	}
	switch {
	case cfg.Draft:
		i.Short = say("draft_word")
	case cfg.Version != "":
		i.Short = say("version_short", cfg.Version)
	}
	if cfg.Changed {
		i.Short += ", " + say("version_changed")
	}
	return i
}

// lines are the ways to say it on a back that many cards share, the fullest first.
func (i Imprint) lines() [][]string {
	ways := [][]string{without(i.Title, i.Version, i.Address)}
	if i.Address != "" {
		ways = append(ways, without(i.Title, i.Version))
	}
	return append(ways, without(i.short()), without(i.least()))
}

// unbroken keeps the day in a line of the imprint in one piece, where it has room.
func (i Imprint) unbroken(line string, width, size float64) string {
	day := strings.ReplaceAll(i.Day, " ", "\u00a0")
	if day == "" || sheet.Regular.Width(day+",", size) > width {
		return line
	}
	return strings.Replace(line, i.Day, day, 1)
}

// short is the site with its version, on one line where there is room.
func (i Imprint) short() string {
	if i.Short == "" {
		return i.Title
	}
	return i.Title + " · " + i.Short
}

// least is what has room on every card.
func (i Imprint) least() string {
	if i.Version == "" {
		return i.Title
	}
	return i.Version
}

func without(lines ...string) []string {
	var kept []string
	for _, l := range lines {
		if l != "" {
			kept = append(kept, l)
		}
	}
	return kept
}
