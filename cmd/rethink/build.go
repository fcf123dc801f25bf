package main

import (
	"errors"

	"github.com/spf13/cobra"

	"rethink/build"
)

const buildHelp = `Build writes the site to a folder that any web server, shared drive or USB stick
can hold.

Nothing is written while the content has an error: the site that is there stays
as it was. Files that are the same are not touched. Files that the site no longer
has are removed, but only if an earlier build made them; anything else in the
folder is left alone.

With --headers it also prints lines for the setup of a web server; docs/hosting.md says
where they go.`

const buildExample = `  rethink build
  rethink build --out /var/www/guidance --base-url https://example.org/guidance/
  rethink build --source ../other-site --strict
  rethink build --compress --headers nginx > rethink.conf`

func newBuild(t *terminal) *cobra.Command {
	var flags siteFlags
	var out string
	var asJSON, compress bool
	var server build.Server
	cmd := &cobra.Command{
		Use:     "build",
		Short:   "Write the site to a folder",
		Long:    buildHelp,
		Example: buildExample,
		Args:    noFolder,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON && server != "" {
				return errors.New("--json and --headers both print to standard output: use one at a time")
			}
			folder := flags.out(out)
			result, err := flags.one(t, asJSON, func(o build.Options) (*build.Result, error) {
				o.Out, o.Compress, o.Server, o.Cache = folder, compress, server, cacheFolder()
				return build.Build(cmd.Context(), o)
			})
			if err != nil {
				return err
			}
			if result.Failed(flags.strict) {
				return t.notWritten(result)
			}
			t.published(result, folder)
			_, err = t.out.Write(result.Snippet)
			return err
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the `folder` to write to (default public, in the site's folder)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print problems to standard output, as one line of JSON each")
	cmd.Flags().BoolVar(&compress, "compress", false, "put a .gz and a .br file beside each text file, for a web server to send")
	cmd.Flags().Var(&server, "headers", "print the settings for a web `server`: nginx, caddy, apache or netlify")
	_ = cmd.MarkFlagDirname("out")
	return cmd
}
