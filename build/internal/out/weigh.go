package out

import (
	"path"
	"regexp"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// heaviestPage is how many bytes a page may have together with its own pictures: what a
// phone with a poor signal loads in half a minute. A picture that has more than a half
// of it is reported by itself.
const heaviestPage = 2_000_000

// HeavyRule is the rule of the problems of [Weigh].
const HeavyRule = "heavy-page"

var loaded = regexp.MustCompile(` src="([^"]+)"`)

// Weigh warns of pages that are slow to load: many pictures that are light each, or more
// text than anybody reads at once. What the layouts load is on many pages, and is
// weighed where it lies.
func Weigh(site *model.Site, outputs []Output, files map[string][]byte) diag.List {
	pictures := map[string]int{}
	for _, f := range site.Files {
		if len(f.Data) <= heaviestPage/2 {
			pictures[f.Path] = len(f.Data)
		}
	}
	told := map[*model.Page]bool{}
	var problems diag.List
	for _, o := range outputs {
		if o.Page == nil || o.Page.From == nil || told[o.Page.From] {
			continue
		}
		weight, shown := len(files[o.Address]), map[string]bool{}
		for _, m := range loaded.FindAllSubmatch(files[o.Address], -1) {
			picture := path.Join(path.Dir(o.Address), string(m[1]))
			if pictures[picture] > 0 && !shown[picture] {
				shown[picture] = true
				weight += pictures[picture]
			}
		}
		if weight <= heaviestPage {
			continue
		}
		told[o.Page.From] = true
		problems.Warnf(o.Page.From.At(), HeavyRule, "page has %.1f MB with its pictures, which is slow on a phone", float64(weight)/1_000_000)
		problems.Hint("Make its pictures smaller in a picture program: 1,600 pixels wide is enough. Or divide the page into several.")
	}
	return problems
}
