package source

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"rethink/build/internal/diag"
	"rethink/build/internal/keys"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
	"rethink/build/internal/prose"
	"rethink/build/internal/quotes"
	"rethink/build/internal/words"
)

// Options say how to read.
type Options struct {
	Drafts bool       // pages with "draft: true" are part of the site
	Today  model.Date // for review dates; with the zero date none has passed

	BaseURL string // where the site will stand, with a slash at its end; overrides base_url of site.yaml

	// Layouts holds the built-in strings.yaml. Nil has no words of the interface:
	// for tests of what needs none.
	Layouts fs.FS
}

// Load reads the site whose folder is fsys; its content is in fsys's content/, its
// own words of the interface in layouts/ and site.yaml. It returns all that could
// be read, and every problem, sorted. With an error among the problems the site is
// not fit to be published.
func Load(fsys fs.FS, opt Options) (*model.Site, *words.Words, diag.List) {
	l := newLoader(fsys, opt)
	l.load()
	return l.site, l.words, l.sorted()
}

func newLoader(fsys fs.FS, opt Options) *loader {
	return &loader{fsys: fsys, opt: opt, site: &model.Site{}, known: newKnown(opt)}
}

func newKnown(opt Options) *known {
	return &known{
		kinds:    map[string]model.Kind{},
		pictures: map[string]picture{},
		files:    map[string]bool{},
		names:    map[string]string{},
		terms:    map[string]bool{},
		today:    opt.Today,
		judges:   sync.Pool{New: func() any { return new(prose.Judge) }},
		yaml:     newYAML(),
		markdown: newMarkdown(),
	}
}

// loader reads a site in phases. In each phase, files are read in parallel; what
// one file needs to know of the others was found in an earlier phase.
type loader struct {
	fsys     fs.FS
	opt      Options
	site     *model.Site
	words    *words.Words
	known    *known
	readings []*reading       // in the order of their pages' paths
	menu     []model.MenuItem // as site.yaml has it: a page's title is no part of it

	late []*reading // ordinary pages whose text is still to be read

	listed   *listing
	problems diag.List // of all but the texts of pages and what pages know of each other
	between  diag.List // of what pages know of each other
}

// sorted returns every problem.
func (l *loader) sorted() diag.List {
	count := len(l.problems) + len(l.between)
	for _, r := range l.readings {
		count += len(*r.problems)
	}
	all := append(make(diag.List, 0, count), l.problems...)
	for _, r := range l.readings {
		all = append(all, *r.problems...)
	}
	all = append(all, l.between...)
	all.Sort()
	return all
}

// load reads the whole site.
func (l *loader) load() { (&Rest{l, l.begin()}).Keep() }

// begin reads the site but for the text of late pages. It returns false where there is
// none.
func (l *loader) begin() bool {
	listing, err := list(l.fsys, &l.problems)
	listing.said = slices.Clone(l.problems)
	l.listed = listing
	if err != nil {
		l.problems.Errorf(diag.Pos{File: contentDir}, "no-content", "folder %s cannot be read: %s", contentDir, reason(err))
		if errors.Is(err, fs.ErrPermission) {
			l.problems.Hint("Change its permissions, so that you may read it.")
		} else {
			l.problems.Hint("Go to the folder that holds your site's content folder, or run `rethink new` on an empty folder to start a site.")
		}
		return false
	}
	var own []words.Entry
	l.site.Config, own = readConfig(l.fsys, listing, l.known, &l.problems)
	if l.opt.BaseURL != "" {
		l.site.Config.BaseURL = l.opt.BaseURL
	}
	l.menu = slices.Clone(l.site.Config.Menu)
	l.known.language = l.site.Config.Language
	l.readWords(own)
	l.site.Unread = listing.unread
	l.known.unread = append(l.known.unread, listing.unread...)
	l.readFiles(listing.files)
	l.readReleases(listing.releases)
	l.known.released = len(listing.releases) > 0
	l.readTops(listing)
	l.readBodies()
	l.gather()
	l.readTaken()
	l.validate()
	l.nameMenu()
	return true
}

// compare checks what pages know of each other.
func (l *loader) compare() {
	l.nameMenu()
	l.between = nil
	l.checkOwnLinks()
	l.between = append(l.between, l.site.Check()...)
}

// nameMenu gives an entry of the menu the title of its page, where it has no name of
// its own.
func (l *loader) nameMenu() {
	l.site.Config.Menu = slices.Clone(l.menu)
	for i, item := range l.menu {
		if p := l.site.Page(item.To.Page); p != nil && item.Label == "" {
			l.site.Config.Menu[i].Label = p.Title
		}
	}
}

// readWords reads the words of the interface. A page needs to know one of them
// before it is read: what the facilitator's notes are called.
func (l *loader) readWords(site []words.Entry) {
	var problems diag.List
	l.words, problems = words.Read(words.Options{BuiltIn: l.opt.Layouts, Own: ownLayouts(l.fsys), Site: site, Set: setWords(l.site.Config.Language)})
	l.problems = append(l.problems, problems...)
	l.checkLanguage()
	if notes, err := l.words.Lookup(notesKey); err == nil {
		l.known.notes = strings.TrimSpace(notes)
	}
}

