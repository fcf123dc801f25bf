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
	quietMin = 50 * time.Millisecond
	quietMax = 500 * time.Millisecond
	patience = 5 * time.Second
)

// follow builds after changes, one build for all that come together, until ctx
// is done. Changes during a build are followed by another.
func (s *server) follow(ctx context.Context, changes <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-changes:
		}
		if !settle(ctx, changes) {
			return
		}
		s.build(ctx, func() bool { return len(changes) > 0 })
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
