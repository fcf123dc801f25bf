package build

import (
	"context"
	"path/filepath"
	"time"

	"rethink/build/internal/model"
	"rethink/build/internal/publish"
	"rethink/build/internal/release"
)

// ReleaseOptions says what to release, and who approved it.
type ReleaseOptions = release.Request

// A Released is what a release says and where it was written.
type Released = release.Written

// Release writes down the words and the addresses of the site as a version that somebody
// approved. It refuses while the content has an error, when a review is overdue, when a
// release has that version or a later one, and when nothing changed. Faults of the
// content are in the result; then nothing is written.
func Release(ctx context.Context, o Options, r ReleaseOptions) (*Result, *Released, error) {
	started := time.Now()
	if err := r.Check(); err != nil {
		return nil, nil, err
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	o.releasing = true
	b, result, err := check(ctx, o)
	if err != nil || b == nil {
		return result, nil, err
	}
	result.Problems.Promote("review") // what nobody looked through in time is not approved
	if len(b.history) == 0 {
		result.Problems = append(result.Problems, release.Replaced(b.site.Config)...)
		result.Problems.Sort()
	}
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	day := model.Date{Year: o.Now.Year(), Month: o.Now.Month(), Day: o.Now.Day()}
	one := r.Release(b.site, day, result.Problems.Warnings())
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
