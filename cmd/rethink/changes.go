package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rethink/build"
)

const changesHelp = `Changes says what has changed since a release, page by page, with the words before
and after, and ends with a paragraph to paste into an email.

Without --since it is the newest release.`

const changesExample = `  rethink changes
  rethink changes --since 1.0
  rethink changes > changes.txt`

func newChanges(t *terminal) *cobra.Command {
	var flags siteFlags
	var since string
	cmd := &cobra.Command{
		Use:     "changes",
		Short:   "Say what has changed since a release",
		Long:    changesHelp,
		Example: changesExample,
		Args:    noFolder,
		RunE: func(*cobra.Command, []string) error {
			var changed *build.Changed
			result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
				result, changed, err = build.Changes(o, since)
				if result != nil {
					result.Note = ""
				}
				return result, err
			})
			if err != nil {
				return err
			}
			if changed == nil {
				t.say("%s. Nothing was compared.", counts(result))
				return errProblems
			}
			if len(changed.Lines) == 0 {
				t.say("No words have changed since release %s.", changed.Since)
				return nil
			}
			return t.changed(changed)
		},
	}
	flags.addSource(cmd)
	cmd.Flags().StringVar(&since, "since", "", "the `version` to compare with (default: the newest release)")
	return cmd
}

// changed prints what changed where another program may read it.
func (t *terminal) changed(c *build.Changed) error {
	lines := append([]string{"Changed since release " + c.Since + ":"}, c.Lines...)
	lines = append(lines, "", "To paste into an email:", "", c.Mail)
	for _, line := range lines {
		if _, err := fmt.Fprintln(t.out, line); err != nil {
			return err
		}
	}
	return nil
}
