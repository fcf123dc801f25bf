// Command binaries writes what somebody needs who has no Go: for each kind of computer
// a zip file with the program, a small site to start from and a text that says how to
// begin, and beside them the sums by which a copy is known to be whole.
//
// The same source and the same Go give the same bytes, in any folder and on any day:
// the compiler leaves out where and when it ran, each file is of the day on which the
// version was finished, and the list of parts has neither a number nor a time of its own.
//
// It refuses to write a program with a part whose licence it cannot give.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rethink"
)

// A Target is a kind of computer.
type Target struct {
	Name         string // as people know it, part of the name of its zip file
	System, Arch string // as Go knows it
}

// Targets returns the kinds of computer that there is a program for.
func Targets() []Target {
	return []Target{
		{"windows", "windows", "amd64"},
		{"macos-apple", "darwin", "arm64"},
		{"macos-intel", "darwin", "amd64"},
		{"linux-amd64", "linux", "amd64"},
		{"linux-arm64", "linux", "arm64"},
	}
}

// Program is what the program's file is called.
func (t Target) Program() string {
	if t.System == "windows" {
		return "rethink.exe"
	}
	return "rethink"
}

// Zip is what the zip file is called.
func (t Target) Zip() string { return "rethink-" + rethink.Version + "-" + t.Name + ".zip" }

// Options says what to make, and from what.
type Options struct {
	Source  string // the folder of the repository
	Out     string // made when it is not there; what it holds is replaced
	Go      string // the Go command
	Targets []Target
	Say     func(line string) // tells how far it is; may be nil
}

// sumsFile lists the sums of all zip files, as sha256sum reads them.
const sumsFile = "SHA256SUMS"

// Make writes a zip file for each target, and their sums.
func Make(ctx context.Context, o Options) error {
	day, err := time.Parse(time.DateOnly, rethink.Day)
	if err != nil {
		return fmt.Errorf("day of the version: %w", err)
	}
	work, err := os.MkdirTemp("", "rethink-binaries-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	var zips []made
	for _, target := range o.Targets {
		o.report("%s", target.Zip())
		m := maker{ctx: ctx, o: o, target: target, day: day, work: filepath.Join(work, target.Name)}
		data, err := m.make()
		if err != nil {
			return fmt.Errorf("%s: %w", target.Name, err)
		}
		zips = append(zips, made{target.Zip(), data})
	}
	return publish(o.Out, zips)
}

func (o *Options) report(format string, args ...any) {
	if o.Say != nil {
		o.Say(fmt.Sprintf(format, args...))
	}
}

// A made file has its name and what is in it.
type made struct {
	name string
	data []byte
}

// publish writes the zip files and their sums, once all of them are made. Those of
// another version go, so that nobody gives them away with the new sums.
func publish(out string, zips []made) error {
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(out, "rethink-*.zip"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	var sums bytes.Buffer
	for _, z := range slices.SortedFunc(slices.Values(zips), func(a, b made) int { return strings.Compare(a.name, b.name) }) {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(z.data), z.name)
		if err := os.WriteFile(filepath.Join(out, z.name), z.data, 0o666); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, sumsFile), sums.Bytes(), 0o666)
}

// A maker makes the zip file of one target.
type maker struct {
	ctx    context.Context
	o      Options
	target Target
	day    time.Time
	work   string // a folder of its own
}

// program is the file that the program is built into.
func (m *maker) program() string { return filepath.Join(m.work, m.target.Program()) }

// make builds the program and puts all that belongs to it into a zip file.
func (m *maker) make() ([]byte, error) {
	program, err := m.build()
	if err != nil {
		return nil, err
	}
	parts, err := m.parts()
	if err != nil {
		return nil, err
	}
	return m.zip(program, parts)
}

// zip makes the zip file of a program and the list of its parts.
func (m *maker) zip(program, parts []byte) ([]byte, error) {
	licences, err := m.licences()
	if err != nil {
		return nil, err
	}
	start, err := m.startHere()
	if err != nil {
		return nil, err
	}
	a := newArchive(m.day, m.target.System == "windows")
	a.text("START-HERE.txt", start)
	a.program(m.target.Program(), program)
	if err := a.starter(); err != nil {
		return nil, err
	}
	a.text("about/licences.txt", licences)
	a.file("about/parts.cdx.json", parts)
	return a.bytes()
}

// build compiles the program, without what tells of this computer or of this day.
func (m *maker) build() ([]byte, error) {
	if _, err := m.run(m.system(), "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", m.program(), "./cmd/rethink"); err != nil {
		return nil, err
	}
	return os.ReadFile(m.program())
}

// system is what the Go command is told of the target. The oldest processors of each
// kind are meant, and what somebody has set for their own does not count.
func (m *maker) system() []string {
	return []string{"GOOS=" + m.target.System, "GOARCH=" + m.target.Arch, "CGO_ENABLED=0",
		"GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=", "GOFIPS140=off", "GODEBUG="}
}

// parts lists what the program is made of, in the format CycloneDX, as it says itself.
// The tool has a go.mod of its own, so that the product's own does not name all that
// such a tool is made of.
func (m *maker) parts() ([]byte, error) {
	return m.run([]string{"GOFLAGS="}, "tool", "-modfile=build/binaries/tools.mod", "cyclonedx-gomod",
		"bin", "-json", "-noserial", "-notimestamp", "-version", "v"+rethink.Version, m.program())
}

// run runs the Go command in the repository, with some settings more than there are.
func (m *maker) run(settings []string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(m.ctx, m.o.Go, args...)
	cmd.Dir = m.o.Source
	cmd.Env = append(os.Environ(), settings...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], errors.Join(err, errors.New(strings.TrimSpace(said.String()))))
	}
	return out.Bytes(), nil
}
