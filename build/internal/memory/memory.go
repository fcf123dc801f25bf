// Package memory remembers in the user's cache folder what a build told, so that the
// next one need not be run where it would read the same bytes and find its output as it
// was left. Whatever is damaged, newer or odd counts as nothing remembered: a memory can
// save work, and never make a wrong site. It refuses to keep anything beside the content,
// or in the output.
package memory

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"rethink/build/internal/folder"
	"rethink/build/internal/keep"
	"rethink/build/internal/publish"
)

// Options say of which build the memory is.
type Options struct {
	Cache   string // the user's cache folder
	Source  string // the site's folder
	Out     string // the output folder
	BuiltIn fs.FS  // the layouts and static files of the program
	Facts   string // all else that decides what is built: flags, the day
}

// A Memory is of one build.
type Memory struct {
	record keep.Record
	state  keep.State // of the sources
	o      Options
}

// A note is what is remembered.
type note[T any] struct {
	Told   T
	Output string // digest of the output folder
}

// sources are the folders of a site that a build reads.
var sources = [...]string{"content", "layouts", "static"}

// Of returns the memory of a build of the sources as they are now, and the site's
// folder, in which they need not be read again. It is nil where nothing can be
// remembered; then nothing is recalled of it.
func Of(o Options) (m *Memory, site fs.FS) {
	places, err1 := folder.Aside(o.Cache, o.Source, o.Out)
	program, err2 := keep.Program()
	if err1 != nil || err2 != nil {
		return nil, nil
	}
	ahead := folder.ReadAhead(o.Source)
	own, ok1 := keep.StateOf(ahead, sources[:]...)
	builtIn, ok2 := keep.StateOf(o.BuiltIn, "layouts", "static")
	if !ok1 || !ok2 {
		return nil, nil
	}
	key := fmt.Appendf(nil, "%s %s %s %s", program, own.Content, builtIn.Content, o.Facts)
	file := filepath.Join(places[0], keep.Sum([]byte(places[1] + "\x00" + places[2]))[:32])
	return &Memory{keep.Record{File: file, Key: keep.Sum(key)}, own, o}, ahead.Rest()
}

// Recall returns what the remembered build told, and what publishing it would report, if
// its output still stands.
func Recall[T any](m *Memory) (told T, report publish.Report, ok bool) {
	var n note[T]
	if m == nil || publish.Digest(m.o.Out) == "" || !m.record.LoadValue(&n) { // nothing stands there, or it is not known what did
		return told, report, false
	}
	report, ok = publish.Same(m.o.Out, n.Output)
	return n.Told, report, ok
}

// Remember notes what a build told, unless its sources were saved meanwhile: nobody knows
// then which of them it read. To remember nothing is no fault.
func Remember[T any](m *Memory, told T) {
	if m != nil && m.state.Holds(folder.Of(m.o.Source), sources[:]...) {
		_ = m.record.SaveValue(note[T]{told, publish.Digest(m.o.Out)})
	}
}
