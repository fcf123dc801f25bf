package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"
)

// A Draft is a site on its way into a folder. Its files wait there under other names
// until all are made. It ends with Publish or Discard.
type Draft struct {
	job
	mu     sync.Mutex
	found  []string  // folders that were made for the draft, the deepest first
	aside  int       // files that wait under numbers
	failed error     // why a file could not be added
	since  time.Time // when the folder was last changed; zero once this draft changes it
}

// A waiting is a file of the new site.
type waiting struct {
	hash string
	temp string // its name in the folder for files that are not finished, if it can be its address; empty where it stands in its place already
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
		job:   job{root: root, site: newFolders(root), dir: dir, files: map[string]waiting{}, before: before, ready: map[string]bool{".": true}},
		found: missing,
	}
	if info, err := root.Stat("."); err == nil {
		d.since = info.ModTime()
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
// It may be called concurrently, and keeps nothing of data. A draft of which a file could
// not be taken is not published.
func (d *Draft) Add(address string, data []byte) error {
	file := waiting{hash: hashOf(data)}
	var err error
	if !d.stands(address, file.hash, data) {
		file.temp, err = d.wait(address, data)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil {
		d.failed = fmt.Errorf("%w. The folder is as it was. Put that right, by making room for example, and build again", err)
		return d.failed
	}
	if old := d.files[address].temp; old != "" {
		if err := d.work.root.Remove(old); err != nil {
			d.failed = d.fail("removed", workName+"/"+old, err)
			return d.failed
		}
	}
	d.files[address] = file
	return nil
}

// wait writes a file into the folder for those that are not finished, and returns its
// name there. That is its address, unless it is none or the disk has another file or
// folder there: then it is a number, in a folder whose name no address has. Publish says
// what is wrong with such addresses, if anything is.
func (d *Draft) wait(address string, data []byte) (temp string, err error) {
	d.mu.Lock()
	err = d.openWork()
	d.mu.Unlock()
	if err != nil {
		return "", err
	}
	if err := d.announce("write", address); err != nil {
		return "", err
	}
	temp, err = address, errTaken
	if addressFault(address) == "" {
		err = d.work.write(temp, data, false)
	}
	if errors.Is(err, errTaken) {
		d.mu.Lock()
		d.aside++
		temp = workName + "/" + strconv.Itoa(d.aside)
		d.mu.Unlock()
		err = d.work.write(temp, data, false)
	}
	if err != nil {
		return "", d.fail("written", address, err)
	}
	return temp, nil
}

// stands reports whether the folder holds a file as it is to be, by what an earlier
// build made and by its bytes.
func (d *Draft) stands(address, hash string, data []byte) bool {
	if !slices.Contains(d.saved[address], hash) {
		return false
	}
	same := false
	err := d.site.use(address, func(folder *os.Root, name string) error {
		info, err := folder.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
			return err
		}
		f, err := folder.OpenFile(name, openPlain, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		same, err = equal(f, data)
		return err
	})
	return err == nil && same
}

// parts are what files are read into, piece by piece.
var parts = sync.Pool{New: func() any { return new([32 << 10]byte) }}

// equal reports whether a file that is as long as data holds it.
func equal(f io.Reader, data []byte) (bool, error) {
	part := parts.Get().(*[32 << 10]byte)
	defer parts.Put(part)
	for len(data) > 0 {
		n, err := io.ReadFull(f, part[:min(len(part), len(data))])
		if err != nil || !bytes.Equal(part[:n], data[:n]) {
			return false, err
		}
		data = data[n:]
	}
	return true, nil
}

// Publish makes the folder hold the files that were added, and no others of earlier
// builds. Where something stands in the way, it says so before the first change.
func (d *Draft) Publish() (Report, error) {
	if d.failed != nil {
		return d.report, d.failed
	}
	d.since = time.Time{}
	d.site.close()
	report, err := d.run()
	if err == nil {
		d.found = nil // they are not for the draft alone any more
	}
	return report, err
}

// Discard ends a draft, and removes what is left of it. It does nothing to one that was
// published, discarded, or never begun. The folder keeps its time too, so that a tool
// that copies what is newer finds nothing.
func (d *Draft) Discard() {
	if d == nil || d.root == nil {
		return
	}
	if d.work != nil {
		d.work.end()
		_ = d.root.RemoveAll(workName)
		if !d.since.IsZero() {
			_ = d.root.Chtimes(".", time.Time{}, d.since)
		}
	}
	d.end()
}

// end lets go of the folder, and removes it where it was made for nothing.
func (d *Draft) end() {
	d.site.close()
	_ = d.root.Close()
	d.root = nil
	for _, folder := range d.found {
		if os.Remove(folder) != nil { // it holds something
			break
		}
	}
}
