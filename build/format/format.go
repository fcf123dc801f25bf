// Package format says how a site is written, to somebody who has the command and
// nothing else. The words are those of docs/format/, one Markdown file for each
// kind of page and for what all kinds share: they are printed as help, and the
// first example of a kind is what `rethink add` writes into a site.
//
// The package refuses to say anything of its own: what is not in docs/format/ is
// said nowhere. It never writes over a file.
package format

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"rethink/build/internal/diag"
)

// folder is where the pages of the manual stand, and first the one that leads to the
// others.
const folder, first = "docs/format", "README"

// wordsFile is the list of all words of the interface, which ends the topic wordsTopic.
const wordsFile, wordsTopic = "layouts/strings.yaml", "strings"

// A Manual is the pages of docs/format/.
type Manual struct {
	Pages fs.FS // holds docs/format/
	Words fs.FS // holds layouts/strings.yaml
}

// Topics returns the names of the pages, in the order of the alphabet, without the
// one that leads to them.
func (m Manual) Topics() []string {
	names, err := fs.Glob(m.Pages, folder+"/*.md")
	if err != nil {
		return nil // the pattern is a constant, and no bad one
	}
	var topics []string
	for _, name := range names {
		if topic := strings.TrimSuffix(path.Base(name), ".md"); topic != first {
			topics = append(topics, topic)
		}
	}
	slices.Sort(topics)
	return topics
}

// Help returns a page of the manual as it is printed: the one on a topic, or, with no
// words, the one that leads to all. More than one word, and a word that is no topic,
// are an error.
func (m Manual) Help(words ...string) (string, error) {
	topic := first
	switch {
	case len(words) > 1:
		return "", errors.New("ask for one part of the format at a time: rethink help format flow")
	case len(words) == 1:
		topic = words[0]
		if topics := m.Topics(); !slices.Contains(topics, topic) {
			return "", fmt.Errorf("nothing is said about format %q. %s", topic, guess(topic, topics))
		}
	}
	text, err := m.page(topic)
	if err != nil {
		return "", err
	}
	text = printed(text)
	if topic != wordsTopic {
		return text, nil
	}
	all, err := fs.ReadFile(m.Words, wordsFile)
	return text + "\n## The list of all words\n\n" + string(all), err
}

// guess says which name may have been meant, or names them all.
func guess(name string, names []string) string {
	if hint := diag.DidYouMean(name, names); hint != "" {
		return hint
	}
	return "Choose one of " + strings.Join(names, ", ")
}

func (m Manual) page(topic string) (string, error) {
	data, err := fs.ReadFile(m.Pages, folder+"/"+topic+".md")
	return string(data), err
}

// An Example is a piece of text that the manual shows as an author would write it.
type Example struct {
	Line int    // of the page of the manual, where the text begins
	Name string // of the file that the text is, below the site's folder; empty if it is a part of one
	YAML bool   // it is site.yaml or front matter, or some of its lines; otherwise Markdown
	Text string
}

// Examples returns the examples of a topic: all that is fenced and said to be markdown
// or yaml. The line above it may name its file: `content/about.md`:
func (m Manual) Examples(topic string) ([]Example, error) {
	text, err := m.page(topic)
	if err != nil {
		return nil, err
	}
	var examples []Example
	name := "" // of the file that the last line of text names
	open := -1 // the example that is being read
	fenced := false
	for i, line := range strings.Split(text, "\n") {
		switch language, isFence := strings.CutPrefix(line, fence); {
		case isFence && fenced:
			fenced, open, name = false, -1, ""
		case isFence:
			fenced = true
			if language == "markdown" || language == "yaml" {
				open = len(examples)
				examples = append(examples, Example{Line: i + 2, Name: name, YAML: language == "yaml"})
			}
		case open >= 0:
			examples[open].Text += line + "\n"
		case !fenced && line != "":
			name = fileNamed(line)
		}
	}
	return examples, nil
}

const fence = "```"

// fileNamed returns the file that a line names which says nothing else.
func fileNamed(line string) string {
	name, ok := strings.CutPrefix(line, "`")
	if name, ok2 := strings.CutSuffix(name, "`:"); ok && ok2 && !strings.Contains(name, "`") {
		return name
	}
	return ""
}

// explained finds the beginning of an entry that explains one key, or two.
var explained = regexp.MustCompile("^- (`[a-z_]+`(?:(?:,| and) `[a-z_]+`)*): (.*)$")

// Explained returns what a topic says of each key that it has in a list of keys, as plain
// words on one line.
func (m Manual) Explained(topic string) (map[string]string, error) {
	text, err := m.page(topic)
	if err != nil {
		return nil, err
	}
	said := map[string]string{}
	var now []string // the keys of the entry that is being read
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		found := explained.FindStringSubmatch(line)
		switch {
		case found != nil:
			now = now[:0]
			for _, name := range codes.FindAllStringSubmatch(found[1], -1) {
				now = append(now, name[1])
				said[name[1]] = found[2]
			}
		case strings.HasPrefix(line, "  "):
			for _, name := range now {
				said[name] += " " + strings.TrimSpace(line)
			}
		default:
			now = nil
		}
	}
	for name, words := range said {
		said[name] = strings.ReplaceAll(withCommands(words), "`", "")
	}
	return said, nil
}

var codes = regexp.MustCompile("`([a-z_]+)`")
