// Package build is the generator: it turns a folder of guidance into a site.
//
// Data flows one way. [Check] reads the content into a typed model, collects
// every problem, and, where none is an error, renders each file of the site.
// [Build] does the same and publishes those files to a folder. So checking is
// building without the last step, and nothing is ever published while the content
// has an error.
//
// plan.go is the one list of every file that a build makes and of who makes it.
// A new kind of output is a package of its own in build/internal and one line in
// that list.
//
// The package refuses to be clever about time and machine: two builds of the same
// content are the same, byte for byte. Only the warning about review dates reads
// the calendar, and it changes no file.
package build

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"rethink/build/internal/compress"
	"rethink/build/internal/diag"
	"rethink/build/internal/folder"
	"rethink/build/internal/hosting"
	"rethink/build/internal/keep"
	"rethink/build/internal/memory"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/page"
	"rethink/build/internal/publish"
	"rethink/build/internal/release"
	"rethink/build/internal/search"
	"rethink/build/internal/source"
	"rethink/build/internal/words"
)

// A Problem is a fault in the content, with its position.
type Problem = diag.Problem

// Problems is every fault that one run found, sorted.
type Problems = diag.List

// A Server is a web server that a [Result] can have a snippet for.
type Server = hosting.Server

// The two severities of a Problem.
const (
	Error   = diag.Error
	Warning = diag.Warning
)

// Options says what to build and how.
type Options struct {
	Source   string    // the site's folder: holds content/, and layouts/ and static/ where the site has its own
	Defaults fs.FS     // the built-in layouts/ and static/
	Out      string    // folder to publish to; Check ignores it
	BaseURL  string    // where the site will stand; overrides base_url of site.yaml
	Strict   bool      // warnings fail
	Drafts   bool      // pages marked as draft are built too
	Root     string    // where the links of the page for a wrong address begin: "/" on a server of its own; empty is the folder that base_url names
	Cache    string    // folder in which Build remembers what it made; empty remembers nothing
	Now      time.Time // the day that review dates are compared with; zero is today

	Compress bool   // Build puts a copy for gzip and one for Brotli beside each text file
	Server   Server // Build says what this web server has to be told; none is ""

	releasing bool // a release is written: cards have codes from the first on

	// Progress is called after each file rendered, from several goroutines at
	// once. It may be nil.
	Progress func(done, total int)
}

// A Result is what one run found and made.
type Result struct {
	Problems  Problems
	Notes     []string          // what is left to do for whoever publishes the site, a sentence or two each
	Pages     int               // pages that an author wrote
	Note      string            // what is worth knowing and no problem: that the content is no longer that of a release
	Files     map[string][]byte // every file of the site by its address, of Check; nil when the content has an error
	Made      int               // how many files were made
	Published publish.Report    // what Build changed in the output folder
	Snippet   []byte            // what Options.Server has to be told
	Elapsed   time.Duration
}

// Failed reports whether nothing may be published: the content has an error, or the
// run is strict and it has a warning.
func (r *Result) Failed(strict bool) bool {
	return r.Problems.Errors() > 0 || strict && r.Problems.Warnings() > 0
}

// report takes an error that somebody who edits the site can mend, such as a fault
// of its own layout, into the problems. Any other error is returned.
func (r *Result) report(err error) error {
	var layout *page.LayoutError
	if !errors.As(err, &layout) {
		return err
	}
	r.Problems.Errorf(layout.Pos, "layout", "%s", layout.Message)
	r.Problems.Hint("%s", layout.Hint)
	return nil
}

// Check reads, checks and renders the site in memory and writes nothing. Faults
// of the content are in the result; the error is for everything else, such as a
// folder that cannot be read.
func Check(ctx context.Context, o Options) (*Result, error) {
	_, result, err := check(ctx, o)
	return result, err
}

