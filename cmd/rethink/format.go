package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rethink"
	"rethink/build/format"
)

// formatVerb is the name under which help on the format is found.
const formatVerb = "format"

// manual is the description of the format that the command holds.
func manual() format.Manual {
	return format.Manual{Pages: rethink.Format, Words: rethink.Defaults}
}

// newFormat makes the topics of help that say how a site is written: `rethink help
// format flow`, and the same without "help".
func newFormat(t *terminal) *cobra.Command {
	root := &cobra.Command{
		Use:   formatVerb + " [PART]",
		Short: "How to write a site: every sign and every key",
		RunE:  func(cmd *cobra.Command, args []string) error { return tellFormat(t, cmd, args) },
	}
	for _, topic := range manual().Topics() {
		root.AddCommand(&cobra.Command{
			Use:  topic,
			RunE: func(cmd *cobra.Command, args []string) error { return tellFormat(t, cmd, args) },
		})
	}
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if err := tellFormat(t, cmd, nil); err != nil {
			t.say("%v", err) // the words are in the command itself, and a test reads each topic
		}
	})
	return root
}

// isFormat reports whether a command is one of those that newFormat makes.
func isFormat(cmd *cobra.Command) bool {
	return cmd.Name() == formatVerb || cmd.HasParent() && cmd.Parent().Name() == formatVerb
}

// formatWords returns what of the format was asked for: the command's own name, where
// it is a topic, and the words after it.
func formatWords(cmd *cobra.Command, rest []string) []string {
	if cmd.Name() == formatVerb {
		return rest
	}
	return append([]string{cmd.Name()}, rest...)
}

func tellFormat(t *terminal, cmd *cobra.Command, args []string) error {
	text, err := manual().Help(formatWords(cmd, args)...)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(t.out, text)
	return err
}
