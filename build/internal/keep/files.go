package keep

import (
	"bytes"
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Files are the files of a site, each made when somebody asks for it, and once. When
// all were added they may be asked for concurrently.
type Files struct {
	parts map[string]file
	held  Held // made already, for what holds all others
	whole map[string]whole
	late  func() *Files // more files; nil where there are none
	all   *Files        // that these belong to
}

// A file is made once and kept, or anew each time, perhaps in memory that was used
// before.
type file struct {
	once func() ([]byte, error)
	anew func() ([]byte, error)
	into func(to []byte) ([]byte, error) // in place of anew
}

func (f file) makeAnew(buffer *[]byte) (data []byte, err error) {
	if f.into == nil {
		return f.anew()
	}
	*buffer, err = f.into((*buffer)[:0])
	return *buffer, err
}

// A whole holds all others but those of its kind. It is made of them, or of those that
// are kept, once.
type whole struct {
	of   func(files map[string][]byte) ([]byte, error)
	once func() ([]byte, error)
}

// NewFiles returns no files yet. Late adds those whose names cost something already. It
// is called once, when a file is asked for that was not added. It may be nil.
func NewFiles(late func(*Files)) *Files {
	f := newFiles()
	if late != nil {
		f.late = sync.OnceValue(func() *Files {
			more := newFiles()
			more.all = f
			late(more)
			return more
		})
	}
	return f
}

// FilesOf returns files that are made already.
func FilesOf(made map[string][]byte) *Files {
	f := newFiles()
	for address, data := range made {
		f.Add(address, func() ([]byte, error) { return data, nil })
	}
	return f
}

func newFiles() *Files {
	f := &Files{parts: map[string]file{}, whole: map[string]whole{}}
	f.all = f
	return f
}

// Add adds a file. Of two at one address the last counts.
func (f *Files) Add(address string, make func() ([]byte, error)) {
	f.parts[address] = file{once: sync.OnceValues(make), anew: make}
}

// AddTo adds a file that is added to what is in memory already.
func (f *Files) AddTo(address string, make func(to []byte) ([]byte, error)) {
	f.parts[address] = file{once: sync.OnceValues(func() ([]byte, error) { return make(nil) }), into: make}
}

// Hold takes a file that was made already, for those that hold all others.
func (f *Files) Hold(address string, data []byte) { _ = f.held.Add(address, data) }

// AddWhole adds a file that holds all others but those of its kind.
func (f *Files) AddWhole(address string, make func(files map[string][]byte) ([]byte, error)) {
	f.whole[address] = whole{make, sync.OnceValues(func() ([]byte, error) {
		files, err := f.all.Parts(context.Background())
		if err != nil {
			return nil, err
		}
		return make(files)
	})}
}

// Keep adds a file of others: where they have made it, it is not made again.
func (f *Files) Keep(address string, of *Files) { f.parts[address] = of.parts[address] }

// Has reports whether there is a file at an address.
func (f *Files) Has(address string) bool { return f.find(address) != nil }

// File returns the file at an address. It is not ok where there is none.
func (f *Files) File(address string) (data []byte, ok bool, err error) {
	make := f.find(address)
	if make == nil {
		return nil, false, nil
	}
	data, err = make()
	return data, true, err
}

func (f *Files) find(address string) func() ([]byte, error) {
	if part, ok := f.parts[address]; ok {
		return part.once
	}
	if whole, ok := f.whole[address]; ok {
		return whole.once
	}
	if f.late == nil {
		return nil
	}
	return f.late().find(address)
}

// Parts makes every file but those that hold all others, and leaves a processor to who
// asks for one file meanwhile. It ends early when ctx is done.
func (f *Files) Parts(ctx context.Context) (map[string][]byte, error) {
	var files Held
	err := f.each(ctx, max(1, runtime.GOMAXPROCS(0)-1), func(address string, part file) error {
		data, err := part.once()
		files.put(address, data)
		return err
	})
	if err != nil {
		return nil, err
	}
	return files.All(), nil
}

// All makes every file.
func (f *Files) All(ctx context.Context) (map[string][]byte, error) {
	files, err := f.Parts(ctx)
	if err != nil {
		return nil, err
	}
	for address, whole := range f.wholes() {
		if files[address], err = whole.once(); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// Each makes every file and hands it to take, which is called concurrently and must not
// keep it: its memory serves the next. Only where one holds all others they are kept for
// that one, which comes last.
func (f *Files) Each(ctx context.Context, take func(address string, data []byte) error) error {
	wholes := f.wholes()
	memory := sync.Pool{New: func() any { return new([]byte) }}
	err := f.each(ctx, runtime.GOMAXPROCS(0), func(address string, part file) error {
		buffer := memory.Get().(*[]byte)
		defer memory.Put(buffer)
		data, err := part.makeAnew(buffer)
		if err != nil {
			return err
		}
		if len(wholes) > 0 {
			f.Hold(address, data)
		}
		return take(address, data)
	})
	if err != nil {
		return err
	}
	for address, whole := range wholes {
		data, err := whole.of(f.held.All())
		if err != nil {
			return err
		}
		if err := take(address, data); err != nil {
			return err
		}
	}
	return nil
}

// Held are files by their addresses, gathered by several goroutines.
type Held struct {
	mu sync.Mutex
	of map[string][]byte
}

// Add adds a file that somebody may write over: its bytes are copied. It never fails.
func (h *Held) Add(address string, data []byte) error {
	h.put(address, bytes.Clone(data))
	return nil
}

func (h *Held) put(address string, data []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.of == nil {
		h.of = map[string][]byte{}
	}
	h.of[address] = data
}

// All returns the files. None may be added any more.
func (h *Held) All() map[string][]byte { return h.of }

func (f *Files) wholes() map[string]whole {
	all := maps.Clone(f.whole)
	if f.late != nil {
		maps.Copy(all, f.late().whole)
	}
	return all
}

// each has every part made, so many at once.
func (f *Files) each(ctx context.Context, atOnce int, make func(address string, part file) error) error {
	parts := f.parts
	if f.late != nil {
		parts = maps.Clone(parts)
		maps.Copy(parts, f.late().parts)
	}
	addresses := slices.Sorted(maps.Keys(parts))
	return sideBySide(atOnce, len(addresses), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return make(addresses[i], parts[addresses[i]])
	})
}

// sideBySide calls f for 0 to n-1, so many at once, until the first error. Each of
// these does many, so that its stack grows once.
func sideBySide(atOnce, n int, f func(i int) error) error {
	group, working := errgroup.WithContext(context.Background())
	var next atomic.Int64
	for range min(n, atOnce) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < n && working.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := f(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
