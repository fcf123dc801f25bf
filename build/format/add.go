package format

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rethink/build/internal/model"
)

// reviewed stands in the examples for the day when a page is begun.
const reviewed = "2026-11-03"

// contentDir is the folder, inside the site's, that an author edits.
const contentDir = "content"

// homeFile is the one page of kind home.
const homeFile = "index.md"

// Kinds returns the kinds of page that there is an example of.
func Kinds() []string {
	var kinds []string
	for _, kind := range model.Kinds() {
		kinds = append(kinds, string(kind))
	}
	return kinds
}

// An Addition is a file for `rethink add` to write.
type Addition struct {
	Kind string
	Site string    // the site's folder; empty for the one that this runs in
	File string    // as somebody typed it, from the site's folder: content/guidance/about.md
	Day  time.Time // when the page is begun
}

// Added is a file that was written.
type Added struct {
	File  string // as it can be opened
	Title string // of the page
	Link  string // to the page from the first page of its folder
}

// Add writes the example of a kind into a site. A file that is there, a name that no
// page can have and a place outside of a site are errors, and nothing is written then.
func (m Manual) Add(a Addition) (Added, error) {
	text, stem, err := m.example(a.Kind)
	if err != nil {
		return Added{}, err
	}
	name := filepath.Join(a.Site, filepath.FromSlash(strings.ReplaceAll(a.File, `\`, "/")))
	if filepath.IsAbs(a.File) {
		name = filepath.Clean(a.File)
	}
	rel, err := inContent(name)
	if err != nil {
		return Added{}, err
	}
	if err := checkPlace(a.Kind, rel); err != nil {
		return Added{}, err
	}
	base := strings.TrimSuffix(path.Base(rel), ".md")
	text = strings.ReplaceAll(text, reviewed, a.Day.Format(time.DateOnly))
	text = strings.Replace(text, "\npath: "+stem+"\n", "\npath: "+base+"\n", 1)
	if err := write(name, text); err != nil {
		return Added{}, err
	}
	title := titleOf(text)
	return Added{File: name, Title: title, Link: "[" + title + "](" + path.Base(rel) + ")"}, nil
}

// example returns the first example of a kind, and the name of its file without the
// ending.
func (m Manual) example(kind string) (text, stem string, err error) {
	if !slices.Contains(Kinds(), kind) {
		return "", "", fmt.Errorf("kind %q is not known. %s", kind, guess(kind, Kinds()))
	}
	examples, err := m.Examples(kind)
	if err != nil {
		return "", "", err
	}
	if len(examples) == 0 || examples[0].Name == "" {
		return "", "", fmt.Errorf("docs/format/%s.md does not begin with the example of a whole file", kind)
	}
	return examples[0].Text, strings.TrimSuffix(path.Base(examples[0].Name), ".md"), nil
}

// inContent returns the path of a file from the content folder that it lies in, and
// an error if that is none.
func inContent(name string) (rel string, err error) {
	parts := strings.Split(filepath.ToSlash(name), "/")
	i := slices.Index(parts, contentDir)
	if filepath.IsAbs(name) { // folders above the site may have that name too
		for i = len(parts) - 2; i >= 0 && parts[i] != contentDir; i-- {
		}
	}
	if i < 0 || i == len(parts)-1 {
		return "", fmt.Errorf("%s is not in the folder %s of a site: write %s", name, contentDir, filepath.Join(filepath.Dir(name), contentDir, withMD(filepath.Base(name))))
	}
	dir := filepath.FromSlash(strings.Join(parts[:i+1], "/"))
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", fmt.Errorf("there is no folder %s: run this in a site's folder, or name that with --source", dir)
	}
	return strings.Join(parts[i+1:], "/"), nil
}

func withMD(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".md" }

// checkPlace refuses a name that no page can have, and one that a kind cannot have.
func checkPlace(kind, rel string) error {
	if path.Ext(rel) != ".md" {
		return fmt.Errorf("the name of a page ends in .md: write %s/%s", contentDir, path.Join(path.Dir(rel), withMD(path.Base(rel))))
	}
	for part := range strings.SplitSeq(rel, "/") {
		if problem := model.NameProblem(part); problem != "" {
			return fmt.Errorf("%s cannot be a name in a site: it %s", part, problem)
		}
		if strings.ContainsFunc(part, isNoLetterOfNames) || strings.HasPrefix(part, ".") {
			return fmt.Errorf("%s cannot be a name in a site: write it with small letters a to z, digits and hyphens", part)
		}
	}
	switch isHome := rel == homeFile; {
	case isHome && model.Kind(kind) != model.KindHome:
		return fmt.Errorf("%s/%s is the home page and cannot be of kind %s: choose another name", contentDir, homeFile, kind)
	case !isHome && model.Kind(kind) == model.KindHome:
		return fmt.Errorf("the home page is %s/%s and no other: write that name", contentDir, homeFile)
	}
	return nil
}

// isNoLetterOfNames reports whether no name of a file or folder has a sign.
func isNoLetterOfNames(c rune) bool {
	return (c < 'a' || 'z' < c) && (c < '0' || '9' < c) && c != '-' && c != '_' && c != '.'
}

// write writes a new file, with the folders that it needs.
func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, and was left as it is: choose another name", name)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// titleOf returns the title that the front matter of an example gives.
func titleOf(text string) string {
	for line := range strings.Lines(text) {
		if title, ok := strings.CutPrefix(line, "title: "); ok {
			return strings.TrimSpace(title)
		}
	}
	return ""
}
