package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"rethink/build"
)

const releaseHelp = `Release writes down what was approved: each word of the guidance, each address, the
day and who approved it, as content/releases/VERSION.yaml. Keep that file with the
content and do not edit it. From then on every page and every sheet says its
version, and a build says what has changed since, and which address was lost.

It writes nothing while the content has an error, while a review is overdue, when
nothing has changed since the newest release, or when the version is not higher.`

const releaseExample = `  rethink release 1.0 --approved-by "the partnership's executive board"
  rethink release 1.1 --approved-by "the policy group" --note "Two questions are reworded."`

func newRelease(t *terminal) *cobra.Command {
	var flags siteFlags
	var release build.ReleaseOptions
	cmd := &cobra.Command{
		Use:     "release VERSION",
		Short:   "Write down a version that was approved",
		Long:    releaseHelp,
		Example: releaseExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one version: rethink release 1.0 --approved-by \"…\"")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			release.Version = args[0]
			var done *build.Released
			result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
				result, done, err = build.Release(cmd.Context(), o, release)
				if result != nil {
					result.Note = "" // it is this release that says what changed
				}
				return result, err
			})
			if err != nil {
				return err
			}
			if done == nil {
				return t.notWritten(result)
			}
			t.released(done, release, result, flags.source)
			return nil
		},
	}
	flags.addSource(cmd)
	cmd.Flags().StringVar(&release.Approver, "approved-by", "", "`who` approved it")
	cmd.Flags().StringVar(&release.Note, "note", "", "what it is about, in one `sentence`")
	return cmd
}

// released says what was written, and what comes next.
func (t *terminal) released(done *build.Released, r build.ReleaseOptions, result *build.Result, source string) {
	t.say("Released version %s on %s, approved by %s (%s).", r.Version, done.Day, r.Approver, counts(result))
	if !done.First {
		t.say("%s.", done.Summary)
	}
	t.say("It is written in %s: keep that file as it is. Next:", filepath.Join(source, filepath.FromSlash(done.Path)))
	t.say("    rethink build")
}
