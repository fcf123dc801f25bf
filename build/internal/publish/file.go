package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// File writes one file whole or not at all: one that is there stays until the new
// one is complete. It makes no folder.
func File(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: name a file", name)
	}
	if err := writeAside(name, data); err != nil {
		return fmt.Errorf("file %s cannot be written: %w", name, cause(err))
	}
	return nil
}

func writeAside(name string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".rethink-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Chmod(0o644), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	return err
}
