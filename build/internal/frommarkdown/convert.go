package frommarkdown

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// Options say where pages go.
type Options struct {
	Into string // the folder for the pages, below content/; empty for content/ itself
}

// A generator is the program that a folder was written for.
type generator struct {
	name    string
	content string   // the folder of the pages
	static  []string // folders whose files stand at the root of the site
	folders bool     // a page a.md has the address a/
}

// known are the generators, each with the files that tell it.
var known = []struct {
	files []string
	generator
}{
	{[]string{"mkdocs.yml", "mkdocs.yaml"}, generator{"MkDocs", "docs", []string{"docs"}, true}},
	{[]string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml"}, generator{"Hugo", "content", []string{"static", "assets"}, true}},
	{[]string{"_config.yml", "_config.yaml"}, generator{"Jekyll", ".", []string{"."}, false}},
	{[]string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"}, generator{"Eleventy", ".", []string{".", "src"}, true}},
}

func generatorOf(fsys fs.FS) generator {
	for _, k := range known {
		for _, name := range k.files {
			if _, err := fs.Stat(fsys, name); err == nil {
				g := k.generator
				if info, err := fs.Stat(fsys, "src"); g.name == "Eleventy" && err == nil && info.IsDir() {
					g.content = "src"
				}
				if info, err := fs.Stat(fsys, g.content); err == nil && info.IsDir() {
					return g
				}
			}
		}
	}
	return generator{name: "", content: ".", static: []string{"."}}
}

// Convert makes pages of a folder.
func Convert(fsys fs.FS, o Options) (incoming.Set, error) {
	c := &converter{fsys: fsys, o: o, gen: generatorOf(fsys), byAddress: map[string]*page{}, bySource: map[string]*page{}, carried: map[string]string{}, names: map[string]*incoming.Names{}, dropped: map[string]*dropped{}, olds: map[string]bool{}}
	if err := c.list(); err != nil {
		return incoming.Set{}, err
	}
	for _, p := range c.pages {
		c.matter(p)
	}
	for _, p := range c.pages {
		c.addresses(p)
	}
	c.anchors = map[string]bool{}
	for _, p := range c.pages {
		for _, m := range anchorIn.FindAllStringSubmatch(p.text, -1) {
			c.anchors[m[1]] = true
		}
	}
	for _, p := range c.pages {
		c.convert(p)
	}
	c.tellDropped()
	slices.SortStableFunc(c.set.Pages, func(a, b incoming.Page) int { return strings.Compare(a.Path, b.Path) })
	c.set.Sort()
	return c.set, nil
}

// anchorIn finds the anchors that links name.
var anchorIn = regexp.MustCompile(`[("'=\s\w/]#([A-Za-z][\w-]*)`)

type converter struct {
	fsys  fs.FS
	o     Options
	gen   generator
	set   incoming.Set
	pages []*page

	byAddress map[string]*page           // every address that a page had, without slashes at its ends and without .html
	bySource  map[string]*page           // by the path of the file
	carried   map[string]string          // files that pages show or link to: where they go
	names     map[string]*incoming.Names // of each folder
	dropped   map[string]*dropped        // keys that have no place, with how often they came
	anchors   map[string]bool            // that links name
	olds      map[string]bool            // old addresses that were given
}

// A page is one file of Markdown on its way.
type page struct {
	source string // its path in the folder
	path   string // where it goes, below content/
	text   string // what stands below the front matter
	line   int    // that the text begins with, counted from 1
	title  string
	keys   []markdown.Key
	olds   []string
	values map[string]any
	date   string // of a post: 2024-01-31
}

type dropped struct {
	count int
	first string
}

// tell notes a finding at a line of a page's file; 0 for the file as a whole.
func (c *converter) tell(topic incoming.Topic, p *page, line int, format string, args ...any) {
	at := p.source
	if line > 0 {
		at = fmt.Sprintf("%s:%d", at, line)
	}
	c.set.Findings = append(c.set.Findings, incoming.Finding{Topic: topic, Where: at, What: fmt.Sprintf(format, args...)})
}

// mostFile is how many bytes a file may have.
const mostFile = 64 << 20

// list finds the pages.
func (c *converter) list() error {
	err := fs.WalkDir(c.fsys, c.gen.content, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != c.gen.content && (isPrograms(base) || strings.HasPrefix(base, ".")) {
				return fs.SkipDir
			}
			return nil
		}
		ext := strings.ToLower(path.Ext(base))
		if d.Type()&fs.ModeSymlink != 0 && !strings.HasPrefix(base, ".") && (ext == "" || ext == ".md" || ext == ".markdown") {
			c.set.Findings = append(c.set.Findings, incoming.Finding{Topic: incoming.Lost, Where: name, What: "it is a link to a file or folder elsewhere, and is not followed. Copy that here, if it belongs to the site"})
			return nil
		}
		if ext != ".md" && ext != ".markdown" && ext != ".mkd" || !d.Type().IsRegular() || strings.HasPrefix(base, ".") {
			return nil
		}
		if c.gen.name != "" && c.gen.content == "." && path.Dir(name) == "." && isAboutFolder(base) {
			c.set.Findings = append(c.set.Findings, incoming.Finding{Topic: incoming.Lost, Where: name, What: "file tells of the folder, and is no page of the site"})
			return nil
		}
		data, err := fs.ReadFile(c.fsys, name)
		if err != nil {
			return err
		}
		if len(data) > mostFile {
			return fmt.Errorf("%s is larger than %d MB", name, mostFile>>20)
		}
		text := strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(data), "\ufeff")), "\ufffd")
		c.pages = append(c.pages, &page{source: name, text: text, line: 1})
		return nil
	})
	if err == nil && len(c.pages) == 0 {
		err = errors.New("it holds no page: pages end in .md or .markdown")
	}
	return err
}

