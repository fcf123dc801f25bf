package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rethink/build/internal/folder"
	"rethink/build/internal/publish"
	"rethink/build/internal/wordfile"
)

// Write writes the file, whole or not at all. It refuses to write among the content,
// where the file would be published, under a name that another program opens, and over a file that somebody saved since it was
// written: that one may hold comments.
func (f *File) Write(source, name string) error {
	if !strings.EqualFold(filepath.Ext(name), ".docx") {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			return fmt.Errorf("file %s is to hold a Word document: give it a name that ends in .docx", name)
		}
	}
	content, err := folder.Whole(filepath.Join(source, "content"))
	if err != nil {
		return err
	}
	to, err := folder.Whole(name)
	if err != nil {
		return err
	}
	if folder.Within(content, to) {
		return fmt.Errorf("file %s would be in the content folder, and be published: name another place with --out", name)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir():
		return publish.File(name, f.Data)
	case err != nil:
		return fmt.Errorf("file %s cannot be looked at: %w", name, err)
	}
	is, err := os.ReadFile(name)
	if err != nil || !wordfile.Untouched(is) {
		return fmt.Errorf("file %s was saved by somebody, and may hold comments: move it away, or name another file with --out", name)
	}
	return publish.File(name, f.Data)
}
