package keep

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// A Record is a note in a file, for the next run of the program. It says something about
// a state of the world that Key names. A record that is damaged, or tells of another
// state, is none.
type Record struct {
	File string
	Key  string // a digest of all that what is noted depends on
}

// Load returns what was noted, and whether anything was.
func (r Record) Load() ([]byte, bool) {
	data, err := os.ReadFile(r.File)
	if err != nil {
		return nil, false
	}
	sum, rest, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != Sum(rest) {
		return nil, false
	}
	key, noted, ok := bytes.Cut(rest, []byte("\n"))
	return noted, ok && string(key) == r.Key
}

// Save notes data, in place of what was noted before of any state.
func (r Record) Save(data []byte) error {
	rest := append([]byte(r.Key+"\n"), data...)
	if err := os.MkdirAll(filepath.Dir(r.File), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(r.File), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(append([]byte(Sum(rest)+"\n"), rest...))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), r.File)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// Sum returns the SHA-256 of data in hexadecimal figures.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Program names this very program by its bytes: another may make something else of the
// same sources.
func Program() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(name)
	return Sum(data), err
}

// Digest returns a digest of every file below folders, by names and bytes, and one of
// when they were last changed. A folder that is not there holds nothing. It is not ok
// where bytes do not tell all: there is a link, a pipe, or what cannot be read.
func Digest(fsys fs.FS, folders ...string) (content, times string, ok bool) {
	var names []string
	for _, folder := range folders {
		if _, err := fs.Stat(fsys, folder); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && name != folder && !d.IsDir() && !d.Type().IsRegular() {
				err = errors.New("neither file nor folder")
			}
			names = append(names, name)
			return err
		})
		if err != nil {
			return "", "", false
		}
	}
	sums := make([][sha256.Size]byte, len(names))
	looks := make([][]byte, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			info, err := fs.Stat(fsys, name)
			if err != nil {
				return err
			}
			looks[i] = binary.AppendVarint(binary.AppendVarint(nil, info.Size()), info.ModTime().UnixNano())
			if info.IsDir() {
				return nil
			}
			data, err := fs.ReadFile(fsys, name)
			sums[i] = sha256.Sum256(data)
			return err
		})
	}
	if group.Wait() != nil {
		return "", "", false
	}
	all, when := sha256.New(), sha256.New()
	for i, name := range names {
		all.Write([]byte(name + "\x00"))
		all.Write(sums[i][:])
		when.Write([]byte(name + "\x00"))
		when.Write(looks[i])
	}
	return hex.EncodeToString(all.Sum(nil)), hex.EncodeToString(when.Sum(nil)), true
}
