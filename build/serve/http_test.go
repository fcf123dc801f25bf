package serve

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"rethink/build"
)

// serving returns a server of fixed files.
func serving(t *testing.T, files map[string]string) *server {
	t.Helper()
	all := map[string][]byte{}
	for name, text := range files {
		all[name] = []byte(text)
	}
	s := newServer(func() (*build.Site, error) { return siteOf(&build.Result{Files: all}), nil }, false)
	s.build(context.Background(), func() bool { return false })
	return s
}

func ask(s *server, method, target string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost:8080/", nil)
	r.URL.Path = target // as it arrives, unclean
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func host(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }

func header(key, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(key, value) }
}

func TestWhatIsAnswered(t *testing.T) {
	s := serving(t, map[string]string{
		"index.html": page("home"), "guidance/index.html": page("guidance"), "guidance/about.html": page("about"),
		"404.html": page("not here"), "css/site.1.css": "css", "manifest.webmanifest": "{}", "print/deck.pdf": "%PDF", "q/quiz.gift": "gift",
	})
	for _, c := range []struct {
		method, path string
		status       int
		kind, holds  string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "home"},
		{"GET", "/index.html", 200, "text/html; charset=utf-8", "home"},
		{"GET", "/guidance/", 200, "text/html; charset=utf-8", "guidance"},
		{"GET", "/guidance/about.html", 200, "text/html; charset=utf-8", "about"},
		{"GET", "/css/site.1.css", 200, "text/css; charset=utf-8", "css"},
		{"GET", "/manifest.webmanifest", 200, "application/manifest+json", "{}"},
		{"GET", "/print/deck.pdf", 200, "application/pdf", "%PDF"},
		{"GET", "/q/quiz.gift", 200, "text/plain; charset=utf-8", "gift"},
		{"HEAD", "/print/deck.pdf", 200, "application/pdf", ""},
		{"GET", "/no/such/page.html", 404, "text/html; charset=utf-8", "not here"},
		{"HEAD", "/no/such/page.html", 404, "text/html; charset=utf-8", ""},
		{"GET", "/css/", 404, "text/html; charset=utf-8", "not here"},
		{"POST", "/", 405, "text/plain; charset=utf-8", "only be read"},
		{"GET", "/.rethink/overlay.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"GET", "/.rethink/overlay.css", 200, "text/css; charset=utf-8", ".panel"},
		{"GET", "/.rethink/else", 404, "text/plain; charset=utf-8", ""},
	} {
		w := ask(s, c.method, c.path)
		if w.Code != c.status || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s %s: %d %s %q", c.method, c.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if c.method == "HEAD" && w.Body.Len() > 0 {
			t.Errorf("HEAD %s has a body", c.path)
		}
		if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s %s: headers are %v", c.method, c.path, w.Header())
		}
	}
}

