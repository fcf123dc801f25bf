package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// keptOpen is how many folders are kept open at once. Files come in the order of their
// addresses, so that each processor is rarely in more than one, and a system allows a
// program some hundreds.
const keptOpen = 32

// Folders keeps the folders below a root open that were used last: to reach a folder
// anew for each of its files is a good part of what a file costs. It may be used
// concurrently.
type folders struct {
	root    *os.Root
	prepare func(folder string) error // called before a folder is opened, one at a time; may be nil

	mu    sync.Mutex
	open  map[string]*openFolder
	order []string // those that are open, the longest first
}

type openFolder struct {
	root  *os.Root
	users int
}

func newFolders(root *os.Root) *folders {
	return &folders{root: root, open: map[string]*openFolder{}}
}

// use calls do with the folder in which a file is, and with the file's name there.
func (f *folders) use(name string, do func(folder *os.Root, name string) error) error {
	parent, base := path.Split(name)
	if parent == "" {
		return do(f.root, base)
	}
	folder, err := f.enter(parent[:len(parent)-1])
	if err != nil {
		return err
	}
	defer f.leave(folder)
	return do(folder.root, base)
}

func (f *folders) enter(name string) (*openFolder, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if folder, ok := f.open[name]; ok {
		folder.users++
		return folder, nil
	}
	if f.prepare != nil {
		if err := f.prepare(name); err != nil {
			return nil, err
		}
	}
	root, err := f.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if len(f.order) >= keptOpen {
		f.closeOne()
	}
	folder := &openFolder{root, 1}
	f.open[name] = folder
	f.order = append(f.order, name)
	return folder, nil
}

func (f *folders) leave(folder *openFolder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	folder.users--
}

// closeOne closes the folder that was opened first of those that nobody is in.
func (f *folders) closeOne() {
	i := slices.IndexFunc(f.order, func(name string) bool { return f.open[name].users == 0 })
	if i < 0 {
		return
	}
	_ = f.open[f.order[i]].root.Close()
	delete(f.open, f.order[i])
	f.order = slices.Delete(f.order, i, i+1)
}

// close closes all folders but the root: on Windows a folder that is open cannot be
// renamed. They are opened again when they are used.
func (f *folders) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, folder := range f.open {
		_ = folder.root.Close()
	}
	clear(f.open)
	f.order = nil
}

// errTaken says that a file cannot wait under its own address: the disk takes it for
// another one's, such as where they differ only in capitals, or for a folder.
var errTaken = errors.New("place is taken")

// Work is the folder for files that are not finished. In it they wait in folders as those
// of the site, so that a whole folder can be put in its place at once, and so that a
// disk spreads them as it does any site: of thousands in one folder each costs many
// times as much on ext4.
type work struct {
	*folders
	made map[string]bool
}

func openWork(root *os.Root) (*work, error) {
	// Nobody else may look into it, such as a web server that shows all that lies in
	// the output folder. The folders in it are as any new one: they become the site's.
	if err := root.Mkdir(workName, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	own, err := root.OpenRoot(workName)
	if err != nil {
		return nil, err
	}
	w := &work{newFolders(own), map[string]bool{}}
	w.prepare = w.makeFolder
	return w, nil
}

// makeFolder makes a folder, with those that it lies in. What is there already though it
// was not made here is a file, or a folder by another spelling.
func (w *work) makeFolder(name string) error {
	above := parents(name)
	slices.Reverse(above)
	for _, folder := range append(above, name) {
		if w.made[folder] {
			continue
		}
		err := w.root.Mkdir(folder, 0o777)
		if errors.Is(err, fs.ErrExist) {
			return errTaken
		}
		if err != nil {
			return err
		}
		w.made[folder] = true
	}
	return nil
}

// write writes a file that is not there yet, and leaves none that is not whole. It gets
// the permissions of any new file, not the private ones of os.CreateTemp, since a web
// server under another account has to read it.
func (w *work) write(name string, data []byte, sync bool) error {
	return w.use(name, func(folder *os.Root, name string) error {
		f, err := folder.OpenFile(name, openPlain|os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			return errTaken
		}
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err == nil && sync {
			err = f.Sync()
		}
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			_ = folder.Remove(name)
		}
		return err
	})
}

// isIn reports whether the folder by its name in root is this one still, and not that of
// another build.
func (w *work) isIn(root *os.Root) bool {
	own, err := w.root.Stat(".")
	if err != nil {
		return false
	}
	named, err := root.Lstat(workName)
	return err == nil && os.SameFile(own, named)
}

// end closes everything.
func (w *work) end() {
	w.close()
	_ = w.root.Close()
}
