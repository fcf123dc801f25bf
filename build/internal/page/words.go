package page

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rethink/build/internal/diag"
)

// words are what the layouts say: strings.yaml, with what site.yaml says in its
// own way.
type words struct {
	text     map[string]string
	standard map[string]string // as in strings.yaml, to check a site's own against
	own      map[string]string
}

const wordsFile = "strings.yaml"

func readWords(fsys fs.FS, own map[string]string) (*words, error) {
	src, err := fs.ReadFile(fsys, wordsFile)
	if err != nil {
		return nil, fmt.Errorf("layouts/%s cannot be read: %w", wordsFile, err)
	}
	standard := map[string]string{}
	if err := yaml.Unmarshal(src, &standard); err != nil {
		return nil, fmt.Errorf("layouts/%s: %s", wordsFile, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	text := maps.Clone(standard)
	for key, value := range own {
		if _, ok := standard[key]; ok {
			text[key] = value
		}
	}
	return &words{text: text, standard: standard, own: own}, nil
}

// say returns the words of key with {1}, {2} … replaced by args.
func (w *words) say(key string, args ...any) (string, error) {
	text, ok := w.text[key]
	if !ok {
		return "", fmt.Errorf("there is no `%s` in layouts/%s", key, wordsFile)
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, placeholder(i), fmt.Sprint(a))
	}
	return text, nil
}

// Say returns the words of a key of strings.yaml with {1}, {2} … replaced by
// args, for files that are not laid out here. A key that does not exist is an
// error.
func (r *Renderer) Say(key string, args ...any) (string, error) { return r.words.say(key, args...) }

func placeholder(i int) string { return "{" + strconv.Itoa(i+1) + "}" }

// CheckStrings returns a problem for each of the site's own words that no layout
// says, or that leaves out a number or name which the layout puts in.
func (r *Renderer) CheckStrings() diag.List {
	var problems diag.List
	at := diag.Pos{File: "content/site.yaml"}
	for _, key := range slices.Sorted(maps.Keys(r.words.own)) {
		standard, ok := r.words.standard[key]
		if !ok {
			problems.Errorf(at, "unknown-string", "strings: `%s` is not among the words of the layouts", key)
			if hint := diag.DidYouMean(key, slices.Collect(maps.Keys(r.words.standard))); hint != "" {
				problems.Hint("%s", hint)
			}
			continue
		}
		for i := 0; strings.Contains(standard, placeholder(i)); i++ {
			if !strings.Contains(r.words.own[key], placeholder(i)) {
				problems.Errorf(at, "string-place", "strings: `%s` leaves out %s", key, placeholder(i))
				problems.Hint("Write %s where the page puts it in: %q.", placeholder(i), standard)
			}
		}
	}
	return problems
}
