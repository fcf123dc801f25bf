package page

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"rethink/build/internal/diag"
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
	list    []Asset
	address map[string]string // by name: "img/icon.svg"
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
	".ico":         "",
}

func readAssets(fsys fs.FS, small bool) (*assets, error) {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("application/javascript", js.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFunc("application/json", json.Minify)

	names, bundle, err := assetFiles(fsys)
	if err != nil {
		return nil, err
	}
	a := &assets{address: make(map[string]string, len(names)+1)}
	add := func(name string, data []byte) error {
		kind := mediaTypes[path.Ext(name)]
		if small && kind != "" {
			if kind == "text/css" {
				data = bytes.ReplaceAll(data, []byte("@container"), []byte(containerRule))
			}
			less, err := m.Bytes(kind, data)
			if err != nil {
				return &LayoutError{
					Pos: diag.Pos{File: "static/" + name}, Message: "file cannot be made small: " + err.Error(),
					Hint: "Look for a bracket or a quotation mark that is not closed.",
				}
			}
			data = less
			if kind == "text/css" {
				data = bytes.ReplaceAll(betweenRules.ReplaceAll(data, nil), []byte(containerRule), []byte("@container"))
			}
		}
		address := out.Hashed(name, data)
		a.address[name] = address
		a.list = append(a.list, Asset{Address: address, Data: data})
		return nil
	}
	var all bytes.Buffer
	for _, name := range bundle {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, unreadable("static/"+name, err)
		}
		all.Write(data)
		all.WriteByte('\n')
	}
	if err := add(siteStyles, all.Bytes()); err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, unreadable("static/"+name, err)
		}
		if err := add(name, data); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// containerRule stands for @container while a stylesheet is made small. The
// minifier does not know that rule, and would leave all that is in it as it was
// written; @document it knows, with any maker's prefix, as a rule that holds rules.
const containerRule = "@-container-document"

// betweenRules is what the minifier leaves in other rules that it does not know:
// comments, and the line ends and tabs between rules.
var betweenRules = regexp.MustCompile(`/\*(?s:.*?)\*/|\n\s*`)

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

// Assets returns every stylesheet, script and picture of the layouts.
func (r *Renderer) Assets() []Asset { return r.assets.list }

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
	return &LayoutError{Pos: diag.Pos{File: name}, Message: "cannot be read: " + err.Error()}
}
