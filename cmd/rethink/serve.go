package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"rethink/build/serve"
)

const serveHelp = `Serve shows the site on this computer while you write. Each time you save a file
it builds again, and the browser shows the new page by itself.

If something is wrong, the site stays as it was, and what is wrong is listed over
the page and here, until you mend it. Nothing is written to any folder.

Only this computer can open the site, unless you name another address.`

const serveExample = `  rethink serve
  rethink serve --open
  rethink serve --addr 127.0.0.1:9000
  rethink serve --addr 0.0.0.0:8080    (open to everybody in your network)`

func newServe(t *terminal) *cobra.Command {
	var s servedSite
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Show the site on this computer while you write",
		Long:    serveHelp,
		Example: serveExample,
		Args:    noFolder,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.run(cmd.Context(), t) },
	}
	s.flags.add(cmd)
	cmd.Flags().StringVar(&s.addr, "addr", usualAddress, "the `address` to serve at")
	cmd.Flags().BoolVar(&s.open, "open", false, "open the site in your browser")
	return cmd
}

// usualAddress is where a site is served when nothing is said.
const usualAddress = "127.0.0.1:8080"

// A servedSite is a site to serve, and how.
type servedSite struct {
	flags    siteFlags
	addr     string
	open     bool // in the browser
	nextFree bool // where the address is taken, take the next that is free
}

// run serves the site until ctx is done.
func (s *servedSite) run(ctx context.Context, t *terminal) error {
	o, err := s.flags.options()
	if err != nil {
		return err
	}
	return serve.Run(ctx, serve.Options{
		Build:    o,
		Addr:     s.addr,
		NextFree: s.nextFree,
		Trouble:  func(err error) { t.say("%s %v", t.yellow("Warning:"), err) },
		Built:    func(b serve.Build) { t.served(b, s.flags.source) },
		Started: func(at serve.Address) {
			t.serving(at)
			if s.open {
				if err := serve.OpenBrowser(at.URL); err != nil {
					t.say("%s %v", t.yellow("Warning:"), err)
				}
			}
		},
	})
}

// serving says where the site can be opened, and by whom.
func (t *terminal) serving(at serve.Address) {
	t.say("Your site is at %s (press Ctrl-C to stop)", t.bold(at.URL))
	if at.Loopback {
		return
	}
	t.say("%s everybody in your network can open this site while you write it, mistakes included.", t.yellow("Warning:"))
	for _, other := range at.Others {
		t.say("    %s", other)
	}
}

// served tells of one build while serving.
func (t *terminal) served(b serve.Build, source string) {
	clock := t.dim(time.Now().Format("15:04:05"))
	then := "Nothing can be shown until that is mended."
	if b.Up {
		then = "The last good site stays up."
	}
	switch {
	case b.Err != nil:
		t.say("%s %s %v. %s", clock, t.red("Not built:"), b.Err, then)
	case b.Failed:
		t.news(b, source)
		t.say("%s %s. %s", clock, counts(b.Result), then)
	default:
		t.news(b, source)
		if b.Note != "" {
			t.say("%s", b.Note)
		}
		t.say("%s Built %s in %s: %s.", clock, number(b.Pages, "page"), seconds(b.Elapsed), counts(b.Result))
	}
}

// news prints the problems that were not told yet, and those that are mended. There
// may be thousands of others.
func (t *terminal) news(b serve.Build, source string) {
	t.problems(b.New, source, false)
	const most = 5
	if len(b.Mended) > most {
		t.say("%s are no longer there.", number(len(b.Mended), "problem"))
		return
	}
	for _, p := range b.Mended {
		t.say("%s %s %s", t.dim("No longer there:"), p.Pos.File+":", t.dim(p.Message))
	}
}
