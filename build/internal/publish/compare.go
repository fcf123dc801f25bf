package publish

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A plan is every change that a run will make, known before the first.
type plan struct {
	report Report
	made   manifest               // what earlier builds made
	after  manifest               // what this one makes
	there  map[string]fs.FileMode // what stands in the folder, by name
	needed map[string]bool        // the folders of the new site

	obstacles []string // own files and folders that stand where a folder or file has to be
	cases     []rename // own names that change only in capitals
	writes    []string // in the order to write them
	moves     []move   // the same, with folders that are moved whole
	stale     []string // in the order to remove them
	folders   []string // may be empty at the end, deepest first
}

type rename struct{ from, to string }

// compare reads the folder and plans the run. It changes nothing.
func (j *job) compare() (*plan, error) {
	p := &plan{
		report: j.report,
		made:   j.saved,
		after:  make(manifest, len(j.files)),
		there:  map[string]fs.FileMode{},
		needed: foldersOf(j.files),
	}
	if err := j.list(p); err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(j.files) {
		p.after.add(name, j.files[name].hash)
		if err := j.compareFile(p, name); err != nil {
			return nil, err
		}
	}
	if err := j.compareRest(p); err != nil {
		return nil, err
	}
	j.order(p)
	return p, nil
}

// list walks the output folder, but not into folders in which no build ever made
// anything: what is below them is nobody's business here.
func (j *job) list(p *plan) error {
	ours := map[string]bool{}
	for _, folders := range []map[string]bool{p.needed, foldersOf(p.made)} {
		for folder := range folders {
			ours[strings.ToLower(folder)] = true
		}
	}
	return fs.WalkDir(j.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return j.fail("read", name, err)
		case name == "." || name == ManifestName:
			return nil
		case name == workName:
			return fs.SkipDir // it was cleaned, and what is in it now is ours
		}
		p.there[name] = d.Type()
		if d.IsDir() && !ours[strings.ToLower(name)] {
			p.report.Foreign = append(p.report.Foreign, name+"/")
			return fs.SkipDir
		}
		return nil
	})
}

// compareFile decides what happens to one file of the site.
func (j *job) compareFile(p *plan, name string) error {
	for _, above := range parents(name) {
		if mode, exists := p.there[above]; exists && !mode.IsDir() {
			if err := j.clear(p, above); err != nil {
				return err
			}
		}
	}
	mode, exists := p.there[name]
	switch {
	case !exists && j.files[name].temp == "":
		return fmt.Errorf("file %s vanished while the site was made; is another build writing to %s? Build again", filepath.Join(j.dir, filepath.FromSlash(name)), j.dir)
	case !exists:
		p.writes = append(p.writes, name)
		return nil
	case mode.IsDir():
		p.writes = append(p.writes, name)
		return j.clearFolder(p, name)
	}
	return j.compareBytes(p, name, mode)
}

func (j *job) compareBytes(p *plan, name string, mode fs.FileMode) error {
	if !mode.IsRegular() {
		return j.inTheWay(name, mode)
	}
	if j.files[name].temp == "" {
		p.report.Unchanged++
		return nil
	}
	old, err := j.root.ReadFile(name)
	if err != nil {
		return j.fail("read", name, err)
	}
	switch hash := hashOf(old); {
	case hash == j.files[name].hash:
		p.report.Unchanged++
		return nil
	case len(p.made[name]) == 0:
		return j.inTheWay(name, mode)
	case !slices.Contains(p.made[name], hash):
		p.report.Edited = append(p.report.Edited, name)
	}
	p.writes = append(p.writes, name)
	return nil
}

// clear takes a file out of the way of a folder or file of the site, or refuses
// when somebody else made it.
func (j *job) clear(p *plan, name string) error {
	if slices.Contains(p.obstacles, name) {
		return nil
	}
	untouched, err := j.untouched(p, name)
	if err != nil {
		return err
	}
	if !untouched {
		return j.inTheWay(name, p.there[name])
	}
	p.obstacles = append(p.obstacles, name)
	return nil
}

// clearFolder takes a folder out of the way of a file of the site, with all that
// earlier builds made in it, or refuses when it holds anything else.
func (j *job) clearFolder(p *plan, folder string) error {
	own := foldersOf(p.made)
	inside := []string{folder}
	for _, name := range sortedKeys(p.there) {
		if strings.HasPrefix(name, folder+"/") {
			inside = append(inside, name)
		}
	}
	slices.Reverse(inside) // what is in a folder before the folder
	for _, name := range inside {
		if p.there[name].IsDir() {
			if !own[name] {
				return j.inTheWay(folder, p.there[folder])
			}
			p.obstacles = append(p.obstacles, name)
			continue
		}
		if err := j.clear(p, name); err != nil {
			return err
		}
	}
	return nil
}

