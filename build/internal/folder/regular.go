// Package folder is where a site is read from: a folder of the disk, and what it has of
// its own over what is built in.
//
// The package refuses to open anything but files and folders, and to write.
package folder

import (
	"errors"
	"io/fs"
	"os"
)

type regular struct{ folder fs.FS }

var (
	_ fs.ReadFileFS = regular{}
	_ fs.ReadLinkFS = regular{}
)

// Of returns a folder of the disk in which only files and folders can be opened. To
// open a pipe would wait for whoever writes into it, for ever.
func Of(name string) fs.FS { return regular{os.DirFS(name)} }

func (r regular) check(name string) error {
	info, err := fs.Stat(r.folder, name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: errors.New("it is not an ordinary file")}
	}
	return err
}

func (r regular) Open(name string) (fs.File, error) {
	if err := r.check(name); err != nil {
		return nil, err
	}
	return r.folder.Open(name)
}

func (r regular) ReadFile(name string) ([]byte, error) {
	if err := r.check(name); err != nil {
		return nil, err
	}
	return fs.ReadFile(r.folder, name)
}

func (r regular) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.folder, name) }
func (r regular) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.folder, name) }
func (r regular) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.folder, name) }
func (r regular) ReadLink(name string) (string, error)       { return fs.ReadLink(r.folder, name) }
