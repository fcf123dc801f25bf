package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rethink/build/internal/diag"
)

// A LayoutError is a layout, stylesheet or script that cannot be used, with its
// place.
type LayoutError struct {
	Pos     diag.Pos // File is below the site's folder: "layouts/page.html"
	Message string
	Hint    string
}

// Error returns the place and the fault.
func (e *LayoutError) Error() string { return e.Pos.String() + ": " + e.Message }

// layouts holds the parsed layouts of a site: base.html, the partials, and of each
// layout file its parts, named "page/main" for main in page.html.
type layouts struct {
	pieces map[string]*piece
	places map[place]*piece // what a layout defines for base.html, and all else with a slash in its name

	// written reads the layouts as their author wrote them. A minified layout is
	// one long line, so a fault is looked up again in the written one.
	written func() (*layouts, error)
}

// parts are what a layout file may define for base.html to print: the words of
// the page, more for its head, and what stands above its breadcrumb. Only main is
// needed. All else that it defines can be used by every layout, as a partial.
var parts = map[string]bool{"main": true, "head": true, "above": true}

const base = "base.html"

// A place is where base.html prints what a layout defines under a name.
type place struct{ layout, name string }

// readLayouts parses every layout. With small, each is minified first, once,
// instead of every page that it prints.
func readLayouts(files []layoutFile, small bool) (*layouts, error) {
	readWritten := sync.OnceValues(func() (*layouts, error) {
		return parseLayouts(files, func(_ string, src []byte) ([]byte, error) { return src, nil })
	})
	if !small {
		return readWritten()
	}
	l, err := parseLayouts(files, newLayoutMinifier().minify)
	if err != nil {
		if _, werr := readWritten(); werr != nil {
			return nil, werr
		}
		return nil, err
	}
	l.written = readWritten
	return l, nil
}

func parseLayouts(files []layoutFile, prepare func(name string, src []byte) ([]byte, error)) (*layouts, error) {
	parsed, faults := make([]*template.Template, len(files)), make([]error, len(files))
	var parsing sync.WaitGroup
	for i, f := range files {
		parsing.Go(func() {
			src, err := prepare(f.name, standalone(f.src))
			if err == nil {
				parsed[i], err = template.New(f.name).Parse(string(src))
			}
			faults[i] = err
		})
	}
	parsing.Wait()
	l := &layouts{pieces: map[string]*piece{}, places: map[place]*piece{}}
	for i, f := range files {
		if faults[i] != nil {
			return nil, plainError(faults[i])
		}
		if err := l.adopt(f.name, parsed[i]); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// adopt takes over all that a file defines.
func (l *layouts) adopt(file string, parsed *template.Template) error {
	for _, t := range parsed.Templates() {
		name := t.Name()
		switch {
		case t.Tree == nil || name == file && file != base:
			continue
		case parts[name]:
			name = strings.TrimSuffix(file, ".html") + "/" + name
		case l.pieces[name] != nil:
			return &LayoutError{Pos: diag.Pos{File: "layouts/" + file}, Message: fmt.Sprintf("layout defines %q, which another layout or partial has defined", name)}
		}
		p := &piece{layouts: l, name: name, tree: t.Tree}
		l.pieces[name] = p
		if layout, part, found := strings.Cut(name, "/"); found {
			l.places[place{layout, part}] = p
		}
	}
	return nil
}

// A layoutFile is one file of layouts/, as its author wrote it.
type layoutFile struct {
	name string // "page.html", "partials/foot.html"
	src  []byte
}

// layoutFiles reads base.html, the partials and the layouts.
func layoutFiles(fsys fs.FS) ([]layoutFile, error) {
	var names []string
	for _, dir := range []string{".", "partials"} {
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, unreadable(path.Join("layouts", dir), err)
		}
		for _, f := range entries {
			if !f.IsDir() && path.Ext(f.Name()) == ".html" {
				names = append(names, path.Join(dir, f.Name()))
			}
		}
	}
	if !slices.Contains(names, base) {
		return nil, &LayoutError{Pos: diag.Pos{File: "layouts/" + base}, Message: "layout is missing: every page starts from it"}
	}
	files := make([]layoutFile, len(names))
	for i, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, unreadable("layouts/"+name, err)
		}
		files[i] = layoutFile{name, src}
	}
	return files, nil
}

// page prints the whole page.
func (l *layouts) page(buf *bytes.Buffer, d *data) error {
	if l.places[place{d.Page.Layout, "main"}] == nil {
		return &LayoutError{Pos: diag.Pos{File: "layouts/" + d.Page.Layout + ".html"}, Message: `layout is missing, or defines no "main"`}
	}
	return l.pieces[base].print(buf, d)
}

// execute prints dot by the template with a name.
func (l *layouts) execute(w io.Writer, name string, dot any) error {
	err := l.executeOnce(w, name, dot)
	if err == nil {
		return nil
	}
	if l.written != nil {
		if written, werr := l.written(); werr == nil {
			if again := written.executeOnce(io.Discard, name, dot); again != nil {
				err = again
			}
		}
	}
	return plainError(err)
}

func (l *layouts) executeOnce(w io.Writer, name string, dot any) error {
	p := l.pieces[name]
	if p == nil {
		return fmt.Errorf("html/template: %q is undefined", name)
	}
	p.prepare()
	return p.set.ExecuteTemplate(w, name, dot)
}

var (
	templateFault = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::(\d+))?: (.*)$`)
	executing     = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: (.*)$`)
	noFunction    = regexp.MustCompile(`^function "(.*)" not defined$`)
	noField       = regexp.MustCompile(`^can't evaluate field (\S+) in type .*$`)
	calling       = regexp.MustCompile(`^error calling \w+: `)
)

// plainError says in plain words, and with the layout's place, what
// text/template says in a programmer's.
func plainError(err error) error {
	var known *LayoutError
	if errors.As(err, &known) {
		return known
	}
	m := templateFault.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		return &LayoutError{Pos: diag.Pos{File: "layouts"}, Message: "layouts cannot be used: " + err.Error()}
	}
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	if m[3] != "" {
		col++ // text/template counts columns from 0
	}
	return &LayoutError{Pos: diag.Pos{File: "layouts/" + m[1], Line: line, Col: col}, Message: plainMessage(m[4])}
}

func plainMessage(msg string) string {
	at := ""
	if m := executing.FindStringSubmatch(msg); m != nil {
		at, msg = m[1], m[2]
	}
	msg = calling.ReplaceAllString(msg, "")
	switch m := noFunction.FindStringSubmatch(msg); {
	case m != nil:
		return "layout calls `" + m[1] + "`, which does not exist"
	case msg == "unexpected EOF":
		return "layout ends before its last {{if}}, {{with}}, {{range}} or {{define}} has its {{end}}"
	}
	if m := noField.FindStringSubmatch(msg); m != nil {
		return "layout asks for `" + m[1] + "`, which this page does not have"
	}
	if at != "" {
		return "layout cannot print {{" + at + "}}: " + msg
	}
	return "layout cannot be read: " + msg
}
