package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"rethink/build"
)

const reviewHelp = `Review writes the text of the whole site to one Word file, for people who comment in
Word and never open Markdown. Each page has its title and the name of its file, each
paragraph a number that people can quote. Notes for facilitators are in it, and marked.

Send the file out. When it comes back with comments or changes, rethink import lists
each of them with the file and the line that it is about.

The same content always gives the same file, byte for byte. Nothing is written while
the content has an error, and nothing over a file that somebody has saved since.`

const reviewExample = `  rethink review
  rethink review --out consultation-2027.docx
  rethink import review-from-anna.docx`

func newReview(t *terminal) *cobra.Command {
	var flags siteFlags
	var out string
	var word bool
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "Write the text to one Word file, for people to comment on",
		Long:    reviewHelp,
		Example: reviewExample,
		Args:    noFolder,
		RunE: func(*cobra.Command, []string) error {
			if !word {
				return errors.New("review writes a Word file: leave --docx=false out")
			}
			var file *build.ReviewFile
			result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
				result, file, err = build.Review(o)
				return result, err
			})
			if err != nil {
				return err
			}
			if file == nil {
				return t.notWritten(result)
			}
			if out == "" {
				out = filepath.Join(flags.source, "review.docx")
			}
			if err := file.Write(flags.source, out); err != nil {
				return err
			}
			t.say("Wrote %s: %s (%d KB, %s, %s).", out, number(file.Pages, "page"), (len(file.Data)+1023)/1024, counts(result), seconds(result.Elapsed))
			return nil
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the `file` to write (default: review.docx beside the content)")
	cmd.Flags().BoolVar(&word, "docx", true, "write a Word file, which is what there is")
	_ = cmd.MarkFlagFilename("out", "docx")
	return cmd
}
