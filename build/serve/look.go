package serve

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// What another computer saves to a network share, the system does not tell this one.
// So the files' times are looked at now and then. To look may not cost more than a
// twentieth of the time, however slow the share is.
const (
	lookEvery = 3 * time.Second
	lookShare = 20
)

// A stamp is what changes when a file is saved.
type stamp struct {
	size     int64
	modified time.Time
}

// look returns the stamp of each file of the source, by its path.
func look(source string) map[string]stamp {
	seen := map[string]stamp{}
	for _, folder := range watched {
		top := filepath.Join(source, folder)
		_ = fs.WalkDir(os.DirFS(top), ".", func(below string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // gone, or told about by the build
			}
			if info, err := d.Info(); err == nil {
				seen[filepath.Join(top, filepath.FromSlash(below))] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return seen
}

// untold reports whether a file changed, came or went between two looks and nobody
// told of it, nor of a folder that it lies in.
func untold(before, now map[string]stamp, told map[string]bool) bool {
	for name, stamp := range now {
		if was, ok := before[name]; (!ok || was.size != stamp.size || !was.modified.Equal(stamp.modified)) && !toldOf(name, told) {
			return true
		}
	}
	for name := range before {
		if _, ok := now[name]; !ok && !toldOf(name, told) {
			return true
		}
	}
	return false
}

func toldOf(name string, told map[string]bool) bool {
	for len(told) > 0 {
		if told[name] {
			return true
		}
		above := filepath.Dir(name)
		if above == name {
			return false
		}
		name = above
	}
	return false
}
