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
			t.say("    rethink serve --open --source %s", typed(runtime.GOOS, args[0]))
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// typed returns a path as it is typed in a command of a system: between quotation marks
// where the shell would take it for several words or for something else. Windows knows
// the double ones alone, and keeps those out of names; elsewhere the single ones keep
// every sign. A backslash at the end, which Windows adds to a folder's name, would hide
// the mark after it.
func typed(system, path string) string {
	windows := system == "windows"
	if short := strings.TrimRight(path, `\`); windows && short != "" && !strings.HasSuffix(short, ":") {
		path = short
	}
	meansMore := func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./:", c) && (c != '\\' || !windows)
	}
	switch {
	case !strings.ContainsFunc(path, meansMore) && !strings.HasPrefix(path, "-"):
		return path
	case windows || !strings.ContainsAny(path, "\"$`\\!"):
		return `"` + path + `"`
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// oneFolder asks for the one folder that `rethink new` writes to.
func oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 || args[0] == "" {
		return errors.New("name one folder for the new site: rethink new my-site")
	}
	return nil
}
