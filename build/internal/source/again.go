package source

import (
	"io/fs"
	"reflect"
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/keep"
	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A Reader reads one site again and again, for as long as its author writes. It
// keeps what it read of each page, and reads a page again when it was saved.
//
// What one page's reading may know of another is its kind, and the glossary's terms.
// So ordinary pages can be written on without the others being read: where anything
// else was saved, came or went, the whole site is read anew, as [Load] does.
type Reader struct {
	fsys   fs.FS
	last   *loader // nil before the first reading, and where it could not be kept
	stamps *keep.Stamps
	read   int // pages, by the last reading
}

// NewReader returns a reader of the site whose folder is fsys.
func NewReader(fsys fs.FS) *Reader { return &Reader{fsys: fsys} }

// A Reading is a site as it was read.
type Reading struct {
	Site     *model.Site
	Words    *words.Words
	Problems diag.List

	// Only is true where nothing but the text of ordinary pages differs from the last
	// reading. Saved are these pages, as they are now.
	Only  bool
	Saved []*model.Page
	Same  bool // and all that pages know of each other is as it was
	Read  int  // pages that were read for it
}

// Read reads the site, as [Load] does. The layouts of the options are always the same.
func (r *Reader) Read(opt Options) Reading {
	r.read = 0
	if r.last != nil && r.last.opt.Drafts == opt.Drafts && r.last.opt.Today == opt.Today {
		if next, saved, same, ok := r.again(); ok {
			r.last = next
			return Reading{next.site, next.words, next.sorted(), true, saved, same, r.read}
		}
	}
	r.stamps = keep.NewStamps(r.fsys, nil)
	r.note() // before anything is read, so that what is saved meanwhile is seen
	l := newLoader(r.fsys, opt)
	l.load()
	r.last = l
	r.read = len(l.readings)
	return Reading{Site: l.site, Words: l.words, Problems: l.sorted(), Read: r.read}
}

// note remembers how every file looks that a reading may read.
func (r *Reader) note() {
	r.stamps.NoteAll(contentDir, ownLayoutsDir)
	r.stamps.Note(contentDir + "/" + configName)
}

// again returns the last reading with the pages that were saved since read anew. It is
// not ok where more than their text may be different. Same is true where all that pages
// know of each other is as it was.
func (r *Reader) again() (next *loader, saved []*model.Page, same, ok bool) {
	last := r.last
	var problems diag.List
	listing, err := list(r.fsys, &problems)
	if err != nil || last.listed == nil || !listing.same(last.listed, problems) || r.othersChanged(listing) {
		return nil, nil, false, false
	}
	now := *last
	site := *last.site
	now.site, now.readings = &site, slices.Clone(last.readings)
	site.Pages = slices.Clone(last.site.Pages)
	changed := r.changed(listing.pages)
	drafts := 0
	same = true
	for i, name := range listing.pages {
		if drafts < len(site.Drafts) && site.Drafts[drafts] == name {
			drafts++
			if changed[i] {
				return nil, nil, false, false
			}
			continue
		}
		if !changed[i] {
			continue
		}
		at := i - drafts
		reading, ok := r.readAgain(&now, last.readings[at])
		if !ok {
			return nil, nil, false, false
		}
		if reading != last.readings[at] {
			now.readings[at], site.Pages[at] = reading, reading.page
			saved = append(saved, reading.page)
			same = same && now.tellsTheSame(last.readings[at], reading)
		}
	}
	if !same {
		now.compare()
	}
	return &now, saved, same, true
}

// tellsTheSame reports whether all that pages know of each other is as it was, though the
// text of one of them is another: it has the same name, place and anchors, and its links
// lead to the same. Then nothing between pages is checked again, which would take longer
// than all else. Where the page has a part in what is wrong there, the place may move.
func (l *loader) tellsTheSame(old, now *reading) bool {
	if !reflect.DeepEqual(old.page.Face(), now.page.Face()) || len(old.page.Links) != len(now.page.Links) {
		return false
	}
	for i, link := range now.page.Links {
		if before := old.page.Links[i]; link.To != before.To || link.Written != before.Written {
			return false
		}
	}
	return !l.between.Names(now.file())
}

// changed reports of each page whether it may have been saved.
func (r *Reader) changed(pages []string) []bool {
	changed := make([]bool, len(pages))
	parallel(len(pages), func(i int) { changed[i] = r.stamps.Changed(contentDir + "/" + pages[i]) })
	return changed
}

// readAgain reads a page that may have been saved. It returns the old reading where the
// file is the same, and is not ok where others may have to be read too.
func (r *Reader) readAgain(l *loader, old *reading) (*reading, bool) {
	r.stamps.Note(old.file())
	now := l.readTop(old.page.Path)
	if now.saved != "" && now.saved == old.saved {
		return old, true
	}
	if !now.alone() || !old.alone() {
		return nil, false
	}
	now.readPage()
	r.read++
	return now, true
}

// othersChanged reports whether any file but a page was saved.
func (r *Reader) othersChanged(now *listing) bool {
	changed := func(name string) bool { return r.stamps.Changed(name) }
	if changed(contentDir + "/" + configName) {
		return true
	}
	if slices.ContainsFunc(slices.Concat(now.files, now.releases), func(name string) bool { return changed(contentDir + "/" + name) }) {
		return true
	}
	return r.stamps.AnyChanged(ownLayoutsDir)
}

// same reports whether two listings are of the same files, and say the same of them.
func (l *listing) same(o *listing, problems diag.List) bool {
	return l.config == o.config && slices.Equal(l.pages, o.pages) && slices.Equal(l.files, o.files) &&
		slices.Equal(l.releases, o.releases) && reflect.DeepEqual(problems, o.said)
}
