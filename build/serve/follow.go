package serve

import (
	"context"
	"time"
)

// How long it has to be quiet before a build. One save is followed by quietMin.
// Where changes come in slowly, as from a copy over a network, the pause grows
// with the gaps between them, up to quietMax; changes that never end are built at
// least every patience.
const (
	quietMin = 5 * time.Millisecond
	quietMax = 500 * time.Millisecond
	patience = 5 * time.Second
)

// still is how long nothing may change before an error is told: editors save in halves,
// and half a page is wrong in ways that nobody meant. Good news does not wait.
const still = 50 * time.Millisecond

// follow builds after changes, one build for all that come together, until ctx
// is done. Changes during a build are followed by another. What nobody asks for is made
// in between.
func (s *server) follow(ctx context.Context, changes <-chan struct{}) {
	end := s.finishing(ctx)
	defer func() { end() }()
	for {
		select {
		case <-ctx.Done():
			return
		case <-changes:
		}
		end()
		for told := false; !told; {
			if !settle(ctx, changes) {
				return
			}
			told = s.build(ctx, func() bool { return moves(ctx, changes) })
		}
		end = s.finishing(ctx)
	}
}

// finishing makes the rest of the site in the background. It returns what stops that,
// and waits until it has.
func (s *server) finishing(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.finish(ctx)
	}()
	return func() {
		cancel()
		<-done
	}
}

// moves reports whether more is saved before all has been still.
func moves(ctx context.Context, changes <-chan struct{}) bool {
	timer := time.NewTimer(still)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return false
	case <-changes:
		return true
	}
}

// settle waits until changes have come to rest. It tells false when ctx is done.
func settle(ctx context.Context, changes <-chan struct{}) bool {
	first := time.Now()
	last, quiet := first, quietMin
	timer := time.NewTimer(quiet)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case <-changes:
			now := time.Now()
			quiet = min(max(quiet, 3*now.Sub(last)), quietMax)
			last = now
			timer.Reset(min(quiet, max(0, patience-now.Sub(first))))
		}
	}
}
