package main

import (
	"errors"
	"runtime"

	"github.com/spf13/cobra"

	"rethink/build/importer"
)

const importHelp = `Import makes pages of a Word document (.docx), or of a folder of Markdown that was
written for Jekyll, Hugo, Eleventy, MkDocs or pandoc.

Of a document, headings, lists, tables, links, footnotes and pictures come along, and
boxed paragraphs become boxes. A long one becomes several pages: one for each heading
of level 1, or of level 2 where parts are long. With --split you choose.

Of a folder, the addresses of pages come along as old addresses, so that links that
people have kept still lead there.

A copy of the file that rethink review wrote becomes no pages: import lists each comment
and each tracked change in it, with who wrote it, and the file and the line that it is
about.

It tells what could not be carried, with its place: comments, tracked changes, text
boxes, drawings, marks of templates and so on. It never writes over a file.

rethink help format import says what becomes of what.`

const importExample = `  rethink import guidance.docx
  rethink import guidance.docx --into content/guidance
  rethink import guidance.docx --split none --source my-site
  rethink import old-website --into content/guidance
  rethink import review-from-anna.docx`

func newImport(t *terminal) *cobra.Command {
	var o importer.Options
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   "Make pages of a Word document, or of another site",
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
			t.say("Link to the first of these pages from a page that people see:\n    %s", report.Link())
			t.say("Then see what is left to do. Each line names a file, a line and what to write:")
			t.say("    %s", next(report.Site))
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

// next is the command that says what is left to do in a site.
func next(site string) string {
	if site == "." {
		return "rethink check"
	}
	return "rethink check --source " + typed(runtime.GOOS, site)
}

// oneFile asks for the one file or folder that `rethink import` reads.
func oneFile(_ *cobra.Command, args []string) error {
	if len(args) != 1 || args[0] == "" {
		return errors.New("name one Word document, or one folder of Markdown: rethink import guidance.docx")
	}
	return nil
}
