package build

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"rethink/build/internal/diag"
	"rethink/build/internal/keep"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/source"
)

// A Live is a site that is built again each time its author saves. What a save does
// not change is kept: the readings of the other pages, and where nothing but the text
// of ordinary pages differs, all that was made of the rest. It is not for concurrent
// use.
type Live struct {
	in     *input
	reader *source.Reader
	looks  *keep.Stamps // of the site's own layouts, stylesheets and scripts
	last   *Site
	base   *Site // the last that was planned, while all since differ from it in the text of pages
	sites  int
}

// NewLive returns a site of which nothing was read yet.
func NewLive(o Options) (*Live, error) {
	in, err := newInput(o)
	if err != nil {
		return nil, err
	}
	return &Live{in: in, reader: source.NewReader(in.folder)}, nil
}

// A Site is a site as it was read and checked at one moment. Its files are made when
// somebody asks for them, and stay what they are whatever is read later.
type Site struct {
	Found   Result // without Files
	Version string // another for each site that differs from the last
	Read    int    // pages that were read for it

	b      *builder // nil where nothing can be made
	plan   planned
	whole  func() out.Made // the plan with what holds the text of every page
	late   diag.List       // problems of what holds the text of every page, but for what this text is
	linked bool            // no link leads to what is not made

	*keep.Files // nil where nothing can be shown
}

// Read reads what was saved since the last time, and checks it. Where nothing was, it
// returns the same site. Errors are those of [Check]; a layout that fails on a page is
// reported by [Site.Make].
func (l *Live) Read() (*Site, error) {
	started := time.Now()
	looks := l.looks == nil || l.looks.AnyChanged("layouts", "static")
	if looks {
		l.looks = keep.NewStamps(l.in.folder, nil)
		l.looks.NoteAll("layouts", "static")
	}
	r := l.reader.Read(l.in.options())
	if looks || !r.Only {
		l.base = nil
	} else if len(r.Saved) == 0 && l.last != nil {
		return l.last, nil
	}
	s := l.base.with(r.Site, r)
	if s == nil {
		var err error
		if s, err = l.in.site(r); err != nil {
			l.last, l.base = nil, nil
			return nil, err
		}
	}
	l.sites++
	s.Version, s.Read, s.Found.Elapsed = strconv.Itoa(l.sites), r.Read, time.Since(started)
	l.last = s
	switch {
	case len(r.Site.Releases) > 0:
		// A release is compared with the words of every page, and says at the foot of
		// each and on paper that they changed since: nothing is kept.
		l.base = nil
	case s.b != nil:
		l.base = s
	}
	return s, nil
}

// site plans all of a site.
func (in *input) site(r source.Reading) (*Site, error) {
	s := &Site{}
	b, err := in.builder(r, &s.Found)
	if err != nil {
		return nil, err
	}
	if b == nil {
		s.Found.Problems.Sort()
		return s, nil
	}
	s.b, s.plan = b, b.plan()
	s.begin()
	b.add(s.Files, s.plan.Outputs...)
	s.Found.Notes = append(b.pages.Notes(), s.plan.Notes...)
	s.late = s.whole().Problems[len(s.plan.Problems):]
	s.check(s.Found.Problems)
	return s, nil
}

// with returns the site with the words of some pages as they are now, or nil where more
// is to be made again than these pages: another page shows what became different, or
// takes text from it.
func (s *Site) with(site *model.Site, r source.Reading) *Site {
	if s == nil {
		return nil
	}
	now := &Site{Found: Result{Pages: len(site.Pages), Notes: s.Found.Notes}}
	if r.Problems.Errors() > 0 {
		now.Found.Problems, now.Found.Notes = r.Problems, nil
		return now // as a site that is read for the first time: nothing is made of it
	}
	saved, ok := s.b.site.Written(site)
	if !ok {
		return nil
	}
	b := *s.b
	b.site = site
	now.b, now.plan, now.late = &b, s.plan, s.late
	now.plan.Outputs = append([]out.Output(nil), s.plan.Outputs...)
	now.begin()
	for i, o := range s.plan.Outputs {
		if o.Page != nil && o.Page.From != nil && saved[o.Page.From.Path] != nil {
			p, _ := b.pages.OfPage(saved[o.Page.From.Path])
			now.plan.Outputs[i].Page = &p
			b.add(now.Files, now.plan.Outputs[i])
		} else {
			now.Files.Keep(o.Address, s.Files)
		}
	}
	now.linked = r.Same && s.linked
	now.check(r.Problems)
	return now
}

// begin gets ready to take the files of the plan. What holds the text of every page is
// planned only when somebody asks for it.
func (s *Site) begin() {
	s.whole = sync.OnceValue(func() out.Made { return s.plan.whole(s.b) })
	s.Files = keep.NewFiles(func(late *keep.Files) {
		s.b.add(late, s.whole().Outputs[len(s.plan.Outputs):]...)
	})
}

// check puts the problems together, of what was read and of what is made of it.
func (s *Site) check(read diag.List) {
	var links diag.List
	if !s.linked {
		links = s.plan.CheckLinks(s.b.site)
	}
	if len(links) > 0 { // perhaps one leads to what is not planned yet
		whole := s.whole()
		links = whole.CheckLinks(s.b.site)
	}
	s.linked = len(links) == 0
	s.Found.Problems = read.With(s.b.pages.Problems(), s.plan.Problems, s.late, links)
}

// add has files of the site made when somebody asks for them. They hold no more of the
// site than they need, since they may be kept for sites to come.
func (b *builder) add(to *keep.Files, outputs ...out.Output) {
	pages := b.pages
	for _, o := range outputs {
		switch {
		case o.Page != nil:
			to.AddTo(o.Address, func(b []byte) ([]byte, error) { return pages.Append(b, o.Page) })
		case o.Whole != nil:
			to.AddWhole(o.Address, o.Whole)
		default:
			to.Add(o.Address, o.Make)
		}
	}
}

// Make makes every file that nobody asked for yet, but for those that hold all others.
// It returns the site; with more problems, where pages turn out to be heavy (see
// [ShowsLate]); or where a layout turns out not to fit, one that has nothing but
// problems.
func (s *Site) Make(ctx context.Context) (*Site, error) {
	if s.Files == nil || s.Found.Failed(false) {
		return s, nil
	}
	files, err := s.Parts(ctx)
	if ctx.Err() != nil {
		return s, err
	}
	if err == nil && s.b != nil {
		s = s.and(out.Weigh(s.b.site, s.plan.Outputs, files))
	}
	if err == nil {
		return s, nil
	}
	failed := &Site{Found: s.Found, Version: s.Version, Read: s.Read}
	failed.Found.Problems = slices.Clone(s.Found.Problems)
	if err := failed.Found.report(err); err != nil {
		return nil, err
	}
	failed.Found.Problems.Sort()
	return failed, nil
}

// and returns the site with more problems.
func (s *Site) and(more diag.List) *Site {
	if len(more) == 0 {
		return s
	}
	told := *s
	told.Found.Problems = s.Found.Problems.With(more)
	return &told
}

// ShowsLate reports whether a problem is one that is known only when all files are made:
// that a [Live] does not tell of it yet does not say that it is mended.
func ShowsLate(p Problem) bool { return p.Rule == out.HeavyRule }
