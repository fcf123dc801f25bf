package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// A Draft is a site on its way into a folder. Its files wait there under other names
// until all are made. It ends with Publish or Discard.
type Draft struct {
	job
	mu    sync.Mutex
	found []string // folders that were made for the draft, the deepest first
}

// A waiting is a file of the new site.
type waiting struct {
	hash string
	temp string // its name in the folder for files that are not finished; empty where it stands in its place already
}

// Begin begins a draft of what dir is to hold. It makes dir where there is none.
func Begin(dir string) (*Draft, error) { return begin(dir, nil) }

func begin(dir string, before func(step) error) (*Draft, error) {
	if err := acceptableFolder(dir); err != nil {
		return nil, err
	}
	missing := missingFolders(dir)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("output folder %s cannot be made: %w", dir, cause(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("output folder %s cannot be opened: %w", dir, cause(err))
	}
	d := &Draft{
		job:   job{root: root, dir: dir, files: map[string]waiting{}, before: before, ready: map[string]bool{".": true}},
		found: missing,
	}
	if err = d.clean(); err == nil {
		err = d.readManifest()
	}
	if err != nil {
		d.end()
		return nil, err
	}
	return d, nil
}

// missingFolders lists the folders that dir lies in, itself first, as far as they are
// not there.
func missingFolders(dir string) []string {
	var missing []string
	for {
		_, err := os.Lstat(dir)
		above := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || above == dir {
			return missing
		}
		missing = append(missing, dir)
		dir = above
	}
}

func (j *job) readManifest() error {
	if info, err := j.root.Lstat(ManifestName); err == nil && !info.Mode().IsRegular() {
		return j.inTheWay(ManifestName, info.Mode())
	}
	data, err := j.root.ReadFile(ManifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return j.fail("read", ManifestName, err)
	}
	j.saved = parseManifest(data)
	return nil
}

// Add takes a file of the site, by its address. Of two at one address the last counts.
// It may be called concurrently, and keeps nothing of data.
func (d *Draft) Add(address string, data []byte) error {
	file := waiting{hash: hashOf(data)}
	if !d.stands(address, file.hash, data) {
		d.mu.Lock()
		temp, err := d.newTemp()
		d.mu.Unlock()
		if err != nil {
			return err
		}
		if err := d.write(address, temp, data, false); err != nil {
			return fmt.Errorf("%w. The folder is as it was. Put that right, by making room for example, and build again", err)
		}
		file.temp = temp
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files[address] = file
	return nil
}

// stands reports whether the folder holds a file as it is to be, by what an earlier
// build made and by its bytes.
func (d *Draft) stands(address, hash string, data []byte) bool {
	if !slices.Contains(d.saved[address], hash) {
		return false
	}
	info, err := d.root.Lstat(address)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := d.root.ReadFile(address)
	return err == nil && bytes.Equal(old, data)
}

// Publish makes the folder hold the files that were added, and no others of earlier
// builds. Where something stands in the way, it says so before the first change.
func (d *Draft) Publish() (Report, error) {
	report, err := d.run()
	if err == nil {
		d.found = nil // they are not for the draft alone any more
	}
	return report, err
}

// Discard ends a draft, and removes what is left of it. It does nothing to one that was
// published, or discarded.
func (d *Draft) Discard() {
	if d.root == nil {
		return
	}
	if d.temps > 0 {
		d.closeWork()
		_ = d.root.RemoveAll(workName)
	}
	d.end()
}

// end lets go of the folder, and removes it where it was made for nothing.
func (d *Draft) end() {
	_ = d.root.Close()
	d.root = nil
	for _, folder := range d.found {
		if os.Remove(folder) != nil { // it holds something
			break
		}
	}
}
