package source

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// contentDir is the folder, inside the site's, that an author edits.
const contentDir = "content"

// ownLayoutsDir is the folder, inside the site's, of layouts and words of its own.
const ownLayoutsDir = "layouts"

// configName is the file of what the whole site shares.
const configName = "site.yaml"

// releasesDir is the folder, inside the content folder, of what was released.
const releasesDir = "releases"

// listing is every file of the content folder that the site is made of, in the
// order of their paths, which are below content/.
type listing struct {
	pages []string
	files []string
	// What `rethink release` wrote, in releases/: names end in .yaml.
	releases []string
	config   bool
	unread   []diag.Pos            // folders that cannot be read
	near     map[string][]diag.Pos // the files that have nearly a name, in small letters

	said     diag.List // what the listing alone found wrong
	fsys     fs.FS
	problems *diag.List
	lower    map[string]string // path in small letters -> path as written
	found    []string          // files, in the order of the walk
}

// list walks the content folder and tells every file that cannot be a part of a
// site. Only what has a problem that leaves nothing to read is left out.
func list(fsys fs.FS, problems *diag.List) (*listing, error) {
	l := &listing{fsys: fsys, problems: problems, lower: map[string]string{}, near: map[string][]diag.Pos{}}
	if info, err := fs.Stat(fsys, contentDir); err != nil || !info.IsDir() {
		if err == nil {
			err = errors.New("it is a file")
		}
		return l, err
	}
	if err := fs.WalkDir(fsys, contentDir, l.visit); err != nil {
		return l, err
	}
	// Of names that differ in capitals alone, the one in small letters is the
	// one to keep: links lead to it, and all problems are the other's.
	slices.SortStableFunc(l.found, func(a, b string) int {
		return cmp.Compare(capitalsIn(a), capitalsIn(b))
	})
	for _, name := range l.found {
		l.file(name)
	}
	slices.Sort(l.pages)
	slices.Sort(l.files)
	slices.Sort(l.releases)
	return l, nil
}

func (l *listing) visit(name string, d fs.DirEntry, err error) error {
	at := diag.Pos{File: name}
	switch {
	case err != nil && name == contentDir:
		return err
	case err != nil:
		l.problems.Errorf(at, "unreadable", "%s cannot be read: %s", what(d), reason(err))
		if errors.Is(err, fs.ErrPermission) {
			l.problems.Hint("Change its permissions, so that you may read it.")
		}
		l.unread = append(l.unread, at)
		return skip(d)
	case name == contentDir:
		return nil
	case isLeftBehind(d.Name()):
		return skip(d)
	case strings.HasPrefix(d.Name(), "."):
		l.problems.Errorf(at, "hidden-file", "%s is hidden, since its name starts with a dot", what(d))
		l.problems.Hint("Take the dot out of its name, or move it out of the content folder.")
		return skip(d)
	case d.Type()&fs.ModeSymlink != 0:
		return l.symlink(name)
	case !d.IsDir() && !d.Type().IsRegular():
		l.problems.Errorf(at, "unknown-file", "%s is not an ordinary file", name)
		l.nearly(strings.ToLower(strings.TrimPrefix(name, contentDir+"/")), name)
		return nil
	}
	if d.IsDir() {
		l.checkName(name, what(d))
	} else {
		l.found = append(l.found, name)
	}
	return nil
}

