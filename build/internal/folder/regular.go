// Package folder is where a site is read from: a folder of the disk, and what it has of
// its own over what is built in.
//
// The package refuses to open anything but files and folders, and to write.
package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

type regular struct {
	folder fs.FS
	dir    string
}

var (
	_ fs.ReadFileFS = regular{}
	_ fs.ReadLinkFS = regular{}
)

// Of returns a folder of the disk in which only files and folders can be opened. To
// open a pipe would wait for whoever writes into it, for ever.
func Of(name string) fs.FS { return regular{os.DirFS(name), name} }

func (r regular) check(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.folder, name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: errors.New("it is not an ordinary file")}
	}
	return info, err
}

func (r regular) Open(name string) (fs.File, error) {
	if _, err := r.check(name); err != nil {
		return nil, err
	}
	return r.folder.Open(name)
}

func (r regular) ReadFile(name string) ([]byte, error) {
	info, err := r.check(name)
	if err != nil {
		return nil, err
	}
	local, err := filepath.Localize(name)
	if err != nil || info.IsDir() {
		return fs.ReadFile(r.folder, name) // which says what is wrong
	}
	data, err := read(filepath.Join(r.dir, local), info.Size())
	var wrong *fs.PathError
	if errors.As(err, &wrong) {
		wrong.Path = name
	}
	return data, err
}

// read reads a file whole, in the fewest calls if it is as long as it was.
func read(path string, size int64) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|openPlain, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, 0, size+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) { // it grows
			data = slices.Grow(data, 1<<10)
		}
	}
}

func (r regular) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.folder, name) }
func (r regular) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.folder, name) }
func (r regular) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.folder, name) }
func (r regular) ReadLink(name string) (string, error)       { return fs.ReadLink(r.folder, name) }
