package main

import (
	"errors"

	"github.com/spf13/cobra"

	"rethink/build/importer"
)

const importHelp = `Import makes pages of a Word document (.docx). Headings, lists, tables, links,
footnotes and pictures come along, and boxed paragraphs become boxes.

It tells what could not be carried, with its place in the document: comments,
tracked changes, text boxes, drawings and so on. It never writes over a file.

A copy of the file that rethink review wrote becomes no pages: import lists each comment
and each tracked change in it, with who wrote it, and the file and the line that it is
about.

A long document becomes several pages, one for each heading of level 1, or of
level 2 where parts are long. With --split you choose: 1, 2, or none for one page.`

const importExample = `  rethink import guidance.docx
  rethink import guidance.docx --into content/guidance
  rethink import guidance.docx --split none --source my-site
  rethink import review-from-anna.docx`

func newImport(t *terminal) *cobra.Command {
	var o importer.Options
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   "Make pages of a Word document",
		Long:    importHelp,
		Example: importExample,
		Args:    oneFile,
		RunE: func(_ *cobra.Command, args []string) error {
			if isCopy, err := t.remarks(args[0], &siteFlags{source: o.Site}); isCopy || err != nil {
				return err
			}
			o.From = args[0]
			report, err := importer.Import(o)
			if err != nil {
				return err
			}
			t.say("%s", report.Text())
			t.say("Next, see what is left to do. Each line names a file, a line and what to write:")
			t.say("    rethink check --source %s", typed(report.Site))
			return nil
		},
	}
	cmd.Flags().StringVar(&o.Into, "into", "", "the `folder` for the pages, such as content/guidance (default one named after the document)")
	cmd.Flags().StringVar(&o.Split, "split", "auto", "which `headings` begin a page: 1, 2, none or auto")
	cmd.Flags().StringVar(&o.Site, "source", ".", "the site's `folder`, which holds the folder content")
	// The name is that of a flag of this very command, so there is no error to meet.
	_ = cmd.MarkFlagDirname("source")
	return cmd
}

// oneFile asks for the one file that `rethink import` reads.
func oneFile(_ *cobra.Command, args []string) error {
	if len(args) != 1 || args[0] == "" {
		return errors.New("name one Word document: rethink import guidance.docx")
	}
	return nil
}
