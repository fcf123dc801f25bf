package serve

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rethink/build"
	"rethink/build/internal/keep"
)

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">`

// copying is a site whose build only copies its files, so that tests see the
// watcher and the server rather than the generator. A file that holds BAD is a
// problem.
type copying struct {
	folder string
	builds atomic.Int64
	during func() // called in the middle of each build; may be nil
}

func (c *copying) read() (*build.Site, error) {
	c.builds.Add(1)
	result := &build.Result{Files: map[string][]byte{}}
	err := filepath.WalkDir(filepath.Join(c.folder, "content"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		rel, relErr := filepath.Rel(filepath.Join(c.folder, "content"), name)
		address := filepath.ToSlash(rel)
		if strings.Contains(string(data), "BAD") {
			p := build.Problem{Message: "page is bad", Hint: "Make it good."}
			p.Pos.File, p.Pos.Line, p.Pos.Col = "content/"+address, 1, 1
			result.Problems.Add(p)
		}
		result.Files[address] = data
		return errors.Join(err, relErr)
	})
	if c.during != nil {
		c.during()
	}
	return siteOf(result), err
}

// siteOf is a site whose version tells of its bytes.
func siteOf(result *build.Result) *build.Site {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(result.Files)) {
		fmt.Fprintf(sum, "%s %d\n%s", name, len(result.Files[name]), result.Files[name])
	}
	if result.Problems.Errors() > 0 {
		result.Files = nil
	}
	site := &build.Site{Found: *result, Version: hex.EncodeToString(sum.Sum(nil))}
	if site.Found.Files = nil; result.Files != nil {
		site.Files = keep.FilesOf(result.Files)
	}
	return site
}

// running is a server that follows its source, as Run makes it.
type running struct {
	*copying
	t      *testing.T
	server *server
	web    *httptest.Server
	mu     sync.Mutex
	builds []Build
}

func start(t *testing.T, files ...string) *running {
	t.Helper()
	r := &running{copying: &copying{folder: t.TempDir()}, t: t}
	r.write("content/index.html", page("home"))
	for i := 0; i < len(files); i += 2 {
		r.write(files[i], files[i+1])
	}
	r.server = newServer(r.read, false)
	r.server.built = func(b Build) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.builds = append(r.builds, b)
	}
	ctx, cancel := context.WithCancel(context.Background())
	changes, err := watch(ctx, r.folder, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	r.server.build(ctx, func() bool { return false })
	var followed sync.WaitGroup
	followed.Go(func() { r.server.follow(ctx, changes) })
	r.web = httptest.NewServer(r.server)
	t.Cleanup(func() {
		r.server.events.close()
		r.web.Close()
		cancel()
		followed.Wait()
	})
	return r
}

func page(text string) string {
	return "<!doctype html><html><head><title>x</title>" + policy + "</head><body><p>" + text + "</p></body></html>"
}

func (r *running) path(name string) string { return filepath.Join(r.folder, filepath.FromSlash(name)) }

