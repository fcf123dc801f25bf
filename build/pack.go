package build

import (
	"context"
	"time"

	"rethink/build/internal/pack"
)

// A Packed is the whole site in one zip.
type Packed struct {
	Name  string // from the site's title and version: "resolving-concerns-1.0.zip"
	Data  []byte
	Files int
}

// Pack makes the whole site as one zip that opens from a disk. Faults of the
// content are in the result, as with [Check]; nothing is made while one of them is
// an error.
func Pack(ctx context.Context, o Options) (*Result, *Packed, error) {
	started := time.Now()
	b, result, err := check(ctx, o)
	if err != nil || result.Failed(o.Strict) {
		return result, nil, err
	}
	data, files := result.Files[pack.Address], len(result.Files)
	if data == nil {
		if data, err = pack.Zip(b.env, result.Files); err != nil {
			return nil, nil, err
		}
		files++ // START-HERE.html; otherwise it stands in the place of the zip
	}
	result.Elapsed = time.Since(started)
	return result, &Packed{Name: pack.Name(b.site.Config), Data: data, Files: files}, nil
}
