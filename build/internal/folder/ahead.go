package folder

import (
	"io/fs"
	"sync"
)

// An Ahead is a folder of which files are read before they are needed, such as to tell
// whether one of them is another than before. What it read need not be read again, and
// cannot be another by then.
type Ahead struct {
	regular
	kept *kept
}

// kept are the bytes of files, by their names.
type kept struct {
	mu sync.Mutex
	of map[string][]byte
}

// ReadAhead returns a folder of the disk, as [Of] does, that keeps what is read from it.
func ReadAhead(name string) Ahead {
	return Ahead{Of(name).(regular), &kept{of: map[string][]byte{}}}
}

// ReadFile reads a file and keeps it. Nobody may change its bytes.
func (a Ahead) ReadFile(name string) ([]byte, error) {
	data, err := a.regular.ReadFile(name)
	if err == nil {
		a.kept.mu.Lock()
		defer a.kept.mu.Unlock()
		a.kept.of[name] = data
	}
	return data, err
}

// Rest returns the folder for who reads it after that. Each file that was kept is given
// once and then let go of.
func (a Ahead) Rest() fs.FS { return rest(a) }

type rest Ahead

func (r rest) ReadFile(name string) ([]byte, error) {
	r.kept.mu.Lock()
	data, ok := r.kept.of[name]
	delete(r.kept.of, name)
	r.kept.mu.Unlock()
	if ok {
		return data, nil
	}
	return r.regular.ReadFile(name)
}