// check also returns the builder, which is nil where the content has an error.
func check(ctx context.Context, o Options) (*builder, *Result, error) {
	started := time.Now()
	in, err := newInput(o)
	if err != nil {
		return nil, nil, err
	}
	b, result, err := in.prepare(true)
	if err != nil {
		return nil, nil, err
	}
	var files keep.Held
	if b != nil {
		if err = b.make(ctx, o, result, files.Add); err != nil {
			return nil, nil, err
		}
		if result.Made > 0 {
			result.Files = files.All()
		}
	}
	result.Elapsed = time.Since(started)
	return b, result, nil
}

// prepare reads the site, or with whole false what has to be known of it to say what is
// made of it, and plans that. The builder is nil where the content has an error.
func (in *input) prepare(whole bool) (*builder, *Result, error) {
	result := &Result{}
	site, said, rest := source.Begin(in.folder, in.options())
	if whole || len(site.Releases) > 0 { // which are compared with every word
		rest.Keep()
	}
	known := rest.Problems()
	b, err := in.builder(source.Reading{Site: site, Words: said, Problems: known}, result)
	if b == nil {
		_ = rest.Each(nil) // for its problems
		more := result.Problems[len(known):]
		if result.Problems = rest.Problems(); known.Errors() > 0 || result.Problems.Errors() == 0 {
			result.Problems = result.Problems.With(more) // else a layout is told of once the content is sound
		}
		return nil, result, err
	}
	b.rest, b.texts = rest, search.NewTexts()
	b.planned = b.plan()
	return b, result, nil
}

// Build checks the site and publishes it to o.Out. When the content has an
// error, the folder stays exactly as it was. Where nothing changed since the last
// build that o.Cache remembers, nothing is made. Files of the result is nil: each waits
// on the disk until all are made.
func Build(ctx context.Context, o Options) (*Result, error) {
	started := time.Now()
	if err := folder.Apart(o.Source, o.Out); err != nil {
		return nil, err
	}
	in, err := newInput(o)
	if err != nil {
		return nil, err
	}
	known := in.memory()
	if r, report, ok := memory.Recall[Result](known); ok {
		r.Published, r.Elapsed = report, time.Since(started)
		return &r, nil
	}
	b, result, err := in.prepare(false)
	if b != nil {
		err = b.publish(ctx, o, result)
	}
	if err != nil {
		return nil, err
	}
	if !result.Failed(o.Strict) {
		memory.Remember(known, Result{Problems: result.Problems, Pages: result.Pages, Note: result.Note, Notes: result.Notes})
	}
	result.Elapsed = time.Since(started)
	return result, nil
}

// memory returns what is remembered of a build of the site as it is now, or nil where
// nothing can be. What a server is told is made of the files, which are not kept.
func (in *input) memory() *memory.Memory {
	o := in.o
	if o.Cache == "" || o.Server != "" {
		return nil
	}
	facts := fmt.Sprintf("%q %t %t %t %q %s", o.BaseURL, o.Strict, o.Drafts, o.Compress, o.Root, in.options().Today)
	m, site := memory.Of(memory.Options{Cache: o.Cache, Source: o.Source, Out: o.Out, BuiltIn: o.Defaults, Facts: facts})
	if m != nil {
		in.folder = site
	}
	return m
}

// publish makes every file, and publishes them where no error showed meanwhile. The
// folder is touched once there is something to put into it.
func (b *builder) publish(ctx context.Context, o Options, result *Result) error {
	var draft *publish.Draft
	begin := sync.OnceValue(func() (err error) {
		draft, err = publish.Begin(o.Out)
		return err
	})
	defer func() { draft.Discard() }() // what is left of it, if it comes to nothing
	var all keep.Held                  // what a server is told is made of all of them
	addresses := b.planned.Addresses()
	err := b.make(ctx, o, result, func(address string, data []byte) error {
		if err := begin(); err != nil {
			return err
		}
		if o.Server != "" {
			_ = all.Add(address, data)
		}
		if o.Compress {
			if err := compress.Beside(address, data, addresses, draft.Add); err != nil {
				return err
			}
		}
		return draft.Add(address, data)
	})
	if err != nil || result.Failed(o.Strict) {
		return err
	}
	if err = begin(); err == nil {
		result.Snippet, err = hosting.Snippet(o.Server, all.All(), b.site.Config.BaseURL)
	}
	if err == nil {
		result.Published, err = draft.Publish()
	}
	return err
}

