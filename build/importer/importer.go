// Package importer brings guidance that exists into a site: a Word file, or a folder of
// Markdown that was written for another program.
//
// [Import] reads, converts in memory, and only then writes, so that a file that cannot
// be read leaves the site as it was. It never writes over a file: where one of the names
// is taken, it names all of them and writes nothing. What it tells, the [Report], has
// everything that could not be carried, with its place in what was read.
//
// The package refuses to judge the pages: that is what `rethink check` is for. It fetches
// nothing, and runs nothing.
package importer

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/folder"
	"rethink/build/internal/frommarkdown"
	"rethink/build/internal/fromword"
	"rethink/build/internal/incoming"
)

// Options say what to import, and where to.
type Options struct {
	From  string // a Word file, or a folder of Markdown
	Site  string // the site's folder; empty for the one that this runs in
	Into  string // the folder for the pages, from the site's folder: content/guidance; empty for one named after the document
	Split string // which headings begin a page: "auto", "none", "1" or "2"
}

// Import writes the pages and returns what there is to tell.
func Import(o Options) (*Report, error) {
	split, err := splitOf(o.Split)
	if err != nil {
		return nil, err
	}
	p, err := placeOf(o.Site, o.Into)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(o.From)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no file or folder %s", o.From)
	}
	if err != nil {
		return nil, err
	}
	read := fromFile
	if info.IsDir() {
		read = fromFolder
	}
	set, err := read(o, p, split)
	if err != nil {
		return nil, fmt.Errorf("%s was not imported: %w", o.From, err)
	}
	if err := write(p.content, set); err != nil {
		return nil, err
	}
	return &Report{From: o.From, Set: set, content: p.content, Site: p.site}, nil
}

// fromFile reads a Word file.
func fromFile(o Options, p place, split int) (incoming.Set, error) {
	document, err := readWord(o.From)
	if err != nil {
		return incoming.Set{}, err
	}
	if len(document.Body) == 0 {
		return incoming.Set{}, errors.New("it holds no text")
	}
	name := filepath.Base(o.From)
	into := p.into
	if o.Into == "" {
		into = incoming.Slug(fromword.TitleOf(document, name), "guidance")
	}
	return fromword.Convert(document, fromword.Options{Name: name, Into: into, Split: split}), nil
}

// fromFolder reads a folder of Markdown.
func fromFolder(o Options, p place, _ int) (incoming.Set, error) {
	into := p.into
	if o.Into == "" {
		full, err := filepath.Abs(o.From)
		if err != nil {
			return incoming.Set{}, err
		}
		into = incoming.Slug(filepath.Base(full), "guidance")
	}
	if err := refuseSite(o.From, p.content); err != nil {
		return incoming.Set{}, err
	}
	root, err := os.OpenRoot(o.From) // a shortcut to a file elsewhere is not followed
	if err != nil {
		return incoming.Set{}, err
	}
	set, err := frommarkdown.Convert(root.FS(), frommarkdown.Options{Into: into})
	return set, errors.Join(err, root.Close())
}

// refuseSite refuses a folder that is written in this format already, and one that this
// site is in: its pages would come back without their kinds.
func refuseSite(from, content string) error {
	for _, settings := range []string{"site.yaml", filepath.Join("content", "site.yaml")} {
		if _, err := os.Stat(filepath.Join(from, settings)); err == nil {
			return errors.New("it is a site of this format: copy the files that you want from its folder content")
		}
	}
	whole, err := folder.Whole(content)
	if err != nil {
		return err
	}
	around, err := folder.Whole(from)
	if err != nil {
		return err
	}
	if folder.Within(around, whole) {
		return errors.New("this site is in it: name a folder that holds only what you want to import")
	}
	return nil
}

// splitOf reads which headings begin a page.
func splitOf(s string) (int, error) {
	switch s {
	case "", "auto":
		return 0, nil
	case "none":
		return -1, nil
	case "1":
		return 1, nil
	case "2":
		return 2, nil
	}
	return 0, fmt.Errorf("split is %q: write 1 or 2 for the headings that begin a page, or none for one page", s)
}

// largest is how many bytes a Word file may have.
const largest = 512 << 20

func readWord(name string) (*docx.Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was read only
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > largest {
		return nil, fmt.Errorf("it is larger than %d MB: in Word, make its pictures smaller (Picture Format, Compress Pictures)", largest>>20)
	}
	return docx.Read(f, info.Size(), docx.Limits{})
}

// A place is where pages go.
type place struct {
	site    string // the site's folder
	content string // its folder content
	into    string // below that; empty for the folder itself
}

// placeOf finds the folder that somebody typed.
func placeOf(site, into string) (place, error) {
	if site == "" {
		site = "."
	}
	p := place{site: site, content: filepath.Join(site, "content")}
	typed := path.Clean(strings.ReplaceAll(into, `\`, "/"))
	parts := strings.Split(typed, "/")
	if into != "" {
		i := indexOf(parts, "content")
		if i < 0 {
			return p, fmt.Errorf("--into %s is not in the folder content of a site: write --into %s", into, path.Join("content", path.Base(typed)))
		}
		if i > 0 {
			p.site = filepath.FromSlash(strings.Join(parts[:i], "/"))
			if !path.IsAbs(typed) && !filepath.IsAbs(into) {
				p.site = filepath.Join(site, p.site)
			}
			p.content = filepath.Join(p.site, "content")
		}
		p.into = strings.Join(parts[i+1:], "/")
		for _, part := range parts[i+1:] {
			if part != incoming.Slug(part, "") && strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
				return p, fmt.Errorf("%s cannot be the name of a folder in a site: write it with small letters a to z, digits and hyphens, such as %s", part, incoming.Slug(part, "guidance"))
			}
		}
	}
	if info, err := os.Stat(p.content); err != nil || !info.IsDir() {
		return p, fmt.Errorf("there is no folder %s: run this in a site's folder, name that with --source, or start a site with `rethink new my-site`", p.content)
	}
	return p, nil
}

func indexOf(parts []string, name string) int {
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i] == name {
			return i
		}
	}
	return -1
}