// untouched reports whether an earlier build made name and that nobody has changed
// it since.
func (j *job) untouched(p *plan, name string) (bool, error) {
	if len(p.made[name]) == 0 || !p.there[name].IsRegular() {
		return false, nil
	}
	data, err := j.root.ReadFile(name)
	if err != nil {
		return false, j.fail("read", name, err)
	}
	return slices.Contains(p.made[name], hashOf(data)), nil
}

func (j *job) inTheWay(name string, mode fs.FileMode) error {
	what := "file"
	switch {
	case mode&fs.ModeSymlink != 0:
		what = "link"
	case mode.IsDir():
		what = "folder"
	}
	full := filepath.Join(j.dir, filepath.FromSlash(name))
	return fmt.Errorf("%s %s stands in the way: it is not as a build made it. Move it away, or choose another output folder", what, full)
}

// compareRest decides what happens to the files that the site does not have.
func (j *job) compareRest(p *plan) error {
	folded := make(map[string]string, len(j.files))
	for name := range j.files {
		folded[strings.ToLower(name)] = name
	}
	for _, name := range sortedKeys(p.there) {
		if _, made := j.files[name]; made || p.there[name].IsDir() {
			continue
		}
		to, respelt := folded[strings.ToLower(name)]
		if respelt = respelt && j.sameFile(name, to); respelt && len(p.made[name]) == 0 {
			return j.inTheWay(name, p.there[name])
		}
		if respelt {
			p.respell(name, to)
			continue
		}
		if err := j.compareStale(p, name); err != nil {
			return err
		}
	}
	return nil
}

// compareStale plans to remove a file that an earlier build made, unless somebody
// has changed it since: then it is theirs.
func (j *job) compareStale(p *plan, name string) error {
	untouched, err := j.untouched(p, name)
	switch {
	case err != nil:
		return err
	case untouched:
		p.report.Removed = append(p.report.Removed, name)
	case len(p.made[name]) > 0:
		p.report.Edited = append(p.report.Edited, name)
	default:
		p.report.Foreign = append(p.report.Foreign, name)
	}
	return nil
}

// sameFile reports whether two names that differ in capitals mean one file, on a disk
// that ignores them.
func (j *job) sameFile(a, b string) bool {
	first, err := j.root.Lstat(a)
	if err != nil {
		return false
	}
	second, err := j.root.Lstat(b)
	return err == nil && os.SameFile(first, second)
}

// respell plans to give from the capitals of to, folder by folder.
func (p *plan) respell(from, to string) {
	old, now := strings.Split(from, "/"), strings.Split(to, "/")
	for i := range now {
		if old[i] == now[i] {
			continue
		}
		above := strings.Join(append(slices.Clone(now[:i]), ""), "/")
		r := rename{above + old[i], above + now[i]}
		if !slices.Contains(p.cases, r) {
			p.cases = append(p.cases, r)
		}
	}
}

// order sorts the changes: pictures, styles and scripts before pages, new ones
// before changed ones; when removing, pages first.
func (j *job) order(p *plan) {
	slices.SortStableFunc(p.writes, func(a, b string) int { return cmp.Compare(p.rank(a), p.rank(b)) })
	p.moves = j.planMoves(p)
	for _, name := range p.report.Removed {
		if !slices.Contains(p.obstacles, name) {
			p.stale = append(p.stale, name)
		}
	}
	slices.SortStableFunc(p.stale, func(a, b string) int { return cmp.Compare(p.rank(b), p.rank(a)) })
	p.folders = p.mayBeEmpty()
	p.report.Written = slices.Sorted(slices.Values(p.writes))
	slices.Sort(p.report.Edited)
	slices.Sort(p.report.Foreign)
}

// The ranks of what is put in its place, the first first.
const (
	newOther = iota
	changedOther
	newFolder // with pages and what they use
	newPage
	changedPage
)

func (p *plan) rank(name string) int {
	_, exists := p.there[name]
	switch page := isPage(name); {
	case page && exists:
		return changedPage
	case page:
		return newPage
	case exists:
		return changedOther
	}
	return newOther
}

// isPage tells files that lead readers and machines to others from those others. A page
// that is compressed is one: a web server gives it in place of the page.
func isPage(name string) bool {
	ext := path.Ext(name)
	if ext == ".gz" || ext == ".br" {
		ext = path.Ext(strings.TrimSuffix(name, ext))
	}
	return ext == ".html" || ext == ".xml"
}

// mayBeEmpty lists the folders that builds made things in and that the site no
// longer needs, deepest first.
func (p *plan) mayBeEmpty() []string {
	gone := foldersOf(p.made)
	for folder := range p.needed {
		delete(gone, folder)
	}
	folders := sortedKeys(gone)
	slices.Reverse(folders)
	return folders
}

// foldersOf returns every folder that the names lie in.
func foldersOf[V any](names map[string]V) map[string]bool {
	folders := map[string]bool{}
	for name := range names {
		for _, folder := range parents(name) {
			folders[folder] = true
		}
	}
	return folders
}
