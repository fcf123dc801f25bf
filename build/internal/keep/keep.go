// Package keep remembers what was made before, so that it need not be made again,
// and how to tell that it no longer holds.
//
// [Stamps] tells which files of a folder were saved since they were read, for a
// program that goes on running and reads again and again.
//
// The package refuses to guess. What it cannot vouch for counts as changed, and
// whoever asks makes it anew.
package keep

import (
	"io/fs"
	"slices"
	"time"
)

// fresh is how long after a save the clock of a disk may not tell it from the next.
const fresh = 100 * time.Millisecond

// Stamps remembers how files looked when they were read: their size and the time of
// their last change. A file that was read just after it was saved counts as changed,
// since it may have been saved again within one tick of the disk's clock.
type Stamps struct {
	fsys fs.FS
	now  func() time.Time
	of   map[string]stamp
}

type stamp struct {
	there bool
	size  int64
	time  time.Time
	mode  fs.FileMode
	sure  bool
}

// NewStamps returns an empty memory of the files of fsys. Now is the time that their
// times are compared with; nil means [time.Now].
func NewStamps(fsys fs.FS, now func() time.Time) *Stamps {
	if now == nil {
		now = time.Now
	}
	return &Stamps{fsys, now, map[string]stamp{}}
}

// Note remembers how a file looks. It is called before the file is read, so that a
// save in between is seen the next time.
func (s *Stamps) Note(name string) { s.of[name] = s.look(name) }

// Changed reports whether a file may be another than when it was noted. One that was
// never noted is.
func (s *Stamps) Changed(name string) bool {
	before, ok := s.of[name]
	if !ok || !before.sure {
		return true
	}
	now := s.look(name)
	return now.there != before.there || now.size != before.size || now.mode != before.mode || !now.time.Equal(before.time)
}

// NoteAll notes every file of folders, as [Stamps.Note] does.
func (s *Stamps) NoteAll(folders ...string) {
	for _, folder := range folders {
		for _, name := range Listing(s.fsys, folder) {
			s.Note(name)
		}
	}
}

// AnyChanged reports whether a file of folders may be another than when it was noted,
// or came or went.
func (s *Stamps) AnyChanged(folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		return slices.ContainsFunc(Listing(s.fsys, folder), s.Changed)
	})
}

func (s *Stamps) look(name string) stamp {
	info, err := fs.Stat(s.fsys, name)
	if err != nil {
		return stamp{sure: true}
	}
	age := s.now().Sub(info.ModTime())
	return stamp{true, info.Size(), info.ModTime(), info.Mode(), age > fresh || age < -fresh}
}

// Listing lists every file below a folder of fsys, with folders themselves, in the
// order of a walk. A folder that is not there holds nothing.
func Listing(fsys fs.FS, folder string) []string {
	var all []string
	// What cannot be read is listed by its name; whoever reads it says why.
	_ = fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
		all = append(all, name)
		if err != nil && d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return all
}
