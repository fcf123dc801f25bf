package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A part is a module that the program is made of, and where its licences stand: in the
// files of these names, from its folder.
type part struct {
	name  string // with its version
	dir   string
	files []string
}

// isLicence finds the names of files that a licence asks to be kept.
var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|authors)([.-][a-z0-9.-]*)?$`)

// licences returns the licences of all parts in one text: those of Rethink, of Go, and of
// each module of which a package is in the program.
func (m *maker) licences() ([]byte, error) {
	parts, err := m.modules()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s is made of the parts below, and each may be used under its licence.\n", m.target.Program())
	for _, p := range parts {
		if len(p.files) == 0 {
			return nil, fmt.Errorf("%s has no licence in %s: nobody may be given a program that it is a part of", p.name, p.dir)
		}
		for _, name := range p.files {
			text, err := os.ReadFile(filepath.Join(p.dir, name))
			if err != nil {
				return nil, err
			}
			title := p.name + ": " + filepath.ToSlash(name)
			fmt.Fprintf(&b, "\n\n%s\n%s\n\n%s\n", title, strings.Repeat("=", len(title)), plain(text))
		}
	}
	return b.Bytes(), nil
}

// plain returns a text with the line ends of this one, and none at its end.
func plain(text []byte) []byte {
	return bytes.TrimRight(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), "\n \t")
}

// modules returns the parts of the program, ours first and Go second.
func (m *maker) modules() ([]part, error) {
	root, err := m.run(nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	version, err := m.run(nil, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	listed, err := m.run(m.system(), "list", "-deps", "-json=Dir,Module", "./cmd/rethink")
	if err != nil {
		return nil, err
	}
	parts := map[string]*part{}
	goItself := part{name: "Go " + strings.TrimPrefix(strings.TrimSpace(string(version)), "go"), dir: strings.TrimSpace(string(root))}
	ours := part{name: "Rethink", dir: m.o.Source}
	for decoder := json.NewDecoder(bytes.NewReader(listed)); ; {
		var p struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Module == nil || p.Module.Main {
			continue
		}
		of := parts[p.Module.Path]
		if of == nil {
			of = &part{name: p.Module.Path + " " + p.Module.Version, dir: p.Module.Dir}
			parts[p.Module.Path] = of
		}
		if err := of.find(p.Dir); err != nil {
			return nil, err
		}
	}
	for _, p := range []*part{&ours, &goItself} {
		if err := p.find(p.dir); err != nil {
			return nil, err
		}
	}
	all := []part{ours, goItself}
	for _, p := range parts {
		all = append(all, *p)
	}
	slices.SortFunc(all[2:], func(a, b part) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// find adds the licences in a folder of the part and in those above it: a package may
// have one of its own.
func (p *part) find(dir string) error {
	for ; ; dir = filepath.Dir(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(p.dir, dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if name := filepath.Join(rel, e.Name()); !e.IsDir() && isLicence.MatchString(e.Name()) && !slices.Contains(p.files, name) {
				p.files = append(p.files, name)
			}
		}
		if rel == "." || len(dir) <= len(p.dir) {
			slices.Sort(p.files)
			return nil
		}
	}
}
