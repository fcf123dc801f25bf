package serve

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// Time in these tests is made up: they take none, and a slow machine changes nothing.

func TestChangesAreBuiltOnceTheyHaveSettled(t *testing.T) {
	for _, changes := range []int{0, 1, 999} { // after the first, a millisecond apart
		synctest.Test(t, func(t *testing.T) {
			more := make(chan struct{}, 1)
			go func() {
				for range changes {
					time.Sleep(time.Millisecond)
					more <- struct{}{}
				}
			}()
			start := time.Now()
			if !settle(t.Context(), more) {
				t.Fatal("it gave up")
			}
			if got, want := time.Since(start), time.Duration(changes)*time.Millisecond+quietMin; got != want {
				t.Errorf("%d changes settled after %v, want %v", changes+1, got, want)
			}
		})
	}
}

func TestThePauseGrowsWithTheGaps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan struct{}, 1)
		start := time.Now()
		go func() {
			for _, gap := range []time.Duration{4, 11, 30, 85, 240} { // each shorter than the pause that the last one made
				time.Sleep(gap * time.Millisecond)
				changes <- struct{}{}
			}
		}()
		if !settle(t.Context(), changes) {
			t.Fatal("it gave up")
		}
		if got, want := time.Since(start), 370*time.Millisecond+quietMax; got != want {
			t.Errorf("it settled after %v, want %v", got, want)
		}
	})
}

func TestChangesThatNeverEndAreBuiltAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan struct{}, 1)
		end := make(chan struct{})
		go func() {
			tick := time.NewTicker(4 * time.Millisecond)
			defer tick.Stop()
			for {
				select {
				case <-end:
					return
				case <-tick.C:
					changes <- struct{}{}
				}
			}
		}()
		start := time.Now()
		if !settle(t.Context(), changes) {
			t.Fatal("it gave up")
		}
		if got := time.Since(start); got != patience {
			t.Errorf("it built after %v, want %v", got, patience)
		}
		close(end)
	})
}

func TestSettlingEndsWithTheProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if settle(ctx, make(chan struct{})) {
			t.Error("it wants a build after the end")
		}
	})
}

func TestAnErrorWaitsUntilAllIsStill(t *testing.T) {
	for gap, more := range map[time.Duration]bool{still - time.Millisecond: true, still + time.Millisecond: false} {
		synctest.Test(t, func(t *testing.T) {
			changes := make(chan struct{}, 1)
			go func() {
				time.Sleep(gap)
				changes <- struct{}{}
			}()
			if moves(t.Context(), changes) != more {
				t.Errorf("a change after %v counts: %v, want %v", gap, !more, more)
			}
			time.Sleep(2 * still) // the saving ends before the test does
		})
	}
}
