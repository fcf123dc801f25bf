package build

import (
	"fmt"
	"path/filepath"

	"rethink/build/internal/folder"
	"rethink/build/internal/keep"
	"rethink/build/internal/publish"
)

// A memory of a build is noted in the user's cache folder when the site was published:
// what was told, and a digest of the output. Where nothing that a build reads is another
// by its bytes, and the output is as it was left, the next build has nothing to do.
type memory struct {
	record keep.Record
	state  keep.State // of the sources
}

// remembered is what a memory holds.
type remembered struct {
	Problems Problems
	Pages    int
	Note     string
	Notes    []string
	Output   string // digest of the output folder
}

// sources are the folders of a site that a build reads.
var sources = [...]string{"content", "layouts", "static"}

// memoryOf returns the memory of a build of the sources as they are now, which need not
// be read again for the build. It is not ok where nothing can be remembered.
func memoryOf(in *input) (memory, bool) {
	o := in.o
	if o.Cache == "" || o.Server != "" { // what a server is told is made of the files
		return memory{}, false
	}
	places, err1 := folder.Aside(o.Cache, o.Source, o.Out)
	program, err2 := keep.Program()
	if err1 != nil || err2 != nil {
		return memory{}, false
	}
	ahead := folder.ReadAhead(o.Source)
	own, ok1 := keep.StateOf(ahead, sources[:]...)
	builtIn, ok2 := keep.StateOf(o.Defaults, "layouts", "static")
	if !ok1 || !ok2 {
		return memory{}, false
	}
	in.folder = ahead.Rest()
	key := fmt.Appendf(nil, "%s %s %s %q %t %t %t %q %s", program, own.Content, builtIn.Content, o.BaseURL, o.Strict, o.Drafts, o.Compress, o.Root, in.options().Today)
	file := filepath.Join(places[0], keep.Sum([]byte(places[1] + "\x00" + places[2]))[:32])
	return memory{keep.Record{File: file, Key: keep.Sum(key)}, own}, true
}

// recall returns the result of the build that is remembered, if its output still stands.
func (m memory) recall(out string) (*Result, bool) {
	if publish.Digest(out) == "" { // nothing stands there: no need to know what did
		return nil, false
	}
	var r remembered
	if !m.record.LoadValue(&r) {
		return nil, false
	}
	report, same := publish.Same(out, r.Output)
	return &Result{Problems: r.Problems, Pages: r.Pages, Note: r.Note, Notes: r.Notes, Published: report}, same
}

// remember notes a build, unless its sources were saved meanwhile: nobody knows then
// which of them it read. To remember nothing is no fault.
func (m memory) remember(o Options, r *Result) {
	if !m.state.Holds(folder.Of(o.Source), sources[:]...) {
		return
	}
	_ = m.record.SaveValue(remembered{r.Problems, r.Pages, r.Note, r.Notes, publish.Digest(o.Out)})
}
