package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestALargeSiteLeavesLessGarbage(t *testing.T) {
	for _, c := range []struct {
		inUse uint64
		want  int
	}{{0, 400}, {10 << 20, 400}, {60 << 20, 400}, {120 << 20, 150}, {150 << 20, 100}, {300 << 20, 80}, {1 << 30, 80}} {
		if got := garbageFor(c.inUse); got != c.want {
			t.Errorf("with %d MB in use there may be %d per cent of garbage, want %d", c.inUse>>20, got, c.want)
		}
	}
}

// Room that was asked for is not in use, and how often garbage is collected stays.
func TestRoomInLargePiecesIsLetGoOf(t *testing.T) {
	percent := debug.SetGCPercent(150)
	defer debug.SetGCPercent(percent)
	largePieces(firstRoom)
	if after := debug.SetGCPercent(150); after != 150 {
		t.Errorf("garbage is collected at %d per cent, want 150", after)
	}
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	if now.HeapAlloc >= firstRoom {
		t.Errorf("%d MB are in use", now.HeapAlloc>>20)
	}
}
