package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rethink": main})
}

// Each script in testdata/script says what a user types and sees; the README
// beside them explains the commands added here.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("TERM", "xterm")
			env.Setenv("SOURCE_DATE_EPOCH", "1795392000")          // 23 November 2026: no page is due for review
			for _, folder := range []string{"released", "given"} { // one to work on, one as it was given
				if err := os.CopyFS(filepath.Join(env.WorkDir, folder), os.DirFS(filepath.Join("..", "..", "build", "testdata", "released"))); err != nil {
					return err
				}
			}
			word, err := os.ReadFile(filepath.Join("..", "..", "build", "internal", "docx", "testdata", "pandoc.docx"))
			if err == nil {
				err = os.WriteFile(filepath.Join(env.WorkDir, "allotment.docx"), word, 0o666)
			}
			return errors.Join(err, os.CopyFS(env.WorkDir, os.DirFS(filepath.Join("testdata", "site"))))
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":   exits,
			"replace": replace,
			"age":     age,
			"aged":    aged,
		},
	})
}

// exits runs rethink and wants an exit status: exits 1 check --strict
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits status [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec("rethink", args[1:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got, err = exit.ExitCode(), nil
	}
	ts.Check(err)
	if got != want {
		ts.Fatalf("exit status is %d, want %d", got, want)
	}
}

func unfold(text string) string { return strings.ReplaceAll(text, `\n`, "\n") }

// replace edits a file as an author would: replace file old new. In both, \n is
// the end of a line.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace file old new")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, unfold(args[1])) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, unfold(args[1]), unfold(args[2]), 1)), 0o644))
}

var longAgo = time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)

// age makes all files below a folder look old: age folder
func age(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: age folder")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(name, longAgo, longAgo))
	}))
}

// aged wants that files were not touched since age: aged file...
func aged(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if info.ModTime().Equal(longAgo) == neg {
			ts.Fatalf("%s was last written at %v", name, info.ModTime())
		}
	}
}
