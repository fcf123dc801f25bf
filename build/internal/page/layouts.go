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

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"rethink/build/internal/diag"
)

// A LayoutError is a layout that cannot be used, with its place.
type LayoutError struct {
	Pos     diag.Pos // File is below the site's folder: "layouts/page.html"
	Message string
}

// Error returns the place and the fault.
func (e *LayoutError) Error() string { return e.Pos.String() + ": " + e.Message }

// layouts holds the parsed layouts of a site: one set for each layout file, made
// of base.html, every partial and the file itself.
type layouts struct {
	sets      map[string]*template.Template
	fragments *template.Template // base and partials, for what is spliced in

	// written reads the layouts as their author wrote them. A minified layout is
	// one long line, so a fault is looked up again in the written one.
	written func() (*layouts, error)
}

const base = "base.html"

// readLayouts parses every layout. With small, each is minified first, once,
// instead of every page that it prints.
func readLayouts(fsys fs.FS, small bool) (*layouts, error) {
	written, err := parseLayouts(fsys, func(_ string, src []byte) ([]byte, error) { return src, nil })
	if err != nil || !small {
		return written, err
	}
	l, err := parseLayouts(fsys, newLayoutMinifier().minify)
	if err != nil {
		return nil, err
	}
	l.written = sync.OnceValues(func() (*layouts, error) { return written, nil })
	return l, nil
}

func parseLayouts(fsys fs.FS, prepare func(name string, src []byte) ([]byte, error)) (*layouts, error) {
	shared, own, err := layoutFiles(fsys)
	if err != nil {
		return nil, err
	}
	root := template.New("layouts")
	parse := func(set *template.Template, name string) error {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return &LayoutError{Pos: diag.Pos{File: "layouts/" + name}, Message: "layout cannot be read: " + err.Error()}
		}
		if src, err = prepare(name, standalone(src)); err != nil {
			return err
		}
		if _, err = set.New(name).Parse(string(src)); err != nil {
			return plainError(err)
		}
		return nil
	}
	for _, name := range shared {
		if err := parse(root, name); err != nil {
			return nil, err
		}
	}
	l := &layouts{sets: make(map[string]*template.Template, len(own))}
	for _, name := range own {
		set, err := root.Clone()
		if err != nil {
			return nil, err
		}
		if err := parse(set, name); err != nil {
			return nil, err
		}
		l.sets[strings.TrimSuffix(name, ".html")] = set
	}
	l.fragments = root
	return l, nil
}

var controlLine = regexp.MustCompile(`(?m)^([ \t]*(?:\{\{(?:if|else|end|range|with|define|block|/\*)[^{}]*\}\}[ \t]*)*\{\{(?:if|else|end|range|with|define|block|/\*)[^{}]*[^-])\}\}[ \t]*$`)

// standalone makes lines that hold nothing but if, range, end and their like
// print nothing, not even the line's end, so that a layout can be set out to be
// read. Its lines keep their numbers.
func standalone(src []byte) []byte {
	return controlLine.ReplaceAll(src, []byte("$1 -}}"))
}

// layoutFiles lists base.html and the partials, and then the layouts.
func layoutFiles(fsys fs.FS) (shared, own []string, err error) {
	partials, err := fs.ReadDir(fsys, "partials")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	for _, f := range partials {
		if path.Ext(f.Name()) == ".html" {
			shared = append(shared, "partials/"+f.Name())
		}
	}
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	for _, f := range top {
		switch {
		case f.IsDir() || path.Ext(f.Name()) != ".html":
		case f.Name() == base:
			shared = append(shared, base)
		default:
			own = append(own, f.Name())
		}
	}
	if !slices.Contains(shared, base) {
		return nil, nil, &LayoutError{Pos: diag.Pos{File: "layouts/" + base}, Message: "layout is missing: every page starts from it"}
	}
	return shared, own, nil
}

// execute prints d by the layout with a name.
func (l *layouts) execute(w io.Writer, name string, d *data) error {
	set := l.sets[name]
	if set == nil {
		return &LayoutError{Pos: diag.Pos{File: "layouts/" + name + ".html"}, Message: "layout is missing"}
	}
	err := set.ExecuteTemplate(w, base, d)
	if err == nil {
		return nil
	}
	if l.written != nil {
		if written, werr := l.written(); werr == nil {
			if again := written.execute(io.Discard, name, d); again != nil {
				return again
			}
		}
	}
	return plainError(err)
}

// fragment prints d by one partial.
func (l *layouts) fragment(w io.Writer, name string, d any) error {
	err := l.fragments.ExecuteTemplate(w, name, d)
	if err == nil {
		return nil
	}
	if l.written != nil {
		if written, werr := l.written(); werr == nil {
			if again := written.fragment(io.Discard, name, d); again != nil {
				return again
			}
		}
	}
	return plainError(err)
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
		return fmt.Errorf("layouts cannot be used: %w", err)
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

// layoutMinifier minifies the source of a layout, and a whole page in the tests
// that compare the two.
type layoutMinifier struct{ m *minify.M }

func newLayoutMinifier() layoutMinifier {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDefaultAttrVals: true,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		TemplateDelims:      html.GoTemplateDelims,
	})
	return layoutMinifier{m}
}

func (l layoutMinifier) minify(name string, src []byte) ([]byte, error) {
	var out bytes.Buffer
	if err := l.m.Minify("text/html", &out, bytes.NewReader(src)); err != nil {
		return nil, &LayoutError{Pos: diag.Pos{File: "layouts/" + name}, Message: "layout cannot be made small: " + err.Error()}
	}
	return out.Bytes(), nil
}
