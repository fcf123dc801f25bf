// Package publish puts a finished site into a folder, so that a reader, or a
// copy that runs meanwhile, never meets half a page.
//
// A site is handed over file by file, as a [Draft], so that a large one need not fit
// into memory. Each file waits in a folder beside the site, in folders as those of the
// site, unless it stands there already. Only when the draft is whole is it compared with
// the site. Then each file is renamed over the old one, and a folder that the site does
// not have yet is renamed with all that is in it: each is one step on every disk. A draft
// that is discarded, or whose disk is full, changed nothing. Files that are the same
// already are not touched, not even their time, so that a tool that copies what
// is newer copies only what changed.
//
// Pictures, styles and scripts are put in their places before the pages that use them,
// new pages before the changed ones that link to them, and what the site no longer has is
// removed last. A folder keeps that order by what is in it. One that holds no pages goes
// with the pictures, and one that holds nothing else goes with the new pages. One that
// holds both, such as pages beside their pictures, may go when all other pictures are in
// their places and no new page is. That is so for one folder only, and the largest is
// chosen. Of any other such folder the folders in it are moved, and what is beside them
// file by file. So is every folder that cannot be moved, such as on Windows while a
// program has a file in it open.
//
// A file waits under its address, or under a number where the disk has something else
// there: it may ignore capitals, or an address may be a folder to another one, which is
// refused once all are known. A file under a number is never moved with a folder.
//
// The package refuses to touch what it did not make. A manifest in the folder,
// [ManifestName], names each file that a build made, with the hash of its bytes.
// Before the first change the manifest takes in everything that is about to be
// written, and only after the last change it lets go of what is gone. So a run
// that is killed at any moment leaves each page old or new, and the next run
// still knows what is its own. A file is removed only when it is named there and
// its bytes are those that a build wrote.
//
// Pages are not forced to the disk (fsync): being killed loses nothing that was
// written, and after a power cut the next build compares every byte and mends
// what is broken. That is worth the seconds that forcing a thousand files costs.
// The manifest alone is forced, since without it the next build could not tell
// its own files from a stranger's.
//
// Two builds that publish to one folder at the same time are not kept apart: no
// page is half, but one of the two fails and says so.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// A Report says what a run changed in the output folder. Names are addresses
// from the site's root, sorted.
type Report struct {
	Written   []string // new or changed
	Unchanged int      // the same already, not touched
	Removed   []string // made by an earlier build, no longer part of the site
	Edited    []string // changed by somebody since the last build; made anew if the site has them, else kept
	Foreign   []string // made by nobody we know, left alone; a folder ends in a slash
	Leftovers int      // temporary files of a run that was killed, removed
}

// Publish makes dir hold the files, by their addresses from the site's root. It
// makes dir where there is none. Where something stands in the way, it says so
// before the first change.
func Publish(dir string, files map[string][]byte) (Report, error) {
	return publish(dir, files, nil)
}

// A step is one change of the disk, named for faults in tests.
type step struct{ what, name string }

func publish(dir string, files map[string][]byte, before func(step) error) (Report, error) {
	d, err := begin(dir, before)
	if err != nil {
		return Report{}, err
	}
	defer d.Discard()
	for _, name := range sortedKeys(files) {
		if err := d.Add(name, files[name]); err != nil {
			return Report{}, err
		}
	}
	return d.Publish()
}

// A job is one run of Publish.
type job struct {
	root   *os.Root
	dir    string             // as the caller names it, for messages
	files  map[string]waiting // the new site, by address
	before func(step) error   // called before each change; nil outside tests
	saved  manifest           // as it stands in the folder
	site   *folders           // the folders of root
	work   *work              // the folder for files that are not finished; nil while there is none
	ready  map[string]bool    // folders known to stand
	report Report
}

// run makes the changes in the one order that keeps its promises; see the
// package comment.
func (j *job) run() (Report, error) {
	if err := acceptableAddresses(j.files); err != nil {
		return Report{}, err
	}
	p, err := j.compare()
	if err != nil {
		return Report{}, err
	}
	j.report = p.report
	changes := []func() error{
		func() error { return j.saveManifest(p.made.union(p.after)) },
		func() error { return j.removeAll(p.obstacles) },
		func() error { return j.renameCases(p.cases) },
		func() error { return j.placeAll(p.moves, len(p.writes)) },
		func() error { return j.removeAll(p.stale) },
		func() error { return j.removeEmpty(p.folders) },
		func() error { return j.saveManifest(p.after) },
		j.removeWork,
	}
	for _, change := range changes {
		if err := change(); err != nil {
			return j.report, err
		}
	}
	return j.report, nil
}

// clean removes what a killed run left behind. The folder is ours by its name.
func (j *job) clean() error {
	if info, err := j.root.Lstat(workName); err == nil && !info.IsDir() {
		return j.inTheWay(workName, info.Mode())
	}
	left := 0
	err := fs.WalkDir(j.root.FS(), workName, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left++
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return j.fail("read", workName, err)
	}
	if err := j.announce("clean", workName); err != nil {
		return err
	}
	if err := j.root.RemoveAll(workName); err != nil {
		return j.fail("removed", workName, err)
	}
	j.report.Leftovers = left
	return nil
}