func (r *running) write(name, text string) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(r.path(name)), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(r.path(name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) do(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (r *running) get(path string, change ...func(*http.Request)) answer {
	r.t.Helper()
	request, err := http.NewRequest(http.MethodGet, r.web.URL+path, nil)
	r.do(err)
	for _, c := range change {
		c(request)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	r.do(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	r.do(err)
	return answer{response.StatusCode, response.Header, string(body)}
}

// eventually waits until something is so.
func (r *running) eventually(what string, so func() bool) {
	r.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			r.t.Fatalf("it did not come about that %s", what)
		}
	}
}

func (r *running) eventuallyHolds(path, text string) {
	r.t.Helper()
	r.eventually(path+" holds "+text, func() bool { return strings.Contains(r.get(path).body, text) })
}

func (r *running) eventuallyGone(path string) {
	r.t.Helper()
	r.eventually(path+" is gone", func() bool { return r.get(path).status == http.StatusNotFound })
}

func TestHowEditorsSave(t *testing.T) {
	for name, save := range map[string]func(r *running, file, text string){
		"write over": func(r *running, file, text string) { r.write(file, text) },
		"truncate, wait and write": func(r *running, file, text string) {
			r.do(os.Truncate(r.path(file), 0))
			time.Sleep(20 * time.Millisecond)
			r.write(file, text)
		},
		"new file renamed over the old": func(r *running, file, text string) {
			r.write(file+".tmp", text)
			r.do(os.Rename(r.path(file+".tmp"), r.path(file)))
		},
		"old file renamed, new one written (vim)": func(r *running, file, text string) {
			r.write("content/4913", "")
			r.do(os.Remove(r.path("content/4913")))
			r.do(os.Rename(r.path(file), r.path(file+"~")))
			r.write(file, text)
			r.do(os.Remove(r.path(file + "~")))
		},
		"removed and written": func(r *running, file, text string) {
			r.do(os.Remove(r.path(file)))
			r.write(file, text)
		},
		"swap file beside it": func(r *running, file, text string) {
			swap := filepath.ToSlash(filepath.Join(filepath.Dir(file), ".about.html.swp"))
			r.write(swap, "swap")
			r.write(file, text)
			r.do(os.Remove(r.path(swap)))
		},
		"renamed in from another folder": func(r *running, file, text string) {
			r.write("elsewhere", text)
			r.do(os.Rename(r.path("elsewhere"), r.path(file)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := start(t, "content/about.html", page("old"))
			for i := range 3 { // a watch on the file itself would be lost after the first
				text := fmt.Sprintf("save %d", i)
				save(r, "content/about.html", page(text))
				r.eventuallyHolds("/about.html", text)
			}
		})
	}
}

func TestFoldersComeAndGo(t *testing.T) {
	r := start(t)
	r.write("content/a/b/c/deep.html", page("deep"))
	r.eventuallyHolds("/a/b/c/deep.html", "deep")
	r.write("content/a/b/c/deep.html", page("deeper"))
	r.eventuallyHolds("/a/b/c/deep.html", "deeper")

	r.do(os.Rename(r.path("content/a"), r.path("content/z")))
	r.eventuallyHolds("/z/b/c/deep.html", "deeper")
	r.eventuallyGone("/a/b/c/deep.html")
	r.write("content/z/b/c/deep.html", page("renamed"))
	r.eventuallyHolds("/z/b/c/deep.html", "renamed")

	r.do(os.RemoveAll(r.path("content/z")))
	r.eventuallyGone("/z/b/c/deep.html")
	r.write("content/z/again.html", page("again"))
	r.eventuallyHolds("/z/again.html", "again")

	r.do(os.Rename(r.path("content"), r.path("kept")))
	r.do(os.Rename(r.path("kept"), r.path("content")))
	r.write("content/z/again.html", page("back"))
	r.eventuallyHolds("/z/again.html", "back")
}

func TestAContentFolderThatIsALink(t *testing.T) {
	elsewhere := t.TempDir()
	if err := os.MkdirAll(filepath.Join(elsewhere, "content", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	if err := os.Symlink(filepath.Join(elsewhere, "content"), filepath.Join(source, "content")); err != nil {
		t.Skip(err) // Windows asks for a privilege
	}
	changes, err := watch(t.Context(), source, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(elsewhere, "content", "deep", "page.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case <-changes:
	case <-time.After(20 * time.Second):
		t.Error("a change in a folder below the link is not seen")
	}
}

func TestABurstIsOneBuild(t *testing.T) {
	r := start(t)
	for i := range 1000 {
		r.write(fmt.Sprintf("content/s%d/page-%d.html", i%10, i), page(fmt.Sprintf("burst %d", i)))
	}
	r.eventuallyHolds("/s9/page-999.html", "burst 999")
	for i := range 1000 {
		if got := r.get(fmt.Sprintf("/s%d/page-%d.html", i%10, i)); !strings.Contains(got.body, fmt.Sprintf("burst %d<", i)) {
			t.Fatalf("page %d is %d %q", i, got.status, got.body)
		}
	}
	// One for the start and one for the burst; some more on a disk that stalls.
	if n := r.copying.builds.Load(); n > 20 {
		t.Errorf("the burst took %d builds", n-1)
	}
}

func TestAChangeDuringABuildIsSeen(t *testing.T) {
	r := start(t)
	var once sync.Once
	r.during = func() {
		once.Do(func() { r.write("content/late.html", page("late")) })
	}
	r.write("content/early.html", page("early"))
	r.eventuallyHolds("/late.html", "late")
	if got := r.get("/early.html"); got.status != http.StatusOK {
		t.Errorf("early.html: %d", got.status)
	}
}

func TestABadSaveKeepsTheLastGoodSite(t *testing.T) {
	r := start(t, "content/about.html", page("good"))
	follower := r.follow()
	if first := follower.next(); len(first.Problems) != 0 {
		t.Errorf("problems at the start: %+v", first.Problems)
	}
	r.write("content/about.html", page("BAD"))
	bad := follower.next()
	want := problem{"content/about.html:1:1", "page is bad", "Make it good.", false}
	if len(bad.Problems) != 1 || bad.Problems[0] != want {
		t.Errorf("problems are %+v, want %+v", bad.Problems, want)
	}
	if got := r.get("/about.html"); got.status != http.StatusOK || !strings.Contains(got.body, "good") {
		t.Errorf("after a bad save the page is %d %q", got.status, got.body)
	}
	r.write("content/about.html", page("mended"))
	mended := follower.next()
	if len(mended.Problems) != 0 || mended.Version == bad.Version {
		t.Errorf("after mending the state is %+v, before %+v", mended, bad)
	}
	r.eventuallyHolds("/about.html", "mended")
}

func TestASaveThatChangesNothingReloadsNothing(t *testing.T) {
	r := start(t)
	before := r.get("/index.html").body
	r.write("content/index.html", page("home"))
	r.eventually("it built again", func() bool {
		r.mu.Lock()
		defer r.mu.Unlock()
		return len(r.builds) > 1
	})
	if r.builds[1].Changed || r.get("/index.html").body != before {
		t.Error("browsers were told, though nothing changed")
	}
}

func TestBeforeTheFirstGoodBuild(t *testing.T) {
	r := start(t, "content/index.html", page("BAD <b>"))
	got := r.get("/some/page.html")
	if got.status != http.StatusInternalServerError || !strings.Contains(got.body, "content/index.html:1:1") || !strings.Contains(got.body, "overlay.js") {
		t.Errorf("page is %d %q", got.status, got.body)
	}
	r.write("content/index.html", page("good"))
	r.eventuallyHolds("/", "good")
}

func TestAnErrorBesideTheContentIsShownToo(t *testing.T) {
	s := newServer(func() (*build.Site, error) {
		return nil, errors.New("layout page.html:3 cannot be used")
	}, false)
	s.build(context.Background(), func() bool { return false })
	if len(s.problems) != 1 || s.problems[0].Message != "layout page.html:3 cannot be used" {
		t.Errorf("problems are %+v", s.problems)
	}
}

func TestAFailureThatIsOutOfDateIsNotTold(t *testing.T) {
	s := newServer(func() (*build.Site, error) { return nil, errors.New("half a file") }, false)
	s.built = func(Build) { t.Error("it was told") }
	s.build(context.Background(), func() bool { return true })
	if s.problems != nil {
		t.Errorf("problems are %+v", s.problems)
	}
}

// A follower reads the events as a browser does.
type follower struct {
	r    *running
	body *bufio.Scanner
}

type state struct {
	Version  string
	Problems []problem
}

func (r *running) follow() follower {
	r.t.Helper()
	response, err := http.Get(r.web.URL + own + "events")
	r.do(err)
	r.t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" || response.Header.Get("Access-Control-Allow-Origin") != "" {
		r.t.Fatalf("events come as %q with %v", got, response.Header)
	}
	return follower{r, bufio.NewScanner(response.Body)}
}

func (f follower) next() (s state) {
	f.r.t.Helper()
	for f.body.Scan() {
		if data, ok := strings.CutPrefix(f.body.Text(), "data: "); ok {
			f.r.do(json.Unmarshal([]byte(data), &s))
			return s
		}
	}
	f.r.t.Fatalf("the events ended: %v", f.body.Err())
	return s
}

func TestRunEndsWhileBrowsersFollow(t *testing.T) {
	r := &running{copying: &copying{folder: t.TempDir()}, t: t}
	r.write("content/site.yaml", "title: Test\n")
	ctx, cancel := context.WithCancel(context.Background())
	started := make(chan Address, 1)
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Addr:    "127.0.0.1:0",
			Build:   build.Options{Source: r.folder, Defaults: os.DirFS(r.folder)},
			Started: func(a Address) { started <- a },
		})
	}()
	var at Address
	select {
	case at = <-started:
	case err := <-ended:
		t.Fatal(err)
	}
	response, err := http.Get(strings.TrimSuffix(at.URL, "/") + own + "events")
	r.do(err)
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	if !lines.Scan() {
		t.Fatal("no event came")
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it did not end")
	}
}

func TestAnAddressOfAnotherComputerIsSaidInPlainWords(t *testing.T) {
	for _, addr := range []string{"192.0.2.1:8080", "no-such-host.invalid:8080"} {
		_, err := listen(context.Background(), addr, false)
		if err == nil || !strings.Contains(err.Error(), "is not an address of this computer") || !strings.Contains(err.Error(), "use --addr 127.0.0.1:8080") {
			t.Errorf("%s: error is %v", addr, err)
		}
	}
}

func TestATakenAddressIsSaidInPlainWords(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	source := t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	err = Run(context.Background(), Options{Addr: l.Addr().String(), Build: build.Options{Source: source}})
	if err == nil || !strings.Contains(err.Error(), "address "+l.Addr().String()+" is taken") || !strings.Contains(err.Error(), "use --addr 127.0.0.1:") {
		t.Errorf("error is %v", err)
	}
}
