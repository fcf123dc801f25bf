package keep

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
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

// LoadValue reads what [Record.SaveValue] noted into a value, and reports whether that
// was noted.
func (r Record) LoadValue(value any) bool {
	data, ok := r.Load()
	return ok && gob.NewDecoder(bytes.NewReader(data)).Decode(value) == nil
}

// SaveValue notes a value, in place of what was noted before of any state. It is noted in
// Go's own form, which takes a third of the time of JSON to read: a large site can have
// thousands of warnings.
func (r Record) SaveValue(value any) error {
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(value); err != nil {
		return err
	}
	return r.Save(data.Bytes())
}

// Sum returns the SHA-256 of data in hexadecimal figures.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Program names this very program, since another may make something else of the same
// sources: by the name that Go's linker made of all that is in it, or where there is none
// by a checksum of its bytes, and by when it was put there.
func Program() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	start := make([]byte, 64<<10)
	n, _ := io.ReadFull(f, start)
	id := linked(start[:n])
	if id == "" {
		sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
		sum.Write(start[:n])
		if _, err = io.Copy(sum, f); err != nil {
			return "", err
		}
		id = fmt.Sprintf("%x", sum.Sum(nil))
	}
	return fmt.Sprintf("%d %d %s", info.Size(), info.ModTime().UnixNano(), id), nil
}

// linked returns the name that Go's linker gave to a program, which is near its start: in
// a note of an ELF file (its size, its kind 4, "Go"), and otherwise between quotation
// marks, as `go tool buildid` looks for it. It is empty where the linker was told to give
// none.
func linked(start []byte) string {
	if size, id, ok := bytes.Cut(start, []byte("\x04\x00\x00\x00Go\x00\x00")); ok && len(size) >= 4 {
		if n := binary.LittleEndian.Uint32(size[len(size)-4:]); uint64(n) <= uint64(len(id)) {
			return string(id[:n])
		}
	}
	_, after, _ := bytes.Cut(start, []byte("\xff Go build ID: \""))
	id, _, _ := bytes.Cut(after, []byte("\""))
	return string(id)
}

// A State is how every file below some folders is: their names and bytes, and when they
// were last changed.
type State struct {
	Content, Times string // digests
	sure           bool   // a file that is changed from now on has another time
}

// StateOf reads the state of folders. One that is not there holds nothing. It is not ok
// where bytes do not tell all: there is a link, a pipe, or what cannot be read.
func StateOf(fsys fs.FS, folders ...string) (s State, ok bool) {
	names, ok := within(fsys, folders)
	if !ok {
		return s, false
	}
	isFile := make([]bool, len(names))
	if s.Times, s.sure, ok = times(fsys, names, isFile); !ok {
		return s, false
	}
	sums := make([][sha256.Size]byte, len(names))
	err := sideBySide(runtime.GOMAXPROCS(0), len(names), func(i int) error {
		if !isFile[i] {
			return nil
		}
		data, err := fs.ReadFile(fsys, names[i])
		sums[i] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		return s, false
	}
	all := sha256.New()
	for i, name := range names {
		all.Write([]byte(name + "\x00"))
		all.Write(sums[i][:])
	}
	s.Content = hex.EncodeToString(all.Sum(nil))
	return s, true
}

// Holds reports whether the folders are still as they were. Times tell, but where a file
// had just been saved.
func (s State) Holds(fsys fs.FS, folders ...string) bool {
	if !s.sure {
		now, ok := StateOf(fsys, folders...)
		return ok && now.Content == s.Content && now.Times == s.Times
	}
	names, ok := within(fsys, folders)
	if !ok {
		return false
	}
	now, _, ok := times(fsys, names, make([]bool, len(names)))
	return ok && now == s.Times
}

// within lists all that is below folders.
func within(fsys fs.FS, folders []string) (names []string, ok bool) {
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
			return nil, false
		}
	}
	return names, true
}

// times notes which of the names are those of files.
func times(fsys fs.FS, names []string, isFile []bool) (digest string, sure, ok bool) {
	now := time.Now()
	sum := sha256.New()
	sure = true
	for i, name := range names {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			return "", false, false
		}
		isFile[i] = !info.IsDir()
		age := now.Sub(info.ModTime())
		sure = sure && (age > fresh || age < -fresh)
		fmt.Fprintf(sum, "%s\x00%d %d %d ", name, info.Size(), info.ModTime().UnixNano(), info.Mode())
	}
	return hex.EncodeToString(sum.Sum(nil)), sure, true
}
