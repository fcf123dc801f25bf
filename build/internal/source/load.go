// Package source reads a partnership's content: Markdown, front matter and
// site.yaml become the typed model, with a problem for every fault.
package source

import (
	"io/fs"
	"path"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Options say how to read.
type Options struct {
	Drafts bool       // pages with "draft: true" are part of the site
	Today  model.Date // for review dates; the zero date passes none
}

// Load reads the site whose folder is fsys; its content is in fsys's content/.
func Load(fsys fs.FS, opt Options) (*model.Site, diag.List) {
	site := &model.Site{}
	var problems diag.List
	_ = fs.WalkDir(fsys, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".md" {
			return nil
		}
		page := &model.Page{Path: strings.TrimPrefix(name, "content/"), Kind: model.KindPage}
		site.Pages = append(site.Pages, page)
		keep(site, &reading{page: page, problems: &problems})
		return nil
	})
	problems.Sort()
	return site, problems
}

// keep reads a page as what its kind says and adds that to the site.
func keep(site *model.Site, r *reading) {
	switch r.page.Kind {
	case model.KindFlow:
		site.Flows = append(site.Flows, readFlow(r))
	case model.KindGuide:
		site.Guides = append(site.Guides, readGuide(r))
	case model.KindSwaps:
		site.Swaps = append(site.Swaps, readSwaps(r))
	case model.KindPrompts:
		site.Prompts = append(site.Prompts, readPrompts(r))
	case model.KindCards:
		site.Decks = append(site.Decks, readDeck(r))
	case model.KindSession:
		site.Sessions = append(site.Sessions, readSession(r))
	case model.KindScenario:
		site.Scenarios = append(site.Scenarios, readScenario(r))
	}
}
