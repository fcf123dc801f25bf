package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

type files = map[string][]byte

func site(pairs ...string) files {
	m := files{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = []byte(pairs[i+1])
	}
	return m
}

// lay writes files as a person would, past Publish.
func lay(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	for name, data := range site(pairs...) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tree reads every file and folder below dir, but for the manifest. Folders end
// in a slash.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || name == "." || name == ManifestName:
			return err
		case d.IsDir():
			found[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func mustPublish(t *testing.T, dir string, f files) Report {
	t.Helper()
	report, err := Publish(dir, f)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("folder holds\n%q\nwant\n%q", got, want)
	}
}

func TestASecondBuildChangesOnlyWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	first := mustPublish(t, dir, site("index.html", "one", "a/b.html", "two", "css/site.1.css", "c1", "old/gone.html", "x"))
	if want := []string{"a/b.html", "css/site.1.css", "index.html", "old/gone.html"}; !reflect.DeepEqual(first.Written, want) {
		t.Errorf("first build wrote %q, want %q", first.Written, want)
	}
	second := mustPublish(t, dir, site("index.html", "changed", "a/b.html", "two", "css/site.2.css", "c2"))
	want := Report{
		Written:   []string{"css/site.2.css", "index.html"},
		Unchanged: 1,
		Removed:   []string{"css/site.1.css", "old/gone.html"},
	}
	if !reflect.DeepEqual(second, want) {
		t.Errorf("second build reports %+v, want %+v", second, want)
	}
	wantTree(t, dir, map[string]string{"index.html": "changed", "a/": "", "a/b.html": "two", "css/": "", "css/site.2.css": "c2"})
}

// What was made before an error came up leaves no trace, and a folder that was made for
// it goes with it.
func TestADraftThatIsDiscardedLeavesNoTrace(t *testing.T) {
	parent := t.TempDir()
	for _, dir := range []string{filepath.Join(parent, "deep", "public"), parent} {
		before := tree(t, parent)
		d, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"index.html", "a/b.html", "a/c.html"} {
			if err := d.Add(name, []byte("new")); err != nil {
				t.Fatal(err)
			}
		}
		if info, err := os.Stat(filepath.Join(dir, workName)); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("others may look at files that are not finished: %v %v", info.Mode(), err)
		}
		d.Discard()
		d.Discard()
		wantTree(t, parent, before)
		mustPublish(t, parent, site("index.html", "one", "a/b.html", "two")) // and of a site nothing is lost
	}
}

// Files are added by all processors at once, and who adds one may use its bytes again.
func TestADraftTakesFilesConcurrently(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("p0.html", "page 0", "p1.html", "other", "gone.html", "x"))
	d, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	want := map[string]string{}
	var group errgroup.Group
	for i := range 200 {
		name, text := fmt.Sprintf("p%d.html", i), fmt.Sprintf("page %d", i)
		want[name] = text
		group.Go(func() error {
			data := []byte(text)
			defer clear(data)
			return d.Add(name, data)
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	report, err := d.Publish()
	if err != nil || len(report.Written) != 199 || report.Unchanged != 1 || !slices.Equal(report.Removed, []string{"gone.html"}) {
		t.Errorf("report is %+v, %v", report, err)
	}
	wantTree(t, dir, want)
}

// Each file is put into its place by one step of the disk, once all are there: a disk
// that is full meanwhile changed nothing.
func TestADiskThatIsFullWhileFilesAreMadeChangesNothing(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("a.html", "old", "b.html", "old"))
	before := tree(t, dir)
	full, written := errors.New("no space left on device"), 0
	_, err := publish(dir, site("a.html", "new", "b.html", "new", "c.html", "new"), func(s step) error {
		if s.what == "write" {
			if written++; written > 2 {
				return full
			}
		}
		return nil
	})
	if !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
	wantTree(t, dir, before)
}

// A page that vanishes between being found the same and the end is no reason to publish
// a site without it.
func TestAPageThatVanishesMeanwhileIsToldOf(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("a.html", "same", "b.html", "same"))
	d, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	for _, name := range []string{"a.html", "b.html"} {
		if err := d.Add(name, []byte("same")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "b.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish(); err == nil || !strings.Contains(err.Error(), "b.html vanished") {
		t.Errorf("error is %v", err)
	}
}

func TestAnIdenticalBuildTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	f := site("index.html", "one", "a/b.html", "two")
	mustPublish(t, dir, f)
	past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	names := []string{".", "a", "index.html", "a/b.html", ManifestName}
	for _, name := range names {
		if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	changes := 0
	report, err := publish(dir, f, func(step) error { changes++; return nil })
	if err != nil {
		t.Fatal(err)
	}
	if want := (Report{Unchanged: 2}); !reflect.DeepEqual(report, want) || changes != 0 {
		t.Errorf("report is %+v after %d changes, want %+v after none", report, changes, want)
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(past) {
			t.Errorf("%s was touched", name)
		}
	}
}

func TestForeignFilesAreLeftAloneAndTold(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("index.html", "one", "a/b.html", "two"))
	lay(t, dir, "CNAME", "example.org", "a/notes.txt", "mine", ".git/HEAD", "ref", "empty/x/y.txt", "deep")
	report := mustPublish(t, dir, site("index.html", "one"))
	if want := []string{".git/", "CNAME", "a/notes.txt", "empty/"}; !reflect.DeepEqual(report.Foreign, want) {
		t.Errorf("foreign files told are %q, want %q", report.Foreign, want)
	}
	wantTree(t, dir, map[string]string{
		"index.html": "one", "CNAME": "example.org", "a/": "", "a/notes.txt": "mine",
		".git/": "", ".git/HEAD": "ref", "empty/": "", "empty/x/": "", "empty/x/y.txt": "deep",
	})
}

