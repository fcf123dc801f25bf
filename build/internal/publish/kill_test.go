package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Two versions of a site: most pages in both, some in one of them, styles named
// by their hash, and a folder that only one of them has.
func versions() [2]files {
	var v [2]files
	for i := range v {
		f := files{}
		for n := range 60 {
			f[fmt.Sprintf("s%d/page-%d.html", n%4, n)] = page(fmt.Sprintf("page %d version %d", n, i))
		}
		for n := range 10 {
			f[fmt.Sprintf("only-%d/page-%d.html", i, n)] = page(fmt.Sprintf("only %d in %d", n, i))
		}
		f["same.html"] = page("the same")
		f[fmt.Sprintf("css/site.%d.css", i)] = page(fmt.Sprintf("style %d", i))
		f["index.html"] = page(fmt.Sprintf("uses css/site.%d.css", i))
		v[i] = f
	}
	return v
}

func page(text string) []byte {
	return []byte(strings.Repeat(text+"\n", 300) + "the end of " + text)
}

// theirs are files that no build made; they must outlive anything.
var theirs = []string{"CNAME", "theirs", "s0/notes.txt", "theirs", "only-0/keep.txt", "theirs", "own/x.txt", "theirs"}

// checkWhole asserts what a reader of the folder may rely on at any moment.
func checkWhole(t *testing.T, dir string, v [2]files) {
	t.Helper()
	for name, want := range v[0] {
		other, inBoth := v[1][name]
		got, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist) && !inBoth:
		case err != nil:
			t.Errorf("page %s: %v", name, err)
		case string(got) != string(want) && string(got) != string(other):
			t.Errorf("page %s is neither old nor new: %d bytes", name, len(got))
		}
	}
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	uses, _, _ := strings.Cut(strings.TrimPrefix(string(index), "uses "), "\n")
	if _, err := os.Stat(filepath.Join(dir, uses)); err != nil {
		t.Errorf("index.html uses %s, which is not there", uses)
	}
	checkTheirs(t, dir)
}

func checkTheirs(t *testing.T, dir string) {
	t.Helper()
	for name := range site(theirs...) {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != "theirs" {
			t.Errorf("foreign file %s: %q, %v", name, got, err)
		}
	}
}

// checkExact asserts that dir holds one version and the foreign files, and no
// trace of any run.
func checkExact(t *testing.T, dir string, f files) {
	t.Helper()
	want := map[string]string{}
	for _, part := range []files{f, site(theirs...)} {
		for name, data := range part {
			want[name] = string(data)
			for _, folder := range parents(name) {
				want[folder+"/"] = ""
			}
		}
	}
	wantTree(t, dir, want)
}

// newKillSite publishes version 0 and lays foreign files beside it.
func newKillSite(t *testing.T) (dir string, v [2]files) {
	dir, v = t.TempDir(), versions()
	mustPublish(t, dir, v[0])
	lay(t, dir, theirs...)
	return dir, v
}

// Every single change of the disk fails once; each time the site is whole, and
// the next run makes it exact.
func TestAFaultAtAnyChangeLeavesEachPageOldOrNew(t *testing.T) {
	fault := errors.New("disk is full")
	for n := 0; ; n++ {
		dir, v := newKillSite(t)
		changes := 0
		_, err := publish(dir, v[1], func(step) error {
			if changes++; changes > n {
				return fault
			}
			return nil
		})
		if err == nil {
			if n < 100 {
				t.Fatalf("only %d changes: the faults tested nothing", n)
			}
			return
		}
		if !errors.Is(err, fault) {
			t.Fatal(err)
		}
		checkWhole(t, dir, v)
		to := v[n%2] // on to the new version, or back to the old
		mustPublish(t, dir, to)
		checkExact(t, dir, to)
		if t.Failed() {
			t.Fatalf("after a fault at change %d", n)
		}
		n += 2 // each third change is enough, and covers them all with both parities
	}
}

// Somebody puts a file where a killed run meant to write: it is theirs now, and
// may be told, but not removed.
func TestAFilePutInThePlaceOfAPageThatWasNeverWritten(t *testing.T) {
	dir, v := newKillSite(t)
	placed := 0
	_, err := publish(dir, v[1], func(s step) error {
		if s.what == "rename" {
			placed++
		}
		if placed > 4 {
			return errors.New("killed")
		}
		return nil
	})
	if err == nil {
		t.Fatal("nothing was cut short")
	}
	lay(t, dir, "only-1/page-9.html", "written by hand")
	report := mustPublish(t, dir, v[0])
	if !slices.Contains(report.Edited, "only-1/page-9.html") {
		t.Errorf("report is %+v, want only-1/page-9.html told", report)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "only-1/page-9.html")); err != nil || string(got) != "written by hand" {
		t.Errorf("the file is %q, %v", got, err)
	}
}

const killDir = "RETHINK_TEST_KILL_DIR"

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	dir := os.Getenv(killDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	v := versions()
	for i := 0; ; i++ {
		if _, err := Publish(dir, v[i%2]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("published")
	}
}

func TestAKillAtAnyMomentLeavesEachPageOldOrNew(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	dir, v := newKillSite(t)
	random := rand.New(rand.NewPCG(1, 2))
	interrupted := 0
	for range rounds {
		killAfter(t, dir, time.Duration(random.IntN(40_000))*time.Microsecond)
		if _, err := os.Stat(filepath.Join(dir, workName)); err == nil {
			interrupted++
		}
		checkWhole(t, dir, v)
		if t.Failed() {
			t.FailNow()
		}
	}
	if interrupted == 0 {
		t.Error("no kill met a run at work: the test showed nothing")
	}
	mustPublish(t, dir, v[0])
	checkExact(t, dir, v[0])
}

// killAfter lets another process publish one version after the other, and kills
// it some time after its first.
func killAfter(t *testing.T, dir string, wait time.Duration) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), killDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 64)
	n, err := out.Read(first)
	if err == nil && !strings.HasPrefix(string(first[:n]), "published") {
		err = errors.New(string(first[:n]))
	}
	time.Sleep(wait)
	if kill := cmd.Process.Kill(); err == nil {
		err = kill
	}
	_ = cmd.Wait()
	if err != nil {
		t.Fatal(err)
	}
}
