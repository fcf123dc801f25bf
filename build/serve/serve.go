// Package serve shows a site while its author writes it: it watches the source, reads
// what was saved, checks it, and tells browsers by server-sent events, which load the
// page anew. A file is made when somebody asks for it; what nobody asks for is made in
// the background, and what is wrong with that is told when it is known.
//
// A bad save does not take the site away. The last good one stays, and the
// problems lie over it, in the browser and in the terminal, until they are
// mended.
//
// What a page needs for this (one script, one word in its policy) is added on
// the way out, so the site in memory is the one that would be published, and what
// is printed from here names its true address. The page for a wrong address alone
// is made for this server: its links begin at the server's root.
//
// The package refuses to serve files: it answers from the build's own list of
// addresses, so no path can lead out of the site. It answers only to the names of
// this computer, so a page elsewhere cannot read an unpublished site by letting
// its own name point here (DNS rebinding), and only to this computer unless it is
// told otherwise.
package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"rethink/build"
)

// Options says what to serve and where.
type Options struct {
	Build build.Options
	Addr  string // "127.0.0.1:8080"; a port alone means this computer

	// NextFree takes the next port that is free where that of Addr is taken: for
	// somebody who would have nowhere to name another.
	NextFree bool

	// Started is called once, when the site can be opened. It may be nil.
	Started func(Address)
	// Built is called after each build, the first too. It may be nil.
	Built func(Build)
	// Trouble is called when the source can no longer be watched as it should. It
	// may be nil.
	Trouble func(error)
}

// A Build is what one build found, as the author is to be told.
type Build struct {
	*build.Result       // nil when Err is set
	Err           error // what is wrong, other than the content
	Failed        bool  // nothing new is shown
	Up            bool  // a good site is shown, this one or an earlier
	Changed       bool  // browsers are shown something new

	New, Mended build.Problems // that the last build had not, and that only the last had
}

// Run serves until ctx is done, and then lets go of every browser. Its error says
// in plain words why it could not start.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if _, err := os.Stat(filepath.Join(o.Build.Source, "content")); err != nil {
		_, err = build.Check(ctx, o.Build) // which says it in its own words
		return err
	}
	listener, err := listen(ctx, o.Addr, o.NextFree)
	if err != nil {
		return err
	}
	address := addressOf(listener)
	o.Build.Root = "/" // the site's own address stays what it is: posters and cards are printed from here too
	changes, err := watch(ctx, o.Build.Source, o.trouble)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	live, err := build.NewLive(o.Build)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	s := newServer(live.Read, o.Build.Strict)
	s.loopback, s.built = address.Loopback, o.Built
	s.build(ctx, func() bool { return false })
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	server.RegisterOnShutdown(s.events.close)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	go s.follow(ctx, changes)
	if o.Started != nil {
		o.Started(address)
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return shutDown(server)
	}
}

// shutDown lets answers that are under way finish, but not for long.
func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

func (o *Options) trouble(err error) {
	if o.Trouble != nil {
		o.Trouble(err)
	}
}

// listen opens the address, or says in plain words why it cannot.
func listen(ctx context.Context, addr string, orNext bool) (net.Listener, error) {
	host, port, err := splitAddress(addr)
	if err != nil {
		return nil, err
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil && orNext && taken(err) {
		if free := nextFree(host, port); free != "" {
			return listen(ctx, free, false)
		}
	}
	if err != nil {
		return nil, explain(host, port, err)
	}
	return listener, nil
}
