package build_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink/build"
)

// What `rethink build --headers` prints is given to the real servers, which then have to
// serve every file of a site as docs/hosting.md says, at the root of a host and in a
// folder. `setup servers` puts them into .cache; where there are none, this is skipped.
func TestServersServeTheSiteByTheirSnippets(t *testing.T) {
	found := 0
	for name, start := range map[string]func(t *testing.T, program, root, snippet, address string) *exec.Cmd{"nginx": nginx, "caddy": caddy} {
		program := serverNamed(name)
		if program == "" {
			t.Logf("%s is not installed: `build/browser/setup servers` fetches it", name)
			continue
		}
		found++
		for _, folder := range []string{"", "tools/"} {
			t.Run(name+" at /"+folder, func(t *testing.T) {
				t.Parallel()
				root := t.TempDir()
				result := hosted(t, name, filepath.Join(root, folder), "https://example.org/"+folder)
				snippet := filepath.Join(t.TempDir(), "rethink.conf")
				if err := os.WriteFile(snippet, result.Snippet, 0o600); err != nil {
					t.Fatal(err)
				}
				v := newVisitor(t, folder)
				run(t, start(t, program, root, snippet, strings.TrimPrefix(v.host, "http://")), v)
				for _, name := range slices.Sorted(maps.Keys(result.Files)) {
					v.file(name, result.Files[name])
				}
				v.others(result.Files["404.html"])
			})
		}
	}
	if found == 0 {
		t.Skip("neither server is here")
	}
}

// serverNamed returns the path of a server's program, or nothing.
func serverNamed(name string) string {
	if found, err := exec.LookPath(name); err == nil {
		return found
	}
	for _, folder := range []string{"sbin", "bin"} {
		at, err := filepath.Abs(filepath.Join("..", ".cache", "servers", "usr", folder, name))
		if _, missing := os.Stat(at); err == nil && missing == nil {
			return at
		}
	}
	return ""
}

