// Package hosting writes what a web server has to be told to serve a site as well as
// it can be served: how long each file may be kept, its type, the headers that a page
// cannot set for itself, the page for a wrong address, and old addresses that lead on.
//
// All of it follows from the finished files: the policy is that of the pages, widened
// where pages differ so that it never forbids what a page allows itself, and old
// addresses are those of the site's own file of them. The package refuses to know how
// a server is set up beside that: where its folders are, its names and certificates.
package hosting

import (
	"bytes"
	"embed"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

// A Server is a web server, or a host, that a snippet can be written for. The zero
// value is none.
type Server string

// The servers, in the order in which help names them.
var servers = []Server{"nginx", "caddy", "apache", "netlify"}

// Set takes a server's name from a command line.
func (s *Server) Set(name string) error {
	if !slices.Contains(servers, Server(name)) {
		return fmt.Errorf("there is no snippet for %s: name one of nginx, caddy, apache or netlify (netlify is right for Cloudflare Pages too)", name)
	}
	*s = Server(name)
	return nil
}

func (s *Server) String() string { return string(*s) }

// Type names what help shows in the place of a value.
func (s *Server) Type() string { return "server" }

//go:embed snippets/*.tmpl
var snippets embed.FS

// Snippet returns the lines for a server, for a site of those files that stands at the
// address base; an empty one counts as the root of a host. For no server there are none.
func Snippet(server Server, files map[string][]byte, base string) ([]byte, error) {
	if server == "" {
		return nil, nil
	}
	name := string(server) + ".tmpl"
	t, err := template.New(name).Funcs(template.FuncMap{
		"join":    strings.Join,
		"quote":   quote,
		"pattern": regexp.QuoteMeta,
	}).ParseFS(snippets, "snippets/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, newView(files, base))
	return b.Bytes(), err
}

// quote sets a word in quotation marks as nginx, Caddy and Apache read them.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// A view is what the snippets are written from.
type view struct {
	Path      string // of the site on its host, with slashes around it, as a browser sends it
	Said      string // the same as a reader would say it
	Policy    string // for pages: theirs, and who may frame them
	Framing   string // the part of it that a page cannot set for itself
	Kept      string // a pattern for the end of an address whose bytes never change
	KeptAt    []string
	Types     []kind
	Text      []string // types that gain by being compressed, beside HTML
	Endings   string   // of text files, as a pattern
	Manifests []string // addresses of web app manifests
	Redirects []redirect
}

// Whole reports whether the site has its host to itself.
func (v view) Whole() bool { return v.Path == "/" }

// Folder is the site's folder on its host, without slashes.
func (v view) Folder() string { return strings.Trim(v.Said, "/") }

// Bare is the site's path as somebody types it, without the slash at its end.
func (v view) Bare() string { return strings.TrimSuffix(v.Path, "/") }

// A kind is a type of file with its ending.
type kind struct{ Type, Ending string }

// A redirect leads from an old address to a new one. Both begin at the root of the host.
type redirect struct {
	From string // as a reader would say it
	Sent string // as a browser sends it
	To   string
}

// types are those of all files that a build or an author puts into a site.
var types = []kind{
	{"text/html", "html"}, {"text/css", "css"}, {"text/javascript", "js"}, {"text/plain", "txt"}, {"text/csv", "csv"},
	{"text/xml", "xml"}, {"application/json", "json"}, {"application/manifest+json", "webmanifest"},
	{"image/svg+xml", "svg"}, {"image/png", "png"}, {"image/jpeg", "jpg jpeg"}, {"image/gif", "gif"}, {"image/webp", "webp"}, {"image/avif", "avif"},
	{"font/woff2", "woff2"}, {"font/woff", "woff"}, {"application/pdf", "pdf"}, {"application/zip", "zip"},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
	{"audio/mpeg", "mp3"}, {"video/mp4", "mp4"}, {"text/vtt", "vtt"},
}

// kept is the end of an address that carries a sum of the file's bytes. Pictures are
// left out, though the site's own carry one too: an author's may end in a day.
const kept = `[-/][0-9a-f]{8}(-[a-z][0-9]+)?\.(css|js|woff2?)$`

var keptForm = regexp.MustCompile(kept)

func newView(files map[string][]byte, base string) view {
	framing := "frame-ancestors 'self'"
	v := view{Path: "/", Said: "/", Policy: framing, Framing: framing, Kept: kept, Types: types}
	if at, err := url.Parse(base); err == nil && base != "" {
		v.Path, v.Said = "/"+strings.TrimPrefix(at.EscapedPath(), "/"), "/"+strings.TrimPrefix(at.Path, "/")
	}
	if policy := policyOf(files); policy != "" {
		v.Policy = policy + "; " + framing
	}
	var endings []string
	for _, k := range types {
		if isText := strings.HasPrefix(k.Type, "text/") || strings.HasPrefix(k.Type, "application/") && strings.Contains(k.Type, "json") || k.Ending == "svg"; isText {
			endings = append(endings, k.Ending)
			if k.Ending != "html" {
				v.Text = append(v.Text, k.Type)
			}
		}
	}
	v.Endings = strings.Join(endings, "|")
	v.KeptAt = keptAt(files)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".webmanifest" {
			v.Manifests = append(v.Manifests, name)
		}
	}
	v.Redirects = redirectsOf(files["_redirects"])
	return v
}

// keptAt lists what may be kept for ever, for a host that knows no patterns: folders
// in which all files may, as "css/*", and of the others each file. A folder within one
// that is listed must be of the same kind.
func keptAt(files map[string][]byte) []string {
	mixed := map[string]bool{".": true}
	for name := range files {
		if !keptForm.MatchString("/" + name) {
			for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
				mixed[folder] = true
			}
		}
	}
	var at []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !keptForm.MatchString("/" + name) {
			continue
		}
		top := name
		for folder := path.Dir(name); !mixed[folder]; folder = path.Dir(folder) {
			top = folder + "/*"
		}
		if !slices.Contains(at, top) {
			at = append(at, top)
		}
	}
	return at
}

// redirectsOf reads the site's file of old addresses, which is written by page: an old
// address, a new one and a status a line.
func redirectsOf(lines []byte) []redirect {
	var all []redirect
	for line := range strings.Lines(string(lines)) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		from, err := url.PathUnescape(words[0])
		if err != nil {
			from = words[0]
		}
		// A dollar sign would begin a variable.
		all = append(all, redirect{From: from, Sent: words[0], To: strings.ReplaceAll(words[1], "$", "%24")})
	}
	return all
}