func capitalsIn(name string) int {
	n := 0
	for _, c := range name {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n
}

func what(d fs.DirEntry) string {
	if d != nil && d.IsDir() {
		return "folder"
	}
	return "file"
}

// skip leaves out a folder with all that is in it, or a file.
func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// reason is an error without the path that the position says already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// isLeftBehind reports whether a name is one that editors, word processors, operating systems
// and version control leave in folders; nobody wrote those files, so they are no
// problem.
func isLeftBehind(name string) bool {
	switch strings.ToLower(name) {
	case ".git", ".gitignore", ".gitattributes", ".gitkeep", ".hg", ".svn", ".ds_store", ".vscode", ".idea",
		".obsidian", ".editorconfig", ".keep", "thumbs.db", "desktop.ini", "4913":
		return true
	}
	for _, prefix := range []string{"._", ".#", "~$", ".~", "#"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".crswap"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// checkName reports a name that would make an address that people cannot type, or
// that one computer writes in another way than the next.
func (l *listing) checkName(name, what string) {
	base := path.Base(name)
	at := diag.Pos{File: name}
	if problem := model.NameProblem(base); problem != "" {
		l.problems.Errorf(at, "file-name", "name of the %s %s", what, problem)
		l.problems.Hint("Give it another name, and change the links to it.")
		return
	}
	switch odd := strings.IndexFunc(base, oddInName); {
	case strings.ContainsAny(base, " \t\u00a0"):
		l.problems.Errorf(at, "file-name", "name of the %s has a space in it", what)
	case odd < 0:
		return
	case strings.ToLower(base) != base:
		l.problems.Errorf(at, "file-name", "name of the %s has capital letters in it", what)
	default:
		l.problems.Errorf(at, "file-name", "name of the %s has the character %q in it", what, []rune(base[odd:])[0])
	}
	if plain := plainName(base); plain != base {
		l.problems.Hint("Call it %s, and change the links to it.", plain)
	}
}

func oddInName(c rune) bool {
	return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.'
}

func plainName(name string) string {
	ext := path.Ext(name)
	stem := plainSlug(strings.TrimSuffix(name, ext))
	if stem == "" {
		return name
	}
	return stem + strings.ToLower(ext)
}

// file sorts a file by what it is.
func (l *listing) file(name string) {
	rel := strings.TrimPrefix(name, contentDir+"/")
	if first, ok := l.lower[strings.ToLower(rel)]; ok {
		l.problems.Errorf(diag.Pos{File: name}, "same-address", "file and %s/%s have names that differ only in small and capital letters", contentDir, first)
		l.problems.Hint("Many computers take the two for one file. Give one of them another name.")
		return
	}
	l.lower[strings.ToLower(rel)] = rel
	if meant := l.meant(rel); meant != "" {
		l.nearly(path.Join(path.Dir(rel), meant), name)
		l.problems.Errorf(diag.Pos{File: name}, "file-name", "name of the file ends in %s, so it is not read as %s", path.Ext(rel), path.Base(meant))
		l.problems.Hint("%s", renameHint(rel, meant))
		return
	}
	l.checkName(name, "file")
	l.nearly(strings.ToLower(rel), name)
	switch ext := strings.ToLower(path.Ext(rel)); {
	case rel == configName:
		l.config = true
	case strings.EqualFold(rel, configName):
		// Told of its capitals.
	case ext == ".yaml" && path.Dir(rel) == releasesDir:
		l.releases = append(l.releases, rel)
	case ext == ".md":
		l.pages = append(l.pages, rel)
	case isPicture(ext) || isDownload(ext):
		l.files = append(l.files, rel)
	default:
		l.problems.Errorf(diag.Pos{File: name}, "unknown-file", "file is of a kind that the site does not use")
		l.problems.Hint("%s", unknownFileHint(rel, ext))
	}
}

// nearly notes that a file may be the one that was meant by a name.
func (l *listing) nearly(meant, name string) {
	l.near[meant] = append(l.near[meant], diag.Pos{File: name})
}

// meant returns the name that a file was meant to have, where an editor or a
// habit gave it another: Notepad adds .txt to what it saves, and Windows does not
// show it. Such a page would be published as a file to download. It is empty for
// any other file.
func (l *listing) meant(rel string) string {
	base := path.Base(rel)
	lower := strings.ToLower(base)
	ext := path.Ext(lower)
	stem := strings.TrimSuffix(lower, ext)
	switch {
	case path.Dir(rel) == releasesDir && (ext == ".yml" || ext == ".txt" && strings.HasSuffix(stem, ".yaml")):
		return strings.TrimSuffix(stem, ".yaml") + ".yaml"
	case lower == "site.yml" && path.Dir(rel) == ".":
		return configName
	case ext != ".txt" && ext != ".md" && ext != ".yaml" && ext != ".yml":
		return ""
	case path.Ext(stem) == ".md":
		return plainName(stem)
	case stem == configName && path.Dir(rel) == ".":
		return configName
	case ext == ".txt" && l.startsAsPage(rel):
		return plainName(stem + ".md")
	}
	return ""
}

// startsAsPage reports whether a file begins with front matter.
func (l *listing) startsAsPage(rel string) bool {
	data, err := fs.ReadFile(l.fsys, contentDir+"/"+rel)
	return err == nil && matter.Begins(string(data))
}

func renameHint(rel, meant string) string {
	hint := "Call it " + meant + "."
	if strings.HasSuffix(strings.ToLower(rel), ".txt") {
		hint += " Windows hides the .txt: in Notepad choose “Save as”, the type “All files”, and write the whole name."
	}
	return hint
}

func isPicture(ext string) bool {
	return slices.Contains(pictureTypes(), ext)
}

func pictureTypes() []string { return []string{".svg", ".png", ".jpg", ".jpeg", ".webp"} }

func isDownload(ext string) bool {
	return slices.Contains(downloadTypes(), ext)
}

func downloadTypes() []string {
	return []string{".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".csv", ".txt",
		".zip", ".ics", ".epub", ".mp3", ".mp4", ".vtt"}
}

func unknownFileHint(rel, ext string) string {
	switch {
	case ext == ".markdown" || ext == ".mdown" || ext == ".mkd":
		return "Call it " + plainName(strings.TrimSuffix(path.Base(rel), path.Ext(rel))+".md") + "."
	case ext == ".yaml" || ext == ".yml":
		return "What the whole site shares is in content/" + configName + "; what one page says about itself is at its top."
	case ext == ".gif" || ext == ".bmp" || ext == ".tif" || ext == ".tiff" || ext == ".heic" || ext == ".avif":
		return "Save the picture as PNG, JPEG, WebP or SVG."
	case ext == ".html" || ext == ".htm":
		return "Write pages in Markdown, in a file whose name ends in .md"
	case ext == ".lnk" || ext == ".url":
		return "It is a shortcut. Copy the file itself into the content folder."
	case ext == ".doc" || ext == ".xls" || ext == ".ppt":
		return "Save it as " + ext[1:] + "x or as PDF."
	}
	return "Move it out of the content folder. Pages end in .md; pictures in .svg, .png, .jpg or .webp; documents in .pdf or .docx, among others."
}

// symlink follows a symbolic link to a file inside the content folder, and
// refuses every other: what stands elsewhere is not the partnership's content,
// and may not be there on the next computer.
func (l *listing) symlink(name string) error {
	at := diag.Pos{File: name}
	target, inside := l.resolve(name)
	if !inside {
		l.problems.Errorf(at, "symlink", "file is a shortcut to something outside the content folder")
		l.problems.Hint("Copy the file itself into the content folder.")
		return nil
	}
	info, err := fs.Stat(l.fsys, target)
	switch {
	case err != nil:
		l.problems.Errorf(at, "symlink", "file is a shortcut to a file that is not there")
		l.problems.Hint("Take it out, or copy the file itself into the content folder.")
	case !info.Mode().IsRegular():
		l.problems.Errorf(at, "symlink", "folder is a shortcut, and shortcuts to folders are not followed")
		l.problems.Hint("Copy the folder itself into the content folder.")
	default:
		l.found = append(l.found, name)
	}
	return nil
}

// resolve follows the symbolic links in a path, link by link, and reports whether
// it stays below the content folder all the way.
func (l *listing) resolve(name string) (target string, inside bool) {
	const mostHops = 40
	rest := strings.Split(name, "/")
	var done []string
	for hops := 0; len(rest) > 0; {
		next := path.Join(append(slices.Clone(done), rest[0])...)
		info, err := fs.Lstat(l.fsys, next)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 && next != contentDir {
			to, err := fs.ReadLink(l.fsys, next)
			if hops++; err != nil || hops > mostHops || path.IsAbs(to) || strings.Contains(to, `\`) || strings.Contains(to, ":") {
				return "", false
			}
			joined := path.Join(append(append(slices.Clone(done), to), rest[1:]...)...)
			if !strings.HasPrefix(joined, contentDir+"/") {
				return "", false
			}
			done, rest = nil, strings.Split(joined, "/")
			continue
		}
		done, rest = append(done, rest[0]), rest[1:]
	}
	return path.Join(done...), true
}
