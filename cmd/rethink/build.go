package main

import (
	"github.com/spf13/cobra"

	"rethink/build"
)

const buildHelp = `Build writes the site to a folder that any web server, shared drive or USB stick
can hold.

Nothing is written while the content has an error: the site that is there stays
as it was. Files that are the same are not touched. Files that the site no longer
has are removed, but only if an earlier build made them; anything else in the
folder is left alone.`

const buildExample = `  rethink build
  rethink build --out /var/www/guidance --base-url https://example.org/guidance/
  rethink build --source ../other-site --strict`

func newBuild(t *terminal) *cobra.Command {
	var flags siteFlags
	var out string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "build",
		Short:   "Write the site to a folder",
		Long:    buildHelp,
		Example: buildExample,
		Args:    noFolder,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder := flags.out(out)
			result, err := flags.one(t, asJSON, func(o build.Options) (*build.Result, error) {
				o.Out, o.Cache = folder, cacheFolder()
				return build.Build(cmd.Context(), o)
			})
			if err != nil {
				return err
			}
			if result.Failed(flags.strict) {
				return t.notWritten(result)
			}
			t.published(result, folder)
			return nil
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the `folder` to write to (default public, in the site's folder)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print problems to standard output, as one line of JSON each")
	_ = cmd.MarkFlagDirname("out")
	return cmd
}
