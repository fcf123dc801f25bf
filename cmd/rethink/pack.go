package main

import (
	"github.com/spf13/cobra"

	"rethink/build"
)

const packHelp = `Pack writes the whole site to one zip file: every page, PDF file and package for a
learning platform. Unpacked on a memory stick, a shared drive or a laptop, it works
without the internet: open START-HERE.html.

The same content always gives the same file, byte for byte. Nothing is written
while the content has an error.`

const packExample = `  rethink pack
  rethink pack --out workshop.zip
  rethink pack --source ../other-site --base-url https://example.org/guidance/`

func newPack(t *terminal) *cobra.Command {
	var flags siteFlags
	var out string
	cmd := &cobra.Command{
		Use:     "pack",
		Short:   "Write the whole site to one zip file",
		Long:    packHelp,
		Example: packExample,
		Args:    noFolder,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var packed *build.Packed
			result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
				result, packed, err = build.Pack(cmd.Context(), o)
				return result, err
			})
			if err != nil {
				return err
			}
			if packed == nil {
				return t.notWritten(result)
			}
			if out == "" {
				out = packed.Name
			}
			if err := build.WriteFile(out, packed.Data); err != nil {
				return err
			}
			t.say("Wrote %s: %s (%.1f MB, %s, %s).", out, number(packed.Files, "file"), float64(len(packed.Data))/(1<<20), counts(result), seconds(result.Elapsed))
			return nil
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the `file` to write (default: the site's title and version, in this folder)")
	_ = cmd.MarkFlagFilename("out", "zip")
	return cmd
}