func TestAFolderWithoutItsSlash(t *testing.T) {
	s := serving(t, map[string]string{"a/b/index.html": "x"})
	if w := ask(s, "GET", "/a/b"); w.Code != http.StatusFound || w.Header().Get("Location") != "./b/" {
		t.Errorf("/a/b: %d to %q", w.Code, w.Header().Get("Location"))
	}
	for _, path := range []string{"//a/b", "/a//b", "/x/../a/b", `/\a/b`} {
		if w := ask(s, "GET", path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestNoPathLeadsOut(t *testing.T) {
	r := start(t)
	r.write("secret.txt", "secret")
	for _, path := range []string{
		"/../secret.txt", "/content/../../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", `/..\secret.txt`,
		"/....//secret.txt", "//secret.txt", r.path("secret.txt"), "/.rethink/../../secret.txt", "/.rethink/%2e%2e/secret.txt",
	} {
		request := httptest.NewRequest("GET", "http://localhost/", nil)
		request.URL.Path = path
		w := httptest.NewRecorder()
		r.server.ServeHTTP(w, request)
		if w.Code == http.StatusOK || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %q", path, w.Code, w.Body)
		}
	}
}

func TestOnlyThisComputersNamesAreAnswered(t *testing.T) {
	machine, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	s := serving(t, map[string]string{"index.html": page("home")})
	for name, want := range map[string][2]bool{ // answered on loopback, and when open to a network
		"localhost":            {true, true},
		"localhost:8080":       {true, true},
		"LOCALHOST.:8080":      {true, true},
		"site.localhost:8080":  {true, true},
		"127.0.0.1:8080":       {true, true},
		"127.9.9.9":            {true, true},
		"[::1]:8080":           {true, true},
		"192.168.1.20:8080":    {false, true},
		"[fe80::1]:8080":       {false, true},
		machine + ":8080":      {false, true},
		"evil.example:8080":    {false, false},
		"127.0.0.1.evil.com":   {false, false},
		"localhost.evil.com":   {false, false},
		"evil-localhost":       {false, false},
		"":                     {false, false},
		"localhost:8080:8080":  {false, false},
		"user@localhost:8080":  {false, false},
		"2130706433":           {false, false},
		"127.1:8080":           {false, false},
		"0x7f.0.0.1":           {false, false},
		"[::ffff:7f00:1]:8080": {true, true},
	} {
		for i, loopback := range []bool{true, false} {
			s.loopback = loopback
			w := ask(s, "GET", "/", host(name))
			if got := w.Code == http.StatusOK; got != want[i] {
				t.Errorf("host %q, loopback %v: answered is %v", name, loopback, got)
			}
		}
	}
}

func TestOnlyPagesOfTheSiteFollowIt(t *testing.T) {
	s := serving(t, map[string]string{"index.html": page("home")})
	s.events.close() // so that an answer ends
	for _, c := range []struct {
		change []func(*http.Request)
		want   int
	}{
		{nil, 200},
		{[]func(*http.Request){header("Sec-Fetch-Site", "same-origin")}, 200},
		{[]func(*http.Request){header("Sec-Fetch-Site", "cross-site")}, 403},
		{[]func(*http.Request){header("Sec-Fetch-Site", "same-site")}, 403},
		{[]func(*http.Request){header("Origin", "http://localhost:8080")}, 200},
		{[]func(*http.Request){header("Origin", "http://localhost:3000")}, 403},
		{[]func(*http.Request){header("Origin", "null")}, 403},
		{[]func(*http.Request){host("evil.example")}, 403},
	} {
		w := ask(s, "GET", own+"events", append([]func(*http.Request){host("localhost:8080")}, c.change...)...)
		if w.Code != c.want {
			t.Errorf("%d, want %d", w.Code, c.want)
		}
	}
}

func TestWhatIsAddedToAPage(t *testing.T) {
	const tag = `<script src="/.rethink/overlay.js" data-version="v1" defer></script>`
	for _, c := range []struct{ name, address, in, want string }{
		{
			"a page", "a.html",
			`<head>` + policy + `</head><body>x</body>`,
			`<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'">` + tag + `</head><body>x</body>`,
		},
		{
			"a policy in another order", "a.html",
			`<META content='script-src &#39;none&#39;; connect-src https://x.example' http-equiv=content-security-policy></HEAD>`,
			`<META content=" script-src 'self'; connect-src 'self'; style-src 'self'" http-equiv=content-security-policy>` + tag + `</HEAD>`,
		},
		{"no head", "a.html", `<p>x</p><body class=y>z`, `<p>x</p>` + tag + `<body class=y>z`},
		{"no head and no body", "a.html", `<p>x</p>`, `<p>x</p>` + tag},
		{"no page", "a.svg", `<svg></head></svg>`, `<svg></head></svg>`},
	} {
		in := []byte(c.in)
		got := withScript(c.address, in, "v1")
		if string(got) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		if !bytes.Equal(in, []byte(c.in)) {
			t.Errorf("%s: the site in memory was changed", c.name)
		}
	}
}

func TestAddressesToListenAt(t *testing.T) {
	for in, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1 8080", ":8080": "127.0.0.1 8080", "8080": "127.0.0.1 8080",
		"0.0.0.0:80": "0.0.0.0 80", "[::1]:8080": "::1 8080", "localhost:0": "localhost 0",
	} {
		host, port, err := splitAddress(in)
		if err != nil || host+" "+port != want {
			t.Errorf("%s: %s %s, %v", in, host, port, err)
		}
	}
	for _, in := range []string{"", "localhost", "1.2.3.4:http", "1.2.3.4:99999", "a:b:c", ":"} {
		if _, _, err := splitAddress(in); err == nil {
			t.Errorf("%q was taken for an address", in)
		}
	}
}

func TestHowABrowserIsOpened(t *testing.T) {
	for system, want := range map[string]string{"linux": "xdg-open U", "darwin": "open U", "windows": "rundll32 url.dll,FileProtocolHandler U"} {
		if got := strings.Join(opener(system, "U"), " "); got != want {
			t.Errorf("%s: %s, want %s", system, got, want)
		}
	}
}
