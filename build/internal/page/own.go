package page

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/svg"
)

// heaviestAsset is how many bytes a picture or font of the layouts may have before it
// is reported: every page that shows it loads it.
const heaviestAsset = 300_000

// judge looks into a static file as it is done with those of the content: a drawing that
// runs or fetches something is an error here too.
func (a *assets) judge(name string, data []byte) {
	at := diag.Pos{File: "static/" + name}
	if path.Ext(name) == ".svg" {
		if d := svg.Read(data); d.Message != "" {
			at.Line, at.Col = d.Line, d.Col
			a.problems.Errorf(at, "bad-picture", "%s", d.Message)
			a.problems.Hint("%s", d.Hint)
			return
		}
	}
	if len(data) > heaviestAsset {
		a.problems.Warnf(at, "heavy-file", "file has %.1f MB, and every page that shows it loads it", float64(len(data))/1_000_000)
		a.problems.Hint("Make it smaller: a logo needs 20 KB, a font of one script 60 KB.")
	}
}

// An ownFiles looks for files that a site has beside the built-in ones and that nothing
// uses: their names are misspelt, or they lie in the wrong folder. Names are from the
// site's folder: "layouts/page.html".
type ownFiles struct {
	builtIn  []string
	own      []string          // that take the place of none
	texts    map[string]string // of all layouts and scripts, by name
	problems diag.List
}

// strayFiles warns of files in the site's own layouts/ and static/ that nothing uses.
// Used are the static files that stylesheets ask for.
func strayFiles(o Options, used map[string]bool) (diag.List, error) {
	if o.BuiltIn == nil {
		return nil, nil
	}
	f := &ownFiles{texts: map[string]string{}}
	folders := []struct {
		name string
		fsys fs.FS
	}{{"layouts", o.Layouts}, {"static", o.Static}}
	for _, folder := range folders {
		if err := f.list(folder.name, folder.fsys, o.BuiltIn); err != nil {
			return nil, err
		}
	}
	if len(f.own) == 0 {
		return nil, nil
	}
	for _, folder := range folders {
		if err := f.read(folder.name, folder.fsys); err != nil {
			return nil, err
		}
	}
	for _, name := range f.own {
		f.judge(name, used)
	}
	return f.problems, nil
}

// list tells the files of a folder that a site has of its own from the built-in ones.
func (f *ownFiles) list(folder string, fsys, builtIn fs.FS) error {
	return eachFile(folder, fsys, func(name string) error {
		whole := path.Join(folder, name)
		if _, err := fs.Stat(builtIn, whole); err == nil {
			f.builtIn = append(f.builtIn, whole)
		} else if !isForPeople(path.Base(name)) {
			f.own = append(f.own, whole)
		}
		return nil
	})
}

// read reads what may name others.
func (f *ownFiles) read(folder string, fsys fs.FS) error {
	return eachFile(folder, fsys, func(name string) error {
		whole := path.Join(folder, name)
		if folder == "layouts" && path.Ext(name) == ".html" || path.Ext(name) == ".js" {
			src, err := fs.ReadFile(fsys, name)
			if err != nil {
				return unreadable(whole, err)
			}
			f.texts[whole] = string(src)
		}
		return nil
	})
}

// eachFile calls take for every file of a folder but those of editors.
func eachFile(folder string, fsys fs.FS, take func(name string) error) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // a site needs no folder of its own
		case err != nil:
			return unreadable(path.Join(folder, name), err)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil // an editor's
		case d.IsDir():
			return nil
		}
		return take(name)
	})
}

// isForPeople reports whether a file is a note beside the others, such as the licence of
// a font, or what an editor left behind.
func isForPeople(name string) bool {
	lower := strings.ToLower(name)
	ext := path.Ext(lower)
	return ext == "" || slices.Contains([]string{".md", ".txt", ".bak", ".orig", ".tmp", ".swp"}, ext) ||
		strings.HasSuffix(lower, "~") || lower == "thumbs.db" || lower == "desktop.ini"
}

// judge reports a file that nothing uses.
func (f *ownFiles) judge(name string, used map[string]bool) {
	folder, rest, _ := strings.Cut(name, "/")
	if folder == "layouts" && f.isCalled(name) || folder == "static" && (used[rest] || f.isAsked(rest)) {
		return
	}
	f.problems.Warnf(diag.Pos{File: name}, "stray-file", "file takes the place of no built-in file, and nothing uses it")
	hint := f.meant(name)
	switch {
	case hint != "":
		hint = "Did you mean `" + hint + "`?"
	case folder == "layouts":
		hint = "A layout has the name of the one that it replaces: layouts/README.md lists them. One that another calls defines what that names: {{define \"name\"}}."
	case mediaTypes[path.Ext(name)] == "" && !isPublished(name):
		hint = "Files that end in " + path.Ext(name) + " are not published. A picture is .svg, .png, .jpg or .webp, a font .woff2."
	default:
		hint = `Name it where it should be used: {{.Asset "` + rest + `"}} in a layout, url() in a stylesheet. Put a style for every page into static/css/site.`
	}
	f.problems.Hint("%s", hint)
}

func isPublished(name string) bool {
	_, ok := mediaTypes[path.Ext(name)]
	return ok
}

// meant guesses which built-in file has the name that was meant: one that is nearly the
// same, or that has it in another folder or with another ending.
func (f *ownFiles) meant(name string) string {
	stem := func(name string) string { return strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name))) }
	folder, _, _ := strings.Cut(name, "/")
	alike := func(same func(builtIn string) bool) string {
		i := slices.IndexFunc(f.builtIn, func(b string) bool { return strings.HasPrefix(b, folder+"/") && same(b) })
		if i < 0 {
			return ""
		}
		return f.builtIn[i]
	}
	if near := alike(func(b string) bool { return strings.EqualFold(path.Base(b), path.Base(name)) }); near != "" {
		return near
	}
	if near := alike(func(b string) bool { return stem(b) == stem(name) && path.Dir(b) == path.Dir(name) }); near != "" {
		return near
	}
	return diag.NearestFile(name, f.builtIn)
}

var defines = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"([^"]+)"`)

// isCalled reports whether something that an own layout defines is asked for by another.
func (f *ownFiles) isCalled(name string) bool {
	if dir := path.Dir(name); path.Ext(name) != ".html" || dir != "layouts" && dir != "layouts/partials" {
		return false // it is not read
	}
	for _, m := range defines.FindAllStringSubmatch(f.texts[name], -1) {
		for other, src := range f.texts {
			if other != name && (strings.Contains(src, `template "`+m[1]+`"`) || strings.Contains(src, `.Shared "`+m[1]+`"`)) {
				return true
			}
		}
	}
	return false
}

// isAsked reports whether a static file is published, and a layout or a script names it.
func (f *ownFiles) isAsked(name string) bool {
	if !isPublished(name) {
		return false
	}
	if path.Dir(name) == "css/site" && path.Ext(name) == ".css" {
		return true // a part of the one stylesheet
	}
	for _, src := range f.texts {
		if strings.Contains(src, name) {
			return true
		}
	}
	return false
}
