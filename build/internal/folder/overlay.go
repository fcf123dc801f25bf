package folder

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Over returns a file system in which a file of upper hides the file of the same
// name in lower: a site's own layouts and static files over the built-in ones.
func Over(upper, lower fs.FS) fs.FS { return overlay{upper, lower} }

type overlay struct{ upper, lower fs.FS }

// Open opens the upper file, or the lower one where there is no upper.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// ReadDir lists both folders, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, upperErr := fs.ReadDir(o.upper, name)
	lower, lowerErr := fs.ReadDir(o.lower, name)
	if upperErr != nil && (lowerErr != nil || !errors.Is(upperErr, fs.ErrNotExist)) {
		return nil, upperErr // of a folder that may not be read, nothing may be hidden
	}
	all := append(upper, lower...)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}
