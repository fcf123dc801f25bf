package main

import (
	"errors"

	"github.com/spf13/cobra"

	"rethink/build/schema"
)

const schemaHelp = `Schema prints a JSON Schema, by which an editor offers keys and marks wrong ones
while you type: one for site.yaml, one for the front matter of pages. README says how
VS Code uses them. What is right or wrong is said by rethink check, which knows more.`

const schemaExample = `  rethink schema site > site.schema.json
  rethink schema page > page.schema.json`

func newSchema(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:       "schema site|page",
		Short:     "Print a JSON Schema for editors",
		Long:      schemaHelp,
		Example:   schemaExample,
		ValidArgs: schema.Names(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one schema: rethink schema site, or rethink schema page")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := schema.Write(args[0], manual())
			if err != nil {
				return err
			}
			_, err = t.out.Write(text)
			return err
		},
	}
}
