package page

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
)

// An Asset is a stylesheet, script or picture of the layouts, as it is published.
// Its address carries a hash of its bytes, so that a browser may keep it for
// ever and never mixes an old one with a new page.
type Asset struct {
	Address string // from the site's root: "css/site-1f0c2a9b.css"
	Data    []byte
}

// siteStyles is the name of the one stylesheet that every page loads. It is made
// of all files in the folder css/site, in the order of their names.
const siteStyles = "css/site.css"

type assets struct {
	list     []Asset
	address  map[string]string // by name: "img/icon.svg"
	used     map[string]bool   // what stylesheets load, by name
	problems diag.List         // what the stylesheets of a site's own ask for in vain
}

var mediaTypes = map[string]string{
	".css":         "text/css",
	".js":          "application/javascript",
	".svg":         "image/svg+xml",
	".json":        "application/json",
	".webmanifest": "application/json",
	".png":         "",
	".jpg":         "",
	".webp":        "",
	".jpeg":        "",
	".ico":         "",
	".woff2":       "",
	".woff":        "",
	".ttf":         "",
	".otf":         "",
}

// prepareAssets reads static/ and puts words and addresses into its scripts.
func prepareAssets(o Options) (*assets, error) {
	a, err := readAssets(o.Static, o.Minify)
	if err == nil {
		err = a.fill(o.Words)
	}
	return a, err
}

// readAssets reads static/. What a stylesheet loads has its address before it, and a
// stylesheet before the scripts that name it.
func readAssets(fsys fs.FS, small bool) (*assets, error) {
	names, bundle, err := assetFiles(fsys)
	if err != nil {
		return nil, err
	}
	a := &assets{address: make(map[string]string, len(names)+1), used: map[string]bool{}}
	r := &styleReader{assets: a, files: map[string][]byte{}, made: map[string]bool{}, small: newMinifier(small)}
	for _, name := range slices.Concat(bundle, names) {
		if r.files[name], err = fs.ReadFile(fsys, name); err != nil {
			return nil, unreadable("static/"+name, err)
		}
		a.judge(name, r.files[name])
	}
	others := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return path.Ext(name) == ".css" })
	r.keepAll(others)
	var all bytes.Buffer
	for _, name := range bundle {
		all.Write(r.linked(name, path.Dir(siteStyles), r.files[name]))
		all.WriteByte('\n')
	}
	r.keep(siteStyles, all.Bytes())
	for _, name := range names {
		if path.Ext(name) == ".css" {
			r.addressOf(name)
		}
	}
	a.sort(append([]string{siteStyles}, names...))
	return a, r.fault
}

// sort puts the files in the order of names.
func (a *assets) sort(names []string) {
	place := make(map[string]int, len(names))
	for i, name := range names {
		place[a.address[name]] = i
	}
	slices.SortFunc(a.list, func(x, y Asset) int { return cmp.Compare(place[x.Address], place[y.Address]) })
}

// add publishes a file.
func (a *assets) add(name string, data []byte) {
	address := out.Hashed(name, data)
	a.address[name] = address
	a.list = append(a.list, Asset{Address: address, Data: data})
}

// newMinifier returns what makes a static file small, or leaves it as it is. It is safe
// for concurrent use.
func newMinifier(small bool) func(name string, data []byte) ([]byte, error) {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("application/javascript", js.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFunc("application/json", json.Minify)
	return func(name string, data []byte) ([]byte, error) {
		kind := mediaTypes[path.Ext(name)]
		if !small || kind == "" {
			return data, nil
		}
		if kind == "text/css" {
			data = bytes.ReplaceAll(data, []byte("@container"), []byte(containerRule))
		}
		less, err := m.Bytes(kind, data)
		if err != nil {
			return nil, &LayoutError{
				Pos: diag.Pos{File: "static/" + name}, Message: "file cannot be made small: " + err.Error(),
				Hint: "Look for a bracket or a quotation mark that is not closed.",
			}
		}
		if kind == "text/css" {
			less = tidied(bytes.ReplaceAll(less, []byte(containerRule), []byte("@container")))
		}
		return less, nil
	}
}

// containerRule stands for @container while a stylesheet is made small. The
// minifier does not know that rule, and would leave all that is in it as it was
// written; @document it knows, with any maker's prefix, as a rule that holds rules.
const containerRule = "@-container-document"

// assetFiles lists the files to publish, and the parts of the site's stylesheet.
// Files of other kinds, such as a README, stay unpublished.
func assetFiles(fsys fs.FS) (names, bundle []string, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return unreadable(path.Join("static", name), err)
		}
		if d.IsDir() {
			return nil
		}
		ext := path.Ext(name)
		if _, ok := mediaTypes[ext]; !ok || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		if path.Dir(name) == "css/site" && ext == ".css" {
			bundle = append(bundle, name)
		} else {
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	slices.Sort(bundle)
	return names, bundle, err
}

// Assets returns every stylesheet, script and picture of the layouts that the site may
// need: those of what a site without a release or an old address never shows are left
// out there.
func (r *Renderer) Assets() []Asset {
	var needless []string
	if !r.hasPast() {
		needless = append(needless, r.Asset("css/changes.css"), r.Asset("js/overdue.js"))
		if len(r.redirects()) == 0 {
			needless = append(needless, r.Asset("js/moved.js"))
		}
	}
	return slices.DeleteFunc(slices.Clone(r.assets.list), func(a Asset) bool { return slices.Contains(needless, a.Address) })
}

// hasPast reports whether the site was released, or has parts that used to have other
// names.
func (r *Renderer) hasPast() bool {
	return len(r.site.Releases) > 0 || slices.ContainsFunc(r.site.Pages, func(p *model.Page) bool { return len(p.OldIDs) > 0 })
}

// Asset returns the address of a static file by its name below static/:
// "img/icon.svg". For a name that does not exist it returns "".
func (r *Renderer) Asset(name string) string { return r.assets.address[name] }

// Static returns a stylesheet, script or picture of the layouts by its address in
// the site, and whether there is one.
func (r *Renderer) Static(address string) ([]byte, bool) {
	for _, a := range r.assets.list {
		if a.Address == address {
			return a.Data, true
		}
	}
	return nil, false
}

// unreadable is a file or folder of the layouts that the system does not let us read.
func unreadable(name string, err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	fault := &LayoutError{Pos: diag.Pos{File: name}, Message: "cannot be read: " + err.Error()}
	if errors.Is(err, fs.ErrPermission) {
		fault.Hint = "Change its permissions, so that you may read it."
	}
	return fault
}
