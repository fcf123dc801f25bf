package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"
)

// steps publishes, and returns what was put in its place, in order. A folder that was
// moved whole ends in a slash.
func steps(t *testing.T, dir string, f files) []string {
	t.Helper()
	var done []string
	_, err := publish(dir, f, func(s step) error {
		switch {
		case s.what == "move":
			done = append(done, s.name+"/")
		case s.what == "rename" && s.name != ManifestName:
			done = append(done, s.name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// A folder that is not there yet is put in its place whole, as far as pictures, styles
// and scripts still come before the pages that use them.
func TestNewFoldersAreMovedWhole(t *testing.T) {
	for _, c := range []struct {
		name   string
		before string
		site   string
		want   string
	}{
		{"a first build", "", "index.html a/p.html a/q.html a/deep/r.html css/x.css css/y/z.css favicon.ico", "css/ favicon.ico a/ index.html"},
		{"a new section", "index.html a/p.html css/x.css", "index.html a/p.html b/p.html b/q.html css/x.css css/new.css", "css/new.css b/ "},
		{"a new folder in an old one", "a/p.html", "a/p.html a/b/c/q.html a/b/r.html", "a/b/"},
		{"pages beside their pictures", "", "a/p.html a/p.svg css/x.css index.html", "css/ a/ index.html"},
		{"twice", "", "a/p.html a/p.svg b/p.html b/q.html b/p.svg index.html", "a/p.svg b/ a/p.html index.html"},
		{"pages over their pictures", "", "a/p.html a/p.svg a/r.svg b/p.html b/img/q.svg", "b/img/ a/ b/p.html"},
		{"compressed pages", "", "a/p.html a/p.html.gz a/q.xml.br css/x.css css/x.css.gz index.html index.html.gz", "css/ a/ index.html index.html.gz"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.before != "" {
				mustPublish(t, dir, siteOf(c.before))
			}
			if got, want := steps(t, dir, siteOf(c.site)), strings.Fields(c.want); !slices.Equal(got, want) {
				t.Errorf("steps are %q, want %q", got, want)
			}
			want := map[string]string{}
			for name := range siteOf(c.site) {
				want[name] = name
				for _, folder := range parents(name) {
					want[folder+"/"] = ""
				}
			}
			wantTree(t, dir, want)
		})
	}
}

// siteOf returns files that hold their own names.
func siteOf(names string) files {
	f := files{}
	for _, name := range strings.Fields(names) {
		f[name] = []byte(name)
	}
	return f
}

// randomSite has pages and what they use in any folders, some of them in all versions.
func randomSite(random *rand.Rand, version int) files {
	f := files{"index.html": []byte(fmt.Sprint("home ", version))}
	folders := []string{"", "a/", "b/", "a/x/", "a/y/", "c/d/e/", fmt.Sprintf("v%d/", version), fmt.Sprintf("v%d/w/", version)}
	for range 4 + random.IntN(14) {
		name := fmt.Sprintf("%s%d.%s", folders[random.IntN(len(folders))], random.IntN(6), []string{"html", "svg", "html.gz"}[random.IntN(3)])
		f[name] = []byte(fmt.Sprint(name, " ", random.IntN(2)))
	}
	return f
}

// checkOrder asserts what may be there while pages are not: at no moment is a new page
// there without all that pages use, or a changed page without all new pages.
func checkOrder(t *testing.T, dir string, old, now files) {
	t.Helper()
	is := func(name string) bool {
		data, err := os.ReadFile(filepath.Join(dir, name))
		return err == nil && string(data) == string(now[name])
	}
	for name := range now {
		_, there := old[name]
		if !isPage(name) || string(old[name]) == string(now[name]) || !is(name) {
			continue
		}
		for other := range now {
			_, known := old[other]
			if (!isPage(other) || there && !known) && !is(other) {
				t.Errorf("page %s is there before %s", name, other)
			}
		}
	}
}

// At each step of the disk, the order is kept and each file is old or new. A run that is
// killed there is mended by the next one.
func TestAnySiteAfterAnyOtherKilledAtAnyStep(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 14))
	for range 20 {
		old, now := randomSite(random, 0), randomSite(random, 1)
		if random.IntN(3) == 0 {
			old = nil
		}
		for n := random.IntN(3); ; n += 3 { // each third step is enough
			dir := t.TempDir()
			if old != nil {
				mustPublish(t, dir, old)
			}
			lay(t, dir, "CNAME", "theirs", "a/theirs.txt", "theirs")
			if !killedAt(t, dir, old, now, n) {
				break
			}
			next := [2]files{now, randomSite(random, 2)}[random.IntN(2)]
			mustPublish(t, dir, next)
			want := map[string]string{"CNAME": "theirs", "a/": "", "a/theirs.txt": "theirs"}
			for name, data := range next {
				want[name] = string(data)
				for _, folder := range parents(name) {
					want[folder+"/"] = ""
				}
			}
			if wantTree(t, dir, want); t.Failed() {
				t.Fatalf("after a kill at step %d from %q to %q", n, sortedKeys(old), sortedKeys(now))
			}
		}
	}
}

// killedAt lets a run end at a step as if it were killed: nothing is cleared away.
func killedAt(t *testing.T, dir string, old, now files, n int) (killed bool) {
	t.Helper()
	kill, done := errors.New("killed"), 0
	d, err := begin(dir, func(step) error {
		checkOrder(t, dir, old, now)
		if done++; done > n {
			return kill
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	defer d.root.Close()
	for _, name := range sortedKeys(now) {
		if err = d.Add(name, now[name]); err != nil {
			break
		}
	}
	if err == nil {
		_, err = d.Publish()
	}
	if err != nil && !errors.Is(err, kill) {
		t.Fatal(err)
	}
	if d.work != nil {
		d.work.end()
	}
	for name, data := range now {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if before, known := old[name]; err == nil && string(got) != string(data) && string(got) != string(before) || err != nil && known {
			t.Errorf("file %s is neither old nor new: %q, %v", name, got, err)
		}
	}
	return errors.Is(err, kill)
}

// Where a folder cannot be moved, such as because a program has a file in it open on
// Windows, its files are. Here somebody makes the folder meanwhile.
func TestAFolderThatCannotBeMovedIsFilledFileByFile(t *testing.T) {
	dir := t.TempDir()
	var done []string
	report, err := publish(dir, siteOf("a/p.html a/q.html a/deep/r.svg index.html"), func(s step) error {
		if s.what == "move" {
			lay(t, dir, s.name+"/theirs.txt", "theirs")
		} else if s.what == "rename" && s.name != ManifestName {
			done = append(done, s.name)
		}
		return nil
	})
	if err != nil || len(report.Written) != 4 {
		t.Fatalf("report is %+v, %v", report, err)
	}
	if want := strings.Fields("a/deep/r.svg a/p.html a/q.html index.html"); !slices.Equal(done, want) {
		t.Errorf("files were placed as %q, want %q", done, want)
	}
	wantTree(t, dir, map[string]string{
		"a/": "", "a/p.html": "a/p.html", "a/q.html": "a/q.html", "a/theirs.txt": "theirs",
		"a/deep/": "", "a/deep/r.svg": "a/deep/r.svg", "index.html": "index.html",
	})
}

// Whoever may look into a new folder may look into one that was moved.
func TestAFolderThatWasMovedHasThePermissionsOfANewOne(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, siteOf("a/deep/p.html index.html"))
	if err := os.MkdirAll(filepath.Join(dir, "new", "deep"), 0o777); err != nil {
		t.Fatal(err)
	}
	for is, want := range map[string]string{"a": "new", "a/deep": "new/deep"} {
		i, err1 := os.Stat(filepath.Join(dir, is))
		w, err2 := os.Stat(filepath.Join(dir, want))
		if err := errors.Join(err1, err2); err != nil || i.Mode() != w.Mode() {
			t.Errorf("folder %s has %v, a new one %v: %v", is, i.Mode(), w.Mode(), err)
		}
	}
}

// A disk that ignores capitals cannot be had in a test. What happens on one can: a
// folder or a file is there already when it is to be made.
func TestAFileWhoseWaitingPlaceIsTakenWaitsElsewhere(t *testing.T) {
	dir := t.TempDir()
	report, err := publish(dir, siteOf("A/p.html A/q.html B/p.html c.html d/e/p.html"), func(s step) error {
		work := filepath.Join(dir, workName)
		switch {
		case s.what != "write":
		case s.name == "A/p.html":
			return os.MkdirAll(filepath.Join(work, "A"), 0o700)
		case s.name == "c.html":
			return os.WriteFile(filepath.Join(work, "c.html"), nil, 0o600)
		case s.name == "d/e/p.html":
			return os.WriteFile(filepath.Join(work, "d"), nil, 0o600)
		}
		return nil
	})
	if err != nil || len(report.Written) != 5 {
		t.Fatalf("report is %+v, %v", report, err)
	}
	wantTree(t, dir, map[string]string{
		"A/": "", "A/p.html": "A/p.html", "A/q.html": "A/q.html", "B/": "", "B/p.html": "B/p.html",
		"c.html": "c.html", "d/": "", "d/e/": "", "d/e/p.html": "d/e/p.html",
	})
}

// Of two files at one address the last counts, wherever the first one waits.
func TestOfTwoFilesAtOneAddressTheLastCounts(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("b.html", "same", "c.html", "same"))
	d, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	for _, add := range [][2]string{{"a/x.html", "1"}, {"a/x.html", "2"}, {"a/x.html", "3"}, {"a/y.html", "1"}, {"b.html", "new"}, {"b.html", "same"}, {"c.html", "same"}, {"c.html", "new"}} {
		if err := d.Add(add[0], []byte(add[1])); err != nil {
			t.Fatal(err)
		}
	}
	report, err := d.Publish()
	if want := []string{"a/x.html", "a/y.html", "c.html"}; err != nil || !slices.Equal(report.Written, want) || report.Unchanged != 1 {
		t.Errorf("report is %+v, %v, want %q written", report, err, want)
	}
	wantTree(t, dir, map[string]string{"a/": "", "a/x.html": "3", "a/y.html": "1", "b.html": "same", "c.html": "new"})
}

// More folders than are kept open, from several goroutines at once.
func TestFilesOfManyFoldersAreTakenConcurrently(t *testing.T) {
	dir, want := t.TempDir(), map[string]string{}
	for range 2 { // what is there already is compared
		d, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Discard()
		var group errgroup.Group
		group.SetLimit(3 * keptOpen)
		for i := range 20 * keptOpen {
			name := fmt.Sprintf("f%d/g%d/p%d.html", i%(3*keptOpen), i%2, i)
			want[name] = name
			for _, folder := range parents(name) {
				want[folder+"/"] = ""
			}
			group.Go(func() error { return d.Add(name, []byte(name)) })
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		if len(d.site.open) > 3*keptOpen {
			t.Errorf("%d folders are open", len(d.site.open))
		}
		if _, err := d.Publish(); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, want)
	}
}

// A draft that lacks a file is not published, even if nobody looked at the error.
func TestADraftThatLacksAFileIsNotPublished(t *testing.T) {
	dir, full := t.TempDir(), errors.New("no space left on device")
	mustPublish(t, dir, site("a.html", "old"))
	d, err := begin(dir, func(s step) error {
		if s.name == "b.html" {
			return full
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.html", "b.html", "c.html"} {
		_ = d.Add(name, []byte("new"))
	}
	if _, err := d.Publish(); !errors.Is(err, full) {
		t.Errorf("error is %v", err)
	}
	d.Discard()
	wantTree(t, dir, map[string]string{"a.html": "old"})
}

// Another build that clears the folder in which files wait is found out before what it
// is making itself is taken for them.
func TestAnotherBuildThatTookTheFolderIsToldOf(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder that is open stays")
	}
	dir := t.TempDir()
	_, err := publish(dir, siteOf("a/p.html"), func(s step) error {
		if s.what == "rename" && s.name == ManifestName {
			_ = os.RemoveAll(filepath.Join(dir, workName))
			lay(t, dir, workName+"/a/p.html", "half", workName+"/"+ManifestName, "half")
		}
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "another build") {
		t.Errorf("error is %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what the other build makes is there: %v", err)
	}
}

// What a killed run left is counted in files, however deep they wait.
func TestLeftoversAreCounted(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, workName+"/a/p.html", "", workName+"/a/b/q.html", "", workName+"/"+workName+"/1", "", workName+"/r.html", "")
	if report := mustPublish(t, dir, siteOf("index.html")); report.Leftovers != 4 {
		t.Errorf("%d leftovers are told, want 4", report.Leftovers)
	}
	wantTree(t, dir, map[string]string{"index.html": "index.html"})
}
