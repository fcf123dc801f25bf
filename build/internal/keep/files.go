package keep

import (
	"cmp"
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
	// Workers is how many files are made at once, where all are. Zero leaves a processor
	// to who asks for one file meanwhile.
	Workers int
	// Progress is called by All after each file, from several goroutines at once. It may
	// be nil.
	Progress func(done, total int)

	parts map[string]func() ([]byte, error)
	whole map[string]func() ([]byte, error) // what holds all parts
	late  func() *Files                     // more files; nil where there are none
	all   *Files                            // that these belong to
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

func newFiles() *Files {
	f := &Files{parts: map[string]func() ([]byte, error){}, whole: map[string]func() ([]byte, error){}}
	f.all = f
	return f
}

// Add adds a file. Of two at one address the last counts.
func (f *Files) Add(address string, make func() ([]byte, error)) {
	f.parts[address] = sync.OnceValues(make)
}

// AddWhole adds a file that holds all others but those of its kind.
func (f *Files) AddWhole(address string, make func(files map[string][]byte) ([]byte, error)) {
	f.whole[address] = sync.OnceValues(func() ([]byte, error) {
		files, err := f.all.Parts(context.Background())
		if err != nil {
			return nil, err
		}
		return make(files)
	})
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
	if make := f.parts[address]; make != nil {
		return make
	}
	if make := f.whole[address]; make != nil || f.late == nil {
		return make
	}
	return f.late().find(address)
}

// Parts makes every file but those that hold all others. It ends early when ctx is done.
func (f *Files) Parts(ctx context.Context) (map[string][]byte, error) {
	return f.make(ctx, func(int, int) {})
}

func (f *Files) make(ctx context.Context, progress func(done, total int)) (map[string][]byte, error) {
	parts := f.parts
	if f.late != nil {
		parts = maps.Clone(parts)
		maps.Copy(parts, f.late().parts)
	}
	addresses := slices.Sorted(maps.Keys(parts))
	made := make([][]byte, len(addresses))
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(cmp.Or(f.Workers, max(1, runtime.GOMAXPROCS(0)-1)))
	var done atomic.Int64
	for i, address := range addresses {
		group.Go(func() (err error) {
			if err = working.Err(); err == nil {
				made[i], err = parts[address]()
				progress(int(done.Add(1)), len(addresses))
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(addresses))
	for i, address := range addresses {
		files[address] = made[i]
	}
	return files, nil
}

// All makes every file.
func (f *Files) All(ctx context.Context) (map[string][]byte, error) {
	progress := f.Progress
	if progress == nil {
		progress = func(int, int) {}
	}
	files, err := f.make(ctx, progress)
	if err != nil {
		return nil, err
	}
	holding := maps.Clone(f.whole)
	if f.late != nil {
		maps.Copy(holding, f.late().whole)
	}
	for address, make := range holding {
		if files[address], err = make(); err != nil {
			return nil, err
		}
	}
	return files, nil
}
