package release

import (
	"errors"
	"fmt"
	"strings"

	"rethink/build/internal/model"
)

// A Request says what to release, and who approved it.
type Request struct {
	Version  string
	Approver string // who approved it, in words
	Note     string // what it is about, in a sentence; may be empty
}

// Written is what was released, and where that stands.
type Written struct {
	Path    string // of its file, from the site's folder
	Day     string // in words
	Summary string // what changed since the release before it; empty for the first
	First   bool
}

// Check says what is missing, for whoever asked.
func (r Request) Check() error {
	if !IsVersion(r.Version) {
		return fmt.Errorf("version %q is not one: write numbers with dots between, such as 1.1", r.Version)
	}
	if strings.TrimSpace(r.Approver) == "" {
		return errors.New("name who approved it: --approved-by \"the partnership's executive board, 3 November 2026\"")
	}
	return nil
}

// Release returns the words of a site as approved on a day, without its cards and its
// addresses. Warnings is how many the content had.
func (r Request) Release(site *model.Site, day model.Date, warnings int) *Release {
	return &Release{Version: r.Version, Day: day, Approver: oneLine(r.Approver), Note: oneLine(r.Note), Warnings: warnings, Snapshot: Take(site)}
}
