package build

import (
	"context"
	"errors"
	"fmt"
	"os"
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
	b, result, err := check(ctx, o)
	if err != nil || b == nil {
		return result, nil, err
	}
	result.overdue()
	if len(b.history) == 0 {
		result.Problems = append(result.Problems, release.Replaced(b.env.Site.Config)...)
		result.Problems.Sort()
	}
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	one := &release.Release{
		Version: r.Version, Day: model.Date{Year: o.Now.Year(), Month: o.Now.Month(), Day: o.Now.Day()},
		Approver: oneLine(r.Approver), Note: oneLine(r.Note), Warnings: result.Problems.Warnings(),
		Snapshot: release.Take(b.env.Site),
	}
	one.Addresses = release.Addresses(b.env.Site, b.made.Outputs)
	if err := b.history.Accepts(one); err != nil {
		return nil, nil, err
	}
	done := &Released{Path: release.Path(one.Version), Day: b.env.Say.Date(one.Day), Summary: release.Summary(b.since, b.env.Say), First: len(b.history) == 0}
	err = writeRelease(filepath.Join(o.Source, filepath.FromSlash(done.Path)), one)
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

// writeRelease writes the file of a release, and reads it back: a release that cannot be
// read would be noticed only when it is needed.
func writeRelease(name string, one *release.Release) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("file %s is there already: a release is never written over", name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := publish.File(name, one.File()); err != nil {
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := one.Equals(data); err != nil {
		return errors.Join(fmt.Errorf("release %s could not be written whole, and was taken away again: %w", one.Version, err), os.Remove(name))
	}
	return nil
}

// note says that the content is no longer that of the newest release.
func (b *builder) note() string {
	if len(b.since) == 0 {
		return ""
	}
	return fmt.Sprintf("Changed since release %s: %s. `rethink changes` shows what.", b.history.Newest().Version, release.Summary(b.since, b.env.Say))
}

// Changed is what changed since a release, in plain words.
type Changed struct {
	Since string   // the version
	Lines []string // a heading for each page, and its parts; empty where nothing changed
	Mail  string   // a paragraph to paste into an e-mail; empty where nothing changed
}

// Changes tells what changed since the release of a version, or with no version since
// the newest. Faults of the content are in the result; nothing is told while one of them
// is an error that keeps the content from being read.
func Changes(o Options, since string) (*Result, *Changed, error) {
	started := time.Now()
	result := &Result{}
	b, err := load(o, result)
	if err != nil || b == nil {
		result.Problems.Sort()
		return result, nil, err
	}
	result.Problems.Sort()
	from := b.history.Newest()
	if from == nil {
		return nil, nil, errors.New("nothing was released yet, so nothing can be compared: `rethink release 1.0 --approved-by …` writes the first release")
	}
	if since != "" {
		if from = b.history.Find(since); from == nil {
			return nil, nil, fmt.Errorf("there is no release %s: there is %s", since, strings.Join(b.history.Versions(), ", "))
		}
	}
	changes := release.Compare(from.Snapshot, release.Take(b.env.Site))
	told := &Changed{Since: from.Version}
	if len(changes) > 0 {
		told.Lines = release.Tell(b.env.Site, changes, b.env.Say)
		in := b.history.Newest()
		if len(b.since) > 0 {
			in = nil // what is told of is not released yet
		}
		told.Mail = release.Mail(b.env.Site, in, from.Version, changes, b.env.Say)
	}
	result.Elapsed = time.Since(started)
	return result, told, nil
}