// checkLanguage warns of a site whose text is in one language and whose buttons and
// headings are in another, as far as nobody has written them.
func (l *loader) checkLanguage() {
	missing, all := l.words.BuiltIn()
	if quotes.English(l.known.language) || l.known.language == "" || len(missing) == 0 {
		return
	}
	l.problems.Warnf(l.known.languageAt, "untranslated", "language is %s, and %d of the %d words and sentences of the interface (%d%%) are in English: %s",
		l.site.Config.Language, len(missing), all, max(1, len(missing)*100/all), diag.Few(missing))
	l.problems.Hint("Write them in your language in layouts/strings.yaml, beside the content folder, such as `home: …`. Each that is written there takes the place of the English. `rethink help format strings` lists them all.")
}

// ownLayouts returns the folder of the site's own layouts, or nil where it has
// none.
func ownLayouts(fsys fs.FS) fs.FS {
	if info, err := fs.Stat(fsys, ownLayoutsDir); err != nil || !info.IsDir() {
		return nil
	}
	layouts, err := fs.Sub(fsys, ownLayoutsDir)
	if err != nil {
		return nil
	}
	return layouts
}

// parallel calls f for 0 to n-1 on all processors.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}

// readFiles reads and measures pictures and downloads.
func (l *loader) readFiles(names []string) {
	files := make([]*model.File, len(names))
	problems := make([]diag.List, len(names))
	parallel(len(names), func(i int) {
		files[i] = readFile(l.fsys, names[i], &problems[i])
	})
	for i, f := range files {
		l.problems = append(l.problems, problems[i]...)
		l.known.files[names[i]] = true
		if base := path.Base(names[i]); l.known.names[base] == "" {
			l.known.names[base] = names[i] // in the order of their paths
		}
		l.known.pictures[names[i]] = picture{f.Width, f.Height}
	}
	l.site.Files = files
}

// readReleases reads the files of releases as they are: what they say is not the
// business of this package, and none of it is published as it stands.
func (l *loader) readReleases(names []string) {
	for _, name := range names {
		at := diag.Pos{File: contentDir + "/" + name}
		data, err := fs.ReadFile(l.fsys, at.File)
		if err != nil {
			l.problems.Errorf(at, "unreadable", "file cannot be read: %s", reason(err))
			continue
		}
		l.site.Releases = append(l.site.Releases, &model.File{Path: name, Data: data})
	}
}

func readFile(fsys fs.FS, name string, problems *diag.List) *model.File {
	f := &model.File{Path: name}
	at := diag.Pos{File: contentDir + "/" + name}
	data, err := fs.ReadFile(fsys, at.File)
	if err != nil {
		problems.Errorf(at, "unreadable", "file cannot be read: %s", reason(err))
		return f
	}
	f.Data = data
	if isPicture(strings.ToLower(path.Ext(name))) {
		p := checkPicture(at, data, problems)
		f.Width, f.Height = p.width, p.height
	} else if wrong := badDownload(name, data); wrong != "" {
		problems.Warnf(at, "bad-download", "file to download %s", wrong)
		if wrong == pointerReason {
			problems.Hint("Run `git lfs pull` in the folder of the site.")
		} else {
			problems.Hint("Open it, and save or download it again.")
		}
	}
	return f
}

// readTops reads every page's file and front matter, and leaves drafts out.
func (l *loader) readTops(listing *listing) {
	names := listing.pages
	readings := make([]*reading, len(names))
	parallel(len(names), func(i int) { readings[i] = l.readTop(names[i]) })
	home := false
	for _, r := range readings {
		home = home || r.page.Path == homePath
		if r.page.Draft && !l.opt.Drafts {
			l.site.Drafts = append(l.site.Drafts, r.page.Path)
			continue
		}
		l.readings = append(l.readings, r)
		l.known.kinds[r.page.Path] = r.page.Kind
		l.known.sourced = l.known.sourced || r.page.Kind == model.KindSource
		if r.matter == nil {
			l.known.unread = append(l.known.unread, r.page.Unread)
		}
	}
	if !home {
		l.problems.Errorf(diag.Pos{File: contentDir + "/" + homePath}, "no-home", "file is missing: it is the site's first page")
		l.problems.Hint("Write a page of that name.")
		l.problems.Unless(listing.near[homePath]...)
	}
}

// readTop reads a page's file and front matter.
func (l *loader) readTop(name string) *reading {
	r := &reading{page: &model.Page{Path: name}, problems: new(diag.List), site: l.known}
	r.readTop(l.fsys)
	if problems := *r.problems; r.matter == nil && len(problems) > 0 {
		r.page.Unread = problems[len(problems)-1].Pos
	}
	return r
}

