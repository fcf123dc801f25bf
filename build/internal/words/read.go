package words

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
)

// file is the name of the words in a folder of layouts.
const file = "strings.yaml"

// An Entry is one of the site's own words, with its place.
type Entry struct {
	Key, Text string
	At        diag.Pos
}

// Options says where the words of a site are.
type Options struct {
	BuiltIn fs.FS   // the built-in layouts; nil has no words, and checks none
	Own     fs.FS   // the site's own layouts; nil where it has none
	Site    []Entry // what stands below `strings:` in site.yaml

	// Set sets the quotation marks of each word for print, after all is read. Nil
	// leaves them as they are written.
	Set func(string) string
}

// Read lays the words of a site over each other. Each fault of the site's own is a
// problem with its place; the words that it concerns are as they are built in.
func Read(o Options) (*Words, diag.List) {
	var problems diag.List
	w := &Words{text: map[string]string{}, builtIn: map[string]bool{}}
	if o.BuiltIn == nil {
		for _, e := range o.Site {
			w.text[e.Key] = e.Text
		}
		return w, nil
	}
	for _, e := range builtIn(o.BuiltIn, &problems) {
		w.text[e.Key], w.builtIn[e.Key] = e.Text, true
	}
	layer := overlay{standard: maps.Clone(w.text), to: w.text, builtIn: w.builtIn, problems: &problems}
	if o.Own != nil {
		layer.said = saidBy(o.Own)
		for _, e := range own(o.Own, &problems) {
			layer.lay(e)
		}
		layer.standard = maps.Clone(w.text)
	}
	for _, e := range o.Site {
		layer.lay(e)
	}
	if o.Set != nil {
		for key, text := range w.text {
			w.text[key] = o.Set(text)
		}
	}
	return w, problems
}

// builtIn reads the built-in words. Without them nothing can be said, so that a
// fault of theirs is an error too.
func builtIn(layouts fs.FS, problems *diag.List) []Entry {
	src, err := fs.ReadFile(layouts, file)
	if err != nil {
		problems.Errorf(diag.Pos{File: ownFile}, "unreadable", "built-in words of the interface cannot be read: %s", reason(err))
		return nil
	}
	return parse(src, problems)
}

// own reads the strings.yaml of the site's own layouts, where there is one.
func own(layouts fs.FS, problems *diag.List) []Entry {
	src, err := fs.ReadFile(layouts, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		problems.Errorf(diag.Pos{File: ownFile}, "unreadable", "file cannot be read: %s", reason(err))
		return nil
	}
	return parse(src, problems)
}

const ownFile = "layouts/" + file

// reason is why a file cannot be read, without its name.
func reason(err error) string {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err.Error()
	}
	return err.Error()
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

// parse reads a mapping of keys to texts.
func parse(src []byte, problems *diag.List) []Entry {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		at, text := diag.Pos{File: ownFile}, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			at.Line, _ = strconv.Atoi(m[1])
			text = strings.TrimPrefix(err.Error(), m[0])
		}
		problems.Errorf(at, "strings", "file is not YAML: %s", text)
		problems.Hint("Write a word of the interface on each line, such as `home: Home`. A value that holds a colon needs quotes.")
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		problems.Errorf(place(doc.Content[0]), "strings", "file is not a list of words")
		problems.Hint("Write a word of the interface on each line, such as `home: Home`.")
		return nil
	}
	return entriesOf(doc.Content[0], problems)
}

func entriesOf(node *yaml.Node, problems *diag.List) []Entry {
	var entries []Entry
	lines := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode || value.Kind != yaml.ScalarNode:
			problems.Errorf(place(key), "strings", "value of `%s` is no text", key.Value)
			problems.Hint("Write it on one line. A text that holds a colon, or begins with a bracket or {, needs quotes.")
		case lines[key.Value] > 0:
			problems.Errorf(place(key), "duplicate-key", "key `%s` is given twice: first on line %d", key.Value, lines[key.Value])
			problems.Hint("Keep one of the two.")
		default:
			lines[key.Value] = key.Line
			entries = append(entries, Entry{Key: key.Value, Text: value.Value, At: place(key)})
		}
	}
	return entries
}

func place(n *yaml.Node) diag.Pos { return diag.Pos{File: ownFile, Line: n.Line, Col: n.Column} }

// saidBy returns what reports whether one of the site's own layouts says a key, which
// may then have a name that is not built in.
func saidBy(layouts fs.FS) func(key string) bool {
	var all []byte
	for _, dir := range []string{".", "partials"} {
		files, err := fs.ReadDir(layouts, dir)
		if err != nil {
			continue
		}
		for _, f := range files {
			if path.Ext(f.Name()) != ".html" || !f.Type().IsRegular() {
				continue
			}
			if src, err := fs.ReadFile(layouts, path.Join(dir, f.Name())); err == nil {
				all = append(all, src...)
			}
		}
	}
	return func(key string) bool { return bytes.Contains(all, []byte(strconv.Quote(key))) }
}

// overlay lays a site's own words over the standard ones.
type overlay struct {
	standard map[string]string
	said     func(key string) bool // by the site's own layouts; may be nil
	to       map[string]string
	builtIn  map[string]bool // what the layer has no words for
	problems *diag.List
}

func (o *overlay) lay(e Entry) {
	standard, known := o.standard[e.Key]
	if !known && (o.said == nil || !o.said(e.Key)) {
		o.problems.Errorf(e.At, "unknown-string", "key `%s` is not among the words of the layouts", e.Key)
		if hint := diag.DidYouMean(e.Key, slices.Collect(maps.Keys(o.standard))); hint != "" {
			o.problems.Hint("%s", hint)
		} else {
			o.problems.Hint("Take the line out, or find the key in the list that `rethink help format strings` prints.")
		}
		return
	}
	for i := 0; strings.Contains(standard, placeholder(i)); i++ {
		if !strings.Contains(e.Text, placeholder(i)) {
			o.problems.Errorf(e.At, "string-place", "words of `%s` leave out %s", e.Key, placeholder(i))
			o.problems.Hint("Write %s where the page puts it in: %q.", placeholder(i), standard)
			return
		}
	}
	if n := len(strings.Fields(e.Text)); e.Key == "months" && n != monthsOfAYear {
		o.problems.Errorf(e.At, "string-months", "words of `months` name %d months", n)
		o.problems.Hint("Write the twelve names with a space between them: %q.", standard)
		return
	}
	o.to[e.Key] = e.Text
	delete(o.builtIn, e.Key)
}
