package build

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"rethink/build/internal/model"
	"rethink/build/internal/publish"
	"rethink/build/internal/release"
)

// ReleaseOptions says what to release, and who approved it.
type ReleaseOptions struct {
	Version  string
	Approver string // who approved it, in words
	Note     string // what it is about, in a sentence; may be empty
}

// A Released is what a release says and where it was written.
type Released struct {
	Path    string // from the site's folder
	Day     string // in words
	Summary string // what changed since the release before it; empty for the first
	First   bool
}

// Release writes down the words and the addresses of the site as a version that somebody
// approved. It refuses while the content has an error, when a review is overdue, when a
// release has that version or a later one, and when nothing changed. Faults of the
// content are in the result; then nothing is written.
func Release(ctx context.Context, o Options, r ReleaseOptions) (*Result, *Released, error) {
	started := time.Now()
	if !release.IsVersion(r.Version) {
		return nil, nil, fmt.Errorf("version %q is not one: write numbers with dots between, such as 1.1", r.Version)
	}
	if r.Approver = strings.TrimSpace(r.Approver); r.Approver == "" {
		return nil, nil, errors.New("name who approved it: --approved-by \"the partnership's executive board, 3 November 2026\"")
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	o.releasing = true
	b, result, err := check(ctx, o)
	if err != nil || b == nil {
		return result, nil, err
	}
	result.overdue()
	if len(b.history) == 0 {
		result.Problems = append(result.Problems, release.Replaced(b.site.Config)...)
		result.Problems.Sort()
	}
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	one := &release.Release{
		Version: r.Version, Day: model.Date{Year: o.Now.Year(), Month: o.Now.Month(), Day: o.Now.Day()},
		Approver: oneLine(r.Approver), Note: oneLine(r.Note), Warnings: result.Problems.Warnings(),
		Snapshot: release.Take(b.site),
	}
	one.Cards = b.coder.Cards
	one.Addresses = release.Addresses(b.site, b.made.Outputs)
	if err := b.history.Accepts(one); err != nil {
		return nil, nil, err
	}
	data, err := one.File()
	if err != nil {
		return nil, nil, err
	}
	done := &Released{Path: release.Path(one.Version), Day: b.env.Say.Date(one.Day), Summary: release.Summary(b.since, b.env.Say), First: len(b.history) == 0}
	err = publish.New(filepath.Join(o.Source, filepath.FromSlash(done.Path)), data)
	result.Elapsed = time.Since(started)
	return result, done, err
}

// overdue makes errors of the reviews that are overdue: what nobody looked through in
// time is not approved.
func (r *Result) overdue() {
	for i, p := range r.Problems {
		if p.Rule == "review" {
			r.Problems[i].Severity = Error
		}
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Changed is what changed since a release, in plain words.
type Changed = release.Told

// Changes tells what changed since the release of a version, or with no version since
// the newest. Faults of the content are in the result; nothing is told while one of them
// is an error that keeps the content from being read.
func Changes(o Options, since string) (*Result, *Changed, error) {
	started := time.Now()
	result := &Result{}
	b, err := load(o, result)
	result.Problems.Sort()
	if err != nil || b == nil {
		return result, nil, err
	}
	told, err := b.history.Tell(b.site, since, b.env.Say)
	if err != nil {
		return nil, nil, err
	}
	result.Elapsed = time.Since(started)
	return result, told, nil
}