// readTop reads the front matter of one page. Where it cannot, the page exists only
// for links to it.
func (r *reading) readTop(fsys fs.FS) {
	r.page.Kind = model.KindPage
	file, ok := readText(fsys, r.file(), r.problems)
	if !ok {
		return
	}
	r.saved = file.file
	if r.parts, ok = matter.Split(r.file(), file.src, isPageKey, r.problems); !ok {
		return
	}
	if at, message, hint := tooMuch(r.parts.Body); message != "" {
		lines := diag.NewLines(r.file(), r.parts.Body, r.parts.BodyAbove).Shifted(file.shifts)
		r.problems.Errorf(lines.At(at), "too-much", "%s", message)
		r.problems.Hint("%s", hint)
		r.parts.Body = ""
		return
	}
	r.shifts = file.shifts
	if !r.parts.Has {
		r.matter = matter.None(diag.Pos{File: r.file(), Line: 1, Col: 1}, r.problems)
	} else {
		r.matter = r.site.yaml.Read(r.parts.YAML, matter.Place{File: r.file(), Above: r.parts.YAMLAbove, Shifts: file.shifts}, r.problems)
	}
	r.readKeys()
}

// readBodies reads the text of every page that is more than text, and what its kind
// makes of it. The glossary comes first: whether an abbreviation needs explaining
// depends on it.
func (l *loader) readBodies() {
	var now []*reading
	for _, r := range l.readings {
		switch {
		case r.page.Kind == model.KindGlossary:
			r.readPage()
			for _, t := range r.terms {
				l.known.terms[t.Term] = true
			}
		case r.mayBeLate():
			l.late = append(l.late, r)
		default:
			now = append(now, r)
		}
	}
	parallel(len(now), func(i int) { now[i].readPage() })
}

// readTaken reads the late pages that others take text from, which is known only now.
func (l *loader) readTaken() {
	taken := l.site.Taken()
	var now []*reading
	l.late = slices.DeleteFunc(l.late, func(r *reading) bool {
		if taken[r.page.Path] {
			now = append(now, r)
		}
		return taken[r.page.Path]
	})
	parallel(len(now), func(i int) { now[i].readPage() })
}

// readPage reads what stands below the front matter.
func (r *reading) readPage() {
	defer func() { r.problems.OrderPage() }()
	r.readBody()
	if r.matter == nil {
		r.page.Anchors = nil // what the page is meant to be is not known
		return
	}
	judge := prose.Judge{Problems: r.problems, Terms: r.site.terms}
	for _, key := range []string{"title", "description"} {
		text, at := r.matter.TextAt(key)
		judge.Plain(key, text, at, diag.Error)
	}
	r.readAsKind()
	r.matter.Finish(append(keys.OfPage(), keys.OfKind(r.page.Kind)...), kindOfKey)
	if r.site.sourced && len(r.page.Source) == 0 && len(*r.problems) > 0 {
		r.page.SourceNear = r.matter.Near("source")
	}
}

// readAsKind reads a page as what its kind says.
func (r *reading) readAsKind() {
	switch r.page.Kind {
	case model.KindGlossary:
		r.terms = readGlossary(r)
	case model.KindSource:
		r.points = readPoints(r)
	case model.KindFlow:
		r.flow = readFlow(r)
	case model.KindGuide:
		r.guide = readGuide(r)
	case model.KindSwaps:
		r.swaps = readSwaps(r)
	case model.KindPrompts:
		r.promptPage = readPrompts(r)
	case model.KindCards:
		r.deck = readDeck(r)
	case model.KindSession:
		r.session = readSession(r)
	case model.KindScenario:
		r.scenario = readScenario(r)
	case model.KindPrint:
		r.summary = readSummary(r)
	}
}

// gather puts what was read into the site, in the order of the pages' paths.
func (l *loader) gather() {
	s := l.site
	for _, r := range l.readings {
		s.Pages = append(s.Pages, r.page)
		s.Glossary = append(s.Glossary, r.terms...)
		s.Points = append(s.Points, r.points...)
		s.Flows = appendOne(s.Flows, r.flow)
		s.Guides = appendOne(s.Guides, r.guide)
		s.Swaps = appendOne(s.Swaps, r.swaps)
		s.Prompts = appendOne(s.Prompts, r.promptPage)
		s.Decks = appendOne(s.Decks, r.deck)
		s.Sessions = appendOne(s.Sessions, r.session)
		s.Scenarios = appendOne(s.Scenarios, r.scenario)
		s.Summaries = appendOne(s.Summaries, r.summary)
	}
	sortTerms(s.Glossary, &l.problems)
}

func appendOne[T any](list []*T, one *T) []*T {
	if one == nil {
		return list
	}
	return append(list, one)
}

// validate asks everything that is more than words whether it makes sense. A
// guide has no more sense than its headings.
func (l *loader) validate() {
	validateAll(l, l.site.Flows)
	validateAll(l, l.site.Swaps)
	validateAll(l, l.site.Prompts)
	validateAll(l, l.site.Decks)
	validateAll(l, l.site.Sessions)
	validateAll(l, l.site.Scenarios)
}

func validateAll[T interface{ Validate() diag.List }](l *loader, list []T) {
	for _, one := range list {
		l.problems = append(l.problems, one.Validate()...)
	}
}
