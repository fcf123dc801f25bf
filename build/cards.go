package build

import (
	"time"

	"rethink/build/internal/cards"
)

// CardsOptions says which cards to print, and how.
type CardsOptions = cards.FileOptions

// A CardsFile is a deck on paper: a PDF.
type CardsFile = cards.File

// Cards makes one file of the first deck's cards. Faults of the content are in the
// result, as with [Check]; nothing is made while one of them is an error.
func Cards(o Options, c CardsOptions) (*Result, *CardsFile, error) {
	started := time.Now()
	result := &Result{}
	b, err := load(o, result)
	if err != nil {
		return nil, nil, err
	}
	var file *CardsFile
	if b != nil {
		made, problems, err := cards.NewFile(b.env, c)
		if err != nil {
			return nil, nil, err
		}
		file, result.Problems = made, append(result.Problems, problems...)
	}
	result.Problems.Sort()
	result.Elapsed = time.Since(started)
	if result.Failed(o.Strict) {
		return result, nil, nil
	}
	return result, file, nil
}
