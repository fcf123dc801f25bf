package folder

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

type unreadable struct{ fstest.MapFS }

func (unreadable) ReadDir(name string) ([]fs.DirEntry, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// A site's own files that may not be read are not passed over for the built-in ones.
func TestAFolderThatMayNotBeReadHidesNothing(t *testing.T) {
	builtIn := fstest.MapFS{"static/css/a.css": {Data: []byte("a{}")}}
	if _, err := fs.ReadDir(overlay{unreadable{}, builtIn}, "static/css"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want that it may not be read", err)
	}
	if files, err := fs.ReadDir(overlay{fstest.MapFS{}, builtIn}, "static/css"); err != nil || len(files) != 1 {
		t.Errorf("got %v, %v of a folder that only the built-in files have", files, err)
	}
}
