package frommarkdown

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/incoming"
)

func unescapePath(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// find returns the page that a link leads to: by its file, or by an address that it had.
func (c *converter) find(from *page, to string) *page {
	if to == "" || to == "." || to == "./" {
		to = path.Base(from.source)
	}
	for _, dir := range c.roots(from, to) {
		name := path.Join(dir, strings.TrimPrefix(to, "/"))
		for _, try := range []string{name, name + ".md", name + ".markdown", strings.TrimSuffix(name, ".html") + ".md", path.Join(name, "index.md"), path.Join(name, "_index.md"), path.Join(name, "README.md")} {
			if p := c.bySource[try]; p != nil {
				return p
			}
		}
	}
	if !strings.HasPrefix(to, "/") { // an address counts from that of the page
		dir := path.Dir(strings.TrimPrefix(from.source, c.gen.content+"/"))
		if p := c.byAddress[key(path.Join(dir, to))]; p != nil {
			return p
		}
		if c.gen.folders {
			own := strings.TrimSuffix(strings.TrimPrefix(from.source, c.gen.content+"/"), path.Ext(from.source))
			if p := c.byAddress[key(path.Join(own, to))]; p != nil {
				return p
			}
		}
	}
	if ext := path.Ext(to); ext != "" && ext != ".html" && ext != ".htm" && ext != ".md" {
		return nil
	}
	if address := key(to); address != "" || strings.HasPrefix(to, "/") {
		return c.byAddress[address]
	}
	return nil
}

// roots returns the folders that a path may count from.
func (c *converter) roots(from *page, to string) []string {
	roots := []string{path.Dir(from.source)}
	if strings.HasPrefix(to, "/") {
		roots = nil
	}
	if c.gen.folders && !strings.HasPrefix(to, "/") { // the page has the address of a folder
		roots = append(roots, strings.TrimSuffix(from.source, path.Ext(from.source)))
	}
	return append(append(roots, c.gen.content), c.gen.static...)
}

// kinds are the files that a site may hold beside its pages.
var kinds = []string{".svg", ".png", ".jpg", ".jpeg", ".webp", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".csv", ".txt", ".zip", ".ics", ".epub", ".mp3", ".mp4", ".vtt"}

// carry takes a file along, and returns where it goes; empty where there is none that a
// site can hold.
func (c *converter) carry(from *page, to string) string {
	for _, dir := range c.roots(from, to) {
		name := path.Join(dir, strings.TrimPrefix(to, "/"))
		if done := c.carried[name]; done != "" {
			return done
		}
		info, err := fs.Stat(c.fsys, name)
		if err != nil || !info.Mode().IsRegular() || info.Size() > mostFile {
			continue
		}
		ext := strings.ToLower(path.Ext(name))
		if !slices.Contains(kinds, ext) {
			c.tell(incoming.Lost, from, 0, "file %s: a site cannot hold files that end in %s", name, ext)
			return ""
		}
		data, err := fs.ReadFile(c.fsys, name)
		if err != nil {
			continue
		}
		folder := "files"
		if slices.Contains(kinds[:5], ext) {
			folder = "img"
		}
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		done := c.free(path.Join(c.o.Into, folder), incoming.Slug(stem, "file"), ext)
		c.carried[name] = done
		c.set.Files = append(c.set.Files, incoming.File{Path: done, Data: data})
		return done
	}
	return ""
}
