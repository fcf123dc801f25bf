package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched are the folders of a site's source.
var watched = [...]string{"content", "layouts", "static"}

// watch tells each time something below the source changes, until ctx is done.
// It does not say what: editors save in too many ways for that to be worth
// knowing, and a build reads everything. A word is dropped when the last one has
// not been heard yet.
func watch(ctx context.Context, source string, trouble func(error)) (<-chan struct{}, error) {
	w, err := newWatcher(source, trouble)
	if err != nil {
		return nil, err
	}
	go w.run(ctx, lookEvery)
	return w.changes, nil
}

func newWatcher(source string, trouble func(error)) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("folder %s cannot be watched: %w", source, plain(err))
	}
	w := &watcher{notify: notify, source: source, changes: make(chan struct{}, 1), trouble: trouble, told: map[string]bool{}, seen: look(source)}
	// The source's own folder is watched for the three to come and go; it is no
	// part of the site, and what else lies in it tells nothing.
	if err := notify.Add(source); err != nil {
		return nil, errors.Join(fmt.Errorf("folder %s cannot be watched: %w", source, plain(err)), notify.Close())
	}
	for _, folder := range watched {
		w.add(filepath.Join(source, folder))
	}
	return w, nil
}

type watcher struct {
	notify  *fsnotify.Watcher
	source  string
	changes chan struct{}
	trouble func(error)

	seen map[string]stamp // when the files were last looked at
	told map[string]bool  // what the system told of since then
}

func (w *watcher) run(ctx context.Context, every time.Duration) {
	defer w.notify.Close()
	again := time.NewTimer(every)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			start := time.Now()
			w.look()
			again.Reset(max(every, lookShare*time.Since(start)))
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			w.see(event)
		case err, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			w.lose(err)
		}
	}
}

// look finds what the system did not tell of.
func (w *watcher) look() {
	now := look(w.source)
	if untold(w.seen, now, w.told) {
		w.tell()
	}
	w.seen = now
	clear(w.told)
}

// see takes note of one change.
func (w *watcher) see(event fsnotify.Event) {
	if event.Op == fsnotify.Chmod || !w.concerns(event.Name) {
		return
	}
	w.told[filepath.Clean(event.Name)] = true
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		w.forget(event.Name)
	}
	if event.Has(fsnotify.Create) {
		w.add(event.Name)
	}
	w.tell()
}

func (w *watcher) tell() {
	select {
	case w.changes <- struct{}{}:
	default:
	}
}

// concerns reports whether a path is one of the three folders or below one.
func (w *watcher) concerns(name string) bool {
	rel, err := filepath.Rel(w.source, name)
	if err != nil {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return slices.Contains(watched[:], top)
}

// add watches a folder and all below it. The folder is watched before it is
// read, so that what is put into it meanwhile is either read or told.
func (w *watcher) add(name string) {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return
	}
	// Through fs, since the folder itself may be a link to one elsewhere.
	err = fs.WalkDir(os.DirFS(name), ".", func(below string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil // gone already, or told about by the build
		}
		return w.notify.Add(filepath.Join(name, filepath.FromSlash(below)))
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.trouble(fmt.Errorf("changes in folder %s are not seen: %w", name, plain(err)))
	}
}

// forget stops watching a folder that was renamed: its watch would go on and
// tell of changes under the old name.
func (w *watcher) forget(name string) {
	for _, path := range w.notify.WatchList() {
		if path == name || strings.HasPrefix(path, name+string(filepath.Separator)) {
			_ = w.notify.Remove(path)
		}
	}
}

// lose takes note that changes were lost: what they were is read by a build, but
// folders among them have to be found.
func (w *watcher) lose(err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.trouble(fmt.Errorf("changes may not be seen: %w", plain(err)))
	}
	for _, folder := range watched {
		w.add(filepath.Join(w.source, folder))
	}
	w.tell()
}

// plain says what a limit of the system means.
func plain(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return errors.New("this computer watches too many folders already. Close other programs that watch, or save and restart to see changes")
	}
	return err
}
