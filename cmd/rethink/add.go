package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"rethink/build/format"
)

const addHelp = `Add writes an example of a kind of page into a site, for you to change. Notes in it
say what each line is for. It never writes over a file.

The kinds are %s.
rethink help format says more about each, such as: rethink help format flow`

const addExample = `  rethink add flow content/what-to-do.md
  rethink add page content/guidance/opening-hours.md
  rethink add glossary content/words.md --source my-site`

func newAdd(t *terminal) *cobra.Command {
	var a format.Addition
	cmd := &cobra.Command{
		Use:       "add KIND FILE",
		Short:     "Add an example of a kind of page to a site",
		Long:      strings.Replace(addHelp, "%s", strings.Join(format.Kinds(), ", "), 1),
		Example:   addExample,
		ValidArgs: format.Kinds(),
		Args:      kindAndFile,
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := today()
			if err != nil {
				return err
			}
			a.Kind, a.File, a.Day = args[0], args[1], day
			added, err := manual().Add(a)
			if err != nil {
				return err
			}
			t.say("%s is an example of kind %s: change it as you like.", t.bold(added.File), a.Kind)
			if a.Kind != "home" {
				t.say("Link to it from another page, such as this from one beside it:\n    %s", added.Link)
			}
			t.say("More about it:\n    rethink help format %s", a.Kind)
			return nil
		},
	}
	cmd.Flags().StringVar(&a.Site, "source", ".", "the site's `folder`, which holds the folder content")
	// The name is that of a flag of this very command, so there is no error to meet.
	_ = cmd.MarkFlagDirname("source")
	return cmd
}

// kindAndFile asks for the kind of page and the file that `rethink add` writes.
func kindAndFile(_ *cobra.Command, args []string) error {
	if len(args) != 2 {
		return errors.New("name a kind and a file: rethink add flow content/what-to-do.md")
	}
	return nil
}
