package main

import "testing"

func TestALargeSiteLeavesLessGarbage(t *testing.T) {
	for _, c := range []struct {
		inUse uint64
		want  int
	}{{0, 400}, {10 << 20, 400}, {80 << 20, 300}, {160 << 20, 100}, {320 << 20, 50}, {1 << 30, 50}} {
		if got := garbageFor(c.inUse); got != c.want {
			t.Errorf("with %d MB in use there may be %d per cent of garbage, want %d", c.inUse>>20, got, c.want)
		}
	}
}