func TestAForeignFileIsNeverOverwritten(t *testing.T) {
	for _, c := range []struct {
		name  string
		lay   []string
		site  files
		words string
	}{
		{"in a page's place", []string{"index.html", "mine"}, site("index.html", "ours", "b.html", "b"), "file OUT/index.html stands in the way"},
		{"in a folder's place", []string{"a", "mine"}, site("a/b.html", "ours"), "file OUT/a stands in the way"},
		{"a folder in a page's place", []string{"a.html/x", "mine"}, site("a.html", "ours"), "folder OUT/a.html stands in the way"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, c.lay...)
			before := tree(t, dir)
			_, err := Publish(dir, c.site)
			if err == nil || !strings.Contains(filepath.ToSlash(err.Error()), strings.ReplaceAll(c.words, "OUT", filepath.ToSlash(dir))) {
				t.Errorf("error is %v, want one that says %q", err, c.words)
			}
			wantTree(t, dir, before)
		})
	}
}

func TestAnIdenticalForeignFileIsAdopted(t *testing.T) {
	dir := t.TempDir()
	f := site("index.html", "one", "b.html", "two")
	mustPublish(t, dir, f)
	if err := os.Remove(filepath.Join(dir, ManifestName)); err != nil {
		t.Fatal(err)
	}
	if report := mustPublish(t, dir, f); report.Unchanged != 2 {
		t.Errorf("report is %+v, want two unchanged files", report)
	}
	mustPublish(t, dir, site("index.html", "one"))
	wantTree(t, dir, map[string]string{"index.html": "one"})
}

func TestAFileThatSomebodyEditedIsTold(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("index.html", "one", "gone.html", "two"))
	lay(t, dir, "index.html", "edited", "gone.html", "edited too")
	report := mustPublish(t, dir, site("index.html", "one"))
	if want := []string{"gone.html", "index.html"}; !reflect.DeepEqual(report.Edited, want) || report.Removed != nil {
		t.Errorf("report is %+v, want %q edited and nothing removed", report, want)
	}
	wantTree(t, dir, map[string]string{"index.html": "one", "gone.html": "edited too"})
}

func TestFilesAndFoldersMayChangePlaces(t *testing.T) {
	dir := t.TempDir()
	first := site("a", "file", "b/c.html", "in b", "b/d/e.html", "deep")
	second := site("a/x.html", "in a", "b", "file")
	mustPublish(t, dir, first)
	mustPublish(t, dir, second)
	wantTree(t, dir, map[string]string{"a/": "", "a/x.html": "in a", "b": "file"})
	mustPublish(t, dir, first)
	wantTree(t, dir, map[string]string{"a": "file", "b/": "", "b/c.html": "in b", "b/d/": "", "b/d/e.html": "deep"})
}

func TestANameThatChangesOnlyInCapitals(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("img/Map.svg", "old", "Files/plan.pdf", "plan"))
	mustPublish(t, dir, site("img/map.svg", "new", "files/plan.pdf", "plan"))
	wantTree(t, dir, map[string]string{"img/": "", "img/map.svg": "new", "files/": "", "files/plan.pdf": "plan"})
}

// A disk that ignores capitals cannot be had in a test. What the plan does when
// two names mean one file can: hard links make it so.
func TestOneFileUnderTwoSpellingsIsRenamedNotRemoved(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("Map.svg", "old"))
	if err := os.Link(filepath.Join(dir, "Map.svg"), filepath.Join(dir, "map.svg")); err != nil {
		t.Skip("this disk has no hard links")
	}
	var done []step
	if _, err := publish(dir, site("map.svg", "old"), func(s step) error { done = append(done, s); return nil }); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(done, step{"remove", "Map.svg"}) || !slices.Contains(done, step{"rename", "map.svg"}) {
		t.Errorf("changes were %v, want Map.svg renamed and not removed", done)
	}
}

func TestCapitalsOfFoldersAreRespeltOneByOne(t *testing.T) {
	p := &plan{}
	p.respell("Top/Sub/a.html", "top/sub/a.html")
	p.respell("Top/Sub/b.html", "top/sub/b.html")
	if want := []rename{{"Top", "top"}, {"top/Sub", "top/sub"}}; !reflect.DeepEqual(p.cases, want) {
		t.Errorf("renames are %v, want %v", p.cases, want)
	}
}

