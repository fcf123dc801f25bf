package model

import (
	"path"
	"strings"

	"rethink/build/internal/diag"
)

// unused warns of what readers never meet: a file to download that nothing links to,
// and a page that nothing leads to. The front page of a folder leads to the pages in
// it, and what has a kind of its own is led to by what is made of it.
func (c *siteCheck) unused() {
	led, unread := map[string]bool{}, c.unread()
	for _, p := range c.site.Pages {
		for _, link := range p.Links {
			if link.To.Page != p.Path {
				led[link.To.Page] = true
			}
			led[link.To.File] = true
		}
	}
	for _, item := range c.site.Config.Menu {
		led[item.To.Page], led[item.To.File] = true, true
	}
	for _, d := range c.site.Decks {
		for _, include := range d.Include {
			led[include.From.Page] = true
		}
	}
	for _, f := range c.site.Files {
		if ext := strings.ToLower(path.Ext(f.Path)); !led[f.Path] && !isShown(ext) {
			c.problems.Warnf(diag.Pos{File: "content/" + f.Path}, "unused", "nothing links to the file")
			c.problems.Hint("Link to it from a page, or move it out of the content folder: it would be published all the same.")
			c.problems.Unless(unread...)
			c.problems.Unless(FoldersOf("content/" + f.Path)...)
		}
	}
	for _, p := range c.site.Pages {
		if p.Kind != KindPage && p.Kind != KindGuide || led[p.Path] || c.isListed(p) || p.IsNotFound() {
			continue
		}
		c.problems.Warnf(p.At(), "unused", "nothing leads to the page")
		c.problems.Hint("Link to it from a page, or name it under `menu:` in content/site.yaml. A page that is not ready has `draft: true` at its top.")
		c.problems.Unless(unread...)
		c.problems.Unless(FoldersOf(p.At().File)...)
	}
}

// FoldersOf returns the places of a file and of the folders that it lies in, whose names
// may be wrong, or which may not be read.
func FoldersOf(file string) []diag.Pos {
	var places []diag.Pos
	for ; file != "."; file = path.Dir(file) {
		places = append(places, diag.Pos{File: file})
	}
	return places
}

// isListed reports whether the front page of its folder leads to a page.
func (c *siteCheck) isListed(p *Page) bool {
	dir, name := path.Split(p.Path)
	return dir != "" && name != "index.md" && c.site.Page(dir+"index.md") != nil
}

func isShown(ext string) bool {
	switch ext {
	case ".svg", ".png", ".jpg", ".jpeg", ".webp":
		return true
	}
	return false
}
