package serve

import (
	"bytes"
	"context"
	"hash/maphash"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"rethink/build"
)

// own is the folder of the addresses that serve keeps for itself. No site has it:
// the content folder refuses hidden files.
const own = "/.rethink/"

// A server holds the last good site and what is wrong with the newest.
type server struct {
	check    func(context.Context) (*build.Result, error)
	strict   bool
	loopback bool
	machine  string // this computer's name, in small letters
	built    func(Build)
	events   *events

	mu       sync.RWMutex
	files    map[string][]byte // nil before the first good build
	version  string
	problems []problem // of the last build, when it failed
	seed     maphash.Seed
}

// A problem is one fault, as a browser is told.
type problem struct {
	Place   string `json:"place"` // "content/about.md:3:1"; empty when it is not in the content
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Warning bool   `json:"warning,omitempty"`
}

func newServer(check func(context.Context) (*build.Result, error), strict bool) *server {
	machine, err := os.Hostname()
	if err != nil {
		machine = ""
	}
	return &server{
		check:    check,
		strict:   strict,
		loopback: true,
		machine:  strings.ToLower(machine),
		events:   newEvents(),
		seed:     maphash.MakeSeed(),
	}
}

// build builds once and tells everybody. A failure that is out of date already,
// since more was saved meanwhile, is better not told: outdated says so.
func (s *server) build(ctx context.Context, outdated func() bool) {
	result, err := s.check(ctx)
	if ctx.Err() != nil {
		return
	}
	failed := err != nil || result.Failed(s.strict)
	if failed && outdated() {
		return
	}
	changed := s.take(result, err, failed)
	if changed {
		s.events.tell()
	}
	if s.built != nil {
		s.built(Build{Result: result, Err: err, Failed: failed, Up: s.up(), Changed: changed})
	}
}

// take puts a build's outcome in place and reports whether readers see a difference.
func (s *server) take(result *build.Result, err error, failed bool) (changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	problems := problemsOf(result, err, failed)
	changed = !slices.Equal(problems, s.problems)
	s.problems = problems
	if failed {
		return changed
	}
	if version := s.versionOf(result.Files); version != s.version {
		s.files, s.version, changed = result.Files, version, true
	}
	return changed
}

// up reports whether there is a good site to show.
func (s *server) up() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.files != nil
}

func problemsOf(result *build.Result, err error, failed bool) []problem {
	if !failed {
		return nil
	}
	if err != nil {
		return []problem{{Message: err.Error()}}
	}
	var all []problem
	for _, p := range result.Problems {
		all = append(all, problem{p.Pos.String(), p.Message, p.Hint, p.Severity == build.Warning})
	}
	return all
}

// versionOf is a name for the bytes of a site, the same for the same bytes as
// long as this server runs.
func (s *server) versionOf(files map[string][]byte) string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var h maphash.Hash
	h.SetSeed(s.seed)
	for _, name := range names {
		_, _ = h.WriteString(name + "\x00" + strconv.Itoa(len(files[name])) + "\x00")
		_, _ = h.Write(files[name])
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// ServeHTTP answers from memory.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("X-Frame-Options", "SAMEORIGIN")
	switch {
	case !s.hostAllowed(r.Host):
		http.Error(w, "This server answers only to the names of its own computer, such as localhost.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "This site can only be read.", http.StatusMethodNotAllowed)
	case strings.HasPrefix(r.URL.Path, own):
		s.serveOwn(w, r)
	default:
		s.serveSite(w, r)
	}
}

func (s *server) serveSite(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	files, version, problems := s.files, s.version, s.problems
	s.mu.RUnlock()
	if files == nil {
		respond(w, r, http.StatusInternalServerError, "index.html", firstPage(problems, version))
		return
	}
	address := strings.TrimPrefix(r.URL.Path, "/")
	if address == "" || strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	if data, ok := files[address]; ok {
		respond(w, r, http.StatusOK, address, withScript(address, data, version))
		return
	}
	if _, ok := files[address+"/index.html"]; ok && path.Clean("/"+address) == "/"+address {
		to := "./" + path.Base(address) + "/" // relative, so that it can lead nowhere else
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
		return
	}
	respond(w, r, http.StatusNotFound, "404.html", withScript("404.html", notFound(files), version))
}

// notFound is the site's own page for a wrong address.
func notFound(files map[string][]byte) []byte {
	if data, ok := files["404.html"]; ok {
		return data
	}
	return []byte("<!doctype html><html lang=\"en\"><head><title>Not found</title></head><body><h1>There is no such page</h1><p><a href=\"/\">Home</a></p></body></html>")
}

// respond sends data. Parts of a file are sent where a browser asks for them, as
// it does for a PDF.
func respond(w http.ResponseWriter, r *http.Request, status int, address string, data []byte) {
	w.Header().Set("Content-Type", contentType(address))
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// contentType names the kind of a file without asking the computer, since what
// computers say differs.
func contentType(address string) string {
	switch strings.ToLower(path.Ext(address)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "application/xml"
	case ".txt", ".gift":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".ico":
		return "image/vnd.microsoft.icon"
	case ".woff2", ".woff", ".ttf", ".otf":
		return "font/" + strings.ToLower(path.Ext(address))[1:]
	case ".pdf":
		return "application/pdf"
	case ".zip":
		return "application/zip"
	}
	return "application/octet-stream"
}
