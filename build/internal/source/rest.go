package source

import (
	"io/fs"
	"sync"
	"sync/atomic"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A Rest is what [Begin] left to be read of a site: the text of ordinary pages. A large
// site is mostly such text, and never needs to be in memory all at once.
type Rest struct {
	loader *loader
	open   bool // there is a site, and it is not read to its end
}

// Begin reads a site as [Load] does, but for the text of ordinary pages that nothing
// else takes text from: of these the site has what stands at their top. What is made of
// the others, and how all of them lie together, is known then.
func Begin(fsys fs.FS, opt Options) (*model.Site, *words.Words, *Rest) {
	l := newLoader(fsys, opt)
	rest := &Rest{l, l.begin()}
	return l.site, l.words, rest
}

// Late reports of which pages the text is still to be read.
func (r *Rest) Late() map[*model.Page]bool {
	late := make(map[*model.Page]bool, len(r.loader.late))
	for _, one := range r.loader.late {
		late[one.page] = true
	}
	return late
}

// Each reads the text of one page after the other, several at once, and hands each to
// take. When take returns, the text is let go of. A page with an error is not handed on,
// and after the first error none is; all are read, so that every problem is known. The
// error is the first of take, which may be nil.
func (r *Rest) Each(take func(*model.Page) error) error {
	var first error
	var failing sync.Once
	var failed atomic.Bool
	failed.Store(take == nil)
	r.read(func(one *reading) {
		if one.problems.Errors() > 0 {
			failed.Store(true)
		}
		if !failed.Load() {
			if err := take(one.page); err != nil {
				failing.Do(func() { first = err })
				failed.Store(true)
			}
		}
		one.page.Forget()
		one.letGo()
	})
	return first
}

// Keep reads the text of all pages, which then stays.
func (r *Rest) Keep() { r.read(func(*reading) {}) }

// read reads every page that is left, and then compares what pages know of each other.
func (r *Rest) read(then func(*reading)) {
	if !r.open {
		return
	}
	l := r.loader
	parallel(len(l.late), func(i int) {
		l.late[i].readPage()
		then(l.late[i])
	})
	l.compare()
	l.late, r.open = nil, false
}

// Problems returns every problem so far, sorted.
func (r *Rest) Problems() diag.List { return r.loader.sorted() }
