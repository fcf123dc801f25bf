package publish

import (
	"bytes"
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

// New writes a file that must not be there yet, whole or not at all, with the folder
// that it lies in, and reads it back.
func New(name string, data []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("file %s is there already, and is never written over", name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("folder %s cannot be made: %w", filepath.Dir(name), cause(err))
	}
	if err := File(name, data); err != nil {
		return err
	}
	is, err := os.ReadFile(name)
	if err == nil && !bytes.Equal(is, data) {
		err = errors.New("what the disk holds is not what was written")
	}
	if err != nil {
		return errors.Join(fmt.Errorf("file %s was not written: %w", name, cause(err)), os.Remove(name))
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
