package build

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// writtenPages makes the pages that an author wrote, each with its kind's layout.
func (b *builder) writtenPages() []output {
	var outputs []output
	for _, p := range b.pages.Written() {
		outputs = append(outputs, b.page(p))
	}
	return outputs
}

// standardPages makes the pages that every site has, though nobody wrote them:
// site map, accessibility statement, privacy, not found, redirects.
func (b *builder) standardPages() []output {
	var outputs []output
	for _, p := range b.pages.Standard() {
		outputs = append(outputs, b.page(p))
	}
	return outputs
}

// assets makes the stylesheets, scripts and pictures of the layouts.
func (b *builder) assets() []output {
	var outputs []output
	for _, a := range b.pages.Assets() {
		outputs = append(outputs, data(a.Address, a.Data))
	}
	return outputs
}

// files copies the pictures and downloads of the content.
func (b *builder) files() []output {
	var outputs []output
	for _, f := range b.site.Files {
		outputs = append(outputs, data(f.Path, f.Data))
	}
	return outputs
}

// checkMade finds links to pages of the build that it does not make.
func (b *builder) checkMade() diag.List {
	addresses := make(map[string]bool, len(b.outputs))
	var names []string
	for _, o := range b.outputs {
		addresses[o.address] = true
		names = append(names, o.address)
	}
	var problems diag.List
	look := func(at diag.Pos, to model.Ref, from, written string) {
		if to.Made == "" || addresses[to.Made] {
			return
		}
		problems.Errorf(at, "dead-link", "link to %s leads nowhere: no file has that name, and the build makes no such page", written)
		if near := diag.Nearest(to.Made, names); near != "" {
			problems.Hint("Did you mean `%s`?", model.Relative(from, near))
		} else {
			problems.Hint("To offer a file, copy it into the content folder and link to it there.")
		}
	}
	for _, p := range b.site.Pages {
		for _, l := range p.Links {
			look(l.At, l.To, p.Path, l.Written)
		}
	}
	for _, item := range b.site.Config.Menu {
		look(item.At, item.To, "index.md", item.To.Made)
	}
	return problems
}