// hosted builds the released site of the tests, with an old address at which no page can
// stand.
func hosted(t *testing.T, server, out, base string) *build.Result {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(source, os.DirFS("testdata/released")); err != nil {
		t.Fatal(err)
	}
	about := filepath.Join(source, "content", "guidance", "about.md")
	text, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(about, bytes.Replace(text, []byte("---\n"), []byte("---\nold_addresses: old/about.aspx\n"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	o := build.Options{Source: source, Defaults: os.DirFS(".."), Out: out, BaseURL: base, Compress: true, Now: fixedDay()}
	if err := o.Server.Set(server); err != nil {
		t.Fatal(err)
	}
	result, err := build.Build(t.Context(), o)
	if err != nil || result.Failed(false) {
		t.Fatal(err, result)
	}
	result.Files = asked(t, out)
	return result
}

// asked returns the files of a site to ask for, without their compressed copies and what is not
// for readers: a build keeps none in memory.
func asked(t *testing.T, out string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(out, func(name string, d os.DirEntry, err error) error {
		hidden := strings.HasPrefix(d.Name(), ".") || d.Name() == "_redirects"
		if ext := filepath.Ext(name); err != nil || d.IsDir() || hidden || ext == ".gz" || ext == ".br" {
			return err
		}
		address, err := filepath.Rel(out, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(address)], err = os.ReadFile(name)
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no files to ask for", err)
	}
	return files
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// nginx is set up as Debian's is, but for where it keeps what it needs for itself.
func nginx(t *testing.T, program, root, snippet, address string) *exec.Cmd {
	t.Helper()
	own := t.TempDir()
	conf := fmt.Sprintf(`user root;
daemon off;
pid %[1]s/pid;
error_log stderr;
events { worker_connections 64; }
http {
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path %[1]s/a;
    proxy_temp_path %[1]s/b;
    fastcgi_temp_path %[1]s/c;
    uwsgi_temp_path %[1]s/d;
    scgi_temp_path %[1]s/e;
    server {
        listen %[2]s;
        root %[3]s;
        include %[4]s;
    }
}
`, own, address, root, snippet)
	return exec.Command(program, "-e", "stderr", "-p", own, "-c", written(t, own, "nginx.conf", conf))
}

func caddy(t *testing.T, program, root, snippet, address string) *exec.Cmd {
	t.Helper()
	own := t.TempDir()
	conf := fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://%s {\n\troot * %s\n\timport %s\n}\n", address, root, snippet)
	cmd := exec.Command(program, "run", "--adapter", "caddyfile", "--config", written(t, own, "Caddyfile", conf))
	cmd.Env = append(os.Environ(), "HOME="+own, "XDG_DATA_HOME="+own, "XDG_CONFIG_HOME="+own)
	return cmd
}

func written(t *testing.T, folder, name, text string) string {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run starts a server, waits until it answers, and ends it with the test.
func run(t *testing.T, cmd *exec.Cmd, v visitor) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			_ = cmd.Process.Kill()
		}
	})
	for range 200 {
		if res, err := v.client.Get(v.host + v.folder); err == nil {
			res.Body.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("the server ended: %v\n%s", err, said.String())
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatal("the server does not answer")
}

// A visitor asks a server as browsers do.
type visitor struct {
	t            *testing.T
	client       *http.Client // that follows nothing, and unpacks nothing
	host, folder string
}

func newVisitor(t *testing.T, folder string) visitor {
	t.Helper()
	transport := &http.Transport{DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return visitor{t: t, client: client, host: "http://" + freeAddress(t), folder: "/" + folder}
}

// get asks for an address below the site's folder.
func (v visitor) get(name string, headers ...string) (*http.Response, []byte) {
	v.t.Helper()
	return v.at(v.folder+(&url.URL{Path: name}).EscapedPath(), headers...)
}

func (v visitor) at(address string, headers ...string) (*http.Response, []byte) {
	v.t.Helper()
	req, err := http.NewRequest(http.MethodGet, v.host+address, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := v.client.Do(req)
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil && !errors.Is(err, io.EOF) {
		v.t.Fatalf("%s: %v", address, err)
	}
	return res, body
}

var (
	summed = regexp.MustCompile(`[-/][0-9a-f]{8}\.(css|js)$`)
	types  = map[string]string{
		".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf", ".zip": "application/zip",
		".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".xml": "text/xml; charset=utf-8",
	}
)

// file asks for one file plain, compressed, and once more.
func (v visitor) file(name string, want []byte) {
	v.t.Helper()
	res, body := v.get(name)
	if res.StatusCode != http.StatusOK || !bytes.Equal(body, want) {
		v.t.Errorf("%s: status %d, %d bytes, want %d", name, res.StatusCode, len(body), len(want))
		return
	}
	header := func(key string) string { return res.Header.Get(key) }
	if kind := types[path.Ext(name)]; kind != "" && !sameType(header("Content-Type"), kind) {
		v.t.Errorf("%s: type %q, want %q", name, header("Content-Type"), kind)
	}
	keep := "no-cache"
	if summed.MatchString("/" + name) {
		keep = "public, max-age=31536000, immutable"
	}
	if header("Cache-Control") != keep {
		v.t.Errorf("%s: kept %q, want %q", name, header("Cache-Control"), keep)
	}
	if header("X-Content-Type-Options") != "nosniff" || header("Referrer-Policy") != "no-referrer" {
		v.t.Errorf("%s: headers %v", name, res.Header)
	}
	policy := header("Content-Security-Policy")
	if page := path.Ext(name) == ".html"; page != strings.Contains(policy, "frame-ancestors 'self'") {
		v.t.Errorf("%s: policy %q", name, policy)
	}
	if tag := header("Etag"); tag != "" {
		if again, _ := v.get(name, "If-None-Match", tag); again.StatusCode != http.StatusNotModified {
			v.t.Errorf("%s: status %d when asked whether it has changed", name, again.StatusCode)
		}
	} else {
		v.t.Errorf("%s: nothing to ask by whether it has changed", name)
	}
	v.compressed(name, want)
}

// sameType reports whether a type says the same: the two names of JavaScript and of XML
// mean one thing, and text of a picture or of JSON is UTF-8 without saying so.
func sameType(got, want string) bool {
	plain := func(s string) string {
		s = strings.NewReplacer("application/javascript", "text/javascript", "application/xml", "text/xml").Replace(strings.ToLower(s))
		if !strings.HasPrefix(s, "text/") {
			s, _, _ = strings.Cut(s, ";")
		}
		return s
	}
	return plain(got) == plain(want)
}

func (v visitor) compressed(name string, want []byte) {
	v.t.Helper()
	res, body := v.get(name, "Accept-Encoding", "gzip")
	text := slices.Contains([]string{".html", ".css", ".js", ".svg", ".csv", ".webmanifest"}, path.Ext(name))
	if encoding := res.Header.Get("Content-Encoding"); encoding != "gzip" {
		if text && len(want) > 1000 {
			v.t.Errorf("%s: %d bytes are not compressed: %q", name, len(want), encoding)
		}
		return
	}
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		v.t.Errorf("%s: %v", name, err)
		return
	}
	if plain, err := io.ReadAll(r); err != nil || !bytes.Equal(plain, want) {
		v.t.Errorf("%s: gzip holds %d bytes, want %d: %v", name, len(plain), len(want), err)
	}
}

// others asks for a wrong address, for folders, and for an address that has moved.
func (v visitor) others(lost []byte) {
	v.t.Helper()
	for _, wrong := range []string{"no/such/page", "no/such/page.html", "img/", "guidance/about.htm"} {
		if res, body := v.get(wrong); res.StatusCode != http.StatusNotFound || !bytes.Equal(body, lost) {
			v.t.Errorf("%s: status %d, %d bytes, want the page for a wrong address", wrong, res.StatusCode, len(body))
		}
	}
	if res, _ := v.get("guidance/"); res.StatusCode != http.StatusOK || !strings.Contains(res.Header.Get("Content-Security-Policy"), "frame-ancestors") {
		v.t.Errorf("a folder: status %d, %v", res.StatusCode, res.Header)
	}
	moved := map[string]string{v.folder + "guidance": v.folder + "guidance/", v.folder + "old/about.aspx": v.folder + "guidance/about.html"}
	if v.folder != "/" {
		moved[strings.TrimSuffix(v.folder, "/")] = v.folder
	}
	for from, to := range moved {
		res, _ := v.at(from)
		at, _ := url.Parse(res.Header.Get("Location"))
		if res.StatusCode/100 != 3 || at.Path != to && path.Join(path.Dir(from), at.Path)+"/" != to {
			v.t.Errorf("%s: status %d to %q, want %s", from, res.StatusCode, res.Header.Get("Location"), to)
		}
	}
}