// placeAll puts what waits in its place. When it has to stop, it says how far it came and
// what to do: the folder is half new, and every page in it is whole.
func (j *job) placeAll(moves []move, files int) error {
	if len(moves) == 0 {
		return nil
	}
	j.work.close()
	if !j.work.isIn(j.root) {
		return fmt.Errorf("folder %s vanished while files waited in it; is another build writing to %s? Build again", filepath.Join(j.dir, workName), j.dir)
	}
	placed := 0
	for _, m := range moves {
		n, err := j.place(m)
		placed += n
		if err != nil {
			return fmt.Errorf("%w. Of %d files to write, %d are written; each page is old or new, none is half. Put that right, by making room for example, and build again", err, files, placed)
		}
	}
	return nil
}

// place makes one move, and says how many files it put in their places.
func (j *job) place(m move) (int, error) {
	if m.files == nil {
		if err := j.placeFile(m.to); err != nil {
			return 0, err
		}
		return 1, nil
	}
	whole, err := j.placeFolder(m.to)
	if whole {
		return len(m.files), nil
	}
	for i, name := range m.files {
		if err == nil {
			err = j.placeFile(name)
		}
		if err != nil {
			return i, err
		}
	}
	return len(m.files), nil
}

// placeFolder moves a folder whole, and reports whether it could: on Windows it cannot
// while another program has a file in it open.
func (j *job) placeFolder(name string) (bool, error) {
	if err := j.makeParent(name); err != nil {
		return false, err
	}
	if err := j.announce("move", name); err != nil {
		return false, err
	}
	if j.root.Rename(workName+"/"+name, name) != nil {
		return false, nil
	}
	j.ready[name] = true
	return true, nil
}

func (j *job) placeFile(name string) error {
	if err := j.makeParent(name); err != nil {
		return err
	}
	return j.rename(j.files[name].temp, name)
}

func (j *job) makeParent(name string) error {
	parent := path.Dir(name)
	if j.ready[parent] {
		return nil
	}
	if err := j.root.MkdirAll(parent, 0o777); err != nil {
		return j.fail("made", parent, err)
	}
	j.ready[parent] = true
	return nil
}

func (j *job) rename(temp, name string) error {
	if err := j.announce("rename", name); err != nil {
		return err
	}
	if err := j.root.Rename(workName+"/"+temp, name); err != nil {
		return j.fail("written", name, err)
	}
	return nil
}

// openWork makes the folder for files that are not finished, where there is none.
func (j *job) openWork() (err error) {
	if j.work != nil {
		return nil
	}
	if j.work, err = openWork(j.root); err != nil {
		return j.fail("made", workName, err)
	}
	return nil
}

// renameCases gives files the new spelling of their names on a disk that ignores
// capitals, where writing over a file keeps the old spelling.
func (j *job) renameCases(cases []rename) error {
	for _, c := range cases {
		if err := j.announce("rename", c.to); err != nil {
			return err
		}
		if err := j.root.Rename(c.from, c.to); err != nil {
			return j.fail("renamed", c.from, err)
		}
	}
	return nil
}

func (j *job) removeAll(names []string) error {
	for _, name := range names {
		if err := j.remove(name); err != nil {
			return err
		}
	}
	return nil
}

func (j *job) remove(name string) error {
	if err := j.announce("remove", name); err != nil {
		return err
	}
	if err := j.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return j.fail("removed", name, err)
	}
	return nil
}

// removeEmpty removes folders that hold nothing any more, deepest first. A folder
// that is not empty holds somebody's file and stays.
func (j *job) removeEmpty(folders []string) error {
	for _, folder := range folders {
		entries, err := fs.ReadDir(j.root.FS(), folder)
		if err != nil || len(entries) > 0 {
			continue
		}
		if err := j.remove(folder); err != nil {
			return err
		}
	}
	return nil
}

// saveManifest writes the manifest, unless it says the same already.
func (j *job) saveManifest(m manifest) error {
	if m.equal(j.saved) {
		return nil
	}
	if err := j.openWork(); err != nil {
		return err
	}
	if err := j.announce("write", ManifestName); err != nil {
		return err
	}
	if err := j.work.write(ManifestName, m.bytes(), true); err != nil {
		return j.fail("written", ManifestName, err)
	}
	if err := j.rename(ManifestName, ManifestName); err != nil {
		return err
	}
	j.saved = m
	j.syncFolder()
	return nil
}

// syncFolder forces the folder's entries to the disk. Some systems cannot do it
// for a folder; then there is nothing better to be had.
func (j *job) syncFolder() {
	if d, err := j.root.Open("."); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// removeWork removes the folder for files that are not finished, with those that turned
// out to be what stands in their places already.
func (j *job) removeWork() error {
	if j.work == nil {
		return nil
	}
	j.work.end()
	if err := j.announce("remove", workName); err != nil {
		return err
	}
	if err := j.root.RemoveAll(workName); err != nil {
		return j.fail("removed", workName, err)
	}
	j.work = nil
	return nil
}

func (j *job) announce(what, name string) error {
	if j.before == nil {
		return nil
	}
	return j.before(step{what, name})
}

// fail says in plain words which file could not be made, written or removed.
func (j *job) fail(done, name string, err error) error {
	full := filepath.Join(j.dir, filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) && done == "written" {
		return fmt.Errorf("file %s cannot be written: its folder vanished, as when another build writes to %s meanwhile", full, j.dir)
	}
	return fmt.Errorf("%s cannot be %s: %w", full, done, cause(err))
}

// cause takes the operation and the path off an error of the disk: the message
// around it names both already, in better words.
func cause(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}
