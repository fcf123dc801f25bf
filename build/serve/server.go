package serve

import (
	"bytes"
	"context"
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
	read     func() (*build.Site, error)
	strict   bool
	loopback bool
	machine  string // this computer's name, in small letters
	built    func(Build)
	events   *events
	run      string // tells this server's sites from those of the one before it

	mu       sync.RWMutex
	newest   *build.Site // that was read; nil where it could not be
	site     *build.Site // that is shown; nil before the first good one
	sound    *build.Site // the last of which all files could be made
	problems []problem   // of the last build, when it failed
	told     build.Problems
}

// A problem is one fault, as a browser is told.
type problem struct {
	Place   string `json:"place"` // "content/about.md:3:1"; empty when it is not in the content
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Warning bool   `json:"warning,omitempty"`
}

func newServer(read func() (*build.Site, error), strict bool) *server {
	machine, err := os.Hostname()
	if err != nil {
		machine = ""
	}
	return &server{
		read:     read,
		strict:   strict,
		loopback: true,
		machine:  strings.ToLower(machine),
		events:   newEvents(),
		run:      strconv.FormatInt(time.Now().UnixNano(), 36) + "-",
	}
}

// build reads what was saved and tells everybody. It reports false for a failure that
// is out of date, since more was saved meanwhile: that is better not told. Outdated says
// so, and may take its time over it.
func (s *server) build(ctx context.Context, outdated func() bool) bool {
	site, err := s.read()
	failed := err != nil || site.Found.Failed(s.strict)
	if failed && outdated() {
		return false
	}
	if ctx.Err() == nil {
		s.tell(site, err, failed, unsure(s.told))
	}
	return true
}

// unsure returns those problems that show only when all files are made.
func unsure(told build.Problems) build.Problems {
	return slices.DeleteFunc(slices.Clone(told), func(p build.Problem) bool { return !build.ShowsLate(p) })
}

// finish makes what nobody asked for yet of the newest site, and tells everybody what
// shows only then: what its layouts cannot print. It ends early when ctx is done, since
// there is a newer site then.
func (s *server) finish(ctx context.Context) {
	s.mu.RLock()
	site := s.newest
	s.mu.RUnlock()
	if site == nil || site.Found.Failed(s.strict) {
		return
	}
	made, err := site.Make(ctx)
	if ctx.Err() != nil {
		return
	}
	if err != nil || made.Found.Failed(s.strict) {
		s.tell(made, err, true, nil)
		return
	}
	if fresh, mended := news(s.told, made.Found.Problems); len(fresh)+len(mended) > 0 {
		s.tell(made, nil, false, nil)
		site = made
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sound = site
}

// tell puts a build's outcome in place and tells everybody. Open are the problems that
// were there before and of which it is not known yet whether they are mended.
func (s *server) tell(site *build.Site, err error, failed bool, open build.Problems) {
	b := Build{Err: err, Failed: failed}
	b.Changed = s.take(site, err, failed)
	if b.Changed {
		s.events.tell()
	}
	b.Up = s.up()
	if err == nil {
		b.Result = &site.Found
		now := slices.Concat(site.Found.Problems, open)
		b.New, b.Mended = news(s.told, now)
		s.told = now
	}
	if s.built != nil {
		s.built(b)
	}
}

// take puts a build's outcome in place and reports whether readers see a difference.
func (s *server) take(site *build.Site, err error, failed bool) (changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.version()
	problems := problemsOf(site, err, failed)
	changed = !slices.Equal(problems, s.problems)
	s.problems, s.newest = problems, site
	switch {
	case !failed:
		s.site = site
	case s.site != s.sound && err == nil && site.Version == s.site.Version:
		s.site = s.sound // of what was shown since, not all can be made
	}
	return changed || s.version() != before
}

// version is a name for the site that is shown.
func (s *server) version() string {
	if s.site == nil {
		return ""
	}
	return s.run + s.site.Version
}

// up reports whether there is a good site to show.
func (s *server) up() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.site != nil
}

func problemsOf(site *build.Site, err error, failed bool) []problem {
	if !failed {
		return nil
	}
	if err != nil {
		return []problem{{Message: err.Error()}}
	}
	var all []problem
	for _, p := range site.Found.Problems {
		all = append(all, problem{p.Pos.String(), p.Message, p.Hint, p.Severity == build.Warning})
	}
	return all
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
	site, sound, version, problems := s.site, s.sound, s.version(), s.problems
	s.mu.RUnlock()
	if site == nil {
		respond(w, r, http.StatusInternalServerError, "index.html", firstPage(problems, version))
		return
	}
	address := strings.TrimPrefix(r.URL.Path, "/")
	if address == "" || strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	data, ok, err := site.File(address)
	if err != nil && sound != nil { // what is wrong with it is about to be told
		data, ok, err = sound.File(address)
	}
	if err != nil {
		respond(w, r, http.StatusInternalServerError, "index.html", firstPage([]problem{{Message: err.Error()}}, version))
		return
	}
	if ok {
		respond(w, r, http.StatusOK, address, withScript(address, data, version))
		return
	}
	if site.Has(address+"/index.html") && path.Clean("/"+address) == "/"+address {
		to := "./" + path.Base(address) + "/" // relative, so that it can lead nowhere else
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
		return
	}
	respond(w, r, http.StatusNotFound, "404.html", withScript("404.html", notFound(site), version))
}

// notFound is the site's own page for a wrong address.
func notFound(site *build.Site) []byte {
	if data, ok, err := site.File("404.html"); ok && err == nil {
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
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	return "application/octet-stream"
}
