package build

import (
	"io"
	"time"

	"rethink/build/internal/cards"
	"rethink/build/internal/release"
	"rethink/build/internal/review"
)

// CardsOptions says which cards to print, and how.
type CardsOptions = cards.FileOptions

// A CardsFile is a deck on paper: a PDF.
type CardsFile = cards.File

// Cards makes one file of the first deck's cards. Faults of the content are in the
// result, as with [Check]; nothing is made while one of them is an error.
func Cards(o Options, c CardsOptions) (*Result, *CardsFile, error) {
	return beside(o, func(b *builder, r *Result) (*CardsFile, error) {
		file, problems, err := cards.NewFile(b.env, c)
		r.Problems = append(r.Problems, problems...)
		return file, err
	})
}

// A ReviewFile is the text of the whole site for Word.
type ReviewFile = review.File

// Review makes the text of the whole site for people to comment on in Word. Faults of
// the content are as with [Cards].
func Review(o Options) (*Result, *ReviewFile, error) {
	return beside(o, func(b *builder, _ *Result) (*ReviewFile, error) { return review.New(b.env.Of(b.site)) })
}

// A Copy is a [ReviewFile] that came back, and Remarks is what people wrote into it.
type (
	Copy    = review.Copy
	Remarks = review.Remarks
)

// ReadCopy reads a copy. It is nil for another Word file.
func ReadCopy(r io.ReaderAt, size int64) (*Copy, error) { return review.ReadCopy(r, size) }

// ListRemarks lists what a copy holds, with the places that it is about.
func ListRemarks(o Options, c *Copy) (*Result, *Remarks, error) {
	return beside(o, func(b *builder, _ *Result) (*Remarks, error) { return c.Remarks(b.env.Of(b.site)) })
}

// Changed is what changed since a release, in plain words.
type Changed = release.Told

// Changes tells what changed since the release of a version, or with no version since
// the newest. Faults of the content are as with [Cards].
func Changes(o Options, since string) (*Result, *Changed, error) {
	return beside(o, func(b *builder, _ *Result) (*Changed, error) { return b.history.Tell(b.site, since, b.env.Say) })
}

// beside makes something that is no part of the site, from a content without an error.
func beside[M any](o Options, make func(*builder, *Result) (*M, error)) (*Result, *M, error) {
	started := time.Now()
	result := &Result{}
	b, err := load(o, result)
	var made *M
	if b != nil {
		made, err = make(b, result)
	}
	if err != nil {
		return nil, nil, err
	}
	result.Problems.Sort()
	result.Elapsed = time.Since(started)
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	return result, made, nil
}
