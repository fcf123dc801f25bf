package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	good     = 0
	problems = 1 // in the content
	unusable = 2 // the command was used wrongly, or could not do its work
)

// errProblems says that the content has problems, which are reported already.
var errProblems = errors.New("the content has problems")

const rootHelp = `Rethink turns a folder of guidance, written in Markdown, into a website, a way
through a disagreement, a workshop and a pack of cards.

A site is a folder that holds a folder named content. Run the commands there, or
name the site's folder with --source.

Exit status: 0 when all is well, 1 when the content has problems, 2 when the
command was used wrongly or could not do its work.`

const rootExample = `  rethink new my-site        start a site of your own
  rethink import policy.docx make pages of what you have
  rethink help format        how to write one
  rethink serve              see it while you write
  rethink check              say what is wrong in it
  rethink build              write it to the folder public
  rethink pack               write it to one zip file, to take away
  rethink review             write its text to one Word file, to comment on`

// run runs the command line and returns the exit status. It ends early, and
// tidily, when the user presses Ctrl-C.
func run(args []string, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	t := newTerminal(out, errOut)
	if len(args) == 0 && ownConsole() {
		return doubleClicked(ctx, t, os.Stdin, foldersOfProgram())
	}
	root := newRoot(t)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return good
	case errors.Is(err, errProblems):
		return problems
	case ctx.Err() != nil:
		t.say("Stopped.")
		return unusable
	}
	t.say("%s %v", t.red("rethink:"), err)
	return unusable
}

func newRoot(t *terminal) *cobra.Command {
	root := &cobra.Command{
		Use:           "rethink",
		Short:         "Turn a folder of guidance into a website",
		Long:          rootHelp,
		Example:       rootExample,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetOut(t.out)
	root.SetErr(t.err)
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w\nRun `%s --help` to see what it understands", err, cmd.CommandPath())
	})
	root.AddCommand(newBuild(t), newCheck(t), newServe(t), newCards(t), newPack(t), newReview(t), newRelease(t), newChanges(t), newNew(t), newAdd(t), newImport(t), newFormat(t), newSchema(t), newVersion(t))
	refuseUnknownHelp(root)
	return root
}

// refuseUnknownHelp makes `rethink help` on a verb that does not exist a wrong
// usage, as the verb itself is, and so help on a part of the format that there is not.
func refuseUnknownHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "help" {
			cmd.Args = func(_ *cobra.Command, args []string) error {
				found, rest, err := root.Find(args)
				if err == nil && isFormat(found) {
					_, err = manual().Help(formatWords(found, rest)...)
				}
				return err
			}
		}
	}
}
