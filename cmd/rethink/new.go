package main

import (
	"errors"
	"runtime"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"rethink/build/starter"
)

const newHelp = `New writes a small site that you can make your own. It has one page of each kind,
and each says what it is for. The folder has to be new or empty.

Start with the file README.txt in it.`

const newExample = `  rethink new my-site
  rethink serve --source my-site`

func newNew(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "new DIR",
		Short:   "Start a site of your own",
		Long:    newHelp,
		Example: newExample,
		Args:    oneFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := today()
			if err != nil {
				return err
			}
			if err := starter.Write(args[0], day); err != nil {
				return err
			}
			t.say("A site to start from is in %s. Next:", t.bold(args[0]))
			t.say("    rethink serve --open --source %s", typed(args[0]))
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// typed returns a path as it is typed in a command: between quotation marks where the
// shell would take it for several words or for something else. Windows knows the double ones
// alone, and keeps those out of names; elsewhere the single ones keep every sign. A
// backslash at the end of a folder's name, which Windows adds, would hide the mark after it.
func typed(path string) string {
	if short := strings.TrimRight(path, `\`); runtime.GOOS == "windows" && short != "" && !strings.HasSuffix(short, ":") {
		path = short
	}
	if !strings.ContainsFunc(path, isNoLetterOfShells) && !strings.HasPrefix(path, "-") {
		return path
	}
	if runtime.GOOS == "windows" {
		return `"` + path + `"`
	}
	if !strings.ContainsAny(path, "\"$`\\!") {
		return `"` + path + `"`
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// isNoLetterOfShells reports whether a sign may mean something to a shell.
func isNoLetterOfShells(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./:", c) && (c != '\\' || runtime.GOOS != "windows")
}

// oneFolder asks for the one folder that `rethink new` writes to.
func oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 || args[0] == "" {
		return errors.New("name one folder for the new site: rethink new my-site")
	}
	return nil
}