// isPrograms reports whether a folder holds what a program makes or needs, and no pages.
func isPrograms(name string) bool {
	return slices.Contains([]string{"_site", "_layouts", "_includes", "_data", "_sass", "_plugins", "_11ty", "node_modules", "vendor", "public", "resources", "themes", "layouts", "archetypes", "site", "dist"}, name)
}

// isAboutFolder reports whether a file at the top tells of the folder, to people who
// work on it.
func isAboutFolder(name string) bool {
	switch strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) {
	case "readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "security":
		return true
	}
	return false
}

// free returns a path that no other file has.
func (c *converter) free(dir, stem, ext string) string {
	if c.names[dir] == nil {
		c.names[dir] = incoming.NewNames()
	}
	return path.Join(dir, c.names[dir].Free(stem)+ext)
}

// place returns where a file of the folder goes: the same folders, with names that a
// site can have.
func (c *converter) place(source string) (dir, stem string) {
	rel := strings.TrimPrefix(source, c.gen.content+"/")
	dir = c.o.Into
	if above := path.Dir(rel); above != "." {
		for part := range strings.SplitSeq(above, "/") {
			if part = strings.TrimLeft(part, "_"); part != "" {
				dir = path.Join(dir, incoming.Slug(part, "part"))
			}
		}
	}
	return dir, strings.TrimSuffix(path.Base(rel), path.Ext(rel))
}

// addresses says where a page goes, and which addresses it had.
func (c *converter) addresses(p *page) {
	dir, stem := c.place(p.source)
	switch lower := strings.ToLower(stem); {
	case lower == "index" || lower == "_index" || lower == "readme":
		stem = "index"
	default:
		if m := postName.FindStringSubmatch(stem); m != nil {
			p.date, stem = m[1], m[2]
		}
		stem = incoming.Slug(stem, "page")
	}
	p.path = c.free(dir, stem, ".md")
	c.bySource[p.source] = p
	rel := strings.TrimPrefix(p.source, c.gen.content+"/")
	plain := strings.TrimSuffix(rel, path.Ext(rel))
	if p.date != "" {
		plain = path.Join(strings.ReplaceAll(p.date, "-", "/"), strings.TrimPrefix(path.Base(plain), p.date+"-"))
	}
	for _, end := range []string{"index", "_index", "README"} {
		if path.Base(plain) == end {
			plain = path.Dir(plain)
		}
	}
	if c.gen.name != "" && p.values["permalink"] == nil && p.values["url"] == nil {
		switch {
		case plain == ".":
		case c.gen.folders || path.Base(p.path) == "index.md":
			p.olds = append(p.olds, plain+"/")
		default:
			p.olds = append(p.olds, plain+".html")
		}
	}
	c.byAddress[key(plain)] = p
	for _, old := range p.olds {
		if _, taken := c.byAddress[key(old)]; !taken {
			c.byAddress[key(old)] = p
		}
	}
}

// key is an address by which pages are found.
func key(address string) string {
	address = strings.Trim(strings.ToLower(address), "/")
	for _, end := range []string{".html", ".htm", "/index", ".md", ".markdown"} {
		address = strings.TrimSuffix(address, end)
	}
	if address == "index" {
		return ""
	}
	return address
}

// convert writes a page.
func (c *converter) convert(p *page) {
	t := &text{c: c, p: p}
	body := t.convert()
	keys := []markdown.Key{{Name: "title", Value: p.title}}
	keys = append(keys, p.keys...)
	if olds := c.oldAddresses(p); len(olds) > 0 {
		keys = append(keys, markdown.Key{Name: "old_addresses", List: olds})
	}
	c.set.Pages = append(c.set.Pages, incoming.Page{Path: p.path, Title: p.title, Text: markdown.FrontMatter(keys) + body})
}

// oldAddresses returns the addresses that a page had, as this format writes them: not
// the one that it has, and none that another page has claimed.
func (c *converter) oldAddresses(p *page) []string {
	var olds []string
	for _, old := range p.olds {
		if i := strings.Index(old, "://"); i >= 0 {
			_, old, _ = strings.Cut(old[i+3:], "/")
		}
		old, _, _ = strings.Cut(strings.TrimLeft(old, "/"), "#")
		old, _, _ = strings.Cut(old, "?")
		if base := path.Base(old); old != "" && !strings.HasSuffix(old, "/") && path.Ext(base) == "" {
			old += "/"
		}
		taken := slices.ContainsFunc(c.pages, func(q *page) bool {
			address := model.PageAddress(q.path)
			return old == address || old == strings.TrimSuffix(address, "index.html")
		})
		folded := strings.ToLower(old) // some disks hold one of two that differ in capitals
		if old == "" || old == "index.html" || taken || c.olds[folded] {
			continue
		}
		c.olds[folded] = true
		if problem, _ := model.OldAddressProblem(old); problem != "" {
			c.tell(incoming.Lost, p, 0, "old address %s %s, so links that people have kept do not lead on from there", old, problem)
			continue
		}
		olds = append(olds, old)
	}
	return olds
}

// tellDropped tells the keys of front matter that have no place here.
func (c *converter) tellDropped() {
	var keys []string
	for k := range c.dropped {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		d := c.dropped[k]
		what := "key `" + k + "` of the front matter has no place in this format"
		if d.count > 1 {
			what += fmt.Sprintf(" (%d pages)", d.count)
		}
		c.set.Findings = append(c.set.Findings, incoming.Finding{Topic: incoming.Lost, Where: d.first, What: what})
	}
}
