package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rethink"
	"rethink/build"
)

// siteFlags are the flags of every command that reads a site.
type siteFlags struct {
	source, baseURL string
	strict, drafts  bool
}

func (f *siteFlags) add(cmd *cobra.Command) {
	f.addSource(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.baseURL, "base-url", "", "the `address` that the site will have, instead of base_url in site.yaml")
	flags.BoolVar(&f.strict, "strict", false, "treat warnings as errors")
	flags.BoolVar(&f.drafts, "drafts", false, "include pages that are marked as drafts")
}

// addSource adds the one flag that names the site.
func (f *siteFlags) addSource(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.source, "source", ".", "the site's `folder`, which holds the folder content")
	// The name is that of a flag of this very command, so there is no error to meet.
	_ = cmd.MarkFlagDirname("source")
}

func (f *siteFlags) options() (build.Options, error) {
	now, err := today()
	return build.Options{
		Source:   f.source,
		Defaults: rethink.Defaults,
		BaseURL:  f.baseURL,
		Strict:   f.strict,
		Drafts:   f.drafts,
		Now:      now,
	}, err
}

// one runs the one build of a command, shows how far it is, and tells every problem
// that it found.
func (f *siteFlags) one(t *terminal, asJSON bool, run func(build.Options) (*build.Result, error)) (*build.Result, error) {
	collectSeldom()
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	progress := t.progress()
	o.Progress = progress.step
	result, err := run(o)
	progress.end()
	if result != nil {
		t.problems(result.Problems, f.source, asJSON)
		if result.Note != "" {
			t.say("%s", result.Note)
		}
	}
	return result, err
}

// noFolder refuses a word after a verb that takes none. Who writes one means the
// site's folder.
func noFolder(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no %q: name a site's folder with --source %[2]s", cmd.Name(), args[0])
}

// cacheFolder is where builds are remembered: the user's own cache, or nowhere where
// there is none.
func cacheFolder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "rethink", "builds")
}

// out is where the site goes when nothing is said: the folder public in the
// site's own.
func (f *siteFlags) out(named string) string {
	if named != "" {
		return named
	}
	return filepath.Join(f.source, "public")
}
