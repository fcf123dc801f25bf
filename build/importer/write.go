package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rethink/build/internal/incoming"
)

// write writes all files of a set, or none. A name that is taken is an error that names
// all that are.
func write(content string, set incoming.Set) error {
	var files []incoming.File
	for _, p := range set.Pages {
		files = append(files, incoming.File{Path: p.Path, Data: []byte(p.Text)})
	}
	files = append(files, set.Files...)
	var taken []string
	for _, f := range files {
		if _, err := os.Lstat(onDisk(content, f)); err == nil {
			taken = append(taken, onDisk(content, f))
		} else if !errors.Is(err, fs.ErrNotExist) {
			taken = append(taken, onDisk(content, f)+" (a file stands where its folder would be)")
		}
	}
	if len(taken) > 0 {
		return fmt.Errorf("nothing was written, since these files are there already:\n    %s\nChoose another folder, such as --into content/new-guidance, or move them away", strings.Join(taken, "\n    "))
	}
	return writeNew(content, files)
}

func onDisk(content string, f incoming.File) string {
	return filepath.Join(content, filepath.FromSlash(f.Path))
}

// writeNew writes files that are not there. When one cannot be written, those before it
// and the folders that were made for them are taken away again.
func writeNew(content string, files []incoming.File) (err error) {
	var made []string
	defer func() {
		for i := len(made) - 1; err != nil && i >= 0; i-- {
			_ = os.Remove(made[i]) // the error that there is says what went wrong
		}
	}()
	for _, f := range files {
		name := onDisk(content, f)
		folders, err := makeFolders(filepath.Dir(name))
		made = append(made, folders...)
		if err != nil {
			return err
		}
		out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		made = append(made, name)
		_, err = out.Write(f.Data)
		if err = errors.Join(err, out.Close()); err != nil {
			return err
		}
	}
	return nil
}

// makeFolders makes a folder with those above it, and returns the ones that it made.
func makeFolders(dir string) (made []string, err error) {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil, nil
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = makeFolders(above); err != nil {
			return made, err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return made, err
	}
	return append(made, dir), nil
}
