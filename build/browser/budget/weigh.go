package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Weight is how heavy a page is. Bytes and Compressed count its HTML and the
// style sheets and scripts that it loads; Requests counts pictures too.
type Weight struct {
	Kind, Address string
	Requests      int
	Bytes         int
	First         int // compressed, on a first visit
	Further       int // compressed, after the home page
	Script        int // compressed, JavaScript alone
}

// A Script is how heavy a script of the site is, compressed.
type Script struct {
	Name       string // without its folder and hash: "search"
	Compressed int
}

// A scale weighs a built site, each file once.
type scale struct {
	fsys  fs.FS
	sizes map[string]size // by address
}

type size struct{ bytes, compressed int }

// page is what a page loads before it can be shown, by address.
type page struct {
	kind                      string
	styles, scripts, pictures []string
}

// weigh returns the heaviest page of each kind, sorted by kind, and every script.
// Pages that only lead on to another are left out.
func weigh(fsys fs.FS) ([]Weight, []Script, error) {
	s := &scale{fsys: fsys, sizes: map[string]size{}}
	known := map[string]bool{}
	if home, err := s.read("index.html"); err == nil {
		for _, address := range slices.Concat(home.styles, home.scripts) {
			known[address] = true
		}
	}
	heaviest := map[string]Weight{}
	scripts := map[string]Script{}
	err := fs.WalkDir(fsys, ".", func(address string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(address) != ".html" {
			return err
		}
		w, err := s.weighPage(address, known, scripts)
		if err != nil {
			return err
		}
		if w.Kind != "redirect" && w.First > heaviest[w.Kind].First {
			heaviest[w.Kind] = w
		}
		return nil
	})
	return sorted(heaviest), sortedScripts(scripts), err
}

func (s *scale) weighPage(address string, known map[string]bool, scripts map[string]Script) (Weight, error) {
	p, err := s.read(address)
	if err != nil {
		return Weight{}, err
	}
	html, err := s.size(address)
	if err != nil {
		return Weight{}, err
	}
	w := Weight{Kind: p.kind, Address: address, Requests: 1 + len(p.styles) + len(p.scripts) + len(p.pictures)}
	w.Bytes, w.First, w.Further = html.bytes, html.compressed, html.compressed
	for _, part := range slices.Concat(p.styles, p.scripts) {
		z, err := s.size(part)
		if err != nil {
			return Weight{}, fmt.Errorf("%s: %w", address, err)
		}
		w.Bytes += z.bytes
		w.First += z.compressed
		if !known[part] {
			w.Further += z.compressed
		}
		if slices.Contains(p.scripts, part) {
			w.Script += z.compressed
			scripts[part] = Script{Name: scriptName(part), Compressed: z.compressed}
			if err := s.weighLater(part, scripts); err != nil {
				return Weight{}, err
			}
		}
	}
	return w, nil
}

var loaded = regexp.MustCompile(`["']([^"'\s]+-[0-9a-f]{6,}\.js)["']`)

// weighLater weighs the scripts that a script loads once somebody asks for them,
// such as that of present mode. No page pays for them before.
func (s *scale) weighLater(by string, scripts map[string]Script) error {
	data, err := fs.ReadFile(s.fsys, by)
	if err != nil {
		return err
	}
	for _, match := range loaded.FindAllSubmatch(data, -1) {
		address := resolve(by, string(match[1]))
		z, err := s.size(address)
		if err != nil {
			return fmt.Errorf("%s: %w", by, err)
		}
		scripts[address] = Script{Name: scriptName(address), Compressed: z.compressed}
	}
	return nil
}

var hash = regexp.MustCompile(`-[0-9a-f]{6,}$`)

func scriptName(address string) string {
	return hash.ReplaceAllString(strings.TrimSuffix(path.Base(address), ".js"), "")
}

// size compresses a file as servers do by default.
func (s *scale) size(address string) (size, error) {
	if z, ok := s.sizes[address]; ok {
		return z, nil
	}
	data, err := fs.ReadFile(s.fsys, address)
	if err != nil {
		return size{}, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(data); err != nil {
		return size{}, err
	}
	if err := w.Close(); err != nil {
		return size{}, err
	}
	z := size{len(data), packed.Len()}
	s.sizes[address] = z
	return z, nil
}

// read finds what a page loads.
func (s *scale) read(address string) (*page, error) {
	data, err := fs.ReadFile(s.fsys, address)
	if err != nil {
		return nil, err
	}
	p := &page{}
	tokens := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				return nil, fmt.Errorf("%s: %w", address, err)
			}
			return p, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			p.note(tokens.Token(), address)
		}
	}
}

// note keeps what a tag makes the browser fetch.
func (p *page) note(tag html.Token, address string) {
	attributes := map[string]string{}
	for _, a := range tag.Attr {
		attributes[a.Key] = a.Val
	}
	add := func(list *[]string, to string) {
		if to == "" || strings.HasPrefix(to, "data:") {
			return
		}
		if at := resolve(address, to); !slices.Contains(*list, at) {
			*list = append(*list, at)
		}
	}
	switch tag.Data {
	case "html":
		p.kind = attributes["data-kind"]
	case "link":
		switch attributes["rel"] {
		case "stylesheet":
			add(&p.styles, attributes["href"])
		case "icon":
			add(&p.pictures, attributes["href"])
		}
	case "script":
		add(&p.scripts, attributes["src"])
	case "img", "source":
		if attributes["loading"] != "lazy" {
			add(&p.pictures, attributes["src"])
		}
	}
}

// resolve returns the address in the site that a link of a page means. The page
// for what is not there links from the root of the server.
func resolve(from, to string) string {
	base := &url.URL{Path: "/" + from}
	target, err := base.Parse(to)
	if err != nil {
		return to
	}
	return strings.TrimPrefix(target.Path, "/")
}

func sorted(heaviest map[string]Weight) []Weight {
	var all []Weight
	for _, w := range heaviest {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b Weight) int { return cmp.Compare(a.Kind, b.Kind) })
	return all
}

func sortedScripts(scripts map[string]Script) []Script {
	var all []Script
	for _, s := range scripts {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Script) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
