package main

import (
	"github.com/spf13/cobra"

	"rethink/build"
)

const checkHelp = `Check reads the whole site and says everything that is wrong in it, with the file,
the line and the column. It writes nothing.

With --json each problem is one line of JSON on standard output, for editors and
for the annotations of a build server. Its keys are file, line, col, severity,
rule, message and hint.`

const checkExample = `  rethink check
  rethink check --strict
  rethink check --json | jq -r .message`

func newCheck(t *terminal) *cobra.Command {
	var flags siteFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Say what is wrong in the content",
		Long:    checkHelp,
		Example: checkExample,
		Args:    noFolder,
		RunE: func(cmd *cobra.Command, _ []string) error {
			result, err := flags.one(t, asJSON, func(o build.Options) (*build.Result, error) {
				return build.Check(cmd.Context(), o)
			})
			if err != nil {
				return err
			}
			t.say("Checked %s: %s (%s).", number(result.Pages, "page"), counts(result), seconds(result.Elapsed))
			if result.Failed(flags.strict) {
				return errProblems
			}
			return nil
		},
	}
	flags.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print problems to standard output, as one line of JSON each")
	return cmd
}