func TestAddressesThatAreRefused(t *testing.T) {
	for _, name := range []string{
		"", ".", "..", "../x.html", "a/../../x.html", "/etc/passwd", "a//b.html", "a/", `a\b.html`, `..\x.html`,
		"c:/x.html", "a\x00b.html", "a\nb.html", "what?.html", ManifestName, ".rethink-work/1", ".Rethink-Work/1", ".Rethink-Manifest",
	} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		if _, err := Publish(dir, site("index.html", "one", name, "bad")); err == nil {
			t.Errorf("address %q was accepted", name)
		}
		if len(tree(t, parent)) != 0 {
			t.Errorf("address %q: something was written before it was refused", name)
		}
	}
}

func TestSitesThatNoDiskShouldHold(t *testing.T) {
	for words, f := range map[string]files{
		"differ only in capitals":         site("a/B.html", "", "A/b.html", ""),
		"is a file, and a folder for a/b": site("a", "", "a/b", ""),
		"site has no files":               {},
	} {
		dir := t.TempDir()
		if _, err := Publish(dir, f); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("error is %v, want one that says %q", err, words)
		}
	}
}

func TestAFolderThatHoldsTheSourceIsRefused(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, "content/site.yaml", "title: x")
	if _, err := Publish(dir, site("index.html", "one")); err == nil || !strings.Contains(err.Error(), "holds a site's source") {
		t.Errorf("error is %v", err)
	}
	wantTree(t, dir, map[string]string{"content/": "", "content/site.yaml": "title: x"})
}

func TestAFileInPlaceOfTheOutputFolder(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, "public", "a file")
	if _, err := Publish(filepath.Join(dir, "public"), site("index.html", "one")); err == nil || !strings.Contains(err.Error(), "is a file") {
		t.Errorf("error is %v", err)
	}
	if _, err := Publish(filepath.Join(dir, "public", "deep"), site("index.html", "one")); err == nil || !strings.Contains(err.Error(), "output folder") {
		t.Errorf("error is %v", err)
	}
}

func TestLinksLeadNowhere(t *testing.T) {
	outside := t.TempDir()
	lay(t, outside, "page.html", "theirs")
	for name, link := range map[string]string{"a folder": "guidance", "a page": "guidance/page.html"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			target := outside
			if strings.HasSuffix(link, ".html") {
				target = filepath.Join(outside, "page.html")
				lay(t, dir, "guidance/other.txt", "")
			}
			if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
				t.Skip("no links here")
			}
			_, err := Publish(dir, site("guidance/page.html", "theirs"))
			if err == nil || !strings.Contains(err.Error(), "link ") {
				t.Errorf("error is %v, want one about the link", err)
			}
			wantTree(t, outside, map[string]string{"page.html": "theirs"})
		})
	}
}

func TestAManifestThatNamesOtherFolders(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	lay(t, parent, "keep.txt", "mine", "public/"+ManifestName, hashOf([]byte("mine"))+"  ../keep.txt\nnonsense\n")
	mustPublish(t, dir, site("index.html", "one"))
	if data, err := os.ReadFile(filepath.Join(parent, "keep.txt")); err != nil || string(data) != "mine" {
		t.Errorf("a file outside the output folder was touched: %q, %v", data, err)
	}
}

func TestTheManifestIsAListOfHashes(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site("b.html", "two", "a.html", "one"))
	got, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	want := manifestHead +
		"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  a.html\n" +
		"3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  b.html\n"
	if string(got) != want {
		t.Errorf("manifest is\n%swant\n%s", got, want)
	}
}

func TestWhatADiskRefusesIsSaidInPlainWords(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("permissions do not hold this user back")
	}
	dir := t.TempDir()
	mustPublish(t, dir, site("a/b.html", "one"))
	lock := filepath.Join(dir, "a")
	if err := os.Chmod(lock, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(lock, 0o755)
	_, err := Publish(dir, site("a/b.html", "two"))
	if want := filepath.Join(dir, "a", "b.html") + " cannot be written: permission denied"; err == nil || err.Error() != want {
		t.Errorf("error is %v, want %q", err, want)
	}
}

func BenchmarkPublishUnchanged(b *testing.B) {
	dir, f := b.TempDir(), files{}
	for i := range 1000 {
		f["section/page-"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+time.Duration(i).String()+".html"] = []byte(strings.Repeat("words ", 2000))
	}
	if _, err := Publish(dir, f); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Publish(dir, f); err != nil {
			b.Fatal(err)
		}
	}
}

func TestADiskThatIsFullHalfWaySaysHowFarItCame(t *testing.T) {
	full := errors.New("no space left on device")
	written := 0
	_, err := publish(t.TempDir(), site("a.html", "a", "b.html", "b", "c.html", "c"), func(s step) error {
		if s.what == "rename" && strings.HasSuffix(s.name, ".html") {
			if written++; written > 2 {
				return full
			}
		}
		return nil
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), "Of 3 files to write, 2 are written") {
		t.Errorf("the error is %v", err)
	}
}