// WriteFile writes one file that [Pack] or [Cards] made, whole or not at all.
func WriteFile(name string, data []byte) error { return publish.File(name, data) }

// builder holds one run: the typed site with what capabilities may know of it, and
// what lays out its pages.
type builder struct {
	site    *model.Site
	env     *out.Env // of the pages' faces: all that most of what is made may know
	pages   *page.Renderer
	history release.History
	since   []release.Change // what changed since the newest release
	planned planned
	rest    *source.Rest   // the text that is read when its page is printed
	texts   *search.Texts  // of the pages that were
	made    out.Made       // by make
	coder   *release.Coder // nil where cards have no codes
}

// load reads the site. The builder is nil where the content has an error.
func load(o Options, result *Result) (*builder, error) {
	in, err := newInput(o)
	if err != nil {
		return nil, err
	}
	return in.load(result)
}

func (in *input) load(result *Result) (*builder, error) {
	site, said, problems := source.Load(in.folder, in.options())
	return in.builder(source.Reading{Site: site, Words: said, Problems: problems}, result)
}

// An input is where one site is read from.
type input struct {
	o       Options
	base    string // the address that was given on the way
	folder  fs.FS
	builtIn fs.FS // the layouts of the program
}

func newInput(o Options) (*input, error) {
	base, err1 := model.GivenBase(o.BaseURL)
	builtIn, err2 := fs.Sub(o.Defaults, "layouts")
	if err := cmp.Or(folder.HoldsSite(o.Source), err1, err2); err != nil {
		return nil, err
	}
	return &input{o, base, folder.Of(o.Source), builtIn}, nil
}

// options says how to read the site now.
func (in *input) options() source.Options {
	now := in.o.Now
	if now.IsZero() {
		now = time.Now()
	}
	return source.Options{
		Drafts:  in.o.Drafts,
		BaseURL: in.base,
		Today:   model.Date{Year: now.Year(), Month: now.Month(), Day: now.Day()},
		Layouts: in.builtIn,
	}
}

// builder takes a reading into the result and returns what makes a site of it, or nil
// where it has an error.
func (in *input) builder(r source.Reading, result *Result) (*builder, error) {
	result.Problems, result.Pages = r.Problems, len(r.Site.Pages)
	history, wrong := release.Load(r.Site)
	result.Problems = append(result.Problems, wrong...)
	if result.Problems.Errors() > 0 {
		return nil, nil
	}
	read := *r.Site // what a release says of the site does not change what was read
	site := &read
	since := history.Apply(site)
	pages, err := newRenderer(in.folder, in.o, site, r.Words)
	if err != nil {
		return nil, result.report(err)
	}
	env := out.NewEnv(site.Faces(), r.Words.Say)
	env.Render, env.Static = pages.Render, pages.Static
	b := &builder{site: site, env: env, pages: pages, history: history, since: since}
	if len(history) > 0 || in.o.releasing {
		b.coder = release.NewCoder(history)
		env.Codes = b.coder.Codes()
	}
	result.Note = history.Note(since, r.Words.Say)
	return b, nil
}

// testRecord is what the browser tests wrote down when somebody ran make record, or {}
// before that. It is a file, not the outcome of a build: two builds stay the same.
//
//go:embed testrecord.json
var testRecord []byte

// newRenderer lays a site's own layouts and static files over the built-in ones.
func newRenderer(own fs.FS, o Options, site *model.Site, said *words.Words) (*page.Renderer, error) {
	layouts, err1 := fs.Sub(folder.Over(own, o.Defaults), "layouts")
	static, err2 := fs.Sub(folder.Over(own, o.Defaults), "static")
	record, err3 := page.RecordOf(testRecord, site)
	if err := cmp.Or(err1, err2, err3); err != nil {
		return nil, err
	}
	return page.New(page.Options{Layouts: layouts, Static: static, BuiltIn: o.Defaults, Site: site, Words: said, Minify: true, Root: o.Root, Record: record})
}
